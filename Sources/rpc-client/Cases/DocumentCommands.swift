import ArgumentParser
import Messages
import SwiftProtobuf

/// `case documents`.
struct DocumentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "Documents of a case: list, add, take out and re-base.",
    subcommands: [
      ListDocumentsCommand.self, AddDocumentCommand.self, GetDocumentCommand.self,
      RebaseDocumentCommand.self,
    ])
}

private let columns: [ListColumn<Pastoral_V1_CaseDocument>] = [
  ListColumn("id") { $0.id },
  ListColumn("name") { $0.name },
  ListColumn("bytes") { $0.restricted ? "" : "\($0.length)" },
  ListColumn("category") { $0.category.word },
  ListColumn("author") { $0.authorName.isEmpty ? $0.authorID : $0.authorName },
  ListColumn("added", plain: { $0.hasAdded ? $0.added.london.iso : "" }) {
    $0.hasAdded ? $0.added.london.text : ""
  },
  ListColumn("restricted") { $0.restricted ? "yes" : "" },
  ListColumn("version") { "\($0.version)" },
  ListColumn("description") { $0.description_p },
]

/// `case documents list`.
struct ListDocumentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List a case's documents, newest first.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      CaseDocumentService.list,
      .with {
        $0.caseID = caseID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: columns, records: reply.documents)
      .printRows(output, none: "No documents.")
  }
}

/// `case documents add`.
struct AddDocumentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a document to a case: PDF, PNG, JPEG, text or Office.",
    discussion: """
      rpc-client case documents add cas_… letter.pdf --category health --source subject \\
        --condition counselling

      At most 10 MiB. It counts once all of it has come; what breaks off leaves nothing.
      """)

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Argument(help: "The file, whose name is kept.", completion: .file())
  var file: String
  @Option(help: "Which group of information it is.")
  var category: CategoryName
  @Option(help: "Where it came from.")
  var source: SourceName
  @OptionGroup var toldBy: ToldByOption
  @OptionGroup var ground: GroundOptions
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let file = try SentFile(at: file)
    let about = words.isEmpty ? "" : try words.text(asking: "")
    let (source, ground) = (try toldBy.source(source), try ground.message())
    let head = Pastoral_V1_DocumentHead.with {
      $0.caseID = caseID
      $0.name = file.name
      $0.description_p = about
      $0.length = file.length
      $0.sha256 = file.sha256
      $0.category = category.category
      $0.source = source.kind
      if let told = source.toldBy { $0.thirdParty = told }
      $0.ground = ground
    }
    let document = try await connection.session().send(
      file, CaseDocumentService.upload, head: .with { $0.head = head },
      piece: { bytes in .with { $0.bytes = bytes } }, write)
    try Listing(columns: columns, records: [document]).printRecord(output)
  }
}

/// `case documents get`.
struct GetDocumentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Take a document out into a new file that you alone can read.")

  @Argument(help: "The document: doc_….")
  var documentID: String
  @Option(help: "The new file; nothing is overwritten.", completion: .file())
  var to: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await connection.session().receive(
      CaseDocumentService.download,
      .with {
        $0.documentID = documentID
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

/// `case documents rebase`.
struct RebaseDocumentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Keep a restricted document on another ground, and say why that holds.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Argument(help: "The document: doc_….")
  var documentID: String
  @OptionGroup var ground: GroundOptions
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reason = try words.text(asking: "Why does that ground hold?")
    let ground = try ground.message()
    let session = try connection.session()
    let listed = try await session.read(
      CaseDocumentService.list,
      .with {
        $0.caseID = caseID
        $0.purpose = purpose.purpose.purpose
      }
    ).documents
    guard let current = listed.first(where: { $0.id == documentID }) else {
      throw UsageError("The case has no document of that id.")
    }
    let document = try await session.write(
      CaseDocumentService.rebase,
      .with {
        $0.documentID = documentID
        $0.version = current.version
        $0.ground = ground
        $0.reason = reason
      }, write)
    try Listing(columns: columns, records: [document]).printRecord(output)
  }
}
