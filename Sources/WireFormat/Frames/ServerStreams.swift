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
    /// The caller no longer wants this call.
    case cancel(StreamID)
    /// More may be sent on this stream.
    case windowOpened(StreamID)
    /// Answer with a PONG of the same payload.
    case ping(ByteBuffer)
    /// Nothing to do.
    case ignore
    /// The connection cannot go on.
    case close(Status)
  }

  /// A call that begins.
  public struct Opening: Sendable {
    public let streamID: StreamID
    public let request: RequestEnvelope
    /// Whether the frame carries a first message, were it an empty one.
    public let hasFirstMessage: Bool
    /// Whether Data frames may follow.
    public let isInputOpen: Bool

    /// The first message. Made when it is asked for, so that an opening is passed on cheaply.
    public var firstMessage: ByteBuffer? { hasFirstMessage ? request.payload : nil }
  }

  private enum Input { case open, ended }

  private struct Ended {
    var streamID: StreamID
    var at: UInt64
  }

  private let limits: ConnectionLimits
  private var active = StreamTable<Input>()
  /// The streams that ended last, overwritten in a circle; for Data that crossed on the wire.
  private var ended: [Ended] = []
  private var endedNext = 0
  private static let endedMax = 64
  private var faultRate: RateLimit
  private var cancelRate: RateLimit
  private var pingRate: RateLimit
  /// Whether the peer has said hello, so that its frames of extensions are understood.
  private var understandsExtensions = false
  /// How many bytes of Data a stream may begin with; nil where the peer asked for no flow control.
  private var firstWindow: Int?
  /// What is left to the streams that have used or widened theirs. Below zero where the last message
  /// was longer than what was left.
  private var windows: [StreamID: Int] = [:]
  /// The highest id that opened a call.
  public private(set) var lastID = StreamID.connection

  /// Stream faults since the connection began.
  public private(set) var faults = 0

  public init(limits: ConnectionLimits = ConnectionLimits()) {
    self.limits = limits
    faultRate = RateLimit(max: limits.faultsPerMinuteMax, perNanoseconds: 60_000_000_000)
    cancelRate = RateLimit(max: limits.cancelsPerHalfMinuteMax, perNanoseconds: 30_000_000_000)
    pingRate = RateLimit(max: limits.pingsPerSecondMax, perNanoseconds: 1_000_000_000)
  }

  /// The peer said hello, and what it sends of extensions is understood from now on.
  ///
  /// - Parameter window: How many bytes of Data each stream may be sent before WINDOW grants more;
  ///   nil where the peer wants no flow control.
  /// - Returns: Why the connection must close, where the peer says so too often.
  public mutating func hello(window: Int?, at now: UInt64) -> Status? {
    understandsExtensions = true
    firstWindow = window
    return pingRate.admits(at: now) ? nil : Self.tooManyPings
  }

  /// Counts a cancellation that came as a call.
  ///
  /// - Returns: Why the connection must close, where there are too many.
  public mutating func cancelled(at now: UInt64) -> Status? {
    cancelRate.admits(at: now) ? nil : Self.tooManyCancels
  }

  /// Whether the peer's window lets a message begin on this stream. Its last byte may lie beyond the
  /// window, or a message longer than it could never be sent.
  public func hasWindow(_ streamID: StreamID) -> Bool {
    guard let firstWindow else { return true }
    return windows[streamID] ?? firstWindow > 0
  }

  /// A message of so many bytes is sent on this stream.
  public mutating func spendWindow(_ streamID: StreamID, bytes: Int) {
    guard let firstWindow else { return }
    windows[streamID, default: firstWindow] -= bytes
  }

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
      default:
        return understandsExtensions ? extensionFrame(frame, at: now) : fault(at: now, .ignore)
      }
    case .oversized(let header):
      return discarded(
        header,
        because: Status(
          .resourceExhausted, "A message is longer than \(limits.requestBytesMax) bytes."),
        at: now)
    }
  }

  /// Takes a frame whose payload is not kept.
  ///
  /// - Parameter status: What its call is told.
  public mutating func discarded(
    _ header: FrameHeader, because status: Status, at now: UInt64
  ) -> Event {
    let id = header.streamID
    switch header.type {
    case .request where !id.isClientInitiated || active[id] != nil: return fault(at: now, .ignore)
    case .request:
      remember(id, at: now)
      return .refuse(id, status)
    case .data where active[id] != nil:
      active[id] = .ended
      return .abandon(id, status)
    default: return fault(at: now, .ignore)
    }
  }

  /// The call's last frame is written.
  ///
  /// - Returns: Whether the call was in flight; where not, nothing may be sent under its id.
  @discardableResult
  public mutating func finish(_ streamID: StreamID, at now: UInt64) -> Bool {
    guard active.remove(streamID) else { return false }
    if !windows.isEmpty { windows[streamID] = nil }
    remember(streamID, at: now)
    return true
  }

  /// Data that is on its way to this stream is let pass for a while.
  private mutating func remember(_ streamID: StreamID, at now: UInt64) {
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
      remember(id, at: now)
      let refusal = Event.refuse(id, error.status)
      return error.isStreamFault ? fault(at: now, refusal) : refusal
    }
    guard active.count < limits.callsInFlightMax else {
      remember(id, at: now)
      return .refuse(
        id,
        Status(
          .resourceExhausted,
          "More than \(limits.callsInFlightMax) calls in flight on this connection."))
    }
    lastID = StreamID(rawValue: max(lastID.rawValue, id.rawValue))
    let isInputOpen = frame.flags.contains(.remoteOpen)
    active[id] = isInputOpen ? .open : .ended
    // Go opens a stream without a first message by RO and an empty payload, Rust by RO and ND.
    let hasMessage =
      !frame.flags.contains(.noData) && !(isInputOpen && request.payloadIsEmpty)
    return .open(
      Opening(
        streamID: id, request: request, hasFirstMessage: hasMessage,
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

  private mutating func extensionFrame(_ frame: Frame, at now: UInt64) -> Event {
    let id = frame.streamID
    guard id.isClientInitiated else { return fault(at: now, .ignore) }
    switch frame.type {
    case .cancel:
      if let status = cancelled(at: now) { return .close(status) }
      return active[id] == nil ? .ignore : .cancel(id)
    case .window: return window(frame, at: now)
    case .ping:
      guard pingRate.admits(at: now) else { return .close(Self.tooManyPings) }
      guard frame.payload.readableBytes == ControlFrame.pingLength else {
        return fault(at: now, .ignore)
      }
      return .ping(frame.payload)
    case .pong: return .ignore
    default: return fault(at: now, .ignore)
    }
  }

  /// A window may be widened up to what 31 bits hold; nothing, or more, is a fault.
  private mutating func window(_ frame: Frame, at now: UInt64) -> Event {
    let id = frame.streamID
    guard let firstWindow, frame.payload.readableBytes == 4,
      let bytes = frame.payload.peekInteger(as: UInt32.self).map(Int.init), bytes > 0
    else { return fault(at: now, .ignore) }
    guard active[id] != nil else {
      return endedLately(id, at: now) ? .ignore : fault(at: now, .ignore)
    }
    let widened = (windows[id] ?? firstWindow) + bytes
    guard widened <= ControlFrame.windowMax else { return fault(at: now, .ignore) }
    windows[id] = widened
    return .windowOpened(id)
  }

  private static let tooManyCancels = Status(
    .resourceExhausted, "Too many calls cancelled on this connection.")
  private static let tooManyPings = Status(
    .resourceExhausted, "Too many pings on this connection.")

  private func endedLately(_ id: StreamID, at now: UInt64) -> Bool {
    // A call may end later than its burst was read, and Data behind it in the burst bears that time.
    ended.contains {
      $0.streamID == id && (now <= $0.at || now - $0.at < limits.lateDataGraceNanoseconds)
    }
  }

  /// Counts a fault that the connection survives, until there are too many.
  private mutating func fault(at now: UInt64, _ event: Event) -> Event {
    faults += 1
    guard faultRate.admits(at: now) else {
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
