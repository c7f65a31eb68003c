import Foundation

/// Turns the wall clock of a place into moments and back, clock changes included.
///
/// When the clocks change is a law, not arithmetic, and Parliament may end it. So the changes come
/// from the time zone data that Foundation carries (in its own ICU, updated with the toolchain,
/// whatever the machine has installed). They are read once into a table, because asking Foundation
/// costs microseconds a time and a list of slots asks thousands of times: here a look-up is a
/// binary search of a few integers.
///
/// The table ends in 2400. From there on days are looked up 400 years earlier: the Gregorian
/// calendar repeats with its weekdays, and so do the rules, as far as anyone knows them.
public struct WallClock: Sendable {
  /// Seconds since 1970 at which an offset begins, rising; the first is before every date.
  private let beginnings: [Int]
  /// Seconds that the wall clock is ahead of UTC from the beginning at the same place.
  private let offsets: [Int]

  /// The wall clock of Europe/London, by which the university lives.
  public static let london = WallClock(zone: "Europe/London")

  private static let secondsInDay = 86_400
  private static let secondsIn400Years = 146_097 * secondsInDay
  /// 1900-01-01 and 2400-01-01.
  private static let tableFrom = -25_567 * secondsInDay
  private static let tableTo = 157_054 * secondsInDay

  private init(zone identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else {
      // Without it every booking would be an hour wrong for half the year; better not to start.
      fatalError("The time zone data has no \(identifier).")
    }
    var date = Date(timeIntervalSince1970: Double(Self.tableFrom))
    var beginnings = [Int.min]
    var offsets = [zone.secondsFromGMT(for: date)]
    while let next = zone.nextDaylightSavingTimeTransition(after: date),
      next.timeIntervalSince1970 < Double(Self.tableTo)
    {
      beginnings.append(Int(next.timeIntervalSince1970))
      offsets.append(zone.secondsFromGMT(for: next))
      date = next
    }
    self.beginnings = beginnings
    self.offsets = offsets
  }

  /// The moment at which the wall clock shows that minute of that day.
  ///
  /// - Parameter minute: Minutes after midnight, 0 to 1440, which is the next day's midnight.
  /// - Returns: The first of the two where the clocks go back and show it twice; nil where they go
  ///   forward and skip it, and for a minute outside 0 to 1440.
  public func instant(of date: LocalDate, minute: Int) -> Instant? {
    guard (0...1440).contains(minute) else { return nil }
    let wall = Self.wallSeconds(date, minute: minute)
    let (before, after) = offsets(aroundWall: wall)
    // The larger offset gives the earlier moment, so the first pass of a repeated hour is tried
    // first.
    for offset in [max(before, after), min(before, after)]
    where self.offset(atSeconds: wall - offset) == offset {
      return Instant(secondsSince1970: Int64(wall - offset))
    }
    return nil
  }

  /// The first moment of that day.
  public func startOfDay(_ date: LocalDate) -> Instant {
    if let midnight = instant(of: date, minute: 0) { return midnight }
    // A midnight that is skipped: the old offset then gives the moment of the change itself.
    let wall = Self.wallSeconds(date, minute: 0)
    return Instant(secondsSince1970: Int64(wall - offsets(aroundWall: wall).before))
  }

  /// The day that the calendar on the wall shows; before 1900 its first day, after 9999 its last.
  public func date(of instant: Instant) -> LocalDate {
    let day = Self.floorDivide(wallSeconds(at: instant), Self.secondsInDay).quotient
    return LocalDate.first.adding(days: day - LocalDate.first.daysSince1970)
  }

  /// The minutes after midnight that the clock on the wall shows, 0 to 1439.
  public func minute(of instant: Instant) -> Int {
    Self.floorDivide(wallSeconds(at: instant), Self.secondsInDay).remainder / 60
  }

  /// Seconds that the wall clock is ahead of UTC at that moment.
  public func offset(at instant: Instant) -> Int {
    offset(atSeconds: Self.floorDivide(Int(instant.millisecondsSince1970), 1_000).quotient)
  }
}

extension WallClock {
  private func offset(atSeconds seconds: Int) -> Int {
    var seconds = seconds
    if seconds >= Self.tableTo {
      seconds =
        Self.tableTo - Self.secondsIn400Years
        + (seconds - Self.tableTo) % Self.secondsIn400Years
    }
    // The last beginning that is not later; the first is earlier than anything.
    var low = 0
    var high = beginnings.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if beginnings[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The offsets well before and well after a reading of the wall clock. A day either way is more
  /// than any offset and less than the time between two changes.
  private func offsets(aroundWall wall: Int) -> (before: Int, after: Int) {
    (
      offset(atSeconds: wall - Self.secondsInDay), offset(atSeconds: wall + Self.secondsInDay)
    )
  }

  private func wallSeconds(at instant: Instant) -> Int {
    Self.floorDivide(Int(instant.millisecondsSince1970), 1_000).quotient + offset(at: instant)
  }

  private static func wallSeconds(_ date: LocalDate, minute: Int) -> Int {
    date.daysSince1970 * secondsInDay + minute * 60
  }

  /// Rounds down also before 1970, where Swift's division rounds towards zero.
  private static func floorDivide(_ value: Int, _ by: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
  }
}
