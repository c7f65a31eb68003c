import Domain
import NIOCore
import Store
import Synchronization

/// Forgets what has served its time: stored replies and uploads that are older than seven days.
///
/// It goes through the write lane in small batches, each queued only when the one before is done,
/// so that calls go on in between. Nothing depends on when it happens.
struct Housekeeping: Sendable {
  private static let interval = TimeAmount.hours(1)
  /// Deleting so many replies takes the write lane a few milliseconds.
  private static let repliesInBatch = 500
  /// An upload may take 20,000 staged rows with it.
  private static let uploadsInBatch = 1

  let store: StoreEngine
  let clock: ServerClock

  /// Tidies at once and then every hour, until the task is cancelled.
  func schedule(on loop: any EventLoop) -> RepeatedTask {
    tidy()
    return loop.scheduleRepeatedTask(initialDelay: Self.interval, delay: Self.interval) { _ in
      tidy()
    }
  }

  /// Forgets what is old now, and returns at once.
  ///
  /// - Parameter whenDone: Told on the write lane's thread how many records were forgotten.
  func tidy(whenDone: @escaping @Sendable (Int) -> Void = { _ in }) {
    submit(forgotten: 0, whenDone)
  }

  private func submit(forgotten: Int, _ whenDone: @escaping @Sendable (Int) -> Void) {
    let batch = Batch(at: clock.now()) { count, isLast in
      if isLast {
        whenDone(forgotten + count)
      } else {
        submit(forgotten: forgotten + count, whenDone)
      }
    }
    store.writer.submit([batch])
  }

  /// One bounded piece of the work.
  private final class Batch: StoreWork {
    private let now: Instant
    private let settled: @Sendable (_ forgotten: Int, _ isLast: Bool) -> Void
    private let counts = Mutex((replies: 0, uploads: 0))

    init(at now: Instant, settled: @escaping @Sendable (_ forgotten: Int, _ isLast: Bool) -> Void) {
      self.now = now
      self.settled = settled
    }

    func begin() -> Bool { true }

    func perform(in transaction: Transaction) throws {
      let replies = try transaction.forgetOldReplies(at: now, atMost: Housekeeping.repliesInBatch)
      let uploads = try transaction.forgetOldUploads(at: now, atMost: Housekeeping.uploadsInBatch)
      counts.withLock { $0 = (replies, uploads) }
    }

    func settle(_ outcome: WorkOutcome) {
      // What was not done now is done an hour later.
      guard case .done = outcome else { return settled(0, true) }
      let (replies, uploads) = counts.withLock { $0 }
      settled(
        replies + uploads,
        replies < Housekeeping.repliesInBatch && uploads < Housekeeping.uploadsInBatch)
    }
  }
}
