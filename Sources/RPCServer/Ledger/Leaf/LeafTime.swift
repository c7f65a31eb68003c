/// A moment in UTC, in whole milliseconds, as a leaf writes it: `2026-11-22T00:05:00.000Z`.
///
/// The years are 1970 to 9999; a clock outside them is taken for the nearest moment inside.
public struct LeafTime: Hashable, Comparable, Sendable {
  public let millisecondsSince1970: Int64

  public static let earliest = LeafTime(millisecondsSince1970: 0)
  public static let latest = LeafTime(millisecondsSince1970: 253_402_300_799_999)

  public init(millisecondsSince1970: Int64) {
    self.millisecondsSince1970 = min(max(millisecondsSince1970, 0), 253_402_300_799_999)
  }

  public static func < (left: LeafTime, right: LeafTime) -> Bool {
    left.millisecondsSince1970 < right.millisecondsSince1970
  }

  /// The one spelling of a moment: nil for any other, and for days that no calendar has.
  init?(_ text: Span<UInt8>) {
    guard text.count == Self.pattern.count else { return nil }
    // Years, months, days, hours, minutes, seconds, milliseconds.
    var fields = (0, 0, 0, 0, 0, 0, 0)
    var field = 0
    for index in text.indices {
      if Self.pattern[index] == UInt8(ascii: "0") {
        guard let digit = Decimal.digit(text[index]) else { return nil }
        switch field {
        case 0: fields.0 = fields.0 * 10 + digit
        case 1: fields.1 = fields.1 * 10 + digit
        case 2: fields.2 = fields.2 * 10 + digit
        case 3: fields.3 = fields.3 * 10 + digit
        case 4: fields.4 = fields.4 * 10 + digit
        case 5: fields.5 = fields.5 * 10 + digit
        default: fields.6 = fields.6 * 10 + digit
        }
      } else {
        guard text[index] == Self.pattern[index] else { return nil }
        field += 1
      }
    }
    let (year, month, day, hour, minute, second, millisecond) = fields
    guard year >= 1970, hour < 24, minute < 60, second < 60,
      let days = Self.days(year: year, month: month, day: day)
    else { return nil }
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
    millisecondsSince1970 = Int64(seconds * 1_000 + millisecond)
  }

  private static let pattern = Array("0000-00-00T00:00:00.000Z".utf8)

  func append(to text: inout [UInt8]) {
    let milliseconds = Int(millisecondsSince1970)
    let (year, month, day) = Self.date(days: milliseconds / 86_400_000)
    let seconds = milliseconds / 1_000
    Decimal.append(year, digits: 4, to: &text)
    text.append(UInt8(ascii: "-"))
    Decimal.append(month, digits: 2, to: &text)
    text.append(UInt8(ascii: "-"))
    Decimal.append(day, digits: 2, to: &text)
    text.append(UInt8(ascii: "T"))
    Decimal.append(seconds / 3_600 % 24, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    Decimal.append(seconds / 60 % 60, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    Decimal.append(seconds % 60, digits: 2, to: &text)
    text.append(UInt8(ascii: "."))
    Decimal.append(milliseconds % 1_000, digits: 3, to: &text)
    text.append(UInt8(ascii: "Z"))
  }

  // Years are counted from March, so that the leap day is a year's last, and from the year 0, which
  // began 719,468 days before 1970. 400 years have 146,097 days.

  private static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let days =
      365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400
      + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
    // A 30 February lands on a day of March, which is spelt otherwise.
    guard date(days: days) == (year, month, day) else { return nil }
    return days
  }

  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = (marchMonth + 2) % 12 + 1
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }
}

extension LeafTime: CustomStringConvertible {
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
