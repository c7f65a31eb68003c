import ArgumentParser
import Messages
import SwiftProtobuf

/// `case terms`.
struct CaseTermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "The terms of confidentiality: read and accept them, list and publish versions.",
    subcommands: [ShowTermsCommand.self, ListTermsCommand.self, PublishTermsCommand.self],
    defaultSubcommand: ShowTermsCommand.self)
}

/// How versions are shown.
private let columns: [ListColumn<Pastoral_V1_ConfidentialityTerms>] = [
  ListColumn("version") { $0.version },
  ListColumn("from") { $0.from.text },
  ListColumn("text") { $0.text },
]

/// `case terms show`.
struct ShowTermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Read the terms that are in force, and accept them.")

  @Flag(help: "Accept them, as they are now.")
  var accept = false
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_ConfidentialityTerms>] = [
    ListColumn("version") { $0.version },
    ListColumn("from") { $0.from.text },
    ListColumn("accepted", plain: { $0.hasAccepted ? $0.accepted.london.iso : "" }) {
      $0.hasAccepted ? $0.accepted.london.text : "not yet"
    },
    ListColumn("text") { $0.text },
  ]

  func run() async throws {
    let session = try connection.session()
    var terms = try await session.read(CaseService.getTerms, .init())
    if accept {
      let version = terms.version
      terms = try await session.write(
        CaseService.acceptTerms, .with { $0.version = version }, write)
    }
    try Listing(columns: Self.columns, records: [terms]).printRecord(output)
  }
}

/// `case terms list`.
struct ListTermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all versions, those that are to come included.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(CaseService.listTerms, .init())
    try Listing(columns: columns, records: reply.terms)
      .printRows(output, none: "There are none.")
  }
}

/// `case terms publish`.
struct PublishTermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publish the terms that are in force from a later day on.",
    discussion: """
      rpc-client case terms publish 2027.1 --from 2027-01-11 --words-file terms.txt

      For the data protection officer. From that day on everybody who works with cases is asked to accept \
      anew, and opens none before. Until then a version can be replaced under its name.
      """)

  @Argument(help: "The version's name.")
  var version: String
  @Option(help: ArgumentHelp("The first day, later than today.", valueName: "yyyy-mm-dd"))
  var from: CivilDate
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "What does everybody promise?")
    let terms = try await connection.session().write(
      CaseService.publishTerms,
      .with {
        $0.terms.version = version
        $0.terms.from = .init(from)
        $0.terms.text = text
      }, write)
    try Listing(columns: columns, records: [terms]).printRecord(output)
  }
}
