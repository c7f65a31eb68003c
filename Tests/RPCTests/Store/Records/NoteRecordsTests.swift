import Domain
import Foundation
import Promises
import Testing

@testable import Store

@Suite("Notes in the store")
struct NoteRecordsTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let canaries = [
    "quokka purpose", "wombat point", "numbat action", "bilby comment", "personal_issues",
  ]
  private static let content = NoteContent(
    purpose: canaries[0], keyPoints: [canaries[1], ""], topics: [.personalIssues],
    actions: [
      AgreedAction(
        id: id(.action, 1), text: canaries[2], owner: .staff,
        due: LocalDate(iso: "2026-12-01")!)  // A day that there is.
    ], declined: [.academicProgress])

  private static func id(_ kind: Identifier.Kind, _ number: UInt64) -> Identifier {
    var random = SeededGenerator(seed: number)
    return Identifier(kind, from: &random)
  }

  /// What the policy lets a tutor do with notes.
  private static func decision(_ action: Domain.Action = .create) throws -> Decision {
    let principal = Principal(
      id: id(.staffMember, 1).text, kind: .person, isActive: true, roles: RoleSet(.academicStaff))
    let caller = try #require(Caller(authenticated: principal))
    let verdict = decide(
      PolicyQuestion(caller, action, .academicNotes, standings: [.tutor]))
    guard case .allow(let decision) = verdict else { throw Refusal.denied }
    return decision
  }

  private static let notice = NoticeVersion(notice: "see-my-tutor", version: "1")

  private static func note(_ number: UInt64 = 1, of student: UInt8 = 1) -> Note {
    NoteRules.create(
      .adHoc(start: .noon, minutes: 20, manner: .inPerson), of: KeyStoreTests.id(student),
      by: id(.staffMember, 1), isShared: true, id: id(.note, number),
      noticeVersion: notice, now: .noon)
  }

  /// A store with Ada, Ben and their tutor.
  private func store() throws -> StoreEngine {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { tx in
      try KeyStoreTests.add(KeyStoreTests.ada, 1, tx)
      var ben = KeyStoreTests.ada
      ben.campusID = "S2"
      try KeyStoreTests.add(ben, 2, tx)
      _ = try tx.put(
        StaffMember(
          campusID: "T1", givenName: "Tom", familyName: "T", email: "t@uni.example",
          jobTitle: "Lecturer"), revision: 0, newID: Self.id(.staffMember, 1), at: .noon,
        by: .system(.seed))
    }
    return engine
  }

  @Test("What a note says comes back as it was written, version by version", .tags(.s3))
  func roundTrip() throws {
    let engine = try store()
    defer { engine.close() }
    let note = Self.note()
    let amended = try NoteRules.amend(note, revision: 1, now: .noon)
    var second = Self.content
    second.purpose = "Something else"
    second.keyPoints = []
    second.actions = []
    let other = second
    try engine.write { tx in
      try tx.insert(note, Self.content, by: Self.decision())
      try tx.amend(amended, other, under: Self.notice, by: Self.decision(.update))
    }
    try engine.read { tx in
      let read = try Self.decision(.read)
      let found = try #require(try tx.note(note.id.text))
      #expect(found == amended)
      #expect(try tx.content(of: found, by: read) == other)
      #expect(try tx.content(of: found, version: 1, by: read) == Self.content)
      #expect(try tx.content(of: found, version: 3, by: read) == nil)
      #expect(try tx.actionProgress(of: found) == [])
    }
  }

  /// A canary as it might be spelt in a file.
  private static func spellings(_ canary: String) -> [Data] {
    let bytes = Data(canary.utf8)
    return [bytes, Data(bytes.base64EncodedString().dropLast(4).utf8)]
  }

  private func expectNoCanary(_ when: String) throws {
    for (name, content) in try scratch.contents(of: "data") {
      for spelling in Self.canaries.flatMap(Self.spellings) {
        #expect(content.range(of: spelling) == nil, "\(name), \(when)")
      }
    }
  }

  @Test(
    "Purpose, key points, topics, actions and comments are in no file in the clear", .tags(.s16))
  func canary() throws {
    let engine = try store()
    try engine.write { tx in
      let note = Self.note()
      try tx.insert(note, Self.content, by: Self.decision())
      try tx.insert(
        NoteComment(id: Self.id(.comment, 1), text: Self.canaries[3], written: .noon), on: note,
        under: Self.notice, by: Self.decision())
    }
    try expectNoCanary("while it is open")
    // And all of it can be read.
    try engine.read { tx in
      let note = try #require(try tx.note(Self.id(.note, 1).text))
      #expect(try tx.content(of: note, by: Self.decision(.read)) == Self.content)
      #expect(try tx.comments(on: note, by: Self.decision(.read)).map(\.text) == [Self.canaries[3]])
    }
    engine.close()
    try expectNoCanary("when it is closed")
  }

  /// Two notes of one student, one of another's, and two comments on the first.
  private func filled() throws -> StoreEngine {
    let engine = try store()
    try engine.write { tx in
      for (number, student) in [(1, 1), (2, 1), (3, 2)] as [(UInt64, UInt8)] {
        var content = Self.content
        content.actions = []
        let note = Self.note(number, of: student)
        try tx.insert(note, content, by: Self.decision())
        try tx.insert(
          NoteComment(id: Self.id(.comment, number), text: "c\(number)", written: .noon),
          on: note, under: Self.notice, by: Self.decision())
        let amended = try NoteRules.amend(note, revision: 1, now: .noon)
        try tx.amend(amended, content, under: Self.notice, by: Self.decision(.update))
      }
    }
    return engine
  }

  /// Changes one row of the tables as somebody could who has the disk.
  enum Tampering: String, CaseIterable, Sendable {
    case otherNote, otherStudent, otherVersion, otherRevision

    func change(_ tx: Transaction, _ id: (UInt64) -> String) throws {
      switch self {
      case .otherNote, .otherStudent:
        _ = try tx.run(
          """
          update note_version set content =
            (select v.content from note_version v where v.note_id = $2 and v.version = 2)
          where note_id = $1 and version = 2
          """, id(1), id(self == .otherNote ? 2 : 3))
      case .otherVersion:
        _ = try tx.run(
          """
          update note_version set content =
            (select v.content from note_version v where v.note_id = $1 and v.version = 1)
          where note_id = $1 and version = 2
          """, id(1))
      case .otherRevision:
        _ = try tx.run("update note_version set revision = 9 where note_id = $1", id(1))
      }
    }
  }

  @Test("A text that was put in another's place does not open (G11)", arguments: Tampering.allCases)
  func swapped(tampering: Tampering) throws {
    let engine = try filled()
    defer { engine.close() }
    let before = try engine.read { tx in
      try tx.content(
        of: try #require(try tx.note(Self.id(.note, 1).text)), by: Self.decision(.read))
    }
    #expect(before?.purpose == Self.canaries[0])
    try engine.write { tx in try tampering.change(tx) { Self.id(.note, $0).text } }
    try engine.read { tx in
      let note = try #require(try tx.note(Self.id(.note, 1).text))
      #expect(throws: KeyError.altered) {
        try tx.content(of: note, by: Self.decision(.read))
      }
    }
  }

  @Test("A comment that was hung on another note of the student does not open (G11)")
  func movedComment() throws {
    let engine = try filled()
    defer { engine.close() }
    try engine.write { tx in
      _ = try tx.run(
        "update note_comment set note_id = $1 where id = $2", Self.id(.note, 2),
        Self.id(.comment, 1))
    }
    try engine.read { tx in
      let note = try #require(try tx.note(Self.id(.note, 2).text))
      #expect(throws: KeyError.altered) { try tx.comments(on: note, by: Self.decision(.read)) }
    }
  }

  @Test("Nothing opens for a decision on anything but notes (F1)")
  func otherDecision() throws {
    let engine = try filled()
    defer { engine.close() }
    try engine.read { tx in
      let note = try #require(try tx.note(Self.id(.note, 1).text))
      #expect(throws: Refusal.denied) { try tx.content(of: note, by: .system(.seed)) }
      #expect(throws: Refusal.denied) { try tx.comments(on: note, by: .system(.seed)) }
    }
  }
}
