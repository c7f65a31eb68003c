import ArgumentParser
import Messages
import SwiftProtobuf

/// `notes list`.
struct ListNotesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List a student's notes, newest first.")

  @Argument(help: "The student: stu_….")
  var studentID: String

  @OptionGroup var purpose: NotePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let notes = try await paging.records { size, token in
      let reply = try await session.read(
        NotesService.listForStudent,
        .with {
          $0.studentID = studentID
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, notesInPageMax)
          $0.pageToken = token
        })
      return Page(records: reply.notes, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Notes.columns, records: notes)
      .printRows(output, none: "There are no notes that you may see.")
  }
}

/// `notes mine`.
struct MyNotesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine", abstract: "List the notes that were shared with you, newest first.")

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let notes = try await paging.records { size, token in
      let reply = try await session.read(
        NotesService.listMine,
        .with {
          $0.pageSize = min(size, notesInPageMax)
          $0.pageToken = token
        })
      return Page(records: reply.notes, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Notes.columns, records: notes)
      .printRows(output, none: "No note has been shared with you.")
  }
}

/// As many as the server gives in a page of notes.
private let notesInPageMax: Int32 = 100

/// `notes show`.
struct ShowNoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a note, which versions it has, or one of them.")

  @Argument(help: "The note: nte_….")
  var noteID: String

  @Flag(help: "List its versions instead, newest first.")
  var versions = false

  @Option(help: ArgumentHelp("What it said in this version.", valueName: "number"))
  var version: Int64?

  @OptionGroup var purpose: NotePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if versions && version != nil {
      throw ValidationError("Choose one of --versions and --version.")
    }
  }

  func run() async throws {
    let session = try connection.session()
    if versions {
      let reply = try await session.read(
        NotesService.listVersions,
        .with {
          $0.noteID = noteID
          $0.purpose = purpose.purpose.purpose
        })
      // What they say comes one by one.
      let columns = Array(Notes.versionColumns.prefix(3))
      return try Listing(columns: columns, records: reply.versions)
        .printRows(output, none: "There are no versions.")
    }
    if let version {
      let said = try await session.read(
        NotesService.getVersion,
        .with {
          $0.noteID = noteID
          $0.version = version
          $0.purpose = purpose.purpose.purpose
        })
      return try Listing(columns: Notes.versionColumns, records: [said]).printRecord(output)
    }
    try Notes.print(try await session.note(noteID, for: purpose.purpose), output)
  }
}
