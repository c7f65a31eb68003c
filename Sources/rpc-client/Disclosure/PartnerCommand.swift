import ArgumentParser
import Messages
import SwiftProtobuf

/// `partner`: the bodies outside the university to which something may be disclosed.
struct PartnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner",
    abstract: "The bodies outside the university to which something may be disclosed.",
    subcommands: [
      ListPartnersCommand.self, PartnerTermsCommand.self, RegisterPartnerCommand.self,
      ChangePartnerCommand.self,
    ])
}

private let columns: [ListColumn<Pastoral_V1_Partner>] = [
  ListColumn("id") { $0.id },
  ListColumn("code") { $0.code },
  ListColumn("kind") { PartnerKindName.text(of: $0.kind) },
  ListColumn("name") { $0.details.name },
  ListColumn("country") { $0.details.country },
  ListColumn("destination") { partner in
    switch partner.details.destination.way {
    case .folder: "folder"
    case .mail(let address): address
    case .https(let url): url
    case nil: ""
    }
  },
  ListColumn("safeguards") { partner in
    partner.details.safeguards.map { "\($0.document) until \($0.until.text)" }
      .joined(separator: ", ")
  },
  ListColumn("form within") { partner in
    partner.details.formHours == 0 ? "" : "\(partner.details.formHours) hours"
  },
  ListColumn("answers within") { partner in
    partner.details.answerDays == 0 ? "" : "\(partner.details.answerDays) working days"
  },
  ListColumn("plugin") { $0.plugin },
  ListColumn("state") { $0.state == .active ? "active" : "suspended" },
  ListColumn("revision") { "\($0.revision)" },
]

/// `partner list`.
struct ListPartnersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the partners.")

  @Flag(help: "Only those that are active.")
  var active = false
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      PartnerService.list, .with { $0.activeOnly = active })
    try Listing(columns: columns, records: reply.partners)
      .printRows(output, none: "There are no partners.")
  }
}

/// `partner terms`.
struct PartnerTermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Print the file of a partner's terms; without a partner, one to be filled in.")

  @Argument(help: "The partner: prt_….")
  var partnerID: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    guard let partnerID else { return Console.print(PartnerTermsFile.text(of: .init())) }
    let partner = try await connection.session().read(
      PartnerService.get, .with { $0.partnerID = partnerID })
    Console.print(PartnerTermsFile.text(of: partner.details.terms))
  }
}

/// Where a partner is and how it is reached.
struct PartnerDetailOptions: ParsableArguments {
  @Option(help: "What it is called.")
  var name: String
  @Option(help: "Its country, as ISO 3166-1 has it.")
  var country = "GB"
  @Flag(help: "It collects from its folder on the server.")
  var folder = false
  @Option(help: "It is reached by mail at this address, in one of the secure domains.")
  var mail: String?
  @Option(help: "It is reached over HTTPS at addresses that begin so.")
  var https: String?
  @Option(help: "A domain that mail may go to. May be repeated.")
  var secureDomain: [String] = []
  @Option(help: "The sharing agreement's reference.")
  var agreement = ""
  @Option(help: "The sharing agreement's last day; without it, it does not end.")
  var agreementUntil: CivilDate?
  @Option(
    help: ArgumentHelp(
      "For a partner abroad: model-clauses, sharing-agreement, binding-rules or "
        + "adequacy-evidence. May be repeated.", valueName: "kind:document:yyyy-mm-dd"))
  var safeguard: [String] = []
  @Option(help: "For a partner abroad: what it must heed when it hands information on.")
  var onwardConditions = ""
  @Option(
    help: ArgumentHelp(
      "On what terms it is given anything, as `partner terms` prints them.", valueName: "file"),
    completion: .file())
  var terms: String
  @Option(help: "Its form follows a telephone call within so many hours.")
  var formHours: Int32 = 0
  @Option(help: "It answers within so many working days; without it, in what its plugin knows.")
  var answerDays: Int32 = 0

  func details() throws -> Pastoral_V1_PartnerDetails {
    guard [folder, mail != nil, https != nil].filter({ $0 }).count == 1 else {
      throw UsageError("Give one of --folder, --mail and --https.")
    }
    return try .with {
      $0.name = name
      $0.country = country
      if folder { $0.destination.folder = true }
      if let mail { $0.destination.mail = mail }
      if let https { $0.destination.https = https }
      $0.secureDomains = secureDomain
      $0.agreement = agreement
      if let agreementUntil { $0.agreementUntil = .init(agreementUntil) }
      $0.safeguards = try safeguard.map { try Self.safeguard($0) }
      $0.onwardConditions = onwardConditions
      $0.terms = try PartnerTermsFile.terms(
        of: FormFile(at: terms, "terms", template: "partner terms"))
      $0.formHours = formHours
      $0.answerDays = answerDays
    }
  }

  private static func safeguard(_ text: String) throws -> Pastoral_V1_Safeguard {
    let parts = text.split(separator: ":").map(String.init)
    let kinds: [String: Pastoral_V1_SafeguardKind] = [
      "model-clauses": .modelClauses, "sharing-agreement": .sharingAgreement,
      "binding-rules": .bindingRules, "adequacy-evidence": .adequacyEvidence,
    ]
    guard parts.count == 3, let kind = kinds[parts[0]], let until = CivilDate(argument: parts[2])
    else { throw UsageError("--safeguard must be kind:document:yyyy-mm-dd.") }
    return .with {
      $0.kind = kind
      $0.document = parts[1]
      $0.until = .init(until)
    }
  }
}

/// `partner register`.
struct RegisterPartnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register a partner. For data protection officers.")

  @Argument(help: "What the ledger calls it: small letters, digits, \".\" or \"-\".")
  var code: String
  @Argument(help: "What it is.")
  var kind: PartnerKindName
  @Option(help: "The plugin that speaks to it; see plugins list.")
  var plugin: String
  @OptionGroup var details: PartnerDetailOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let given = try details.details()
    let partner = try await connection.session().write(
      PartnerService.registerPartner,
      .with {
        $0.code = code
        $0.kind = kind.kind
        $0.plugin = plugin
        $0.details = given
      }, write)
    try Listing(columns: columns, records: [partner]).printRecord(output)
  }
}

/// `partner change`.
struct ChangePartnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Give a partner other details, suspend it or let it go on. What is left out is gone.")

  @Argument(help: "The partner: prt_….")
  var partnerID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
  @Flag(help: "Nothing leaves for it from now on.")
  var suspended = false
  @OptionGroup var details: PartnerDetailOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let given = try details.details()
    let partner = try await connection.session().write(
      PartnerService.change,
      .with {
        $0.partnerID = partnerID
        $0.revision = revision
        $0.state = suspended ? .suspended : .active
        $0.details = given
      }, write)
    try Listing(columns: columns, records: [partner]).printRecord(output)
  }
}

/// `plugins`: what speaks to partners.
struct PluginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "The plugins that the server has.",
    subcommands: [ListPluginsCommand.self, CheckPluginsCommand.self])
}

/// `plugins list`.
struct ListPluginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plugins, with what each can carry and asks.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(PartnerService.listPlugins, .init())
    try Listing(
      columns: [
        ListColumn<Pastoral_V1_Plugin>("name") { $0.name },
        ListColumn("version") { $0.version },
        ListColumn("kind") { PartnerKindName.text(of: $0.kind) },
        ListColumn("authorities") { plugin in
          plugin.authorities.map { AuthorityName.text(of: $0) }.joined(separator: ", ")
        },
        ListColumn("fields") { plugin in
          plugin.fields.map { DisclosedFieldName.text(of: $0) }.joined(separator: ", ")
        },
        ListColumn("questions") { "\($0.questions.count)" },
        ListColumn("bytes") { "\($0.payloadBytesMax)" },
        ListColumn("state", plain: { $0.state.word }) { plugin in
          plugin.hasDownSince ? "down since \(plugin.downSince.london.text)" : plugin.state.word
        },
        ListColumn("network") { $0.network.word },
      ], records: reply.plugins
    ).printRows(output, none: "The server has no plugins.")
  }
}

/// `plugins check`.
struct CheckPluginsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what would keep something from leaving for each partner today.",
    discussion: """
      Looks at each plugin with the partners that it serves: whether it answers, whether the server has a way to them, \
      and whether what is recorded of them still holds. Asks no partner: what MESH says of a mailbox it said at the \
      last handshake, when the server started or within a day. Ends with \
      \(ExitStatus.refused.rawValue) where there is something. Whoever writes a plugin holds it to the contract with \
      rpc-server plugin check.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let checked = try await connection.session().read(PartnerService.check, .init()).checked
    try Listing(
      columns: [
        ListColumn<Pastoral_V1_CheckedPartner>("plugin") { $0.plugin },
        ListColumn("partner") { $0.code },
        ListColumn("found") { partner in
          partner.problems.map { "\($0.about) \($0.description_p)" }.joined(separator: "; ")
        },
      ], records: checked
    ).printRows(output, none: "The server has no plugins.")
    if checked.contains(where: { !$0.problems.isEmpty }) {
      throw ExitCode(ExitStatus.refused.rawValue)
    }
  }
}

extension Pastoral_V1_PluginState {
  fileprivate var word: String {
    switch self {
    case .inProcess: "in process"
    case .running: "running"
    case .down: "down"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }
}

extension Pastoral_V1_PluginNetwork {
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .open: "open"
    case .server: "the server's"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }
}
