import Domain
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

  public var description: String {
    switch self {
    case .targetExists(let path): "\(path) is there already: choose a new directory."
    case .noManifest(let path): "\(path) is not a backup: its manifest is missing or unreadable."
    case .fileChanged(let name): "The file \(name) of the backup is not what was backed up."
    case .damaged: "The database of the backup is damaged."
    case .rowCount(let table): "The table \(table) of the backup has lost or gained rows."
    }
  }
}

/// A consistent copy of a data directory in a directory of its own: the database as one file, and
/// a manifest of what it must hold.
///
/// The copy is as confidential as the original. Its digests find damage, not a forger who also
/// rewrites the manifest.
public enum Backup {
  /// What a backup holds, in `manifest.json`.
  public struct Manifest: Codable, Equatable, Sendable {
    /// Counts changes of this format.
    public var format: Int
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

  static let manifestName = "manifest.json"
  private static let format = 1
  private static let manifestBytesMax = 1 << 20

  /// Copies the database, in use or not, into a new directory. Blocks for the time of the copy.
  @discardableResult
  static func make(
    of location: Database.Location, to target: String, now: Instant
  ) throws -> Manifest {
    guard !DurableFile.exists(target) else { throw BackupError.targetExists(target) }
    let source = try Database(location, role: .reader)
    defer { source.close() }
    let directory = try DataDirectory.makeEmpty(at: target)
    do {
      let copy = directory + "/" + DataDirectory.databaseName
      try DurableFile.createEmpty(copy)
      try source.copy(toEmptyFile: copy)
      try DurableFile.sync(copy)
      let manifest = try describe(copy, now: now)
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

  /// Checks a backup and makes a data directory from it. The target must be missing or empty.
  @discardableResult
  public static func restore(from backup: String, to target: String) throws -> Manifest {
    let manifest = try readManifest(of: backup)
    let name = DataDirectory.databaseName
    guard let file = manifest.files.first, manifest.files.count == 1, file.name == name else {
      throw BackupError.noManifest(backup)
    }
    try verify(backup + "/" + name, file, manifest)
    let isNew = !DurableFile.exists(target)
    let directory = try DataDirectory.makeEmpty(at: target)
    do {
      try DurableFile.copy(backup + "/" + name, to: directory + "/" + name)
      // What was checked is what was copied, even if the backup changes meanwhile.
      try verify(directory + "/" + name, file, manifest)
      try DurableFile.createEmpty(directory + "/" + DataDirectory.lockName)
      try DurableFile.sync(directory)
      try DurableFile.sync(directory + "/..")
    } catch {
      for leftover in [name, DataDirectory.lockName] { _ = unlink(directory + "/" + leftover) }
      if isNew { _ = rmdir(directory) }
      throw error
    }
    return manifest
  }

  private static func describe(_ copy: String, now: Instant) throws -> Manifest {
    let database = try Database(Database.Location(path: copy), role: .immutable)
    defer { database.close() }
    let (bytes, sha256) = try DurableFile.digest(copy)
    return Manifest(
      format: format, schemaVersion: try Schema.version(of: database),
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
