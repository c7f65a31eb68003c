import Messages
import NIOCore
public import WireFormat

/// Every bound of the server, each with its reason. All can be configured.
public struct ServerLimits: Hashable, Sendable {
  /// What one connection may hold.
  public var connection = ConnectionLimits()
  /// What all connections together may ask for.
  public var work = WorkLimits()

  public init() {}
}

/// The bounds of the work in flight.
public struct WorkLimits: Hashable, Sendable {
  /// Calls in lanes and open streams, all connections together. At 15,000 writes a second a place
  /// is held for 35 ms when all are taken.
  public var callsInFlightMax = 512
  /// The deadline of a unary call that names none, in milliseconds.
  public var unaryDeadlineDefault: Int64 = 10_000
  /// The latest deadline of a unary call; later ones are clamped. Nobody waits a minute for a form.
  public var unaryDeadlineMax: Int64 = 60_000
  /// The deadline of a stream that names none, and the latest one, in milliseconds.
  public var streamDeadlineMax: Int64 = 3_600_000
  /// Unsent bytes of one connection at which streams stop producing and reading stops, and below
  /// which both go on.
  public var writeBufferBytesHigh = 256 << 10
  public var writeBufferBytesLow = 64 << 10

  /// Writes that share one commit. More would make the first of them wait for the last.
  public var writeBatchMax = 64

  public init() {}

  /// By when a call must have begun.
  ///
  /// - Throws: DEADLINE_EXCEEDED where that has passed.
  func deadline(
    of request: RequestEnvelope, kind: MethodKind, from now: NIODeadline
  ) throws(Status) -> NIODeadline {
    let asked = request.timeoutNanoseconds
    guard asked >= 0 else { throw StatusMapping.deadlineExceeded }
    let isUnary = kind == .unary
    let longest = (isUnary ? unaryDeadlineMax : streamDeadlineMax) * 1_000_000
    let unasked = (isUnary ? unaryDeadlineDefault : streamDeadlineMax) * 1_000_000
    return now + .nanoseconds(asked == 0 ? unasked : min(asked, longest))
  }
}
