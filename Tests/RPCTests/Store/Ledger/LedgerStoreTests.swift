import Crypto
import Domain
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("The ledger in the store")
struct LedgerStoreTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let key = StoreSecrets.test.ledgerKey.verifierKey

  /// An access by a tutor about somebody.
  static func access(_ number: Int, subject: UInt8 = 1) -> Access {
    Access(
      principal: "stf_\(number)", actingFor: nil, rule: "profile.academic_staff.tutor",
      subject: KeyStoreTests.id(subject), purpose: .academicAdvice, method: "S/M")
  }

  private static func record(_ numbers: [Int], at now: Instant = .noon) -> RecordedWork {
    RecordedWork { transaction in
      try transaction.record(numbers.map { access($0) }, at: now)
    }
  }

  private func verify(against anchors: [Checkpoint] = []) throws -> VerifiedLedger {
    try StoreEngine.verifyLedger(in: scratch("data"), by: Self.key, against: anchors).current
  }

  private func checkpoint(_ engine: StoreEngine) throws -> Checkpoint {
    let note = try engine.read { try $0.checkpoint(by: .system(.seed)) }
    return try SignedCheckpoint(try #require(note), by: Self.key).checkpoint
  }

  @Test("All accesses of one batch are under one leaf, and its checkpoint is signed")
  func oneLeaf() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    #expect(engine.writer.perform([Self.record([1, 2]), Self.record([3])]) == [[.done], [.done]])
    #expect(try checkpoint(engine).size == 1)
    let leaf = try engine.read { try LedgerTables.current(in: $0.database).leaf(at: 0) }
    guard case .accessBatch(let rows, _) = try Leaf(try #require(leaf)).event else {
      Issue.record("The leaf is of another kind.")
      return
    }
    #expect(rows == 3)
    #expect(try verify().size == 1)
  }

  @Test("A batch that records nothing adds no leaf")
  func noLeaf() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try engine.write { try $0.addProgramme("A") }
    #expect(try engine.read { try $0.checkpoint(by: .system(.seed)) } == nil)
    #expect(try verify().size == 0)
  }

  @Test("A work that is undone leaves no row under the leaf, and the head goes back with it")
  func undoneWork() throws {
    struct Undone: Error {}
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    let told = engine.writer.perform([
      Self.record([1]),
      RecordedWork { transaction in
        try transaction.record([Self.access(2)], at: .noon)
        try KeyStoreTests.add(KeyStoreTests.ada, 9, transaction)
        try transaction.shred(KeyStoreTests.id(9), at: .noon, by: .system(.seed))
        throw Undone()
      },
      Self.record([3]),
    ])
    #expect(told[0] == [.done] && told[2] == [.done])
    #expect(try verify().size == 1)
    #expect(try checkpoint(engine).size == 1)
  }

  @Test("Time never goes back, whatever the clock does")
  func time() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    for hours in [2, 1, 3] {
      let now = Instant.noon.adding(milliseconds: Int64(hours) * 3_600_000)
      #expect(engine.writer.perform([Self.record([hours], at: now)]) == [[.done]])
    }
    let verified = try verify()
    #expect(verified.size == 3)
    #expect(
      verified.lastTime.millisecondsSince1970
        == Instant.noon.adding(milliseconds: 3 * 3_600_000).millisecondsSince1970)
  }

  @Test("Every checkpoint is consistent with every other, over closing and opening (G4)")
  func consistency() throws {
    var engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    var checkpoints: [Checkpoint] = []
    for number in 0..<24 {
      #expect(engine.writer.perform([Self.record([number])]) == [[.done]])
      checkpoints.append(try checkpoint(engine))
      if number % 7 == 6 {
        engine.close()
        engine = try StoreEngine.open(at: scratch("data"), now: .noon)
      }
    }
    defer { engine.close() }
    #expect(checkpoints.map(\.size) == Array(1...24))
    #expect(try verify(against: checkpoints).size == 24)
    for checkpoint in checkpoints {
      let proof = try engine.read {
        try $0.consistencyProof(from: checkpoint.size, by: .system(.seed))
      }
      #expect(try #require(proof).leads(from: checkpoint.root, to: checkpoints[23].root))
    }
    for leaf in 0..<24 {
      let proof = try engine.read {
        try $0.inclusionProof(of: leaf, key: Self.key, by: .system(.seed))
      }
      let found = try #require(proof)
      let verified = try found.verify(leaf: try #require(found.extra), key: Self.key)
      #expect(verified.checkpoint == checkpoints[23])
    }
  }

  @Test("Shredding says in one leaf that it begins and in the next that it is done")
  func shred() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    let person = KeyStoreTests.id(1)
    try engine.write { try KeyStoreTests.add(KeyStoreTests.ada, 1, $0) }
    try engine.write { try $0.shred(person, at: .noon, by: .system(.seed)) }
    try engine.write { try $0.addProgramme("A") }
    let leaves = try engine.read { transaction in
      try (0..<2).map {
        try Leaf(LedgerTables.current(in: transaction.database).leaf(at: $0) ?? [])
      }
    }
    guard case .keyShred(_, let first, .begun) = leaves[0].event,
      case .keyShred(_, let second, .ended(of: 0)) = leaves[1].event
    else {
      Issue.record("The leaves are of other kinds.")
      return
    }
    // Equal people cannot be told by their commitments; the audit key explains them.
    #expect(first != second)
    let key = try engine.read { try $0.keys.key(of: person.text, for: .audit).key }
    for (leaf, commitment) in [(leaves[0], first), (leaves[1], second)] {
      let opening = Opening(.subject, of: leaf.id, auditKey: key)
      #expect(commitment.commits(to: Array(person.text.utf8), opening))
    }
    #expect(try verify().size == 2)
  }

  @Test("A key that did not sign the last checkpoint does not open the store")
  func otherKey() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    #expect(engine.writer.perform([Self.record([1])]) == [[.done]])
    engine.close()
    let other = try #require(
      SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey()))
    #expect(throws: NoteError.self) {
      try StoreEngine.open(
        at: scratch("data"),
        secrets: StoreSecrets(keyEncryptionKeys: .test, ledgerKey: other), now: .noon)
    }
  }

  // MARK: Found out (G5)

  /// A closed store with nine leaves.
  private func filled() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    for number in 0..<9 {
      #expect(engine.writer.perform([Self.record([number])]) == [[.done]])
    }
  }

  /// What verifying finds after the tables were changed behind the store's back.
  private func fault(after changes: SQL...) throws -> String {
    try filled()
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    try database.run("pragma foreign_keys = off")
    for change in changes { try database.run(change) }
    database.close()
    do {
      _ = try verify()
      return "nothing"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "Whatever is changed in the tables is found, and the first place named",
    arguments: [
      ("update audit_leaf set leaf = x'00' where place = 4", "Leaf 4 does not have"),
      ("update audit_leaf set hash = zeroblob(32) where place = 4", "Leaf 4 does not have"),
      ("delete from audit_leaf where place = 4", "Leaf 4 is missing."),
      ("delete from audit_leaf where place = 8", "Leaf 8 is missing."),
      (
        "update audit_node set hash = zeroblob(32) where level = 1 and place = 2",
        "level 1, index 2"
      ),
      ("delete from audit_node where level = 3", "level 3, index 0"),
      ("insert into audit_node values (4, 0, zeroblob(32))", "1 nodes too many"),
      ("update audit_head set root = zeroblob(32)", "The stored head does not fit the 9"),
      ("update audit_head set size = 8", "The stored head does not fit"),
      ("update audit_head set checkpoint = x'00'", "note"),
      ("update access_log set principal_id = 'stf_x' where id = 5", "under leaf 4 were changed"),
      ("delete from access_log where id = 5", "under leaf 4 were changed"),
      ("update access_batch set salt = zeroblob(32) where place = 4", "under leaf 4 were changed"),
      // The end of retention.
      ("delete from access_batch where place = 4", "under leaf 4 were changed"),
    ] as [(SQL, String)])
  func found(change: SQL, expected: String) throws {
    let fault = try fault(after: change)
    #expect(fault.localizedCaseInsensitiveContains(expected), "\(fault)")
  }

  @Test("A leaf whose bytes were taken away is named, though its hash is there")
  func withoutBytes() throws {
    let fault = try fault(
      after: "create table bare (place integer primary key, leaf blob, hash blob not null)",
      "insert into bare select * from audit_leaf", "drop table audit_leaf",
      "alter table bare rename to audit_leaf",
      "update audit_leaf set leaf = null where place in (4, 6)")
    #expect(fault == "Leaf 4 is missing.")
  }

  @Test("Every byte of the head is looked at: whichever is changed, the head is named")
  func everyByteOfHead() throws {
    try filled()
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    defer { database.close() }
    let head = try #require(
      try database.rows("select size, root, time, checkpoint from audit_head").first)
    let (size, time) = (try head.integer(0), try head.integer(2))
    let (root, note) = (try head.blob(1), try head.blob(3))
    func named(_ size: Int64, _ root: [UInt8], _ time: Int64, _ note: [UInt8]) throws -> Bool {
      try database.run(
        "update audit_head set size = $1, root = $2, time = $3, checkpoint = $4",
        [size, root, time, note])
      do {
        _ = try verify()
        return false
      } catch {
        return LedgerDamage.sentence(about: error)?.contains("head") ?? false
      }
    }
    for bit in 0..<Int64.bitWidth {
      #expect(try named(size ^ 1 << Int64(bit), root, time, note), "bit \(bit)")
      #expect(try named(size, root, time ^ 1 << Int64(bit), note), "bit \(bit)")
    }
    for place in root.indices {
      #expect(try named(size, root.flipping(bit: place * 8), time, note))
    }
    for place in note.indices {
      #expect(try named(size, root, time, note.flipping(bit: place * 8)), "byte \(place)")
    }
    #expect(try !named(size, root, time, note))
  }

  @Test("No size opens the store but the one that was written, in the first log nor in a later one")
  func everyBitOfSize() throws {
    try filled()
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    defer { database.close() }
    try database.run("pragma foreign_keys = off")
    for number in [0, 4_095] {
      for size in (0..<Int64.bitWidth).map({ 9 ^ 1 << Int64($0) }) + [.max, .min, -1] {
        try database.run("update audit_head set size = $1, log = $2", [size, number])
        do {
          _ = try LedgerTables(of: database, log: LogNumber(number: number)).head()
          Issue.record("A head of \(size) is taken.")
        } catch {
          #expect(LedgerDamage.sentence(about: error) != nil, "\(size): \(error)")
        }
      }
    }
    try database.run("update audit_head set size = $1, log = 0", [Int64.min | 9])
    #expect(throws: LedgerFault.head(size: .min | 9)) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
  }

  @Test("Every leaf and node is looked at: whichever is changed, the first place is named")
  func everyRow() throws {
    try filled()
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    defer { database.close() }
    let leaves = try database.rows("select place, leaf, hash from audit_leaf order by place")
    for leaf in leaves {
      let (place, bytes, hash) = (try leaf.integer(0), try leaf.blob(1), try leaf.blob(2))
      for index in bytes.indices where index % 7 == Int(place) % 7 {
        try database.run(
          "update audit_leaf set leaf = $2 where place = $1",
          [place, bytes.flipping(bit: index * 8)])
        #expect(throws: LedgerFault.leafChanged(Int(place))) { try verify() }
      }
      try database.run("update audit_leaf set leaf = $2 where place = $1", [place, bytes])
      for index in hash.indices {
        try database.run(
          "update audit_leaf set hash = $2 where place = $1",
          [place, hash.flipping(bit: index * 8)])
        #expect(throws: LedgerFault.leafChanged(Int(place))) { try verify() }
      }
      try database.run("update audit_leaf set hash = $2 where place = $1", [place, hash])
    }
    for node in try database.rows("select level, place, hash from audit_node") {
      let (level, index, hash) = (try node.int(0), try node.int(1), try node.blob(2))
      for byte in hash.indices {
        try database.run(
          "update audit_node set hash = $3 where level = $1 and place = $2",
          [level, index, hash.flipping(bit: byte * 8)])
        let position = NodePosition(level: level, index: index)
        #expect(throws: LedgerFault.nodeChanged(position)) { try verify() }
      }
      try database.run(
        "update audit_node set hash = $3 where level = $1 and place = $2", [level, index, hash])
    }
    #expect(try verify().size == 9)
  }

  @Test("A ledger that was rewritten whole, or cut short, does not fit a checkpoint kept elsewhere")
  func rewritten() throws {
    try filled()
    let kept = try StoreEngine.open(at: scratch("data"), now: .noon)
    let anchor = try checkpoint(kept)
    kept.close()
    try FileManager.default.removeItem(atPath: scratch("data"))
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    #expect(throws: LedgerFault.shorter(size: 0, checkpoint: 9)) { try verify(against: [anchor]) }
    for number in 100..<110 {
      #expect(engine.writer.perform([Self.record([number])]) == [[.done]])
    }
    #expect(throws: LedgerFault.checkpoint(size: 9)) { try verify(against: [anchor]) }
  }
}

extension [UInt8] {
  /// The same with one bit changed.
  fileprivate func flipping(bit: Int) -> [UInt8] {
    var bytes = self
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
  }
}
