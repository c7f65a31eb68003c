import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Booking a meeting that recurs", .tags(.recurring))
struct SeriesTests {
  @Test("Each is an appointment of its own, at the same time of the week")
  func book() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let series = try await ada.bookSeries(campus.id(.tutor), at: "2026-11-24 10:00", count: 3)
      #expect(
        series.appointments.map(\.start.utc) == [
          "2026-11-24 10:00", "2026-12-01 10:00", "2026-12-08 10:00",
        ])
      #expect(series.gaps.isEmpty && series.id.hasPrefix("ser_"))
      // One is moved by itself, and the series shows it.
      let moved = try await ada.reschedule(series.appointments[1], to: "2026-12-01 11:00")
      let now = try await ada.series(series.id)
      #expect(
        now.appointments.map(\.unnamed) == [series.appointments[0], moved, series.appointments[2]])
      #expect(now.appointments.allSatisfy { $0.staffName == "tutor Staff" })
    }
  }

  @Test("One that is taken refuses all, or is left out where the caller says so")
  func taken() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-12-01 10:00")
      let ada = try campus.client(.ada)
      let status = await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.bookSeries(campus.id(.tutor), at: "2026-11-24 10:00", count: 3)
      }
      #expect(status?.message.hasPrefix("Appointment 2, on 2026-12-01:") == true)
      #expect(try campus.count("select count(*) from appointment") == 1)

      let series = try await ada.bookSeries(
        campus.id(.tutor), at: "2026-11-24 10:00", count: 3, skipping: true)
      #expect(series.appointments.count == 2)
      #expect(
        series.gaps.map { [$0.start.utc, $0.reason] } == [["2026-12-01 10:00", "SLOT_TAKEN"]])
      // Where none is left, nothing is booked.
      await expectRefusal(.failedPrecondition, "SLOT_NOT_OFFERED") {
        try await ada.bookSeries(
          campus.id(.tutor), at: "2026-11-24 09:00", count: 2, skipping: true)
      }
    }
  }

  @Test("What is still to come is cancelled, from a day on where one is given")
  func cancel() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let series = try await ada.bookSeries(campus.id(.tutor), at: "2026-11-24 10:00", count: 4)
      campus.now = .utc("2026-11-24 12:00")
      let cancelled = try await ada.cancelSeries(series.id, from: "2026-12-08")
      #expect(cancelled.appointments.map(\.start.utc) == ["2026-12-08 10:00", "2026-12-15 10:00"])
      let rest = try await campus.client(.tutor).cancelSeries(series.id)
      #expect(rest.appointments.map(\.start.utc) == ["2026-12-01 10:00"])
      let states = try await ada.series(series.id).appointments.map(\.state)
      #expect(states == [.booked, .cancelled, .cancelled, .cancelled])
    }
  }

  @Test("A repetition under the same key books nothing more")
  func once() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let first = try await ada.bookSeries(
        campus.id(.tutor), at: "2026-11-24 10:00", count: 2, key: "k")
      let again = try await ada.bookSeries(
        campus.id(.tutor), at: "2026-11-24 10:00", count: 2, key: "k")
      #expect(first == again)
      #expect(try campus.count("select count(*) from appointment") == 2)
    }
  }

  @Test("A series of others is as good as absent, and limits are named")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let series = try await campus.client(.ada).bookSeries(
        campus.id(.tutor), at: "2026-11-24 10:00", count: 2)
      for person in [Person.ben, .stranger, .formerTutor, .admin] {
        let client = try campus.client(person)
        for id in [series.id, "ser_aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
          await expectRefusal(.permissionDenied) { try await client.series(id) }
          await expectRefusal(.permissionDenied) { try await client.cancelSeries(id) }
        }
      }
      let ada = try campus.client(.ada)
      await expectRefusal(.invalidArgument, fields: ["count"]) {
        try await ada.bookSeries(campus.id(.tutor), at: "2026-11-24 11:00", count: 16)
      }
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.bookSeries(campus.id(.stranger), at: "2026-11-24 11:00", count: 2)
      }
    }
  }
}

extension Client {
  fileprivate func bookSeries(
    _ staff: String, at start: String, every weeks: Int32 = 1, count: Int32,
    skipping: Bool = false, key: String? = nil
  ) async throws -> Pastoral_V1_Series {
    try await unary(
      BookingService.bookSeries,
      .with {
        $0.staffID = staff
        $0.start = .utc(start)
        $0.everyWeeks = weeks
        $0.count = count
        $0.skip = skipping
      }, options: .key(key))
  }

  fileprivate func series(_ id: String) async throws -> Pastoral_V1_Series {
    try await unary(
      BookingService.getSeries,
      .with {
        $0.seriesID = id
        $0.purpose = .academicAdvice
      })
  }

  fileprivate func cancelSeries(
    _ id: String, from: String? = nil
  ) async throws -> Pastoral_V1_Series {
    try await unary(
      BookingService.cancelSeries,
      .with {
        $0.seriesID = id
        if let from { $0.from = .day(from) }
      })
  }
}
