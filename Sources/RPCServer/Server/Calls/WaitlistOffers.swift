import Domain
import Store

/// What becomes of a time that is free again, or that is offered newly: in the transaction that frees or opens
/// it, so that nobody else is faster than the first in the queue.
extension Transaction {
  /// Offers the time of an appointment, or of an offer that ended, to the first who waits for it and could
  /// book it. Does nothing where nobody does.
  ///
  /// - Parameter freed: As it was while it held the time.
  func offer(
    timeOf freed: Appointment, at now: Instant, random: inout some RandomNumberGenerator
  ) throws {
    guard freed.start > now else { return }
    let decision = Decision.system(.waitlist)
    // Whoever has just given it up is not asked for it.
    for entry in try waiting(for: freed.staffID, start: freed.start, at: now)
    where entry.studentID != freed.studentID {
      guard
        let situation = try situation(of: entry.studentID.text, with: freed.staffID.text)
      else { throw StoreError.corrupt }
      let calendars = try calendars(
        around: freed.start, situation, staff: freed.staffID, at: now, by: decision)
      guard
        let offer = WaitlistRules.offer(
          start: freed.start, in: calendars, id: Identifier(.appointment, from: &random),
          noticeVersion: entry.noticeVersion, now: now)
      else { continue }
      return try make(offer, at: now, random: &random, by: decision)
    }
  }

  /// Offers times that a member of staff has opened to those who wait, in their order: to each the first that
  /// they can book and could not before.
  ///
  /// - Parameter before: What was offered until then.
  func offerTimes(
    openedSince before: Availability, at now: Instant, random: inout some RandomNumberGenerator
  ) throws {
    let (staff, today) = (before.staffID, WallClock.london.date(of: now))
    let decision = Decision.system(.waitlist)
    for entry in try waitlist(ofStaff: staff, today: today) {
      let days = max(entry.days.lowerBound, today)...entry.days.upperBound
      guard let situation = try situation(of: entry.studentID.text, with: staff.text) else {
        throw StoreError.corrupt
      }
      let calendars = try calendars(on: days, situation, staff: staff, at: now, by: decision)
      for slot in WaitlistRules.opened(on: days, in: calendars, since: before, now: now) {
        // Not to who has an offer, nor to who let this very time go.
        guard try waiting(for: staff, start: slot.start, at: now).contains(entry),
          let offer = WaitlistRules.offer(
            start: slot.start, in: calendars, id: Identifier(.appointment, from: &random),
            noticeVersion: entry.noticeVersion, now: now)
        else { continue }
        try make(offer, at: now, random: &random, by: decision)
        break
      }
    }
  }

  private func make(
    _ offer: Appointment, at now: Instant, random: inout some RandomNumberGenerator,
    by decision: Decision
  ) throws {
    try insert(offer, by: decision)
    try append(.offerMade, offer.id, at: now)
    try deliver(
      .waitlistOffer, about: offer.id, to: [offer.studentID.text], at: now,
      due: offer.offerExpires, random: &random)
  }

  /// Ends an offer that was let go, and makes it to the next.
  func passOn(
    _ offer: Appointment, at now: Instant, random: inout some RandomNumberGenerator,
    by decision: Decision
  ) throws {
    try update(WaitlistRules.lapsed(offer, now: now), by: decision)
    try append(.offerLapsed, offer.id, at: now)
    try self.offer(timeOf: offer, at: now, random: &random)
  }

  /// Passes on what nobody took in time. An offer that has expired holds nothing any more, whether this has
  /// happened or not.
  ///
  /// - Returns: How many had expired.
  func passOnExpiredOffers(at now: Instant, atMost count: Int) throws -> Int {
    var random = SystemRandom()
    let expired = try expiredOffers(at: now, atMost: count)
    for offer in expired {
      try passOn(offer, at: now, random: &random, by: .system(.waitlist))
    }
    return expired.count
  }
}
