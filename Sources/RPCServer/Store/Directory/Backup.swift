public import Domain
import Foundation
import Glibc

/// Why a backup was not made or not restored. What was there before is as it was.
public enum BackupError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The target is there already.
  case targetExists(String)
  /// The directory has no manifest that this program can read.
  case noManifest(String)
  /// A file of the backup is not what the manifest says it is; its name.
  case fileChanged(String)
  /// The database in the backup is damaged.
  case damaged
  /// A table has another number of rows than the manifest says; its name.
  case rowCount(String)
  /// The backup holds something else than was asked for.
  case otherContents(String, Backup.Contents)
  /// The keys are older than the records, and those of so many people are not among them.
  case keysTooOld(people: Int)

  public var description: String {
    switch self {
    case .targetExists(let path): "\(path) is there already: choose a new directory."
    case .noManifest(let path): "\(path) is not a backup: its manifest is missing or unreadable."
    case .fileChanged(let name): "The file \(name) of the backup is not what was backed up."
    case .damaged: "The database of the backup is damaged."
    case .rowCount(let table): "The table \(table) of the backup has lost or gained rows."
    case .otherContents(let path, let contents): "\(path) is a backup of the \(contents)."
    case .keysTooOld(let people):
      "The copy of the keys is older than that of the records, and has no keys of \(people) people: "
        + "what is sealed of them would be lost. Take a newer copy of the keys."
    }
  }
}

/// A consistent copy of a data directory's records, or of its keys, in a directory of its own: the
/// database as one file, and a manifest of what it must hold.
///
/// Records and keys are copied apart, because a key that is destroyed must vanish from the copies
/// soon, while the records are kept for long: without their keys they say nothing.
///
/// A copy is as confidential as the original. Its digests find damage, not a forger who also
/// rewrites the manifest.
public enum Backup {
  /// What a backup holds.
  public enum Contents: String, Codable, Sendable {
    case records
    case keys

    var fileName: String {
      switch self {
      case .records: DataDirectory.databaseName
      case .keys: DataDirectory.keysName
      }
    }
  }

  /// What a backup holds, in `manifest.json`.
  public struct Manifest: Codable, Equatable, Sendable {
    /// Counts changes of this format.
    public var format: Int
    public var contents: Contents
    /// The version of the tables.
    public var schemaVersion: Int
    /// When the copy was made, in milliseconds UTC since 1970.
    public var createdAt: Int64
    /// Each file with its SHA-256.
    public var files: [File]
    /// The number of rows by table.
    public var rows: [String: Int64]

    /// One file of a backup.
    public struct File: Codable, Equatable, Sendable {
      public var name: String
      public var bytes: Int64
      /// In hexadecimal digits.
      public var sha256: String
    }
  }

  /// What a restore has made.
  public struct Restored: Sendable {
    /// Of the records.
    public let manifest: Manifest
    /// Disclosures that waited to be sent. They may have been sent since, or taken back: each waits for a person.
    public fileprivate(set) var heldDisclosures = 0
    /// Sessions that were open: some of them may have been ended since.
    public fileprivate(set) var endedSessions = 0
    /// People whose keys are lost, with all that was sealed of them.
    public fileprivate(set) var peopleWithoutKeys = 0
  }

  static let manifestName = "manifest.json"
  private static let format = 2
  private static let manifestBytesMax = 1 << 20

  /// Copies the records or the keys of a data directory, in use or not, into a new directory: reading
  /// beside a running server disturbs nothing, since only the server writes and checkpoints. Blocks
  /// for the time of the copy.
  @discardableResult
  public static func make(
    of contents: Contents, in path: String, to target: String, now: Instant
  ) throws -> Manifest {
    guard !DurableFile.exists(target) else { throw BackupError.targetExists(target) }
    let location = Database.Location(
      path: try DataDirectory.find(at: path) + "/" + contents.fileName)
    let source = try Database(location, role: .reader)
    defer { source.close() }
    let directory = try DataDirectory.makeEmpty(at: target)
    do {
      let copy = directory + "/" + contents.fileName
      try DurableFile.createEmpty(copy)
      try source.copy(toEmptyFile: copy)
      try DurableFile.sync(copy)
      let manifest = try describe(copy, contents, now: now)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      // The manifest is last: a directory without one is not a backup.
      try DurableFile.create(
        directory + "/" + manifestName, content: Array(encoder.encode(manifest)))
      try DurableFile.sync(directory)
      try DurableFile.sync(directory + "/..")
      return manifest
    } catch {
      try? FileManager.default.removeItem(atPath: directory)
      throw error
    }
  }

  /// Checks a backup of records and one of keys and makes a data directory from them. The target must
  /// be missing or empty.
  ///
  /// Either may be the older one. A key whose destruction the records know of is destroyed again when
  /// the directory is opened, and what a person's missing key had sealed is removed here.
  ///
  /// - Parameter losingKeys: Whether keys that are older than the records will do, where there are people whose
  ///   keys are not among them.
  @discardableResult
  public static func restore(
    records: String, keys: String, to target: String, losingKeys: Bool = false
  ) throws -> Restored {
    let parts = try [(records, Contents.records), (keys, .keys)].map { backup, contents in
      let manifest = try readManifest(of: backup)
      guard manifest.contents == contents else {
        throw BackupError.otherContents(backup, manifest.contents)
      }
      guard let file = manifest.files.first, manifest.files.count == 1,
        file.name == contents.fileName
      else { throw BackupError.noManifest(backup) }
      try verify(backup + "/" + file.name, file, manifest)
      return (backup, file, manifest)
    }
    var restored = Restored(manifest: parts[0].2)
    let areKeysOlder = parts[1].2.createdAt < parts[0].2.createdAt
    let isNew = !DurableFile.exists(target)
    let directory = try DataDirectory.makeEmpty(at: target)
    do {
      for (backup, file, manifest) in parts {
        try DurableFile.copy(backup + "/" + file.name, to: directory + "/" + file.name)
        // What was checked is what was copied, even if the backup changes meanwhile.
        try verify(directory + "/" + file.name, file, manifest)
      }
      try reconcile(directory, &restored)
      if areKeysOlder, !losingKeys, restored.peopleWithoutKeys > 0 {
        throw BackupError.keysTooOld(people: restored.peopleWithoutKeys)
      }
      try DurableFile.createEmpty(directory + "/" + DataDirectory.lockName)
      try DurableFile.sync(directory)
      try DurableFile.sync(directory + "/..")
    } catch {
      for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
        _ = unlink(directory + "/" + name)
      }
      if isNew { _ = rmdir(directory) }
      throw error
    }
    return restored
  }

  /// Brings restored records and keys of different days together: what was destroyed stays destroyed. And what the
  /// university did since the copy was made is not done again: nothing leaves by itself, and nobody is signed in.
  private static func reconcile(_ directory: String, _ restored: inout Restored) throws {
    let records = try Database(
      Database.Location(path: directory + "/" + DataDirectory.databaseName), role: .writer)
    defer { records.close() }
    let keys = try KeyDatabase(
      Database.Location(path: directory + "/" + DataDirectory.keysName), role: .immutable)
    defer { keys.close() }
    try records.run("begin immediate")
    // Destroyed once more when the directory is opened.
    try records.run("update key_shred set done_batch = null")
    // A leaf says so before anything else is written.
    try records.run("insert into restored (id) values (1) on conflict (id) do nothing")
    restored.heldDisclosures = try records.run(
      "update disclosure set state = 'undelivered', revision = revision + 1 where state = 'queued'")
    try records.run("delete from outbox")
    restored.endedSessions = try records.run("delete from token where kind = 'ses'")
    for row in try records.rows(SealedRecords.owners) {
      let person = try row.text(0)
      guard try keys.key(of: person, for: .content) == nil else { continue }
      let erased = try records.rows("select 1 from key_shred where owner = $1", [person])
      if erased.isEmpty { restored.peopleWithoutKeys += 1 }
      for statement in SealedRecords.removal { try records.run(statement, [person]) }
    }
    try records.run("commit")
    try records.checkpoint(.truncate)
  }

  private static func describe(
    _ copy: String, _ contents: Contents, now: Instant
  ) throws -> Manifest {
    let database = try Database(Database.Location(path: copy), role: .immutable)
    defer { database.close() }
    let (bytes, sha256) = try DurableFile.digest(copy)
    return Manifest(
      format: format, contents: contents, schemaVersion: try Schema.version(of: database),
      createdAt: now.millisecondsSince1970,
      files: [.init(name: DurableFile.name(copy), bytes: bytes, sha256: sha256)],
      rows: try database.rowCounts())
  }

  private static func readManifest(of backup: String) throws(BackupError) -> Manifest {
    let path = backup + "/" + manifestName
    guard let content = try? DurableFile.read(path, bytesMax: manifestBytesMax),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(content)),
      manifest.format == format
    else { throw .noManifest(backup) }
    return manifest
  }

  private static func verify(
    _ path: String, _ file: Manifest.File, _ manifest: Manifest
  ) throws {
    let (bytes, sha256) = try DurableFile.digest(path)
    guard bytes == file.bytes, sha256 == file.sha256 else {
      throw BackupError.fileChanged(file.name)
    }
    let real = Database.Location(path: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    let database = try Database(real, role: .immutable)
    defer { database.close() }
    guard try database.answer(toPragma: "integrity_check") == .text("ok"),
      try database.answer(toPragma: "foreign_key_check") == nil,
      try Schema.version(of: database) == manifest.schemaVersion
    else { throw BackupError.damaged }
    let rows = try database.rowCounts()
    for table in Set(rows.keys).union(manifest.rows.keys).sorted() {
      guard rows[table] == manifest.rows[table] else { throw BackupError.rowCount(table) }
    }
  }
}
