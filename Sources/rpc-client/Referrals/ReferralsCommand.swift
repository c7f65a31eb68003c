import ArgumentParser
import Messages
import SwiftProtobuf

/// `referrals`: passing something to another service of the university.
struct ReferralsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "referrals",
    abstract: "Pass parts of a note to another service of the university; take referrals in.",
    subcommands: [
      NewReferralCommand.self, ListReferralsCommand.self, ShowReferralCommand.self,
      AcceptReferralCommand.self, RejectReferralCommand.self, CompleteReferralCommand.self,
      RevokeReferralCommand.self, ReviewReferralCommand.self,
    ])
}

/// How referrals are shown.
enum Referrals {
  static let columns: [ListColumn<Pastoral_V1_Referral>] = [
    ListColumn("id") { $0.id },
    ListColumn("student_id") { $0.studentID },
    ListColumn("service") { ServiceName.text(of: $0.service) },
    ListColumn("state") { $0.state.word },
    ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
    ListColumn("allowed_by") { $0.ground },
    ListColumn("parts") { PartName.text(of: $0.fields) },
    ListColumn("created", plain: { $0.created.london.iso }) { $0.created.london.text },
    ListColumn("revision") { "\($0.revision)" },
  ]

  /// Prints one referral: to people as a page, to programs as a record.
  static func print(_ referral: Pastoral_V1_Referral, _ output: OutputOptions) throws {
    let listing = Listing(columns: columns, records: [referral])
    if output.json || output.csv { return try listing.printRecord(output) }
    Console.print(([try listing.record(output)] + page(referral)).joined(separator: "\n"))
  }

  /// What stands below the fields. Whatever somebody wrote is shown as text only.
  private static func page(_ referral: Pastoral_V1_Referral) -> [String] {
    var lines: [String] = []
    func add(_ heading: String, _ items: [String]) {
      let items = items.filter { !$0.isEmpty }
      guard !items.isEmpty else { return }
      lines += [heading] + items.map { "  - \(TerminalText.escaped($0))" }
    }
    let content = referral.content
    add("risk", [referral.safetyGround.risk])
    add("reason", [content.reason])
    add("meeting purpose", [content.meetingPurpose])
    add("key points", content.keyPoints)
    add("actions", content.actions.map { "\($0.owner.word) \($0.due.text): \($0.text)" })
    add("contact", [content.contactEmail])
    if !referral.hasContent { lines.append("What was passed on is shown once it is accepted.") }
    func add(_ heading: String, _ step: Pastoral_V1_ReferralStep, _ isThere: Bool) {
      guard isThere else { return }
      let who = step.byName.isEmpty ? step.by : step.byName
      add(heading, ["\(step.at.london.text), \(who)", step.words])
    }
    add("answer", referral.answer, referral.hasAnswer)
    add("closing", referral.closing, referral.hasClosing)
    add("review", referral.review, referral.hasReview)
    return lines
  }
}

extension Pastoral_V1_ReferralState {
  fileprivate var word: String {
    switch self {
    case .proposed: "proposed"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .done: "done"
    case .revoked: "revoked"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_Referral {
  /// What allows it, in a word or by its id.
  fileprivate var ground: String {
    switch authority {
    case .consentID(let id): id
    case .safetyGround(let ground): ground.safetyOf == .student ? "safety" : "safety-of-others"
    case nil: ""
    }
  }
}

extension Session {
  /// A referral as it is now.
  func referral(_ id: String, for purpose: PurposeName) async throws -> Pastoral_V1_Referral {
    try await read(
      ReferralService.get,
      .with {
        $0.referralID = id
        $0.purpose = purpose.purpose
      })
  }
}
