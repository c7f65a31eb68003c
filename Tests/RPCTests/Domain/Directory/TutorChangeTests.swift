import Domain
import Promises
import Testing

@Suite("A change of personal tutor")
struct TutorChangeTests {
  static let today = day("2026-11-23")
  static let (a, b, c) = (id(.staffMember, 1), id(.staffMember, 2), id(.staffMember, 3))
  /// A since last year, for good.
  static let onlyA = [period(a, "2025-09-22", nil)]

  static func period(_ staff: Identifier, _ from: String, _ to: String?) -> TutorPeriod {
    TutorPeriod(
      relationID: id(.relation, UInt64(day(from).daysSince1970)), staffID: staff, from: day(from),
      to: to.map(day))
  }

  /// Who is tutor on a day once a plan is carried out.
  static func tutors(
    on date: String, after plan: TutorChange.Plan, over periods: [TutorPeriod]
  ) -> Set<Identifier> {
    let touched = Set((plan.ended + plan.withdrawn).map(\.relationID))
    let then = periods.filter { !touched.contains($0.relationID) } + plan.ended + plan.begun
    return Set(then.filter { $0.span.contains(day(date)) }.map(\.staffID))
  }

  @Test("for good ends the one and begins the other on the next day, without a gap", .tags(.s12))
  func forGood() throws {
    let plan = try TutorChange(staffID: Self.b, from: day("2026-12-01"))
      .plan(over: Self.onlyA, today: Self.today)
    #expect(plan.ended.map(\.to) == [day("2026-11-30")])
    #expect(plan.begun == [TutorPeriod(staffID: Self.b, from: day("2026-12-01"), to: nil)])
    #expect(plan.withdrawn.isEmpty && plan.formerStaff == [Self.a])
    #expect(Self.tutors(on: "2026-11-30", after: plan, over: Self.onlyA) == [Self.a])
    #expect(Self.tutors(on: "2026-12-01", after: plan, over: Self.onlyA) == [Self.b])
  }

  @Test("that is a cover brings the former tutor back on the day after it", .tags(.s12))
  func cover() throws {
    let plan = try TutorChange(
      staffID: Self.b, from: Self.today, until: day("2027-01-31")
    ).plan(over: Self.onlyA, today: Self.today)
    let days = ["2026-11-22", "2026-11-23", "2027-01-31", "2027-02-01", "2030-01-01"]
    #expect(
      days.map { Self.tutors(on: $0, after: plan, over: Self.onlyA) }
        == [[Self.a], [Self.b], [Self.b], [Self.a], [Self.a]])
  }

  @Test("to nobody leaves a gap, for good or for a while", .tags(.s12))
  func gap() throws {
    let forGood = try TutorChange(staffID: nil, from: Self.today)
      .plan(over: Self.onlyA, today: Self.today)
    #expect(forGood.begun.isEmpty)
    #expect(Self.tutors(on: "2026-11-23", after: forGood, over: Self.onlyA).isEmpty)
    let aWhile = try TutorChange(staffID: nil, from: Self.today, until: day("2026-11-30"))
      .plan(over: Self.onlyA, today: Self.today)
    #expect(Self.tutors(on: "2026-11-30", after: aWhile, over: Self.onlyA).isEmpty)
    #expect(Self.tutors(on: "2026-12-01", after: aWhile, over: Self.onlyA) == [Self.a])
  }

  @Test("withdraws what was planned within it and leaves what was planned after it", .tags(.s12))
  func planned() throws {
    let periods = [
      Self.period(Self.a, "2025-09-22", "2026-12-31"), Self.period(Self.c, "2027-01-01", nil),
    ]
    let forGood = try TutorChange(staffID: Self.b, from: day("2026-12-01"))
      .plan(over: periods, today: Self.today)
    #expect(forGood.withdrawn.map(\.staffID) == [Self.c])
    #expect(Self.tutors(on: "2027-06-01", after: forGood, over: periods) == [Self.b])
    let cover = try TutorChange(
      staffID: Self.b, from: day("2026-12-01"), until: day("2026-12-31")
    ).plan(over: periods, today: Self.today)
    #expect(cover.withdrawn.isEmpty && cover.begun.count == 1)
    #expect(Self.tutors(on: "2027-01-01", after: cover, over: periods) == [Self.c])
  }

  @Test("within a cover that goes on brings back whoever was to come back", .tags(.s12))
  func withinACover() throws {
    let periods = [
      Self.period(Self.a, "2025-09-22", "2026-11-22"),
      Self.period(Self.b, "2026-11-23", "2027-01-31"), Self.period(Self.a, "2027-02-01", nil),
    ]
    let plan = try TutorChange(
      staffID: Self.c, from: day("2026-12-01"), until: day("2026-12-14")
    ).plan(over: periods, today: Self.today)
    let days = ["2026-11-30", "2026-12-01", "2026-12-14", "2026-12-15", "2027-02-01"]
    #expect(
      days.map { Self.tutors(on: $0, after: plan, over: periods) }
        == [[Self.b], [Self.c], [Self.c], [Self.b], [Self.a]])
  }

  @Test("of one of two tutors needs to say which, and leaves the other alone", .tags(.s12))
  func joint() throws {
    let periods = [
      Self.period(Self.a, "2025-09-22", nil), Self.period(Self.c, "2025-10-01", nil),
    ]
    #expect(throws: Refusal.self) {
      try TutorChange(staffID: Self.b, from: Self.today).plan(over: periods, today: Self.today)
    }
    let plan = try TutorChange(staffID: Self.b, from: Self.today, replaces: Self.a)
      .plan(over: periods, today: Self.today)
    #expect(Self.tutors(on: "2026-11-23", after: plan, over: periods) == [Self.b, Self.c])
  }

  @Test("extends a tutor whose time would have ended, and is refused where it says nothing new")
  func same() throws {
    let ending = [Self.period(Self.a, "2025-09-22", "2026-12-31")]
    let plan = try TutorChange(staffID: Self.a, from: day("2026-12-01"))
      .plan(over: ending, today: Self.today)
    #expect(plan.formerStaff.isEmpty)
    #expect(Self.tutors(on: "2027-06-01", after: plan, over: ending) == [Self.a])
    for change in [
      TutorChange(staffID: Self.a, from: Self.today),
      TutorChange(staffID: Self.a, from: Self.today, until: day("2027-01-01")),
    ] {
      let refusal = #expect(throws: Refusal.self) {
        try change.plan(over: Self.onlyA, today: Self.today)
      }
      #expect(reason(refusal) == .tutorUnchanged)
    }
    let nobody = #expect(throws: Refusal.self) {
      try TutorChange(staffID: nil, from: Self.today).plan(over: [], today: Self.today)
    }
    #expect(reason(nobody) == .tutorUnchanged)
  }

  @Test("begins for a student who has had none")
  func first() throws {
    let plan = try TutorChange(staffID: Self.b, from: Self.today)
      .plan(over: [], today: Self.today)
    #expect(plan.begun.map(\.staffID) == [Self.b] && plan.formerStaff.isEmpty)
  }

  @Test(
    "is refused with wrong days or a tutor who is none, by the field's name",
    arguments: [
      (TutorChange(staffID: b, from: day("2026-11-22")), "from"),
      (TutorChange(staffID: b, from: day("2028-11-23")), "from"),
      (TutorChange(staffID: b, from: today, until: day("2026-11-22")), "until"),
      (TutorChange(staffID: b, from: today, replaces: c), "replaces_staff_campus_id"),
    ])
  func wrong(change: TutorChange, field: String) {
    let refusal = #expect(throws: Refusal.self) {
      try change.plan(over: Self.onlyA, today: Self.today)
    }
    #expect(fields(refusal) == [field])
  }

  @Test("may be planned up to two years ahead")
  func furthest() throws {
    _ = try TutorChange(staffID: Self.b, from: day("2028-11-22"))
      .plan(over: Self.onlyA, today: Self.today)
  }
}
