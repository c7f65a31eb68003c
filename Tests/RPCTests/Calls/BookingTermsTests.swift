import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("On which terms staff can be booked")
struct BookingTermsTests {
  @Test("A tutor sets terms from the revision that they read; weekly times and terms stay apart")
  func set() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let terms = Pastoral_V1_BookingSettings.with {
        $0.bufferBeforeMinutes = 5
        $0.bufferAfterMinutes = 10
        $0.minimumNoticeMinutes = 60
        $0.horizonDays = 14
        $0.cancellationCutoffMinutes = 120
        $0.openBookingsMax = 2
      }
      let after = try await tutor.setTerms(terms, revision: 1)
      #expect(after.settings == terms && after.revision == 2 && after.weeklyRules.count == 5)
      #expect(try await tutor.unary(BookingService.getAvailability, .init()) == after)
      let emptied = try await tutor.unary(
        BookingService.setAvailability, .with { $0.revision = 2 })
      #expect(emptied.settings == terms && emptied.weeklyRules.isEmpty)
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await tutor.setTerms(terms, revision: 2)
      }
      await expectRefusal(.invalidArgument, fields: ["settings"]) {
        try await tutor.unary(BookingService.setBookingSettings, .with { $0.revision = 3 })
      }
      await expectRefusal(
        .invalidArgument, fields: ["settings.horizon_days", "settings.open_bookings_max"]
      ) {
        try await tutor.setTerms(
          .with {
            $0.horizonDays = 367
            $0.openBookingsMax = -1
          }, revision: 3)
      }
      for person in [Person.ada, .programmeLeader, .admin, .records] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.unary(
            BookingService.setBookingSettings,
            .with {
              $0.staffID = campus.id(.tutor)
              $0.settings = terms
              $0.revision = 3
            })
        }
      }
    }
  }

  @Test(
    "Each term refuses with its own reason, is not listed, and does not bind the host",
    .tags(.notice, .cutoff, .limits))
  func refusals() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let id = campus.id(.tutor)
      // It is Monday, 09:00.
      _ = try await tutor.setTerms(
        .with {
          $0.minimumNoticeMinutes = 90
          $0.horizonDays = 1
          $0.cancellationCutoffMinutes = 60
          $0.openBookingsMax = 1
        }, revision: 1)
      let listed = try await ada.slots(with: id, from: "2026-11-23", to: "2026-11-27")
      #expect(
        listed == ["2026-11-23 10:30", "2026-11-23 11:00", "2026-11-23 11:30"]
          + ["10:00", "10:30", "11:00", "11:30"].map { "2026-11-24 \($0)" })
      await expectRefusal(.failedPrecondition, "TOO_SOON") {
        try await ada.book(id, at: "2026-11-23 10:00")
      }
      await expectRefusal(.failedPrecondition, "TOO_FAR_AHEAD") {
        try await ada.book(id, at: "2026-11-25 10:00")
      }
      let booked = try await ada.book(id, at: "2026-11-23 10:30")
      await expectRefusal(.failedPrecondition, "LIMIT_REACHED") {
        try await ada.book(id, at: "2026-11-23 11:00")
      }
      #expect(try await ada.slots(with: id, from: "2026-11-23", to: "2026-11-27") == [])
      // Another student's count is their own, and moving adds none.
      _ = try await campus.client(.ben).book(id, at: "2026-11-23 11:30")
      let moved = try await ada.reschedule(booked, to: "2026-11-23 11:00")

      campus.now = .utc("2026-11-23 10:01")
      await expectRefusal(.failedPrecondition, "CUTOFF_PASSED") { try await ada.cancel(moved) }
      await expectRefusal(.failedPrecondition, "CUTOFF_PASSED") {
        try await ada.reschedule(moved, to: "2026-11-24 10:00")
      }
      let byHost = try await tutor.reschedule(moved, to: "2026-11-25 10:00")
      _ = try await tutor.book(id, at: "2026-11-23 10:30", for: campus.id(.ada))
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await tutor.reschedule(byHost, to: "2026-11-23 11:30")
      }
      #expect(try await tutor.cancel(byHost).state == .cancelled)
    }
  }

  @Test("Buffers hold when booking and moving, and not only in the list", .tags(.buffers))
  func buffers() async throws {
    try await TestCampus.with { campus in
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let id = campus.id(.tutor)
      _ = try await campus.client(.tutor).setTerms(
        .with { $0.bufferAfterMinutes = 15 }, revision: 1)
      _ = try await ada.book(id, at: "2026-11-23 10:30")
      let listed = try await ben.slots(with: id, from: "2026-11-23", to: "2026-11-23")
      #expect(listed == ["2026-11-23 11:30"])
      for start in ["2026-11-23 10:00", "2026-11-23 11:00"] {
        await expectRefusal(.failedPrecondition, "BUFFER") { try await ben.book(id, at: start) }
        // Not even the host books into what they keep free.
        await expectRefusal(.failedPrecondition, "BUFFER") {
          try await campus.client(.tutor).book(id, at: start, for: campus.id(.ben))
        }
      }
      let booked = try await ben.book(id, at: "2026-11-23 11:30")
      await expectRefusal(.failedPrecondition, "BUFFER") {
        try await ben.reschedule(booked, to: "2026-11-23 11:00")
      }
    }
  }

  @Test(
    "A step apart from the length offers times that overlap; one that is booked takes the others",
    .tags(.steps))
  func steps() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let set = try await tutor.unary(
        BookingService.setAvailability,
        .with {
          $0.weeklyRules = [
            .with {
              $0.weekday = .friday
              $0.startMinute = 840
              $0.endMinute = 900
              $0.slotMinutes = 30
              $0.stepMinutes = 15
            }
          ]
          $0.revision = 1
        })
      #expect(set.weeklyRules[0].stepMinutes == 15)
      func slots() async throws -> [String] {
        try await ada.slots(with: campus.id(.tutor), from: "2026-11-27", to: "2026-11-27")
          .map { String($0.suffix(5)) }
      }
      #expect(try await slots() == ["14:00", "14:15", "14:30"])
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-27 14:00")
      #expect(try await slots() == ["14:30"])
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-27 14:15")
      }
      await expectRefusal(.invalidArgument, fields: ["exception.step_minutes"]) {
        try await tutor.unary(
          BookingService.addAvailabilityException,
          .with {
            $0.exception = .with {
              $0.kind = .open
              $0.date = .day("2026-11-28")
              $0.startMinute = 600
              $0.endMinute = 660
              $0.slotMinutes = 30
              $0.stepMinutes = 4
            }
            $0.revision = 2
          })
      }
    }
  }

  @Test(
    "On the days of clock changes and on the leap day every listed time is booked",
    .tags(.daylightSaving),
    arguments: ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-02-29"])
  func clockChanges(date: String) async throws {
    // Every link of Ada's that is open-ended holds then; the one with her tutor began in September.
    let isBefore = date < "2026-09-21"
    try await TestCampus.with(now: .utc(isBefore ? "2026-03-20 09:00" : "2026-10-01 09:00")) {
      campus in
      if isBefore {
        try campus.change(
          "update enrolment_period set from_date = '2025-09-22' where student_id = $1",
          campus.id(.ada))
      }
      let (ada, leader) = (try campus.client(.ada), try campus.client(.programmeLeader))
      let weekday = Pastoral_V1_Weekday(rawValue: LocalDate(iso: date)?.weekday.rawValue ?? 0)
      _ = try await leader.unary(
        BookingService.setAvailability,
        .with {
          $0.weeklyRules = [
            .with {
              $0.weekday = weekday ?? .unspecified
              $0.endMinute = 240
              $0.slotMinutes = 30
              $0.stepMinutes = 20
            }
          ]
          $0.revision = 1
        })
      _ = try await leader.setTerms(.with { $0.bufferAfterMinutes = 5 }, revision: 2)
      // Far enough ahead for the list, not for the clock.
      if date > "2026-11-01" { campus.now = .utc("\(date.prefix(8))01 09:00") }
      if date == "2028-02-29" { campus.now = .utc("2028-02-20 09:00") }
      let id = campus.id(.programmeLeader)
      var booked = 0
      while let next = try await ada.slots(with: id, from: date, to: date).first {
        let appointment = try await ada.book(id, at: next)
        #expect(appointment.end.seconds - appointment.start.seconds == 1_800)
        booked += 1
      }
      #expect(booked >= 3)
    }
  }
}

extension Client {
  func setTerms(
    _ settings: Pastoral_V1_BookingSettings, revision: Int64
  ) async throws -> Pastoral_V1_Availability {
    try await unary(
      BookingService.setBookingSettings,
      .with {
        $0.settings = settings
        $0.revision = revision
      })
  }
}
