import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Admin: roles, tokens that follow others, and the rules in force", .tags(.w25))
struct RoleTests {
  private static func grant(
    _ role: String, to principal: String, _ client: Client, key: String? = nil
  ) async throws -> Pastoral_V1_RoleGrant {
    try await client.unary(
      AdminService.grantRole,
      .with {
        $0.principalID = principal
        $0.role = role
      }, options: .key(key))
  }

  private static func decide(
    _ id: String, _ client: Client, _ decision: Pastoral_V1_RoleGrantDecision = .approve
  ) async throws -> Pastoral_V1_RoleGrant {
    try await client.unary(
      AdminService.decideRoleGrant,
      .with {
        $0.id = id
        $0.decision = decision
      })
  }

  private static func revoke(
    _ role: String, of principal: String, _ client: Client
  ) async throws -> Pastoral_V1_Principal {
    try await client.unary(
      AdminService.revokeRole,
      .with {
        $0.principalID = principal
        $0.role = role
      })
  }

  private static func roles(_ client: Client) async throws -> [String] {
    try await client.unary(SessionService.whoAmI, .init()).roles
  }

  // MARK: Roles

  @Test("An ordinary role counts at the next call, and is taken away as fast")
  func ordinary() async throws {
    try await TestCampus.with { campus in
      let (admin, stranger) = (try campus.client(.admin), try campus.client(.stranger))
      #expect(try await Self.roles(stranger) == ["academic_staff"])
      let grant = try await Self.grant("it_support", to: campus.id(.stranger), admin)
      #expect(grant.state == .granted && grant.deciderID == campus.id(.admin))
      #expect(try await Self.roles(stranger) == ["academic_staff", "it_support"])
      // The leaf that says so is the ledger's first.
      _ = try await stranger.unary(LedgerService.getCheckpoint, .init())

      let left = try await Self.revoke("it_support", of: campus.id(.stranger), admin)
      #expect(left.roles == ["academic_staff"])
      await expectRefusal(.permissionDenied) {
        try await stranger.unary(LedgerService.getCheckpoint, .init())
      }
      try await campus.restart()
      #expect(try await Self.roles(campus.client(.stranger)) == ["academic_staff"])
    }
  }

  @Test("A connection that had signed in loses a role that is taken away")
  func boundConnection() async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(nil)
      _ = try await client.unary(
        SessionService.authenticate, .with { $0.token = campus.token(.dataProtectionOfficer) })
      func denials() async throws -> Pastoral_V1_ListDenialsResponse {
        try await client.unary(AuditService.listDenials, .with { $0.purpose = .dataProtection })
      }
      _ = try await denials()
      _ = try await Self.revoke(
        "data_protection_officer", of: campus.id(.dataProtectionOfficer), campus.client(.admin))
      await expectRefusal(.permissionDenied) { try await denials() }
    }
  }

  @Test("A role of Student Life and Wellbeing waits for somebody else, who is told")
  func secondPerson() async throws {
    try await TestCampus.with { campus in
      let (admin, officer) = (
        try campus.client(.admin), try campus.client(.dataProtectionOfficer)
      )
      let grant = try await Self.grant(
        "wellbeing_practitioner", to: campus.id(.stranger), admin, key: "k")
      #expect(grant.state == .proposed && grant.deciderID.isEmpty)
      #expect(try await Self.roles(campus.client(.stranger)) == ["academic_staff"])
      let told = try await officer.unary(InboxService.list, .init()).items
      #expect(told.map(\.aboutID) == [grant.id] && told.first?.kind == .approvalDue)
      #expect(try await admin.unary(InboxService.list, .init()).items.isEmpty)

      // Neither who asked, nor whom it benefits, nor anybody without that right approves it.
      for person in [Person.admin, .stranger, .supervisor, .tutor, .records, .itSupport] {
        await expectRefusal(.permissionDenied) {
          try await Self.decide(grant.id, campus.client(person))
        }
      }
      await expectRefusal(.invalidArgument, fields: ["decision"]) {
        try await Self.decide(grant.id, officer, .unspecified)
      }
      let granted = try await Self.decide(grant.id, officer)
      #expect(granted.state == .granted && granted.deciderID == campus.id(.dataProtectionOfficer))
      #expect(
        try await Self.roles(campus.client(.stranger))
          == ["academic_staff", "wellbeing_practitioner"])
      await expectRefusal(.failedPrecondition, "ALREADY_DECIDED") {
        try await Self.decide(grant.id, officer)
      }
      // The first answer again, and not a second grant.
      let again = try await Self.grant(
        "wellbeing_practitioner", to: campus.id(.stranger), admin, key: "k")
      #expect(again == grant)
    }
  }

  @Test("A role that is turned down is not given")
  func rejected() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let grant = try await Self.grant("admin", to: campus.id(.stranger), admin)
      // Another admin may decide as well.
      let rejected = try await Self.decide(grant.id, campus.client(.adminOfStaff), .reject)
      #expect(rejected.state == .rejected)
      #expect(try await Self.roles(campus.client(.stranger)) == ["academic_staff"])
      let grants = try await admin.unary(AdminService.listRoleGrants, .init()).grants
      #expect(grants == [rejected])
      let waiting = try await admin.unary(
        AdminService.listRoleGrants, .with { $0.proposedOnly = true })
      #expect(waiting.grants.isEmpty)
    }
  }

  @Test("F8: nobody gives themselves a role, nor approves their own")
  func selfGranted() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.adminOfStaff)
      for role in ["it_support", "wellbeing_supervisor"] {
        await expectRefusal(.permissionDenied) {
          try await Self.grant(role, to: campus.id(.adminOfStaff), admin)
        }
      }
      let grant = try await Self.grant(
        "wellbeing_supervisor", to: campus.id(.adminOfStaff), campus.client(.admin))
      await expectRefusal(.permissionDenied) { try await Self.decide(grant.id, admin) }
      await expectRefusal(.invalidArgument, fields: ["role"]) {
        try await Self.revoke("admin", of: campus.id(.adminOfStaff), admin)
      }
    }
  }

  @Test("Nobody but admins gives and takes roles")
  func refused() async throws {
    try await TestCampus.with { campus in
      for person in Person.allCases where ![.admin, .adminOfStaff].contains(person) {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await Self.grant("it_support", to: campus.id(.stranger), client)
        }
        await expectRefusal(.permissionDenied) {
          try await Self.revoke("it_support", of: campus.id(.itSupport), client)
        }
      }
      let admin = try campus.client(.admin)
      await expectRefusal(.notFound) { try await Self.grant("it_support", to: "prn_x", admin) }
      for (role, principal) in [
        ("king", campus.id(.tutor)), ("service", campus.id(.tutor)),
        ("academic_staff", campus.id(.tutor)),
      ] {
        await expectRefusal(.invalidArgument, fields: ["role"]) {
          try await Self.grant(role, to: principal, admin)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["principal_id"]) {
        try await Self.grant("it_support", to: campus.id(.portal), admin)
      }
      let kept = try campus.count("select count(*) from role_grant")
      #expect(kept == 0)
    }
  }

  @Test("What was changed of whose roles stands in the ledger, one leaf each")
  func leaves() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      func size() throws -> Int {
        try campus.count("select coalesce(max(size), 0) from audit_head")
      }
      let before = try size()
      _ = try await Self.grant("it_support", to: campus.id(.stranger), admin)
      _ = try await Self.revoke("it_support", of: campus.id(.stranger), admin)
      // Taking away what is not there changes nothing.
      _ = try await Self.revoke("it_support", of: campus.id(.stranger), admin)
      #expect(try size() == before + 2)
    }
  }

  // MARK: Tokens

  @Test("A token that is rotated goes on for its overlap, beside the one that follows it")
  func rotates() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let tokens = try await admin.unary(
        AdminService.listTokens, .with { $0.principalID = campus.id(.records) }
      ).tokens
      let old = try #require(tokens.first)
      #expect(old.kind == "service")
      let rotated = try await admin.unary(
        AdminService.rotateToken,
        .with {
          $0.tokenID = old.id
          $0.overlapHours = 2
        })
      var configuration = try campus.configuration(nil)
      configuration.token = try AccessToken(rotated.secret)
      let next = try Client(configuration)
      let records = try campus.client(.records)
      _ = try await next.listStudents(purpose: .directoryUpkeep)
      _ = try await records.listStudents(purpose: .directoryUpkeep)
      campus.now = campus.now.adding(minutes: 120)
      await expectRefusal(.unauthenticated) {
        try await records.listStudents(purpose: .directoryUpkeep)
      }
      _ = try await next.listStudents(purpose: .directoryUpkeep)
      await expectRefusal(.failedPrecondition, "TOKEN_NOT_LIVE") {
        try await admin.unary(AdminService.rotateToken, .with { $0.tokenID = old.id })
      }
      try await campus.restart()
      await expectRefusal(.unauthenticated) {
        try await campus.client(.records).listStudents(purpose: .directoryUpkeep)
      }
    }
  }

  @Test("A rotation that is asked for wrongly leaves the old token as it is")
  func wrongRotation() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let old = try await admin.unary(
        AdminService.listTokens, .with { $0.principalID = campus.id(.records) }
      ).tokens
      for (hours, days, field) in [
        (Int32(169), Int32(0), "overlap_hours"), (-1, 0, "overlap_hours"), (1, 367, "days"),
      ] {
        await expectRefusal(.invalidArgument, fields: [field]) {
          try await admin.unary(
            AdminService.rotateToken,
            .with {
              $0.tokenID = old.first?.id ?? ""
              $0.overlapHours = hours
              $0.days = days
            })
        }
      }
      await expectRefusal(.notFound) {
        try await admin.unary(AdminService.rotateToken, .with { $0.tokenID = "tok_x" })
      }
      let people = try await admin.unary(
        AdminService.listTokens, .with { $0.principalID = campus.id(.tutor) }
      ).tokens
      await expectRefusal(.invalidArgument, fields: ["token_id"]) {
        try await admin.unary(
          AdminService.rotateToken, .with { $0.tokenID = people.first?.id ?? "" })
      }
      campus.now = campus.now.adding(minutes: 3 * 60)
      _ = try await campus.client(.records).listStudents(purpose: .directoryUpkeep)
      let after = try await admin.unary(
        AdminService.listTokens, .with { $0.principalID = campus.id(.records) }
      ).tokens
      #expect(after == old)
    }
  }

  // MARK: The rules

  @Test("Admins and the data protection officer read the rules in force")
  func policy() async throws {
    try await TestCampus.with { campus in
      for person in [Person.admin, .dataProtectionOfficer] {
        let policy = try await campus.client(person).unary(AdminService.getPolicy, .init())
        #expect(policy.version == PolicyTable.version)
        #expect(policy.rows.map(\.rule) == PolicyTable.rows.map(\.rule))
        let row = try #require(
          policy.rows.first { $0.rule == "academic_notes.student.ownself" })
        #expect(row.actions == ["list", "read"] && row.showing == "published")
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.tutor).unary(AdminService.getPolicy, .init())
      }
    }
  }
}
