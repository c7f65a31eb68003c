import Foundation
import Messages
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program: notes", .timeLimit(.minutes(10)))
struct NotesProgramTests {
  private static let note = Pastoral_V1_Note.with {
    $0.id = "nte_1"
    $0.studentID = "stu_1"
    $0.authorName = "Tom Tutor"
    $0.appointmentID = "apt_1"
    $0.met = .with { $0.seconds = 1_795_514_400 }
    $0.purpose = "How the term is going"
    $0.keyPoints = ["Essays go well\u{1b}[2J"]
    $0.topics = [.personalIssues]
    $0.actions = [
      .with {
        $0.id = "act_1"
        $0.noteID = "nte_1"
        $0.text = "Bring the draft"
        $0.owner = .student
        $0.due = .with { ($0.year, $0.month, $0.day) = (2026, 12, 1) }
        $0.state = .open
        $0.revision = 4
      }
    ]
    $0.sensitive = true
    $0.suggestions = [.wellbeingReferral]
    $0.state = .shared
    $0.version = 1
    $0.revision = 1
  }

  private static let form = """
    Purpose: How the term is going
    Topics: personal
    Key points:
    - Essays go well
    Actions:
    - student 2026-12-01: Bring the draft
    Declined: progress
    """

  /// Runs the program with a home that is still there afterwards.
  ///
  /// - Parameter editor: What the editor does with the file `$1`, on a terminal; nil for no terminal.
  private static func run(
    _ arguments: [String], _ server: AnsweringServer? = nil, input: String = form,
    editor: String? = nil, then body: (ProgramRun, URL) throws -> Void
  ) async throws {
    let home = FileManager.default.temporaryDirectory
      .appending(path: "rpc-client-home-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    var environment = ["HOME": home.path]
    if let editor {
      let script = home.appending(path: "editor")
      try Data("#!/bin/sh\n\(editor)\n".utf8).write(to: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
      environment["EDITOR"] = script.path
    }
    let run = try await ProgramRun(
      arguments, server: server, environment: environment, input: input,
      onTerminal: editor != nil)
    try body(run, home.appending(path: ".config/pastoral/notes"))
  }

  private static func kept(in folder: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  }

  @Test("A note is read from standard input, sent once, and shown as a page")
  func new() async throws {
    let server = try await AnsweringServer(["NotesService/Create": { _ in Self.note }])
    try await Self.run(
      ["notes", "new", "stu_1", "--appointment", "apt_1", "--share"], server
    ) { run, folder in
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.output == """
          id            nte_1
          met           Tue 24 Nov 2026 10:00
          state         shared
          author        Tom Tutor
          topics        personal
          purpose       How the term is going
          open actions  1
          version       1
          key points
            - Essays go well\\u{1b}[2J
          actions
            - student 2026-12-01 open: Bring the draft
          This note touches personal issues.
          Think of offering a referral to Student Life and Wellbeing.

          """)
      #expect(Self.kept(in: folder) == [])
    }
    let call = try #require(server.calls.first)
    let request: Pastoral_V1_CreateNoteRequest = try call.message()
    #expect(request.studentID == "stu_1" && request.appointmentID == "apt_1" && request.share)
    #expect(request.purpose == "How the term is going" && request.topics == [.personalIssues])
    #expect(request.keyPoints == ["Essays go well"] && request.declined == [.academicProgress])
    #expect(request.actions.map(\.text) == ["Bring the draft"])
    #expect(call.metadata["idempotency-key"]?.hasPrefix("cli-") == true)
  }

  @Test("A meeting that nobody booked is told by its time, by London's clocks")
  func adHoc() async throws {
    let server = try await AnsweringServer(["NotesService/Create": { _ in Self.note }])
    try await Self.run(
      [
        "notes", "new", "stu_1", "--ad-hoc", "2026-07-01 10:00", "--manner", "phone", "--minutes",
        "15",
      ], server
    ) { run, _ in #expect(run.status == 0, "\(run.errors)") }
    let request: Pastoral_V1_CreateNoteRequest = try #require(server.calls.first).message()
    #expect(request.adHoc.start.seconds == 1_782_896_400 && request.adHoc.minutes == 15)
    #expect(request.adHoc.manner == .phone && !request.share)
  }

  @Test("A form that is wrong names its line and keeps the text, for its owner alone")
  func wrongForm() async throws {
    let text = "Purpose: a\nTopics: health\n"
    try await Self.run(
      ["notes", "new", "stu_1", "--appointment", "apt_1"], input: text
    ) { run, folder in
      #expect(run.status == ExitStatus.invalid.rawValue)
      let name = try #require(Self.kept(in: folder).first)
      let path = folder.appending(path: name).path
      #expect(run.errors.contains("\(path):2: the line names a topic that is none of"))
      #expect(run.errors.contains("--file \(path)"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("On a terminal an editor opens with the form, and what it leaves is sent")
  func edited() async throws {
    let server = try await AnsweringServer(["NotesService/Create": { _ in Self.note }])
    // Fails unless what it is given is the form, for its owner alone.
    let editor = """
      grep -q '^Purpose:' "$1" && [ "$(stat -c %a "$1")" = 600 ] || exit 1
      cat >"$1" <<'END'
      \(Self.form)
      END
      """
    try await Self.run(
      ["notes", "new", "stu_1", "--drop-in", "dri_1"], server, editor: editor
    ) { run, folder in
      #expect(run.status == 0, "\(run.errors)")
      #expect(Self.kept(in: folder) == [])
    }
    let request: Pastoral_V1_CreateNoteRequest = try #require(server.calls.first).message()
    #expect(request.dropInID == "dri_1" && request.keyPoints == ["Essays go well"])
  }

  @Test("What is wrong in the editor's text is told, and the text is kept")
  func editedWrongly() async throws {
    try await Self.run(
      ["notes", "new", "stu_1", "--appointment", "apt_1"],
      editor: #"printf 'Purpose: a\nTopics: health\n' >"$1""#
    ) { run, folder in
      #expect(run.status == ExitStatus.invalid.rawValue)
      let path = folder.appending(path: try #require(Self.kept(in: folder).first)).path
      #expect(run.errors.contains("\(path):2: the line names a topic that is none of"))
    }
  }

  @Test(
    "Who closes the editor without a word, or has none that runs, sends nothing",
    arguments: [("true", "Nothing was written"), ("exit 3", "failed; set VISUAL or EDITOR")])
  func notEdited(editor: String, message: String) async throws {
    let server = try await AnsweringServer([:])
    try await Self.run(
      ["notes", "new", "stu_1", "--appointment", "apt_1"], server, editor: editor
    ) { run, folder in
      #expect(run.status == ExitStatus.usage.rawValue && run.errors.contains(message))
      #expect(Self.kept(in: folder) == [] && server.calls.isEmpty)
    }
  }

  @Test("A note that the server refuses is kept, and goes when it was made after all")
  func refused() async throws {
    let refusing = try await AnsweringServer([
      "NotesService/Create": { _ in throw Status(.permissionDenied, "Not allowed.") }
    ])
    let accepting = try await AnsweringServer(["NotesService/Create": { _ in Self.note }])
    let arguments = ["notes", "new", "stu_1", "--appointment", "apt_1"]
    let home = FileManager.default.temporaryDirectory
      .appending(path: "rpc-client-home-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let folder = home.appending(path: ".config/pastoral/notes")

    let first = try await ProgramRun(
      arguments, server: refusing, environment: ["HOME": home.path], input: Self.form)
    #expect(first.status == ExitStatus.denied.rawValue)
    let path = folder.appending(path: try #require(Self.kept(in: folder).first)).path
    #expect(first.errors.contains(path))
    let second = try await ProgramRun(
      arguments + ["--file", path], server: accepting, environment: ["HOME": home.path])
    #expect(second.status == 0, "\(second.errors)")
    #expect(Self.kept(in: folder) == [])
    let request: Pastoral_V1_CreateNoteRequest = try #require(accepting.calls.first).message()
    #expect(request.keyPoints == ["Essays go well"])
  }

  @Test("One of the ways to name the meeting must be chosen")
  func whichMeeting() async throws {
    for options in [
      [], ["--appointment", "apt_1", "--ad-hoc", "2026-11-24 10:00"],
      ["--appointment", "apt_1", "--drop-in", "dri_1"],
    ] {
      try await Self.run(["notes", "new", "stu_1"] + options) { run, _ in
        #expect(run.status == ExitStatus.usage.rawValue)
        #expect(run.errors.contains("Say which meeting"))
      }
    }
  }

  @Test(
    "An empty list of actions says what there is none of",
    arguments: [
      ([], "Nothing was agreed."), (["--open"], "Nothing is open."),
      (["--overdue"], "Nothing is overdue."),
    ])
  func noActions(options: [String], text: String) async throws {
    let server = try await AnsweringServer([
      "NotesService/ListActions": { _ in Pastoral_V1_ListActionsResponse() }
    ])
    try await Self.run(["notes", "actions", "stu_1"] + options, server) { run, _ in
      #expect(run.status == 0, "\(run.errors)")
      #expect((run.output + run.errors).contains(text))
    }
  }

  @Test("An action is named by its number in the note")
  func act() async throws {
    let server = try await AnsweringServer([
      "NotesService/Get": { _ in Self.note },
      "NotesService/SetAction": { _ in Self.note.actions[0] },
    ])
    try await Self.run(["notes", "act", "nte_1", "1", "done"], server) { run, _ in
      #expect(run.status == 0, "\(run.errors)")
    }
    let request: Pastoral_V1_SetActionRequest = try #require(server.calls.last).message()
    #expect(request.actionID == "act_1" && request.state == .done && request.revision == 4)
    try await Self.run(["notes", "act", "nte_1", "2", "done"], server) { run, _ in
      #expect(run.status == ExitStatus.usage.rawValue)
      #expect(run.errors.contains("The note has no such action."))
    }
  }

  @Test("An amendment begins from what the note says, and names the revision that was read")
  func amend() async throws {
    let server = try await AnsweringServer([
      "NotesService/Get": { _ in Self.note }, "NotesService/Amend": { _ in Self.note },
    ])
    let text = Self.form.replacing("- student", with: "- act_1 student")
    try await Self.run(["notes", "amend", "nte_1"], server, input: text) { run, _ in
      #expect(run.status == 0, "\(run.errors)")
    }
    let request: Pastoral_V1_AmendNoteRequest = try #require(server.calls.last).message()
    #expect(request.noteID == "nte_1" && request.revision == 1)
    #expect(request.actions.map(\.id) == ["act_1"])
  }
}
