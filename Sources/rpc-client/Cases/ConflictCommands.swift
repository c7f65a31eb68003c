import ArgumentParser
import Messages
import SwiftProtobuf

/// `case conflict`.
struct ConflictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflict",
    abstract:
      "Say that you must not work with a student; list and take back conflicts of your line.",
    subcommands: [
      DeclareConflictCommand.self, WithdrawConflictCommand.self, ListConflictsCommand.self,
    ])
}

/// How conflicts are shown.
private let columns: [ListColumn<Pastoral_V1_InterestConflict>] = [
  ListColumn("principal_id") { $0.principalID },
  ListColumn("name") { $0.principalName },
  ListColumn("student_id") { $0.studentID },
  ListColumn("declared", plain: { $0.declared.london.iso }) { $0.declared.london.text },
  ListColumn("withdrawn", plain: { $0.hasWithdrawn ? $0.withdrawn.london.iso : "" }) {
    $0.hasWithdrawn ? $0.withdrawn.london.text : ""
  },
  ListColumn("words") { $0.words },
]

/// `case conflict declare`.
struct DeclareConflictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare",
    abstract: "Say that you must not work with a student; their cases are closed to you at once.")

  @Argument(help: "The student: stu_….")
  var studentID: String
  @Option(help: ArgumentHelp("Somebody in your line; you without.", valueName: "principal-id"))
  var of: String?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "Why?")
    let conflict = try await connection.session().write(
      CaseTeamService.declareConflict,
      .with {
        $0.studentID = studentID
        $0.principalID = of ?? ""
        $0.words = text
      }, write)
    try Listing(columns: columns, records: [conflict]).printRecord(output)
  }
}

/// `case conflict withdraw`.
struct WithdrawConflictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back the conflict of somebody in your line.")

  @Argument(help: "The student: stu_….")
  var studentID: String
  @Argument(help: "Whose: their principal's id.")
  var principalID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let conflict = try await connection.session().write(
      CaseTeamService.withdrawConflict,
      .with {
        $0.studentID = studentID
        $0.principalID = principalID
      }, write)
    try Listing(columns: columns, records: [conflict]).printRecord(output)
  }
}

/// `case conflict list`.
struct ListConflictsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List your conflicts of interest, or those of your line.")

  @Flag(help: "Those of the people in your line.")
  var ofLine = false
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let conflicts = try await paging.records { size, token in
      let reply = try await session.read(
        CaseTeamService.listConflicts,
        .with {
          $0.ofLine = ofLine
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.conflicts, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: conflicts).printRows(output, none: "None.")
  }
}
