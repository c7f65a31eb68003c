import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking cancel`.
struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel an appointment, which frees its time.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @OptionGroup var change: AppointmentChangeOptions

  func run() async throws {
    try await change.send(BookingService.cancel, to: appointmentID) { revision in
      .with {
        $0.appointmentID = appointmentID
        $0.revision = revision
      }
    }
  }
}
