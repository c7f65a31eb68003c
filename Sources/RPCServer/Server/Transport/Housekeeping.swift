import Domain
import NIOCore
import Store

/// Forgets what has served its time: documents that broke off after a day, stored replies, uploads and ended
/// sessions after seven, events after 30, and items of inboxes 90 days after they were acknowledged.
///
/// Nothing depends on when it happens.
struct Housekeeping: Sendable {
  static let interval = TimeAmount.hours(1)
  /// Deleting so many replies, or events, or items, takes the write lane a few milliseconds.
  private static let recordsInBatch = 500
  /// An upload may take 20,000 staged rows with it.
  private static let uploadsInBatch = 1

  let store: StoreEngine
  let identity: IdentityTable
  let clock: ServerClock

  /// Forgets what is old now, and returns at once.
  ///
  /// - Parameter whenDone: Told on the write lane's thread how many records were forgotten.
  func tidy(whenDone: @escaping @Sendable (Int) -> Void = { _ in }) {
    // What is not done now is done an hour later.
    let now = clock.now()
    let idle = identity.forgetEnded()
    // It makes room.
    SteppedWork(store: store, isSheddable: false) { transaction in
      // Or a restart would bring them back. Harmless when done before.
      for session in idle { try transaction.endToken(session, at: now) }
      let small = [
        try transaction.forgetOldReplies(at: now, atMost: Self.recordsInBatch),
        try transaction.forgetOldEvents(at: now, atMost: Self.recordsInBatch),
        try transaction.forgetOldInboxItems(at: now, atMost: Self.recordsInBatch),
        try transaction.forgetOldSessions(at: now, atMost: Self.recordsInBatch),
      ]
      let documents = try transaction.forgetBrokenDocuments(
        at: now, atMost: Self.uploadsInBatch)
      let uploads =
        try documents + transaction.forgetOldUploads(at: now, atMost: Self.uploadsInBatch)
      return SteppedWork.Progress(
        count: small.reduce(uploads, +),
        isLast: small.allSatisfy { $0 < Self.recordsInBatch } && uploads < Self.uploadsInBatch)
    }.run(whenDone: whenDone)
  }
}
