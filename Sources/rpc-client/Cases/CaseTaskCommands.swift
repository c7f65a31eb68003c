import ArgumentParser
import Messages
import SwiftProtobuf

/// `case tasks`.
struct CaseTasksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "List what is to be done in a case, by the day it is due.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Flag(help: "Only what is open.")
  var open = false
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let tasks = try await paging.records { size, token in
      let reply = try await session.read(
        CaseTaskService.list,
        .with {
          $0.caseID = caseID
          $0.openOnly = open
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.tasks, nextToken: reply.nextPageToken)
    }
    try Listing(columns: CaseTasks.columns, records: tasks).printRows(output, none: "No tasks.")
  }
}

/// `case task`.
struct CaseTaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "What is to be done in a case, by whom and by when.",
    subcommands: [AddCaseTaskCommand.self, SetCaseTaskCommand.self])
}

/// `case task add`.
struct AddCaseTaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a task. You are asked what is to be done.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: ArgumentHelp("The day by which it is to be done.", valueName: "yyyy-mm-dd"))
  var due: CivilDate
  @Option(
    help: ArgumentHelp("Whose it is, named on the case; you without.", valueName: "principal"))
  var owner: String?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "What is to be done?")
    let task = try await connection.session().write(
      CaseTaskService.add,
      .with {
        $0.caseID = caseID
        $0.text = text
        $0.ownerID = owner ?? ""
        $0.due = .init(due)
      }, write)
    try Listing(columns: CaseTasks.columns, records: [task]).printRecord(output)
  }
}

/// `case task set`.
struct SetCaseTaskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Say how far a task is, give it to somebody else, or move its day.")

  @Argument(help: "The task: ctk_….")
  var taskID: String
  @Argument(help: "How far it is.")
  var state: TaskStateName
  @Option(help: ArgumentHelp("The revision that it has, as shown.", valueName: "number"))
  var revision: Int64
  @Option(help: ArgumentHelp("Whose it is from now on.", valueName: "principal"))
  var owner: String?
  @Option(help: ArgumentHelp("The day by which it is to be done.", valueName: "yyyy-mm-dd"))
  var due: CivilDate?
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let task = try await connection.session().write(
      CaseTaskService.set,
      .with {
        $0.taskID = taskID
        $0.revision = revision
        $0.state = state.state
        $0.ownerID = owner ?? ""
        if let due { $0.due = .init(due) }
      }, write)
    try Listing(columns: CaseTasks.columns, records: [task]).printRecord(output)
  }
}

/// How far a task is, as an argument spells it.
enum TaskStateName: String, ExpressibleByArgument, CaseIterable {
  case open, done, dropped

  var state: Pastoral_V1_CaseTaskState {
    switch self {
    case .open: .open
    case .done: .done
    case .dropped: .dropped
    }
  }
}

/// How tasks are shown.
enum CaseTasks {
  static let columns: [ListColumn<Pastoral_V1_CaseTask>] = [
    ListColumn("id") { $0.id },
    ListColumn("due") { $0.overdue ? "\($0.due.text) overdue" : $0.due.text },
    ListColumn("state") { task in
      TaskStateName.allCases.first { $0.state == task.state }?.rawValue ?? "other"
    },
    ListColumn("owner") { $0.ownerName.isEmpty ? $0.ownerID : $0.ownerName },
    ListColumn("text") { $0.text },
    ListColumn("revision") { "\($0.revision)" },
  ]
}
