import Messages
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("G7: an idempotency key makes a write happen once")
struct IdempotencyTests {
  @Test("The same request under the same key gets the same reply and has one effect")
  func replay() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let tutor = campus.id(.tutor)
      let booked = try await ada.book(tutor, at: "2026-11-23 10:00", key: "k1")
      campus.now = .utc("2026-11-23 09:30")
      #expect(try await ada.book(tutor, at: "2026-11-23 10:00", key: "k1") == booked)
      #expect(try campus.count("select count(*) from appointment") == 1)

      let cancelled = try await ada.cancel(booked, key: "k1")
      #expect(cancelled.state == .cancelled, "A key is another method's own.")
      #expect(try await ada.cancel(booked, key: "k1") == cancelled)
      #expect(
        try await ada.book(tutor, at: "2026-11-23 10:00", key: "k1") == booked,
        "What was answered then, not what is now.")
      #expect(try campus.count("select count(*) from appointment") == 1)
    }
  }

  @Test("It does so for records of the directory too", arguments: [true, false])
  func directory(isRelation: Bool) async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      if isRelation {
        let relation = Pastoral_V1_Relation.relation(
          .stranger, .programmeStaff, "CS", from: "2026-11-01")
        let first = try await records.put(relation, key: "k1")
        #expect(try await records.put(relation, key: "k1") == first)
        #expect(first.grantedBy == campus.id(.records))
      } else {
        let first = try await records.put(.student("S900"), key: "k1")
        _ = try await records.put(.student("S900", "Bea"))
        #expect(try await records.put(.student("S900"), key: "k1") == first)
        #expect(try await records.getStudent(first.id).givenName == "Bea", "No second effect.")
      }
    }
  }

  @Test("Another request under the same key is refused and has no effect")
  func otherRequest() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await ada.book(campus.id(.tutor), at: "2026-11-23 10:30", key: "k1")
      }
      let calendar = try await ada.appointments(ofStudent: campus.id(.ada))
      #expect(calendar.appointments.map(\.unnamed) == [booked])
    }
  }

  @Test("Somebody else's same key is another key, also where a campus system acts for both")
  func otherPrincipal() async throws {
    try await TestCampus.with { campus in
      let tutor = campus.id(.tutor)
      var booked: Set<String> = []
      for (index, client) in [
        try campus.client(.ada), try campus.client(.ben),
        try campus.client(.portal, onBehalfOf: .ada), try campus.client(.portal, onBehalfOf: .ben),
      ].enumerated() {
        let start = "2026-11-2\(3 + index) 10:00"
        booked.insert(try await client.book(tutor, at: start, key: "k1").id)
      }
      #expect(booked.count == 4)
    }
  }

  @Test("A refusal is not kept: under the same key the call may succeed later")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let ben = try campus.client(.ben)
      let held = try await ben.book(campus.id(.tutor), at: "2026-11-23 10:00")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      }
      await expectRefusal(.invalidArgument, fields: ["start"]) {
        try await ada.unary(
          BookingService.book, .with { $0.staffID = campus.id(.tutor) }, options: .key("k1"))
      }
      #expect(try campus.count("select count(*) from idempotency") == 0)
      _ = try await ben.cancel(held)
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
    }
  }

  @Test("A tutor whose relation has ended does not get the reply that they got before")
  func lostRelation() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let (leader, ada) = (campus.id(.programmeLeader), campus.id(.ada))
      let booked = try await tutor.book(leader, at: "2026-11-23 10:00", for: ada, key: "k1")
      #expect(
        try await tutor.book(leader, at: "2026-11-23 10:00", for: ada, key: "k1") == booked)

      let records = try campus.client(.records)
      _ = try await records.put(
        .relation(.tutor, .personalTutor, "S001", from: "2026-09-21", to: "2026-11-22"))
      await expectRefusal(.permissionDenied) {
        try await tutor.book(leader, at: "2026-11-23 10:00", for: ada, key: "k1")
      }
    }
  }

  @Test("Nor does a campus system for a person for whom it may not act any more")
  func lostActing() async throws {
    try await TestCampus.with { campus in
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      _ = try await portal.book(campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      try campus.change(
        "update principal set state = 'disabled' where id = $1", campus.id(.ada))
      await expectRefusal(.permissionDenied) {
        try await portal.book(campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      }
    }
  }

  @Test("A key has 1 to 128 characters")
  func length() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for wrong in ["", String(repeating: "k", count: 129)] {
        await expectRefusal(.invalidArgument, fields: ["idempotency-key"]) {
          try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00", key: wrong)
        }
      }
      let longest = String(repeating: "k", count: 128)
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00", key: longest)
    }
  }

  @Test("The reply is kept when the server is stopped and started again")
  func restart() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(
        campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      try await campus.restart()
      let again = try await campus.client(.ada).book(
        campus.id(.tutor), at: "2026-11-23 10:00", key: "k1")
      #expect(again == booked)
      #expect(try campus.count("select count(*) from appointment") == 1)
    }
  }
}
