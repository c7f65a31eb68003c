import ArgumentParser
import Messages
import SwiftProtobuf

/// `requests`: what the police and others ask for.
struct RequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract:
      "What the police and others ask for: register it, keep what came with it, call back, refuse it.",
    discussion: """
      A request grants nothing. Take it into the register, and call back by a number that it does not give:

        rpc-client requests template > request.yaml
        rpc-client requests register request.yaml
        rpc-client requests attach req_… form.pdf
        rpc-client requests check req_… --revision 2 --number … --number-source … --spoken-to … --confirmed

      Who is not of the police has a plain form: requests template --plain.

      What is told in answer is a disclosure that names it: see `rpc-client disclosure`.
      """,
    subcommands: [
      RequestTemplateCommand.self, RegisterRequestCommand.self, CheckRequestCommand.self,
      RefuseRequestCommand.self, ListRequestsCommand.self, ShowRequestCommand.self,
      AttachToRequestCommand.self, RequestAttachmentCommand.self,
    ])
}

private let columns: [ListColumn<Pastoral_V1_ReceivedRequest>] = [
  ListColumn("id") { $0.id },
  ListColumn("partner") { $0.hasPlain ? $0.plain.organisation : $0.partnerName },
  ListColumn("reference") { $0.hasPlain ? $0.plain.reference : $0.form.reference },
  ListColumn("state") { request in
    switch request.state {
    case .received: "received"
    case .checked: "checked"
    case .refused: "refused"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  },
  ListColumn("gateway") { request in
    request.hasPlain
      ? "" : GatewayName.allCases.first { $0.gateway == request.gateway }?.rawValue ?? "other"
  },
  ListColumn("received") { $0.received.text },
  ListColumn("items") {
    ($0.hasPlain ? $0.plain.items : $0.form.items).joined(separator: "; ")
  },
  ListColumn("case_id") { $0.caseID },
  ListColumn("disclosures") { $0.disclosureIds.joined(separator: ", ") },
  ListColumn("revision") { "\($0.revision)" },
]

private let details: [ListColumn<Pastoral_V1_ReceivedRequest>] =
  columns + [
    ListColumn("student_id") { $0.studentID },
    ListColumn("role") { request in
      request.hasPlain
        ? "" : RoleName.allCases.first { $0.role == request.subjectRole }?.rawValue ?? "other"
    },
    ListColumn("person") { request in
      [request.plain.person, request.plain.position, request.plain.phone]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    },
    ListColumn("purpose") { $0.plain.purpose },
    ListColumn("legal power") { $0.plain.legalPower },
    ListColumn("deadline") { $0.plain.hasDeadline ? $0.plain.deadline.text : "" },
    ListColumn("officer") { $0.hasPlain ? "" : officer(of: $0.form) },
    ListColumn("authoriser") { request in
      request.hasPlain
        ? ""
        : "\(request.form.authoriserName), \(rank(request.form.authoriserRank)), "
          + request.form.signed.text
    },
    ListColumn("offence") { $0.form.offenceWithheld ? "withheld" : $0.form.offence },
    ListColumn("identifiers") { $0.hasPlain ? $0.plain.identifiers : $0.form.identifiers },
    ListColumn("enquiry") { $0.form.enquiry },
    ListColumn("necessity") { $0.form.necessity },
    ListColumn("prejudice") { $0.form.prejudice },
    ListColumn("silent until") { $0.form.hasSilentUntil ? $0.form.silentUntil.text : "" },
    ListColumn("delivery") { $0.form.delivery },
    ListColumn("checked") { request in
      guard request.hasCheck else { return "" }
      let check = request.check
      return "\(check.at.london.text), \(check.name): \(check.number) (\(check.numberSource)), "
        + "\(check.spokenTo), \(check.confirmed ? "confirmed" : "NOT confirmed")"
    },
    ListColumn("refusal") { $0.refusal },
    // People have a table of them.
    ListColumn(
      "attachments",
      plain: { $0.attachments.map { "\($0.number) \($0.name)" }.joined(separator: "; ") }
    ) { _ in "" },
  ]

private let attachments: [ListColumn<Pastoral_V1_RequestAttachment>] = [
  ListColumn("number") { "\($0.number)" },
  ListColumn("name") { $0.name },
  ListColumn("type") { $0.type.word },
  ListColumn("bytes") { "\($0.length)" },
  ListColumn("sha256") { $0.sha256.hexadecimal },
  ListColumn("by") { $0.attachedByName.isEmpty ? $0.attachedBy : $0.attachedByName },
  ListColumn("attached", plain: { $0.attached.london.iso }) { $0.attached.london.text },
]

/// Prints a request, for people with a table of what came with it.
private func printDetails(
  of request: Pastoral_V1_ReceivedRequest, _ output: OutputOptions
) throws {
  try Listing(columns: details, records: [request]).printRecord(output)
  guard !output.json, !output.csv, !request.attachments.isEmpty else { return }
  Console.print("")
  try Listing(columns: attachments, records: request.attachments).printRows(output, none: "")
}

private func officer(of form: Pastoral_V1_PoliceRequestForm) -> String {
  [
    form.officerName, rank(form.officerRank), form.collarNumber, form.unit, form.email, form.phone,
  ].filter { !$0.isEmpty }.joined(separator: ", ")
}

private func rank(_ rank: Pastoral_V1_PoliceRank) -> String {
  RankName.allCases.first { $0.rank == rank }?.rawValue ?? "other"
}

/// `requests template`.
struct RequestTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print the file of a request, to be filled in.")

  @Flag(help: "For others than the police.")
  var plain = false

  func run() { Console.print(plain ? PlainRequestFile.template : RequestForm.template) }
}

/// `requests register`.
struct RegisterRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Take a request into the register.")

  @Argument(help: "The request, as `requests template` prints it.", completion: .file())
  var file: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let form = try FormFile(at: file, "request", template: "requests template")
    let request =
      try PlainRequestFile.isOne(form)
      ? PlainRequestFile.request(of: form) : RequestForm.request(of: form)
    let registered = try await connection.session().write(
      ReceivedRequestService.registerRequest, request, write)
    try Listing(columns: columns, records: [registered]).printRecord(output)
  }
}

/// One request, in the revision that was read.
struct RequestRevision: ParsableArguments {
  @Argument(help: "The request: req_….")
  var requestID: String
  @Option(help: "The revision that you read.")
  var revision: Int64
}

/// `requests check`.
struct CheckRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Record a call back, by a number that the request did not give.")

  @OptionGroup var request: RequestRevision
  @Option(help: "The number that was called.")
  var number: String
  @Option(help: "Where the number is from, such as the force's published switchboard.")
  var numberSource: String
  @Option(help: "Who answered for the request.")
  var spokenTo: String
  @Flag(help: "It is who it says.")
  var confirmed = false
  @Option(
    help: ArgumentHelp("When, if not now.", valueName: "time"), transform: LondonTime.argument)
  var at: LondonTime?
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let checked = try await connection.session().write(
      ReceivedRequestService.recordCheck,
      .with {
        $0.requestID = request.requestID
        $0.revision = request.revision
        $0.number = number
        $0.numberSource = numberSource
        $0.spokenTo = spokenTo
        $0.confirmed = confirmed
        if let at { $0.at = .init(at) }
      }, write)
    try Listing(columns: columns, records: [checked]).printRecord(output)
  }
}

/// `requests refuse`.
struct RefuseRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: "Refuse a request, and say why.")

  @OptionGroup var request: RequestRevision
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let why = try words.text(asking: "Why?")
    let refused = try await connection.session().write(
      ReceivedRequestService.refuse,
      .with {
        $0.requestID = request.requestID
        $0.revision = request.revision
        $0.why = why
      }, write)
    try Listing(columns: columns, records: [refused]).printRecord(output)
  }
}

/// `requests list`.
struct ListRequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the requests, newest first.")

  @Option(name: .customLong("case"), help: "Only those that name this case: cas_….")
  var caseID = ""
  @Flag(help: "Only those that nobody has refused or answered yet.")
  var open = false
  @OptionGroup var paging: PagingOptions
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let requests = try await paging.records { size, token in
      let reply = try await session.read(
        ReceivedRequestService.list,
        .with {
          $0.caseID = caseID
          $0.openOnly = open
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.requests, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: requests)
      .printRows(output, none: "There are no requests.")
  }
}

/// `requests show`.
struct ShowRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a request, all that its form says, and what came with it.")

  @Argument(help: "The request: req_….")
  var requestID: String
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try await connection.session().read(
      ReceivedRequestService.get,
      .with {
        $0.requestID = requestID
        $0.purpose = purpose.purpose.purpose
      })
    try printDetails(of: found, output)
  }
}

/// `requests attach`.
struct AttachToRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Keep what came with a request: PDF, PNG, JPEG, text or Office.",
    discussion: """
      At most 10 MiB, and at most 20 to a request that was not refused. It counts once all of it has come; what
      breaks off leaves nothing. Nothing that was attached is taken away again.
      """)

  @Argument(help: "The request: req_….")
  var requestID: String
  @Argument(help: "The file, whose name is kept.", completion: .file())
  var file: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let file = try SentFile(at: file)
    let head = Pastoral_V1_RequestAttachmentHead.with {
      $0.requestID = requestID
      $0.name = file.name
      $0.length = file.length
      $0.sha256 = file.sha256
    }
    let changed = try await connection.session().send(
      file, ReceivedRequestService.attach, head: .with { $0.head = head },
      piece: { bytes in .with { $0.bytes = bytes } }, write)
    try printDetails(of: changed, output)
  }
}

/// `requests attachment`.
struct RequestAttachmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attachment",
    abstract: "Take what came with a request out into a new file that you alone can read.")

  @Argument(help: "The request: req_….")
  var requestID: String
  @Argument(help: "Which of the request's, as `requests show` numbers them.")
  var number: Int32
  @Option(help: "The new file; nothing is overwritten.", completion: .file())
  var to: String
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await connection.session().receive(
      ReceivedRequestService.downloadAttachment,
      .with {
        $0.requestID = requestID
        $0.number = number
        $0.purpose = purpose.purpose.purpose
      }, to: to
    ) { message in
      switch message.step {
      case .head(let head): .digest(head.sha256)
      case .bytes(let piece): .bytes(piece)
      case nil: nil
      }
    }
  }
}
