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
    tables = LedgerTables(of: database)
    self.key = key
    if let (head, checkpoint) = try tables.head() {
      // A key that did not sign the last checkpoint would fork the log.
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
  /// - Returns: The leaf's number.
  @discardableResult
  func append(at now: Instant?, _ event: (LeafID) throws -> Event) throws -> Int {
    let id = LeafID(from: &random)
    let time = now.map { LeafTime(millisecondsSince1970: $0.millisecondsSince1970) }
    let addition = head.append(
      try event(id), id: id, policy: Self.policy, now: time ?? head.time)
    try tables.add(addition)
    return addition.leaf.seq
  }

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
  func close(in transaction: Transaction) throws {
    if let first = accesses.first, let last = accesses.last {
      let salt = (0..<BatchDigest.saltByteCount).map { _ in
        UInt8.random(in: 0 ... .max, using: &random)
      }
      var digest = BatchDigest(salt: salt)
      for access in accesses { digest.append(access.encoded) }
      let seq = try append(at: last.at) { _ in digest.event }
      try transaction.run(
        "insert into access_batch (seq, first_id, last_id, salt) values ($1, $2, $3, $4)", seq,
        first.number, last.number, salt)
    }
    guard head != committedHead else { return }
    let checkpoint = try key.checkpoint(size: head.size, root: head.root)
    try tables.write(head, checkpoint: checkpoint.bytes)
  }

  /// The batch is durable.
  func committed() {
    committedHead = head
    accesses = []
  }

  /// The rule-set version, whose spelling is a code.
  private static let policy = Code(PolicyTable.version)!
}
