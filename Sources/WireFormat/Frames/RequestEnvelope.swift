public import NIOCore

/// A decoded `Request` envelope: what is called, with what, and by when.
///
/// `Request{1 string service; 2 string method; 3 bytes payload; 4 int64 timeout_nano;
/// 5 repeated KeyValue metadata}`. Service, method, payload and metadata stay where they were read.
public struct RequestEnvelope: Sendable {
  /// The whole envelope; the ranges below are offsets from its readable start.
  private let bytes: ByteBuffer
  private let service: Range<Int>
  private let method: Range<Int>
  private let message: Range<Int>
  private let pairs: [RequestMetadata.Pair]

  /// How long the caller waits, in nanoseconds: 0 says nothing, less than 0 is already past.
  public let timeoutNanoseconds: Int64

  /// The message, undecoded.
  public var payload: ByteBuffer {
    bytes.getSlice(at: bytes.readerIndex + message.lowerBound, length: message.count)
      ?? ByteBuffer()
  }

  /// Hands the message's bytes to `body`, without making a slice of them.
  public func withPayload<Result>(
    _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(bytes.readableBytesUInt8Span.extracting(message))
  }

  var payloadIsEmpty: Bool { message.isEmpty }

  /// Whether there is any metadata; most calls on a connection that is signed in have none.
  public var hasMetadata: Bool { !pairs.isEmpty }

  public var metadata: RequestMetadata { RequestMetadata(bytes: bytes, pairs: pairs) }

  /// Reads an envelope.
  ///
  /// - Throws: `EnvelopeError`, which ends this call and no other.
  public init(
    decoding bytes: ByteBuffer, limits: MetadataLimits = MetadataLimits()
  ) throws(EnvelopeError) {
    var service = 0..<0
    var method = 0..<0
    var payload = 0..<0
    var timeout: Int64 = 0
    var pairs: [RequestMetadata.Pair] = []
    let span = bytes.readableBytesUInt8Span
    var offset = 0
    while offset < span.count {
      let (field, type) = try ProtobufWire.key(span, &offset)
      switch (field, type) {
      case (1, .lengthDelimited): service = try ProtobufWire.lengthDelimited(span, &offset)
      case (2, .lengthDelimited): method = try ProtobufWire.lengthDelimited(span, &offset)
      case (3, .lengthDelimited): payload = try ProtobufWire.lengthDelimited(span, &offset)
      case (4, .varint): timeout = Int64(bitPattern: try ProtobufWire.varint(span, &offset))
      case (5, .lengthDelimited):
        let entry = try ProtobufWire.lengthDelimited(span, &offset)
        guard pairs.count < limits.pairsMax else {
          throw .metadataTooLarge("more than \(limits.pairsMax) metadata entries")
        }
        pairs.append(try Self.pair(span, entry))
      default: try ProtobufWire.skip(type, span, &offset)
      }
    }
    guard !service.isEmpty, !method.isEmpty else { throw .noMethod }
    if !pairs.isEmpty {
      try limits.check(pairs, in: span)
      guard !RequestMetadata(bytes: bytes, pairs: pairs).isDoubled("authorization") else {
        throw .badMetadata("authorization stands twice")
      }
    }

    self.bytes = bytes
    self.service = service
    self.method = method
    message = payload
    timeoutNanoseconds = timeout
    self.pairs = pairs
  }

  /// Hands the bytes of the service's and the method's name to `body`, without making strings.
  public func withMethodName<Result>(
    _ body: (_ service: Span<UInt8>, _ method: Span<UInt8>) -> Result
  ) -> Result {
    let span = bytes.readableBytesUInt8Span
    return body(span.extracting(service), span.extracting(method))
  }

  /// `service/method`, for people.
  public var methodPath: String {
    let start = bytes.readerIndex
    let service = bytes.getString(at: start + service.lowerBound, length: service.count) ?? ""
    let method = bytes.getString(at: start + method.lowerBound, length: method.count) ?? ""
    return "\(service)/\(method)"
  }

  private static func pair(
    _ span: borrowing Span<UInt8>, _ entry: Range<Int>
  ) throws(EnvelopeError) -> RequestMetadata.Pair {
    var pair = RequestMetadata.Pair(
      key: entry.lowerBound..<entry.lowerBound, value: entry.lowerBound..<entry.lowerBound)
    let within = span.extracting(0..<entry.upperBound)
    var offset = entry.lowerBound
    while offset < entry.upperBound {
      let (field, type) = try ProtobufWire.key(within, &offset)
      switch (field, type) {
      case (1, .lengthDelimited): pair.key = try ProtobufWire.lengthDelimited(within, &offset)
      case (2, .lengthDelimited): pair.value = try ProtobufWire.lengthDelimited(within, &offset)
      default: try ProtobufWire.skip(type, within, &offset)
      }
    }
    return pair
  }
}

extension ByteBuffer {
  /// Appends a whole Request frame, as a client sends it.
  public mutating func writeRequestFrame(
    streamID: StreamID, flags: FrameFlags = [], service: String, method: String,
    payload: [UInt8], timeoutNanoseconds: Int64 = 0, metadata: [MetadataEntry] = []
  ) {
    var length =
      ProtobufWire.fieldLength(service.utf8.count) + ProtobufWire.fieldLength(method.utf8.count)
    if !payload.isEmpty { length += ProtobufWire.fieldLength(payload.count) }
    if timeoutNanoseconds != 0 {
      length += 1 + ProtobufWire.varintLength(UInt64(bitPattern: timeoutNanoseconds))
    }
    for entry in metadata { length += ProtobufWire.fieldLength(entry.encodedLength) }
    reserveCapacity(minimumWritableBytes: FrameHeader.encodedLength + length)
    writeFrameHeader(
      FrameHeader(length: length, streamID: streamID, type: .request, flags: flags))
    writeStringField(1, service)
    writeStringField(2, method)
    if !payload.isEmpty {
      writeLengthDelimitedKey(3, length: payload.count)
      writeBytes(payload)
    }
    if timeoutNanoseconds != 0 {
      writeInteger(UInt8(4 << 3))
      writeVarint(UInt64(bitPattern: timeoutNanoseconds))
    }
    writeMetadata(metadata, field: 5)
  }

  mutating func writeMetadata(_ metadata: [MetadataEntry], field: UInt8) {
    for entry in metadata {
      writeLengthDelimitedKey(field, length: entry.encodedLength)
      writeStringField(1, entry.key)
      writeStringField(2, entry.value)
    }
  }
}
