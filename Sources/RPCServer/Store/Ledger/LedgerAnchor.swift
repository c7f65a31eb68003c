import Domain
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
  /// - Throws: `NoteError` where the file holds something else, or another key signed it; ``SystemError``.
  public func checkpoint(by key: VerifierKey) throws -> SignedCheckpoint? {
    guard DurableFile.exists(path) else { return nil }
    return try SignedCheckpoint(DurableFile.read(path, bytesMax: Self.bytesMax), by: key)
  }

  /// Puts a checkpoint in the place of the one before.
  public func write(_ checkpoint: [UInt8]) throws(SystemError) {
    let new = path + ".new"
    _ = unlink(new)
    try DurableFile.create(new, content: checkpoint)
    guard rename(new, path) == 0 else {
      throw SystemError("rename \(DurableFile.name(new))")
    }
    try DurableFile.sync(path + "/..")
  }
}

extension StoreEngine {
  /// Whether the ledger still begins with all that a checkpoint covers.
  ///
  /// - Throws: `NodeMissing`, ``StoreError``.
  public func standing(against checkpoint: Checkpoint) throws -> AnchorStanding {
    try read { transaction in
      let tables = LedgerTables(of: transaction.database)
      let size = try tables.head()?.head.size ?? 0
      return try StoredTree(size: size, nodes: tables).standing(
        of: checkpoint.origin, against: checkpoint)
    }
  }

  /// The ledger's last signed checkpoint, as it is stored; nil before the first leaf.
  public func lastCheckpoint() throws -> SignedCheckpoint? {
    let note = try read { try LedgerTables(of: $0.database).head()?.checkpoint }
    return try note.map { try SignedCheckpoint($0, by: ledgerKey) }
  }
}
