import Domain
import NIOCore
import Store

/// Forgets what has served its time: stored replies and uploads that are older than seven days, and
/// sessions that ended so long ago.
///
/// Nothing depends on when it happens.
struct Housekeeping: Sendable {
  private static let interval = TimeAmount.hours(1)
  /// Deleting so many replies takes the write lane a few milliseconds.
  private static let repliesInBatch = 500
  /// An upload may take 20,000 staged rows with it.
  private static let uploadsInBatch = 1

  let store: StoreEngine
  let identity: IdentityTable
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
    // What is not done now is done an hour later.
    let now = clock.now()
    identity.forgetEnded()
    SteppedWork(store: store) { transaction in
      let replies = try transaction.forgetOldReplies(at: now, atMost: Self.repliesInBatch)
      let uploads = try transaction.forgetOldUploads(at: now, atMost: Self.uploadsInBatch)
      let sessions = try transaction.forgetOldSessions(at: now, atMost: Self.repliesInBatch)
      return SteppedWork.Progress(
        count: replies + uploads + sessions,
        isLast: replies < Self.repliesInBatch && uploads < Self.uploadsInBatch
          && sessions < Self.repliesInBatch)
    }.run(whenDone: whenDone)
  }
}
