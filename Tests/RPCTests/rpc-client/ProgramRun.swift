import Foundation
import TestPeer

/// One run of the built program, and what came of it.
struct ProgramRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `rpc-client` with a home of its own, against the server where one is given.
  ///
  /// - Parameter onTerminal: Whether its input is a terminal, at which nobody types.
  init(
    _ arguments: [String], server: AnsweringServer? = nil, environment: [String: String] = [:],
    input: String = "", files: [String: String] = [:], onTerminal: Bool = false
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rpc-client-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ content: String = "") throws -> URL {
      let url = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: url)
      return url
    }
    for (name, content) in files {
      let url = try file(name, content)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    }
    let (output, errors) = (try file("output"), try file("errors"))

    let process = Process()
    process.executableURL = URL(filePath: Program.built("rpc-client"))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging(
      ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "Pacific/Auckland"]
    ) { given, _ in given }
    if let server { process.environment?["PASTORAL_ENDPOINT"] = "127.0.0.1:\(server.port)" }
    let terminal = onTerminal ? try Terminal() : nil
    process.standardInput =
      try terminal?.input ?? FileHandle(forReadingFrom: try file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    withExtendedLifetime(terminal) {}
    self.output = try String(contentsOf: output, encoding: .utf8)
    self.errors = try String(contentsOf: errors, encoding: .utf8)
  }
}
