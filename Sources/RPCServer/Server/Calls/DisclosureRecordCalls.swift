import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The whole record of a disclosure, as the Information Commissioner asks for it. What it says is `DisclosureRecord`'s.
enum DisclosureRecordCalls {
  static let routes: [Route] = [
    .read(DisclosureService.getRecord, .policy(.read, .disclosure), record)
  ]

  private static func record(
    _ request: Pastoral_V1_GetDisclosureRecordRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_DisclosureRecord {
    // It names who asked and who decided, whom a student is not shown; what they may know is Get's.
    guard Identifier(call.caller.person, kind: .student) == nil else { throw Refusal.denied }
    let (disclosure, decision) = try call.disclosure(
      request.disclosureID, for: request.purpose, tx)
    guard let partner = try tx.partner(disclosure.partnerID.text) else { throw Refusal.denied }
    let steps = [disclosure.proposal, disclosure.decision, disclosure.review].compactMap { $0 }
    var names: [String: String] = [:]
    for step in steps { names[step.by] = try tx.nameForReport(of: step.by) }
    let facts = DisclosureRecord.Facts(
      disclosure: disclosure, content: try tx.content(of: disclosure, by: decision),
      partner: partner, request: try call.requestForRecord(of: disclosure, tx),
      controller: try call.controller(tx), attempts: try tx.attempts(of: disclosure),
      receipt: try tx.partnerReference(of: disclosure), names: names)
    return Pastoral_V1_DisclosureRecord(DisclosureRecord(facts), of: disclosure, at: call.now)
  }
}

extension CallContext {
  /// The request that a disclosure answers, as far as it is open to the caller by a rule of its own.
  fileprivate func requestForRecord(
    of disclosure: Disclosure, _ tx: Transaction
  ) throws -> DisclosureRecord.Request {
    guard let id = try tx.request(answeredBy: disclosure.id),
      let request = try tx.receivedRequest(id.text)
    else { return .none }
    let decision: Decision?
    if let caseID = request.caseID {
      let facts = try tx.caseFacts(caseID.text, for: caller.person)
      let reader = try caseReader(ofStudent: facts?.record.studentID.text ?? "", tx)
      decision =
        permitted(.read, of: facts.map { [$0] } ?? [], by: reader, resource: .receivedRequest)
        .first?.decision
    } else {
      decision = try? decide(.read, .receivedRequest)
    }
    guard let decision else { return .closed(request) }
    return .open(request, try tx.content(of: request, by: decision))
  }

  /// What the wellbeing notice in force calls whoever decides what data are collected for.
  fileprivate func controller(_ tx: Transaction) throws -> String {
    guard let notice = try tx.notice(noticeInForce(.wellbeing, tx)) else { return "" }
    return try Pastoral_V1_Notice(jsonString: notice.content).contacts
      .first { $0.role == .controller }?.name ?? ""
  }
}
