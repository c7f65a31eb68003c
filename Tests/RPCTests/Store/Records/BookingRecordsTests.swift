import Domain
import Promises
import Testing

@testable import Store

@Suite("Closed days, and what is sealed of a booking, as the store keeps them")
struct BookingRecordsTests {
  let scratch: Scratch
  let store: StoreEngine

  private let decision = Decision.system(.seed)
  private static let student = KeyStoreTests.id(1)

  init() throws {
    scratch = try Scratch()
    store = try .create(at: scratch("data"), now: .noon)
  }

  @Test("England's bank holidays of 2026 and 2027 are brought along, each once", .tags(.exceptions))
  func bankHolidays() throws {
    for _ in 0..<2 {
      try store.write { [decision] transaction in
        var random = SystemRandom()
        try transaction.addBankHolidays(random: &random, by: decision)
      }
    }
    let holidays = try store.read { try $0.closures(from: .first, to: .last) }
    #expect(holidays.allSatisfy { $0.kind == .bankHoliday && $0.first == $0.last })
    #expect(
      holidays.map(\.first.iso) == [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
        "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03",
        "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
      ])
    #expect(holidays.allSatisfy { $0.first.weekday != .saturday && $0.first.weekday != .sunday })
  }

  @Test("The day's offer has the closures that touch it, however long they are", .tags(.exceptions))
  func offer() throws {
    var random = SystemRandom()
    let closures = [("2026-10-25", "2026-12-25"), ("2026-12-25", "2026-12-25")].map {
      Closure(
        id: Identifier(.closure, from: &random), kind: .universityClosure,
        first: LocalDate(iso: $0.0)!, last: LocalDate(iso: $0.1)!, name: "Closed")
    }
    try store.write { [decision] transaction in
      for closure in closures { try transaction.insert(closure, by: decision) }
    }
    let staff = Identifier(.staffMember, from: &random)
    for (day, count) in [
      ("2026-10-24", 0), ("2026-10-25", 1), ("2026-12-24", 1), ("2026-12-25", 2),
      ("2026-12-26", 0),
    ] {
      let day = try #require(LocalDate(iso: day))
      let offer = try store.read { [decision] in
        try $0.offer(of: staff, on: day, to: Self.student, today: day, by: decision)
      }
      #expect(offer.closures.count == count)
      #expect(offer.openMax == nil && offer.availability.settings == BookingSettings())
    }
  }

  @Test("What a student said, and why they were limited, go with their key", .tags(.s23, .s25))
  func shredded() throws {
    try store.write { [decision] transaction in
      try KeyStoreTests.add(KeyStoreTests.ada, 1, transaction)
      try transaction.run("insert into staff values ('stf_x', 'x', null, 1)")
      var random = SystemRandom()
      let staff = Identifier(.staffMember, from: &random)
      try transaction.run("update staff set id = $1", staff)
      let appointment = Appointment(
        id: Identifier(.appointment, from: &random), studentID: Self.student, staffID: staff,
        start: .noon, end: .noon.adding(minutes: 30), location: "", state: .booked, revision: 1,
        noticeVersion: NoticeVersion(notice: "see-my-tutor", version: "1"), created: .noon,
        changed: .noon, hasAbout: true)
      try transaction.insert(appointment, about: "My resit", by: decision)
      #expect(try transaction.about(of: appointment, by: decision) == "My resit")
      let limit = BookingLimit(
        id: Identifier(.bookingLimit, from: &random), studentID: Self.student, openMax: 1,
        until: .last, reason: "Three missed meetings.", imposedBy: staff.text, imposed: .noon)
      try transaction.insert(limit, by: decision)
      #expect(try transaction.bookingLimits(of: Self.student, by: decision) == [limit])

      try transaction.shred(Self.student, at: .noon, by: decision)
      #expect(try transaction.about(of: appointment, by: decision) == nil)
      let left = try transaction.bookingLimits(of: Self.student, by: decision)
      #expect(left.map(\.reason) == [""] && left.map(\.openMax) == [1])
      let sealed = try transaction.row(
        """
        select (select count(*) from appointment where about is not null)
          + (select count(*) from booking_limit where details is not null)
        """)
      #expect(try sealed?.integer(0) == 0)
    }
  }
}
