import ArgumentParser
import Messages
import SwiftProtobuf

/// `access`: who has seen what.
struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Who has seen what about students, and access outside one's ordinary rights.",
    subcommands: [
      AccessReportCommand.self, DenialsCommand.self, ElevateCommand.self, BreakGlassCommand.self,
      EndAccessCommand.self, ReviewAccessCommand.self, ShowAccessCommand.self,
      ListExceptionalCommand.self,
    ])
}

/// `access report`.
struct AccessReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "List who was shown what about a student, oldest first.",
    discussion: """
      Without an option it is the caller's own report, for students. Data protection officers may \
      name a student, or a principal to list what that one was shown.
      """)

  @Option(help: ArgumentHelp("The student: stu_….", valueName: "id"))
  var student: String = ""

  @Option(help: ArgumentHelp("A person or campus system that was shown things.", valueName: "id"))
  var principal: String = ""

  @Option(
    help: ArgumentHelp("From when on: a day or a time.", valueName: "time"),
    transform: LondonTime.fromArgument)
  var from: LondonTime?

  @Option(
    help: ArgumentHelp("Until when: a time, or a day with all of it.", valueName: "time"),
    transform: LondonTime.toArgument)
  var to: LondonTime?

  @Option(help: "Why the report is read, where it is not one's own; recorded by the server.")
  var purpose: PurposeName?

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let isOwn = student.isEmpty && principal.isEmpty
    let purpose = (purpose ?? (isOwn ? nil : .dataProtection))?.purpose ?? .unspecified
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AuditService.listAccesses,
        .with {
          $0.studentID = student
          $0.principalID = principal
          if let from { $0.from = .init(from) }
          if let to { $0.to = .init(to) }
          $0.pageSize = size
          $0.pageToken = token
          $0.purpose = purpose
        })
      return Page(records: reply.accesses, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: records)
      .printRows(output, none: "Nobody was shown anything.")
  }

  private static let columns: [ListColumn<Pastoral_V1_Access>] = [
    ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
    ListColumn("principal_id") { $0.principalID },
    ListColumn("name") { $0.name },
    ListColumn("acting_for_id") { $0.actingForID },
    ListColumn("acting_for_name") { $0.actingForName },
    ListColumn("role") { $0.standing == "any" ? $0.role : "\($0.role), \($0.standing)" },
    ListColumn("resource") { $0.resource },
    ListColumn("purpose") { PurposeName.text(of: $0.purpose) },
    ListColumn("method") { $0.method },
    ListColumn("student_id") { $0.studentID },
  ]
}

/// `access denials`.
struct DenialsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "denials",
    abstract: "List how often callers were denied what they asked for, newest first.")

  @Option(help: "Why the list is read; recorded by the server.")
  var purpose = PurposeName.dataProtection

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AuditService.listDenials,
        .with {
          $0.pageSize = size
          $0.pageToken = token
          $0.purpose = purpose.purpose
        })
      return Page(records: reply.denials, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: records)
      .printRows(output, none: "Nobody was denied anything.")
  }

  private static let columns: [ListColumn<Pastoral_V1_Denial>] = [
    ListColumn("minute", plain: { $0.minute.london.iso }) { $0.minute.london.text },
    ListColumn("count") { "\($0.count)" },
    ListColumn("principal_id") { $0.principalID },
    ListColumn("name") { $0.name },
    ListColumn("acting_for_id") { $0.actingForID },
    ListColumn("acting_for_name") { $0.actingForName },
    ListColumn("method") { $0.method },
  ]
}

extension PurposeName {
  /// A purpose as the option spells it; empty for none.
  static func text(of purpose: Pastoral_V1_Purpose) -> String {
    allCases.first { $0.purpose == purpose }?.rawValue ?? ""
  }
}
