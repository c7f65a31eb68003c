import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Notes: writing and sharing", .timeLimit(.minutes(10)))
struct NotesTests {
  @Test(
    "A note of a booked meeting carries what the notice lists, under the version in force",
    .tags(.s2, .s3, .s4, .s5, .s6, .s7, .s8))
  func booked() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(campus.id(.tutor), at: "2026-11-24 10:00")
      campus.go(to: "2026-11-24 10:00")
      let note = try await campus.client(.tutor).note(of: campus.id(.ada), share: true) {
        $0.appointmentID = booked.id
        $0.topics = [.achievementsAndInterests, .academicProgress]
        $0.actions = [.action(.student, "Bring the draft", due: "2026-12-01")]
      }
      #expect(note.id.hasPrefix("nte_"))
      #expect(note.appointmentID == booked.id && note.met == booked.start)
      #expect(note.studentID == campus.id(.ada))
      #expect(note.authorID == campus.id(.tutor) && note.authorName == "tutor Staff")
      #expect(note.purpose == "How the term is going")
      #expect(note.keyPoints == ["Essays go well", "Lab reports are late"])
      #expect(note.topics == [.academicProgress, .achievementsAndInterests])
      #expect(note.source == .subject && note.legalBasis == .publicTask)
      #expect(note.notice.notice == "see-my-tutor" && note.notice.version == "1")
      #expect(note.state == .shared && note.version == 1 && note.revision == 1)
      #expect(note.shared == note.created && note.created.utc == "2026-11-24 10:00")
      #expect(!note.sensitive && note.suggestions.isEmpty && note.effectOfDeclining.isEmpty)
      let action = try #require(note.actions.first)
      #expect(action.id.hasPrefix("act_") && action.noteID == note.id)
      #expect(action.owner == .student && action.due == .day("2026-12-01"))
      #expect(action.state == .open && !action.overdue && action.revision == 1)
      // What was sent is what everybody reads.
      #expect(try await campus.client(.ada).readNote(note.id, purpose: .unspecified) == note)
      #expect(try await campus.client(.tutor).readNote(note.id) == note)
    }
  }

  @Test("A draft is for staff; once shared, the student has it and is told", .tags(.s3))
  func share() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let draft = try await tutor.note(of: campus.id(.ada))
      #expect(draft.state == .draft && !draft.hasShared)
      #expect(try await ada.myNotes() == [])
      #expect(try await ada.told() == [])
      #expect(try await campus.noteEvents() == [])

      campus.now = campus.now.adding(minutes: 5)
      let shared = try await tutor.share(draft)
      #expect(shared.state == .shared && shared.revision == 2 && shared.version == 1)
      #expect(shared.shared.utc == "2026-11-23 09:05")
      #expect(try await ada.myNotes() == [shared])
      let item = try #require(try await ada.told().first)
      #expect(item.kind == .noteShared && item.aboutID == draft.id)
      #expect(try await campus.noteEvents() == ["noteShared \(draft.id)"])

      // Again is refused by name, whatever revision it was asked with.
      await expectRefusal(.failedPrecondition, "ALREADY_SHARED") { try await tutor.share(draft) }
      await expectRefusal(.failedPrecondition, "ALREADY_SHARED") { try await tutor.share(shared) }
      await expectRefusal(.failedPrecondition, "ALREADY_SHARED") { try await tutor.discard(shared) }
      #expect(try await ada.told().count == 1)
    }
  }

  @Test("To its student a draft is not there, in any method", .tags(.s3))
  func hiddenDraft() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let draft = try await tutor.note(of: campus.id(.ada)) {
        $0.actions = [.action(.student, "Bring the draft", due: "2026-12-01")]
      }
      let nobodys = Pastoral_V1_Note.with {
        $0.id = "nte_" + String(repeating: "a", count: 26)
        $0.actions = [.with { $0.id = "act_" + String(repeating: "a", count: 26) }]
      }
      // The same answers as for a note that there never was.
      for note in [draft, nobodys] {
        let denied = StatusCode.permissionDenied
        await expectRefusal(denied) { try await ada.readNote(note.id) }
        await expectRefusal(denied) { try await ada.versions(of: note.id) }
        await expectRefusal(denied) { try await ada.version(1, of: note.id) }
        await expectRefusal(denied) { try await ada.comment("Thank you", on: note.id) }
        await expectRefusal(denied) { try await ada.set(note.actions[0], .done) }
        await expectRefusal(denied) { try await ada.share(note) }
        await expectRefusal(denied) { try await ada.discard(note) }
        await expectRefusal(denied) { try await ada.amend(note, purpose: "Mine") }
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await ada.readNote(note.id, purpose: .unspecified)
        }
      }
      #expect(try await ada.actions().actions == [])
      #expect(try await ada.notes(of: campus.id(.ada), purpose: .unspecified).notes == [])
    }
  }

  @Test("A draft is thrown away by its author alone, and leaves nothing behind")
  func discard() async throws {
    try await TestCampus.with { campus in
      let (tutor, leader) = (try campus.client(.tutor), try campus.client(.programmeLeader))
      let draft = try await tutor.note(of: campus.id(.ada)) {
        $0.actions = [.action(.staff, "Write to the library", due: "2026-12-01")]
      }
      let leaders = try await leader.note(of: campus.id(.ada))
      // The personal tutor may amend the programme leader's draft, and not throw it away.
      await expectRefusal(.permissionDenied) { try await tutor.discard(leaders) }
      await expectRefusal(.permissionDenied) { try await leader.discard(draft) }
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await tutor.discard(draft, revision: 2)
      }
      try await tutor.discard(draft, key: "k")
      // Asked again under the key, it was done; under another, there is no such draft.
      try await tutor.discard(draft, key: "k")
      await expectRefusal(.permissionDenied) { try await tutor.discard(draft, key: "l") }
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await tutor.discard(draft, revision: 2, key: "k")
      }
      await expectRefusal(.permissionDenied) { try await tutor.readNote(draft.id) }
      for table in [
        "select count(*) from note where id = $1",
        "select count(*) from note_version where note_id = $1",
        "select count(*) from note_action where note_id = $1",
      ] as [SQL] {
        #expect(try campus.count(table, draft.id) == 0)
      }
    }
  }

  @Test("Personal issues flag the note and suggest a referral, to staff only", .tags(.s6))
  func sensitive() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let note = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.topics = [.personalIssues, .academicChallenges]
      }
      #expect(note.sensitive && note.suggestions == [.wellbeingReferral])
      let students = try await campus.client(.ada).readNote(note.id)
      #expect(students.sensitive && students.suggestions.isEmpty)
      // The flag goes with the topic.
      let amended = try await tutor.amend(note, purpose: "The same") {
        $0.topics = [.academicChallenges]
      }
      #expect(!amended.sensitive && amended.suggestions.isEmpty)
    }
  }

  @Test(
    "Not telling is voluntary: the notice's own sentence follows, and nothing else", .tags(.s23))
  func declined() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let told = try await tutor.note(of: campus.id(.ada), share: true)
      var declined = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.declined = [.personalIssues]
        $0.keyPoints = []
      }
      #expect(declined.declined == [.personalIssues] && !declined.sensitive)
      #expect(declined.effectOfDeclining.hasPrefix("What you share with your tutor is up to you."))
      // But for what was said, it is a note like the other.
      declined.id = told.id
      declined.declined = []
      declined.effectOfDeclining = ""
      declined.keyPoints = told.keyPoints
      #expect(declined == told)
      // And bookings go on as before.
      _ = try await campus.client(.ada).book(campus.id(.tutor), at: "2026-11-24 10:00")
    }
  }

  // MARK: Bad input

  /// A wrong request, and the fields that its refusal names.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fields: [String]
    let change: @Sendable (inout Pastoral_V1_CreateNoteRequest) -> Void

    init(
      _ description: String, _ fields: [String],
      _ change: @escaping @Sendable (inout Pastoral_V1_CreateNoteRequest) -> Void
    ) {
      testDescription = description
      self.fields = fields
      self.change = change
    }
  }

  static let wrong = [
    Wrong("no purpose", ["purpose"]) { $0.purpose = " " },
    Wrong("a purpose that is too long", ["purpose"]) {
      $0.purpose = String(repeating: "p", count: 301)
    },
    Wrong("no topic", ["topics"]) { $0.topics = [] },
    Wrong("another topic", ["topics[1]"]) { $0.topics = [.academicProgress, .UNRECOGNIZED(9)] },
    Wrong("too many key points", ["key_points"]) {
      $0.keyPoints = Array(repeating: "k", count: 13)
    },
    Wrong("a long key point", ["key_points[3]"]) {
      $0.keyPoints = ["a", "b", "c", String(repeating: "k", count: 301)]
    },
    Wrong("more text than is brief", ["key_points"]) {
      $0.keyPoints = Array(repeating: String(repeating: "k", count: 300), count: 7)
    },
    Wrong("an action without anything", ["actions[0].text", "actions[0].owner", "actions[0].due"]) {
      $0.actions = [.init()]
    },
    Wrong("an action due on no day", ["actions[0].due"]) {
      $0.actions = [.action(.staff, "Write", due: "2026-12-01")]
      $0.actions[0].due.month = 13
    },
    Wrong("an action due before the meeting", ["actions[0].due"]) {
      $0.actions = [.action(.staff, "Write", due: "2026-11-22")]
    },
    Wrong("an action with an id", ["actions[0].id"]) {
      $0.actions = [.action(.staff, "Write", due: "2026-12-01")]
      $0.actions[0].id = "act_" + String(repeating: "a", count: 26)
    },
    Wrong("too many actions", ["actions"]) {
      $0.actions = Array(repeating: .action(.staff, "Write", due: "2026-12-01"), count: 11)
    },
    Wrong("something else declined", ["declined[0]"]) { $0.declined = [.unspecified] },
    Wrong("all of it", ["purpose", "key_points[0]", "topics", "declined[0]"]) {
      $0.purpose = ""
      $0.keyPoints = ["a\nb"]
      $0.topics = []
      $0.declined = [.unspecified]
    },
    Wrong("no meeting", ["meeting"]) { $0.meeting = nil },
    Wrong("a meeting without anything", ["ad_hoc.start", "ad_hoc.manner"]) { $0.adHoc = .init() },
    Wrong("a meeting of nine hours", ["ad_hoc.minutes"]) { $0.adHoc.minutes = 481 },
    Wrong("an appointment that there is not", ["appointment_id"]) {
      $0.appointmentID = "apt_" + String(repeating: "a", count: 26)
    },
    Wrong("what somebody else said", ["source"]) { $0.source = .thirdParty },
    Wrong("another source", ["source"]) { $0.source = .UNRECOGNIZED(7) },
    Wrong("another basis", ["legal_basis"]) { $0.legalBasis = .consent },
    Wrong("another source and basis", ["source", "legal_basis"]) {
      $0.source = .thirdParty
      $0.legalBasis = .UNRECOGNIZED(7)
    },
  ]

  @Test(
    "What is wrong is refused field by field, and nothing is kept", .tags(.s2, .s5, .s6, .s7, .s8))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      for wrong in Self.wrong {
        await expectRefusal(.invalidArgument, fields: wrong.fields) {
          try await tutor.note(of: campus.id(.ada), share: true, wrong.change)
        }
      }
      #expect(try campus.count("select count(*) from note") == 0)
      // At the limits all is well.
      _ = try await tutor.note(of: campus.id(.ada)) {
        $0.purpose = String(repeating: "p", count: 300)
        $0.keyPoints =
          Array(repeating: String(repeating: "k", count: 300), count: 5)
          + [String(repeating: "k", count: 190)]
        $0.actions = Array(repeating: .action(.staff, "W", due: "2026-11-23"), count: 10)
        $0.adHoc.minutes = 480
        $0.source = .subject
        $0.legalBasis = .publicTask
      }
    }
  }

  @Test("A note is of a meeting of that student that was held", .tags(.s5))
  func meeting() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let coming = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00")
      let bens = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-24 10:30")
      let dropped = try await ada.cancel(
        ada.book(campus.id(.tutor), at: "2026-11-24 11:00"))
      campus.go(to: "2026-11-24 09:59")
      await expectRefusal(.failedPrecondition, "MEETING_NOT_BEGUN") {
        try await tutor.note(of: campus.id(.ada)) { $0.appointmentID = coming.id }
      }
      await expectRefusal(.failedPrecondition, "MEETING_NOT_BEGUN") {
        try await tutor.note(of: campus.id(.ada)) { $0.adHoc.start = .utc("2026-11-24 10:00") }
      }
      campus.go(to: "2026-11-24 12:00")
      await expectRefusal(.failedPrecondition, "NOT_BOOKED") {
        try await tutor.note(of: campus.id(.ada)) { $0.appointmentID = dropped.id }
      }
      // Somebody else's is as good as none.
      await expectRefusal(.invalidArgument, fields: ["appointment_id"]) {
        try await tutor.note(of: campus.id(.ada)) { $0.appointmentID = bens.id }
      }
      // The personal tutor may write of a meeting that somebody else held.
      _ = try await tutor.note(of: campus.id(.ada)) { $0.appointmentID = coming.id }
    }
  }

  @Test("A request that is longer than 256 KiB is not looked at")
  func tooLong() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let edge = NotesCalls.requestBytesMax
      let status = await expectRefusal(.resourceExhausted) {
        try await tutor.note(of: campus.id(.ada)) {
          $0.purpose = String(repeating: "p", count: edge)
        }
      }
      #expect(status?.message == "The message is longer than 262144 bytes.")
      // What just fits is looked at, and refused for its field.
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await tutor.note(of: campus.id(.ada)) {
          $0.purpose = String(repeating: "p", count: edge - 200)
        }
      }
    }
  }

  // MARK: Lists, and asking twice

  @Test("Lists are newest first, a page at a time")
  func pages() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      var written: [String] = []
      for minute in 0..<5 {
        campus.now = CampusTemplate.now.adding(minutes: minute / 2)
        written.append(try await tutor.note(of: campus.id(.ada), share: minute != 4).id)
      }
      let first = try await tutor.notes(of: campus.id(.ada), size: 2)
      let second = try await tutor.notes(
        of: campus.id(.ada), size: 3, token: first.nextPageToken)
      #expect(second.nextPageToken.isEmpty)
      let all = first.notes + second.notes
      #expect(Set(all.map(\.id)) == Set(written) && all.count == 5)
      #expect(all.first?.id == written.last)
      #expect(all.map(\.created.seconds) == all.map(\.created.seconds).sorted(by: >))
      #expect(
        try await campus.client(.ada).myNotes().map(\.id) == all.dropFirst().map(\.id))
      await expectRefusal(.invalidArgument, fields: ["page_size"]) {
        try await tutor.notes(of: campus.id(.ada), size: 101)
      }
      await expectRefusal(.invalidArgument, fields: ["page_token"]) {
        try await tutor.notes(of: campus.id(.ben), size: 2, token: first.nextPageToken)
      }
    }
  }

  @Test("The same request under its key has one effect; another body is refused")
  func idempotent() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let first = try await tutor.note(of: campus.id(.ada), share: true, key: "k")
      #expect(try await tutor.note(of: campus.id(.ada), share: true, key: "k") == first)
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await tutor.note(of: campus.id(.ada), share: false, key: "k")
      }
      #expect(try campus.count("select count(*) from note") == 1)
      #expect(try await campus.client(.ada).told().count == 1)
      let amended = try await tutor.amend(first, purpose: "More", key: "a")
      #expect(try await tutor.amend(first, purpose: "More", key: "a") == amended)
      #expect(amended.version == 2)
    }
  }
}
