/// One piece of work for a lane of the store, usually one call's.
///
/// A lane asks `begin` once, performs the work at most once and settles it exactly once, all on
/// the lane's own thread.
public protocol StoreWork: AnyObject, Sendable {
  /// Whether the store may refuse the work when it has to shed load. Access rows, rights and
  /// erasure say false.
  var isSheddable: Bool { get }

  /// Asked once before the work is performed; false when it has expired or was cancelled.
  func begin() -> Bool

  /// Reads and writes the records. What it throws undoes this work and nobody else's.
  func perform(in transaction: Transaction) throws

  /// Told once, when the fate of the whole batch is known.
  func settle(_ outcome: WorkOutcome)
}

extension StoreWork {
  public var isSheddable: Bool { true }
}

/// What became of a piece of work.
public enum WorkOutcome: Sendable {
  /// Performed; what it wrote survives a crash and a power loss.
  case done
  /// It threw that error, and nothing of it was written.
  case failed(any Error)
  /// It was no longer wanted, and nothing of it was run.
  case skipped
  /// Nothing of it was written, through no fault of its own; it may be tried again.
  case notExecuted(NotExecutedReason)
  /// The store cannot tell whether it was written. Only an idempotency key helps now.
  case unknown
}

/// Why the store did not execute a piece of work.
public enum NotExecutedReason: Equatable, Sendable {
  /// The database failed, so the whole batch was undone.
  case storage(StoreError)
  /// What must be recorded with every batch could not be recorded.
  case batchRecords
  /// The write-ahead log is over its limit, so ordinary writes are refused for now.
  case shedding
  /// The disk has little room left, which is kept for what must go on.
  case diskLow
  /// The store is closing.
  case draining
  /// The reads before it took as long as a snapshot may last.
  case snapshotExpired
}
