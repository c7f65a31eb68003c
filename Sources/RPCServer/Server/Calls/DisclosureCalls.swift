import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.DisclosureService`: what goes to partners, as people propose, decide and account for it. The rules
/// are `DisclosureRules`', what was selected is `DisclosureDraft`'s, and sending is the outbox's.
enum DisclosureCalls {
  static let routes: [Route] = [
    .read(DisclosureService.preview, .policy(.propose, .disclosure), preview),
    .write(DisclosureService.propose, .policy(.propose, .disclosure), propose),
    .write(DisclosureService.decide, .policy(.approve, .disclosure), decide),
    .write(DisclosureService.cancel, .policy(.propose, .disclosure), cancel).goingOn(),
    .write(DisclosureService.resolve, .policy(.approve, .disclosure), resolve),
    .write(DisclosureService.recordExplanation, .policy(.propose, .disclosure), explain),
    .write(DisclosureService.review, .policy(.approve, .disclosure), review),
  ]

  // MARK: Proposing

  private static func preview(
    _ request: Pastoral_V1_ProposeDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_DisclosurePreview {
    let (source, decision) = try call.disclosureSource(request, tx)
    // A plugin beside the server was asked about a share of that id.
    let id =
      call.prepared.flatMap { Identifier($0.share.shareID, kind: .disclosure) }
      ?? Identifier(.disclosure, from: &call.random)
    return Pastoral_V1_DisclosurePreview(
      try call.draft(request, of: source, shareID: id, tx, by: decision))
  }

  private static func propose(
    _ request: Pastoral_V1_ProposeDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (source, decision) = try call.disclosureSource(request, tx)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      try context.requireAnchoredLedger()
      guard let id = Identifier(request.shareID, kind: .disclosure) else {
        throw Refusal.invalid("share_id", "must be what the preview gave")
      }
      let draft = try context.draft(request, of: source, shareID: id, tx, by: decision)
      let reviewDue = ExceptionalAccessRules.reviewDue(
        from: context.now,
        closures: try tx.closures(from: context.today, to: context.today.adding(days: 31)))
      let silentUntil = try draft.request.flatMap { try tx.silence(askedIn: $0) }
      var content = draft.content
      content.particulars.keep(context.then(draft.partner, .proposal))
      content.particulars.proposerRole = decision.role
      if request.emergency { content.particulars.deciderRole = decision.role }
      let disclosure = try DisclosureRules.propose(
        content, draft.rendered, hash: draft.hash,
        isPreviewed: Array(request.digest) == draft.hash && tx.disclosure(id.text) == nil,
        to: draft.partner, draft.manifest, under: draft.authority, consent: draft.consent,
        transfer: draft.transfer, isEmergency: request.emergency, reviewDue: reviewDue,
        silentUntil: silentUntil, of: source, by: context.caller.person, id: id, now: context.now,
        today: context.today)
      content.explanation = disclosure.explanation.firstWords
      try tx.insert(
        disclosure, of: source.supportType, content, payload: draft.rendered.bytes,
        grounds: draft.grounds, by: decision)
      if let due = DisclosureDeadlines.formDue(
        draft.content.answers, to: draft.partner, draft.manifest)
      {
        try tx.keep(formDue: due, of: disclosure)
      }
      if let request = draft.request { try tx.keep(disclosure.id, answering: request) }
      if let suggestion = draft.suggestion {
        try tx.settle(
          SuggestionRules.settle(suggestion, .taken), with: disclosure.id, at: context.now,
          by: decision)
      }
      try tx.deliver(
        disclosure.isEmergency ? .disclosureEmergency : .disclosureProposed,
        about: disclosure.id,
        to: tx.deciders(on: disclosure, of: source.supportType, context.today),
        at: context.now, due: disclosure.reviewDue, random: &random)
      return (
        try context.message(disclosure, content, tx, by: decision), source.studentID
      )
    }
  }

  // MARK: Deciding

  private static func decide(
    _ request: Pastoral_V1_DecideDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (disclosure, decision) = try call.disclosure(request.disclosureID, approves: true, tx)
    let context = call
    let person = call.caller.person
    let partner = try tx.partner(disclosure.partnerID.text)
    return try change(disclosure, &call, tx, by: decision, told: [disclosure.proposal.by]) {
      content in
      content.decision = request.why
      try DisclosureParticulars.check(officerViews: request.officerViews)
      content.particulars.officerViews = request.officerViews
      content.particulars.deciderRole = decision.role
      if let partner { content.particulars.keep(context.then(partner, .decision)) }
      guard request.approve else {
        return try DisclosureRules.refuse(
          disclosure, why: request.why, revision: request.revision, by: person, now: context.now)
      }
      try context.requireAnchoredLedger()
      let approved = try DisclosureRules.approve(
        disclosure, why: request.why, silentUntil: tx.silence(over: disclosure.id),
        revision: request.revision, by: person, now: context.now, today: context.today)
      content.explanation = approved.explanation.firstWords
      return approved
    }
  }

  private static func cancel(
    _ request: Pastoral_V1_CancelDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (disclosure, decision) = try call.disclosure(request.disclosureID, tx)
    let now = call.now
    return try change(disclosure, &call, tx, by: decision, told: [disclosure.proposal.by]) { _ in
      try DisclosureRules.cancel(disclosure, revision: request.revision, now: now)
    }
  }

  private static func resolve(
    _ request: Pastoral_V1_ResolveDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (disclosure, decision) = try call.disclosure(request.disclosureID, approves: true, tx)
    let context = call
    let now = call.now
    let found = DisclosureRules.Resolution.named(request.resolution) { .init($0) }
    // What a partner said to a person is told on as what it says to the server.
    let kind: InboxKind = found?.hasCode ?? false ? .disclosureUnresolved : .disclosureDecided
    return try change(
      disclosure, &call, tx, by: decision, told: [disclosure.proposal.by], with: kind,
      withoutContent: true
    ) { content in
      if found == .sendAgain { try context.requireAnchoredLedger() }
      content.resolution = request.why
      let resolved = try DisclosureRules.resolve(
        disclosure, found, code: request.partnerCode, why: request.why,
        revision: request.revision, now: now)
      if let found {
        try tx.keepFinding(
          found, code: request.partnerCode, of: resolved, since: disclosure.state, at: now)
      }
      return resolved
    }
  }

  // MARK: Afterwards

  private static func explain(
    _ request: Pastoral_V1_RecordExplanationRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (disclosure, decision) = try call.disclosure(request.disclosureID, tx)
    let context = call
    let review = request.hasReview ? try LocalDate(request.review, field: "review") : nil
    let told = review == nil ? [disclosure.studentID.text] : []
    return try change(
      disclosure, &call, tx, by: decision, told: told, with: .disclosureMade
    ) { content in
      content.explanation = request.words
      return try DisclosureRules.explain(
        disclosure, words: request.words, review: review,
        silentUntil: try tx.silence(over: disclosure.id),
        isDespiteSilence: request.despiteSilence, revision: request.revision,
        now: context.now, today: context.today)
    }
  }

  private static func review(
    _ request: Pastoral_V1_ReviewDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let (disclosure, decision) = try call.disclosure(request.disclosureID, approves: true, tx)
    let (now, person) = (call.now, call.caller.person)
    return try change(disclosure, &call, tx, by: decision, told: [disclosure.proposal.by]) {
      content in
      content.review = request.words
      return try DisclosureRules.review(disclosure, words: request.words, by: person, now: now)
    }
  }

  /// Changes a disclosure by a rule, once, and tells whoever must know but did not do it.
  ///
  /// - Parameter withoutContent: Also where what it holds cannot be opened any more, and so nothing be added to it.
  private static func change(
    _ disclosure: Disclosure, _ call: inout CallContext, _ tx: Transaction, by decision: Decision,
    told: [String], with kind: InboxKind = .disclosureDecided, withoutContent: Bool = false,
    _ rule: (inout DisclosureContent) throws -> Disclosure
  ) throws -> EncodedReply<Pastoral_V1_Disclosure> {
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let kept =
        withoutContent
        ? try tx.contentIfKept(of: disclosure, by: decision)
        : try tx.content(of: disclosure, by: decision)
      var content = kept ?? .lost
      let changed = try rule(&content)
      try tx.update(changed, kept.map { _ in content }, by: decision)
      try tx.deliver(
        kind, about: changed.id, to: told.filter { $0 != context.caller.person },
        at: context.now, random: &random)
      return (try context.message(changed, content, tx, by: decision), changed.studentID)
    }
  }
}

extension CallContext {
  /// What a proposal selects from, and the decision on it: a case, or what a tutor knows of a student.
  fileprivate mutating func disclosureSource(
    _ request: Pastoral_V1_ProposeDisclosureRequest, _ tx: Transaction
  ) throws -> (DisclosureSource, Decision) {
    guard request.studentID.isEmpty else {
      guard request.caseID.isEmpty else {
        throw Refusal.invalid("student_id", "must be left out where a case is named")
      }
      purpose = .safety
      let decision = try decide(try standings(toStudent: request.studentID, tx))
      // A case's team discloses by the case.
      guard decision.standing == .tutor,
        let student = Identifier(request.studentID, kind: .student)
      else { throw Refusal.denied }
      return (.tutoring(of: student), decision)
    }
    let (record, decision) = try supportCase(request.caseID, resource: .disclosure, tx)
    return (.supportCase(record), decision)
  }

  /// A disclosure that is open to the caller, by its case or as its student's tutor, and the decision on it by the
  /// method's own rule. What does not exist is denied by the same statements as what is closed to the caller.
  ///
  /// - Parameters:
  ///   - purpose: What it is read for; nil for a change, which needs none.
  ///   - approves: Whether it is decided on, which its proposer may not (F4).
  mutating func disclosure(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, approves: Bool = false,
    _ tx: Transaction
  ) throws -> (Disclosure, Decision) {
    let found = try tx.disclosure(id)
    let tutored = found.flatMap { $0.caseID == nil ? $0.studentID.text : nil }
    let (facts, decision) = try decideOnCase(
      found?.caseID?.text ?? "", for: purpose, resource: .disclosure,
      besides: standings(toStudent: tutored ?? "", tx).intersection([.tutor]),
      proposer: approves ? found?.proposal.by : nil, tx)
    guard let found, facts != nil || found.caseID == nil else { throw Refusal.denied }
    return (found, decision)
  }

  /// A partner as it is now, for the record.
  fileprivate func then(_ partner: Partner, _ occasion: PartnerThen.Occasion) -> PartnerThen {
    PartnerThen(occasion, partner, at: now, on: today, adequacy: partners.adequacy)
  }

  /// A disclosure as staff see it.
  ///
  /// - Parameter content: What was selected and said.
  func message(
    _ disclosure: Disclosure, _ content: DisclosureContent, _ tx: Transaction,
    by decision: Decision
  ) throws -> Pastoral_V1_Disclosure {
    var message = try Pastoral_V1_Disclosure(disclosure, content, on: today) {
      try tx.nameForReport(of: $0)
    }
    if let partner = try tx.partner(disclosure.partnerID.text) { message.fill(partner) }
    message.attemptsMade = try tx.attempts(of: disclosure).map { .init($0) }
    (message.partnerReference, message.partnerCode) = try tx.partnerReference(of: disclosure)
    message.fill(try tx.deadlines(of: disclosure), of: disclosure, on: today)
    message.requestID = try tx.request(answeredBy: disclosure.id)?.text ?? ""
    return message
  }
}

extension Transaction {
  /// Who decides on a disclosure: supervisors of the case's line, and data protection officers.
  ///
  /// - Parameter type: The case's; nil for what a tutor knows.
  func deciders(
    on disclosure: Disclosure, of type: SupportType?, _ today: LocalDate
  ) throws -> [String] {
    let line = try type.map { try principals(as: [.supervisor], in: $0, on: today) } ?? []
    return try (line + principals(holding: .dataProtectionOfficer))
      .filter { $0 != disclosure.proposal.by && $0 != disclosure.studentID.text }
  }
}
