import Domain
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@Suite("When staff can be booked")
struct AvailabilityTests {
  @Test("A tutor replaces the weekly rules from the revision that they read")
  func set() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let before = try await tutor.unary(BookingService.getAvailability, .init())
      #expect(before.staffID == campus.id(.tutor))
      #expect(before.weeklyRules.count == 5)
      #expect(before.revision == 1)

      let after = try await tutor.set([.friday(from: 840, to: 900)], revision: 1)
      #expect(after.revision == 2)
      #expect(try await tutor.unary(BookingService.getAvailability, .init()) == after)
      for stale: Int64 in [0, 1, 3] {
        await expectRefusal(.aborted, "STALE_REVISION") {
          try await tutor.set([], revision: stale)
        }
      }
      let slots = try await campus.client(.ada).slots(
        with: campus.id(.tutor), from: "2026-11-23", to: "2026-11-29")
      #expect(slots == ["2026-11-27 14:00", "2026-11-27 14:30"])
    }
  }

  @Test("A day can be closed, and another opened; taken away, the weekly rules hold again")
  func exceptions() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let ada = try campus.client(.ada)
      func slots() async throws -> [String] {
        try await ada.slots(with: campus.id(.tutor), from: "2026-11-27", to: "2026-11-28")
      }
      let usual = ["10:00", "10:30", "11:00", "11:30"].map { "2026-11-27 \($0)" }
      #expect(try await slots() == usual)

      let closed = try await tutor.add(
        .with {
          $0.kind = .closed
          $0.date = .day("2026-11-27")
          $0.startMinute = 630
          $0.endMinute = 690
        }, revision: 1)
      #expect(try await slots() == [usual[0], usual[3]])
      await expectRefusal(.failedPrecondition, "SLOT_NOT_OFFERED") {
        try await ada.book(campus.id(.tutor), at: "2026-11-27 10:30")
      }
      let open = try await tutor.add(
        .with {
          $0.kind = .open
          $0.date = .day("2026-11-28")
          $0.startMinute = 600
          $0.endMinute = 660
          $0.slotMinutes = 60
          $0.location = "Library"
        }, revision: 2)
      #expect(open.exceptions.map(\.date.day) == [27, 28])
      #expect(open.exceptions.allSatisfy { $0.id.hasPrefix("exc_") })
      #expect(try await slots() == [usual[0], usual[3], "2026-11-28 10:00"])
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-28 10:00")
      #expect(booked.location == "Library")
      #expect(booked.end.utc == "2026-11-28 11:00")

      await expectRefusal(.aborted, "STALE_REVISION") {
        try await tutor.remove(closed.exceptions[0].id, revision: 2)
      }
      let removed = try await tutor.remove(closed.exceptions[0].id, revision: 3)
      #expect(removed.revision == 4)
      #expect(try await slots() == usual)
      await expectRefusal(.notFound) {
        try await tutor.remove(closed.exceptions[0].id, revision: 4)
      }
      // What was booked stays, even where its time is no longer offered.
      _ = try await tutor.remove(open.exceptions[1].id, revision: 4)
      #expect(try await ada.get(booked.id).state == .booked)
    }
  }

  @Test("Every field of a rule has its limit")
  func ruleLimits() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      for (change, fields) in [
        ({ $0.weekday = .unspecified }, ["weekday"]), ({ $0.startMinute = -1 }, ["start_minute"]),
        ({ $0.startMinute = 1_440 }, ["start_minute"]),
        ({ $0.endMinute = 1_441 }, ["end_minute"]), ({ $0.endMinute = 840 }, ["end_minute"]),
        ({ $0.slotMinutes = 4 }, ["slot_minutes"]), ({ $0.slotMinutes = 241 }, ["slot_minutes"]),
        ({ $0.slotMinutes = 61 }, ["slot_minutes"]), ({ $0.location = text(101) }, ["location"]),
        (
          {
            $0.from = .day("2026-11-24")
            $0.to = .day("2026-11-23")
          }, ["to"]
        ),
        ({ $0.from.year = 1_899 }, ["from"]),
      ] as [((inout Pastoral_V1_WeeklyRule) -> Void, [String])] {
        var rule = Pastoral_V1_WeeklyRule.friday(from: 840, to: 900)
        change(&rule)
        let wrong = rule
        await expectRefusal(
          .invalidArgument, fields: fields.map { "weekly_rules[1].\($0)" }
        ) {
          try await tutor.set([.friday(from: 600, to: 630), wrong], revision: 1)
        }
      }
      let most = Array(repeating: Pastoral_V1_WeeklyRule.friday(from: 0, to: 1_440), count: 51)
      await expectRefusal(.invalidArgument, fields: ["weekly_rules"]) {
        try await tutor.set(most, revision: 1)
      }
      #expect(try await tutor.set(Array(most.dropLast()), revision: 1).weeklyRules.count == 50)
    }
  }

  @Test("Every field of an exception has its limit")
  func exceptionLimits() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      for (change, fields) in [
        ({ $0.kind = .unspecified }, ["exception.kind"]),
        ({ $0.kind = .UNRECOGNIZED(3) }, ["exception.kind"]),
        ({ $0.clearDate() }, ["exception.date"]),
        ({ $0.date = .day("2026-11-22") }, ["exception.date"]),
        ({ $0.startMinute = -1 }, ["exception.start_minute"]),
        ({ $0.endMinute = 1_441 }, ["exception.end_minute"]),
        ({ $0.slotMinutes = 3 }, ["exception.slot_minutes"]),
        ({ $0.location = text(101) }, ["exception.location"]),
      ] as [((inout Pastoral_V1_AvailabilityException) -> Void, [String])] {
        var exception = Pastoral_V1_AvailabilityException.with {
          $0.kind = .open
          $0.date = .day("2026-11-23")
          $0.startMinute = 600
          $0.endMinute = 660
          $0.slotMinutes = 30
        }
        change(&exception)
        let wrong = exception
        await expectRefusal(.invalidArgument, fields: fields) {
          try await tutor.add(wrong, revision: 1)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["exception"]) {
        try await tutor.unary(BookingService.addAvailabilityException, .with { $0.revision = 1 })
      }
      await expectRefusal(.invalidArgument, fields: ["exception_id"]) {
        try await tutor.remove("nonsense", revision: 1)
      }
    }
  }

  @Test("Staff change their own hours only; a student reads those of staff they may book")
  func access() async throws {
    try await TestCampus.with { campus in
      let id = campus.id(.tutor)
      for person in Person.allCases where person != .tutor {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.unary(
            BookingService.setAvailability,
            .with {
              $0.staffID = id
              $0.revision = 1
            })
        }
        let get = Pastoral_V1_GetAvailabilityRequest.with { $0.staffID = id }
        if [.ada, .ben].contains(person) {
          #expect(try await client.unary(BookingService.getAvailability, get).revision == 1)
        } else {
          await expectRefusal(.permissionDenied) {
            try await client.unary(BookingService.getAvailability, get)
          }
        }
      }
      let portal = try campus.client(.portal, onBehalfOf: .tutor)
      #expect(try await portal.set([], revision: 1).revision == 2)
    }
  }

  @Test(
    "Ten o'clock in London is ten o'clock on either side of a clock change",
    arguments: [
      // The Sunday itself, 00:30 to 03:30 on the wall, half an hour each, as moments in UTC: none
      // runs into the hour that is skipped, and of the hour that comes twice the first is offered.
      (
        "2026-03-29", ["01:00", "01:30", "02:00"],
        saturday: "10:00", monday: "09:00"
      ),
      (
        "2026-10-25", ["23:30-", "00:00", "00:30", "02:00", "02:30", "03:00"],
        saturday: "09:00", monday: "10:00"
      ),
      (
        "2027-03-28", ["01:00", "01:30", "02:00"],
        saturday: "10:00", monday: "09:00"
      ),
      (
        "2027-10-31", ["23:30-", "00:00", "00:30", "02:00", "02:30", "03:00"],
        saturday: "09:00", monday: "10:00"
      ),
    ])
  func clockChanges(
    sunday: String, onTheDay: [String], saturday: String, monday: String
  ) async throws {
    let day = try #require(LocalDate(iso: sunday))
    let week = (day.adding(days: -7).iso, day.adding(days: -1).iso, day.adding(days: 1).iso)
    // 2026-03-29 comes before Ada's enrolment of the template, so she gets one that covers it.
    try await TestCampus.with(now: .utc("\(week.0) 09:00")) { campus in
      let records = try campus.client(.records)
      _ = try await records.put(.enrolment(.ada, on: "CS", from: "2020-01-01"))
      _ = try await records.put(.relation(.tutor, .personalTutor, "S001", from: "2020-01-01"))
      let tutor = try campus.client(.tutor)
      let ten = [Pastoral_V1_Weekday.saturday, .monday].map { weekday in
        Pastoral_V1_WeeklyRule.with {
          $0.weekday = weekday
          $0.startMinute = 600
          $0.endMinute = 630
          $0.slotMinutes = 30
        }
      }
      let night = Pastoral_V1_WeeklyRule.with {
        $0.weekday = .sunday
        $0.startMinute = 30
        $0.endMinute = 210
        $0.slotMinutes = 30
      }
      _ = try await tutor.set(ten + [night], revision: 1)
      let ada = try campus.client(.ada)
      let slots = try await ada.slots(with: campus.id(.tutor), from: week.1, to: week.2)
      let expected =
        ["\(week.1) \(saturday)"]
        + onTheDay.map { $0.hasSuffix("-") ? "\(week.1) \($0.dropLast())" : "\(sunday) \($0)" }
        + ["\(week.2) \(monday)"]
      #expect(slots == expected)
      // Each of them can be booked, for exactly half an hour.
      for start in slots {
        let booked = try await ada.book(campus.id(.tutor), at: start)
        #expect(booked.end.seconds - booked.start.seconds == 1_800)
      }
    }
  }

  @Test("Slots are listed for 63 days at most, from today on where no day is given")
  func days() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let tutor = campus.id(.tutor)
      #expect(
        try await ada.slots(with: tutor, from: "2026-11-23", to: "2027-01-24").count == 180)
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await ada.slots(with: tutor, from: "2026-11-23", to: "2027-01-25")
      }
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await ada.slots(with: tutor, from: "2026-11-23", to: "2026-11-22")
      }
      let fortnight = try await ada.unary(
        BookingService.listSlots, .with { $0.staffID = tutor })
      #expect(fortnight.slots.count == 40)
    }
  }
}

private func text(_ count: Int) -> String { String(repeating: "a", count: count) }

extension Pastoral_V1_WeeklyRule {
  fileprivate static func friday(from start: Int32, to end: Int32) -> Self {
    .with {
      $0.weekday = .friday
      $0.startMinute = start
      $0.endMinute = end
      $0.slotMinutes = 30
    }
  }
}

extension Client {
  fileprivate func set(
    _ rules: [Pastoral_V1_WeeklyRule], revision: Int64
  ) async throws -> Pastoral_V1_Availability {
    try await unary(
      BookingService.setAvailability,
      .with {
        $0.weeklyRules = rules
        $0.revision = revision
      })
  }

  fileprivate func add(
    _ exception: Pastoral_V1_AvailabilityException, revision: Int64
  ) async throws -> Pastoral_V1_Availability {
    try await unary(
      BookingService.addAvailabilityException,
      .with {
        $0.exception = exception
        $0.revision = revision
      })
  }

  fileprivate func remove(
    _ id: String, revision: Int64
  ) async throws -> Pastoral_V1_Availability {
    try await unary(
      BookingService.removeAvailabilityException,
      .with {
        $0.exceptionID = id
        $0.revision = revision
      })
  }
}
