import ArgumentParser
import Messages
import SwiftProtobuf

/// `availability`: when a member of staff can be booked.
struct AvailabilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "availability", abstract: "See and change when a member of staff can be booked.",
    subcommands: [
      ShowAvailabilityCommand.self, SetAvailabilityCommand.self, CloseCommand.self,
      OpenCommand.self, RemoveExceptionCommand.self, BookingSettingsCommand.self,
    ])
}

/// Whose availability; the caller's where nobody is named.
struct StaffOption: ParsableArguments {
  @Option(help: ArgumentHelp("This member of staff's, not yours.", valueName: "staff-id"))
  var staff: String?

  var id: String { staff ?? "" }
}

/// The revision that a change is meant for.
struct RevisionOption: ParsableArguments {
  @Option(help: ArgumentHelp("Only if it has this revision still.", valueName: "number"))
  var revision: Int64?

  /// The one that was given, or the one that the availability has now.
  func of(_ staff: StaffOption, _ session: Session) async throws -> Int64 {
    if let revision { return revision }
    return try await session.read(
      BookingService.getAvailability, .with { $0.staffID = staff.id }
    ).revision
  }
}

/// One line of a member of staff's availability.
struct AvailabilityLine: Hashable {
  var when: String
  var time: String
  var slots: String
  var location: String
  var dates: String
  var id: String
}

/// How availability is shown.
enum AvailabilityText {
  static func print(_ availability: Pastoral_V1_Availability, _ output: OutputOptions) throws {
    if output.json { return Console.print(try JSONText.make(availability)) }
    let names = ["when", "time", "slots", "location", "dates", "id"]
    let rows = lines(availability).map {
      [$0.when, $0.time, $0.slots, $0.location, $0.dates, $0.id]
    }
    if output.csv {
      return Console.print(
        ([names] + rows).map { $0.map(CSVText.field).joined(separator: ",") }
          .joined(separator: "\n"))
    }
    guard !rows.isEmpty else { return Console.error("No times are offered.") }
    Console.print(Table(headings: names, rows: rows).lines.joined(separator: "\n"))
  }

  static func lines(_ availability: Pastoral_V1_Availability) -> [AvailabilityLine] {
    let rules = availability.weeklyRules.map { rule in
      AvailabilityLine(
        when: "every \(DayName(rule.weekday)?.rawValue ?? "?")",
        time: TimeSpan(start: Int(rule.startMinute), end: Int(rule.endMinute)).description,
        slots: slots(rule.slotMinutes, every: rule.stepMinutes), location: rule.location,
        dates: dates(rule), id: "")
    }
    let exceptions = availability.exceptions.map { exception in
      let isOpen = exception.kind == .open
      return AvailabilityLine(
        when: "\(isOpen ? "open" : "closed") \(exception.date.text)",
        time: TimeSpan(start: Int(exception.startMinute), end: Int(exception.endMinute))
          .description,
        slots: isOpen ? slots(exception.slotMinutes, every: exception.stepMinutes) : "",
        location: exception.location,
        dates: "", id: exception.id)
    }
    return rules + exceptions
  }

  /// `30 min`, or `30 min every 15` where the step is another.
  private static func slots(_ minutes: Int32, every step: Int32) -> String {
    step == 0 || step == minutes ? "\(minutes) min" : "\(minutes) min every \(step)"
  }

  private static func dates(_ rule: Pastoral_V1_WeeklyRule) -> String {
    switch (rule.hasFrom, rule.hasTo) {
    case (false, false): ""
    case (true, false): "from \(rule.from.text)"
    case (false, true): "to \(rule.to.text)"
    case (true, true): "\(rule.from.text) to \(rule.to.text)"
    }
  }
}
