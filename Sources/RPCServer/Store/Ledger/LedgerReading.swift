public import Domain
public import Ledger

/// What anybody who may read the ledger can ask of it, in one snapshot.
extension Transaction {
  /// The last signed head, as it is stored; nil before the first leaf.
  public func checkpoint(by decision: Decision) throws -> [UInt8]? {
    try LedgerTables(of: database).head()?.checkpoint
  }

  /// The proof that a leaf is under the last checkpoint, with the leaf beside it; nil where there is no
  /// such leaf.
  public func inclusionProof(
    of leaf: Int, key: VerifierKey, by decision: Decision
  ) throws -> LogProof? {
    let tables = LedgerTables(of: database)
    guard let (head, checkpoint) = try tables.head(),
      let proof = try StoredTree(size: head.size, nodes: tables).inclusionProof(of: leaf)
    else { return nil }
    return LogProof(
      of: proof, under: try SignedCheckpoint(checkpoint, by: key), extra: try tables.leaf(at: leaf))
  }

  /// The hashes that show the first `oldSize` leaves to be under the last checkpoint as they were; nil
  /// where there never were so many.
  public func consistencyProof(
    from oldSize: Int, by decision: Decision
  ) throws -> ConsistencyProof? {
    let tables = LedgerTables(of: database)
    let size = try tables.head()?.head.size ?? 0
    return try StoredTree(size: size, nodes: tables).consistencyProof(from: oldSize)
  }

  /// The files of a tile export, from the one of that number on, at most `count`. Their order is the
  /// same each time for the same checkpoint.
  public func ledgerFiles(
    under checkpoint: SignedCheckpoint, from first: Int, atMost count: Int, by decision: Decision
  ) throws -> [(path: String, bytes: [UInt8])] {
    var export = TileExport(of: LedgerTables(of: database), under: checkpoint)
    var files: [(String, [UInt8])] = []
    var number = 0
    while files.count < count, let file = try export.next() {
      if number >= first { files.append((file.path, file.bytes)) }
      number += 1
    }
    return files
  }
}

extension StoreEngine {
  /// Checks the whole ledger of a directory, in use or not, in one snapshot and in constant memory.
  ///
  /// - Parameter anchors: Checkpoints that are kept elsewhere, whose signatures were verified.
  /// - Throws: `LedgerFault`, ``AccessRowsChanged``, ``SurplusNodes``, `NoteError`, ``StoreError``.
  public static func verifyLedger(
    in path: String, by key: VerifierKey, against anchors: [Checkpoint] = []
  ) throws -> VerifiedLedger {
    let location = Database.Location(
      path: try DataDirectory.find(at: path) + "/" + DataDirectory.databaseName)
    let database = try Database(location, role: .reader)
    defer { database.close() }
    try database.run("begin")
    return try LedgerTables(of: database).verify(by: key, against: anchors)
  }

  /// The same for the store that this is, on a connection of its own. Blocks for as long as it takes,
  /// so call it from a thread that may wait.
  public func verifyLedger(against anchors: [Checkpoint] = []) throws -> VerifiedLedger {
    try Self.verifyLedger(in: directoryPath, by: ledgerKey, against: anchors)
  }
}
