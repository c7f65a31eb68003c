import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Events: the feed for campus systems", .timeLimit(.minutes(10)))
struct EventTests {
  @Test("Every change of the directory, of bookings and of who may sign in has its event, once")
  func changes() async throws {
    try await TestCampus.with { campus in
      let start = try await campus.newest()
      let (records, admin) = (try campus.client(.records), try campus.client(.admin))
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))

      let student = try await records.put(.student("S900")).id
      let staff = try await records.put(.staffMember("T900")).id
      let programme = try await records.put(.programme("P900")).id
      let module = try await records.put(Pastoral_V1_Module.module("M900")).id
      let enrolment = try await records.put(
        .enrolment(.ada, on: "P900", from: "2025-09-22", to: "2026-01-01")
      ).id
      let taken = try await records.put(
        .moduleEnrolment(.ada, in: "M900", from: "2026-09-21")
      ).id
      let relation = try await records.put(
        .relation(.tutor, .programmeStaff, "P900", from: "2026-09-21")
      ).id
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00")
      let moved = try await tutor.reschedule(booked, to: "2026-11-24 10:30")
      _ = try await ada.cancel(moved)
      _ = try await tutor.unary(BookingService.setAvailability, .with { $0.revision = 1 })
      for method in [AdminService.disablePrincipal.name, AdminService.enablePrincipal.name] {
        let request = campus.id(.stranger)
        if method == AdminService.disablePrincipal.name {
          _ = try await admin.unary(
            AdminService.disablePrincipal, .with { $0.principalID = request })
        } else {
          _ = try await admin.unary(
            AdminService.enablePrincipal, .with { $0.principalID = request })
        }
      }
      _ = try await records.upload(.programmes, [.programme("P901"), .programme("P902")])

      let events = try await records.events(after: start).events
      #expect(events.map(\.number) == Array((start + 1)...(start + Int64(events.count))))
      #expect(events.allSatisfy { $0.at.utc == "2026-11-23 09:00" })
      let (host, stranger) = (campus.id(.tutor), campus.id(.stranger))
      let expected: [(Pastoral_V1_EventKind, record: String, staff: String, about: String)] = [
        (.studentChanged, student, "", ""), (.staffChanged, staff, "", ""),
        (.programmeChanged, programme, "", ""), (.moduleChanged, module, "", ""),
        (.enrolmentChanged, enrolment, "", ""), (.moduleEnrolmentChanged, taken, "", ""),
        (.relationChanged, relation, host, programme),
        (.appointmentBooked, booked.id, host, ""), (.appointmentRescheduled, booked.id, host, ""),
        (.appointmentCancelled, booked.id, host, ""), (.availabilityChanged, host, host, ""),
        (.principalDisabled, stranger, "", ""), (.principalEnabled, stranger, "", ""),
        (.importApplied, "", "", ""),
      ]
      #expect(events.count == expected.count)
      for (event, (kind, record, staff, about)) in zip(events, expected) {
        #expect(event.kind == kind)
        #expect(
          [event.recordID, event.staffID, event.aboutID] == [record, staff, about], "\(kind)")
      }
      #expect(events.last?.imported == .programmes)
    }
  }

  @Test(
    "What changes nothing has none: a refusal, a repetition, the same again, a file with errors")
  func nothing() async throws {
    try await TestCampus.with { campus in
      let (records, ada) = (try campus.client(.records), try campus.client(.ada))
      _ = try await records.put(.programme("P900"), key: "k1")
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00", key: "k2")
      let start = try await campus.newest()

      _ = try await records.put(.programme("P900"), key: "k1")
      _ = try await records.put(.programme("P900"))
      #expect(
        try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00", key: "k2") == booked)
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-24 10:00")
      }
      _ = try await records.upload(.programmes, [.programme("")])
      _ = try await records.upload(.programmes, [.programme("P900")], id: "upload-2")
      #expect(try await campus.newest() == start)
    }
  }

  @Test("An appointment's event does not say whose it is")
  func noStudent() async throws {
    try await TestCampus.with { campus in
      let start = try await campus.newest()
      _ = try await campus.client(.ada).book(campus.id(.tutor), at: "2026-11-24 10:00")
      let events = try await campus.client(.records).events(after: start)
      #expect(events.events.count == 1)
      let text = try events.jsonString()
      for secret in [campus.id(.ada), "S001", "Ada", "Room", "see-my-tutor"] {
        #expect(!text.contains(secret))
      }
    }
  }

  @Test(
    "Campus systems and admins follow it, in their own name, and nobody else does",
    arguments: Person.allCases)
  func readers(person: Person) async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      if person.isService || person.office == .admin {
        #expect(try await client.events().newest > 0)
        #expect(try await client.watched() != nil)
      } else {
        await expectRefusal(.permissionDenied) { try await client.events() }
        await expectRefusal(.permissionDenied) { try await client.watched() }
      }
    }
  }

  @Test("A campus system that acts for a person does not, nor does who has not signed in")
  func noReaders() async throws {
    try await TestCampus.with { campus in
      let acting = try campus.client(.portal, onBehalfOf: .tutor)
      await expectRefusal(.permissionDenied) { try await acting.events() }
      let nobody = try campus.client(nil)
      await expectRefusal(.unauthenticated) { try await nobody.events() }
    }
  }

  @Test("Pages follow each other by number, the same for every reader and on the next run")
  func pages() async throws {
    try await TestCampus.with { campus in
      let all = try await campus.client(.records).events(size: 500)
      #expect(all.events.map(\.number) == Array(1...all.newest))
      let first = try await campus.client(.records).events(size: 3)
      #expect(first.events == Array(all.events.prefix(3)))
      try await campus.restart()
      let other = try campus.client(.otherRecords)
      #expect(
        try await other.events(after: 3, size: 2).events == Array(all.events[3...4]))
      #expect(try await other.events(after: all.newest).events == [])
      await expectRefusal(.invalidArgument, fields: ["page_size"]) {
        try await other.events(size: 501)
      }
      await expectRefusal(.invalidArgument, fields: ["after"]) { try await other.events(after: -1) }
    }
  }

  @Test("After 30 days events go, and a place that lies behind them is refused, in a watch too")
  func expiry() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let old = try await campus.newest()
      campus.now = CampusTemplate.now.adding(milliseconds: Transaction.eventsKeptFor)
      _ = try await records.put(.programme("P900"))
      await campus.tidy()
      #expect(try await records.events(after: 1).events.count == Int(old))
      campus.now = campus.now.adding(milliseconds: 1)
      await campus.tidy()
      #expect(try await records.events().events.map(\.number) == [old + 1])
      // Who has seen the last that went has missed nothing.
      #expect(try await records.events(after: old).events.count == 1)
      for after in [1, old - 1, old + 2] {
        await expectRefusal(.failedPrecondition, "CURSOR_EXPIRED") {
          try await records.events(after: after)
        }
        await expectRefusal(.failedPrecondition, "CURSOR_EXPIRED") {
          try await records.watched(after: after)
        }
      }
    }
  }

  // MARK: Watching

  @Test("A watch gives what there is, says that this was all, and then each event once, in order")
  func watch() async throws {
    try await TestCampus.with { campus in
      let start = try await campus.newest()
      let system = try campus.client(.portal)
      var watch = try system.watch(after: start - 2)
      #expect(try await watch.next()?.event.number == start - 1)
      #expect(try await watch.next()?.event.number == start)
      let all = try #require(try await watch.next())
      #expect(!all.hasEvent)
      #expect(all.last == start)

      // Many at once, so that several share a commit and commits come while it reads.
      let records = try campus.client(.records)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 {
          group.addTask { _ = try await records.put(.programme("P\(100 + number)")) }
        }
        try await group.waitForAll()
      }
      for number in (start + 1)...(start + 60) {
        let message = try #require(try await watch.next())
        #expect(message.event.number == number)
        #expect(message.last == number)
      }
    }
  }

  @Test("A watch goes on after the last event, on another run of the server")
  func resume() async throws {
    try await TestCampus.with { campus in
      let start = try await campus.newest()
      let system = try campus.client(.portal)
      var watch = try system.watch(after: start)
      #expect(try await watch.next()?.last == start)
      async let restarted: Void = campus.restart()
      await expectRefusal(.unavailable, "DRAINING") { try await watch.next() }
      try await restarted
      _ = try await campus.client(.records).put(.programme("P900"))
      let next = try campus.client(.portal)
      var resumed = try next.watch(after: start)
      #expect(try await resumed.next()?.event.kind == .programmeChanged)
    }
  }

  @Test("A reader far behind is given all of it, in order, while others are given theirs")
  func slowReader() async throws {
    try await TestCampus.with { campus in
      try campus.change(
        """
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
        insert into event (at, kind, record) select 1795424400000, 5, $1 from n
        """, campus.id(.ada))
      let newest = try await campus.newest()
      var configuration = try campus.configuration(.portal)
      configuration.extensions?.window = 4_096
      let behind = try Client(configuration)
      var slow = try behind.watch(after: 1)
      #expect(try await slow.next()?.event.number == 2)

      let ahead = try campus.client(.portal)
      var quick = try ahead.watch(after: newest)
      #expect(try await quick.next()?.hasEvent == false)
      _ = try await campus.client(.records).put(.programme("P900"))
      #expect(try await quick.next()?.event.number == newest + 1)

      for number in 3...(newest + 1) {
        let found = try await slow.next()?.event.number
        guard found == number else {
          Issue.record("\(number) is followed by \(found ?? 0)")
          break
        }
      }
    }
  }

  @Test("A page that waits for its reader is not sent once the session has ended")
  func revokedBehind() async throws {
    try await TestCampus.with { campus in
      try campus.manyEvents()
      var configuration = try campus.configuration(.portal)
      // A fifth of a page.
      configuration.extensions?.window = 4_096
      let behind = try Client(configuration)
      var slow = try behind.watch(after: 1)
      #expect(try await slow.next()?.event.number == 2)
      _ = try await campus.client(.admin).unary(
        AdminService.disablePrincipal, .with { $0.principalID = campus.id(.portal) })
      var taken = 1
      await expectRefusal(.unauthenticated) {
        while try await slow.next() != nil { taken += 1 }
      }
      #expect(taken < 100)
    }
  }

  @Test("A page that waits for its reader is not sent once no role of theirs may read it")
  func roleRevokedBehind() async throws {
    try await TestCampus.with { campus in
      try campus.manyEvents()
      var configuration = try campus.configuration(.portal)
      // A fifth of a page.
      configuration.extensions?.window = 4_096
      let behind = try Client(configuration)
      var slow = try behind.watch(after: 1)
      #expect(try await slow.next()?.event.number == 2)
      _ = try await campus.client(.admin).unary(
        AdminService.revokeRole,
        .with {
          $0.principalID = campus.id(.portal)
          $0.role = "service"
        })
      var taken = 1
      await expectRefusal(.permissionDenied) {
        while try await slow.next() != nil { taken += 1 }
      }
      #expect(taken < 100)
    }
  }

  @Test("A campus system whose token is revoked in the middle of a watch is given nothing more")
  func revoked() async throws {
    try await TestCampus.with { campus in
      let start = try await campus.newest()
      let admin = try campus.client(.admin)
      let issued = try await admin.unary(
        AdminService.issueToken, .with { $0.principalID = campus.id(.portal) })
      var configuration = try campus.configuration(nil)
      configuration.token = try AccessToken(issued.secret)
      let system = try Client(configuration)
      var watch = try system.watch(after: start)
      #expect(try await watch.next()?.hasEvent == false)
      _ = try await admin.unary(
        AdminService.revokeToken, .with { $0.tokenID = issued.token.id })
      _ = try await campus.client(.records).put(.programme("P900"))
      await expectRefusal(.unauthenticated) { try await watch.next() }
    }
  }
}

extension TestCampus {
  /// More events than a page of a watch has.
  fileprivate func manyEvents() throws {
    try change(
      """
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)
      insert into event (at, kind, record) select 1795424400000, 5, $1 from n
      """, id(.ada))
  }

  /// The number of the newest event.
  fileprivate func newest() async throws -> Int64 {
    try await client(.records).events(size: 1).newest
  }

  /// Has the server forget what is old by its clock.
  fileprivate func tidy() async {
    await withCheckedContinuation { done in
      server.housekeeping.tidy { _ in done.resume() }
    }
  }
}

extension Client {
  fileprivate func events(
    after number: Int64 = 0, size: Int32 = 0
  ) async throws -> Pastoral_V1_ListEventsResponse {
    try await unary(
      EventService.list,
      .with {
        $0.after = number
        $0.pageSize = size
      })
  }

  fileprivate func watch(
    after number: Int64
  ) throws -> ReplyStream<Pastoral_V1_WatchEventsResponse>.Iterator {
    try serverStream(EventService.watch, .with { $0.after = number }).makeAsyncIterator()
  }

  /// The first message of a watch.
  fileprivate func watched(
    after number: Int64 = 0
  ) async throws -> Pastoral_V1_WatchEventsResponse? {
    var watch = try watch(after: number)
    return try await watch.next()
  }
}
