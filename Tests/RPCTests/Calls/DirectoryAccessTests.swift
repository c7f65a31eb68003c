import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Directory: who sees what")
struct DirectoryAccessTests {
  /// What somebody sees of Ada.
  enum Sight: Sendable {
    case everything
    case nameAndID
    case nothing
  }

  private static func sight(of person: Person) -> Sight {
    switch person {
    case .ada, .tutor, .programmeLeader: .everything
    case .dataProtectionOfficer, .admin, .adminOfStaff: .everything
    case .records, .otherRecords, .portal: .everything
    case .moduleLeader, .programmeStaff: .nameAndID
    default: .nothing
    }
  }

  @Test("Each sees as much of a student as they stand to them", arguments: Person.allCases)
  func student(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      let ada = campus.id(.ada)
      guard Self.sight(of: person) != .nothing else {
        let forbidden = await expectRefusal(.permissionDenied) {
          try await client.getStudent(ada)
        }
        let absentID = "stu_" + String(repeating: "a", count: 26)
        for absent in [absentID, "nonsense"] {
          let status = await expectRefusal(.permissionDenied) {
            try await client.getStudent(absent)
          }
          #expect(status == forbidden, "Nobody can tell a forbidden student from an absent one.")
        }
        for campusID in ["S001", "S999"] {
          let status = await expectRefusal(.permissionDenied) {
            try await client.getStudent(campusID: campusID)
          }
          #expect(status == forbidden)
        }
        return
      }
      let student = try await client.getStudent(ada)
      #expect(student.id == ada)
      #expect(student.campusID == "S001")
      #expect(student.givenName == "Ada")
      let isWhole = Self.sight(of: person) == .everything
      #expect(student.email == (isWhole ? "ada@example.ac.uk" : ""))
      #expect(student.revision == (isWhole ? 1 : 0))
      #expect(try await client.getStudent(campusID: "S001") == student)
    }
  }

  @Test("Staff list their own students of today, and of each as much as they may see of them")
  func ownStudents() async throws {
    try await TestCampus.with { campus in
      for (person, expected) in [
        (.tutor, ["S001", "S002", "S004"]), (.programmeLeader, ["S001", "S002"]),
        (.moduleLeader, ["S001"]), (.programmeStaff, ["S001", "S002"]), (.formerTutor, []),
        (.nextTutor, []), (.formerModuleLeader, []), (.stranger, ["S003"]),
      ] as [(Person, [String])] {
        let client = try campus.client(person)
        let listed = try await client.listStudents().students
        #expect(listed.map(\.campusID) == expected, "\(person)")
        for student in listed { #expect(try await client.getStudent(student.id) == student) }
      }
    }
  }

  @Test("Who keeps the directory lists everybody; students and other offices nobody")
  func everybody() async throws {
    try await TestCampus.with { campus in
      let all = Person.students.compactMap(\.campusID).sorted()
      for person in [Person.admin, .records, .dataProtectionOfficer] {
        #expect(try await campus.client(person).listStudents().students.map(\.campusID) == all)
      }
      for person in [
        Person.ada, .itSupport, .practitioner, .supervisor, .clinicalSupervisor, .secretary,
        .recordsManager,
      ] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.listStudents() }
      }
    }
  }

  @Test("Reading about somebody else needs a purpose, reading about oneself does not")
  func purpose() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      #expect(try await ada.getStudent(campus.id(.ada), purpose: .unspecified).campusID == "S001")
      let tutor = try campus.client(.tutor)
      for purpose in [Pastoral_V1_Purpose.unspecified, .UNRECOGNIZED(99)] {
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await tutor.getStudent(campus.id(.ada), purpose: purpose)
        }
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await tutor.listStudents(purpose: purpose)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await tutor.unary(DirectoryService.getStaffMember, .with { $0.campusID = "T002" })
      }
      let own = try await tutor.unary(
        DirectoryService.getStaffMember, .with { $0.campusID = "T001" })
      #expect(own.id == campus.id(.tutor))
    }
  }

  @Test("A student sees the staff whom they can book today, and no other staff")
  func staffOfStudent() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let bookable: Set<Person> = [.tutor, .programmeLeader, .moduleLeader, .programmeStaff]
      var denials: Set<Status?> = []
      for staff in Person.staff {
        let request = Pastoral_V1_GetStaffMemberRequest.with {
          $0.id = campus.id(staff)
          $0.purpose = .academicAdvice
        }
        if bookable.contains(staff) {
          let found = try await ada.unary(DirectoryService.getStaffMember, request)
          #expect(found.campusID == staff.campusID)
        } else {
          denials.insert(
            await expectRefusal(.permissionDenied) {
              try await ada.unary(DirectoryService.getStaffMember, request)
            })
        }
      }
      denials.insert(
        await expectRefusal(.permissionDenied) {
          try await ada.unary(
            DirectoryService.getStaffMember,
            .with {
              $0.campusID = "T999"
              $0.purpose = .academicAdvice
            })
        })
      #expect(denials.count == 1, "Absent staff are answered as other staff are.")
      await expectRefusal(.permissionDenied) {
        try await ada.unary(
          DirectoryService.listStaffMembers, .with { $0.purpose = .academicAdvice })
      }
    }
  }

  @Test("Enrolments and relations of a student: for themself, their tutor and leaders only")
  func studies() async throws {
    try await TestCampus.with { campus in
      for person in [Person.ada, .tutor, .programmeLeader, .moduleLeader, .admin] {
        let client = try campus.client(person)
        #expect(try await enrolments(of: "S001", client).map(\.programmeCode) == ["CS"])
        #expect(try await relations(about: "S001", client).count == 3, "\(person)")
      }
      for person in [Person.ben, .programmeStaff, .formerTutor, .stranger] {
        let client = try campus.client(person)
        var answers: Set<Status?> = []
        for campusID in ["S001", "S999"] {
          answers.insert(
            await expectRefusal(.permissionDenied) { try await enrolments(of: campusID, client) })
          answers.insert(
            await expectRefusal(.permissionDenied) { try await relations(about: campusID, client) })
        }
        answers.insert(
          await expectRefusal(.permissionDenied) { try await enrolments(of: "", client) })
        #expect(answers.count == 1)
      }
      // One's own relations are one's own; a colleague's are not.
      let tutor = try campus.client(.tutor)
      let own = try await tutor.unary(
        DirectoryService.listRelations, .with { $0.staffCampusID = "T001" })
      #expect(own.relations.map(\.about) == ["S001", "S002", "S004"])
      await expectRefusal(.permissionDenied) {
        try await tutor.unary(
          DirectoryService.listRelations,
          .with {
            $0.staffCampusID = "T002"
            $0.purpose = .academicAdvice
          })
      }
    }
  }

  @Test("Programmes and modules are open to everybody who signed in", arguments: Person.allCases)
  func courses(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      let programmes = try await client.unary(DirectoryService.listProgrammes, .init())
      #expect(programmes.programmes.map(\.code) == ["CS", "LAW"])
      #expect(
        try await client.unary(DirectoryService.getModule, .with { $0.code = "CS101" }).title
          == "Programming")
    }
  }

  @Test("Nobody who has not signed in sees anything")
  func unauthenticated() async throws {
    try await TestCampus.with { campus in
      let nobody = try campus.client(nil)
      await expectRefusal(.unauthenticated) { try await nobody.getStudent(campus.id(.ada)) }
      await expectRefusal(.unauthenticated) {
        try await nobody.unary(DirectoryService.listProgrammes, .init())
      }
      await expectRefusal(.unauthenticated) { try await nobody.put(.student("S900")) }
      await expectRefusal(.unauthenticated) { try await nobody.bookableStaff() }
    }
  }

  private func enrolments(
    of campusID: String, _ client: Client
  ) async throws -> [Pastoral_V1_EnrolmentPeriod] {
    try await client.unary(
      DirectoryService.listEnrolmentPeriods,
      .with {
        $0.studentCampusID = campusID
        $0.purpose = .academicAdvice
      }
    ).enrolmentPeriods
  }

  private func relations(
    about campusID: String, _ client: Client
  ) async throws -> [Pastoral_V1_Relation] {
    try await client.unary(
      DirectoryService.listRelations,
      .with {
        $0.about = campusID
        $0.purpose = .academicAdvice
      }
    ).relations
  }
}
