import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking attendance`.
struct AttendanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance",
    abstract: "Say whether the student came, once your appointment has begun; or correct it.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String
  @Argument(help: "Whether the student came.")
  var attendance: AttendanceName
  @OptionGroup var change: AppointmentChangeOptions

  func run() async throws {
    try await change.send(BookingService.recordAttendance, to: appointmentID) { revision in
      .with {
        $0.appointmentID = appointmentID
        $0.revision = revision
        $0.attendance = attendance.attendance
      }
    }
  }
}

/// Whether a student came, as an argument spells it.
enum AttendanceName: String, ExpressibleByArgument, CaseIterable {
  case attended
  case noShow = "no-show"

  var attendance: Pastoral_V1_Attendance {
    switch self {
    case .attended: .attended
    case .noShow: .noShow
    }
  }
}

/// `booking no-shows`.
struct NoShowsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "no-shows", abstract: "Count how often a student came, and how often not.")

  @OptionGroup var student: StudentOption
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let counts = try await connection.session().read(
      BookingService.countAttendance,
      .with {
        $0.studentID = student.id
        $0.purpose = purpose.purpose.purpose
      })
    let columns: [ListColumn<Pastoral_V1_CountAttendanceResponse>] = [
      ListColumn("attended") { "\($0.attended)" },
      ListColumn("no_shows") { "\($0.noShows)" },
    ]
    try Listing(columns: columns, records: [counts]).printRecord(output)
  }
}
