import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Notes: who may write and read them", .timeLimit(.minutes(10)))
struct NoteAccessTests {
  /// On a day, who is what to Ada, and what they may do with notes of hers.
  struct Row: Sendable, CustomTestStringConvertible {
    let person: Person
    let at: String
    /// Write a note of a meeting of one's own.
    let writes: Bool
    /// Read the personal tutor's note.
    let readsOthers: Bool
    /// Change the personal tutor's note.
    let amendsOthers: Bool

    init(
      _ person: Person, _ at: String, writes: Bool = false, reads: Bool = false,
      amends: Bool = false
    ) {
      self.person = person
      self.at = at
      self.writes = writes
      readsOthers = reads
      amendsOthers = amends
    }

    var testDescription: String { "\(person) at \(at)" }
  }

  static let rows = [
    Row(.tutor, "2026-11-23 09:00", writes: true, reads: true, amends: true),
    Row(.programmeLeader, "2026-11-23 09:00", writes: true, reads: true),
    Row(.programmeStaff, "2026-11-23 09:00", writes: true),
    Row(.moduleLeader, "2026-11-23 09:00", writes: true),
    // Ada's module ends with 22 January.
    Row(.moduleLeader, "2027-01-22 23:59", writes: true),
    Row(.moduleLeader, "2027-01-23 00:00"),
    // Relations that are over, or to come.
    Row(.formerTutor, "2026-11-23 09:00"),
    Row(.formerModuleLeader, "2026-11-23 09:00"),
    Row(.nextTutor, "2026-11-23 23:59"),
    Row(.nextTutor, "2026-11-24 00:00", writes: true, reads: true, amends: true),
    // Nobody to Ada.
    Row(.stranger, "2026-11-23 09:00"), Row(.adminOfStaff, "2026-11-23 09:00"),
    Row(.ben, "2026-11-23 09:00"), Row(.admin, "2026-11-23 09:00"),
    Row(.dataProtectionOfficer, "2026-11-23 09:00"), Row(.itSupport, "2026-11-23 09:00"),
    Row(.practitioner, "2026-11-23 09:00"), Row(.supervisor, "2026-11-23 09:00"),
    Row(.clinicalSupervisor, "2026-11-23 09:00"), Row(.secretary, "2026-11-23 09:00"),
    Row(.recordsManager, "2026-11-23 09:00"), Row(.records, "2026-11-23 09:00"),
    Row(.portal, "2026-11-23 09:00"),
  ]

  @Test("By role, relation and day", .tags(.s10), arguments: rows)
  func matrix(row: Row) async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let tutors = try await campus.client(.tutor).note(of: ada, share: true)
      campus.go(to: row.at)
      let person = try campus.client(row.person)
      func attempt<Reply>(
        _ allowed: Bool, _ call: () async throws -> Reply
      ) async throws {
        if allowed {
          _ = try await call()
        } else {
          await expectRefusal(.permissionDenied) { try await call() }
        }
      }
      try await attempt(row.readsOthers) { try await person.readNote(tutors.id) }
      try await attempt(row.readsOthers) { try await person.versions(of: tutors.id) }
      try await attempt(row.readsOthers) { try await person.version(1, of: tutors.id) }
      try await attempt(row.amendsOthers) { try await person.amend(tutors, purpose: "Other") }
      try await attempt(row.writes) {
        let own = try await person.note(of: ada)
        _ = try await person.readNote(own.id)
        return try await person.share(own)
      }
      // A list has what one may read: all, one's own, or nothing at all.
      try await attempt(row.writes) {
        let listed = try await person.notes(of: ada).notes
        #expect(listed.contains { $0.id == tutors.id } == row.readsOthers)
        #expect(listed.contains { $0.authorID == campus.id(row.person) })
        return try await person.actions(of: ada)
      }
    }
  }

  @Test("Who held the appointment reads the note that somebody else wrote of it", .tags(.s10))
  func host() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let booked = try await campus.client(.ada).book(
        campus.id(.moduleLeader), at: "2026-11-24 10:00")
      campus.go(to: "2026-11-24 11:00")
      let leader = try campus.client(.moduleLeader)
      let note = try await campus.client(.tutor).note(of: ada) { $0.appointmentID = booked.id }
      #expect(try await leader.readNote(note.id) == note)
      #expect(try await leader.notes(of: ada).notes == [note])
      #expect(try await leader.amend(note, purpose: "As I remember it").revision == 2)
      // Not of a meeting that somebody else held.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.programmeStaff).note(of: ada) { $0.appointmentID = booked.id }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.programmeLeader).note(of: ada) { $0.appointmentID = booked.id }
      }
      // The module ends, and with it the right to the notes of its meetings.
      campus.go(to: "2027-01-23 00:00")
      await expectRefusal(.permissionDenied) { try await leader.readNote(note.id) }
      await expectRefusal(.permissionDenied) { try await leader.notes(of: ada) }
      await expectRefusal(.permissionDenied) { try await leader.amend(note, purpose: "Late") }
    }
  }

  @Test(
    "The new tutor reads all earlier notes, drafts too; the old one none, not even their own",
    .tags(.s12))
  func tutorChange() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let (old, new) = (try campus.client(.tutor), try campus.client(.nextTutor))
      let shared = try await old.note(of: ada, share: true)
      let draft = try await old.note(of: ada) { $0.purpose = "Not finished" }
      await expectRefusal(.permissionDenied) { try await new.readNote(shared.id) }
      await expectRefusal(.permissionDenied) { try await new.notes(of: ada) }

      // Ada's tutor of today goes at midnight, when the next one comes.
      campus.go(to: "2026-11-23 23:00")
      _ = try await campus.client(.records).put(
        .relation(.tutor, .personalTutor, "S001", from: "2026-09-21", to: "2026-11-23"))
      campus.go(to: "2026-11-24 00:00")
      #expect(try await new.readNote(shared.id).keyPoints == shared.keyPoints)
      #expect(Set(try await new.notes(of: ada).notes.map(\.id)) == [shared.id, draft.id])
      for note in [shared, draft] {
        await expectRefusal(.permissionDenied) { try await old.readNote(note.id) }
        await expectRefusal(.permissionDenied) { try await old.amend(note, purpose: "Mine") }
      }
      await expectRefusal(.permissionDenied) { try await old.notes(of: ada) }
      await expectRefusal(.permissionDenied) { try await old.discard(draft) }
      await expectRefusal(.permissionDenied) { try await old.note(of: ada) }
      // The new one goes on where the old one stopped.
      #expect(try await new.share(draft).state == .shared)
      #expect(try await campus.client(.ada).myNotes().count == 2)
    }
  }

  @Test("IT support reads notes while elevated for the student, and changes none", .tags(.s11))
  func elevated() async throws {
    try await TestCampus.with { campus in
      let (ada, support) = (campus.id(.ada), try campus.client(.itSupport))
      let note = try await campus.client(.tutor).note(of: ada, share: true)
      await expectRefusal(.permissionDenied) {
        try await support.readNote(note.id, purpose: .technicalSupport)
      }
      _ = try await support.unary(
        ExceptionalAccessService.elevate,
        .with {
          $0.studentID = ada
          $0.ticket = "INC-7"
          $0.reason = "Their notes page stays empty."
        })
      #expect(
        try await support.readNote(note.id, purpose: .technicalSupport).purpose == note.purpose)
      #expect(try await support.notes(of: ada, purpose: .technicalSupport).notes.count == 1)
      await expectRefusal(.permissionDenied) { try await support.readNote(note.id) }
      await expectRefusal(.permissionDenied) { try await support.amend(note, purpose: "Mine") }
      await expectRefusal(.permissionDenied) { try await support.share(note) }
      campus.now = campus.now.adding(minutes: 60)
      await expectRefusal(.permissionDenied) {
        try await support.readNote(note.id, purpose: .technicalSupport)
      }
    }
  }

  @Test("Notes are read for what the notice lists, and for nothing else", .tags(.s9))
  func purposes() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (campus.id(.ada), try campus.client(.tutor))
      let note = try await tutor.note(of: ada, share: true)
      for purpose in [.academicAdvice, .supportAccess, .safety] as [Pastoral_V1_Purpose] {
        _ = try await tutor.readNote(note.id, purpose: purpose)
      }
      for purpose in [.unspecified, .directoryUpkeep, .dataProtection] as [Pastoral_V1_Purpose] {
        let (code, fields) = (StatusCode.invalidArgument, ["purpose"])
        await expectRefusal(code, fields: fields) {
          try await tutor.readNote(note.id, purpose: purpose)
        }
        await expectRefusal(code, fields: fields) {
          try await tutor.notes(of: ada, purpose: purpose)
        }
        await expectRefusal(code, fields: fields) {
          try await tutor.versions(of: note.id, purpose: purpose)
        }
        await expectRefusal(code, fields: fields) {
          try await tutor.version(1, of: note.id, purpose: purpose)
        }
        await expectRefusal(code, fields: fields) {
          try await tutor.actions(of: ada) { $0.purpose = purpose }
        }
      }
      // Technical support is for who is elevated.
      await expectRefusal(.permissionDenied) {
        try await tutor.readNote(note.id, purpose: .technicalSupport)
      }
      // One's own is one's own.
      _ = try await campus.client(.ada).readNote(note.id, purpose: .unspecified)
      _ = try await campus.client(.ada).notes(of: ada, purpose: .unspecified)
    }
  }

  @Test("Every read by somebody else is in the access log, with its row and purpose", .tags(.s16))
  func accessLog() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let note = try await campus.client(.tutor).note(of: ada, share: true)
      _ = try await campus.client(.ada).readNote(note.id)
      _ = try await campus.client(.ada).comment("Thank you", on: note.id)
      _ = try await campus.client(.programmeLeader).readNote(note.id, purpose: .supportAccess)
      _ = try await campus.client(.tutor).actions(of: ada)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.stranger).readNote(note.id)
      }
      let log = try campus.server.store.read { transaction in
        try transaction.rows(
          "select rule, purpose, method from access_log where subject_id = $1 order by id", ada
        ).map { row in
          let method = try row.text(2).split(separator: "/").last ?? ""
          return "\(try row.text(0)) \(try row.text(1)) \(method)"
        }
      }
      #expect(
        log == [
          "academic_notes.academic_staff.tutor  Create",
          "academic_notes.academic_staff.programme support_access Get",
          "academic_notes.academic_staff.tutor academic_advice ListActions",
        ])
    }
  }
}
