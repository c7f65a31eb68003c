import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Directory: keeping records")
struct DirectoryRecordsTests {
  @Test("A campus system adds a student and changes them by campus id; the id stays")
  func upsert() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let added = try await records.put(.student("S900"))
      #expect(added.id.hasPrefix("stu_"))
      #expect(added.revision == 1)

      let same = try await records.put(.student("S900"))
      #expect(same == added, "The same content again changes nothing.")

      let changed = try await records.put(.student("S900", "Bea"))
      #expect(changed.id == added.id)
      #expect(changed.revision == 2)
      #expect(try await records.getStudent(added.id) == changed)
      #expect(try await records.getStudent(campusID: "S900") == changed)
    }
  }

  @Test("A change made from an old revision is refused, and one from the present one counts")
  func revisions() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var student = try await records.put(.student("S900"))
      student.givenName = "Bea"
      student = try await records.put(student)
      #expect(student.revision == 2)

      for stale: Int64 in [1, 3] {
        var late = student
        late.givenName = "Late"
        late.revision = stale
        await expectRefusal(.aborted, "STALE_REVISION") { try await records.put(late) }
      }
      #expect(try await records.getStudent(student.id) == student)
    }
  }

  @Test("A revision for a record that does not exist is stale, and nothing is added")
  func revisionOfNothing() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var student = Pastoral_V1_Student.student("S900")
      student.revision = 1
      await expectRefusal(.aborted, "STALE_REVISION") { try await records.put(student) }
      await expectRefusal(.permissionDenied) { try await records.getStudent(campusID: "S900") }
    }
  }

  @Test("Every kind of record is kept, changed and listed")
  func kinds() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var staff = try await records.put(.staffMember("T900"))
      staff.jobTitle = "Professor"
      staff = try await records.put(staff)
      #expect(staff.revision == 2)
      let foundStaff = try await records.unary(
        DirectoryService.getStaffMember,
        .with {
          $0.campusID = "T900"
          $0.purpose = .directoryUpkeep
        })
      #expect(foundStaff == staff)

      let programme = try await records.put(.programme("P900"))
      let module = try await records.put(.module("M900"))
      #expect(
        try await records.unary(DirectoryService.getProgramme, .with { $0.id = programme.id })
          == programme)
      #expect(
        try await records.unary(DirectoryService.getModule, .with { $0.code = "M900" }) == module)

      var period = try await records.put(.enrolment(.cat, on: "P900", from: "2026-10-01"))
      #expect(!period.hasTo)
      period.to = .day("2026-12-31")
      period = try await records.put(period)
      #expect(period.revision == 2)
      let periods = try await records.unary(
        DirectoryService.listEnrolmentPeriods,
        .with {
          $0.studentCampusID = "S003"
          $0.purpose = .directoryUpkeep
        }
      ).enrolmentPeriods
      #expect(periods.map(\.programmeCode) == ["LAW", "P900"])
      #expect(periods.last == period)

      let taking = try await records.put(
        .moduleEnrolment(.cat, in: "M900", from: "2026-10-01"))
      let taken = try await records.unary(
        DirectoryService.listModuleEnrolments,
        .with {
          $0.studentCampusID = "S003"
          $0.purpose = .directoryUpkeep
        }
      ).moduleEnrolments
      #expect(taken == [taking])

      let relation = try await records.put(
        .relation(.stranger, .moduleLeader, "M900", from: "2026-10-01"))
      #expect(relation.grantedBy == campus.id(.records))
      let relations = try await records.unary(
        DirectoryService.listRelations,
        .with {
          $0.about = "M900"
          $0.purpose = .directoryUpkeep
        }
      ).relations
      #expect(relations == [relation])
    }
  }

  @Test("A record that names one that does not exist is refused", arguments: Wrong.references)
  func unknownReference(wrong: Wrong) async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let status = await expectRefusal(.failedPrecondition, "UNKNOWN_REFERENCE") {
        try await wrong.put(records)
      }
      #expect(status?.message.hasPrefix(wrong.fields[0] + " ") == true)
    }
  }

  @Test("Every field that breaks its limit is named, whatever the record", arguments: Wrong.limits)
  func limits(wrong: Wrong) async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.invalidArgument, fields: wrong.fields) { try await wrong.put(records) }
    }
  }

  @Test("A field at its limit is taken")
  func atTheLimit() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var student = Pastoral_V1_Student.student(text(32))
      student.givenName = text(100)
      student.familyName = ""
      student.email = text(64) + "@" + text(63) + "." + text(63) + "." + text(61)
      #expect(student.email.count == 254)
      #expect(try await records.put(student).givenName.count == 100)
      #expect(try await records.put(.programme(text(32), text(200))).title.count == 200)
    }
  }

  @Test("The error text quotes the limit and not the value")
  func nothingPersonal() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let status = await expectRefusal(.invalidArgument, fields: ["student.email"]) {
        var student = Pastoral_V1_Student.student("S900")
        student.email = "secret-person"
        return try await records.put(student)
      }
      let all = "\(status?.message ?? "")\(status?.details.map { $0.value } ?? [])"
      #expect(!all.contains("secret"))
    }
  }

  @Test("A programme that does not exist is simply not found: it is nobody's data")
  func notFound() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      await expectRefusal(.notFound) {
        try await ada.unary(DirectoryService.getProgramme, .with { $0.code = "NONE" })
      }
      await expectRefusal(.notFound) {
        try await ada.unary(DirectoryService.getModule, .with { $0.id = "nonsense" })
      }
    }
  }

  @Test("Exactly one of the two names must be given")
  func oneName() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.invalidArgument, fields: ["id"]) { try await records.getStudent() }
      await expectRefusal(.invalidArgument, fields: ["id"]) {
        try await records.getStudent(campus.id(.ada), campusID: "S001")
      }
    }
  }

  @Test("Only admins and campus systems keep the directory", arguments: Person.allCases)
  func keepers(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      if [.admin, .adminOfStaff, .records, .otherRecords, .portal].contains(person) {
        #expect(try await client.put(.programme("P900")).revision == 1)
      } else {
        await expectRefusal(.permissionDenied) { try await client.put(.programme("P900")) }
        #expect(try campus.count("select count(*) from programme where code = $1", "P900") == 0)
      }
    }
  }

  @Test("F8: an admin who is the member of staff does not grant themself a relation")
  func ownRelation() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.adminOfStaff)
      await expectRefusal(.permissionDenied) {
        try await admin.put(.relation(.adminOfStaff, .personalTutor, "S001", from: "2026-11-01"))
      }
      let relation = try await admin.put(
        .relation(.stranger, .personalTutor, "S001", from: "2026-11-01"))
      #expect(relation.grantedBy == campus.id(.adminOfStaff))
      let other = try campus.client(.admin)
      var own = try await other.put(
        .relation(.adminOfStaff, .personalTutor, "S001", from: "2026-11-01"))
      own.to = .day("2030-01-01")
      await expectRefusal(.permissionDenied) { try await admin.put(own) }
    }
  }
}

private func text(_ count: Int) -> String { String(repeating: "a", count: count) }

/// A record that cannot be put, and the fields that the refusal names.
struct Wrong: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let fields: [String]
  let put: @Sendable (Client) async throws -> Void

  init<Request, Reply>(
    _ description: String, _ method: Method<Request, Reply>, _ fields: [String],
    _ fill: @escaping @Sendable (inout Request) -> Void
  ) {
    testDescription = description
    self.fields = fields
    put = { client in
      var request = Request()
      fill(&request)
      _ = try await client.unary(method, request)
    }
  }

  static let references: [Wrong] = [
    Wrong(
      "period of nobody", DirectoryService.putEnrolmentPeriod,
      ["enrolment_period.student_campus_id"]
    ) {
      $0.enrolmentPeriod = .enrolment(.ada, on: "CS", from: "2026-01-01")
      $0.enrolmentPeriod.studentCampusID = "S999"
    },
    Wrong(
      "period on nothing", DirectoryService.putEnrolmentPeriod,
      ["enrolment_period.programme_code"]
    ) { $0.enrolmentPeriod = .enrolment(.ada, on: "NONE", from: "2026-01-01") },
    Wrong(
      "nobody takes a module", DirectoryService.putModuleEnrolment,
      ["module_enrolment.student_campus_id"]
    ) {
      $0.moduleEnrolment = .moduleEnrolment(.ada, in: "CS101", from: "2026-01-01")
      $0.moduleEnrolment.studentCampusID = "S999"
    },
    Wrong(
      "takes no module", DirectoryService.putModuleEnrolment, ["module_enrolment.module_code"]
    ) { $0.moduleEnrolment = .moduleEnrolment(.ada, in: "NONE", from: "2026-01-01") },
    Wrong("relation of nobody", DirectoryService.putRelation, ["relation.staff_campus_id"]) {
      $0.relation = .relation(.tutor, .programmeLeader, "CS", from: "2026-01-01")
      $0.relation.staffCampusID = "T999"
    },
    Wrong("tutor of a programme", DirectoryService.putRelation, ["relation.about"]) {
      $0.relation = .relation(.tutor, .personalTutor, "CS", from: "2026-01-01")
    },
    Wrong("leader of a student", DirectoryService.putRelation, ["relation.about"]) {
      $0.relation = .relation(.tutor, .programmeLeader, "S001", from: "2026-01-01")
    },
    Wrong("staff of a module", DirectoryService.putRelation, ["relation.about"]) {
      $0.relation = .relation(.tutor, .programmeStaff, "CS101", from: "2026-01-01")
    },
    Wrong("module leader of a programme", DirectoryService.putRelation, ["relation.about"]) {
      $0.relation = .relation(.tutor, .moduleLeader, "CS", from: "2026-01-01")
    },
  ]

  static let limits: [Wrong] =
    [
      Wrong("no student", DirectoryService.putStudent, ["student"]) { _ in },
      Wrong("no staff", DirectoryService.putStaffMember, ["staff_member"]) { _ in },
      Wrong("no programme", DirectoryService.putProgramme, ["programme"]) { _ in },
      Wrong("no module", DirectoryService.putModule, ["module"]) { _ in },
      Wrong("no period", DirectoryService.putEnrolmentPeriod, ["enrolment_period"]) { _ in },
      Wrong("no enrolment", DirectoryService.putModuleEnrolment, ["module_enrolment"]) { _ in },
      Wrong("no relation", DirectoryService.putRelation, ["relation"]) { _ in },
      Wrong("negative revision", DirectoryService.putStudent, ["student.revision"]) {
        $0.student = .student("S900")
        $0.student.revision = -1
      },
    ] + people + courses + dated

  private static let people: [Wrong] = [
    Wrong(
      "student too long", DirectoryService.putStudent,
      ["student.campus_id", "student.given_name", "student.family_name", "student.email"]
    ) {
      $0.student.campusID = text(33)
      $0.student.givenName = text(101)
      $0.student.familyName = text(101)
      $0.student.email = text(255)
    },
    Wrong(
      "student empty", DirectoryService.putStudent,
      ["student.campus_id", "student.given_name", "student.email"]
    ) { $0.student = Pastoral_V1_Student() },
    Wrong(
      "student with control characters", DirectoryService.putStudent,
      ["student.campus_id", "student.given_name", "student.family_name", "student.email"]
    ) {
      $0.student.campusID = "S 1"
      $0.student.givenName = "A\nB"
      $0.student.familyName = "\u{202e}evil"
      $0.student.email = "a@b\u{0}.ac.uk"
    },
    Wrong(
      "staff too long", DirectoryService.putStaffMember,
      [
        "staff_member.campus_id", "staff_member.given_name", "staff_member.family_name",
        "staff_member.email", "staff_member.job_title",
      ]
    ) {
      $0.staffMember.campusID = text(33)
      $0.staffMember.givenName = text(101)
      $0.staffMember.familyName = text(101)
      $0.staffMember.email = "nobody"
      $0.staffMember.jobTitle = text(101)
    },
  ]

  private static let courses: [Wrong] = [
    Wrong("programme", DirectoryService.putProgramme, ["programme.code", "programme.title"]) {
      $0.programme = .programme(text(33), text(201))
    },
    Wrong("programme empty", DirectoryService.putProgramme, ["programme.code", "programme.title"]) {
      $0.programme = .programme("", " ")
    },
    Wrong("module", DirectoryService.putModule, ["module.code", "module.title"]) {
      $0.module = .module(text(33), text(201))
    },
  ]

  private static let dated: [Wrong] = [
    Wrong(
      "period", DirectoryService.putEnrolmentPeriod,
      [
        "enrolment_period.student_campus_id", "enrolment_period.programme_code",
        "enrolment_period.to",
      ]
    ) {
      $0.enrolmentPeriod = .enrolment(.ada, on: "?", from: "2026-01-02", to: "2026-01-01")
      $0.enrolmentPeriod.studentCampusID = ""
    },
    Wrong(
      "period without a first day", DirectoryService.putEnrolmentPeriod,
      ["enrolment_period.from"]
    ) { $0.enrolmentPeriod.studentCampusID = "S001" },
    Wrong(
      "period to 30 February", DirectoryService.putEnrolmentPeriod, ["enrolment_period.to"]
    ) {
      $0.enrolmentPeriod = .enrolment(.ada, on: "CS", from: "2026-01-02")
      $0.enrolmentPeriod.to.year = 2026
      $0.enrolmentPeriod.to.month = 2
      $0.enrolmentPeriod.to.day = 30
    },
    Wrong(
      "module enrolment", DirectoryService.putModuleEnrolment,
      [
        "module_enrolment.student_campus_id", "module_enrolment.module_code",
        "module_enrolment.to",
      ]
    ) {
      $0.moduleEnrolment = .moduleEnrolment(.ada, in: "?", from: "2026-01-02", to: "2026-01-01")
      $0.moduleEnrolment.studentCampusID = ""
    },
    Wrong(
      "relation", DirectoryService.putRelation,
      ["relation.staff_campus_id", "relation.about", "relation.to"]
    ) {
      $0.relation = .relation(.ada, .personalTutor, "", from: "2026-01-02", to: "2026-01-01")
      $0.relation.staffCampusID = ""
    },
    Wrong("relation of no kind", DirectoryService.putRelation, ["relation.kind"]) {
      $0.relation = .relation(.tutor, .unspecified, "CS", from: "2026-01-02")
    },
    Wrong("relation of an unknown kind", DirectoryService.putRelation, ["relation.kind"]) {
      $0.relation = .relation(.tutor, .UNRECOGNIZED(9), "CS", from: "2026-01-02")
    },
  ]
}
