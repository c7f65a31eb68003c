import Domain
import Testing

@Suite("Slots")
struct SlotsTests {
  @Test("are cut from the window's start; a rest too short for one is left")
  func cutting() {
    let availability = availability([rule(.monday, "09:00", "10:10", 30)])
    #expect(times(availability.slots(on: day("2026-01-12"))) == ["09:00-09:30", "09:30-10:00"])
    #expect(availability.slots(on: day("2026-01-13")).isEmpty)
  }

  @Test(
    "are offered from the rule's first to its last day",
    arguments: [
      ("2026-01-05", 0), ("2026-01-12", 1), ("2026-01-19", 1), ("2026-01-26", 0),
    ])
  func span(date: String, count: Int) {
    let availability = availability([
      rule(.monday, "09:00", "09:30", 30, span: DomainTests.span("2026-01-12", "2026-01-19"))
    ])
    #expect(availability.slots(on: day(date)).count == count)
  }

  @Test(
    "never overlap, however rules and exceptions do",
    arguments: [
      // The same rule twice gives each slot once.
      (
        [rule(.monday, "09:00", "10:00", 30), rule(.monday, "09:00", "10:00", 30)], [],
        ["09:00-09:30", "09:30-10:00"]
      ),
      // The slot that starts first stays.
      (
        [rule(.monday, "09:15", "10:15", 30), rule(.monday, "09:00", "10:00", 30)], [],
        ["09:00-09:30", "09:30-10:00"]
      ),
      // Of two that start together the earlier rule's stays, be it shorter or longer.
      (
        [rule(.monday, "09:00", "10:00", 60), rule(.monday, "09:00", "10:00", 30)], [],
        ["09:00-10:00"]
      ),
      (
        [rule(.monday, "09:00", "10:00", 30), rule(.monday, "09:00", "10:00", 60)], [],
        ["09:00-09:30", "09:30-10:00"]
      ),
      // Rules that touch do not overlap.
      (
        [rule(.monday, "10:00", "10:30", 30), rule(.monday, "09:30", "10:00", 30)], [],
        ["09:30-10:00", "10:00-10:30"]
      ),
      // OPEN adds to the rules, after them.
      (
        [rule(.monday, "09:00", "09:30", 30)], [open("2026-01-12", "09:00", "10:00", 20)],
        ["09:00-09:30", "09:40-10:00"]
      ),
      // OPEN works without a rule, CLOSED without effect on other days.
      ([], [open("2026-01-12", "18:00", "18:30", 30)], ["18:00-18:30"]),
      (
        [rule(.monday, "09:00", "09:30", 30)], [closed("2026-01-13", "00:00", "24:00")],
        ["09:00-09:30"]
      ),
      // CLOSED removes what it touches and does not move the others.
      (
        [rule(.monday, "09:00", "10:30", 30)], [closed("2026-01-12", "09:40", "09:45")],
        ["09:00-09:30", "10:00-10:30"]
      ),
      // What only meets it stays.
      (
        [rule(.monday, "09:00", "10:30", 30)], [closed("2026-01-12", "09:30", "10:00")],
        ["09:00-09:30", "10:00-10:30"]
      ),
      // The whole day, and against OPEN too.
      (
        [rule(.monday, "00:00", "24:00", 60)],
        [closed("2026-01-12", "00:00", "24:00"), open("2026-01-12", "09:00", "10:00", 30)], []
      ),
      // What is closed leaves its place to a slot that it would have hidden.
      (
        [rule(.monday, "09:00", "09:30", 30), rule(.monday, "09:15", "09:45", 30)],
        [closed("2026-01-12", "09:00", "09:10")], ["09:15-09:45"]
      ),
    ] as [([WeeklyRule], [AvailabilityException], [String])])
  func overlaps(rules: [WeeklyRule], exceptions: [AvailabilityException], expected: [String]) {
    let slots = availability(rules, exceptions).slots(on: day("2026-01-12"))
    #expect(times(slots) == expected)
  }

  @Test(
    "keep clear of the clock changes",
    arguments: [
      // Forward: 00:30 would end at a time that is skipped, 01:00 and 01:30 do not exist.
      ("2026-03-29", 30, ["00:00-00:30", "02:00-02:30", "02:30-03:00"]),
      ("2027-03-28", 30, ["00:00-00:30", "02:00-02:30", "02:30-03:00"]),
      // A slot across the gap would be an hour short.
      ("2026-03-29", 180, []),
      // Back: the first pass, and nothing across.
      (
        "2026-10-25", 30,
        [
          "00:00-00:30", "00:30-01:00", "01:00-01:30", "01:30-01:00", "02:00-02:30", "02:30-03:00",
        ]
      ),
      (
        "2027-10-31", 30,
        [
          "00:00-00:30", "00:30-01:00", "01:00-01:30", "01:30-01:00", "02:00-02:30", "02:30-03:00",
        ]
      ),
      ("2026-10-25", 180, []),
      ("2026-10-25", 90, ["00:00-01:30"]),
      // The Sundays between have every slot.
      ("2026-04-05", 60, ["00:00-01:00", "01:00-02:00", "02:00-03:00"]),
    ])
  func clockChanges(date: String, minutes: Int, expected: [String]) {
    let slots = availability([rule(.sunday, "00:00", "03:00", minutes)]).slots(on: day(date))
    #expect(times(slots) == expected)
    for slot in slots {
      #expect(slot.end == slot.start.adding(minutes: minutes))
    }
  }

  @Test("keep their wall clock time over a clock change")
  func wallClock() {
    let availability = availability([rule(.monday, "09:00", "09:30", 30)])
    let slots = availability.slots(from: day("2026-03-23"), to: day("2026-03-30"))
    #expect(slots.map(\.start) == [utc("2026-03-23", "09:00"), utc("2026-03-30", "08:00")])
  }

  @Test("are found by their start, as listed, on ordinary days and days of clock changes")
  func offered() {
    let availability = availability(
      [
        rule(.sunday, "00:00", "24:00", 25), rule(.sunday, "00:10", "24:00", 40),
        rule(.tuesday, "13:00", "17:00", 20),
      ],
      [closed("2026-03-29", "10:00", "11:00"), open("2028-02-29", "09:00", "12:00", 240)])
    for (from, to) in [("2026-03-22", "2026-04-05"), ("2028-02-28", "2028-03-01")] {
      let listed = availability.slots(from: day(from), to: day(to))
      #expect(!listed.isEmpty)
      for slot in listed {
        #expect(availability.offeredSlot(start: slot.start) == slot)
        #expect(availability.offeredSlot(start: slot.start.adding(milliseconds: 1)) == nil)
      }
    }
    // 01:15 comes twice.
    #expect(availability.offeredSlot(start: utc("2026-10-25", "00:15")) != nil)
    #expect(availability.offeredSlot(start: utc("2026-10-25", "01:15")) == nil)
  }

  @Test(
    "are found by their start in any minute of the day just where one is listed",
    arguments: [
      [rule(.sunday, "08:10", "17:00", 40)],
      [rule(.sunday, "00:00", "24:00", 25), rule(.sunday, "00:10", "24:00", 40)],
      [rule(.sunday, "09:00", "12:00", 30), rule(.sunday, "12:00", "15:00", 20)],
    ], ["2026-03-22", "2026-03-29", "2026-10-25"])
  func offeredAtAnyMinute(rules: [WeeklyRule], date: String) {
    let availability = availability(rules, [closed(date, "10:00", "11:00")])
    let listed = availability.slots(on: day(date))
    // Days are 23 to 25 hours long.
    let found = (0..<25 * 60).compactMap {
      availability.offeredSlot(start: london(date, "00:00").adding(minutes: $0))
    }.filter { WallClock.london.date(of: $0.start) == day(date) }
    #expect(found == listed)
    #expect(listed.count > 9)
  }

  @Test("are offered on 29 February like on any day") func leapDay() {
    let availability = availability([rule(.tuesday, "09:00", "09:30", 30)])
    let slots = availability.slots(from: day("2028-02-28"), to: day("2028-03-01"))
    #expect(slots.map(\.start) == [london("2028-02-29", "09:00")])
  }

  @Test("end at the calendar's last day and are none where the days are the wrong way round")
  func bounds() {
    let availability = availability([rule(.friday, "00:00", "24:00", 240)])
    #expect(availability.slots(from: .last, to: .last).count == 6)
    #expect(availability.slots(from: day("2026-01-16"), to: day("2026-01-15")).isEmpty)
  }
}

@Suite("Free slots")
struct FreeSlotsTests {
  let slots = availability([rule(.monday, "09:00", "11:00", 30)]).slots(on: day("2026-01-12"))

  @Test(
    "leave out what booked appointments overlap, and only that",
    arguments: [
      ([], ["09:00-09:30", "09:30-10:00", "10:00-10:30", "10:30-11:00"]),
      (
        [appointment("2026-01-12", "09:30", minutes: 30)],
        ["09:00-09:30", "10:00-10:30", "10:30-11:00"]
      ),
      ([appointment("2026-01-12", "09:29", minutes: 32)], ["10:30-11:00"]),
      (
        [appointment("2026-01-12", "09:30", minutes: 30, state: .cancelled)],
        ["09:00-09:30", "09:30-10:00", "10:00-10:30", "10:30-11:00"]
      ),
      // One inside another, given out of order.
      (
        [
          appointment("2026-01-12", "09:35", minutes: 5),
          appointment("2026-01-12", "08:00", minutes: 150),
        ], ["10:30-11:00"]
      ),
    ] as [([Appointment], [String])])
  func held(by appointments: [Appointment], expected: [String]) {
    #expect(times(slots.free(from: appointments, now: london("2026-01-01", "00:00"))) == expected)
  }

  @Test(
    "start later than now",
    arguments: [("08:59", 4), ("09:00", 3), ("09:15", 3), ("10:30", 0), ("12:00", 0)])
  func past(time: String, count: Int) {
    #expect(slots.free(from: [], now: london("2026-01-12", time)).count == count)
  }
}
