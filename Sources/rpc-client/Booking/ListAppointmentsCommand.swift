import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking list`.
struct ListAppointmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List appointments of a student or a member of staff.")

  @Option(help: ArgumentHelp("This student's, not yours.", valueName: "student-id"))
  var student: String?

  @Option(help: ArgumentHelp("This member of staff's, not yours.", valueName: "staff-id"))
  var staff: String?

  @Option(
    help: ArgumentHelp("Only those that end later: a day or a time.", valueName: "time"),
    transform: LondonTime.fromArgument)
  var from: LondonTime?

  @Option(
    help: ArgumentHelp(
      "Only those that start earlier: a time, or a day with all of it.", valueName: "time"),
    transform: LondonTime.toArgument)
  var to: LondonTime?

  @Flag(help: "Cancelled ones too.")
  var cancelled = false

  @Flag(help: "Only those to look at: a link has ended, or the day is closed.")
  var flagged = false

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if student != nil && staff != nil {
      throw ValidationError("Choose one of --student and --staff.")
    }
  }

  func run() async throws {
    let session = try connection.session()
    let whose = try await whose(session)
    let appointments = try await paging.records { size, token in
      let reply = try await session.read(
        BookingService.list,
        .with {
          $0.whose = whose
          if let from { $0.from = .init(from) }
          if let to { $0.to = .init(to) }
          $0.pageSize = size
          $0.pageToken = token
          $0.purpose = purpose.purpose.purpose
          $0.includeCancelled = cancelled
          $0.onlyFlagged = flagged
        })
      return Page(records: reply.appointments, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Appointments.columns, records: appointments)
      .printRows(output, none: "There are no appointments.")
  }

  /// Whose appointments: the caller's where nobody is named, whose id says what the caller is.
  private func whose(
    _ session: Session
  ) async throws -> Pastoral_V1_ListAppointmentsRequest.OneOf_Whose {
    if let student { return .studentID(student) }
    if let staff { return .staffID(staff) }
    if let own = try await Appointments.own(session) { return own }
    throw UsageError("You have no appointments of your own: say --student or --staff.")
  }
}
