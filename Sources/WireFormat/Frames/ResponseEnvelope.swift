public import NIOCore

extension ByteBuffer {
  /// Appends a whole Response frame of a call that went well.
  public mutating func writeResponseFrame(
    streamID: StreamID, payload: [UInt8], metadata: [MetadataEntry] = []
  ) {
    guard !metadata.isEmpty else {
      return payload.withUnsafeBytes { writeResponseFrame(streamID: streamID, payload: $0) }
    }
    writeResponseHead(streamID: streamID, payloadLength: payload.count, metadata: metadata)
    writeBytes(payload.span.bytes)
    writeMetadata(metadata, field: ResponseEnvelope.metadataField)
  }

  /// Appends a whole Response frame of a call that went well, without metadata.
  public mutating func writeResponseFrame(streamID: StreamID, payload: UnsafeRawBufferPointer) {
    if (1..<0x80).contains(payload.count) {
      writeShortResponseFrame(streamID: streamID, payload: payload)
    } else {
      writeResponseHead(streamID: streamID, payloadLength: payload.count, metadata: [])
      writeBytes(payload)
    }
  }

  /// Appends a whole Response frame around bytes that were read.
  public mutating func writeResponseFrame(
    streamID: StreamID, payload: ByteBuffer, metadata: [MetadataEntry] = []
  ) {
    writeResponseHead(
      streamID: streamID, payloadLength: payload.readableBytes, metadata: metadata)
    writeImmutableBuffer(payload)
    writeMetadata(metadata, field: ResponseEnvelope.metadataField)
  }

  /// Appends a Response frame whose payload's length, 1 to 127, takes one byte. Most answers are so,
  /// and four writes would each check anew that the bytes are this buffer's alone.
  private mutating func writeShortResponseFrame(
    streamID: StreamID, payload: UnsafeRawBufferPointer
  ) {
    let headLength = FrameHeader.encodedLength + 2
    let head = UInt64(payload.count + 2) << 32 | UInt64(streamID.rawValue)
    let key = 2 << 3 | ProtobufWire.WireType.lengthDelimited.rawValue
    let tail =
      UInt32(FrameType.response.rawValue) << 24 | UInt32(key) << 8 | UInt32(payload.count)
    writeWithUnsafeMutableBytes(minimumWritableBytes: headLength + payload.count) { bytes in
      // All within the room that was asked for, one line above.
      bytes.storeBytes(of: head.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: tail.bigEndian, toByteOffset: 8, as: UInt32.self)
      UnsafeMutableRawBufferPointer(rebasing: bytes[headLength...]).copyMemory(from: payload)
      return headLength + payload.count
    }
  }

  private mutating func writeResponseHead(
    streamID: StreamID, payloadLength: Int, metadata: [MetadataEntry]
  ) {
    let length = ResponseEnvelope.encodedLength(payloadLength: payloadLength, metadata: metadata)
    reserveCapacity(minimumWritableBytes: FrameHeader.encodedLength + length)
    writeFrameHeader(
      FrameHeader(length: length, streamID: streamID, type: .response, flags: []))
    if payloadLength > 0 { writeLengthDelimitedKey(2, length: payloadLength) }
  }

  /// Appends a whole Response frame of a call that did not go well. It carries no payload: some
  /// clients would decode it before they look at the status.
  public mutating func writeResponseFrame(streamID: StreamID, status: Status) {
    let statusLength = status.encodedLength
    let length = ProtobufWire.fieldLength(statusLength)
    writeFrameHeader(
      FrameHeader(length: length, streamID: streamID, type: .response, flags: []))
    writeLengthDelimitedKey(1, length: statusLength)
    writeInteger(UInt8(1 << 3))
    writeVarint(UInt64(status.code.rawValue))
    writeStringField(2, status.message)
    for detail in status.details {
      writeLengthDelimitedKey(3, length: detail.encodedLength)
      writeStringField(1, detail.typeURL)
      if !detail.value.isEmpty {
        writeLengthDelimitedKey(2, length: detail.value.count)
        writeBytes(detail.value)
      }
    }
  }

  /// Appends a Data frame with one message.
  public mutating func writeDataFrame(
    streamID: StreamID, message: some Collection<UInt8>, flags: FrameFlags = []
  ) {
    writeFrameHeader(
      FrameHeader(length: message.count, streamID: streamID, type: .data, flags: flags))
    writeBytes(message)
  }

  /// Appends the Data frame that ends its sender's side of a stream and carries no message.
  public mutating func writeEndOfStreamFrame(streamID: StreamID) {
    writeFrameHeader(
      FrameHeader(length: 0, streamID: streamID, type: .data, flags: [.remoteClosed, .noData]))
  }
}

/// A decoded `Response` envelope, as a client reads it.
///
/// `Response{1 google.rpc.Status status; 2 bytes payload; 15 repeated KeyValue metadata}`. An absent
/// status is OK.
public struct ResponseEnvelope: Sendable {
  static let metadataField: UInt8 = 15

  /// The message, undecoded; nothing to be read from it unless the status is nil.
  public let payload: ByteBuffer
  /// Nil where the call went well.
  public let status: Status?
  /// What the server said beside its message.
  public let metadata: [MetadataEntry]

  /// Reads an envelope. A status code that gRPC does not know is read as UNKNOWN.
  public init(decoding bytes: ByteBuffer) throws(EnvelopeError) {
    var payload = 0..<0
    var status: Status?
    var metadata: [MetadataEntry] = []
    let span = bytes.readableBytesUInt8Span
    var offset = 0
    while offset < span.count {
      let (field, type) = try ProtobufWire.key(span, &offset)
      switch (field, type) {
      case (1, .lengthDelimited):
        let range = try ProtobufWire.lengthDelimited(span, &offset)
        status = try Status(decoding: bytes.part(range))
      case (2, .lengthDelimited): payload = try ProtobufWire.lengthDelimited(span, &offset)
      case (UInt64(Self.metadataField), .lengthDelimited):
        let range = try ProtobufWire.lengthDelimited(span, &offset)
        let entry = try StringPair(decoding: bytes.part(range))
        metadata.append(MetadataEntry(entry.first, String(decoding: entry.second, as: UTF8.self)))
      default: try ProtobufWire.skip(type, span, &offset)
      }
    }
    self.payload = bytes.part(payload)
    self.status = status.flatMap { $0.code == .ok ? nil : $0 }
    self.metadata = metadata
  }

  /// The envelope's length in bytes.
  public static func encodedLength(
    payloadLength: Int, metadata: [MetadataEntry] = []
  ) -> Int {
    var length = payloadLength > 0 ? ProtobufWire.fieldLength(payloadLength) : 0
    for entry in metadata { length += ProtobufWire.fieldLength(entry.encodedLength) }
    return length
  }
}

/// `{1 string; 2 string or bytes}`: the shape of both `KeyValue` and `Any`.
private struct StringPair {
  var first = ""
  var second: [UInt8] = []

  init(decoding bytes: ByteBuffer) throws(EnvelopeError) {
    let span = bytes.readableBytesUInt8Span
    var offset = 0
    while offset < span.count {
      let (field, type) = try ProtobufWire.key(span, &offset)
      switch (field, type) {
      case (1, .lengthDelimited):
        first = String(buffer: bytes.part(try ProtobufWire.lengthDelimited(span, &offset)))
      case (2, .lengthDelimited):
        second = Array(
          buffer: bytes.part(try ProtobufWire.lengthDelimited(span, &offset)))
      default: try ProtobufWire.skip(type, span, &offset)
      }
    }
  }
}

extension Status {
  fileprivate var encodedLength: Int {
    var length = 1 + ProtobufWire.varintLength(UInt64(code.rawValue))
    if !message.isEmpty { length += ProtobufWire.fieldLength(message.utf8.count) }
    for detail in details { length += ProtobufWire.fieldLength(detail.encodedLength) }
    return length
  }

  fileprivate init(decoding bytes: ByteBuffer) throws(EnvelopeError) {
    self.init(.ok, "")
    let span = bytes.readableBytesUInt8Span
    var offset = 0
    while offset < span.count {
      let (field, type) = try ProtobufWire.key(span, &offset)
      switch (field, type) {
      case (1, .varint):
        let raw = Int32(truncatingIfNeeded: try ProtobufWire.varint(span, &offset))
        code = StatusCode(rawValue: raw) ?? .unknown
      case (2, .lengthDelimited):
        message = String(buffer: bytes.part(try ProtobufWire.lengthDelimited(span, &offset)))
      case (3, .lengthDelimited):
        let detail = try StringPair(
          decoding: bytes.part(try ProtobufWire.lengthDelimited(span, &offset)))
        details.append(StatusDetail(typeURL: detail.first, value: detail.second))
      default: try ProtobufWire.skip(type, span, &offset)
      }
    }
  }
}

extension StatusDetail {
  fileprivate var encodedLength: Int {
    (typeURL.isEmpty ? 0 : ProtobufWire.fieldLength(typeURL.utf8.count))
      + (value.isEmpty ? 0 : ProtobufWire.fieldLength(value.count))
  }
}

extension ByteBuffer {
  /// The bytes at these offsets from the readable start, which must be within it.
  fileprivate func part(_ range: Range<Int>) -> ByteBuffer {
    getSlice(at: readerIndex + range.lowerBound, length: range.count) ?? ByteBuffer()
  }
}
