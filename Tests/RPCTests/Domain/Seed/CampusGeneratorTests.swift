import Domain
import Testing

@Suite("A made-up campus")
struct CampusGeneratorTests {
  static let today = day("2026-01-12")
  static let campus = CampusGenerator.campus(students: 600, seed: 7, today: today)

  @Test("is the same for the same seed, and another for another")
  func seeds() {
    let again = CampusGenerator.campus(students: 600, seed: 7, today: Self.today)
    let other = CampusGenerator.campus(students: 600, seed: 8, today: Self.today)
    #expect(again == Self.campus)
    #expect(other.students != Self.campus.students)
    #expect(other.weeklyRules.count == Self.campus.weeklyRules.count)
  }

  @Test(
    "has the people and courses that its size asks for",
    arguments: [(0, 4, 8), (1, 4, 8), (200, 4, 13), (600, 10, 40), (30_000, 500, 2_000)])
  func sizes(students: Int, programmes: Int, staff: Int) {
    let campus = CampusGenerator.campus(students: students, seed: 1, today: Self.today)
    #expect(campus.students.count == students)
    #expect(campus.programmes.count == programmes)
    #expect(campus.staff.count == staff)
    #expect(campus.modules.count >= 6 * programmes)
    #expect(errors(campus) == [])
  }

  @Test(
    "is right on any day of the year",
    arguments: ["2024-02-29", "2026-08-31", "2026-09-01", "2026-12-31"])
  func days(today: String) {
    let campus = CampusGenerator.campus(students: 200, seed: 1, today: day(today))
    #expect(errors(campus) == [])
    let current = campus.moduleEnrolments.filter {
      DateSpan(from: $0.from, to: $0.to).contains(day(today))
    }
    #expect(current.count == campus.moduleEnrolments.count)
    #expect(!current.isEmpty)
  }

  @Test("has e-mail addresses under example.ac.uk, each once")
  func emails() {
    let emails = Self.campus.students.map(\.email) + Self.campus.staff.map(\.email)
    #expect(emails.allSatisfy { $0.hasSuffix("@example.ac.uk") })
    #expect(Set(emails).count == emails.count)
  }

  @Test("has one leader a programme, a tutor for every enrolled student, a leader a module")
  func relations() {
    let campus = Self.campus
    func about(_ kind: RelationKind) -> [String] {
      campus.relations
        .filter { $0.kind == kind && DateSpan(from: $0.from, to: $0.to).contains(Self.today) }
        .map(\.about)
        .sorted()
    }
    let enrolled = campus.enrolmentPeriods.filter { $0.to == nil }.map(\.studentCampusID)
    #expect(about(.programmeLeader) == campus.programmes.map(\.code).sorted())
    #expect(about(.moduleLeader) == campus.modules.map(\.code).sorted())
    #expect(about(.personalTutor) == enrolled.sorted())
    #expect(!about(.programmeStaff).isEmpty)
  }

  @Test("has students who left and students who came back")
  func stories() {
    let periods = Dictionary(grouping: Self.campus.enrolmentPeriods, by: \.studentCampusID)
    let left = periods.values.count { $0.allSatisfy { $0.to != nil } }
    let returned = periods.values.count { $0.count > 1 }
    #expect((1...60).contains(left))
    #expect((1...60).contains(returned))
  }

  @Test("gives each enrolled student four to six current modules")
  func modules() {
    let modules = Dictionary(grouping: Self.campus.moduleEnrolments, by: \.studentCampusID)
    let enrolled = Self.campus.enrolmentPeriods.filter { $0.to == nil }.map(\.studentCampusID)
    #expect(Set(modules.keys) == Set(enrolled))
    #expect(modules.values.allSatisfy { (4...6).contains($0.count) })
  }

  @Test("offers slots of every member of staff within two weeks")
  func bookable() throws {
    for (_, rules) in Self.campus.weeklyRules {
      let availability = try BookingRules.setAvailability(
        Availability(staffID: tutor), weeklyRules: rules, revision: 0)
      #expect(
        !availability.slots(from: Self.today, to: Self.today.adding(days: 13)).isEmpty)
    }
  }

  /// What an import of the campus would complain of, its references included.
  private func errors(_ campus: Campus) -> [ImportError] {
    func errors<Record: DirectoryRecord>(
      _ records: [Record], _ references: (Record) -> [(field: String, isKnown: Bool)] = { _ in [] }
    ) -> [ImportError] {
      var check = ImportCheck<Record>()
      for (index, record) in records.enumerated() {
        check.check(record, row: index + 1)
        for reference in references(record) where !reference.isKnown {
          check.report(row: index + 1, field: reference.field, message: "is unknown")
        }
      }
      return check.errors
    }
    let students = Set(campus.students.map(\.campusID))
    let staff = Set(campus.staff.map(\.campusID))
    let programmes = Set(campus.programmes.map(\.code))
    let modules = Set(campus.modules.map(\.code))
    return errors(campus.students) + errors(campus.staff) + errors(campus.programmes)
      + errors(campus.modules)
      + errors(campus.enrolmentPeriods) {
        [
          ("student_campus_id", students.contains($0.studentCampusID)),
          ("programme_code", programmes.contains($0.programmeCode)),
        ]
      }
      + errors(campus.moduleEnrolments) {
        [
          ("student_campus_id", students.contains($0.studentCampusID)),
          ("module_code", modules.contains($0.moduleCode)),
        ]
      }
      + errors(campus.relations) { relation in
        let known =
          switch relation.kind {
          case .personalTutor: students
          case .programmeLeader, .programmeStaff: programmes
          case .moduleLeader: modules
          }
        return [
          ("staff_campus_id", staff.contains(relation.staffCampusID)),
          ("about", known.contains(relation.about)),
        ]
      }
  }
}

@Suite("Seeded random numbers")
struct SeededGeneratorTests {
  @Test("are those that SplitMix64 is known to give for its seed")
  func vector() {
    // The first numbers that the reference implementation gives for the seed 1234567.
    var random = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}
