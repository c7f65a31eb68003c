import Messages
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Booking an appointment")
struct BookingTests {
  @Test("A student books a free slot; student and tutor see the same appointment")
  func book() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:30")
      #expect(booked.id.hasPrefix("apt_"))
      #expect(booked.state == .booked)
      #expect(booked.revision == 1)
      #expect(booked.start.utc == "2026-11-23 10:30")
      #expect(booked.end.utc == "2026-11-23 11:00")
      #expect(booked.location == "Room 1")
      #expect(booked.studentName.isEmpty && booked.staffName.isEmpty)
      #expect(booked.created.utc == "2026-11-23 09:00")
      #expect(booked.notice.notice == "see-my-tutor")
      #expect(booked.notice.version == "1")

      let tutor = try campus.client(.tutor)
      var named = booked
      named.studentName = "Ada Student"
      named.staffName = "tutor Staff"
      #expect(try await ada.get(booked.id, purpose: .unspecified) == named)
      #expect(try await tutor.get(booked.id) == named)
      let ofStudent = try await ada.appointments(ofStudent: campus.id(.ada)).appointments
      let ofStaff = try await tutor.appointments(ofStaff: campus.id(.tutor)).appointments
      #expect(ofStudent == [named])
      #expect(ofStaff == [named])
      let slots = try await ada.slots(
        with: campus.id(.tutor), from: "2026-11-23", to: "2026-11-23")
      #expect(slots == ["2026-11-23 10:00", "2026-11-23 11:00", "2026-11-23 11:30"])
    }
  }

  @Test("A tutor books for their student, and a module leader for one with themself")
  func bookedByStaff() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let byTutor = try await campus.client(.tutor).book(
        campus.id(.tutor), at: "2026-11-23 10:00", for: ada)
      #expect(byTutor.studentID == ada)
      let leader = try campus.client(.moduleLeader)
      _ = try await leader.book(campus.id(.moduleLeader), at: "2026-11-23 11:00", for: ada)
      await expectRefusal(.permissionDenied) {
        try await leader.book(campus.id(.tutor), at: "2026-11-23 11:30", for: ada)
      }
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await leader.book(
          campus.id(.moduleLeader), at: "2026-11-23 11:30", for: campus.id(.cat))
      }
    }
  }

  @Test("A member of staff cannot find out by booking whether a student exists")
  func probing() async throws {
    try await TestCampus.with { campus in
      let stranger = try campus.client(.stranger)
      var answers: Set<Status?> = []
      for student in [campus.id(.ada), "stu_" + String(repeating: "a", count: 26)] {
        answers.insert(
          await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
            try await stranger.book(campus.id(.stranger), at: "2026-11-23 10:00", for: student)
          })
      }
      #expect(answers.count == 1)
    }
  }

  @Test("A taken slot is refused, also to the one who holds it")
  func slotTaken() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let ben = try campus.client(.ben)
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ben.book(campus.id(.tutor), at: "2026-11-23 10:00")
      }
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      }
      _ = try await ben.book(campus.id(.tutor), at: "2026-11-23 10:30")
    }
  }

  @Test(
    "A time that is not offered is refused",
    arguments: [
      "2026-11-23 10:15", "2026-11-23 12:00", "2026-11-23 09:30", "2026-11-28 10:00",
    ])
  func notOffered(start: String) async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      await expectRefusal(.failedPrecondition, "SLOT_NOT_OFFERED") {
        try await ada.book(campus.id(.tutor), at: start)
      }
    }
  }

  @Test("A student who has another appointment at that time is refused")
  func studentBusy() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") {
        try await ada.book(campus.id(.programmeLeader), at: "2026-11-23 10:00")
      }
      let slots = try await ada.slots(
        with: campus.id(.programmeLeader), from: "2026-11-23", to: "2026-11-23")
      #expect(slots.first == "2026-11-23 10:30")
    }
  }

  @Test("A time that has passed, or is just now, is refused and not listed")
  func inThePast() async throws {
    try await TestCampus.with(now: .utc("2026-11-23 10:30")) { campus in
      let ada = try campus.client(.ada)
      for start in ["2026-11-23 10:00", "2026-11-23 10:30"] {
        await expectRefusal(.failedPrecondition, "IN_THE_PAST") {
          try await ada.book(campus.id(.tutor), at: start)
        }
      }
      let slots = try await ada.slots(
        with: campus.id(.tutor), from: "2026-11-22", to: "2026-11-23")
      #expect(slots == ["2026-11-23 11:00", "2026-11-23 11:30"])
    }
  }

  @Test("What is finer than a millisecond, or no time at all, is refused by name")
  func badTimes() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      func book(_ fill: (inout Pastoral_V1_BookRequest) -> Void) async {
        var request = Pastoral_V1_BookRequest()
        request.staffID = campus.id(.tutor)
        fill(&request)
        let wrong = request
        await expectRefusal(.invalidArgument, fields: ["start"]) {
          try await ada.unary(BookingService.book, wrong)
        }
      }
      await book { _ in }
      await book {
        $0.start = .utc("2026-11-23 10:00")
        $0.start.nanos = 1
      }
      await book { $0.start.nanos = -1 }
      await book { $0.start.nanos = 1_000_000_000 }
      await book { $0.start.seconds = .max }
      await book { $0.start.seconds = .min }
      await expectRefusal(.invalidArgument, fields: ["staff_id"]) {
        try await ada.book("nonsense", at: "2026-11-23 10:00")
      }
    }
  }
}

@Suite("Cancelling and moving an appointment")
struct ChangeTests {
  @Test("A cancelled appointment stays on record, and its time can be booked again")
  func cancel() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      campus.now = .utc("2026-11-23 09:30")
      let cancelled = try await ada.cancel(booked)
      #expect(cancelled.id == booked.id)
      #expect(cancelled.state == .cancelled)
      #expect(cancelled.revision == 2)
      #expect(cancelled.changed.utc == "2026-11-23 09:30")
      #expect(cancelled.created == booked.created)
      #expect(try await ada.get(booked.id).unnamed == cancelled)
      let again = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-23 10:00")
      #expect(again.id != booked.id)
    }
  }

  @Test("The member of staff cancels too, and the student's personal tutor")
  func cancelledByStaff() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let first = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      #expect(try await campus.client(.moduleLeader).cancel(first).state == .cancelled)
      let second = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      #expect(try await campus.client(.tutor).cancel(second).state == .cancelled)
    }
  }

  @Test("Moving keeps the id and frees the old time")
  func reschedule() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      let moved = try await ada.reschedule(booked, to: "2026-11-24 11:30")
      #expect(moved.id == booked.id)
      #expect(moved.revision == 2)
      #expect(moved.start.utc == "2026-11-24 11:30")
      #expect(moved.end.utc == "2026-11-24 12:00")
      #expect(moved.notice == booked.notice)
      _ = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-23 10:00")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-24 11:30")
      }
    }
  }

  @Test("Moving is refused where booking would be, and the appointment stays as it was")
  func rescheduleRefusals() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.moduleLeader), at: "2026-11-23 10:00")
      _ = try await campus.client(.tutor).book(
        campus.id(.tutor), at: "2026-11-23 10:30", for: campus.id(.ada))
      _ = try await campus.client(.ben).book(campus.id(.programmeLeader), at: "2026-11-23 11:00")
      for (start, reason) in [
        ("2026-11-23 10:15", "SLOT_NOT_OFFERED"), ("2026-11-23 10:30", "STUDENT_BUSY"),
        ("2027-01-25 10:00", "STAFF_NOT_ASSOCIATED"), ("2026-11-20 10:00", "IN_THE_PAST"),
      ] {
        await expectRefusal(.failedPrecondition, reason) {
          try await ada.reschedule(booked, to: start)
        }
      }
      let withLeader = try await ada.book(campus.id(.programmeLeader), at: "2026-11-23 11:30")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.reschedule(withLeader, to: "2026-11-23 11:00")
      }
      #expect(try await ada.get(booked.id).unnamed == booked)
      #expect(try await ada.get(withLeader.id).unnamed == withLeader)
      // Its own time is free for it.
      #expect(try await ada.reschedule(booked, to: "2026-11-23 10:00").revision == 2)
    }
  }

  @Test("A stale revision is refused first, then what is no longer booked, then what has begun")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      for revision: Int64 in [0, 2, -1] {
        await expectRefusal(.aborted, "STALE_REVISION") {
          try await ada.cancel(booked, revision: revision)
        }
        await expectRefusal(.aborted, "STALE_REVISION") {
          try await ada.reschedule(booked, to: "2026-11-23 11:00", revision: revision)
        }
      }
      let cancelled = try await ada.cancel(booked)
      await expectRefusal(.aborted, "STALE_REVISION") { try await ada.cancel(booked) }
      await expectRefusal(.failedPrecondition, "NOT_BOOKED") { try await ada.cancel(cancelled) }
      await expectRefusal(.failedPrecondition, "NOT_BOOKED") {
        try await ada.reschedule(cancelled, to: "2026-11-23 11:00")
      }
      let late = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      campus.now = .utc("2026-11-23 10:00")
      await expectRefusal(.failedPrecondition, "IN_THE_PAST") { try await ada.cancel(late) }
      await expectRefusal(.failedPrecondition, "IN_THE_PAST") {
        try await ada.reschedule(late, to: "2026-11-23 11:00")
      }
      await expectRefusal(.invalidArgument, fields: ["start"]) {
        try await ada.unary(
          BookingService.reschedule,
          .with {
            $0.appointmentID = late.id
            $0.revision = late.revision
          })
      }
    }
  }

  @Test("An appointment of others is as good as absent: to read, to cancel and to move")
  func others() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(
        campus.id(.tutor), at: "2026-11-23 10:00")
      for person in Person.allCases where ![.ada, .tutor].contains(person) {
        let client = try campus.client(person)
        var answers: Set<Status?> = []
        for id in [booked.id, "apt_" + String(repeating: "a", count: 26), "nonsense", ""] {
          answers.insert(await expectRefusal(.permissionDenied) { try await client.get(id) })
          answers.insert(
            await expectRefusal(.permissionDenied) { try await client.cancel(id, revision: 1) })
          answers.insert(
            await expectRefusal(.permissionDenied) {
              try await client.reschedule(.with { $0.id = id }, to: "2026-11-23 11:00")
            })
        }
        #expect(answers.count == 1, "\(person)")
      }
      #expect(try await campus.client(.ada).get(booked.id).unnamed == booked)
    }
  }
}
