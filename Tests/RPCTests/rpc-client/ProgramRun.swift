import Foundation
import Glibc

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
    process.executableURL = Self.program
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

  /// The program is built beside the tests.
  private static var program: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "rpc-client")
  }
}

/// A terminal for a program to run on.
private struct Terminal {
  /// The end that the program has.
  let input: FileHandle
  /// The end that a person would have; the terminal is there for as long as it is open.
  private let person: FileHandle

  init() throws {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    person = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // As ioctl_tty(2) has it: unlock the other end, and ask for its number.
    let (unlock, askNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var (locked, number): (CInt, CUnsignedInt) = (0, 0)
    guard descriptor >= 0, ioctl(descriptor, unlock, &locked) == 0,
      ioctl(descriptor, askNumber, &number) == 0
    else { throw CocoaError(.fileReadUnknown) }
    let program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard program >= 0 else { throw CocoaError(.fileReadUnknown) }
    input = FileHandle(fileDescriptor: program, closeOnDealloc: true)
  }
}
