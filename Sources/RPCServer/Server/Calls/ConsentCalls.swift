import Crypto
import Domain
import Ledger
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.ConsentService`: what students agree to and take back. The rules are `ConsentRules`'; what a
/// withdrawal ends is over in the same transaction.
enum ConsentCalls {
  static let routes: [Route] = [
    .write(ConsentService.give, .policy(.create, .consent), give),
    .write(ConsentService.withdraw, .policy(.update, .consent), withdraw).goingOn(),
    .read(ConsentService.get, .policy(.read, .consent), get),
    .read(ConsentService.list, .policy(.list, .consent), list),
    .read(ConsentService.listWordings, .policy(.list, .notice), listWordings),
    .write(ConsentService.publishWording, .policy(.create, .notice), publishWording),
  ]

  // MARK: Giving and taking back

  private static func give(
    _ request: Pastoral_V1_GiveConsentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Consent> {
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let standings = try call.standings(toStudent: id, tx)
    let decision = try call.decide(standings)
    guard let student = Identifier(id, kind: .student) else { throw Refusal.denied }
    let purpose = Consent.Purpose(request.purpose)
    let notice = try call.noticeInForce(purpose?.notice ?? .seeMyTutor, tx)
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    if let purpose, !decision.mayKnow(of: purpose) { throw Refusal.denied }
    return try call.once(decision, tx) {
      let proposal = try ConsentProposal(request)
      let wording = try tx.consentWordings().first {
        $0.name.purpose == proposal.purpose && $0.name.version == request.wordingVersion
      }
      let consent = try ConsentRules.give(
        proposal, of: student, recordedBy: person, isSubject: standings.contains(.ownself),
        wording: wording, id: Identifier(.consent, from: &random), noticeVersion: notice,
        now: now, today: today)
      try tx.insert(consent, ConsentWords(given: request.details), by: decision)
      try tx.append(.consentGiven, consent.id, at: now)
      // What others recorded, the student can contradict.
      if person != student.text {
        try tx.deliver(
          .consentRecorded, about: consent.id, to: [student.text], at: now, random: &random)
      }
      return (try message(consent, tx, today, by: decision), student)
    }
  }

  private static func withdraw(
    _ request: Pastoral_V1_WithdrawConsentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_WithdrawConsentResponse> {
    let (consent, decision) = try found(request.consentID, &call, tx)
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      var response = Pastoral_V1_WithdrawConsentResponse()
      let withdrawn = try ConsentRules.withdraw(
        consent, recordedBy: person, details: request.details, now: now)
      if let withdrawn {
        var words = try tx.words(of: consent, by: decision)
        words.withdrawn = request.details
        try tx.update(withdrawn, words, by: decision)
        try tx.append(.consentWithdrawn, consent.id, at: now)
        if person != consent.studentID.text {
          try tx.deliver(
            .consentWithdrawn, about: consent.id, to: [consent.studentID.text], at: now,
            random: &random)
        }
        response.revokedReferralIds = try tx.endReferrals(
          under: withdrawn, by: decision, at: now, &random)
        try tx.tellRestricted(under: withdrawn, at: now, on: today, &random)
        try tx.takeBackDisclosures(restingOn: withdrawn, at: now, &random, by: decision)
      }
      response.consent = try message(withdrawn ?? consent, tx, today, by: decision)
      return (response, consent.studentID)
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetConsentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Consent {
    let (consent, decision) = try found(request.consentID, &call, tx, for: request.purpose)
    return try message(consent, tx, call.today, by: decision)
  }

  private static func list(
    _ request: Pastoral_V1_ListConsentsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListConsentsResponse {
    let (student, decision) = try call.student(
      request.studentID, for: request.purpose, of: .consent, tx)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.consents(
      of: student, to: Consent.Purpose.allCases.filter { decision.mayKnow(of: $0) },
      liveOn: request.liveOnly ? call.today : nil,
      before: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (consents, next) = call.paging.page(found, of: page) { Paging.place($0.recorded, $0.id) }
    var response = Pastoral_V1_ListConsentsResponse()
    response.consents = try consents.map { try message($0, tx, call.today, by: decision) }
    response.nextPageToken = next
    return response
  }

  // MARK: Wordings

  private static func listWordings(
    _ request: Pastoral_V1_ListWordingsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListWordingsResponse {
    _ = try call.decide()
    let wordings = try tx.consentWordings()
    var response = Pastoral_V1_ListWordingsResponse()
    response.wordings = wordings.map { wording in
      let inUse = ConsentWording.inUse(wording.name.purpose, of: wordings, on: call.today)
      return Pastoral_V1_ConsentWording(wording, isInUse: inUse?.name == wording.name)
    }
    return response
  }

  private static func publishWording(
    _ request: Pastoral_V1_PublishWordingRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ConsentWording> {
    let decision = try call.decide()
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      guard request.hasWording else { throw Refusal.invalid("wording", "must be given") }
      let wording = try ConsentWordingRules.publish(
        Consent.Purpose(request.wording.purpose), version: request.wording.version,
        from: LocalDate(request.wording.from, field: "wording.from"), text: request.wording.text,
        hash: Array(SHA256.hash(data: Array(request.wording.text.utf8))),
        over: tx.consentWordings(), today: today)
      try tx.publish(wording, at: now, by: decision)
      return (Pastoral_V1_ConsentWording(wording, isInUse: false), nil)
    }
  }

  // MARK: Parts

  /// A consent, and the decision on it by the method's own rule. What does not exist is denied by the same
  /// statements as what is somebody else's.
  ///
  /// - Parameter purpose: What it is read for; nil for a withdrawal, which needs none.
  private static func found(
    _ id: String, _ call: inout CallContext, _ tx: Transaction,
    for purpose: Pastoral_V1_Purpose? = nil
  ) throws -> (Consent, Decision) {
    let consent = try tx.consent(id)
    let standings = try call.standings(toStudent: consent?.studentID.text ?? "", tx)
    if let purpose { try call.check(purpose, standings, for: .consent) }
    let decision = try call.decide(standings)
    // That somebody agreed to support by Student Life and Wellbeing is nothing that teaching staff may know: it
    // would say that there is a case.
    guard let consent, decision.mayKnow(of: consent.purpose) else { throw Refusal.denied }
    return (consent, decision)
  }

  private static func message(
    _ consent: Consent, _ tx: Transaction, _ today: LocalDate, by decision: Decision
  ) throws -> Pastoral_V1_Consent {
    try Pastoral_V1_Consent(
      consent, tx.words(of: consent, by: decision), today: today,
      name: { try tx.nameForReport(of: $0) })
  }
}

extension Decision {
  /// Whether whoever it is may know that a student agreed to that: teaching staff know of what is passed on from
  /// their own meetings, and of nothing under the other notice.
  fileprivate func mayKnow(of purpose: Consent.Purpose) -> Bool {
    role != .academicStaff || purpose.notice == .seeMyTutor
  }
}

extension Transaction {
  /// Revokes what was to be passed on under a consent that was withdrawn, and tells who has taken what was
  /// passed on before.
  ///
  /// - Returns: What was revoked.
  fileprivate func endReferrals(
    under consent: Consent, by decision: Decision, at now: Instant, _ random: inout SystemRandom
  ) throws -> [String] {
    var revoked: [String] = []
    for referral in try referrals(under: consent.id) {
      let person = decision.caller.person
      if let ended = ReferralRules.withdraw(referral, by: person, now: now) {
        try update(ended, nil, outcome: .notSent, by: decision)
        try append(.referralChanged, ended.id, at: now)
        try deliver(
          .referralRevoked, about: ended.id, to: [ended.authorID.text], at: now, random: &random)
        revoked.append(ended.id.text)
      } else if referral.isTaken, let answer = referral.answer {
        try deliver(
          .consentWithdrawn, about: referral.id, to: [answer.by], at: now, random: &random)
      }
    }
    return revoked
  }
}

extension Transaction {
  /// Takes back what was to go to a partner and rests on a consent that was withdrawn, and tells who proposed it:
  /// in the withdrawal's own transaction, so that between it and an attempt one comes first (S21).
  fileprivate func takeBackDisclosures(
    restingOn consent: Consent, at now: Instant, _ random: inout SystemRandom,
    by decision: Decision
  ) throws {
    for disclosure in try disclosuresAhead(restingOn: consent.id) {
      let cancelled = DisclosureRules.cancelled(disclosure, now: now)
      try update(cancelled, nil, by: decision)
      try deliver(
        .disclosureDecided, about: cancelled.id, to: [cancelled.proposal.by], at: now,
        random: &random)
    }
  }
}

extension Transaction {
  /// Tells who leads a case of which something was kept on a consent that was withdrawn: it is closed from now
  /// on, since whatever opens it looks at the consent. Whoever withdraws learns nothing of cases by it.
  fileprivate func tellRestricted(
    under consent: Consent, at now: Instant, on day: LocalDate, _ random: inout SystemRandom
  ) throws {
    guard consent.purpose == .wellbeingSupport else { return }
    for found in try cases(keptOn: consent.id) {
      let told =
        try found.lead.map { [$0] }
        ?? principals(
          as: [.intake, .supervisor], in: found.type, on: day)
      try deliver(
        .caseRestricted, about: found.id, to: told.filter { $0 != consent.studentID.text },
        at: now, random: &random)
    }
  }
}

extension Pastoral_V1_ListConsentsRequest: PagedRequest {}
