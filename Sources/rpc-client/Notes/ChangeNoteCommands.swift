import ArgumentParser
import Messages
import SwiftProtobuf

/// `notes amend`.
struct AmendNoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Change a note: a draft is replaced, a shared note gets a further version.",
    discussion:
      "Your editor opens with what the note says now; actions keep their state by their ids.")

  @Argument(help: "The note: nte_….")
  var noteID: String

  @OptionGroup var text: NoteTextOptions
  @OptionGroup var change: NoteChangeOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let note = try await session.note(noteID, for: change.purpose)
    let amended = try await text.filled(from: NoteForm(note), home: connection.home) { form in
      try await session.write(
        NotesService.amend,
        .with {
          $0.noteID = noteID
          $0.revision = change.revision ?? note.revision
          $0.purpose = form.purpose
          $0.keyPoints = form.keyPoints
          $0.topics = form.topics
          $0.actions = form.actions
          $0.declined = form.declined
        }, change.write)
    }
    try Notes.print(amended, output)
  }
}

/// `notes share`.
struct ShareNoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Show a draft to its student, from now on.")

  @Argument(help: "The note: nte_….")
  var noteID: String

  @OptionGroup var change: NoteChangeOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let revision = try await change.revision(of: noteID, session)
    let note = try await session.write(
      NotesService.share,
      .with {
        $0.noteID = noteID
        $0.revision = revision
      }, change.write)
    try Notes.print(note, output)
  }
}

/// `notes discard`.
struct DiscardDraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard", abstract: "Throw a draft of yours away.")

  @Argument(help: "The note: nte_….")
  var noteID: String

  @OptionGroup var change: NoteChangeOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let session = try connection.session()
    let revision = try await change.revision(of: noteID, session)
    _ = try await session.once(
      NotesService.discardDraft,
      .with {
        $0.noteID = noteID
        $0.revision = revision
      })
    Console.error("The draft is gone.")
  }
}

/// What every change of a note takes.
struct NoteChangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only if it has this revision still.", valueName: "number"))
  var revision: Int64?

  @OptionGroup var reading: NotePurposeOption
  @OptionGroup var write: WriteOptions

  var purpose: PurposeName { reading.purpose }

  /// The revision that was given, or the one that the note has now.
  func revision(of note: String, _ session: Session) async throws -> Int64 {
    if let revision { return revision }
    return try await session.note(note, for: purpose).revision
  }
}
