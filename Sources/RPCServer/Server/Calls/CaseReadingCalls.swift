import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.CaseService` that shows cases. Lists obey the same policy as one case does, record
/// by record, so that none of them tells what another hides.
enum CaseReadingCalls {
  static let routes: [Route] = [
    .read(CaseService.getTerms, .policy(.read, .session), terms),
    .read(CaseService.listTerms, .policy(.list, .notice), listTerms),
    .read(CaseService.get, .policy(.read, .caseHeader), get),
    .read(CaseService.list, .policy(.list, .caseHeader), list),
    .read(CaseService.listTriage, .policy(.list, .caseHeader), triage),
    .read(CaseService.listEligible, .policy(.approve, .caseHeader), eligible),
    .read(CaseService.listCaseload, .policy(.list, .caseHeader), caseload),
    .read(CaseService.listChanges, .policy(.read, .caseHeader), changes),
    .read(CaseService.getStatistics, .policy(.list, .caseHeader), statistics),
  ]

  /// More cases than any student has.
  static let casesMax = 100

  private static func terms(
    _ request: Pastoral_V1_GetTermsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ConfidentialityTerms {
    _ = try call.decide()
    guard
      let (terms, accepted) = try tx.confidentialityTerms(
        on: call.today, acceptedBy: call.caller.person)
    else { throw StoreError.corrupt }
    return Pastoral_V1_ConfidentialityTerms(terms, accepted: accepted)
  }

  private static func listTerms(
    _ request: Pastoral_V1_ListTermsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListTermsResponse {
    _ = try call.decide()
    var response = Pastoral_V1_ListTermsResponse()
    response.terms = try tx.confidentialityTerms().map {
      Pastoral_V1_ConfidentialityTerms($0, accepted: nil)
    }
    return response
  }

  private static func get(
    _ request: Pastoral_V1_GetCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Case {
    let (record, decision) = try call.supportCase(request.caseID, for: request.purpose, tx)
    var message = try call.message(record, tx, by: decision)
    let reader = try call.caseReader(ofStudent: message.studentID, tx)
    if decision.showing == .everything {
      message.possibleDuplicateIds = try call.duplicates(of: record, by: reader, tx)
    }
    if let facts = try tx.caseFacts(message.id, for: call.caller.person) {
      message.paper = try call.paper(of: [facts], by: reader, tx)[record.id] ?? []
    }
    return message
  }

  private static func list(
    _ request: Pastoral_V1_ListCasesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCasesResponse {
    try call.requireTerms(tx)
    let id = request.studentID.isEmpty ? call.caller.person : request.studentID
    let isOwn = id == call.caller.person
    try call.check(request.purpose, isOwn ? [.ownself] : [], for: .caseHeader)
    let found = try tx.caseFacts(ofStudent: id, for: call.caller.person, limit: casesMax)
      .filter { !request.openOnly || $0.record.state != .closed }
    let reader = try call.caseReader(ofStudent: id, tx)
    let permitted = call.permitted(.list, of: found, by: reader)
    // Who has no case may read that; of anybody else, what is not there and what may not be seen are one.
    guard !permitted.isEmpty || isOwn else { throw Refusal.denied }
    var response = Pastoral_V1_ListCasesResponse()
    let paper = try call.paper(of: found, by: reader, tx)
    response.cases = try permitted.map { record, decision in
      var message = try call.message(record, tx, by: decision, saysWords: false)
      message.paper = paper[record.id] ?? []
      return message
    }
    return response
  }

  private static func triage(
    _ request: Pastoral_V1_ListTriageRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListTriageResponse {
    try call.requireTerms(tx)
    let posts = try call.supportPosts(tx)
    try call.check(request.purpose, [], for: .caseHeader)
    guard let type = SupportType(request.supportType),
      posts.contains(where: { $0.type == type && [.intake, .supervisor].contains($0.kind) })
    else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.waitingCaseFacts(
      in: type, for: call.caller.person, after: queuePlace(page.after), limit: page.size + 1)
    let (waiting, next) = call.paging.page(found, of: page) { facts in
      "\(facts.record.priority.rawValue) \(Paging.place(facts.record.opened, facts.record.id))"
    }
    var response = Pastoral_V1_ListTriageResponse()
    let reader = CaseReader(person: call.caller.person, posts: posts, today: call.today)
    for (record, decision) in call.permitted(.read, of: waiting, by: reader) {
      var message = try call.message(record, tx, by: decision)
      message.possibleDuplicateIds = try call.duplicates(of: record, by: reader, tx)
      response.cases.append(message)
    }
    response.nextPageToken = next
    return response
  }

  /// The priority, moment and id that a place in the queue was made of; nil for its beginning.
  private static func queuePlace(
    _ text: String
  ) -> (priority: Case.Priority, opened: Instant, id: String)? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let priority = Case.Priority(rawValue: String(parts[0])),
      let (opened, id) = Paging.place(String(parts[1]))
    else { return nil }
    return (priority, opened, id)
  }

  private static func eligible(
    _ request: Pastoral_V1_ListEligibleRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListEligibleResponse {
    let (record, _) = try call.supportCase(request.caseID, for: request.purpose, tx)
    let me = call.caller.person
    var response = Pastoral_V1_ListEligibleResponse()
    // A supervisor who is a practitioner too does not give it to themself.
    response.practitioners = try tx.eligiblePractitioners(for: record, on: call.today)
      .filter { $0.principal != me }
      .map { found in
        try .with {
          $0.principalID = found.principal
          $0.name = try tx.nameForReport(of: found.principal)
          $0.openCases = Int32(found.openCases)
        }
      }
    return response
  }

  private static func caseload(
    _ request: Pastoral_V1_ListCaseloadRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseloadResponse {
    try call.requireTerms(tx)
    try call.check(request.purpose, [], for: .caseHeader)
    let decision = try call.decide([.caseTeam])
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    // Nobody has so many that all could not be put in order.
    let tasks = try tx.caseTaskCounts(ofCaseloadOf: call.caller.person, on: call.today)
    let meetings = try tx.nextCaseAppointments(ofCaseloadOf: call.caller.person, after: call.now)
    let all = try tx.caseload(of: call.caller.person, on: call.today, by: decision)
      .map { record in
        let content = try tx.content(of: record, on: call.today, by: decision)
        let tasks = tasks[record.id.text] ?? .none
        let place = CaseloadPlace(
          risk: content?.risk, tasks: tasks, priority: record.priority, changed: record.changed)
        return (record: record, content: content, place: place)
      }
      .sorted { $0.place < $1.place }
    let start = all.firstIndex { $0.record.id.text == page.after }.map { $0 + 1 } ?? 0
    let (entries, next) = call.paging.page(
      Array(all[start...].prefix(page.size + 1)), of: page
    ) { $0.record.id.text }
    var response = Pastoral_V1_ListCaseloadResponse()
    response.entries = try entries.map { record, content, place in
      Pastoral_V1_CaseloadEntry(
        record, content, place.tasks, nextAppointment: meetings[record.id.text],
        studentName: try tx.studentName(of: record.studentID, by: decision),
        isLead: record.lead == call.caller.person)
    }
    response.nextPageToken = next
    return response
  }

  private static func changes(
    _ request: Pastoral_V1_ListCaseChangesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseChangesResponse {
    let (record, decision) = try call.supportCase(request.caseID, for: request.purpose, tx)
    guard decision.showing == .everything else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.changes(
      of: record, before: Int64(page.after), on: call.today, limit: page.size + 1, by: decision)
    let (changes, next) = call.paging.page(found, of: page) { "\($0.revision)" }
    var response = Pastoral_V1_ListCaseChangesResponse()
    response.changes = try changes.map { change in
      Pastoral_V1_CaseChange(
        change, byName: try tx.nameForReport(of: change.by),
        memberName: try change.member.map { try tx.nameForReport(of: $0) } ?? "")
    }
    response.nextPageToken = next
    return response
  }

  private static func statistics(
    _ request: Pastoral_V1_GetCaseStatisticsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CaseStatistics {
    try call.requireTerms(tx)
    let lines = Set(try call.supportPosts(tx).filter { $0.kind == .supervisor }.map(\.type))
    let decision = try call.decide(lines.isEmpty ? [] : [.supervises])
    let types = decision.role == .dataProtectionOfficer ? Set(SupportType.allCases) : lines
    let first = request.hasFrom ? try LocalDate(request.from, field: "from") : nil
    let last = request.hasTo ? try LocalDate(request.to, field: "to") : call.today
    if let first, last < first { throw Refusal.invalid("to", "must not be before the first day") }
    let counts = try tx.caseCounts(
      in: types,
      from: first.map { WallClock.london.startOfDay($0) } ?? Instant(millisecondsSince1970: 0),
      before: WallClock.london.startOfDay(last.adding(days: 1)), by: decision)
    var response = Pastoral_V1_CaseStatistics()
    for type in SupportType.allCases where types.contains(type) {
      for state in Case.State.allCases {
        let count = counts.first { $0.type == type && $0.state == state }
        response.counts.append(
          Pastoral_V1_CaseCount(count ?? CaseCount(type: type, state: state, count: 0)))
      }
    }
    return response
  }
}

extension CallContext {
  /// As much of a case as the decision shows.
  ///
  /// - Parameter saysWords: Whether what is said in it is shown to who may read it.
  func message(
    _ record: Case, _ tx: Transaction, by decision: Decision, saysWords: Bool = true
  ) throws -> Pastoral_V1_Case {
    var message = Pastoral_V1_Case(
      statusOf: record, leadName: try record.lead.map { try tx.nameForReport(of: $0) } ?? "")
    // Whoever opened one for themself sees how far it is, as any student does.
    guard decision.resource == .caseHeader, decision.showing == .everything else {
      return message
    }
    message.fill(
      record, studentName: try tx.studentName(of: record.studentID, by: decision),
      openedByName: try tx.nameForReport(of: record.openedBy))
    message.members = try tx.members(of: record, on: today).map { member in
      Pastoral_V1_CaseMember(
        member, name: try tx.nameForReport(of: member.principal),
        isLead: member.principal == record.lead)
    }
    guard saysWords, decision.role != .dataProtectionOfficer else { return message }
    if decision.standing == .caseTeam, let next = try tx.nextAppointment(of: record, after: now) {
      message.nextAppointment = Google_Protobuf_Timestamp(next)
    }
    guard let content = try tx.content(of: record, on: today, by: decision) else {
      message.restricted = true
      return message
    }
    message.ground = Pastoral_V1_Ground(content.ground)
    message.words = Pastoral_V1_CaseWords(
      content,
      gapsEffect: content.gaps.isEmpty
        ? "" : try tx.statement(.ifNotProvided, of: record.noticeVersion))
    return message
  }

  /// Other cases of the student that the reader may see and that are not closed.
  fileprivate func duplicates(
    of record: Case, by reader: CaseReader, _ tx: Transaction
  ) throws -> [String] {
    let others = try tx.caseFacts(
      ofStudent: record.studentID.text, for: caller.person, limit: CaseReadingCalls.casesMax
    ).filter { $0.record.id != record.id && $0.record.state != .closed }
    return permitted(.list, of: others, by: reader).map(\.record.id.text)
  }
}

extension Pastoral_V1_ListTriageRequest: PagedRequest {}
extension Pastoral_V1_ListCaseloadRequest: PagedRequest {}
extension Pastoral_V1_ListCaseChangesRequest: PagedRequest {}
