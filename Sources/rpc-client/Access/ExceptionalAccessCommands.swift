import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf

// Access outside one's ordinary rights: asking for it, giving it back, looking at it afterwards.

/// How it is printed.
private let columns: [ListColumn<Pastoral_V1_ExceptionalAccess>] = [
  ListColumn("id") { $0.id },
  ListColumn("kind") { $0.kind == .elevation ? "elevation" : "break-glass" },
  ListColumn("holder_id") { $0.holderID },
  ListColumn("holder_name") { $0.holderName },
  ListColumn("student_id") { $0.studentID },
  ListColumn("why") { $0.kind == .elevation ? $0.ticket : EmergencyName.text(of: $0.emergency) },
  ListColumn("reason") { $0.reason },
  ListColumn("began", plain: { $0.began.london.iso }) { $0.began.london.text },
  ListColumn("expires", plain: { $0.expires.london.iso }) { $0.expires.london.text },
  ListColumn("live") { $0.live ? "yes" : "no" },
  ListColumn("review_due", plain: { $0.reviewDue.london.iso }) { $0.reviewDue.london.text },
  ListColumn("finding") { FindingName.text(of: $0.finding) },
  ListColumn("comment") { $0.comment },
]

/// What kind of emergency it is, as an option spells it.
enum EmergencyName: String, ExpressibleByArgument, CaseIterable {
  case riskToLife = "risk-to-life"
  case riskToOthers = "risk-to-others"
  case safeguarding
  case missingStudent = "missing-student"
  case otherSeriousHarm = "other-serious-harm"

  var emergency: Pastoral_V1_Emergency {
    switch self {
    case .riskToLife: .riskToLife
    case .riskToOthers: .riskToOthers
    case .safeguarding: .safeguarding
    case .missingStudent: .missingStudent
    case .otherSeriousHarm: .otherSeriousHarm
    }
  }

  static func text(of emergency: Pastoral_V1_Emergency) -> String {
    allCases.first { $0.emergency == emergency }?.rawValue ?? ""
  }
}

/// What a reviewer found, as an argument spells it.
enum FindingName: String, ExpressibleByArgument, CaseIterable {
  case justified
  case notJustified = "not-justified"

  var finding: Pastoral_V1_Finding {
    switch self {
    case .justified: .justified
    case .notJustified: .notJustified
    }
  }

  static func text(of finding: Pastoral_V1_Finding) -> String {
    allCases.first { $0.finding == finding }?.rawValue ?? ""
  }
}

/// Of which kind, as an argument spells it.
enum ExceptionalAccessKindName: String, ExpressibleByArgument, CaseIterable {
  case elevation
  case breakGlass = "break-glass"

  var kind: Pastoral_V1_ExceptionalAccessKind {
    switch self {
    case .elevation: .elevation
    case .breakGlass: .breakGlass
    }
  }
}

/// Why an exceptional access is looked at; to see that data is protected unless something else is said.
struct ExceptionalAccessPurposeOption: ParsableArguments {
  @Option(help: "Why it is read; recorded by the server.")
  var purpose = PurposeName.dataProtection
}

/// `access elevate`.
struct ElevateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "elevate",
    abstract: "Open one student's meetings and notes to IT support, for a ticket and a while.",
    discussion: """
      The data protection officers are told at once and review it. Read with \
      --purpose technical-support; the student sees what was read.
      """)

  @Argument(help: "The student: stu_….")
  var studentID: String
  @Option(help: "The ticket's number.")
  var ticket: String
  @Option(help: "For how long: 5 to 240 minutes.")
  var minutes: Int32 = 60
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why does the ticket need this student's records?")
    let access = try await connection.session().write(
      ExceptionalAccessService.elevate,
      .with {
        $0.studentID = studentID
        $0.ticket = ticket
        $0.minutes = minutes
        $0.reason = reason
      }, write)
    try Listing(columns: columns, records: [access]).printRecord(output)
  }
}

/// `access break-glass`.
struct BreakGlassCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-glass",
    abstract: "Open one student's cases to wellbeing staff in an emergency, for an hour.",
    discussion: """
      Sign in with your university once more and paste the token that you get there; it is not \
      shown, and may come from a pipe instead. The supervisors whom it concerns and the data protection \
      officers are told at once and review it. Read with --purpose safety; the student sees what was read.
      """)

  @Argument(help: "The student: stu_….")
  var studentID: String
  @Option(help: "What kind of emergency it is.")
  var emergency: EmergencyName
  @Option(help: "What the sign-on was asked to put into the token as its nonce.")
  var nonce = ""
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "What happened?")
    Console.error("Sign in once more, and paste the token that you get:")
    let campusToken = try SecretInput.read("token", bytesMax: LoginCommand.campusTokenBytesMax)
    let session = try connection.session()
    let proof = try await session.once(
      SessionService.stepUp,
      .with {
        $0.campusToken = campusToken
        $0.nonce = nonce
      })
    let access = try await session.write(
      ExceptionalAccessService.breakGlass,
      .with {
        $0.studentID = studentID
        $0.emergency = emergency.emergency
        $0.stepUpToken = proof.stepUpToken
        $0.reason = reason
      }, write)
    try Listing(columns: columns, records: [access]).printRecord(output)
  }
}

/// `access end`.
struct EndAccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Give back one's own elevation or broken glass before its time.")

  @Argument(help: "Which one: exa_….")
  var id: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let access = try await connection.session().write(
      ExceptionalAccessService.endExceptionalAccess, .with { $0.id = id }, write)
    try Listing(columns: columns, records: [access]).printRecord(output)
  }
}

/// `access review`.
struct ReviewAccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say whether somebody else's elevation or broken glass was justified.")

  @Argument(help: "Which one: exa_….")
  var id: String
  @Argument(help: "What you found.")
  var finding: FindingName
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    // Only a finding against somebody must be explained.
    let comment =
      finding == .justified && words.isEmpty ? "" : try words.text(asking: "Why?")
    let access = try await connection.session().write(
      ExceptionalAccessService.reviewExceptionalAccess,
      .with {
        $0.id = id
        $0.finding = finding.finding
        $0.comment = comment
      }, write)
    try Listing(columns: columns, records: [access]).printRecord(output)
  }
}

/// `access show`.
struct ShowAccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one elevation or broken glass.")

  @Argument(help: "Which one: exa_….")
  var id: String
  @OptionGroup var reading: ExceptionalAccessPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let access = try await connection.session().read(
      ExceptionalAccessService.getExceptionalAccess,
      .with {
        $0.id = id
        $0.purpose = reading.purpose.purpose
      })
    try Listing(columns: columns, records: [access]).printRecord(output)
  }
}

/// `access exceptional`.
struct ListExceptionalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exceptional",
    abstract: "List elevations or broken glass, newest first: one's own, or for reviewers all.")

  @Argument(help: "Which kind.")
  var kind: ExceptionalAccessKindName
  @Flag(help: "Only those that wait for their review.")
  var unreviewed = false
  @OptionGroup var reading: ExceptionalAccessPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        ExceptionalAccessService.listExceptionalAccess,
        .with {
          $0.kind = kind.kind
          $0.unreviewedOnly = unreviewed
          $0.purpose = reading.purpose.purpose
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.accesses, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: records).printRows(output, none: "There are none.")
  }
}
