public import Logging
public import NIOCore
public import Store
import WireFormat

/// What serves the connections of the native port, without the port: each handler that it makes
/// serves one connection on a channel that somebody else has opened.
///
/// For measurements and tests that must not depend on sockets and clocks; `PastoralServer` listens.
public struct NativePort: Sendable {
  private let core: ServerCore

  /// - Parameters:
  ///   - store: Outlives every handler; closed by whoever opened it.
  ///   - conformance: Whether to serve the conformance service.
  public init(
    store: StoreEngine, conformance: Bool, limits: ServerLimits = ServerLimits(),
    clock: ServerClock, logger: Logger
  ) throws {
    let tokens = try store.read { try $0.liveTokens(at: clock.now()) }
    core = ServerCore(
      calls: CallTable(conformance: conformance), store: store,
      identity: IdentityTable(tokens, clock: clock), limits: limits, clock: clock,
      log: CallLog(logger: logger))
  }

  /// The handler of one connection, to be added to a channel of that event loop.
  public func handler(on eventLoop: any EventLoop) -> any ChannelInboundHandler & Sendable {
    Connection(server: core, eventLoop: eventLoop)
  }
}
