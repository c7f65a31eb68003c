import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Exceptional access", .tags(.s11))
struct ExceptionalAccessTests {
  typealias Access = Pastoral_V1_ExceptionalAccess

  static func elevate(
    _ client: Client, to student: String, minutes: Int32 = 30, key: String? = nil
  ) async throws -> Access {
    try await client.unary(
      ExceptionalAccessService.elevate,
      .with {
        $0.studentID = student
        $0.ticket = "INC-7"
        $0.reason = "Their calendar page stays empty."
        $0.minutes = minutes
      }, options: .key(key))
  }

  /// Breaks the glass with a proof that the store was given for `person`.
  static func breakGlass(
    _ campus: TestCampus, as person: Person, to student: String, token: Token? = nil
  ) async throws -> Access {
    let proof = try token ?? stepUp(campus, person)
    return try await campus.client(person).unary(
      ExceptionalAccessService.breakGlass,
      .with {
        $0.studentID = student
        $0.emergency = .riskToLife
        $0.reason = "Their flatmate called, very worried."
        $0.stepUpToken = proof.text
      })
  }

  /// A proof that somebody has just shown afresh who they are, good for five minutes.
  static func stepUp(_ campus: TestCampus, _ person: Person) throws -> Token {
    var random = SystemRandom()
    let token = Token(.stepUp, from: &random)
    try campus.server.store.write {
      try $0.addStepUp(
        token, of: campus.id(person), at: campus.now, expires: campus.now.adding(minutes: 5))
    }
    return token
  }

  static func list(
    _ kind: Pastoral_V1_ExceptionalAccessKind, _ client: Client, unreviewed: Bool = false,
    for purpose: Pastoral_V1_Purpose = .dataProtection
  ) async throws -> [Access] {
    try await client.unary(
      ExceptionalAccessService.listExceptionalAccess,
      .with {
        $0.kind = kind
        $0.unreviewedOnly = unreviewed
        $0.purpose = purpose
      }
    ).accesses
  }

  static func get(
    _ id: String, _ client: Client, for purpose: Pastoral_V1_Purpose = .dataProtection
  ) async throws -> Access {
    try await client.unary(
      ExceptionalAccessService.getExceptionalAccess,
      .with {
        $0.id = id
        $0.purpose = purpose
      })
  }

  static func end(_ id: String, _ client: Client) async throws {
    _ = try await client.unary(
      ExceptionalAccessService.endExceptionalAccess, .with { $0.id = id })
  }

  /// Who was told of one, by id.
  static func told(of access: Access, _ campus: TestCampus) throws -> Set<String> {
    try campus.server.store.read { tx in
      try Set(
        tx.rows("select principal_id from inbox_item where about_id = $1", access.id)
          .map { try $0.text(0) })
    }
  }

  static func review(
    _ id: String, _ client: Client, _ finding: Pastoral_V1_Finding = .justified
  ) async throws -> Access {
    try await client.unary(
      ExceptionalAccessService.reviewExceptionalAccess,
      .with {
        $0.id = id
        $0.finding = finding
      })
  }

  // MARK: Elevation

  @Test("IT support sees an appointment only while elevated for its student, and only for support")
  func elevates() async throws {
    try await TestCampus.with { campus in
      let (ada, support) = (campus.id(.ada), try campus.client(.itSupport))
      let booked = try await campus.client(.ada).book(campus.id(.tutor), at: "2026-11-24 10:00")
      let other = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-24 10:30")
      await expectRefusal(.permissionDenied) {
        try await support.get(booked.id, purpose: .technicalSupport)
      }

      let access = try await Self.elevate(support, to: ada)
      #expect(access.live && access.kind == .elevation && access.ticket == "INC-7")
      let seen = try await support.get(booked.id, purpose: .technicalSupport)
      #expect(seen.studentID == ada && !seen.studentName.isEmpty)
      let student = try await support.getStudent(ada, purpose: .technicalSupport)
      #expect(!student.givenName.isEmpty && student.email.isEmpty)

      // Neither for another purpose, nor for another student, nor to change anything.
      await expectRefusal(.permissionDenied) {
        try await support.get(booked.id, purpose: .academicAdvice)
      }
      await expectRefusal(.permissionDenied) {
        try await support.get(other.id, purpose: .technicalSupport)
      }
      await expectRefusal(.permissionDenied) { try await support.cancel(booked) }

      campus.now = campus.now.adding(minutes: 30)
      await expectRefusal(.permissionDenied) {
        try await support.get(booked.id, purpose: .technicalSupport)
      }
    }
  }

  @Test("Without it, IT support sees when appointments are, and not whose")
  func metadata() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.ada).book(campus.id(.tutor), at: "2026-11-24 10:00")
      let support = try campus.client(.itSupport)
      let list = try await support.appointments(ofStaff: campus.id(.tutor)) {
        $0.purpose = .technicalSupport
      }
      let appointment = try #require(list.appointments.first)
      #expect(appointment.start.utc == "2026-11-24 10:00")
      #expect(
        appointment
          == .with {
            $0.id = appointment.id
            $0.start = appointment.start
            $0.end = appointment.end
            $0.state = .booked
            $0.created = appointment.created
            $0.changed = appointment.changed
          })
      await expectRefusal(.permissionDenied) {
        try await support.appointments(ofStudent: campus.id(.ada)) {
          $0.purpose = .technicalSupport
        }
      }
      // What shows more than times is denied altogether.
      await expectRefusal(.permissionDenied) {
        try await support.bookableStaff(of: campus.id(.ada), purpose: .technicalSupport)
      }
      await expectRefusal(.permissionDenied) {
        try await support.slots(
          with: campus.id(.tutor), of: campus.id(.ada), from: "2026-11-24", to: "2026-11-25")
      }
      #expect(try campus.count("select count(*) from access_log") == 0)
    }
  }

  @Test("What was read under it stands flagged in the student's own report, and on the ledger")
  func flagged() async throws {
    try await TestCampus.with { campus in
      let (ada, support) = (try campus.client(.ada), try campus.client(.itSupport))
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00")
      let before = try campus.count("select size from audit_head")
      let access = try await Self.elevate(support, to: campus.id(.ada))
      #expect(try campus.count("select size from audit_head") == before + 1)
      _ = try await support.get(booked.id, purpose: .technicalSupport)

      let report = try await ada.unary(AuditService.listAccesses, .init()).accesses
      let read = try #require(report.last)
      #expect(read.standing == "elevated" && read.role == "it_support")
      #expect(read.purpose == .technicalSupport)

      _ = try await support.unary(
        ExceptionalAccessService.endExceptionalAccess, .with { $0.id = access.id })
      _ = try await Self.review(access.id, campus.client(.dataProtectionOfficer))
      let kinds = try campus.server.store.read { tx in
        try tx.rows("select leaf from audit_leaf order by place").compactMap { row in
          String(decoding: try row.blob(0), as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("kind ") || $0.hasPrefix("step ") }.joined(separator: " ")
        }
      }
      let elevations = kinds.filter { $0.hasPrefix("kind elevation") }
      #expect(
        elevations == [
          "kind elevation step begun", "kind elevation step ended", "kind elevation step reviewed",
        ])
    }
  }

  @Test("The data protection officer is told at once, and of the review that is due")
  func told() async throws {
    try await TestCampus.with { campus in
      let access = try await Self.elevate(campus.client(.itSupport), to: campus.id(.ada))
      let told = try campus.server.store.read { tx in
        try tx.rows(
          """
          select principal_id, kind, due_at from inbox_item where about_id = $1 order by number
          """, access.id
        ).map { [try $0.text(0), try $0.text(1), "\(try $0.integerOrNil(2) ?? 0)"] }
      }
      let officer = campus.id(.dataProtectionOfficer)
      #expect(
        told == [
          [officer, "elevation_began", "0"],
          [officer, "review_due", "\(access.reviewDue.seconds * 1_000)"],
        ])
    }
  }

  @Test("Given back, it opens nothing more; and nobody else can give it back")
  func givenBack() async throws {
    try await TestCampus.with { campus in
      let support = try campus.client(.itSupport)
      let access = try await Self.elevate(support, to: campus.id(.ada))
      for person in [Person.dataProtectionOfficer, .supervisor, .practitioner, .admin, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).unary(
            ExceptionalAccessService.endExceptionalAccess, .with { $0.id = access.id })
        }
      }
      _ = try await support.getStudent(campus.id(.ada), purpose: .technicalSupport)
      let ended = try await support.unary(
        ExceptionalAccessService.endExceptionalAccess, .with { $0.id = access.id })
      #expect(!ended.live && ended.hasEnded)
      await expectRefusal(.permissionDenied) {
        try await support.getStudent(campus.id(.ada), purpose: .technicalSupport)
      }
      await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
        try await support.unary(
          ExceptionalAccessService.endExceptionalAccess, .with { $0.id = access.id })
      }
    }
  }

  @Test("It outlives a restart, and its reason is in no file")
  func durable() async throws {
    try await TestCampus.with { campus in
      let access = try await Self.elevate(campus.client(.itSupport), to: campus.id(.ada))
      try await campus.restart()
      let support = try campus.client(.itSupport)
      _ = try await support.getStudent(campus.id(.ada), purpose: .technicalSupport)
      let again = try await Self.get(access.id, support)
      #expect(again == access && again.reason == "Their calendar page stays empty.")
      let found = try campus.count(
        "select count(*) from exceptional_access where instr(details, $1) > 0",
        "calendar page")
      #expect(found == 0)
    }
  }

  @Test("The same key elevates once")
  func idempotent() async throws {
    try await TestCampus.with { campus in
      let support = try campus.client(.itSupport)
      let first = try await Self.elevate(support, to: campus.id(.ada), key: "k")
      let second = try await Self.elevate(support, to: campus.id(.ada), key: "k")
      #expect(first == second)
      #expect(try campus.count("select count(*) from exceptional_access") == 1)
    }
  }

  @Test("Nobody but IT support elevates, and nobody for a student who does not exist")
  func elevationRefused() async throws {
    try await TestCampus.with { campus in
      for person in Person.allCases where person != .itSupport {
        await expectRefusal(.permissionDenied) {
          try await Self.elevate(campus.client(person), to: campus.id(.ada))
        }
      }
      for student in ["", "stu_aaaaaaaaaaaaaaaaaaaaaaaaaa", campus.id(.tutor)] {
        await expectRefusal(.permissionDenied) {
          try await Self.elevate(campus.client(.itSupport), to: student)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["minutes"]) {
        try await Self.elevate(campus.client(.itSupport), to: campus.id(.ada), minutes: 241)
      }
      let kept = try campus.count("select count(*) from exceptional_access")
      #expect(kept == 0)
    }
  }

  @Test("Where nobody could be told and review it, nobody elevates; the glass breaks all the same")
  func noReviewer() async throws {
    try await TestCampus.with { campus in
      // IT support that is the only officer besides reviews none of its own.
      try campus.server.store.write {
        try $0.addPrincipal(
          Principal(
            id: campus.id(.itSupport), kind: .person, isActive: true,
            roles: RoleSet(.dataProtectionOfficer)), name: "itSupport", at: campus.now)
      }
      try await campus.restart()
      let (admin, officer) = (try campus.client(.admin), campus.id(.dataProtectionOfficer))
      _ = try await admin.unary(
        AdminService.disablePrincipal, .with { $0.principalID = officer })
      let support = try campus.client(.itSupport)
      await expectRefusal(.failedPrecondition, "NO_REVIEWER") {
        try await Self.elevate(support, to: campus.id(.ada))
      }
      #expect(try campus.count("select count(*) from exceptional_access") == 0)
      _ = try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ada))
      _ = try await admin.unary(AdminService.enablePrincipal, .with { $0.principalID = officer })
      _ = try await Self.elevate(support, to: campus.id(.ada))
    }
  }

  @Test("Nobody leafs through the campus by giving back what they have read")
  func leafing() async throws {
    try await TestCampus.with { campus in
      let (support, ada) = (try campus.client(.itSupport), campus.id(.ada))
      var ids: [String] = []
      for _ in 0..<6 {
        ids.append(try await Self.elevate(support, to: ada).id)
        try await Self.end(ids[ids.count - 1], support)
      }
      await expectRefusal(.failedPrecondition, "TOO_MANY_LIVE") {
        try await Self.elevate(support, to: ada)
      }
      _ = try await Self.review(ids[0], campus.client(.dataProtectionOfficer))
      try await Self.end(Self.elevate(support, to: ada).id, support)
      await expectRefusal(.failedPrecondition, "TOO_MANY_LIVE") {
        try await Self.elevate(support, to: ada)
      }
      // Tomorrow is another day, until a review is overdue.
      campus.go(to: "2026-11-24 00:00")
      _ = try await Self.elevate(support, to: ada)
      // What was given back keeps nobody from a student at risk.
      for _ in 0..<7 {
        let access = try await Self.breakGlass(campus, as: .practitioner, to: ada)
        try await Self.end(access.id, campus.client(.practitioner))
      }
    }
  }

  // MARK: Broken glass

  @Test("A practitioner breaks the glass with a fresh proof, for an hour; the proof is used up")
  func breaksGlass() async throws {
    try await TestCampus.with { campus in
      let (ada, practitioner) = (campus.id(.ada), try campus.client(.practitioner))
      await expectRefusal(.permissionDenied) {
        try await practitioner.getStudent(ada, purpose: .safety)
      }
      let proof = try Self.stepUp(campus, .practitioner)
      let access = try await Self.breakGlass(campus, as: .practitioner, to: ada, token: proof)
      #expect(access.live && access.emergency == .riskToLife)
      let student = try await practitioner.getStudent(ada, purpose: .safety)
      #expect(!student.email.isEmpty)
      await expectRefusal(.permissionDenied) {
        try await practitioner.getStudent(ada, purpose: .supportAccess)
      }
      await expectRefusal(.permissionDenied) {
        try await practitioner.getStudent(campus.id(.ben), purpose: .safety)
      }
      await expectRefusal(.failedPrecondition, "STEP_UP_REQUIRED") {
        try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ben), token: proof)
      }
      campus.now = campus.now.adding(minutes: 60)
      await expectRefusal(.permissionDenied) {
        try await practitioner.getStudent(ada, purpose: .safety)
      }
    }
  }

  @Test("Neither an old proof, nor somebody else's, nor none at all breaks it")
  func proofs() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      var random = SystemRandom()
      let old = try Self.stepUp(campus, .practitioner)
      campus.now = campus.now.adding(minutes: 5)
      for token in [
        old, try Self.stepUp(campus, .supervisor), Token(.stepUp, from: &random),
        try #require(Token(campus.token(.practitioner))),
      ] {
        await expectRefusal(.failedPrecondition, "STEP_UP_REQUIRED") {
          try await Self.breakGlass(campus, as: .practitioner, to: ada, token: token)
        }
      }
      let kept = try campus.count("select count(*) from exceptional_access")
      #expect(kept == 0)
    }
  }

  @Test("Nobody outside Student Life and Wellbeing breaks it")
  func glassRefused() async throws {
    try await TestCampus.with { campus in
      let breakers: Set<Role> = [.wellbeingPractitioner, .wellbeingSupervisor]
      for person in Person.allCases where !(person.office.map { breakers.contains($0) } ?? false) {
        await expectRefusal(.permissionDenied) {
          try await Self.breakGlass(campus, as: person, to: campus.id(.ada))
        }
      }
      let kept = try campus.count("select count(*) from exceptional_access")
      #expect(kept == 0)
    }
  }

  @Test(
    "The line's supervisor and the data protection officer are told and review it, another line's is not"
  )
  func glassTold() async throws {
    try await TestCampus.with { campus in
      let (officer, ada) = (campus.id(.dataProtectionOfficer), campus.id(.ada))
      let access = try await Self.breakGlass(campus, as: .practitioner, to: ada)
      #expect(try Self.told(of: access, campus) == [officer, campus.id(.supervisor)])
      let other = try campus.client(.disabilitySupervisor)
      #expect(try await Self.list(.breakGlass, other).isEmpty)
      await expectRefusal(.permissionDenied) { try await Self.get(access.id, other) }
      await expectRefusal(.permissionDenied) { try await Self.review(access.id, other) }
      // Whoever did it is not told; where that was the line's only supervisor, the officer is.
      let supervisors = try await Self.breakGlass(campus, as: .supervisor, to: ada)
      #expect(try Self.told(of: supervisors, campus) == [officer])

      // It goes on being the line's when its holder has left.
      try campus.change(
        "update support_post set to_date = '2026-11-23' where principal_id = $1",
        campus.id(.practitioner))
      campus.go(to: "2026-11-24 09:00")
      let supervisor = try campus.client(.supervisor)
      #expect(try await Self.get(access.id, supervisor).id == access.id)
      #expect(try await Self.review(access.id, supervisor).finding == .justified)
    }
  }

  @Test(
    "The supervisor of a line with a case of the student reviews it too, of a sealed case who is named"
  )
  func glassConcerns() async throws {
    try await TestCampus.with { campus in
      try await campus.employ(.stranger, as: .supervisor, in: .disability)
      let (officer, ada) = (campus.id(.dataProtectionOfficer), campus.id(.ada))
      let (named, other) = (try campus.client(.disabilitySupervisor), try campus.client(.stranger))
      let opened = try await campus.client(.ada).openCase(.disability)
      let first = try await Self.breakGlass(campus, as: .practitioner, to: ada)
      let line = [campus.id(.disabilitySupervisor), campus.id(.stranger)]
      #expect(
        try Self.told(of: first, campus) == Set([officer, campus.id(.supervisor)] + line))
      #expect(try await Self.get(first.id, other).id == first.id)

      let allocated = try await named.allocate(opened, to: campus.id(.disabilityAdviser))
      let sealed = try await named.change(allocated, CaseService.seal)
      await expectRefusal(.permissionDenied) { try await Self.get(first.id, other) }
      #expect(try await Self.list(.breakGlass, other).isEmpty)
      #expect(try await Self.list(.breakGlass, named).map(\.id) == [first.id])
      let second = try await Self.breakGlass(campus, as: .practitioner, to: ada)
      #expect(
        try Self.told(of: second, campus)
          == [officer, campus.id(.supervisor), campus.id(.disabilitySupervisor)])

      _ = try await named.change(sealed, CaseService.close)
      await expectRefusal(.permissionDenied) { try await Self.review(first.id, named) }
      _ = try await Self.review(first.id, campus.client(.supervisor))
    }
  }

  @Test("On a full disk the glass still breaks and opens; nobody elevates", .tags(.s14))
  func fullDisk() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(onFullDisk: true)
      let ada = campus.id(.ada)
      _ = try await Self.breakGlass(campus, as: .practitioner, to: ada)
      let practitioner = try campus.client(.practitioner)
      #expect(try await !practitioner.getStudent(ada, purpose: .safety).email.isEmpty)
      await expectRefusal(.unavailable, "DISK_LOW") {
        try await Self.elevate(campus.client(.itSupport), to: ada)
      }
    }
  }

  @Test("Whoever owes a review for longer than two working days breaks no more glass")
  func overdue() async throws {
    try await TestCampus.with { campus in
      let access = try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ada))
      campus.now = Instant(secondsSince1970: access.reviewDue.seconds)
      await expectRefusal(.failedPrecondition, "REVIEW_OVERDUE") {
        try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ben))
      }
      _ = try await Self.review(access.id, campus.client(.supervisor))
      _ = try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ben))
    }
  }
}
