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

  @OptionGroup var change: AppointmentChangeOptions

  func run() async throws {
    try await change.send(BookingService.reschedule, to: appointmentID) { revision in
      .with {
        $0.appointmentID = appointmentID
        $0.revision = revision
        $0.start = .init(at)
      }
    }
  }
}
