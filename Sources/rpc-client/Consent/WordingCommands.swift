import ArgumentParser
import Messages
import SwiftProtobuf

/// `consent wordings`.
struct WordingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordings", abstract: "List what students are shown when they are asked.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(ConsentService.listWordings, .init())
    try Listing(columns: Consents.wordingColumns, records: reply.wordings)
      .printRows(output, none: "There are none.")
  }
}

/// `consent publish-wording`.
struct PublishWordingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish-wording",
    abstract: "Publish what students are shown from a later day on.",
    discussion: """
      rpc-client consent publish-wording 2027.1 --from 2027-01-11 --words-file wording.txt

      For the data protection officer. Who agreed before agreed to the older wording, which is kept. Until \
      its day a wording can be replaced under its name.
      """)

  @Argument(help: "The version's name.")
  var version: String
  @Option(name: .customLong("for"), help: "What students agree to with it.")
  var aim = ConsentPurposeName.referral
  @Option(help: "The first day, later than today.")
  var from: CivilDate
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try words.text(asking: "What will students be shown?")
    let wording = try await connection.session().write(
      ConsentService.publishWording,
      .with {
        $0.wording = .with {
          $0.purpose = aim.purpose
          $0.version = version
          $0.from = .init(from)
          $0.text = text
        }
      }, write)
    try Listing(columns: Consents.wordingColumns, records: [wording]).printRecord(output)
  }
}
