import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability remove`.
struct RemoveExceptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take back one open or closed day.")

  @Argument(help: "The day's entry: exc_…, as `availability show` lists it.")
  var exceptionID: String

  @OptionGroup var staff: StaffOption
  @OptionGroup var revision: RevisionOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let revision = try await revision.of(staff, session)
    let availability = try await session.write(
      BookingService.removeAvailabilityException,
      .with {
        $0.staffID = staff.id
        $0.exceptionID = exceptionID
        $0.revision = revision
      }, write)
    try AvailabilityText.print(availability, output)
  }
}
