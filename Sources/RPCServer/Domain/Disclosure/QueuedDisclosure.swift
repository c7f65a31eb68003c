/// A disclosure on its way, and nothing of what it says or of whom.
public struct QueuedDisclosure: Equatable, Sendable {
  public let id: Identifier
  /// Nil for what a tutor knows.
  public let caseID: Identifier?
  /// The partner's.
  public let partnerCode: String
  public let state: Disclosure.State
  public let proposed: Instant
  /// Since when it is as it is.
  public let since: Instant
  public let attempts: Int
  /// Before which it is not tried again; nil where it does not wait to be sent.
  public let nextAttempt: Instant?
  public let revision: Int64

  public init(
    id: Identifier, caseID: Identifier?, partnerCode: String, state: Disclosure.State,
    proposed: Instant, since: Instant, attempts: Int, nextAttempt: Instant?, revision: Int64
  ) {
    self.id = id
    self.caseID = caseID
    self.partnerCode = partnerCode
    self.state = state
    self.proposed = proposed
    self.since = since
    self.attempts = attempts
    self.nextAttempt = nextAttempt
    self.revision = revision
  }

  /// Whether it was let go and has not arrived.
  public var isUnderWay: Bool {
    switch state {
    case .queued, .attempted, .unknown, .undelivered: true
    case .proposed, .refused, .cancelled, .transmitted, .acknowledged, .rejected,
      .abandoned:
      false
    }
  }
}
