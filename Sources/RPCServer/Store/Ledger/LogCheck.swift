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
  /// - Parameter accesses: Told of every leaf.
  /// - Returns: What was found once all is checked; nil while there is more.
  mutating func next(
    atMost count: Int, in database: Database, _ accesses: inout AccessCheck
  ) throws -> VerifiedLedger? {
    let nodes = NodesInOrder(of: log.number, in: database, forLeaves: count)
    let first = checked
    let part = log.number.place(first)..<log.number.place(min(first + count, size))
    let batches = try AccessCheck.batches(in: part, of: database)
    var read = 0
    try database.forEachInPlace(
      """
      select place, leaf, hash from audit_leaf where place >= $1 and place < $2
      order by place
      """, [part.lowerBound, part.upperBound]
    ) { row in
      guard read < count else { return }
      read += 1
      let index = log.number.index(try row.int(0))
      let hash = try row.withBlob(2, LedgerTables.hash)
      let leaf =
        try row.withBlob(1) { try verification.check(index, $0, hash: hash, nodes: nodes) }
        ?? verification.check(index, nil, hash: hash, nodes: nodes)
      read += try accesses.check(leaf.event, at: index, of: log, batches, in: database)
      checked += 1
    }
    // Where no leaf was left though the head covers more, the end tells which is missing.
    guard checked == size || checked == first else { return nil }
    let verified = try verification.finish(head: (size, root))
    guard time == verified.lastTime else { throw LedgerFault.head(size: size) }
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
    guard sizeNow <= LogNumber.leavesMax else { throw LedgerFault.head(size: sizeNow) }
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

/// The nodes above leaf level in the order in which a verification asks for them: each level from left to
/// right. Looked up one by one they would take more time than all else; so a level's next ones are read
/// in one query, as many as the leaves of one part can close.
private final class NodesInOrder: NodeSource {
  private let log: LogNumber
  private let database: Database
  private let leaves: Int
  /// By level: what was read, and the index of its first node.
  private var read: [(first: Int, hashes: [Hash?])] = Array(repeating: (0, []), count: Int.bitWidth)

  init(of log: LogNumber, in database: Database, forLeaves leaves: Int) {
    self.log = log
    self.database = database
    self.leaves = leaves
  }

  func hash(of node: NodePosition) throws -> Hash? {
    let level = read[node.level]
    if node.index >= level.first, node.index < level.first + level.hashes.count {
      return level.hashes[node.index - level.first]
    }
    let count = min(max(leaves >> node.level, 1), Self.countMax)
    let end = node.index + count
    var hashes = [Hash?](repeating: nil, count: count)
    try database.forEachInPlace(
      "select place, hash from audit_node where level = $1 and place >= $2 and place < $3",
      [node.level, log.place(node.index), log.place(end)]
    ) { row in
      let hash = try row.withBlob(1, LedgerTables.hash)
      hashes[log.index(try row.int(0)) - node.index] = hash
    }
    read[node.level] = (node.index, hashes)
    return hashes[0]
  }

  /// At most so many of a level are kept.
  private static let countMax = 1_024
}
