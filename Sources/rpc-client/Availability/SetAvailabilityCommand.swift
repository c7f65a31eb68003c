import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability set`.
struct SetAvailabilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Replace all weekly times.",
    discussion: """
      rpc-client availability set --rule "Mon 10:00-12:00 20 Room 3.14" --rule "Thu 14:00-15:00 30/15"

      30/15 offers appointments of 30 minutes, one every 15.
      """)

  @Option(
    help: ArgumentHelp(
      "Day, time, minutes of a slot, and the place. May stand several times.",
      valueName: "rule"),
    transform: { text in
      guard let rule = Pastoral_V1_WeeklyRule(parsing: text) else {
        throw ValidationError("A rule reads \"Mon 10:00-12:00 20 Room 3.14\".")
      }
      return rule
    })
  var rule: [Pastoral_V1_WeeklyRule] = []

  @Flag(help: "Offer no weekly times at all.")
  var none = false

  @Option(help: ArgumentHelp("First day of all these rules.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Last day of all these rules.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var staff: StaffOption
  @OptionGroup var revision: RevisionOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard rule.isEmpty == none else {
      throw ValidationError("Give the weekly times with --rule, or --none.")
    }
  }

  func run() async throws {
    let session = try connection.session()
    let revision = try await revision.of(staff, session)
    let rules = rule.map { rule in
      var rule = rule
      if let from { rule.from = Pastoral_V1_Date(from) }
      if let to { rule.to = Pastoral_V1_Date(to) }
      return rule
    }
    let availability = try await session.write(
      BookingService.setAvailability,
      .with {
        $0.staffID = staff.id
        $0.weeklyRules = rules
        $0.revision = revision
      }, write)
    try AvailabilityText.print(availability, output)
  }
}
