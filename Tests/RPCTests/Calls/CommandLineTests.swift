import Domain
import Foundation
import Messages
import Promises
import Store
import SwiftProtobuf
import TestPeer
import Testing

@testable import RPCServer

/// The built client against a server, as the people of the campus would type it.
@Suite("The program: waiting, dropping in and being invited", .timeLimit(.minutes(10)))
struct CommandLineTests {
  @Test("A student waits, leaves an offer to the next, and that one takes it", .tags(.waitlist))
  func waitlist() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      let booked: Pastoral_V1_Appointment = try await campus.run(
        .ada, "booking", "book", leader, "--at", "2026-11-25 10:00")
      let entry: Pastoral_V1_WaitlistEntry = try await campus.run(
        .ben, "waitlist", "join", leader, "--to", "2026-11-30")
      #expect(entry.position == 1 && entry.to == .day("2026-11-30"))
      let _: Pastoral_V1_Appointment = try await campus.run(.ada, "booking", "cancel", booked.id)

      let waiting: [Pastoral_V1_WaitlistEntry] = try await campus.run(.ben, "waitlist", "list")
      let offer = try #require(waiting.first?.offer.appointmentID)
      let queue: [Pastoral_V1_WaitlistEntry] = try await campus.run(
        .programmeLeader, "waitlist", "list", "--staff", leader)
      #expect(queue.map(\.studentName) == ["Ben Student"])
      try await campus.refused(4, .cat, "waitlist", "accept", offer)
      let left: Pastoral_V1_WaitlistEntry = try await campus.run(
        .ben, "waitlist", "decline", offer)
      #expect(left.state == .waiting && !left.hasOffer)
      try await campus.refused(6, .ben, "waitlist", "accept", offer)

      let other: Pastoral_V1_Appointment = try await campus.run(
        .ada, "booking", "book", leader, "--at", "2026-11-25 11:00")
      let _: Pastoral_V1_Appointment = try await campus.run(.ada, "booking", "cancel", other.id)
      let again: [Pastoral_V1_WaitlistEntry] = try await campus.run(.ben, "waitlist", "list")
      let taken: Pastoral_V1_Appointment = try await campus.run(
        .ben, "waitlist", "accept", try #require(again.first?.offer.appointmentID))
      #expect(taken.state == .booked && taken.studentName == "Ben Student")
      let last: Pastoral_V1_WaitlistEntry = try await campus.run(.ada, "waitlist", "join", leader)
      let gone: Pastoral_V1_WaitlistEntry = try await campus.run(
        .ada, "waitlist", "leave", last.id)
      #expect(gone.state == .left)
    }
  }

  @Test(
    "Students queue for a session, are called one by one, and a note names the visit",
    .tags(.dropIn))
  func dropIn() async throws {
    try await TestCampus.with { campus in
      let session: Pastoral_V1_DropIn = try await campus.run(
        .tutor, "drop-in", "open", "2026-11-23", "10:00-12:00", "--places", "2", "--location",
        "Room 4")
      let listed: [Pastoral_V1_DropIn] = try await campus.run(.ada, "drop-in", "list")
      #expect(listed.map(\.id) == [session.id])
      for (student, position) in [(Person.ada, 1), (.ben, 2)] as [(Person, Int32)] {
        let place: Pastoral_V1_DropInPlace = try await campus.run(
          student, "drop-in", "join", session.id)
        #expect(place.position == position)
      }
      try await campus.refused(6, .ada, "drop-in", "join", session.id)
      let called: [Pastoral_V1_DropInPlace] = try await campus.run(
        .tutor, "drop-in", "next", session.id)
      #expect(called.map(\.studentID) == [campus.id(.ada)])
      let place: Pastoral_V1_DropInPlace = try await campus.run(
        .ben, "drop-in", "place", session.id)
      #expect(place.before == 0 && place.state == .waiting)
      let left: Pastoral_V1_DropInPlace = try await campus.run(
        .ben, "drop-in", "leave", session.id)
      #expect(left.state == .left)
      let after: [Pastoral_V1_DropInPlace] = try await campus.run(
        .tutor, "drop-in", "next", session.id, "--previous", "done")
      #expect(after.isEmpty)
      let queue: [Pastoral_V1_DropInPlace] = try await campus.run(
        .tutor, "drop-in", "queue", session.id)
      #expect(queue.map(\.state) == [.done])
      let closed: Pastoral_V1_DropIn = try await campus.run(
        .tutor, "drop-in", "close", session.id)
      #expect(closed.closed)

      let note: Pastoral_V1_Note = try await campus.run(
        .tutor, "notes", "new", campus.id(.ada), "--drop-in", session.id, "--share",
        input: "Purpose: How the term is going\nTopics: progress\n")
      #expect(note.dropInID == session.id && note.state == .shared)
      let mine: [Pastoral_V1_Note] = try await campus.run(.ada, "notes", "mine")
      #expect(mine.map(\.id) == [note.id])
    }
  }

  @Test(
    "A tutor invites their tutees, sees who has not answered, and reminds them",
    .tags(.campaigns))
  func campaign() async throws {
    try await TestCampus.with { campus in
      let made: Pastoral_V1_Campaign = try await campus.run(
        .tutor, "campaigns", "create", "--name", "Autumn meetings", "--first", "2026-11-30",
        "--last", "2026-12-11", "--tutees")
      #expect(made.counts.invited == 2)
      let invitations: [Pastoral_V1_Campaign] = try await campus.run(.ada, "campaigns", "list")
      #expect(invitations.map(\.name) == ["Autumn meetings"])
      let _: Pastoral_V1_Appointment = try await campus.run(
        .ada, "booking", "book", campus.id(.tutor), "--at", "2026-11-30 10:00")
      let missing: [Pastoral_V1_InvitedStudent] = try await campus.run(
        .tutor, "campaigns", "not-booked", made.id)
      #expect(missing.map(\.studentName) == ["Ben Student"])
      try await campus.refused(4, .ada, "campaigns", "not-booked", made.id)
      campus.now = campus.now.adding(minutes: 1_440)
      let reminded: Pastoral_V1_Campaign = try await campus.run(
        .tutor, "campaigns", "remind", made.id)
      #expect(reminded.counts.notYet == 1)
      let declined: Pastoral_V1_Campaign = try await campus.run(
        .ben, "campaigns", "decline", made.id)
      #expect(declined.answer == .declined)
      let closed: Pastoral_V1_Campaign = try await campus.run(
        .tutor, "campaigns", "close", made.id)
      #expect(closed.counts.booked == 1 && closed.counts.declined == 1)
      let shown: Pastoral_V1_Campaign = try await campus.run(.ada, "campaigns", "show", made.id)
      #expect(shown.answer == .booked)
    }
  }
}

extension TestCampus {
  /// What the program prints as JSON when somebody runs it.
  fileprivate func run<Reply: SwiftProtobuf.Message>(
    _ person: Person, _ arguments: String..., input: String = ""
  ) async throws -> Reply {
    try await Reply(jsonString: output(of: arguments, by: person, input: input))
  }

  /// The same where it prints a list.
  fileprivate func run<Reply: SwiftProtobuf.Message>(
    _ person: Person, _ arguments: String...
  ) async throws -> [Reply] {
    try await Reply.array(fromJSONString: output(of: arguments, by: person))
  }

  private func output(
    of arguments: [String], by person: Person, input: String = ""
  ) async throws -> String {
    let run = try await program(person, arguments + ["--json"], input: input)
    try #require(run.exitCode == 0, "\(arguments): \(run.error)")
    return run.output
  }

  /// Expects that the program ends with that exit code when somebody runs it.
  fileprivate func refused(
    _ exitCode: Int32, _ person: Person, _ arguments: String...
  ) async throws {
    let run = try await program(person, arguments)
    #expect(run.exitCode == exitCode, "\(arguments): \(run.output)\(run.error)")
  }

  private func program(
    _ person: Person, _ arguments: [String], input: String = ""
  ) async throws -> Program.Outcome {
    try await Desk(of: person, at: self).run(arguments, input: input)
  }
}
