import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.ReceivedRequestService`: what the police and others ask for, as it is registered, checked and refused. The rules
/// are `ReceivedRequestRules`'; what is given in answer is a disclosure.
enum ReceivedRequestCalls {
  static let routes: [Route] = [
    .write(ReceivedRequestService.registerRequest, .policy(.create, .receivedRequest), register),
    .write(ReceivedRequestService.recordCheck, .policy(.update, .receivedRequest), check),
    .write(ReceivedRequestService.refuse, .policy(.update, .receivedRequest), refuse),
    .read(ReceivedRequestService.get, .policy(.read, .receivedRequest), get),
    .read(ReceivedRequestService.list, .policy(.list, .receivedRequest), list),
  ]

  private static func register(
    _ request: Pastoral_V1_RegisterReceivedRequestRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ReceivedRequest> {
    let (record, decision) = try call.requestCase(request.caseID, tx)
    let student = try knownStudent(request.studentID, of: record, tx)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let id = Identifier(.receivedRequest, from: &random)
      let (made, form) =
        try request.hasPlain
        ? context.plain(request, of: student, in: record, id: id, tx)
        : context.police(request, of: student, in: record, id: id, tx)
      let content = ReceivedRequestContent(form: form)
      try tx.insert(made, content, by: decision)
      try tx.deliver(
        .requestReceived, about: made.id,
        to: tx.told(of: record, context.today).filter { $0 != context.caller.person },
        at: context.now, random: &random)
      return (try message(made, content, tx, by: decision), student)
    }
  }

  private static func check(
    _ request: Pastoral_V1_RecordRequestCheckRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ReceivedRequest> {
    let (found, decision) = try call.receivedRequest(request.requestID, tx)
    let (now, person) = (call.now, call.caller.person)
    return try call.once(decision, tx) {
      var content = try tx.content(of: found, by: decision)
      let check = CallerCheck(
        at: try request.hasAt ? Instant(request.at, field: "at") : now, number: request.number,
        numberSource: request.numberSource, spokenTo: request.spokenTo,
        isConfirmed: request.confirmed)
      let checked = try ReceivedRequestRules.recordCheck(
        found, check, of: content.form, revision: request.revision, by: person, now: now)
      content.check = check
      try tx.update(checked, content, by: decision)
      return (try message(checked, content, tx, by: decision), checked.studentID)
    }
  }

  private static func refuse(
    _ request: Pastoral_V1_RefuseReceivedRequestRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ReceivedRequest> {
    let (found, decision) = try call.receivedRequest(request.requestID, tx)
    let (now, person) = (call.now, call.caller.person)
    return try call.once(decision, tx) {
      var content = try tx.content(of: found, by: decision)
      let refused = try ReceivedRequestRules.refuse(
        found, why: request.why, isAnswered: tx.isAnswered(found.id), revision: request.revision,
        by: person, now: now)
      content.refusal = request.why
      try tx.update(refused, content, by: decision)
      return (try message(refused, content, tx, by: decision), refused.studentID)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetReceivedRequestRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ReceivedRequest {
    let (found, decision) = try call.receivedRequest(
      request.requestID, for: request.purpose, tx)
    return try message(found, tx.content(of: found, by: decision), tx, by: decision)
  }

  private static func list(
    _ request: Pastoral_V1_ListReceivedRequestsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListReceivedRequestsResponse {
    let (record, decision) = try call.requestCase(request.caseID, for: request.purpose, tx)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.receivedRequests(
      ofCase: record?.id, openOnly: request.openOnly, before: Paging.place(page.after),
      limit: page.size + 1, by: decision)
    let (requests, next) = call.paging.page(found, of: page) {
      Paging.place($0.registered.at, $0.id)
    }
    var response = Pastoral_V1_ListReceivedRequestsResponse()
    response.requests = try requests.map {
      try summary($0, tx.content(of: $0, by: decision), tx)
    }
    response.nextPageToken = next
    return response
  }

  // MARK: Parts

  /// Whom a request is about; nil for nobody whom the university knows.
  ///
  /// - Throws: `Refusal.invalid` for who is no student, or not the case's.
  private static func knownStudent(
    _ id: String, of record: Case?, _ tx: Transaction
  ) throws -> Identifier? {
    guard !id.isEmpty else {
      guard record == nil else {
        throw Refusal.invalid("student_id", "must be the student of the case")
      }
      return nil
    }
    guard let student = Identifier(id, kind: .student), try tx.principal(id) != nil else {
      throw Refusal.invalid("student_id", "must be a student")
    }
    guard record.map({ $0.studentID == student }) ?? true else {
      throw Refusal.invalid("student_id", "must be the student of the case")
    }
    return student
  }

  /// All of a request, with what came with it.
  static func message(
    _ request: ReceivedRequest, _ content: ReceivedRequestContent, _ tx: Transaction,
    by decision: Decision
  ) throws -> Pastoral_V1_ReceivedRequest {
    var message = try summary(request, content, tx)
    message.attachments = try tx.attachments(of: request, by: decision).map {
      try Pastoral_V1_RequestAttachment(
        $0.attachment, $0.file, name: tx.nameForReport(of: $0.attachment.attached.by))
    }
    return message
  }

  /// A request as lists have it.
  private static func summary(
    _ request: ReceivedRequest, _ content: ReceivedRequestContent, _ tx: Transaction
  ) throws -> Pastoral_V1_ReceivedRequest {
    var message = try Pastoral_V1_ReceivedRequest(request, content) {
      try tx.nameForReport(of: $0)
    }
    message.partnerName =
      try request.partnerID.flatMap { try tx.partner($0.text) }?.details.name ?? ""
    message.disclosureIds = try tx.answers(to: request.id).map(\.text)
    return message
  }
}

extension Pastoral_V1_ListReceivedRequestsRequest: PagedRequest {}

extension CallContext {
  /// A new request of the police, by their form.
  fileprivate func police(
    _ request: Pastoral_V1_RegisterReceivedRequestRequest, of student: Identifier?,
    in record: Case?, id: Identifier, _ tx: Transaction
  ) throws -> (ReceivedRequest, ReceivedForm) {
    let form = try PoliceRequestForm(request.form)
    let made = try ReceivedRequestRules.register(
      form, from: tx.partner(request.partnerID), under: .named(request.gateway) { .init($0) },
      about: .named(request.subjectRole) { .init($0) }, student, caseID: record?.id,
      received: LocalDate(request.received, field: "received"), by: caller.person, id: id,
      now: now, today: today)
    // The rule has refused one without a form.
    guard let form else { throw Refusal.invalid("form", "must be given") }
    return (made, .police(form))
  }

  /// A new request of others, in plain words.
  fileprivate func plain(
    _ request: Pastoral_V1_RegisterReceivedRequestRequest, of student: Identifier?,
    in record: Case?, id: Identifier, _ tx: Transaction
  ) throws -> (ReceivedRequest, ReceivedForm) {
    guard !request.hasForm, request.gateway == .unspecified, request.subjectRole == .unspecified
    else {
      throw Refusal.invalid("plain", "must stand by itself, without what the police's form has")
    }
    let partner = try tx.partner(request.partnerID)
    guard partner != nil || request.partnerID.isEmpty else {
      throw Refusal.invalid("partner_id", "must be a partner that there is, or none")
    }
    let form = try PlainRequestForm(request.plain)
    let made = try ReceivedRequestRules.register(
      form, from: partner, about: student, caseID: record?.id,
      received: LocalDate(request.received, field: "received"), by: caller.person, id: id,
      now: now, today: today)
    return (made, .plain(form))
  }

  /// A request, and the decision on it by the method's own rule. Who is on the team of the case that it names comes to
  /// it by that case; what does not exist is denied as what is closed to the caller.
  ///
  /// - Parameter purpose: What it is read for; nil for a change, which needs none.
  mutating func receivedRequest(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, _ tx: Transaction
  ) throws -> (ReceivedRequest, Decision) {
    let found = try tx.receivedRequest(id)
    let (_, decision) = try requestCase(found?.caseID?.text ?? "", for: purpose, tx)
    guard let found else { throw Refusal.denied }
    return (found, decision)
  }

  /// The case that a request names, and the decision by it; none, and that on the register itself.
  fileprivate mutating func requestCase(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, _ tx: Transaction
  ) throws -> (Case?, Decision) {
    if !id.isEmpty {
      let (record, decision) = try supportCase(id, for: purpose, resource: .receivedRequest, tx)
      return (record, decision)
    }
    try requireTerms(tx)
    if let purpose {
      try check(purpose, [], for: .receivedRequest)
    } else {
      self.purpose = .dataProtection
    }
    return (nil, try decide())
  }
}

extension Transaction {
  /// Who is told of a new request: data protection officers, and who works on the case or supervises its line.
  fileprivate func told(of record: Case?, _ today: LocalDate) throws -> [String] {
    let officers = try principals(holding: .dataProtectionOfficer)
    guard let record else { return officers }
    let line = try principals(as: [.supervisor], in: record.type, on: today)
    return (officers + line + [record.lead].compactMap { $0 })
      .filter { $0 != record.studentID.text }
  }
}
