import Testing

@testable import Domain

@Suite("How staff stand to a student")
struct StandingsTests {
  private static let names = Names()
  private static let first = LocalDate(iso: "2026-09-28")!
  private static let last = LocalDate(iso: "2027-01-15")!

  /// A relation, the dated enrolment it goes through where it has one, and what it gives.
  struct Link: CustomTestStringConvertible, Sendable {
    let kind: RelationKind
    let standing: Standing
    var testDescription: String { "\(kind)" }
  }

  private static let links = [
    Link(kind: .personalTutor, standing: .tutor),
    Link(kind: .programmeLeader, standing: .programme),
    Link(kind: .programmeStaff, standing: .programmeStaff),
    Link(kind: .moduleLeader, standing: .module),
  ]

  private static let days: [(day: LocalDate, holds: Bool)] = [
    (first.adding(days: -1), false), (first, true), (last, true), (last.adding(days: 1), false),
  ]

  @Test(
    "holds from its first day to its last, and neither the day before nor the day after",
    arguments: links)
  func relationDates(link: Link) {
    let student = situation(link, relation: DateSpan(from: Self.first, to: Self.last))
    for (day, holds) in Self.days {
      #expect(
        student.standings(of: Self.names.staff.text, on: day) == (holds ? [link.standing] : []),
        "\(day)")
    }
  }

  @Test(
    "holds only while the student takes the programme or module",
    arguments: links.filter { $0.kind != .personalTutor })
  func enrolmentDates(link: Link) {
    let student = situation(
      link, relation: DateSpan(), enrolment: DateSpan(from: Self.first, to: Self.last))
    for (day, holds) in Self.days {
      #expect(
        student.standings(of: Self.names.staff.text, on: day) == (holds ? [link.standing] : []),
        "\(day)")
    }
  }

  @Test("is nothing to somebody else's student, programme or module", arguments: links)
  func others(link: Link) {
    var student = situation(link, relation: DateSpan())
    student.responsibilities[0].aboutID = Self.names.other(link.kind)
    #expect(student.standings(of: Self.names.staff.text, on: Self.first).isEmpty)
    #expect(
      situation(link, relation: DateSpan()).standings(of: "stf_another", on: Self.first).isEmpty)
  }

  @Test("is several things at once where several relations hold")
  func several() {
    var student = situation(Self.links[0], relation: DateSpan())
    let leader = situation(Self.links[1], relation: DateSpan())
    student.programmes = leader.programmes
    student.responsibilities += leader.responsibilities
    #expect(
      student.standings(of: Self.names.staff.text, on: Self.first) == [.tutor, .programme])
  }

  @Test("does not count a student's own relations: they are themself and no more")
  func ownself() {
    let student = situation(Self.links[0], relation: DateSpan())
    #expect(student.standings(of: Self.names.student.text, on: Self.first) == [.ownself])
  }

  private func situation(
    _ link: Link, relation: DateSpan, enrolment: DateSpan = DateSpan()
  ) -> StudentSituation {
    let names = Self.names
    let about =
      switch link.kind {
      case .personalTutor: names.student
      case .programmeLeader, .programmeStaff: names.programme
      case .moduleLeader: names.module
      }
    return StudentSituation(
      studentID: names.student,
      programmes: link.kind == .moduleLeader ? [] : [.init(in: names.programme, span: enrolment)],
      modules: link.kind == .moduleLeader ? [.init(in: names.module, span: enrolment)] : [],
      responsibilities: [
        .init(kind: link.kind, staffID: names.staff, about: about, span: relation)
      ])
  }
}

/// Ids of a made-up student and what surrounds them.
private struct Names: Sendable {
  let student, staff, programme, module, otherStudent, otherProgramme, otherModule: Identifier

  init() {
    var random = SeededGenerator(seed: 1)
    func id(_ kind: Identifier.Kind) -> Identifier { Identifier(kind, from: &random) }
    student = id(.student)
    staff = id(.staffMember)
    programme = id(.programme)
    module = id(.module)
    otherStudent = id(.student)
    otherProgramme = id(.programme)
    otherModule = id(.module)
  }

  func other(_ kind: RelationKind) -> Identifier {
    switch kind {
    case .personalTutor: otherStudent
    case .programmeLeader, .programmeStaff: otherProgramme
    case .moduleLeader: otherModule
    }
  }
}
