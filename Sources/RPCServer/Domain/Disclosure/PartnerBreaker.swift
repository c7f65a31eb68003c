/// Whether a partner is tried at all: nobody gains by an attempt, and a leaf of the ledger, for each of twenty shares
/// that wait for a partner that is not there. A value, without clock.
///
///     closed ── so many different shares not sent in a row ──► open, for a while ── passes ──► half-open
///       ▲                                                       ▲                               │    │
///       │                                                       └──── not sent, for longer ─────┘    │
///       └─────────────────────────── anything else became of the one that was tried ◄────────────────┘
///
/// Only what is proven not to have been sent counts: whatever else becomes of a share, somebody was there.
public struct PartnerBreaker: Equatable, Sendable {
  /// When it opens, and for how long.
  public struct Bounds: Hashable, Sendable {
    /// So many different shares, and it opens. One alone is tried less and less often by itself.
    public let sharesMax: Int
    /// For how long at first, in milliseconds: twice as long each time, up to the longest.
    public let rest: Int64
    public let restMax: Int64

    public init(sharesMax: Int, rest: Int64, restMax: Int64) {
      self.sharesMax = sharesMax
      self.rest = rest
      self.restMax = restMax
    }
  }

  public enum Position: Equatable, Sendable {
    /// All that is due is tried.
    case closed
    /// Nothing is tried before that moment.
    case open(until: Instant)
    /// One share is tried, to see whether somebody is there again.
    case halfOpen
  }

  /// The shares that could not be sent in a row, while it is closed.
  private var notSent: Set<String> = []
  private var until: Instant?
  /// How often it opened in a row.
  private var openings = 0

  /// A closed one.
  public init() {}

  public func position(at now: Instant) -> Position {
    guard let until else { return .closed }
    return now < until ? .open(until: until) : .halfOpen
  }

  /// Takes in what became of a share.
  public mutating func note(
    _ outcome: DisclosureRules.AttemptOutcome, of share: String, at now: Instant,
    within bounds: Bounds
  ) {
    guard outcome == .notSent else {
      self = PartnerBreaker()
      return
    }
    switch position(at: now) {
    case .closed:
      notSent.insert(share)
      if notSent.count >= bounds.sharesMax { open(at: now, bounds) }
    case .halfOpen: open(at: now, bounds)
    // It was begun before.
    case .open: break
    }
  }

  private mutating func open(at now: Instant, _ bounds: Bounds) {
    let rest = min(bounds.rest << min(openings, 20), bounds.restMax)
    until = Instant(millisecondsSince1970: now.millisecondsSince1970 + rest)
    openings += 1
    notSent = []
  }
}
