import ArgumentParser
import Messages
import SwiftProtobuf

/// `case team`.
struct CaseTeamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "Name people on a case's team, ask to be named, let them in.",
    subcommands: [
      AddMemberCommand.self, EndMemberCommand.self, AskToJoinCommand.self,
      JoinRequestsCommand.self, AnswerJoinRequestCommand.self,
    ])
}

/// `case team add`.
struct AddMemberCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract:
      "Name somebody on a case: why they need to know, and why that is best for the student.")

  @Argument(help: "The member: their principal's id.")
  var memberID: String
  @Option(
    help: ArgumentHelp("Their last day; without, for as long as it lasts.", valueName: "yyyy-mm-dd")
  )
  var until: CivilDate?
  @OptionGroup var bestInterests: BestInterestsOption
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    let best = try bestInterests.text()
    try await change.send(CaseTeamService.addMember) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.memberID = memberID
        $0.reason = words
        $0.bestInterests = best
        if let until { $0.until = .init(until) }
      }
    }
  }
}

/// Why something is in the student's best interests, in one's own words.
struct BestInterestsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take why it is in the student's best interests from this file, and do not ask for it.",
      valueName: "file"))
  var bestInterestsFile: String?

  func text() throws -> String {
    try WordsOption.text(
      of: bestInterestsFile, option: "--best-interests-file",
      asking: "Why is that in the student's best interests?")
  }
}

/// `case team end`.
struct EndMemberCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Take somebody's name off a case.")

  @Argument(help: "The member: their principal's id.")
  var memberID: String
  @OptionGroup var change: CaseChangeOptions

  func run() async throws {
    try await change.send(CaseTeamService.endMember) { revision, words in
      .with {
        $0.caseID = change.caseID
        $0.revision = revision
        $0.memberID = memberID
        $0.words = words
      }
    }
  }
}

/// How requests to join are shown.
private let requestColumns: [ListColumn<Pastoral_V1_JoinRequest>] = [
  ListColumn("id") { $0.id },
  ListColumn("who") { $0.requesterName.isEmpty ? $0.requesterID : $0.requesterName },
  ListColumn("student_id") { $0.studentID },
  ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
  ListColumn("state") { request in
    switch request.state {
    case .waiting: "waiting"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .lapsed: "lapsed"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  },
  ListColumn("case_id") { $0.caseID },
  ListColumn("reason") { $0.reason },
  ListColumn("best_interests") { $0.bestInterests },
  ListColumn("lapses", plain: { $0.lapses.london.iso }) { $0.lapses.london.text },
]

/// `case team ask`.
struct AskToJoinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract:
      "Ask to be named on the case that a student may have. You learn of it by being let in.")

  @Argument(help: "The type of support of the case.")
  var type: SupportTypeName
  @Argument(help: "The student: stu_….")
  var studentID: String
  @OptionGroup var words: WordsOption
  @OptionGroup var bestInterests: BestInterestsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why do you need to know?")
    let best = try bestInterests.text()
    let request = try await connection.session().write(
      CaseTeamService.requestToJoin,
      .with {
        $0.supportType = type.type
        $0.studentID = studentID
        $0.reason = reason
        $0.bestInterests = best
      }, write)
    try Listing(columns: requestColumns, records: [request]).printRecord(output)
  }
}

/// `case team requests`.
struct JoinRequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "List your requests to join, or those that wait for you.")

  @Flag(help: "Those that wait for your answer.")
  var toAnswer = false
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let requests = try await paging.records { size, token in
      let reply = try await session.read(
        CaseTeamService.listJoinRequests,
        .with {
          $0.toAnswer = toAnswer
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.joinRequests, nextToken: reply.nextPageToken)
    }
    try Listing(columns: requestColumns, records: requests).printRows(output, none: "None.")
  }
}

/// `case team answer`.
struct AnswerJoinRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Let somebody into a case, or say why not.")

  @Argument(help: "The request: joi_….")
  var requestID: String
  @Flag(inversion: .prefixedNo, help: "Whether they are let in.")
  var accept: Bool
  @Option(help: ArgumentHelp("Their last day.", valueName: "yyyy-mm-dd"))
  var until: CivilDate?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try accept && words.isEmpty ? "" : words.text(asking: "Why?")
    let request = try await connection.session().write(
      CaseTeamService.answerJoinRequest,
      .with {
        $0.joinRequestID = requestID
        $0.accept = accept
        $0.words = text
        if let until { $0.until = .init(until) }
      }, write)
    try Listing(columns: requestColumns, records: [request]).printRecord(output)
  }
}
