/// That somebody asks to be named on the case that a student may have. Whether there is one, they learn only by
/// being let in: until then, and where nobody lets them in, it waits and lapses all the same.
///
///     ask ──► waiting ── answer ─► accepted
///                │  └─ answer ───► rejected
///                └─ (14 days) ───► lapsed, which is worked out and not kept
public struct JoinRequest: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case waiting, accepted, rejected
  }

  public let id: Identifier
  public let requester: String
  public let studentID: Identifier
  public let type: SupportType
  /// The case that it would open; nil where there is none.
  public let caseID: Identifier?
  public var state: State
  public let requested: Instant
  /// Who answered, and when.
  public var answeredBy: String?
  public var answered: Instant?

  public init(
    id: Identifier, requester: String, studentID: Identifier, type: SupportType,
    caseID: Identifier?, state: State, requested: Instant, answeredBy: String?,
    answered: Instant?
  ) {
    self.id = id
    self.requester = requester
    self.studentID = studentID
    self.type = type
    self.caseID = caseID
    self.state = state
    self.requested = requested
    self.answeredBy = answeredBy
    self.answered = answered
  }

  /// Requests made at this moment, or before, have lapsed.
  public static func lapsing(at now: Instant) -> Instant { now.adding(minutes: -waitsForMinutes) }

  /// When nobody can answer it any more.
  public var lapses: Instant { requested.adding(minutes: Self.waitsForMinutes) }

  /// 14 days.
  static let waitsForMinutes = 14 * 24 * 60
}

/// What is said of a request: sealed wherever it is kept.
public struct JoinWords: Equatable, Sendable {
  public var reason: String
  public var bestInterests: String
  public var answer: String

  public init(reason: String, bestInterests: String, answer: String = "") {
    self.reason = reason
    self.bestInterests = bestInterests
    self.answer = answer
  }
}

/// That a case is offered to somebody else.
///
///     propose ──► proposed ── answer ─► accepted, and they lead the case
///                     ├────── answer ─► rejected
///                     └─ withdraw, or the case is allocated or closed ─► withdrawn
public struct CaseTransfer: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case proposed, accepted, rejected, withdrawn
  }

  public let id: Identifier
  public let caseID: Identifier
  public let studentID: Identifier
  public let type: SupportType
  public let from: String
  public let to: String
  public var state: State
  public let proposed: Instant
  public var answered: Instant?

  public init(
    id: Identifier, caseID: Identifier, studentID: Identifier, type: SupportType, from: String,
    to: String, state: State, proposed: Instant, answered: Instant?
  ) {
    self.id = id
    self.caseID = caseID
    self.studentID = studentID
    self.type = type
    self.from = from
    self.to = to
    self.state = state
    self.proposed = proposed
    self.answered = answered
  }
}

/// That somebody must not work with a student.
public struct InterestConflict: Equatable, Sendable {
  public let principal: String
  public let studentID: Identifier
  public let declared: Instant
  public let declaredBy: String
  public var withdrawn: Instant?
  public var words: String

  public init(
    principal: String, studentID: Identifier, declared: Instant, declaredBy: String,
    withdrawn: Instant?, words: String
  ) {
    self.principal = principal
    self.studentID = studentID
    self.declared = declared
    self.declaredBy = declaredBy
    self.withdrawn = withdrawn
    self.words = words
  }
}

/// Who comes to be named on a case, and who ceases to be: functions of values, without clock or store.
public enum CaseTeamRules {
  /// How long a reason, and a word on the student's best interests, is.
  public static let whyLength = 10...500

  // MARK: Members

  /// Names somebody.
  ///
  /// - Parameters:
  ///   - isEligible: Whether they work with students in some type of support, and have no conflict.
  ///   - isMember: Whether they are named already.
  public static func add(
    _ member: String, to current: Case, reason: String, bestInterests: String,
    until: LocalDate?, isEligible: Bool, isMember: Bool, revision: Int64, now: Instant,
    today: LocalDate
  ) throws(Refusal) -> Case {
    var violations = wrong(reason, bestInterests)
    if let until, until < today {
      violations.append(FieldViolation(field: "until", description: "must be today or later"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    let changed = try CaseRules.changed(
      current, from: [.active, .onHold], revision, now)
    guard isEligible else { throw .rule(.notEligible, "They cannot be named on the case.") }
    guard !isMember else { throw .rule(.alreadyMember, "They are named on the case already.") }
    return changed
  }

  /// Takes somebody's name off.
  public static func end(
    _ member: String, of current: Case, isMember: Bool, words: String, revision: Int64,
    now: Instant
  ) throws(Refusal) -> Case {
    try CaseRules.check(words)
    let changed = try CaseRules.changed(current, from: Case.State.allCases, revision, now)
    guard isMember else { throw .invalid("member_id", "must be somebody named on the case") }
    guard member != current.lead || current.state == .closed else {
      throw .invalid("member_id", "must not be the lead: allocate or transfer the case")
    }
    return changed
  }

  // MARK: Asking to join

  /// Asks, whether there is such a case or not.
  public static func ask(
    for student: Identifier?, _ type: SupportType?, words: JoinWords,
    caseID: Identifier?, isMember: Bool, by requester: String, id: Identifier, now: Instant
  ) throws(Refusal) -> JoinRequest {
    var violations: [FieldViolation] = []
    if student == nil {
      violations.append(
        FieldViolation(field: "student_id", description: "must be a student's id"))
    }
    if type == nil {
      violations.append(
        FieldViolation(field: "support_type", description: "must be a type of support"))
    }
    violations += wrong(words.reason, words.bestInterests)
    guard violations.isEmpty, let student, let type else { throw .invalid(violations) }
    guard !isMember else { throw .rule(.alreadyMember, "You are named on the case already.") }
    return JoinRequest(
      id: id, requester: requester, studentID: student, type: type, caseID: caseID,
      state: .waiting, requested: now, answeredBy: nil, answered: nil)
  }

  /// Lets them in, or does not.
  public static func answer(
    _ request: JoinRequest, accept: Bool, words: String, by person: String, now: Instant
  ) throws(Refusal) -> JoinRequest {
    if let problem = TextRules.problem(
      with: words, atMost: CaseRules.wordsLengthMax, required: !accept)
    {
      throw .invalid("words", problem)
    }
    guard request.state == .waiting, now < request.lapses else {
      throw .rule(.alreadyDecided, "It was answered before, or nobody answered it in time.")
    }
    var answered = request
    answered.state = accept ? .accepted : .rejected
    answered.answeredBy = person
    answered.answered = now
    return answered
  }

  // MARK: Transfers

  /// Offers a case.
  public static func propose(
    _ current: Case, to other: String, isEligible: Bool, hasWaiting: Bool, words: String,
    revision: Int64, by person: String, id: Identifier, now: Instant
  ) throws(Refusal) -> CaseTransfer {
    try CaseRules.check(words)
    _ = try CaseRules.changed(current, from: [.active, .onHold], revision, now)
    guard isEligible, other != current.lead else {
      throw .rule(.notEligible, "That practitioner cannot take the case.")
    }
    guard !hasWaiting else {
      throw .rule(.transferWaiting, "Another transfer of the case waits for its answer.")
    }
    return CaseTransfer(
      id: id, caseID: current.id, studentID: current.studentID, type: current.type, from: person,
      to: other, state: .proposed, proposed: now, answered: nil)
  }

  /// Takes the case over, or does not.
  ///
  /// - Parameter isEligible: Whether they still could take it.
  /// - Returns: The transfer, and the case where it changes hands.
  public static func answer(
    _ transfer: CaseTransfer, of current: Case, accept: Bool, words: String, isEligible: Bool,
    now: Instant
  ) throws(Refusal) -> (CaseTransfer, Case?) {
    if let problem = TextRules.problem(
      with: words, atMost: CaseRules.wordsLengthMax, required: !accept)
    {
      throw .invalid("words", problem)
    }
    var answered = try ended(transfer, accept ? .accepted : .rejected, now)
    guard accept else { return (answered, nil) }
    guard isEligible else {
      throw .rule(.notEligible, "That practitioner cannot take the case.")
    }
    var taken = try CaseRules.changed(current, from: [.active, .onHold], current.revision, now)
    taken.lead = transfer.to
    answered.answered = now
    return (answered, taken)
  }

  /// Takes an offer back.
  public static func withdraw(
    _ transfer: CaseTransfer, now: Instant
  ) throws(Refusal) -> CaseTransfer {
    try ended(transfer, .withdrawn, now)
  }

  private static func ended(
    _ transfer: CaseTransfer, _ state: CaseTransfer.State, _ now: Instant
  ) throws(Refusal) -> CaseTransfer {
    guard transfer.state == .proposed else {
      throw .rule(.alreadyDecided, "It was answered or taken back before.")
    }
    var ended = transfer
    ended.state = state
    ended.answered = now
    return ended
  }

  private static func wrong(_ reason: String, _ bestInterests: String) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(with: reason, of: whyLength) {
      violations.append(FieldViolation(field: "reason", description: problem))
    }
    if let problem = TextRules.problem(with: bestInterests, of: whyLength) {
      violations.append(FieldViolation(field: "best_interests", description: problem))
    }
    return violations
  }
}
