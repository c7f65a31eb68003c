import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Tasks of cases", .timeLimit(.minutes(10)))
struct CaseTaskTests {
  @Test("A task is given to somebody of the team, done, and taken up again")
  func life() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let task = try await lead.addTask(to: found.id)
      #expect(task.id.hasPrefix("ctk_") && task.state == .open && task.revision == 1)
      #expect(task.ownerID == campus.id(.colleague) && task.due == .day("2026-11-27"))
      await expectRefusal(.invalidArgument, fields: ["text", "owner_id", "due"]) {
        try await lead.addTask(
          to: found.id, "", due: "2026-11-22", owner: campus.id(.practitioner))
      }
      await expectRefusal(.invalidArgument, fields: ["due"]) {
        try await lead.addTask(to: found.id, due: "2027-11-25")
      }
      let earlier = try await lead.addTask(to: found.id, "Write to the hall", due: "2026-11-24")
      #expect(try await lead.tasks(of: found.id).map(\.id) == [earlier.id, task.id])
      let done = try await lead.set(task, .done)
      #expect(done.state == .done && done.text == "Ring the student" && done.revision == 2)
      #expect(try await lead.tasks(of: found.id, openOnly: true).map(\.id) == [earlier.id])
      await expectRefusal(.aborted, "STALE_REVISION") { try await lead.set(task, .open) }
      await expectRefusal(.invalidArgument, fields: ["state"]) {
        try await lead.set(done, .unspecified)
      }
      #expect(try await lead.set(done, .open).state == .open)
      campus.now = campus.now.adding(minutes: 3 * 24 * 60)
      #expect(try await lead.tasks(of: found.id).map(\.overdue) == [true, false])
      _ = try await lead.change(found, CaseService.close)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.addTask(to: found.id)
      }
    }
  }

  @Test("Whose task it is, is told when it is given and once on its day")
  func reminders() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      _ = try await lead.unary(
        CaseTeamService.addMember,
        .with {
          $0.caseID = allocated.id
          $0.revision = allocated.revision
          $0.memberID = campus.id(.practitioner)
          $0.reason = "Runs the group that the student is in"
          $0.bestInterests = "The student need not say it all again"
        })
      let other = try campus.client(.practitioner)
      let own = try await lead.addTask(to: allocated.id, due: "2026-11-24")
      let given = try await lead.addTask(
        to: allocated.id, due: "2026-11-24", owner: campus.id(.practitioner))
      let dropped = try await lead.set(
        lead.addTask(to: allocated.id, due: "2026-11-24"), .dropped)
      #expect(dropped.state == .dropped)
      #expect(try await lead.told(.caseTaskGiven) == [])
      #expect(try await other.told(.caseTaskGiven) == [given.id])
      #expect(await campus.remind() == 0)
      campus.now = campus.now.adding(minutes: 24 * 60)
      #expect(await campus.remind() == 2)
      #expect(await campus.remind() == 0)
      #expect(try await lead.told(.caseTaskDue) == [own.id])
      #expect(try await other.told(.caseTaskDue) == [given.id])
      // Moved to another day, it is reminded of again.
      _ = try await lead.set(own, .open) { $0.due = .day("2026-11-25") }
      #expect(await campus.remind() == 0)
      // Two days late, as after a time without a server, the item names the day of the task all the same.
      campus.now = campus.now.adding(minutes: 3 * 24 * 60)
      #expect(await campus.remind() == 1)
      #expect(try await lead.told(.caseTaskDue) == [own.id, own.id])
      let due = try await lead.inboxItems().filter { $0.kind == .caseTaskDue }.map(\.due.utc)
      #expect(Set(due) == ["2026-11-24 00:00", "2026-11-25 00:00"])
    }
  }

  @Test("A caseload stands by risk, then by what is overdue, then by what is due next")
  func caseload() async throws {
    try await TestCampus.with { campus in
      let lead = try campus.client(.colleague)
      var cases: [Pastoral_V1_Case] = []
      for student in [Person.ada, .ben, .cat, .dan] {
        cases.append(try await campus.allocatedCase(of: student))
      }
      _ = try await lead.assess(cases[0], .routine, .high)
      _ = try await lead.addTask(to: cases[1].id, due: "2026-11-27")
      _ = try await lead.addTask(to: cases[2].id, due: "2026-11-24")
      _ = try await lead.addTask(to: cases[2].id, due: "2026-12-24")
      let done = try await lead.addTask(to: cases[3].id, due: "2026-11-24")
      _ = try await lead.set(done, .done)
      #expect(
        try await lead.caseload().map(\.caseID) == [
          cases[0].id, cases[2].id, cases[1].id, cases[3].id,
        ])
      campus.now = campus.now.adding(minutes: 2 * 24 * 60)
      let load = try await lead.caseload()
      #expect(load.map(\.caseID) == [cases[0].id, cases[2].id, cases[1].id, cases[3].id])
      #expect(load.map(\.overdue) == [0, 1, 0, 0])
      #expect(load[1].nextDue == .day("2026-11-24") && load[2].nextDue == .day("2026-11-27"))
      #expect(!load[0].hasNextDue && !load[3].hasNextDue)
    }
  }
}

extension Client {
  /// What of a kind the caller's inbox has, by whatever it is about.
  fileprivate func told(_ kind: Pastoral_V1_InboxKind) async throws -> [String] {
    try await inboxItems().filter { $0.kind == kind }.map(\.aboutID)
  }
}

extension TestCampus {
  /// Does what the server does every five minutes.
  fileprivate func remind() async -> Int {
    await withCheckedContinuation { done in
      server.reminders.remind { done.resume(returning: $0) }
    }
  }
}
