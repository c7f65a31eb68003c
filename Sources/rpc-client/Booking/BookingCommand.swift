import ArgumentParser
import Messages
import SwiftProtobuf
import WireFormat

/// `booking`: appointments between students and staff.
struct BookingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "booking",
    abstract: "See free times; book, show, move and cancel appointments, and say who came.",
    subcommands: [
      BookableStaffCommand.self, SlotsCommand.self, BookCommand.self, BookAnyCommand.self,
      ListAppointmentsCommand.self, ShowAppointmentCommand.self, ChangesCommand.self,
      CancelCommand.self, RescheduleCommand.self, AttendanceCommand.self, NoShowsCommand.self,
      LimitsCommand.self, LimitCommand.self, LiftLimitCommand.self,
      BookSeriesCommand.self, ShowSeriesCommand.self, CancelSeriesCommand.self,
    ])
}

/// For whom a student's command is; the caller where nobody is named.
struct StudentOption: ParsableArguments {
  @Option(help: ArgumentHelp("For this student, not for yourself.", valueName: "student-id"))
  var student: String?

  var id: String { student ?? "" }
}

/// How appointments are shown.
enum Appointments {
  static let columns: [ListColumn<Pastoral_V1_Appointment>] = [
    ListColumn("id") { $0.id },
    ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
    ListColumn("end", plain: { $0.end.london.iso }) { endText($0) },
    ListColumn("state") { stateText($0.state) },
    ListColumn("student") { person($0.studentName, $0.studentID) },
    ListColumn("staff") { person($0.staffName, $0.staffID) },
    ListColumn("location") { $0.location },
    ListColumn("revision") { "\($0.revision)" },
    ListColumn("attendance") { attendanceText($0.attendance) },
    ListColumn("attention") { attentionText($0.attention) },
    ListColumn("about") { $0.about },
  ]

  static func stateText(_ state: Pastoral_V1_AppointmentState) -> String {
    switch state {
    case .booked: "booked"
    case .cancelled: "cancelled"
    case .offered: "offered"
    case .lapsed: "lapsed"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }

  /// Empty until somebody has said so.
  static func attendanceText(_ attendance: Pastoral_V1_Attendance) -> String {
    switch attendance {
    case .attended: "attended"
    case .noShow: "no show"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }

  /// Empty where there is nothing to look at.
  static func attentionText(_ attention: Pastoral_V1_Attention) -> String {
    switch attention {
    case .linkEnded: "link ended"
    case .closedDay: "closed day"
    case .unspecified, .UNRECOGNIZED: ""
    }
  }

  /// Only the time of day where the end is on the day of the start.
  private static func endText(_ appointment: Pastoral_V1_Appointment) -> String {
    let (start, end) = (appointment.start.london, appointment.end.london)
    return start.date == end.date ? end.timeText : end.text
  }

  private static func person(_ name: String, _ id: String) -> String {
    name.isEmpty ? id : "\(name) (\(id))"
  }

  /// Prints what a change answered, with the names that only reading gives. Where the caller may not read it,
  /// or gave no purpose for that, it is shown without: the change stands in either case.
  static func print(
    changed: Pastoral_V1_Appointment, _ purpose: Pastoral_V1_Purpose, _ session: Session,
    _ output: OutputOptions
  ) async throws {
    let read = try? await session.read(
      BookingService.get,
      .with {
        $0.appointmentID = changed.id
        $0.purpose = purpose
      })
    let appointment = read?.revision == changed.revision ? read ?? changed : changed
    try Listing(columns: columns, records: [appointment]).printRecord(output)
  }

  /// Prints what was booked. Who books for a student would have to say what for; who books for themself
  /// need not.
  static func print(
    booked: Pastoral_V1_Appointment, for student: StudentOption, _ session: Session,
    _ output: OutputOptions
  ) async throws {
    guard student.id.isEmpty else {
      return try Listing(columns: columns, records: [booked]).printRecord(output)
    }
    try await print(changed: booked, .unspecified, session, output)
  }

  /// The caller's own, whose id says what the caller is; nil for somebody who has none.
  static func own(
    _ session: Session
  ) async throws -> Pastoral_V1_ListAppointmentsRequest.OneOf_Whose? {
    let me = try await session.read(SessionService.whoAmI, .init())
    let id = me.onBehalfOf.isEmpty ? me.principalID : me.onBehalfOf
    if id.hasPrefix("stu_") { return .studentID(id) }
    return id.hasPrefix("stf_") ? .staffID(id) : nil
  }
}

/// What every change of an appointment takes.
struct AppointmentChangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only if it has this revision still.", valueName: "number"))
  var revision: Int64?

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  /// Changes an appointment and prints it.
  ///
  /// - Parameter request: Given the revision: the one that was given, or the one it has now.
  func send<Request>(
    _ method: Method<Request, Pastoral_V1_Appointment>, to id: String,
    _ request: (_ revision: Int64) -> Request
  ) async throws {
    let session = try connection.session()
    var known = revision
    if known == nil {
      known = try await session.read(
        BookingService.get,
        .with {
          $0.appointmentID = id
          $0.purpose = purpose.purpose.purpose
        }
      ).revision
    }
    let changed = try await session.write(method, request(known ?? 0), write)
    try await Appointments.print(changed: changed, purpose.purpose.purpose, session, output)
  }
}
