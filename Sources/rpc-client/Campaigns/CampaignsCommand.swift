import ArgumentParser
import Messages
import SwiftProtobuf

/// `campaigns`: asking a group of students to book within some days.
struct CampaignsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaigns",
    abstract: "Ask a group of students to book with you, and see who has not yet.",
    subcommands: [
      CreateCampaignCommand.self, ShowCampaignCommand.self, ListCampaignsCommand.self,
      NotBookedCommand.self, RemindCampaignCommand.self, CloseCampaignCommand.self,
      DeclineCampaignCommand.self,
    ])

  /// How campaigns are shown.
  static let columns: [ListColumn<Pastoral_V1_Campaign>] = [
    ListColumn("id") { $0.id },
    ListColumn("staff") { $0.staffID },
    ListColumn("name") { $0.name },
    ListColumn("message") { $0.message },
    ListColumn("first") { $0.first.text },
    ListColumn("last") { $0.last.text },
    ListColumn("state") { $0.closed ? "ended" : "open" },
    ListColumn("answer") { answerText($0.answer) },
    ListColumn("invited") { $0.hasCounts ? "\($0.counts.invited)" : "" },
    ListColumn("booked") { $0.hasCounts ? "\($0.counts.booked)" : "" },
    ListColumn("declined") { $0.hasCounts ? "\($0.counts.declined)" : "" },
    ListColumn("not_yet") { $0.hasCounts ? "\($0.counts.notYet)" : "" },
  ]

  private static func answerText(_ answer: Pastoral_V1_CampaignAnswer) -> String {
    switch answer {
    case .notYet: "not yet"
    case .booked: "booked"
    case .declined: "declined"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }
}

/// `campaigns create`.
struct CreateCampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Invite a group to book with you within some days.",
    discussion: """
      Everybody who is invited reads the same name and message: say nothing about a student in them.

      rpc-client campaigns create --name "Autumn meetings" --first 2026-11-30 --last 2026-12-11 --tutees
      """)

  @Option(help: "What it is called.")
  var name: String
  @Option(help: "What you say to all of them.")
  var message = ""
  @Option(help: ArgumentHelp("First day to meet.", valueName: "yyyy-mm-dd"))
  var first: CivilDate
  @Option(help: ArgumentHelp("Last day to meet.", valueName: "yyyy-mm-dd"))
  var last: CivilDate
  @Option(help: ArgumentHelp("This student. May stand several times.", valueName: "student-id"))
  var student: [String] = []
  @Flag(help: "All whose personal tutor you are on the first day.")
  var tutees = false
  @Option(help: ArgumentHelp("All of a programme that you lead.", valueName: "programme-id"))
  var programme: String?
  @Option(help: ArgumentHelp("All of a module that you lead.", valueName: "module-id"))
  var module: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let said = [!student.isEmpty, tutees, programme != nil, module != nil].count { $0 }
    guard said == 1 else {
      throw ValidationError("Give one of --student, --tutees, --programme and --module.")
    }
  }

  func run() async throws {
    let campaign = try await connection.session().write(
      CampaignService.createCampaign,
      .with {
        $0.name = name
        $0.message = message
        $0.first = Pastoral_V1_Date(first)
        $0.last = Pastoral_V1_Date(last)
        if let programme {
          $0.programmeID = programme
        } else if let module {
          $0.moduleID = module
        } else if tutees {
          $0.ownTutees = .init()
        } else {
          $0.students.ids = student
        }
      }, write)
    try Listing(columns: CampaignsCommand.columns, records: [campaign]).printRecord(output)
  }
}

/// `campaigns show`.
struct ShowCampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a campaign with its counts, or your invitation.")

  @OptionGroup var campaign: CampaignArgument
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try await connection.session().read(
      CampaignService.getCampaign, .with { $0.campaignID = campaign.id })
    try Listing(columns: CampaignsCommand.columns, records: [found]).printRecord(output)
  }
}

/// `campaigns list`.
struct ListCampaignsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List your campaigns, or those you are invited to.")

  @Flag(help: "Ended ones too.")
  var ended = false

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      CampaignService.listCampaigns, .with { $0.includeEnded = ended })
    try Listing(columns: CampaignsCommand.columns, records: reply.campaigns)
      .printRows(output, none: "There are no campaigns.")
  }
}

/// `campaigns not-booked`.
struct NotBookedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "not-booked", abstract: "List who has neither booked nor declined.")

  @OptionGroup var campaign: CampaignArgument
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let students = try await paging.records { size, token in
      let reply = try await session.read(
        CampaignService.listNotBooked,
        .with {
          $0.campaignID = campaign.id
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.students, nextToken: reply.nextPageToken)
    }
    let columns: [ListColumn<Pastoral_V1_InvitedStudent>] = [
      ListColumn("student_id") { $0.studentID },
      ListColumn("student_name") { $0.studentName },
    ]
    try Listing(columns: columns, records: students)
      .printRows(output, none: "Everybody has booked or declined.")
  }
}

/// `campaigns remind`.
struct RemindCampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: "Tell those again who have neither booked nor declined; at most once a day.")

  @OptionGroup var campaign: CampaignArgument
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reminded = try await connection.session().write(
      CampaignService.remindCampaign, .with { $0.campaignID = campaign.id }, write)
    try Listing(columns: CampaignsCommand.columns, records: [reminded]).printRecord(output)
  }
}

/// `campaigns close`.
struct CloseCampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End a campaign before its last day.")

  @OptionGroup var campaign: CampaignArgument
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let closed = try await connection.session().write(
      CampaignService.closeCampaign, .with { $0.campaignID = campaign.id }, write)
    try Listing(columns: CampaignsCommand.columns, records: [closed]).printRecord(output)
  }
}

/// `campaigns decline`.
struct DeclineCampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Say no to an invitation. Nothing follows from it.")

  @OptionGroup var campaign: CampaignArgument
  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let declined = try await connection.session().write(
      CampaignService.declineCampaign,
      .with {
        $0.campaignID = campaign.id
        $0.studentID = student.id
      }, write)
    try Listing(columns: CampaignsCommand.columns, records: [declined]).printRecord(output)
  }
}

/// Which campaign.
struct CampaignArgument: ParsableArguments {
  @Argument(help: "The campaign: cam_….")
  var id: String
}
