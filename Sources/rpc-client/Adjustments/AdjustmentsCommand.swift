import ArgumentParser
import Messages
import SwiftProtobuf

/// `adjustments`: what is done differently for a student.
struct AdjustmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjustments",
    abstract: "What is done differently for a student: propose, agree, end, list.",
    discussion: """
      A student's personal tutor, and who leads their programmes and modules, are told what to do, and not why, \
      while the student agrees to that.
      """,
    subcommands: [
      ListAdjustmentsCommand.self, ProposeAdjustmentCommand.self, AmendAdjustmentCommand.self,
      ApproveAdjustmentCommand.self, EndAdjustmentCommand.self, AgreedAdjustmentsCommand.self,
    ])
}

/// How adjustments are shown.
private let columns: [ListColumn<Pastoral_V1_Adjustment>] = [
  ListColumn("id") { $0.id },
  ListColumn("student_id") { $0.studentID },
  ListColumn("what") { $0.what },
  ListColumn("for") { adjustment in
    [adjustment.forTeaching ? "teaching" : "", adjustment.forExams ? "exams" : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  },
  ListColumn("state") { adjustment in
    switch adjustment.state {
    case .proposed: "proposed"
    case .agreed: "agreed"
    case .ended: "ended"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  },
  ListColumn("until") { $0.hasUntil ? $0.until.text : "" },
  ListColumn("case_id") { $0.caseID },
  ListColumn("why") { $0.why },
  ListColumn("revision") { $0.revision == 0 ? "" : "\($0.revision)" },
]

/// `adjustments list`.
struct ListAdjustmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the adjustments of a case, or of a student.")

  @Argument(help: "The case, cas_…, or the student, stu_…; you without.")
  var id: String?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      AdjustmentService.list,
      .with {
        if let id, id.hasPrefix("cas_") { $0.caseID = id } else { $0.studentID = id ?? "" }
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: columns, records: reply.adjustments)
      .printRows(output, none: "There are no adjustments.")
  }
}

/// What an adjustment is, without its words.
struct AdjustmentOptions: ParsableArguments {
  @Flag(help: "It concerns how the student is taught.")
  var teaching = false
  @Flag(help: "It concerns how the student is examined.")
  var exams = false
  @Option(help: ArgumentHelp("Its last day.", valueName: "yyyy-mm-dd"))
  var until: CivilDate?
  @Option(
    help: ArgumentHelp("Take why from this file, and do not ask for it.", valueName: "file"))
  var whyFile: String?
  @OptionGroup var words: WordsOption

  /// What is to be done, and why.
  func texts() throws -> (what: String, why: String) {
    let what = try words.text(
      asking: "What is to be done? The student and who teaches them read it.")
    let why = try WordsOption.text(
      of: whyFile, option: "--why-file", asking: "Why? For the case's team only.")
    return (what, why)
  }
}

/// `adjustments propose`.
struct ProposeAdjustmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose an adjustment, in a case of disability support.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var adjustment: AdjustmentOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (what, why) = try adjustment.texts()
    let proposed = try await connection.session().write(
      AdjustmentService.propose,
      .with {
        $0.caseID = caseID
        $0.what = what
        $0.why = why
        $0.forTeaching = adjustment.teaching
        $0.forExams = adjustment.exams
        if let until = adjustment.until { $0.until = .init(until) }
      }, write)
    try Listing(columns: columns, records: [proposed]).printRecord(output)
  }
}

/// `adjustments amend`.
struct AmendAdjustmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Write an adjustment anew that is not agreed yet.")

  @Argument(help: "The adjustment: adj_….")
  var adjustmentID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
  @OptionGroup var adjustment: AdjustmentOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (what, why) = try adjustment.texts()
    let amended = try await connection.session().write(
      AdjustmentService.amend,
      .with {
        $0.adjustmentID = adjustmentID
        $0.revision = revision
        $0.what = what
        $0.why = why
        $0.forTeaching = adjustment.teaching
        $0.forExams = adjustment.exams
        if let until = adjustment.until { $0.until = .init(until) }
      }, write)
    try Listing(columns: columns, records: [amended]).printRecord(output)
  }
}

/// `adjustments approve`.
struct ApproveAdjustmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Agree to an adjustment that somebody else proposed.")

  @Argument(help: "The adjustment: adj_….")
  var adjustmentID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let agreed = try await connection.session().write(
      AdjustmentService.approve,
      .with {
        $0.adjustmentID = adjustmentID
        $0.revision = revision
      }, write)
    try Listing(columns: columns, records: [agreed]).printRecord(output)
  }
}

/// `adjustments end`.
struct EndAdjustmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End an adjustment, or take a proposal back.")

  @Argument(help: "The adjustment: adj_….")
  var adjustmentID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let ended = try await connection.session().write(
      AdjustmentService.end,
      .with {
        $0.adjustmentID = adjustmentID
        $0.revision = revision
      }, write)
    try Listing(columns: columns, records: [ended]).printRecord(output)
  }
}

/// `adjustments agreed`.
struct AgreedAdjustmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreed",
    abstract: "As data protection officer, list whose adjustments are agreed, and who is told.")

  private static let columns: [ListColumn<Pastoral_V1_AgreedAdjustment>] = [
    ListColumn("id") { $0.adjustmentID },
    ListColumn("student_id") { $0.studentID },
    ListColumn("student") { $0.studentName },
    ListColumn("for") { adjustment in
      [adjustment.forTeaching ? "teaching" : "", adjustment.forExams ? "exams" : ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    },
    ListColumn("told") { $0.told ? "yes" : "" },
    ListColumn("until") { $0.hasUntil ? $0.until.text : "" },
    ListColumn("agreed", plain: { $0.agreed.london.iso }) { $0.agreed.london.text },
    ListColumn("agreed_by") { $0.agreedByName.isEmpty ? $0.agreedBy : $0.agreedByName },
  ]

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let agreed = try await paging.records { size, token in
      let reply = try await session.read(
        AdjustmentService.listAgreed,
        .with {
          $0.purpose = .dataProtection
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.adjustments, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: agreed)
      .printRows(output, none: "There are none.")
  }
}
