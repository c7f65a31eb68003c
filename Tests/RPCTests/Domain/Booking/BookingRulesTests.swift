import Domain
import Testing

/// Monday 2026-01-12, 09:00 to 11:00 in half hours, for a tutored student; it is 1 January.
private let start = london("2026-01-12", "09:30")
private let now = london("2026-01-01", "12:00")

private func calendars(
  situation: StudentSituation = tutored,
  availability: Availability = availability([rule(.monday, "09:00", "11:00", 30)]),
  staff: [Appointment] = [], student: [Appointment] = []
) -> BookingRules.Calendars {
  BookingRules.Calendars(
    situation: situation, availability: availability, staffAppointments: staff,
    studentAppointments: student)
}

private func book(
  _ start: Instant = start, in calendars: BookingRules.Calendars = calendars(),
  now: Instant = now
) throws(Refusal) -> Appointment {
  try BookingRules.book(
    start: start, in: calendars, id: id(.appointment, 1), noticeVersion: notice, now: now)
}

@Suite("Booking")
struct BookTests {
  @Test("gives an appointment at the offered time, under the notice, in revision 1")
  func booked() throws {
    #expect(
      try book()
        == Appointment(
          id: id(.appointment, 1), studentID: student, staffID: tutor, start: start,
          end: start.adding(minutes: 30), location: "Room 1", state: .booked, revision: 1,
          noticeVersion: notice, created: now, changed: now))
  }

  @Test("of a time that the staff member's appointment overlaps is SLOT_TAKEN")
  func taken() {
    let held = appointment("2026-01-12", "09:59", minutes: 30)
    let refusal = #expect(throws: Refusal.self) { try book(in: calendars(staff: [held])) }
    #expect(reason(refusal) == .slotTaken)
  }

  @Test("of a time that the student's appointment with somebody else overlaps is STUDENT_BUSY")
  func busy() {
    let held = appointment("2026-01-12", "09:00", minutes: 31)
    let refusal = #expect(throws: Refusal.self) { try book(in: calendars(student: [held])) }
    #expect(reason(refusal) == .studentBusy)
  }

  @Test("of a time between others, or of a cancelled one, is allowed")
  func between() throws {
    let around = [
      appointment("2026-01-12", "09:00", minutes: 30),
      appointment("2026-01-12", "10:00", minutes: 30),
      appointment("2026-01-12", "09:30", minutes: 30, state: .cancelled),
    ]
    #expect(try book(in: calendars(staff: around, student: around)).start == start)
  }

  @Test(
    "of a time that is not a slot's start is SLOT_NOT_OFFERED",
    arguments: [
      ("2026-01-12", "09:15"), ("2026-01-12", "11:00"), ("2026-01-13", "09:30"),
    ])
  func notOffered(date: String, time: String) {
    let refusal = #expect(throws: Refusal.self) { try book(london(date, time)) }
    #expect(reason(refusal) == .slotNotOffered)
  }

  @Test("of a time that is closed is SLOT_NOT_OFFERED")
  func closedDay() {
    let closed = availability(
      [rule(.monday, "09:00", "11:00", 30)], [closed("2026-01-12", "00:00", "24:00")])
    let refusal = #expect(throws: Refusal.self) { try book(in: calendars(availability: closed)) }
    #expect(reason(refusal) == .slotNotOffered)
  }

  @Test("is possible until the moment before the start, and then IN_THE_PAST")
  func past() throws {
    #expect(try book(now: start.adding(milliseconds: -1)).start == start)
    for now in [start, start.adding(milliseconds: 1), start.adding(minutes: 60)] {
      let refusal = #expect(throws: Refusal.self) { try book(now: now) }
      #expect(reason(refusal) == .inThePast)
    }
  }

  @Test("of staff whose link ends before the appointment's day is STAFF_NOT_ASSOCIATED")
  func notAssociated() throws {
    var situation = tutored
    situation.responsibilities[0].span.to = day("2026-01-12")
    #expect(try book(in: calendars(situation: situation)).start == start)
    situation.responsibilities[0].span.to = day("2026-01-11")
    let refusal = #expect(throws: Refusal.self) { try book(in: calendars(situation: situation)) }
    #expect(reason(refusal) == .staffNotAssociated)
  }

  @Test(
    "names the first of several reasons: whom, when, which, then who was faster",
    arguments: [
      (true, true, true, true, Reason.staffNotAssociated), (false, true, true, true, .inThePast),
      (false, false, true, true, .slotNotOffered), (false, false, false, true, .slotTaken),
      (false, false, false, false, .studentBusy),
    ])
  func order(stranger: Bool, past: Bool, notOffered: Bool, taken: Bool, expected: Reason) {
    var situation = tutored
    if stranger { situation.responsibilities = [] }
    let held = appointment("2026-01-12", "09:30", minutes: 30)
    let calendars = calendars(
      situation: situation,
      availability: availability(notOffered ? [] : [rule(.monday, "09:00", "11:00", 30)]),
      staff: taken ? [held] : [], student: [held])
    let refusal = #expect(throws: Refusal.self) {
      try book(in: calendars, now: past ? start : now)
    }
    #expect(reason(refusal) == expected)
  }

  @Test("far outside the calendar is refused, not a fault")
  func farTimes() {
    for milliseconds in [Int64.min, .max] {
      #expect(throws: Refusal.self) {
        try book(Instant(millisecondsSince1970: milliseconds))
      }
    }
  }
}

@Suite("Cancelling")
struct CancelTests {
  let booked = appointment("2026-01-12", "09:30", minutes: 30)

  @Test("frees the time, keeps the rest and counts the revision up")
  func cancelled() throws {
    var expected = booked
    expected.state = .cancelled
    expected.revision = 2
    expected.changed = now
    let cancelled = try BookingRules.cancel(booked, revision: 1, now: now)
    #expect(cancelled == expected)
    #expect(try book(in: calendars(staff: [cancelled], student: [cancelled])).start == start)
  }

  @Test("with another revision than the present is refused as stale", arguments: [0, 2, -1])
  func stale(revision: Int64) {
    #expect(throws: Refusal.staleRevision) {
      try BookingRules.cancel(booked, revision: revision, now: now)
    }
  }

  @Test("a second time is NOT_BOOKED")
  func twice() throws {
    let cancelled = try BookingRules.cancel(booked, revision: 1, now: now)
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.cancel(cancelled, revision: 2, now: now)
    }
    #expect(reason(refusal) == .notBooked)
  }

  @Test("what has begun is IN_THE_PAST")
  func begun() throws {
    _ = try BookingRules.cancel(booked, revision: 1, now: start.adding(milliseconds: -1))
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.cancel(booked, revision: 1, now: start)
    }
    #expect(reason(refusal) == .inThePast)
  }
}

@Suite("Rescheduling")
struct RescheduleTests {
  let booked = appointment("2026-01-12", "09:30", minutes: 30)
  let later = london("2026-01-12", "10:30")

  func move(
    _ appointment: Appointment, to start: Instant, revision: Int64 = 1,
    in calendars: BookingRules.Calendars = calendars(), now: Instant = now
  ) throws(Refusal) -> Appointment {
    try BookingRules.reschedule(
      appointment, to: start, revision: revision, in: calendars, now: now)
  }

  @Test("keeps id, people and notice, and counts the revision up")
  func moved() throws {
    var expected = booked
    expected.start = later
    expected.end = later.adding(minutes: 30)
    expected.revision = 2
    expected.changed = now
    #expect(
      try move(booked, to: later, in: calendars(staff: [booked], student: [booked])) == expected)
  }

  @Test("is not hindered by its own present time")
  func own() throws {
    let quarters = availability([rule(.monday, "09:00", "11:00", 15)])
    let calendars = calendars(availability: quarters, staff: [booked], student: [booked])
    let moved = try move(booked, to: london("2026-01-12", "09:45"), in: calendars)
    #expect(moved.end == london("2026-01-12", "10:00"))
  }

  @Test("is refused as stale, NOT_BOOKED or IN_THE_PAST like cancelling")
  func unchangeable() throws {
    #expect(throws: Refusal.staleRevision) { try move(booked, to: later, revision: 2) }
    let cancelled = try BookingRules.cancel(booked, revision: 1, now: now)
    #expect(throws: Refusal.staleRevision) { try move(cancelled, to: later, revision: 1) }
    let notBooked = #expect(throws: Refusal.self) { try move(cancelled, to: later, revision: 2) }
    #expect(reason(notBooked) == .notBooked)
    let begun = #expect(throws: Refusal.self) { try move(booked, to: later, now: start) }
    #expect(reason(begun) == .inThePast)
  }

  @Test("to a time that could not be booked is refused like booking it")
  func unbookable() {
    let theirs = appointment("2026-01-12", "10:30", minutes: 30, number: 11)
    var stranger = tutored
    stranger.responsibilities = []
    let table: [(Instant, BookingRules.Calendars, Reason)] = [
      (later, calendars(situation: stranger), .staffNotAssociated),
      (london("2025-12-29", "09:30"), calendars(), .inThePast),
      (london("2026-01-12", "10:45"), calendars(), .slotNotOffered),
      (later, calendars(staff: [booked, theirs]), .slotTaken),
      (later, calendars(student: [booked, theirs]), .studentBusy),
    ]
    for (start, calendars, expected) in table {
      let refusal = #expect(throws: Refusal.self) {
        try move(booked, to: start, in: calendars)
      }
      #expect(reason(refusal) == expected)
    }
  }
}

@Suite("Listing slots")
struct ListSlotsTests {
  @Test("shows the days on which the staff member is associated, from now on, and what is free")
  func free() {
    var situation = tutored
    situation.responsibilities[0].span = span("2025-09-01", "2026-01-19")
    let calendars = calendars(
      situation: situation, availability: availability([rule(.monday, "09:00", "10:00", 30)]),
      staff: [appointment("2026-01-12", "09:00", minutes: 30)],
      student: [appointment("2026-01-19", "09:15", minutes: 30)])
    let slots = BookingRules.freeSlots(
      on: day("2026-01-01")...day("2026-02-28"), in: calendars,
      now: london("2026-01-05", "09:00"))
    #expect(slots.map(\.start) == [london("2026-01-05", "09:30"), london("2026-01-12", "09:30")])
  }

  @Test("shows nothing of days that are over")
  func over() {
    let slots = BookingRules.freeSlots(
      on: day("2026-01-01")...day("2026-01-12"), in: calendars(),
      now: london("2026-01-13", "00:00"))
    #expect(slots.isEmpty)
  }

  @Test(
    "takes at most 62 days after the first, and 13 after today by itself",
    arguments: [
      (nil, nil, "2026-01-01", "2026-01-14"),
      ("2026-02-01", nil, "2026-02-01", "2026-02-14"),
      (nil, "2026-01-01", "2026-01-01", "2026-01-01"),
      ("2026-01-10", "2026-03-13", "2026-01-10", "2026-03-13"),
      ("9999-12-31", nil, "9999-12-31", "9999-12-31"),
    ] as [(String?, String?, String, String)])
  func days(from: String?, to: String?, first: String, last: String) throws {
    let days = try BookingRules.listedDays(
      from: from.map(day), to: to.map(day), today: day("2026-01-01"))
    #expect(days == day(first)...day(last))
  }

  @Test(
    "refuses days the wrong way round or too many",
    arguments: [
      ("2026-01-10", "2026-03-14"), ("2026-01-10", "2026-01-09"), (nil, "2025-12-31"),
    ] as [(String?, String)])
  func wrongDays(from: String?, to: String) {
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.listedDays(from: from.map(day), to: day(to), today: day("2026-01-01"))
    }
    #expect(fields(refusal) == ["to"])
  }
}
