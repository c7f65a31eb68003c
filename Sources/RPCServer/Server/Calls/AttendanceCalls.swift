import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.BookingService` about what became of appointments: whether students came, and
/// every state that an appointment has had.
enum AttendanceCalls {
  static let routes: [Route] = [
    .write(
      BookingService.recordAttendance, .policy(.update, .academicBooking), recordAttendance),
    .read(BookingService.countAttendance, .policy(.list, .academicBooking), countAttendance),
    .read(
      BookingService.listAppointmentChanges, .policy(.read, .academicBooking), listChanges),
  ]

  private static func recordAttendance(
    _ request: Pastoral_V1_RecordAttendanceRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    // A student's tutor may change their appointments with others, and the student their own; but only
    // whoever was there knows who came.
    let (appointment, _, decision) = try BookingCalls.found(
      request.appointmentID, &call, tx, only: [.host])
    guard let attendance = Appointment.Attendance(rawValue: request.attendance.rawValue) else {
      throw Refusal.invalid("attendance", "must be ATTENDED or NO_SHOW")
    }
    let now = call.now
    return try call.once(decision, tx) {
      let recorded = try BookingRules.recordAttendance(
        attendance, of: appointment, revision: request.revision, now: now)
      try tx.update(recorded, by: decision)
      return (Pastoral_V1_Appointment(recorded), recorded.studentID)
    }
  }

  private static func countAttendance(
    _ request: Pastoral_V1_CountAttendanceRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CountAttendanceResponse {
    let (student, decision) = try call.student(
      request.studentID, for: request.purpose, tx)
    let counts = try tx.attendance(ofStudent: student, by: decision)
    var response = Pastoral_V1_CountAttendanceResponse()
    response.attended = Int32(clamping: counts.attended)
    response.noShows = Int32(clamping: counts.noShows)
    return response
  }

  private static func listChanges(
    _ request: Pastoral_V1_ListAppointmentChangesRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListAppointmentChangesResponse {
    let (appointment, _, decision) = try BookingCalls.found(
      request.appointmentID, &call, tx, for: request.purpose)
    var response = Pastoral_V1_ListAppointmentChangesResponse()
    response.changes = try tx.changes(of: appointment, by: decision).map {
      Pastoral_V1_AppointmentChange($0)
    }
    return response
  }
}

extension Pastoral_V1_AppointmentChange {
  fileprivate init(_ change: AppointmentChange) {
    self.init()
    let appointment = change.appointment
    revision = appointment.revision
    staffID = appointment.staffID.text
    start = Google_Protobuf_Timestamp(appointment.start)
    end = Google_Protobuf_Timestamp(appointment.end)
    location = appointment.location
    // The enums have the same numbers as the domain's; a test holds them together.
    state = Pastoral_V1_AppointmentState(rawValue: appointment.state.rawValue) ?? .unspecified
    attendance =
      appointment.attendance.flatMap { Pastoral_V1_Attendance(rawValue: $0.rawValue) }
      ?? .unspecified
    by = Pastoral_V1_AppointmentParty(rawValue: change.by.rawValue) ?? .unspecified
    at = Google_Protobuf_Timestamp(appointment.changed)
  }
}
