import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Housekeeping: what has served its time is forgotten")
struct HousekeepingTests {
  @Test("A reply is kept for seven days to the millisecond")
  func replies() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-12-07 10:00", key: "k1")
      let week = Transaction.idempotencyKeptFor

      campus.now = CampusTemplate.now.adding(milliseconds: week)
      #expect(await campus.tidy() == 0)
      #expect(try await ada.book(campus.id(.tutor), at: "2026-12-07 10:00", key: "k1") == booked)

      campus.now = CampusTemplate.now.adding(milliseconds: week + 1)
      #expect(await campus.tidy() == 1)
      // The key is new again, and the call is judged as one.
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(campus.id(.tutor), at: "2026-12-07 10:00", key: "k1")
      }
    }
  }

  @Test("Uploads that nothing happened to for seven days go, with their rows and errors")
  func uploads() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.stream { upload in
        try await upload.begin("upload-1", .programmes)
        try await upload.rows([.programme(.programme("P1"))], from: 1)
      }
      _ = try await records.upload(.programmes, [.programme(.programme(""))], id: "upload-2")
      campus.now = CampusTemplate.now.adding(milliseconds: 86_400_000)
      _ = try await records.upload(.programmes, [.programme(.programme("P2"))], id: "upload-3")

      campus.now = CampusTemplate.now.adding(milliseconds: Transaction.uploadKeptFor + 1)
      #expect(await campus.tidy() == 2)
      #expect(try await records.importState("upload-3").state == .applied)
      await expectRefusal(.notFound) { try await records.importState("upload-1") }
      for rows in ["select count(*) from import_row", "select count(*) from import_error"] as [SQL]
      {
        #expect(try campus.count(rows) == 0)
      }
    }
  }

  @Test(
    "A session that nobody used has ended in the store too, and a restart does not bring it back")
  func idleSessions() async throws {
    try await TestCampus.with { campus in
      var random = SystemRandom()
      let tokens = (0..<2).map { _ in
        (Token(.session, from: &random), Identifier(.token, from: &random))
      }
      try campus.server.store.write { transaction in
        for (token, id) in tokens {
          try transaction.addToken(
            token, id: id, for: campus.id(.tutor), at: campus.now,
            expires: campus.now.adding(minutes: 480))
        }
      }
      try await campus.restart()
      func use(_ number: Int) async throws {
        var configuration = try campus.configuration(nil)
        configuration.token = try AccessToken(tokens[number].0.text)
        _ = try await Client(configuration).unary(SessionService.whoAmI, .init())
      }
      for minutes in [14, 15] {
        campus.now = CampusTemplate.now.adding(minutes: minutes)
        try await use(0)
      }
      _ = await campus.tidy()
      try await campus.restart()
      try await use(0)
      await expectRefusal(.unauthenticated) { try await use(1) }
    }
  }

  @Test("However much there is, it goes in batches until all is gone")
  func batches() async throws {
    try await TestCampus.with { campus in
      try campus.change(
        """
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 1201)
        insert into idempotency
          (principal_id, acting_for, method, key, request_hash, owner, reply, created_at,
           shows_owner)
        select $1, '', 'm', 'k' || i, x'00', 'system', x'00', 0, 0 from n
        """, campus.id(.ada))
      let before = campus.server.store.writer.statistics.works
      #expect(await campus.tidy() == 1_201)
      #expect(campus.server.store.writer.statistics.works == before + 3)
    }
  }

  @Test("A server tidies when it starts")
  func start() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.records).put(.programme("P900"), key: "k1")
      campus.now = CampusTemplate.now.adding(milliseconds: Transaction.idempotencyKeptFor + 1)
      try await campus.restart()
      // What it began may be under way still; this comes after it on the same lane.
      #expect(await campus.tidy() == 0)
      #expect(try campus.count("select count(*) from idempotency") == 0)
      #expect(try await campus.client(.admin).put(.programme("P900")).revision == 1)
    }
  }
}

extension TestCampus {
  /// Has the server forget what is old by its clock, and says how much that was.
  fileprivate func tidy() async -> Int {
    await withCheckedContinuation { done in
      server.housekeeping.tidy { done.resume(returning: $0) }
    }
  }
}
