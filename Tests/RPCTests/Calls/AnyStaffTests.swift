import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Booking any of one's own staff", .tags(.anyStaff, .s1))
struct AnyStaffTests {
  @Test("The closest relation that is free then is booked, and the next when it is not")
  func closest() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let ben = try campus.client(.ben)
      let expected: [Person] = [.tutor, .programmeLeader, .moduleLeader, .programmeStaff]
      _ = try await ben.book(campus.id(.tutor), at: "2026-11-23 10:30")
      #expect(try await ada.any(at: "2026-11-23 10:00").staffID == campus.id(.tutor))
      #expect(try await ada.any(at: "2026-11-23 10:30").staffID == campus.id(.programmeLeader))
      // Ada is busy at both times now; for Ben the tutor is taken, and a module leader is nobody's.
      await expectRefusal(.failedPrecondition, "NOBODY_FREE") {
        try await ada.any(at: "2026-11-23 10:30")
      }
      let only = try await ada.any(at: "2026-11-23 11:00", [.moduleLeader, .programmeStaff])
      #expect(only.staffID == campus.id(expected[2]))
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ben.any(at: "2026-11-23 11:00", [.moduleLeader])
      }
    }
  }

  @Test("Without a time the first free one is taken; of equals who has fewer that week")
  func first() async throws {
    try await TestCampus.with { campus in
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      // Another leader of the programme, as free as the first.
      _ = try await campus.client(.records).put(
        .relation(.stranger, .programmeLeader, "CS", from: "2025-09-22"))
      let first = try await ada.any(days: ("2026-11-24", "2026-11-26"), [.programmeLeader])
      #expect(first.start.utc == "2026-11-24 10:00")
      let second = try await ben.any(days: ("2026-11-24", "2026-11-26"), [.programmeLeader])
      #expect(second.start.utc == "2026-11-24 10:00")
      let leaders: Set = [campus.id(.programmeLeader), campus.id(.stranger)]
      #expect([first.staffID, second.staffID].allSatisfy(leaders.contains))
      #expect(first.staffID != second.staffID)
      // Whoever has one more that week comes second.
      _ = try await ada.book(first.staffID, at: "2026-11-27 10:00")
      let third = try await ben.any(at: "2026-11-25 10:00", [.programmeLeader])
      #expect(third.staffID == second.staffID)
    }
  }

  @Test("Terms, closed days and limits hold as for any booking; nonsense is named")
  func refused() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      await expectRefusal(.failedPrecondition, "IN_THE_PAST") {
        try await ada.any(at: "2026-11-23 08:00")
      }
      await expectRefusal(.failedPrecondition, "NOBODY_FREE") {
        try await ada.any(at: "2026-11-23 10:10")
      }
      await expectRefusal(.invalidArgument, fields: ["when"]) {
        try await ada.unary(BookingService.bookAny, .init())
      }
      await expectRefusal(.invalidArgument, fields: ["relations[0]"]) {
        try await ada.any(at: "2026-11-23 10:00", [.unspecified])
      }
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await ada.any(days: ("2026-11-24", "2026-11-23"), [])
      }
      _ = try await campus.client(.admin).close("2026-11-23", "2026-11-23", "Strike")
      await expectRefusal(.failedPrecondition, "NOBODY_FREE") {
        try await ada.any(at: "2026-11-23 10:00")
      }
      let next = try await ada.any(days: ("2026-11-23", "2026-11-24"), [])
      #expect(next.start.utc == "2026-11-24 10:00")
      for person in [Person.stranger, .moduleLeader, .admin, .records] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.any(at: "2026-11-24 11:00", for: campus.id(.ada))
        }
      }
      let byTutor = try await campus.client(.tutor).any(
        at: "2026-11-24 11:00", for: campus.id(.ada))
      #expect(byTutor.studentID == campus.id(.ada))
    }
  }

  @Test("A link that ended between listing and booking counts: who may be asked is read again")
  func eligibility() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let listed = try await ada.bookableStaff(purpose: .unspecified)
      #expect(listed.first?.staffID == campus.id(.tutor))
      _ = try await campus.client(.records).put(
        .relation(.tutor, .personalTutor, "S001", from: "2026-09-21", to: "2026-11-23"))
      let booked = try await ada.any(at: "2026-11-25 10:00", [.personalTutor])
      #expect(booked.staffID == campus.id(.nextTutor))
    }
  }
}

@Suite("What a student would like to speak about", .tags(.s23))
struct BookingAboutTests {
  @Test("Booking works without a word; with one, only the two who meet read it")
  func about() async throws {
    try await TestCampus.with { campus in
      let (ada, leader) = (try campus.client(.ada), try campus.client(.moduleLeader))
      let silent = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      #expect(try await ada.get(silent.id).about.isEmpty)
      let booked = try await ada.book(
        campus.id(.moduleLeader), at: "2026-11-23 10:30", about: "My resit in CS101.")
      #expect(booked.about.isEmpty)
      #expect(try await ada.get(booked.id).about == "My resit in CS101.")
      #expect(try await leader.get(booked.id).about == "My resit in CS101.")
      // The tutor may read the appointment, and not this.
      let seen = try await campus.client(.tutor).get(booked.id)
      #expect(seen.id == booked.id && seen.about.isEmpty)
      let listed = try await campus.client(.tutor).appointments(ofStudent: campus.id(.ada))
      #expect(listed.appointments.allSatisfy { $0.about.isEmpty })
      // It stays with the appointment when that is moved.
      _ = try await ada.reschedule(booked, to: "2026-11-23 11:00")
      #expect(try await leader.get(booked.id).about == "My resit in CS101.")
    }
  }

  @Test("It has its limit, and lies sealed under the student's key, or not at all")
  func kept() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let id = campus.id(.tutor)
      await expectRefusal(.invalidArgument, fields: ["about"]) {
        try await ada.book(id, at: "2026-11-23 10:00", about: String(repeating: "a", count: 501))
      }
      _ = try await ada.book(id, at: "2026-11-23 10:00", about: "  ")
      #expect(try campus.count("select count(*) from appointment where about is null") == 1)
      _ = try await ada.book(id, at: "2026-11-23 10:30", about: "My resit")
      #expect(
        try campus.count("select count(*) from appointment where about is not null") == 1)
      #expect(
        try campus.count(
          "select count(*) from appointment where instr(cast(about as text), 'resit') > 0") == 0)
    }
  }
}

extension Client {
  fileprivate func any(
    at start: String, _ relations: [Pastoral_V1_RelationKind] = [], for student: String = ""
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.bookAny,
      .with {
        $0.studentID = student
        $0.relations = relations
        $0.start = .utc(start)
      })
  }

  fileprivate func any(
    days: (String, String), _ relations: [Pastoral_V1_RelationKind]
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.bookAny,
      .with {
        $0.relations = relations
        $0.days = .with {
          $0.from = .day(days.0)
          $0.to = .day(days.1)
        }
      })
  }

  fileprivate func book(
    _ staff: String, at start: String, about: String
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.book,
      .with {
        $0.staffID = staff
        $0.start = .utc(start)
        $0.about = about
      })
  }
}
