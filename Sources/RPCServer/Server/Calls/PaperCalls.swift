import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.PaperService`: the paper of cases. The rules are `PaperRules`'; the way to it is its case's.
/// Whoever holds the paper of a sealed case was named by the team who gave it to them, and sees that paper.
enum PaperCalls {
  static let routes: [Route] = [
    .write(PaperService.registerPaper, .policy(.create, .paper), register),
    .write(PaperService.move, .policy(.update, .paper), move),
    .write(PaperService.loan, .policy(.update, .paper), loan),
    .write(PaperService.returnLoan, .policy(.update, .paper), returnLoan),
    .write(PaperService.destroy, .policy(.destroy, .paper), destroy),
    .read(PaperService.get, .policy(.read, .paper), get),
    .read(PaperService.list, .policy(.list, .paper), list),
    .read(PaperService.listOverdue, .policy(.list, .paper), overdue),
    .read(PaperService.listSteps, .policy(.read, .paper), steps),
  ]

  /// More paper than any student has.
  static let paperMax = 200

  // MARK: Changes

  private static func register(
    _ request: Pastoral_V1_RegisterPaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    let (record, decision) = try call.supportCase(request.caseID, resource: .paper, tx)
    let (now, person) = (call.now, call.caller.person)
    let place = try call.place(
      request.location, request.control, request.custodianID.isEmpty ? person : request.custodianID,
      of: record, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let (paper, words) = try PaperRules.register(
        request.what, of: record, at: place, by: person, id: Identifier(.paper, from: &random),
        now: now)
      try tx.put(paper, words, PaperStep(.registered, paper, words, "", by: person), by: decision)
      try tx.tell(custodianOf: paper, unless: person, at: now, random: &random)
      return (try context.message(paper, words, tx, by: decision), paper.studentID)
    }
  }

  private static func move(
    _ request: Pastoral_V1_MovePaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    var random = call.random
    return try change(request.paperID, .moved, request.words, &call, tx) { facts in
      let custodian =
        request.custodianID.isEmpty ? facts.paper.custodian : request.custodianID
      var place = try facts.call.place(
        request.location, request.control, custodian, of: facts.record, tx)
      // Who holds it already goes on holding it, whatever became of their post.
      if custodian == facts.paper.custodian { place.isCustodianRight = true }
      let moved = try PaperRules.move(
        facts.paper, facts.words, to: place, because: request.words, revision: request.revision,
        now: facts.call.now)
      if custodian != facts.paper.custodian {
        try tx.tell(
          custodianOf: moved.0, unless: facts.call.caller.person, at: facts.call.now,
          random: &random)
      }
      return moved
    }
  }

  private static func loan(
    _ request: Pastoral_V1_LoanPaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    try change(request.paperID, .lent, request.words, &call, tx) { facts in
      try PaperRules.loan(
        facts.paper, facts.words, to: request.borrower,
        until: request.hasUntil ? LocalDate(request.until, field: "until") : nil,
        because: request.words, revision: request.revision, now: facts.call.now,
        today: facts.call.today)
    }
  }

  private static func returnLoan(
    _ request: Pastoral_V1_ReturnLoanRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    try change(request.paperID, .returned, request.words, &call, tx) { facts in
      try PaperRules.returnLoan(
        facts.paper, facts.words, because: request.words, revision: request.revision,
        now: facts.call.now)
    }
  }

  private static func destroy(
    _ request: Pastoral_V1_DestroyPaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    try change(request.paperID, .destroyed, request.words, &call, tx) { facts in
      let given = request.certificate
      let witness = try tx.principal(given.witnessID)
      let destroyed = try PaperRules.destroy(
        facts.paper,
        certificate: PaperRules.CertificateProposal(
          number: given.number, method: .named(given.method) { .init($0) },
          date: given.hasDate ? LocalDate(given.date, field: "certificate.date") : nil,
          witness: given.witnessID,
          isWitnessActive: witness.map { $0.isActive && $0.kind == .person } ?? false),
        by: facts.call.caller.person, because: request.words, revision: request.revision,
        now: facts.call.now, today: facts.call.today,
        firstDay: WallClock.london.date(of: facts.paper.registered))
      return (destroyed, facts.words)
    }
  }

  /// What a change looks at.
  private struct Facts {
    let paper: PaperRecord
    let words: PaperWords
    let record: Case
    let call: CallContext
  }

  /// Changes paper by a rule, once, and keeps who did it and why.
  private static func change(
    _ id: String, _ kind: PaperStep.Kind, _ why: String, _ call: inout CallContext,
    _ tx: Transaction, _ rule: (Facts) throws -> (PaperRecord, PaperWords)
  ) throws -> EncodedReply<Pastoral_V1_PaperRecord> {
    let (paper, record, decision) = try call.paper(id, tx)
    let context = call
    return try call.once(decision, tx) {
      let (changed, words) = try rule(
        Facts(
          paper: paper, words: tx.words(of: paper, by: decision), record: record, call: context))
      try tx.put(
        changed, words, PaperStep(kind, changed, words, why, by: context.caller.person),
        by: decision)
      return (try context.message(changed, words, tx, by: decision), changed.studentID)
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetPaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_PaperRecord {
    let (paper, _, decision) = try call.paper(request.paperID, for: request.purpose, tx)
    return try call.message(paper, tx.words(of: paper, by: decision), tx, by: decision)
  }

  private static func list(
    _ request: Pastoral_V1_ListPaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPaperResponse {
    guard request.caseID.isEmpty else {
      guard request.studentID.isEmpty else {
        throw Refusal.invalid("student_id", "must be left out with a case")
      }
      let (record, decision) = try call.supportCase(
        request.caseID, for: request.purpose, resource: .paper, tx)
      let found = try tx.paperRecords(ofCase: record.id.text, ofStudent: "", limit: paperMax)
      return try response(found.map { ($0, decision) }, call, tx)
    }
    try call.requireTerms(tx)
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let isOwn = id == call.caller.person
    try call.check(request.purpose, isOwn ? [.ownself] : [], for: .paper)
    let found = try tx.paperRecords(ofCase: "", ofStudent: id, limit: paperMax)
    let cases = Dictionary(
      uniqueKeysWithValues: try tx.caseFacts(
        ofStudent: id, for: call.caller.person, limit: paperMax
      ).map { ($0.record.id, $0) })
    let reader = try call.caseReader(ofStudent: id, tx)
    let permitted = call.permittedPaper(found, cases: cases, by: reader)
    guard !permitted.isEmpty || isOwn else { throw Refusal.denied }
    return try response(permitted, call, tx)
  }

  private static func overdue(
    _ request: Pastoral_V1_ListOverduePaperRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPaperResponse {
    try call.requireTerms(tx)
    try call.check(request.purpose, [], for: .paper)
    let (person, today) = (call.caller.person, call.today)
    let overseesAll = RoleSet([.recordsManager, .dataProtectionOfficer])
    let found = try tx.overduePaper(
      on: today, for: person,
      overseesAll: !call.caller.roles.isDisjoint(with: overseesAll), limit: paperMax)
    var permitted: [(PaperRecord, Decision)] = []
    for paper in found {
      guard let facts = try tx.caseFacts(paper.caseID.text, for: person) else { continue }
      let reader = try call.caseReader(ofStudent: paper.studentID.text, tx)
      permitted += call.permittedPaper([paper], cases: [paper.caseID: facts], by: reader)
    }
    return try response(permitted, call, tx)
  }

  private static func steps(
    _ request: Pastoral_V1_ListPaperStepsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPaperStepsResponse {
    let (paper, _, decision) = try call.paper(request.paperID, for: request.purpose, tx)
    guard decision.standing != .ownself else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.steps(
      of: paper, before: Int64(page.after), limit: page.size + 1, by: decision)
    let (steps, next) = call.paging.page(found, of: page) { "\($0.revision)" }
    var response = Pastoral_V1_ListPaperStepsResponse()
    response.steps = try steps.map { step in
      Pastoral_V1_PaperStep(
        step, byName: try tx.nameForReport(of: step.by),
        custodianName: try tx.nameForReport(of: step.custodian))
    }
    response.nextPageToken = next
    return response
  }

  private static func response(
    _ found: [(PaperRecord, Decision)], _ call: CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPaperResponse {
    var response = Pastoral_V1_ListPaperResponse()
    response.records = try found.map { paper, decision in
      try call.message(paper, tx.words(of: paper, by: decision), tx, by: decision)
    }
    return response
  }
}

extension CallContext {
  /// Paper, its case, and the decision on it by the method's own rule. What does not exist is denied by the
  /// same statements as what is closed to the caller.
  ///
  /// - Parameter purpose: What it is read for; nil for a change, which needs none.
  fileprivate mutating func paper(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, _ tx: Transaction
  ) throws -> (paper: PaperRecord, record: Case, decision: Decision) {
    let found = try tx.paperRecord(id)
    let (record, decision) = try supportCase(
      found?.caseID.text ?? "", for: purpose, resource: .paper,
      tie: found.map { CaseTie(person: $0.custodian) }, tx)
    guard let found else { throw Refusal.denied }
    return (found, record, decision)
  }

  /// That of some paper which the caller may list, each with its decision. For none the policy is asked all the
  /// same.
  fileprivate func permittedPaper(
    _ found: [PaperRecord], cases: [Identifier: CaseFacts], by reader: CaseReader
  ) -> [(record: PaperRecord, decision: Decision)] {
    guard !found.isEmpty else {
      _ = permitted(.list, of: [], by: reader, resource: .paper)
      return []
    }
    return found.flatMap { paper in
      permitted(
        .list, of: cases[paper.caseID].map { [$0] } ?? [], by: reader, resource: .paper,
        tie: CaseTie(person: paper.custodian)
      ).map { (paper, $0.decision) }
    }
  }

  /// The paper of cases, as their electronic record names it: what there is of it and who answers for it, for those
  /// who may list it.
  ///
  /// - Parameter found: Cases of one student.
  func paper(
    of found: [CaseFacts], by reader: CaseReader, _ tx: Transaction
  ) throws -> [Identifier: [Pastoral_V1_CasePaper]] {
    guard let student = found.first?.record.studentID else { return [:] }
    let records = try tx.paperRecords(
      ofCase: found.count == 1 ? found[0].record.id.text : "", ofStudent: student.text,
      limit: PaperCalls.paperMax)
    let cases = Dictionary(uniqueKeysWithValues: found.map { ($0.record.id, $0) })
    var paper: [Identifier: [Pastoral_V1_CasePaper]] = [:]
    for (record, decision) in permittedPaper(records, cases: cases, by: reader) {
      var message = Pastoral_V1_CasePaper(record)
      if decision.standing != .ownself {
        message.fill(
          record, isOverdue: record.isOverdue(on: today),
          custodianName: try tx.nameForReport(of: record.custodian))
      }
      paper[record.caseID, default: []].append(message)
    }
    return paper
  }

  /// Where paper of a case is to stand. Whoever answers for it must be able to see it on the register.
  fileprivate func place(
    _ location: String, _ control: Pastoral_V1_PaperControl, _ custodian: String,
    of record: Case, _ tx: Transaction
  ) throws -> PaperRules.Place {
    var right = try tx.members(of: record, on: today).map(\.principal)
    right += try tx.principals(as: [.supervisor], in: record.type, on: today)
    right += try tx.principals(holding: .recordsManager)
    let hasConflict = try tx.hasConflict(custodian, with: record.studentID.text)
    let isRight =
      right.contains(custodian) && custodian != record.studentID.text && !hasConflict
    return PaperRules.Place(
      location: location, control: .named(control) { .init($0) }, custodian: custodian,
      isCustodianRight: isRight)
  }

  /// As much of paper as the decision shows.
  fileprivate func message(
    _ paper: PaperRecord, _ words: PaperWords, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_PaperRecord {
    var message = Pastoral_V1_PaperRecord(
      paper, what: decision.role == .dataProtectionOfficer ? "" : words.what)
    guard decision.standing != .ownself else { return message }
    message.fill(
      paper, words, isOverdue: paper.isOverdue(on: today),
      custodianName: try tx.nameForReport(of: paper.custodian),
      registeredByName: try tx.nameForReport(of: paper.registeredBy),
      witnessName: try paper.certificate.map { try tx.nameForReport(of: $0.witness) } ?? "")
    return message
  }
}

extension PaperStep {
  fileprivate init(
    _ kind: Kind, _ paper: PaperRecord, _ words: PaperWords, _ why: String, by person: String
  ) {
    self.init(
      revision: paper.revision, kind: kind, at: paper.changed, by: person,
      custodian: paper.custodian, location: words.location, borrower: words.borrower, words: why)
  }
}

extension Transaction {
  /// Tells who answers for paper from now on, unless they put it into their own hands.
  fileprivate func tell(
    custodianOf paper: PaperRecord, unless person: String, at now: Instant,
    random: inout SystemRandom
  ) throws {
    guard paper.custodian != person else { return }
    try deliver(.paperInCustody, about: paper.id, to: [paper.custodian], at: now, random: &random)
  }
}

extension Pastoral_V1_ListPaperStepsRequest: PagedRequest {}
