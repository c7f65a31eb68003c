import NIOCore
import Testing
import WireFormat

@Suite("Bytes become frames")
struct FrameDecoderTests {
  private static let vectors = [
    "unary-request", "ok-response", "empty-response", "status-response", "data", "end-of-stream",
  ]

  @Test("every golden frame decodes to what encodes to the same bytes", arguments: vectors)
  func roundTrip(name: String) throws {
    let bytes = try FrameVectors.bytes(name)
    var decoder = FrameDecoder()
    decoder.feed(bytes)
    guard case .frame(let frame) = try decoder.next() else {
      Issue.record("no frame")
      return
    }
    var encoded = ByteBuffer()
    encoded.writeFrame(frame)
    #expect(encoded == bytes)
    #expect(try decoder.next() == nil)
    #expect(!decoder.isMidFrame)
  }

  @Test("a frame comes out whole, wherever the bytes were cut", arguments: vectors)
  func anyCut(name: String) throws {
    let bytes = try FrameVectors.bytes(name)
    var decoder = FrameDecoder()
    for byte in bytes.bytesOneByOne.dropLast() {
      decoder.feed(byte)
      #expect(try decoder.next() == nil)
      #expect(decoder.isMidFrame)
    }
    decoder.feed(bytes.bytesOneByOne.last!)  // A vector is never empty.
    #expect(try decoder.next() != nil)
    #expect(!decoder.isMidFrame)
  }

  @Test("frames that came in one read come out in order")
  func burst() throws {
    var bytes = ByteBuffer()
    for id in [5, 1, 3] as [UInt32] {
      bytes.writeFrame(Frame(streamID: StreamID(rawValue: id), type: .data))
    }
    var decoder = FrameDecoder()
    decoder.feed(bytes)
    var ids: [UInt32] = []
    while case .frame(let frame) = try decoder.next() { ids.append(frame.streamID.rawValue) }
    #expect(ids == [5, 1, 3])
  }

  @Test(
    "a payload of exactly the limit passes; one byte more is oversized, and the next frame is read")
  func receiverLimit() throws {
    var decoder = FrameDecoder(frameBytesMax: 16)
    for (length, passes) in [(15, true), (16, true), (17, false), (1, true)] {
      var bytes = ByteBuffer()
      bytes.writeFrame(
        Frame(
          streamID: StreamID(rawValue: 1), type: .data,
          payload: ByteBuffer(repeating: 7, count: length)))
      var seen: FrameDecoder.Output?
      for part in bytes.bytesOneByOne {
        decoder.feed(part)
        if let output = try decoder.next() { seen = output }
      }
      switch seen {
      case .frame(let frame): #expect(passes && frame.payload.readableBytes == length)
      case .oversized(let header): #expect(!passes && header.length == length)
      case nil: Issue.record("nothing for \(length)")
      }
    }
  }

  @Test("a length above the protocol's is refused at the header, for good")
  func protocolLimit() throws {
    var decoder = FrameDecoder()
    decoder.feed(ByteBuffer(bytes: [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 1, 0]))
    #expect(throws: FrameError.lengthAboveProtocolMaximum) { try decoder.next() }
    decoder.feed(try FrameVectors.bytes("data"))
    #expect(throws: FrameError.lengthAboveProtocolMaximum) { try decoder.next() }
  }

  @Test("4 MiB is still the protocol's; 4 MiB and a byte is not")
  func protocolBoundary() throws {
    var header = ByteBuffer()
    header.writeFrameHeader(
      FrameHeader(
        length: 4 << 20, streamID: StreamID(rawValue: 1), type: .request, flags: []))
    var decoder = FrameDecoder()
    decoder.feed(header)
    #expect(try decoder.next() == nil)
    header.clear()
    header.writeFrameHeader(
      FrameHeader(
        length: (4 << 20) + 1, streamID: StreamID(rawValue: 1), type: .request, flags: []))
    var other = FrameDecoder()
    other.feed(header)
    #expect(throws: FrameError.self) { try other.next() }
  }

  @Test("says what of the next frame has come")
  func pending() throws {
    var bytes = ByteBuffer()
    bytes.writeFrame(
      Frame(
        streamID: StreamID(rawValue: 1), type: .request,
        payload: ByteBuffer(repeating: 0, count: 100)))
    let header = bytes.readSlice(length: FrameHeader.encodedLength) ?? ByteBuffer()
    let cases: [(limit: Int, isKept: Bool)] = [(100, true), (99, false)]
    for (limit, isKept) in cases {
      var decoder = FrameDecoder(frameBytesMax: limit)
      #expect(decoder.pending == .nothing)
      decoder.feed(header.getSlice(at: 0, length: 9) ?? ByteBuffer())
      _ = try decoder.next()
      #expect(decoder.pending == .header)
      decoder.feed(header.getSlice(at: 9, length: 1) ?? ByteBuffer())
      _ = try decoder.next()
      #expect(decoder.pending == .payload(length: 100, isKept: isKept))
      decoder.feed(bytes)
      _ = try decoder.next()
      #expect(decoder.pending == .nothing)
    }
  }

  @Test("a frame that is given up is discarded as it comes, and the next is read")
  func discardPending() throws {
    var bytes = ByteBuffer()
    let next = Frame(streamID: StreamID(rawValue: 3), type: .data)
    bytes.writeFrame(
      Frame(
        streamID: StreamID(rawValue: 1), type: .request,
        payload: ByteBuffer(repeating: 0, count: 100)))
    bytes.writeFrame(next)
    var decoder = FrameDecoder()
    decoder.feed(bytes.readSlice(length: 60) ?? ByteBuffer())
    #expect(try decoder.next() == nil)
    #expect(decoder.discardPending()?.streamID == StreamID(rawValue: 1))
    #expect(decoder.pending == .payload(length: 100, isKept: false))
    #expect(decoder.discardPending() == nil)
    decoder.feed(bytes)
    #expect(try decoder.next() == .frame(next))
    #expect(decoder.pending == .nothing)
  }
}
