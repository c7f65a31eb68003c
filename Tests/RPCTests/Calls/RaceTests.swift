import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Many at once")
struct RaceTests {
  /// What became of one of many calls.
  private enum Outcome: Hashable, Sendable {
    case done(Pastoral_V1_Appointment)
    case refused(StatusCode, reason: String?)
  }

  @Test(
    "Two hundred students book one slot at the same time: one gets it, 199 are told so",
    .tags(.raceFree))
  func oneSlot() async throws {
    try await TestCampus.with { campus in
      let students = try await enrol(200, in: campus)
      // Eight connections of a campus system that acts for all of them.
      let portals = try (0..<8).map { _ in try campus.client(.portal) }
      let tutor = campus.id(.programmeLeader)
      let outcomes = await withTaskGroup(of: Outcome.self) { group in
        for (index, student) in students.enumerated() {
          group.addTask {
            await Self.outcome {
              try await portals[index % portals.count].unary(
                BookingService.book,
                .with {
                  $0.staffID = tutor
                  $0.start = .utc("2026-11-23 10:00")
                }, options: CallOptions(metadata: [MetadataEntry("on-behalf-of", student)]))
            }
          }
        }
        return await group.reduce(into: [Outcome]()) { $0.append($1) }
      }
      let winners = outcomes.compactMap { outcome in
        if case .done(let appointment) = outcome { appointment } else { nil }
      }
      #expect(winners.count == 1)
      let taken = Outcome.refused(.failedPrecondition, reason: "SLOT_TAKEN")
      #expect(outcomes.count { $0 == taken } == 199)
      #expect(try campus.count("select count(*) from appointment") == 1)
      let calendar = try await campus.client(.programmeLeader).appointments(ofStaff: tutor)
      #expect(calendar.appointments.map(\.unnamed) == winners)
    }
  }

  @Test("A hundred duplicates of one request at the same time have one effect and one reply")
  func duplicates() async throws {
    try await TestCampus.with { campus in
      let clients = try (0..<4).map { _ in try campus.client(.ada) }
      let tutor = campus.id(.tutor)
      let outcomes = await withTaskGroup(of: Outcome.self) { group in
        for index in 0..<100 {
          group.addTask {
            await Self.outcome {
              try await clients[index % clients.count].book(
                tutor, at: "2026-11-23 10:00", key: "the-key")
            }
          }
        }
        return await group.reduce(into: [Outcome]()) { $0.append($1) }
      }
      #expect(outcomes.count == 100)
      #expect(Set(outcomes).count == 1)
      guard case .done(let appointment) = outcomes[0] else {
        Issue.record("\(outcomes[0])")
        return
      }
      #expect(try await clients[0].get(appointment.id).unnamed == appointment)
      #expect(try campus.count("select count(*) from appointment") == 1)
    }
  }

  @Test("Of two who move different appointments to one slot one gets it, and nobody loses theirs")
  func moves() async throws {
    try await TestCampus.with { campus in
      let tutor = campus.id(.tutor)
      let people = try [Person.ada, .ben].map { try campus.client($0) }
      let first = try await people[0].book(tutor, at: "2026-11-23 10:00")
      let second = try await people[1].book(tutor, at: "2026-11-23 10:30")
      async let one = Self.outcome { try await people[0].reschedule(first, to: "2026-11-23 11:00") }
      async let other = Self.outcome {
        try await people[1].reschedule(second, to: "2026-11-23 11:00")
      }
      let outcomes = await [one, other]
      let taken = Outcome.refused(.failedPrecondition, reason: "SLOT_TAKEN")
      #expect(outcomes.count { $0 == taken } == 1)
      #expect(
        try campus.count("select count(*) from appointment where state = 'booked'") == 2)
    }
  }

  @Test(
    "Of those who want times that overlap, at the same time, one gets theirs",
    .tags(.raceFree, .steps))
  func overlappingStarts() async throws {
    try await TestCampus.with { campus in
      let tutor = campus.id(.programmeLeader)
      _ = try await campus.client(.programmeLeader).unary(
        BookingService.setAvailability,
        .with {
          $0.weeklyRules = [
            .with {
              $0.weekday = .friday
              $0.startMinute = 600
              $0.endMinute = 655
              $0.slotMinutes = 30
              $0.stepMinutes = 5
            }
          ]
          $0.revision = 1
        })
      // From 10:00 to 10:25, every five minutes: each start overlaps all others.
      let people = try [Person.ada, .ben].map { try campus.client($0) }
      let outcomes = await withTaskGroup(of: Outcome.self) { group in
        for index in 0..<12 {
          group.addTask {
            await Self.outcome {
              try await people[index % 2].book(
                tutor, at: "2026-11-27 10:\(index / 2 < 2 ? "0" : "")\(index / 2 * 5)")
            }
          }
        }
        return await group.reduce(into: [Outcome]()) { $0.append($1) }
      }
      let taken = Outcome.refused(.failedPrecondition, reason: "SLOT_TAKEN")
      #expect(outcomes.count { $0 == taken } == 11)
      #expect(try campus.count("select count(*) from appointment") == 1)
    }
  }

  private static func outcome(
    _ call: () async throws -> Pastoral_V1_Appointment
  ) async -> Outcome {
    do {
      return .done(try await call())
    } catch let error as RPCError {
      return .refused(error.code, reason: error.reason)
    } catch {
      return .refused(.unknown, reason: "\(error)")
    }
  }

  /// Adds students on Ada's programme, and gives their ids.
  private func enrol(_ count: Int, in campus: TestCampus) async throws -> [String] {
    let records = try campus.client(.records)
    let numbers = (0..<count).map { "S\(1_000 + $0)" }
    let students = try await records.upload(
      .students, numbers.map { .student(.student($0)) })
    let periods = try await records.upload(
      .enrolmentPeriods,
      numbers.map { number in
        .period(
          .with {
            $0.studentCampusID = number
            $0.programmeCode = "CS"
            $0.from = .day("2026-09-21")
          })
      }, id: "upload-2")
    #expect([students.created, periods.created] == [Int32(count), Int32(count)])
    return try await records.listStudents(size: 500).students
      .filter { numbers.contains($0.campusID) }.map(\.id)
  }
}
