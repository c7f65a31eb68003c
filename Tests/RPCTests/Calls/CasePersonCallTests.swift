import Domain
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Who cases are about", .timeLimit(.minutes(10)))
struct CasePersonCallTests {
  @Test(
    "The team keeps and reads name, address, e-mail, telephone and birth, and nobody else",
    .tags(.w3))
  func life() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      func set(
        _ client: Client, over revision: Int64,
        _ change: (inout Pastoral_V1_SetCasePersonRequest) -> Void = { _ in }
      ) async throws -> Pastoral_V1_CasePerson {
        var request = Pastoral_V1_SetCasePersonRequest()
        request.caseID = found.id
        request.revision = revision
        request.name = "Ada Lovelace"
        request.address = ["1 Mount Pleasant", "Liverpool"]
        request.email = "ada@example.ac.uk"
        request.phone = "+44 151 496 0000"
        request.born = .day("2006-11-24")
        change(&request)
        return try await client.unary(CasePersonService.set, request)
      }
      func get(_ client: Client) async throws -> Pastoral_V1_CasePerson {
        try await client.unary(
          CasePersonService.get,
          .with {
            $0.caseID = found.id
            $0.purpose = .caseSupport
          })
      }
      #expect(try await get(lead).revision == 0)
      await expectRefusal(
        .invalidArgument, fields: ["name", "address[1]", "email", "phone", "born"]
      ) {
        try await set(lead, over: 0) {
          $0.name = " "
          $0.address = ["1 Mount Pleasant", ""]
          $0.email = "ada"
          $0.phone = "none"
          $0.born = .day("2026-11-24")
        }
      }
      let kept = try await set(lead, over: 0)
      #expect(kept.revision == 1 && kept.age == 19 && kept.changedByName == "colleague")
      #expect(try await get(lead) == kept)
      await expectRefusal(.aborted, "STALE_REVISION") { try await set(lead, over: 0) }
      campus.now = campus.now.adding(minutes: 24 * 60)
      #expect(try await get(lead).age == 20)
      #expect(try await set(lead, over: 1) { $0.address = [] }.address.isEmpty)
      for person in [
        Person.practitioner, .supervisor, .disabilityAdviser, .dataProtectionOfficer, .tutor,
        .itSupport, .admin, .ada,
      ] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await get(client) }
        await expectRefusal(.permissionDenied) { try await set(client, over: 2) }
      }
      _ = try await lead.change(found, CaseService.close)
      await expectRefusal(.failedPrecondition, "CASE_STATE") { try await set(lead, over: 2) }
    }
  }
}
