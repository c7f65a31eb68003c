public import Domain
public import Ledger

/// A verification of the stored ledger that can pause: what it has come to is a value of constant size,
/// so that each part may be in a snapshot of its own and none holds one for long.
///
/// ```
/// init       the head, the note over it ──► signed by the key, of the same size
/// next …     leaf ──► hash ──► nodes ──► roots of checkpoints; rows of the access log ──► their leaf
/// at last    root and time ──► the head's; nothing is stored besides what the leaves account for
/// ```
///
/// What is appended between two parts is left for another verification: leaves and nodes are only ever
/// added, so all that the head covered at the beginning stays as it was.
public struct LedgerCheck: Sendable {
  /// How many leaves there are to check.
  public let size: Int
  /// How many leaves were checked.
  public private(set) var checked = 0
  /// The head's checkpoint as it is stored; nil for a ledger without leaves.
  public let note: [UInt8]?
  private let root: Hash
  private let time: LeafTime
  private var verification: LedgerVerification

  /// Begins with the head that the tables have now.
  init(
    of database: Database, by key: VerifierKey, against anchors: [Checkpoint] = []
  ) throws {
    let rows = try database.rows("select size, root, time, checkpoint from audit_head where id = 1")
    guard let row = rows.first else {
      (size, note, root, time) = (0, nil, .emptyRoot, .earliest)
      verification = LedgerVerification(checkpoints: anchors)
      return
    }
    let note = try row.blob(3)
    let signed = try SignedCheckpoint(note, by: key)
    (size, root) = (try row.int(0), try LedgerTables.hash(row.blob(1)))
    time = LeafTime(millisecondsSince1970: try row.integer(2))
    self.note = note
    verification = LedgerVerification(checkpoints: anchors + [signed.checkpoint])
    guard signed.checkpoint.size == size else { throw LedgerFault.head(size: size) }
  }

  /// Checks a part of what is left.
  ///
  /// - Parameter count: How many leaves, and rows of the access log under them, to read; the last leaf's
  ///   rows are read whole.
  /// - Returns: What was found once all is checked; nil while there is more.
  /// - Throws: `LedgerFault`, ``AccessRowsChanged``, ``SurplusNodes``, ``StoreError``.
  mutating func next(atMost count: Int, in database: Database) throws -> VerifiedLedger? {
    let tables = LedgerTables(of: database)
    let first = checked
    var read = 0
    try database.forEach(
      "select seq, leaf, hash from audit_leaf where seq >= $1 and seq < $2 order by seq limit $3",
      [first, size, count]
    ) { row in
      guard read < count else { return }
      read += 1
      let index = try row.int(0)
      let leaf = try row.blobOrNil(1)
      let hash = try LedgerTables.hash(row.blob(2))
      if let leaf {
        try verification.check(index, leaf.span, hash: hash, nodes: tables)
        read += try Self.checkAccesses(of: index, leaf: leaf, in: database)
      } else {
        try verification.check(index, nil, hash: hash, nodes: tables)
      }
      checked += 1
    }
    // Where no leaf was left though the head covers more, the end tells which is missing.
    guard checked == size || checked == first else { return nil }
    let verified = try verification.finish(head: (size, root))
    let isLastKnown = verified.leavesWithoutBytes == 0 && size > 0
    guard isLastKnown ? time == verified.lastTime : time >= verified.lastTime else {
      throw LedgerFault.head(size: size)
    }
    try Self.checkNothingBesides(size, in: database)
    return verified
  }

  /// Holds the rows of the access log against the leaf that is over them, and counts them.
  private static func checkAccesses(
    of index: Int, leaf bytes: [UInt8], in database: Database
  ) throws -> Int {
    guard case .accessBatch(let rows, let digest) = try Leaf(bytes).event else { return 0 }
    let batches = try database.rows(
      "select first_id, last_id, salt from access_batch where seq = $1", [index])
    // Rows go at the end of their retention, whole batches at a time.
    guard let batch = batches.first else { return 0 }
    var found = BatchDigest(salt: try batch.blob(2))
    let (first, last) = (try batch.integer(0), try batch.integer(1))
    try database.forEach(RecordedAccess.selectRange, [first, last]) { row in
      // One that cannot be read is not what was written either.
      guard let row = try? RecordedAccess(row) else { throw AccessRowsChanged(leaf: index) }
      found.append(row.encoded)
    }
    guard found.rows == rows, found.digest == digest else { throw AccessRowsChanged(leaf: index) }
    return rows
  }

  /// Looks for leaves and nodes outside of what the head covers now, which is no less than it did.
  private static func checkNothingBesides(_ checked: Int, in database: Database) throws {
    func count(_ sql: SQL, _ arguments: any ValueConvertible...) throws -> Int {
      try database.rows(sql, arguments).first?.int(0) ?? 0
    }
    let size = try count("select size from audit_head where id = 1")
    guard size >= checked else { throw LedgerFault.shorter(size: size, checkpoint: checked) }
    guard try count("select count(*) from audit_leaf where seq < 0 or seq >= $1", size) == 0 else {
      throw LedgerFault.head(size: size)
    }
    var surplus = try count("select count(*) from audit_node where level < 1")
    surplus += try count("select count(*) from audit_node where level >= $1", Int.bitWidth)
    for level in 1..<Int.bitWidth {
      surplus += try count(
        "select count(*) from audit_node where level = $1 and idx < 0", level)
      surplus += try count(
        "select count(*) from audit_node where level = $1 and idx >= $2", level, size >> level)
    }
    guard surplus == 0 else { throw SurplusNodes(count: surplus) }
  }
}

extension Transaction {
  /// Begins to verify the ledger, as it is in this snapshot.
  ///
  /// - Throws: `LedgerFault`, `NoteError`, ``StoreError``.
  public func ledgerCheck(by key: VerifierKey, _ decision: Decision) throws -> LedgerCheck {
    try LedgerCheck(of: database, by: key)
  }

  /// Goes on with a verification; see ``LedgerCheck``.
  ///
  /// - Returns: What was found once all is checked; nil while there is more.
  /// - Throws: As ``ledgerCheck(by:_:)``, ``AccessRowsChanged``, ``SurplusNodes``.
  public func advance(
    _ check: inout LedgerCheck, atMost count: Int, by decision: Decision
  ) throws -> VerifiedLedger? {
    try check.next(atMost: count, in: database)
  }
}

/// Rows of the access log are not those that their leaf is over.
public struct AccessRowsChanged: Error, Equatable, CustomStringConvertible {
  /// The leaf's number.
  public let leaf: Int

  public var description: String {
    "The rows of the access log under leaf \(leaf) were changed, added or removed."
  }
}

/// There are nodes that no leaves have closed.
public struct SurplusNodes: Error, Equatable, CustomStringConvertible {
  public let count: Int

  public var description: String { "The ledger has \(count) nodes too many." }
}
