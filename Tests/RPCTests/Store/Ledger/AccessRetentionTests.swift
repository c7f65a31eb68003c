import Crypto
import Domain
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("Rows of the access log at the end of their retention")
struct AccessRetentionTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let hour: Int64 = 3_600_000
  private static func time(_ hours: Int) -> Instant {
    .noon.adding(milliseconds: Int64(hours) * hour)
  }

  /// A store in which something was read in each of so many hours.
  private func filled(_ hours: Int) throws -> StoreEngine {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    for number in 0..<hours {
      try engine.write { transaction in
        let accesses = [
          LedgerStoreTests.access(number), LedgerStoreTests.access(number, subject: 2),
        ]
        try transaction.record(accesses, at: Self.time(number))
      }
    }
    return engine
  }

  private func delete(
    before hours: Int, atMost count: Int = 100, in engine: StoreEngine
  ) throws -> Int {
    try engine.write {
      try $0.deleteAccesses(
        before: Self.time(hours), atMost: count, at: Self.time(100), by: .system(.seed))
    }
  }

  private func rows(_ engine: StoreEngine) throws -> Int {
    try engine.read { try $0.row("select count(*) from access_log")?.int(0) ?? -1 }
  }

  private func fault(_ engine: StoreEngine) -> String {
    do {
      _ = try engine.verifyLedger()
      return "nothing"
    } catch {
      return LedgerDamage.sentence(about: error) ?? "\(error)"
    }
  }

  @Test("go oldest first, a bounded number of leaves at a time, and a leaf accounts for them")
  func accounted() throws {
    let engine = try filled(6)
    defer { engine.close() }
    #expect(try delete(before: 4, atMost: 3, in: engine) == 3)
    #expect(try rows(engine) == 6)
    #expect(try delete(before: 4, atMost: 3, in: engine) == 1)
    #expect(try delete(before: 4, atMost: 3, in: engine) == 0)
    #expect(try rows(engine) == 4)
    let leaf = try engine.read {
      try Leaf(LedgerTables.current(in: $0.database).leaf(at: 6) ?? [])
    }
    #expect(
      leaf.event
        == .retentionDelete(
          actor: nil, subject: nil, accesses: DeletedAccesses(log: nil, leaves: 0...2)))
    #expect(try engine.verifyLedger().current.size == 8)
  }

  @Test("may all go, and what is read afterwards is under leaves again")
  func all() throws {
    let engine = try filled(3)
    defer { engine.close() }
    #expect(try delete(before: 50, in: engine) == 3)
    #expect(try rows(engine) == 0)
    try engine.write { try $0.record([LedgerStoreTests.access(9)], at: Self.time(60)) }
    #expect(try engine.verifyLedger().current.size == 5)
  }

  @Test("are not missed in an ended log, which the accounting leaf names")
  func endedLog() throws {
    try filled(3).close()
    let new = SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey())!
    _ = try StoreEngine.beginLog(
      in: scratch("data"), signedBy: new, ending: StoreSecrets.test.ledgerKey.verifierKey, at: nil,
      now: .noon)
    let engine = try StoreEngine.open(
      at: scratch("data"), secrets: StoreSecrets(keyEncryptionKeys: .test, ledgerKey: new),
      now: .noon)
    defer { engine.close() }
    try engine.write { try $0.record([LedgerStoreTests.access(9)], at: Self.time(3)) }
    // One leaf accounts for leaves of one log.
    #expect(try delete(before: 50, in: engine) == 3)
    #expect(try delete(before: 50, in: engine) == 1)
    #expect(try engine.verifyLedger().current.size == 4)
  }

  @Test(
    "are missed where no leaf accounts for them, or for others",
    arguments: [
      ("delete from access_log where id <= 2", "under leaf 0 were"),
      ("delete from access_log where id = 9", "under leaf 4 were"),
      ("delete from access_batch where place = 4", "under leaf 4 were"),
      ("delete from access_batch where place in (3, 5)", "under leaf 3 were"),
      ("delete from access_batch where place = 2", "nothing"),
    ] as [(SQL, String)])
  func missed(change: SQL, expected: String) throws {
    let engine = try filled(6)
    defer { engine.close() }
    // Of leaves 1 and 2 the rows are gone as they should.
    try engine.write { transaction in
      try transaction.run("delete from access_log where id in (3, 4, 5, 6)")
      try transaction.run("delete from access_batch where place = 1")
      try transaction.run("delete from access_batch where place = 2")
      try transaction.ledger?.append(at: .noon) { _ in
        .retentionDelete(
          actor: nil, subject: nil, accesses: DeletedAccesses(log: nil, leaves: 1...2))
      }
    }
    #expect(fault(engine) == "nothing")
    _ = try engine.write { try $0.run(change) }
    #expect(fault(engine).contains(expected), "\(fault(engine))")
  }

  @Test(
    "that nobody wrote are found: between others, before them and behind them",
    arguments: [-5, 3, 500])
  func surplus(id: Int) throws {
    let engine = try filled(6)
    defer { engine.close() }
    #expect(try delete(before: 3, in: engine) == 3)
    _ = try engine.write {
      try $0.run(
        """
        insert into access_log (id, at, principal_id, acting_for, rule, subject_id, purpose, method)
        values ($1, 0, 'stf_x', '', 'r', 'stu_x', '', 'S/M')
        """, id)
    }
    #expect(fault(engine) == "The access log has rows that no leaf is over.")
  }

  @Test("that go while a verification is under way are accounted for behind its end")
  func meanwhile() throws {
    let engine = try filled(6)
    defer { engine.close() }
    let key = StoreSecrets.test.ledgerKey.verifierKey
    var check = try engine.read { try $0.ledgerCheck(by: key, .system(.seed)) }
    #expect(try delete(before: 3, in: engine) == 3)
    var verified: VerifiedLogs?
    while verified == nil {
      (check, verified) = try engine.read { [check] transaction in
        var check = check
        return (check, try transaction.advance(&check, atMost: 100, by: .system(.seed)))
      }
    }
    #expect(verified?.current.size == 6)
  }
}
