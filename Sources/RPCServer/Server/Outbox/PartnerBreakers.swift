import Domain
import Synchronization

/// Which partners are left alone for a while, since nothing could be sent to them. A server that starts knows of none: what
/// it costs to find out again is a few attempts.
final class PartnerBreakers: Sendable {
  private let bounds: PartnerBreaker.Bounds
  /// By the partner's id; those that nothing was sent to, or that take what is sent, have none.
  private let breakers = Mutex<[String: PartnerBreaker]>([:])

  init(_ bounds: PartnerBreaker.Bounds) { self.bounds = bounds }

  func position(of partner: String, at now: Instant) -> PartnerBreaker.Position {
    breakers.withLock { $0[partner]?.position(at: now) ?? .closed }
  }

  /// Those that nothing is sent to now.
  func resting(at now: Instant) -> Set<String> {
    breakers.withLock { breakers in
      Set(
        breakers.keys.filter {
          if case .open = breakers[$0]?.position(at: now) { true } else { false }
        })
    }
  }

  /// Takes in what became of a share.
  ///
  /// - Returns: Where the partner stands from now on; nil where it stood there before.
  func note(
    _ outcome: DisclosureRules.AttemptOutcome, of share: String, to partner: String,
    at now: Instant
  ) -> PartnerBreaker.Position? {
    breakers.withLock { breakers in
      var breaker = breakers[partner] ?? PartnerBreaker()
      let before = breaker.position(at: now)
      breaker.note(outcome, of: share, at: now, within: bounds)
      breakers[partner] = breaker == PartnerBreaker() ? nil : breaker
      let after = breaker.position(at: now)
      return after == before ? nil : after
    }
  }
}
