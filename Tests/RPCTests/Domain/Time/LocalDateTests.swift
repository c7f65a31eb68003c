import Domain
import Testing

@Suite("A local date")
struct LocalDateTests {
  @Test(
    "refuses days that are not real or not of the years 1900 to 9999",
    arguments: [
      (2025, 2, 29), (2100, 2, 29), (2026, 2, 30), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1),
      (2026, 1, 0), (2026, 1, 32), (1899, 12, 31), (10_000, 1, 1), (.min, 1, 1), (2026, .max, 1),
    ])
  func refused(year: Int, month: Int, day: Int) {
    #expect(LocalDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "counts days from 1970 as other calendars do",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("1900-01-01", -25_567), ("1900-03-01", -25_508),
      ("2000-02-29", 11_016), ("2024-02-29", 19_782), ("2024-03-01", 19_783),
      ("2026-03-29", 20_541), ("9999-12-31", 2_932_896),
    ])
  func days(iso: String, days: Int) {
    #expect(LocalDate(iso: iso)?.daysSince1970 == days)
    #expect(LocalDate(daysSince1970: days)?.iso == iso)
  }

  @Test("names every day from 1900 to 2400 in order, and is found by its name again")
  func everyDay() {
    var expected = (year: 1900, month: 1, day: 1)
    for days in -25_567..<157_054 {
      let date = LocalDate(daysSince1970: days)
      guard date?.year == expected.year, date?.month == expected.month,
        date?.day == expected.day,
        date == LocalDate(year: expected.year, month: expected.month, day: expected.day)
      else {
        Issue.record("Day \(days) should be \(expected).")
        return
      }
      let next = (expected.year, expected.month, expected.day + 1)
      if LocalDate(year: next.0, month: next.1, day: next.2) != nil {
        expected = next
      } else if expected.month < 12 {
        expected = (expected.year, expected.month + 1, 1)
      } else {
        expected = (expected.year + 1, 1, 1)
      }
    }
    #expect(expected == (2400, 1, 1))
  }

  @Test(
    "reads ISO days only as they are written",
    arguments: [
      "", "2026-3-29", "2026-03-29 ", "2026/03/29", "20260329", "+026-03-29", "2026-03-29T00:00Z",
      "٢٠٢٦-03-29", "2026-02-29", "-026-03-29",
    ])
  func notISO(text: String) {
    #expect(LocalDate(iso: text) == nil)
  }

  @Test(
    "knows its weekday, before 1970 too",
    arguments: [
      ("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("1900-01-01", .monday),
      ("2026-03-29", .sunday), ("2028-02-29", .tuesday), ("9999-12-31", .friday),
    ])
  func weekday(iso: String, weekday: Weekday) {
    #expect(day(iso).weekday == weekday)
  }

  @Test(
    "adds days over ends of months and years, and stops at the calendar's ends",
    arguments: [
      ("2024-02-28", 1, "2024-02-29"), ("2025-02-28", 1, "2025-03-01"),
      ("2026-12-31", 1, "2027-01-01"), ("2026-01-01", -1, "2025-12-31"),
      ("9999-12-31", 1, "9999-12-31"), ("1900-01-01", -1, "1900-01-01"),
      ("2026-01-01", .max, "9999-12-31"), ("1960-01-01", .min, "1900-01-01"),
    ])
  func adding(iso: String, days: Int, result: String) {
    #expect(day(iso).adding(days: days).iso == result)
  }

  @Test("is ordered by time") func order() {
    #expect(day("2025-12-31") < day("2026-01-01"))
    #expect(!(day("2026-01-01") < day("2026-01-01")))
  }
}

@Suite("A span of days")
struct DateSpanTests {
  @Test(
    "holds its first and last day, and has no bound where none is given",
    arguments: [
      ("2026-01-10", "2026-01-20", "2026-01-09", false),
      ("2026-01-10", "2026-01-20", "2026-01-10", true),
      ("2026-01-10", "2026-01-20", "2026-01-20", true),
      ("2026-01-10", "2026-01-20", "2026-01-21", false),
      (nil, "2026-01-20", "1900-01-01", true),
      ("2026-01-10", nil, "9999-12-31", true),
      (nil, nil, "2026-01-01", true),
      ("2026-01-20", "2026-01-10", "2026-01-15", false),
    ] as [(String?, String?, String, Bool)])
  func contains(from: String?, to: String?, on iso: String, holds: Bool) {
    let span = DateSpan(from: from.map(day), to: to.map(day))
    #expect(span.contains(day(iso)) == holds)
  }

  @Test("is empty only where the last day comes before the first") func empty() {
    #expect(DateSpan(from: day("2026-01-02"), to: day("2026-01-01")).isEmpty)
    #expect(!DateSpan(from: day("2026-01-01"), to: day("2026-01-01")).isEmpty)
    #expect(!DateSpan(from: day("2026-01-01"), to: nil).isEmpty)
  }
}
