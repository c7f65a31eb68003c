/// Reads what a `LengthPrefixed` of nothing but texts holds, field by field in the order in which they were
/// appended. Whatever is not as it was written is damage: `StoreError.corrupt`.
struct SealedTexts {
  private var rest: ArraySlice<String>

  init(_ bytes: [UInt8]) throws(StoreError) {
    guard let texts = LengthPrefixed.texts(in: bytes) else { throw .corrupt }
    rest = texts[...]
  }

  /// The next text.
  mutating func next() throws(StoreError) -> String {
    guard let text = rest.popFirst() else { throw .corrupt }
    return text
  }

  /// The next list of texts.
  mutating func nextList() throws(StoreError) -> [String] {
    guard let count = Int(try next()), (0...rest.count).contains(count) else { throw .corrupt }
    let list = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    return list
  }

  /// The next list, of values that are kept by their names.
  mutating func nextList<Value: RawRepresentable<String>>(
    of type: Value.Type
  ) throws(StoreError) -> [Value] {
    try nextList(width: 1) { Value(rawValue: $0[0]) }
  }

  /// The next list, of records of as many texts each.
  ///
  /// - Parameter record: What the texts of one say; nil where they are none.
  mutating func nextList<Value>(
    width: Int, _ record: ([String]) -> Value?
  ) throws(StoreError) -> [Value] {
    let texts = try nextList()
    guard texts.count.isMultiple(of: width) else { throw .corrupt }
    var values: [Value] = []
    for start in stride(from: 0, to: texts.count, by: width) {
      guard let value = record(Array(texts[start..<start + width])) else { throw .corrupt }
      values.append(value)
    }
    return values
  }

  /// Holds that nothing is left.
  func end() throws(StoreError) {
    guard rest.isEmpty else { throw .corrupt }
  }
}
