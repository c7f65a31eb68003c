import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking slots`.
struct SlotsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slots", abstract: "List the free times of a member of staff.")

  @Argument(help: "The member of staff: stf_….")
  var staffID: String

  @Option(help: ArgumentHelp("First day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Last day; 13 days after the first without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var student: StudentOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      BookingService.listSlots,
      .with {
        $0.studentID = student.id
        $0.staffID = staffID
        if let from { $0.from = Pastoral_V1_Date(from) }
        if let to { $0.to = Pastoral_V1_Date(to) }
      })
    let columns: [ListColumn<Pastoral_V1_Slot>] = [
      ListColumn("start", plain: { $0.start.london.iso }) { $0.start.london.text },
      ListColumn("end", plain: { $0.end.london.iso }) { $0.end.london.timeText },
      ListColumn("location") { $0.location },
    ]
    try Listing(columns: columns, records: reply.slots)
      .printRows(output, none: "There are no free times on these days.")
  }
}
