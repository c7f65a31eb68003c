/// A case of Student Life and Wellbeing, as far as it stands in the clear. What is said in it is
/// `CaseContent`; who can open it by name, `CaseMember`.
///
///     open ──► open ── allocate ─► active ◄── resume ── onHold
///               ▲                   │ └────── hold ───────►│
///               │                   └─ close ─► closed ◄───┘
///               └────── reopen ─────────────────┘ ▲
///               └─ close ─────────────────────────┘
///
/// Each arrow is the function of that name in `CaseRules` and counts the revision up. None of them happens
/// by itself: behind each stands a person and what they said.
public struct Case: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    /// Waits to be allocated.
    case open
    case active
    case onHold = "on_hold"
    case closed
  }

  /// How soon somebody should act, as a person judged.
  public enum Priority: String, CaseIterable, Sendable {
    case routine, soon, urgent
  }

  public let id: Identifier
  public let studentID: Identifier
  public let type: SupportType
  public var state: State
  public var priority: Priority
  /// Who leads the work; nil while it waits.
  public var lead: String?
  /// Only named people open it.
  public var isSealed: Bool
  /// When somebody looks again at one on hold.
  public var holdReview: LocalDate?
  public let source: InformationSource
  public let referralID: Identifier?
  public let noticeVersion: NoticeVersion
  public let opened: Instant
  public let openedBy: String
  public var changed: Instant
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, studentID: Identifier, type: SupportType, state: State, priority: Priority,
    lead: String?, isSealed: Bool, holdReview: LocalDate?, source: InformationSource,
    referralID: Identifier?, noticeVersion: NoticeVersion, opened: Instant, openedBy: String,
    changed: Instant, revision: Int64
  ) {
    self.id = id
    self.studentID = studentID
    self.type = type
    self.state = state
    self.priority = priority
    self.lead = lead
    self.isSealed = isSealed
    self.holdReview = holdReview
    self.source = source
    self.referralID = referralID
    self.noticeVersion = noticeVersion
    self.opened = opened
    self.openedBy = openedBy
    self.changed = changed
    self.revision = revision
  }
}

/// What is said in a case's head: sealed wherever it is kept.
public struct CaseContent: Equatable, Sendable {
  /// How high the risk to somebody is, as a person judged. It is never worked out (S25).
  public enum Risk: String, CaseIterable, Sendable {
    case notAssessed = "not_assessed"
    case low, medium, high
  }

  /// Why the student came.
  public var reason: String
  public var risk: Risk
  /// Why priority and risk are as they are; empty where nobody has said.
  public var assessment: String
  public var ground: Ground
  /// Who told, where it was neither the student nor the university.
  public var thirdParty: ThirdPartySource?
  /// What the student chose not to tell.
  public var gaps: [InformationGap]

  public init(
    reason: String, risk: Risk, assessment: String, ground: Ground,
    thirdParty: ThirdPartySource?, gaps: [InformationGap]
  ) {
    self.reason = reason
    self.risk = risk
    self.assessment = assessment
    self.ground = ground
    self.thirdParty = thirdParty
    self.gaps = gaps
  }
}

/// That somebody can open a case by name, for a while.
public struct CaseMember: Equatable, Sendable {
  public let principal: String
  public let since: Instant
  /// The last day; nil for open-ended.
  public let until: LocalDate?

  public init(principal: String, since: Instant, until: LocalDate?) {
    self.principal = principal
    self.since = since
    self.until = until
  }
}

/// What was done to a case, by whom, and what they said of it.
public struct CaseChange: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case opened, assessed, allocated, held, resumed, closed, reopened, sealed, unsealed
    case memberAdded = "member_added"
    case memberEnded = "member_ended"
    case transferred
    case rebased
    case readingReasoned = "reading_reasoned"
  }

  /// The case's revision after it.
  public let revision: Int64
  public let kind: Kind
  public let at: Instant
  public let by: String
  /// Whom it is about, where it is about a member.
  public let member: String?
  public let words: String

  public init(
    revision: Int64, kind: Kind, at: Instant, by: String, member: String?, words: String
  ) {
    self.revision = revision
    self.kind = kind
    self.at = at
    self.by = by
    self.member = member
    self.words = words
  }
}

extension CaseContent.Risk: Comparable {
  /// From the least to the most; what nobody has judged comes before what was judged low.
  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  private var place: Int {
    switch self {
    case .low: 0
    case .notAssessed: 1
    case .medium: 2
    case .high: 3
    }
  }
}

extension Case.Priority: Comparable {
  /// From the least to the most.
  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  /// The place in that order, from 0.
  public var place: Int {
    switch self {
    case .routine: 0
    case .soon: 1
    case .urgent: 2
    }
  }
}
