import Domain
import Ledger

/// Holds the access log against the leaves that are over its rows, while those are verified in their
/// order: every row is under a leaf, no leaf has lost rows, and rows that are gone were deleted under a
/// `retention.delete` leaf.
struct AccessCheck {
  /// Leaves whose rows are gone, of which no leaf has said so yet. Rows go oldest first, so neighbours
  /// make one range, and there are hardly more than one.
  private var missing: [MissingRows] = []
  /// The last leaf of that kind had lost its rows too.
  private var isInMissing = false
  /// The highest row that was under a leaf so far.
  private var lastRow = Int64.min
  /// There were rows between two batches. Told at the end, since a leaf that lost its batch explains them.
  private var hasSurplus = false

  private struct MissingRows {
    let log: StoredLog
    var leaves: ClosedRange<Int>
  }

  /// More ranges than this have no innocent reason.
  private static let rangesMax = 1_024

  /// What the tables say of a leaf's rows.
  struct Batch {
    let first: Int64
    let last: Int64
    let salt: [UInt8]
  }

  /// What they say of all leaves at those places, in one query.
  static func batches(in places: Range<Int>, of database: Database) throws -> [Int: Batch] {
    var batches: [Int: Batch] = [:]
    try database.forEach(
      "select place, first_id, last_id, salt from access_batch where place >= $1 and place < $2",
      [places.lowerBound, places.upperBound]
    ) { row in
      batches[try row.int(0)] = Batch(
        first: try row.integer(1), last: try row.integer(2), salt: try row.blob(3))
    }
    return batches
  }

  /// Holds what one leaf says against the rows.
  ///
  /// - Parameter batches: Those of the leaves that are being checked.
  /// - Returns: How many rows were read.
  mutating func check(
    _ event: Event, at index: Int, of log: StoredLog, _ batches: [Int: Batch],
    in database: Database
  ) throws -> Int {
    switch event {
    case .accessBatch(let rows, let digest):
      guard let batch = batches[log.number.place(index)] else {
        if rows > 0 { try note(missing: index, of: log) }
        return 0
      }
      isInMissing = false
      let range = (batch.first, batch.last)
      guard try Self.digest(of: range, salt: batch.salt, in: database) == (rows, digest) else {
        throw AccessRowsChanged(leaf: index)
      }
      let between = try database.rows(
        "select 1 from access_log where id > $1 and id < $2 limit 1", [lastRow, range.0])
      if !between.isEmpty { hasSurplus = true }
      lastRow = range.1
      return rows
    case .retentionDelete(_, _, let accesses?):
      account(for: accesses, saidIn: log)
      return 0
    default: return 0
    }
  }

  /// What the rows from the first to the last id come to; nothing where one of them cannot be read.
  private static func digest(
    of range: (first: Int64, last: Int64), salt: [UInt8], in database: Database
  ) throws -> (rows: Int, digest: Hash) {
    var found = BatchDigest(salt: salt)
    do {
      try database.forEach(RecordedAccess.selectRange, [range.first, range.last]) { row in
        found.append(try RecordedAccess(row).encoded)
      }
    } catch StoreError.columnMismatch {
      // One that cannot be read is not what was written either.
      return (-1, .emptyRoot)
    }
    return (found.rows, found.digest)
  }

  private mutating func note(missing leaf: Int, of log: StoredLog) throws {
    if isInMissing, missing.last?.log.number == log.number {
      let first = missing[missing.count - 1].leaves.lowerBound
      missing[missing.count - 1].leaves = first...leaf
    } else {
      missing.append(MissingRows(log: log, leaves: leaf...leaf))
    }
    isInMissing = true
    if missing.count > Self.rangesMax { try refuseMissing(current: log.number) }
  }

  /// Takes what a leaf accounts for out of what is missing.
  private mutating func account(for deleted: DeletedAccesses, saidIn log: StoredLog) {
    let name = deleted.log?.text ?? log.key.name
    missing = missing.flatMap { lost -> [MissingRows] in
      guard lost.log.key.name == name, lost.leaves.overlaps(deleted.leaves) else { return [lost] }
      var left: [MissingRows] = []
      if lost.leaves.lowerBound < deleted.leaves.lowerBound {
        let range = lost.leaves.lowerBound...deleted.leaves.lowerBound - 1
        left.append(MissingRows(log: lost.log, leaves: range))
      }
      if lost.leaves.upperBound > deleted.leaves.upperBound {
        let range = deleted.leaves.upperBound + 1...lost.leaves.upperBound
        left.append(MissingRows(log: lost.log, leaves: range))
      }
      return left
    }
    // What follows a range that is accounted for is not.
    isInMissing = false
  }

  /// Ends behind the last leaf of all logs.
  ///
  /// - Parameter current: The log that grows, with how many of its leaves were checked.
  mutating func finish(
    _ current: StoredLog, checked: Int, in database: Database
  ) throws {
    if !missing.isEmpty { try accountForLaterDeletions(current, checked: checked, in: database) }
    try refuseMissing(current: current.number)
    guard !hasSurplus else { throw SurplusAccessRows() }
    let surplus = try database.rows(
      """
      select 1 from access_log where id > coalesce(
        (select last_id from access_batch order by place desc limit 1), -1)
      limit 1
      """)
    guard surplus.isEmpty else { throw SurplusAccessRows() }
  }

  /// Rows that were deleted while the verification went on are accounted for behind its end.
  private mutating func accountForLaterDeletions(
    _ current: StoredLog, checked: Int, in database: Database
  ) throws {
    var later: [DeletedAccesses] = []
    try database.forEach(
      "select leaf from audit_leaf where place >= $1 and place < $2 order by place",
      [current.number.place(checked), current.number.places.upperBound]
    ) { row in
      guard let bytes = try row.blobOrNil(0), let leaf = try? Leaf(bytes),
        case .retentionDelete(_, _, let accesses?) = leaf.event
      else { return }
      later.append(accesses)
    }
    for accesses in later { account(for: accesses, saidIn: current) }
  }

  private func refuseMissing(current: LogNumber) throws {
    guard let lost = missing.first else { return }
    let fault = AccessRowsChanged(leaf: lost.leaves.lowerBound)
    throw lost.log.number == current
      ? fault as any Error : FaultInEndedLog(log: lost.log.key.name, fault: fault)
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

/// The access log has rows that no leaf is over.
public struct SurplusAccessRows: Error, Equatable, CustomStringConvertible {
  public var description: String { "The access log has rows that no leaf is over." }
}
