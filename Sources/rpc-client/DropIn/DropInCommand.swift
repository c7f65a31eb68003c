import ArgumentParser
import Messages
import SwiftProtobuf
import WireFormat

/// `drop-in`: sessions that students come to without an appointment.
struct DropInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop-in",
    abstract: "Open sessions without appointments, queue for one, and call the next.",
    subcommands: [
      OpenDropInCommand.self, CloseDropInCommand.self, ListDropInsCommand.self,
      JoinDropInCommand.self, LeaveDropInCommand.self, DropInPlaceCommand.self,
      CallNextCommand.self, DropInQueueCommand.self,
    ])

  /// How sessions are shown.
  static let columns: [ListColumn<Pastoral_V1_DropIn>] = [
    ListColumn("id") { $0.id },
    ListColumn("staff") { $0.staffID },
    ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
    ListColumn("end", plain: { $0.end.london.iso }) { $0.end.london.timeText },
    ListColumn("location") { $0.location },
    ListColumn("places") { "\($0.placesTaken) of \($0.placesMax)" },
    ListColumn("state") { $0.closed ? "closed" : "open" },
  ]

  /// How places are shown.
  static let placeColumns: [ListColumn<Pastoral_V1_DropInPlace>] = [
    ListColumn("position") { "\($0.position)" },
    ListColumn("state") { stateText($0.state) },
    ListColumn("before") { $0.state == .waiting ? "\($0.before)" : "" },
    ListColumn("student") {
      $0.studentName.isEmpty ? $0.studentID : "\($0.studentName) (\($0.studentID))"
    },
  ]

  private static func stateText(_ state: Pastoral_V1_DropInState) -> String {
    switch state {
    case .waiting: "waiting"
    case .called: "called"
    case .done: "done"
    case .noShow: "no show"
    case .left: "left"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }
}

/// `drop-in open`.
struct OpenDropInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Announce a session of yours.",
    discussion: "rpc-client drop-in open 2026-11-25 14:00-16:00 --places 12 --location \"Room 4\"")

  @Argument(help: "The day: yyyy-mm-dd.")
  var date: CivilDate
  @Argument(help: "From when to when, such as 14:00-16:00.")
  var time: TimeSpan
  @Option(help: ArgumentHelp("How many students you see at most.", valueName: "count"))
  var places = 20
  @Option(help: "Where.")
  var location = ""

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let dropIn = try await connection.session().write(
      DropInService.openDropIn,
      .with {
        $0.date = Pastoral_V1_Date(date)
        $0.startMinute = Int32(time.start)
        $0.endMinute = Int32(time.end)
        $0.placesMax = Int32(clamping: places)
        $0.location = location
      }, write)
    try Listing(columns: DropInCommand.columns, records: [dropIn]).printRecord(output)
  }
}

/// `drop-in close`.
struct CloseDropInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Take no more students. Who waits already can be called still.")

  @OptionGroup var dropIn: DropInArgument
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let closed = try await connection.session().write(
      DropInService.closeDropIn, .with { $0.dropInID = dropIn.id }, write)
    try Listing(columns: DropInCommand.columns, records: [closed]).printRecord(output)
  }
}

/// `drop-in list`.
struct ListDropInsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List sessions of your staff, or your own.")

  @Option(help: ArgumentHelp("Only this member of staff's.", valueName: "staff-id"))
  var staff: String?
  @Option(help: ArgumentHelp("First day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Last day; 13 days later without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      DropInService.listDropIns,
      .with {
        $0.staffID = staff ?? ""
        if let from { $0.from = Pastoral_V1_Date(from) }
        if let to { $0.to = Pastoral_V1_Date(to) }
      })
    try Listing(columns: DropInCommand.columns, records: reply.dropIns)
      .printRows(output, none: "There are no sessions.")
  }
}

/// `drop-in join`.
struct JoinDropInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Take the next place, from the session's day on.")

  @OptionGroup var place: DropInPlaceOptions

  func run() async throws {
    try await place.send(
      DropInService.joinDropIn,
      .with {
        $0.dropInID = place.dropIn.id
        $0.studentID = place.student.id
      })
  }
}

/// `drop-in leave`.
struct LeaveDropInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Give your place up.")

  @OptionGroup var place: DropInPlaceOptions

  func run() async throws {
    try await place.send(
      DropInService.leaveDropIn,
      .with {
        $0.dropInID = place.dropIn.id
        $0.studentID = place.student.id
      })
  }
}

/// What taking a place takes, and giving it up.
struct DropInPlaceOptions: ParsableArguments {
  @OptionGroup var dropIn: DropInArgument
  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func send<Request>(
    _ method: Method<Request, Pastoral_V1_DropInPlace>, _ request: Request
  ) async throws {
    let place = try await connection.session().write(method, request, write)
    try Listing(columns: DropInCommand.placeColumns, records: [place]).printRecord(output)
  }
}

/// `drop-in place`.
struct DropInPlaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Show your place and how many are before you.")

  @OptionGroup var dropIn: DropInArgument
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let place = try await connection.session().read(
      DropInService.getDropInPlace, .with { $0.dropInID = dropIn.id })
    try Listing(columns: DropInCommand.placeColumns, records: [place]).printRecord(output)
  }
}

/// `drop-in next`.
struct CallNextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Call the next, and say what became of the one before.",
    discussion: "rpc-client drop-in next dri_… --previous done")

  @OptionGroup var dropIn: DropInArgument
  @Option(help: "What became of who was called last.")
  var previous: PreviousName?

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().write(
      DropInService.callNext,
      .with {
        $0.dropInID = dropIn.id
        $0.previous = previous?.state ?? .unspecified
      }, write)
    try Listing(
      columns: DropInCommand.placeColumns, records: reply.hasCalled ? [reply.called] : []
    ).printRows(output, none: "Nobody waits.")
  }
}

/// `drop-in queue`.
struct DropInQueueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "List who is in the queue of your session.")

  @OptionGroup var dropIn: DropInArgument
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      DropInService.listDropInQueue,
      .with {
        $0.dropInID = dropIn.id
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: DropInCommand.placeColumns, records: reply.places)
      .printRows(output, none: "Nobody has come.")
  }
}

/// Which session.
struct DropInArgument: ParsableArguments {
  @Argument(help: "The session: dri_….")
  var id: String
}

/// What became of a student who was called, as an option spells it.
enum PreviousName: String, ExpressibleByArgument, CaseIterable {
  case done
  case noShow = "no-show"

  var state: Pastoral_V1_DropInState {
    switch self {
    case .done: .done
    case .noShow: .noShow
    }
  }
}
