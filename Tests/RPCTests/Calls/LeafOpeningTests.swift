import Crypto
import Domain
import Foundation
import Messages
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Leaves that are opened")
struct LeafOpeningTests {
  @Test("A share's leaf means who decided, whom it is about, what was sent, and its detail")
  func share() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentToCity()
      let payload = try #require(campus.folder(of: "city")["\(sent.id).html"])
      let officer = try campus.client(.dataProtectionOfficer)
      let reply = try await officer.opened(sent.attemptsMade[0].leaf) {
        $0.actorID = campus.id(.supervisor)
        $0.subjectID = campus.id(.ada)
        $0.payloadSha256 = Data(SHA256.hash(data: payload))
        $0.detail = true
      }
      #expect(reply.openings.map(\.line) == [.actor, .subject, .payload, .detail])
      let values = reply.openings.map(\.value)
      #expect(values[0] == Data(campus.id(.supervisor).utf8))
      #expect(values[1] == Data(campus.id(.ada).utf8))
      #expect(values[2] == sent.digest)
      #expect(String(decoding: values[3], as: UTF8.self).contains(sent.id))
      // As anybody can see who has the leaf.
      let leaf = String(decoding: reply.leaf, as: UTF8.self).split(separator: "\n")
      for (found, name) in zip(reply.openings, ["actor", "subject", "payload", "detail"]) {
        let code = HMAC<SHA256>.authenticationCode(
          for: found.value, using: SymmetricKey(data: found.opening))
        #expect(leaf.contains("\(name) \(code.map { String(format: "%02x", $0) }.joined())"))
      }

      // She was read about, and does not learn of it before she may know of the disclosure.
      let report = try await officer.unary(
        AuditService.listAccesses,
        .with {
          $0.studentID = campus.id(.ada)
          $0.purpose = .dataProtection
        })
      let row = try #require(report.accesses.last { $0.method.hasSuffix("/OpenLeaf") })
      #expect(row.principalID == campus.id(.dataProtectionOfficer) && row.resource == "ledger")
      #expect(row.purpose == .dataProtection)
      let own = try await campus.client(.ada).unary(AuditService.listAccesses, .init())
      #expect(!own.accesses.contains { $0.method.hasSuffix("/OpenLeaf") })
    }
  }

  @Test("It means nobody else, and that is nobody's access")
  func others() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentToCity()
      let officer = try campus.client(.dataProtectionOfficer)
      for other in [campus.id(.ben), campus.id(.colleague), "stu_nobody", "no id"] {
        let reply = try await officer.opened(sent.attemptsMade[0].leaf) {
          $0.actorID = other
          $0.subjectID = other
          $0.payloadSha256 = sent.digest
        }
        #expect(reply.openings.isEmpty && !reply.leaf.isEmpty, "\(other)")
      }
      let otherPayload = try await officer.opened(sent.attemptsMade[0].leaf) {
        $0.subjectID = campus.id(.ada)
        $0.payloadSha256 = Data(repeating: 1, count: 32)
      }
      #expect(otherPayload.openings.map(\.line) == [.subject])
      #expect(
        try campus.count(
          "select count(*) from access_log where method like '%OpenLeaf' and subject_id <> $1",
          campus.id(.ada)) == 0)
    }
  }

  @Test("Once a person's records are destroyed the detail is gone, and whom a leaf means is not")
  func shredded() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentToCity()
      let (ada, now) = (try #require(Identifier(campus.id(.ada))), campus.now)
      _ = try campus.server.store.write { try $0.shred(ada, at: now, by: .system(.seed)) }
      let reply = try await campus.client(.dataProtectionOfficer).opened(
        sent.attemptsMade[0].leaf
      ) {
        $0.subjectID = campus.id(.ada)
        $0.detail = true
      }
      #expect(reply.openings.map(\.line) == [.subject])
    }
  }

  @Test("A detail that is not the leaf's is damage, and is not shown")
  func exchanged() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentToCity()
      let leaf = sent.attemptsMade[0].leaf
      try campus.change(
        """
        update audit_detail
        set detail = cast(substr(detail, 1, 20) || x'0000' || substr(detail, 23) as blob)
        where place = cast($1 as integer)
        """, "\(leaf)")
      await expectRefusal(.dataLoss) {
        try await campus.client(.dataProtectionOfficer).opened(leaf) { $0.detail = true }
      }
    }
  }

  @Test("Only the data protection officer opens leaves, and says why and what")
  func refused() async throws {
    try await TestCampus.with { campus in
      for person in Person.allCases where person != .dataProtectionOfficer {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).opened(0) { $0.detail = true }
        }
      }
      let officer = try campus.client(.dataProtectionOfficer)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await officer.opened(0) {
          $0.detail = true
          $0.purpose = .unspecified
        }
      }
      await expectRefusal(.invalidArgument, fields: ["actor_id"]) {
        try await officer.opened(0) { _ in }
      }
      await expectRefusal(.invalidArgument, fields: ["subject_id"]) {
        try await officer.opened(0) { $0.payloadSha256 = Data(repeating: 1, count: 32) }
      }
      await expectRefusal(.invalidArgument, fields: ["payload_sha256"]) {
        try await officer.opened(0) {
          $0.subjectID = campus.id(.ada)
          $0.payloadSha256 = Data(repeating: 1, count: 31)
        }
      }
      for leaf: Int64 in [-1, 9_999, .max, .min] {
        await expectRefusal(.notFound) { try await officer.opened(leaf) { $0.detail = true } }
      }
    }
  }
}

extension TestCampus {
  /// A concern that lies in the city's folder.
  fileprivate func sentToCity() async throws -> Pastoral_V1_Disclosure {
    let approved = try await approvedConcern(
      try await disclosable(), to: try await localAuthority())
    await server.sendNow()
    return try await client(.colleague).disclosure(approved.id)
  }
}

extension Client {
  /// Asks what a leaf means.
  @discardableResult
  func opened(
    _ leaf: Int64, of log: String = "", _ question: (inout Pastoral_V1_OpenLeafRequest) -> Void
  ) async throws -> Pastoral_V1_OpenLeafResponse {
    var request = Pastoral_V1_OpenLeafRequest()
    request.leaf = leaf
    request.log = log
    request.purpose = .dataProtection
    question(&request)
    return try await unary(LedgerService.openLeaf, request)
  }
}
