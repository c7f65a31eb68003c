import Domain
import Foundation
import Promises
import Testing

@testable import Store

@Suite("Erasure by destroying a key", .tags(.s16, .w23))
struct ShreddingTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let person = KeyStoreTests.id(1)

  private func filled() throws -> StoreEngine {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { try KeyStoreTests.add(KeyStoreTests.ada, 1, $0) }
    return engine
  }

  private func shred(in engine: StoreEngine) throws {
    try engine.write { try $0.shred(Self.person, at: .noon, by: .system(.seed)) }
  }

  private func isReadable(in engine: StoreEngine) throws -> Bool {
    do {
      return try engine.read { try $0.student(Self.person.text, by: .system(.seed)) } != nil
    } catch Refusal.denied {
      return false
    }
  }

  private func hasKey(_ purpose: String, in name: String = "data") throws -> Bool {
    let database = try Database(
      Database.Location(path: scratch(name + "/keys.db")), role: .reader)
    defer { database.close() }
    return try database.rows(
      "select 1 from data_key where owner = $1 and purpose = $2", [Self.person, purpose]
    ).isEmpty == false
  }

  @Test("It is gone at once: from reads, from lists, from look-ups, and the cache forgets the key")
  func atOnce() throws {
    let engine = try filled()
    defer { engine.close() }
    #expect(try isReadable(in: engine))
    try shred(in: engine)
    #expect(try !isReadable(in: engine))
    let decision = Decision.system(.seed)
    let listed = try engine.read {
      try $0.page(of: Student.self, after: "", limit: 10, by: decision)
    }
    #expect(listed.isEmpty)
    #expect(
      try engine.read { try $0.personID(email: KeyStoreTests.ada.email, kind: .student) } == nil)
    #expect(try !hasKey("content"))
    #expect(try hasKey("audit"), "The ledger's entries can still be explained.")
  }

  @Test("A record that was read before the key was destroyed cannot be opened after it")
  func inSnapshot() throws {
    let engine = try filled()
    defer { engine.close() }
    let sealed = try engine.read {
      try $0.row("select details from student")?.blob(0) ?? []
    }
    try shred(in: engine)
    let place = SealedPlace(
      table: "student", column: "details", owner: Self.person.text, record: Self.person,
      version: 1)
    #expect(throws: KeyError.destroyed) { try engine.read { try $0.open(sealed, at: place) } }
    #expect(throws: KeyError.destroyed) { try engine.write { try $0.open(sealed, at: place) } }
  }

  @Test("The key's bytes are in no file afterwards, nor what it sealed (G12)")
  func noResidue() throws {
    let engine = try filled()
    let (wrapped, sealed) = try residues(in: engine)
    try shred(in: engine)
    engine.close()
    let files = try scratch.contents(of: "data")
    #expect(!files.isEmpty)
    for (name, content) in files {
      #expect(content.range(of: Data(wrapped)) == nil, "\(name) holds the wrapped key.")
      #expect(content.range(of: Data(sealed)) == nil, "\(name) holds what it sealed.")
    }
  }

  /// The wrapped key and the sealed details, as they lie in the files.
  private func residues(in engine: StoreEngine) throws -> ([UInt8], [UInt8]) {
    let database = try Database(
      Database.Location(path: scratch("data/keys.db")), role: .reader)
    defer { database.close() }
    let wrapped = try database.rows(
      "select wrapped from data_key where owner = $1 and purpose = 'content'", [Self.person])
    let sealed = try engine.read { try $0.row("select details from student")?.blob(0) }
    return (try wrapped[0].blob(0), try #require(sealed))
  }

  @Test("Half-done, it is finished when the store is opened again")
  func recovers() throws {
    let engine = try filled()
    engine.close()
    // What a crash between the records' COMMIT and the key's removal leaves.
    let records = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    try records.run(
      "insert into key_shred (owner, purpose, shredded_at, place) values ($1, 'content', 0, 0)",
      [Self.person])
    records.close()
    #expect(try hasKey("content"))
    let again = try StoreEngine.open(at: scratch("data"), now: .noon)
    defer { again.close() }
    #expect(try !hasKey("content"))
    // With the next batch the records know that it is done.
    try again.write { try $0.addProgramme("A") }
    #expect(
      try again.read { try $0.rows("select 1 from key_shred where done_batch is null") } == [])
  }

  @Test("A work that is undone destroys nothing")
  func undone() throws {
    struct Undone: Error {}
    let engine = try filled()
    defer { engine.close() }
    #expect(throws: Undone.self) {
      try engine.write { transaction in
        try transaction.shred(Self.person, at: .noon, by: .system(.seed))
        throw Undone()
      }
    }
    #expect(try isReadable(in: engine))
  }

  @Test(
    "A key that could not be destroyed is gone to all the same, until it is, whatever is undone meanwhile"
  )
  func delayed() throws {
    struct Undone: Error {}
    let engine = try filled()
    defer { engine.close() }
    func onKeys(_ script: String) throws {
      let keys = try Database(
        Database.Location(path: scratch("data/keys.db")), role: .writer)
      defer { keys.close(keepingWAL: true) }
      try keys.execute(script: script)
    }
    try onKeys("create trigger kept before delete on data_key begin select raise(abort, ''); end")
    try shred(in: engine)
    #expect(try hasKey("content"))
    #expect(throws: Undone.self) { try engine.write { _ in throw Undone() } }
    let look = { @Sendable (transaction: Transaction) throws in
      _ = try transaction.keys.key(of: Self.person.text, for: .content)
    }
    #expect(throws: KeyError.destroyed) { try engine.write(look) }
    #expect(throws: KeyError.destroyed) { try engine.read(look) }
    try onKeys("drop trigger kept")
    try engine.write { try $0.addProgramme("A") }
    #expect(try !hasKey("content"))
  }

  @Test(
    "A restore of older keys or of older records brings nothing back",
    arguments: [(records: "before", keys: "after"), (records: "after", keys: "before")])
  func restored(copies: (records: String, keys: String)) throws {
    let engine = try filled()
    for moment in ["before", "after"] {
      if moment == "after" {
        try shred(in: engine)
        // With this batch the records know that it is done.
        try engine.write { try $0.addProgramme("A") }
      }
      for contents in [Backup.Contents.records, .keys] {
        try Backup.make(
          of: contents, in: scratch("data"), to: scratch("\(contents)-\(moment)"), now: .noon)
      }
    }
    engine.close()
    try Backup.restore(
      records: scratch("records-\(copies.records)"), keys: scratch("keys-\(copies.keys)"),
      to: scratch("restored"))
    let restored = try StoreEngine.open(at: scratch("restored"), now: .noon)
    defer { restored.close() }
    #expect(try !isReadable(in: restored))
    #expect(try !hasKey("content", in: "restored"))
    let decision = Decision.system(.seed)
    #expect(
      try restored.read { try $0.page(of: Student.self, after: "", limit: 9, by: decision) }
        .isEmpty)
  }
}
