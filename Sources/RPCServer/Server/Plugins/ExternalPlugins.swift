import Logging
import PluginAPI
import Synchronization

/// The plugins of one server that run as programs of their own.
final class ExternalPlugins: Sendable {
  private let supervisors = Mutex<[PluginSupervisor]>([])

  /// Starts them all at once, and returns when each runs or is down. One that is down does not keep the server from
  /// starting; one that can never run as it is does.
  ///
  /// - Throws: `PluginFault`; what was started still has to be stopped.
  func start(
    _ programs: [PluginProgram], _ limits: PluginLimits, clock: ServerClock, logger: Logger
  ) async throws -> [any PartnerPlugin] {
    let started = try programs.map { program in
      let supervisor = try PluginSupervisor(
        program, limits, clock: PluginSupervisor.Clock(wall: clock), logger: logger)
      supervisors.withLock { $0.append(supervisor) }
      return (program, supervisor)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (_, supervisor) in started { group.addTask { try await supervisor.begin() } }
      try await group.waitForAll()
    }
    return started.map { ExternalPlugin($0, $1) }
  }

  /// Ends them, and returns when none is left.
  func stop() {
    for supervisor in supervisors.withLock({ $0 }) { supervisor.stop() }
  }

  /// Their processes.
  var processIDs: [Int32] { supervisors.withLock { $0 }.compactMap(\.processID) }
}
