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

    public init(
      situation: StudentSituation, availability: Availability,
      staffAppointments: [Appointment], studentAppointments: [Appointment]
    ) {
      self.situation = situation
      self.availability = availability
      self.staffAppointments = staffAppointments
      self.studentAppointments = studentAppointments
    }
  }

  /// Books the offered slot that starts then.
  ///
  /// - Throws: The first that applies of STAFF_NOT_ASSOCIATED, IN_THE_PAST, SLOT_NOT_OFFERED,
  ///   SLOT_TAKEN and STUDENT_BUSY.
  public static func book(
    start: Instant, in calendars: Calendars, id: Identifier, noticeVersion: NoticeVersion,
    now: Instant, clock: WallClock = .london
  ) throws(Refusal) -> Appointment {
    let slot = try freeSlot(start: start, in: calendars, except: nil, now: now, clock: clock)
    return Appointment(
      id: id, studentID: calendars.situation.studentID,
      staffID: calendars.availability.staffID, start: slot.start, end: slot.end,
      location: slot.location, state: .booked, revision: 1, noticeVersion: noticeVersion,
      created: now, changed: now)
  }

  /// Frees the appointment's time.
  ///
  /// - Throws: A stale revision first, since who cancels should know what they cancel; then
  ///   NOT_BOOKED, then IN_THE_PAST once the appointment has begun.
  public static func cancel(
    _ appointment: Appointment, revision: Int64, now: Instant
  ) throws(Refusal) -> Appointment {
    try checkChangeable(appointment, revision: revision, now: now)
    var changed = appointment
    changed.state = .cancelled
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
    now: Instant, clock: WallClock = .london
  ) throws(Refusal) -> Appointment {
    try checkChangeable(appointment, revision: revision, now: now)
    let slot = try freeSlot(
      start: start, in: calendars, except: appointment.id, now: now, clock: clock)
    var changed = appointment
    changed.start = slot.start
    changed.end = slot.end
    changed.location = slot.location
    changed.revision += 1
    changed.changed = now
    return changed
  }

  /// The times that the student may book, in order: offered, on a day on which the member of staff
  /// is associated with the student, not past, and held by neither of them.
  ///
  /// - Parameter days: As `listedDays` gives them.
  public static func freeSlots(
    on days: ClosedRange<LocalDate>, in calendars: Calendars, now: Instant,
    clock: WallClock = .london
  ) -> [Slot] {
    let staffID = calendars.availability.staffID
    var offered: [Slot] = []
    var day = max(days.lowerBound, clock.date(of: now))
    while day <= days.upperBound {
      if isAssociated(staffID: staffID, with: calendars.situation, on: day) {
        offered += calendars.availability.slots(on: day, clock: clock)
      }
      if day == .last { break }
      day = day.adding(days: 1)
    }
    return offered.free(
      from: calendars.staffAppointments + calendars.studentAppointments, now: now)
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
  /// The checks of a new time, in the order in which their answers help most: whom, when, which.
  private static func freeSlot(
    start: Instant, in calendars: Calendars, except own: Identifier?, now: Instant,
    clock: WallClock
  ) throws(Refusal) -> Slot {
    let availability = calendars.availability
    guard
      isAssociated(
        staffID: availability.staffID, with: calendars.situation, on: clock.date(of: start))
    else {
      throw .rule(
        .staffNotAssociated,
        "The member of staff is not associated with the student's programme on that day.")
    }
    guard start > now else { throw .rule(.inThePast, "The time has passed.") }
    guard let slot = availability.offeredSlot(start: start, clock: clock) else {
      throw .rule(.slotNotOffered, "The member of staff does not offer an appointment then.")
    }
    func isHeld(by appointments: [Appointment]) -> Bool {
      appointments.contains {
        $0.id != own && $0.state == .booked && $0.overlaps(start: slot.start, end: slot.end)
      }
    }
    guard !isHeld(by: calendars.staffAppointments) else {
      throw .rule(.slotTaken, "The time has been booked by somebody else.")
    }
    guard !isHeld(by: calendars.studentAppointments) else {
      throw .rule(.studentBusy, "The student has another appointment at that time.")
    }
    return slot
  }

  private static func checkChangeable(
    _ appointment: Appointment, revision: Int64, now: Instant
  ) throws(Refusal) {
    guard appointment.revision == revision else { throw .staleRevision }
    guard appointment.state == .booked else {
      throw .rule(.notBooked, "The appointment is no longer booked.")
    }
    guard appointment.start > now else {
      throw .rule(.inThePast, "The appointment has already begun.")
    }
  }
}
