import Domain
import Promises
import Testing

@Suite("Offers of times that have become free", .tags(.waitlist))
struct WaitlistRulesTests {
  private let now = london("2026-01-12", "08:00")

  private func calendars(
    noticeMinutes: Int = 0, gapMinutes: Int = 0, staff: [Appointment] = []
  ) -> BookingRules.Calendars {
    var availability = availability([rule(.monday, "09:00", "17:00", 30)])
    availability.settings.minimumNoticeMinutes = noticeMinutes
    availability.settings.bufferAfterMinutes = gapMinutes
    return BookingRules.Calendars(
      situation: tutored, availability: availability, staffAppointments: staff,
      studentAppointments: [])
  }

  private func offered(
    _ time: String, in calendars: BookingRules.Calendars
  ) -> Appointment? {
    WaitlistRules.offer(
      start: london("2026-01-12", time), in: calendars, id: id(.appointment, 20),
      noticeVersion: notice, now: now)
  }

  @Test(
    "An offer is held for twelve hours, or until the notice for its time begins",
    arguments: [
      (0, "16:00", "16:00"), (60, "16:00", "15:00"), (479, "16:00", "08:01"), (480, "16:00", nil),
      (481, "16:00", nil),
    ] as [(Int, String, String?)])
  func expiry(notice: Int, start: String, expires: String?) {
    let offer = offered(start, in: calendars(noticeMinutes: notice))
    #expect(offer?.offerExpires == expires.map { london("2026-01-12", $0) })
    #expect(offer.map { $0.state == .offered } ?? true)
  }

  @Test("A long way ahead it is twelve hours")
  func twelveHours() {
    let offer = WaitlistRules.offer(
      start: london("2026-01-19", "09:00"), in: calendars(), id: id(.appointment, 20),
      noticeVersion: notice, now: now)
    #expect(offer?.offerExpires == now.adding(minutes: 720))
  }

  @Test("It holds its time against everybody but whom it is made to, and only until it expires")
  func holds() throws {
    let offer = try #require(offered("16:00", in: calendars()))
    let end = try #require(offer.offerExpires)
    let other = id(.student, 9)
    #expect(offer.holdsTime(against: other, at: now))
    #expect(!offer.holdsTime(against: student, at: now))
    #expect(offer.holdsTime(against: other, at: end.adding(milliseconds: -1)))
    #expect(!offer.holdsTime(against: other, at: end))
    let lapsed = WaitlistRules.lapsed(offer, now: now)
    #expect(!lapsed.holdsTime(against: other, at: now))
  }

  @Test("Taken it is an appointment; taken, declined or expired it is no offer any more")
  func accepted() throws {
    let offer = try #require(offered("16:00", in: calendars()))
    let end = try #require(offer.offerExpires)
    let booked = try WaitlistRules.accept(offer, in: calendars(), now: now)
    #expect(booked.state == .booked && booked.revision == 2 && booked.id == offer.id)
    let ended = Refusal.rule(
      .offerEnded, "The offer was taken or declined, or its time has passed.")
    for (over, then) in [
      (booked, now), (try WaitlistRules.decline(offer, now: now), now), (offer, end),
    ] {
      #expect(throws: ended) { try WaitlistRules.accept(over, in: calendars(), now: then) }
      #expect(throws: ended) { try WaitlistRules.decline(over, now: then) }
    }
  }

  @Test(
    "A time that is taken, or too near another appointment, is not offered; nor is it taken then")
  func taken() throws {
    let other = appointment("2026-01-12", "15:30", minutes: 30)
    #expect(offered("15:30", in: calendars(staff: [other])) == nil)
    #expect(offered("16:00", in: calendars(gapMinutes: 10, staff: [other])) == nil)
    let offer = try #require(offered("16:00", in: calendars()))
    #expect(
      throws: Refusal.rule(
        .buffer, "The time is too near another appointment of the member of staff.")
    ) {
      try WaitlistRules.accept(offer, in: calendars(gapMinutes: 10, staff: [other]), now: now)
    }
  }
}
