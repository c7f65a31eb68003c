import ArgumentParser
import Messages
import SwiftProtobuf

/// `inbox`: what the caller must see.
struct InboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "See what waits for you: alerts, reviews, approvals and notes.",
    subcommands: [
      ListInboxCommand.self, WatchInboxCommand.self, AcknowledgeCommand.self,
    ])
}

/// How items are printed.
private let columns: [ListColumn<Pastoral_V1_InboxItem>] = [
  ListColumn("id") { $0.id },
  ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
  ListColumn("kind") { $0.kind.text },
  ListColumn("about_id") { $0.aboutID },
  ListColumn("due", plain: { $0.hasDue ? $0.due.london.iso : "" }) {
    $0.hasDue ? "due \($0.due.london.text)" : ""
  },
  ListColumn("acknowledged", plain: { $0.hasAcknowledged ? $0.acknowledged.london.iso : "" }) {
    $0.hasAcknowledged ? $0.acknowledged.london.text : "unread"
  },
]

/// `inbox list`.
struct ListInboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List your inbox, newest first.")

  @Flag(help: "Only what you have not acknowledged.")
  var unread = false

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let items = try await paging.records { size, token in
      let reply = try await session.read(
        InboxService.list,
        .with {
          $0.unreadOnly = unread
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.items, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: items).printRows(output, none: "Nothing is there.")
  }
}

/// `inbox watch`.
struct WatchInboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print what is unread, and then each item as it comes.")

  @Option(help: ArgumentHelp("Go on after this item.", valueName: "item-id"))
  var after: String?

  @OptionGroup var watching: WatchOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    var last = after ?? ""
    try await connection.session().watch(
      InboxService.watch, from: { .with { $0.afterID = last } }
    ) { reply in
      guard reply.hasItem else { return !watching.onlyPresent }
      last = reply.item.id
      try watching.print(reply.item, columns)
      return true
    }
  }
}

/// `inbox acknowledge`.
struct AcknowledgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Say that you have seen an item.")

  @Argument(help: "The item's id.")
  var itemID: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let item = try await connection.session().once(
      InboxService.acknowledge, .with { $0.itemID = itemID })
    try Listing(columns: columns, records: [item]).printRecord(output)
  }
}

extension Pastoral_V1_InboxKind {
  /// The kind for people and scripts.
  fileprivate var text: String {
    switch self {
    case .elevationBegan: "elevation_began"
    case .breakGlassBegan: "break_glass_began"
    case .reviewDue: "review_due"
    case .approvalDue: "approval_due"
    case .noteShared: "note_shared"
    case .noteAmended: "note_amended"
    case .tutorChanged: "tutor_changed"
    case .appointmentSoon: "appointment_soon"
    case .appointmentFlagged: "appointment_flagged"
    case .bookingLimited: "booking_limited"
    case .consentRecorded: "consent_recorded"
    case .consentWithdrawn: "consent_withdrawn"
    case .referralMade: "referral_made"
    case .referralAnswered: "referral_answered"
    case .referralRevoked: "referral_revoked"
    case .safetyGroundUsed: "safety_ground_used"
    case .noteCommented: "note_commented"
    case .waitlistOffer: "waitlist_offer"
    case .campaignInvitation: "campaign_invitation"
    case .campaignReminder: "campaign_reminder"
    case .dropInCalled: "drop_in_called"
    case .caseOpened: "case_opened"
    case .caseAllocated: "case_allocated"
    case .caseJoined: "case_joined"
    case .caseJoinRequested: "case_join_requested"
    case .caseTransferProposed: "case_transfer_proposed"
    case .caseTransferAnswered: "case_transfer_answered"
    case .caseRestricted: "case_restricted"
    case .caseTaskGiven: "case_task_given"
    case .caseTaskDue: "case_task_due"
    case .paperOverdue: "paper_overdue"
    case .paperInCustody: "paper_in_custody"
    case .extractShared: "extract_shared"
    case .adjustmentProposed: "adjustment_proposed"
    case .adjustmentAgreed: "adjustment_agreed"
    case .disclosureProposed: "disclosure_proposed"
    case .disclosureDecided: "disclosure_decided"
    case .disclosureEmergency: "disclosure_emergency"
    case .disclosureUnresolved: "disclosure_unresolved"
    case .disclosureUnexplained: "disclosure_unexplained"
    case .disclosureMade: "disclosure_made"
    case .requestReceived: "request_received"
    case .disclosureSuggested: "disclosure_suggested"
    case .disclosureUnanswered: "disclosure_unanswered"
    case .disclosureOverdue: "disclosure_overdue"
    case .identityBound: "identity_bound"
    case .tokenIssued: "token_issued"
    case .meetingSoon: "meeting_soon"
    case .meetingChanged: "meeting_changed"
    case .meetingFlagged: "meeting_flagged"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
