import Foundation
import TestPeer
import Testing

/// The built `rpc-server`, run on a folder that goes with this value.
final class ServerProgram: Sendable {
  /// Holds everything that the test makes.
  let folder: String
  var data: String { folder + "/data" }
  var secrets: String { folder + "/data.secrets" }
  var adminToken: String { folder + "/admin.token" }

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A folder with a data directory, its secrets and an admin's token.
  static func initialised() async throws -> ServerProgram {
    let program = try ServerProgram()
    let outcome = try await program.run(
      "init", "--data", program.data, "--token-file", program.adminToken)
    #expect(outcome.exitCode == 0, "\(outcome.error)")
    return program
  }

  /// Runs a subcommand to its end.
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Program.Outcome {
    try await Program.run(Self.path, arguments, environment: environment)
  }

  /// Runs a subcommand that must fail, and gives its sentence.
  func failure(
    _ arguments: String..., code: Int32 = 1, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    try await failure(
      arguments, code: code, environment: environment, sourceLocation: sourceLocation)
  }

  /// Runs a subcommand that must fail, and gives its sentence.
  func failure(
    _ arguments: [String], code: Int32 = 1, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let outcome = try await Program.run(Self.path, arguments, environment: environment)
    #expect(outcome.exitCode == code, "\(outcome.error)", sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    let first = outcome.error.split(separator: "\n").first.map(String.init) ?? ""
    return first.hasPrefix("Error: ") ? String(first.dropFirst("Error: ".count)) : first
  }

  /// Starts to serve the data directory on a free port, and returns once it does.
  func serve(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> ServingProgram {
    let program = try Program(
      Self.path,
      ["serve", "--data", data, "--listen", "127.0.0.1:0", "--conformance"] + arguments,
      environment: environment)
    let line = try #require(await program.errorLine(with: " serving "), "\(program.errorSoFar)")
    let port = try #require(line.firstMatch(of: /listen=127\.0\.0\.1:(\d+)/)?.1)
    return ServingProgram(program: program, port: try #require(Int(port)))
  }

  /// Adds a principal and issues it a token.
  func addPrincipal(
    _ name: String, role: String, _ arguments: String...
  ) async throws -> (id: String, token: String) {
    let added = try await Program.run(
      Self.path, ["principal", "add", "--data", data, "--name", name, "--role", role] + arguments)
    #expect(added.exitCode == 0, "\(added.error)")
    let id = added.output.trimmingCharacters(in: .newlines)
    let file = "\(folder)/\(name).token"
    let issued = try await run(
      "token", "issue", "--data", data, "--principal", id, "--token-file", file)
    #expect(issued.exitCode == 0, "\(issued.error)")
    return (id, try token(in: file))
  }

  /// The token in a file.
  func token(in file: String) throws -> String {
    try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  /// Every file below the folder with its mode and content, so that a test can say: untouched. Of
  /// the lock the mode alone, since it names the process that held it last.
  func snapshot() throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = "\(folder)/\(name)"
      let mode = try mode(of: path)
      let isLock = name.hasSuffix("/pastoral.lock")
      let content = isLock ? Data() : try? Data(contentsOf: URL(filePath: path))
      files[name] = "\(mode) \(content?.base64EncodedString() ?? "directory")"
    }
    return files
  }

  /// The mode of a file, in octal.
  func mode(of path: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return String(try #require(attributes[.posixPermissions] as? Int), radix: 8)
  }

  func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Writes a file of the test's own and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    return "\(folder)/\(name)"
  }

  static let path = Program.built("rpc-server")
}

/// A server that serves.
struct ServingProgram {
  let program: Program
  let port: Int

  func peer() throws -> RawPeer { try RawPeer(port: port) }

  /// Asks it to stop as systemd does, and waits.
  func stop() async -> Program.Outcome {
    program.send(SIGTERM)
    return await program.end()
  }
}
