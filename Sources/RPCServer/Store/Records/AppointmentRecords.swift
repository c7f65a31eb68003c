public import Domain

/// Appointments. Their facts (whose, with whom, when, in which state) are what decisions and rules
/// look at; names come only with a decision.
extension Transaction {
  /// An appointment by id; nil where there is none.
  public func appointment(_ id: String) throws -> Appointment? {
    try row(
      """
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment where id = $1
      """, id
    ).map(Self.appointment)
  }

  /// The booked appointments of a member of staff, with the live offers to other students, and the booked
  /// ones of a student, that overlap a time. Those of cases hold the time of whom they are with against
  /// everybody; the student's own only as far as whoever books may see them.
  ///
  /// - Parameter seeing: Which of the student's appointments of cases that are.
  public func booked(
    ofStaff staff: Identifier, ofStudent student: Identifier, from start: Instant, to end: Instant,
    seeing: SeenCaseAppointments = .none, at now: Instant
  ) throws -> (staff: [Appointment], student: [Appointment]) {
    // An appointment lasts at most four hours, so the indexes need not be read further back.
    let rows = try rows(
      """
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment
      where staff_id = $1 and start_at > $3 and start_at < $4 and end_at > $5
        and (state = 'booked'
          or state = 'offered' and offer_expires_at > $6 and student_id <> $2)
      union all
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment
      where student_id = $2 and start_at > $3 and start_at < $4 and end_at > $5
        and state = 'booked' and staff_id <> $1
      union all
      select id, student_id, practitioner_id, start_at, end_at, '', state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, 0, null
      from case_appointment
      where (practitioner_id = $1 or student_id = $2 and ($7 = 1 or case_id = $8))
        and start_at > $3 and start_at < $4 and end_at > $5 and state = 'booked'
      """, staff, student, Self.earliestStart(overlapping: start), end, start,
      now, seeing == .all ? 1 : 0, seeing.caseID)
    // What they have with each other comes once and stands in both.
    let appointments = try rows.map(Self.appointment)
    return (
      appointments.filter { $0.staffID == staff }, appointments.filter { $0.studentID == student }
    )
  }

  /// Adds an appointment.
  ///
  /// - Parameter about: What the student would like to speak about, to be sealed; nil for nothing.
  /// - Throws: SLOT_TAKEN where the table's own rule finds the time held, whatever was read before.
  public func insert(
    _ appointment: Appointment, about: String? = nil, by decision: Decision
  ) throws {
    let sealed = try about.flatMap { try sealedAbout($0, of: appointment) }
    try refusingHeldTimes {
      try run(
        """
        insert into appointment
          (id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
           revision, created_at, changed_at, created_by, about, offer_expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """, appointment.id, appointment.studentID, appointment.staffID, appointment.start,
        appointment.end, appointment.location, appointment.state.storeName,
        appointment.noticeVersion.notice, appointment.noticeVersion.version,
        appointment.revision, appointment.created, appointment.changed,
        decision.caller.principal, sealed, appointment.offerExpires)
    }
  }

  /// Keeps a change of an appointment's time, state, host or attendance, and what it was before.
  ///
  /// - Throws: SLOT_TAKEN, as `insert`.
  public func update(_ appointment: Appointment, by decision: Decision) throws {
    try run(
      """
      insert into appointment_change
        (appointment_id, revision, staff_id, start_at, end_at, location, state, attendance,
         changed_at, changed_by)
      select id, revision, staff_id, start_at, end_at, location, state, attendance, changed_at,
        case changed_by when '' then created_by else changed_by end
      from appointment where id = $1
      """, appointment.id)
    try refusingHeldTimes {
      try run(
        """
        update appointment
        set start_at = $2, end_at = $3, location = $4, state = $5, revision = $6, changed_at = $7,
          changed_by = $8, attendance = $9, attention = $10, staff_id = $11
        where id = $1
        """, appointment.id, appointment.start, appointment.end, appointment.location,
        appointment.state.storeName, appointment.revision, appointment.changed,
        decision.caller.principal, appointment.attendance?.storeName ?? "",
        appointment.attention?.storeName ?? "", appointment.staffID)
    }
  }

  /// - Throws: SLOT_TAKEN where the table's own rule finds the time held.
  func refusingHeldTimes(_ write: () throws -> Void) throws {
    do {
      try write()
    } catch StoreError.constraint(.unique) {
      throw Refusal.rule(.slotTaken, "The time has been booked by somebody else.")
    }
  }

  /// One page of a person's appointments, in order of start.
  ///
  /// - Parameters:
  ///   - window: Only those that end after the first moment and start before the second.
  ///   - place: The start and id of the appointment before the page; nil for the beginning.
  public func appointments(
    of person: Identifier, from: Instant, to: Instant, includingCancelled: Bool,
    flaggedOnly: Bool = false, after place: (start: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [Appointment] {
    let start = place?.start ?? Instant(millisecondsSince1970: .min)
    let id = place?.id ?? ""
    let (alsoCancelled, onlyFlagged) = (includingCancelled ? 1 : 0, flaggedOnly ? 1 : 0)
    let rows =
      person.kind == .student
      ? try rows(
        """
        select id, student_id, staff_id, start_at, end_at, location, state, notice,
          notice_version, revision, created_at, changed_at, attendance, attention,
          about is not null, offer_expires_at
        from appointment
        where student_id = $1 and end_at > $2 and start_at < $3 and (start_at, id) > ($4, $5)
          and (state = 'booked' or state = 'cancelled' and $6 = 1) and (attention <> '' or $8 = 0)
        order by start_at, id limit $7
        """, person, from, to, start, id, alsoCancelled, limit, onlyFlagged)
      : try rows(
        """
        select id, student_id, staff_id, start_at, end_at, location, state, notice,
          notice_version, revision, created_at, changed_at, attendance, attention,
          about is not null, offer_expires_at
        from appointment
        where staff_id = $1 and end_at > $2 and start_at < $3 and (start_at, id) > ($4, $5)
          and (state = 'booked' or state = 'cancelled' and $6 = 1) and (attention <> '' or $8 = 0)
        order by start_at, id limit $7
        """, person, from, to, start, id, alsoCancelled, limit, onlyFlagged)
    return try rows.map(Self.appointment)
  }

  private static func earliestStart(overlapping start: Instant) -> Instant {
    start.adding(minutes: -BookingRules.slotMinutes.upperBound)
  }

  /// A row of id, student, staff, start, end, location, state, notice, its version, revision, when
  /// created and changed, attendance, attention, whether something stands about it, and until when it is
  /// on offer.
  static func appointment(_ row: Row) throws -> Appointment {
    Appointment(
      id: try row.identifier(0), studentID: try row.identifier(1), staffID: try row.identifier(2),
      start: try row.instant(3), end: try row.instant(4), location: try row.text(5),
      state: try Appointment.State(storeName: try row.text(6)), revision: try row.integer(9),
      noticeVersion: NoticeVersion(notice: try row.text(7), version: try row.text(8)),
      created: try row.instant(10), changed: try row.instant(11),
      attendance: try Appointment.Attendance(storeName: try row.text(12)),
      attention: try Appointment.Attention(storeName: try row.text(13)),
      hasAbout: try row.integer(14) == 1, offerExpires: try row.instantOrNil(15))
  }
}

// MARK: What the student would like to speak about

extension Transaction {
  /// What the student would like to speak about; nil where they said nothing, or their key was
  /// destroyed.
  public func about(of appointment: Appointment, by decision: Decision) throws -> String? {
    guard appointment.hasAbout,
      let sealed = try row("select about from appointment where id = $1", appointment.id)?
        .blobOrNil(0)
    else { return nil }
    do {
      return String(decoding: try open(sealed, at: Self.place(ofAbout: appointment)), as: UTF8.self)
    } catch KeyError.destroyed {
      return nil
    }
  }

  private func sealedAbout(_ about: String, of appointment: Appointment) throws -> [UInt8]? {
    do {
      return try seal(Array(about.utf8), at: Self.place(ofAbout: appointment))
    } catch KeyError.destroyed {
      return nil
    }
  }

  private static func place(ofAbout appointment: Appointment) -> SealedPlace {
    SealedPlace(
      table: "appointment", column: "about", owner: appointment.studentID.text,
      record: appointment.id, version: 1)
  }
}

extension Appointment.State {
  var storeName: String {
    switch self {
    case .booked: "booked"
    case .cancelled: "cancelled"
    case .offered: "offered"
    case .lapsed: "lapsed"
    }
  }

  init(storeName: String) throws(StoreError) {
    switch storeName {
    case "booked": self = .booked
    case "cancelled": self = .cancelled
    case "offered": self = .offered
    case "lapsed": self = .lapsed
    default: throw .corrupt
    }
  }
}

extension Appointment.Attendance {
  var storeName: String {
    switch self {
    case .attended: "attended"
    case .noShow: "no_show"
    }
  }

  /// - Returns: Nil for the empty name.
  init?(storeName: String) throws(StoreError) {
    switch storeName {
    case "": return nil
    case "attended": self = .attended
    case "no_show": self = .noShow
    default: throw .corrupt
    }
  }
}

extension Appointment.Attention {
  var storeName: String {
    switch self {
    case .linkEnded: "link_ended"
    case .closedDay: "closed_day"
    }
  }

  /// - Returns: Nil for the empty name.
  init?(storeName: String) throws(StoreError) {
    switch storeName {
    case "": return nil
    case "link_ended": self = .linkEnded
    case "closed_day": self = .closedDay
    default: throw .corrupt
    }
  }
}
