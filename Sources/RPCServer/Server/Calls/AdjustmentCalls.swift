import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.AdjustmentService`: what is done differently for a student. The rules are `AdjustmentRules`';
/// whether who teaches is told is worked out from the student's consent at each reading, so that withdrawing it
/// closes all at once.
enum AdjustmentCalls {
  static let routes: [Route] = [
    .write(AdjustmentService.propose, .policy(.create, .adjustments), propose),
    .write(AdjustmentService.amend, .policy(.update, .adjustments), amend),
    .write(AdjustmentService.approve, .policy(.approve, .adjustments), approve),
    .write(AdjustmentService.end, .policy(.update, .adjustments), end),
    .read(AdjustmentService.list, .policy(.list, .adjustments), list),
    .read(AdjustmentService.listAgreed, .policy(.list, .adjustments), listAgreed),
  ]

  /// More adjustments than any student has.
  private static let adjustmentsMax = 100

  private static func propose(
    _ request: Pastoral_V1_ProposeAdjustmentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Adjustment> {
    let (record, decision) = try call.supportCase(request.caseID, resource: .adjustments, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let words = AdjustmentWords(what: request.what, why: request.why)
      let adjustment = try AdjustmentRules.propose(
        words, .init(teaching: request.forTeaching, exams: request.forExams),
        until: request.hasUntil ? LocalDate(request.until, field: "until") : nil, of: record,
        by: context.caller.person, id: Identifier(.adjustment, from: &random), now: context.now,
        today: context.today)
      try tx.put(adjustment, words, at: context.now, by: decision)
      try tx.tell(supervisorsOf: adjustment, in: record, context, random: &random)
      return (try context.message(adjustment, tx, by: decision), record.studentID)
    }
  }

  private static func amend(
    _ request: Pastoral_V1_AmendAdjustmentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Adjustment> {
    let (found, record, decision) = try call.adjustment(request.adjustmentID, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let words = AdjustmentWords(what: request.what, why: request.why)
      let amended = try AdjustmentRules.amend(
        found, words, .init(teaching: request.forTeaching, exams: request.forExams),
        until: request.hasUntil ? LocalDate(request.until, field: "until") : nil,
        by: context.caller.person, revision: request.revision, now: context.now,
        today: context.today)
      try tx.put(amended, words, at: context.now, by: decision)
      try tx.tell(supervisorsOf: amended, in: record, context, random: &random)
      return (try context.message(amended, tx, by: decision), record.studentID)
    }
  }

  private static func approve(
    _ request: Pastoral_V1_ApproveAdjustmentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Adjustment> {
    let (found, record, decision) = try call.adjustment(request.adjustmentID, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let agreed = try AdjustmentRules.approve(
        found, by: context.caller.person, revision: request.revision, now: context.now)
      try tx.put(agreed, nil, at: context.now, by: decision)
      try tx.deliver(
        .adjustmentAgreed, about: agreed.id, to: [agreed.proposedBy, agreed.studentID.text],
        at: context.now, random: &random)
      return (try context.message(agreed, tx, by: decision), record.studentID)
    }
  }

  private static func end(
    _ request: Pastoral_V1_EndAdjustmentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Adjustment> {
    let (found, record, decision) = try call.adjustment(request.adjustmentID, tx)
    let context = call
    return try call.once(decision, tx) {
      let ended = try AdjustmentRules.end(found, revision: request.revision)
      try tx.put(ended, nil, at: context.now, by: decision)
      return (try context.message(ended, tx, by: decision), record.studentID)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListAdjustmentsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListAdjustmentsResponse {
    var response = Pastoral_V1_ListAdjustmentsResponse()
    guard request.caseID.isEmpty else {
      guard request.studentID.isEmpty else {
        throw Refusal.invalid("student_id", "must be left out with a case")
      }
      let (record, decision) = try call.supportCase(
        request.caseID, for: request.purpose, resource: .adjustments, tx)
      guard decision.showing > .status else { throw Refusal.denied }
      response.adjustments = try tx.adjustments(
        ofStudent: record.studentID.text, inCase: record.id.text, limit: adjustmentsMax
      ).map { try call.message($0, tx, by: decision) }
      return response
    }
    try call.requireTerms(tx)
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let isOwn = id == call.caller.person
    // Only what the directory says: who works on another case of the student stands to this one as anybody does.
    let relations =
      try tx.situation(of: id, with: call.caller.person)?.standings(
        of: call.caller.person, on: call.today) ?? []
    try call.check(request.purpose, relations, for: .adjustments)
    let conditions: Set<Condition> =
      try tx.isTellingAgreed(by: id, on: call.today) ? [.consented] : []
    let found = try tx.adjustments(ofStudent: id, inCase: "", limit: adjustmentsMax)
    let reader = try call.caseReader(ofStudent: id, tx)
    let facts = Dictionary(
      uniqueKeysWithValues: try tx.caseFacts(
        ofStudent: id, for: call.caller.person, limit: adjustmentsMax
      ).map { ($0.record.id, $0) })
    let asked: [Adjustment?] = found.isEmpty ? [nil] : found
    for adjustment in asked {
      let (standings, states) = reader.standing(to: adjustment.flatMap { facts[$0.caseID] })
      let decision = try? call.decide(
        standings.union(relations), conditions: conditions, states: states, atLeast: .status)
      guard let decision, decision.showing > .status, let adjustment else { continue }
      if decision.role == .academicStaff, !adjustment.isTold(decision.showing, on: call.today) {
        continue
      }
      response.adjustments.append(try call.message(adjustment, tx, by: decision))
    }
    // Whether there are none, or none that the student would have told, is the same to others.
    guard isOwn || !response.adjustments.isEmpty else { throw Refusal.denied }
    return response
  }

  /// For who oversees all: neither what is to be done nor why is opened.
  private static func listAgreed(
    _ request: Pastoral_V1_ListAgreedAdjustmentsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListAgreedAdjustmentsResponse {
    try call.check(request.purpose, [], for: .adjustments)
    let decision = try call.decide(atLeast: .status)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.agreedAdjustments(before: Paging.place(page.after), limit: page.size + 1)
    let (adjustments, next) = call.paging.page(found, of: page) {
      Paging.place($0.approval?.at ?? $0.proposed, $0.id)
    }
    var response = Pastoral_V1_ListAgreedAdjustmentsResponse()
    response.adjustments = try adjustments.map { adjustment in
      let isAgreed = try tx.isTellingAgreed(by: adjustment.studentID.text, on: call.today)
      return try .with {
        $0.adjustmentID = adjustment.id.text
        $0.studentID = adjustment.studentID.text
        $0.studentName = try tx.studentName(of: adjustment.studentID, by: decision)
        $0.forTeaching = adjustment.reach.teaching
        $0.forExams = adjustment.reach.exams
        if let day = adjustment.until { $0.until = Pastoral_V1_Date(day) }
        if let approval = adjustment.approval {
          $0.agreed = Google_Protobuf_Timestamp(approval.at)
          $0.agreedBy = approval.by
          $0.agreedByName = try tx.nameForReport(of: approval.by)
        }
        $0.told = isAgreed && adjustment.isTold(.everything, on: call.today)
      }
    }
    response.nextPageToken = next
    return response
  }
}

extension Pastoral_V1_ListAgreedAdjustmentsRequest: PagedRequest {}

extension CallContext {
  /// An adjustment, its case, and the decision on it by the method's own rule.
  fileprivate mutating func adjustment(
    _ id: String, _ tx: Transaction
  ) throws -> (Adjustment, Case, Decision) {
    let found = try tx.adjustment(id)
    let (record, decision) = try supportCase(
      found?.caseID.text ?? "", resource: .adjustments, proposer: found?.proposedBy, tx)
    guard let found else { throw Refusal.denied }
    return (found, record, decision)
  }

  /// As much of an adjustment as the decision shows.
  fileprivate func message(
    _ adjustment: Adjustment, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_Adjustment {
    var message = Pastoral_V1_Adjustment(
      adjustment, what: try tx.what(of: adjustment, by: decision))
    guard decision.standing == .caseTeam || decision.standing == .supervises else {
      return message
    }
    message.caseID = adjustment.caseID.text
    message.revision = adjustment.revision
    message.proposedBy = adjustment.proposedBy
    message.proposedByName = try tx.nameForReport(of: adjustment.proposedBy)
    message.proposed = Google_Protobuf_Timestamp(adjustment.proposed)
    if let approval = adjustment.approval {
      message.agreedBy = approval.by
      message.agreedByName = try tx.nameForReport(of: approval.by)
    }
    // Why stands with the case's notes, which the team alone reads.
    let facts = try tx.caseFacts(adjustment.caseID.text, for: caller.person)
    let reader = try caseReader(ofStudent: adjustment.studentID.text, tx)
    let notes = permitted(
      .read, of: facts.map { [$0] } ?? [], by: reader, resource: .caseNotes)
    if let notes = notes.first {
      message.why = try tx.why(of: adjustment, by: notes.decision)
    }
    return message
  }
}

extension Transaction {
  /// Tells those who can agree to it that it waits.
  fileprivate func tell(
    supervisorsOf adjustment: Adjustment, in record: Case, _ call: CallContext,
    random: inout SystemRandom
  ) throws {
    var told = try principals(as: [.supervisor], in: record.type, on: call.today)
    if record.isSealed {
      let named = Set(try members(of: record, on: call.today).map(\.principal))
      told.removeAll { !named.contains($0) }
    }
    told.removeAll { $0 == call.caller.person || $0 == record.studentID.text }
    try deliver(.adjustmentProposed, about: adjustment.id, to: told, at: call.now, random: &random)
  }
}

extension Pastoral_V1_Adjustment {
  /// What the student reads, and who teaches them.
  fileprivate init(_ adjustment: Adjustment, what: String) {
    self.init()
    id = adjustment.id.text
    studentID = adjustment.studentID.text
    self.what = what
    forTeaching = adjustment.reach.teaching
    forExams = adjustment.reach.exams
    state =
      switch adjustment.state {
      case .proposed: .proposed
      case .agreed: .agreed
      case .ended: .ended
      }
    if let day = adjustment.until { until = Pastoral_V1_Date(day) }
    if let approval = adjustment.approval { agreed = Google_Protobuf_Timestamp(approval.at) }
  }
}
