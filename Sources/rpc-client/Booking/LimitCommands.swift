import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking limits`.
struct LimitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Show how a student's bookings are limited, why, and whom to speak to.")

  @Flag(help: "Those too that hold no more.")
  var ended = false

  @OptionGroup var student: StudentOption
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      BookingService.listBookingLimits,
      .with {
        $0.studentID = student.id
        $0.purpose = purpose.purpose.purpose
        $0.includeEnded = ended
      })
    try Listing(columns: Limits.columns, records: reply.limits)
      .printRows(output, none: "There is no limit.")
  }
}

/// `booking limit`.
struct LimitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limit",
    abstract: "Limit how many appointments a student may have ahead, for a while.",
    discussion: """
      For the student's personal tutor and programme leader. The student is told at once, and reads \
      the reason and whom to speak to. Nothing is ever limited by itself.
      """)

  @Argument(help: "The student: stu_….")
  var studentID: String
  @Option(help: ArgumentHelp("At most so many, 1 to 20.", valueName: "number"))
  var max: Int32
  @Option(help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd"))
  var until: CivilDate

  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why? The student will read it.")
    let limit = try await connection.session().write(
      BookingService.limitBooking,
      .with {
        $0.studentID = studentID
        $0.openMax = max
        $0.until = Pastoral_V1_Date(until)
        $0.reason = reason
      }, write)
    try Listing(columns: Limits.columns, records: [limit]).printRecord(output)
  }
}

/// `booking lift`.
struct LiftLimitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "End a limit before its last day.")

  @Argument(help: "The limit: lim_….")
  var limitID: String
  @Option(help: ArgumentHelp("The revision that was read.", valueName: "number"))
  var revision: Int64 = 1

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let limit = try await connection.session().write(
      BookingService.liftBookingLimit,
      .with {
        $0.limitID = limitID
        $0.revision = revision
      }, write)
    try Listing(columns: Limits.columns, records: [limit]).printRecord(output)
  }
}

/// How limits are shown.
private enum Limits {
  static let columns: [ListColumn<Pastoral_V1_BookingLimit>] = [
    ListColumn("id") { $0.id },
    ListColumn("max") { "\($0.openMax)" },
    ListColumn("until") { $0.until.text },
    ListColumn("state") { $0.live ? "holds" : "over" },
    ListColumn("reason") { $0.reason },
    ListColumn("speak_to") { $0.imposedByName.isEmpty ? $0.imposedBy : $0.imposedByName },
    ListColumn("imposed", plain: { $0.imposed.london.iso }) { $0.imposed.london.text },
    ListColumn("revision") { "\($0.revision)" },
  ]
}
