import Domain
import Foundation
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.DisclosureService` that reads. Students are shown what was shared about them, and
/// what cannot be told them yet is as good as absent.
enum DisclosureReadingCalls {
  static let routes: [Route] = [
    .read(DisclosureService.get, .policy(.read, .disclosure), get),
    .read(DisclosureService.list, .policy(.list, .disclosure), list),
    .read(DisclosureService.listWaiting, .policy(.list, .disclosure), waiting),
    .read(DisclosureService.getPayload, .policy(.read, .disclosure), payload),
    .read(DisclosureService.report, .policy(.list, .disclosure), report),
  ]

  private static func get(
    _ request: Pastoral_V1_GetDisclosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Disclosure {
    if Identifier(call.caller.person, kind: .student) != nil {
      let decision = try call.decide([.ownself])
      guard let found = try tx.disclosure(request.disclosureID),
        found.studentID.text == call.caller.person, found.isTold(on: call.today)
      else { throw Refusal.denied }
      return try call.messageForStudent(found, tx, by: decision)
    }
    let (disclosure, decision) = try call.disclosure(
      request.disclosureID, for: request.purpose, tx)
    return try call.message(
      disclosure, tx.content(of: disclosure, by: decision), tx, by: decision)
  }

  private static func payload(
    _ request: Pastoral_V1_GetDisclosurePayloadRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_DisclosurePayload {
    // A payload may name others, whom a student is not shown.
    guard Identifier(call.caller.person, kind: .student) == nil else { throw Refusal.denied }
    let (disclosure, decision) = try call.disclosure(
      request.disclosureID, for: request.purpose, tx)
    var response = Pastoral_V1_DisclosurePayload()
    response.payload = Data(try tx.payload(of: disclosure, by: decision))
    response.mediaType = disclosure.mediaType
    return response
  }

  private static func list(
    _ request: Pastoral_V1_ListDisclosuresRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListDisclosuresResponse {
    var response = Pastoral_V1_ListDisclosuresResponse()
    if request.caseID.isEmpty {
      let (student, decision) = try call.student(
        request.studentID, for: request.purpose, of: .disclosure, tx)
      // Others come to a disclosure by its case, unless it is of none.
      guard decision.standing == .ownself else {
        guard [.tutor, .any].contains(decision.standing) else { throw Refusal.denied }
        return try page(request, of: .tutoring(of: student), &call, tx, by: decision)
      }
      let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
      let found = try tx.disclosuresTold(
        to: student, on: call.today, before: Paging.place(page.after), limit: page.size + 1,
        by: decision)
      let (told, next) = call.paging.page(found, of: page) { Paging.place($0.proposal.at, $0.id) }
      response.disclosures = try told.map { try call.messageForStudent($0, tx, by: decision) }
      response.nextPageToken = next
      return response
    }
    let (record, decision) = try call.supportCase(
      request.caseID, for: request.purpose, resource: .disclosure, tx)
    guard decision.standing != .ownself else { throw Refusal.denied }
    return try page(request, of: .supportCase(record), &call, tx, by: decision)
  }

  /// A page of those of a case, or of what a tutor knows.
  private static func page(
    _ request: Pastoral_V1_ListDisclosuresRequest, of source: DisclosureSource,
    _ call: inout CallContext, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_ListDisclosuresResponse {
    var response = Pastoral_V1_ListDisclosuresResponse()
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.disclosures(
      of: source, before: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (disclosures, next) = call.paging.page(found, of: page) {
      Paging.place($0.proposal.at, $0.id)
    }
    response.disclosures = try disclosures.map {
      try call.message($0, tx.content(of: $0, by: decision), tx, by: decision)
    }
    response.nextPageToken = next
    return response
  }

  private static func waiting(
    _ request: Pastoral_V1_ListWaitingDisclosuresRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListDisclosuresResponse {
    let overseer = try call.disclosureOverseer(for: request.purpose, tx)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.disclosuresWaiting(
      in: overseer.line, on: call.today, after: Paging.place(page.after), limit: page.size + 1,
      by: overseer.decision)
    let (disclosures, next) = call.paging.page(found, of: page) {
      Paging.place($0.proposal.at, $0.id)
    }
    var response = Pastoral_V1_ListDisclosuresResponse()
    for disclosure in disclosures {
      guard let own = try overseer.decision(on: disclosure.caseID, call, tx) else { continue }
      response.disclosures.append(
        try call.message(
          disclosure, tx.contentIfKept(of: disclosure, by: own) ?? .lost, tx, by: own))
    }
    response.nextPageToken = next
    return response
  }
}

extension DisclosureReadingCalls {
  fileprivate static func report(
    _ request: Pastoral_V1_ReportDisclosuresRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_DisclosureReport {
    let decision = try call.decide()
    guard decision.role == .dataProtectionOfficer else { throw Refusal.denied }
    let first = try LocalDate(request.from, field: "from")
    let last = try LocalDate(request.to, field: "to")
    let months = try DisclosureReport.months(from: first, to: last)
    return try Pastoral_V1_DisclosureReport(
      tx.disclosureReport(months: months, to: last, at: call.now, by: decision),
      from: first, to: last
    ) { try tx.partner($0.text) }
  }
}

extension Pastoral_V1_ListDisclosuresRequest: PagedRequest {}
extension Pastoral_V1_ListWaitingDisclosuresRequest: PagedRequest {}

extension CallContext {
  /// A disclosure as its student sees it: to whom, when, what and why, and nothing of the case or of who did it.
  fileprivate func messageForStudent(
    _ disclosure: Disclosure, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_Disclosure {
    let content = try tx.content(of: disclosure, by: decision)
    var message = Pastoral_V1_Disclosure(toldOf: disclosure, content)
    if let partner = try tx.partner(disclosure.partnerID.text) { message.fill(partner) }
    message.attemptsMade = try tx.attempts(of: disclosure).map { .init($0) }
    return message
  }
}
