/// The types of support, as the Student Life and Wellbeing notice names them.
public enum SupportType: String, CaseIterable, Sendable {
  case counselling
  case mentalHealth = "mental_health"
  case disability
  case safeguarding
  case welfare
  case widerCircumstances = "wider_circumstances"

  /// Whether independent clinical supervisors support it. The notice names Counselling and Mental Wellbeing.
  public var hasClinicalSupervision: Bool { self == .counselling || self == .mentalHealth }
}

/// That somebody works in a type of support, for some days. The role lets a person open cases at all; the
/// post says of which type, and as what.
public struct SupportPost: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Works on cases that were allocated to them.
    case practitioner
    /// The same, and takes in what was not allocated yet.
    case intake
    /// Allocates the type's cases and oversees them.
    case supervisor
    /// Supervises practitioners clinically, from outside and under contract.
    case clinicalSupervisor = "clinical_supervisor"
    /// A campus system that brings in what is necessary for support or safeguarding (W10).
    case ingest

    /// Whether whoever holds it works with students.
    public var isPractitioners: Bool { self == .practitioner || self == .intake }

    /// The role without which it gives nothing.
    public var role: Role {
      switch self {
      case .practitioner, .intake: .wellbeingPractitioner
      case .supervisor: .wellbeingSupervisor
      case .clinicalSupervisor: .clinicalSupervisor
      case .ingest: .service
      }
    }
  }

  /// Whoever can hold one.
  public static let holders = RoleSet(Kind.allCases.map(\.role))

  public let id: Identifier
  public let principal: String
  public let type: SupportType
  public let kind: Kind
  public var span: DateSpan
  public let grantedBy: String
  public let granted: Instant

  public init(
    id: Identifier, principal: String, type: SupportType, kind: Kind, span: DateSpan,
    grantedBy: String, granted: Instant
  ) {
    self.id = id
    self.principal = principal
    self.type = type
    self.kind = kind
    self.span = span
    self.grantedBy = grantedBy
    self.granted = granted
  }
}

/// Who may be given which post: functions of values. That nobody gives one to themself is the policy's to say
/// (F8).
public enum SupportPostRules {
  /// Gives a post.
  ///
  /// - Parameters:
  ///   - from: Nil for today.
  ///   - held: The principal's posts of that type and kind.
  /// - Throws: `Refusal.invalid`, naming every wrong field; ALREADY_MEMBER.
  public static func grant(
    _ kind: SupportPost.Kind?, in type: SupportType?, to principal: Principal?,
    from: LocalDate?, to last: LocalDate?, held: [SupportPost], id: Identifier, by grantor: String,
    now: Instant, today: LocalDate
  ) throws(Refusal) -> SupportPost {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    let from = from ?? today
    if type == nil { refuse("support_type", "must be a type of support") }
    if kind == nil { refuse("kind", "must be a kind of post") }
    if let kind, !(principal.map { $0.roles.contains(kind.role) } ?? false) {
      refuse("principal_id", "must be of somebody with the role \(kind.role.rawValue)")
    }
    if let type, kind == .clinicalSupervisor, !type.hasClinicalSupervision {
      refuse("support_type", "must be COUNSELLING or MENTAL_HEALTH for a clinical supervisor")
    }
    if from < today { refuse("from", "must be today or later") }
    if let last, last < from { refuse("to", "must not be before the first day") }
    guard violations.isEmpty, let kind, let type, let principal else {
      throw .invalid(violations)
    }
    let span = DateSpan(from: from, to: last)
    guard !held.contains(where: { $0.span.overlaps(span) }) else {
      throw .rule(.alreadyMember, "They hold that post in that time already.")
    }
    return SupportPost(
      id: id, principal: principal.id, type: type, kind: kind, span: span, grantedBy: grantor,
      granted: now)
  }

  /// Ends a post after a day, which may only come nearer. One that has not begun is then never begun.
  ///
  /// - Throws: `Refusal.invalid`.
  public static func end(
    _ post: SupportPost, after last: LocalDate, today: LocalDate
  ) throws(Refusal) -> SupportPost {
    guard last >= today.adding(days: -1) else {
      throw .invalid("to", "must be yesterday or later")
    }
    if let known = post.span.to, known < last {
      throw .invalid("to", "must not be after the last day that was known")
    }
    var ended = post
    ended.span.to = last
    return ended
  }
}

extension DateSpan {
  /// Whether some day is in both.
  fileprivate func overlaps(_ other: DateSpan) -> Bool {
    guard !isEmpty, !other.isEmpty else { return false }
    if let from, let last = other.to, last < from { return false }
    if let to, let first = other.from, to < first { return false }
    return true
  }
}
