import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Notes: amendments and versions", .timeLimit(.minutes(10)))
struct NoteVersionTests {
  @Test(
    "Amending a shared note makes a version that the student sees; earlier ones stay readable",
    .tags(.s3))
  func versions() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let first = try await tutor.note(of: campus.id(.ada), share: true)
      campus.now = campus.now.adding(minutes: 10)
      let second = try await tutor.amend(first, purpose: "How the year is going")
      #expect(second.version == 2 && second.revision == 2)
      #expect(second.notice == first.notice && second.created == first.created)
      #expect(try await ada.readNote(first.id) == second)

      for reader in [ada, tutor] {
        let versions = try await reader.versions(of: first.id)
        #expect(versions.map(\.version) == [2, 1])
        #expect(versions.map(\.written.utc) == ["2026-11-23 09:10", "2026-11-23 09:00"])
        #expect(versions.allSatisfy { $0.authorID == campus.id(.tutor) && $0.purpose.isEmpty })
        let old = try await reader.version(1, of: first.id)
        #expect(old.purpose == first.purpose && old.keyPoints == first.keyPoints)
        #expect(try await reader.version(2, of: first.id).purpose == second.purpose)
        await expectRefusal(.invalidArgument, fields: ["version"]) {
          try await reader.version(3, of: first.id)
        }
        await expectRefusal(.invalidArgument, fields: ["version"]) {
          try await reader.version(0, of: first.id)
        }
      }
      #expect(try await ada.told().map(\.kind) == [.noteAmended, .noteShared])
      #expect(
        try await campus.noteEvents() == ["noteShared \(first.id)", "noteAmended \(first.id)"])
    }
  }

  @Test(
    "Amending a draft replaces it, without a version, a word to anybody or an event", .tags(.s3))
  func draft() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let draft = try await tutor.note(of: campus.id(.ada))
      let amended = try await tutor.amend(draft, purpose: "Said better")
      #expect(amended.state == .draft && amended.version == 1 && amended.revision == 2)
      let shared = try await tutor.share(amended)
      let versions = try await ada.versions(of: draft.id)
      #expect(versions.map(\.version) == [1])
      #expect(try await ada.version(1, of: draft.id).purpose == "Said better")
      #expect(shared.purpose == "Said better")
      #expect(try await ada.told().map(\.kind) == [.noteShared])
    }
  }

  @Test("Who amends somebody else's note is named with their version")
  func otherAuthor() async throws {
    try await TestCampus.with { campus in
      let leader = try campus.client(.programmeLeader)
      let note = try await leader.note(of: campus.id(.ada), share: true)
      let amended = try await campus.client(.tutor).amend(note, purpose: "And one thing more")
      #expect(amended.authorID == campus.id(.programmeLeader))
      let versions = try await leader.versions(of: note.id)
      #expect(
        versions.map(\.authorID) == [campus.id(.tutor), campus.id(.programmeLeader)])
      #expect(versions.map(\.authorName) == ["tutor Staff", "programmeLeader Staff"])
    }
  }

  @Test("An amendment from an old revision is aborted, and nothing is lost")
  func stale() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      for share in [true, false] {
        let note = try await tutor.note(of: campus.id(.ada), share: share)
        let amended = try await tutor.amend(note, purpose: "First")
        await expectRefusal(.aborted, "STALE_REVISION") {
          try await tutor.amend(note, purpose: "Second")
        }
        #expect(try await tutor.readNote(note.id) == amended)
      }
      let draft = try await tutor.note(of: campus.id(.ada))
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await tutor.share(draft, revision: 2)
      }
    }
  }

  @Test("An amendment that is wrong is refused field by field, as a new note is", .tags(.s5, .s6))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let note = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.actions = [.action(.student, "Bring the draft", due: "2026-12-01")]
      }
      let other = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.actions = [.action(.student, "Read", due: "2026-12-01")]
      }
      await expectRefusal(
        .invalidArgument, fields: ["purpose", "topics[0]", "actions[0].id", "actions[2].id"]
      ) {
        try await tutor.amend(note, purpose: "") {
          $0.topics = [.unspecified]
          // Another note's, one of the note's own, and the same again.
          $0.actions = [other.actions[0].agreed, note.actions[0].agreed, note.actions[0].agreed]
        }
      }
      #expect(try await tutor.readNote(note.id) == note)
    }
  }

  @Test("A note takes fifty versions")
  func full() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      var note = try await tutor.note(of: campus.id(.ada), share: true)
      for number in 2...NoteLimits.versionsMax {
        campus.now = campus.now.adding(milliseconds: 1_000)
        note = try await tutor.amend(note, purpose: "Version \(number)")
      }
      let last = note
      await expectRefusal(.failedPrecondition, "NOTE_FULL") {
        try await tutor.amend(last, purpose: "One more")
      }
      #expect(try await tutor.versions(of: note.id).count == NoteLimits.versionsMax)
    }
  }
}
