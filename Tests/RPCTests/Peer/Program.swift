import Dispatch
import Foundation
import Synchronization

/// Another program, run for a test.
///
/// One that does not end, or does not say what is waited for, is killed after `patience`; that is no
/// exit code that a test expects.
public final class Program: Sendable {
  /// What became of a program.
  public struct Outcome: Sendable {
    /// Its exit code; 128 and the number of the signal where one ended it.
    public let exitCode: Int32
    public let output: String
    public let error: String
  }

  private struct State {
    var output = Data()
    var error = Data()
    var exitCode: Int32?
    /// The two streams while they are read, and the process while it runs.
    var unfinished = 3
    var waiters: [Waiter] = []
  }

  private struct Waiter {
    let isSatisfied: @Sendable (State) -> Bool
    let continuation: CheckedContinuation<Void, Never>
  }

  /// A program that is built with the tests: it stands beside the test that runs.
  public static func built(_ name: String) -> String {
    let test = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return test.deletingLastPathComponent().appending(path: name).path
  }

  /// How long a program may take unless the test says otherwise, in seconds: a server runs for as
  /// long as its test, which may wait its turn among many for minutes.
  public static let patience = 600.0

  public let processID: Int32
  private let input: FileHandle
  private let output: FileHandle
  private let state = Mutex(State())

  /// Starts a program, found in PATH where its name has no slash. Of this process's environment it
  /// does not see what would configure Pastoral.
  ///
  /// - Parameters:
  ///   - isSpokenTo: Whether its standard output is left to who started it, to be read from
  ///     `outputDescriptor`.
  ///   - terminal: Where its standard input is typed; nil for nowhere.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String] = [:],
    isSpokenTo: Bool = false, on terminal: Terminal? = nil, patience: Double = Program.patience
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: name.contains("/") ? name : "/usr/bin/env")
    process.arguments = name.contains("/") ? arguments : [name] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("PASTORAL_") }
      .merging(environment) { _, new in new }
    let pipes = (input: Pipe(), output: Pipe(), error: Pipe())
    process.standardInput = terminal?.input ?? pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.error
    input = pipes.input.fileHandleForWriting
    output = pipes.output.fileHandleForReading
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    // A program that ends early must not take the tests with it.
    signal(SIGPIPE, SIG_IGN)
    try Self.withSignalsLetThrough { try process.run() }
    processID = process.processIdentifier

    let error = pipes.error.fileHandleForReading
    Self.onThread { self.collect(error) { state, bytes in state.error += bytes } }
    if isSpokenTo {
      change { $0.unfinished -= 1 }
    } else {
      Self.onThread { self.collect(self.output) { state, bytes in state.output += bytes } }
    }
    Self.onThread {
      if ended.wait(timeout: .now() + patience) == .timedOut {
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
      }
      let isSignal = process.terminationReason == .uncaughtSignal
      let code = process.terminationStatus + (isSignal ? 128 : 0)
      self.change { state in
        state.exitCode = code
        state.unfinished -= 1
      }
    }
  }

  /// Runs a program to its end.
  public static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = [:],
    patience: Double = Program.patience
  ) async throws -> Outcome {
    let program = try Program(name, arguments, environment: environment, patience: patience)
    try program.input.close()
    return await program.end()
  }

  /// Waits until the program has ended.
  public func end() async -> Outcome {
    await wait { $0.unfinished == 0 }
    return state.withLock { state in
      Outcome(
        exitCode: state.exitCode ?? -1, output: String(decoding: state.output, as: UTF8.self),
        error: String(decoding: state.error, as: UTF8.self))
    }
  }

  /// Waits for a line of standard error that holds that text; nil where the program ends without.
  public func errorLine(with text: String) async -> String? {
    let wanted = Data(text.utf8)
    await wait { state in
      guard let found = state.error.firstRange(of: wanted) else { return state.unfinished == 0 }
      return state.error[found.upperBound...].contains(UInt8(ascii: "\n"))
    }
    let said = state.withLock { String(decoding: $0.error, as: UTF8.self) }
    return said.split(separator: "\n").first { $0.contains(text) }.map(String.init)
  }

  /// What standard error holds by now.
  public var errorSoFar: String {
    state.withLock { String(decoding: $0.error, as: UTF8.self) }
  }

  /// Where to write what the program reads from its standard input.
  public var inputDescriptor: Int32 { input.fileDescriptor }

  /// Where to read what a program that is spoken to writes to its standard output.
  public var outputDescriptor: Int32 { output.fileDescriptor }

  /// Sends a signal, unless the program has ended: its number may be another's by then.
  public func send(_ signal: Int32) {
    state.withLock { if $0.exitCode == nil { kill(processID, signal) } }
  }

  private func collect(
    _ handle: FileHandle, into append: (inout State, Data) -> Void
  ) {
    // Not `FileHandle.read`, which waits until as much is there as was asked for.
    var part = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = read(handle.fileDescriptor, &part, part.count), count > 0 {
      change { append(&$0, Data(part.prefix(count))) }
    }
    change { $0.unfinished -= 1 }
  }

  private func wait(until isSatisfied: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isNow = state.withLock { state in
        guard !isSatisfied(state) else { return true }
        state.waiters.append(Waiter(isSatisfied: isSatisfied, continuation: continuation))
        return false
      }
      if isNow { continuation.resume() }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let satisfied = state.withLock { state -> [Waiter] in
      body(&state)
      let waiters = state.waiters
      state.waiters = waiters.filter { !$0.isSatisfied(state) }
      return waiters.filter { $0.isSatisfied(state) }
    }
    for waiter in satisfied { waiter.continuation.resume() }
  }

  /// The threads that tests run on block signals, and a program would inherit that.
  private static func withSignalsLetThrough(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private static func onThread(_ body: @escaping @Sendable () -> Void) {
    Thread(block: body).start()
  }
}
