/// When something is passed to another service, and how the service answers: functions of values, without
/// clock or store.
///
/// Who may ask is the policy's to say and was decided before.
public enum ReferralRules {
  public static let reasonLengthMax = 1_000
  public static let riskLength = 20...1_000
  public static let wordsLengthMax = 500
  /// Days from today within which somebody else looks at a ground of safety.
  public static let reviewDays = 1...14

  // MARK: What allows it

  /// - Parameter consent: What the id names; nil where nothing. One of another student is told as little
  ///   about as one that does not exist.
  /// - Throws: CONSENT_REQUIRED; CONSENT_SCOPE.
  public static func check(
    _ consent: Consent?, of student: Identifier, for service: UniversityService,
    _ fields: [ReferralField], on today: LocalDate
  ) throws(Refusal) {
    guard let consent, consent.studentID == student, consent.purpose == .internalReferral,
      consent.isLive(on: today)
    else { throw consentRequired }
    guard consent.service == service else {
      throw .rule(.consentScope, "The student's consent is for another service.")
    }
    guard Set(fields).isSubset(of: consent.fields) else {
      throw .rule(.consentScope, "The student's consent is not for all of these parts.")
    }
  }

  private static let consentRequired = Refusal.rule(
    .consentRequired, "The student has not agreed to this, or no longer.")

  /// - Throws: NO_INTAKE.
  public static func checkIntake(of service: UniversityService) throws(Refusal) {
    guard service.takesReferrals else {
      throw .rule(
        .noIntake, "This service takes no referrals here: give the student its address.")
    }
  }

  /// A new referral.
  ///
  /// - Parameters:
  ///   - proposal: Checked before, as service and fields show.
  ///   - consent: What the proposal names; nil where it names none, or one that does not exist.
  ///   - author: Who refers; a member of staff, or the student.
  ///   - isOwnSession: Whether the caller acts themselves: for safety a person answers.
  /// - Throws: `Refusal.denied`; NO_INTAKE; CONSENT_REQUIRED; CONSENT_SCOPE.
  public static func create(
    _ proposal: ReferralProposal, for service: UniversityService, _ fields: [ReferralField],
    consent: Consent?, of student: Identifier, by author: Identifier, isOwnSession: Bool,
    noteID: Identifier?, id: Identifier, noticeVersion: NoticeVersion, now: Instant,
    today: LocalDate
  ) throws(Refusal) -> (referral: Referral, words: ReferralWords) {
    let authority: Referral.Authority
    var words = ReferralWords()
    switch proposal.authority {
    case .safety(let risk, let of, let review):
      guard isOwnSession, author.kind == .staffMember, let of, let review else { throw .denied }
      try checkIntake(of: service)
      authority = .safety(of: of, review: review)
      words.risk = risk
    case .consent, nil:
      try checkIntake(of: service)
      try check(consent, of: student, for: service, fields, on: today)
      guard let consent else { throw consentRequired }
      authority = .consent(consent.id)
    }
    return (
      Referral(
        id: id, studentID: student, authorID: author, service: service, noteID: noteID,
        fields: fields, authority: authority, state: .proposed, revision: 1,
        noticeVersion: noticeVersion, created: now, changed: now, answer: nil, closing: nil,
        review: nil), words
    )
  }

  // MARK: How it goes on

  /// The service takes it.
  ///
  /// - Parameter consent: What it was made under; nil for one for safety.
  /// - Throws: `Refusal.invalid`; ALREADY_DECIDED; a stale revision; CONSENT_REQUIRED.
  public static func accept(
    _ referral: Referral, under consent: Consent?, words: String, revision: Int64,
    by person: String,
    now: Instant, today: LocalDate
  ) throws(Refusal) -> Referral {
    try check(words, required: false)
    try checkProposed(referral, revision: revision)
    if !referral.isForSafety {
      try check(
        consent, of: referral.studentID, for: referral.service, referral.fields, on: today)
    }
    return answered(referral, .accepted, by: person, now)
  }

  /// The service does not take it.
  ///
  /// - Throws: `Refusal.invalid`; ALREADY_DECIDED; a stale revision.
  public static func reject(
    _ referral: Referral, words: String, revision: Int64, by person: String, now: Instant
  ) throws(Refusal) -> Referral {
    try check(words, required: true)
    try checkProposed(referral, revision: revision)
    return answered(referral, .rejected, by: person, now)
  }

  /// Who referred, or the student, takes it back.
  ///
  /// - Throws: `Refusal.invalid`; ALREADY_DECIDED; a stale revision.
  public static func revoke(
    _ referral: Referral, words: String, revision: Int64, by person: String, now: Instant
  ) throws(Refusal) -> Referral {
    try check(words, required: false)
    try checkProposed(referral, revision: revision)
    return closed(referral, .revoked, by: person, now)
  }

  /// What becomes of a referral when its consent is withdrawn.
  ///
  /// - Returns: Nil where it was answered or revoked before, and stays as it is.
  public static func withdraw(
    _ referral: Referral, by person: String, now: Instant
  ) -> Referral? {
    referral.state == .proposed ? closed(referral, .revoked, by: person, now) : nil
  }

  /// The service has done what it took on.
  ///
  /// - Throws: `Refusal.invalid`; NOT_ACCEPTED; ALREADY_DECIDED; a stale revision.
  public static func complete(
    _ referral: Referral, words: String, revision: Int64, by person: String, now: Instant
  ) throws(Refusal) -> Referral {
    try check(words, required: false)
    switch referral.state {
    case .accepted: break
    case .proposed: throw .rule(.notAccepted, "The service has not accepted the referral.")
    case .rejected, .revoked, .done: throw alreadyDecided
    }
    guard referral.revision == revision else { throw .staleRevision }
    return closed(referral, .done, by: person, now)
  }

  /// Somebody else has looked at a referral for safety.
  ///
  /// - Throws: `Refusal.invalid`, also for one that needs no review; ALREADY_REVIEWED.
  public static func review(
    _ referral: Referral, _ finding: ExceptionalAccess.Finding?, comment: String,
    by person: String, now: Instant
  ) throws(Refusal) -> Referral {
    guard let finding else { throw .invalid("finding", "must say whether it was justified") }
    if let problem = TextRules.problem(
      with: comment, atMost: wordsLengthMax, required: finding == .notJustified)
    {
      throw .invalid("comment", problem)
    }
    guard referral.isForSafety else {
      throw .invalid("referral_id", "must be a referral for somebody's safety")
    }
    guard referral.review == nil else {
      throw .rule(.alreadyReviewed, "The referral was reviewed before.")
    }
    var reviewed = changed(referral, now)
    reviewed.review = Referral.Review(
      step: Referral.Step(by: person, at: now), finding: finding)
    return reviewed
  }

  // MARK: Parts

  private static let alreadyDecided = Refusal.rule(
    .alreadyDecided, "The referral was answered or revoked before.")

  private static func check(_ words: String, required: Bool) throws(Refusal) {
    if let problem = TextRules.problem(with: words, atMost: wordsLengthMax, required: required) {
      throw .invalid("words", problem)
    }
  }

  /// What is over comes first, so that who asks twice learns that it is done.
  private static func checkProposed(
    _ referral: Referral, revision: Int64
  ) throws(Refusal) {
    guard referral.state == .proposed else { throw alreadyDecided }
    guard referral.revision == revision else { throw .staleRevision }
  }

  private static func answered(
    _ referral: Referral, _ state: Referral.State, by person: String, _ now: Instant
  ) -> Referral {
    var answered = changed(referral, now)
    answered.state = state
    answered.answer = Referral.Step(by: person, at: now)
    return answered
  }

  private static func closed(
    _ referral: Referral, _ state: Referral.State, by person: String, _ now: Instant
  ) -> Referral {
    var closed = changed(referral, now)
    closed.state = state
    closed.closing = Referral.Step(by: person, at: now)
    return closed
  }

  private static func changed(_ referral: Referral, _ now: Instant) -> Referral {
    var changed = referral
    changed.revision += 1
    changed.changed = now
    return changed
  }
}
