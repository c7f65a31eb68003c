import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.CaseService` that opens and changes cases. The rules are `CaseRules`'; who may is
/// worked out in `CaseAccess`; whoever must know is told in the same transaction.
enum CaseCalls {
  static let routes: [Route] = [
    .write(CaseService.acceptTerms, .policy(.read, .session), acceptTerms),
    .write(CaseService.publishTerms, .policy(.create, .notice), publishTerms),
    .write(CaseService.open, .oneOf(.create, [.caseHeader, .referral]), open),
    .write(CaseService.ingest, .policy(.create, .caseHeader), ingest),
    .write(CaseService.assess, .policy(.update, .caseHeader), assess),
    .write(CaseService.allocate, .policy(.approve, .caseHeader), allocate),
    .write(CaseService.hold, .policy(.update, .caseHeader), hold),
    .write(CaseService.resume, .policy(.update, .caseHeader), resume),
    .write(CaseService.close, .policy(.update, .caseHeader), close),
    .write(CaseService.reopen, .policy(.update, .caseHeader), reopen),
    .write(CaseService.seal, .policy(.update, .caseHeader), seal),
    .write(CaseService.unseal, .policy(.update, .caseHeader), unseal),
    .write(CaseService.rebase, .policy(.update, .caseHeader), rebase),
  ]

  private static func acceptTerms(
    _ request: Pastoral_V1_AcceptTermsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ConfidentialityTerms {
    _ = try call.decide()
    // A promise is one's own to give.
    guard call.caller.actingFor == nil,
      !call.caller.roles.isDisjoint(with: ConfidentialityTerms.promisedBy)
    else { throw Refusal.denied }
    guard
      let (terms, accepted) = try tx.confidentialityTerms(
        on: call.today, acceptedBy: call.caller.person)
    else { throw StoreError.corrupt }
    guard request.version == terms.version else {
      throw Refusal.invalid("version", "must be the one in force")
    }
    try tx.accept(terms, by: call.caller.person, at: call.now)
    return Pastoral_V1_ConfidentialityTerms(terms, accepted: accepted ?? call.now)
  }

  private static func publishTerms(
    _ request: Pastoral_V1_PublishTermsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ConfidentialityTerms> {
    let decision = try call.decide()
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      guard request.hasTerms else { throw Refusal.invalid("terms", "must be given") }
      let terms = try ConfidentialityTermsRules.publish(
        request.terms.version, from: LocalDate(request.terms.from, field: "terms.from"),
        text: request.terms.text, over: tx.confidentialityTerms(), today: today)
      try tx.publish(terms, at: now, by: decision)
      return (Pastoral_V1_ConfidentialityTerms(terms, accepted: nil), nil)
    }
  }

  // MARK: Opening

  private static func open(
    _ request: Pastoral_V1_OpenCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let isStudent = id == call.caller.person && call.caller.roles.contains(.student)
    let decision =
      try isStudent
      ? call.decide(.create, .referral, [.ownself])
      : call.takingIn(id, as: SupportType(request.supportType), tx)
    guard let student = Identifier(id, kind: .student), try tx.principal(id) != nil else {
      throw Refusal.denied
    }
    let notice = try call.noticeInForce(.wellbeing, tx)
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let proposal = CaseProposal(request)
      let circumstances = try CaseRules.Circumstances(
        referral: request.referralID.isEmpty ? nil : tx.referral(request.referralID),
        consent: tx.consent(named: request.ground.consentID),
        thirdPartyConsent: tx.consent(named: proposal.thirdParty?.consentID ?? ""),
        hasWaiting: proposal.type.map { try tx.hasWaitingCase(of: student, $0) } ?? false)
      let (record, content) = try CaseRules.open(
        proposal, for: student, by: person, isStudent: isStudent, circumstances,
        noticeVersion: notice, id: Identifier(.supportCase, from: &random), now: now, today: today)
      try tx.insert(record, content, CaseChange(opening: record), by: decision)
      try tx.tellWaiting(record, but: person, at: now, on: today, random: &random)
      var message = try context.message(record, tx, by: decision)
      if isStudent, !content.gaps.isEmpty {
        let effect = try tx.statement(.ifNotProvided, of: notice)
        message.words = Pastoral_V1_CaseWords(gaps: content.gaps, effect: effect)
      }
      return (message, student)
    }
  }

  private static func ingest(
    _ request: Pastoral_V1_IngestRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_IngestResponse> {
    let type = SupportType(request.supportType)
    let posts = try call.supportPosts(tx)
    let isInScope = posts.contains { $0.kind == .ingest && $0.type == type }
    let decision = try call.decide(isInScope ? [.scope] : [])
    guard let student = Identifier(request.studentID, kind: .student),
      try tx.principal(student.text) != nil
    else { throw Refusal.denied }
    let notice = try call.noticeInForce(.wellbeing, tx)
    let (now, today, system) = (call.now, call.today, call.caller.principal)
    var random = call.random
    return try call.once(decision, tx) {
      let (record, content) = try CaseRules.ingest(
        type, about: student, reason: request.reason, necessity: request.necessity,
        from: tx.nameForReport(of: system), by: system, noticeVersion: notice,
        id: Identifier(.supportCase, from: &random), now: now)
      try tx.insert(record, content, CaseChange(opening: record), by: decision)
      try tx.tellWaiting(record, but: system, at: now, on: today, random: &random)
      // Who brings something in reads nothing of what becomes of it.
      return (.with { $0.caseID = record.id.text }, student)
    }
  }

  // MARK: Judging and allocating

  private static func assess(
    _ request: Pastoral_V1_AssessCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .assessed, words: request.words, &call, tx) { facts in
      guard
        let current = try tx.content(of: facts.record, on: facts.today, by: facts.decision)
      else { throw CaseItemRules.restricted }
      let (assessed, content) = try CaseRules.assess(
        facts.record, current, priority: .named(request.priority) { .init($0) },
        risk: .named(request.risk) { .init($0) }, words: request.words,
        revision: request.revision, now: facts.now)
      return Changed(record: assessed, content: content)
    }
  }

  private static func allocate(
    _ request: Pastoral_V1_AllocateCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    let practitioner = request.practitionerID
    var random = call.random
    return try change(
      request.caseID, .allocated, words: request.words, beneficiary: practitioner, &call, tx
    ) { facts in
      let isEligible = try tx.eligiblePractitioners(for: facts.record, on: facts.today)
        .contains { $0.principal == practitioner }
      let allocated = try CaseRules.allocate(
        facts.record, to: practitioner, isEligible: isEligible, words: request.words,
        revision: request.revision, now: facts.now)
      if let former = facts.record.lead {
        try tx.endMember(former, of: allocated, at: facts.now)
      }
      try tx.addMember(practitioner, to: allocated, at: facts.now, on: facts.today)
      try tx.deliver(
        .caseAllocated, about: allocated.id, to: [practitioner, allocated.studentID.text],
        at: facts.now, random: &random)
      return Changed(record: allocated, member: practitioner)
    }
  }

  // MARK: How far it is

  private static func hold(
    _ request: Pastoral_V1_HoldCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .held, words: request.words, &call, tx) { facts in
      Changed(
        record: try CaseRules.hold(
          facts.record,
          until: request.hasReview ? LocalDate(request.review, field: "review") : nil,
          words: request.words, revision: request.revision, now: facts.now, today: facts.today))
    }
  }

  private static func resume(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .resumed, words: request.words, &call, tx) { facts in
      Changed(
        record: try CaseRules.resume(
          facts.record, words: request.words, revision: request.revision, now: facts.now))
    }
  }

  private static func close(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    var random = call.random
    return try change(request.caseID, .closed, words: request.words, &call, tx) { facts in
      let closed = try CaseRules.close(
        facts.record, words: request.words, revision: request.revision, now: facts.now)
      try tx.cancelCaseAppointments(
        of: closed, at: facts.now, but: facts.person, random: &random, by: facts.decision)
      return Changed(record: closed)
    }
  }

  private static func reopen(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    var random = call.random
    return try change(request.caseID, .reopened, words: request.words, &call, tx) { facts in
      let reopened = try CaseRules.reopen(
        facts.record, words: request.words, revision: request.revision, now: facts.now)
      try tx.tellWaiting(
        reopened, but: facts.person, at: facts.now, on: facts.today, random: &random)
      return Changed(record: reopened)
    }
  }

  private static func seal(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .sealed, words: request.words, &call, tx) { facts in
      // Before it is allocated there is nobody whom it could be left to.
      guard facts.record.state != .open else {
        throw Refusal.rule(.caseState, "A case is allocated before it is sealed.")
      }
      let sealed = try CaseRules.seal(
        facts.record, true, words: request.words, revision: request.revision, now: facts.now)
      // A supervisor who seals answers for it, and goes on seeing it.
      try tx.addMember(facts.person, to: sealed, at: facts.now, on: facts.today)
      return Changed(record: sealed)
    }
  }

  private static func unseal(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .unsealed, words: request.words, &call, tx) { facts in
      Changed(
        record: try CaseRules.seal(
          facts.record, false, words: request.words, revision: request.revision, now: facts.now))
    }
  }

  private static func rebase(
    _ request: Pastoral_V1_RebaseCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try change(request.caseID, .rebased, words: request.words, &call, tx) { facts in
      let (record, decision) = (facts.record, facts.decision)
      let isRestricted = try tx.content(of: record, on: facts.today, by: decision) == nil
      guard
        let current = try tx.content(of: record, on: facts.today, toRebase: true, by: decision)
      else { throw StoreError.corrupt }
      let (rebased, content) = try CaseRules.rebase(
        record, current, on: request.hasGround ? GroundProposal(request.ground) : nil,
        isRestricted: isRestricted, consent: tx.consent(named: request.ground.consentID),
        words: request.words, revision: request.revision, now: facts.now, today: facts.today)
      return Changed(record: rebased, content: content)
    }
  }

  // MARK: What they share

  /// What a change looks at.
  struct Facts {
    let record: Case
    let decision: Decision
    let person: String
    let now: Instant
    let today: LocalDate
  }

  /// What it leaves.
  struct Changed {
    let record: Case
    /// Nil where nobody changed what is said in it.
    var content: CaseContent?
    /// Whom it is about, where it is about a member.
    var member: String?
  }

  /// Changes a case by a rule, once, and keeps who did it and what they said.
  ///
  /// - Parameter beneficiary: Whom it gives access, who must be somebody else (F8).
  static func change(
    _ id: String, _ kind: CaseChange.Kind, words: String, beneficiary: String? = nil,
    _ call: inout CallContext, _ tx: Transaction, _ rule: (Facts) throws -> Changed
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    let (record, decision) = try call.supportCase(id, beneficiary: beneficiary, tx)
    let facts = Facts(
      record: record, decision: decision, person: call.caller.person, now: call.now,
      today: call.today)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let changed = try rule(facts)
      let change = CaseChange(
        revision: changed.record.revision, kind: kind, at: facts.now, by: facts.person,
        member: changed.member, words: words)
      try tx.update(changed.record, changed.content, change, by: decision)
      try tx.endTransfer(overtakenBy: kind, of: changed.record, at: facts.now, by: decision)
      if changed.member != nil {
        try tx.flagCaseAppointments(
          of: .one(changed.record.id), at: facts.now, random: &random, by: decision)
      }
      return (try context.message(changed.record, tx, by: decision), changed.record.studentID)
    }
  }
}

extension CaseChange {
  fileprivate init(opening record: Case) {
    self.init(
      revision: record.revision, kind: .opened, at: record.opened, by: record.openedBy,
      member: nil, words: "")
  }
}

extension CallContext {
  /// The decision on taking in a student's case: by the intake of that type of support, without a conflict
  /// about the student.
  fileprivate func takingIn(
    _ student: String, as type: SupportType?, _ tx: Transaction
  ) throws -> Decision {
    try requireTerms(tx)
    let isIntake = try supportPosts(tx).contains { $0.kind == .intake && $0.type == type }
    var standings: Set<Standing> = student == caller.person ? [.ownself] : []
    if isIntake { standings.insert(.intake) }
    return try decide(
      .create, .caseHeader, standings, states: states(toStudent: student, tx))
  }
}

extension Transaction {
  /// Tells those who take in and allocate that a case waits for them.
  fileprivate func tellWaiting(
    _ record: Case, but person: String, at now: Instant, on day: LocalDate,
    random: inout SystemRandom
  ) throws {
    let others = try principals(as: [.intake, .supervisor], in: record.type, on: day)
      .filter { $0 != person && $0 != record.studentID.text }
    try deliver(.caseOpened, about: record.id, to: others, at: now, random: &random)
  }

  /// An offer to take a case over has no meaning once it was allocated or closed.
  fileprivate func endTransfer(
    overtakenBy kind: CaseChange.Kind, of record: Case, at now: Instant, by decision: Decision
  ) throws {
    guard kind == .allocated || kind == .closed, let waiting = try waitingTransfer(of: record)
    else { return }
    try put(
      CaseTeamRules.withdraw(waiting, now: now), words(of: waiting, by: decision), by: decision)
  }

  /// Nil where none was named, or there is none.
  func consent(named id: String) throws -> Consent? {
    try id.isEmpty ? nil : consent(id)
  }
}
