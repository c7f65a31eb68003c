import Ledger
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

/// Ben has one tutor; the test changes who that is.
@Suite("Changing a personal tutor")
struct TutorChangeCallsTests {
  @Test("The new tutor is it from that moment on, and the former one nothing", .tags(.s12, .s10))
  func atOnce() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-24 10:00")
      let (old, new) = (try campus.client(.tutor), try campus.client(.nextTutor))
      await expectRefusal(.permissionDenied) { try await new.calendar(of: .ben, in: campus) }
      let done = try await campus.client(.records).change(.ben, to: .nextTutor, from: "2026-11-23")
      #expect(
        done.relations.map(\.period) == [
          "T001 2026-09-21 2026-11-22", "T006 2026-11-23 -",
        ])
      #expect(done.leftAppointmentIds == [booked.id] && done.handedOverAppointmentIds.isEmpty)
      #expect(try await new.calendar(of: .ben, in: campus).map(\.id) == [booked.id])
      await expectRefusal(.permissionDenied) { try await old.calendar(of: .ben, in: campus) }
      // What stayed with the former tutor is still an appointment of theirs.
      #expect(try await old.get(booked.id).state == .booked)
    }
  }

  @Test("A change that begins later changes nothing before", .tags(.s12))
  func later() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.admin).change(.ben, to: .nextTutor, from: "2026-12-01")
      campus.now = .utc("2026-11-30 23:59")
      _ = try await campus.client(.tutor).calendar(of: .ben, in: campus)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.nextTutor).calendar(of: .ben, in: campus)
      }
      campus.now = .utc("2026-12-01 00:00")
      _ = try await campus.client(.nextTutor).calendar(of: .ben, in: campus)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.tutor).calendar(of: .ben, in: campus)
      }
    }
  }

  @Test("After a cover the first tutor is back by themself", .tags(.s12))
  func cover() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.records).change(
        .ben, to: .nextTutor, from: "2026-11-23", until: "2026-11-29")
      for (moment, present, absent) in [
        ("2026-11-29 23:59", Person.nextTutor, Person.tutor),
        ("2026-11-30 00:00", .tutor, .nextTutor),
      ] {
        campus.now = .utc(moment)
        _ = try await campus.client(present).calendar(of: .ben, in: campus)
        await expectRefusal(.permissionDenied) {
          try await campus.client(absent).calendar(of: .ben, in: campus)
        }
      }
    }
  }

  @Test("A gap leaves the student without a tutor until somebody fills it", .tags(.s12))
  func gap() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.change(.ben, to: nil, from: "2026-11-23")
      for person in [Person.tutor, .nextTutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).calendar(of: .ben, in: campus)
        }
      }
      let again = await expectRefusal(.failedPrecondition, "TUTOR_UNCHANGED") {
        try await records.change(.ben, to: nil, from: "2026-11-23")
      }
      #expect(again?.message.contains("Ben") == false)
      _ = try await records.change(.ben, to: .nextTutor, from: "2026-11-23")
      _ = try await campus.client(.nextTutor).calendar(of: .ben, in: campus)
    }
  }

  @Test("Appointments are handed over where the new tutor is free; others stay", .tags(.s12))
  func handOver() async throws {
    try await TestCampus.with { campus in
      let (ben, tutor) = (try campus.client(.ben), campus.id(.tutor))
      let today = try await ben.book(tutor, at: "2026-11-23 10:00")
      let free = try await ben.book(tutor, at: "2026-11-25 10:00")
      let clash = try await ben.book(tutor, at: "2026-11-26 10:00")
      let after = try await ben.book(tutor, at: "2026-12-07 10:00")
      let other = try await campus.client(.ada).book(
        campus.id(.nextTutor), at: "2026-11-26 10:00")
      let done = try await campus.client(.records).change(
        .ben, to: .nextTutor, from: "2026-11-24", until: "2026-12-06", handingOver: true)
      #expect(done.handedOverAppointmentIds == [free.id])
      #expect(done.leftAppointmentIds == [clash.id])

      let handed = try await ben.get(free.id)
      #expect(handed.staffID == campus.id(.nextTutor) && handed.staffName == "nextTutor Staff")
      #expect(handed.start == free.start && handed.revision == 2 && handed.location.isEmpty)
      for untouched in [today, after] {
        #expect(try await ben.get(untouched.id).unnamed == untouched)
      }
      // What stays with somebody who is no longer the tutor is flagged, and nothing else happens to it.
      var flagged = try await ben.get(clash.id).unnamed
      #expect(flagged.attention == .linkEnded)
      flagged.attention = .unspecified
      #expect(flagged == clash)
      #expect(try await campus.client(.ada).get(other.id).unnamed == other)
      // The former tutor's time is free again, and the new one's is not.
      _ = try await campus.client(.ada).book(tutor, at: "2026-11-25 10:00")
      campus.now = .utc("2026-11-25 09:00")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await campus.client(.ada).book(campus.id(.nextTutor), at: "2026-11-25 10:00")
      }
    }
  }

  @Test("The student and both tutors are told", .tags(.s12))
  func told() async throws {
    try await TestCampus.with { campus in
      let done = try await campus.client(.records).change(
        .ben, to: .nextTutor, from: "2026-11-23")
      let about = try #require(done.relations.last).id
      for person in [Person.ben, .tutor, .nextTutor] {
        let inbox = try await campus.client(person).unary(InboxService.list, .init())
        #expect(inbox.items.map(\.kind) == [.tutorChanged], "\(person)")
        #expect(inbox.items.map(\.aboutID) == [about], "\(person)")
      }
    }
  }

  @Test("The feed and the ledger say what was changed", .tags(.s12))
  func recorded() async throws {
    try await TestCampus.with { campus in
      let free = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-25 10:00")
      _ = try await campus.client(.records).change(
        .ben, to: .nextTutor, from: "2026-11-23", handingOver: true)
      let feed = try await campus.client(.records).unary(EventService.list, .init())
      let last = feed.events.suffix(3).map(\.kind)
      #expect(last == [.relationChanged, .relationChanged, .appointmentHandedOver])
      #expect(feed.events.last?.recordID == free.id)
      let leaves = try campus.leaves().filter(\.isAboutSomebodysRelation)
      #expect(leaves.count == 2)
    }
  }

  @Test("Twenty changes of one student at once leave one tutor", .tags(.s12))
  func atTheSameTime() async throws {
    try await TestCampus.with { campus in
      let staff: [Person] = [.nextTutor, .stranger, .programmeStaff, .moduleLeader]
      await withTaskGroup { group in
        for index in 0..<20 {
          group.addTask {
            _ = try? await campus.client(.records).change(
              .ben, to: staff[index % staff.count], from: "2026-11-23")
          }
        }
      }
      let tutors = try campus.count(
        """
        select count(*) from relation where about_id = $1 and kind = 'personal_tutor'
          and from_date <= '2026-11-23' and (to_date is null or to_date >= '2026-11-23')
        """, campus.id(.ben))
      #expect(tutors == 1)
    }
  }

  @Test("A repeated request has one effect; another under its key is refused")
  func once() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let first = try await records.change(
        .ben, to: .nextTutor, from: "2026-12-01", key: "k")
      let again = try await records.change(
        .ben, to: .nextTutor, from: "2026-12-01", key: "k")
      #expect(again == first)
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await records.change(.ben, to: .stranger, from: "2026-12-01", key: "k")
      }
    }
  }

  @Test("Nobody changes tutors but who keeps the directory, and never to their own benefit")
  func denied() async throws {
    try await TestCampus.with { campus in
      for person in [
        Person.ben, .tutor, .nextTutor, .programmeLeader, .itSupport, .dataProtectionOfficer,
        .practitioner,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).change(.ben, to: .nextTutor, from: "2026-11-23")
        }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.adminOfStaff).change(.ben, to: .adminOfStaff, from: "2026-11-23")
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.adminOfStaff).change(
          [.change(.ada, to: .nextTutor), .change(.ben, to: .adminOfStaff)])
      }
      _ = try await campus.client(.tutor).calendar(of: .ben, in: campus)
    }
  }

  @Test("What is wrong is named: unknown people, days, and several tutors at once")
  func wrong() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.invalidArgument, fields: ["change"]) {
        try await records.unary(DirectoryService.changeTutor, .init())
      }
      await expectRefusal(.invalidArgument, fields: ["change.from"]) {
        try await records.change(.ben, to: .nextTutor, from: "2026-11-22")
      }
      for wrong in [
        Pastoral_V1_TutorChange.change(.tutor, to: .nextTutor), .change(.ben, to: .ada),
      ] {
        await expectRefusal(.failedPrecondition, "UNKNOWN_REFERENCE") {
          try await records.unary(DirectoryService.changeTutor, .with { $0.change = wrong })
        }
      }
      // From tomorrow on Ada has two.
      await expectRefusal(.invalidArgument, fields: ["change.replaces_staff_campus_id"]) {
        try await records.change(.ada, to: .stranger, from: "2026-11-24")
      }
      await expectRefusal(.invalidArgument, fields: ["change.appointments"]) {
        try await records.change(.ben, to: nil, from: "2026-11-23", handingOver: true)
      }
    }
  }
}

@Suite("Changing many personal tutors")
struct TutorChangesCallsTests {
  @Test("A preview says what will be done, and does nothing", .tags(.s12))
  func preview() async throws {
    try await TestCampus.with { campus in
      let (ben, ada) = (try campus.client(.ben), try campus.client(.ada))
      // Both have the same tutor, so never the same time; with the new one they would not clash.
      let first = try await ben.book(campus.id(.tutor), at: "2026-12-02 10:00")
      let second = try await ada.book(campus.id(.nextTutor), at: "2026-12-02 10:00")
      let changes = [
        Pastoral_V1_TutorChange.change(
          .ben, to: .stranger, from: "2026-12-01", handingOver: true),
        .change(
          .ada, to: .stranger, from: "2026-12-01", replacing: .nextTutor, handingOver: true),
      ]
      let records = try campus.client(.records)
      let before = try campus.count("select count(*) from relation")
      let foreseen = try await records.unary(
        DirectoryService.previewTutorChanges, .with { $0.changes = changes }
      ).outcomes
      #expect(try campus.count("select count(*) from relation") == before)
      #expect(try await ben.get(first.id).staffID == campus.id(.tutor))
      // Of two who would be handed over to the same time the first is.
      #expect(foreseen.map(\.done.handedOverAppointmentIds) == [[first.id], []])
      #expect(foreseen.map(\.done.leftAppointmentIds) == [[], [second.id]])

      let done = try await records.change(changes).outcomes
      #expect(foreseen.map(\.done.unidentified) == done.map(\.done.unidentified))
      #expect(try await ben.get(first.id).staffID == campus.id(.stranger))
    }
  }

  @Test("One that is wrong stops them all, and is named", .tags(.s12))
  func allOrNone() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let changes: [Pastoral_V1_TutorChange] = [
        .change(.ada, to: .stranger, from: "2026-11-23"), .change(.ben, to: .ada),
        .change(.ben, to: .stranger), .change(.cat, to: .tutor, from: "2026-11-01"),
        .change(.dan, to: .tutor),
      ]
      let outcomes = try await records.unary(
        DirectoryService.previewTutorChanges, .with { $0.changes = changes }
      ).outcomes
      #expect(
        outcomes.map(\.field) == ["", "staff_campus_id", "student_campus_id", "from", ""])
      #expect(outcomes.map(\.hasDone) == [true, false, false, false, false])
      #expect(outcomes.map(\.problem.isEmpty) == [true, false, false, false, false])
      await expectRefusal(
        .invalidArgument,
        fields: [
          "changes[1].staff_campus_id", "changes[2].student_campus_id", "changes[3].from",
          "changes[4]",
        ]
      ) { try await records.change(changes) }
      _ = try await campus.client(.tutor).calendar(of: .ada, in: campus)
    }
  }

  @Test("There are 1 to 500 in a request")
  func limits() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.invalidArgument, fields: ["changes"]) { try await records.change([]) }
      let many = (0...500).map { index in
        Pastoral_V1_TutorChange.with { $0.studentCampusID = "N\(index)" }
      }
      await expectRefusal(.invalidArgument, fields: ["changes"]) {
        try await records.change(many)
      }
      let most = Array(many.dropLast())
      let outcomes = try await records.unary(
        DirectoryService.previewTutorChanges, .with { $0.changes = most }
      ).outcomes
      #expect(outcomes.count == 500)
    }
  }
}

extension Client {
  func change(
    _ student: Person, to staff: Person?, from: String, until: String? = nil,
    handingOver: Bool = false, key: String? = nil
  ) async throws -> Pastoral_V1_ChangeTutorResponse {
    try await unary(
      DirectoryService.changeTutor,
      .with {
        $0.change = .change(
          student, to: staff, from: from, until: until, handingOver: handingOver)
      }, options: .key(key))
  }

  func change(
    _ changes: [Pastoral_V1_TutorChange]
  ) async throws -> Pastoral_V1_ChangeTutorsResponse {
    try await unary(DirectoryService.changeTutors, .with { $0.changes = changes })
  }

  /// The student's appointments: what a tutor may list, and others may not.
  fileprivate func calendar(
    of student: Person, in campus: TestCampus
  ) async throws -> [Pastoral_V1_Appointment] {
    try await appointments(ofStudent: campus.id(student)).appointments
  }
}

extension Pastoral_V1_TutorChange {
  static func change(
    _ student: Person, to staff: Person?, from: String = "2026-11-23", until: String? = nil,
    replacing former: Person? = nil, handingOver: Bool = false
  ) -> Self {
    .with {
      $0.studentCampusID = student.campusID ?? ""
      $0.staffCampusID = staff?.campusID ?? ""
      $0.from = .day(from)
      if let until { $0.until = .day(until) }
      $0.replacesStaffCampusID = former?.campusID ?? ""
      $0.appointments = handingOver ? .handOver : .leave
    }
  }
}

extension Leaf {
  fileprivate var isAboutSomebodysRelation: Bool {
    if case .relationChange(actor: _?, subject: _?) = event { true } else { false }
  }
}

extension Pastoral_V1_Relation {
  /// Such as `T001 2026-09-21 -`.
  fileprivate var period: String {
    func text(_ date: Pastoral_V1_Date) -> String {
      func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }
    return "\(staffCampusID) \(text(from)) \(hasTo ? text(to) : "-")"
  }
}

extension Pastoral_V1_ChangeTutorResponse {
  /// Without what only a change that is made has.
  fileprivate var unidentified: Self {
    var copy = self
    for index in copy.relations.indices {
      if copy.relations[index].revision == 1 { copy.relations[index].id = "" }
      copy.relations[index].revision = 0
      copy.relations[index].grantedBy = ""
    }
    return copy
  }
}
