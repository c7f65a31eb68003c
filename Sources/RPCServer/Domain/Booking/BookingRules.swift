/// What may be booked, cancelled and moved: functions of values, without clock or store.
///
/// Who may ask is the policy's to say and was decided before.
public enum BookingRules {
  /// Everything about one member of staff and one student that a booking depends on.
  ///
  /// It must be read in the transaction that records the outcome: only then does it hold that one
  /// of many who want the same time gets it.
  public struct Calendars: Sendable {
    public var situation: StudentSituation
    public var availability: Availability
    /// The member of staff's appointments, at least those around the wanted time.
    public var staffAppointments: [Appointment]
    /// The student's appointments, at least those around the wanted time.
    public var studentAppointments: [Appointment]
    /// At least those of the wanted days.
    public var closures: [Closure]
    /// What limits how many appointments the student may have ahead.
    public var caps: [OpenBookingsCap]

    public init(
      situation: StudentSituation, availability: Availability,
      staffAppointments: [Appointment], studentAppointments: [Appointment],
      closures: [Closure] = [], caps: [OpenBookingsCap] = []
    ) {
      self.situation = situation
      self.availability = availability
      self.staffAppointments = staffAppointments
      self.studentAppointments = studentAppointments
      self.closures = closures
      self.caps = caps
    }

    /// Those of the member of staff's that hold their time against the student.
    func staffHolding(at now: Instant) -> [Appointment] {
      staffAppointments.filter { $0.holdsTime(against: situation.studentID, at: now) }
    }
  }

  /// A cap on a student's appointments ahead, with how many there are that count towards it.
  public struct OpenBookingsCap: Equatable, Sendable {
    public var max: Int
    public var open: Int

    public init(max: Int, open: Int) {
      self.max = max
      self.open = open
    }

    public var isReached: Bool { open >= max }
  }

  /// Books the offered slot that starts then.
  ///
  /// - Parameter byHost: Whether the member of staff books it, whom their own terms do not bind.
  /// - Throws: The first that applies of STAFF_NOT_ASSOCIATED, LIMIT_REACHED, IN_THE_PAST, TOO_SOON,
  ///   TOO_FAR_AHEAD, CLOSED_DAY, SLOT_NOT_OFFERED, SLOT_TAKEN, BUFFER and STUDENT_BUSY.
  public static func book(
    start: Instant, in calendars: Calendars, id: Identifier, noticeVersion: NoticeVersion,
    now: Instant, byHost: Bool = false, clock: WallClock = .london
  ) throws(Refusal) -> Appointment {
    let slot = try freeSlot(
      start: start, in: calendars, except: nil, byHost: byHost, now: now, clock: clock)
    return Appointment(
      id: id, studentID: calendars.situation.studentID,
      staffID: calendars.availability.staffID, start: slot.start, end: slot.end,
      location: slot.location, state: .booked, revision: 1, noticeVersion: noticeVersion,
      created: now, changed: now)
  }

  /// Frees the appointment's time.
  ///
  /// - Parameter settings: The member of staff's; nil where they cancel it themself.
  /// - Throws: A stale revision first, since who cancels should know what they cancel; then
  ///   NOT_BOOKED, then IN_THE_PAST once the appointment has begun, then CUTOFF_PASSED.
  public static func cancel(
    _ appointment: Appointment, revision: Int64, settings: BookingSettings? = nil, now: Instant
  ) throws(Refusal) -> Appointment {
    try checkChangeable(appointment, revision: revision, settings: settings, now: now)
    var changed = appointment
    changed.state = .cancelled
    changed.attention = nil
    changed.revision += 1
    changed.changed = now
    return changed
  }

  /// Moves the appointment to the offered slot of the same member of staff that starts then. It
  /// keeps its id, and its own present time is free for it.
  ///
  /// - Parameter calendars: Those of the appointment's student and member of staff.
  /// - Throws: What `cancel` throws, then what `book` throws about the new time.
  public static func reschedule(
    _ appointment: Appointment, to start: Instant, revision: Int64, in calendars: Calendars,
    now: Instant, byHost: Bool = false, clock: WallClock = .london
  ) throws(Refusal) -> Appointment {
    try checkChangeable(
      appointment, revision: revision,
      settings: byHost ? nil : calendars.availability.settings, now: now)
    // It is one of those that are counted already.
    var calendars = calendars
    calendars.caps = []
    let slot = try freeSlot(
      start: start, in: calendars, except: appointment.id, byHost: byHost, now: now, clock: clock)
    var changed = appointment
    changed.start = slot.start
    changed.end = slot.end
    changed.location = slot.location
    changed.attention = nil
    changed.revision += 1
    changed.changed = now
    return changed
  }

  /// The times that the student may book, in order: exactly those that `book` takes.
  ///
  /// - Parameters:
  ///   - days: As `listedDays` gives them.
  ///   - byHost: Whether the member of staff asks, whom their own terms do not bind.
  public static func freeSlots(
    on days: ClosedRange<LocalDate>, in calendars: Calendars, now: Instant, byHost: Bool = false,
    clock: WallClock = .london
  ) -> [Slot] {
    if !byHost, calendars.caps.contains(where: \.isReached) { return [] }
    let availability = calendars.availability
    let window = byHost ? nil : Window(availability.settings, now: now, clock: clock)
    var offered: [Slot] = []
    var day = max(days.lowerBound, clock.date(of: now))
    while day <= days.upperBound {
      if isAssociated(staffID: availability.staffID, with: calendars.situation, on: day) {
        offered += availability.slots(on: day, closures: calendars.closures, clock: clock)
          .filter { window?.problem(with: $0.start, clock: clock) == nil }
      }
      if day == .last { break }
      day = day.adding(days: 1)
    }
    return offered.free(
      from: calendars.staffHolding(at: now), gapMinutes: availability.settings.gapMinutes,
      andStudent: calendars.studentAppointments, now: now)
  }

  /// The days to list slots of.
  ///
  /// - Parameters:
  ///   - from: The first day; today where absent.
  ///   - to: The last day, at most 62 days after the first; 13 days after it where absent.
  public static func listedDays(
    from: LocalDate?, to: LocalDate?, today: LocalDate
  ) throws(Refusal) -> ClosedRange<LocalDate> {
    let first = from ?? today
    let last = to ?? first.adding(days: 13)
    guard first <= last else { throw .invalid("to", "must not be before the first day") }
    guard last.daysSince1970 - first.daysSince1970 <= 62 else {
      throw .invalid("to", "must be at most 62 days after the first day")
    }
    return first...last
  }
}

extension BookingRules {
  /// The times that a member of staff's notice and horizon leave open.
  private struct Window {
    let earliest: Instant
    let lastDay: LocalDate?

    init(_ settings: BookingSettings, now: Instant, clock: WallClock) {
      earliest = now.adding(minutes: settings.minimumNoticeMinutes)
      lastDay =
        settings.horizonDays == 0
        ? nil : clock.date(of: now).adding(days: settings.horizonDays)
    }

    /// Why a time lies outside; nil where it does not.
    func problem(with start: Instant, clock: WallClock) -> Refusal? {
      if start < earliest {
        return .rule(.tooSoon, "The time is nearer than the member of staff allows to book.")
      }
      if let lastDay, clock.date(of: start) > lastDay {
        return .rule(
          .tooFarAhead, "The time is further ahead than the member of staff allows to book.")
      }
      return nil
    }
  }

  /// The checks of a new time, in the order in which their answers help most: whom, when, which.
  static func freeSlot(
    start: Instant, in calendars: Calendars, except own: Identifier?, byHost: Bool, now: Instant,
    clock: WallClock
  ) throws(Refusal) -> Slot {
    let availability = calendars.availability
    let day = clock.date(of: start)
    guard isAssociated(staffID: availability.staffID, with: calendars.situation, on: day) else {
      throw .rule(
        .staffNotAssociated,
        "The member of staff is not associated with the student on that day.")
    }
    if !byHost, calendars.caps.contains(where: \.isReached) {
      throw .rule(.limitReached, "The student has as many appointments ahead as they may have.")
    }
    guard start > now else { throw .rule(.inThePast, "The time has passed.") }
    if !byHost {
      let window = Window(availability.settings, now: now, clock: clock)
      if let problem = window.problem(with: start, clock: clock) { throw problem }
    }
    guard
      let slot = availability.offeredSlot(
        start: start, closures: calendars.closures, clock: clock)
    else {
      throw calendars.closures.kind(on: day) == nil
        ? .rule(.slotNotOffered, "The member of staff does not offer an appointment then.")
        : .rule(.closedDay, "The university is closed on that day.")
    }
    let gap = availability.settings.gapMinutes
    func isHeld(by appointments: [Appointment], gap: Int = 0) -> Bool {
      appointments.contains {
        $0.id != own
          && $0.overlaps(
            start: slot.start.adding(minutes: -gap), end: slot.end.adding(minutes: gap))
      }
    }
    let held = calendars.staffHolding(at: now)
    guard !isHeld(by: held) else {
      throw .rule(.slotTaken, "The time has been booked by somebody else.")
    }
    guard gap == 0 || !isHeld(by: held, gap: gap) else {
      throw .rule(.buffer, "The time is too near another appointment of the member of staff.")
    }
    guard !isHeld(by: calendars.studentAppointments.filter { $0.state == .booked }) else {
      throw .rule(.studentBusy, "The student has another appointment at that time.")
    }
    return slot
  }

  private static func checkChangeable(
    _ appointment: Appointment, revision: Int64, settings: BookingSettings?, now: Instant
  ) throws(Refusal) {
    guard appointment.revision == revision else { throw .staleRevision }
    guard appointment.state == .booked else {
      throw .rule(.notBooked, "The appointment is no longer booked.")
    }
    guard appointment.start > now else {
      throw .rule(.inThePast, "The appointment has already begun.")
    }
    guard let settings else { return }
    guard now <= appointment.start.adding(minutes: -settings.cancellationCutoffMinutes) else {
      throw .rule(
        .cutoffPassed,
        "It is too late to cancel or move the appointment: speak to the member of staff.")
    }
  }
}
