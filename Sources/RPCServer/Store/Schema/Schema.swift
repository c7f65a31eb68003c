import Domain
import Foundation
import Glibc

/// The versions of the tables that this program knows, in order, each a file beside this one.
struct Schema: Sendable {
  /// One step from a version to the next.
  struct Migration: Sendable {
    let version: Int
    let scripts: [String]
  }

  let migrations: [Migration]

  /// The newest version.
  var version: Int { migrations.last?.version ?? 0 }

  static let current = Schema(migrations: [
    Migration(
      version: 1,
      scripts: [
        String(decoding: PackageResources.v0001_initial_sql, as: UTF8.self),
        String(decoding: PackageResources.v0001_notices_sql, as: UTF8.self),
        String(decoding: PackageResources.v0001_wordings_sql, as: UTF8.self),
        String(decoding: PackageResources.v0001_terms_sql, as: UTF8.self),
      ])
  ])

  /// The tables of keys.db.
  static let keys = Schema(migrations: [
    Migration(
      version: 1,
      scripts: [String(decoding: PackageResources.keys_v0001_initial_sql, as: UTF8.self)])
  ])

  /// The version of a database, without touching it; 0 for one without tables.
  ///
  /// - Throws: `schemaTooNew` for one that a newer program wrote.
  func check(_ location: Database.Location) throws(StoreError) -> Int {
    let found = try Self.withUntouched(location, read: Self.version)
    guard found <= version else { throw .schemaTooNew(found: found, known: version) }
    return found
  }

  /// Brings a database to the newest version, all in one transaction. A copy of what there was
  /// before stays next to it, as `pastoral.db.before-v0002`.
  func migrate(_ location: Database.Location, now: Instant) throws {
    let found = try check(location)
    guard found < version else { return }
    let database = try Database(location, role: .writer)
    defer { database.close() }
    if found > 0 { try keepCopy(of: database, at: location.path) }
    try database.run("begin immediate")
    try database.execute(
      script: """
        create table if not exists schema_version (
          version integer primary key,
          applied_at integer not null
        ) strict
        """)
    for migration in migrations where migration.version > found {
      for script in migration.scripts { try database.execute(script: script) }
      try database.run(
        "insert into schema_version (version, applied_at) values ($1, $2)",
        [migration.version, now])
    }
    try database.run("commit")
    try database.checkpoint(.truncate)
  }

  /// A copy is complete under its name or not there at all.
  private func keepCopy(of database: Database, at path: String) throws {
    let digits = String(version)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    let target = "\(path).before-v\(padding)\(digits)"
    let partial = target + ".partial"
    _ = unlink(partial)
    try DurableFile.createEmpty(partial)
    try database.copy(toEmptyFile: partial)
    try DurableFile.sync(partial)
    guard rename(partial, target) == 0 else {
      throw SystemError("rename \(DurableFile.name(partial))")
    }
    try DurableFile.sync((path as NSString).deletingLastPathComponent)
  }

  /// The version that a database's own table states.
  static func version(of database: Database) throws(StoreError) -> Int {
    let tables = try database.rows(
      "select count(*) from sqlite_schema where type = 'table' and name = 'schema_version'")
    guard try tables.first?.integer(0) == 1 else { return 0 }
    let rows = try database.rows("select coalesce(max(version), 0) from schema_version")
    return Int(try rows.first?.integer(0) ?? 0)
  }

  /// Reads a database that no process has open and leaves no trace. Only where a crash left a log
  /// behind does reading it need SQLite's shared index, which is removed again.
  private static func withUntouched<Result>(
    _ location: Database.Location, read: (Database) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    var log = stat()
    let hasLog = lstat(location.path + "-wal", &log) == 0 && log.st_size > 0
    let index = location.path + "-shm"
    let hadIndex = DurableFile.exists(index)
    defer { if hasLog, !hadIndex { _ = unlink(index) } }
    let database = try Database(location, role: hasLog ? .reader : .immutable)
    defer { database.close() }
    return try read(database)
  }
}
