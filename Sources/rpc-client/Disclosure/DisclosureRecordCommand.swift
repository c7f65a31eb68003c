import ArgumentParser
import Messages
import SwiftProtobuf

/// `disclosure record`.
struct DisclosureRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract:
      "Print the whole record of a disclosure, as the Information Commissioner asks for it.",
    discussion: """
      rpc-client disclosure record dis_… --page record.html

      The headings are those of Annex B of the data sharing code in their order, and then what happened to the \
      disclosure. What does not apply says so and why. The page needs nothing else to be shown or printed.
      """)

  @Argument(help: "The disclosure: dis_….")
  var disclosureID: String
  @Option(help: "Put it into this new HTML file; nothing is overwritten.", completion: .file())
  var page: String?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if let page { try NewFile.check(page) }
    let record = try await connection.session().read(
      DisclosureService.getRecord,
      .with {
        $0.disclosureID = disclosureID
        $0.purpose = purpose.purpose.purpose
      })
    if let page { try NewFile.write(Array(DisclosureRecordPage(record).html.utf8), to: page) }
    if output.json { return Console.print(try JSONText.make(record)) }
    if output.csv {
      let lines =
        [["heading", "recorded"]]
        + record.entries.flatMap { entry in
          (entry.lines.isEmpty ? [entry.absence] : entry.lines).map { [entry.heading, $0] }
        }
      return Console.print(
        lines.map { $0.map(CSVText.field).joined(separator: ",") }.joined(separator: "\n"))
    }
    Console.print(
      record.entries.map { entry in
        ([entry.title] + (entry.lines.isEmpty ? [entry.absence] : entry.lines).map { "  \($0)" })
          .joined(separator: "\n")
      }.joined(separator: "\n\n"))
  }
}
