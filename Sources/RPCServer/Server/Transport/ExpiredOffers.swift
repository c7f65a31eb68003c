import Domain
import NIOCore
import Store

/// Passes offers on that nobody took in time, within a minute of their end.
///
/// Nothing else depends on when it happens: an offer holds nothing from its end on.
struct ExpiredOffers: Sendable {
  static let interval = TimeAmount.minutes(1)
  /// Each may look at everybody in its queue.
  private static let offersInBatch = 10

  let store: StoreEngine
  let clock: ServerClock

  /// Passes on what has expired now, and returns at once.
  ///
  /// - Parameter whenDone: Told on the write lane's thread how many had expired.
  func passOn(whenDone: @escaping @Sendable (Int) -> Void = { _ in }) {
    let now = clock.now()
    SteppedWork(store: store) { transaction in
      let count = try transaction.passOnExpiredOffers(at: now, atMost: Self.offersInBatch)
      return SteppedWork.Progress(count: count, isLast: count < Self.offersInBatch)
    }.run(whenDone: whenDone)
  }
}
