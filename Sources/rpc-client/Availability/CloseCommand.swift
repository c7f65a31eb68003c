import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability close`.
struct CloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Offer no times on a day, or in a part of it.")

  @Argument(help: "The day: yyyy-mm-dd.")
  var date: CivilDate

  @Argument(help: "The part of it, such as 10:00-12:00; the whole day without.")
  var time = TimeSpan(start: 0, end: 1_440)

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
          $0.kind = .closed
          $0.date = Pastoral_V1_Date(date)
          $0.startMinute = Int32(time.start)
          $0.endMinute = Int32(time.end)
        }
      }, write)
    try AvailabilityText.print(availability, output)
  }
}
