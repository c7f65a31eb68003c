import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability show`.
struct ShowAvailabilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the weekly times and the days that differ.")

  @Argument(help: "The member of staff: stf_…; yourself without.")
  var staffID = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let availability = try await connection.session()
      .read(BookingService.getAvailability, .with { $0.staffID = staffID })
    try AvailabilityText.print(availability, output)
  }
}
