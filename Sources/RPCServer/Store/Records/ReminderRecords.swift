public import Domain

/// Reminders of appointments: an event for systems that send messages, and an item of the student's inbox.
extension Transaction {
  /// Reminds of what begins within a day and has not been reminded of. In one transaction with the mark up
  /// to which it was done, so that each is reminded of once, whatever happens.
  ///
  /// - Returns: How many there were.
  public func remind(at now: Instant, random: inout some RandomNumberGenerator) throws -> Int {
    guard let due = ReminderRules.due(after: try remindedTo(), now: now) else { return 0 }
    // By member of staff, since there is an index of each one's appointments by start and none of all: a
    // booking should not pay for one more.
    let appointments = try rows(
      """
      select a.id, a.student_id, a.start_at from staff f cross join appointment a
      where a.staff_id = f.id and a.start_at > $1 and a.start_at <= $2 and a.state = 'booked'
      """, due.after, due.to
    ).map { (try $0.identifier(0), try $0.text(1), try $0.instant(2)) }
    for (id, student, start) in appointments.sorted(by: { ($0.2, $0.0) < ($1.2, $1.0) }) {
      try remind(of: id, student, start, at: now, random: &random)
    }
    let ofCases = try remindOfCaseAppointments(
      after: due.after, to: due.to, at: now, random: &random)
    try run("update reminder_mark set reminded_to = $1 where id = 1", due.to)
    return appointments.count + ofCases
  }

  /// Reminds of an appointment that was moved to a time up to which has been reminded. Of a later time its turn
  /// comes by itself.
  public func remind(
    ofMoved appointment: Appointment, at now: Instant, random: inout some RandomNumberGenerator
  ) throws {
    guard appointment.start <= (try remindedTo()) else { return }
    try remind(
      of: appointment.id, appointment.studentID.text, appointment.start, at: now, random: &random)
  }

  /// The same of an appointment of a case, for both who meet.
  public func remind(
    ofMoved moved: CaseAppointment, at now: Instant, random: inout some RandomNumberGenerator
  ) throws {
    let appointment = moved.appointment
    guard appointment.start <= (try remindedTo()) else { return }
    try deliver(
      .meetingSoon, about: moved.id,
      to: [appointment.studentID.text, moved.practitioner.text], at: now, due: appointment.start,
      random: &random)
  }

  private func remindedTo() throws -> Instant {
    guard let row = try row("select reminded_to from reminder_mark where id = 1") else {
      throw StoreError.corrupt
    }
    return try row.instant(0)
  }

  private func remind(
    of appointment: Identifier, _ student: String, _ start: Instant, at now: Instant,
    random: inout some RandomNumberGenerator
  ) throws {
    try append(.appointmentReminder, appointment, at: now)
    try deliver(
      .appointmentSoon, about: appointment, to: [student], at: now, due: start, random: &random)
  }
}
