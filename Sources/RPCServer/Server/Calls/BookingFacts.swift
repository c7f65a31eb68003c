import Domain
import Messages
import Store

/// What the rules of booking are given, and how what they decide is kept and shown.
extension Transaction {
  /// A situation that was read without modules, with them where nobody closer lets the student meet that
  /// member of staff then.
  func completed(
    _ situation: StudentSituation, for staff: Identifier, at start: Instant
  ) throws -> StudentSituation {
    let day = WallClock.london.date(of: start)
    if BookingRules.isAssociated(staffID: staff, with: situation, on: day) { return situation }
    return try self.situation(of: situation.studentID.text, with: staff.text) ?? situation
  }

  /// All that a booking at that moment depends on.
  ///
  /// - Parameter seeing: Which of the student's appointments of cases whoever asks may come across.
  func calendars(
    around start: Instant, _ situation: StudentSituation, staff: Identifier,
    seeing: SeenCaseAppointments = .none, at now: Instant, by decision: Decision
  ) throws -> BookingRules.Calendars {
    let offer = try offer(
      of: staff, on: WallClock.london.date(of: start), to: situation.studentID,
      today: WallClock.london.date(of: now), by: decision)
    // What begins after the longest slot on offer has ended cannot stand in the way.
    return try calendars(
      situation, offer, from: start,
      to: start.adding(minutes: offer.availability.longestSlotMinutes), seeing: seeing, at: now)
  }

  /// All that the slots of some days depend on.
  ///
  /// - Parameter seeing: As above.
  func calendars(
    on days: ClosedRange<LocalDate>, _ situation: StudentSituation, staff: Identifier,
    seeing: SeenCaseAppointments = .none, at now: Instant, by decision: Decision
  ) throws -> BookingRules.Calendars {
    let offer = DayOffer(
      availability: try availability(of: staff, from: days.lowerBound, by: decision),
      closures: try closures(from: days.lowerBound, to: days.upperBound),
      openMax: try imposedOpenMax(
        of: situation.studentID, on: WallClock.london.date(of: now)))
    return try calendars(
      situation, offer, from: WallClock.london.startOfDay(days.lowerBound),
      to: WallClock.london.startOfDay(days.upperBound).adding(minutes: 1_500), seeing: seeing,
      at: now)
  }

  /// All that the slots between two moments depend on.
  private func calendars(
    _ situation: StudentSituation, _ offer: DayOffer, from: Instant, to: Instant,
    seeing: SeenCaseAppointments, at now: Instant
  ) throws -> BookingRules.Calendars {
    let (student, staff) = (situation.studentID, offer.availability.staffID)
    let settings = offer.availability.settings
    let booked = try booked(
      ofStaff: staff, ofStudent: student, from: from.adding(minutes: -settings.gapMinutes),
      to: to.adding(minutes: settings.gapMinutes), seeing: seeing, at: now)
    // Counted only where there is a cap, which ordinary bookings have none of.
    var caps: [BookingRules.OpenBookingsCap] = []
    // Neither kind of appointment counts for the other: a limit would tell that there are some.
    let isOfCase = !situation.practitioners.isEmpty
    if settings.openBookingsMax > 0 {
      caps.append(
        .init(
          max: settings.openBookingsMax,
          open: try isOfCase
            ? openCaseBookings(ofStudent: student, with: staff, after: now)
            : openBookings(ofStudent: student, withStaff: staff, after: now)))
    }
    if let max = offer.openMax, !isOfCase {
      caps.append(
        .init(
          max: max, open: try openBookings(ofStudent: student, withStaff: nil, after: now)))
    }
    return BookingRules.Calendars(
      situation: situation, availability: offer.availability, staffAppointments: booked.staff,
      studentAppointments: booked.student, closures: offer.closures, caps: caps)
  }

  /// Keeps a new appointment, and gives what its call replies and whom that is about.
  func keepBooked(
    _ appointment: Appointment, _ about: BookingAbout, at now: Instant, by decision: Decision
  ) throws -> (reply: Pastoral_V1_Appointment, subject: Identifier?) {
    var appointment = appointment
    appointment.hasAbout = about.text != nil
    try insert(appointment, about: about.text, by: decision)
    try append(.appointmentBooked, appointment.id, at: now)
    return (Pastoral_V1_Appointment(appointment), appointment.studentID)
  }

  /// Cancels an appointment, and offers its time to who waits for it.
  ///
  /// - Parameter byHost: Whether its member of staff does it, who is held to no notice.
  /// - Throws: As `BookingRules.cancel`; nothing has changed then.
  func cancel(
    _ appointment: Appointment, revision: Int64, byHost: Bool, at now: Instant,
    random: inout some RandomNumberGenerator, by decision: Decision
  ) throws -> Appointment {
    let settings = byHost ? nil : try bookingSettings(of: appointment.staffID, by: decision)
    let cancelled = try BookingRules.cancel(
      appointment, revision: revision, settings: settings, now: now)
    try update(cancelled, by: decision)
    try append(.appointmentCancelled, cancelled.id, at: now)
    try offer(timeOf: appointment, at: now, random: &random)
    return cancelled
  }

  /// An appointment with both names, for a calendar; without anybody in it for those who may know of
  /// times and states only. What the student would like to speak about is for the two who meet.
  func message(
    _ appointment: Appointment, by decision: Decision
  ) throws -> Pastoral_V1_Appointment {
    guard decision.showing > .metadata else {
      return Pastoral_V1_Appointment(metadataOf: appointment)
    }
    var message = Pastoral_V1_Appointment(appointment)
    if let names = try names(
      ofStudent: appointment.studentID, andStaff: appointment.staffID, by: decision)
    {
      message.studentName = names.student.full
      message.staffName = names.staff.full
    }
    if appointment.hasAbout, appointment.isBetween(decision.caller.person) {
      message.about = try about(of: appointment, by: decision) ?? ""
    }
    return message
  }
}

extension CallContext {
  /// Which of a student's appointments of cases the caller may come across when they book another one for
  /// them: in the student's own session all, for everybody else none.
  func seenCaseAppointments(of student: Identifier) -> SeenCaseAppointments {
    caller.actingFor == nil && caller.person == student.text ? .all : .none
  }
}

extension Appointment {
  /// Whether somebody is one of the two who meet.
  fileprivate func isBetween(_ person: String) -> Bool {
    person == studentID.text || person == staffID.text
  }
}

/// What a student would like to speak about. Nobody needs to say.
struct BookingAbout {
  static let charactersMax = 500
  /// Nil where nothing was said.
  let text: String?

  /// - Throws: `Refusal.invalid`.
  init(_ text: String) throws {
    if let problem = TextRules.problem(with: text, atMost: Self.charactersMax, required: false) {
      throw Refusal.invalid("about", problem)
    }
    self.text = text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
