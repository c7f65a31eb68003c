import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Notes: the student's comments, and actions", .timeLimit(.minutes(10)))
struct NoteReplyTests {
  private static func agree(
    _ campus: TestCampus, _ actions: [Pastoral_V1_AgreedAction], share: Bool = true
  ) async throws -> Pastoral_V1_Note {
    try await campus.client(.tutor).note(of: campus.id(.ada), share: share) {
      $0.actions = actions
    }
  }

  // MARK: Comments

  @Test("The student adds words of their own, which stay with the note", .tags(.s3))
  func comments() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let note = try await tutor.note(of: campus.id(.ada), share: true)
      let first = try await ada.comment("The lab was closed for a week.", on: note.id, key: "k")
      #expect(
        try await ada.comment("The lab was closed for a week.", on: note.id, key: "k") == first)
      campus.now = campus.now.adding(minutes: 1)
      let second = try await ada.comment("It has opened again.", on: note.id)
      #expect(first.id.hasPrefix("cmt_") && first.written.utc == "2026-11-23 09:00")
      // Who wrote the note is told of each.
      let told = try await tutor.told()
      #expect(told.map(\.kind) == [.noteCommented, .noteCommented])
      #expect(told.allSatisfy { $0.aboutID == note.id })
      // A comment is no amendment: who has read the note may go on from what they read.
      let amended = try await tutor.amend(note, purpose: "After the comments")
      #expect(amended.comments == [first, second])
      #expect(try await ada.myNotes() == [amended])
      #expect(
        try await campus.noteEvents()
          == ["noteShared", "noteAmended", "noteAmended", "noteAmended"].map { "\($0) \(note.id)" })
    }
  }

  @Test("Nobody else adds to a note in the student's place")
  func notTheirs() async throws {
    try await TestCampus.with { campus in
      let note = try await campus.client(.tutor).note(of: campus.id(.ada), share: true)
      for person in [Person.ben, .tutor, .programmeLeader, .stranger, .admin, .portal] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).comment("Me too", on: note.id)
        }
      }
      // A campus system that acts for the student is the student.
      _ = try await campus.client(.portal, onBehalfOf: .ada).comment("Thanks", on: note.id)
    }
  }

  @Test("A comment has a limit, and so has their number")
  func commentLimits() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let note = try await campus.client(.tutor).note(of: campus.id(.ada), share: true)
      for text in ["", " ", String(repeating: "c", count: 1_001)] {
        await expectRefusal(.invalidArgument, fields: ["text"]) {
          try await ada.comment(text, on: note.id)
        }
      }
      for _ in 0..<NoteLimits.commentsMax {
        _ = try await ada.comment(String(repeating: "c", count: 1_000), on: note.id)
      }
      await expectRefusal(.failedPrecondition, "NOTE_FULL") {
        try await ada.comment("One more", on: note.id)
      }
    }
  }

  // MARK: Actions

  @Test("Students say how far their own actions are, staff of both sides'", .tags(.s2))
  func states() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let note = try await Self.agree(
        campus,
        [
          .action(.student, "Bring the draft", due: "2026-12-01"),
          .action(.staff, "Write to the library", due: "2026-12-02"),
        ])
      let (hers, theirs) = (note.actions[0], note.actions[1])
      campus.now = campus.now.adding(minutes: 1)
      let done = try await ada.set(hers, .done)
      #expect(done.state == .done && done.revision == 2 && done.text == "Bring the draft")
      #expect(done.changed.utc == "2026-11-23 09:01")
      await expectRefusal(.permissionDenied) { try await ada.set(theirs, .done) }
      await expectRefusal(.permissionDenied) { try await campus.client(.ben).set(hers, .done) }
      await expectRefusal(.permissionDenied) { try await campus.client(.stranger).set(hers, .done) }
      // Staff who may read every note may not change every note.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.programmeLeader).set(hers, .done)
      }
      await expectRefusal(.aborted, "STALE_REVISION") { try await tutor.set(hers, .dropped) }
      await expectRefusal(.invalidArgument, fields: ["state"]) {
        try await tutor.set(done, .unspecified)
      }
      #expect(try await tutor.set(done, .open).state == .open)
      #expect(try await tutor.set(theirs, .dropped).state == .dropped)
      let now = try await tutor.readNote(note.id)
      #expect(now.actions.map(\.state) == [.open, .dropped] && now.revision == note.revision)
      #expect(
        try await campus.noteEvents()
          == ["noteShared", "actionChanged", "actionChanged", "actionChanged"]
          .map { "\($0) \(note.id)" })
    }
  }

  @Test("An amendment keeps the state of actions that stay, and lets go of others", .tags(.s2))
  func amended() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let note = try await Self.agree(
        campus,
        [
          .action(.student, "Bring the draft", due: "2026-12-01"),
          .action(.student, "See the library", due: "2026-12-02"),
        ])
      let done = try await campus.client(.ada).set(note.actions[0], .done)
      let amended = try await tutor.amend(note, purpose: "Again") {
        $0.actions = [done.agreed, .action(.staff, "Write to the lab", due: "2026-12-03")]
        $0.actions[0].text = "Bring the whole draft"
      }
      #expect(amended.actions.map(\.text) == ["Bring the whole draft", "Write to the lab"])
      #expect(amended.actions.map(\.state) == [.done, .open])
      #expect(amended.actions[0].id == done.id && amended.actions[0].revision == 2)
      await expectRefusal(.permissionDenied) { try await tutor.set(note.actions[1], .done) }
      // The version before says what was agreed then.
      let before = try await tutor.version(1, of: note.id)
      #expect(before.actions == note.actions.map(\.agreed))
      // Another day or owner is a change of the action.
      let later = try await tutor.amend(amended, purpose: "Later") {
        $0.actions[0].due = .day("2026-12-08")
      }
      #expect(later.actions.map(\.revision).sorted() == [1, 3])
    }
  }

  @Test("Actions of all meetings are listed by due day: all, open, or overdue", .tags(.s2))
  func lists() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let first = try await Self.agree(
        campus,
        [
          .action(.student, "C", due: "2026-12-03"), .action(.student, "A", due: "2026-12-01"),
        ])
      _ = try await Self.agree(campus, [.action(.staff, "B", due: "2026-12-02")])
      let draft = try await Self.agree(
        campus, [.action(.student, "Hidden", due: "2026-11-30")], share: false)
      _ = try await ada.set(first.actions[0], .done)
      func texts(
        _ client: Client, _ change: (inout Pastoral_V1_ListActionsRequest) -> Void = { _ in }
      ) async throws -> [String] {
        try await client.actions(of: campus.id(.ada), change).actions.map(\.text)
      }
      #expect(try await texts(ada) == ["A", "B", "C"])
      #expect(try await ada.actions().actions.map(\.text) == ["A", "B", "C"])
      #expect(try await texts(tutor) == ["Hidden", "A", "B", "C"])
      #expect(try await texts(ada) { $0.openOnly = true } == ["B", "C"])
      // Overdue from midnight in London on, which in winter is midnight of UTC.
      campus.go(to: "2026-12-02 23:59")
      #expect(try await texts(ada) { $0.overdueOnly = true } == [])
      campus.go(to: "2026-12-03 00:00")
      let overdue = try await ada.actions { $0.overdueOnly = true }.actions
      #expect(overdue.map(\.text) == ["B"] && overdue.allSatisfy(\.overdue))
      #expect(try await texts(tutor) { $0.overdueOnly = true } == ["Hidden", "B"])
      // Staff with their own notes only have their own actions only.
      #expect(try await texts(try campus.client(.moduleLeader)) == [])
      await expectRefusal(.permissionDenied) { try await texts(try campus.client(.stranger)) }
      await expectRefusal(.permissionDenied) { try await texts(try campus.client(.ben)) }

      let page = try await tutor.actions(of: campus.id(.ada)) { $0.pageSize = 3 }
      let rest = try await tutor.actions(of: campus.id(.ada)) {
        $0.pageSize = 3
        $0.pageToken = page.nextPageToken
      }
      #expect((page.actions + rest.actions).map(\.text) == ["Hidden", "A", "B", "C"])
      #expect(rest.nextPageToken.isEmpty)
      // A draft's actions can be kept up too, without an event.
      let events = try await campus.noteEvents()
      _ = try await tutor.set(draft.actions[0], .dropped)
      #expect(try await campus.noteEvents() == events)
    }
  }

  @Test("By British Summer Time a day is overdue an hour earlier by UTC", .tags(.s2))
  func summer() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let note = try await Self.agree(campus, [.action(.student, "A", due: "2027-03-29")])
      campus.go(to: "2027-03-29 22:59")
      #expect(try await tutor.readNote(note.id).actions[0].overdue == false)
      campus.go(to: "2027-03-29 23:00")
      #expect(try await tutor.readNote(note.id).actions[0].overdue == true)
    }
  }
}
