import Messages
import Promises
import RPCClient
import Store
import Testing
import WireFormat

@Suite("S1: whom a student may book", .tags(.s1))
struct BookableStaffTests {
  /// Ada's staff of today, the closest relation first.
  private static let today: [(Person, Pastoral_V1_RelationKind)] = [
    (.tutor, .personalTutor), (.programmeLeader, .programmeLeader),
    (.moduleLeader, .moduleLeader), (.programmeStaff, .programmeStaff),
  ]

  @Test("The list has the personal tutor, leaders and programme staff of today, and says why")
  func listed() async throws {
    try await TestCampus.with { campus in
      let staff = try await campus.client(.ada).bookableStaff(purpose: .unspecified)
      #expect(staff.map(\.staffID) == Self.today.map { campus.id($0.0) })
      #expect(staff.map(\.relation) == Self.today.map(\.1))
      #expect(staff.first?.givenName == "tutor")
      #expect(staff.first?.jobTitle == "Lecturer")
    }
  }

  @Test("Staff of her programme offer her slots and take her booking", arguments: today.map(\.0))
  func associated(staff: Person) async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let slots = try await ada.slots(
        with: campus.id(staff), from: "2026-11-23", to: "2026-11-23")
      #expect(slots.first == "2026-11-23 10:00")
      let booked = try await ada.book(campus.id(staff), at: "2026-11-23 10:00")
      #expect(booked.staffID == campus.id(staff))
      #expect(booked.studentID == campus.id(.ada))
    }
  }

  @Test(
    "Others are not listed, their slots are as those of nobody, and they cannot be booked",
    arguments: [Person.formerTutor, .formerModuleLeader, .stranger, .adminOfStaff])
  func unassociated(staff: Person) async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let id = campus.id(staff)
      #expect(try await !ada.bookableStaff().map(\.staffID).contains(id))
      var answers: Set<Status?> = []
      for id in [id, "stf_" + String(repeating: "a", count: 26), "nonsense", ""] {
        answers.insert(
          await expectRefusal(.permissionDenied) {
            try await ada.slots(with: id, from: "2026-11-23", to: "2026-12-24")
          })
      }
      #expect(answers.count == 1)
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.book(id, at: "2026-11-23 10:00")
      }
      #expect(try campus.count("select count(*) from appointment") == 0)
    }
  }

  @Test("A link that begins tomorrow counts for tomorrow, on the day of the meeting")
  func future() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let next = campus.id(.nextTutor)
      #expect(try await !ada.bookableStaff().map(\.staffID).contains(next))
      await expectRefusal(.permissionDenied) {
        try await ada.slots(with: next, from: "2026-11-23", to: "2026-11-23")
      }
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.book(next, at: "2026-11-23 10:00")
      }
      let slots = try await ada.slots(with: next, from: "2026-11-23", to: "2026-11-24")
      #expect(slots.first == "2026-11-24 10:00")
      #expect(try await ada.book(next, at: "2026-11-24 10:00").staffID == next)
    }
  }

  @Test("A module leader cannot be booked for the day after the module's last")
  func lastDay() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let leader = campus.id(.moduleLeader)
      // The module ends on Friday, 22 January.
      let slots = try await ada.slots(with: leader, from: "2027-01-22", to: "2027-01-29")
      #expect(slots.first == "2027-01-22 10:00")
      #expect(slots.last == "2027-01-22 11:30")
      _ = try await ada.book(leader, at: "2027-01-22 11:30")
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.book(leader, at: "2027-01-25 10:00")
      }
    }
  }

  @Test(
    "Whose enrolment has ended, or has not begun, can book nobody, not even a tutor who is left")
  func notEnrolled() async throws {
    try await TestCampus.with { campus in
      let dan = try campus.client(.dan)
      #expect(try await dan.bookableStaff().isEmpty)
      await expectRefusal(.permissionDenied) {
        try await dan.slots(with: campus.id(.tutor), from: "2026-11-23", to: "2026-11-24")
      }
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await dan.book(campus.id(.tutor), at: "2026-11-23 10:00")
      }
      let eve = try campus.client(.eve)
      #expect(try await eve.bookableStaff().isEmpty)
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await eve.book(campus.id(.programmeLeader), at: "2026-11-23 10:00")
      }
      _ = try await eve.book(campus.id(.programmeLeader), at: "2026-11-24 10:00")
    }
  }

  @Test("The relation that ends today is gone tomorrow")
  func clock() async throws {
    try await TestCampus.with(now: .utc("2026-11-22 09:00")) { campus in
      let ada = try campus.client(.ada)
      let former = campus.id(.formerTutor)
      #expect(try await ada.bookableStaff().map(\.staffID).contains(former))
      campus.now = .utc("2026-11-23 00:00")
      #expect(try await !ada.bookableStaff().map(\.staffID).contains(former))
    }
  }

  @Test("Tutors and programme leaders may ask for a student, naming a purpose; others may not")
  func onBehalf() async throws {
    try await TestCampus.with { campus in
      for person in [Person.tutor, .programmeLeader] {
        let client = try campus.client(person)
        #expect(try await client.bookableStaff(of: campus.id(.ada)).count == 4)
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await client.bookableStaff(of: campus.id(.ada), purpose: .unspecified)
        }
      }
      for person in Person.allCases
      where ![.ada, .tutor, .programmeLeader].contains(person) {
        let client = try campus.client(person)
        let forbidden = await expectRefusal(.permissionDenied) {
          try await client.bookableStaff(of: campus.id(.ada))
        }
        let absent = await expectRefusal(.permissionDenied) {
          try await client.bookableStaff(of: "stu_" + String(repeating: "a", count: 26))
        }
        #expect(forbidden == absent)
      }
    }
  }
}
