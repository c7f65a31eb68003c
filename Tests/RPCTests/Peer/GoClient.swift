import Foundation

/// The program of Tests/Interop/go-ttrpc: containerd's own client library, as a peer.
public enum GoClient {
  /// Builds it, where its sources are newer, and gives its path. All who ask share one build.
  public static func built() async throws -> String { try await building.value }

  private static let building = Task {
    // This checkout, which is three folders up from this file's.
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized
    let cache = root.appending(path: ".build/interop/go-ttrpc").path
    let build = try await Program.run(
      root.appending(path: "Tests/Interop/go-ttrpc/build").path, [cache], patience: 300)
    guard build.exitCode == 0 else { throw PeerError.unexpected(build.error) }
    return "\(cache)/go-ttrpc-client"
  }
}
