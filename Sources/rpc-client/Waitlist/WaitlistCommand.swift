import ArgumentParser
import Messages
import SwiftProtobuf

/// `waitlist`: waiting for a time with a member of staff who has none free.
struct WaitlistCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waitlist",
    abstract: "Wait for a time to become free, and take or leave what is offered.",
    subcommands: [
      JoinWaitlistCommand.self, LeaveWaitlistCommand.self, ListWaitlistCommand.self,
      AcceptOfferCommand.self, DeclineOfferCommand.self,
    ])

  /// How entries are shown.
  static let columns: [ListColumn<Pastoral_V1_WaitlistEntry>] = [
    ListColumn("id") { $0.id },
    ListColumn("student") {
      $0.studentName.isEmpty ? $0.studentID : "\($0.studentName) (\($0.studentID))"
    },
    ListColumn("staff") { $0.staffID },
    ListColumn("from") { $0.from.text },
    ListColumn("to") { $0.to.text },
    ListColumn("state") { stateText($0.state) },
    ListColumn("position") { $0.position == 0 ? "" : "\($0.position)" },
    ListColumn("offer") { $0.offer.appointmentID },
    ListColumn("start", plain: { $0.hasOffer ? $0.offer.start.london.iso : "" }) {
      $0.hasOffer ? $0.offer.start.london.text : ""
    },
    ListColumn("expires", plain: { $0.hasOffer ? $0.offer.expires.london.iso : "" }) {
      $0.hasOffer ? $0.offer.expires.london.text : ""
    },
  ]

  private static func stateText(_ state: Pastoral_V1_WaitlistState) -> String {
    switch state {
    case .waiting: "waiting"
    case .booked: "booked"
    case .left: "left"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }
}

/// `waitlist join`.
struct JoinWaitlistCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Wait for a time with a member of staff.",
    discussion: "rpc-client waitlist join stf_… --from 2026-11-30 --to 2026-12-04")

  @Argument(help: "The member of staff: stf_….")
  var staffID: String
  @Option(help: ArgumentHelp("First day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Last day; 13 days later without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let entry = try await connection.session().write(
      WaitlistService.joinWaitlist,
      .with {
        $0.studentID = student.id
        $0.staffID = staffID
        if let from { $0.from = Pastoral_V1_Date(from) }
        if let to { $0.to = Pastoral_V1_Date(to) }
      }, write)
    try Listing(columns: WaitlistCommand.columns, records: [entry]).printRecord(output)
  }
}

/// `waitlist leave`.
struct LeaveWaitlistCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Wait no longer. What is on offer goes to the next.")

  @Argument(help: "The entry: wai_….")
  var entryID: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let entry = try await connection.session().write(
      WaitlistService.leaveWaitlist, .with { $0.entryID = entryID }, write)
    try Listing(columns: WaitlistCommand.columns, records: [entry]).printRecord(output)
  }
}

/// `waitlist list`.
struct ListWaitlistCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what you wait for, or with --staff who waits for you.")

  @Option(help: ArgumentHelp("Your own id, for your queue.", valueName: "staff-id"))
  var staff: String?

  @OptionGroup var student: StudentOption
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if staff != nil && student.student != nil {
      throw ValidationError("Choose one of --student and --staff.")
    }
  }

  func run() async throws {
    let reply = try await connection.session().read(
      WaitlistService.listWaitlist,
      .with {
        if let staff { $0.staffID = staff } else { $0.studentID = student.id }
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: WaitlistCommand.columns, records: reply.entries)
      .printRows(output, none: "Nobody waits.")
  }
}

/// `waitlist accept`.
struct AcceptOfferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take the time that is offered.")

  @Argument(help: "The offer: apt_….")
  var appointmentID: String

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let booked = try await session.write(
      WaitlistService.acceptOffer, .with { $0.appointmentID = appointmentID }, write)
    try await Appointments.print(changed: booked, purpose.purpose.purpose, session, output)
  }
}

/// `waitlist decline`.
struct DeclineOfferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline",
    abstract: "Leave the time that is offered to the next, and keep waiting.")

  @Argument(help: "The offer: apt_….")
  var appointmentID: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let entry = try await connection.session().write(
      WaitlistService.declineOffer, .with { $0.appointmentID = appointmentID }, write)
    try Listing(columns: WaitlistCommand.columns, records: [entry]).printRecord(output)
  }
}
