public import Domain
import Logging
import NIOCore
import Store
import WireFormat

/// What all connections of one server share.
final class ServerCore: Sendable {
  let calls: CallTable
  let store: StoreEngine
  let identity: IdentityTable
  let limits: ServerLimits
  let clock: ServerClock
  let log: CallLog
  let paging = Paging()
  let connections: ConnectionRegistry
  let admission: Admission
  let inFlight: InFlight

  init(
    calls: CallTable, store: StoreEngine, identity: IdentityTable, limits: ServerLimits,
    clock: ServerClock, log: CallLog, loops: [any EventLoop]
  ) {
    self.calls = calls
    self.store = store
    self.identity = identity
    self.limits = limits
    self.clock = clock
    self.log = log
    connections = ConnectionRegistry(loops)
    admission = Admission(limits.connections)
    inFlight = InFlight(
      callsMax: limits.work.callsInFlightMax, bytesMax: limits.work.bytesInFlightMax)
  }
}

/// Where the server's wall clock comes from; tests give their own.
public struct ServerClock: Sendable {
  public var now: @Sendable () -> Instant

  public init(now: @escaping @Sendable () -> Instant) { self.now = now }
}
