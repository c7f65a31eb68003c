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
  private typealias Access = Pastoral_V1_ExceptionalAccess

  private static func elevate(
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
  private static func breakGlass(
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
  private static func stepUp(_ campus: TestCampus, _ person: Person) throws -> Token {
    var random = SystemRandom()
    let token = Token(.stepUp, from: &random)
    try campus.server.store.write {
      try $0.addStepUp(
        token, of: campus.id(person), at: campus.now, expires: campus.now.adding(minutes: 5))
    }
    return token
  }

  private static func list(
    _ kind: Pastoral_V1_ExceptionalAccessKind, _ client: Client, unreviewed: Bool = false
  ) async throws -> [Access] {
    try await client.unary(
      ExceptionalAccessService.listExceptionalAccess,
      .with {
        $0.kind = kind
        $0.unreviewedOnly = unreviewed
      }
    ).accesses
  }

  private static func get(_ id: String, _ client: Client) async throws -> Access {
    try await client.unary(ExceptionalAccessService.getExceptionalAccess, .with { $0.id = id })
  }

  private static func review(
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

  @Test("Supervisors and the data protection officer are told, the one who did it is not")
  func glassTold() async throws {
    try await TestCampus.with { campus in
      let access = try await Self.breakGlass(campus, as: .supervisor, to: campus.id(.ada))
      let told = try campus.server.store.read { tx in
        try Set(
          tx.rows("select principal_id from inbox_item where about_id = $1", access.id)
            .map { try $0.text(0) })
      }
      #expect(told == [campus.id(.dataProtectionOfficer), campus.id(.disabilitySupervisor)])
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

  // MARK: Looking at it afterwards

  @Test("It is reviewed by somebody else, once")
  func reviewed() async throws {
    try await TestCampus.with { campus in
      let (supervisor, officer) = (
        try campus.client(.supervisor), try campus.client(.dataProtectionOfficer)
      )
      let own = try await Self.breakGlass(campus, as: .supervisor, to: campus.id(.ada))
      await expectRefusal(.permissionDenied) { try await Self.review(own.id, supervisor) }
      let reviewed = try await Self.review(own.id, officer)
      #expect(reviewed.finding == .justified)
      #expect(reviewed.reviewerID == campus.id(.dataProtectionOfficer))
      await expectRefusal(.failedPrecondition, "ALREADY_REVIEWED") {
        try await Self.review(own.id, officer)
      }
      let elevation = try await Self.elevate(campus.client(.itSupport), to: campus.id(.ada))
      // Supervisors review broken glass, and nothing of IT's.
      await expectRefusal(.permissionDenied) { try await Self.review(elevation.id, supervisor) }
      await expectRefusal(.invalidArgument, fields: ["comment"]) {
        try await Self.review(elevation.id, officer, .notJustified)
      }
      await expectRefusal(.permissionDenied) {
        try await Self.review("exa_aaaaaaaaaaaaaaaaaaaaaaaaaa", officer)
      }
    }
  }

  @Test("F2: nobody sees or reviews access to their own records, nor gets any", .tags(.w25))
  func ownRecords() async throws {
    try await TestCampus.with { campus in
      // Ben is a student, and a supervisor and data protection officer besides; Cat works for IT support.
      for (person, role) in [(Person.ben, Role.dataProtectionOfficer), (.cat, .itSupport)] {
        try campus.server.store.write {
          try $0.addPrincipal(
            Principal(
              id: campus.id(person), kind: .person, isActive: true, roles: RoleSet(role)),
            name: person.rawValue, at: campus.now)
        }
      }
      try await campus.employ(.ben, as: .supervisor)
      let (ben, support) = (try campus.client(.ben), try campus.client(.itSupport))
      var (about, others): (Set<String>, Set<String>) = ([], [])
      about.insert(try await Self.elevate(support, to: campus.id(.ben)).id)
      about.insert(try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ben)).id)
      others.insert(try await Self.elevate(support, to: campus.id(.ada)).id)
      others.insert(try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ada)).id)

      #expect(try await Set(ben.told().map(\.aboutID)) == others)
      let listed = try await Self.list(.elevation, ben) + Self.list(.breakGlass, ben)
      #expect(Set(listed.map(\.id)) == others)
      for id in about {
        await expectRefusal(.permissionDenied) { try await Self.get(id, ben) }
        await expectRefusal(.permissionDenied) { try await Self.review(id, ben) }
      }
      for id in others { #expect(try await Self.review(id, ben).finding == .justified) }

      await expectRefusal(.permissionDenied) {
        try await Self.breakGlass(campus, as: .ben, to: campus.id(.ben))
      }
      await expectRefusal(.permissionDenied) {
        try await Self.elevate(campus.client(.cat), to: campus.id(.cat))
      }
      #expect(try campus.count("select count(*) from exceptional_access") == 4)
      _ = try await Self.breakGlass(campus, as: .ben, to: campus.id(.ada))
      _ = try await Self.elevate(campus.client(.cat), to: campus.id(.ada))
    }
  }

  @Test("F2: nor to those of whom they must not work with; their own they give back", .tags(.w25))
  func conflict() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let supervisor = try campus.client(.supervisor)
      let access = try await Self.breakGlass(campus, as: .practitioner, to: ada)
      let own = try await Self.breakGlass(campus, as: .supervisor, to: ada)
      #expect(try await Self.list(.breakGlass, supervisor).count == 2)
      for client in [supervisor, try campus.client(.practitioner)] {
        _ = try await client.unary(
          CaseTeamService.declareConflict,
          .with {
            $0.studentID = ada
            $0.words = "A neighbour"
          })
      }
      await expectRefusal(.permissionDenied) { try await Self.get(access.id, supervisor) }
      await expectRefusal(.permissionDenied) { try await Self.review(access.id, supervisor) }
      #expect(try await Self.list(.breakGlass, supervisor).map(\.id) == [own.id])
      #expect(try await Self.get(own.id, supervisor).id == own.id)
      _ = try await supervisor.unary(
        ExceptionalAccessService.endExceptionalAccess, .with { $0.id = own.id })
      for person in [Person.supervisor, .practitioner] {
        await expectRefusal(.permissionDenied) {
          try await Self.breakGlass(campus, as: person, to: ada)
        }
      }
      #expect(try campus.count("select count(*) from exceptional_access") == 2)
      _ = try await Self.breakGlass(campus, as: .supervisor, to: campus.id(.ben))
      let last = try await Self.breakGlass(campus, as: .colleague, to: ada)
      #expect(try await supervisor.told().allSatisfy { $0.aboutID != last.id })
    }
  }

  @Test("Everybody lists their own, reviewers everybody's, and others nothing")
  func lists() async throws {
    try await TestCampus.with { campus in
      let elevation = try await Self.elevate(campus.client(.itSupport), to: campus.id(.ada))
      let first = try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ada))
      campus.now = campus.now.adding(minutes: 1)
      let second = try await Self.breakGlass(campus, as: .supervisor, to: campus.id(.ben))

      let officer = try campus.client(.dataProtectionOfficer)
      #expect(try await Self.list(.elevation, officer).map(\.id) == [elevation.id])
      #expect(try await Self.list(.breakGlass, officer).map(\.id) == [second.id, first.id])
      _ = try await Self.review(second.id, officer)
      #expect(try await Self.list(.breakGlass, officer, unreviewed: true).map(\.id) == [first.id])
      let practitioner = try campus.client(.practitioner)
      #expect(try await Self.list(.breakGlass, practitioner).map(\.id) == [first.id])
      let supervisor = try campus.client(.supervisor)
      #expect(try await Self.list(.breakGlass, supervisor).map(\.id) == [second.id, first.id])
      await expectRefusal(.permissionDenied) { try await Self.list(.elevation, supervisor) }
      for person in [Person.tutor, .ada, .admin, .records, .clinicalSupervisor, .recordsManager] {
        await expectRefusal(.permissionDenied) {
          try await Self.list(.breakGlass, campus.client(person))
        }
        await expectRefusal(.permissionDenied) {
          try await Self.get(first.id, campus.client(person))
        }
      }
      await expectRefusal(.invalidArgument, fields: ["kind"]) {
        try await Self.list(.unspecified, officer)
      }
    }
  }
}
