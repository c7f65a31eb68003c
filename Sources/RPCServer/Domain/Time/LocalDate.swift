/// A day of the calendar in Europe/London, without a time; 1900-01-01 to 9999-12-31.
///
/// It is kept as a count of days, so comparing and adding days are single integer operations. The
/// arithmetic is our own, because Foundation's `Calendar` is some hundred times slower and knows
/// more calendars than the university does.
public struct LocalDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let daysSince1970: Int

  /// The first day that can be told: 1900-01-01.
  public static let first = LocalDate(unchecked: days(year: 1900, month: 1, day: 1))
  /// The last day that can be told: 9999-12-31.
  public static let last = LocalDate(unchecked: days(year: 9999, month: 12, day: 31))

  private init(unchecked daysSince1970: Int) {
    self.daysSince1970 = daysSince1970
  }

  /// The day so named: nil unless it is a real day of the years 1900 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month),
      (1...Self.daysInMonth(year: year, month: month)).contains(day)
    else { return nil }
    self.init(unchecked: Self.days(year: year, month: month, day: day))
  }

  /// The day that many days after 1970-01-01: nil outside the years 1900 to 9999.
  public init?(daysSince1970: Int) {
    guard (Self.first.daysSince1970...Self.last.daysSince1970).contains(daysSince1970) else {
      return nil
    }
    self.init(unchecked: daysSince1970)
  }

  /// The day written as `2026-03-29`, and in no other way: nil for anything else.
  public init?(iso: String) {
    var iso = iso
    let parts = iso.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
        let day = Self.number(bytes[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let parts else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// The day as `2026-03-29`.
  public var iso: String {
    let (year, month, day) = civil
    func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
    let dash = UInt8(ascii: "-")
    return String(
      decoding: [
        digit(year / 1_000), digit(year / 100), digit(year / 10), digit(year), dash,
        digit(month / 10), digit(month), dash, digit(day / 10), digit(day),
      ], as: UTF8.self)
  }

  public var year: Int { civil.year }
  /// 1 for January to 12 for December.
  public var month: Int { civil.month }
  /// The day of the month, from 1.
  public var day: Int { civil.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday. The remainder is taken so that it is never negative.
    let sinceMonday = ((daysSince1970 + 3) % 7 + 7) % 7
    // The remainder is 0...6, and every number of 1...7 is a weekday.
    return Weekday(rawValue: sinceMonday + 1)!
  }

  /// That many days later, or earlier where negative; stops at the first and the last day.
  public func adding(days: Int) -> LocalDate {
    let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
    if overflow { return days < 0 ? .first : .last }
    return LocalDate(
      unchecked: min(max(sum, Self.first.daysSince1970), Self.last.daysSince1970))
  }
}

extension LocalDate: Comparable {
  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }
}

extension LocalDate: CustomStringConvertible {
  public var description: String { iso }
}

/// A day of the week, numbered as ISO 8601 and the protos do.
public enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

// The Gregorian calendar repeats every 400 years, which have 146,097 days. Counting a year from
// 1 March puts the leap day last, so that the months before it have fixed beginnings:
// day 0 of month m (March = 0) is (153 m + 2) / 5.
extension LocalDate {
  private static let daysInEra = 146_097
  /// From 0000-03-01, where an era begins, to 1970-01-01.
  private static let daysBefore1970 = 719_468

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch % 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysInEra + dayOfEra - daysBefore1970
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let days = daysSince1970 + Self.daysBefore1970
    let era = days / Self.daysInEra
    let dayOfEra = days % Self.daysInEra
    // Takes out the leap days that passed (every 4 years, not every 100, yet at the era's end),
    // so that what remains divides by 365.
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  private static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for digit in digits {
      guard ASCII.isDigit(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
