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
    guard text.count == 2 * Bytes32.count, let first = eightBytes(text, at: 0),
      let second = eightBytes(text, at: 16), let third = eightBytes(text, at: 32),
      let fourth = eightBytes(text, at: 48)
    else { return nil }
    return Bytes32(first, second, third, fourth)
  }

  /// The bytes that 16 digits stand for, in the order of memory: nil where one is no digit. Most of a leaf are digits,
  /// and verification reads every one.
  static func eightBytes(_ text: Span<UInt8>, at offset: Int) -> UInt64? {
    let (first, second) = text.bytes.withUnsafeBytes { text in
      (
        text.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian,
        text.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian
      )
    }
    guard let low = fourBytes(first), let high = fourBytes(second) else { return nil }
    return (low | high << 32).littleEndian
  }

  /// The same for eight digits in one word, of which the first is the lowest byte: all are looked at together.
  private static func fourBytes(_ digits: UInt64) -> UInt64? {
    // What is at least so much has its byte's highest bit set; without bytes of 128 and more nothing is carried.
    func atLeast(_ least: UInt8) -> UInt64 { digits &+ everyByte(0x80 - least) }
    let numbers = atLeast(UInt8(ascii: "0")) & ~atLeast(UInt8(ascii: "9") + 1)
    let letters = atLeast(UInt8(ascii: "a")) & ~atLeast(UInt8(ascii: "f") + 1)
    let highest = everyByte(0x80)
    guard digits & highest == 0, (numbers | letters) & highest == highest else { return nil }
    let values = digits & everyByte(0x0f) &+ (letters & highest) >> 7 &* 9
    // The first of two is the higher half; then the bytes between are left out.
    var bytes = (values << 4 | values >> 8) & 0x00ff_00ff_00ff_00ff
    bytes = (bytes | bytes >> 8) & 0x0000_ffff_0000_ffff
    return (bytes | bytes >> 16) & 0xffff_ffff
  }

  private static func everyByte(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

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
