import ArgumentParser
import Messages
import SwiftProtobuf

/// `case transfer`.
struct CaseTransferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Offer a case to somebody else; take one over, or do not.",
    subcommands: [
      OfferCaseCommand.self, AnswerTransferCommand.self, WithdrawTransferCommand.self,
      ListTransfersCommand.self,
    ])
}

/// How offers are shown.
private let columns: [ListColumn<Pastoral_V1_CaseTransfer>] = [
  ListColumn("id") { $0.id },
  ListColumn("case_id") { $0.caseID },
  ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
  ListColumn("from") { $0.fromName.isEmpty ? $0.fromID : $0.fromName },
  ListColumn("to") { $0.toName.isEmpty ? $0.toID : $0.toName },
  ListColumn("state") { transfer in
    switch transfer.state {
    case .proposed: "proposed"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .withdrawn: "withdrawn"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  },
  ListColumn("proposed", plain: { $0.proposed.london.iso }) { $0.proposed.london.text },
  ListColumn("words") { $0.words },
  ListColumn("answer") { $0.answerWords },
]

/// `case transfer offer`.
struct OfferCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer", abstract: "Offer a case that you lead, or of your line.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: ArgumentHelp("Whom it is offered to.", valueName: "principal-id"))
  var to: String
  @Option(help: "Refuse where it has changed since this revision; without, as it is now.")
  var revision: Int64?
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "Why? All that they read of the case before they take it.")
    let session = try connection.session()
    var known = revision
    if known == nil {
      known = try await session.supportCase(caseID, for: purpose.purpose).revision
    }
    let transfer = try await session.write(
      CaseTeamService.proposeTransfer,
      .with {
        $0.caseID = caseID
        $0.revision = known ?? 0
        $0.toID = to
        $0.words = text
      }, write)
    try Listing(columns: columns, records: [transfer]).printRecord(output)
  }
}

/// `case transfer answer`.
struct AnswerTransferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Take a case over that was offered to you, or say why not.")

  @Argument(help: "The offer: trf_….")
  var transferID: String
  @Flag(inversion: .prefixedNo, help: "Whether you take it.")
  var accept: Bool
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try accept && words.isEmpty ? "" : words.text(asking: "Why?")
    let transfer = try await connection.session().write(
      CaseTeamService.answerTransfer,
      .with {
        $0.transferID = transferID
        $0.accept = accept
        $0.words = text
      }, write)
    try Listing(columns: columns, records: [transfer]).printRecord(output)
  }
}

/// `case transfer withdraw`.
struct WithdrawTransferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back an offer that was not answered.")

  @Argument(help: "The offer: trf_….")
  var transferID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let transfer = try await connection.session().write(
      CaseTeamService.withdrawTransfer, .with { $0.transferID = transferID }, write)
    try Listing(columns: columns, records: [transfer]).printRecord(output)
  }
}

/// `case transfer list`.
struct ListTransfersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the offers that you made or were made, newest first.")

  @Flag(help: "Only those that wait for an answer.")
  var waiting = false
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let transfers = try await paging.records { size, token in
      let reply = try await session.read(
        CaseTeamService.listTransfers,
        .with {
          $0.waitingOnly = waiting
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.transfers, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: transfers).printRows(output, none: "No offers.")
  }
}
