import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Who came, and what an appointment has been")
struct AttendanceTests {
  @Test(
    "The host says whether the student came, and corrects it; who may list the bookings sees counts",
    .tags(.attendance))
  func recorded() async throws {
    try await TestCampus.with { campus in
      let (ada, leader) = (try campus.client(.ada), try campus.client(.moduleLeader))
      let missed = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      let kept = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:30")
      await expectRefusal(.failedPrecondition, "NOT_BEGUN") {
        try await leader.record(.noShow, of: missed)
      }
      campus.now = .utc("2026-11-23 11:00")
      let wrong = try await leader.record(.attended, of: missed)
      #expect(wrong.attendance == .attended && wrong.revision == 2)
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await leader.record(.noShow, of: missed)
      }
      let right = try await leader.record(.noShow, of: wrong)
      _ = try await leader.record(.attended, of: kept)
      #expect(try await ada.get(missed.id).attendance == .noShow)
      #expect(right.revision == 3)

      for person in [Person.ada, .tutor, .programmeLeader] {
        let counts = try await campus.client(person).attendance(of: campus.id(.ada))
        #expect(counts.attended == 1 && counts.noShows == 1)
      }
      for person in [Person.ben, .moduleLeader, .stranger, .itSupport, .records, .admin] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.attendance(of: campus.id(.ada))
        }
      }
      // Nothing follows by itself.
      _ = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 11:30")
      await expectRefusal(.invalidArgument, fields: ["attendance"]) {
        try await leader.record(.unspecified, of: right)
      }
    }
  }

  @Test(
    "Nobody else says so: not the student, and not their tutor who was not there",
    .tags(.attendance))
  func others() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(
        campus.id(.moduleLeader), at: "2026-11-23 10:00")
      campus.now = .utc("2026-11-23 11:00")
      for person in Person.allCases where person != .moduleLeader {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.record(.attended, of: booked) }
      }
    }
  }

  @Test("Every state stays to be seen, with its time, by whom and since when", .tags(.history))
  func changes() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      let id = campus.id(.moduleLeader)
      let booked = try await portal.book(id, at: "2026-11-23 10:00")
      campus.now = .utc("2026-11-23 09:10")
      let moved = try await ada.reschedule(booked, to: "2026-11-23 11:00")
      campus.now = .utc("2026-11-23 09:20")
      let again = try await campus.client(.moduleLeader).reschedule(
        moved, to: "2026-11-24 10:30")
      campus.now = .utc("2026-11-23 09:30")
      _ = try await tutor.cancel(again)

      let changes = try await ada.changes(of: booked.id)
      #expect(changes.map(\.revision) == [1, 2, 3, 4])
      #expect(changes.map(\.by) == [.campusSystem, .student, .host, .otherStaff])
      #expect(
        changes.map(\.start.utc) == [
          "2026-11-23 10:00", "2026-11-23 11:00", "2026-11-24 10:30", "2026-11-24 10:30",
        ])
      #expect(changes.map(\.state) == [.booked, .booked, .booked, .cancelled])
      #expect(
        changes.map { String($0.at.utc.suffix(5)) } == ["09:00", "09:10", "09:20", "09:30"])
      #expect(changes.allSatisfy { $0.staffID == id })
      #expect(try await tutor.changes(of: booked.id) == changes)
      for person in [Person.ben, .programmeLeader, .stranger, .itSupport, .admin] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.changes(of: booked.id) }
      }
    }
  }
}

@Suite("Appointments when the tutor changes")
struct AfterTutorChangeTests {
  @Test(
    "What is handed over says with whom it was; what stays is flagged, and both are told",
    .tags(.s1, .s12, .history, .flags))
  func handedOver() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let handed = try await ada.book(campus.id(.tutor), at: "2026-11-25 10:00")
      let kept = try await ada.book(campus.id(.tutor), at: "2026-11-25 11:00")
      // The new tutor is not free at eleven.
      _ = try await campus.client(.cat).book(campus.id(.stranger), at: "2026-11-25 11:00")
      _ = try await campus.client(.admin).unary(
        DirectoryService.changeTutor,
        .with {
          $0.change = .with {
            $0.studentCampusID = "S001"
            $0.staffCampusID = "T008"
            $0.replacesStaffCampusID = "T001"
            $0.from = .day("2026-11-24")
            $0.appointments = .handOver
          }
        })
      let after = try await ada.get(handed.id)
      #expect(after.staffID == campus.id(.stranger) && after.attention == .unspecified)
      let changes = try await ada.changes(of: handed.id)
      #expect(changes.map(\.staffID) == [campus.id(.tutor), campus.id(.stranger)])
      #expect(changes.map(\.by) == [.student, .otherStaff])
      #expect(try await ada.get(kept.id).attention == .linkEnded)
      let inbox = try await campus.client(.tutor).unary(InboxService.list, .init()).items
      #expect(inbox.filter { $0.kind == .appointmentFlagged }.map(\.aboutID) == [kept.id])
    }
  }
}

@Suite("Limits that a person imposes", .tags(.s25, .limits))
struct BookingLimitTests {
  @Test("A tutor limits a student, who is told, reads why and whom to speak to; lifted, it is over")
  func limited() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      _ = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      let limit = try await tutor.limit(campus.id(.ada))
      #expect(limit.live && limit.openMax == 1 && limit.imposedByName == "tutor Staff")
      let inbox = try await ada.unary(InboxService.list, .init()).items
      #expect(inbox.map(\.kind) == [.bookingLimited] && inbox[0].aboutID == limit.id)
      #expect(try await ada.limits() == [limit])
      #expect(limit.reason == "Three missed meetings in a row.")

      // It counts all staff; the list agrees; others are not concerned.
      await expectRefusal(.failedPrecondition, "LIMIT_REACHED") {
        try await ada.book(campus.id(.tutor), at: "2026-11-23 11:00")
      }
      let listed = try await ada.slots(
        with: campus.id(.tutor), from: "2026-11-23", to: "2026-11-24")
      #expect(listed == [])
      _ = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-23 11:00")
      // Staff may still ask the student to come.
      _ = try await tutor.book(campus.id(.tutor), at: "2026-11-23 11:30", for: campus.id(.ada))
      await expectRefusal(.failedPrecondition, "ALREADY_LIMITED") {
        try await campus.client(.programmeLeader).limit(campus.id(.ada))
      }

      await expectRefusal(.aborted, "STALE_REVISION") { try await tutor.lift(limit, revision: 2) }
      let lifted = try await campus.client(.programmeLeader).lift(limit, revision: 1)
      #expect(!lifted.live && lifted.hasLifted && lifted.revision == 2)
      #expect(try await ada.limits() == [])
      #expect(try await ada.limits(ended: true) == [lifted])
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00")
      await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
        try await tutor.lift(lifted, revision: 2)
      }
    }
  }

  @Test("It ends by itself with its last day")
  func ends() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      _ = try await campus.client(.tutor).limit(campus.id(.ada), until: "2026-11-24")
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-26 10:00")
      campus.now = .utc("2026-11-25 00:00")
      #expect(try await ada.limits() == [])
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-26 10:30")
    }
  }

  @Test("No campus system imposes or lifts one, for a tutor neither; nor does anybody else")
  func byPersonsOnly() async throws {
    try await TestCampus.with { campus in
      let limit = try await campus.client(.tutor).limit(campus.id(.ada))
      let portal = try campus.client(.portal, onBehalfOf: .tutor)
      await expectRefusal(.permissionDenied) { try await portal.limit(campus.id(.ben)) }
      await expectRefusal(.permissionDenied) { try await portal.lift(limit, revision: 1) }
      let others = Person.allCases.filter { ![.tutor, .programmeLeader].contains($0) }
      for person in others {
        let client = try campus.client(person)
        var answers: Set<Status?> = []
        for student in [campus.id(.ada), "stu_" + String(repeating: "a", count: 26)] {
          answers.insert(
            await expectRefusal(.permissionDenied) { try await client.limit(student) })
        }
        answers.insert(
          await expectRefusal(.permissionDenied) { try await client.lift(limit, revision: 1) })
        #expect(answers.count == 1)
        if person != .ada {
          await expectRefusal(.permissionDenied) { try await client.limits(of: campus.id(.ada)) }
        }
      }
    }
  }

  @Test("The reason lies sealed under the student's key")
  func sealed() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.tutor).limit(campus.id(.ada))
      #expect(
        try campus.count(
          "select count(*) from booking_limit where instr(cast(details as text), 'missed') > 0")
          == 0)
      #expect(
        try campus.count("select count(*) from booking_limit where details is not null") == 1)
    }
  }
}

extension Client {
  fileprivate func record(
    _ attendance: Pastoral_V1_Attendance, of appointment: Pastoral_V1_Appointment
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.recordAttendance,
      .with {
        $0.appointmentID = appointment.id
        $0.revision = appointment.revision
        $0.attendance = attendance
      })
  }

  fileprivate func attendance(
    of student: String
  ) async throws -> Pastoral_V1_CountAttendanceResponse {
    try await unary(
      BookingService.countAttendance,
      .with {
        $0.studentID = student
        $0.purpose = .academicAdvice
      })
  }

  fileprivate func changes(of id: String) async throws -> [Pastoral_V1_AppointmentChange] {
    try await unary(
      BookingService.listAppointmentChanges,
      .with {
        $0.appointmentID = id
        $0.purpose = .academicAdvice
      }
    ).changes
  }

  fileprivate func limit(
    _ student: String, until: String = "2026-12-31"
  ) async throws -> Pastoral_V1_BookingLimit {
    try await unary(
      BookingService.limitBooking,
      .with {
        $0.studentID = student
        $0.openMax = 1
        $0.until = .day(until)
        $0.reason = "Three missed meetings in a row."
      })
  }

  fileprivate func lift(
    _ limit: Pastoral_V1_BookingLimit, revision: Int64
  ) async throws -> Pastoral_V1_BookingLimit {
    try await unary(
      BookingService.liftBookingLimit,
      .with {
        $0.limitID = limit.id
        $0.revision = revision
      })
  }

  fileprivate func limits(
    of student: String = "", ended: Bool = false
  ) async throws -> [Pastoral_V1_BookingLimit] {
    try await unary(
      BookingService.listBookingLimits,
      .with {
        $0.studentID = student
        $0.purpose = .academicAdvice
        $0.includeEnded = ended
      }
    ).limits
  }
}
