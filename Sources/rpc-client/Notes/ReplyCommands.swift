import ArgumentParser
import Messages
import SwiftProtobuf

/// `notes comment`.
struct CommentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Add your own words to a note that was shared with you.")

  @Argument(help: "The note: nte_….")
  var noteID: String

  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "Your words:")
    let comment = try await connection.session().write(
      NotesService.addComment,
      .with {
        $0.noteID = noteID
        $0.text = text
      }, write)
    let columns: [ListColumn<Pastoral_V1_NoteComment>] = [
      ListColumn("id") { $0.id },
      ListColumn("written", plain: { $0.written.london.iso }) { $0.written.london.text },
      ListColumn("text") { $0.text },
    ]
    try Listing(columns: columns, records: [comment]).printRecord(output)
  }
}

/// `notes actions`.
struct ListActionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions", abstract: "List what was agreed in all meetings, by due day.")

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?

  @Flag(help: "Only what is open.")
  var open = false

  @Flag(help: "Only what should have been done before today.")
  var overdue = false

  @OptionGroup var purpose: NotePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let actions = try await paging.records { size, token in
      let reply = try await session.read(
        NotesService.listActions,
        .with {
          $0.studentID = studentID ?? ""
          $0.purpose = purpose.purpose.purpose
          $0.openOnly = open
          $0.overdueOnly = overdue
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.actions, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Notes.actionColumns, records: actions)
      .printRows(
        output,
        none: overdue ? "Nothing is overdue." : open ? "Nothing is open." : "Nothing was agreed.")
  }
}

/// `notes act`.
struct ActCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act", abstract: "Say how far an action is.",
    discussion: "rpc-client notes act nte_… 2 done")

  /// How far, as the argument spells it.
  enum Progress: String, ExpressibleByArgument, CaseIterable {
    case open, done, dropped

    fileprivate var state: Pastoral_V1_ActionState {
      switch self {
      case .open: .open
      case .done: .done
      case .dropped: .dropped
      }
    }
  }

  @Argument(help: "The note: nte_….")
  var noteID: String

  @Argument(help: "The action: act_…, or its number in the note, from 1.")
  var action: String

  @Argument(help: "How far it is: open, done or dropped.")
  var progress: Progress

  @OptionGroup var purpose: NotePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let actions = try await session.note(noteID, for: purpose.purpose).actions
    let meant =
      if let number = Int(action) {
        actions.indices.contains(number - 1) ? actions[number - 1] : nil
      } else {
        actions.first { $0.id == action }
      }
    guard let meant else { throw UsageError("The note has no such action.") }
    let changed = try await session.write(
      NotesService.setAction,
      .with {
        $0.actionID = meant.id
        $0.state = progress.state
        $0.revision = meant.revision
      }, write)
    try Listing(columns: Notes.actionColumns, records: [changed]).printRecord(output)
  }
}
