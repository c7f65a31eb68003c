import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf

@testable import RPCServer

// Notes as tests write and read them, each call one RPC over the socket.

extension Client {
  /// A note of a meeting that nobody booked, an hour before the campus's morning begins.
  func note(
    of student: String, share: Bool = false, key: String? = nil,
    _ change: (inout Pastoral_V1_CreateNoteRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Note {
    var request = Pastoral_V1_CreateNoteRequest()
    request.studentID = student
    request.adHoc = .with {
      $0.start = .utc("2026-11-23 08:00")
      $0.minutes = 20
      $0.manner = .inPerson
    }
    request.purpose = "How the term is going"
    request.keyPoints = ["Essays go well", "Lab reports are late"]
    request.topics = [.academicProgress]
    request.share = share
    change(&request)
    return try await unary(NotesService.create, request, options: .key(key))
  }

  func amend(
    _ note: Pastoral_V1_Note, purpose: String, revision: Int64? = nil, key: String? = nil,
    _ change: (inout Pastoral_V1_AmendNoteRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Note {
    var request = Pastoral_V1_AmendNoteRequest()
    request.noteID = note.id
    request.revision = revision ?? note.revision
    request.purpose = purpose
    request.keyPoints = note.keyPoints
    request.topics = note.topics
    request.actions = note.actions.map { $0.agreed }
    request.declined = note.declined
    change(&request)
    return try await unary(NotesService.amend, request, options: .key(key))
  }

  func share(_ note: Pastoral_V1_Note, revision: Int64? = nil) async throws -> Pastoral_V1_Note {
    try await unary(
      NotesService.share,
      .with {
        $0.noteID = note.id
        $0.revision = revision ?? note.revision
      })
  }

  func discard(
    _ note: Pastoral_V1_Note, revision: Int64? = nil, key: String? = nil
  ) async throws {
    _ = try await unary(
      NotesService.discardDraft,
      .with {
        $0.noteID = note.id
        $0.revision = revision ?? note.revision
      }, options: .key(key))
  }

  func readNote(
    _ id: String, purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> Pastoral_V1_Note {
    try await unary(
      NotesService.get,
      .with {
        $0.noteID = id
        $0.purpose = purpose
      })
  }

  func notes(
    of student: String, purpose: Pastoral_V1_Purpose = .academicAdvice, size: Int32 = 0,
    token: String = ""
  ) async throws -> Pastoral_V1_ListNotesResponse {
    try await unary(
      NotesService.listForStudent,
      .with {
        $0.studentID = student
        $0.purpose = purpose
        $0.pageSize = size
        $0.pageToken = token
      })
  }

  func myNotes() async throws -> [Pastoral_V1_Note] {
    try await unary(NotesService.listMine, .init()).notes
  }

  func versions(
    of note: String, purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> [Pastoral_V1_NoteVersion] {
    try await unary(
      NotesService.listVersions,
      .with {
        $0.noteID = note
        $0.purpose = purpose
      }
    ).versions
  }

  func version(
    _ version: Int64, of note: String, purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> Pastoral_V1_NoteVersion {
    try await unary(
      NotesService.getVersion,
      .with {
        $0.noteID = note
        $0.version = version
        $0.purpose = purpose
      })
  }

  func comment(
    _ text: String, on note: String, key: String? = nil
  ) async throws -> Pastoral_V1_NoteComment {
    try await unary(
      NotesService.addComment,
      .with {
        $0.noteID = note
        $0.text = text
      }, options: .key(key))
  }

  func set(
    _ action: Pastoral_V1_NoteAction, _ state: Pastoral_V1_ActionState, revision: Int64? = nil
  ) async throws -> Pastoral_V1_NoteAction {
    try await unary(
      NotesService.setAction,
      .with {
        $0.actionID = action.id
        $0.state = state
        $0.revision = revision ?? action.revision
      })
  }

  func actions(
    of student: String = "", _ change: (inout Pastoral_V1_ListActionsRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ListActionsResponse {
    var request = Pastoral_V1_ListActionsRequest()
    request.studentID = student
    request.purpose = .academicAdvice
    change(&request)
    return try await unary(NotesService.listActions, request)
  }

  /// What waits in the inbox, newest first.
  func told() async throws -> [Pastoral_V1_InboxItem] {
    try await unary(InboxService.list, .init()).items
  }
}

extension Pastoral_V1_AgreedAction {
  static func action(
    _ owner: Pastoral_V1_ActionOwner, _ text: String, due: String
  ) -> Self {
    .with {
      $0.owner = owner
      $0.text = text
      $0.due = .day(due)
    }
  }
}

extension Pastoral_V1_NoteAction {
  /// As an amendment takes it, to stay as it is.
  var agreed: Pastoral_V1_AgreedAction {
    .with {
      $0.id = id
      $0.text = text
      $0.owner = owner
      $0.due = due
    }
  }
}

extension TestCampus {
  /// What the feed said of notes, oldest first, as `kind record`.
  func noteEvents() async throws -> [String] {
    try await client(.records).unary(EventService.list, .with { $0.pageSize = 500 }).events
      .filter { [.noteShared, .noteAmended, .actionChanged].contains($0.kind) }
      .map { "\($0.kind) \($0.recordID)\($0.staffID)\($0.aboutID)" }
  }

  /// Goes to that moment of UTC.
  func go(to moment: String) { now = .utc(moment) }
}
