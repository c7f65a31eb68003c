/// Bytes as hexadecimal digits in small letters, the only spelling that is read.
enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  static func append(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// The bytes that the digits stand for: nil where one is no digit or one is left over.
  static func bytes(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for offset in stride(from: 0, to: text.count, by: 2) {
      guard let byte = byte(text, at: offset) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// 32 bytes, without allocating.
  static func bytes32(_ text: Span<UInt8>) -> Bytes32? {
    guard text.count == 2 * Bytes32.count else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: Bytes32.count, alignment: 8) { buffer in
      for index in 0..<Bytes32.count {
        guard let byte = byte(text, at: 2 * index) else { return nil }
        buffer[index] = byte
      }
      return Bytes32(copying: UnsafeRawBufferPointer(buffer))
    }
  }

  private static func byte(_ text: Span<UInt8>, at offset: Int) -> UInt8? {
    guard let high = value(text[offset]), let low = value(text[offset + 1]) else { return nil }
    return high << 4 | low
  }

  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
