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
  private let eventLoop: any EventLoop

  /// - Parameters:
  ///   - store: Outlives every handler; closed by whoever opened it.
  ///   - eventLoop: The loop of all its connections.
  ///   - conformance: Whether to serve the conformance service.
  public init(
    store: StoreEngine, eventLoop: any EventLoop, conformance: Bool,
    limits: ServerLimits = ServerLimits(),
    clock: ServerClock, logger: Logger
  ) throws {
    core = try ServerCore(
      serving: CallTable(conformance: conformance), from: store, limits: limits, clock: clock,
      logger: logger, on: [eventLoop])
    self.eventLoop = eventLoop
  }

  /// The handler of one connection, to be added to a channel of the event loop; nil where the limits
  /// allow no more.
  public func handler() -> (any ChannelInboundHandler & Sendable)? {
    core.admission.admit(PeerAddress(nil)).map {
      Connection(server: core, eventLoop: eventLoop, place: $0)
    }
  }
}
