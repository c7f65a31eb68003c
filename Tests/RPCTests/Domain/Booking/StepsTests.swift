import Domain
import Promises
import Testing

@Suite("Slots with a step of their own", .tags(.steps))
struct StepsTests {
  private func quarters(
    _ weekday: Weekday = .monday, _ start: String = "09:00", _ end: String = "10:00",
    every step: Int = 15, slot: Int = 30
  ) -> WeeklyRule {
    var rule = rule(weekday, start, end, slot)
    rule.stepMinutes = step
    return rule
  }

  private func stepped(
    _ exception: AvailabilityException, every step: Int
  ) -> AvailabilityException {
    var exception = exception
    guard case .open(let slot, _, let location) = exception.kind else { return exception }
    exception.kind = .open(slotMinutes: slot, stepMinutes: step, location: location)
    return exception
  }

  @Test("begin with every step, as long as a whole one fits in")
  func overlapping() {
    let slots = availability([quarters()]).slots(on: day("2026-01-12"))
    #expect(times(slots) == ["09:00-09:30", "09:15-09:45", "09:30-10:00"])
    let sparse = availability([quarters(every: 45)]).slots(on: day("2026-01-12"))
    #expect(times(sparse) == ["09:00-09:30"])
    let own = availability([quarters(every: 30)]).slots(on: day("2026-01-12"))
    #expect(times(own) == times(availability([quarters(every: 0)]).slots(on: day("2026-01-12"))))
  }

  @Test(
    "overlap within one window only: of two windows the slot that starts first stays",
    .tags(.exceptions),
    arguments: [
      // Two rules that say the same give each slot once.
      (
        [quartersAtNine, quartersAtNine], [],
        ["09:00-09:30", "09:15-09:45", "09:30-10:00"]
      ),
      // What the earlier window still lasts hides the later one's starts.
      (
        [quartersAtNine, rule(.monday, "09:45", "11:00", 30)], [],
        ["09:00-09:30", "09:15-09:45", "09:30-10:00", "10:15-10:45"]
      ),
      // An exception's steps begin where the rule's slots leave room.
      (
        [rule(.monday, "09:00", "09:30", 30)],
        [
          AvailabilityException(
            id: id(.availabilityException, 3),
            kind: .open(slotMinutes: 30, stepMinutes: 10, location: ""), date: day("2026-01-12"),
            startMinute: 550, endMinute: 620)
        ],
        ["09:00-09:30", "09:30-10:00", "09:40-10:10", "09:50-10:20"]
      ),
      // CLOSED removes every start whose slot touches it.
      (
        [quartersAtNine], [closed("2026-01-12", "09:40", "09:45")], ["09:00-09:30"]
      ),
    ] as [([WeeklyRule], [AvailabilityException], [String])])
  func windows(rules: [WeeklyRule], exceptions: [AvailabilityException], expected: [String]) {
    #expect(times(availability(rules, exceptions).slots(on: day("2026-01-12"))) == expected)
  }

  @Test(
    "keep clear of the clock changes, and are found by their start as listed",
    .tags(.daylightSaving),
    arguments: [
      ("2026-03-29", ["00:00-00:30", "00:15-00:45", "02:00-02:30", "02:15-02:45", "02:30-03:00"]),
      ("2027-03-28", ["00:00-00:30", "00:15-00:45", "02:00-02:30", "02:15-02:45", "02:30-03:00"]),
      (
        "2026-10-25",
        [
          "00:00-00:30", "00:15-00:45", "00:30-01:00", "00:45-01:15", "01:00-01:30", "01:15-01:45",
          "01:30-01:00", "02:00-02:30", "02:15-02:45", "02:30-03:00",
        ]
      ),
      (
        "2027-10-31",
        [
          "00:00-00:30", "00:15-00:45", "00:30-01:00", "00:45-01:15", "01:00-01:30", "01:15-01:45",
          "01:30-01:00", "02:00-02:30", "02:15-02:45", "02:30-03:00",
        ]
      ),
    ])
  func clockChanges(date: String, expected: [String]) {
    let availability = availability([quarters(.sunday, "00:00", "03:00")])
    let slots = availability.slots(on: day(date))
    #expect(times(slots) == expected)
    for slot in slots {
      #expect(slot.end == slot.start.adding(minutes: 30))
      #expect(availability.offeredSlot(start: slot.start) == slot)
    }
  }

  @Test("are offered on 29 February like on any day")
  func leapDay() {
    let slots = availability([quarters(.tuesday)]).slots(on: day("2028-02-29"))
    #expect(times(slots) == ["09:00-09:30", "09:15-09:45", "09:30-10:00"])
  }

  @Test("take each other away once one is booked: whoever books takes what the slot touches")
  func booked() {
    let slots = availability([quarters()]).slots(on: day("2026-01-12"))
    let held = [appointment("2026-01-12", "09:00", minutes: 30)]
    #expect(times(slots.free(from: held, now: london("2026-01-01", "00:00"))) == ["09:30-10:00"])
  }
}

/// 09:00 to 10:00, half an hour long, one every quarter.
private let quartersAtNine = WeeklyRule(
  weekday: .monday, startMinute: 540, endMinute: 600, slotMinutes: 30, stepMinutes: 15,
  location: "Room 1")
