public import Domain

/// How many appointments there are, and what each has been.
extension Transaction {
  /// How many booked appointments a student has ahead.
  ///
  /// - Parameter staff: Only those with this member of staff; nil for everybody.
  public func openBookings(
    ofStudent student: Identifier, withStaff staff: Identifier?, after now: Instant
  ) throws -> Int {
    let row = try row(
      """
      select count(*) from appointment
      where student_id = $1 and start_at > $2 and state = 'booked' and ($3 = '' or staff_id = $3)
      """, student, now, staff?.text ?? "")
    return Int(try row?.integer(0) ?? 0)
  }

  /// How many booked appointments a member of staff has that start within a span.
  public func bookings(ofStaff staff: Identifier, in span: Range<Instant>) throws -> Int {
    let row = try row(
      """
      select count(*) from appointment
      where staff_id = $1 and start_at >= $2 and start_at < $3 and state = 'booked'
      """, staff, span.lowerBound, span.upperBound)
    return Int(try row?.integer(0) ?? 0)
  }

  /// How often a student came, and how often not.
  public func attendance(
    ofStudent student: Identifier, by decision: Decision
  ) throws -> (attended: Int, noShows: Int) {
    note(student, by: decision)
    let row = try row(
      """
      select count(case when attendance = 'attended' then 1 end),
        count(case when attendance = 'no_show' then 1 end)
      from appointment where student_id = $1
      """, student)
    return (Int(try row?.integer(0) ?? 0), Int(try row?.integer(1) ?? 0))
  }

  /// Every state that an appointment has had, the oldest first, the present one last.
  public func changes(
    of appointment: Appointment, by decision: Decision
  ) throws -> [AppointmentChange] {
    note(appointment.studentID, by: decision)
    return try rows(
      """
      select revision, start_at, end_at, location, state, attendance, changed_at, staff_id,
        changed_by
      from appointment_change where appointment_id = $1
      union all
      select revision, start_at, end_at, location, state, attendance, changed_at, staff_id,
        case changed_by when '' then created_by else changed_by end
      from appointment where id = $1
      order by revision
      """, appointment.id
    ).map { row in
      var then = appointment
      then.revision = try row.integer(0)
      then.start = try row.instant(1)
      then.end = try row.instant(2)
      then.location = try row.text(3)
      then.state = try Appointment.State(storeName: try row.text(4))
      then.attendance = try Appointment.Attendance(storeName: try row.text(5))
      then.changed = try row.instant(6)
      then.staffID = try row.identifier(7)
      then.attention = nil
      return AppointmentChange(then, by: AppointmentParty(try row.text(8), in: then))
    }
  }
}
