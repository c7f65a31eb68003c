import Domain
import Ledger

/// The verification of one log, a part at a time; see ``LedgerCheck``.
struct LogCheck {
  let log: StoredLog
  /// How many leaves there are to check.
  let size: Int
  /// How many leaves were checked.
  private(set) var checked = 0
  /// The head's checkpoint as it is stored; nil for a log without leaves.
  let note: [UInt8]?
  private let root: Hash
  private let time: LeafTime
  private var verification: LedgerVerification

  /// Begins with the head that the tables have now.
  init(of log: StoredLog, in database: Database, against anchors: [Checkpoint]) throws {
    self.log = log
    let anchors = anchors.filter { $0.origin.text == log.key.name }
    let rows = try database.rows(
      "select size, root, time, checkpoint from audit_head where log = $1", [log.number.number])
    guard let row = rows.first else {
      (size, note, root, time) = (0, nil, .emptyRoot, .earliest)
      verification = LedgerVerification(checkpoints: anchors)
      return
    }
    let note = try row.blob(3)
    let signed = try SignedCheckpoint(note, by: log.key)
    (size, root) = (try row.int(0), try LedgerTables.hash(row.blob(1)))
    time = LeafTime(millisecondsSince1970: try row.integer(2))
    self.note = note
    verification = LedgerVerification(checkpoints: anchors + [signed.checkpoint])
    guard signed.checkpoint.size == size else { throw LedgerFault.head(size: size) }
  }

  /// Checks a part of what is left.
  ///
  /// - Parameter accesses: Told of every leaf with its bytes.
  /// - Returns: What was found once all is checked; nil while there is more.
  mutating func next(
    atMost count: Int, in database: Database, _ accesses: inout AccessCheck
  ) throws -> VerifiedLedger? {
    let tables = LedgerTables(of: database, log: log.number)
    let first = checked
    var read = 0
    try database.forEach(
      """
      select place, leaf, hash from audit_leaf where place >= $1 and place < $2
      order by place limit $3
      """,
      [log.number.place(first), log.number.place(size), count]
    ) { row in
      guard read < count else { return }
      read += 1
      let index = log.number.index(try row.int(0))
      let bytes = try row.blobOrNil(1)
      let hash = try LedgerTables.hash(row.blob(2))
      if let bytes {
        let leaf = try verification.check(index, bytes.span, hash: hash, nodes: tables)
        if let leaf { read += try accesses.check(leaf.event, at: index, of: log, in: database) }
      } else {
        try verification.check(index, nil, hash: hash, nodes: tables)
        try accesses.pass(index, of: log, in: database)
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
    try checkNothingBesides(in: database)
    return verified
  }

  /// Looks for leaves and nodes outside of what the head covers now, which is no less than it did.
  private func checkNothingBesides(in database: Database) throws {
    let places = log.number.places
    let head = try database.rows(
      "select size from audit_head where log = $1", [log.number.number]
    ).first?.int(0)
    let sizeNow = head ?? 0
    guard sizeNow >= size else { throw LedgerFault.shorter(size: sizeNow, checkpoint: size) }
    let surplusLeaves = try database.rows(
      "select count(*) from audit_leaf where place >= $1 and place < $2",
      [log.number.place(sizeNow), places.upperBound])
    guard try surplusLeaves.first?.int(0) == 0 else { throw LedgerFault.head(size: sizeNow) }
    var surplus = 0
    for level in 1..<Int.bitWidth {
      let rows = try database.rows(
        "select count(*) from audit_node where level = $1 and place >= $2 and place < $3",
        [level, log.number.place(sizeNow >> level), places.upperBound])
      surplus += try rows.first?.int(0) ?? 0
    }
    guard surplus == 0 else { throw SurplusNodes(count: surplus) }
  }
}
