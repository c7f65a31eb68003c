import NIOCore
import Testing
import WireFormat

/// Transcripts: what the peer sends on the left, what it means on the right.
@Suite("The server's side of a connection's streams")
struct ServerStreamsTests {
  static func request(
    _ id: UInt32, _ flags: FrameFlags = [], payload: [UInt8] = [1]
  ) -> Frame {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: id), service: "s", method: "m", payload: payload)
    bytes.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    return Frame(streamID: StreamID(rawValue: id), type: .request, flags: flags, payload: bytes)
  }

  private static func data(_ id: UInt32, _ flags: FrameFlags = [], _ bytes: [UInt8] = []) -> Frame {
    Frame(
      streamID: StreamID(rawValue: id), type: .data, flags: flags,
      payload: ByteBuffer(bytes: bytes))
  }

  /// An event in one line.
  static func line(_ event: ServerStreams.Event) -> String {
    switch event {
    case .open(let opening):
      let message = opening.firstMessage.map { "\($0.readableBytes) bytes" } ?? "no message"
      return "open \(opening.streamID.rawValue) \(message)\(opening.isInputOpen ? ", more" : "")"
    case .message(let id, let message, let last):
      return "message \(id.rawValue) \(message.readableBytes) bytes\(last ? ", last" : "")"
    case .inputEnded(let id): return "ended \(id.rawValue)"
    case .refuse(let id, let status): return "refuse \(id.rawValue) \(status.code.name)"
    case .abandon(let id, let status): return "abandon \(id.rawValue) \(status.code.name)"
    case .cancel(let id): return "cancel \(id.rawValue)"
    case .windowOpened(let id): return "window \(id.rawValue)"
    case .ping(let mark): return "ping \(mark.readableBytes) bytes"
    case .ignore: return "ignore"
    case .close(let status): return "close \(status.code.name)"
    }
  }

  static func play(
    _ frames: [Frame], on streams: ServerStreams = ServerStreams(), at now: UInt64 = 0
  ) -> [String] {
    var streams = streams
    return frames.map { Self.line(streams.receive(.frame($0), at: now)) }
  }

  @Test("a unary call opens with its message")
  func unary() {
    #expect(Self.play([Self.request(1)]) == ["open 1 1 bytes"])
  }

  @Test("an empty unary message is a message")
  func emptyUnary() {
    #expect(Self.play([Self.request(1, payload: [])]) == ["open 1 0 bytes"])
  }

  @Test("a server stream opens with its message, remote-closed")
  func serverStream() {
    #expect(Self.play([Self.request(1, .remoteClosed)]) == ["open 1 1 bytes"])
    #expect(Self.play([Self.request(1, .remoteClosed, payload: [])]) == ["open 1 0 bytes"])
  }

  @Test("Go opens a stream by remote-open and an empty payload, which is no message")
  func goStream() {
    #expect(
      Self.play([
        Self.request(1, .remoteOpen, payload: []), Self.data(1, [], [7]), Self.data(1),
        Self.data(1, [.remoteClosed, .noData]),
      ]) == ["open 1 no message, more", "message 1 1 bytes", "message 1 0 bytes", "ended 1"])
  }

  @Test("Rust opens a stream by remote-open and no-data")
  func rustStream() {
    #expect(
      Self.play([
        Self.request(1, [.remoteOpen, .noData], payload: []), Self.data(1, .remoteClosed, [7]),
      ]) == ["open 1 no message, more", "message 1 1 bytes, last"])
  }

  @Test("ids come in any odd order")
  func outOfOrder() {
    #expect(
      Self.play([Self.request(5), Self.request(1), Self.request(4_294_967_295)]) == [
        "open 5 1 bytes", "open 1 1 bytes", "open 4294967295 1 bytes",
      ])
  }

  @Test("even ids and 0 are refused on that id", arguments: [0, 2, 4_294_967_294] as [UInt32])
  func evenID(id: UInt32) {
    #expect(Self.play([Self.request(id)]) == ["refuse \(id) INVALID_ARGUMENT"])
  }

  @Test("a second Request on an active id is dropped, so that the first call is unharmed")
  func activeID() {
    #expect(Self.play([Self.request(1), Self.request(1)]) == ["open 1 1 bytes", "ignore"])
  }

  @Test("an id may be used again once its call has ended")
  func reuse() {
    var streams = ServerStreams()
    _ = streams.receive(.frame(Self.request(1)), at: 0)
    streams.finish(StreamID(rawValue: 1), at: 0)
    #expect(Self.line(streams.receive(.frame(Self.request(1)), at: 1)) == "open 1 1 bytes")
  }

  @Test("Data on a unary call abandons it")
  func dataOnUnary() {
    #expect(
      Self.play([Self.request(1), Self.data(1)]) == [
        "open 1 1 bytes", "abandon 1 INVALID_ARGUMENT",
      ])
  }

  @Test("Data after a stream's input ended abandons it")
  func dataAfterEnd() {
    #expect(
      Self.play([
        Self.request(1, .remoteOpen, payload: []), Self.data(1, .remoteClosed, [1]), Self.data(1),
      ]).last == "abandon 1 INVALID_ARGUMENT")
  }

  @Test("Data on a stream that ended less than five seconds ago crossed on the wire")
  func lateData() {
    var streams = ServerStreams()
    _ = streams.receive(.frame(Self.request(1, .remoteOpen)), at: 0)
    streams.finish(StreamID(rawValue: 1), at: 10)
    let grace: UInt64 = 5_000_000_000
    #expect(Self.line(streams.receive(.frame(Self.data(1)), at: 10 + grace - 1)) == "ignore")
    #expect(
      Self.line(streams.receive(.frame(Self.data(1)), at: 10 + grace))
        == "refuse 1 INVALID_ARGUMENT")
  }

  @Test("Data of the burst in which its stream ended is of an earlier time, and crossed too")
  func dataOfSameBurst() {
    var streams = ServerStreams()
    _ = streams.receive(.frame(Self.request(1, .remoteOpen)), at: 10)
    streams.finish(StreamID(rawValue: 1), at: 11)
    #expect(Self.line(streams.receive(.frame(Self.data(1)), at: 10)) == "ignore")
    #expect(streams.faults == 0)
  }

  @Test("Data on a stream that was refused crossed with the refusal")
  func dataOnRefusedStream() {
    var limits = ConnectionLimits()
    limits.callsInFlightMax = 0
    var streams = ServerStreams(limits: limits)
    let opening = Self.request(1, .remoteOpen, payload: [])
    #expect(Self.line(streams.receive(.frame(opening), at: 0)) == "refuse 1 RESOURCE_EXHAUSTED")
    #expect(Self.line(streams.receive(.frame(Self.data(1)), at: 0)) == "ignore")
    let long = FrameHeader(
      length: 9, streamID: StreamID(rawValue: 3), type: .request, flags: .remoteOpen)
    #expect(Self.line(streams.receive(.oversized(long), at: 0)) == "refuse 3 RESOURCE_EXHAUSTED")
    #expect(Self.line(streams.receive(.frame(Self.data(3)), at: 0)) == "ignore")
    #expect(streams.faults == 0)
  }

  @Test("Data on a stream that never was is refused on that id")
  func unknownStream() {
    #expect(Self.play([Self.data(9)]) == ["refuse 9 INVALID_ARGUMENT"])
  }

  @Test("unknown frame types are ignored and unknown flags too")
  func unknown() {
    let odd = Frame(streamID: StreamID(rawValue: 1), type: FrameType(rawValue: 0x7f))
    #expect(
      Self.play([odd, Self.request(1, FrameFlags(rawValue: 0xf8))]) == ["ignore", "open 1 1 bytes"])
  }

  @Test("a Request that is no envelope is refused on its id")
  func garbage() {
    let garbage = Frame(
      streamID: StreamID(rawValue: 1), type: .request, payload: ByteBuffer(bytes: [0xff]))
    let empty = Frame(streamID: StreamID(rawValue: 3), type: .request)
    #expect(
      Self.play([garbage, empty]) == ["refuse 1 INVALID_ARGUMENT", "refuse 3 INVALID_ARGUMENT"])
  }

  @Test("an envelope that cannot be read is a stream fault; metadata beyond its limits is none")
  func envelopeFaults() {
    var streams = ServerStreams()
    _ = streams.receive(.frame(Frame(streamID: StreamID(rawValue: 1), type: .request)), at: 0)
    #expect(streams.faults == 1)
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 3), service: "s", method: "m", payload: [],
      metadata: [MetadataEntry("k", String(repeating: "v", count: 4_097))])
    bytes.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    let tooLarge = Frame(streamID: StreamID(rawValue: 3), type: .request, payload: bytes)
    #expect(Self.line(streams.receive(.frame(tooLarge), at: 0)) == "refuse 3 RESOURCE_EXHAUSTED")
    #expect(streams.faults == 1)
  }

  @Test("one call more than the limit is refused, and only it")
  func callLimit() {
    var limits = ConnectionLimits()
    limits.callsInFlightMax = 2
    var streams = ServerStreams(limits: limits)
    let lines = [1, 3, 5].map { Self.line(streams.receive(.frame(Self.request($0)), at: 0)) }
    #expect(lines == ["open 1 1 bytes", "open 3 1 bytes", "refuse 5 RESOURCE_EXHAUSTED"])
    streams.finish(StreamID(rawValue: 1), at: 0)
    #expect(Self.line(streams.receive(.frame(Self.request(5)), at: 0)) == "open 5 1 bytes")
  }

  @Test("an oversized request is refused alone; oversized Data ends its stream")
  func oversized() {
    func header(_ id: UInt32, _ type: FrameType) -> FrameDecoder.Output {
      .oversized(
        FrameHeader(length: 9, streamID: StreamID(rawValue: id), type: type, flags: []))
    }
    var streams = ServerStreams()
    #expect(Self.line(streams.receive(header(1, .request), at: 0)) == "refuse 1 RESOURCE_EXHAUSTED")
    _ = streams.receive(.frame(Self.request(3, .remoteOpen)), at: 0)
    #expect(Self.line(streams.receive(header(3, .data), at: 0)) == "abandon 3 RESOURCE_EXHAUSTED")
    #expect(Self.line(streams.receive(header(5, .data), at: 0)) == "ignore")
  }

  @Test("twenty faults a minute are borne, the next closes the connection")
  func faults() {
    var streams = ServerStreams()
    let faults = Array(repeating: Self.data(9), count: 20)
    for frame in faults { _ = streams.receive(.frame(frame), at: 0) }
    let minute: UInt64 = 60_000_000_000
    var other = streams
    #expect(Self.line(streams.receive(.frame(Self.data(9)), at: 1)) == "close RESOURCE_EXHAUSTED")
    #expect(
      Self.line(other.receive(.frame(Self.data(9)), at: minute)) == "refuse 9 INVALID_ARGUMENT")
  }
}
