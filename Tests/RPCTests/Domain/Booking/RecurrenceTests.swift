import Domain
import Promises
import Testing

@Suite("A meeting that recurs", .tags(.recurring))
struct RecurrenceTests {
  @Test("keeps its time on the wall over a clock change", .tags(.daylightSaving))
  func clockChange() throws {
    let autumn = try Recurrence(first: london("2026-10-20", "10:00"), everyWeeks: 1, count: 3)
    #expect(
      autumn.starts() == [
        utc("2026-10-20", "09:00"), utc("2026-10-27", "10:00"), utc("2026-11-03", "10:00"),
      ])
    let spring = try Recurrence(first: london("2027-03-26", "10:00"), everyWeeks: 1, count: 2)
    #expect(spring.starts() == [utc("2027-03-26", "10:00"), utc("2027-04-02", "09:00")])
  }

  @Test("on a day that skips its time begins when the clock shows one, where no slot is")
  func skipped() throws {
    let sundays = try Recurrence(first: london("2027-03-21", "01:30"), everyWeeks: 1, count: 3)
    #expect(
      sundays.starts() == [
        utc("2027-03-21", "01:30"), utc("2027-03-28", "01:30"), utc("2027-04-04", "00:30"),
      ])
  }

  @Test("over a leap day and every four weeks")
  func leapDay() throws {
    let starts = try Recurrence(first: utc("2028-02-01", "10:00"), everyWeeks: 4, count: 3).starts()
    #expect(
      starts == [
        utc("2028-02-01", "10:00"), utc("2028-02-29", "10:00"), utc("2028-03-28", "09:00"),
      ])
  }

  @Test(
    "has limits, which are named",
    arguments: [(0, 2, "every_weeks"), (5, 2, "every_weeks"), (1, 1, "count"), (1, 16, "count")])
  func limits(everyWeeks: Int, count: Int, field: String) {
    let refusal = #expect(throws: Refusal.self) {
      try Recurrence(first: utc("2026-11-23", "10:00"), everyWeeks: everyWeeks, count: count)
    }
    #expect(fields(refusal) == [field])
  }

  @Test("has the least and the most of each")
  func within() throws {
    for (everyWeeks, count) in [(1, 2), (4, 15)] {
      let recurrence = try Recurrence(
        first: utc("2026-11-23", "10:00"), everyWeeks: everyWeeks, count: count)
      #expect(recurrence.starts().count == count)
    }
  }
}

@Suite("Which appointments are to be reminded of", .tags(.reminders))
struct ReminderRulesTests {
  static let now = utc("2026-11-23", "09:00")

  @Test("Those that begin after the last reminder's and within a day")
  func window() throws {
    let due = try #require(
      ReminderRules.due(after: utc("2026-11-24", "08:55"), now: Self.now))
    #expect(due.after == utc("2026-11-24", "08:55") && due.to == utc("2026-11-24", "09:00"))
  }

  @Test("After a long silence those that are still to come, and none that has begun")
  func afterSilence() throws {
    let due = try #require(ReminderRules.due(after: utc("2026-11-01", "00:00"), now: Self.now))
    #expect(due.after == Self.now && due.to == utc("2026-11-24", "09:00"))
  }

  @Test("None twice, though the clock is set back")
  func clockSetBack() {
    #expect(ReminderRules.due(after: utc("2026-11-24", "09:00"), now: Self.now) == nil)
    #expect(ReminderRules.due(after: utc("2026-11-25", "09:00"), now: Self.now) == nil)
  }
}
