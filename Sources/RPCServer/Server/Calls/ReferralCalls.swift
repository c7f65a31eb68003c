import Domain
import Ledger
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.ReferralService`: passing something to another service of the university. The rules are
/// `ReferralRules`'; whoever must know is told in the same transaction.
enum ReferralCalls {
  static let routes: [Route] = [
    .write(ReferralService.create, .policy(.create, .referral), create),
    .write(ReferralService.accept, .policy(.update, .referral), accept),
    .write(ReferralService.reject, .policy(.update, .referral), reject),
    .write(ReferralService.complete, .policy(.update, .referral), complete),
    .write(ReferralService.revoke, .policy(.update, .referral), revoke),
    .write(ReferralService.review, .policy(.approve, .referral), review),
    .read(ReferralService.get, .policy(.read, .referral), get),
    .read(ReferralService.list, .policy(.list, .referral), list),
  ]

  // MARK: Referring

  private static func create(
    _ request: Pastoral_V1_CreateReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let standings = try call.standings(toStudent: id, tx)
    let decision = try call.decide(standings, states: call.states(toStudent: id, tx))
    guard let student = Identifier(id, kind: .student),
      let author = Identifier(call.caller.person), author.kind.isPerson
    else { throw Refusal.denied }
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let now = call.now
    var random = call.random
    call.purpose = .supportAccess
    let context = call
    return try call.once(decision, tx) {
      try context.requireAnchoredLedger()
      let proposal = ReferralProposal(request)
      let (service, fields) = try proposal.checked(today: context.today)
      let note = try context.note(request.noteID, of: student, standings, tx)
      var consent: Consent?
      if case .consent(let id) = proposal.authority { consent = try tx.consent(id) }
      let (referral, words) = try ReferralRules.create(
        proposal, for: service, fields, consent: consent, of: student, by: author,
        isOwnSession: context.caller.actingFor == nil, noteID: note?.note.id,
        id: Identifier(.referral, from: &random),
        noticeVersion: note?.note.noticeVersion ?? notice, now: now, today: context.today)
      let content = ReferralContent(
        fields, reason: request.reason, note: note?.content,
        email: fields.contains(.contact) ? try context.email(of: student, standings, tx) : "")
      try tx.insert(referral, content, words, by: decision)
      try tx.tellMade(referral, at: now, &random)
      return (try message(referral, tx, by: decision), student)
    }
  }

  // MARK: Answering

  private static func accept(
    _ request: Pastoral_V1_AnswerReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (referral, decision) = try call.taking(request.referralID, tx)
    let (now, today, person) = (call.now, call.today, call.caller.person)
    let context = call
    return try change(referral, &call, tx, by: decision, outcome: .delivered) { words in
      try context.requireAnchoredLedger()
      var consent: Consent?
      if case .consent(let id) = referral.authority { consent = try tx.consent(id.text) }
      words.answer = request.words
      return try ReferralRules.accept(
        referral, under: consent, words: request.words, revision: request.revision, by: person,
        now: now, today: today)
    }
  }

  private static func reject(
    _ request: Pastoral_V1_AnswerReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (referral, decision) = try call.taking(request.referralID, tx)
    let (now, person) = (call.now, call.caller.person)
    return try change(referral, &call, tx, by: decision, outcome: .refused) { words in
      words.answer = request.words
      return try ReferralRules.reject(
        referral, words: request.words, revision: request.revision, by: person, now: now)
    }
  }

  private static func complete(
    _ request: Pastoral_V1_AnswerReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (referral, decision) = try call.taking(request.referralID, tx)
    let (now, person) = (call.now, call.caller.person)
    return try change(referral, &call, tx, by: decision, outcome: nil) { words in
      words.closing = request.words
      return try ReferralRules.complete(
        referral, words: request.words, revision: request.revision, by: person, now: now)
    }
  }

  private static func revoke(
    _ request: Pastoral_V1_AnswerReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (referral, decision) = try call.found(request.referralID, tx, [.relation])
    let (now, person) = (call.now, call.caller.person)
    return try change(
      referral, &call, tx, by: decision, outcome: .notSent, told: .referralRevoked
    ) { words in
      words.closing = request.words
      return try ReferralRules.revoke(
        referral, words: request.words, revision: request.revision, by: person, now: now)
    }
  }

  private static func review(
    _ request: Pastoral_V1_ReviewReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (referral, decision) = try call.found(
      request.referralID, tx, [.relation, .service], proposer: true)
    let (now, person) = (call.now, call.caller.person)
    return try change(referral, &call, tx, by: decision, outcome: nil, told: nil) { words in
      words.review = request.comment
      return try ReferralRules.review(
        referral, ExceptionalAccess.Finding(request.finding), comment: request.comment,
        by: person, now: now)
    }
  }

  /// Changes a referral by a rule, once, and tells the author and the student, whoever of them did not do it.
  private static func change(
    _ referral: Referral, _ call: inout CallContext, _ tx: Transaction, by decision: Decision,
    outcome: ShareOutcome?, told kind: InboxKind? = .referralAnswered,
    _ rule: (inout ReferralWords) throws -> Referral
  ) throws -> EncodedReply<Pastoral_V1_Referral> {
    let (now, person) = (call.now, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      var words = try tx.words(of: referral, by: decision)
      let changed = try rule(&words)
      try tx.update(changed, words, outcome: outcome, by: decision)
      try tx.append(.referralChanged, changed.id, at: now)
      if let kind {
        let others = [changed.authorID.text, changed.studentID.text].filter { $0 != person }
        try tx.deliver(kind, about: changed.id, to: others, at: now, random: &random)
      }
      return (try message(changed, tx, by: decision), changed.studentID)
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetReferralRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Referral {
    let (referral, decision) = try call.found(
      request.referralID, tx, [.relation, .service], for: request.purpose)
    return try message(referral, tx, by: decision)
  }

  private static func list(
    _ request: Pastoral_V1_ListReferralsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListReferralsResponse {
    if request.mine { return try listMine(request, &call, tx) }
    var student: Identifier?
    var service: UniversityService?
    let standings: Set<Standing>
    var states: Set<RecordState> = []
    if request.service == .unspecified {
      let id = request.studentID.isEmpty ? call.caller.person : request.studentID
      student = Identifier(id, kind: .student)
      standings = try call.standings(toStudent: id, tx)
      states = try call.states(toStudent: id, tx)
    } else {
      service = UniversityService(request.service)
      guard service != nil, request.studentID.isEmpty else {
        throw Refusal.invalid("service", "must be one of the university's, without a student")
      }
      standings = try call.standings(toReferralsFor: service, tx)
    }
    try call.check(request.purpose, standings, for: .referral)
    let decision = try call.decide(standings, conditions: [.own], states: states)
    // Without a student only a service's own people see anybody's.
    guard student != nil || decision.standing == .intake || decision.standing == .supervises
    else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.referrals(
      of: student, for: service, by: decision.condition == .own ? call.caller.person : nil,
      openOnly: request.openOnly, before: Paging.place(page.after), limit: page.size + 1,
      by: decision)
    let (referrals, next) = call.paging.page(found, of: page) { Paging.place($0.created, $0.id) }
    var response = Pastoral_V1_ListReferralsResponse()
    for referral in referrals {
      // Among a service's can be one of the caller's own, or of whom they must not work with (F2).
      let shown =
        student == nil ? try call.permission(to: referral, besides: standings, tx) : decision
      guard let shown else { continue }
      response.referrals.append(try message(referral, tx, by: shown))
    }
    response.nextPageToken = next
    return response
  }

  /// What the caller made, of all students. Each is decided on by how they stand to its student today.
  private static func listMine(
    _ request: Pastoral_V1_ListReferralsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListReferralsResponse {
    guard request.studentID.isEmpty, request.service == .unspecified else {
      throw Refusal.invalid("mine", "must stand alone, without a student or a service")
    }
    try call.check(request.purpose, [], for: .referral)
    guard let author = Identifier(call.caller.person, kind: .staffMember),
      call.caller.actingFor == nil
    else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.referrals(
      by: author, openOnly: request.openOnly, before: Paging.place(page.after),
      limit: page.size + 1)
    let (referrals, next) = call.paging.page(found, of: page) { Paging.place($0.created, $0.id) }
    var response = Pastoral_V1_ListReferralsResponse()
    for referral in referrals {
      let id = referral.studentID.text
      let decision = call.permission(
        try call.standings(toStudent: id, tx), conditions: [.own],
        states: try call.states(toStudent: id, tx))
      guard let decision else { continue }
      response.referrals.append(try message(referral, tx, by: decision))
    }
    response.nextPageToken = next
    return response
  }

  private static func message(
    _ referral: Referral, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_Referral {
    let view = ReferralView(referral, to: decision.standing)
    return try Pastoral_V1_Referral(
      referral, view.hasContent ? tx.content(of: referral, by: decision) : nil,
      tx.words(of: referral, by: decision), view, name: { try tx.nameForReport(of: $0) })
  }
}

/// From where somebody comes to a referral.
private enum ReferralSide {
  /// From the student: being them, or having them today.
  case relation
  /// From the service that it is for.
  case service
}

extension CallContext {
  /// A referral, and the decision on it by the method's own rule. What does not exist is denied by the same
  /// statements as what is somebody else's.
  ///
  /// - Parameters:
  ///   - sides: Where the right may come from.
  ///   - purpose: What it is read for; nil for a change, which needs none.
  ///   - proposer: Whether it is approved, which its author may not.
  fileprivate mutating func found(
    _ id: String, _ tx: Transaction, _ sides: Set<ReferralSide>,
    for purpose: Pastoral_V1_Purpose? = nil, proposer: Bool = false
  ) throws -> (Referral, Decision) {
    let referral = try tx.referral(id)
    let student = referral?.studentID.text ?? ""
    var standings = try standings(toStudent: student, tx)
    if !sides.contains(.relation) { standings.formIntersection([.ownself]) }
    if sides.contains(.service) {
      standings.formUnion(try self.standings(toReferralsFor: referral?.service, tx))
    }
    if let purpose { try check(purpose, standings, for: .referral) }
    let decision = try decide(
      standings, conditions: referral?.authorID.text == caller.person ? [.own] : [],
      states: states(toStudent: student, tx), proposer: proposer ? referral?.authorID.text : nil)
    guard let referral else { throw Refusal.denied }
    return (referral, decision)
  }

  /// The decision on one of a service's referrals by the method's own rule; nil where the policy does not allow it.
  ///
  /// - Parameter standings: How the caller stands to all of the service's.
  fileprivate func permission(
    to referral: Referral, besides standings: Set<Standing>, _ tx: Transaction
  ) throws -> Decision? {
    let student = referral.studentID.text
    return permission(
      student == caller.person ? standings.union([.ownself]) : standings,
      states: try states(toStudent: student, tx))
  }

  /// A referral that the caller may answer for its service.
  fileprivate mutating func taking(
    _ id: String, _ tx: Transaction
  ) throws -> (Referral, Decision) {
    let found = try found(id, tx, [.service])
    // The student may take it back, and not take it.
    guard found.1.standing != .ownself else { throw Refusal.denied }
    return found
  }

  /// A shared note of the student and what it says; nil where none was named.
  ///
  /// - Throws: `Refusal.invalid` for any other, and for one that the caller may not read.
  fileprivate func note(
    _ id: String, of student: Identifier, _ standings: Set<Standing>, _ tx: Transaction
  ) throws -> (note: Note, content: NoteContent)? {
    guard !id.isEmpty else { return nil }
    let refusal = Refusal.invalid(
      "note_id", "must be a note of this student that was shared and that you may read")
    guard let note = try tx.note(id), note.studentID == student, note.state == .shared,
      let decision = try? decide(.read, .academicNotes, standings, conditions: own(note)),
      let content = try tx.content(of: note, by: decision)
    else { throw refusal }
    return (note, content)
  }

  /// The student's e-mail address, for who may see it.
  fileprivate func email(
    of student: Identifier, _ standings: Set<Standing>, _ tx: Transaction
  ) throws -> String {
    let decision = try decide(.read, .contact, standings)
    return try tx.student(student.text, by: decision)?.record.email ?? ""
  }
}

extension Transaction {
  /// Tells that a referral was made: the student, the service's intake, and who must look at a ground of
  /// safety afterwards.
  fileprivate func tellMade(
    _ referral: Referral, at now: Instant, _ random: inout SystemRandom
  ) throws {
    try append(.referralMade, referral.id, at: now)
    let author = referral.authorID.text
    var told = referral.authorID == referral.studentID ? [] : [referral.studentID.text]
    let today = WallClock.london.date(of: now)
    if referral.service.takesReferrals {
      told += try principals(as: [.intake], in: nil, on: today)
    }
    try deliver(.referralMade, about: referral.id, to: told, at: now, random: &random)
    guard case .safety(_, let review) = referral.authority else { return }
    var reviewers = try principals(holding: .dataProtectionOfficer)
    if referral.service.takesReferrals {
      reviewers += try principals(as: [.supervisor], in: nil, on: today)
    }
    reviewers.removeAll { $0 == author || $0 == referral.studentID.text }
    try deliver(.safetyGroundUsed, about: referral.id, to: reviewers, at: now, random: &random)
    try deliver(
      .reviewDue, about: referral.id, to: reviewers, at: now,
      due: WallClock.london.startOfDay(review.adding(days: 1)), random: &random)
  }
}

extension Pastoral_V1_ListReferralsRequest: PagedRequest {}
