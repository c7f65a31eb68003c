import NIOCore
import Synchronization

/// Measures for how long event loops stand still: each is woken every two milliseconds, and how late
/// that happens is how long it was held up, give or take those two.
///
/// It begins when it is asked for the first time and ends when nobody has asked for a second, so it
/// costs nothing otherwise. The conformance service asks it for `scripts/hostile`.
final class LoopProbe: Sendable {
  static let interval = TimeAmount.milliseconds(2)
  static let patience = TimeAmount.seconds(1)

  private let loops: [any EventLoop]
  private let now: @Sendable () -> NIODeadline
  private let longest = Atomic<Int64>(0)
  private let askedAt = Atomic<UInt64>(0)
  /// Loops that are woken.
  private let ticking = Atomic<Int>(0)

  init(_ loops: [any EventLoop], now: @escaping @Sendable () -> NIODeadline = { .now() }) {
    self.loops = loops
    self.now = now
  }

  /// The longest that any loop stood still since the last time that this was asked, and begins anew.
  func takeLongest() -> TimeAmount {
    askedAt.store(now().uptimeNanoseconds, ordering: .relaxed)
    let isResting = ticking.compareExchange(
      expected: 0, desired: loops.count, ordering: .relaxed
    ).exchanged
    if isResting { for loop in loops { wake(loop, at: now() + Self.interval) } }
    return .nanoseconds(longest.exchange(0, ordering: .relaxed))
  }

  private func wake(_ loop: any EventLoop, at due: NIODeadline) {
    _ = loop.scheduleTask(deadline: due) { [self] in
      let now = now()
      longest.max((now - due).nanoseconds, ordering: .relaxed)
      let askedAt = NIODeadline.uptimeNanoseconds(askedAt.load(ordering: .relaxed))
      if now > askedAt + Self.patience {
        ticking.wrappingSubtract(1, ordering: .relaxed)
      } else {
        wake(loop, at: now + Self.interval)
      }
    }
  }
}
