import Crypto
import Domain
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("A new log after a restore")
struct NewLogTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let old = StoreSecrets.test.ledgerKey
  private static let new = SigningKey(
    host: "localhost",
    key: try! Curve25519.Signing.PrivateKey(rawRepresentation: Array(32..<64)))!
  private static let secrets = StoreSecrets(keyEncryptionKeys: .test, ledgerKey: new)

  /// Reads so often that the log has so many leaves more.
  private func add(_ count: Int, to engine: StoreEngine) {
    for number in 0..<count {
      let work = RecordedWork { transaction in
        try transaction.record([LedgerStoreTests.access(number)], at: .noon)
      }
      #expect(engine.writer.perform([work]) == [[.done]])
    }
  }

  private func filled(_ count: Int) throws -> Checkpoint? {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    add(count, to: engine)
    return try engine.lastCheckpoint()?.checkpoint
  }

  @discardableResult
  private func beginLog(at anchor: Checkpoint? = nil) throws -> Checkpoint {
    try StoreEngine.beginLog(
      in: scratch("data"), signedBy: Self.new, ending: Self.old.verifierKey, at: anchor,
      now: .noon)
  }

  private func open() throws -> StoreEngine {
    try StoreEngine.open(at: scratch("data"), secrets: Self.secrets, now: .noon)
  }

  private func verify(against anchors: [Checkpoint] = []) throws -> VerifiedLogs {
    try StoreEngine.verifyLedger(
      in: scratch("data"), by: Self.new.verifierKey, endedKeys: [Self.old.verifierKey],
      against: anchors)
  }

  @Test("Its first leaf names the log that it continues, and both are verified")
  func continues() throws {
    let last = try filled(5)
    #expect(try beginLog() == last)
    let engine = try open()
    add(3, to: engine)
    #expect(try engine.lastCheckpoint()?.checkpoint.size == 4)
    engine.close()
    let found = try verify(against: [try #require(last)])
    #expect(found.current.size == 4)
    let ended = try #require(found.ended.first)
    #expect(found.ended.count == 1)
    #expect(ended.key == Self.old.verifierKey)
    #expect(ended.verified.size == 5)
    #expect(ended.continued == last)
    #expect(ended.isWhole)
  }

  @Test("Asked for again with the same key, it is begun once")
  func once() throws {
    _ = try filled(2)
    let first = try beginLog()
    #expect(try beginLog() == first)
    #expect(try verify().current.size == 1)
  }

  @Test("It continues a log that had no leaves yet")
  func empty() throws {
    _ = try filled(0)
    #expect(try beginLog().size == 0)
    #expect(try verify().ended.map(\.verified.size) == [0])
  }

  @Test("What the log had more than the restored data is said, and not taken for damage")
  func shorter() throws {
    _ = try filled(3)
    let anchored = Checkpoint(origin: Self.old.origin, size: 7, root: .plain([1]))
    #expect(try beginLog(at: anchored) == anchored)
    let ended = try #require(try verify().ended.first)
    #expect(ended.verified.size == 3 && ended.continued == anchored && !ended.isWhole)
  }

  @Test("The anchor of the ended log holds where the new one continues it, and no other does")
  func anchor() throws {
    let before = try #require(try filled(3))
    let anchored = Checkpoint(origin: Self.old.origin, size: 7, root: .plain([1]))
    try beginLog(at: anchored)
    let engine = try open()
    defer { engine.close() }
    #expect(try engine.standing(against: anchored) == .holds)
    #expect(try engine.standing(against: before) == .holds)
    var other = anchored
    other.root = .plain([2])
    #expect(try engine.standing(against: other) == .differs(anchored: 7))
    other.size = 8
    #expect(try engine.standing(against: other) == .differs(anchored: 8))
    other = before
    other.root = .plain([2])
    #expect(try engine.standing(against: other) == .differs(anchored: 3))
  }

  @Test("The old key opens the directory no longer, nor does a third one")
  func oldKey() throws {
    _ = try filled(1)
    try beginLog()
    #expect(throws: NoteError.otherOrigin) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
    #expect(throws: NoteError.otherOrigin) {
      try StoreEngine.beginLog(
        in: scratch("data"),
        signedBy: SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey())!,
        ending: Self.old.verifierKey, at: nil, now: .noon)
    }
  }

  @Test("A directory that is served is left alone")
  func served() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    #expect(throws: DataDirectoryError.self) { try beginLog() }
  }

  @Test(
    "Whatever is changed of the ended log is found, and named with it",
    arguments: [
      ("update audit_leaf set leaf = x'00' where place = 2", "Leaf 2 does not have"),
      ("delete from audit_leaf where place = 4", "Leaf 4 is missing."),
      ("update audit_node set hash = zeroblob(32) where level = 1 and place = 1", "level 1"),
      ("update audit_head set root = zeroblob(32) where log = 0", "The stored head"),
      ("delete from access_log where id = 3", "under leaf 2 were changed"),
    ] as [(SQL, String)])
  func found(change: SQL, expected: String) throws {
    _ = try filled(5)
    try beginLog()
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    try database.run("pragma foreign_keys = off")
    try database.run(change)
    database.close()
    var sentence = "nothing"
    do { _ = try verify() } catch { sentence = LedgerDamage.sentence(about: error) ?? "\(error)" }
    #expect(sentence.hasPrefix("In the ended log \(Self.old.origin): "), "\(sentence)")
    #expect(sentence.contains(expected), "\(sentence)")
  }

  @Test("A log that says nothing of the one before it, or another one's key, is found")
  func replaced() throws {
    _ = try filled(2)
    try beginLog()
    let third = SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey())!
    #expect(throws: UnknownEndedLog.self) {
      try StoreEngine.verifyLedger(
        in: scratch("data"), by: Self.new.verifierKey, endedKeys: [third.verifierKey])
    }
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    try database.run("pragma foreign_keys = off")
    try database.run("delete from audit_leaf where place < 1000000")
    try database.run("delete from audit_node where place < 1000000")
    try database.run("delete from audit_head where log = 0")
    try database.run("delete from access_log")
    try database.run("delete from access_batch")
    try database.run(
      "update audit_log set verifier_key = $1 where number = 0", [third.verifierKey.text])
    database.close()
    #expect(throws: LogNotContinued.self) {
      try StoreEngine.verifyLedger(in: scratch("data"), by: Self.new.verifierKey)
    }
  }

  @Test("What began in the ended log and ends in the new one is said anew to have begun")
  func shredding() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { try KeyStoreTests.add(KeyStoreTests.ada, 1, $0) }
    try engine.write { try $0.shred(KeyStoreTests.id(1), at: .noon, by: .system(.seed)) }
    engine.close()
    try beginLog()
    let after = try open()
    defer { after.close() }
    try after.write { try $0.addProgramme("A") }
    let events = try after.read { transaction in
      let tables = try LedgerTables.current(in: transaction.database)
      return try (1...2).map { try Leaf(tables.leaf(at: $0) ?? []).event }
    }
    guard case .keyShred(_, _, .begun) = events[0], case .keyShred(_, _, .ended(of: 1)) = events[1]
    else {
      Issue.record("\(events)")
      return
    }
    #expect(try after.verifyLedger().current.size == 3)
  }
}
