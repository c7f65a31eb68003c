import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CaseTeamService`: who can open a case by name. The rules are `CaseTeamRules`'; whoever must know
/// is told in the same transaction, but for requests to join (see `tellOfJoinRequests`).
enum CaseTeamCalls {
  static let routes: [Route] = [
    .write(CaseTeamService.addMember, .policy(.update, .caseHeader), addMember),
    .write(CaseTeamService.endMember, .policy(.update, .caseHeader), endMember),
    .write(CaseTeamService.requestToJoin, .policy(.read, .session), ask),
    .write(CaseTeamService.answerJoinRequest, .policy(.update, .caseHeader), answerRequest),
    .read(CaseTeamService.listJoinRequests, .policy(.list, .caseHeader), requests),
    .write(CaseTeamService.proposeTransfer, .policy(.update, .caseHeader), propose),
    .write(CaseTeamService.answerTransfer, .policy(.read, .session), answerTransfer),
    .write(CaseTeamService.withdrawTransfer, .policy(.read, .session), withdrawTransfer),
    .read(CaseTeamService.listTransfers, .policy(.read, .session), transfers),
    .write(CaseTeamService.declareConflict, .policy(.read, .session), declare),
    .write(CaseTeamService.withdrawConflict, .policy(.read, .session), withdrawConflict),
    .read(CaseTeamService.listConflicts, .policy(.read, .session), conflicts),
  ]

  // MARK: Members

  private static func addMember(
    _ request: Pastoral_V1_AddCaseMemberRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    let member = request.memberID
    let until = request.hasUntil ? try LocalDate(request.until, field: "until") : nil
    var random = call.random
    return try CaseCalls.change(
      request.caseID, .memberAdded, words: "\(request.reason) / \(request.bestInterests)",
      beneficiary: member, &call, tx
    ) { facts in
      let added = try CaseTeamRules.add(
        member, to: facts.record, reason: request.reason,
        bestInterests: request.bestInterests, until: until,
        isEligible: tx.canJoin(member, facts.record, on: facts.today),
        isMember: tx.isMember(member, of: facts.record, on: facts.today),
        revision: request.revision, now: facts.now, today: facts.today)
      try tx.addMember(member, to: added, at: facts.now, until: until, on: facts.today)
      try tx.deliver(
        .caseJoined, about: added.id, to: [member], at: facts.now, random: &random)
      return CaseCalls.Changed(record: added, member: member)
    }
  }

  private static func endMember(
    _ request: Pastoral_V1_EndCaseMemberRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    let member = request.memberID
    return try CaseCalls.change(
      request.caseID, .memberEnded, words: request.words, &call, tx
    ) { facts in
      let ended = try CaseTeamRules.end(
        member, of: facts.record, isMember: tx.isMember(member, of: facts.record, on: facts.today),
        words: request.words, revision: request.revision, now: facts.now)
      try tx.endMember(member, of: ended, at: facts.now)
      return CaseCalls.Changed(record: ended, member: member)
    }
  }

  // MARK: Asking to join

  private static func ask(
    _ request: Pastoral_V1_RequestToJoinRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_JoinRequest> {
    let (decision, posts) = try call.working(tx)
    guard posts.contains(where: \.kind.isPractitioners) else { throw Refusal.denied }
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      let type = SupportType(request.supportType)
      // Whether there is such a student is not said: a request about nobody waits and lapses as others do.
      let subject = try tx.student(named: request.studentID)
      let found = try tx.caseFacts(
        ofStudent: request.studentID, for: person, limit: CaseReadingCalls.casesMax
      ).first { $0.record.type == type && [.active, .onHold].contains($0.record.state) }
      let words = JoinWords(reason: request.reason, bestInterests: request.bestInterests)
      let made = try CaseTeamRules.ask(
        for: Identifier(request.studentID, kind: .student), type, words: words,
        caseID: found?.record.id, isMember: found?.isMember(on: today) ?? false, by: person,
        id: Identifier(.joinRequest, from: &random), now: now)
      try tx.put(made, words, by: decision)
      return (try message(made, words, toRequester: true, now, tx), subject)
    }
  }

  private static func answerRequest(
    _ request: Pastoral_V1_AnswerJoinRequestRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_JoinRequest> {
    let found = try tx.joinRequest(request.joinRequestID)
    let (record, decision) = try call.supportCase(
      found?.caseID?.text ?? "", beneficiary: found?.requester, tx)
    guard let found else { throw Refusal.denied }
    let (now, today, person) = (call.now, call.today, call.caller.person)
    let until = request.hasUntil ? try LocalDate(request.until, field: "until") : nil
    var random = call.random
    return try call.once(decision, tx) {
      let answered = try CaseTeamRules.answer(
        found, accept: request.accept, words: request.words, by: person, now: now)
      var words = try tx.words(of: found, by: decision)
      words.answer = request.words
      if answered.state == .accepted {
        let requester = found.requester
        let joined = try CaseTeamRules.add(
          requester, to: record, reason: words.reason, bestInterests: words.bestInterests,
          until: until, isEligible: tx.canJoin(requester, record, on: today),
          isMember: tx.isMember(requester, of: record, on: today), revision: record.revision,
          now: now, today: today)
        try tx.addMember(requester, to: joined, at: now, until: until, on: today)
        try tx.update(
          joined, nil,
          CaseChange(
            revision: joined.revision, kind: .memberAdded, at: now, by: person,
            member: requester, words: "\(words.reason) / \(words.bestInterests)"),
          by: decision)
        try tx.flagCaseAppointments(of: .one(joined.id), at: now, random: &random, by: decision)
        try tx.deliver(.caseJoined, about: joined.id, to: [requester], at: now, random: &random)
      }
      try tx.put(answered, words, by: decision)
      return (try message(answered, words, toRequester: false, now, tx), found.studentID)
    }
  }

  private static func requests(
    _ request: Pastoral_V1_ListJoinRequestsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListJoinRequestsResponse {
    try call.requireTerms(tx)
    try call.check(request.purpose, [], for: .caseHeader)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let (now, person) = (call.now, call.caller.person)
    var response = Pastoral_V1_ListJoinRequestsResponse()
    guard request.toAnswer else {
      let (decision, _) = try call.working(tx)
      let found = try tx.joinRequests(
        by: person, before: Paging.place(page.after), limit: page.size + 1, by: decision)
      let (own, next) = call.paging.page(found, of: page) { Paging.place($0.requested, $0.id) }
      // What they wrote is kept under the student's key, so only where there is such a student. Who asked is
      // shown it again once they were let in, and so cannot tell before.
      response.joinRequests = try own.map { own in
        let words =
          try own.state == .accepted
          ? tx.words(of: own, by: decision) : JoinWords(reason: "", bestInterests: "")
        return try message(own, words, toRequester: true, now, tx)
      }
      response.nextPageToken = next
      return response
    }
    let waiting = try tx.joinRequestsToAnswer(
      by: person, since: JoinRequest.lapsing(at: now), limit: page.size)
    for found in waiting {
      let facts = try found.caseID.flatMap { try tx.caseFacts($0.text, for: person) }
      let reader = try call.caseReader(ofStudent: found.studentID.text, tx)
      guard let permitted = call.permitted(.update, of: facts.map { [$0] } ?? [], by: reader).first
      else { continue }
      response.joinRequests.append(
        try message(
          found, tx.words(of: found, by: permitted.decision), toRequester: false, now, tx))
    }
    return response
  }

  // MARK: Transfers

  private static func propose(
    _ request: Pastoral_V1_ProposeTransferRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseTransfer> {
    let (record, decision) = try call.supportCase(
      request.caseID, beneficiary: request.toID, tx)
    // Of the team only the lead gives the case away.
    guard decision.standing == .supervises || record.lead == call.caller.person else {
      throw Refusal.denied
    }
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      let offered = try CaseTeamRules.propose(
        record, to: request.toID,
        isEligible: tx.isEligible(request.toID, for: record, on: today),
        hasWaiting: tx.waitingTransfer(of: record) != nil, words: request.words,
        revision: request.revision, by: person, id: Identifier(.transfer, from: &random),
        now: now)
      try tx.put(offered, (request.words, ""), by: decision)
      try tx.deliver(
        .caseTransferProposed, about: offered.id, to: [offered.to], at: now, random: &random)
      return (try message(offered, (request.words, ""), tx), record.studentID)
    }
  }

  private static func answerTransfer(
    _ request: Pastoral_V1_AnswerTransferRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseTransfer> {
    let (transfer, decision) = try call.transfer(request.transferID, tx) { $0.to }
    let (now, today, person) = (call.now, call.today, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      guard let facts = try tx.caseFacts(transfer.caseID.text, for: person) else {
        throw StoreError.corrupt
      }
      let (answered, taken) = try CaseTeamRules.answer(
        transfer, of: facts.record, accept: request.accept, words: request.words,
        isEligible: tx.isEligible(person, for: facts.record, on: today), now: now)
      let offer = try tx.words(of: transfer, by: decision).offer
      if let taken {
        if let former = facts.record.lead { try tx.endMember(former, of: taken, at: now) }
        try tx.addMember(person, to: taken, at: now, on: today)
        try tx.update(
          taken, nil,
          CaseChange(
            revision: taken.revision, kind: .transferred, at: now, by: person, member: person,
            words: offer), by: decision)
        try tx.flagCaseAppointments(of: .one(taken.id), at: now, random: &random, by: decision)
      }
      try tx.put(answered, (offer, request.words), by: decision)
      try tx.deliver(
        .caseTransferAnswered, about: answered.id,
        to: [answered.from] + (taken == nil ? [] : [answered.studentID.text]), at: now,
        random: &random)
      return (try message(answered, (offer, request.words), tx), answered.studentID)
    }
  }

  private static func withdrawTransfer(
    _ request: Pastoral_V1_WithdrawTransferRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseTransfer> {
    let (transfer, decision) = try call.transfer(request.transferID, tx) { $0.from }
    let now = call.now
    return try call.once(decision, tx) {
      let words = try tx.words(of: transfer, by: decision)
      let withdrawn = try CaseTeamRules.withdraw(transfer, now: now)
      try tx.put(withdrawn, words, by: decision)
      return (try message(withdrawn, words, tx), withdrawn.studentID)
    }
  }

  private static func transfers(
    _ request: Pastoral_V1_ListTransfersRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListTransfersResponse {
    let (decision, _) = try call.working(tx, for: request.purpose)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.caseTransfers(
      of: call.caller.person, waitingOnly: request.waitingOnly, before: Paging.place(page.after),
      limit: page.size + 1, by: decision)
    let (transfers, next) = call.paging.page(found, of: page) { Paging.place($0.proposed, $0.id) }
    var response = Pastoral_V1_ListTransfersResponse()
    response.transfers = try transfers.map {
      try message($0, tx.words(of: $0, by: decision), tx)
    }
    response.nextPageToken = next
    return response
  }

  // MARK: Conflicts of interest

  private static func declare(
    _ request: Pastoral_V1_DeclareConflictRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_InterestConflict> {
    let (decision, _) = try call.working(tx)
    let (now, person) = (call.now, call.caller.person)
    let principal = request.principalID.isEmpty ? person : request.principalID
    guard try principal == person || call.supervises(principal, tx) else { throw Refusal.denied }
    var random = call.random
    return try call.once(decision, tx) {
      try CaseRules.check(request.words)
      guard let student = try tx.student(named: request.studentID) else {
        throw Refusal.invalid("student_id", "must be a student's id")
      }
      if let standing = try tx.standingConflict(
        of: principal, with: student.text, by: decision)
      {
        return (try message(standing, tx), student)
      }
      let conflict = InterestConflict(
        principal: principal, studentID: student, declared: now, declaredBy: person,
        withdrawn: nil, words: request.words)
      try tx.put(conflict, by: decision)
      try tx.flagCaseAppointments(of: .student(student), at: now, random: &random, by: decision)
      return (try message(conflict, tx), student)
    }
  }

  private static func withdrawConflict(
    _ request: Pastoral_V1_WithdrawConflictRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_InterestConflict> {
    let (decision, _) = try call.working(tx)
    guard request.principalID != call.caller.person, try call.supervises(request.principalID, tx)
    else { throw Refusal.denied }
    let now = call.now
    var random = call.random
    return try call.once(decision, tx) {
      guard
        var conflict = try tx.standingConflict(
          of: request.principalID, with: request.studentID, by: decision)
      else { throw Refusal.denied }
      conflict.withdrawn = now
      try tx.put(conflict, by: decision)
      try tx.flagCaseAppointments(
        of: .student(conflict.studentID), at: now, random: &random, by: decision)
      return (try message(conflict, tx), conflict.studentID)
    }
  }

  private static func conflicts(
    _ request: Pastoral_V1_ListConflictsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListConflictsResponse {
    let (decision, posts) = try call.working(tx, for: request.purpose)
    guard !request.ofLine || posts.contains(where: { $0.kind == .supervisor }) else {
      throw Refusal.denied
    }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.conflicts(
      of: request.ofLine ? nil : call.caller.person, inLineOf: call.caller.person,
      before: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (conflicts, next) = call.paging.page(found, of: page) {
      Paging.place($0.declared, $0.studentID)
    }
    var response = Pastoral_V1_ListConflictsResponse()
    response.conflicts = try conflicts.map { try message($0, tx) }
    response.nextPageToken = next
    return response
  }

  // MARK: Messages

  /// - Parameter toRequester: Whether who asked reads it, who learns nothing but that they were let in.
  private static func message(
    _ request: JoinRequest, _ words: JoinWords, toRequester: Bool, _ now: Instant,
    _ tx: Transaction
  ) throws -> Pastoral_V1_JoinRequest {
    var message = Pastoral_V1_JoinRequest()
    message.id = request.id.text
    message.requesterID = request.requester
    message.requesterName = try tx.nameForReport(of: request.requester)
    message.studentID = request.studentID.text
    message.supportType = Pastoral_V1_SupportType(request.type)
    message.requested = Google_Protobuf_Timestamp(request.requested)
    message.lapses = Google_Protobuf_Timestamp(request.lapses)
    message.reason = words.reason
    message.bestInterests = words.bestInterests
    let isOver = now >= request.lapses
    switch request.state {
    case .accepted: message.state = .accepted
    case .rejected: message.state = toRequester ? (isOver ? .lapsed : .waiting) : .rejected
    case .waiting: message.state = isOver ? .lapsed : .waiting
    }
    guard !toRequester || request.state == .accepted else { return message }
    message.caseID = request.caseID?.text ?? ""
    if let person = request.answeredBy, let moment = request.answered {
      message.answeredBy = person
      message.answeredByName = try tx.nameForReport(of: person)
      message.answered = Google_Protobuf_Timestamp(moment)
      message.words = words.answer
    }
    return message
  }

  private static func message(
    _ transfer: CaseTransfer, _ words: (offer: String, answer: String), _ tx: Transaction
  ) throws -> Pastoral_V1_CaseTransfer {
    var message = Pastoral_V1_CaseTransfer()
    message.id = transfer.id.text
    message.caseID = transfer.caseID.text
    message.supportType = Pastoral_V1_SupportType(transfer.type)
    message.fromID = transfer.from
    message.fromName = try tx.nameForReport(of: transfer.from)
    message.toID = transfer.to
    message.toName = try tx.nameForReport(of: transfer.to)
    message.state =
      switch transfer.state {
      case .proposed: .proposed
      case .accepted: .accepted
      case .rejected: .rejected
      case .withdrawn: .withdrawn
      }
    message.proposed = Google_Protobuf_Timestamp(transfer.proposed)
    message.words = words.offer
    if let moment = transfer.answered { message.answered = Google_Protobuf_Timestamp(moment) }
    message.answerWords = words.answer
    return message
  }

  private static func message(
    _ conflict: InterestConflict, _ tx: Transaction
  ) throws -> Pastoral_V1_InterestConflict {
    var message = Pastoral_V1_InterestConflict()
    message.principalID = conflict.principal
    message.principalName = try tx.nameForReport(of: conflict.principal)
    message.studentID = conflict.studentID.text
    message.declared = Google_Protobuf_Timestamp(conflict.declared)
    message.declaredBy = conflict.declaredBy
    message.words = conflict.words
    if let moment = conflict.withdrawn { message.withdrawn = Google_Protobuf_Timestamp(moment) }
    return message
  }
}

extension CallContext {
  /// The decision on what everybody who works in Student Life and Wellbeing may do, in their own session: it
  /// opens no case.
  ///
  /// - Parameter purpose: What it is read for; nil for a change.
  fileprivate mutating func working(
    _ tx: Transaction, for purpose: Pastoral_V1_Purpose? = nil
  ) throws -> (decision: Decision, posts: [SupportPost]) {
    try requireTerms(tx)
    let posts = try supportPosts(tx)
    if let purpose {
      try check(purpose, [], for: .caseHeader)
    } else {
      self.purpose = .caseManagement
    }
    let decision = try decide(.read, .session)
    guard !posts.isEmpty else { throw Refusal.denied }
    return (decision, posts)
  }

  /// An offer that the caller made or was made.
  fileprivate mutating func transfer(
    _ id: String, _ tx: Transaction, by party: (CaseTransfer) -> String
  ) throws -> (CaseTransfer, Decision) {
    let (decision, _) = try working(tx)
    guard let transfer = try tx.caseTransfer(id), party(transfer) == caller.person else {
      throw Refusal.denied
    }
    return (transfer, decision)
  }

  /// Whether somebody works in a line that the caller supervises.
  fileprivate func supervises(_ principal: String, _ tx: Transaction) throws -> Bool {
    let lines = Set(try supportPosts(tx).filter { $0.kind == .supervisor }.map(\.type))
    return try tx.supportPosts(of: principal).contains { lines.contains($0.type) }
  }
}

extension Transaction {
  fileprivate func isEligible(
    _ principal: String, for record: Case, on day: LocalDate
  ) throws -> Bool {
    try eligiblePractitioners(for: record, on: day).contains { $0.principal == principal }
  }

  /// Whether somebody works with students in whatever type of support, and may work with this one.
  fileprivate func canJoin(
    _ principal: String, _ record: Case, on day: LocalDate
  ) throws -> Bool {
    guard let found = try self.principal(principal), found.isActive,
      found.roles.contains(.wellbeingPractitioner), principal != record.studentID.text
    else { return false }
    return try supportPosts(of: principal).contains {
      $0.kind.isPractitioners && $0.span.contains(day)
    } && !hasConflict(principal, with: record.studentID.text)
  }

  fileprivate func isMember(
    _ principal: String, of record: Case, on day: LocalDate
  ) throws -> Bool {
    try members(of: record, on: day).contains { $0.principal == principal }
  }

  /// The id of a student who exists; nil for anybody else.
  fileprivate func student(named id: String) throws -> Identifier? {
    try principal(id) == nil ? nil : Identifier(id, kind: .student)
  }
}

extension Pastoral_V1_ListJoinRequestsRequest: PagedRequest {}
extension Pastoral_V1_ListTransfersRequest: PagedRequest {}
extension Pastoral_V1_ListConflictsRequest: PagedRequest {}
