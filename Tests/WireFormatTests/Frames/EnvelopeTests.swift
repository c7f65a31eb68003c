import NIOCore
import Testing
import WireFormat

@Suite("Envelopes")
struct EnvelopeTests {
  private func payload(of vector: String) throws -> ByteBuffer {
    var bytes = try FrameVectors.bytes(vector)
    bytes.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    return bytes
  }

  @Test("a request names service, method, payload, timeout and metadata")
  func request() throws {
    let request = try RequestEnvelope(decoding: payload(of: "unary-request"))
    #expect(request.methodPath == "s/m")
    #expect(request.payload == ByteBuffer(bytes: [0x0a, 1, 0x78]))
    #expect(request.timeoutNanoseconds == 1_000_000_000)
    #expect(request.metadata["a"] == "b")
    #expect(request.metadata[anyCase: "A"] == "b")
    #expect(request.metadata["c"] == nil)
  }

  @Test("what is written is the golden request")
  func writeRequest() throws {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: "s", method: "m", payload: [0x0a, 1, 0x78],
      timeoutNanoseconds: 1_000_000_000, metadata: [MetadataEntry("a", "b")])
    #expect(bytes == (try FrameVectors.bytes("unary-request")))
  }

  @Test("what is written is the golden response, empty response and status")
  func writeResponses() throws {
    var ok = ByteBuffer()
    ok.writeResponseFrame(streamID: StreamID(rawValue: 1), payload: [0x0a, 1, 0x78] as [UInt8])
    #expect(ok == (try FrameVectors.bytes("ok-response")))
    var empty = ByteBuffer()
    empty.writeResponseFrame(streamID: StreamID(rawValue: 3), payload: [] as [UInt8])
    #expect(empty == (try FrameVectors.bytes("empty-response")))
    let status = Status(.notFound, "no", details: [StatusDetail(typeURL: "t", value: [1])])
    var failed = ByteBuffer()
    failed.writeResponseFrame(streamID: StreamID(rawValue: 5), status: status)
    #expect(failed == (try FrameVectors.bytes("status-response")))
    #expect(try ResponseEnvelope(decoding: payload(of: "status-response")).status == status)
    #expect(try ResponseEnvelope(decoding: payload(of: "ok-response")).status == nil)
  }

  @Test("what is written ends the stream as the golden frame does")
  func endOfStream() throws {
    var bytes = ByteBuffer()
    bytes.writeEndOfStreamFrame(streamID: StreamID(rawValue: 7))
    #expect(bytes == (try FrameVectors.bytes("end-of-stream")))
  }

  @Test(
    "a request envelope that is not protobuf of its shape is refused",
    arguments: [
      ("length beyond the end", [0x0a, 0x05, 0x73]),
      ("length of five bytes of ones", [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
      ("varint of eleven bytes", [0x20] + Array(repeating: 0xff, count: 11)),
      ("field 0", [0x00, 0x00]),
      ("wire type 6", [0x0e, 0x00]),
      ("wire type 7", [0x0f, 0x00]),
      ("a lone group end", [0x0c]),
      ("a group", [0x7b, 0x7c]),
      ("cut off in a key", [0x8a]),
      ("fixed64 cut off", [0x31, 1, 2, 3]),
    ] as [(String, [UInt8])])
  func malformed(what: String, bytes: [UInt8]) {
    #expect(throws: EnvelopeError.malformed) {
      try RequestEnvelope(decoding: ByteBuffer(bytes: bytes))
    }
  }

  @Test("an empty envelope names no method", arguments: [[], [0x0a, 0x01, 0x73]] as [[UInt8]])
  func noMethod(bytes: [UInt8]) {
    #expect(throws: EnvelopeError.noMethod) {
      try RequestEnvelope(decoding: ByteBuffer(bytes: bytes))
    }
  }

  @Test("unknown fields of every sound wire type are stepped over")
  func unknownFields() throws {
    var bytes = try payload(of: "unary-request")
    bytes.writeBytes([0x30, 0x01, 0x39, 1, 2, 3, 4, 5, 6, 7, 8, 0x45, 1, 2, 3, 4, 0x4a, 1, 0])
    #expect(try RequestEnvelope(decoding: bytes).methodPath == "s/m")
  }

  @Test("a field that stands twice counts as its last")
  func lastWins() throws {
    var bytes = try payload(of: "unary-request")
    bytes.writeBytes([0x12, 0x01, 0x6e])
    #expect(try RequestEnvelope(decoding: bytes).methodPath == "s/n")
  }

  @Test("negative timeouts survive")
  func negativeTimeout() throws {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: "s", method: "m", payload: [],
      timeoutNanoseconds: -1)
    bytes.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    #expect(try RequestEnvelope(decoding: bytes).timeoutNanoseconds == -1)
  }
}

@Suite("Metadata is bounded")
struct MetadataLimitTests {
  private func decode(_ entries: [MetadataEntry]) throws -> RequestEnvelope {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: "s", method: "m", payload: [], metadata: entries)
    bytes.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    return try RequestEnvelope(decoding: bytes)
  }

  @Test("32 entries pass and 33 do not")
  func pairs() throws {
    let entries = (0..<33).map { MetadataEntry("k\($0)", "v") }
    #expect(try decode(Array(entries.prefix(32))).metadata.count == 32)
    #expect(throws: EnvelopeError.metadataTooLarge("more than 32 metadata entries")) {
      try decode(entries)
    }
  }

  @Test("a key of 64 bytes passes and one of 65 does not")
  func key() throws {
    _ = try decode([MetadataEntry(String(repeating: "k", count: 64), "v")])
    #expect(throws: EnvelopeError.metadataTooLarge("a metadata key is longer than 64 bytes")) {
      try decode([MetadataEntry(String(repeating: "k", count: 65), "v")])
    }
  }

  @Test("a value of 4 KiB passes and one byte more does not")
  func value() throws {
    _ = try decode([MetadataEntry("k", String(repeating: "v", count: 4_096))])
    #expect(throws: EnvelopeError.metadataTooLarge("a metadata value is longer than 4096 bytes")) {
      try decode([MetadataEntry("k", String(repeating: "v", count: 4_097))])
    }
  }

  @Test("8 KiB of keys and values pass and one byte more does not")
  func total() throws {
    let nearly = [
      MetadataEntry("a", String(repeating: "v", count: 4_095)),
      MetadataEntry("b", String(repeating: "v", count: 4_094)),
    ]
    _ = try decode(nearly + [MetadataEntry("c", "")])
    #expect(throws: EnvelopeError.metadataTooLarge("metadata is longer than 8192 bytes")) {
      try decode(nearly + [MetadataEntry("c", "v")])
    }
  }

  @Test(
    "control characters and odd keys are refused",
    arguments: [
      MetadataEntry("k", "a\r\nb"), MetadataEntry("k", "a\0b"), MetadataEntry("k", "\u{7f}"),
      MetadataEntry("k k", "v"), MetadataEntry("ké", "v"), MetadataEntry("", "v"),
    ])
  func characters(entry: MetadataEntry) {
    #expect(throws: EnvelopeError.self) { try decode([entry]) }
  }

  @Test("authorization may stand once, whatever its case")
  func doubled() throws {
    #expect(throws: EnvelopeError.badMetadata("authorization stands twice")) {
      try decode([MetadataEntry("authorization", "a"), MetadataEntry("Authorization", "b")])
    }
    let metadata = try decode([MetadataEntry("Authorization", "a")]).metadata
    #expect(metadata["authorization"] == "a")
  }
}
