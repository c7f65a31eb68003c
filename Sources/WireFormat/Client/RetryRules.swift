internal import WireFormat

/// How often, and how patiently, a client tries again.
public struct RetryPolicy: Hashable, Sendable {
  /// Attempts of one call altogether, and attempts to connect that one call waits for.
  public var attemptsMax = 4
  /// The pause after the first failure; it doubles with each further one.
  public var firstPause: Duration = .milliseconds(100)
  /// The longest pause.
  public var pauseMax: Duration = .seconds(5)

  public init() {}

  /// The pause after so many failures in a row, 1 or more: between half and the whole of the
  /// doubled time, so that clients that failed together do not come back together.
  ///
  /// - Parameter random: At least 0 and below 1.
  func pause(afterFailures failures: Int, random: Double) -> Duration {
    let doublings = min(max(failures - 1, 0), 30)
    let whole = min(firstPause * (1 << doublings), pauseMax)
    return whole / 2 + (whole / 2) * random
  }
}

/// Whether a call that failed may be made again. A pure rule:
///
///     nothing was written, or UNAVAILABLE (which means not executed) ──► again
///     the connection broke with the outcome unknown ──► again if a read, or under a key
///     UNAVAILABLE or UNKNOWN because of COMMIT_UNKNOWN ──► again under a key
///     anything else, and the deadline's end ──► no
struct RetryRules: Sendable {
  /// Whether the call carries an idempotency key.
  var hasKey: Bool
  /// Whether the call changes nothing.
  var isRead: Bool

  init(hasKey: Bool, isRead: Bool) {
    self.hasKey = hasKey
    self.isRead = isRead
  }

  /// Whether a method of that name changes nothing.
  static func isRead(methodNamed name: String) -> Bool {
    name.hasPrefix("Get") || name.hasPrefix("List") || name == "Check" || name == "WhoAmI"
  }

  func mayRepeat(after error: RPCError) -> Bool {
    switch error.origin {
    case .notSent: error.code == .unavailable
    case .outcomeUnknown: error.code == .unavailable && (hasKey || isRead)
    case .server where error.reason == "COMMIT_UNKNOWN":
      hasKey && (error.code == .unavailable || error.code == .unknown)
    case .server: error.code == .unavailable
    // Connecting has its own attempts, and a bad answer would come again.
    case .notConnected, .badAnswer: false
    }
  }

  /// How long to wait before the call is made again; nil where it is not.
  ///
  /// - Parameters:
  ///   - attempts: Attempts made so far, 1 or more.
  ///   - remaining: What is left of the deadline; nil without one.
  ///   - random: At least 0 and below 1.
  func pause(
    after error: RPCError, attempts: Int, policy: RetryPolicy, remaining: Duration?, random: Double
  ) -> Duration? {
    guard attempts < policy.attemptsMax, mayRepeat(after: error) else { return nil }
    let usual = policy.pause(afterFailures: attempts, random: random)
    let pause = max(usual, error.retryDelay ?? .zero)
    if let remaining, pause >= remaining { return nil }
    return pause
  }
}
