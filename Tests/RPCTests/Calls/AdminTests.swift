import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Admin: who may call")
struct AdminTests {
  private static func disable(_ person: String, _ client: Client) async throws {
    _ = try await client.unary(AdminService.disablePrincipal, .with { $0.principalID = person })
  }

  private static func tokens(
    of principal: String, _ client: Client
  ) async throws -> [Pastoral_V1_TokenInfo] {
    try await client.unary(
      AdminService.listTokens, .with { $0.principalID = principal }
    ).tokens
  }

  @Test(
    "Whoever is disabled is denied at the next call, on a connection that is open too, and let in again"
  )
  func disables() async throws {
    try await TestCampus.with { campus in
      let (admin, tutor) = (try campus.client(.admin), try campus.client(.tutor))
      _ = try await tutor.getStudent(campus.id(.ada))
      try await Self.disable(campus.id(.tutor), admin)
      await expectRefusal(.unauthenticated) { try await tutor.getStudent(campus.id(.ada)) }
      let enabled = try await admin.unary(
        AdminService.enablePrincipal, .with { $0.principalID = campus.id(.tutor) })
      #expect(enabled.enabled)
      _ = try await tutor.getStudent(campus.id(.ada))
    }
  }

  @Test("Being disabled outlives a restart")
  func disabledForGood() async throws {
    try await TestCampus.with { campus in
      try await Self.disable(campus.id(.tutor), campus.client(.admin))
      try await campus.restart()
      await expectRefusal(.unauthenticated) {
        try await campus.client(.tutor).getStudent(campus.id(.ada))
      }
    }
  }

  @Test("A service's token is issued once, works at once, and ends at once when it is revoked")
  func issueAndRevoke() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let issued = try await admin.unary(
        AdminService.issueToken,
        .with {
          $0.principalID = campus.id(.records)
          $0.days = 7
        })
      #expect(issued.token.expires.seconds == issued.token.created.seconds + 7 * 86_400)
      var configuration = try campus.configuration(nil)
      configuration.token = try AccessToken(issued.secret)
      let records = try Client(configuration)
      _ = try await records.listStudents(purpose: .directoryUpkeep)
      #expect(
        try await Self.tokens(of: campus.id(.records), admin).map(\.id).contains(issued.token.id))

      for _ in 0..<2 {
        let revoked = try await admin.unary(
          AdminService.revokeToken, .with { $0.tokenID = issued.token.id })
        #expect(revoked.hasRevoked)
      }
      await expectRefusal(.unauthenticated) {
        try await records.listStudents(purpose: .directoryUpkeep)
      }
      _ = try await campus.client(.records).listStudents(purpose: .directoryUpkeep)
    }
  }

  @Test("A revocation that could not be kept is none")
  func failedRevocation() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      // A batch that disables somebody cannot say what number it has, so it is undone after the call
      // has run.
      try campus.server.store.write {
        _ = try $0.run(
          """
          create trigger no_batches before update on write_batch
          when exists (select 1 from principal where state = 'disabled')
          begin select raise(abort, 'no'); end
          """)
      }
      await expectRefusal(.unavailable, "NOT_EXECUTED") {
        try await Self.disable(campus.id(.tutor), admin)
      }
      _ = try await campus.client(.tutor).unary(SessionService.whoAmI, .init())
    }
  }

  @Test("Principals are listed by id, all of them or those with a role")
  func lists() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      var (ids, token): ([String], String) = ([], "")
      repeat {
        let page = try await admin.unary(
          AdminService.listPrincipals,
          .with {
            $0.pageSize = 5
            $0.pageToken = token
          })
        ids += page.principals.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(ids == Person.allCases.map { campus.id($0) }.sorted())
      let services = try await admin.unary(
        AdminService.listPrincipals, .with { $0.role = "service" })
      #expect(
        Set(services.principals.map(\.id))
          == Set([Person.records, .otherRecords, .portal].map { campus.id($0) }))
      await expectRefusal(.invalidArgument, fields: ["role"]) {
        try await admin.unary(AdminService.listPrincipals, .with { $0.role = "king" })
      }
    }
  }

  @Test("What an admin must not do is refused with the field's name")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      await expectRefusal(.invalidArgument, fields: ["principal_id"]) {
        try await Self.disable(campus.id(.admin), admin)
      }
      await expectRefusal(.notFound) { try await Self.disable("prn_nobody", admin) }
      await expectRefusal(.notFound) {
        try await admin.unary(AdminService.revokeToken, .with { $0.tokenID = "tok_none" })
      }
      // A person's token would let the admin be that person.
      await expectRefusal(.invalidArgument, fields: ["principal_id"]) {
        try await admin.unary(
          AdminService.issueToken, .with { $0.principalID = campus.id(.practitioner) })
      }
      await expectRefusal(.invalidArgument, fields: ["days"]) {
        try await admin.unary(
          AdminService.issueToken,
          .with {
            $0.principalID = campus.id(.records)
            $0.days = 367
          })
      }
    }
  }

  @Test(
    "Nobody else keeps principals, and the data protection officer sees them only",
    arguments: [Person.ada, .tutor, .itSupport, .records, .supervisor, .dataProtectionOfficer])
  func forbidden(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      await expectRefusal(.permissionDenied) {
        try await Self.disable(campus.id(.ben), client)
      }
      await expectRefusal(.permissionDenied) {
        try await client.unary(
          AdminService.issueToken, .with { $0.principalID = campus.id(.records) })
      }
      await expectRefusal(.permissionDenied) {
        try await client.unary(AdminService.revokeToken, .with { $0.tokenID = "tok_none" })
      }
      if person == .dataProtectionOfficer {
        #expect(try await !Self.tokens(of: campus.id(.records), client).isEmpty)
      } else {
        await expectRefusal(.permissionDenied) {
          try await Self.tokens(of: campus.id(.records), client)
        }
      }
    }
  }
}
