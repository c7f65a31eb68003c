import ArgumentParser
import Messages
import SwiftProtobuf

/// `disclosure report`.
struct DisclosureReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Count what was disclosed in a month or some days; numbers below five are not told.",
    discussion: """
      rpc-client disclosure report --month 2026-11 --page november.html

      Others are rounded to the nearest five, so that nobody can be recognised in a report, nor in two \
      of them taken from each other. The page needs nothing else to be shown or printed.
      """)

  @Option(help: ArgumentHelp("The month.", valueName: "yyyy-mm"))
  var month: CivilMonth?
  @Option(help: ArgumentHelp("The first day, where it is no month.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?
  @Option(help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?
  @Option(help: "Put it into this new HTML file; nothing is overwritten.", completion: .file())
  var page: String?
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (month != nil) != (from != nil && to != nil), (from == nil) == (to == nil) else {
      throw ValidationError("Give --month, or --from and --to.")
    }
  }

  func run() async throws {
    if let page { try NewFile.check(page) }
    guard let first = month?.first ?? from, let last = month?.last ?? to else { return }
    let report = try await connection.session().read(
      DisclosureService.report,
      .with {
        $0.from = .init(first)
        $0.to = .init(last)
      })
    if let page {
      try NewFile.write(Array(DisclosureReportPage(report).html.utf8), to: page)
    }
    if output.json { return Console.print(try JSONText.make(report)) }
    let rows = DisclosureReportRows.all(report)
    if output.csv {
      let lines = [["about", "what", "count"]] + rows.map { [$0.about, $0.what, $0.told.text] }
      return Console.print(
        lines.map { $0.map(CSVText.field).joined(separator: ",") }.joined(separator: "\n"))
    }
    Console.print(
      Table(
        headings: ["about", "what", "count"], rows: rows.map { [$0.about, $0.what, $0.told.text] }
      ).lines.joined(separator: "\n"))
  }
}

/// A month, as `yyyy-mm`.
struct CivilMonth: ExpressibleByArgument {
  let first: CivilDate

  init?(argument: String) {
    guard argument.utf8.count == 7, let first = CivilDate(parsing: argument + "-01") else {
      return nil
    }
    self.first = first
  }

  /// Its last day.
  var last: CivilDate {
    // No month has more days, and every one has at least as many as the last that is one.
    (28...31).reversed().lazy
      .compactMap { CivilDate(year: first.year, month: first.month, day: $0) }.first ?? first
  }
}

/// A report line by line: what a number is about, and the number.
enum DisclosureReportRows {
  typealias Row = (about: String, what: String, told: Pastoral_V1_ToldCount)

  static func all(_ report: Pastoral_V1_DisclosureReport) -> [Row] {
    partners(report) + states(report) + months(report) + duties(report)
  }

  static func partners(_ report: Pastoral_V1_DisclosureReport) -> [Row] {
    report.partners.map {
      ("partner", "\($0.partnerName), \(AuthorityName.text(of: $0.authority))", $0.told)
    }
  }

  static func states(_ report: Pastoral_V1_DisclosureReport) -> [Row] {
    report.states.map { ("state", $0.state.word, $0.told) }
  }

  static func months(_ report: Pastoral_V1_DisclosureReport) -> [Row] {
    report.months.map { ("month", String($0.from.text.prefix(7)), $0.told) }
  }

  static func duties(_ report: Pastoral_V1_DisclosureReport) -> [Row] {
    [
      ("emergencies", "decided by one person", report.emergencies),
      ("emergencies", "not reviewed in time", report.reviewsOverdue),
      ("students", "told why", report.explained),
      ("students", "should have been told by now", report.explanationsOverdue),
      ("students", "cannot be told yet", report.withheld),
      ("abroad", "outside the United Kingdom", report.abroad),
    ]
  }
}

extension Pastoral_V1_ToldCount {
  var text: String { suppressed ? "<5" : "\(count)" }
}
