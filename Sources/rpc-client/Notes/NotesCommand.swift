import ArgumentParser
import Messages
import SwiftProtobuf

/// `notes`: what was said in meetings.
struct NotesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Write, share and read notes of meetings; keep up actions.",
    discussion: """
      A form, in your editor or on standard input:

        Purpose: How the term is going
        Topics: progress, personal
        Key points:
        - Essays go well
        Actions:
        - student 2026-12-01: Bring the draft
        Declined:

      Topics are progress, achievements, challenges and personal. Without --share a note is a draft, \
      which its student does not see.
      """,
    subcommands: [
      NewNoteCommand.self, ListNotesCommand.self, MyNotesCommand.self, ShowNoteCommand.self,
      ShareNoteCommand.self, AmendNoteCommand.self, DiscardDraftCommand.self, CommentCommand.self,
      ListActionsCommand.self, ActCommand.self,
    ])
}

/// How notes are shown.
enum Notes {
  static let columns: [ListColumn<Pastoral_V1_Note>] = [
    ListColumn("id") { $0.id },
    ListColumn("met", plain: { $0.met.london.iso }) { $0.met.london.text },
    ListColumn("state") { $0.state.word },
    ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
    ListColumn("topics") { $0.topics.map(\.word).joined(separator: ", ") },
    ListColumn("purpose") { $0.purpose },
    ListColumn("open_actions") { note in "\(note.actions.count { $0.state == .open })" },
    ListColumn("version") { "\($0.version)" },
  ]

  static let actionColumns: [ListColumn<Pastoral_V1_NoteAction>] = [
    ListColumn("id") { $0.id },
    ListColumn("due") { $0.due.text },
    ListColumn("owner") { $0.owner.word },
    ListColumn("state") { $0.overdue ? "overdue" : $0.state.word },
    ListColumn("text") { $0.text },
    ListColumn("note_id") { $0.noteID },
  ]

  static let versionColumns: [ListColumn<Pastoral_V1_NoteVersion>] = [
    ListColumn("version") { "\($0.version)" },
    ListColumn("written", plain: { $0.written.london.iso }) { $0.written.london.text },
    ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
    ListColumn("purpose") { $0.purpose },
    ListColumn("topics") { $0.topics.map(\.word).joined(separator: ", ") },
    ListColumn("key_points") { $0.keyPoints.joined(separator: " | ") },
    ListColumn("actions") { version in
      version.actions.map { "\($0.owner.word) \($0.due.text): \($0.text)" }.joined(
        separator: " | ")
    },
  ]

  /// Prints one note: to people as a page, to programs as a record.
  static func print(_ note: Pastoral_V1_Note, _ output: OutputOptions) throws {
    let listing = Listing(columns: columns, records: [note])
    if output.json || output.csv { return try listing.printRecord(output) }
    Console.print(([try listing.record(output)] + page(note)).joined(separator: "\n"))
  }

  /// What stands below the fields. Whatever somebody wrote is shown as text only.
  private static func page(_ note: Pastoral_V1_Note) -> [String] {
    var lines: [String] = []
    func add(_ heading: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines += [heading] + items.map { "  - \(TerminalText.escaped($0))" }
    }
    add("key points", note.keyPoints)
    add(
      "actions",
      note.actions.map { "\($0.owner.word) \($0.due.text) \(state(of: $0)): \($0.text)" })
    add("declined", note.declined.map(\.word))
    if !note.effectOfDeclining.isEmpty {
      lines.append("  \(TerminalText.escaped(note.effectOfDeclining))")
    }
    add("comments", note.comments.map { "\($0.written.london.text): \($0.text)" })
    if note.sensitive { lines.append("This note touches personal issues.") }
    if note.suggestions.contains(.wellbeingReferral) {
      lines.append("Think of offering a referral to Student Life and Wellbeing.")
    }
    return lines
  }

  private static func state(of action: Pastoral_V1_NoteAction) -> String {
    action.overdue ? "overdue" : action.state.word
  }
}

/// Why notes are read; advice unless something else is said.
struct NotePurposeOption: ParsableArguments {
  @Option(help: "Why the notes are read; recorded by the server.")
  var purpose = PurposeName.academicAdvice
}

extension Session {
  /// A note as it is now.
  func note(_ id: String, for purpose: PurposeName) async throws -> Pastoral_V1_Note {
    try await read(
      NotesService.get,
      .with {
        $0.noteID = id
        $0.purpose = purpose.purpose
      })
  }
}
