import ArgumentParser
import Messages
import SwiftProtobuf

/// Whose safety is at stake, as an option spells it.
enum SafetyName: String, ExpressibleByArgument, CaseIterable {
  case student, others

  var safetyOf: Pastoral_V1_SafetyOf { self == .student ? .student : .others }
}

/// `referrals new`.
struct NewReferralCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Pass chosen parts to another service of the university.",
    discussion: """
      rpc-client referrals new stu_… --consent cns_… --note nte_… --part key-points
      rpc-client referrals new stu_… --consent cns_… --part reason --words-file reason.txt
      rpc-client referrals new stu_… --safety student --review 2026-11-30 --part reason

      With the part reason you are asked for it. Without consent, for somebody's safety, you are asked for \
      the risk too, or give it with --risk-file; the data protection officer is told, and the student sees that \
      you referred them.
      """)

  @Argument(help: "The student: stu_…; you without.")
  var studentID: String?
  @Option(help: "Which service receives it.")
  var to = ServiceName.wellbeing
  @Option(help: "What is passed on; more than once for more.")
  var part: [PartName]
  @Option(help: ArgumentHelp("The shared note that the parts come from.", valueName: "note-id"))
  var note: String?
  @Option(help: ArgumentHelp("The consent that allows it.", valueName: "consent-id"))
  var consent: String?
  @Option(help: "Without consent: whose safety is at stake.")
  var safety: SafetyName?
  @Option(help: "Without consent: by when somebody else looks at it, in the next 14 days.")
  var review: CivilDate?
  @Option(
    help: ArgumentHelp(
      "Take the risk from this file, or with - from standard input, and do not ask for it.",
      valueName: "file"))
  var riskFile: String?
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if part.isEmpty { throw ValidationError("Say what is passed on: --part.") }
    guard (consent == nil) != (safety == nil) else {
      throw ValidationError("Say what allows it: --consent, or --safety with --review.")
    }
    guard (safety == nil) == (review == nil) else {
      throw ValidationError("--safety and --review belong together.")
    }
  }

  func run() async throws {
    let reason = part.contains(.reason) ? try words.text(asking: "Why?") : ""
    var ground: Pastoral_V1_SafetyGround?
    if let safety, let review {
      ground = .with {
        $0.safetyOf = safety.safetyOf
        $0.review = .init(review)
      }
      ground?.risk = try WordsOption.text(
        of: riskFile, option: "--risk-file", asking: "What is the risk?")
    }
    let referral = try await connection.session().write(
      ReferralService.create,
      .with {
        $0.studentID = studentID ?? ""
        $0.service = to.service
        $0.fields = part.map(\.field)
        $0.noteID = note ?? ""
        $0.reason = reason
        if let consent { $0.consentID = consent }
        if let ground { $0.safetyGround = ground }
      }, write)
    try Referrals.print(referral, output)
  }
}
