import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Signing in", .tags(.s16, .w25))
struct SignInTests {
  @Test("A token that has ended is refused on the next call, on the call or on the connection")
  func expiry() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let bound = try campus.client(nil)
      let signedIn = try await bound.unary(
        SessionService.authenticate, .with { $0.token = campus.token(.ada) })
      #expect(signedIn.principalID == campus.id(.ada))
      #expect(signedIn.expires.seconds == 1_900_000_000)

      campus.now = CampusTemplate.tokensExpire.adding(milliseconds: -1)
      for client in [ada, bound] {
        #expect(
          try await client.unary(SessionService.whoAmI, .init()).principalID == campus.id(.ada))
      }
      campus.now = CampusTemplate.tokensExpire
      for client in [ada, bound] {
        await expectRefusal(.unauthenticated) {
          try await client.unary(SessionService.whoAmI, .init())
        }
        await expectRefusal(.unauthenticated) {
          try await client.book(campus.id(.tutor), at: "2026-11-23 10:00")
        }
      }
    }
  }

  @Test("G9: and in the middle of an import, on its next message")
  func expiryInStream() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.unauthenticated) {
        try await records.stream { upload in
          try await upload.begin("upload-1", .programmes)
          try await upload.rows([.programme(.programme("P1"))], from: 1)
          try await records.awaitRows(1)
          campus.now = CampusTemplate.tokensExpire
          try await upload.rows([.programme(.programme("P2"))], from: 2)
          try await upload.finish(2)
        }
      }
      #expect(try campus.count("select count(*) from import_row") == 1)
      #expect(try campus.count("select count(*) from programme where code = $1", "P1") == 0)
    }
  }

  @Test("The call's own token beats the connection's")
  func precedence() async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(nil)
      _ = try await client.unary(
        SessionService.authenticate, .with { $0.token = campus.token(.ada) })
      let who = try await client.unary(
        SessionService.whoAmI, .init(),
        options: CallOptions(metadata: [
          MetadataEntry("authorization", "Bearer \(campus.token(.ben))")
        ]))
      #expect(who.principalID == campus.id(.ben))
      #expect(
        try await client.unary(SessionService.whoAmI, .init()).principalID == campus.id(.ada))
    }
  }

  @Test("A connection can be bound to a person acted for")
  func boundActing() async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(nil)
      _ = try await client.unary(
        SessionService.authenticate,
        .with {
          $0.token = campus.token(.portal)
          $0.onBehalfOf = campus.id(.ada)
        })
      let who = try await client.unary(SessionService.whoAmI, .init())
      #expect(who.onBehalfOf == campus.id(.ada))
      await expectRefusal(.permissionDenied) {
        try await client.unary(
          SessionService.authenticate,
          .with {
            $0.token = campus.token(.tutor)
            $0.onBehalfOf = campus.id(.ada)
          })
      }
      await expectRefusal(.unauthenticated) {
        try await client.unary(SessionService.whoAmI, .init())
      }
    }
  }
}
