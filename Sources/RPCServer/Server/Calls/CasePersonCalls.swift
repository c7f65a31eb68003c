import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CasePersonService`: who a case is about, as confidential as what is in it.
enum CasePersonCalls {
  static let routes: [Route] = [
    .write(CasePersonService.set, .policy(.update, .caseNotes), set),
    .read(CasePersonService.get, .policy(.read, .caseNotes), get),
  ]

  private static func set(
    _ request: Pastoral_V1_SetCasePersonRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CasePerson> {
    let (record, decision) = try call.supportCase(request.caseID, tx)
    let (now, today, person) = (call.now, call.today, call.caller.person)
    return try call.once(decision, tx) {
      let details = try CasePerson(
        name: request.name, address: request.address, email: request.email,
        phone: request.phone,
        born: request.hasBorn ? LocalDate(request.born, field: "born") : nil
      ).checked(today: today)
      guard record.state != .closed else {
        throw Refusal.rule(.caseState, "The case is closed: open it again first.")
      }
      guard try tx.personRevision(of: record) == request.revision else {
        throw Refusal.staleRevision
      }
      let stored = StoredCasePerson(
        person: details, revision: request.revision + 1, changed: now, changedBy: person)
      try tx.put(stored, of: record, by: decision)
      return (try message(stored, of: record, tx, today), record.studentID)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetCasePersonRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CasePerson {
    let (record, decision) = try call.supportCase(request.caseID, for: request.purpose, tx)
    guard let stored = try tx.person(of: record, by: decision) else {
      return .with { $0.caseID = record.id.text }
    }
    return try message(stored, of: record, tx, call.today)
  }

  private static func message(
    _ stored: StoredCasePerson, of record: Case, _ tx: Transaction, _ today: LocalDate
  ) throws -> Pastoral_V1_CasePerson {
    var message = Pastoral_V1_CasePerson()
    message.caseID = record.id.text
    message.revision = stored.revision
    message.name = stored.person.name
    message.address = stored.person.address
    message.email = stored.person.email
    message.phone = stored.person.phone
    if let born = stored.person.born {
      message.born = Pastoral_V1_Date(born)
      message.age = Int32(born.age(on: today))
    }
    message.changed = Google_Protobuf_Timestamp(stored.changed)
    message.changedBy = stored.changedBy
    message.changedByName = try tx.nameForReport(of: stored.changedBy)
    return message
  }
}
