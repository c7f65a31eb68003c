import ArgumentParser
import Messages
import SwiftProtobuf

/// How what is on its way is printed.
private let columns: [ListColumn<Pastoral_V1_QueuedDisclosure>] = [
  ListColumn("id") { $0.disclosureID },
  ListColumn("partner") { $0.partnerCode },
  ListColumn("state") { $0.state.word },
  ListColumn("since", plain: { $0.since.london.iso }) { $0.since.london.text },
  ListColumn("attempts") { $0.attempts == 0 ? "" : "\($0.attempts)" },
  ListColumn("next attempt", plain: { $0.hasNextAttempt ? $0.nextAttempt.london.iso : "" }) {
    $0.hasNextAttempt ? $0.nextAttempt.london.text : ""
  },
  ListColumn("revision") { "\($0.revision)" },
]

/// `disclosure queue`.
struct DisclosureQueueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "List what was let go and has not arrived: waiting, being sent, or astray.")

  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let entries = try await paging.records { size, token in
      let reply = try await session.read(
        DisclosureService.listQueue,
        .with {
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.entries, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: entries)
      .printRows(output, none: "Nothing is on its way.")
  }
}

/// `disclosure watch`.
struct WatchDisclosuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Print what is on its way, and then each as it gets further or arrives.")

  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var watching: WatchOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await connection.session().watch(
      DisclosureService.watchQueue, from: { .with { $0.purpose = purpose.purpose.purpose } }
    ) { reply in
      guard reply.hasEntry else { return !watching.onlyPresent }
      try watching.print(reply.entry, columns)
      return true
    }
  }
}
