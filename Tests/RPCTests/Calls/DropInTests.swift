import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Sessions without appointments", .tags(.dropIn))
struct DropInTests {
  @Test("Fifty who join at the same time have places 1 to 50, each their own")
  func concurrent() async throws {
    try await TestCampus.with { campus in
      let students = try await campus.students(50, on: "CS")
      let session = try await campus.client(.programmeLeader).openDropIn(places: 50)
      let portals = try (0..<5).map { _ in try campus.client(.portal) }
      let positions = try await withThrowingTaskGroup(of: Int32.self) { group in
        for (index, student) in students.enumerated() {
          group.addTask {
            try await portals[index % portals.count].unary(
              DropInService.joinDropIn, .with { $0.dropInID = session.id },
              options: CallOptions(metadata: [MetadataEntry("on-behalf-of", student)])
            ).position
          }
        }
        return try await group.reduce(into: [Int32]()) { $0.append($1) }
      }
      #expect(positions.sorted() == Array(1...50))
      let queue = try await campus.client(.programmeLeader).dropInQueue(session.id)
      #expect(queue.map(\.position) == Array(1...50))
      #expect(Set(queue.map(\.studentID)) == Set(students))
      await expectRefusal(.failedPrecondition, "LIMIT_REACHED") {
        try await campus.client(.ada).joinDropIn(session.id)
      }
    }
  }

  @Test("A student has one place, also when they ask twice at once")
  func onePlaceEach() async throws {
    try await TestCampus.with { campus in
      let session = try await campus.client(.tutor).openDropIn()
      let clients = try (0..<4).map { _ in try campus.client(.ada) }
      let joined = await withTaskGroup(of: Bool.self) { group in
        for client in clients {
          group.addTask { (try? await client.joinDropIn(session.id)) != nil }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(joined == 1)
      await expectRefusal(.failedPrecondition, "ALREADY_WAITING") {
        try await clients[0].joinDropIn(session.id)
      }
      #expect(try campus.count("select count(*) from drop_in_place") == 1)
    }
  }

  @Test("Who left may come again, at the end of the queue")
  func again() async throws {
    try await TestCampus.with { campus in
      let session = try await campus.client(.tutor).openDropIn()
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      _ = try await ada.joinDropIn(session.id)
      #expect(try await ben.joinDropIn(session.id).before == 1)
      #expect(try await ada.leaveDropIn(session.id).state == .left)
      #expect(try await ben.dropInPlace(session.id).before == 0)
      #expect(try await ada.joinDropIn(session.id).position == 3)
    }
  }

  @Test("The host calls one after the other and says what became of each; who is called is told")
  func called() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let session = try await tutor.openDropIn()
      _ = try await ada.joinDropIn(session.id)
      _ = try await ben.joinDropIn(session.id)
      await expectRefusal(.invalidArgument, fields: ["previous"]) {
        try await tutor.callNext(session.id, .done)
      }
      let first = try await tutor.callNext(session.id)
      #expect(first.called.studentName == "Ada Student" && first.called.state == .called)
      let told = try await ada.inboxItems().filter { $0.kind == .dropInCalled }
      #expect(told.map(\.aboutID) == [session.id])
      #expect(try await ben.dropInPlace(session.id).before == 0)
      for previous in [.unspecified, .waiting] as [Pastoral_V1_DropInState] {
        await expectRefusal(.invalidArgument, fields: ["previous"]) {
          try await tutor.callNext(session.id, previous)
        }
      }
      await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
        try await ada.leaveDropIn(session.id)
      }
      let second = try await tutor.callNext(session.id, .noShow)
      #expect(second.called.studentID == campus.id(.ben))
      #expect(try await ada.dropInPlace(session.id).state == .noShow)
      #expect(try await tutor.callNext(session.id, .done).hasCalled == false)
      let queue = try await tutor.dropInQueue(session.id)
      #expect(queue.map(\.state) == [.noShow, .done])
    }
  }

  @Test(
    "A student sees their own place and how many are before, the host who; that is recorded",
    .tags(.s10))
  func seen() async throws {
    try await TestCampus.with { campus in
      let session = try await campus.client(.tutor).openDropIn()
      for person in [Person.ada, .ben] {
        _ = try await campus.client(person).joinDropIn(session.id)
      }
      let place = try await campus.client(.ben).dropInPlace(session.id)
      #expect(place.position == 2 && place.before == 1)
      #expect(place.studentID.isEmpty && place.studentName.isEmpty)
      #expect(
        try campus.count(
          "select count(*) from access_log where subject_id = $1", campus.id(.ada)) == 0)
      let queue = try await campus.client(.tutor).dropInQueue(session.id)
      #expect(queue.map(\.studentName) == ["Ada Student", "Ben Student"])
      #expect(
        try campus.count(
          "select count(*) from access_log where subject_id = $1", campus.id(.ada)) == 1)
      for person in Person.allCases where person != .tutor {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.dropInQueue(session.id) }
        await expectRefusal(.permissionDenied) { try await client.callNext(session.id) }
        await expectRefusal(.permissionDenied) { try await client.closeDropIn(session.id) }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.cat).dropInPlace(session.id)
      }
    }
  }

  @Test("Only the host's own students join, from the day on, while it takes any")
  func refused() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let tomorrow = try await tutor.openDropIn("2026-11-24")
      await expectRefusal(.failedPrecondition, "NOT_OPEN") {
        try await ada.joinDropIn(tomorrow.id)
      }
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await campus.client(.cat).joinDropIn(tomorrow.id)
      }
      campus.now = .utc("2026-11-24 08:00")
      _ = try await ada.joinDropIn(tomorrow.id)
      #expect(try await tutor.closeDropIn(tomorrow.id).closed)
      await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
        try await ben.joinDropIn(tomorrow.id)
      }
      // Who is in the queue is seen.
      #expect(try await tutor.callNext(tomorrow.id).called.studentID == campus.id(.ada))
      await expectRefusal(.permissionDenied) { try await ada.joinDropIn("dri_nothing") }
      await expectRefusal(.permissionDenied) { try await ada.openDropIn() }
      await expectRefusal(
        .invalidArgument, fields: ["start_minute", "end_minute", "location", "places_max"]
      ) {
        try await tutor.unary(
          DropInService.openDropIn,
          .with {
            $0.date = .day("2026-11-25")
            $0.startMinute = 1_440
            $0.endMinute = 1_441
            $0.location = String(repeating: "x", count: 101)
          })
      }
      // A minute that the clocks skip.
      await expectRefusal(.invalidArgument, fields: ["start_minute"]) {
        try await tutor.openDropIn("2027-03-28", from: 75, to: 180)
      }
      await expectRefusal(.failedPrecondition, "IN_THE_PAST") {
        try await tutor.openDropIn("2026-11-23")
      }
    }
  }

  @Test("A visit is a note's meeting, once the student was called", .tags(.s5))
  func note() async throws {
    try await TestCampus.with { campus in
      let leader = try campus.client(.moduleLeader)
      let ada = try campus.client(.ada)
      let session = try await leader.openDropIn()
      func note(of student: Person, by author: Client) async throws -> Pastoral_V1_Note {
        try await author.note(of: campus.id(student), share: true) { $0.dropInID = session.id }
      }
      await expectRefusal(.invalidArgument, fields: ["drop_in_id"]) {
        try await note(of: .ada, by: leader)
      }
      _ = try await ada.joinDropIn(session.id)
      await expectRefusal(.failedPrecondition, "MEETING_NOT_BEGUN") {
        try await note(of: .ada, by: leader)
      }
      _ = try await leader.callNext(session.id)
      let written = try await note(of: .ada, by: leader)
      #expect(written.dropInID == session.id && written.met == session.start)
      #expect(try await ada.myNotes() == [written])
      // It is the host's own, also where the tutor wrote it; of nobody else's meeting may they write.
      let tutors = try await note(of: .ada, by: campus.client(.tutor))
      let read = try await leader.notes(of: campus.id(.ada)).notes
      #expect(Set(read.map(\.id)) == [written.id, tutors.id])
      let other = try await campus.client(.tutor).openDropIn()
      _ = try await ada.joinDropIn(other.id)
      _ = try await campus.client(.tutor).callNext(other.id)
      await expectRefusal(.permissionDenied) {
        try await leader.note(of: campus.id(.ada)) { $0.dropInID = other.id }
      }
    }
  }

  @Test("Nobody who left or did not come has been met")
  func notMet() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let session = try await tutor.openDropIn()
      _ = try await campus.client(.ada).joinDropIn(session.id)
      _ = try await campus.client(.ben).joinDropIn(session.id)
      _ = try await campus.client(.ada).leaveDropIn(session.id)
      _ = try await tutor.callNext(session.id)
      _ = try await tutor.callNext(session.id, .noShow)
      for student in [Person.ada, .ben] {
        await expectRefusal(.invalidArgument, fields: ["drop_in_id"]) {
          try await tutor.note(of: campus.id(student)) { $0.dropInID = session.id }
        }
      }
    }
  }

  @Test("Students see the sessions of their own staff, staff their own", .tags(.s1))
  func listed() async throws {
    try await TestCampus.with { campus in
      let mine = try await campus.client(.tutor).openDropIn()
      let led = try await campus.client(.programmeLeader).openDropIn("2026-11-25")
      let other = try await campus.client(.stranger).openDropIn()
      #expect(try await campus.client(.ada).dropIns() == [mine.id, led.id])
      #expect(try await campus.client(.cat).dropIns() == [other.id])
      #expect(try await campus.client(.tutor).dropIns() == [mine.id])
      #expect(try await campus.client(.ada).dropIns(of: campus.id(.tutor)) == [mine.id])
      for person in [Person.itSupport, .admin, .records, .dataProtectionOfficer] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.dropIns() }
      }
    }
  }
}

extension Client {
  func openDropIn(
    _ date: String = "2026-11-23", from: Int32 = 600, to: Int32 = 720, places: Int32 = 10
  ) async throws -> Pastoral_V1_DropIn {
    try await unary(
      DropInService.openDropIn,
      .with {
        $0.date = .day(date)
        $0.startMinute = from
        $0.endMinute = to
        $0.location = "Room 4"
        $0.placesMax = places
      })
  }

  func closeDropIn(_ id: String) async throws -> Pastoral_V1_DropIn {
    try await unary(DropInService.closeDropIn, .with { $0.dropInID = id })
  }

  func joinDropIn(_ id: String) async throws -> Pastoral_V1_DropInPlace {
    try await unary(DropInService.joinDropIn, .with { $0.dropInID = id })
  }

  func leaveDropIn(_ id: String) async throws -> Pastoral_V1_DropInPlace {
    try await unary(DropInService.leaveDropIn, .with { $0.dropInID = id })
  }

  func dropInPlace(_ id: String) async throws -> Pastoral_V1_DropInPlace {
    try await unary(DropInService.getDropInPlace, .with { $0.dropInID = id })
  }

  func callNext(
    _ id: String, _ previous: Pastoral_V1_DropInState = .unspecified
  ) async throws -> Pastoral_V1_CallNextResponse {
    try await unary(
      DropInService.callNext,
      .with {
        $0.dropInID = id
        $0.previous = previous
      })
  }

  func dropInQueue(_ id: String) async throws -> [Pastoral_V1_DropInPlace] {
    try await unary(
      DropInService.listDropInQueue,
      .with {
        $0.dropInID = id
        $0.purpose = .academicAdvice
      }
    ).places
  }

  /// The ids of the next two weeks' sessions.
  func dropIns(of staff: String = "") async throws -> [String] {
    try await unary(DropInService.listDropIns, .with { $0.staffID = staff }).dropIns.map(\.id)
  }
}
