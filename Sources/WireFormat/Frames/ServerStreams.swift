public import NIOCore

/// The server's side of one connection's calls: which streams are open, and what each frame means.
///
/// Pure: it is told the time, sends nothing and knows no method. One stream goes through
///
///     (unknown) ── Request, flags 0 or RC ─────────────► answering ──┐
///         │                                                  ▲       │ finish(_:)
///         └────── Request, flags RO ──► receiving ── Data RC ┘       ▼
///                                           └────── finish(_:) ──► (ended; late Data is ignored
///                                                                   for five seconds)
///
/// `receive(_:at:)` is behind every arrow but `finish(_:)`. Ids need not increase: ttrpc-rust sends
/// them out of order.
public struct ServerStreams: Sendable {
  /// What a frame means.
  public enum Event: Sendable {
    /// A call begins.
    case open(Opening)
    /// The next message of a stream; with `last`, nothing follows it.
    case message(StreamID, ByteBuffer, last: Bool)
    /// The stream's input has ended.
    case inputEnded(StreamID)
    /// Answer this id with this status; nothing was begun. Calls in flight are unharmed.
    case refuse(StreamID, Status)
    /// Data came on a call that takes none: it ends with this status if it has not begun.
    case abandon(StreamID, Status)
    /// Nothing to do.
    case ignore
    /// The connection cannot go on.
    case close(Status)
  }

  /// A call that begins.
  public struct Opening: Sendable {
    public let streamID: StreamID
    public let request: RequestEnvelope
    /// The first message, where the frame carries one.
    public let firstMessage: ByteBuffer?
    /// Whether Data frames may follow.
    public let isInputOpen: Bool
  }

  private enum Input { case open, ended }

  private struct Ended {
    var streamID: StreamID
    var at: UInt64
  }

  private let limits: ConnectionLimits
  private var active: [StreamID: Input] = [:]
  /// The streams that ended last, overwritten in a circle; for Data that crossed on the wire.
  private var ended: [Ended] = []
  private var endedNext = 0
  private static let endedMax = 64
  private var faultWindowStart: UInt64 = 0
  private var faultsInWindow = 0

  /// Stream faults since the connection began.
  public private(set) var faults = 0

  public init(limits: ConnectionLimits = ConnectionLimits()) { self.limits = limits }

  /// Calls in flight.
  public var activeCount: Int { active.count }

  /// Whether that call is in flight.
  public func isActive(_ streamID: StreamID) -> Bool { active[streamID] != nil }

  /// Whether Data may still come on that call.
  public func isInputOpen(_ streamID: StreamID) -> Bool { active[streamID] == .open }

  /// Takes what the decoder read.
  ///
  /// - Parameter now: Nanoseconds of a clock that never goes back.
  public mutating func receive(_ output: FrameDecoder.Output, at now: UInt64) -> Event {
    switch output {
    case .frame(let frame):
      switch frame.type {
      case .request: return request(frame, at: now)
      case .data: return data(frame, at: now)
      default: return fault(at: now, .ignore)
      }
    case .oversized(let header):
      return oversized(header, at: now)
    }
  }

  /// The call's last frame was written.
  public mutating func finish(_ streamID: StreamID, at now: UInt64) {
    guard active.removeValue(forKey: streamID) != nil else { return }
    let entry = Ended(streamID: streamID, at: now)
    if ended.count < Self.endedMax {
      ended.append(entry)
    } else {
      ended[endedNext] = entry
      endedNext = (endedNext + 1) % Self.endedMax
    }
  }

  private mutating func request(_ frame: Frame, at now: UInt64) -> Event {
    let id = frame.streamID
    guard id.isClientInitiated else {
      return fault(
        at: now, .refuse(id, Status(.invalidArgument, "Calls are opened under odd stream ids.")))
    }
    // Nothing may be sent on the id: it would end the call that holds it.
    guard active[id] == nil else { return fault(at: now, .ignore) }
    let request: RequestEnvelope
    do {
      request = try RequestEnvelope(decoding: frame.payload, limits: limits.metadata)
    } catch {
      let refusal = Event.refuse(id, error.status)
      return error.isStreamFault ? fault(at: now, refusal) : refusal
    }
    guard active.count < limits.callsInFlightMax else {
      return .refuse(
        id,
        Status(
          .resourceExhausted,
          "More than \(limits.callsInFlightMax) calls in flight on this connection."))
    }
    let isInputOpen = frame.flags.contains(.remoteOpen)
    active[id] = isInputOpen ? .open : .ended
    // Go opens a stream without a first message by RO and an empty payload, Rust by RO and ND.
    let hasMessage =
      !frame.flags.contains(.noData) && !(isInputOpen && request.payload.readableBytes == 0)
    return .open(
      Opening(
        streamID: id, request: request, firstMessage: hasMessage ? request.payload : nil,
        isInputOpen: isInputOpen))
  }

  private mutating func data(_ frame: Frame, at now: UInt64) -> Event {
    let id = frame.streamID
    switch active[id] {
    case .open:
      let last = frame.flags.contains(.remoteClosed)
      if last { active[id] = .ended }
      if frame.flags.contains(.noData) { return last ? .inputEnded(id) : .ignore }
      return .message(id, frame.payload, last: last)
    case .ended:
      return fault(
        at: now, .abandon(id, Status(.invalidArgument, "Data on a call that takes no more.")))
    case nil:
      if endedLately(id, at: now) { return .ignore }
      return fault(
        at: now, .refuse(id, Status(.invalidArgument, "Data on a stream that is not open.")))
    }
  }

  private mutating func oversized(_ header: FrameHeader, at now: UInt64) -> Event {
    let status = Status(
      .resourceExhausted, "A message is longer than \(limits.requestBytesMax) bytes.")
    let id = header.streamID
    switch header.type {
    case .request where !id.isClientInitiated || active[id] != nil: return fault(at: now, .ignore)
    case .request: return .refuse(id, status)
    case .data where active[id] != nil:
      active[id] = .ended
      return .abandon(id, status)
    default: return fault(at: now, .ignore)
    }
  }

  private func endedLately(_ id: StreamID, at now: UInt64) -> Bool {
    ended.contains { $0.streamID == id && now &- $0.at < limits.lateDataGraceNanoseconds }
  }

  /// Counts a fault that the connection survives, until there are too many.
  private mutating func fault(at now: UInt64, _ event: Event) -> Event {
    faults += 1
    if now &- faultWindowStart >= 60_000_000_000 {
      faultWindowStart = now
      faultsInWindow = 0
    }
    faultsInWindow += 1
    guard faultsInWindow <= limits.faultsPerMinuteMax else {
      return .close(Status(.resourceExhausted, "Too many stream faults on this connection."))
    }
    return event
  }
}

extension EnvelopeError {
  /// Whether no sound client makes that mistake. Metadata comes from callers, envelopes do not.
  fileprivate var isStreamFault: Bool {
    switch self {
    case .malformed, .noMethod: true
    case .metadataTooLarge, .badMetadata: false
    }
  }

  /// What the caller is told.
  var status: Status {
    switch self {
    case .malformed: Status(.invalidArgument, "The request envelope is malformed.")
    case .noMethod: Status(.invalidArgument, "The request envelope names no method.")
    case .metadataTooLarge(let what): Status(.resourceExhausted, "Too much metadata: \(what).")
    case .badMetadata(let what): Status(.invalidArgument, "Bad metadata: \(what).")
    }
  }
}
