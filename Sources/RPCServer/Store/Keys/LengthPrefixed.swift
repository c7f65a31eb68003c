/// Texts and numbers as bytes that can be read in one way only: each text or run of bytes
/// behind the count of its bytes (four, big-endian), numbers big-endian at their full width.
///
/// What seals, commitments and digests are made over, and how sealed records hold their fields.
struct LengthPrefixed {
  private(set) var bytes: [UInt8]

  /// - Parameter format: Stands before all else, so that bytes of one format are never another's.
  init(format: StaticString) {
    self.init()
    format.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Nothing yet, and no format before it.
  init() {
    bytes = []
    bytes.reserveCapacity(192)
  }

  mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ content: [UInt8]) {
    append(UInt32(content.count))
    bytes.append(contentsOf: content)
  }

  /// A list with the count of its texts before it, so that the whole stays texts and nothing else:
  /// `SealedTexts` reads it.
  mutating func append(_ texts: [String]) {
    append("\(texts.count)")
    for text in texts { append(text) }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { utf8 in
      append(UInt32(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// The texts in bytes that hold nothing else.
  ///
  /// - Parameter count: How many they must be; nil for any number.
  /// - Returns: Nil where they are not that many texts, or not texts.
  static func texts(in bytes: [UInt8], count: Int? = nil) -> [String]? {
    var texts: [String] = []
    texts.reserveCapacity(count ?? 16)
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length, let text = String(validating: rest.prefix(length), as: UTF8.self)
      else { return nil }
      texts.append(text)
      rest = rest.dropFirst(length)
    }
    return count == nil || texts.count == count ? texts : nil
  }
}
