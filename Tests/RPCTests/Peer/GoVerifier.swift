import Foundation

/// The program of Tests/RPCTests/Ledger/Verifier: Go's own packages, which share no code with ours.
public enum GoVerifier {
  /// Builds it, where its sources are newer, and gives its path. All who ask share one build.
  public static func built() async throws -> String { try await building.value }

  private static let building = Task {
    // This checkout, which is three folders up from this file's.
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized
    let cache = root.appending(path: ".build/interop/ledger-verifier").path
    let build = try await Program.run(
      root.appending(path: "Tests/RPCTests/Ledger/Verifier/build").path, [cache], patience: 300)
    guard build.exitCode == 0 else { throw PeerError.unexpected(build.error) }
    return "\(cache)/ledger-verifier"
  }
}
