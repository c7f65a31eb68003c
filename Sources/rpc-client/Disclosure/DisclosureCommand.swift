import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `disclosure`: what goes to partners outside the university.
struct DisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure",
    abstract: "What goes to partners outside the university: propose, decide, account for it.",
    discussion: """
      Take the partner's form, fill it in, look at every byte that would leave, and propose just that:

        rpc-client disclosure template prt_… > concern.yaml
        rpc-client disclosure preview cas_… concern.yaml --to preview.html
        rpc-client disclosure propose cas_… concern.yaml --share dis_… --digest …

      Somebody else decides. Nothing is sent before the ledger has it.

      What plugins suggest since a registration changed waits for you in `disclosure suggestions`: propose it with
      --suggestion, or dismiss it.
      """,
    subcommands: [
      DisclosureTemplateCommand.self, PreviewDisclosureCommand.self, ProposeDisclosureCommand.self,
      ListSuggestionsCommand.self, DismissSuggestionCommand.self,
      DecideDisclosureCommand.self, CancelDisclosureCommand.self, ResolveDisclosureCommand.self,
      ExplainDisclosureCommand.self, ReviewDisclosureCommand.self, ListDisclosuresCommand.self,
      WaitingDisclosuresCommand.self, DisclosureQueueCommand.self, WatchDisclosuresCommand.self,
      ShowDisclosureCommand.self, DisclosurePayloadCommand.self, DisclosureRecordCommand.self,
      DisclosureReportCommand.self,
    ])
}

/// `disclosure template`.
struct DisclosureTemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print the file of a proposal, with the partner's questions."
  )

  @Argument(help: "The partner: prt_….")
  var partnerID: String
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let session = try connection.session()
    let partner = try await session.read(PartnerService.get, .with { $0.partnerID = partnerID })
    let plugins = try await session.read(PartnerService.listPlugins, .init()).plugins
    guard let plugin = plugins.first(where: { $0.name == partner.plugin }) else {
      throw UsageError("The server has no plugin for that partner any more.")
    }
    Console.print(DisclosureProposal.template(of: partner, plugin))
  }
}

/// A proposal's case and file.
struct DisclosureProposalOptions: ParsableArguments {
  @Argument(help: "The case: cas_…; for a tutor, the student: stu_….")
  var record: String
  @Argument(help: "The proposal, as `disclosure template` prints it.", completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp(
      "Take this suggestion up: what the file leaves empty is answered as it suggests.",
      valueName: "sug_…"))
  var suggestion: String?
  @Flag(help: "One person decides, since waiting would endanger somebody.")
  var emergency = false

  func request() throws -> Pastoral_V1_ProposeDisclosureRequest {
    var request = try DisclosureProposal.request(
      of: FormFile(at: file, "proposal", template: "disclosure template"), for: record)
    request.suggestionID = suggestion ?? ""
    request.emergency = emergency
    return request
  }
}

/// `disclosure preview`.
struct PreviewDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Put what would leave into a new file, byte by byte.")

  @OptionGroup var proposal: DisclosureProposalOptions
  @Option(help: "The new file; nothing is overwritten.", completion: .file())
  var to: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try NewFile.check(to)
    let preview = try await connection.session().read(
      DisclosureService.preview, proposal.request())
    try NewFile.write(Array(preview.payload), to: to)
    try Listing(
      columns: [
        ListColumn("share") { $0.shareID },
        ListColumn("digest") { $0.digest.hexadecimal },
        ListColumn("bytes") { "\($0.payload.count)" },
        ListColumn("media_type") { $0.mediaType },
        ListColumn("origins") { $0.origins.joined(separator: ", ") },
        ListColumn("conditions") { $0.conditions.joined(separator: "; ") },
      ], records: [preview]
    ).printRecord(output)
  }
}

/// `disclosure propose`.
struct ProposeDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose what was previewed.")

  @OptionGroup var proposal: DisclosureProposalOptions
  @Option(help: ArgumentHelp("What the preview called it.", valueName: "dis_…"))
  var share: String
  @Option(help: ArgumentHelp("What the preview printed.", valueName: "hex"))
  var digest: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var request = try proposal.request()
    request.shareID = share
    guard let bytes = Data(hexadecimal: digest), bytes.count == 32 else {
      throw UsageError("--digest must be what the preview printed.")
    }
    request.digest = bytes
    let proposed = try await connection.session().write(DisclosureService.propose, request, write)
    try Listing(columns: Disclosures.columns, records: [proposed]).printRecord(output)
  }
}

/// One disclosure, in the revision that was read.
struct DisclosureRevision: ParsableArguments {
  @Argument(help: "The disclosure: dis_….")
  var disclosureID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
}

/// `disclosure decide`.
struct DecideDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Let a disclosure go, or refuse it, and say why.")

  /// What is decided.
  enum Verdict: String, CaseIterable, ExpressibleByArgument { case approve, refuse }

  @OptionGroup var disclosure: DisclosureRevision
  @Argument(help: "approve or refuse.")
  var verdict: Verdict
  @Option(
    help: ArgumentHelp(
      "Where somebody else is the data protection officer and was asked: their views.",
      valueName: "file"))
  var officerViewsFile: String?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let views = try officerViewsFile.map {
      try WordsOption.text(of: $0, option: "--officer-views-file", asking: "")
    }
    let why = try words.text(asking: "Why?")
    let decided = try await connection.session().write(
      DisclosureService.decide,
      .with {
        $0.disclosureID = disclosure.disclosureID
        $0.revision = disclosure.revision
        $0.approve = verdict == .approve
        $0.why = why
        $0.officerViews = views ?? ""
      }, write)
    try Listing(columns: Disclosures.columns, records: [decided]).printRecord(output)
  }
}

/// `disclosure cancel`.
struct CancelDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take a disclosure back before it was tried.")

  @OptionGroup var disclosure: DisclosureRevision
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let cancelled = try await connection.session().write(
      DisclosureService.cancel,
      .with {
        $0.disclosureID = disclosure.disclosureID
        $0.revision = disclosure.revision
      }, write)
    try Listing(columns: Disclosures.columns, records: [cancelled]).printRecord(output)
  }
}

/// `disclosure resolve`.
struct ResolveDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say what was found out of one that was sent, came back, or has no known end.",
    discussion: """
      Not every partner tells the server what became of what it was sent. What it said to you you record so, with its
      own code where it gave one:

        rpc-client disclosure resolve dis_… rejected --code 17 --revision 4

      What was rejected is corrected and proposed anew, and then closed with abandoned.
      """)

  /// What was found out.
  enum Found: String, CaseIterable, ExpressibleByArgument {
    case received
    case sendAgain = "send-again"
    case abandoned, rejected, undelivered

    var resolution: Pastoral_V1_DisclosureResolution {
      switch self {
      case .received: .received
      case .sendAgain: .sendAgain
      case .abandoned: .abandoned
      case .rejected: .rejected
      case .undelivered: .undelivered
      }
    }
  }

  @OptionGroup var disclosure: DisclosureRevision
  @Argument(help: "received, send-again, abandoned, rejected or undelivered.")
  var found: Found
  @Option(help: "The partner's own code for why, with rejected or undelivered.")
  var code: String?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let why = try words.text(asking: "What was found out, and how?")
    let resolved = try await connection.session().write(
      DisclosureService.resolve,
      .with {
        $0.disclosureID = disclosure.disclosureID
        $0.revision = disclosure.revision
        $0.resolution = found.resolution
        $0.why = why
        $0.partnerCode = code ?? ""
      }, write)
    try Listing(columns: Disclosures.columns, records: [resolved]).printRecord(output)
  }
}

/// `disclosure explain`.
struct ExplainDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Record that the student was told why, or why they cannot be."
  )

  @OptionGroup var disclosure: DisclosureRevision
  @Option(
    help: ArgumentHelp(
      "They cannot be told: when that is looked at again.", valueName: "yyyy-mm-dd"))
  var notBefore: CivilDate?
  @Flag(help: "They were told although who asked for it wanted them not to be told yet.")
  var despiteSilence = false
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let said = try words.text(
      asking: notBefore == nil ? "What were they told?" : "Why can they not be told?")
    let explained = try await connection.session().write(
      DisclosureService.recordExplanation,
      .with {
        $0.disclosureID = disclosure.disclosureID
        $0.revision = disclosure.revision
        $0.words = said
        if let notBefore { $0.review = .init(notBefore) }
        $0.despiteSilence = despiteSilence
      }, write)
    try Listing(columns: Disclosures.columns, records: [explained]).printRecord(output)
  }
}

/// `disclosure review`.
struct ReviewDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Record what was found about an emergency.")

  @Argument(help: "The disclosure: dis_….")
  var disclosureID: String
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try words.text(asking: "What was found?")
    let reviewed = try await connection.session().write(
      DisclosureService.review,
      .with {
        $0.disclosureID = disclosureID
        $0.words = found
      }, write)
    try Listing(columns: Disclosures.columns, records: [reviewed]).printRecord(output)
  }
}

/// `disclosure list`.
struct ListDisclosuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List what was disclosed of a case; for a tutor, of a student; without either, about you.")

  @Argument(help: "The case: cas_…; or the student: stu_….")
  var record: String?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      DisclosureService.list,
      .with {
        if let record, record.hasPrefix("stu_") {
          $0.studentID = record
        } else {
          $0.caseID = record ?? ""
        }
        $0.purpose = purpose.purpose.purpose
        $0.pageSize = 100
      })
    try Listing(columns: Disclosures.columns, records: reply.disclosures)
      .printRows(output, none: "Nothing was disclosed.")
  }
}

/// `disclosure waiting`.
struct WaitingDisclosuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waiting",
    abstract: "List what waits for a decision, a resolution, an explanation, a review or an answer."
  )

  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      DisclosureService.listWaiting,
      .with {
        $0.purpose = purpose.purpose.purpose
        $0.pageSize = 100
      })
    try Listing(columns: Disclosures.columns, records: reply.disclosures)
      .printRows(output, none: "Nothing waits.")
  }
}

/// `disclosure show`.
struct ShowDisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one disclosure, with everything that was said of it.")

  @Argument(help: "The disclosure: dis_….")
  var disclosureID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let disclosure = try await connection.session().read(
      DisclosureService.get,
      .with {
        $0.disclosureID = disclosureID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Disclosures.details, records: [disclosure]).printRecord(output)
  }
}

/// `disclosure payload`.
struct DisclosurePayloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payload", abstract: "Put the very bytes of a disclosure into a new file.")

  @Argument(help: "The disclosure: dis_….")
  var disclosureID: String
  @Option(help: "The new file; nothing is overwritten.", completion: .file())
  var to: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try NewFile.check(to)
    let payload = try await connection.session().read(
      DisclosureService.getPayload,
      .with {
        $0.disclosureID = disclosureID
        $0.purpose = purpose.purpose.purpose
      })
    try NewFile.write(Array(payload.payload), to: to)
    Console.error("\(to): \(payload.payload.count) bytes, \(payload.mediaType)")
  }
}
