import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability settings`.
struct BookingSettingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show or change on which terms you can be booked.",
    discussion: """
      Only what is given changes; 0 takes a term away. The terms bind those who book you, and not you.

        rpc-client availability settings --notice 1440 --cutoff 120 --buffer-after 10
      """)

  @Option(help: ArgumentHelp("Kept free before each appointment.", valueName: "minutes"))
  var bufferBefore: Int32?
  @Option(help: ArgumentHelp("Kept free after each appointment.", valueName: "minutes"))
  var bufferAfter: Int32?
  @Option(
    help: ArgumentHelp("How long before its start a time must be booked.", valueName: "minutes"))
  var notice: Int32?
  @Option(help: ArgumentHelp("How many days ahead times can be booked.", valueName: "days"))
  var horizon: Int32?
  @Option(
    help: ArgumentHelp(
      "Until how long before its start an appointment may be cancelled or moved.",
      valueName: "minutes"))
  var cutoff: Int32?
  @Option(help: ArgumentHelp("Appointments ahead that one student may have.", valueName: "number"))
  var openMax: Int32?

  @OptionGroup var staff: StaffOption
  @OptionGroup var revision: RevisionOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    var availability = try await session.read(
      BookingService.getAvailability, .with { $0.staffID = staff.id })
    let given = [bufferBefore, bufferAfter, notice, horizon, cutoff, openMax]
    if given.contains(where: { $0 != nil }) {
      var settings = availability.settings
      if let bufferBefore { settings.bufferBeforeMinutes = bufferBefore }
      if let bufferAfter { settings.bufferAfterMinutes = bufferAfter }
      if let notice { settings.minimumNoticeMinutes = notice }
      if let horizon { settings.horizonDays = horizon }
      if let cutoff { settings.cancellationCutoffMinutes = cutoff }
      if let openMax { settings.openBookingsMax = openMax }
      let changed = settings
      let read = revision.revision ?? availability.revision
      availability = try await session.write(
        BookingService.setBookingSettings,
        .with {
          $0.staffID = staff.id
          $0.settings = changed
          $0.revision = read
        }, write)
    }
    let columns: [ListColumn<Pastoral_V1_BookingSettings>] = [
      ListColumn("buffer_before") { "\($0.bufferBeforeMinutes) min" },
      ListColumn("buffer_after") { "\($0.bufferAfterMinutes) min" },
      ListColumn("notice") { "\($0.minimumNoticeMinutes) min" },
      ListColumn("horizon") { "\($0.horizonDays) days" },
      ListColumn("cutoff") { "\($0.cancellationCutoffMinutes) min" },
      ListColumn("open_max") { "\($0.openBookingsMax)" },
    ]
    try Listing(columns: columns, records: [availability.settings]).printRecord(output)
  }
}
