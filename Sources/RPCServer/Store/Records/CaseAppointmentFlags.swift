public import Domain

/// Appointments of cases that a person should look at, and those that begin soon. Whoever is told learns the
/// appointment's id and its time.
extension Transaction {
  /// Whose appointments a change may concern.
  public enum ConcernedCases: Sendable {
    case one(Identifier)
    /// All of a student's.
    case student(Identifier)
    /// Those with an appointment on some days.
    case days(ClosedRange<LocalDate>)
  }

  /// Looks again at the booked appointments ahead: flags those whose practitioner is not named on the case on
  /// that day any more or must not work with the student, and those of a day that is closed now. Their case's
  /// lead is told once. Takes flags away that came of what is no longer so.
  ///
  /// Whoever changes a team, a conflict or closed days calls it once the change is kept.
  public func flagCaseAppointments(
    of concerned: ConcernedCases, at now: Instant, random: inout some RandomNumberGenerator,
    by decision: Decision
  ) throws {
    let clock = WallClock.london
    for (found, lead, last) in try ahead(of: concerned, at: now) {
      let appointment = found.appointment
      let day = clock.date(of: appointment.start)
      let offer = try offer(
        of: found.practitioner, on: day, to: appointment.studentID, today: day, by: decision)
      let attention = BookingRules.attention(
        for: appointment,
        StudentSituation(appointment.studentID, meeting: found.practitioner, until: last),
        offer.availability, closures: offer.closures)
      guard attention != appointment.attention else { continue }
      try run(
        "update case_appointment set attention = $2 where id = $1", found.id,
        attention?.storeName ?? "")
      guard attention != nil, appointment.attention == nil, let lead else { continue }
      try deliver(
        .meetingFlagged, about: found.id, to: [lead], at: now, due: appointment.start,
        random: &random)
    }
  }

  /// The booked appointments ahead with their case's lead and the last day on which the practitioner works on
  /// it: one long past where they do not.
  private func ahead(
    of concerned: ConcernedCases, at now: Instant
  ) throws -> [(found: CaseAppointment, lead: String?, last: LocalDate?)] {
    var (caseID, student, from, to) = ("", "", now, Instant(millisecondsSince1970: .max))
    switch concerned {
    case .one(let id): caseID = id.text
    case .student(let id): student = id.text
    case .days(let days):
      from = max(now, WallClock.london.startOfDay(days.lowerBound).adding(milliseconds: -1))
      to = WallClock.london.startOfDay(days.upperBound.adding(days: 1))
    }
    return try rows(
      """
      select a.id, a.student_id, a.practitioner_id, a.start_at, a.end_at, '', a.state, a.notice,
        a.notice_version, a.revision, a.created_at, a.changed_at, a.attendance, a.attention, 0,
        null, a.case_id, c.lead_id,
        (select max(coalesce(m.until_date, '9999-12-31')) from case_member m
          where m.case_id = a.case_id and m.principal_id = a.practitioner_id
            and m.ended_at is null),
        exists (select 1 from interest_conflict k where k.principal_id = a.practitioner_id
          and k.student_id = a.student_id and k.withdrawn_at is null)
      from case_appointment a join support_case c on c.id = a.case_id
      where a.state = 'booked' and a.start_at > $1 and a.start_at < $2
        and ($3 = '' or a.case_id = $3) and ($4 = '' or a.student_id = $4)
      order by a.start_at, a.id
      """, from, to, caseID, student
    ).map { row in
      let last = try row.int(19) == 1 ? nil : try row.dateOrNil(18)
      return (try CaseAppointment(row), try row.textOrNil(17), last ?? .first)
    }
  }

  // MARK: Reminders

  /// Reminds both who meet of the appointments that start in a span, in one transaction with the mark that it
  /// was done. One whose practitioner is not named any more has been told to the lead.
  ///
  /// - Returns: How many there were.
  func remindOfCaseAppointments(
    after: Instant, to: Instant, at now: Instant, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let due = try rows(
      """
      select id, student_id, practitioner_id, start_at, attention from case_appointment
      where start_at > $1 and start_at <= $2 and state = 'booked' order by start_at, id
      """, after, to
    ).map {
      (
        id: try $0.identifier(0), student: try $0.text(1), practitioner: try $0.text(2),
        start: try $0.instant(3), isLinked: try $0.text(4) != "link_ended"
      )
    }
    for found in due {
      try deliver(
        .meetingSoon, about: found.id,
        to: [found.student] + (found.isLinked ? [found.practitioner] : []), at: now,
        due: found.start, random: &random)
    }
    return due.count
  }
}
