import Messages
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Calendars: listing appointments")
struct CalendarTests {
  @Test("come in order of time, page by page, the same to student and staff")
  func pages() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for start in ["11-25 10:00", "11-23 11:30", "11-24 10:00", "11-23 10:00", "11-27 11:00"] {
        _ = try await ada.book(campus.id(.tutor), at: "2026-\(start)")
      }
      let tutor = try campus.client(.tutor)
      var listed: [[Pastoral_V1_Appointment]] = []
      for size: Int32 in [0, 1, 2, 5] {
        var appointments: [Pastoral_V1_Appointment] = []
        var token = ""
        repeat {
          let page = try await tutor.appointments(ofStaff: campus.id(.tutor)) {
            $0.pageSize = size
            $0.pageToken = token
          }
          appointments += page.appointments
          token = page.nextPageToken
        } while !token.isEmpty && appointments.count < 20
        listed.append(appointments)
      }
      listed.append(try await ada.appointments(ofStudent: campus.id(.ada)).appointments)
      #expect(listed.allSatisfy { $0 == listed[0] })
      #expect(
        listed[0].map(\.start.utc) == [
          "2026-11-23 10:00", "2026-11-23 11:30", "2026-11-24 10:00", "2026-11-25 10:00",
          "2026-11-27 11:00",
        ])
    }
  }

  @Test("show cancelled appointments only when asked to")
  func cancelled() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      let cancelled = try await ada.cancel(booked)
      let again = try await ada.book(campus.id(.tutor), at: "2026-11-23 10:00")
      let id = campus.id(.ada)
      #expect(try await ada.appointments(ofStudent: id).appointments.map(\.unnamed) == [again])
      let all = try await ada.appointments(ofStudent: id) { $0.includeCancelled = true }
      #expect(Set(all.appointments.map(\.unnamed)) == [cancelled, again])
    }
  }

  @Test("show what ends after the window's beginning and starts before its end")
  func window() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for start in ["2026-11-23 10:00", "2026-11-23 10:30", "2026-11-23 11:00"] {
        _ = try await ada.book(campus.id(.tutor), at: start)
      }
      for (from, to, expected) in [
        ("2026-11-23 10:30", "2026-11-23 11:00", ["10:30"]),
        ("2026-11-23 10:29", "2026-11-23 11:01", ["10:00", "10:30", "11:00"]),
        ("2026-11-23 10:30", nil, ["10:30", "11:00"]), (nil, "2026-11-23 10:30", ["10:00"]),
        ("2026-11-24 00:00", nil, []),
      ] as [(String?, String?, [String])] {
        let found = try await ada.appointments(ofStudent: campus.id(.ada)) {
          if let from { $0.from = .utc(from) }
          if let to { $0.to = .utc(to) }
        }
        #expect(found.appointments.map { String($0.start.utc.suffix(5)) } == expected)
      }
      await expectRefusal(.invalidArgument, fields: ["from"]) {
        try await ada.appointments(ofStudent: campus.id(.ada)) { $0.from.nanos = 1 }
      }
    }
  }

  @Test("are whose the caller says, and nobody's otherwise")
  func whose() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      await expectRefusal(.invalidArgument, fields: ["whose"]) { try await ada.appointments() }
      await expectRefusal(.invalidArgument, fields: ["page_size"]) {
        try await ada.appointments(ofStudent: campus.id(.ada)) { $0.pageSize = 501 }
      }
      let tutor = try campus.client(.tutor)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await tutor.appointments(ofStaff: campus.id(.tutor)) { $0.purpose = .unspecified }
      }
    }
  }

  @Test("are open to the student, their tutor and programme leader, and to the staff themselves")
  func access() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(
        campus.id(.moduleLeader), at: "2026-11-23 10:00")
      for person in [Person.ada, .tutor, .programmeLeader] {
        let found = try await campus.client(person).appointments(ofStudent: campus.id(.ada))
        #expect(found.appointments.map(\.unnamed) == [booked], "\(person)")
      }
      let own = try await campus.client(.moduleLeader).appointments(
        ofStaff: campus.id(.moduleLeader))
      #expect(own.appointments.map(\.unnamed) == [booked])
      for person in Person.allCases
      where ![.ada, .tutor, .programmeLeader].contains(person) {
        let client = try campus.client(person)
        let forbidden = await expectRefusal(.permissionDenied) {
          try await client.appointments(ofStudent: campus.id(.ada))
        }
        let absent = await expectRefusal(.permissionDenied) {
          try await client.appointments(ofStudent: "stu_" + String(repeating: "a", count: 26))
        }
        #expect(forbidden == absent, "\(person)")
      }
      // IT support sees when, and not who: ExceptionalAccessTests.
      for person in Person.allCases where ![.moduleLeader, .itSupport].contains(person) {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.appointments(ofStaff: campus.id(.moduleLeader))
        }
      }
    }
  }
}
