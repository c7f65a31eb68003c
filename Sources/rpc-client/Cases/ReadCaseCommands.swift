import ArgumentParser
import Messages
import SwiftProtobuf

/// `case list`.
struct ListCasesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List a student's cases that you may see, newest first.")

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Flag(help: "Only those that are not closed.")
  var open = false
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      CaseService.list,
      .with {
        $0.studentID = studentID ?? ""
        $0.openOnly = open
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Cases.columns, records: reply.cases)
      .printRows(output, none: "There are no cases that you may see.")
  }
}

/// `case show`.
struct ShowCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a case: why, how far, who works on it.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try await connection.session().supportCase(caseID, for: purpose.purpose)
    try Cases.print(found, output)
  }
}

/// `case changes`.
struct CaseChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "List what was done to a case, by whom and why.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_CaseChange>] = [
    ListColumn("revision") { "\($0.revision)" },
    ListColumn("what") { $0.kind.word },
    ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
    ListColumn("by") { $0.byName.isEmpty ? $0.by : $0.byName },
    ListColumn("member") { $0.memberName.isEmpty ? $0.memberID : $0.memberName },
    ListColumn("words") { $0.words },
  ]

  func run() async throws {
    let session = try connection.session()
    let changes = try await paging.records { size, token in
      let reply = try await session.read(
        CaseService.listChanges,
        .with {
          $0.caseID = caseID
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.changes, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: changes).printRows(output, none: "No changes.")
  }
}

/// `case stats`.
struct CaseStatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count cases by type and state; numbers below five are not told, others rounded.")

  @Option(help: ArgumentHelp("Opened from this day on.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Opened up to this day.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_CaseCount>] = [
    ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
    ListColumn("state") { $0.state.word },
    ListColumn("count") { $0.suppressed ? "<5" : "\($0.count)" },
  ]

  func run() async throws {
    let reply = try await connection.session().read(
      CaseService.getStatistics,
      .with {
        if let from { $0.from = .init(from) }
        if let to { $0.to = .init(to) }
      })
    try Listing(columns: Self.columns, records: reply.counts).printRows(output, none: "No cases.")
  }
}

/// `triage`.
struct TriageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "What waits to be allocated in a type of support, the urgent first.")

  private static let columns: [ListColumn<Pastoral_V1_Case>] = [
    ListColumn("priority") { PriorityName.text(of: $0.priority) },
    ListColumn("risk") { RiskName.text(of: $0.words.risk) },
    ListColumn("student") { $0.studentName },
    ListColumn("waits_since", plain: { $0.opened.london.iso }) { $0.opened.london.text },
    ListColumn("reason") { $0.words.reason },
    ListColumn("duplicates") { $0.possibleDuplicateIds.joined(separator: " ") },
    ListColumn("revision") { "\($0.revision)" },
    ListColumn("id") { $0.id },
  ]

  @Argument(help: "The type of support, in which you take cases in or supervise.")
  var type: SupportTypeName
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let cases = try await paging.records { size, token in
      let reply = try await session.read(
        CaseService.listTriage,
        .with {
          $0.supportType = type.type
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.cases, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: cases)
      .printRows(output, none: "Nothing waits.")
  }
}

extension Pastoral_V1_CaseChangeKind {
  fileprivate var word: String {
    switch self {
    case .opened: "opened"
    case .assessed: "assessed"
    case .allocated: "allocated"
    case .held: "held"
    case .resumed: "resumed"
    case .closed: "closed"
    case .reopened: "reopened"
    case .sealed: "sealed"
    case .unsealed: "unsealed"
    case .memberAdded: "member-added"
    case .memberEnded: "member-ended"
    case .transferred: "transferred"
    case .rebased: "rebased"
    case .readingReasoned: "reading-reasoned"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
