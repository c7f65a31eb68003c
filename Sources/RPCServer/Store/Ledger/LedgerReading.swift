public import Domain
public import Ledger

/// One log of the ledger.
public struct LedgerLog: Sendable {
  /// Nil for the one that grows.
  fileprivate let ended: LogNumber?

  public static let growing = LedgerLog(ended: nil)

  func tables(in database: Database) throws -> LedgerTables {
    try ended.map { LedgerTables(of: database, log: $0) } ?? .current(in: database)
  }
}

/// What anybody who may read the ledger can ask of it, in one snapshot.
extension Transaction {
  /// A log that has ended, and the key of its checkpoints; nil where none of that origin has.
  public func endedLog(
    of origin: String, by decision: Decision
  ) throws -> (log: LedgerLog, key: VerifierKey)? {
    try StoredLog.all(in: database).dropLast().first { $0.key.name == origin }
      .map { (LedgerLog(ended: $0.number), $0.key) }
  }

  /// The last signed head, as it is stored; nil before the first leaf.
  public func checkpoint(
    of log: LedgerLog = .growing, by decision: Decision
  ) throws -> [UInt8]? {
    try log.tables(in: database).head()?.checkpoint
  }

  /// The proof that a leaf is under the last checkpoint, with the leaf beside it; nil where there is no
  /// such leaf.
  ///
  /// - Throws: `LedgerFault`, `NodeMissing` and `NoteError` where the ledger is damaged.
  public func inclusionProof(
    of leaf: Int, in log: LedgerLog = .growing, key: VerifierKey, by decision: Decision
  ) throws -> LogProof? {
    let tables = try log.tables(in: database)
    guard let (head, checkpoint) = try tables.head(),
      let proof = try StoredTree(size: head.size, nodes: tables).inclusionProof(of: leaf)
    else { return nil }
    guard let bytes = try tables.leaf(at: leaf) else { throw LedgerFault.leafMissing(leaf) }
    return LogProof(
      of: proof, under: try SignedCheckpoint(checkpoint, by: key), extra: bytes)
  }

  /// The hashes that show the first `oldSize` leaves to be under the last checkpoint as they were; nil
  /// where there never were so many.
  public func consistencyProof(
    from oldSize: Int, in log: LedgerLog = .growing, by decision: Decision
  ) throws -> ConsistencyProof? {
    let tables = try log.tables(in: database)
    let size = try tables.head()?.head.size ?? 0
    return try StoredTree(size: size, nodes: tables).consistencyProof(from: oldSize)
  }

  /// The next file of a tile export, and where to go on; nil after the checkpoint, which is the last.
  ///
  /// Each file may be asked for in a snapshot of its own: what the checkpoint covers stays as it was.
  ///
  /// - Parameter position: 0, or where the file before said to go on.
  /// - Throws: `NodeMissing` or `LedgerFault` where the tables have lost what a file needs.
  public func ledgerFile(
    under checkpoint: SignedCheckpoint, at position: Int, in log: LedgerLog = .growing,
    by decision: Decision
  ) throws -> (file: TileFile, next: Int?)? {
    let tables = try log.tables(in: database)
    var export = TileExport(of: tables, under: checkpoint, from: position)
    guard let file = try export.next() else { return nil }
    return (file, export.position)
  }
}

extension StoreEngine {
  /// Checks the whole ledger of a directory, in use or not, in one snapshot and in constant memory.
  ///
  /// - Parameters:
  ///   - endedKeys: The keys of logs that have ended; nil to take those that the directory names.
  ///   - anchors: Checkpoints that are kept elsewhere, whose signatures were verified.
  /// - Throws: What ``LedgerDamage`` has a sentence for, ``StoreError``.
  public static func verifyLedger(
    in path: String, by key: VerifierKey, endedKeys: [VerifierKey]? = nil,
    against anchors: [Checkpoint] = []
  ) throws -> VerifiedLogs {
    let location = Database.Location(
      path: try DataDirectory.find(at: path) + "/" + DataDirectory.databaseName)
    let database = try Database(location, role: .reader)
    defer { database.close() }
    try database.run("begin")
    var check = try LedgerCheck(
      of: database, by: key, endedKeys: endedKeys, against: anchors)
    while true {
      if let verified = try check.next(atMost: leavesAtOnce, in: database) { return verified }
    }
  }

  /// A statement is stepped so far before the next begins.
  private static let leavesAtOnce = 65_536

  /// The same for the store that this is, on a connection of its own. Blocks for as long as it takes,
  /// so call it from a thread that may wait.
  public func verifyLedger(against anchors: [Checkpoint] = []) throws -> VerifiedLogs {
    try Self.verifyLedger(in: directoryPath, by: ledgerKey, against: anchors)
  }
}
