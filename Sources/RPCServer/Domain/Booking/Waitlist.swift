/// A student's wish to meet a member of staff who has no time free.
///
///     waiting ──offer taken──► booked
///        └──────leave────────► left
///
/// An offer is no state of it: it is the appointment that it may become (`Appointment.State.offered`), and
/// whoever lets one go keeps their place.
public struct WaitlistEntry: Equatable, Sendable {
  public enum State: Int, CaseIterable, Sendable {
    case waiting = 1
    case booked = 2
    case left = 3
  }

  public var id: Identifier
  public var studentID: Identifier
  public var staffID: Identifier
  /// On which a time would do.
  public var days: ClosedRange<LocalDate>
  public var state: State
  /// The notice under which it was collected, and what comes of it.
  public var noticeVersion: NoticeVersion
  public var joined: Instant

  public init(
    id: Identifier, studentID: Identifier, staffID: Identifier, days: ClosedRange<LocalDate>,
    state: State = .waiting, noticeVersion: NoticeVersion, joined: Instant
  ) {
    self.id = id
    self.studentID = studentID
    self.staffID = staffID
    self.days = days
    self.state = state
    self.noticeVersion = noticeVersion
    self.joined = joined
  }
}

/// Who may wait, and what is offered to whom. The system only proposes: a person takes an offer (S25).
public enum WaitlistRules {
  /// The most queues that a student stands in.
  public static let entriesMax = 3
  /// The most students in one queue.
  public static let queueMax = 50
  /// How long an offer is held, in minutes; less where the notice for that time passes before.
  public static let offerMinutes = 720

  /// - Parameters:
  ///   - entries: What the student waits for already.
  ///   - queued: How many wait for the member of staff.
  /// - Throws: `.invalid` for days that have passed, then STAFF_NOT_ASSOCIATED, ALREADY_WAITING,
  ///   TOO_MANY_LIVE.
  public static func join(
    _ entry: WaitlistEntry, _ situation: StudentSituation, entries: [WaitlistEntry], queued: Int,
    today: LocalDate
  ) throws(Refusal) {
    guard entry.days.upperBound >= today else {
      throw .invalid("to", "must be today or later")
    }
    guard situation.isBookable(entry.staffID, onAnyOf: entry.days) else {
      throw .rule(
        .staffNotAssociated,
        "The member of staff is not associated with the student's programme on these days.")
    }
    guard !entries.contains(where: { $0.staffID == entry.staffID }) else {
      throw .rule(.alreadyWaiting, "The student waits for this member of staff already.")
    }
    guard entries.count < entriesMax else {
      throw .rule(.tooManyLive, "A student waits for at most \(entriesMax) members of staff.")
    }
    guard queued < queueMax else {
      throw .rule(.tooManyLive, "At most \(queueMax) students wait for a member of staff.")
    }
  }

  /// The times of some days that the student whose calendars these are can book and could not before the
  /// member of staff changed what they offer, in order.
  ///
  /// - Parameter before: What was offered until then.
  public static func opened(
    on days: ClosedRange<LocalDate>, in calendars: BookingRules.Calendars,
    since before: Availability, now: Instant, clock: WallClock = .london
  ) -> [Slot] {
    var earlier = calendars
    earlier.availability = before
    let known = Set(
      BookingRules.freeSlots(on: days, in: earlier, now: now, clock: clock).map(\.start))
    return BookingRules.freeSlots(on: days, in: calendars, now: now, clock: clock)
      .filter { !known.contains($0.start) }
  }

  /// What may be offered of a time to the student whose calendars these are; nil where they could not
  /// book it, or would have no time to say so.
  public static func offer(
    start: Instant, in calendars: BookingRules.Calendars, id: Identifier,
    noticeVersion: NoticeVersion, now: Instant, clock: WallClock = .london
  ) -> Appointment? {
    let slot = try? BookingRules.freeSlot(
      start: start, in: calendars, except: nil, byHost: false, now: now, clock: clock)
    guard let slot else { return nil }
    let notice = calendars.availability.settings.minimumNoticeMinutes
    let expires = min(
      now.adding(minutes: offerMinutes), slot.start.adding(minutes: -notice))
    guard expires > now else { return nil }
    return Appointment(
      id: id, studentID: calendars.situation.studentID,
      staffID: calendars.availability.staffID, start: slot.start, end: slot.end,
      location: slot.location, state: .offered, revision: 1, noticeVersion: noticeVersion,
      created: now, changed: now, offerExpires: expires)
  }

  /// Takes an offer.
  ///
  /// - Parameter calendars: Those of the offer's student and member of staff.
  /// - Throws: OFFER_ENDED; then what `BookingRules.book` throws, since much may have changed.
  public static func accept(
    _ offer: Appointment, in calendars: BookingRules.Calendars, now: Instant, byHost: Bool = false,
    clock: WallClock = .london
  ) throws(Refusal) -> Appointment {
    try checkLive(offer, now: now)
    let slot = try BookingRules.freeSlot(
      start: offer.start, in: calendars, except: offer.id, byHost: byHost, now: now, clock: clock)
    var booked = offer
    booked.end = slot.end
    booked.location = slot.location
    booked.state = .booked
    booked.revision += 1
    booked.changed = now
    return booked
  }

  /// Lets an offer go.
  ///
  /// - Throws: OFFER_ENDED.
  public static func decline(
    _ offer: Appointment, now: Instant
  ) throws(Refusal) -> Appointment {
    try checkLive(offer, now: now)
    return lapsed(offer, now: now)
  }

  /// An offer that has ended, by its time or because somebody let it go.
  public static func lapsed(_ offer: Appointment, now: Instant) -> Appointment {
    var lapsed = offer
    lapsed.state = .lapsed
    lapsed.revision += 1
    lapsed.changed = now
    return lapsed
  }

  private static func checkLive(_ offer: Appointment, now: Instant) throws(Refusal) {
    guard offer.isOffer(at: now) else {
      throw .rule(.offerEnded, "The offer was taken or declined, or its time has passed.")
    }
  }
}
