import Domain
import Promises
import Testing

@Suite("The staff a student may book", .tags(.s1))
struct AssociationTests {
  let leader = id(.staffMember, 21)
  let teacher = id(.staffMember, 22)
  let other = id(.staffMember, 23)
  let formerModule = id(.module, 24)
  let otherProgramme = id(.programme, 25)

  /// A student whose links all begin on 1 October and end on 31 March.
  func situation(
    programmes: DateSpan = span("2025-10-01", "2026-03-31"),
    modules: DateSpan = span("2025-10-01", "2026-03-31"),
    links: DateSpan = span("2025-10-01", "2026-03-31")
  ) -> StudentSituation {
    StudentSituation(
      studentID: student,
      programmes: [.init(in: programme, span: programmes)],
      modules: [.init(in: module, span: modules)],
      responsibilities: [
        .init(kind: .programmeStaff, staffID: other, about: programme, span: links),
        .init(kind: .moduleLeader, staffID: teacher, about: module, span: links),
        .init(kind: .programmeLeader, staffID: leader, about: programme, span: links),
        .init(kind: .personalTutor, staffID: tutor, about: student, span: links),
      ])
  }

  @Test("are tutor, programme leader, module leaders and programme staff, the closest first")
  func order() {
    #expect(
      BookingRules.bookableStaff(for: situation(), on: day("2026-01-12")) == [
        BookableStaff(staffID: tutor, relation: .personalTutor),
        BookableStaff(staffID: leader, relation: .programmeLeader),
        BookableStaff(staffID: teacher, relation: .moduleLeader),
        BookableStaff(staffID: other, relation: .programmeStaff),
      ])
  }

  @Test("are each named once, by their closest relation")
  func once() {
    var situation = situation()
    for kind in [RelationKind.programmeStaff, .programmeLeader] {
      situation.responsibilities.append(
        .init(kind: kind, staffID: tutor, about: programme, span: span()))
    }
    let staff = BookingRules.bookableStaff(for: situation, on: day("2026-01-12"))
    #expect(staff.filter { $0.staffID == tutor }.map(\.relation) == [.personalTutor])
    #expect(staff.count == 4)
  }

  @Test(
    "depend on links that hold on the day of the appointment, first and last day included",
    arguments: [
      ("2025-09-30", 0), ("2025-10-01", 4), ("2026-03-31", 4), ("2026-04-01", 0),
    ])
  func dated(date: String, count: Int) {
    let date = day(date)
    let open = span()
    #expect(BookingRules.bookableStaff(for: situation(), on: date).count == count)
    #expect(
      BookingRules.bookableStaff(for: situation(programmes: open, modules: open), on: date).count
        == count)
    // The enrolment alone decides about everybody; the module about its leader.
    #expect(
      BookingRules.bookableStaff(for: situation(modules: open, links: open), on: date).count
        == count)
    #expect(
      BookingRules.bookableStaff(for: situation(programmes: open, links: open), on: date)
        .contains { $0.relation == .moduleLeader } == (count == 4))
  }

  @Test("are nobody without an open enrolment, not the personal tutor either")
  func notEnrolled() {
    var situation = situation()
    situation.programmes = []
    #expect(BookingRules.bookableStaff(for: situation, on: day("2026-01-12")).isEmpty)
  }

  @Test(
    "are none who are responsible for somebody or something else",
    arguments: [
      (RelationKind.personalTutor, id(.student, 99)),
      (.programmeLeader, id(.programme, 99)), (.programmeStaff, id(.programme, 99)),
      (.moduleLeader, id(.module, 99)),
      // A relation of the wrong kind for what it is about gives nothing.
      (.personalTutor, programme), (.programmeLeader, student), (.moduleLeader, programme),
      (.programmeStaff, module),
    ])
  func elsewhere(kind: RelationKind, about: Identifier) {
    var situation = situation()
    situation.responsibilities = [.init(kind: kind, staffID: other, about: about, span: span())]
    #expect(BookingRules.bookableStaff(for: situation, on: day("2026-01-12")).isEmpty)
  }

  @Test("change on the day on which the tutor changes")
  func tutorChange() {
    var situation = situation(programmes: span(), modules: span())
    situation.responsibilities = [
      .init(kind: .personalTutor, staffID: tutor, about: student, span: span(nil, "2026-01-31")),
      .init(kind: .personalTutor, staffID: other, about: student, span: span("2026-02-01")),
    ]
    func staff(_ date: String) -> [Identifier] {
      BookingRules.bookableStaff(for: situation, on: day(date)).map(\.staffID)
    }
    #expect(staff("2026-01-31") == [tutor])
    #expect(staff("2026-02-01") == [other])
  }
}
