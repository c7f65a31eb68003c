import Domain
import Foundation
import Testing

@testable import Store

@Suite("Backup and restore")
struct BackupTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test("A backup of a store in use holds one state of it, and restores to a store that works")
  func roundTrip() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { transaction in
      for code in ["A", "B"] { try transaction.addProgramme(code) }
    }
    let manifest = try backUp()
    try engine.write { try $0.addProgramme("later") }
    engine.close()

    #expect(manifest.rows["programme"] == 2)
    #expect(manifest.schemaVersion == 1)
    #expect(manifest.createdAt == 1_790_596_800_000)
    #expect(Set(try scratch.contents(of: "backup").keys) == ["pastoral.db", "manifest.json"])
    #expect(try scratch.mode("backup") == 0o700)
    #expect(try scratch.mode("backup/pastoral.db") == 0o600)
    #expect(try scratch.mode("backup/manifest.json") == 0o600)

    let made = try restore(to: "restored")
    #expect(made.manifest == manifest)
    #expect(made.peopleWithoutKeys == 0)
    #expect(try scratch.mode("restored") == 0o700)
    #expect(try scratch.mode("restored/pastoral.db") == 0o600)
    let restored = try StoreEngine.open(at: scratch("restored"), now: .noon)
    defer { restored.close() }
    #expect(try restored.read { try $0.programmes() } == ["A", "B"])
    try restored.write { try $0.addProgramme("C") }
  }

  @Test("A backup does not go over what is there")
  func existingTarget() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try backUp()
    let before = try scratch.contents(of: "backup")
    #expect(throws: BackupError.targetExists(scratch("backup"))) {
      try backUp()
    }
    #expect(try scratch.contents(of: "backup") == before)
  }

  @Test("A restore does not go over what is there")
  func nonEmptyTarget() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try backUp()
    engine.close()
    let before = try scratch.contents(of: "data")
    #expect(throws: DataDirectoryError.notEmpty(scratch("data"))) {
      try restore(to: "data")
    }
    #expect(try scratch.contents(of: "data") == before)
  }

  @Test("One changed byte of the copy, or a byte less, is refused", arguments: [false, true])
  func changedFile(truncated: Bool) throws {
    try makeBackup()
    let url = URL(fileURLWithPath: scratch("backup/pastoral.db"))
    var content = try Data(contentsOf: url)
    if truncated { content.removeLast() } else { content[content.count - 1] ^= 1 }
    try content.write(to: url)
    try expectRefusal(.fileChanged("pastoral.db"))
  }

  @Test("A manifest that promises other rows is refused")
  func changedRows() throws {
    try makeBackup()
    try changeManifest { $0.rows["programme"] = 7 }
    try expectRefusal(.rowCount("programme"))
    try changeManifest { $0.rows["programme"] = nil }
    try expectRefusal(.rowCount("programme"))
  }

  @Test("Keys that are too old for the records are refused, unless what they lack may be lost")
  func oldKeys() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try Backup.make(
      of: .keys, in: scratch("data"), to: scratch("keys"), now: Instant.noon.adding(minutes: -1))
    try engine.write { try KeyStoreTests.add(KeyStoreTests.ada, 1, $0) }
    try backUp()
    engine.close()
    try expectRefusal(.keysTooOld(people: 1))
    #expect(try restore(to: "restored", losingKeys: true).peopleWithoutKeys == 1)
    let restored = try StoreEngine.open(at: scratch("restored"), now: .noon)
    defer { restored.close() }
    #expect(throws: Refusal.denied) {
      try restored.read { _ = try $0.student(KeyStoreTests.id(1).text, by: .system(.seed)) }
    }
  }

  @Test("A damaged database is refused even where its digest fits")
  func damaged() throws {
    try makeBackup()
    let url = URL(fileURLWithPath: scratch("backup/pastoral.db"))
    var content = try Data(contentsOf: url)
    // The table now says another code than its index.
    let range = try #require(content.range(of: Data("ACODETitle".utf8)))
    content[range.lowerBound] ^= 2
    try content.write(to: url)
    try changeManifest { manifest in
      let (bytes, sha256) = try DurableFile.digest(scratch("backup/pastoral.db"))
      manifest.files = [.init(name: "pastoral.db", bytes: bytes, sha256: sha256)]
    }
    try expectRefusal(.damaged)
  }

  @Test(
    "A manifest that names other files is refused",
    arguments: ["../data/pastoral.db", "other.db", ""])
  func otherFiles(name: String) throws {
    try makeBackup()
    try changeManifest { $0.files[0].name = name }
    try expectRefusal(.noManifest(scratch("backup")))
  }

  @Test("A directory without a manifest is no backup")
  func noManifest() throws {
    try makeBackup()
    try FileManager.default.removeItem(atPath: scratch("backup/manifest.json"))
    try expectRefusal(.noManifest(scratch("backup")))
  }

  /// A backup of the records; beside it one of the keys, unless there is one.
  @discardableResult
  private func backUp() throws -> Backup.Manifest {
    let manifest = try Backup.make(
      of: .records, in: scratch("data"), to: scratch("backup"), now: .noon)
    if !DurableFile.exists(scratch("keys")) {
      try Backup.make(of: .keys, in: scratch("data"), to: scratch("keys"), now: .noon)
    }
    return manifest
  }

  @discardableResult
  private func restore(to name: String, losingKeys: Bool = false) throws -> Backup.Restored {
    try Backup.restore(
      records: scratch("backup"), keys: scratch("keys"), to: scratch(name), losingKeys: losingKeys)
  }

  private func makeBackup() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    try engine.write { try $0.addProgramme("ACODE") }
    try backUp()
  }

  private func changeManifest(_ change: (inout Backup.Manifest) throws -> Void) throws {
    let url = URL(fileURLWithPath: scratch("backup/manifest.json"))
    var manifest = try JSONDecoder().decode(
      Backup.Manifest.self, from: try Data(contentsOf: url))
    try change(&manifest)
    try JSONEncoder().encode(manifest).write(to: url)
  }

  private func expectRefusal(_ error: BackupError) throws {
    #expect(throws: error) {
      try restore(to: "restored")
    }
    #expect(!DurableFile.exists(scratch("restored")))
  }
}
