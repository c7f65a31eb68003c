/// Numbers in decimal digits, in the one spelling that has no needless zero and no sign.
enum Decimal {
  /// Digits of the largest number that is read, `Int.max`.
  private static let digitsMax = 19

  /// The number: nil for any other spelling, and beyond `Int.max`.
  static func value(_ text: Span<UInt8>) -> Int? {
    guard (1...digitsMax).contains(text.count) else { return nil }
    guard text.count == 1 || text[0] != UInt8(ascii: "0") else { return nil }
    var value = 0
    for index in text.indices {
      guard let digit = digit(text[index]) else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(digit)
      guard !isTooLarge, !isStillTooLarge else { return nil }
      value = sum
    }
    return value
  }

  static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// Exactly that many digits, zeros before them.
  static func append(_ value: Int, digits: Int, to text: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      text.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
