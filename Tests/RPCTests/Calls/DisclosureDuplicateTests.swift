import Domain
import Ledger
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// Callers who do not know whether they were heard ask again (G7): the partner counts what came of it.
@Suite("A disclosure that is asked for a hundred times")
struct DisclosureDuplicateTests {
  /// A hundred calls at once, over four connections.
  private static func repeated(
    _ campus: TestCampus, as person: Person,
    _ call: @escaping @Sendable (Client) async throws -> Pastoral_V1_Disclosure
  ) async throws -> [Pastoral_V1_Disclosure] {
    let clients = try (0..<4).map { _ in try campus.client(person) }
    return try await withThrowingTaskGroup(of: Pastoral_V1_Disclosure.self) { group in
      for number in 0..<100 {
        let client = clients[number % clients.count]
        group.addTask { try await call(client) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  private static func expectOnce(_ campus: TestCampus) async throws {
    await campus.server.sendNow()
    #expect(campus.folder(of: "city").keys.filter { $0.hasSuffix(".html") }.count == 1)
    #expect(try campus.leaves { if case .shareAttempt = $0 { true } else { false } } == 1)
  }

  @Test(
    "An emergency with one key is one disclosure, before and after the server has ended",
    .tags(.w20))
  func emergency() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      var request = campus.concern(try await campus.disclosable(), to: city)
      request.emergency = true
      let preview = try await campus.client(.colleague).previewed(request)
      request.digest = preview.digest
      request.shareID = preview.shareID
      let asked = request
      let propose = { @Sendable (client: Client) in
        try await client.unary(
          DisclosureService.propose, asked, options: .key("one-emergency"))
      }
      let made = try await Self.repeated(campus, as: .colleague, propose)
      #expect(Set(made.map(\.id)) == [preview.shareID])
      try await Self.expectOnce(campus)

      try await campus.restart()
      let again = try await Self.repeated(campus, as: .colleague, propose)
      #expect(Set(again.map(\.id)) == [preview.shareID])
      try await Self.expectOnce(campus)
      request.necessity += " Now."
      let other = request
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await campus.client(.colleague).unary(
          DisclosureService.propose, other, options: .key("one-emergency"))
      }
    }
  }

  @Test("An approval with one key lets one share go", .tags(.w20))
  func approval() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let proposed = try await campus.client(.colleague).proposed(campus.concern(made, to: city))
      let decided = try await Self.repeated(campus, as: .supervisor) { client in
        try await client.unary(
          DisclosureService.decide,
          .with {
            $0.disclosureID = proposed.id
            $0.approve = true
            $0.why = "Only the council can act on this."
            $0.revision = proposed.revision
          }, options: .key("one-approval"))
      }
      #expect(Set(decided.map(\.revision)).count == 1)
      try await Self.expectOnce(campus)
    }
  }
}
