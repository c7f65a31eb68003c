import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking reschedule`.
struct RescheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reschedule",
    abstract: "Move an appointment to another free time of the same member of staff.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @Option(
    help: ArgumentHelp("The new slot's start, as listed.", valueName: "time"),
    transform: LondonTime.argument)
  var at: LondonTime

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
      BookingService.reschedule,
      .with {
        $0.appointmentID = appointmentID
        $0.revision = revision
        $0.start = .init(at)
      }, write)
    let appointment = await Appointments.named(changed, purpose.purpose.purpose, session)
    try Listing(columns: Appointments.columns, records: [appointment]).printRecord(output)
  }
}
