import NIOCore
import WireFormat

/// One connection of the load: keeps its calls in flight and takes the time of each.
///
/// A read burst is handled whole: every answer in it gets the time at which it was read, and the
/// calls that follow leave in one write. Confined to its event loop.
final class LoadConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What is known of one call in flight; `streamID` 0 where there is none.
  private struct InFlight {
    var streamID: UInt32 = 0
    var sent: UInt64 = 0
  }

  private var requests: RequestSource
  private let inFlightMax: Int
  private var decoder = FrameDecoder()
  private var outbound = ByteBuffer()
  private var context: ChannelHandlerContext?
  /// Calls by their id; far larger than what is in flight, so that a place is free when its turn
  /// comes.
  private var calls: [InFlight]
  private var callsOpen = 0
  private var nextID: UInt32 = 1
  private var isSending = false
  private var callsLeft = Int.max
  private(set) var tally = Tally()
  /// Succeeds when the last answer is in, or the connection has ended.
  private let ended: EventLoopPromise<Void>

  init(requests: RequestSource, inFlight: Int, ended: EventLoopPromise<Void>) {
    self.requests = requests
    inFlightMax = inFlight
    self.ended = ended
    var places = 256
    while places < inFlight * 4 { places *= 2 }
    calls = Array(repeating: InFlight(), count: places)
  }

  // MARK: What the generator says

  /// Fills the connection with calls.
  func begin() {
    isSending = true
    send(inFlightMax, at: NIODeadline.now().uptimeNanoseconds)
    flush()
  }

  /// Forgets what was counted so far and counts from now on.
  func count(atMost calls: Int) {
    callsLeft = calls
    tally = Tally()
    tally.began = NIODeadline.now().uptimeNanoseconds
  }

  /// Counts no further, and sends nothing more.
  func stop() {
    if tally.ended == 0 { tally.ended = NIODeadline.now().uptimeNanoseconds }
    isSending = false
    if callsOpen == 0 { ended.succeed() }
  }

  // MARK: Bytes

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let now = NIODeadline.now().uptimeNanoseconds
    decoder.feed(unwrapInboundIn(data))
    var answered = 0
    do {
      while let output = try decoder.next() {
        guard case .frame(let frame) = output, frame.type == .response else { continue }
        if take(frame, at: now) { answered += 1 }
      }
    } catch {
      context.close(promise: nil)
      return
    }
    send(answered, at: now)
  }

  func channelReadComplete(context: ChannelHandlerContext) { flush() }

  func channelInactive(context: ChannelHandlerContext) {
    if callsOpen > 0, tally.ended == 0 { tally.errors["connection lost", default: 0] += callsOpen }
    stop()
    self.context = nil
    ended.succeed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: Calls

  private func take(_ frame: Frame, at now: UInt64) -> Bool {
    let place = Int(frame.streamID.rawValue >> 1) & (calls.count - 1)
    guard calls[place].streamID == frame.streamID.rawValue else { return false }
    calls[place].streamID = 0
    callsOpen -= 1
    if tally.ended == 0 {
      if let failure = Self.failure(frame.payload) {
        tally.errors[failure, default: 0] += 1
      } else {
        tally.record(now - calls[place].sent)
      }
    }
    return true
  }

  /// The name of the code with which a call ended; nil where it went well.
  private static func failure(_ payload: ByteBuffer) -> String? {
    // A payload as the first field: no status before it. Saves a decoding for each answer.
    let bytes = payload.readableBytesUInt8Span
    if bytes.count > 0, bytes[0] == 2 << 3 | 2 { return nil }
    guard let envelope = try? ResponseEnvelope(decoding: payload) else { return "malformed" }
    return envelope.status?.code.name
  }

  private func send(_ count: Int, at now: UInt64) {
    guard isSending else {
      if callsOpen == 0 { ended.succeed() }
      return
    }
    for _ in 0..<count {
      guard callsLeft > 0 else { return stop() }
      while calls[Int(nextID >> 1) & (calls.count - 1)].streamID != 0 { nextID &+= 2 }
      guard requests.write(to: &outbound, streamID: nextID) else { return stop() }
      calls[Int(nextID >> 1) & (calls.count - 1)] = InFlight(streamID: nextID, sent: now)
      nextID &+= 2
      callsOpen += 1
      callsLeft -= 1
    }
  }

  private func flush() {
    guard let context, outbound.readableBytes > 0 else { return }
    let bytes = outbound
    outbound = context.channel.allocator.buffer(capacity: bytes.readableBytes)
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
  }
}
