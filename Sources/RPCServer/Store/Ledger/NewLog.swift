public import Domain
public import Ledger

extension StoreEngine {
  /// Ends the ledger's log in a directory that nobody has open, and begins another one under a key of
  /// its own, whose first leaf names the log that it continues. Done once for each new key, however often
  /// it is asked for.
  ///
  /// - Parameters:
  ///   - key: What signs the new log.
  ///   - old: The key of the log so far.
  ///   - anchor: The last checkpoint of the log so far that is known elsewhere, verified; nil to take the
  ///     one that is stored.
  /// - Returns: The checkpoint that the new log continues.
  /// - Throws: ``DataDirectoryError``; `NoteError` where another key signed the log or the anchor is of
  ///   another log; `LedgerFault`, `NodeMissing`, ``StoreError``.
  public static func beginLog(
    in path: String, signedBy key: SigningKey, ending old: VerifierKey, at anchor: Checkpoint?,
    now: Instant
  ) throws -> Checkpoint {
    let directory = try DataDirectory.open(at: path)
    defer { directory.release() }
    let location = Database.Location(path: directory.databasePath)
    _ = try Schema.current.check(location)
    try directory.sign()
    try Schema.current.migrate(location, now: now)
    let database = try Database(location, role: .writer)
    defer { database.close() }
    let logs = try StoredLog.all(in: database)
    if let log = logs.last, log.key == key.verifierKey {
      guard let continued = try LedgerTables(of: database, log: log.number).continuedLog() else {
        throw StoreError.corrupt
      }
      return continued
    }
    let ended = logs.last ?? StoredLog(number: .first, key: old)
    guard ended.key == old, let origin = Origin(old.name) else { throw NoteError.otherOrigin }
    guard anchor.map({ $0.origin == origin }) ?? true else { throw NoteError.otherOrigin }
    let head = try LedgerTables(of: database, log: ended.number).head()
    let last = try head.map { try SignedCheckpoint($0.checkpoint, by: old).checkpoint }
    let continued =
      anchor ?? last ?? Checkpoint(origin: origin, size: 0, root: .emptyRoot)
    try database.run("begin immediate")
    do {
      try ended.insert(into: database)
      try StoredLog(number: ended.number.next, key: key.verifierKey).insert(into: database)
      let appender = try LedgerAppender(database, signing: key)
      try appender.append(at: now) { _ in .logContinue(continued) }
      try appender.close()
      try database.run("commit")
    } catch {
      if database.isInTransaction { try database.run("rollback") }
      throw error
    }
    try database.checkpoint(.truncate)
    return continued
  }
}
