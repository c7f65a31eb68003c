/// Days on which offices work: neither weekends nor bank holidays. Days that the university closes of its own accord
/// count, since neither reviews nor partners wait for those.
public enum WorkingDays {
  /// The day so many working days after another.
  ///
  /// - Parameters:
  ///   - count: From 0, which is the day itself.
  ///   - closures: At least those of the days between; see `span`.
  public static func day(
    _ count: Int, after start: LocalDate, closures: [Closure]
  ) -> LocalDate {
    var day = start
    var left = count
    while left > 0, day < .last {
      day = day.adding(days: 1)
      let isWeekend = day.weekday == .saturday || day.weekday == .sunday
      if !isWeekend, !closures.hasBankHoliday(on: day) { left -= 1 }
    }
    return day
  }

  /// So many days hold that many working days, whatever the year's bank holidays.
  public static func span(of count: Int) -> Int { count * 2 + 31 }
}
