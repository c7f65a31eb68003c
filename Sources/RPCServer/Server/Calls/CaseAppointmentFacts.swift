import Domain
import Messages
import Store
import SwiftProtobuf

/// How appointments of cases are kept and shown, and who is told.
extension CallContext {
  /// An appointment as the two who meet and the team see it.
  func message(
    _ found: CaseAppointment, _ way: CaseWay, _ tx: Transaction
  ) throws -> Pastoral_V1_CaseAppointment {
    let (appointment, decision) = (found.appointment, way.decision)
    var message = Pastoral_V1_CaseAppointment(timeOf: found)
    message.caseID = found.caseID.text
    message.studentID = appointment.studentID.text
    message.practitionerID = found.practitioner.text
    message.practitionerName = try tx.nameForReport(of: found.practitioner.text)
    message.place = try tx.place(of: found, by: decision)
    // The enums have the same numbers as the domain's; a test holds them together.
    message.attendance =
      appointment.attendance.flatMap { Pastoral_V1_Attendance(rawValue: $0.rawValue) }
      ?? .unspecified
    guard !way.isStudents else { return message }
    message.studentName = try tx.studentName(of: appointment.studentID, by: decision)
    message.attention =
      appointment.attention.flatMap { Pastoral_V1_Attention(rawValue: $0.rawValue) }
      ?? .unspecified
    return message
  }
}

extension Pastoral_V1_CaseAppointment {
  /// When it is and how it stands, and nothing of who meets whom.
  init(timeOf found: CaseAppointment) {
    self.init()
    let appointment = found.appointment
    id = appointment.id.text
    start = Google_Protobuf_Timestamp(appointment.start)
    end = Google_Protobuf_Timestamp(appointment.end)
    state = Pastoral_V1_AppointmentState(rawValue: appointment.state.rawValue) ?? .unspecified
    revision = appointment.revision
    created = Google_Protobuf_Timestamp(appointment.created)
    changed = Google_Protobuf_Timestamp(appointment.changed)
  }
}

extension CaseAppointment {
  /// What the rules decided, with the place taken out of it, which is sealed.
  ///
  /// - Parameter place: Where; empty for where the practitioner's hours are.
  static func apart(
    from appointment: Appointment, in record: Case, at place: String
  ) -> (CaseAppointment, place: String) {
    var bare = appointment
    bare.location = ""
    return (
      CaseAppointment(caseID: record.id, appointment: bare),
      place.isEmpty ? appointment.location : place
    )
  }
}

extension Transaction {
  /// Cancels what is booked ahead in a case that is closed.
  ///
  /// - Parameter person: Who closes it, and needs not be told.
  func cancelCaseAppointments(
    of record: Case, at now: Instant, but person: String,
    random: inout some RandomNumberGenerator, by decision: Decision
  ) throws {
    let ahead = try caseAppointments(
      of: record, includingCancelled: false, flaggedOnly: false, after: (now, "~"), limit: .max,
      by: decision)
    for var found in ahead where found.appointment.start > now {
      found.appointment = try BookingRules.cancel(
        found.appointment, revision: found.appointment.revision, now: now)
      try keep(cancelled: found, at: now, but: person, random: &random, by: decision)
    }
  }

  /// Keeps a cancelled appointment, tells both who were to meet, and offers its time to who waits for it.
  func keep(
    cancelled: CaseAppointment, at now: Instant, but person: String,
    random: inout some RandomNumberGenerator, by decision: Decision
  ) throws {
    try update(cancelled, by: decision)
    try tell(of: cancelled, at: now, but: person, random: &random)
    try offer(timeOf: cancelled.appointment, at: now, random: &random)
  }

  /// Tells both who meet that something in their calendars has changed.
  func tell(
    of changed: CaseAppointment, at now: Instant, but person: String,
    random: inout some RandomNumberGenerator
  ) throws {
    let appointment = changed.appointment
    let told = [appointment.studentID.text, changed.practitioner.text].filter { $0 != person }
    try deliver(
      .meetingChanged, about: changed.id, to: told, at: now, due: appointment.start,
      random: &random)
  }
}
