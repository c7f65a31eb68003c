import ArgumentParser
import Messages
import SwiftProtobuf

/// `events`: the feed for campus systems.
struct EventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Follow what was changed, for campus systems.",
    discussion: """
      Events name records and nobody's data. They are kept for 30 days; where a number lies further \
      back, the command ends with \(ExitStatus.refused.rawValue): read the directory, then begin anew.
      """,
    subcommands: [ListEventsCommand.self, WatchEventsCommand.self])
}

/// Where in the feed to begin.
struct PlaceInFeed: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Go on after the event of this number; 0 begins with the oldest.", valueName: "number"))
  var after: Int64 = 0

  func validate() throws {
    guard after >= 0 else { throw ValidationError("--after is 0 or the number of an event.") }
  }
}

/// How events are printed.
private let columns: [ListColumn<Pastoral_V1_Event>] = [
  ListColumn("number") { "\($0.number)" },
  ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
  ListColumn("kind") { $0.kind.text },
  ListColumn("record_id") { $0.recordID },
  ListColumn("staff_id") { $0.staffID },
  ListColumn("about_id") { $0.aboutID },
  ListColumn("imported") { $0.imported == .unspecified ? "" : $0.imported.text },
]

/// `events list`.
struct ListEventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List events, oldest first.")

  @OptionGroup var place: PlaceInFeed
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let events = try await paging.records { size, token in
      let after = Int64(token) ?? place.after
      let reply = try await session.read(
        EventService.list,
        .with {
          $0.after = after
          $0.pageSize = size
        })
      let last = reply.events.last?.number ?? after
      return Page(records: reply.events, nextToken: last < reply.newest ? "\(last)" : "")
    }
    try Listing(columns: columns, records: events).printRows(output, none: "Nothing was changed.")
  }
}

/// `events watch`.
struct WatchEventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print events, and then each one as it comes.")

  @OptionGroup var place: PlaceInFeed
  @OptionGroup var watching: WatchOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    var last = place.after
    try await connection.session().watch(
      EventService.watch, from: { .with { $0.after = last } }
    ) { reply in
      last = reply.last
      guard reply.hasEvent else { return !watching.onlyPresent }
      try watching.print(reply.event, columns)
      return true
    }
  }
}

extension Pastoral_V1_EventKind {
  /// The kind for people and scripts.
  fileprivate var text: String {
    switch self {
    case .appointmentBooked: "appointment_booked"
    case .appointmentRescheduled: "appointment_rescheduled"
    case .appointmentCancelled: "appointment_cancelled"
    case .availabilityChanged: "availability_changed"
    case .studentChanged: "student_changed"
    case .staffChanged: "staff_changed"
    case .programmeChanged: "programme_changed"
    case .moduleChanged: "module_changed"
    case .enrolmentChanged: "enrolment_changed"
    case .moduleEnrolmentChanged: "module_enrolment_changed"
    case .relationChanged: "relation_changed"
    case .importApplied: "import_applied"
    case .principalDisabled: "principal_disabled"
    case .principalEnabled: "principal_enabled"
    case .noteShared: "note_shared"
    case .noteAmended: "note_amended"
    case .actionChanged: "action_changed"
    case .appointmentHandedOver: "appointment_handed_over"
    case .offerMade: "offer_made"
    case .offerLapsed: "offer_lapsed"
    case .dropInChanged: "drop_in_changed"
    case .appointmentReminder: "appointment_reminder"
    case .consentGiven: "consent_given"
    case .consentWithdrawn: "consent_withdrawn"
    case .referralMade: "referral_made"
    case .referralChanged: "referral_changed"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_ImportKind {
  /// What was imported, as the commands are named.
  fileprivate var text: String {
    switch self {
    case .students: "students"
    case .staff: "staff"
    case .programmes: "programmes"
    case .modules: "modules"
    case .enrolmentPeriods: "enrolments"
    case .moduleEnrolments: "module-enrolments"
    case .relations: "relations"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
