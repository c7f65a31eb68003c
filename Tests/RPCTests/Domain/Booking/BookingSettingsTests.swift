import Domain
import Promises
import Testing

/// Monday 2026-01-12 from 09:00 to 12:00 in half hours; it is the Saturday before, at noon.
private let now = london("2026-01-10", "12:00")

private func calendars(
  _ settings: BookingSettings, staff: [Appointment] = [], student: [Appointment] = [],
  closures: [Closure] = [], caps: [BookingRules.OpenBookingsCap] = [], stepMinutes: Int = 0
) -> BookingRules.Calendars {
  var week = rule(.monday, "09:00", "12:00", 30)
  week.stepMinutes = stepMinutes
  var offered = availability([week])
  offered.settings = settings
  return BookingRules.Calendars(
    situation: tutored, availability: offered, staffAppointments: staff,
    studentAppointments: student, closures: closures, caps: caps)
}

/// Why a time is refused; nil where it is booked.
private func refusal(
  _ time: String, on date: String = "2026-01-12", _ calendars: BookingRules.Calendars,
  byHost: Bool = false, now: Instant = now
) -> Reason? {
  do throws(Refusal) {
    _ = try BookingRules.book(
      start: london(date, time), in: calendars, id: id(.appointment, 1), noticeVersion: notice,
      now: now, byHost: byHost)
    return nil
  } catch {
    return reason(error)
  }
}

@Suite("The terms on which a member of staff can be booked")
struct BookingSettingsTests {
  private let notice = BookingSettings(minimumNoticeMinutes: 45 * 60)

  @Test(
    "A time must be booked so long before, to the minute; the host is not bound",
    .tags(.notice),
    arguments: [("09:00", nil), ("09:30", nil), ("12:00", .slotNotOffered)] as [(String, Reason?)])
  func notice(time: String, expected: Reason?) {
    #expect(refusal(time, calendars(notice)) == expected)
    // 45 hours after 12:30 is 09:30.
    let later = now.adding(minutes: 30)
    #expect(refusal("09:00", calendars(notice), now: later) == .tooSoon)
    #expect(refusal("09:30", calendars(notice), now: later) == nil)
    #expect(refusal("09:00", calendars(notice), byHost: true, now: later) == nil)
  }

  @Test(
    "A time may lie so many days ahead, the last one whole; the host is not bound", .tags(.notice))
  func horizon() {
    #expect(refusal("11:30", calendars(BookingSettings(horizonDays: 2))) == nil)
    #expect(refusal("09:00", calendars(BookingSettings(horizonDays: 1))) == .tooFarAhead)
    #expect(refusal("09:00", calendars(BookingSettings(horizonDays: 1)), byHost: true) == nil)
  }

  @Test(
    "Buffers are kept around every appointment, by the host too, and are not shared",
    .tags(.buffers),
    arguments: [
      (0, 0, ["09:00", "09:30", "10:30", "11:00", "11:30"]),
      (0, 10, ["09:00", "11:00", "11:30"]), (10, 0, ["09:00", "11:00", "11:30"]),
      (15, 15, ["09:00", "11:00", "11:30"]), (20, 20, ["11:30"]),
    ])
  func buffers(before: Int, after: Int, free: [String]) {
    let settings = BookingSettings(bufferBeforeMinutes: before, bufferAfterMinutes: after)
    let held = [appointment("2026-01-12", "10:00", minutes: 30)]
    let calendars = calendars(settings, staff: held)
    for hour in 9..<12 {
      for time in ["\(hour < 10 ? "0" : "")\(hour):00", "\(hour < 10 ? "0" : "")\(hour):30"] {
        let expected: Reason? =
          free.contains(time) ? nil : time == "10:00" ? .slotTaken : .buffer
        for byHost in [false, true] {
          #expect(refusal(time, calendars, byHost: byHost) == expected, "\(time)")
        }
      }
    }
  }

  @Test(
    "A buffer is the member of staff's: the student may come straight from another meeting",
    .tags(.buffers))
  func ofStaff() {
    let settings = BookingSettings(bufferBeforeMinutes: 30, bufferAfterMinutes: 30)
    var other = appointment("2026-01-12", "09:00", minutes: 30)
    other.staffID = id(.staffMember, 9)
    #expect(refusal("09:30", calendars(settings, student: [other])) == nil)
    #expect(refusal("09:00", calendars(settings, student: [other])) == .studentBusy)
  }

  @Test("Moving an appointment keeps no buffer around where it was", .tags(.buffers))
  func moved() throws {
    let held = appointment("2026-01-12", "10:00", minutes: 30)
    let settings = BookingSettings(bufferAfterMinutes: 30)
    let moved = try BookingRules.reschedule(
      held, to: london("2026-01-12", "10:30"), revision: 1,
      in: calendars(settings, staff: [held], student: [held]), now: now)
    #expect(moved.start == london("2026-01-12", "10:30"))
  }

  @Test(
    "Cancelling and moving end so long before the start, to the minute; not for the host",
    .tags(.cutoff))
  func cutoff() throws {
    let held = appointment("2026-01-12", "10:00", minutes: 30)
    let settings = BookingSettings(cancellationCutoffMinutes: 120)
    let last = london("2026-01-12", "08:00")
    for (moment, byHost, isLate) in [
      (last, false, false), (last.adding(milliseconds: 1), false, true),
      (last.adding(milliseconds: 1), true, false),
    ] {
      let cancelled = Result {
        try BookingRules.cancel(
          held, revision: 1, settings: byHost ? nil : settings, now: moment)
      }
      let moved = Result {
        try BookingRules.reschedule(
          held, to: london("2026-01-12", "11:00"), revision: 1,
          in: calendars(settings, staff: [held], student: [held]), now: moment, byHost: byHost)
      }
      for result in [cancelled, moved] {
        switch result {
        case .success: #expect(!isLate)
        case .failure(let error): #expect(isLate && reason(error as? Refusal) == .cutoffPassed)
        }
      }
    }
  }

  @Test(
    "Whoever has as many appointments ahead as they may is refused, by the host aside",
    .tags(.limits))
  func limits() {
    let caps = [
      BookingRules.OpenBookingsCap(max: 5, open: 4), BookingRules.OpenBookingsCap(max: 2, open: 2),
    ]
    #expect(refusal("09:00", calendars(BookingSettings(), caps: caps)) == .limitReached)
    #expect(refusal("09:00", calendars(BookingSettings(), caps: caps), byHost: true) == nil)
    #expect(refusal("09:00", calendars(BookingSettings(), caps: [caps[0]])) == nil)
  }

  @Test("A bank holiday takes the weekly times, a university closure all", .tags(.exceptions))
  func closures() {
    func closure(_ kind: Closure.Kind) -> Closure {
      Closure(
        id: id(.closure, 1), kind: kind, first: day("2026-01-12"), last: day("2026-01-12"),
        name: "Closed")
    }
    for kind in Closure.Kind.allCases {
      var calendars = calendars(BookingSettings(), closures: [closure(kind)])
      calendars.availability.exceptions = [open("2026-01-12", "14:00", "15:00", 30)]
      #expect(refusal("09:00", calendars) == .closedDay)
      #expect(refusal("14:00", calendars) == (kind == .bankHoliday ? nil : .closedDay))
      calendars.closures = [closure(.bankHoliday), closure(kind)]
      #expect(refusal("14:00", calendars) == (kind == .bankHoliday ? nil : .closedDay))
    }
    var elsewhere = closure(.universityClosure)
    elsewhere.first = day("2026-01-13")
    elsewhere.last = day("2026-01-14")
    #expect(refusal("09:00", calendars(BookingSettings(), closures: [elsewhere])) == nil)
  }

  @Test(
    "Every setting has its limit",
    arguments: [
      (BookingSettings(bufferBeforeMinutes: -1), "buffer_before_minutes"),
      (BookingSettings(bufferAfterMinutes: 241), "buffer_after_minutes"),
      (BookingSettings(minimumNoticeMinutes: 43_201), "minimum_notice_minutes"),
      (BookingSettings(horizonDays: 367), "horizon_days"),
      (BookingSettings(cancellationCutoffMinutes: 43_201), "cancellation_cutoff_minutes"),
      (BookingSettings(openBookingsMax: 101), "open_bookings_max"),
    ])
  func bounds(settings: BookingSettings, field: String) throws {
    let before = availability([])
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.setSettings(before, settings, revision: 1)
    }
    #expect(fields(refusal) == ["settings.\(field)"])
    #expect(throws: Refusal.staleRevision) {
      try BookingRules.setSettings(before, BookingSettings(), revision: 2)
    }
    let most = BookingSettings(
      bufferBeforeMinutes: 240, bufferAfterMinutes: 240, minimumNoticeMinutes: 43_200,
      horizonDays: 366, cancellationCutoffMinutes: 43_200, openBookingsMax: 100)
    let after = try BookingRules.setSettings(before, most, revision: 1)
    #expect(after.settings == most && after.revision == 2)
  }
}

@Suite("What is listed and what can be booked", .tags(.steps, .buffers, .notice, .exceptions))
struct ListedIsBookableTests {
  @Test(
    "are the same, over a thousand made-up weeks, clock changes and the leap day among them",
    arguments: 0..<1_000)
  func same(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func pick<Value>(_ values: [Value]) -> Value {
      // No list here is empty.
      values.randomElement(using: &random)!
    }
    let first = day(
      pick(["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-02-29", "2026-11-24"]))
    var offered = availability(
      (0..<pick([1, 2, 3])).map { _ in
        var rule = rule(pick([first.weekday, first.adding(days: 1).weekday]), "00:00", "04:00", 5)
        rule.startMinute = pick([0, 10, 45, 60])
        rule.endMinute = pick([150, 180, 240])
        rule.slotMinutes = pick([20, 30, 45])
        rule.stepMinutes = pick([0, 10, 15, 60])
        return rule
      })
    for number in 0..<pick([0, 1, 3]) {
      let start = pick([0, 60, 90])
      offered.exceptions.append(
        AvailabilityException(
          id: id(.availabilityException, UInt64(number)),
          kind: pick([.closed, .open(slotMinutes: 30, stepMinutes: pick([0, 10]), location: "")]),
          date: pick([first, first.adding(days: 1)]), startMinute: start,
          endMinute: start + pick([30, 95])))
    }
    offered.settings = BookingSettings(
      bufferBeforeMinutes: pick([0, 5, 20]), bufferAfterMinutes: pick([0, 10]),
      minimumNoticeMinutes: pick([0, 60, 300]), horizonDays: pick([0, 1]))
    let midnight = WallClock.london.startOfDay(first)
    func held(_ number: UInt64, with staff: Identifier) -> Appointment {
      let start = midnight.adding(minutes: pick([15, 60, 100, 130, 1_500]))
      return Appointment(
        id: id(.appointment, number), studentID: student, staffID: staff, start: start,
        end: start.adding(minutes: pick([20, 45])), location: "",
        state: pick([.booked, .booked, .cancelled]), revision: 1, noticeVersion: notice,
        created: start, changed: start)
    }
    let closures = pick([nil, Closure.Kind.bankHoliday, .universityClosure]).map {
      [
        Closure(
          id: id(.closure, 1), kind: $0, first: first, last: pick([first, first.adding(days: 1)]),
          name: "Closed")
      ]
    }
    let calendars = BookingRules.Calendars(
      situation: tutored, availability: offered,
      staffAppointments: [held(20, with: tutor), held(21, with: tutor)],
      studentAppointments: [held(22, with: id(.staffMember, 9))], closures: closures ?? [],
      caps: pick([[], [], [], [.init(max: 1, open: 1)]]))
    let now = midnight.adding(minutes: pick([-600, -30, 70]))
    let byHost = pick([true, false, false])
    let last = first.adding(days: 1)

    let listed = Set(
      BookingRules.freeSlots(on: first...last, in: calendars, now: now, byHost: byHost)
        .map(\.start))
    var booked: Set<Instant> = []
    for minute in stride(from: -60, to: 3_000, by: 5) {
      let start = midnight.adding(minutes: minute)
      let made = try? BookingRules.book(
        start: start, in: calendars, id: id(.appointment, 1), noticeVersion: notice, now: now,
        byHost: byHost)
      if let made { booked.insert(made.start) }
    }
    #expect(booked == listed)
  }
}
