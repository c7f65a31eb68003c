/// Takes lines that end in a newline from the front of some bytes, one after another.
struct LineReader {
  private(set) var offset = 0

  /// Where the next line's text stands, without its newline; nil where no newline follows.
  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    guard let end = bytes.firstNewline(from: offset) else { return nil }
    defer { offset = end + 1 }
    return offset..<end
  }

  func isAtEnd(of bytes: Span<UInt8>) -> Bool { offset == bytes.count }
}

extension Span<UInt8> {
  /// Looks at eight bytes at a time, since verification sends every byte of a ledger this way.
  fileprivate func firstNewline(from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        // A newline becomes a zero byte; the lowest zero byte borrows into its own highest bit.
        let marked = word ^ 0x0a0a_0a0a_0a0a_0a0a
        let zeros = (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080
        if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
        index += 8
      }
      return bytes[index...].firstIndex(of: UInt8(ascii: "\n"))
    }
  }

  /// Whether these are the bytes of a text.
  func equals(_ text: [UInt8]) -> Bool {
    count == text.count && starts(with: text)
  }

  func starts(with text: [UInt8]) -> Bool {
    guard count >= text.count else { return false }
    for index in text.indices where self[index] != text[index] { return false }
    return true
  }

  var text: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  var array: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}
