import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf
import WireFormat

/// `case open`.
struct OpenCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Ask for support, or take in a student's case.",
    discussion: """
      rpc-client case open counselling
      rpc-client case open disability stu_… --source subject --priority soon --risk low \\
        --condition disability-support
      rpc-client case open safeguarding stu_… --source third-party --told-by-file mother.txt \\
        --priority urgent --risk high --condition safeguarding

      You are asked for the reason. Students say no more than that, and with --untold what they would rather \
      not tell.
      """)

  @Argument(help: "The type of support.")
  var type: SupportTypeName
  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Option(help: "Where the information came from.")
  var source: SourceName?
  @Option(help: ArgumentHelp("The referral that was accepted.", valueName: "referral-id"))
  var referral: String?
  @Option(help: "How soon somebody should act.")
  var priority: PriorityName?
  @Option(help: "How high the risk is.")
  var risk: RiskName?
  @OptionGroup var toldBy: ToldByOption
  @OptionGroup var ground: GroundOptions
  @Option(help: "What the student would rather not tell; more than once for more.")
  var untold: [CategoryName] = []
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why?")
    let (source, ground) = (try toldBy.source(source), try ground.message())
    let found = try await connection.session().write(
      CaseService.open,
      .with {
        $0.supportType = type.type
        $0.studentID = studentID ?? ""
        $0.reason = reason
        $0.gaps = untold.map { name in .with { $0.category = name.category } }
        guard studentID != nil else { return }
        $0.source = source.kind
        if let told = source.toldBy { $0.thirdParty = told }
        $0.referralID = referral ?? ""
        $0.priority = priority?.priority ?? .unspecified
        $0.risk = risk?.risk ?? .unspecified
        $0.ground = ground
      }, write)
    try Cases.print(found, output)
  }
}

/// Where information came from, as an option spells it.
enum SourceName: String, ExpressibleByArgument, CaseIterable {
  case subject
  case staffReferral = "staff-referral"
  case partner
  case thirdParty = "third-party"

  var source: Pastoral_V1_InformationSource {
    switch self {
    case .subject: .subject
    case .staffReferral: .staffReferral
    case .partner: .partner
    case .thirdParty: .thirdParty
    }
  }

  static func text(of source: Pastoral_V1_InformationSource) -> String {
    source == .campusSystem
      ? "campus-system" : allCases.first { $0.source == source }?.rawValue ?? ""
  }
}

/// Who told, where it was neither the student nor the university.
struct ToldByOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      With --source partner or third-party, who told and what makes that lawful: a file with a line "name: …" \
      and one of "consent: cns_…", "vital-interests: …" and "other-ground: …".
      """, valueName: "file"))
  var toldByFile: String?

  /// Where something came from, and who told.
  func source(_ name: SourceName?) throws -> (
    kind: Pastoral_V1_InformationSource, toldBy: Pastoral_V1_ThirdPartySource?
  ) {
    guard name == .partner || name == .thirdParty else {
      guard toldByFile == nil else {
        throw UsageError("--told-by-file goes with --source partner or third-party.")
      }
      return (name?.source ?? .unspecified, nil)
    }
    guard let toldByFile else {
      throw UsageError("Say who told with --told-by-file, and what makes that lawful.")
    }
    var toldBy = Pastoral_V1_ThirdPartySource()
    let text = try WordsOption.text(of: toldByFile, option: "--told-by-file", asking: "")
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      switch (parts.first, parts.last) {
      case ("name", let words?) where parts.count == 2: toldBy.name = words
      case ("consent", let id?) where parts.count == 2: toldBy.consentID = id
      case ("vital-interests", let words?) where parts.count == 2: toldBy.vitalInterests = words
      case ("other-ground", let words?) where parts.count == 2: toldBy.otherGround = words
      default:
        throw UsageError(
          "A line of --told-by-file is \"name: …\", \"consent: cns_…\", "
            + "\"vital-interests: …\" or \"other-ground: …\".")
      }
    }
    return (name?.source ?? .unspecified, toldBy)
  }
}

/// A lawful basis, as an option or a file spells it.
enum BasisName: String, ExpressibleByArgument, FormWord {
  case contract
  case publicTask = "public-task"
  case vitalInterests = "vital-interests"

  var basis: Pastoral_V1_LawfulBasis {
    switch self {
    case .contract: .contract
    case .publicTask: .publicTask
    case .vitalInterests: .vitalInterests
    }
  }
}

/// What allows special category data, as an option spells it.
enum ConditionName: String, ExpressibleByArgument, CaseIterable {
  case explicitConsent = "explicit-consent"
  case disabilitySupport = "disability-support"
  case counselling, safeguarding
  case economicWellbeing = "economic-wellbeing"

  var condition: Pastoral_V1_SpecialCategoryCondition {
    switch self {
    case .explicitConsent: .explicitConsent
    case .disabilitySupport: .disabilitySupport
    case .counselling: .counselling
    case .safeguarding: .safeguarding
    case .economicWellbeing: .economicWellbeing
    }
  }
}

/// A group of information, as an option spells it.
enum CategoryName: String, ExpressibleByArgument, CaseIterable {
  case personalDetails = "personal-details"
  case circumstances, health
  case riskSafeguarding = "risk-safeguarding"
  case history, equality

  var category: Pastoral_V1_CaseCategory {
    switch self {
    case .personalDetails: .personalDetails
    case .circumstances: .circumstances
    case .health: .health
    case .riskSafeguarding: .riskSafeguarding
    case .history: .history
    case .equality: .equality
    }
  }
}

/// What every change of a case takes: which, from which revision, and why.
struct CaseChangeOptions: ParsableArguments {
  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: "Refuse where it has changed since this revision; without, as it is now.")
  var revision: Int64?
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  /// Asks why, and changes the case as it is now.
  func send<Request>(
    _ method: Method<Request, Pastoral_V1_Case>,
    _ request: (_ revision: Int64, _ words: String) -> Request
  ) async throws {
    let text = try words.text(asking: "Why?")
    let session = try connection.session()
    var known = revision
    if known == nil {
      known = try await session.supportCase(caseID, for: purpose.purpose).revision
    }
    let found = try await session.write(method, request(known ?? 0, text), write)
    try Cases.print(found, output)
  }

  /// The same for a change that takes no more.
  func send(_ method: Method<Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case>) async throws {
    try await send(method) { revision, words in
      .with {
        $0.caseID = caseID
        $0.revision = revision
        $0.words = words
      }
    }
  }
}

/// `case assess`.
struct AssessCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Say how urgent a case is and how high the risk, and why.")

  @Option(help: "How soon somebody should act.")
  var priority: PriorityName
  @Option(help: "How high the risk is.")
  var risk: RiskName
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    try await change.send(CaseService.assess) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.priority = priority.priority
        $0.risk = risk.risk
        $0.words = words
      }
    }
  }
}

/// `case eligible`.
struct EligibleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eligible", abstract: "List who could take a case, those with the fewest first.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_EligiblePractitioner>] = [
    ListColumn("principal_id") { $0.principalID },
    ListColumn("name") { $0.name },
    ListColumn("open_cases") { "\($0.openCases)" },
  ]

  func run() async throws {
    let reply = try await connection.session().read(
      CaseService.listEligible,
      .with {
        $0.caseID = caseID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Self.columns, records: reply.practitioners)
      .printRows(output, none: "Nobody could take it.")
  }
}

/// `case allocate`.
struct AllocateCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate", abstract: "Give a case of your line to a practitioner.")

  @Option(help: ArgumentHelp("The practitioner, who will lead it.", valueName: "principal-id"))
  var to: String
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    try await change.send(CaseService.allocate) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.practitionerID = to
        $0.words = words
      }
    }
  }
}

/// `case hold`.
struct HoldCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Put a case on hold until a day on which somebody looks again.")

  @Option(help: ArgumentHelp("That day, in the next 90.", valueName: "yyyy-mm-dd"))
  var review: CivilDate
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    try await change.send(CaseService.hold) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.words = words
        $0.review = .init(review)
      }
    }
  }
}

/// `case resume`.
struct ResumeCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Take a case up again.")
  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseService.resume) }
}

/// `case close`.
struct CloseCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End the work on a case, and say why.")
  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseService.close) }
}

/// `case reopen`.
struct ReopenCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a closed case again, for somebody to allocate it.")
  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseService.reopen) }
}

/// `case seal`.
struct SealCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Close a case to all who are not named on its team.")
  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseService.seal) }
}

/// `case unseal`.
struct UnsealCaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unseal", abstract: "Open a sealed case to its supervisor again.")
  @OptionGroup var change: CaseChangeOptions

  func run() async throws { try await change.send(CaseService.unseal) }
}
