/// Something about a student that is to go to a partner, or went, as far as it stands in the clear. What was
/// selected and why is `DisclosureContent`, and the bytes themselves stand apart.
///
///     propose ─► proposed ── approve ─► queued ── attempt ─► attempted ──┬─► transmitted ─► acknowledged
///                  │ └─ refuse ─► refused  │ ▲        │                  ├─► rejected ◄──────┤
///                  └─── cancel ─► cancelled◄─┘│       └─ not sent:       ├─► unknown         │
///                                             │          queued; after   └─► undelivered ◄───┘
///                                             │          a day, or where it cannot be tried, undelivered
///                                             │                                     │
///                                             └──── resolve ◄── unknown, undelivered, rejected ──► resolve ─► abandoned
///
/// Each arrow is the function of that name in `DisclosureRules`; those without a name are `settle` (what became
/// of an attempt), `giveUp`, and `report` (what the partner said later to the server; a person to whom it was said
/// records the same by `resolve`: `resolutions(in:)` has which). A person stands behind all but these. Before
/// `attempted` the ledger's leaf is durable; what was attempted is never sent again unless it is proven that
/// nothing left, or a person resolves it.
public struct Disclosure: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case proposed, refused, cancelled, queued, attempted, transmitted, acknowledged, rejected
    case undelivered, unknown
    /// It did not arrive, and a person has closed it.
    case abandoned
  }

  /// A person who did something to it, and when.
  public struct Step: Equatable, Sendable {
    public let by: String
    public let at: Instant

    public init(by: String, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  public let id: Identifier
  public let studentID: Identifier
  /// The case that it is of; nil for what a tutor knows.
  public let caseID: Identifier?
  public let partnerID: Identifier
  public let authority: DisclosureAuthority
  /// The consent that allows it; with `consent` and only then.
  public let consentID: Identifier?
  /// The notices under which what is in it was collected.
  public let origins: Set<NoticeName>
  /// Why it goes abroad; nil for partners here.
  public let transfer: TransferRules.Reason?
  /// One person decided in an emergency.
  public let isEmergency: Bool
  /// SHA-256 of the bytes that were previewed, approved and are sent.
  public let payloadHash: [UInt8]
  public let payloadBytes: Int
  public let mediaType: String
  public let proposal: Step
  public var state: State
  /// Who approved or refused it.
  public var decision: Step?
  /// Since when it waits to be sent, or waited last; nil where nobody let it go.
  public var queued: Instant?
  /// How often it was tried.
  public var attempts: Int
  public var explanation: Explanation
  /// By when somebody else must have looked at an emergency; nil for others.
  public let reviewDue: Instant?
  public var review: Step?
  public var changed: Instant
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, studentID: Identifier, caseID: Identifier?, partnerID: Identifier,
    authority: DisclosureAuthority, consentID: Identifier?, origins: Set<NoticeName>,
    transfer: TransferRules.Reason?, isEmergency: Bool, payloadHash: [UInt8], payloadBytes: Int,
    mediaType: String, proposal: Step, state: State, decision: Step?,
    queued: Instant?, attempts: Int, explanation: Explanation, reviewDue: Instant?, review: Step?,
    changed: Instant,
    revision: Int64
  ) {
    self.id = id
    self.studentID = studentID
    self.caseID = caseID
    self.partnerID = partnerID
    self.authority = authority
    self.consentID = consentID
    self.origins = origins
    self.transfer = transfer
    self.isEmergency = isEmergency
    self.payloadHash = payloadHash
    self.payloadBytes = payloadBytes
    self.mediaType = mediaType
    self.proposal = proposal
    self.state = state
    self.decision = decision
    self.queued = queued
    self.attempts = attempts
    self.explanation = explanation
    self.reviewDue = reviewDue
    self.review = review
    self.changed = changed
    self.revision = revision
  }
}

/// One try to send a disclosure.
public struct DisclosureAttempt: Equatable, Sendable {
  public let at: Instant
  /// The number of the leaf that was durable before it.
  public let leaf: Int
  /// What the ledger says became of it; nil while it is under way.
  public let outcome: String?

  public init(at: Instant, leaf: Int, outcome: String?) {
    self.at = at
    self.leaf = leaf
    self.outcome = outcome
  }
}

/// Whether the student was told why (W22).
public enum Explanation: Equatable, Sendable {
  /// They knew before, or nothing has left.
  case notNeeded
  /// Somebody has to, by that day.
  case due(LocalDate)
  /// It was, on that day.
  case given(LocalDate)
  /// It is not possible, for reasons that stand in the record; to be looked at again by that day.
  case notPossible(review: LocalDate)

  /// Why the student is not told, where that was so from the beginning and nobody has said more.
  public static let silenceAsked = "Who asked for it wants the student not to be told yet."

  /// What stands in the record before anybody has explained anything.
  public var firstWords: String {
    if case .notPossible = self { Self.silenceAsked } else { "" }
  }

  /// Whether somebody should have acted by now.
  public func isOverdue(on today: LocalDate) -> Bool {
    switch self {
    case .notNeeded, .given: false
    case .due(let day), .notPossible(let day): day < today
    }
  }

  /// Whether the student sees that there is a disclosure. What is withheld is so until its day and no longer: a
  /// person must say anew why.
  public func isTold(on today: LocalDate) -> Bool {
    switch self {
    case .notNeeded, .given: true
    case .due(let day), .notPossible(let day): day < today
    }
  }
}

/// What people said of a disclosure, and what they selected: sealed wherever it is kept.
public struct DisclosureContent: Equatable, Sendable {
  public var fields: [SelectedField]
  /// Answers to the partner's form, by the question's code.
  public var answers: [String: String]
  /// Why it is necessary for what it is for.
  public var necessity: String
  /// Why no less would do.
  public var proportionality: String
  /// The serious concern, or the concern for somebody's safety; empty for other authorities.
  public var concern: String
  /// The law, order, form or incident that it rests on; empty where none is needed.
  public var reference: String
  /// Why it was decided so.
  public var decision: String
  /// What the student was told, or why they could not be.
  public var explanation: String
  /// What the reviewer of an emergency found, in words.
  public var review: String
  /// What a person found out of what became of it.
  public var resolution: String
  /// The plugin that rendered it, with its version.
  public var plugin: String
  /// What the record says besides.
  public var particulars: DisclosureParticulars

  public init(
    fields: [SelectedField], answers: [String: String], necessity: String,
    proportionality: String, concern: String, reference: String, decision: String = "",
    explanation: String = "", review: String = "", resolution: String = "", plugin: String = "",
    particulars: DisclosureParticulars = DisclosureParticulars()
  ) {
    self.fields = fields
    self.answers = answers
    self.necessity = necessity
    self.proportionality = proportionality
    self.concern = concern
    self.reference = reference
    self.decision = decision
    self.explanation = explanation
    self.review = review
    self.resolution = resolution
    self.plugin = plugin
    self.particulars = particulars
  }

  /// What stands for content that cannot be opened any more.
  public static let lost = DisclosureContent(
    fields: [], answers: [:], necessity: "", proportionality: "", concern: "", reference: "")
}
