import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability open`.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Offer times on one day besides the weekly ones.")

  @Argument(help: "The day: yyyy-mm-dd.")
  var date: CivilDate

  @Argument(help: "The time, such as 10:00-12:00.")
  var time: TimeSpan

  @Option(help: ArgumentHelp("Length of an appointment.", valueName: "minutes"))
  var slot: Int32 = 30

  @Option(
    help: ArgumentHelp("From one start to the next; the length without.", valueName: "minutes"))
  var step: Int32 = 0

  @Option(help: "Where the meetings take place.")
  var location = ""

  @OptionGroup var staff: StaffOption
  @OptionGroup var revision: RevisionOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let revision = try await revision.of(staff, session)
    let availability = try await session.write(
      BookingService.addAvailabilityException,
      .with {
        $0.staffID = staff.id
        $0.revision = revision
        $0.exception = .with {
          $0.kind = .open
          $0.date = Pastoral_V1_Date(date)
          $0.startMinute = Int32(time.start)
          $0.endMinute = Int32(time.end)
          $0.slotMinutes = slot
          $0.stepMinutes = step
          $0.location = location
        }
      }, write)
    try AvailabilityText.print(availability, output)
  }
}
