import ArgumentParser
import Messages
import SwiftProtobuf

// Meetings that recur. Each is an appointment of its own.

/// `booking series`.
struct BookSeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series", abstract: "Book the same time of the week several times.",
    discussion:
      "rpc-client booking series stf_… --at \"2026-11-24 10:00\" --every 2 --count 6 --skip")

  @Argument(help: "The member of staff: stf_….")
  var staffID: String

  @Option(
    help: ArgumentHelp("The first slot's start, as listed.", valueName: "time"),
    transform: LondonTime.argument)
  var at: LondonTime

  @Option(help: ArgumentHelp("From one to the next, 1 to 4.", valueName: "weeks"))
  var every: Int32 = 1

  @Option(help: ArgumentHelp("How many, 2 to 15.", valueName: "number"))
  var count: Int32

  @Flag(help: "Leave out those that cannot be booked. Without it, the first of them refuses all.")
  var skip = false

  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let series = try await connection.session().write(
      BookingService.bookSeries,
      .with {
        $0.studentID = student.id
        $0.staffID = staffID
        $0.start = .init(at)
        $0.everyWeeks = every
        $0.count = count
        $0.skip = skip
      }, write)
    try SeriesText.print(series, output, gaps: "Not booked")
  }
}

/// `booking show-series`.
struct ShowSeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show-series", abstract: "Show the appointments of a series as they are now.")

  @Argument(help: "The series: ser_….")
  var seriesID: String

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let series = try await connection.session().read(
      BookingService.getSeries,
      .with {
        $0.seriesID = seriesID
        $0.purpose = purpose.purpose.purpose
      })
    try SeriesText.print(series, output, gaps: "")
  }
}

/// `booking cancel-series`.
struct CancelSeriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel-series", abstract: "Cancel what is still to come of a series.")

  @Argument(help: "The series: ser_….")
  var seriesID: String

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let series = try await connection.session().write(
      BookingService.cancelSeries,
      .with {
        $0.seriesID = seriesID
        if let from { $0.from = Pastoral_V1_Date(from) }
      }, write)
    try SeriesText.print(series, output, gaps: "Still booked")
  }
}

/// A series as it is printed: a table of its appointments, and a line for each that is not among them.
private enum SeriesText {
  static func print(
    _ series: Pastoral_V1_Series, _ output: OutputOptions, gaps: String
  ) throws {
    if output.json { return Console.print(try JSONText.make(series)) }
    try Listing(columns: Appointments.columns, records: series.appointments)
      .printRows(output, none: "There are no appointments.")
    // On the other stream, so that what a program reads is a table and no more.
    Console.error("Series \(series.id).")
    for gap in series.gaps { Console.error("\(gaps): \(gap.start.london.text) (\(gap.reason)).") }
  }
}
