import ArgumentParser
import Messages
import SwiftProtobuf
import WireFormat

/// `referrals list`.
struct ListReferralsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List referrals, newest first: a student's, those that you made, or a service's.")

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Option(help: "What waits for this service, and what it has taken.")
  var service: ServiceName?
  @Flag(help: "What you made, of all students whom you have today.")
  var mine = false
  @Flag(help: "Only what is proposed or accepted.")
  var open = false
  @OptionGroup var purpose: SupportPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if mine, studentID != nil || service != nil {
      throw ValidationError("Choose a student, --service or --mine.")
    }
  }

  func run() async throws {
    let session = try connection.session()
    let referrals = try await paging.records { size, token in
      let reply = try await session.read(
        ReferralService.list,
        .with {
          $0.studentID = studentID ?? ""
          $0.service = service?.service ?? .unspecified
          $0.mine = mine
          $0.openOnly = open
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.referrals, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Referrals.columns, records: referrals)
      .printRows(output, none: "There are no referrals that you may see.")
  }
}

/// `referrals show`.
struct ShowReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a referral: what was passed on, where, and why.")

  @Argument(help: "The referral: ref_….")
  var referralID: String
  @OptionGroup var purpose: SupportPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let referral = try await connection.session().referral(referralID, for: purpose.purpose)
    try Referrals.print(referral, output)
  }
}

/// What all answers to a referral take.
struct ReferralAnswerOptions: ParsableArguments {
  @Argument(help: "The referral: ref_….")
  var referralID: String
  @Option(help: "Refuse where it has changed since this revision; without, as it is now.")
  var revision: Int64?
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: SupportPurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func send(
    _ method: Method<Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral>, _ text: String
  ) async throws {
    let session = try connection.session()
    var known = revision
    if known == nil {
      known = try await session.referral(referralID, for: purpose.purpose).revision
    }
    let referral = try await session.write(
      method,
      .with {
        $0.referralID = referralID
        $0.revision = known ?? 0
        $0.words = text
      }, write)
    try Referrals.print(referral, output)
  }
}

/// `referrals accept`.
struct AcceptReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take a referral for your service, and read it.")

  @OptionGroup var answer: ReferralAnswerOptions

  func run() async throws {
    try await answer.send(ReferralService.accept, answer.words.textIfAny())
  }
}

/// `referrals reject`.
struct RejectReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Say why your service does not take a referral.")

  @OptionGroup var answer: ReferralAnswerOptions

  func run() async throws {
    try await answer.send(ReferralService.reject, answer.words.text(asking: "Why not?"))
  }
}

/// `referrals complete`.
struct CompleteReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Say that your service has done what it took on.")

  @OptionGroup var answer: ReferralAnswerOptions

  func run() async throws {
    try await answer.send(ReferralService.complete, answer.words.textIfAny())
  }
}

/// `referrals revoke`.
struct RevokeReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a referral of yours back before it is accepted.")

  @OptionGroup var answer: ReferralAnswerOptions

  func run() async throws {
    try await answer.send(ReferralService.revoke, answer.words.textIfAny())
  }
}

/// `referrals review`.
struct ReviewReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say whether a referral for somebody's safety, without consent, was justified.")

  @Argument(help: "The referral: ref_….")
  var referralID: String
  @Argument(help: "What you found.")
  var finding: FindingName
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    // Only a finding against somebody must be explained.
    let comment =
      finding == .justified ? try words.textIfAny() : try words.text(asking: "Why?")
    let referral = try await connection.session().write(
      ReferralService.review,
      .with {
        $0.referralID = referralID
        $0.finding = finding.finding
        $0.comment = comment
      }, write)
    try Referrals.print(referral, output)
  }
}
