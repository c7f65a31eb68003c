public import Domain

/// Which of a student's appointments of cases somebody may come across who books another one for the student.
public enum SeenCaseAppointments: Equatable, Sendable {
  /// None: the booking goes through, and only the student sees both.
  case none
  /// Those of this case: for its team.
  case ofCase(Identifier)
  /// For the student.
  case all

  /// Empty for none in particular.
  var caseID: String { if case .ofCase(let id) = self { id.text } else { "" } }
}

/// Appointments of cases. Whose, with whom and when stands in the clear, so that nobody is booked twice; where, is
/// sealed under the student's key.
extension Transaction {
  /// An appointment by id; nil where there is none.
  public func caseAppointment(_ id: String) throws -> CaseAppointment? {
    try row(
      """
      select id, student_id, practitioner_id, start_at, end_at, '', state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, 0, null, case_id
      from case_appointment where id = $1
      """, id
    ).map { try CaseAppointment($0) }
  }

  /// An appointment of somebody's own by id, as a student or as the practitioner; nil where it is not theirs.
  public func caseAppointment(
    _ id: String, of person: String, by decision: Decision
  ) throws -> CaseAppointment? {
    try row(
      """
      select id, student_id, practitioner_id, start_at, end_at, '', state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, 0, null, case_id
      from case_appointment where id = $1 and (student_id = $2 or practitioner_id = $2)
      """, id, person
    ).map { try CaseAppointment($0) }
  }

  /// A page of a case's appointments, by start.
  ///
  /// - Parameter after: Where the page begins: the one before it; nil for the beginning.
  public func caseAppointments(
    of record: Case, includingCancelled: Bool, flaggedOnly: Bool,
    after place: (start: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [CaseAppointment] {
    note(record.studentID, by: decision)
    return try rows(
      """
      select id, student_id, practitioner_id, start_at, end_at, '', state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, 0, null, case_id
      from case_appointment
      where case_id = $1 and (start_at, id) > ($2, $3) and (state = 'booked' or $4 = 1)
        and (attention <> '' or $5 = 0)
      order by start_at, id limit $6
      """, record.id, place?.start ?? Instant(millisecondsSince1970: .min), place?.id ?? "",
      includingCancelled ? 1 : 0, flaggedOnly ? 1 : 0, limit
    ).map { try CaseAppointment($0) }
  }

  /// A page of somebody's own, as a student or as the practitioner, by start.
  ///
  /// - Parameters:
  ///   - window: Only those that end after the first moment and start before the second.
  ///   - after: As above.
  public func caseAppointments(
    of person: Identifier, from: Instant, to: Instant, includingCancelled: Bool = false,
    after place: (start: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [CaseAppointment] {
    // Nobody is both, so one of the two indexes finds nothing.
    try rows(
      """
      select id, student_id, practitioner_id, start_at, end_at, '', state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, 0, null, case_id
      from case_appointment
      where (student_id = $1 or practitioner_id = $1) and end_at > $2 and start_at < $3
        and (start_at, id) > ($4, $5) and (state = 'booked' or $7 = 1)
      order by start_at, id limit $6
      """, person, from, to, place?.start ?? Instant(millisecondsSince1970: .min),
      place?.id ?? "", limit, includingCancelled ? 1 : 0
    ).map { try CaseAppointment($0) }
  }

  /// How many booked appointments of cases a student has ahead with a practitioner.
  public func openCaseBookings(
    ofStudent student: Identifier, with practitioner: Identifier, after now: Instant
  ) throws -> Int {
    try row(
      """
      select count(*) from case_appointment
      where student_id = $1 and practitioner_id = $2 and start_at > $3 and state = 'booked'
      """, student, practitioner, now)?.int(0) ?? 0
  }

  /// Whether a case has, or had, an appointment with a practitioner.
  public func hasCaseAppointment(of record: Case, with practitioner: String) throws -> Bool {
    try row(
      """
      select exists (select 1 from case_appointment
        where case_id = $1 and practitioner_id = $2)
      """, record.id, practitioner)?.int(0) == 1
  }

  /// The newest case of a student's that is active and in which the student knows somebody who is named: its
  /// lead, or whom they have met. Nil where there is none.
  public func activeCase(
    of student: String, knowing member: String, on day: LocalDate
  ) throws -> String? {
    try row(
      """
      select c.id from support_case c join case_member m on m.case_id = c.id
      where c.student_id = $1 and c.state = 'active' and m.principal_id = $2
        and m.ended_at is null and (m.until_date is null or m.until_date >= $3)
        and (c.lead_id = $2 or exists (select 1 from case_appointment a
          where a.case_id = c.id and a.practitioner_id = $2))
      order by c.opened_at desc, c.id limit 1
      """, student, member, day)?.text(0)
  }

  // MARK: The next one

  /// When the next appointment of each case begins that somebody can open by name, by the case's id.
  public func nextCaseAppointments(
    ofCaseloadOf principal: String, after now: Instant
  ) throws -> [String: Instant] {
    let next = try rows(
      """
      select case_id, min(start_at) from case_appointment
      where start_at > $2 and state = 'booked' and case_id in (select case_id from case_member
        where principal_id = $1 and ended_at is null)
      group by case_id
      """, principal, now
    ).map { (try $0.text(0), try $0.instant(1)) }
    return Dictionary(uniqueKeysWithValues: next)
  }

  /// When the next appointment of a case begins; nil where none is booked.
  public func nextAppointment(of record: Case, after now: Instant) throws -> Instant? {
    try row(
      """
      select start_at from case_appointment
      where case_id = $1 and start_at > $2 and state = 'booked' order by start_at limit 1
      """, record.id, now)?.instant(0)
  }

  // MARK: Changes

  /// Adds an appointment with its place.
  ///
  /// - Throws: SLOT_TAKEN where the table's own rule finds the time held, whatever was read before.
  public func insert(
    _ booked: CaseAppointment, at place: String, by decision: Decision
  ) throws {
    let appointment = booked.appointment
    changed.insert(.caseAppointments)
    try refusingHeldTimes {
      try run(
        """
        insert into case_appointment
          (id, case_id, student_id, practitioner_id, start_at, end_at, state, notice,
           notice_version, revision, created_at, created_by, changed_at, changed_by, place,
           place_revision)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $12, $13, $10)
        """, booked.id, booked.caseID, appointment.studentID, booked.practitioner,
        appointment.start, appointment.end, appointment.state.storeName,
        appointment.noticeVersion.notice, appointment.noticeVersion.version,
        appointment.revision, appointment.created, decision.caller.principal,
        try sealed(place, of: booked))
    }
  }

  /// Keeps a change of an appointment's time, state or attendance.
  ///
  /// - Parameter place: Where it is from now on; nil where that stays.
  /// - Throws: SLOT_TAKEN, as `insert`.
  public func update(
    _ changed: CaseAppointment, at place: String? = nil, by decision: Decision
  ) throws {
    let appointment = changed.appointment
    self.changed.insert(.caseAppointments)
    try refusingHeldTimes {
      try run(
        """
        update case_appointment
        set start_at = $2, end_at = $3, state = $4, revision = $5, changed_at = $6,
          changed_by = $7, attendance = $8, attention = $9
        where id = $1
        """, changed.id, appointment.start, appointment.end, appointment.state.storeName,
        appointment.revision, appointment.changed, decision.caller.principal,
        appointment.attendance?.storeName ?? "", appointment.attention?.storeName ?? "")
    }
    guard let place else { return }
    try run(
      "update case_appointment set place = $2, place_revision = $3 where id = $1", changed.id,
      try sealed(place, of: changed), appointment.revision)
  }

  // MARK: Where

  /// Where an appointment takes place; empty where the student's key was destroyed.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it.
  public func place(of found: CaseAppointment, by decision: Decision) throws -> String {
    note(found.appointment.studentID, by: decision)
    guard
      let row = try row(
        "select place, place_revision from case_appointment where id = $1", found.id),
      let sealed = try row.blobOrNil(0)
    else { return "" }
    do {
      let bytes = try openConfidential(
        sealed, at: Self.place(of: found, revision: row.integer(1)), of: .wellbeingBooking,
        by: decision)
      guard let text = LengthPrefixed.texts(in: bytes, count: 1)?.first else {
        throw StoreError.corrupt
      }
      return text
    } catch KeyError.destroyed {
      return ""
    }
  }

  private func sealed(_ place: String, of booked: CaseAppointment) throws -> [UInt8]? {
    var content = LengthPrefixed()
    content.append(place)
    return try sealUnlessDestroyed(
      content.bytes, at: Self.place(of: booked, revision: booked.appointment.revision))
  }

  private static func place(of found: CaseAppointment, revision: Int64) -> SealedPlace {
    var place = LengthPrefixed()
    place.append(found.caseID.text)
    place.append(found.id.text)
    return SealedPlace(
      table: "case_appointment", column: "place", owner: found.appointment.studentID.text,
      record: place.bytes, version: revision)
  }
}

extension CaseAppointment {
  /// A row of an appointment's columns and the case's id.
  init(_ row: Row) throws {
    self.init(caseID: try row.identifier(16), appointment: try Transaction.appointment(row))
  }
}
