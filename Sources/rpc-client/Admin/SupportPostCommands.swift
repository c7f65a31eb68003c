import ArgumentParser
import Messages
import SwiftProtobuf

/// `admin posts`: who works where in Student Life and Wellbeing.
struct SupportPostsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posts",
    abstract: "Who works in which type of support: practitioners, intake, supervisors.",
    subcommands: [
      ListSupportPostsCommand.self, GrantSupportPostCommand.self, EndSupportPostCommand.self,
    ])
}

/// What somebody does in a type of support, as an argument spells it.
enum SupportPostKindName: String, ExpressibleByArgument, CaseIterable {
  case practitioner, intake, supervisor
  case clinicalSupervisor = "clinical-supervisor"
  case ingest

  var kind: Pastoral_V1_SupportPostKind {
    switch self {
    case .practitioner: .practitioner
    case .intake: .intake
    case .supervisor: .supervisor
    case .clinicalSupervisor: .clinicalSupervisor
    case .ingest: .ingest
    }
  }

  static func text(of kind: Pastoral_V1_SupportPostKind) -> String {
    allCases.first { $0.kind == kind }?.rawValue ?? ""
  }
}

private let columns: [ListColumn<Pastoral_V1_SupportPost>] = [
  ListColumn("id") { $0.id },
  ListColumn("principal_id") { $0.principalID },
  ListColumn("name") { $0.principalName },
  ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
  ListColumn("kind") { SupportPostKindName.text(of: $0.kind) },
  ListColumn("from") { $0.from.text },
  ListColumn("to") { $0.hasTo ? $0.to.text : "" },
]

/// `admin posts list`.
struct ListSupportPostsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List posts, newest first.")

  @Option(help: ArgumentHelp("Only theirs.", valueName: "principal-id"))
  var principal: String?
  @Option(help: "Only of this type of support.")
  var type: SupportTypeName?
  @Flag(help: "Only those that have not ended.")
  var live = false
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let posts = try await paging.records { size, token in
      let reply = try await session.read(
        SupportPostService.list,
        .with {
          $0.principalID = principal ?? ""
          $0.supportType = type?.type ?? .unspecified
          $0.liveOnly = live
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.posts, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: posts).printRows(output, none: "No posts.")
  }
}

/// `admin posts grant`.
struct GrantSupportPostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give somebody a post. They need its role first.")

  @Argument(help: "The principal's id.")
  var principalID: String
  @Argument(help: "What they do there.")
  var kind: SupportPostKindName
  @Argument(help: "The type of support.")
  var type: SupportTypeName
  @Option(help: ArgumentHelp("The first day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("The last day; open-ended without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let post = try await connection.session().write(
      SupportPostService.grant,
      .with {
        $0.principalID = principalID
        $0.kind = kind.kind
        $0.supportType = type.type
        if let from { $0.from = .init(from) }
        if let to { $0.to = .init(to) }
      }, write)
    try Listing(columns: columns, records: [post]).printRecord(output)
  }
}

/// `admin posts end`.
struct EndSupportPostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a post after a day.")

  @Argument(help: "The post: pst_….")
  var postID: String
  @Option(help: ArgumentHelp("The last day; yesterday ends it at once.", valueName: "yyyy-mm-dd"))
  var to: CivilDate
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let post = try await connection.session().write(
      SupportPostService.end,
      .with {
        $0.postID = postID
        $0.to = .init(to)
      }, write)
    try Listing(columns: columns, records: [post]).printRecord(output)
  }
}
