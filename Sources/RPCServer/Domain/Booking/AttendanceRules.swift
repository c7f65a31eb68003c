/// What is said and seen of an appointment after it was booked: functions of values.
extension BookingRules {
  /// Keeps whether the student came. What was said before is corrected by saying it anew.
  ///
  /// - Throws: `.staleRevision`; then NOT_BOOKED, then NOT_BEGUN before the appointment's start.
  public static func recordAttendance(
    _ attendance: Appointment.Attendance, of appointment: Appointment, revision: Int64,
    now: Instant
  ) throws(Refusal) -> Appointment {
    guard appointment.revision == revision else { throw .staleRevision }
    guard appointment.state == .booked else {
      throw .rule(.notBooked, "The appointment is no longer booked.")
    }
    guard appointment.start <= now else {
      throw .rule(.notBegun, "The appointment has not begun.")
    }
    var changed = appointment
    changed.attendance = attendance
    changed.revision += 1
    changed.changed = now
    return changed
  }

  /// Why a person should look at a booked appointment; nil where they need not. It is never cancelled
  /// for that: somebody was promised the time, and a person decides.
  ///
  /// - Parameters:
  ///   - availability: The member of staff's, at least of the appointment's day.
  ///   - closures: At least those of the day.
  public static func attention(
    for appointment: Appointment, _ situation: StudentSituation, _ availability: Availability,
    closures: [Closure], clock: WallClock = .london
  ) -> Appointment.Attention? {
    let day = clock.date(of: appointment.start)
    guard isAssociated(staffID: appointment.staffID, with: situation, on: day) else {
      return .linkEnded
    }
    // What a member of staff opened on a bank holiday stands.
    guard closures.kind(on: day) != nil,
      availability.offeredSlot(start: appointment.start, closures: closures, clock: clock) == nil
    else { return nil }
    return .closedDay
  }
}

/// Who changed an appointment, as seen from it.
public enum AppointmentParty: Int, CaseIterable, Sendable {
  case student = 1
  /// The member of staff whom it is with.
  case host = 2
  /// Somebody else, such as the student's personal tutor.
  case otherStaff = 3
  /// A campus system, for the student or the member of staff.
  case campusSystem = 4

  /// - Parameter principal: Whose token it was done with.
  public init(_ principal: String, in appointment: Appointment) {
    self =
      switch principal {
      case appointment.studentID.text: .student
      case appointment.staffID.text: .host
      case let other where Identifier(other, kind: .service) != nil: .campusSystem
      default: .otherStaff
      }
  }
}

/// One state of an appointment, from then until the next.
public struct AppointmentChange: Equatable, Sendable {
  /// The appointment as it then was; `changed` says since when.
  public var appointment: Appointment
  public var by: AppointmentParty

  public init(_ appointment: Appointment, by: AppointmentParty) {
    self.appointment = appointment
    self.by = by
  }
}
