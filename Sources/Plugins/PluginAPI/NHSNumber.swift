import Domain

/// The number by which the NHS in England, Wales and the Isle of Man knows a person: ten digits, of which the last
/// checks the others.
///
///     sum of (digit × weight), weights 10 to 2 ─► 11 − (sum mod 11) ─► 11 counts as 0, and 10 is nobody's
public struct NHSNumber: Equatable, Sendable {
  /// Ten digits, with nothing between.
  public let digits: String

  /// A number as people write it, in groups with spaces or hyphens between; nil where it is nobody's.
  public init?(_ text: String) {
    let kept = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    guard kept.count == 10,
      kept.allSatisfy(ASCII.isDigit)
    else { return nil }
    let values = kept.map { Int($0 - UInt8(ascii: "0")) }
    let sum = zip(values, stride(from: 10, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
    // A remainder of 1 would need a check digit of 10, which there is not.
    guard (11 - sum % 11) % 11 == values[9], Self.isAllocated(firstDigit: values[0]) else {
      return nil
    }
    digits = String(decoding: kept, as: UTF8.self)
  }

  /// Whether numbers that begin so are given out: 4, 6 and 7 to people, and 9 to nobody, for tests. Scotland and
  /// Northern Ireland have others, of their own registers.
  private static func isAllocated(firstDigit: Int) -> Bool { [4, 6, 7, 9].contains(firstDigit) }
}
