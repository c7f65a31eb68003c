public import Domain
import Foundation
import Glibc
public import Ledger

/// The ledger's last checkpoint in a file on another volume: what finds out that the ledger was put back
/// to an older state, or replaced, together with its data.
///
/// The file is replaced as a whole, so there is always one that is complete, and is on the disk with its
/// directory when a write returns.
public struct LedgerAnchor: Sendable {
  public let path: String

  private static let bytesMax = 64 << 10

  public init(path: String) { self.path = path }

  /// The checkpoint that the file holds; nil where there is no file yet.
  ///
  /// - Parameter ended: The keys of logs that have ended, one of which may have signed it.
  /// - Throws: `NoteError` where the file holds something else, or another key signed it; ``SystemError`` where it
  ///   cannot be read, or not be seen whether there is one.
  public func checkpoint(
    by key: VerifierKey, orEnded ended: [VerifierKey] = []
  ) throws -> SignedCheckpoint? {
    let note: [UInt8]
    do {
      note = try DurableFile.read(path, bytesMax: Self.bytesMax)
    } catch {
      guard error.number == ENOENT else { throw error }
      return nil
    }
    for key in ended {
      if let signed = try? SignedCheckpoint(note, by: key) { return signed }
    }
    return try SignedCheckpoint(note, by: key)
  }

  /// Puts a checkpoint in the place of the one before.
  public func write(_ checkpoint: [UInt8]) throws(SystemError) {
    let new = path + ".new"
    _ = unlink(new)
    try DurableFile.create(new, content: checkpoint)
    guard rename(new, path) == 0 else {
      throw SystemError("rename \(DurableFile.name(new))")
    }
    let folder = (path as NSString).deletingLastPathComponent
    try DurableFile.sync(folder.isEmpty ? "." : folder)
  }
}

extension StoreEngine {
  /// Whether the ledger still begins with all that a checkpoint covers. Of a log that has ended, the
  /// checkpoint must be covered by the one that the log after it says it continues.
  ///
  /// - Throws: `NodeMissing`, ``StoreError``.
  public func standing(against checkpoint: Checkpoint) throws -> AnchorStanding {
    try read { transaction in
      let database = transaction.database
      let logs = try StoredLog.all(in: database)
      guard let index = logs.firstIndex(where: { $0.key.name == checkpoint.origin.text }) else {
        // Before its first leaf the log has no name yet.
        let isOurs = logs.isEmpty && checkpoint.origin.text == self.ledgerKey.name
        return isOurs && checkpoint.size > 0
          ? .shorter(size: 0, anchored: checkpoint.size) : .otherOrigin
      }
      if index + 1 < logs.count {
        let next = LedgerTables(of: database, log: logs[index + 1].number)
        let continued = try next.continuedLog()
        if continued == checkpoint { return .holds }
        guard let continued, continued.origin == checkpoint.origin,
          checkpoint.size < continued.size
        else { return .differs(anchored: checkpoint.size) }
      }
      let tables = LedgerTables(of: database, log: logs[index].number)
      let size = try tables.head()?.head.size ?? 0
      return try StoredTree(size: size, nodes: tables).standing(
        of: checkpoint.origin, against: checkpoint)
    }
  }

  /// Whether a checkpoint of the log that grows was anchored before, as far as these data know.
  public func wasAnchored() throws -> Bool {
    try read { transaction in
      let log = try LedgerTables.current(in: transaction.database).log
      return try transaction.row(
        "select 1 from audit_log where number = $1 and anchored = 1", log.number) != nil
    }
  }

  /// Keeps that a checkpoint of the log that grows was anchored: an anchor that is missing from then on was
  /// taken away.
  public func noteAnchored() throws {
    guard try !wasAnchored() else { return }
    try write { transaction in
      let log = try LedgerTables.current(in: transaction.database).log
      try transaction.run("update audit_log set anchored = 1 where number = $1", log.number)
    }
  }

  /// When a checkpoint of the log that grows was last mailed; nil for never.
  public func checkpointMailedAt() async throws -> Instant? {
    try await found { transaction in
      let log = try LedgerTables.current(in: transaction.database).log
      return try transaction.row("select mailed_at from audit_log where number = $1", log.number)?
        .instantOrNil(0)
    }
  }

  /// Keeps when a checkpoint of the log that grows was mailed.
  public func noteCheckpointMailed(at now: Instant) async throws {
    try await written(isSheddable: false) { transaction in
      let log = try LedgerTables.current(in: transaction.database).log
      try transaction.run("update audit_log set mailed_at = $2 where number = $1", log.number, now)
    }
  }

  /// The keys of the logs that have ended.
  public func endedLedgerKeys() throws -> [VerifierKey] {
    try read { try StoredLog.all(in: $0.database).dropLast().map(\.key) }
  }

  /// The ledger's last signed checkpoint, as it is stored; nil before the first leaf.
  public func lastCheckpoint() throws -> SignedCheckpoint? {
    let note = try read { try LedgerTables.current(in: $0.database).head()?.checkpoint }
    return try note.map { try SignedCheckpoint($0, by: ledgerKey) }
  }
}
