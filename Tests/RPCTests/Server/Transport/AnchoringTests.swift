import Domain
import Foundation
import Ledger
import Messages
import Store
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("A server's anchor")
struct AnchoringTests {
  private static func health(_ server: TestServer) async throws -> String {
    let peer = try server.peer()
    var request = Grpc_Health_V1_HealthCheckRequest()
    request.service = "pastoral.v1.DisclosureService"
    let reply = try await peer.call(HealthService.check, request)
    return "\(reply.status)"
  }

  /// Something about a student is read, so that the ledger grows by a leaf.
  private static func addLeaf(_ server: TestServer) throws {
    try server.server.store.write { transaction in
      let question = PolicyQuestion(
        Caller(
          authenticated: Principal(
            id: "dpo", kind: .person, isActive: true, roles: RoleSet([.dataProtectionOfficer])))!,
        .read, .profile, purpose: .dataProtection, method: "S/M")
      guard case .allow(let decision) = decide(question) else { throw Refusal.denied }
      var random = SystemRandom()
      let student = Student(campusID: "1", givenName: "A", familyName: "B", email: "a@b.uk")
      let stored = Stored(id: Identifier(.student, from: &random), revision: 1, record: student)
      _ = transaction.show(stored, by: decision)
      try transaction.record(transaction.takeAccesses(), at: TestClock.start)
    }
  }

  private static func withAnchor(_ body: (LedgerAnchor) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-anchor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(LedgerAnchor(path: path))
  }

  @Test("holds the last checkpoint once the server has stopped, and serves while it fits")
  func anchors() async throws {
    try await Self.withAnchor { anchor in
      let key = StoreSecrets.test.ledgerKey.verifierKey
      try await TestServer.with {
        $0.anchor = anchor
      } _: { server in
        let health = try await Self.health(server)
        #expect(health == "serving")
        try Self.addLeaf(server)
        try Self.addLeaf(server)
        await server.server.anchorNow()
        #expect(try anchor.checkpoint(by: key)?.checkpoint.size == 2)
        try Self.addLeaf(server)
        await server.drain()
        #expect(try anchor.checkpoint(by: key)?.checkpoint.size == 3)
      }
    }
  }

  @Test("of a longer ledger has disclosures refused, and is left as it is (G6)")
  func shorter() async throws {
    try await Self.withAnchor { anchor in
      try await TestServer.with {
        $0.anchor = anchor
      } _: { server in
        try Self.addLeaf(server)
        await server.drain()
      }
      let before = try Data(contentsOf: URL(filePath: anchor.path))
      // A new directory is an older state than the anchor's.
      try await TestServer.with {
        $0.anchor = anchor
      } _: { server in
        let health = try await Self.health(server)
        #expect(health == "notServing")
        try Self.addLeaf(server)
        try Self.addLeaf(server)
        await server.server.anchorNow()
        let peer = try server.peer()
        #expect(try await peer.lives(), "All else is served.")
      }
      let after = try Data(contentsOf: URL(filePath: anchor.path))
      #expect(after == before)
    }
  }

  @Test("that holds no checkpoint of ours has disclosures refused")
  func unreadable() async throws {
    try await Self.withAnchor { anchor in
      try Data("not a note".utf8).write(to: URL(filePath: anchor.path))
      try await TestServer.with {
        $0.anchor = anchor
      } _: { server in
        let health = try await Self.health(server)
        #expect(health == "notServing")
      }
    }
  }
}
