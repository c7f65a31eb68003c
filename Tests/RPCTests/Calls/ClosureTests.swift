import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Closed days and flagged appointments")
struct ClosureTests {
  @Test(
    "Who keeps the directory adds and removes closed days; everybody signed in sees them",
    .tags(.exceptions))
  func kept() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let winter = try await admin.close("2026-12-24", "2027-01-03", "Winter closure")
      #expect(winter.id.hasPrefix("clo_"))
      let holiday = try await campus.client(.records).close(
        "2026-12-25", "2026-12-25", "Christmas Day", .bankHoliday)
      for person in [Person.ada, .tutor, .practitioner, .recordsManager] {
        let listed = try await campus.client(person).unary(BookingService.listClosures, .init())
        #expect(listed.closures == [winter, holiday])
      }
      let early = try await admin.unary(
        BookingService.listClosures, .with { $0.to = .day("2026-12-24") })
      #expect(early.closures == [winter])
      #expect(
        try await admin.unary(
          BookingService.removeClosure, .with { $0.closureID = winter.id }) == winter)
      await expectRefusal(.notFound) {
        try await admin.unary(BookingService.removeClosure, .with { $0.closureID = winter.id })
      }
      for person in [Person.ada, .tutor, .itSupport, .dataProtectionOfficer] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.close("2026-12-24", "2026-12-24", "Mine")
        }
        await expectRefusal(.permissionDenied) {
          try await client.unary(
            BookingService.removeClosure, .with { $0.closureID = holiday.id })
        }
      }
      for (change, field) in [
        ({ $0.kind = .unspecified }, "closure.kind"), ({ $0.clearFirst() }, "closure.first"),
        ({ $0.last = .day("2026-12-30") }, "closure.last"), ({ $0.name = "" }, "closure.name"),
      ] as [((inout Pastoral_V1_Closure) -> Void, String)] {
        var closure = Pastoral_V1_Closure.with {
          $0.kind = .bankHoliday
          $0.first = .day("2026-12-31")
          $0.last = .day("2026-12-31")
          $0.name = "Closed"
        }
        change(&closure)
        let wrong = closure
        await expectRefusal(.invalidArgument, fields: [field]) {
          try await admin.unary(BookingService.addClosure, .with { $0.closure = wrong })
        }
      }
      await expectRefusal(.invalidArgument, fields: ["closure"]) {
        try await admin.unary(BookingService.addClosure, .init())
      }
    }
  }

  @Test(
    "A bank holiday takes weekly times, what is opened for it stands; a closure takes all",
    .tags(.exceptions))
  func offered() async throws {
    try await TestCampus.with { campus in
      let (ada, admin) = (try campus.client(.ada), try campus.client(.admin))
      let id = campus.id(.tutor)
      _ = try await campus.client(.tutor).unary(
        BookingService.addAvailabilityException,
        .with {
          $0.exception = .with {
            $0.kind = .open
            $0.date = .day("2026-11-25")
            $0.startMinute = 840
            $0.endMinute = 870
            $0.slotMinutes = 30
          }
          $0.revision = 1
        })
      func slots() async throws -> [String] {
        try await ada.slots(with: id, from: "2026-11-25", to: "2026-11-25")
      }
      #expect(try await slots().count == 5)
      _ = try await admin.close("2026-11-25", "2026-11-25", "Holiday", .bankHoliday)
      #expect(try await slots() == ["2026-11-25 14:00"])
      await expectRefusal(.failedPrecondition, "CLOSED_DAY") {
        try await ada.book(id, at: "2026-11-25 10:00")
      }
      let opened = try await ada.book(id, at: "2026-11-25 14:00")
      #expect(opened.attention == .unspecified)
      _ = try await ada.cancel(opened)
      _ = try await admin.close("2026-11-24", "2026-11-26", "Strike")
      #expect(try await slots() == [])
      await expectRefusal(.failedPrecondition, "CLOSED_DAY") {
        try await ada.book(id, at: "2026-11-25 14:00")
      }
    }
  }

  @Test(
    "What is booked on a day that is closed later stays, is flagged, and both are told once",
    .tags(.s1, .flags))
  func closedDay() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let admin = try campus.client(.admin)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-25 10:00")
      let other = try await ada.book(campus.id(.tutor), at: "2026-11-26 10:00")
      let closure = try await admin.close("2026-11-25", "2026-11-25", "Strike")
      _ = try await admin.close("2026-11-25", "2026-11-25", "Strike again")
      let flagged = try await ada.get(booked.id)
      #expect(flagged.attention == .closedDay && flagged.state == .booked)
      #expect(flagged.revision == booked.revision)
      for client in [ada, tutor] {
        let items = try await client.flagged()
        #expect(items.map(\.aboutID) == [booked.id])
        #expect(items.first?.due == booked.start)
      }
      let listed = try await tutor.appointments(ofStaff: campus.id(.tutor)) {
        $0.onlyFlagged = true
      }
      #expect(listed.appointments.map(\.id) == [booked.id])
      #expect(try await ada.get(other.id).attention == .unspecified)
      // A person decides; here the host moves it, and that is that.
      let moved = try await tutor.reschedule(booked, to: "2026-11-27 10:00")
      #expect(moved.attention == .unspecified)
      _ = try await admin.unary(
        BookingService.removeClosure, .with { $0.closureID = closure.id })
    }
  }

  @Test(
    "What is booked is flagged when the link that allowed it ends before its day, and only then",
    .tags(.s1, .flags))
  func linkEnded() async throws {
    try await TestCampus.with { campus in
      let (ada, leader) = (try campus.client(.ada), try campus.client(.programmeLeader))
      let records = try campus.client(.records)
      let id = campus.id(.programmeLeader)
      let before = try await ada.book(id, at: "2026-11-24 10:00")
      let after = try await ada.book(id, at: "2026-11-26 10:00")
      let withTutor = try await ada.book(campus.id(.tutor), at: "2026-11-26 10:30")
      func attention(_ appointment: Pastoral_V1_Appointment) async throws -> Pastoral_V1_Attention {
        try await ada.get(appointment.id).attention
      }
      func relation(to last: String?) async throws {
        _ = try await records.put(
          .relation(.programmeLeader, .programmeLeader, "CS", from: "2025-09-22", to: last))
      }
      try await relation(to: "2026-11-25")
      #expect(try await attention(before) == .unspecified)
      #expect(try await attention(after) == .linkEnded)
      #expect(try await attention(withTutor) == .unspecified)
      #expect(try await leader.flagged().map(\.aboutID) == [after.id])
      #expect(try await ada.flagged().map(\.aboutID) == [after.id])
      // Nobody can be booked anew then.
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.book(id, at: "2026-11-26 11:00")
      }
      // The flag goes with its ground.
      try await relation(to: "2026-12-31")
      #expect(try await attention(after) == .unspecified)

      // The enrolment ends: nobody is associated any more. A file says it.
      let file = try await records.upload(
        .enrolmentPeriods,
        [.period(.enrolment(.ada, on: "CS", from: "2026-09-21", to: "2026-11-25"))])
      #expect(file.updated == 1)
      #expect(try await attention(before) == .unspecified)
      #expect(try await attention(after) == .linkEnded)
      #expect(try await attention(withTutor) == .linkEnded)
      #expect(try campus.count("select count(*) from appointment where state = 'booked'") == 3)
    }
  }
}

extension Client {
  func close(
    _ first: String, _ last: String, _ name: String,
    _ kind: Pastoral_V1_ClosureKind = .universityClosure
  ) async throws -> Pastoral_V1_Closure {
    try await unary(
      BookingService.addClosure,
      .with {
        $0.closure = .with {
          $0.kind = kind
          $0.first = .day(first)
          $0.last = .day(last)
          $0.name = name
        }
      })
  }

  /// What the caller's inbox says of flagged appointments.
  fileprivate func flagged() async throws -> [Pastoral_V1_InboxItem] {
    try await unary(InboxService.list, .init()).items.filter { $0.kind == .appointmentFlagged }
  }
}
