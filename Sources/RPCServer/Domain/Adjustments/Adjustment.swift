/// What is done differently for a student, as far as it stands in the clear. What it is, and why, is
/// `AdjustmentWords`.
///
///     propose ──► proposed ── approve ─► agreed
///                  │  ▲ └─ amend           │
///                  └──┴── end ──► ended ◄──┘
///
/// What is agreed is not changed: it is ended and another proposed, so that who teaches is never shown what
/// nobody has agreed to.
public struct Adjustment: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case proposed, agreed, ended
  }

  /// Whom it concerns besides the personal tutor.
  public struct Reach: Equatable, Sendable {
    public var teaching: Bool
    public var exams: Bool

    public init(teaching: Bool, exams: Bool) {
      self.teaching = teaching
      self.exams = exams
    }
  }

  /// Who agreed to it, and when.
  public struct Approval: Equatable, Sendable {
    public let by: String
    public let at: Instant

    public init(by: String, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  public let id: Identifier
  public let caseID: Identifier
  public let studentID: Identifier
  public var state: State
  public var reach: Reach
  /// The last day; nil for open-ended.
  public var until: LocalDate?
  /// Who wrote it as it is now.
  public var proposedBy: String
  public var proposed: Instant
  public var approval: Approval?
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, caseID: Identifier, studentID: Identifier, state: State, reach: Reach,
    until: LocalDate?, proposedBy: String, proposed: Instant, approval: Approval?,
    revision: Int64
  ) {
    self.id = id
    self.caseID = caseID
    self.studentID = studentID
    self.state = state
    self.reach = reach
    self.until = until
    self.proposedBy = proposedBy
    self.proposed = proposed
    self.approval = approval
    self.revision = revision
  }

  /// Whether who teaches may be told of it, as far as the decision shows.
  public func isTold(_ showing: Showing, on day: LocalDate) -> Bool {
    guard state == .agreed, until.map({ day <= $0 }) ?? true else { return false }
    return showing == .everything || showing == .neededPart && (reach.teaching || reach.exams)
  }
}

/// What is said of an adjustment: sealed wherever it is kept, what is told apart from what is not.
public struct AdjustmentWords: Equatable, Sendable {
  /// What is to be done.
  public var what: String
  /// Why: for the team only.
  public var why: String

  public init(what: String, why: String) {
    self.what = what
    self.why = why
  }
}

/// How adjustments come to be and end: functions of values, without clock or store.
public enum AdjustmentRules {
  public static let whatLengthMax = 500
  public static let whyLengthMax = 1_000

  /// - Throws: `Refusal.invalid`, naming every wrong field; CASE_STATE.
  public static func propose(
    _ words: AdjustmentWords, _ reach: Adjustment.Reach, until: LocalDate?, of record: Case,
    by person: String, id: Identifier, now: Instant, today: LocalDate
  ) throws(Refusal) -> Adjustment {
    var violations: [FieldViolation] = []
    if record.type != .disability {
      violations.append(
        FieldViolation(field: "case_id", description: "must be a case of disability support"))
    }
    violations += wrong(words, until, today)
    guard violations.isEmpty else { throw .invalid(violations) }
    guard [.active, .onHold].contains(record.state) else {
      throw .rule(.caseState, "Adjustments are proposed in cases that are worked on.")
    }
    return Adjustment(
      id: id, caseID: record.id, studentID: record.studentID, state: .proposed, reach: reach,
      until: until, proposedBy: person, proposed: now, approval: nil, revision: 1)
  }

  /// Writes one anew that is not agreed yet.
  ///
  /// - Throws: `Refusal.invalid`; `Refusal.staleRevision`; ADJUSTMENT_STATE.
  public static func amend(
    _ current: Adjustment, _ words: AdjustmentWords, _ reach: Adjustment.Reach,
    until: LocalDate?, by person: String, revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> Adjustment {
    let violations = wrong(words, until, today)
    guard violations.isEmpty else { throw .invalid(violations) }
    var amended = try changed(current, from: [.proposed], revision)
    amended.reach = reach
    amended.until = until
    amended.proposedBy = person
    amended.proposed = now
    return amended
  }

  /// Agrees to it. That nobody agrees to what they proposed is the policy's to say (F4).
  ///
  /// - Throws: `Refusal.staleRevision`; ADJUSTMENT_STATE.
  public static func approve(
    _ current: Adjustment, by person: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Adjustment {
    var agreed = try changed(current, from: [.proposed], revision)
    agreed.state = .agreed
    agreed.approval = Adjustment.Approval(by: person, at: now)
    return agreed
  }

  /// - Throws: As `approve`.
  public static func end(
    _ current: Adjustment, revision: Int64
  ) throws(Refusal) -> Adjustment {
    var ended = try changed(current, from: [.proposed, .agreed], revision)
    ended.state = .ended
    return ended
  }

  private static func changed(
    _ current: Adjustment, from states: [Adjustment.State], _ revision: Int64
  ) throws(Refusal) -> Adjustment {
    guard current.revision == revision else { throw .staleRevision }
    guard states.contains(current.state) else {
      throw .rule(.adjustmentState, "That cannot be done with an adjustment in its state.")
    }
    var next = current
    next.revision += 1
    return next
  }

  private static func wrong(
    _ words: AdjustmentWords, _ until: LocalDate?, _ today: LocalDate
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(with: words.what, atMost: whatLengthMax, required: true) {
      violations.append(FieldViolation(field: "what", description: problem))
    }
    if let problem = TextRules.problem(with: words.why, atMost: whyLengthMax, required: true) {
      violations.append(FieldViolation(field: "why", description: problem))
    }
    if let until, until < today {
      violations.append(FieldViolation(field: "until", description: "must be today or later"))
    }
    return violations
  }
}
