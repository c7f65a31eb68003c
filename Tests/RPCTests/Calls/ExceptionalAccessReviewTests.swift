import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

/// Looking at it afterwards: who may, and who must not.
extension ExceptionalAccessTests {
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

  @Test(
    "Whoever reads one says why, whosever it is, and the student's report tells it", .tags(.w26))
  func purposes() async throws {
    try await TestCampus.with { campus in
      let access = try await Self.breakGlass(campus, as: .practitioner, to: campus.id(.ada))
      for person in [Person.practitioner, .supervisor, .dataProtectionOfficer] {
        let client = try campus.client(person)
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await Self.get(access.id, client, for: .unspecified)
        }
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await Self.list(.breakGlass, client, for: .unspecified)
        }
      }
      _ = try await Self.get(access.id, campus.client(.dataProtectionOfficer))
      _ = try await Self.list(.breakGlass, campus.client(.supervisor), for: .safety)
      _ = try await Self.get(access.id, campus.client(.practitioner), for: .caseSupport)
      let report = try await campus.client(.ada).unary(AuditService.listAccesses, .init())
      let read = report.accesses.filter { $0.method.hasSuffix("ExceptionalAccess") }
      #expect(read.map(\.purpose) == [.dataProtection, .safety, .caseSupport])
      #expect(read.map(\.resource) == ["break_glass", "break_glass", "break_glass"])
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
      try await Self.end(own.id, supervisor)
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
