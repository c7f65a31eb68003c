public import Domain

/// Appointments that a person should look at, since what they stood on has changed. A flag is kept when the
/// change is made, and both who meet are told, in the same transaction.
extension Transaction {
  /// Whose appointments a change may concern.
  public enum Concerned: Sendable {
    /// Those of a student or a member of staff.
    case person(Identifier)
    /// Those on some days.
    case days(ClosedRange<LocalDate>)
    /// Any: after a file with many changes.
    case everybody
  }

  /// Looks again at the booked appointments ahead that a change may concern: flags those that need a
  /// person, tells the student and the member of staff once, and takes flags away that came of what is
  /// no longer so.
  ///
  /// Whoever changes relations, enrolments or closures calls it once the change is kept.
  public func flagAppointments(
    of concerned: Concerned, at now: Instant, random: inout some RandomNumberGenerator,
    by decision: Decision
  ) throws {
    for appointment in try ahead(of: concerned, at: now) {
      let day = WallClock.london.date(of: appointment.start)
      guard
        let situation = try situation(
          of: appointment.studentID.text, with: appointment.staffID.text)
      else { throw StoreError.corrupt }
      let offer = try offer(
        of: appointment.staffID, on: day, to: appointment.studentID, today: day, by: decision)
      let attention = BookingRules.attention(
        for: appointment, situation, offer.availability, closures: offer.closures)
      guard attention != appointment.attention else { continue }
      try run(
        "update appointment set attention = $2 where id = $1", appointment.id,
        attention?.storeName ?? "")
      guard attention != nil, appointment.attention == nil else { continue }
      try deliver(
        .appointmentFlagged, about: appointment.id,
        to: [appointment.studentID.text, appointment.staffID.text], at: now,
        due: appointment.start, random: &random)
    }
  }

  /// The same after a change of one directory record; nothing where it says nothing of who may meet.
  public func flagAppointments(
    after record: some StoredRecord, at now: Instant, random: inout some RandomNumberGenerator,
    by decision: Decision
  ) throws {
    let person: Identifier?
    switch record {
    case let relation as Relation: person = try staffID(campusID: relation.staffCampusID)
    case let period as EnrolmentPeriod: person = try studentID(campusID: period.studentCampusID)
    case let taking as ModuleEnrolment: person = try studentID(campusID: taking.studentCampusID)
    default: person = nil
    }
    guard let person else { return }
    try flagAppointments(of: .person(person), at: now, random: &random, by: decision)
  }

  private func ahead(of concerned: Concerned, at now: Instant) throws -> [Appointment] {
    let rows =
      switch concerned {
      case .person(let person) where person.kind == .student:
        try rows(
          """
          select id, student_id, staff_id, start_at, end_at, location, state, notice,
            notice_version, revision, created_at, changed_at, attendance, attention,
            about is not null, offer_expires_at
          from appointment where student_id = $1 and start_at > $2 and state = 'booked'
          """, person, now)
      case .person(let person):
        try rows(
          """
          select id, student_id, staff_id, start_at, end_at, location, state, notice,
            notice_version, revision, created_at, changed_at, attendance, attention,
            about is not null, offer_expires_at
          from appointment where staff_id = $1 and start_at > $2 and state = 'booked'
          """, person, now)
      case .days(let days):
        try ahead(
          from: max(now.adding(milliseconds: 1), WallClock.london.startOfDay(days.lowerBound)),
          to: WallClock.london.startOfDay(days.upperBound.adding(days: 1)))
      case .everybody:
        try ahead(
          from: now.adding(milliseconds: 1), to: Instant(millisecondsSince1970: .max))
      }
    return try rows.map(Self.appointment)
  }

  private func ahead(from: Instant, to: Instant) throws -> [Row] {
    try rows(
      """
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment where start_at >= $1 and start_at < $2 and state = 'booked'
      """, from, to)
  }
}
