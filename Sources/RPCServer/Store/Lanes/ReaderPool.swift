import Dispatch
import Synchronization

/// The read lane: a few threads, each with a connection of its own that cannot write.
///
/// A burst of works runs on one thread in one snapshot: they all see the same records.
public final class ReaderPool: Sendable {
  /// How many readers there are, and how long a snapshot may last.
  public struct Limits: Sendable {
    public var readers = 2
    /// Longer snapshots would keep the write-ahead log from being emptied.
    public var snapshotMax = Duration.seconds(5)

    public init() {}
  }

  private let queue: BurstQueue
  private let delivered: Writer.Delivered
  private let threads: [LaneThread]

  /// Opens every connection. The writer must have been opened before.
  init(
    _ location: Database.Location, keys: SharedKeys, limits: Limits = Limits(),
    delivered: @escaping Writer.Delivered = { _ in }
  ) throws {
    let queue = BurstQueue(readers: limits.readers)
    self.queue = queue
    self.delivered = delivered
    let openings = (0..<limits.readers).map { _ in Opening() }
    threads = openings.enumerated().map { index, opening in
      LaneThread(name: "store-reader-\(index)") {
        let database: Database
        let keyStore: KeyStore
        do throws(StoreError) {
          database = try Database(location, role: .reader)
          keyStore = try KeyStore(keys, role: .reader)
          opening.report(nil)
        } catch {
          opening.report(error)
          return
        }
        while let burst = queue.wait() {
          let outcomes = Self.run(
            burst, on: database, keyStore, snapshotMax: limits.snapshotMax)
          for (work, outcome) in zip(burst, outcomes) { work.settle(outcome) }
          delivered(burst)
        }
        keyStore.close()
        database.close()
      }
    }
    var failure: (any Error)?
    for opening in openings {
      do { try opening.wait() } catch { failure = error }
    }
    if let failure {
      drainAndStop()
      throw failure
    }
  }

  /// Hands over works that are to run on one reader in one snapshot, and returns at once. After
  /// the pool was stopped, they are settled at once, by the caller's thread, as not executed.
  public func submit(_ works: [any StoreWork]) {
    guard !works.isEmpty, !queue.add(works) else { return }
    for work in works { work.settle(.notExecuted(.draining)) }
    delivered(works)
  }

  /// Runs all that is queued, closes the connections and returns.
  public func drainAndStop() {
    queue.close()
    for thread in threads { thread.join() }
  }

  private static func run(
    _ burst: [any StoreWork], on database: Database, _ keys: KeyStore, snapshotMax: Duration
  ) -> [WorkOutcome] {
    let deadline = ContinuousClock.now.advanced(by: snapshotMax)
    database.deadline = deadline
    let transaction = Transaction(on: database, keys: keys)
    defer {
      transaction.end()
      database.deadline = nil
      // Where this fails SQLite has ended the snapshot already.
      if database.isInTransaction { _ = try? database.run("rollback") }
    }
    var outcomes: [WorkOutcome] = []
    for work in burst {
      if let ending = transaction.ending {
        outcomes.append(
          .notExecuted(ending == .interrupted ? .snapshotExpired : .storage(ending)))
      } else if !outcomes.isEmpty, ContinuousClock.now >= deadline {
        outcomes.append(.notExecuted(.snapshotExpired))
      } else if work.begin() {
        outcomes.append(perform(work, in: transaction))
      } else {
        outcomes.append(.skipped)
      }
    }
    return outcomes
  }

  private static func perform(_ work: any StoreWork, in transaction: Transaction) -> WorkOutcome {
    let mark = transaction.mark
    do {
      if !transaction.database.isInTransaction { try transaction.database.run("begin") }
      try work.perform(in: transaction)
      return .done
    } catch {
      transaction.rollBack(to: mark)
      return transaction.ending == .interrupted
        ? .notExecuted(.snapshotExpired) : .failed(error)
    }
  }
}

/// The line before the readers: each takes one whole burst.
private final class BurstQueue: Sendable {
  private struct State {
    var bursts: [[any StoreWork]] = []
    var isClosed = false
  }

  private let readers: Int
  private let state = Mutex(State())
  /// Counts queued bursts, and one more for each reader when the queue closes.
  private let ready = DispatchSemaphore(value: 0)

  init(readers: Int) { self.readers = readers }

  func add(_ burst: [any StoreWork]) -> Bool {
    let isAdded = state.withLock { state in
      guard !state.isClosed else { return false }
      state.bursts.append(burst)
      return true
    }
    if isAdded { ready.signal() }
    return isAdded
  }

  func close() {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if wasOpen { for _ in 0..<readers { ready.signal() } }
  }

  /// The next burst; nil once the queue is closed and empty.
  func wait() -> [any StoreWork]? {
    ready.wait()
    return state.withLock { state in
      state.bursts.isEmpty ? nil : state.bursts.removeFirst()
    }
  }
}
