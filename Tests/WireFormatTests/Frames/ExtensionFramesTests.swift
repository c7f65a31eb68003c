import NIOCore
import Testing
import WireFormat

/// Transcripts of a peer that has said Hello.
@Suite("Frames of extensions")
struct ExtensionFramesTests {
  private static func frame(_ write: (inout ByteBuffer) -> Void) -> Frame {
    var bytes = ByteBuffer()
    write(&bytes)
    var decoder = FrameDecoder()
    decoder.feed(bytes)
    guard case .frame(let frame)? = try? decoder.next() else {
      preconditionFailure("What was written is no frame.")
    }
    return frame
  }

  private static func id(_ number: UInt32) -> StreamID { StreamID(rawValue: number) }
  private static func cancel(_ number: UInt32) -> Frame {
    frame { $0.writeCancelFrame(streamID: id(number)) }
  }
  private static func window(_ number: UInt32, _ bytes: UInt32) -> Frame {
    frame { $0.writeWindowFrame(streamID: id(number), bytes: bytes) }
  }
  private static let ping = frame { $0.writePingFrame(streamID: id(1), 7) }
  private static let pong = frame {
    $0.writePongFrame(streamID: id(1), ByteBuffer(integer: 7 as UInt64))
  }

  /// The streams of a peer that said Hello, with one call in flight.
  private static func greeted(
    window: Int? = 10, limits: ConnectionLimits = ConnectionLimits()
  ) -> ServerStreams {
    var streams = ServerStreams(limits: limits)
    #expect(streams.hello(window: window, at: 0) == nil)
    _ = streams.receive(.frame(ServerStreamsTests.request(1)), at: 0)
    return streams
  }

  @Test("mean nothing before Hello, and count as faults")
  func beforeHello() {
    var streams = ServerStreams()
    _ = streams.receive(.frame(ServerStreamsTests.request(1)), at: 0)
    for frame in [Self.cancel(1), Self.window(1, 5), Self.ping, Self.pong] {
      #expect(ServerStreamsTests.line(streams.receive(.frame(frame), at: 0)) == "ignore")
    }
    #expect(streams.faults == 4)
  }

  @Test("a CANCEL reaches the call of its id; one that crossed with the call's end is let pass")
  func cancels() {
    var streams = Self.greeted()
    #expect(ServerStreamsTests.line(streams.receive(.frame(Self.cancel(1)), at: 0)) == "cancel 1")
    #expect(ServerStreamsTests.line(streams.receive(.frame(Self.cancel(3)), at: 0)) == "ignore")
    #expect(streams.faults == 0)
  }

  @Test(
    "one CANCEL more than half a minute allows closes the connection; later there is room again")
  func cancelFlood() {
    var limits = ConnectionLimits()
    limits.cancelsPerHalfMinuteMax = 3
    let frames = Array(repeating: Self.cancel(1), count: 4)
    let streams = Self.greeted(limits: limits)
    #expect(
      ServerStreamsTests.play(frames, on: streams)
        == ["cancel 1", "cancel 1", "cancel 1", "close RESOURCE_EXHAUSTED"])
    var patient = streams
    for frame in frames.dropLast() { _ = patient.receive(.frame(frame), at: 0) }
    let later = patient.receive(.frame(frames[3]), at: 30_000_000_000)
    #expect(ServerStreamsTests.line(later) == "cancel 1")
  }

  @Test("a cancel that comes as a call counts with the frames")
  func cancelsByCall() {
    var limits = ConnectionLimits()
    limits.cancelsPerHalfMinuteMax = 1
    var streams = Self.greeted(limits: limits)
    #expect(streams.cancelled(at: 0) == nil)
    #expect(streams.cancelled(at: 0)?.code == .resourceExhausted)
  }

  @Test("a PING is answered; PINGs and Hellos together are bounded by the second")
  func pings() {
    var limits = ConnectionLimits()
    limits.pingsPerSecondMax = 3
    var streams = Self.greeted(limits: limits)
    for _ in 0..<2 {
      #expect(
        ServerStreamsTests.line(streams.receive(.frame(Self.ping), at: 0)) == "ping 8 bytes")
    }
    #expect(streams.hello(window: nil, at: 999_999_999)?.code == .resourceExhausted)
    #expect(streams.hello(window: nil, at: 1_000_000_000) == nil)
  }

  @Test("a PING of another length, or on the connection's own id, is a fault")
  func badPings() {
    var streams = Self.greeted()
    let short = Frame(streamID: Self.id(1), type: .ping, payload: ByteBuffer(bytes: [1]))
    let own = Self.frame { $0.writePingFrame(streamID: .connection, 7) }
    for frame in [short, own] {
      #expect(ServerStreamsTests.line(streams.receive(.frame(frame), at: 0)) == "ignore")
    }
    #expect(streams.faults == 2)
  }

  @Test("a message may begin while any window is left, and overdraw it")
  func overdraft() {
    var streams = Self.greeted(window: 10)
    streams.spendWindow(Self.id(1), bytes: 9)
    #expect(streams.hasWindow(Self.id(1)))
    streams.spendWindow(Self.id(1), bytes: 9)
    #expect(!streams.hasWindow(Self.id(1)))
    _ = streams.receive(.frame(Self.window(1, 8)), at: 0)
    #expect(!streams.hasWindow(Self.id(1)))
    let opened = streams.receive(.frame(Self.window(1, 1)), at: 0)
    #expect(ServerStreamsTests.line(opened) == "window 1")
    #expect(streams.hasWindow(Self.id(1)))
  }

  @Test("each stream has a window of its own, and a new call on an old id a new one")
  func windowsApart() {
    var streams = Self.greeted(window: 10)
    _ = streams.receive(.frame(ServerStreamsTests.request(3)), at: 0)
    streams.spendWindow(Self.id(1), bytes: 10)
    #expect(!streams.hasWindow(Self.id(1)))
    #expect(streams.hasWindow(Self.id(3)))
    streams.finish(Self.id(1), at: 0)
    _ = streams.receive(.frame(ServerStreamsTests.request(1)), at: 0)
    #expect(streams.hasWindow(Self.id(1)))
  }

  @Test("without flow control everything may be sent, and a WINDOW is a fault")
  func noFlowControl() {
    var streams = Self.greeted(window: nil)
    streams.spendWindow(Self.id(1), bytes: .max)
    #expect(streams.hasWindow(Self.id(1)))
    _ = streams.receive(.frame(Self.window(1, 1)), at: 0)
    #expect(streams.faults == 1)
  }

  /// A WINDOW, and the faults it makes on a stream whose window is 10.
  static let windows: [(number: UInt32, bytes: UInt32, faults: Int)] = [
    (1, 1, 0),
    (1, UInt32(ControlFrame.windowMax) - 10, 0),
    (1, UInt32(ControlFrame.windowMax) - 9, 1),
    (1, .max, 1),
    (1, 0, 1),
    (3, 1, 1),
  ]

  @Test("a WINDOW that grants nothing, too much, or on no call is a fault", arguments: windows)
  func badWindows(number: UInt32, bytes: UInt32, faults: Int) {
    var streams = Self.greeted(window: 10)
    _ = streams.receive(.frame(Self.window(number, bytes)), at: 0)
    #expect(streams.faults == faults)
  }

  @Test("a GOAWAY says what it was told")
  func goAway() {
    let said = GoAway(lastID: Self.id(41), graceMilliseconds: 30_000)
    let frame = Self.frame { $0.writeGoAwayFrame(said) }
    #expect(frame.streamID == .connection)
    #expect(GoAway(decoding: frame.payload) == said)
    #expect(GoAway(decoding: ByteBuffer(bytes: [0, 0, 0, 41])) == nil)
  }
}
