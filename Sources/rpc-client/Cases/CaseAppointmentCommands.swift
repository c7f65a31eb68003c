import ArgumentParser
import Messages
import SwiftProtobuf

/// `case appointments`.
struct CaseAppointmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appointments",
    abstract: "Appointments of cases, which nobody outside of the case learns of.",
    discussion: """
      As a member of the team, name the case with --case. As a student leave it out: you book with whoever \
      leads a case of yours, or whom you have met in one. Calendars show "Appointment" and the time.
      """,
    subcommands: [
      CaseSlotsCommand.self, BookCaseAppointmentCommand.self, MoveCaseAppointmentCommand.self,
      CancelCaseAppointmentCommand.self, CaseAttendanceCommand.self,
      ListCaseAppointmentsCommand.self, OwnCaseAppointmentsCommand.self,
    ])
}

/// `case appointments slots`.
struct CaseSlotsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slots", abstract: "List the free times of a practitioner.")

  @Argument(help: "The practitioner: stf_….")
  var practitionerID: String
  @OptionGroup var ofCase: OfCaseOption
  @Option(help: ArgumentHelp("First day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Last day; 13 days after the first without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_Slot>] = [
    ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
    ListColumn("end", plain: { $0.end.london.iso }) { $0.end.london.timeText },
    ListColumn("place") { $0.location },
  ]

  func run() async throws {
    let reply = try await connection.session().read(
      CaseAppointmentService.listSlots,
      .with {
        $0.caseID = ofCase.id
        $0.practitionerID = practitionerID
        if let from { $0.from = .init(from) }
        if let to { $0.to = .init(to) }
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Self.columns, records: reply.slots)
      .printRows(output, none: "There are no free times on these days.")
  }
}

/// `case appointments book`.
struct BookCaseAppointmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Book a free time with a practitioner.",
    discussion: "rpc-client case appointments book stf_… --case cas_… --at \"2026-11-24 10:00\"")

  @Argument(help: "The practitioner: stf_….")
  var practitionerID: String
  @OptionGroup var ofCase: OfCaseOption
  @OptionGroup var time: CaseTimeOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let booked = try await connection.session().write(
      CaseAppointmentService.book,
      .with {
        $0.caseID = ofCase.id
        $0.practitionerID = practitionerID
        $0.start = .init(time.at)
        $0.place = time.place ?? ""
      }, write)
    try Listing(columns: CaseAppointments.columns, records: [booked]).printRecord(output)
  }
}

/// `case appointments move`.
struct MoveCaseAppointmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move an appointment to another free time of the practitioner.")

  @OptionGroup var appointment: CaseAppointmentArguments
  @OptionGroup var time: CaseTimeOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let moved = try await connection.session().write(
      CaseAppointmentService.reschedule,
      .with {
        $0.appointmentID = appointment.id
        $0.revision = appointment.revision
        $0.start = .init(time.at)
        $0.place = time.place ?? ""
      }, write)
    try Listing(columns: CaseAppointments.columns, records: [moved]).printRecord(output)
  }
}

/// `case appointments cancel`.
struct CancelCaseAppointmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel an appointment, which frees its time.")

  @OptionGroup var appointment: CaseAppointmentArguments
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let cancelled = try await connection.session().write(
      CaseAppointmentService.cancel,
      .with {
        $0.appointmentID = appointment.id
        $0.revision = appointment.revision
      }, write)
    try Listing(columns: CaseAppointments.columns, records: [cancelled]).printRecord(output)
  }
}

/// `case appointments attendance`.
struct CaseAttendanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance",
    abstract: "Say whether the student came, once it has begun; or correct it.")

  @OptionGroup var appointment: CaseAppointmentArguments
  @Argument(help: "Whether the student came.")
  var attendance: AttendanceName
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let recorded = try await connection.session().write(
      CaseAppointmentService.recordAttendance,
      .with {
        $0.appointmentID = appointment.id
        $0.revision = appointment.revision
        $0.attendance = attendance.attendance
      }, write)
    try Listing(columns: CaseAppointments.columns, records: [recorded]).printRecord(output)
  }
}

/// `case appointments list`.
struct ListCaseAppointmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the appointments of a case.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Flag(help: "Cancelled ones too.")
  var cancelled = false
  @Flag(help: "Only those to look at: the practitioner has left the case, or the day is closed.")
  var flagged = false
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let appointments = try await paging.records { size, token in
      let reply = try await session.read(
        CaseAppointmentService.list,
        .with {
          $0.caseID = caseID
          $0.includeCancelled = cancelled
          $0.onlyFlagged = flagged
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.appointments, nextToken: reply.nextPageToken)
    }
    try Listing(columns: CaseAppointments.columns, records: appointments)
      .printRows(output, none: "There are no appointments.")
  }
}

/// `case appointments mine`.
struct OwnCaseAppointmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine", abstract: "List your own, as a student or as a practitioner.")

  @Option(
    help: ArgumentHelp("Only those that end later; now without.", valueName: "time"),
    transform: LondonTime.argument)
  var from: LondonTime?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let appointments = try await paging.records { size, token in
      let reply = try await session.read(
        CaseAppointmentService.listOwn,
        .with {
          if let from { $0.from = .init(from) }
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.appointments, nextToken: reply.nextPageToken)
    }
    try Listing(columns: CaseAppointments.columns, records: appointments)
      .printRows(output, none: "There are no appointments.")
  }
}

/// Which case a booking is for.
struct OfCaseOption: ParsableArguments {
  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "case-id"))
  var caseID: String?

  var id: String { caseID ?? "" }
}

/// When an appointment of a case is, and where.
struct CaseTimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The slot's start, as listed.", valueName: "time"),
    transform: LondonTime.argument)
  var at: LondonTime
  @Option(
    help: ArgumentHelp("Where, if not where the practitioner's hours are.", valueName: "place"))
  var place: String?
}

/// Which appointment is changed, as it was read.
struct CaseAppointmentArguments: ParsableArguments {
  @Argument(help: "The appointment: apt_….")
  var id: String
  @Option(help: ArgumentHelp("The revision that it has, as shown.", valueName: "number"))
  var revision: Int64
}

/// How appointments of cases are shown.
enum CaseAppointments {
  static let columns: [ListColumn<Pastoral_V1_CaseAppointment>] = [
    ListColumn("id") { $0.id },
    ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
    ListColumn("end", plain: { $0.end.london.iso }) { $0.end.london.timeText },
    ListColumn("with") { $0.practitionerName },
    ListColumn("student") { $0.studentName },
    ListColumn("place") { $0.place },
    ListColumn("state") { $0.state == .cancelled ? "cancelled" : "booked" },
    ListColumn("attendance") { found in
      AttendanceName.allCases.first { $0.attendance == found.attendance }?.rawValue ?? ""
    },
    ListColumn("look_at") { $0.attention.word },
    ListColumn("case_id") { $0.caseID },
    ListColumn("revision") { "\($0.revision)" },
  ]
}

extension Pastoral_V1_Attention {
  fileprivate var word: String {
    switch self {
    case .unspecified: ""
    case .linkEnded: "left the case"
    case .closedDay: "closed day"
    case .UNRECOGNIZED: "other"
    }
  }
}
