public import Domain
public import Ledger

/// A verification of the stored ledger that can pause: what it has come to is a value of bounded size,
/// so that each part may be in a snapshot of its own and none holds one for long.
///
/// ```
/// each log, the ended ones first
///   init       the head, the note over it ──► signed by the log's key, of the same size
///   next …     leaf ──► hash ──► nodes ──► roots of checkpoints; rows of the access log ──► their leaf
///   at last    root and time ──► the head's; nothing is stored besides what the leaves account for
/// each but the first: its leaf 0 ──► names the log before
/// ```
///
/// What is appended between two parts is left for another verification: leaves and nodes are only ever
/// added, so all that the heads covered at the beginning stays as it was.
public struct LedgerCheck: Sendable {
  /// How many leaves there are to check, in all logs.
  public var size: Int { logs.reduce(0) { $0 + $1.size } }
  /// How many leaves were checked.
  public var checked: Int { logs.reduce(0) { $0 + $1.checked } }
  /// The checkpoint of the log that grows, as it is stored; nil while that has no leaves.
  public var note: [UInt8]? { logs[logs.count - 1].note }

  /// At least one; the last is the one that grows.
  private var logs: [LogCheck]
  private var found: [VerifiedLedger] = []
  private var accesses = AccessCheck()

  /// Begins with the heads that the tables have now.
  ///
  /// - Parameters:
  ///   - key: That of the log that grows.
  ///   - endedKeys: Those of the ended logs, where they are known from elsewhere.
  init(
    of database: Database, by key: VerifierKey, endedKeys: [VerifierKey]? = nil,
    against anchors: [Checkpoint] = []
  ) throws {
    var stored = try StoredLog.all(in: database)
    if stored.isEmpty { stored = [StoredLog(number: .first, key: key)] }
    guard stored[stored.count - 1].key == key else { throw NoteError.otherOrigin }
    for log in stored.dropLast() where endedKeys.map({ !$0.contains(log.key) }) ?? false {
      throw UnknownEndedLog(log: log.key.name)
    }
    for anchor in anchors where !stored.contains(where: { $0.key.name == anchor.origin.text }) {
      throw NoteError.otherOrigin
    }
    logs = try stored.map { log in
      try Self.naming(log, isCurrent: log.number == stored[stored.count - 1].number) {
        try LogCheck(of: log, in: database, against: anchors)
      }
    }
  }

  /// Checks a part of what is left.
  ///
  /// - Parameter count: How many leaves, and rows of the access log under them, to read; the last leaf's
  ///   rows are read whole.
  /// - Returns: What was found once all is checked; nil while there is more.
  /// - Throws: `LedgerFault`, ``AccessRowsChanged``, ``SurplusAccessRows``, ``SurplusNodes``,
  ///   ``LogNotContinued``, ``StoreError``; what is wrong in an ended log as ``FaultInEndedLog``.
  mutating func next(atMost count: Int, in database: Database) throws -> VerifiedLogs? {
    let index = found.count
    let isCurrent = index == logs.count - 1
    let verified = try Self.naming(logs[index].log, isCurrent: isCurrent) {
      try logs[index].next(atMost: count, in: database, &accesses)
    }
    guard let verified else { return nil }
    found.append(verified)
    guard isCurrent else { return nil }
    try accesses.finish(logs[index].log, checked: logs[index].size, in: database)
    try checkNothingBesides(in: database)
    let ended = try logs.indices.dropLast().map { try endedLog($0, in: database) }
    return VerifiedLogs(current: verified, ended: ended)
  }

  /// What is known of a log that has ended, once all is checked.
  private func endedLog(_ index: Int, in database: Database) throws -> EndedLog {
    let (ended, next) = (logs[index].log, logs[index + 1].log)
    let continued = try LedgerTables(of: database, log: next.number).continuedLog()
    guard let continued, continued.origin.text == ended.key.name else {
      throw LogNotContinued(log: next.key.name, ended: ended.key.name)
    }
    let tables = LedgerTables(of: database, log: ended.number)
    let tree = StoredTree(size: found[index].size, nodes: tables)
    return EndedLog(
      key: ended.key, verified: found[index], note: logs[index].note, continued: continued,
      isWhole: try tree.standing(of: continued.origin, against: continued) == .holds)
  }

  /// Looks for leaves and nodes that are of no log.
  private func checkNothingBesides(in database: Database) throws {
    let end = logs[logs.count - 1].log.number.places.upperBound
    let leaves = try database.rows(
      "select count(*) from audit_leaf where place < 0 or place >= $1", [end])
    guard try leaves.first?.int(0) == 0 else {
      throw LedgerFault.head(size: logs[logs.count - 1].size)
    }
    let heads = try database.rows(
      "select count(*) from audit_head where log < 0 or log >= $1", [logs.count])
    var surplus = try heads.first?.int(0) ?? 0
    for rows in [
      try database.rows("select count(*) from audit_node where level < 1"),
      try database.rows("select count(*) from audit_node where level >= $1", [Int.bitWidth]),
    ] { surplus += try rows.first?.int(0) ?? 0 }
    for level in 1..<Int.bitWidth {
      for rows in [
        try database.rows(
          "select count(*) from audit_node where level = $1 and place < 0", [level]),
        try database.rows(
          "select count(*) from audit_node where level = $1 and place >= $2", [level, end]),
      ] { surplus += try rows.first?.int(0) ?? 0 }
    }
    guard surplus == 0 else { throw SurplusNodes(count: surplus) }
  }

  /// Does what may find a fault; one in an ended log is told with the log's name.
  private static func naming<Result>(
    _ log: StoredLog, isCurrent: Bool, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error where !isCurrent && LedgerDamage.sentence(about: error) != nil {
      throw error is FaultInEndedLog ? error : FaultInEndedLog(log: log.key.name, fault: error)
    }
  }
}

/// What the verification of all logs found.
public struct VerifiedLogs: Sendable {
  /// The log that grows.
  public let current: VerifiedLedger
  /// Those before it, in their order.
  public let ended: [EndedLog]
}

/// A log that a restore ended, whose leaves are still there.
public struct EndedLog: Sendable {
  /// What its checkpoints are verified with.
  public let key: VerifierKey
  public let verified: VerifiedLedger
  /// Its last checkpoint that is stored; nil where it has no leaves.
  public let note: [UInt8]?
  /// The checkpoint that the log after it says it continues.
  public let continued: Checkpoint
  /// Whether what is stored begins with all that ``continued`` covers. After the restore of an older
  /// backup it does not: what came after the backup is lost, and was once.
  public let isWhole: Bool
}

extension LedgerTables {
  /// The checkpoint of the log before, which the first leaf names; nil where it names none.
  func continuedLog() throws -> Checkpoint? {
    guard let bytes = try leaf(at: 0), case .logContinue(let checkpoint) = try Leaf(bytes).event
    else { return nil }
    return checkpoint
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
  /// - Throws: Whatever does not fit, see ``LedgerDamage``.
  public func advance(
    _ check: inout LedgerCheck, atMost count: Int, by decision: Decision
  ) throws -> VerifiedLogs? {
    try check.next(atMost: count, in: database)
  }
}
