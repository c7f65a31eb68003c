public import Domain
import Logging
import NIOCore
import Store
import Synchronization
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
  let connections = ConnectionRegistry()
  let inFlight: InFlight

  init(
    calls: CallTable, store: StoreEngine, identity: IdentityTable, limits: ServerLimits,
    clock: ServerClock, log: CallLog
  ) {
    self.calls = calls
    self.store = store
    self.identity = identity
    self.limits = limits
    self.clock = clock
    self.log = log
    inFlight = InFlight(max: limits.work.callsInFlightMax)
  }
}

/// Where the server's wall clock comes from; tests give their own.
public struct ServerClock: Sendable {
  public var now: @Sendable () -> Instant

  public init(now: @escaping @Sendable () -> Instant) { self.now = now }
}

/// Counts the calls in lanes and the open streams of the whole server, and turns away what is too
/// many.
final class InFlight: Sendable {
  private let count = Atomic<Int>(0)
  private let max: Int

  init(max: Int) { self.max = max }

  /// - Throws: UNAVAILABLE, not executed, when the server is full.
  func enter() throws(Status) {
    if count.wrappingAdd(1, ordering: .relaxed).newValue > max {
      leave()
      throw StatusMapping.overloaded
    }
  }

  func leave() { count.wrappingSubtract(1, ordering: .relaxed) }
}

/// The connections that are open, so that they can be drained.
final class ConnectionRegistry: Sendable {
  private struct State {
    var open: [ObjectIdentifier: Connection] = [:]
    var isDraining = false
    var whenEmpty: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.open.count } }

  func add(_ connection: Connection) {
    let isDraining = state.withLock { state in
      state.open[ObjectIdentifier(connection)] = connection
      return state.isDraining
    }
    if isDraining { connection.eventLoop.execute { connection.drain() } }
  }

  func remove(_ connection: Connection) {
    let callbacks = state.withLock { state -> [@Sendable () -> Void] in
      state.open[ObjectIdentifier(connection)] = nil
      return state.isDraining && state.open.isEmpty ? state.whenEmpty : []
    }
    for callback in callbacks { callback() }
  }

  /// Lets every connection finish what is in flight and close, then calls back, once.
  func drain(whenEmpty: @escaping @Sendable () -> Void) {
    let open = state.withLock { state in
      state.isDraining = true
      if !state.open.isEmpty { state.whenEmpty = [whenEmpty] }
      return Array(state.open.values)
    }
    if open.isEmpty { return whenEmpty() }
    for connection in open { connection.eventLoop.execute { connection.drain() } }
  }
}
