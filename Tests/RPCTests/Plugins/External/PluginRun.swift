import Domain
import Glibc
import Logging
import PluginAPI
@testable import RPCServer
import Synchronization
import TestPeer

/// A plugin's program under its supervisor, for as long as a test needs it.
struct PluginRun {
  let supervisor: PluginSupervisor
  let plugin: ExternalPlugin

  /// Has a program run for as long as `body` takes.
  static func with(
    _ program: PluginProgram, _ limits: PluginLimits = .patient, clock: ManualClock? = nil,
    _ body: (PluginRun) async throws -> Void
  ) async throws {
    let supervisor = try PluginSupervisor(
      program, limits, clock: .test(clock),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    defer { supervisor.stop() }
    try await supervisor.begin()
    try await body(PluginRun(supervisor: supervisor, plugin: ExternalPlugin(program, supervisor)))
  }

  static func with(
    _ actions: [String], _ limits: PluginLimits = .patient, clock: ManualClock? = nil,
    _ body: (PluginRun) async throws -> Void
  ) async throws {
    try await with(.scripted(actions), limits, clock: clock, body)
  }

  /// Ends its program as a crash would, and returns when that was noticed.
  func crash() async {
    if let processID = supervisor.processID { kill(processID, SIGKILL) }
    await supervisor.until { $0.state == .down }
  }
}

extension PluginProgram {
  /// A program that does what a test says.
  static func scripted(_ actions: [String]) throws -> PluginProgram {
    try PluginProgram(
      name: "scripted", path: ScriptedPlugin.program,
      arguments: ScriptedPlugin.arguments(actions), origin: "scripted.yaml")
  }

  /// The one in Examples/plugin-c.
  static func housingSupport() throws -> PluginProgram {
    try PluginProgram(
      name: "housing-support", path: Program.built("housing-support"), origin: "housing.yaml")
  }
}

extension PluginLimits {
  /// No program is slow, on however busy a machine, and one that went down is back at once.
  static var patient: PluginLimits {
    var limits = PluginLimits()
    limits.call = 300_000
    limits.start = 300_000
    limits.restart = 1
    limits.restartMax = 1
    return limits
  }
}

extension PluginSupervisor.Clock {
  /// A day in November; and a clock that a test turns, or the system's.
  static func test(_ manual: ManualClock?) -> Self {
    var clock = PluginSupervisor.Clock(
      wall: ServerClock { Instant(secondsSince1970: 1_795_424_400) })
    if let manual { clock.steady = { manual.read() } }
    return clock
  }
}

/// A clock that goes when a test says so, and knows how often it was looked at.
final class ManualClock: Sendable {
  private struct State {
    var milliseconds: Int64 = 0
    var reads = 0
    var waiting: (reads: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())

  func read() -> Int64 {
    let (now, waiting) = state.withLock { state in
      state.reads += 1
      guard let waiting = state.waiting, state.reads >= waiting.reads else {
        return (state.milliseconds, nil as CheckedContinuation<Void, Never>?)
      }
      state.waiting = nil
      return (state.milliseconds, waiting.continuation)
    }
    waiting?.resume()
    return now
  }

  func advance(by milliseconds: Int64) { state.withLock { $0.milliseconds += milliseconds } }

  /// Has a supervisor look at the clock, and returns when it did.
  func looked(by supervisor: PluginSupervisor) async {
    await withCheckedContinuation { continuation in
      state.withLock { $0.waiting = ($0.reads + 1, continuation) }
      supervisor.look()
    }
  }
}
