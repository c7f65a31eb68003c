import Domain
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("People's keys")
struct KeyStoreTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static let ada = Student(
    campusID: "S1", givenName: "Augusta Ada", familyName: "Byron-King",
    email: "ada.byron@uni.example")

  static func id(_ number: UInt8) -> Identifier {
    var generator = Constant(number: number)
    return Identifier(.student, from: &generator)
  }

  private struct Constant: RandomNumberGenerator {
    let number: UInt8
    mutating func next() -> UInt64 { UInt64(number) }
  }

  static func add(_ student: Student, _ number: UInt8, _ transaction: Transaction) throws {
    _ = try transaction.put(
      student, revision: 0, newID: id(number), at: .noon, by: .system(.seed))
  }

  /// The keys that lie in a directory that nobody has open.
  private func keysLying(_ name: String = "data") throws -> [String] {
    let database = try Database(
      Database.Location(path: scratch(name + "/keys.db")), role: .reader)
    defer { database.close() }
    return try database.rows(
      "select owner, purpose from data_key where owner <> 'system' order by owner, purpose"
    ).map { "\(try $0.text(0)) \(try $0.text(1))" }
  }

  @Test("A person's details are read back, after the store was closed too")
  func roundTrip() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { try Self.add(Self.ada, 1, $0) }
    engine.close()
    let again = try StoreEngine.open(at: scratch("data"), now: .noon)
    defer { again.close() }
    let found = try again.read { try $0.student(Self.id(1).text, by: .system(.seed)) }
    #expect(found?.record == Self.ada)
    #expect(try keysLying() == ["\(Self.id(1)) audit", "\(Self.id(1)) content"])
  }

  @Test("Whoever has an e-mail address is found by it, in any case of letters, and nobody else")
  func byEmail() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try engine.write { try Self.add(Self.ada, 1, $0) }
    func find(_ email: String) throws -> Identifier? {
      try engine.read { try $0.personID(email: email, kind: .student) }
    }
    #expect(try find("Ada.Byron@UNI.example") == Self.id(1))
    #expect(try find("ada.byron@uni.exampl") == nil)
    #expect(try find("") == nil)
    var moved = Self.ada
    moved.email = "countess@uni.example"
    let other = moved
    try engine.write { try Self.add(other, 2, $0) }
    #expect(try find("ada.byron@uni.example") == nil)
    #expect(try find("countess@uni.example") == Self.id(1))
  }

  @Test("With another key-encryption key the store does not open, and says which one it needs")
  func wrongKEK() throws {
    try StoreEngine.create(at: scratch("data"), now: .noon).close()
    let other = try KeyEncryptionKeys(current: [UInt8](repeating: 1, count: 32))
    #expect(throws: KeyError.unknownKeyEncryptionKey(KeyEncryptionKeys.test.currentID)) {
      try StoreEngine.open(at: scratch("data"), secrets: .with(other), now: .noon)
    }
  }

  @Test("Without its keys a directory does not open, and says so")
  func noKeys() throws {
    try StoreEngine.create(at: scratch("data"), now: .noon).close()
    try FileManager.default.removeItem(atPath: scratch("data/keys.db"))
    #expect(throws: DataDirectoryError.keysMissing(scratch("data"))) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
  }

  @Test("A work that is undone leaves no key behind, and its neighbours keep theirs")
  func undoneWork() throws {
    struct Undone: Error {}
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    var grace = Self.ada
    grace.campusID = "S2"
    let second = grace
    let told = engine.writer.perform([
      RecordedWork { try Self.add(Self.ada, 1, $0) },
      RecordedWork { transaction in
        var third = second
        third.campusID = "S3"
        try Self.add(third, 3, transaction)
        throw Undone()
      },
      RecordedWork { try Self.add(second, 2, $0) },
    ])
    #expect(told[0] == [.done] && told[2] == [.done])
    let found = try engine.read { try $0.student(Self.id(2).text, by: .system(.seed)) }
    #expect(found?.record == second)
    engine.close()
    #expect(try keysLying().count == 4)
  }

  @Test(
    "Keys are durable before the records that need them: a batch whose COMMIT fails leaves them")
  func keysFirst() throws {
    struct Refused: Error {}
    let location = try scratch.database()
    let shared = SharedKeys.beside(location)
    let keys = try KeyStore(shared, role: .writer)
    defer { keys.close() }
    try keys.makeKeys(of: "stu_x", for: [.content])
    try keys.writeMade(batch: 7)
    keys.rollBack()
    let other = try KeyStore(shared, role: .reader)
    defer { other.close() }
    _ = try other.key(of: "stu_x", for: .content)
    // The batch was never committed, so the key is swept when the store opens next.
    let records = try Database(location, role: .reader)
    defer { records.close() }
    shared.cache.forget(KeyCache.Name(owner: "stu_x", purpose: .content))
    try keys.recover(beside: records, lastBatch: 6)
    #expect(throws: KeyError.destroyed) { try other.key(of: "stu_x", for: .content) }
  }

  @Test("Keys of batches that were committed are not swept")
  func sweepsOnlyOrphans() throws {
    let location = try scratch.database()
    let keys = try KeyStore(.beside(location), role: .writer)
    defer { keys.close() }
    try keys.makeKeys(of: "stu_x", for: [.content])
    try keys.writeMade(batch: 7)
    keys.rollBack()
    let records = try Database(location, role: .reader)
    defer { records.close() }
    try keys.recover(beside: records, lastBatch: 7)
    _ = try keys.key(of: "stu_x", for: .content)
  }

  @Test("A reader makes no keys")
  func readerMakesNone() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    #expect(throws: StoreError.misuse("a reader makes no keys")) {
      try engine.read { try Self.add(Self.ada, 1, $0) }
    }
  }

  @Test(
    "After a rotation every key is wrapped by the new key-encryption key, and the old is not needed"
  )
  func rotation() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { transaction in
      for number in 1...20 as ClosedRange<UInt8> {
        var student = Self.ada
        student.campusID = "S\(number)"
        try Self.add(student, number, transaction)
      }
    }
    let old = [UInt8](0..<32)
    let new = [UInt8](repeating: 9, count: 32)
    engine.keyEncryptionKeys = try KeyEncryptionKeys(current: new, retiring: [old])
    func step(_ engine: StoreEngine) throws -> String {
      let step = try engine.write { try $0.rewrapKeys(atMost: 30, at: .noon) }
      return "\(step.count), \(step.isLast ? "the last" : "more")"
    }
    // The first step only says that it begins. 20 people have two keys each, and the system three.
    #expect(try step(engine) == "0, more")
    #expect(try step(engine) == "30, more")
    engine.close()

    // Interrupted: it goes on from there, and what is wrapped by either can be read.
    let rotating = try StoreEngine.open(
      at: scratch("data"), secrets: .with(KeyEncryptionKeys(current: new, retiring: [old])),
      now: .noon)
    #expect(
      try StoreEngine.keysNotWrapped(by: rotating.keyEncryptionKeys, in: scratch("data")) == 13)
    for number in 1...20 as ClosedRange<UInt8> {
      #expect(
        try rotating.read { try $0.student(Self.id(number).text, by: .system(.seed)) } != nil)
    }
    #expect(try step(rotating) == "13, the last")
    #expect(try step(rotating) == "0, the last")
    let leaves = try rotating.read { transaction in
      let tables = try LedgerTables.current(in: transaction.database)
      return try (0..<2).map { try Leaf(tables.leaf(at: $0) ?? []).event }
    }
    #expect(leaves == [.keyRotate(actor: nil, .begun), .keyRotate(actor: nil, .ended(of: 0))])
    #expect(try rotating.verifyLedger().current.size == 2)
    rotating.close()

    let after = try StoreEngine.open(
      at: scratch("data"), secrets: .with(KeyEncryptionKeys(current: new)), now: .noon)
    defer { after.close() }
    #expect(
      try after.read { try $0.student(Self.id(7).text, by: .system(.seed)) }?.record.givenName
        == Self.ada.givenName)
  }
}

extension StoreSecrets {
  /// Those of tests, with other key-encryption keys.
  fileprivate static func with(_ keys: KeyEncryptionKeys) -> StoreSecrets {
    StoreSecrets(keyEncryptionKeys: keys, ledgerKey: StoreSecrets.test.ledgerKey)
  }
}
