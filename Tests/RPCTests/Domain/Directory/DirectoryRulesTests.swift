import Domain
import Testing

@Suite("Directory records")
struct DirectoryRulesTests {
  static let text100 = String(repeating: "n", count: 100)
  static let text101 = String(repeating: "n", count: 101)
  static let text200 = String(repeating: "t", count: 200)
  static let text201 = String(repeating: "t", count: 201)
  static let code32 = String(repeating: "c", count: 32)
  static let code33 = String(repeating: "c", count: 33)

  @Test(
    "of students name the fields that are wrong",
    arguments: [
      (Student(campusID: "1", givenName: "A", familyName: "", email: "a@b.uk"), []),
      (
        Student(campusID: code32, givenName: text100, familyName: text100, email: "a@b.uk"), []
      ),
      (Student(campusID: "", givenName: "A", familyName: "", email: "a@b.uk"), ["campus_id"]),
      (Student(campusID: "1", givenName: " ", familyName: "", email: "a@b.uk"), ["given_name"]),
      (
        Student(campusID: code33, givenName: text101, familyName: text101, email: "a"),
        ["campus_id", "given_name", "family_name", "email"]
      ),
      (
        Student(campusID: "1", givenName: "A\u{0}", familyName: "B\u{202E}", email: ""),
        ["given_name", "family_name", "email"]
      ),
    ] as [(Student, [String])])
  func students(student: Student, wrong: [String]) {
    #expect(student.validate().map(\.field) == wrong)
  }

  @Test(
    "of staff name the fields that are wrong",
    arguments: [
      (member("1", "A", "", "a@b.uk", ""), []),
      (member(code32, text100, text100, "a@b.uk", text100), []),
      (
        member(code33, text101, text101, "a", text101),
        ["campus_id", "given_name", "family_name", "email", "job_title"]
      ),
      (member("1", "", "", "", "\n"), ["given_name", "email", "job_title"]),
    ] as [(StaffMember, [String])])
  func staff(member: StaffMember, wrong: [String]) {
    #expect(member.validate().map(\.field) == wrong)
  }

  @Test(
    "of programmes and modules have a code and a title of 1 to 200 characters",
    arguments: [
      ("c", "t", []), (code32, text200, []), (code33, text201, ["code", "title"]),
      ("", "", ["code", "title"]), ("c d", "t\u{2066}", ["code", "title"]),
    ] as [(String, String, [String])])
  func courses(code: String, title: String, wrong: [String]) {
    #expect(Programme(code: code, title: title).validate().map(\.field) == wrong)
    #expect(Module(code: code, title: title).validate().map(\.field) == wrong)
  }

  @Test(
    "with dates may be of one day, and must not end before they begin",
    arguments: [
      (nil, []), ("2026-01-12", []), ("2026-01-13", []), ("2026-01-11", ["to"]),
    ] as [(String?, [String])])
  func dates(to: String?, wrong: [String]) {
    let from = day("2026-01-12")
    let to = to.map(day)
    let period = EnrolmentPeriod(studentCampusID: "1", programmeCode: "p", from: from, to: to)
    let enrolment = ModuleEnrolment(studentCampusID: "1", moduleCode: "m", from: from, to: to)
    let relation = Relation(
      kind: .moduleLeader, staffCampusID: "e", about: "m", from: from, to: to)
    #expect(period.validate().map(\.field) == wrong)
    #expect(enrolment.validate().map(\.field) == wrong)
    #expect(relation.validate().map(\.field) == wrong)
  }

  @Test("of registrations say how they ended where they have a last day, and only then")
  func endings() {
    for (to, ending, wrong) in [
      (nil, nil, []), (nil, .suspended, ["end"]), (nil, .withdrawn, ["end"]),
      ("2026-01-13", nil, []), ("2026-01-13", .suspended, []), ("2026-01-13", .withdrawn, []),
    ] as [(String?, EnrolmentPeriod.Ending?, [String])] {
      let period = EnrolmentPeriod(
        studentCampusID: "1", programmeCode: "p", from: day("2026-01-12"), to: to.map { day($0) },
        ending: ending)
      #expect(period.validate().map(\.field) == wrong)
    }
  }

  @Test("that name others name them by a code")
  func references() {
    let from = day("2026-01-12")
    #expect(
      EnrolmentPeriod(studentCampusID: "", programmeCode: "p q", from: from, to: nil).validate()
        .map(\.field) == ["student_campus_id", "programme_code"])
    #expect(
      ModuleEnrolment(
        studentCampusID: Self.code33, moduleCode: "", from: from, to: nil
      ).validate().map(\.field) == ["student_campus_id", "module_code"])
    #expect(
      Relation(kind: .personalTutor, staffCampusID: "", about: "\n", from: from, to: nil)
        .validate().map(\.field) == ["staff_campus_id", "about"])
  }

  @Test("tell what is wrong without quoting the value")
  func silent() {
    let student = Student(
      campusID: "secret secret", givenName: "secret\n", familyName: "secret\u{202E}",
      email: "secret")
    let violations = student.validate()
    #expect(violations.count == 4)
    #expect(violations.allSatisfy { !$0.description.contains("secret") })
  }

  @Test("are the same record where the fields that name them are the same")
  func keys() {
    let first = Relation(
      kind: .moduleLeader, staffCampusID: "e", about: "m", from: day("2026-01-12"), to: nil)
    var ended = first
    ended.to = day("2026-02-01")
    #expect(first.key == ended.key)
    for other in [
      Relation(kind: .programmeLeader, staffCampusID: "e", about: "m", from: first.from, to: nil),
      Relation(kind: .moduleLeader, staffCampusID: "f", about: "m", from: first.from, to: nil),
      Relation(kind: .moduleLeader, staffCampusID: "e", about: "n", from: first.from, to: nil),
      Relation(
        kind: .moduleLeader, staffCampusID: "e", about: "m", from: .first, to: nil),
    ] {
      #expect(first.key != other.key)
    }
    #expect(first.key.count == Relation.keyFields.count)
  }
}

private func member(
  _ campusID: String, _ given: String, _ family: String, _ email: String, _ title: String
) -> StaffMember {
  StaffMember(
    campusID: campusID, givenName: given, familyName: family, email: email, jobTitle: title)
}
