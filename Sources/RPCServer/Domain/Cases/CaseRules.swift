/// A case as somebody would open it, before the rules have looked at it. What the wire could not tell is nil,
/// so that every wrong field is named at once.
public struct CaseProposal: Sendable {
  public var type: SupportType?
  public var reason: String
  /// A category is nil where it is not known.
  public var gaps: [(category: CaseCategory?, words: String)]
  public var source: InformationSource?
  /// Empty for none.
  public var referralID: String
  public var thirdParty: ThirdPartyProposal?
  /// Nil where none was given.
  public var ground: GroundProposal?
  public var priority: Case.Priority?
  public var risk: CaseContent.Risk?

  public init(
    type: SupportType?, reason: String, gaps: [(category: CaseCategory?, words: String)],
    source: InformationSource?, referralID: String, thirdParty: ThirdPartyProposal?,
    ground: GroundProposal?, priority: Case.Priority?, risk: CaseContent.Risk?
  ) {
    self.type = type
    self.reason = reason
    self.gaps = gaps
    self.source = source
    self.referralID = referralID
    self.thirdParty = thirdParty
    self.ground = ground
    self.priority = priority
    self.risk = risk
  }

  /// Whether it says no more than a student says for themself.
  var isStudentsOwn: Bool {
    source == nil && referralID.isEmpty && thirdParty == nil && ground == nil && priority == nil
      && risk == nil
  }
}

/// How cases come to be and change: functions of values, without clock or store. Who may ask is the policy's
/// to say and was decided before.
public enum CaseRules {
  public static let reasonLengthMax = 1_000
  public static let wordsLengthMax = 500
  public static let gapWordsLengthMax = 200
  /// How many days ahead somebody looks again at a case on hold.
  public static let holdDays = 1...90

  /// What is known besides when a case is opened.
  public struct Circumstances: Sendable {
    /// The referral that it names; nil where there is none.
    public var referral: Referral?
    /// The consents that its ground and its third party name.
    public var consent: Consent?
    public var thirdPartyConsent: Consent?
    /// Whether a case of that type of the student's waits already.
    public var hasWaiting: Bool

    public init(
      referral: Referral?, consent: Consent?, thirdPartyConsent: Consent?, hasWaiting: Bool
    ) {
      self.referral = referral
      self.consent = consent
      self.thirdPartyConsent = thirdPartyConsent
      self.hasWaiting = hasWaiting
    }
  }

  // MARK: open

  /// Opens a case.
  ///
  /// - Parameter isStudent: Whether the student does, for themself: the rules then say ground and source.
  /// - Throws: `Refusal.invalid`, naming every wrong field; ALREADY_OPEN.
  public static func open(
    _ proposal: CaseProposal, for student: Identifier, by person: String, isStudent: Bool,
    _ circumstances: Circumstances, noticeVersion: NoticeVersion, id: Identifier, now: Instant,
    today: LocalDate
  ) throws(Refusal) -> (Case, CaseContent) {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    if proposal.type == nil { refuse("support_type", "must be a type of support") }
    if let problem = TextRules.problem(
      with: proposal.reason, atMost: reasonLengthMax, required: true)
    {
      refuse("reason", problem)
    }
    let gaps = checked(proposal.gaps, &violations)
    var ground: Ground?
    var thirdParty: ThirdPartySource?
    if isStudent {
      if !proposal.isStudentsOwn {
        refuse("student_id", "must be given with anything but support_type, reason and gaps")
      }
      ground = proposal.type.map { Ground.byRule(in: $0) }
    } else {
      if proposal.source == nil { refuse("source", "must say where the information came from") }
      if proposal.source == .campusSystem {
        refuse("source", "must not be CAMPUS_SYSTEM: those bring theirs in themselves")
      }
      if proposal.priority == nil { refuse("priority", "must be ROUTINE, SOON or URGENT") }
      if proposal.risk == nil { refuse("risk", "must be a level of risk, or NOT_ASSESSED") }
      if let proposed = proposal.ground {
        ground = proposed.checked(
          "ground", isSpecial: true, consent: circumstances.consent, of: student, today: today,
          &violations)
      } else {
        refuse("ground", "must be given")
      }
      if let proposed = proposal.thirdParty {
        thirdParty = proposed.checked(
          "third_party", consent: circumstances.thirdPartyConsent, of: student, today: today,
          &violations)
      }
      if (proposal.thirdParty != nil) != (proposal.source?.isOutside ?? false) {
        refuse("third_party", "must be given with PARTNER or THIRD_PARTY, and only then")
      }
      if proposal.source == .staffReferral {
        let referral = circumstances.referral
        if !(referral.map { $0.studentID == student && $0.isTaken && $0.service == .wellbeing }
          ?? false)
        {
          refuse("referral_id", "must be a referral of this student that was accepted")
        }
      } else if !proposal.referralID.isEmpty {
        refuse("referral_id", "must be given with STAFF_REFERRAL, and only then")
      }
    }
    guard violations.isEmpty, let type = proposal.type, let ground else {
      throw .invalid(violations)
    }
    guard !isStudent || !circumstances.hasWaiting else {
      throw .rule(.alreadyOpen, "A case of that type waits for somebody already.")
    }
    let opened = Case(
      id: id, studentID: student, type: type, state: .open,
      priority: proposal.priority ?? .routine, lead: nil, isSealed: false, holdReview: nil,
      source: isStudent ? .subject : proposal.source ?? .subject,
      referralID: circumstances.referral?.id, noticeVersion: noticeVersion, opened: now,
      openedBy: person, changed: now, revision: 1)
    let content = CaseContent(
      reason: proposal.reason, risk: proposal.risk ?? .notAssessed, assessment: "",
      ground: ground, thirdParty: thirdParty, gaps: gaps)
    return (opened, content)
  }

  /// Opens a case with what a campus system brings in: named as its source, and why it is necessary for support
  /// or safeguarding (W10). It waits like any other; how urgent it is, people say.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func ingest(
    _ type: SupportType?, about student: Identifier, reason: String, necessity: String,
    from system: String, by principal: String, noticeVersion: NoticeVersion, id: Identifier,
    now: Instant
  ) throws(Refusal) -> (Case, CaseContent) {
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(with: reason, atMost: reasonLengthMax, required: true) {
      violations.append(FieldViolation(field: "reason", description: problem))
    }
    if let problem = TextRules.problem(with: necessity, of: GroundProposal.wordsLength) {
      violations.append(FieldViolation(field: "necessity", description: problem))
    }
    guard violations.isEmpty, let type else { throw .invalid(violations) }
    let opened = Case(
      id: id, studentID: student, type: type, state: .open, priority: .routine, lead: nil,
      isSealed: false, holdReview: nil, source: .campusSystem, referralID: nil,
      noticeVersion: noticeVersion, opened: now, openedBy: principal, changed: now, revision: 1)
    let content = CaseContent(
      reason: reason, risk: .notAssessed, assessment: "",
      ground: .byRule(in: type),
      thirdParty: ThirdPartySource(name: system, lawful: .otherGround(necessity)), gaps: [])
    return (opened, content)
  }

  // MARK: The other arrows

  /// Somebody judges how urgent it is and how high the risk.
  public static func assess(
    _ current: Case, _ content: CaseContent, priority: Case.Priority?, risk: CaseContent.Risk?,
    words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> (Case, CaseContent) {
    var violations = wrong(words)
    if priority == nil {
      violations.append(
        FieldViolation(field: "priority", description: "must be ROUTINE, SOON or URGENT"))
    }
    if risk == nil {
      violations.append(
        FieldViolation(field: "risk", description: "must be a level of risk, or NOT_ASSESSED"))
    }
    guard violations.isEmpty, let priority, let risk else { throw .invalid(violations) }
    var assessed = try changed(current, from: [.open, .active, .onHold], revision, now)
    assessed.priority = priority
    var judged = content
    judged.risk = risk
    judged.assessment = words
    return (assessed, judged)
  }

  /// Gives it to a practitioner.
  ///
  /// - Parameter isEligible: Whether they could take it: a live post in its type, no conflict, not the
  ///   student.
  public static func allocate(
    _ current: Case, to practitioner: String, isEligible: Bool, words: String, revision: Int64,
    now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    var allocated = try changed(current, from: [.open, .active, .onHold], revision, now)
    guard isEligible else {
      throw .rule(.notEligible, "That practitioner cannot take the case.")
    }
    guard current.lead != practitioner else {
      throw .rule(.alreadyMember, "They lead the case already.")
    }
    allocated.lead = practitioner
    if current.state == .open { allocated.state = .active }
    return allocated
  }

  public static func hold(
    _ current: Case, until review: LocalDate?, words: String, revision: Int64, now: Instant,
    today: LocalDate
  ) throws(Refusal) -> Case {
    var violations = wrong(words)
    let first = today.adding(days: holdDays.lowerBound)
    let last = today.adding(days: holdDays.upperBound)
    if !(review.map { (first...last).contains($0) } ?? false) {
      violations.append(
        FieldViolation(
          field: "review",
          description: "must be a day from tomorrow to \(holdDays.upperBound) days from today"))
    }
    guard violations.isEmpty, let review else { throw .invalid(violations) }
    var held = try changed(current, from: [.active], revision, now)
    held.state = .onHold
    held.holdReview = review
    return held
  }

  public static func resume(
    _ current: Case, words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    var resumed = try changed(current, from: [.onHold], revision, now)
    resumed.state = .active
    resumed.holdReview = nil
    return resumed
  }

  public static func close(
    _ current: Case, words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    var closed = try changed(current, from: [.open, .active, .onHold], revision, now)
    closed.state = .closed
    closed.holdReview = nil
    return closed
  }

  /// Opens it again: it waits to be allocated, as a new one does.
  public static func reopen(
    _ current: Case, words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    var reopened = try changed(current, from: [.closed], revision, now)
    reopened.state = .open
    reopened.lead = nil
    return reopened
  }

  /// Closes it to all who are not named, or opens it to its line again.
  public static func seal(
    _ current: Case, _ isSealed: Bool, words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    var sealed = try changed(current, from: Case.State.allCases, revision, now)
    guard current.isSealed != isSealed else {
      throw .rule(.caseState, isSealed ? "It is sealed already." : "It is not sealed.")
    }
    sealed.isSealed = isSealed
    return sealed
  }

  /// Keeps what is said in its head on another ground, since the consent that it was kept on does not hold any
  /// more. Also of a closed case.
  ///
  /// - Parameter isRestricted: Whether that is so.
  /// - Throws: `Refusal.invalid`, naming every wrong field; a stale revision; CASE_STATE.
  public static func rebase(
    _ current: Case, _ content: CaseContent, on ground: GroundProposal?, isRestricted: Bool,
    consent: Consent?, words: String, revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> (Case, CaseContent) {
    let ground = try Ground.rebased(
      ground, isSpecial: true, reason: words, "words", consent: consent, of: current.studentID,
      today: today)
    let rebased = try changed(current, from: Case.State.allCases, revision, now)
    guard isRestricted else { throw CaseItemRules.notRestricted }
    var kept = content
    kept.ground = ground
    return (rebased, kept)
  }

  /// A supervisor says why they read what is in it.
  public static func stateReason(
    _ current: Case, words: String, revision: Int64, now: Instant
  ) throws(Refusal) -> Case {
    try check(words)
    return try changed(current, from: Case.State.allCases, revision, now)
  }

  // MARK: What they share

  /// - Throws: `Refusal.staleRevision`; CASE_STATE.
  static func changed(
    _ current: Case, from states: [Case.State], _ revision: Int64, _ now: Instant
  ) throws(Refusal) -> Case {
    guard current.revision == revision else { throw .staleRevision }
    guard states.contains(current.state) else {
      throw .rule(.caseState, "That cannot be done to a case in its state.")
    }
    var next = current
    next.revision += 1
    next.changed = now
    return next
  }

  /// - Throws: `Refusal.invalid` for what somebody says of a change.
  public static func check(_ words: String) throws(Refusal) {
    let violations = wrong(words)
    guard violations.isEmpty else { throw .invalid(violations) }
  }

  static func wrong(_ words: String) -> [FieldViolation] {
    TextRules.problem(with: words, atMost: wordsLengthMax, required: true)
      .map { [FieldViolation(field: "words", description: $0)] } ?? []
  }

  private static func checked(
    _ gaps: [(category: CaseCategory?, words: String)], _ violations: inout [FieldViolation]
  ) -> [InformationGap] {
    guard gaps.count <= CaseCategory.allCases.count else {
      violations.append(
        FieldViolation(
          field: "gaps", description: "must be at most \(CaseCategory.allCases.count)"))
      return []
    }
    var seen: Set<CaseCategory> = []
    var checked: [InformationGap] = []
    for (index, gap) in gaps.enumerated() {
      guard let category = gap.category, seen.insert(category).inserted else {
        violations.append(
          FieldViolation(
            field: "gaps[\(index)].category", description: "must be a category, once"))
        continue
      }
      if let problem = TextRules.problem(
        with: gap.words, atMost: gapWordsLengthMax, required: false)
      {
        violations.append(
          FieldViolation(field: "gaps[\(index)].words", description: problem))
      }
      checked.append(InformationGap(category: category, words: gap.words))
    }
    return checked
  }
}
