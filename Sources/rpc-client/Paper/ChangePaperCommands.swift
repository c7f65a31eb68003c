import ArgumentParser
import Messages
import SwiftProtobuf
import WireFormat

/// `paper register`.
struct RegisterPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Put paper of a case on the register.",
    discussion: """
      rpc-client paper register cas_… --location "Cabinet 3, shelf B" --control locked-cabinet

      You are asked what it is; the student reads that.
      """)

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var place: PaperPlaceOptions
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let what = try words.text(asking: "What is it? The student reads that.")
    let record = try await connection.session().write(
      PaperService.registerPaper,
      .with {
        $0.caseID = caseID
        $0.what = what
        $0.location = place.location
        $0.control = place.control.control
        $0.custodianID = place.custodian ?? ""
      }, write)
    try Listing(columns: Paper.columns, records: [record]).printRecord(output)
  }
}

/// Where paper stands, under which control and in whose hands.
struct PaperPlaceOptions: ParsableArguments {
  @Option(help: "Where it stands. Names nobody: others on this machine can read it.")
  var location: String
  @Option(help: "What keeps others from it.")
  var control: PaperControlName
  @Option(
    help: ArgumentHelp(
      "Who answers for it; without, you where it is new, and else who did.",
      valueName: "principal-id"))
  var custodian: String?
}

/// What every change of paper takes: which, from which revision, and why.
struct PaperChangeOptions: ParsableArguments {
  @Argument(help: "The paper: pap_….")
  var paperID: String
  @Option(help: "Refuse where it has changed since this revision; without, as it is now.")
  var revision: Int64?
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  /// Asks why, and changes the paper as it is now.
  func send<Request>(
    _ method: Method<Request, Pastoral_V1_PaperRecord>, asking question: String = "Why?",
    _ request: (_ revision: Int64, _ words: String) -> Request
  ) async throws {
    let text = try words.text(asking: question)
    let session = try connection.session()
    var known = revision
    if known == nil {
      known =
        try await session.read(
          PaperService.get,
          .with {
            $0.paperID = paperID
            $0.purpose = purpose.purpose.purpose
          }
        ).revision
    }
    let record = try await session.write(method, request(known ?? 0, text), write)
    try Listing(columns: Paper.columns, records: [record]).printRecord(output)
  }
}

/// `paper move`.
struct MovePaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Put paper somewhere else, or into somebody else's hands.")

  @OptionGroup var place: PaperPlaceOptions
  @OptionGroup var change: PaperChangeOptions

  func run() async throws {
    try await change.send(PaperService.move) { revision, words in
      .with {
        $0.paperID = change.paperID
        $0.revision = revision
        $0.location = place.location
        $0.control = place.control.control
        $0.custodianID = place.custodian ?? ""
        $0.words = words
      }
    }
  }
}

/// `paper lend`.
struct LendPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lend", abstract: "Lend paper to somebody until a day.")

  @Option(help: "To whom.")
  var to: String
  @Option(help: ArgumentHelp("That day, in the next 90.", valueName: "yyyy-mm-dd"))
  var until: CivilDate
  @OptionGroup var change: PaperChangeOptions

  func run() async throws {
    try await change.send(PaperService.loan) { revision, words in
      .with {
        $0.paperID = change.paperID
        $0.revision = revision
        $0.borrower = to
        $0.until = .init(until)
        $0.words = words
      }
    }
  }
}

/// `paper return`.
struct ReturnPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Take paper back that was lent.")

  @OptionGroup var change: PaperChangeOptions

  func run() async throws {
    try await change.send(PaperService.returnLoan, asking: "In what state did it come back?") {
      revision, words in
      .with {
        $0.paperID = change.paperID
        $0.revision = revision
        $0.words = words
      }
    }
  }
}

/// `paper destroy`.
struct DestroyPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Record that paper was destroyed, with its certificate. For records managers.")

  @Option(help: "The certificate's number.")
  var certificate: String
  @Option(help: "How it was destroyed.")
  var method: PaperDestructionName
  @Option(help: ArgumentHelp("When it was destroyed.", valueName: "yyyy-mm-dd"))
  var date: CivilDate
  @Option(help: ArgumentHelp("Who saw it: somebody other than you.", valueName: "principal-id"))
  var witness: String
  @OptionGroup var change: PaperChangeOptions

  func run() async throws {
    try await change.send(PaperService.destroy, asking: "Why could it be destroyed?") {
      revision, words in
      .with {
        $0.paperID = change.paperID
        $0.revision = revision
        $0.certificate.number = certificate
        $0.certificate.method = method.method
        $0.certificate.date = .init(date)
        $0.certificate.witnessID = witness
        $0.words = words
      }
    }
  }
}
