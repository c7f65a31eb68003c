import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf

/// `calendar`: appointments for other calendars.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Your appointments for other calendars, and as they change.",
    discussion: """
      Entries are iCalendar. They say when, where and with whom, and never what about; in those of staff \
      students have no name.
      """,
    subcommands: [
      ExportCalendarCommand.self, InvitationCommand.self, WatchCalendarCommand.self,
    ])
}

/// `calendar export`.
struct ExportCalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print your booked appointments as one iCalendar text.",
    discussion: "rpc-client calendar export --from 2026-11-23 --to 2026-12-18 > tutor.ics")

  @Option(help: ArgumentHelp("First day; today without it.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Last day; four weeks without it.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let text = try await connection.session().read(
      CalendarService.export,
      .with {
        if let from { $0.from = Pastoral_V1_Date(from) }
        if let to { $0.to = Pastoral_V1_Date(to) }
        $0.purpose = purpose.purpose.purpose
      })
    Console.print(CalendarText.lines(of: text))
  }
}

/// `calendar invitation`.
struct InvitationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invitation",
    abstract: "Print one appointment as an iCalendar message: a request, or a cancellation.")

  @Argument(help: "The appointment: apt_….")
  var appointmentID: String

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let text = try await connection.session().read(
      CalendarService.getInvitation,
      .with {
        $0.appointmentID = appointmentID
        $0.purpose = purpose.purpose.purpose
      })
    Console.print(CalendarText.lines(of: text))
  }
}

/// `calendar watch`.
struct WatchCalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print your appointments to come, and then each that changes.")

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var watching: WatchOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    var last: Int64 = 0
    try await connection.session().watch(
      CalendarService.watch,
      from: {
        .with {
          $0.after = last
          $0.purpose = purpose.purpose.purpose
        }
      }
    ) { reply in
      if reply.last > 0 { last = reply.last }
      if reply.hasAppointment {
        try watching.print(reply.appointment, Appointments.columns)
      } else if !reply.goneAppointmentID.isEmpty {
        Console.print("\(reply.goneAppointmentID)  handed over")
      } else {
        return !watching.onlyPresent
      }
      return true
    }
  }
}

enum CalendarText {
  /// The text as it is printed, which ends the last line by itself.
  static func lines(of text: Pastoral_V1_CalendarText) -> String {
    String(text.ics.dropLast(text.ics.hasSuffix("\r\n") ? 1 : 0))
  }
}
