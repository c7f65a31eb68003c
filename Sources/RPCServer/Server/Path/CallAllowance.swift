import Domain
import Synchronization

/// How many calls one principal may still make: so many at once after a rest, and so many a second.
///
/// A token bucket, counted in the time that a call takes to be earned back: it holds when the next
/// call would be one too many, and nothing is done while time passes.
final class CallAllowance: Sendable {
  /// How many calls are allowed; nil for any number.
  struct Rate: Sendable {
    let nanosecondsPerCall: UInt64
    let burstNanoseconds: UInt64

    /// - Parameter perSecond: 0 for any number.
    init?(perSecond: Int, burst: Int) {
      guard perSecond > 0 else { return nil }
      nanosecondsPerCall = 1_000_000_000 / UInt64(perSecond)
      burstNanoseconds = nanosecondsPerCall * UInt64(burst)
    }
  }

  private let rate: Rate
  /// By when all calls so far are earned back, in nanoseconds of a clock that never goes back.
  private let earnedBack = Atomic<UInt64>(0)

  init(_ rate: Rate) { self.rate = rate }

  /// Counts a call; false where it is one too many, which then does not count.
  func admits(at now: UInt64) -> Bool {
    var known = earnedBack.load(ordering: .relaxed)
    while true {
      let next = max(known, now) + rate.nanosecondsPerCall
      guard next <= now + rate.burstNanoseconds else { return false }
      let exchange = earnedBack.compareExchange(
        expected: known, desired: next, ordering: .relaxed)
      if exchange.exchanged { return true }
      known = exchange.original
    }
  }
}

/// What the principals of a server are allowed, each a count of its own across all its sessions.
struct CallRates: Sendable {
  let person: CallAllowance.Rate?
  let service: CallAllowance.Rate?

  init(_ limits: WorkLimits) {
    person = .init(perSecond: limits.personCallsPerSecond, burst: limits.personCallsBurst)
    service = .init(perSecond: limits.serviceCallsPerSecond, burst: limits.serviceCallsBurst)
  }

  func allowance(of principal: Principal) -> CallAllowance? {
    (principal.kind == .person ? person : service).map { CallAllowance($0) }
  }
}
