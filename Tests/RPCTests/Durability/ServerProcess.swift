import Foundation
import TestPeer

/// A server in a process of its own, on a free port, run as an admin runs it. Killed when nobody holds it
/// any more.
final class ServerProcess: Sendable {
  let port: Int
  private let program: Program

  private static let path = Program.built("rpc-server")
  /// How long it may serve, in seconds: what is booked meanwhile takes a busy machine a while.
  private static let patience = 600.0

  /// Starts it, and returns when its log says that it serves.
  init(data: String, secrets: String) async throws {
    let program = try Program(
      Self.path,
      ["serve", "--data", data, "--secrets", secrets, "--listen", "127.0.0.1:0"],
      patience: Self.patience)
    let line = await program.errorLine(with: " serving ")
    guard let port = line?.firstMatch(of: /listen=127\.0\.0\.1:(\d+)/).flatMap({ Int($0.1) }) else {
      program.send(SIGKILL)
      throw UnexpectedEnd(description: program.errorSoFar)
    }
    self.program = program
    self.port = port
  }

  deinit { program.send(SIGKILL) }

  /// Runs another subcommand to its end.
  static func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(path, arguments, patience: patience)
  }

  var pid: Int32 { program.processID }

  /// Ends it as a power cut would end the process: at once, whatever it is doing.
  func kill() { program.send(SIGKILL) }

  /// Waits until it has ended.
  ///
  /// - Returns: The exit code; 128 and the number of the signal where one ended it.
  @discardableResult
  func end() async -> Int32 { await program.end().exitCode }

  /// Asks it to drain and waits for its end.
  ///
  /// - Returns: As `end`.
  func stop() async -> Int32 {
    program.send(SIGTERM)
    return await end()
  }
}

/// strace, attached to a running process, making its system calls fail.
final class Tracer: Sendable {
  private let program: Program
  private let log: String

  /// Whether this machine lets one process trace another.
  static let isPermitted = Task {
    guard let sleeper = try? Program("/bin/sleep", ["60"]) else { return false }
    let log = FileManager.default.temporaryDirectory.appending(path: "trace-\(getpid())").path
    let tracer = try? await Tracer(
      sleeper.processID, injecting: "inject=fdatasync:error=EIO", log: log)
    await tracer?.detach()
    sleeper.send(SIGKILL)
    _ = await sleeper.end()
    unlink(log)
    return tracer != nil
  }

  /// Attaches, and returns when all threads are traced.
  ///
  /// - Parameter fault: As strace's `-e` takes it.
  init(_ pid: Int32, injecting fault: String, log: String) async throws {
    self.log = log
    program = try Program(
      "/usr/bin/strace",
      ["-f", "-p", "\(pid)", "-o", log, "-e", "trace=fdatasync", "-e", fault])
    guard await program.errorLine(with: "attached") != nil else {
      throw UnexpectedEnd(description: program.errorSoFar)
    }
  }

  deinit { program.send(SIGKILL) }

  /// How many calls were made to fail.
  var injections: Int {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").count { $0.contains("INJECTED") }
  }

  /// Lets the process go on without it.
  func detach() async {
    program.send(SIGINT)
    _ = await program.end()
  }
}

/// A process ended before it said what was waited for; what it said instead.
struct UnexpectedEnd: Error, CustomStringConvertible { let description: String }
