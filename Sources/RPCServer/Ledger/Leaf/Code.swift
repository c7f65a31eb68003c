/// A short name out of a list that the university keeps: a partner, a legal basis, a rule-set version.
///
/// 1 to 32 small letters, digits, `.` and `-`, beginning with a letter or digit, with at most four
/// digits in a row. Names with a space or capital, addresses, student and telephone numbers are not
/// codes, so they cannot slip into the ledger.
public struct Code: Hashable, Sendable {
  /// Padded with zeros, so that a code needs no memory of its own.
  private let padded: Bytes32

  public static let bytesMax = Bytes32.count
  public static let digitsInARowMax = 4

  /// Nil unless the text has the shape of a code.
  public init?(_ text: String) { self.init(Array(text.utf8).span) }

  init?(_ text: Span<UInt8>) {
    guard (1...Self.bytesMax).contains(text.count), text[0] != UInt8(ascii: "."),
      text[0] != UInt8(ascii: "-")
    else { return nil }
    var digitsInARow = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digitsInARow += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
        digitsInARow = 0
      default: return nil
      }
      guard digitsInARow <= Self.digitsInARowMax else { return nil }
    }
    padded = Bytes32(padding: text)
  }

  /// The code's letters as they are written.
  var letters: [UInt8] { padded.withBytes { Array($0.prefix { $0 != 0 }) } }

  public var text: String { String(decoding: letters, as: UTF8.self) }
}

extension Code: CustomStringConvertible {
  public var description: String { text }
}
