import Foundation

/// What stands in for MESH client: works in the folders of its mailbox, and speaks to a `MESHPeer` with the PyPI
/// library mesh-client.
public final class MESHClientPeer: Sendable {
  private let mesh: MESHPeer
  private let folder: String
  private let sender: Program

  /// Makes the folders, as its installer does, and watches `OUT`.
  ///
  /// - Parameter folder: What is named by the partner's code.
  public init(in folder: String, to mesh: MESHPeer) async throws {
    self.mesh = mesh
    self.folder = folder
    try Self.makeFolders(in: folder)
    sender = try Program(
      PythonPeers.python, mesh.clientArguments("send") + [folder], patience: 1_800)
    guard await sender.errorLine(with: "watching") != nil else {
      throw PeerError.unexpected(sender.errorSoFar)
    }
  }

  deinit { sender.send(SIGKILL) }

  /// What the installer leaves behind.
  public static func makeFolders(in folder: String) throws {
    for part in ["", "/IN", "/OUT", "/SENT", "/FAILED"] {
      try FileManager.default.createDirectory(
        atPath: folder + part, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
  }

  /// Waits until it has said a word of a pair: `sent` or `failed`.
  ///
  /// - Returns: What it said.
  public func hasSaid(_ word: String, _ name: String) async -> String? {
    await sender.errorLine(with: "\(word) \(name)")
  }

  /// Where whoever writes into `OUT` did not keep to the order.
  public var faults: [String] {
    sender.errorSoFar.split(separator: "\n").filter { $0.hasPrefix("fault ") }.map(String.init)
  }

  /// Puts into `IN` what lies in the mailbox, and a report on what was collected.
  public func receive() async throws {
    let run = try await Program.run(
      PythonPeers.python, mesh.clientArguments("receive") + [folder])
    guard run.exitCode == 0 else { throw PeerError.unexpected(run.error) }
  }

  /// Ends it.
  public func stop() async {
    sender.send(SIGKILL)
    _ = await sender.end()
  }
}

extension MESHPeer {
  /// How what stands in for MESH client reaches the exchange.
  fileprivate func clientArguments(_ command: String) -> [String] {
    [
      PythonPeers.script("mesh/client.py"), command, "\(port)", certificates.file("spine.pem"),
      certificates.file("university.pem"), certificates.file("university.key"), now,
    ]
  }
}
