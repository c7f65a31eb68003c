import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `case items`.
struct CaseItemsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "List what is in a case, newest first, without what it says.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: "Only of this kind.")
  var kind: ItemKindName?
  @Flag(help: "Also what is about equality. For the case's team.")
  var equality = false
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let items = try await paging.records { size, token in
      let reply = try await session.read(
        CaseItemService.list,
        .with {
          $0.caseID = caseID
          $0.kind = kind?.kind ?? .unspecified
          $0.includeEquality = equality
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.items, nextToken: reply.nextPageToken)
    }
    try Listing(columns: CaseItems.columns, records: items)
      .printRows(output, none: "There is nothing that you may see.")
  }
}

/// `case item`.
struct CaseItemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "item", abstract: "Notes, risk assessments, safety plans and contacts of a case.",
    subcommands: [
      AddCaseItemCommand.self, AmendCaseItemCommand.self, ShowCaseItemCommand.self,
      CaseItemVersionsCommand.self, RebaseCaseItemCommand.self,
    ])
}

/// `case item add`.
struct AddCaseItemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write something into a case.",
    discussion: """
      rpc-client case item add cas_… --category circumstances
      rpc-client case item add cas_… --category health --special --condition counselling
      rpc-client case item add cas_… --kind contact --category circumstances \\
        --at "2026-11-24 10:00" --manner phone

      You are asked for the text and for what the notice wants said of its category.
      """)

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: "What it is.")
  var kind = ItemKindName.note
  @OptionGroup var content: ItemContentOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let content = try content.message(as: kind.kind)
    let item = try await connection.session().write(
      CaseItemService.add,
      .with {
        $0.caseID = caseID
        $0.kind = kind.kind
        $0.content = content
      }, write)
    try CaseItems.print(item, output)
  }
}

/// `case item amend`.
struct AmendCaseItemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Say an item anew, in a further version; the others are kept.")

  @Argument(help: "The item: cit_….")
  var itemID: String
  @Option(help: "Refuse where it has a later version; without, as it is now.")
  var version: Int64?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var content: ItemContentOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let current = try await session.caseItem(itemID, for: purpose.purpose)
    var said = try content.message(as: current.kind)
    // Whom it is about besides stays, with their ids, and so do who told and the ground, where nobody says
    // otherwise.
    if content.thirdPartiesFile == nil { said.thirdParties = current.content.thirdParties }
    if content.source == nil {
      said.source = current.content.source
      if current.content.hasToldBy { said.toldBy = current.content.toldBy }
    }
    if !content.ground.isSaid && current.content.hasGround { said.ground = current.content.ground }
    let words = said
    let item = try await session.write(
      CaseItemService.amend,
      .with {
        $0.itemID = itemID
        $0.version = version ?? current.version
        $0.content = words
      }, write)
    try CaseItems.print(item, output)
  }
}

/// `case item show`.
struct ShowCaseItemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an item, as it is now or as it was.")

  @Argument(help: "The item: cit_….")
  var itemID: String
  @Option(help: "One of its versions; without, as it is now.")
  var version: Int64?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    guard let version else {
      return try CaseItems.print(
        try await session.caseItem(itemID, for: purpose.purpose), output)
    }
    let item = try await session.read(
      CaseItemService.getVersion,
      .with {
        $0.itemID = itemID
        $0.version = version
        $0.purpose = purpose.purpose.purpose
      })
    try CaseItems.print(item, output)
  }
}

/// `case item versions`.
struct CaseItemVersionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "List the versions of an item, newest first.")

  @Argument(help: "The item: cit_….")
  var itemID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_CaseItemVersion>] = [
    ListColumn("version") { "\($0.version)" },
    ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
    ListColumn("written", plain: { $0.written.london.iso }) { $0.written.london.text },
    ListColumn("restricted") { $0.restricted ? "yes" : "" },
  ]

  func run() async throws {
    let reply = try await connection.session().read(
      CaseItemService.listVersions,
      .with {
        $0.itemID = itemID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Self.columns, records: reply.versions).printRows(output, none: "None.")
  }
}

/// `case item rebase`.
struct RebaseCaseItemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Keep a restricted item on another ground, and say why that holds.")

  @Argument(help: "The item: cit_….")
  var itemID: String
  @OptionGroup var ground: GroundOptions
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why does that ground hold?")
    let ground = try ground.message()
    let session = try connection.session()
    let current = try await session.caseItem(itemID, for: purpose.purpose)
    let item = try await session.write(
      CaseItemService.rebase,
      .with {
        $0.itemID = itemID
        $0.version = current.version
        $0.ground = ground
        $0.reason = reason
      }, write)
    try CaseItems.print(item, output)
  }
}

/// `case rebase`.
struct RebaseCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Keep what a restricted case's head says on another ground, and say why that holds.")

  @OptionGroup var ground: GroundOptions
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    let ground = try ground.message()
    try await change.send(CaseService.rebase) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.ground = ground
        $0.words = words
      }
    }
  }
}

/// `case reason`.
struct CaseReasonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reason",
    abstract: "As a supervisor, say why you read what is in a case: it opens for the rest of today."
  )

  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseItemService.stateReason) }
}

// MARK: What an item says

/// The ground that something is kept on, as options spell it.
struct GroundOptions: ParsableArguments {
  @Option(help: "The lawful basis; without, public-task.")
  var basis: BasisName?
  @Option(
    help: ArgumentHelp(
      "With the basis vital-interests, take the emergency from this file, and do not ask for it.",
      valueName: "file"))
  var emergencyFile: String?
  @Option(help: "What allows special category data.")
  var condition: ConditionName?
  @Option(help: ArgumentHelp("The explicit consent, with that condition.", valueName: "consent-id"))
  var consent: String?
  @Option(help: "The appropriate policy document, with the other conditions.")
  var policy = "SLW-APD"

  /// Whether any was said.
  var isSaid: Bool { basis != nil || condition != nil || consent != nil }

  func message() throws -> Pastoral_V1_Ground {
    let emergency =
      basis == .vitalInterests
      ? try WordsOption.text(
        of: emergencyFile, option: "--emergency-file", asking: "What is the emergency?") : ""
    return .with {
      $0.basis = (basis ?? .publicTask).basis
      $0.vitalInterests = emergency
      $0.condition = condition?.condition ?? .unspecified
      $0.consentID = consent ?? ""
      if let condition, condition != .explicitConsent { $0.policyDocument = policy }
    }
  }
}

/// What an item says. Whatever is said of somebody comes from files or is asked for.
struct ItemContentOptions: ParsableArguments {
  @Option(help: "The category of the notice.")
  var category: CategoryName
  @Flag(help: "It is special category data.")
  var special = false
  @Option(help: "The condition under which it is about criminal offences, or none.")
  var offence: OffenceName?
  @Option(help: "Where it came from; without, the student, or as the item said before.")
  var source: SourceName?
  @OptionGroup var toldBy: ToldByOption
  @Option(
    help: ArgumentHelp(
      "Take why it is relevant, or necessary, from this file, and do not ask.", valueName: "file"))
  var whyFile: String?
  @Option(
    help: ArgumentHelp(
      "Take why it is kept although this support does not ordinarily collect it from this file.",
      valueName: "file"))
  var justificationFile: String?
  @Option(
    help: ArgumentHelp(
      "Whom else it is about: a file with a line \"name; what they are to the student\" for each.",
      valueName: "file"))
  var thirdPartiesFile: String?
  @Option(
    help: ArgumentHelp("When somebody was spoken or written to.", valueName: "time"),
    transform: LondonTime.argument)
  var at: LondonTime?
  @Option(help: "How.")
  var manner: ContactMannerName?
  @Option(
    help: ArgumentHelp("Take with whom from this file, and do not ask.", valueName: "file"))
  var withFile: String?
  @OptionGroup var ground: GroundOptions
  @OptionGroup var words: WordsOption

  func message(as kind: Pastoral_V1_CaseItemKind) throws -> Pastoral_V1_CaseItemContent {
    var content = Pastoral_V1_CaseItemContent()
    content.category = category.category
    content.specialCategory = special
    content.criminalOffence = offence?.data ?? .unspecified
    let told = try toldBy.source(source ?? .subject)
    content.source = told.kind
    if let toldBy = told.toldBy { content.toldBy = toldBy }
    content.ground = try ground.message()
    if kind == .contact {
      if let at { content.contact.at = .init(at) }
      content.contact.manner = manner?.manner ?? .unspecified
      content.contact.withWhom = try WordsOption.text(
        of: withFile, option: "--with-file", asking: "With whom?")
    }
    func why(_ question: String) throws -> String {
      try WordsOption.text(of: whyFile, option: "--why-file", asking: question)
    }
    switch category {
    case .circumstances, .history, .equality:
      content.relevance = try why("Why is it relevant to the support?")
    case .health:
      content.necessity = try why("Why is it necessary for the support?")
    case .personalDetails, .riskSafeguarding: break
    }
    if let justificationFile {
      content.justification = try WordsOption.text(
        of: justificationFile, option: "--justification-file", asking: "")
    }
    if let thirdPartiesFile {
      content.thirdParties = try WordsOption.text(
        of: thirdPartiesFile, option: "--third-parties-file", asking: ""
      ).split(whereSeparator: \.isNewline).map { try Self.thirdParty(String($0)) }
    }
    content.paragraphs = try words.text(asking: "What is to be kept?")
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    return content
  }

  private static func thirdParty(_ line: String) throws -> Pastoral_V1_ThirdPartySubject {
    let parts = line.split(separator: ";", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard parts.count == 2 else {
      throw UsageError("Each line of --third-parties-file is: name; what they are to the student.")
    }
    return .with {
      $0.name = parts[0]
      $0.relation = parts[1]
    }
  }
}

/// A kind of item, as an option spells it.
enum ItemKindName: String, ExpressibleByArgument, CaseIterable {
  case note
  case riskAssessment = "risk-assessment"
  case safetyPlan = "safety-plan"
  case contact

  var kind: Pastoral_V1_CaseItemKind {
    switch self {
    case .note: .note
    case .riskAssessment: .riskAssessment
    case .safetyPlan: .safetyPlan
    case .contact: .contact
    }
  }
}

/// A condition for criminal offence data, as an option spells it.
enum OffenceName: String, ExpressibleByArgument, CaseIterable {
  case none
  case unlawfulActs = "unlawful-acts"
  case counselling, safeguarding
  case vitalInterests = "vital-interests"
  case legalClaims = "legal-claims"

  var data: Pastoral_V1_CriminalOffenceData {
    switch self {
    case .none: .none
    case .unlawfulActs: .unlawfulActs
    case .counselling: .counselling
    case .safeguarding: .safeguarding
    case .vitalInterests: .vitalInterests
    case .legalClaims: .legalClaims
    }
  }
}

/// How somebody was spoken or written to, as an option spells it.
enum ContactMannerName: String, ExpressibleByArgument, CaseIterable {
  case inPerson = "in-person"
  case online, phone, email, letter, message

  var manner: Pastoral_V1_ContactManner {
    switch self {
    case .inPerson: .inPerson
    case .online: .online
    case .phone: .phone
    case .email: .email
    case .letter: .letter
    case .message: .message
    }
  }
}

// MARK: How items are shown

/// How items are shown.
enum CaseItems {
  static let columns: [ListColumn<Pastoral_V1_CaseItem>] = [
    ListColumn("id") { $0.id },
    ListColumn("kind") { item in
      ItemKindName.allCases.first { $0.kind == item.kind }?.rawValue ?? "other"
    },
    ListColumn("category") { $0.restricted ? "restricted" : $0.category.word },
    ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
    ListColumn("added", plain: { $0.added.london.iso }) { $0.added.london.text },
    ListColumn("flags") { item in
      [
        item.specialCategory ? "special" : "", item.criminalOffence ? "offences" : "",
        item.hasThirdParties_p ? "others" : "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    },
    ListColumn("version") { "\($0.version)" },
  ]

  /// Prints one item: to people as a page, to programs as a record.
  static func print(_ item: Pastoral_V1_CaseItem, _ output: OutputOptions) throws {
    let listing = Listing(columns: columns, records: [item])
    if output.json || output.csv { return try listing.printRecord(output) }
    Console.print(([try listing.record(output)] + page(item)).joined(separator: "\n"))
  }

  /// What stands below the fields. Whatever somebody wrote is shown as text only.
  static func page(_ item: Pastoral_V1_CaseItem) -> [String] {
    guard item.hasContent else {
      return ["It was kept on a consent that does not hold any more: case item rebase."]
    }
    var lines: [String] = []
    func add(_ heading: String, _ items: [String]) {
      let items = items.filter { !$0.isEmpty }
      guard !items.isEmpty else { return }
      lines += [heading] + items.map { "  - \(TerminalText.escaped($0))" }
    }
    let content = item.content
    if content.hasContact {
      let manner = ContactMannerName.allCases.first { $0.manner == content.contact.manner }
      add(
        "contact",
        [content.contact.at.london.text, manner?.rawValue ?? "", content.contact.withWhom])
    }
    add("text", content.paragraphs)
    add("why", [content.relevance, content.necessity, content.justification])
    add("about others", content.thirdParties.map { "\($0.name), \($0.relation) (\($0.id))" })
    add("source", [SourceName.text(of: content.source)] + content.toldBy.lines)
    add("ground", content.hasGround ? content.ground.lines : [])
    add("re-based", [item.rebaseReason])
    return lines
  }
}

extension Pastoral_V1_ThirdPartySource {
  /// Who told, and what makes that lawful. None where nobody did.
  var lines: [String] {
    let lawful: String? =
      switch self.lawful {
      case .consentID(let id): "consent \(id)"
      case .vitalInterests(let words): "vital interests: \(words)"
      case .otherGround(let words): "ground: \(words)"
      case nil: nil
      }
    return [name, lawful ?? ""].filter { !$0.isEmpty }
  }
}

extension Pastoral_V1_Ground {
  /// What something is kept on, as the law names it.
  var lines: [String] {
    let basis =
      switch basis {
      case .contract: "Article 6(1)(b), contract"
      case .publicTask: "Article 6(1)(e), public task"
      case .vitalInterests: "Article 6(1)(d), vital interests: \(vitalInterests)"
      case .unspecified, .UNRECOGNIZED: ""
      }
    let paragraph: String? =
      switch condition {
      case .disabilitySupport: "16, disability support"
      case .counselling: "17, counselling"
      case .safeguarding: "18, safeguarding"
      case .economicWellbeing: "19, economic well-being"
      case .explicitConsent, .unspecified, .UNRECOGNIZED: nil
      }
    let special =
      condition == .explicitConsent
      ? "Article 9(2)(a), explicit consent \(consentID)"
      : paragraph.map { "Article 9(2)(g), Schedule 1 paragraph \($0), by \(policyDocument)" }
    return [basis, special ?? ""].filter { !$0.isEmpty }
  }
}

extension Session {
  /// An item as it is now.
  func caseItem(_ id: String, for purpose: PurposeName) async throws -> Pastoral_V1_CaseItem {
    try await read(
      CaseItemService.get,
      .with {
        $0.itemID = id
        $0.purpose = purpose.purpose
      })
  }
}
