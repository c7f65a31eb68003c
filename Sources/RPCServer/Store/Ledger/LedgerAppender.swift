import Domain
import Ledger

/// The growing end of the ledger on the write lane. Confined to the lane's thread.
///
/// A leaf's rows are written with the work that it records, in its savepoint; the head is a value that
/// goes back with the savepoint. Before COMMIT the batch's head is signed and written once.
final class LedgerAppender {
  private let tables: LedgerTables
  private let key: SigningKey
  private var random = SystemRandom()
  /// What the last committed batch left.
  private var committedHead: LedgerHead
  private(set) var head: LedgerHead
  /// Rows of the access log that this batch has written, which its last leaf will be over.
  private var accesses: [RecordedAccess] = []

  init(_ database: Database, signing key: SigningKey) throws {
    let logs = try StoredLog.all(in: database)
    tables = LedgerTables(of: database, log: logs.last?.number ?? .first)
    self.key = key
    // A key that did not sign the last checkpoint would fork the log.
    if let log = logs.last, log.key != key.verifierKey { throw NoteError.otherOrigin }
    if let (head, checkpoint) = try tables.head() {
      _ = try SignedCheckpoint(checkpoint, by: key.verifierKey)
      committedHead = head
    } else {
      committedHead = LedgerHead()
    }
    head = committedHead
  }

  // MARK: Within a batch of writes

  /// Adds a leaf.
  ///
  /// - Parameters:
  ///   - now: Nil for the time of the leaf before.
  ///   - event: What the leaf records; commitments in it are made for the leaf's id.
  ///   - detail: Over what stands sealed beside the leaf, if anything does.
  /// - Returns: The leaf's place.
  @discardableResult
  func append(
    at now: Instant?, _ event: (LeafID) throws -> Event,
    detail: (LeafID) throws -> Commitment? = { _ in nil }
  ) throws -> Int {
    let id = LeafID(from: &random)
    let time = now.map { LeafTime(millisecondsSince1970: $0.millisecondsSince1970) }
    let addition = head.append(
      try event(id), id: id, policy: Self.policy, detail: try detail(id), now: time ?? head.time)
    try tables.add(addition)
    return tables.log.place(addition.leaf.seq)
  }

  /// Adds the leaf that says how something went on. Where the leaf that began it is in a log that has
  /// ended, it is said once more that it began.
  ///
  /// - Parameters:
  ///   - begun: The place of the leaf that began it.
  ///   - step: What it is now, of the number of that leaf.
  /// - Returns: The leaf's place.
  @discardableResult
  func append(
    at now: Instant?, after begun: Int, _ step: (Int) -> Step,
    _ event: (LeafID, Step) throws -> Event, detail: (LeafID) throws -> Commitment? = { _ in nil }
  ) throws -> Int {
    let isHere = tables.log.places.contains(begun)
    let begun = isHere ? begun : try append(at: now) { try event($0, .begun) }
    let step = step(tables.log.index(begun))
    return try append(at: now, { try event($0, step) }, detail: detail)
  }

  /// The log that grows.
  var log: LogNumber { tables.log }

  /// Takes note of a row of the access log.
  func note(_ access: RecordedAccess) { accesses.append(access) }

  /// Where the batch stands, to come back to.
  struct Mark {
    fileprivate let head: LedgerHead
    fileprivate let accesses: Int
  }

  var mark: Mark { Mark(head: head, accesses: accesses.count) }

  /// Forgets the leaves of a work that is undone; its savepoint takes back the rows.
  func rollBack(to mark: Mark) {
    head = mark.head
    accesses.removeSubrange(mark.accesses...)
  }

  /// Forgets all of the batch.
  func rollBack() {
    head = committedHead
    accesses = []
  }

  /// Puts the batch's rows of the access log under a leaf, and signs and writes the head; to be called
  /// before the batch's COMMIT.
  func close() throws {
    if let first = accesses.first, let last = accesses.last {
      let salt = (0..<BatchDigest.saltByteCount).map { _ in
        UInt8.random(in: 0 ... .max, using: &random)
      }
      var digest = BatchDigest(salt: salt)
      for access in accesses { digest.append(access.encoded) }
      let place = try append(at: last.at) { _ in digest.event }
      try tables.add(
        accessesOf: tables.log.index(place), from: first.number, to: last.number, salt: salt)
    }
    guard head != committedHead else { return }
    if committedHead.size == 0 { try tables.name(signedBy: key.verifierKey) }
    let checkpoint = try key.checkpoint(size: head.size, root: head.root)
    try tables.write(head, checkpoint: checkpoint.bytes)
  }

  /// The batch is durable.
  func committed() {
    committedHead = head
    accesses = []
  }

  /// The rule-set version, whose spelling is a code.
  static let policy = Code(PolicyTable.version)!
}
