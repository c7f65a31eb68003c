import Foundation
import RPCServer
import TestPeer

/// Where somebody of the campus runs the built client: a folder of their own, with their token in it, which is gone with
/// the desk.
final class Desk {
  private let folder: URL
  private let port: Int

  init(of person: Person, at campus: TestCampus) throws {
    port = campus.server.port
    folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try put(Array(campus.token(person).utf8), "token")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Puts a file there that nobody else reads.
  func put(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  /// What a file there holds, and who may do what with it; nil where there is none.
  func file(_ name: String) throws -> (bytes: [UInt8], mode: Int)? {
    let path = folder.appending(path: name).path
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (Array(bytes), attributes[.posixPermissions] as? Int ?? 0)
  }

  /// Runs the program, which is built beside the tests, in that folder.
  func run(_ arguments: [String], input: String = "") async throws -> Program.Outcome {
    try put(Array(input.utf8), "input")
    return try await Program.run(
      "/bin/sh",
      ["-c", #"cd "$HOME" && exec "$0" "$@" <input"#, Program.built("rpc-client")] + arguments,
      environment: [
        "HOME": folder.path, "PASTORAL_ENDPOINT": "127.0.0.1:\(port)",
        "PASTORAL_TOKEN_FILE": folder.appending(path: "token").path,
      ])
  }
}
