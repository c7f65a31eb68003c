/// What may be disclosed, and how it goes on: functions of values, without clock or store.
public enum DisclosureRules {
  public static let fieldsMax = 64
  public static let answersMax = 64
  public static let wordsLength = 10...1_000
  public static let commentLengthMax = 1_000
  public static let referenceLengthMax = 200
  /// Days within which the student is told why, where they did not know before.
  public static let explanationDays = 14
  /// Days after which a reason not to tell them is looked at again.
  public static let reviewDaysMax = 90

  // MARK: Proposing

  /// Holds a proposal against the notices, the partner and its plugin.
  ///
  /// - Parameters:
  ///   - consent: What the proposal names; nil where it names none, or one that does not exist.
  ///   - isEmergency: Whether one person decides, since waiting would endanger somebody.
  /// - Throws: `Refusal.invalid`, naming every wrong field; NOT_ELIGIBLE for a suspended partner;
  ///   AGREEMENT_ENDED; AUTHORITY_REFUSED; CONSENT_REQUIRED; TRANSFER_REFUSED.
  public static func check(
    _ content: DisclosureContent, for partner: Partner, _ manifest: PartnerManifest,
    under authority: DisclosureAuthority?, consent: Consent?, of source: DisclosureSource,
    transfer: TransferRules.Reason?, isEmergency: Bool, today: LocalDate,
    adequacy: AdequacyFindings = .committed
  ) throws(Refusal) -> DisclosureAuthority {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: field, description: problem))
    }
    if authority == nil { refuse("authority", "must say what allows it") }
    if content.fields.isEmpty, content.answers.isEmpty {
      refuse("fields", "must select something")
    }
    if content.fields.count > fieldsMax { refuse("fields", "must be at most \(fieldsMax)") }
    for (index, selected) in content.fields.prefix(fieldsMax).enumerated() {
      if !manifest.fields.contains(selected.field) {
        refuse("fields[\(index)]", "must be a part that this partner is told")
      } else if !manifest.notices.isEmpty,
        !manifest.notices.contains(source.origin(of: selected.field))
      {
        refuse("fields[\(index)]", "must be collected under a notice that the plugin serves")
      }
    }
    violations += problems(withAnswers: content.answers, to: manifest)
    refuse("necessity", TextRules.problem(with: content.necessity, of: wordsLength))
    refuse("proportionality", TextRules.problem(with: content.proportionality, of: wordsLength))
    if authority?.allowsEmergency ?? false {
      refuse("concern", TextRules.problem(with: content.concern, of: wordsLength))
    } else if !content.concern.isEmpty {
      refuse("concern", "must be given with a concern for somebody, and only then")
    }
    if authority?.needsReference ?? false {
      refuse(
        "reference",
        TextRules.problem(with: content.reference, atMost: referenceLengthMax, required: true))
    } else if !content.reference.isEmpty {
      refuse("reference", "must be given with a law, a court or a form, and only then")
    }
    if isEmergency, !(authority?.allowsEmergency ?? false) {
      refuse("emergency", "must rest on a concern for somebody")
    }
    violations += content.particulars.problems(
      under: authority, isEmergency: isEmergency, today: today)
    if isEmergency, let call = manifest.call, (content.answers[call.day] ?? "").isEmpty {
      let field = "answers[\(call.day)]"
      if !violations.contains(where: { $0.field == field }) {
        refuse(field, "must be answered in an emergency, of which the partner is told by telephone")
      }
    }
    guard violations.isEmpty, let authority else { throw .invalid(violations) }
    try check(partner, isEmergency: isEmergency, on: today)
    let origins = source.origins(of: content)
    for origin in origins
    where !DisclosureAuthority.allowed(for: partner.kind, from: origin).contains(authority) {
      throw .rule(
        .authorityRefused, "The notice does not let this partner be told for that reason.")
    }
    guard manifest.authorities.contains(authority) else {
      throw .rule(.authorityRefused, "The partner takes nothing that rests on that.")
    }
    if authority == .consent {
      try check(consent, of: source.studentID, to: partner.kind, on: today)
    }
    try TransferRules.check(
      partner.details, origins: origins, reason: transfer, on: today, adequacy: adequacy)
    return authority
  }

  /// Holds the organisation that a share is for against the one whose mailbox the partner's is.
  ///
  /// - Parameter organisation: As an admin configured it; nil where they said nothing.
  /// - Throws: `Refusal.invalid`.
  public static func checkAddressee(
    _ answers: [String: String], _ manifest: PartnerManifest, organisation: String?
  ) throws(Refusal) {
    guard let question = manifest.addressee, let organisation, answers[question] != organisation
    else { return }
    throw .invalid(
      "answers[\(question)]", "must be the organisation whose mailbox the partner's is")
  }

  private static func problems(
    withAnswers answers: [String: String], to manifest: PartnerManifest
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    for question in manifest.questions {
      guard let problem = question.problem(with: answers[question.code]) else { continue }
      violations.append(
        FieldViolation(field: "answers[\(question.code)]", description: problem))
    }
    let asked = Set(manifest.questions.map(\.code))
    if !asked.isSuperset(of: answers.keys) {
      violations.append(
        FieldViolation(field: "answers", description: "must answer questions of the partner's form")
      )
    }
    return violations
  }

  /// Whether a partner may be told anything on that day. That an agreement has ended stops nobody in an emergency.
  ///
  /// - Throws: NOT_ELIGIBLE; AGREEMENT_ENDED.
  static func check(
    _ partner: Partner, isEmergency: Bool, on today: LocalDate
  ) throws(Refusal) {
    guard partner.state == .active else {
      throw .rule(.notEligible, "The partner is suspended.")
    }
    guard isEmergency || partner.details.agreementUntil.map({ $0 >= today }) ?? true else {
      throw .rule(.agreementEnded, "The sharing agreement with the partner has ended.")
    }
  }

  /// - Throws: CONSENT_REQUIRED.
  static func check(
    _ consent: Consent?, of student: Identifier, to kind: Partner.Kind, on today: LocalDate
  ) throws(Refusal) {
    guard let consent, consent.studentID == student,
      consent.purpose == Consent.Purpose.sharing(with: kind), consent.isLive(on: today)
    else {
      throw .rule(.consentRequired, "The student has not agreed to this, or no longer.")
    }
  }

  /// A new disclosure: proposed, or queued at once where one person decides in an emergency.
  ///
  /// - Parameters:
  ///   - isPreviewed: Whether somebody was shown just these bytes before.
  ///   - reviewDue: By when somebody else must have looked at an emergency.
  ///   - silentUntil: Until when whoever asked for it wants the student not to be told; nil where nobody does.
  /// - Throws: PREVIEW_DIFFERS; `Refusal.invalid` where the payload is too long.
  public static func propose(
    _ content: DisclosureContent, _ rendered: RenderedShare, hash: [UInt8], isPreviewed: Bool,
    to partner: Partner, _ manifest: PartnerManifest, under authority: DisclosureAuthority,
    consent: Identifier?, transfer: TransferRules.Reason?, isEmergency: Bool,
    reviewDue: Instant?, silentUntil: LocalDate? = nil, of source: DisclosureSource,
    by person: String, id: Identifier, now: Instant, today: LocalDate
  ) throws(Refusal) -> Disclosure {
    guard rendered.bytes.count <= manifest.payloadBytesMax else {
      throw .invalid("fields", "must come to at most \(manifest.payloadBytesMax) bytes together")
    }
    guard isPreviewed else {
      throw .rule(.previewDiffers, "It is not what was previewed: preview it again.")
    }
    let step = Disclosure.Step(by: person, at: now)
    return Disclosure(
      id: id, studentID: source.studentID, caseID: source.caseID, partnerID: partner.id,
      authority: authority, consentID: consent,
      origins: source.origins(of: content), transfer: transfer,
      isEmergency: isEmergency, payloadHash: hash, payloadBytes: rendered.bytes.count,
      mediaType: rendered.mediaType, proposal: step, state: isEmergency ? .queued : .proposed,
      decision: isEmergency ? step : nil, queued: isEmergency ? now : nil, attempts: 0,
      explanation: isEmergency ? firstExplanation(silentUntil, today) : .notNeeded,
      reviewDue: isEmergency ? reviewDue : nil, review: nil, changed: now, revision: 1)
  }

  /// Since when the same bytes count as given to the partner already; nil where it has no such rule.
  public static func repeatBegins(_ manifest: PartnerManifest, now: Instant) -> Instant? {
    manifest.repeatDays > 0 ? now.adding(minutes: -manifest.repeatDays * 24 * 60) : nil
  }

  /// What the partner was given already it would refuse, and nobody would hear of it.
  public static let repeated = Refusal.rule(
    .payloadRepeated, "The partner was given just this already, and takes it once only.")

  // MARK: Deciding

  /// Lets it go: from now on it waits to be sent.
  ///
  /// - Parameter silentUntil: Until when whoever asked for it wants the student not to be told; nil where nobody does.
  /// - Throws: `Refusal.invalid`; ALREADY_DECIDED; a stale revision.
  public static func approve(
    _ disclosure: Disclosure, why: String, silentUntil: LocalDate? = nil, revision: Int64,
    by person: String, now: Instant, today: LocalDate
  ) throws(Refusal) -> Disclosure {
    try check(why)
    var approved = try decided(disclosure, .queued, revision, by: person, now)
    approved.queued = now
    if !disclosure.authority.isKnownToStudent {
      approved.explanation = firstExplanation(silentUntil, today)
    }
    return approved
  }

  /// What somebody has to explain at first. Where telling would warn whom the police look for, forgetting it must not.
  private static func firstExplanation(
    _ silentUntil: LocalDate?, _ today: LocalDate
  ) -> Explanation {
    guard let silentUntil, silentUntil > today else {
      return .due(today.adding(days: explanationDays))
    }
    return .notPossible(review: silentUntil)
  }

  /// - Throws: As `approve`.
  public static func refuse(
    _ disclosure: Disclosure, why: String, revision: Int64, by person: String, now: Instant
  ) throws(Refusal) -> Disclosure {
    try check(why)
    return try decided(disclosure, .refused, revision, by: person, now)
  }

  /// Takes it back before anything was tried.
  ///
  /// - Throws: `Refusal.invalid`; ALREADY_SENT; a stale revision.
  public static func cancel(
    _ disclosure: Disclosure, revision: Int64, now: Instant
  ) throws(Refusal) -> Disclosure {
    guard [.proposed, .queued].contains(disclosure.state) else {
      throw .rule(.disclosureState, "It has been tried, or decided, and cannot be taken back.")
    }
    guard disclosure.revision == revision else { throw .staleRevision }
    return cancelled(disclosure, now: now)
  }

  /// What becomes of it when its ground goes: the consent was withdrawn, the record restricted, the partner
  /// suspended, the safeguard ended.
  public static func cancelled(_ disclosure: Disclosure, now: Instant) -> Disclosure {
    var cancelled = changed(disclosure, .cancelled, now)
    cancelled.explanation = .notNeeded
    return cancelled
  }

  // MARK: Sending

  /// What is looked at again before each attempt, in the transaction that records it.
  ///
  /// - Parameters:
  ///   - heldConsents: Those consents, of the ones it rests on, that hold today.
  ///   - hash: Of the bytes as they are kept.
  ///   - organisation: Whose mailbox the partner's is by now; nil where nobody said.
  /// - Throws: PAYLOAD_DIFFERS; CONSENT_REQUIRED; RESTRICTED; NOT_ELIGIBLE; AGREEMENT_ENDED;
  ///   TRANSFER_REFUSED; AUTHORITY_REFUSED; `Refusal.invalid` for another's mailbox.
  public static func checkBeforeSending(
    _ disclosure: Disclosure, _ content: DisclosureContent, to partner: Partner,
    _ manifest: PartnerManifest, heldConsents: Set<Identifier>, hash: [UInt8],
    organisation: String?, today: LocalDate, adequacy: AdequacyFindings = .committed
  ) throws(Refusal) {
    guard hash == disclosure.payloadHash else {
      throw .rule(.payloadDiffers, "What is kept is not what was approved.")
    }
    if disclosure.authority == .consent {
      guard let consent = disclosure.consentID, heldConsents.contains(consent) else {
        throw .rule(.consentRequired, "The student has not agreed to this, or no longer.")
      }
    }
    guard content.fields.allSatisfy({ $0.keptOn.map { heldConsents.contains($0) } ?? true }) else {
      throw .rule(.restricted, "The consent that some of it was kept on does not hold any more.")
    }
    try check(partner, isEmergency: disclosure.isEmergency, on: today)
    guard manifest.authorities.contains(disclosure.authority),
      manifest.fields.isSuperset(of: content.fields.map(\.field)),
      disclosure.origins.allSatisfy({
        DisclosureAuthority.allowed(for: partner.kind, from: $0).contains(disclosure.authority)
      })
    else {
      throw .rule(.authorityRefused, "The partner is no longer told that, or for that reason.")
    }
    try checkAddressee(content.answers, manifest, organisation: organisation)
    try TransferRules.check(
      partner.details, origins: disclosure.origins, reason: disclosure.transfer, on: today,
      adequacy: adequacy)
  }

  /// It is about to be sent: from here on nobody can say that nothing left.
  public static func attempt(_ disclosure: Disclosure, now: Instant) -> Disclosure? {
    guard disclosure.state == .queued, disclosure.attempts < attemptsMax else { return nil }
    var attempted = changed(disclosure, .attempted, now)
    attempted.attempts += 1
    return attempted
  }

  public static let attemptsMax = 999
  /// For so long what could not be sent is tried again by itself; then a person is asked.
  public static let retryMinutes = 24 * 60

  /// When one that was not sent is tried again: after 1 second, twice as long each time, at most 5 minutes, and up
  /// to half as long again, so that not everything comes at once.
  ///
  /// - Parameter failures: How often it could not be sent in a row, from 1.
  public static func retry(
    after failures: Int, now: Instant, random: inout some RandomNumberGenerator
  ) -> Instant {
    let base = min(300_000, 1_000 << min(max(failures - 1, 0), 9))
    return Instant(
      millisecondsSince1970: now.millisecondsSince1970
        + Int64(base + Int.random(in: 0...(base / 2), using: &random)))
  }

  /// It cannot be tried by itself any more, though nothing of it is under way: a person is asked.
  ///
  /// - Returns: Nil where it does not wait to be sent.
  public static func giveUp(_ disclosure: Disclosure, now: Instant) -> Disclosure? {
    disclosure.state == .queued ? changed(disclosure, .undelivered, now) : nil
  }

  /// After so many times that it could not even be looked at, it is given up.
  public static let faultsMax = 8

  /// What became of an attempt.
  public enum AttemptOutcome: Equatable, Sendable {
    /// The partner, or what carries to it, took it.
    case transmitted
    /// It answered that it does not take it.
    case rejected
    /// Not one byte of the payload was written: proven, so it may be tried again by itself.
    case notSent
    /// Some may have been written.
    case unknown
  }

  /// - Returns: Nil where the attempt was settled before.
  public static func settle(
    _ disclosure: Disclosure, _ outcome: AttemptOutcome, now: Instant
  ) -> Disclosure? {
    guard disclosure.state == .attempted else { return nil }
    switch outcome {
    case .transmitted: return changed(disclosure, .transmitted, now)
    case .rejected: return changed(disclosure, .rejected, now)
    case .notSent:
      let isExhausted = disclosure.queued.map { $0.adding(minutes: retryMinutes) <= now } ?? true
      return changed(disclosure, isExhausted ? .undelivered : .queued, now)
    case .unknown: return changed(disclosure, .unknown, now)
    }
  }

  // MARK: Afterwards

  /// The student was told why, or could not be.
  ///
  /// - Parameter review: When the reason not to tell them is looked at again; nil where they were told.
  /// - Throws: `Refusal.invalid`; DISCLOSURE_STATE where there is nothing to explain; a stale revision.
  public static func explain(
    _ disclosure: Disclosure, words: String, review: LocalDate?, silentUntil: LocalDate? = nil,
    isDespiteSilence: Bool = false, revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> Disclosure {
    try check(words, field: "words")
    let latest = max(today.adding(days: reviewDaysMax), silentUntil ?? today)
    if let review, review <= today || review > latest {
      throw .invalid("review", "must be tomorrow to \(latest.iso)")
    }
    if review == nil, let silentUntil, silentUntil > today, !isDespiteSilence {
      throw .invalid(
        "despite_silence",
        "must be said: who asked for it wants the student not to be told before \(silentUntil.iso)")
    }
    switch disclosure.explanation {
    case .notNeeded, .given:
      throw .rule(.disclosureState, "There is nothing left to explain.")
    case .due, .notPossible: break
    }
    guard disclosure.revision == revision else { throw .staleRevision }
    var explained = changed(disclosure, disclosure.state, now)
    explained.explanation = review.map { .notPossible(review: $0) } ?? .given(today)
    return explained
  }

  /// Somebody else has looked at an emergency.
  ///
  /// - Throws: `Refusal.invalid`; ALREADY_REVIEWED.
  public static func review(
    _ disclosure: Disclosure, words: String, by person: String, now: Instant
  ) throws(Refusal) -> Disclosure {
    try check(words, field: "words")
    guard disclosure.isEmergency else {
      throw .invalid("disclosure_id", "must be one that was decided in an emergency")
    }
    guard disclosure.review == nil else {
      throw .rule(.alreadyReviewed, "It was reviewed before.")
    }
    var reviewed = changed(disclosure, disclosure.state, now)
    reviewed.review = Disclosure.Step(by: person, at: now)
    return reviewed
  }

  // MARK: Parts

  static func check(_ words: String, field: String = "why") throws(Refusal) {
    if let problem = TextRules.problem(with: words, of: wordsLength) {
      throw .invalid(field, problem)
    }
  }

  /// What is over comes first, so that who asks twice learns that it is done.
  private static func decided(
    _ disclosure: Disclosure, _ state: Disclosure.State, _ revision: Int64, by person: String,
    _ now: Instant
  ) throws(Refusal) -> Disclosure {
    guard disclosure.state == .proposed else {
      throw .rule(.alreadyDecided, "It was decided before.")
    }
    guard disclosure.revision == revision else { throw .staleRevision }
    var decided = changed(disclosure, state, now)
    decided.decision = Disclosure.Step(by: person, at: now)
    return decided
  }

  static func changed(
    _ disclosure: Disclosure, _ state: Disclosure.State, _ now: Instant
  ) -> Disclosure {
    var changed = disclosure
    changed.state = state
    changed.changed = now
    changed.revision += 1
    return changed
  }
}
