import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking cancel`.
struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel an appointment, which frees its time.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @Option(help: ArgumentHelp("Only if it has this revision still.", valueName: "number"))
  var revision: Int64?

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let revision = try await Appointments.revision(
      revision, of: appointmentID, purpose.purpose, session)
    let changed = try await session.write(
      BookingService.cancel,
      .with {
        $0.appointmentID = appointmentID
        $0.revision = revision
      }, write)
    let appointment = await Appointments.named(changed, purpose.purpose.purpose, session)
    try Listing(columns: Appointments.columns, records: [appointment]).printRecord(output)
  }
}
