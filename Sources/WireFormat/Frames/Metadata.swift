public import NIOCore

/// What a call carries beside its message: keys and values, read in place from the request's bytes.
///
/// Keys compare without regard to case. Only what is asked for becomes a string.
public struct RequestMetadata: Sendable {
  private let bytes: ByteBuffer
  private let pairs: [Pair]

  /// Where a pair stands, as offsets from the readable start of `bytes`.
  struct Pair: Sendable {
    var key: Range<Int>
    var value: Range<Int>
  }

  init(bytes: ByteBuffer, pairs: [Pair]) {
    self.bytes = bytes
    self.pairs = pairs
  }

  /// No metadata.
  public static let none = RequestMetadata(bytes: ByteBuffer(), pairs: [])

  public var count: Int { pairs.count }
  public var isEmpty: Bool { pairs.isEmpty }

  /// The first value of that key, which must be in lower case.
  public subscript(_ key: StaticString) -> String? {
    slice(of: key).map { String(buffer: $0) }
  }

  /// The first value of that key, whatever its case; for keys known only at run time.
  public subscript(anyCase key: String) -> String? {
    let wanted = key.lowercased()
    for pair in pairs where string(pair.key).lowercased() == wanted { return string(pair.value) }
    return nil
  }

  /// The bytes of the first value of that key, which must be in lower case.
  public func slice(of key: StaticString) -> ByteBuffer? {
    guard let pair = first(key) else { return nil }
    return bytes.getSlice(at: bytes.readerIndex + pair.value.lowerBound, length: pair.value.count)
  }

  /// Whether the key stands more than once.
  func isDoubled(_ key: StaticString) -> Bool {
    guard pairs.count > 1 else { return false }
    return pairs.reduce(0) { $0 + (equals($1.key, key) ? 1 : 0) } > 1
  }

  private func first(_ key: StaticString) -> Pair? {
    pairs.first { equals($0.key, key) }
  }

  private func equals(_ range: Range<Int>, _ key: StaticString) -> Bool {
    guard range.count == key.utf8CodeUnitCount else { return false }
    let span = bytes.readableBytesUInt8Span
    return key.withUTF8Buffer { wanted in
      for index in 0..<wanted.count {
        let byte = span[range.lowerBound + index]
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        if (isUpper ? byte | 0x20 : byte) != wanted[index] { return false }
      }
      return true
    }
  }

  private func string(_ range: Range<Int>) -> String {
    bytes.getString(at: bytes.readerIndex + range.lowerBound, length: range.count) ?? ""
  }
}

/// One key and value, to be sent.
public struct MetadataEntry: Hashable, Sendable {
  public var key: String
  public var value: String

  public init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }

  /// Beside a reply: it was given before under the same idempotency key, and nothing happened now.
  public static let idempotentReplay = MetadataEntry("idempotent-replay", "true")

  var encodedLength: Int {
    (key.isEmpty ? 0 : ProtobufWire.fieldLength(key.utf8.count))
      + (value.isEmpty ? 0 : ProtobufWire.fieldLength(value.utf8.count))
  }
}
