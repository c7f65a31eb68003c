import ArgumentParser
import Messages
import SwiftProtobuf

/// `closures`: the days on which the university is closed.
struct ClosuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closures",
    abstract: "See and keep bank holidays and the university's closed days.",
    subcommands: [
      ListClosuresCommand.self, AddClosureCommand.self, RemoveClosureCommand.self,
    ])
}

/// `closures list`.
struct ListClosuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List closed days.")

  @Option(
    help: ArgumentHelp("Those that end then or later; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("Those that begin then or earlier.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      BookingService.listClosures,
      .with {
        if let from { $0.from = Pastoral_V1_Date(from) }
        if let to { $0.to = Pastoral_V1_Date(to) }
      })
    try Listing(columns: columns, records: reply.closures)
      .printRows(output, none: "There are no closed days.")
  }
}

/// `closures add`.
struct AddClosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add closed days. What is booked on them stays, and is flagged.",
    discussion: "rpc-client closures add 2026-12-24 --to 2027-01-03 --name \"Winter closure\"")

  @Argument(help: "The first day: yyyy-mm-dd.")
  var first: CivilDate
  @Option(help: ArgumentHelp("The last day; the first without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?
  @Option(help: "What people call it.")
  var name: String
  @Flag(help: "A bank holiday, on which what staff open for that day can be booked still.")
  var bankHoliday = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let closure = try await connection.session().write(
      BookingService.addClosure,
      .with {
        $0.closure = .with {
          $0.kind = bankHoliday ? .bankHoliday : .universityClosure
          $0.first = Pastoral_V1_Date(first)
          $0.last = Pastoral_V1_Date(to ?? first)
          $0.name = name
        }
      }, write)
    try Listing(columns: columns, records: [closure]).printRecord(output)
  }
}

/// `closures remove`.
struct RemoveClosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take closed days away, and the flags that came of them.")

  @Argument(help: "Which: clo_….")
  var closureID: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let closure = try await connection.session().write(
      BookingService.removeClosure, .with { $0.closureID = closureID }, write)
    try Listing(columns: columns, records: [closure]).printRecord(output)
  }
}

/// How closed days are shown.
private let columns: [ListColumn<Pastoral_V1_Closure>] = [
  ListColumn("id") { $0.id },
  ListColumn("first") { $0.first.text },
  ListColumn("last") { $0.last.text },
  ListColumn("kind") { kindText($0.kind) },
  ListColumn("name") { $0.name },
]

private func kindText(_ kind: Pastoral_V1_ClosureKind) -> String {
  switch kind {
  case .bankHoliday: "bank holiday"
  case .universityClosure: "university closure"
  case .unspecified, .UNRECOGNIZED: "unknown"
  }
}
