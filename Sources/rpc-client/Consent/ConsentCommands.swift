import ArgumentParser
import Messages
import SwiftProtobuf

/// `consent give`.
struct GiveConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give",
    abstract:
      "Agree to something, such as having parts of your notes passed to a service, or record that a student did.",
    discussion: """
      rpc-client consent give --to wellbeing --part reason --part key-points
      rpc-client consent give --for wellbeing-support
      rpc-client consent give stu_… --to wellbeing --part reason --spoken "2026-11-24 10:00"

      Read what is agreed to first: `rpc-client consent wordings`. With --words-file, how it was said is \
      kept too.
      """)

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Option(name: .customLong("for"), help: "What it is for.")
  var aim = ConsentPurposeName.referral
  @Option(help: "Which service may receive it.")
  var to = ServiceName.wellbeing
  @Option(help: "With a referral: what may be passed on; more than once for more.")
  var part: [PartName] = []
  @Option(help: "The last day; without, it ends when it is withdrawn.")
  var until: CivilDate?
  @Option(
    help: ArgumentHelp("The wording that was shown, not the one in use.", valueName: "version"))
  var wording: String?
  @Option(
    help: ArgumentHelp("The student said so to you then.", valueName: "time"),
    transform: LondonTime.argument)
  var spoken: LondonTime?
  @Option(
    help: ArgumentHelp("The student gave it to you in writing then.", valueName: "time"),
    transform: LondonTime.argument)
  var written: LondonTime?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if part.isEmpty == (aim == .referral) {
      throw ValidationError("Say what may be passed on: --part, with a referral and only then.")
    }
    if spoken != nil, written != nil {
      throw ValidationError("Choose one of --spoken and --written.")
    }
    if studentID != nil, spoken == nil, written == nil {
      throw ValidationError("Say when the student told you: --spoken or --written.")
    }
  }

  func run() async throws {
    let details = try words.textIfAny()
    let session = try connection.session()
    var version = wording ?? ""
    if version.isEmpty {
      version =
        try await session.read(ConsentService.listWordings, .init()).wordings
        .first { $0.purpose == aim.purpose && $0.inUse }?.version ?? ""
    }
    let consent = try await session.write(
      ConsentService.give,
      .with {
        $0.studentID = studentID ?? ""
        $0.purpose = aim.purpose
        $0.service = to.service
        $0.fields = part.map(\.field)
        if let until { $0.until = .init(until) }
        $0.wordingVersion = version
        if let told = spoken ?? written {
          $0.manner = spoken == nil ? .written : .spoken
          $0.given = .init(told)
        }
        $0.details = details
      }, write)
    try Listing(columns: Consents.columns, records: [consent]).printRecord(output)
  }
}

/// `consent withdraw`.
struct WithdrawConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take a consent back, or record that a student did. Never too late.")

  @Argument(help: "The consent: cns_….")
  var consentID: String
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let details = try words.textIfAny()
    let response = try await connection.session().write(
      ConsentService.withdraw,
      .with {
        $0.consentID = consentID
        $0.details = details
      }, write)
    if !response.revokedReferralIds.isEmpty {
      Console.error("Revoked: \(response.revokedReferralIds.joined(separator: ", ")).")
    }
    try Listing(columns: Consents.columns, records: [response.consent]).printRecord(output)
  }
}

/// `consent list`.
struct ListConsentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what a student agreed to and took back, newest first.")

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Flag(help: "Only what can be relied on now.")
  var live = false
  @OptionGroup var purpose: SupportPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let consents = try await paging.records { size, token in
      let reply = try await session.read(
        ConsentService.list,
        .with {
          $0.studentID = studentID ?? ""
          $0.liveOnly = live
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.consents, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Consents.columns, records: consents)
      .printRows(output, none: "Nothing was agreed to.")
  }
}

/// `consent show`.
struct ShowConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a consent: for what, to whom, and whether it still holds.")

  @Argument(help: "The consent: cns_….")
  var consentID: String
  @OptionGroup var purpose: SupportPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let consent = try await connection.session().read(
      ConsentService.get,
      .with {
        $0.consentID = consentID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Consents.columns, records: [consent]).printRecord(output)
  }
}
