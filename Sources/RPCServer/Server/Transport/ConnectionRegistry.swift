import NIOCore
import Synchronization

/// The connections that are open, by event loop, so that they can be looked at and drained.
final class ConnectionRegistry: Sendable {
  private struct State {
    var count = 0
    /// How long a drain lets calls go on, in milliseconds; nil before one.
    var drainGrace: Int64?
    var whenEmpty: (@Sendable () -> Void)?
  }

  private let loops: [ObjectIdentifier: LoopConnections]
  private let state = Mutex(State())

  init(_ loops: [any EventLoop]) {
    self.loops = Dictionary(
      uniqueKeysWithValues: loops.map { (ObjectIdentifier($0), LoopConnections($0)) })
  }

  /// Connections that are open.
  var count: Int { state.withLock { $0.count } }

  /// Looks at every connection's clock again and again, until the loops stop.
  func watch(times: ConnectionTimes) {
    for loop in loops.values { loop.watch(every: times.lookInterval) }
  }

  /// Called on the connection's loop.
  func add(_ connection: Connection) {
    loops[ObjectIdentifier(connection.eventLoop)]?.open[ObjectIdentifier(connection)] = connection
    let grace = state.withLock { state in
      state.count += 1
      return state.drainGrace
    }
    if let grace { connection.eventLoop.execute { connection.drain(grace: grace) } }
  }

  /// Called on the connection's loop.
  func remove(_ connection: Connection) {
    loops[ObjectIdentifier(connection.eventLoop)]?.open[ObjectIdentifier(connection)] = nil
    let callback = state.withLock { state in
      state.count -= 1
      return state.drainGrace != nil && state.count == 0 ? state.whenEmpty : nil
    }
    callback?()
  }

  /// Lets every connection finish what is in flight and close, then calls back, once.
  ///
  /// - Parameter grace: How long they may take, in milliseconds; they are told.
  func drain(grace: Int64, whenEmpty: @escaping @Sendable () -> Void) {
    let isEmpty = state.withLock { state in
      state.drainGrace = grace
      if state.count > 0 { state.whenEmpty = whenEmpty }
      return state.count == 0
    }
    if isEmpty { return whenEmpty() }
    for loop in loops.values { loop.drain(grace: grace) }
  }
}

/// The open connections of one event loop.
///
/// `@unchecked Sendable` because it is made elsewhere and handed to its loop; `open` is touched only
/// on the loop.
private final class LoopConnections: @unchecked Sendable {
  private let loop: any EventLoop
  var open: [ObjectIdentifier: Connection] = [:]

  init(_ loop: any EventLoop) { self.loop = loop }

  /// One task looks at all connections of the loop: a timer for each would cost every read burst its
  /// setting, and ten thousand resting ones take half a millisecond to look at.
  func watch(every milliseconds: Int64) {
    let interval = TimeAmount.milliseconds(milliseconds)
    loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { [self] _ in
      let now = NIODeadline.now().milliseconds
      for connection in open.values { connection.look(at: now) }
    }
  }

  func drain(grace: Int64) {
    loop.execute { [self] in
      for connection in open.values { connection.drain(grace: grace) }
    }
  }
}
