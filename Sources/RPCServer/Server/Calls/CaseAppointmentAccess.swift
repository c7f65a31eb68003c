import Domain
import Messages
import Store

/// How somebody came to a case's appointments: the case, and the decision on it.
struct CaseWay {
  let record: Case
  let decision: Decision

  /// Whether it is the student, whose own case it is.
  var isStudents: Bool { decision.standing == .ownself }

  /// What else of the student's stands in the way of a booking: the team of one case does not learn of another.
  var seen: SeenCaseAppointments { isStudents ? .all : .ofCase(record.id) }
}

extension CallContext {
  /// Nobody comes to appointments of cases through a campus system. Denied like what does not exist.
  func requireOwnSession() throws {
    guard caller.actingFor != nil else { return }
    _ = try decide([])
    throw Refusal.denied
  }

  /// The way to a case by its id.
  ///
  /// - Parameters:
  ///   - practitioner: By whom a student's case is found where they name none; empty for nobody.
  ///   - purpose: What it is read for; nil for a change.
  mutating func way(
    toCase id: String, naming practitioner: String = "", for purpose: Pastoral_V1_Purpose? = nil,
    _ tx: Transaction
  ) throws -> CaseWay {
    try requireOwnSession()
    var id = id
    if id.isEmpty, !practitioner.isEmpty, caller.roles.contains(.student) {
      id = try tx.activeCase(of: caller.person, knowing: practitioner, on: today) ?? ""
    }
    let (record, decision) = try supportCase(
      id, for: purpose, resource: .wellbeingBooking, tx)
    return CaseWay(record: record, decision: decision)
  }

  /// The way to an appointment. One that does not exist is denied by the same statements.
  mutating func way(
    toAppointment id: String, _ tx: Transaction
  ) throws -> (CaseAppointment, CaseWay) {
    try requireOwnSession()
    let found = try tx.caseAppointment(id)
    let way = try way(toCase: found?.caseID.text ?? "", tx)
    guard let found else { throw Refusal.denied }
    return (found, way)
  }

  /// Whom the student of a case meets, if they may.
  ///
  /// - Throws: As `CaseAppointmentRules.situation`.
  func situation(
    of way: CaseWay, with practitioner: String, _ tx: Transaction
  ) throws -> (situation: StudentSituation, practitioner: Identifier) {
    let id = Identifier(practitioner, kind: .staffMember)
    let situation = try CaseAppointmentRules.situation(
      of: way.record,
      with: .init(
        id: id,
        member: tx.members(of: way.record, on: today).first { $0.principal == practitioner },
        hasConflict: tx.hasConflict(practitioner, with: way.record.studentID.text),
        isKnown: tx.hasCaseAppointment(of: way.record, with: practitioner)),
      byStudent: way.isStudents)
    guard let id else { throw StoreError.corrupt }
    return (situation, id)
  }
}
