import Domain
import Promises
import Testing

@Suite("What is said of an appointment afterwards")
struct AttendanceRulesTests {
  private let held = appointment("2026-01-12", "09:30", minutes: 30)

  @Test(
    "Whether the student came is said from the start on, and corrected from the revision read",
    .tags(.attendance))
  func recorded() throws {
    let missed = try BookingRules.recordAttendance(
      .noShow, of: held, revision: 1, now: held.start)
    #expect(missed.attendance == .noShow && missed.revision == 2 && missed.state == .booked)
    let came = try BookingRules.recordAttendance(
      .attended, of: missed, revision: 2, now: held.end.adding(minutes: 60))
    #expect(came.attendance == .attended && came.revision == 3)
    #expect(throws: Refusal.staleRevision) {
      try BookingRules.recordAttendance(.attended, of: missed, revision: 1, now: held.end)
    }
  }

  @Test("It is not said before the start, nor of what was cancelled", .tags(.attendance))
  func refused() throws {
    let early = #expect(throws: Refusal.self) {
      try BookingRules.recordAttendance(
        .attended, of: held, revision: 1, now: held.start.adding(milliseconds: -1))
    }
    #expect(reason(early) == .notBegun)
    let cancelled = appointment("2026-01-12", "09:30", minutes: 30, state: .cancelled)
    let gone = #expect(throws: Refusal.self) {
      try BookingRules.recordAttendance(.attended, of: cancelled, revision: 1, now: held.end)
    }
    #expect(reason(gone) == .notBooked)
  }

  @Test(
    "A person should look where the link has ended by the day, or the day was closed",
    .tags(.s1, .flags))
  func attention() {
    let week = availability([rule(.monday, "09:00", "11:00", 30)])
    func closure(_ kind: Closure.Kind) -> [Closure] {
      [
        Closure(
          id: id(.closure, 1), kind: kind, first: day("2026-01-12"), last: day("2026-01-12"),
          name: "Closed")
      ]
    }
    func attention(
      _ situation: StudentSituation = tutored, _ availability: Availability, _ closures: [Closure]
    ) -> Appointment.Attention? {
      BookingRules.attention(for: held, situation, availability, closures: closures)
    }
    #expect(attention(tutored, week, []) == nil)
    var ended = tutored
    ended.responsibilities[0].span.to = day("2026-01-11")
    #expect(attention(ended, week, []) == .linkEnded)
    ended.responsibilities[0].span.to = day("2026-01-12")
    #expect(attention(ended, week, []) == nil)
    var left = tutored
    left.programmes[0].span.to = day("2026-01-11")
    #expect(attention(left, week, closure(.universityClosure)) == .linkEnded)
    #expect(attention(tutored, week, closure(.bankHoliday)) == .closedDay)
    #expect(attention(tutored, week, closure(.universityClosure)) == .closedDay)
    // Changed availability alone is the member of staff's own doing.
    #expect(attention(tutored, availability([]), []) == nil)
    // What was opened for a bank holiday stands; on a closed day of the university nothing does.
    let opened = availability([], [open("2026-01-12", "09:30", "10:00", 30)])
    #expect(attention(tutored, opened, closure(.bankHoliday)) == nil)
    #expect(attention(tutored, opened, closure(.universityClosure)) == .closedDay)
  }
}

@Suite("Limits that a person imposes", .tags(.s25, .limits))
struct BookingLimitRulesTests {
  private func limit(
    max: Int = 2, until: String = "2026-02-28", reason: String = "Three missed meetings in a row."
  ) -> BookingLimit {
    BookingLimit(
      id: id(.bookingLimit, 1), studentID: student, openMax: max, until: day(until),
      reason: reason, imposedBy: tutor.text, imposed: london("2026-01-12", "09:00"))
  }

  @Test(
    "have a number, a last day and a reason within their bounds",
    arguments: [
      (0, "2026-02-28", "Long enough.", "open_max"), (21, "2026-02-28", "Long enough.", "open_max"),
      (2, "2026-01-11", "Long enough.", "until"), (2, "2027-01-14", "Long enough.", "until"),
      (2, "2026-02-28", "", "reason"), (2, "2026-02-28", "Too short", "reason"),
      (2, "2026-02-28", String(repeating: "a", count: 501), "reason"),
    ])
  func bounds(max: Int, until: String, text: String, field: String) throws {
    let refusal = #expect(throws: Refusal.self) {
      try BookingLimitRules.check(
        limit(max: max, until: until, reason: text), hasLive: false, today: day("2026-01-12"))
    }
    #expect(fields(refusal) == [field])
    try BookingLimitRules.check(limit(), hasLive: false, today: day("2026-01-12"))
  }

  @Test("come one at a time, end with their last day, and are lifted once")
  func lifting() throws {
    let second = #expect(throws: Refusal.self) {
      try BookingLimitRules.check(limit(), hasLive: true, today: day("2026-01-12"))
    }
    #expect(reason(second) == .alreadyLimited)
    #expect(limit().isLive(on: day("2026-02-28")) && !limit().isLive(on: day("2026-03-01")))
    let now = london("2026-01-20", "09:00")
    let lifted = try BookingLimitRules.lift(
      limit(), revision: 1, today: day("2026-01-20"), now: now)
    #expect(lifted.lifted == now && lifted.revision == 2 && !lifted.isLive(on: day("2026-01-20")))
    for (limit, revision, today) in [(lifted, 2, "2026-01-20"), (limit(), 1, "2026-03-01")] {
      let refusal = #expect(throws: Refusal.self) {
        try BookingLimitRules.lift(limit, revision: Int64(revision), today: day(today), now: now)
      }
      #expect(reason(refusal) == .alreadyEnded)
    }
  }
}

@Suite("Any of the student's staff", .tags(.anyStaff))
struct AnyStaffRulesTests {
  private func candidate(_ number: UInt64, _ relation: RelationKind, _ booked: Int)
    -> BookingRules.Candidate
  {
    .init(staffID: id(.staffMember, number), relation: relation, bookedThatWeek: booked)
  }

  @Test(
    "The closest relation is chosen, then who has the fewest that week, then always the same one")
  func choice() {
    let leader = candidate(2, .moduleLeader, 0)
    let busy = candidate(3, .personalTutor, 9)
    let other = candidate(4, .personalTutor, 8)
    #expect(BookingRules.choose(among: [leader, busy])?.staffID == busy.staffID)
    #expect(BookingRules.choose(among: [leader, busy, other])?.staffID == other.staffID)
    let twins = [candidate(5, .programmeStaff, 1), candidate(6, .programmeStaff, 1)]
    let chosen = BookingRules.choose(among: twins)?.staffID
    #expect(chosen == BookingRules.choose(among: twins.reversed())?.staffID)
    #expect(chosen == twins.map(\.staffID).min())
    #expect(BookingRules.choose(among: []) == nil)
  }

  @Test(
    "A week is Monday to Sunday on London's clocks, an hour longer or shorter twice a year",
    .tags(.daylightSaving))
  func week() {
    let spring = BookingRules.week(of: london("2026-03-29", "12:00"))
    #expect(spring.lowerBound == london("2026-03-23", "00:00"))
    #expect(spring.upperBound == london("2026-03-30", "00:00"))
    #expect(spring.contains(london("2026-03-29", "23:59")))
    let autumn = BookingRules.week(of: london("2026-10-19", "00:00"))
    #expect(autumn.upperBound == london("2026-10-26", "00:00"))
  }
}

@Suite("Closed days", .tags(.exceptions))
struct ClosureRulesTests {
  @Test(
    "have a name and at most 62 days",
    arguments: [
      ("2026-12-24", "2026-12-23", "Closed", "closure.last"),
      ("2026-12-01", "2027-02-01", "Closed", "closure.last"),
      ("2026-12-24", "2026-12-24", " ", "closure.name"),
      ("2026-12-24", "2026-12-24", String(repeating: "a", count: 101), "closure.name"),
    ])
  func bounds(first: String, last: String, name: String, field: String) throws {
    func closure(_ first: String, _ last: String, _ name: String) -> Closure {
      Closure(
        id: id(.closure, 1), kind: .universityClosure, first: day(first), last: day(last),
        name: name)
    }
    let refusal = #expect(throws: Refusal.self) {
      try ClosureRules.check(closure(first, last, name))
    }
    #expect(fields(refusal) == [field])
    try ClosureRules.check(closure("2026-12-01", "2027-01-31", "Winter"))
  }
}
