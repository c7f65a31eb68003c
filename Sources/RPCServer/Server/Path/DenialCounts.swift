import Domain
import NIOCore
import Store
import Synchronization

/// How often each caller was denied each method, by the minute, until that is in the access log, which is a second
/// later at most. A flood of denials is so many counts and not so many rows.
final class DenialCounts: Sendable {
  private struct Key: Hashable {
    let principal: String
    let actingFor: String
    let method: String
    let minute: Instant
  }

  /// Counts that are kept between two flushes. There are as many as callers times methods; beyond this
  /// the method is left out.
  private static let keysMax = 10_000
  /// How often they are recorded: what a crash may lose.
  static let interval = TimeAmount.seconds(1)
  private let clock: ServerClock
  private let counts = Mutex<[Key: Int]>([:])

  init(clock: ServerClock) { self.clock = clock }

  /// A call of a method was denied.
  ///
  /// - Parameter actingFor: For whom a campus system asked; empty for nobody.
  func add(_ principal: String, actingFor: String = "", _ method: String) {
    let now = clock.now().millisecondsSince1970
    let minute = Instant(millisecondsSince1970: now - now % 60_000)
    counts.withLock { counts in
      let key = Key(principal: principal, actingFor: actingFor, method: method, minute: minute)
      if counts.count < Self.keysMax || counts[key] != nil {
        counts[key, default: 0] += 1
      } else {
        let rest = Key(principal: principal, actingFor: "", method: "*", minute: minute)
        counts[rest, default: 0] += 1
      }
    }
  }

  /// Has what was counted recorded, and returns at once.
  ///
  /// - Parameter whenDone: Told on the write lane's thread how many counts were recorded, after those of every
  ///   flush before.
  func flush(to store: StoreEngine, whenDone: (@Sendable (Int) -> Void)? = nil) {
    let taken = counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
    guard !taken.isEmpty || whenDone != nil else { return }
    let denials = taken.map { key, count in
      Denials(
        principal: key.principal, actingFor: key.actingFor, method: key.method,
        minute: key.minute, count: count)
    }
    // The access log goes on where ordinary writes do not.
    SteppedWork(store: store, isSheddable: false) { transaction in
      try transaction.record(denials)
      return SteppedWork.Progress(count: denials.count, isLast: true)
    }.run(whenDone: { [weak self] count in
      if count == 0 { self?.putBack(taken) }
      whenDone?(count)
    })
  }

  /// What could not be recorded is recorded with the next flush.
  private func putBack(_ taken: [Key: Int]) {
    counts.withLock { $0.merge(taken, uniquingKeysWith: +) }
  }
}
