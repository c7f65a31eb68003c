import Domain
import Ledger
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.SupervisionService`: what clinical supervisors are shown of cases. The rules are
/// `ExtractRules`'; what says whom it is about is found by `IdentifierScan`.
enum SupervisionCalls {
  static let routes: [Route] = [
    .read(SupervisionService.listSupervisors, .policy(.create, .supervisionExtract), supervisors),
    .read(SupervisionService.preview, .policy(.create, .supervisionExtract), preview),
    .write(SupervisionService.share, .policy(.create, .supervisionExtract), share),
    .write(SupervisionService.withdraw, .policy(.create, .supervisionExtract), withdraw),
    // In the write lane, since the ledger is told of the first reading.
    .write(SupervisionService.get, .policy(.read, .supervisionExtract), get),
    .read(SupervisionService.list, .policy(.list, .supervisionExtract), list),
  ]

  // MARK: Sharing

  private static func supervisors(
    _ request: Pastoral_V1_ListClinicalSupervisorsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListClinicalSupervisorsResponse {
    let (record, _) = try call.supportCase(request.caseID, resource: .supervisionExtract, tx)
    var response = Pastoral_V1_ListClinicalSupervisorsResponse()
    response.supervisors = try tx.clinicalSupervisors(for: record, on: call.today).map { found in
      try .with {
        $0.principalID = found
        $0.name = try tx.nameForReport(of: found)
      }
    }
    return response
  }

  private static func preview(
    _ request: Pastoral_V1_PreviewExtractRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ExtractPreview {
    let (record, decision) = try call.supportCase(
      request.caseID, resource: .supervisionExtract, tx)
    let draft = try call.draft(request.fields, of: record, to: request.supervisorID, tx, decision)
    return Pastoral_V1_ExtractPreview(draft.content, draft.findings, digest: draft.digest)
  }

  private static func share(
    _ request: Pastoral_V1_ShareExtractRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_SupervisionExtract> {
    let (record, decision) = try call.supportCase(
      request.caseID, resource: .supervisionExtract, beneficiary: request.supervisorID, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      try context.requireAnchoredLedger()
      let draft = try context.draft(
        request.fields, of: record, to: request.supervisorID, tx, decision)
      let extract = try ExtractRules.share(
        draft.findings, isPreviewed: Array(request.digest) == draft.digest,
        confirmed: Set(request.confirmed.map { Int($0) }), of: record, to: request.supervisorID,
        by: context.caller.person, id: Identifier(.supervisionExtract, from: &random),
        now: context.now)
      try tx.insert(extract, draft.content, by: decision)
      try tx.deliver(
        .extractShared, about: extract.id, to: [extract.supervisor], at: context.now,
        random: &random)
      return (try message(extract, draft.content, tx, isInside: true), record.studentID)
    }
  }

  private static func withdraw(
    _ request: Pastoral_V1_WithdrawExtractRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_SupervisionExtract> {
    let (extract, _, decision) = try call.extract(request.extractID, tx)
    let now = call.now
    return try call.once(decision, tx) {
      let withdrawn = try ExtractRules.withdraw(extract, now: now)
      try tx.update(
        withdrawn, outcome: extract.read == nil ? .notSent : nil, at: now, by: decision)
      return (try message(withdrawn, nil, tx, isInside: true), extract.studentID)
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetExtractRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_SupervisionExtract {
    var (extract, record, decision) = try call.extract(
      request.extractID, for: request.purpose, tx)
    let isInside = decision.showing == .everything
    guard extract.withdrawn == nil else {
      return try message(extract, nil, tx, isInside: isInside)
    }
    // What was said of a case is closed with what is said in it.
    guard try !tx.isRestricted(record, on: call.today) else { throw restricted }
    let content = try tx.content(of: extract, by: decision)
    if !isInside, let read = ExtractRules.read(extract, now: call.now) {
      // It reaches them only now.
      try call.requireAnchoredLedger()
      try tx.update(read, outcome: .delivered, at: call.now, by: decision)
      extract = read
    }
    return try message(extract, content, tx, isInside: isInside)
  }

  private static func list(
    _ request: Pastoral_V1_ListExtractsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListExtractsResponse {
    let found: [SupervisionExtract]
    let page: Paging.Request
    let isInside: Bool
    if request.caseID.isEmpty {
      try call.requireTerms(tx)
      try call.check(request.purpose, [], for: .supervisionExtract)
      let types = Set(
        try call.supportPosts(tx).filter { $0.kind == .clinicalSupervisor }.map(\.type))
      let decision = try call.decide(types.isEmpty ? [] : [.clinical])
      page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
      found = try tx.supervisionExtracts(
        shownTo: call.caller.person, of: types, before: Paging.place(page.after),
        limit: page.size + 1, by: decision)
      isInside = false
    } else {
      let (record, decision) = try call.supportCase(
        request.caseID, for: request.purpose, resource: .supervisionExtract, tx)
      page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
      found = try tx.supervisionExtracts(
        of: record, before: Paging.place(page.after), limit: page.size + 1, by: decision)
      isInside = true
    }
    let (extracts, next) = call.paging.page(found, of: page) { Paging.place($0.shared, $0.id) }
    var response = Pastoral_V1_ListExtractsResponse()
    // What is in one is read one by one, so that the ledger knows of each.
    response.extracts = try extracts.map { try message($0, nil, tx, isInside: isInside) }
    response.nextPageToken = next
    return response
  }

  fileprivate static let restricted = Refusal.rule(
    .restricted, "The consent that it was kept on does not hold any more.")

  /// - Parameters:
  ///   - content: Nil where it is not shown.
  ///   - isInside: Whether somebody of the service reads it, to whom the student is known.
  private static func message(
    _ extract: SupervisionExtract, _ content: ExtractContent?, _ tx: Transaction, isInside: Bool
  ) throws -> Pastoral_V1_SupervisionExtract {
    var message = Pastoral_V1_SupervisionExtract(
      extract, pseudonym: try tx.pseudonym(of: extract),
      sharedByName: try tx.nameForReport(of: extract.sharedBy))
    if let content { message.fields = Pastoral_V1_ExtractFields(content) }
    if isInside {
      message.fill(extract, supervisorName: try tx.nameForReport(of: extract.supervisor))
    }
    return message
  }
}

extension CallContext {
  /// An extract, its case, and the decision on it by the method's own rule. What does not exist is denied by the same
  /// statements as what is closed to the caller.
  fileprivate mutating func extract(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, _ tx: Transaction
  ) throws -> (SupervisionExtract, Case, Decision) {
    let found = try tx.supervisionExtract(id)
    let (record, decision) = try supportCase(
      found?.caseID.text ?? "", for: purpose, resource: .supervisionExtract,
      tie: found.map { CaseTie(person: $0.supervisor, isClinical: true) }, tx)
    guard let found else { throw Refusal.denied }
    return (found, record, decision)
  }

  /// What a practitioner would show, with what was found in it.
  fileprivate func draft(
    _ fields: Pastoral_V1_ExtractFields, of record: Case, to supervisor: String,
    _ tx: Transaction, _ decision: Decision
  ) throws -> (content: ExtractContent, findings: [FoundIdentifier], digest: [UInt8]) {
    let risk = CaseContent.Risk.named(fields.risk) { .init($0) }
    let content = ExtractContent(
      pseudonym: try tx.pseudonym(of: record, for: supervisor), type: record.type,
      presentingIssue: fields.presentingIssue, themes: fields.themes, risk: risk ?? .notAssessed,
      question: fields.question)
    try ExtractRules.check(
      content, risk: risk, of: record,
      isSupervisor: tx.clinicalSupervisors(for: record, on: today).contains(supervisor))
    let findings = content.findings(by: try scan(for: record, tx, decision))
    return (content, findings, tx.digest(of: content, findings, for: supervisor))
  }

  /// What would say whom the case is about.
  private func scan(
    for record: Case, _ tx: Transaction, _ decision: Decision
  ) throws -> IdentifierScan {
    var names: [IdentifierScan.Name] = []
    var codes: [String] = []
    if let student = try tx.student(record.studentID.text, by: decision)?.record {
      names.append(IdentifierScan.Name("\(student.givenName) \(student.familyName)", .student))
      codes.append(student.campusID)
    }
    let staff = try tx.members(of: record, on: today).map(\.principal) + [record.openedBy]
    for person in staff { names.append(.init(try tx.nameForReport(of: person), .staff)) }
    // Who told something stands in the case's head, which the team may read.
    let facts = try tx.caseFacts(record.id.text, for: caller.person)
    let reader = try caseReader(ofStudent: record.studentID.text, tx)
    if let header = permitted(.read, of: facts.map { [$0] } ?? [], by: reader).first {
      guard let content = try tx.content(of: record, on: today, by: header.decision) else {
        throw SupervisionCalls.restricted
      }
      if let source = content.thirdParty { names.append(.init(source.name, .thirdParty)) }
    }
    return IdentifierScan(names: names, codes: codes)
  }
}

extension Transaction {
  /// Who supervises a case's type clinically, without a conflict of interest.
  fileprivate func clinicalSupervisors(
    for record: Case, on day: LocalDate
  ) throws -> [String] {
    try principals(as: [.clinicalSupervisor], in: record.type, on: day).filter {
      try $0 != record.studentID.text && !hasConflict($0, with: record.studentID.text)
    }
  }
}

extension Pastoral_V1_ListExtractsRequest: PagedRequest {}
