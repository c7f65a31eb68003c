import Domain
import Foundation
import Ledger
import Logging
import Messages
import NIOCore
import NIOEmbedded
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

  private static func addLeaf(_ server: TestServer) throws { try server.server.store.addLeaf() }

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

  @Test("that holds no checkpoint of ours, or cannot be looked for, has disclosures refused")
  func unreadable() async throws {
    try await Self.withAnchor { anchor in
      try Data("not a note".utf8).write(to: URL(filePath: anchor.path))
      for unreadable in [anchor, LedgerAnchor(path: anchor.path + "/below-a-file")] {
        try await TestServer.with {
          $0.anchor = unreadable
        } _: { server in
          let health = try await Self.health(server)
          #expect(health == "notServing")
        }
      }
    }
  }

  /// The anchoring of a store in a directory of its own, as a server begins it.
  private static func anchoring(of store: StoreEngine, _ anchor: LedgerAnchor) -> Anchoring {
    Anchoring(anchor, of: store, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private static func withStore(_ body: (StoreEngine) throws -> Void) throws {
    let data = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-anchored-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let store = try StoreEngine.create(at: data, secrets: .test, now: TestClock.start)
    defer { store.close() }
    try body(store)
  }

  @Test("is written at once and every twenty seconds: no checkpoint is a minute old without one")
  func schedule() async throws {
    try await Self.withAnchor { anchor in
      try Self.withStore { store in
        let key = StoreSecrets.test.ledgerKey.verifierKey
        let anchoring = Self.anchoring(of: store, anchor)
        let loop = EmbeddedEventLoop()
        let task = anchoring.schedule(on: loop)
        func anchored(after time: TimeAmount) throws -> Int? {
          loop.advanceTime(by: time)
          // What was begun is done.
          anchoring.queue.sync {}
          return try anchor.checkpoint(by: key)?.checkpoint.size
        }
        try store.addLeaf()
        #expect(try anchored(after: .zero) == 1)
        for size in 2...4 {
          try store.addLeaf()
          #expect(try anchored(after: .seconds(19)) == size - 1)
          #expect(try anchored(after: .seconds(1)) == size)
        }
        task.cancel()
        try store.addLeaf()
        #expect(try anchored(after: .hours(1)) == 4)
        try loop.syncShutdownGracefully()
      }
    }
  }

  /// Anchors what is new as the schedule does.
  private static func anchorOnce(_ anchoring: Anchoring) throws {
    let loop = EmbeddedEventLoop()
    let task = anchoring.schedule(on: loop)
    loop.run()
    anchoring.queue.sync {}
    task.cancel()
    try loop.syncShutdownGracefully()
  }

  @Test("that is gone has disclosures refused, where the ledger was anchored before")
  func gone() async throws {
    try await Self.withAnchor { anchor in
      try Self.withStore { store in
        try store.addLeaf()
        for _ in 0..<2 {
          let anchoring = Self.anchoring(of: store, anchor)
          #expect(anchoring.refusal == nil)
          try Self.anchorOnce(anchoring)
        }
        #expect(try anchor.checkpoint(by: store.ledgerKey)?.checkpoint.size == 1)

        try FileManager.default.removeItem(atPath: anchor.path)
        try store.addLeaf()
        let anchoring = Self.anchoring(of: store, anchor)
        #expect(anchoring.refusal?.hasPrefix("the anchor is gone") ?? false)
        // Nor is another one written, which would hide it.
        try Self.anchorOnce(anchoring)
        #expect(!FileManager.default.fileExists(atPath: anchor.path))
        // Where none is configured, nobody looks for it.
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        #expect(Anchoring(nil, of: store, logger: logger).refusal == nil)
      }
    }
  }
}

extension StoreEngine {
  /// Something about a student is read, so that the ledger grows by a leaf.
  func addLeaf() throws {
    try write { transaction in
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
}
