import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Access log: who was shown what about a student", .tags(.s16, .w23, .w26))
struct AccessTests {
  /// Rows of the log about somebody, as `who resource.role.standing purpose method`.
  private static func log(about person: Person, in campus: TestCampus) throws -> [String] {
    let subject = campus.id(person)
    return try campus.server.store.read { transaction in
      try transaction.rows(
        """
        select principal_id, acting_for, rule, purpose, method from access_log
        where subject_id = $1 order by id
        """, subject
      ).map { row in
        let method = try row.text(4).split(separator: "/").last ?? ""
        let actingFor = try row.text(1)
        return "\(try row.text(0))\(actingFor.isEmpty ? "" : " for \(actingFor)") "
          + "\(try row.text(2)) \(try row.text(3)) \(method)"
      }
    }
  }

  @Test("A read by anybody but the subject is a row, with its rule and purpose")
  func reads() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (campus.id(.ada), campus.id(.tutor))
      _ = try await campus.client(.tutor).getStudent(ada)
      _ = try await campus.client(.dataProtectionOfficer).getStudent(
        ada, purpose: .dataProtection)
      _ = try await campus.client(.records).getStudent(
        campusID: "S001", purpose: .directoryUpkeep)
      #expect(
        try Self.log(about: .ada, in: campus) == [
          "\(tutor) profile.academic_staff.tutor academic_advice GetStudent",
          "\(campus.id(.dataProtectionOfficer)) profile.data_protection_officer.any "
            + "data_protection GetStudent",
          "\(campus.id(.records)) profile.service.any directory_upkeep GetStudent",
        ])
    }
  }

  @Test("One's own record is one's own, through a campus system too, and a refusal shows nothing")
  func noRows() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      _ = try await campus.client(.ada).getStudent(ada, purpose: .unspecified)
      _ = try await campus.client(.portal, onBehalfOf: .ada).getStudent(
        ada, purpose: .unspecified)
      await expectRefusal(.permissionDenied) { try await campus.client(.stranger).getStudent(ada) }
      await expectRefusal(.permissionDenied) { try await campus.client(.ben).getStudent(ada) }
      #expect(try Self.log(about: .ada, in: campus) == [])
    }
  }

  @Test("Whoever acts for somebody is named beside them")
  func acting() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.portal, onBehalfOf: .tutor).getStudent(campus.id(.ada))
      #expect(
        try Self.log(about: .ada, in: campus) == [
          "\(campus.id(.portal)) for \(campus.id(.tutor)) "
            + "profile.academic_staff.tutor academic_advice GetStudent"
        ])
    }
  }

  @Test("A list is a row for each student that it shows, and for none that it does not")
  func lists() async throws {
    try await TestCampus.with { campus in
      // Ada and Ben; the tutor's third student is on the next page.
      let page = try await campus.client(.tutor).listStudents(size: 2)
      #expect(page.students.map(\.campusID) == ["S001", "S002"])
      for person in [Person.ada, .ben] {
        #expect(try Self.log(about: person, in: campus).count == 1)
      }
      #expect(try Self.log(about: .dan, in: campus) == [])
    }
  }

  @Test("Whoever is told whose tutor somebody is, is told of each student")
  func relations() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.records).unary(
        DirectoryService.listRelations,
        .with {
          $0.staffCampusID = "T001"
          $0.purpose = .directoryUpkeep
        })
      for person in [Person.ada, .ben, .dan] {
        #expect(try Self.log(about: person, in: campus).count == 1)
      }
      #expect(try Self.log(about: .cat, in: campus) == [])
    }
  }

  @Test("An appointment shows its student to the host, once a call however often")
  func appointments() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for time in ["2026-11-25 10:00", "2026-11-25 10:30"] {
        _ = try await ada.book(campus.id(.tutor), at: time)
      }
      #expect(try Self.log(about: .ada, in: campus) == [])
      _ = try await campus.client(.tutor).unary(
        BookingService.list,
        .with {
          $0.staffID = campus.id(.tutor)
          $0.purpose = .academicAdvice
        })
      #expect(
        try Self.log(about: .ada, in: campus) == [
          "\(campus.id(.tutor)) academic_booking.academic_staff.host academic_advice List"
        ])
    }
  }

  @Test("A booking for a student shows nothing of them, and leaves no row")
  func changes() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.tutor).book(
        campus.id(.tutor), at: "2026-11-25 10:00", for: campus.id(.ada))
      let rows = try Self.log(about: .ada, in: campus)
      #expect(rows.isEmpty)
    }
  }

  @Test("Where the row cannot be kept, nothing is shown")
  func failsClosed() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.tutor).getStudent(campus.id(.ada))
      try campus.server.store.write { _ = try $0.run("drop table access_log") }
      let status = await expectRefusal(.unavailable, "NOT_EXECUTED") {
        try await campus.client(.tutor).getStudent(campus.id(.ada))
      }
      #expect(status?.message.contains("Ada") == false)
    }
  }

  // MARK: The report

  private static func report(
    _ client: Client, about student: String = "", of principal: String = "",
    size: Int32 = 0, token: String = "", purpose: Pastoral_V1_Purpose = .unspecified
  ) async throws -> Pastoral_V1_ListAccessesResponse {
    try await client.unary(
      AuditService.listAccesses,
      .with {
        $0.studentID = student
        $0.principalID = principal
        $0.pageSize = size
        $0.pageToken = token
        $0.purpose = purpose
      })
  }

  @Test("A student reads who was shown what about them: who, as what, when, why")
  func ownReport() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.tutor).getStudent(campus.id(.ada))
      let report = try await Self.report(campus.client(.ada))
      let access = try #require(report.accesses.first)
      #expect(report.accesses.count == 1)
      #expect(access.principalID == campus.id(.tutor))
      #expect(access.name == "Tom Tutor" || !access.name.isEmpty)
      #expect(
        (access.resource, access.role, access.standing) == ("profile", "academic_staff", "tutor"))
      #expect(access.purpose == .academicAdvice)
      #expect(access.method == "pastoral.v1.DirectoryService/GetStudent")
      #expect(access.at == Google_Protobuf_Timestamp(CampusTemplate.now))
      // Reading one's own report is no access.
      #expect(try await Self.report(campus.client(.ada)).accesses.count == 1)
    }
  }

  @Test("The data protection officer's report about a student is an access itself")
  func officersReport() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      let ada = campus.id(.ada)
      let first = try await Self.report(officer, about: ada, purpose: .dataProtection)
      #expect(first.accesses.isEmpty)
      let second = try await Self.report(officer, about: ada, purpose: .dataProtection)
      #expect(second.accesses.map(\.resource) == ["audit_log"])
      let own = try await Self.report(
        officer, of: campus.id(.dataProtectionOfficer), purpose: .dataProtection)
      #expect(own.accesses.count == 2)
      // So is one about a principal, for each student that it names.
      let third = try await Self.report(officer, about: ada, purpose: .dataProtection)
      #expect(third.accesses.count == 3)
    }
  }

  @Test("What a campus system does for somebody stands in the report of either, by both names")
  func actingReport() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.portal, onBehalfOf: .tutor).getStudent(campus.id(.ada))
      _ = try await campus.client(.tutor).getStudent(campus.id(.ben))
      let officer = try campus.client(.dataProtectionOfficer)
      let tutors = try await Self.report(officer, of: campus.id(.tutor), purpose: .dataProtection)
      #expect(tutors.accesses.map(\.studentID) == [campus.id(.ada), campus.id(.ben)])
      #expect(tutors.accesses.map(\.number) == tutors.accesses.map(\.number).sorted())
      let portals = try await Self.report(
        officer, of: campus.id(.portal), purpose: .dataProtection)
      #expect(portals.accesses == Array(tutors.accesses.prefix(1)))
      let own = try #require(try await Self.report(campus.client(.ada)).accesses.first)
      #expect(own.actingForID == campus.id(.tutor))
      #expect(!own.name.isEmpty && !own.actingForName.isEmpty && own.name != own.actingForName)
    }
  }

  @Test("Whoever is given an answer again is shown again what it shows", .tags(.w26))
  func replayed() async throws {
    try await TestCampus.with { campus in
      let (city, made) = (try await campus.localAuthority(), try await campus.disclosable())
      let lead = try campus.client(.colleague)
      let request = try await lead.readyToPropose(campus.concern(made, to: city))
      _ = try await lead.unary(DisclosureService.propose, request, options: .key("once"))
      let before = try Self.log(about: .ada, in: campus).count
      _ = try await lead.unary(DisclosureService.propose, request, options: .key("once"))
      let again = try Self.log(about: .ada, in: campus).dropFirst(before)
      #expect(again.count == 1)
      let row = try #require(again.first)
      #expect(row.hasPrefix(campus.id(.colleague)) && row.hasSuffix(" Propose"))
      #expect(row.contains(" disclosure."))
    }
  }

  @Test(
    "Nobody else reads a report about a student or a principal",
    arguments: [Person.ben, .tutor, .programmeLeader, .admin, .itSupport, .records, .supervisor])
  func forbidden(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      await expectRefusal(.permissionDenied) {
        try await Self.report(client, about: campus.id(.ada), purpose: .dataProtection)
      }
      await expectRefusal(.permissionDenied) {
        try await Self.report(client, of: campus.id(.tutor), purpose: .dataProtection)
      }
      await expectRefusal(.permissionDenied) {
        try await client.unary(AuditService.listDenials, .with { $0.purpose = .dataProtection })
      }
    }
  }

  @Test("Pages and the stream say the same, in order")
  func pagesAndStream() async throws {
    try await TestCampus.with { campus in
      for _ in 0..<5 { _ = try await campus.client(.tutor).getStudent(campus.id(.ada)) }
      let ada = try campus.client(.ada)
      var (paged, token): ([Pastoral_V1_Access], String) = ([], "")
      repeat {
        let page = try await Self.report(ada, size: 2, token: token)
        #expect(page.accesses.count <= 2)
        paged += page.accesses
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(paged.count == 5)
      #expect(paged.map(\.number) == paged.map(\.number).sorted())
      var streamed: [Pastoral_V1_Access] = []
      for try await access in try ada.serverStream(AuditService.exportAccesses, .init()) {
        streamed.append(access)
      }
      #expect(streamed == paged)
    }
  }

  @Test("Denials are counted by caller, method and minute, and the officer lists them")
  func denials() async throws {
    try await TestCampus.with { campus in
      for _ in 0..<3 {
        await expectRefusal(.permissionDenied) {
          try await campus.client(.stranger).getStudent(campus.id(.ada))
        }
      }
      let officer = try campus.client(.dataProtectionOfficer)
      await withCheckedContinuation { done in
        campus.server.flushDenials { _ in done.resume() }
      }
      let listed = try await officer.unary(
        AuditService.listDenials, .with { $0.purpose = .dataProtection })
      let denial = try #require(listed.denials.first)
      #expect(listed.denials.count == 1)
      #expect(denial.principalID == campus.id(.stranger))
      #expect(denial.count == 3)
      #expect(denial.method == "pastoral.v1.DirectoryService/GetStudent")
      #expect(denial.actingForID.isEmpty)

      // Of whom a campus system asks for, both are named, on whatever page.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.portal, onBehalfOf: .stranger).getStudent(campus.id(.ada))
      }
      await withCheckedContinuation { done in
        campus.server.flushDenials { _ in done.resume() }
      }
      var (paged, token): ([Pastoral_V1_Denial], String) = ([], "")
      repeat {
        let page = try await officer.unary(
          AuditService.listDenials,
          .with {
            $0.purpose = .dataProtection
            $0.pageSize = 1
            $0.pageToken = token
          })
        paged += page.denials
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(paged.count == 2)
      let portals = try #require(paged.first { $0.principalID == campus.id(.portal) })
      #expect(portals.actingForID == campus.id(.stranger) && !portals.actingForName.isEmpty)
    }
  }

  @Test("Both a student and a principal, or no purpose, are refused with the field's name")
  func invalid() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      await expectRefusal(.invalidArgument, fields: ["principal_id"]) {
        try await Self.report(
          officer, about: campus.id(.ada), of: campus.id(.tutor), purpose: .dataProtection)
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await Self.report(officer, about: campus.id(.ada))
      }
    }
  }
}
