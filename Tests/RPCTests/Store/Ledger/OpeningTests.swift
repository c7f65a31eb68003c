import Domain
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("What the ledger is told when a store is opened")
struct OpeningTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func events(_ engine: StoreEngine) throws -> [Event] {
    try engine.read { transaction in
      let tables = try LedgerTables.current(in: transaction.database)
      let size = try tables.head()?.head.size ?? 0
      return try (0..<size).map { try Leaf(tables.leaf(at: $0) ?? []).event }
    }
  }

  @Test("That the data came out of a backup is told once, before anything else")
  func restored() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    for contents in [Backup.Contents.records, .keys] {
      try Backup.make(of: contents, in: scratch("data"), to: scratch("\(contents)"), now: .noon)
    }
    engine.close()
    try Backup.restore(
      records: scratch("records"), keys: scratch("keys"), to: scratch("restored"))
    for _ in 0..<2 {
      let restored = try StoreEngine.open(at: scratch("restored"), now: .noon)
      defer { restored.close() }
      #expect(try events(restored) == [.restore(actor: nil)])
    }
  }

  @Test("That the rules are of another version than those before is told once")
  func policy() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    engine.close()
    // A leaf under older rules, as an older program would have left it.
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    var head = LedgerHead()
    var random = SystemRandom()
    let older = try #require(Code("2020-01"))
    let addition = head.append(
      .restore(actor: nil), id: LeafID(from: &random), policy: older, now: .earliest)
    let tables = try LedgerTables.current(in: database)
    let key = StoreSecrets.test.ledgerKey
    try tables.add(addition)
    try tables.name(signedBy: key.verifierKey)
    try tables.write(head, checkpoint: key.checkpoint(size: head.size, root: head.root).bytes)
    database.close()
    for _ in 0..<2 {
      let opened = try StoreEngine.open(at: scratch("data"), now: .noon)
      defer { opened.close() }
      #expect(try events(opened) == [.restore(actor: nil), .policyChange(actor: nil)])
    }
  }

  @Test("Of an ordinary opening nothing is told")
  func nothing() throws {
    try StoreEngine.create(at: scratch("data"), now: .noon).close()
    let opened = try StoreEngine.open(at: scratch("data"), now: .noon)
    defer { opened.close() }
    #expect(try events(opened) == [])
  }
}
