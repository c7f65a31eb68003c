import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking changes`.
struct ChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "Show every state that an appointment has had.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      BookingService.listAppointmentChanges,
      .with {
        $0.appointmentID = appointmentID
        $0.purpose = purpose.purpose.purpose
      })
    let columns: [ListColumn<Pastoral_V1_AppointmentChange>] = [
      ListColumn("revision") { "\($0.revision)" },
      ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
      ListColumn("by") { partyText($0.by) },
      ListColumn("state") { Appointments.stateText($0.state) },
      ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
      ListColumn("end", plain: { $0.end.london.iso }) { $0.end.london.timeText },
      ListColumn("staff") { $0.staffID },
      ListColumn("location") { $0.location },
      ListColumn("attendance") { Appointments.attendanceText($0.attendance) },
    ]
    try Listing(columns: columns, records: reply.changes).printRows(output, none: "There are none.")
  }
}

private func partyText(_ party: Pastoral_V1_AppointmentParty) -> String {
  switch party {
  case .student: "student"
  case .host: "host"
  case .otherStaff: "other staff"
  case .campusSystem: "campus system"
  case .unspecified, .UNRECOGNIZED: "unknown"
  }
}
