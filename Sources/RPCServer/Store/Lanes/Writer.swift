import Dispatch
import Ledger
import Synchronization

/// The write lane: one thread and one connection for all writes and all checkpoints.
///
/// It takes what is queued, performs each work in a savepoint of one transaction, commits once
/// for all of them with a durable sync, and then settles them all.
public final class Writer: Sendable {
  /// How much goes into a batch, and when the write-ahead log is emptied.
  public struct Limits: Sendable {
    /// Works in one batch.
    public var worksMax = 64
    /// How long a batch goes on admitting what is queued meanwhile; it never waits for company.
    public var admissionMax = Duration.milliseconds(2)
    /// How long the lane polls for the next batch before it sleeps, while batches come that soon; zero for never.
    public var pollMax = Duration.zero
    /// Pages written since the last checkpoint that bring about the next.
    public var checkpointPages = 1_000
    /// Above this the log is emptied, which waits for readers.
    public var truncateBytes = 64 << 20
    /// Above this, ordinary writes are refused.
    public var shedBytes = 256 << 20
    /// With fewer bytes than this free on the disk, ordinary writes are refused too; 0 for as far as it goes.
    public var keptFreeBytes = 0
    /// Held back for what goes on then; 0 for nothing.
    public var ballastBytes = 0

    public init() {}
  }

  /// Counts since the writer started.
  public struct Statistics: Equatable, Sendable {
    /// Batches that were committed.
    public var batches = 0
    /// Works in them that were done.
    public var works = 0
    /// Checkpoints that succeeded.
    public var checkpoints = 0
    /// COMMITs that reported an error.
    public var failedCommits = 0
  }

  /// Runs within every batch, after its works and before its COMMIT; what it throws undoes the
  /// batch. The place for rows that belong to a batch as a whole.
  public typealias BeforeCommit = @Sendable (Transaction) throws -> Void
  /// Told once a batch, after each of its works was settled, on the lane's thread.
  public typealias Delivered = @Sendable ([any StoreWork]) -> Void
  /// Told after a batch that has added to something, or that may have: whoever is told looks what is
  /// there. On the lane's thread.
  public typealias Changed = @Sendable (Feeds) -> Void

  private let queue: WorkQueue
  private let counts: StatisticsBox
  private let delivered: Delivered
  private let thread: LaneThread

  /// Opens the connection on a thread of its own.
  ///
  /// - Throws: ``StoreError`` when the databases cannot be opened, ``KeyError`` when the
  ///   key-encryption keys are not theirs.
  init(
    _ location: Database.Location, keys: SharedKeys, signingKey: SigningKey,
    limits: Limits = Limits(),
    beforeCommit: @escaping BeforeCommit = { _ in }, delivered: @escaping Delivered = { _ in },
    changed: @escaping Changed = { _ in }
  ) throws {
    let opened = Opening()
    let counts = StatisticsBox()
    queue = WorkQueue(pollMax: limits.pollMax)
    thread = LaneThread(name: "store-writer") { [queue] in
      let connection: WriterConnection
      do {
        connection = try WriterConnection(
          location, keys: keys, signingKey: signingKey, limits: limits, beforeCommit: beforeCommit,
          counts: counts)
        opened.report(nil)
      } catch {
        opened.report(error)
        return
      }
      while let works = queue.wait(atMost: limits.worksMax) {
        let settlements = connection.run(works) { queue.take(atMost: $0) }
        for (work, outcome) in settlements { work.settle(outcome) }
        delivered(settlements.map(\.work))
        // Whatever became of the batch: of one whose outcome is unknown, some may be there.
        if !connection.changed.isEmpty { changed(connection.changed) }
        connection.checkpointIfDue()
      }
      connection.close()
    }
    self.counts = counts
    self.delivered = delivered
    try opened.wait()
  }

  /// Hands works over to the lane, in their order, and returns at once. How many may wait is the
  /// caller's concern. After the writer was stopped, works are settled at once, by the caller's
  /// thread, as not executed.
  public func submit(_ works: [any StoreWork]) {
    guard !works.isEmpty, !queue.add(works) else { return }
    for work in works { work.settle(.notExecuted(.draining)) }
    delivered(works)
  }

  /// Performs all that is queued, empties the write-ahead log, closes the connection and returns.
  public func drainAndStop() {
    queue.close()
    thread.join()
  }

  /// What the writer has done so far.
  public var statistics: Statistics { counts.value.withLock { $0 } }
}

/// The counts, shared by the lane's thread and whoever asks.
final class StatisticsBox: Sendable {
  let value = Mutex(Writer.Statistics())
}

/// How a lane's thread tells the one who starts it whether its connection opened.
final class Opening: Sendable {
  private let error = Mutex<(any Error)?>(nil)
  private let reported = DispatchSemaphore(value: 0)

  func report(_ error: (any Error)?) {
    self.error.withLock { $0 = error }
    reported.signal()
  }

  func wait() throws {
    reported.wait()
    if let error = error.withLock({ $0 }) { throw error }
  }
}
