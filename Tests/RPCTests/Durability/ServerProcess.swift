import Foundation
import Glibc
import Synchronization

/// The built `rpc-server`, run as an admin runs it.
enum Program {
  /// Where SwiftPM put the programs: beside the tests themselves.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "rpc-server").path

  /// Runs a subcommand to its end.
  static func run(_ arguments: String...) throws -> (status: Int32?, errors: String) {
    let child = try Child(path, arguments)
    var errors = ""
    while let text = child.nextErrors() { errors += text }
    return (child.wait(), errors)
  }
}

/// A server in a process of its own, on a free port.
final class ServerProcess: Sendable {
  let port: Int
  private let child: Child

  var pid: Int32 { child.pid }

  /// Starts it, and returns when its log says that it serves.
  init(data: String, secrets: String) throws {
    child = try Child(
      Program.path,
      ["serve", "--data", data, "--secrets", secrets, "--listen", "127.0.0.1:0"])
    let log = try child.errors { $0.contains(" serving ") && $0.hasSuffix("\n") }
    guard let match = log.firstMatch(of: /listen=127\.0\.0\.1:(\d+)/), let port = Int(match.1)
    else { throw UnexpectedEnd(description: log) }
    self.port = port
    child.discardErrors()
  }

  /// Ends it as a power cut would end the process: at once, whatever it is doing.
  func kill() {
    child.signal(SIGKILL)
    _ = child.wait()
  }

  /// Asks it to drain and waits for its end.
  ///
  /// - Returns: The exit code; nil where a signal ended it.
  func stop() -> Int32? {
    child.signal(SIGTERM)
    return child.wait()
  }
}

/// strace, attached to a running process, making its system calls fail.
final class Tracer: Sendable {
  private let child: Child
  private let log: String

  /// Whether this machine lets one process trace another.
  static let isPermitted: Bool = {
    guard let sleeper = try? Child("/bin/sleep", ["60"]) else { return false }
    let log = FileManager.default.temporaryDirectory.appending(path: "trace-\(getpid())").path
    let tracer = try? Tracer(sleeper.pid, injecting: "inject=fdatasync:error=EIO", log: log)
    tracer?.detach()
    unlink(log)
    return tracer != nil
  }()

  /// Attaches, and returns when all threads are traced.
  ///
  /// - Parameter fault: As strace's `-e` takes it.
  init(_ pid: Int32, injecting fault: String, log: String) throws {
    self.log = log
    child = try Child(
      "/usr/bin/strace",
      ["-f", "-p", "\(pid)", "-o", log, "-e", "trace=fdatasync", "-e", fault])
    _ = try child.errors { $0.contains("attached") }
  }

  /// How many calls were made to fail.
  var injections: Int {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").count { $0.contains("INJECTED") }
  }

  /// Lets the process go on without it.
  func detach() {
    child.signal(SIGINT)
    _ = child.wait()
  }
}

/// A process ended before it said what was waited for; what it said instead.
struct UnexpectedEnd: Error, CustomStringConvertible { let description: String }

/// A child process whose standard error is read here. Killed when nobody holds it any more.
///
/// Foundation's `Process` is not used, because it waits in a run loop of the calling thread, and
/// because its pipes leak into other children that start meanwhile.
final class Child: Sendable {
  let pid: pid_t
  private let errors: Int32
  /// How it ended, once that was waited for; the outer nil until then.
  private let ending = Mutex<Int32??>(nil)

  init(_ program: String, _ arguments: [String]) throws {
    (pid, errors) = try Self.spawning.withLock { _ in try Self.spawn(program, arguments) }
  }

  /// One at a time, so that no child is born between another's pipe and the flag that keeps it.
  private static let spawning = Mutex(())

  private static func spawn(
    _ program: String, _ arguments: [String]
  ) throws -> (pid: pid_t, errors: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw UnexpectedEnd(description: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    // A thread of a pool holds signals back, which its children would inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    let result = posix_spawn(&pid, program, &actions, &attributes, &words, environ)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw UnexpectedEnd(description: "\(program): \(String(cString: strerror(result)))")
    }
    return (pid, ends[0])
  }

  deinit {
    signal(SIGKILL)
    _ = wait()
  }

  /// What it says next; waits for it. Nil at the end.
  func nextErrors() -> String? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(errors, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  /// What it says until that is enough; waits for it.
  func errors(until isEnough: (String) -> Bool) throws -> String {
    var text = ""
    while !isEnough(text) {
      guard let more = nextErrors() else { throw UnexpectedEnd(description: text) }
      text += more
    }
    return text
  }

  /// Reads on without keeping it, or the child would stop when the pipe is full.
  func discardErrors() {
    let errors = errors
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      while read(errors, &bytes, bytes.count) > 0 {}
    }
  }

  func signal(_ number: Int32) {
    ending.withLock { if $0 == nil { Glibc.kill(pid, number) } }
  }

  /// Waits for its end.
  ///
  /// - Returns: The exit code; nil where a signal ended it.
  func wait() -> Int32? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      let code: Int32? = status & 0x7f == 0 ? (status >> 8) & 0xff : nil
      ending = .some(code)
      return code
    }
  }
}
