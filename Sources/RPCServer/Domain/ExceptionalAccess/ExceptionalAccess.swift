/// Access to one student's records outside one's ordinary rights: for a reason, for a while, told to
/// others at once, and reviewed afterwards.
///
///     live ── `end`, or its time passes ──► over
///     live or over ── `review` ──► reviewed; a live one goes on until it is over
///
/// Whether it is live is a question of the moment: nothing has to happen for its time to pass.
public struct ExceptionalAccess: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// IT support works on a ticket. Opens what falls under See My Tutor.
    case elevation
    /// Wellbeing staff act in an emergency. Opens cases.
    case breakGlass = "break_glass"

    /// What its holder is to the student while it is live.
    public var standing: Standing {
      switch self {
      case .elevation: .elevated
      case .breakGlass: .brokenGlass
      }
    }

    /// What the policy calls it.
    public var resource: Resource {
      switch self {
      case .elevation: .elevation
      case .breakGlass: .breakGlass
      }
    }
  }

  /// Why the glass was broken: what a person then writes a text about.
  public enum Emergency: String, CaseIterable, Sendable {
    case riskToLife = "risk_to_life"
    case riskToOthers = "risk_to_others"
    case safeguarding
    case missingStudent = "missing_student"
    case otherSeriousHarm = "other_serious_harm"
  }

  /// What a reviewer found.
  public enum Finding: String, CaseIterable, Sendable {
    case justified
    /// It was not; what follows from that is for people to decide.
    case notJustified = "not_justified"
  }

  public struct Review: Equatable, Sendable {
    public let reviewer: String
    public let at: Instant
    public let finding: Finding
    public let comment: String

    public init(reviewer: String, at: Instant, finding: Finding, comment: String) {
      self.reviewer = reviewer
      self.at = at
      self.finding = finding
      self.comment = comment
    }
  }

  public let id: Identifier
  public let kind: Kind
  /// Who has it, by principal.
  public let holder: String
  public let student: Identifier
  /// The ticket that an elevation is for; empty for others.
  public let ticket: String
  /// The emergency that the glass was broken for; nil for others.
  public let emergency: Emergency?
  /// Why, in words.
  public let reason: String
  public let began: Instant
  /// When its time passes.
  public let expires: Instant
  /// When its holder gave it back before that; nil otherwise.
  public var ended: Instant?
  /// By when somebody else should have looked at it.
  public let reviewDue: Instant
  public var review: Review?
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, kind: Kind, holder: String, student: Identifier, ticket: String,
    emergency: Emergency?, reason: String, began: Instant, expires: Instant, ended: Instant?,
    reviewDue: Instant, review: Review?, revision: Int64
  ) {
    self.id = id
    self.kind = kind
    self.holder = holder
    self.student = student
    self.ticket = ticket
    self.emergency = emergency
    self.reason = reason
    self.began = began
    self.expires = expires
    self.ended = ended
    self.reviewDue = reviewDue
    self.review = review
    self.revision = revision
  }

  /// What decisions on it look at.
  public var facts: ExceptionalAccessFacts {
    ExceptionalAccessFacts(id: id, kind: kind, holder: holder, student: student, began: began)
  }

  public func isLive(at now: Instant) -> Bool { ended == nil && now < expires }

  /// The roles that can have it, of either kind.
  public static let holders = Kind.allCases.reduce(into: RoleSet()) {
    $0.formUnion($1.standing.holders)
  }
}

/// What of an exceptional access decisions look at: whose it is, to whose records, and nothing of why.
public struct ExceptionalAccessFacts: Equatable, Sendable {
  public let id: Identifier
  public let kind: ExceptionalAccess.Kind
  /// Who has it, by principal.
  public let holder: String
  public let student: Identifier
  public let began: Instant

  public init(
    id: Identifier, kind: ExceptionalAccess.Kind, holder: String, student: Identifier,
    began: Instant
  ) {
    self.id = id
    self.kind = kind
    self.holder = holder
    self.student = student
    self.began = began
  }
}
