import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking show`.
struct ShowAppointmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one appointment.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let appointment = try await connection.session().read(
      BookingService.get,
      .with {
        $0.appointmentID = appointmentID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Appointments.columns, records: [appointment]).printRecord(output)
  }
}
