import NIOCore

/// The little of protobuf's wire format that the envelopes need, over bytes that are not copied.
///
/// Message bodies are SwiftProtobuf's; only the envelope around them is read by hand, since every
/// call pays for it (docs/decisions/0001).
enum ProtobufWire {
  /// How a field's value is encoded.
  enum WireType: UInt8 {
    case varint = 0
    case fixed64 = 1
    case lengthDelimited = 2
    case fixed32 = 5
  }

  /// Reads a varint of at most ten bytes.
  @inline(__always)
  static func varint(
    _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(EnvelopeError) -> UInt64 {
    guard offset < bytes.count else { throw .malformed }
    let first = bytes[offset]
    offset += 1
    if first < 0x80 { return UInt64(first) }
    var value = UInt64(first & 0x7f)
    var shift: UInt64 = 7
    while shift < 70 {
      guard offset < bytes.count else { throw .malformed }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7f) &<< shift
      if byte < 0x80 {
        // The tenth byte has room for one bit only.
        guard shift < 63 || byte <= 1 else { throw .malformed }
        return value
      }
      shift += 7
    }
    throw .malformed
  }

  /// Reads a field's key: its number, 1 or more, and how its value is encoded.
  ///
  /// Groups (wire types 3 and 4) have no place in an envelope and are malformed.
  @inline(__always)
  static func key(
    _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(EnvelopeError) -> (field: UInt64, type: WireType) {
    let key = try varint(bytes, &offset)
    guard key >> 3 >= 1, key <= UInt64(UInt32.max), let type = WireType(rawValue: UInt8(key & 7))
    else { throw .malformed }
    return (key >> 3, type)
  }

  /// Reads a length and steps over as many bytes; the range is in `bytes`.
  @inline(__always)
  static func lengthDelimited(
    _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(EnvelopeError) -> Range<Int> {
    let length = try varint(bytes, &offset)
    guard length <= UInt64(bytes.count - offset) else { throw .malformed }
    let start = offset
    offset += Int(length)
    return start..<offset
  }

  /// Steps over a value.
  static func skip(
    _ type: WireType, _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(EnvelopeError) {
    switch type {
    case .varint: _ = try varint(bytes, &offset)
    case .lengthDelimited: _ = try lengthDelimited(bytes, &offset)
    case .fixed32, .fixed64:
      let length = type == .fixed32 ? 4 : 8
      guard length <= bytes.count - offset else { throw .malformed }
      offset += length
    }
  }

  /// How many bytes a varint takes.
  @inline(__always)
  static func varintLength(_ value: UInt64) -> Int {
    value < 0x80 ? 1 : (70 - (value | 1).leadingZeroBitCount) / 7
  }

  /// How many bytes a length-delimited field takes, its one-byte key included.
  @inline(__always)
  static func fieldLength(_ contentLength: Int) -> Int {
    1 + varintLength(UInt64(contentLength)) + contentLength
  }
}

extension ByteBuffer {
  @inline(__always)
  mutating func writeVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      writeInteger(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    writeInteger(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes the key and length of a length-delimited field numbered 1 to 15.
  @inline(__always)
  mutating func writeLengthDelimitedKey(_ field: UInt8, length: Int) {
    writeInteger(field << 3 | ProtobufWire.WireType.lengthDelimited.rawValue)
    writeVarint(UInt64(length))
  }

  /// Writes a whole string field numbered 1 to 15; nothing where it is empty, as proto3 does.
  mutating func writeStringField(_ field: UInt8, _ value: String) {
    guard !value.isEmpty else { return }
    writeLengthDelimitedKey(field, length: value.utf8.count)
    writeString(value)
  }
}

/// An envelope is not what it must be. The caller's fault, and this call's only.
public enum EnvelopeError: Error, Hashable, Sendable {
  /// The bytes are not protobuf of this shape.
  case malformed
  /// Service or method is missing.
  case noMethod
  /// Metadata beyond its limits: which one.
  case metadataTooLarge(String)
  /// A metadata key or value with characters that have no place there, or doubled where it may
  /// stand once.
  case badMetadata(String)
}
