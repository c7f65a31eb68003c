import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `supervision`: what clinical supervisors are shown of cases.
struct SupervisionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervision",
    abstract: "Show a clinical supervisor something of a case, under a pseudonym.",
    discussion: """
      For counselling and mental health. Write a form, preview it, and share just what was previewed:

        issue: Cannot sleep since the summer
        theme: loss
        theme: exams
        risk: low
        question: How to work with the dreams?

      What surely says whom it is about is not shared; of what may, you confirm that it names nobody.
      """,
    subcommands: [
      ClinicalSupervisorsCommand.self, PreviewExtractCommand.self, ShareExtractCommand.self,
      WithdrawExtractCommand.self, ListExtractsCommand.self, ShowExtractCommand.self,
    ])
}

/// A form with what is to be shown. Never an argument, which others on the machine could read.
struct ExtractFormOption: ParsableArguments {
  @Option(help: ArgumentHelp("The form, or - for standard input.", valueName: "file"))
  var form: String

  func fields() throws -> Pastoral_V1_ExtractFields {
    let bytes =
      form == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: form)
    guard let bytes else { throw UsageError("\(form) cannot be read.") }
    return try ExtractForm.fields(of: String(decoding: bytes, as: UTF8.self))
  }
}

/// Lines such as `theme: exams`.
enum ExtractForm {
  static func fields(of text: String) throws -> Pastoral_V1_ExtractFields {
    var fields = Pastoral_V1_ExtractFields()
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      let parts = line.split(separator: ":", maxSplits: 1)
      let words = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      switch parts.first.map({ $0.trimmingCharacters(in: .whitespaces) }) {
      case "issue": fields.presentingIssue = words
      case "theme": fields.themes.append(words)
      case "question": fields.question = words
      case "risk":
        guard let risk = RiskName(rawValue: words) else { throw Self.wrong(number) }
        fields.risk = risk.risk
      default: throw Self.wrong(number)
      }
    }
    return fields
  }

  private static func wrong(_ line: Int) -> UsageError {
    UsageError("Line \(line + 1) of the form is none of issue, theme, risk and question.")
  }
}

/// How extracts and previews are shown.
enum Extracts {
  static let columns: [ListColumn<Pastoral_V1_SupervisionExtract>] = [
    ListColumn("id") { $0.id },
    ListColumn("pseudonym") { $0.pseudonym },
    ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
    ListColumn("state") { extract in
      switch extract.state {
      case .shared: "shared"
      case .read: "read"
      case .withdrawn: "withdrawn"
      case .unspecified, .UNRECOGNIZED: "other"
      }
    },
    ListColumn("by") { $0.sharedByName.isEmpty ? $0.sharedBy : $0.sharedByName },
    ListColumn("shared", plain: { $0.shared.london.iso }) { $0.shared.london.text },
    ListColumn("case_id") { $0.caseID },
    ListColumn("supervisor") { $0.supervisorName.isEmpty ? $0.supervisorID : $0.supervisorName },
    ListColumn("read", plain: { $0.hasRead ? $0.read.london.iso : "" }) {
      $0.hasRead ? $0.read.london.text : ""
    },
  ]

  /// Prints one: to people with what is in it, to programs as a record.
  static func print(_ extract: Pastoral_V1_SupervisionExtract, _ output: OutputOptions) throws {
    let listing = Listing(columns: columns, records: [extract])
    if output.json || output.csv { return try listing.printRecord(output) }
    let page = extract.hasFields ? lines(of: extract.fields) : []
    Console.print(([try listing.record(output)] + page).joined(separator: "\n"))
  }

  static func print(_ preview: Pastoral_V1_ExtractPreview, _ output: OutputOptions) throws {
    let columns: [ListColumn<Pastoral_V1_ExtractPreview>] = [
      ListColumn("pseudonym") { $0.pseudonym },
      ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
      ListColumn("digest") { $0.digest.hexadecimal },
    ]
    let listing = Listing(columns: columns, records: [preview])
    if output.json || output.csv { return try listing.printRecord(output) }
    var page = [try listing.record(output)] + lines(of: preview.fields)
    if !preview.findings.isEmpty { page.append("found") }
    page += preview.findings.enumerated().map { index, finding in
      let found = TerminalText.escaped(preview.fields.text(of: finding))
      let needed = finding.sure ? "leave it out" : "confirm with --confirm \(index)"
      return "  \(index). \(finding.kind.word) in \(finding.field): \(found) (\(needed))"
    }
    Console.print(page.joined(separator: "\n"))
  }

  private static func lines(of fields: Pastoral_V1_ExtractFields) -> [String] {
    [
      ("issue", [fields.presentingIssue]), ("themes", fields.themes),
      ("question", [fields.question]),
    ]
    .flatMap { heading, texts in
      [heading] + texts.map { "  - \(TerminalText.escaped($0))" }
    } + ["risk", "  - \(RiskName.text(of: fields.risk))"]
  }
}

extension Pastoral_V1_ExtractFields {
  /// The piece of a text that a finding is about.
  func text(of finding: Pastoral_V1_IdentifierFinding) -> String {
    var text = finding.field == "question" ? question : presentingIssue
    for (index, theme) in themes.enumerated() where finding.field == "themes[\(index)]" {
      text = theme
    }
    var piece = String.UnicodeScalarView()
    piece.append(
      contentsOf: text.unicodeScalars.dropFirst(Int(finding.start)).prefix(Int(finding.length)))
    return String(piece)
  }
}

extension Pastoral_V1_IdentifierKind {
  fileprivate var word: String {
    switch self {
    case .student: "the student's name"
    case .campusID: "campus id"
    case .staff: "name of staff"
    case .thirdParty: "name of who told"
    case .otherPerson: "somebody's name"
    case .email: "e-mail address"
    case .handle: "name on a network"
    case .phone: "phone number"
    case .postcode: "postcode"
    case .nhsNumber: "NHS number"
    case .date: "date"
    case .recordID: "id of a record"
    case .unspecified, .UNRECOGNIZED: "something"
    }
  }
}

/// `supervision supervisors`.
struct ClinicalSupervisorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervisors", abstract: "List who could be shown something of a case.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      SupervisionService.listSupervisors, .with { $0.caseID = caseID })
    try Listing(
      columns: [
        ListColumn<Pastoral_V1_ClinicalSupervisor>("principal_id") { $0.principalID },
        ListColumn("name") { $0.name },
      ], records: reply.supervisors
    ).printRows(output, none: "Nobody.")
  }
}

/// `supervision preview`.
struct PreviewExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "See what the supervisor would read, and what in it says whom it is about.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: ArgumentHelp("The clinical supervisor.", valueName: "principal-id"))
  var to: String
  @OptionGroup var form: ExtractFormOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let fields = try form.fields()
    let preview = try await connection.session().read(
      SupervisionService.preview,
      .with {
        $0.caseID = caseID
        $0.supervisorID = to
        $0.fields = fields
      })
    try Extracts.print(preview, output)
  }
}

/// `supervision share`.
struct ShareExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Show the supervisor just what was previewed.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Option(help: ArgumentHelp("The clinical supervisor.", valueName: "principal-id"))
  var to: String
  @Option(help: "The digest that the preview gave.")
  var digest: String
  @Option(
    help: ArgumentHelp(
      "A finding of the preview that names nobody; more than once for more.", valueName: "place"))
  var confirm: [Int32] = []
  @OptionGroup var form: ExtractFormOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let bytes = Data(hexadecimal: digest) else {
      throw UsageError("--digest takes the hexadecimal digits that the preview gave.")
    }
    let fields = try form.fields()
    let extract = try await connection.session().write(
      SupervisionService.share,
      .with {
        $0.caseID = caseID
        $0.supervisorID = to
        $0.fields = fields
        $0.digest = bytes
        $0.confirmed = confirm
      }, write)
    try Extracts.print(extract, output)
  }
}

/// `supervision withdraw`.
struct WithdrawExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back what a supervisor was shown.")

  @Argument(help: "The extract: sup_….")
  var extractID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let extract = try await connection.session().write(
      SupervisionService.withdraw, .with { $0.extractID = extractID }, write)
    try Extracts.print(extract, output)
  }
}

/// `supervision list`.
struct ListExtractsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List what you were shown; as its team or its line's supervisor, what was shown of a case.")

  @Argument(help: "The case: cas_….")
  var caseID: String?
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let extracts = try await paging.records { size, token in
      let reply = try await session.read(
        SupervisionService.list,
        .with {
          $0.caseID = caseID ?? ""
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.extracts, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Extracts.columns, records: extracts).printRows(output, none: "Nothing.")
  }
}

/// `supervision show`.
struct ShowExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Read one of them; the first reading is recorded.")

  @Argument(help: "The extract: sup_….")
  var extractID: String
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let extract = try await connection.session().read(
      SupervisionService.get,
      .with {
        $0.extractID = extractID
        $0.purpose = purpose.purpose.purpose
      })
    try Extracts.print(extract, output)
  }
}
