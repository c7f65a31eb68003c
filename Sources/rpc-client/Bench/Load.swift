import NIOCore
import WireFormat

/// What one connection of the load does with bytes: requests out, answers in, each answer held
/// against the call it belongs to.
///
/// A value beside its connection, so that a read burst costs one access to it, and so that a test
/// can tell it what was read and when. What it costs the measurement counts for every server that
/// is measured; every answer is looked at all the same.
struct Load {
  private var requests: RequestSource
  private let inFlightMax: Int
  private var calls: CallsInFlight
  /// What was read of an answer that is not all there yet.
  private var unread = ByteBuffer()
  private var isSending = false
  private var callsLeft = Int.max
  private(set) var tally = Tally()

  init(requests: RequestSource, inFlight: Int) {
    self.requests = requests
    inFlightMax = inFlight
    calls = CallsInFlight(max: inFlight)
  }

  /// Whether no call waits for its answer.
  var isIdle: Bool { calls.count == 0 }
  /// Whether it has stopped and the last answer is in.
  var isOver: Bool { !isCounting && !isSending && isIdle }
  private var isCounting: Bool { tally.ended == 0 }

  // MARK: What the generator says

  /// Fills the connection with calls.
  mutating func begin(at now: UInt64, into outbound: inout ByteBuffer) {
    isSending = true
    send(inFlightMax, at: now, into: &outbound)
  }

  /// Forgets what was counted so far and counts from now on.
  mutating func count(atMost calls: Int, from now: UInt64) {
    callsLeft = calls
    tally = Tally()
    tally.began = now
  }

  /// Counts no further, and sends nothing more.
  mutating func stop(at now: UInt64) {
    if isCounting { tally.ended = now }
    isSending = false
  }

  /// The connection has ended: no call in flight will be answered.
  mutating func lose(at now: UInt64) {
    if isCounting, !isIdle { tally.fail("connection lost", calls.count) }
    stop(at: now)
  }

  // MARK: Bytes

  /// Takes the answers of one read, all as of one time, and sends as many calls as were answered.
  ///
  /// - Returns: False where the bytes cannot be frames.
  mutating func receive(
    _ bytes: ByteBuffer, at now: UInt64, into outbound: inout ByteBuffer
  ) -> Bool {
    var bytes = bytes
    if unread.readableBytes > 0 {
      unread.writeBuffer(&bytes)
      bytes = unread
    }
    guard let (read, answered) = take(bytes.readableBytesUInt8Span, at: now) else { return false }
    bytes.moveReaderIndex(forwardBy: read)
    unread = bytes.readableBytes > 0 ? bytes : ByteBuffer()
    send(answered, at: now, into: &outbound)
    return true
  }

  /// Looks at every frame that is there.
  ///
  /// - Returns: How many bytes they took and how many calls they answered; nil where the bytes
  ///   cannot be frames.
  private mutating func take(
    _ bytes: Span<UInt8>, at now: UInt64
  ) -> (read: Int, answered: Int)? {
    var offset = 0
    var answered = 0
    // Answers of one read to calls of one write took the same time, and are recorded together.
    var sent: UInt64 = 0
    var wentWell = 0
    while let header = FrameHeader(bytes, at: offset) {
      guard header.length <= FrameDecoder.protocolBytesMax else { return nil }
      let start = offset + FrameHeader.encodedLength
      guard header.length <= bytes.count - start else { break }
      offset = start + header.length
      guard header.type == .response else { continue }
      guard let began = calls.close(header.streamID.rawValue) else {
        if isCounting { tally.fail("answer to no call") }
        continue
      }
      answered += 1
      guard isCounting else { continue }
      if let failure = Self.failure(bytes.extracting(start..<offset)) {
        tally.fail(failure)
        continue
      }
      if began != sent {
        tally.record(now &- sent, wentWell)
        (sent, wentWell) = (began, 0)
      }
      wentWell += 1
    }
    tally.record(now &- sent, wentWell)
    return (offset, answered)
  }

  /// The name of the code with which a call ended; nil where it went well.
  private static func failure(_ envelope: Span<UInt8>) -> String? {
    // A short payload and nothing beside it, so no status: saves a decoding for most answers.
    if envelope.count >= 2, envelope[0] == 2 << 3 | 2, envelope[1] < 0x80,
      Int(envelope[1]) == envelope.count - 2
    {
      return nil
    }
    var bytes = ByteBuffer()
    bytes.writeBytes(envelope.bytes)
    guard let envelope = try? ResponseEnvelope(decoding: bytes) else { return "malformed" }
    return envelope.status?.code.name
  }

  private mutating func send(_ count: Int, at now: UInt64, into outbound: inout ByteBuffer) {
    guard isSending else { return }
    let sent = requests.write(min(count, callsLeft), to: &outbound) { calls.open(at: now) }
    callsLeft -= sent
    if sent < count { stop(at: now) }
  }
}
