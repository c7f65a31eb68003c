/// What became of a share after the attempt, as the partner or a person says it: functions of values.
extension DisclosureRules {
  /// What the partner said later.
  public enum Report: String, CaseIterable, Sendable {
    case acknowledged, rejected, undelivered

    /// What somebody finds out who is told that.
    public var resolution: Resolution {
      switch self {
      case .acknowledged: .received
      case .rejected: .rejected
      case .undelivered: .undelivered
      }
    }
  }

  /// - Returns: Nil where it is not waited for.
  public static func report(
    _ disclosure: Disclosure, _ report: Report, now: Instant
  ) -> Disclosure? {
    disclosure.state == .transmitted ? resolved(disclosure, report.resolution, now) : nil
  }

  /// What a person found out: of what nobody knew the end of, what came back or was not taken, and what was sent to a
  /// partner that says no more to the server.
  public enum Resolution: String, CaseIterable, Sendable {
    /// The partner has it.
    case received
    /// It has not, and is to be sent it again: the person answers for that.
    case sendAgain = "send_again"
    /// It has not, and is not to be sent it.
    case abandoned
    /// It does not take it.
    case rejected
    /// It came back.
    case undelivered

    /// Whether the partner says why by a code of its own.
    public var hasCode: Bool { self == .rejected || self == .undelivered }
  }

  /// What can be found out of a disclosure in that state. What was rejected is not sent again as it is: it is corrected
  /// and proposed anew, and the one that was rejected is closed.
  public static func resolutions(in state: Disclosure.State) -> Set<Resolution> {
    switch state {
    case .transmitted: [.received, .rejected, .undelivered]
    case .acknowledged: [.rejected]
    case .rejected: [.received, .abandoned]
    case .undelivered: [.received, .sendAgain, .abandoned]
    case .unknown: [.received, .sendAgain, .abandoned, .rejected]
    case .proposed, .refused, .cancelled, .queued, .attempted, .abandoned: []
    }
  }

  /// - Parameter code: The partner's own for why; empty for none.
  /// - Throws: `Refusal.invalid`; DISCLOSURE_STATE; a stale revision.
  public static func resolve(
    _ disclosure: Disclosure, _ resolution: Resolution?, code: String, why: String,
    revision: Int64, now: Instant
  ) throws(Refusal) -> Disclosure {
    guard let resolution else {
      throw .invalid("resolution", "must say what was found out")
    }
    guard code.isEmpty || resolution.hasCode else {
      throw .invalid("partner_code", "must be given with what did not arrive, and only then")
    }
    guard code.isEmpty || isPartnerCode(code) else {
      throw .invalid("partner_code", "must be at most 8 letters, digits or \"-\"")
    }
    try check(why)
    guard resolutions(in: disclosure.state).contains(resolution) else {
      throw .rule(.disclosureState, "That cannot be found out of a disclosure in its state.")
    }
    guard disclosure.revision == revision else { throw .staleRevision }
    return resolved(disclosure, resolution, now)
  }

  /// What the ledger is to say of the attempt from now on; nil where it says so already, or nothing new is known.
  ///
  /// - Parameter state: The one in which it was found out.
  public static func outcome(
    of resolution: Resolution, in state: Disclosure.State
  ) -> AttemptOutcome? {
    switch resolution {
    case .rejected, .undelivered: .rejected
    case .received: state == .transmitted ? nil : .transmitted
    case .sendAgain, .abandoned: nil
    }
  }

  /// Whether that could be a partner's code, such as `14` or `EPL-151`. No words: it is logged.
  public static func isPartnerCode(_ text: String) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func resolved(
    _ disclosure: Disclosure, _ resolution: Resolution, _ now: Instant
  ) -> Disclosure {
    switch resolution {
    case .received: return changed(disclosure, .acknowledged, now)
    case .rejected: return changed(disclosure, .rejected, now)
    case .undelivered: return changed(disclosure, .undelivered, now)
    case .abandoned: return changed(disclosure, .abandoned, now)
    case .sendAgain:
      var queued = changed(disclosure, .queued, now)
      queued.queued = now
      return queued
    }
  }
}
