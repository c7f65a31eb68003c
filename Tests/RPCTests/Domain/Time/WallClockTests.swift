import Domain
import Foundation
import Testing

@Suite("The wall clock of London")
struct WallClockTests {
  let clock = WallClock.london

  @Test(
    "shows each of these times at that moment of UTC",
    arguments: [
      // Winter and summer.
      ("2026-01-15", "09:00", "2026-01-15", "09:00"),
      ("2026-07-15", "09:00", "2026-07-15", "08:00"),
      ("2026-07-15", "00:30", "2026-07-14", "23:30"),
      // The clocks go forward: 01:00 becomes 02:00.
      ("2026-03-29", "00:59", "2026-03-29", "00:59"),
      ("2026-03-29", "02:00", "2026-03-29", "01:00"),
      ("2027-03-28", "00:59", "2027-03-28", "00:59"),
      ("2027-03-28", "02:00", "2027-03-28", "01:00"),
      // The clocks go back: 02:00 becomes 01:00. Of two the first.
      ("2026-10-25", "00:59", "2026-10-24", "23:59"),
      ("2026-10-25", "01:00", "2026-10-25", "00:00"),
      ("2026-10-25", "01:59", "2026-10-25", "00:59"),
      ("2026-10-25", "02:00", "2026-10-25", "02:00"),
      ("2027-10-31", "01:30", "2027-10-31", "00:30"),
      ("2027-10-31", "02:00", "2027-10-31", "02:00"),
      // A leap day, British Standard Time, double summer time, and far years.
      ("2028-02-29", "12:00", "2028-02-29", "12:00"),
      ("1970-01-01", "12:00", "1970-01-01", "11:00"),
      ("1943-06-15", "12:00", "1943-06-15", "10:00"),
      ("2399-07-01", "12:00", "2399-07-01", "11:00"),
      ("2400-07-01", "12:00", "2400-07-01", "11:00"),
      ("9999-07-01", "12:00", "9999-07-01", "11:00"),
      ("9999-12-31", "12:00", "9999-12-31", "12:00"),
    ])
  func instant(date: String, wall: String, utcDate: String, utcTime: String) {
    let instant = utc(utcDate, utcTime)
    #expect(clock.instant(of: day(date), minute: minute(wall)) == instant)
    #expect(clock.date(of: instant) == day(date))
    #expect(clock.minute(of: instant) == minute(wall))
  }

  @Test("skips each minute of the hour that is lost", arguments: ["2026-03-29", "2027-03-28"])
  func skipped(date: String) {
    for minute in 60..<120 {
      #expect(clock.instant(of: day(date), minute: minute) == nil)
    }
  }

  @Test("has no minute outside a day", arguments: [-1, 1441, .min, .max])
  func outside(minute: Int) {
    #expect(clock.instant(of: day("2026-01-15"), minute: minute) == nil)
  }

  @Test("tells the second pass of the repeated hour by the same minutes")
  func secondPass() {
    let second = utc("2026-10-25", "01:30")
    #expect(clock.minute(of: second) == 90)
    #expect(clock.date(of: second) == day("2026-10-25"))
    #expect(clock.instant(of: day("2026-10-25"), minute: 90) == utc("2026-10-25", "00:30"))
  }

  @Test(
    "counts the day's hours, and minute 1440 is the next midnight",
    arguments: [
      ("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25), ("2027-03-28", 23),
      ("2027-10-31", 25), ("2028-02-29", 24),
    ])
  func hours(date: String, hours: Int) {
    let date = day(date)
    let start = clock.startOfDay(date)
    let next = clock.startOfDay(date.adding(days: 1))
    #expect(next == start.adding(minutes: hours * 60))
    #expect(clock.instant(of: date, minute: 1440) == next)
    #expect(clock.date(of: start) == date)
    #expect(clock.date(of: next.adding(milliseconds: -1)) == date)
    #expect(clock.minute(of: next.adding(milliseconds: -1)) == 1439)
  }

  @Test("agrees with Foundation's time zone, every three hours from 1900 to 2100")
  func foundation() throws {
    let zone = try #require(TimeZone(identifier: "Europe/London"))
    var differences = 0
    for seconds in stride(from: -2_208_988_800, to: 4_102_444_800, by: 10_800) {
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      if clock.offset(at: Instant(secondsSince1970: Int64(seconds))) != expected {
        differences += 1
      }
    }
    #expect(differences == 0)
  }

  @Test("gives the calendar's end for moments beyond it")
  func beyond() {
    #expect(clock.date(of: Instant(millisecondsSince1970: .min)) == .first)
    #expect(clock.date(of: Instant(millisecondsSince1970: .max)) == .last)
  }
}
