import ArgumentParser
import Messages
import SwiftProtobuf

/// `paper`: the paper of cases.
struct PaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "Paper of cases: register, move, lend, take back, destroy; where it is.",
    discussion: """
      Paper is open to those to whom its case is open, and to records managers; that of a sealed case to people \
      who are named in it, and to who holds the paper.
      """,
    subcommands: [
      RegisterPaperCommand.self, ListPaperCommand.self, OverduePaperCommand.self,
      ShowPaperCommand.self, PaperStepsCommand.self, MovePaperCommand.self,
      LendPaperCommand.self, ReturnPaperCommand.self, DestroyPaperCommand.self,
    ])
}

/// What keeps others from paper, as an option spells it.
enum PaperControlName: String, ExpressibleByArgument, CaseIterable {
  case lockedCabinet = "locked-cabinet"
  case lockedRoom = "locked-room"
  case safe
  case secureArchive = "secure-archive"

  var control: Pastoral_V1_PaperControl {
    switch self {
    case .lockedCabinet: .lockedCabinet
    case .lockedRoom: .lockedRoom
    case .safe: .safe
    case .secureArchive: .secureArchive
    }
  }

  static func text(of control: Pastoral_V1_PaperControl) -> String {
    allCases.first { $0.control == control }?.rawValue ?? ""
  }
}

/// How paper is destroyed, as an option spells it.
enum PaperDestructionName: String, ExpressibleByArgument, CaseIterable {
  case crossCut = "cross-cut"
  case pulped, burnt

  var method: Pastoral_V1_PaperDestruction {
    switch self {
    case .crossCut: .crossCut
    case .pulped: .pulped
    case .burnt: .burnt
    }
  }
}

/// How paper is shown.
enum Paper {
  static let columns: [ListColumn<Pastoral_V1_PaperRecord>] = [
    ListColumn("id") { $0.id },
    ListColumn("case_id") { $0.caseID },
    ListColumn("what") { $0.what },
    ListColumn("state") { $0.state.word },
    ListColumn("control") { PaperControlName.text(of: $0.control) },
    ListColumn("location") { $0.location },
    ListColumn("custodian") { $0.custodianName.isEmpty ? $0.custodianID : $0.custodianName },
    ListColumn("borrower") { $0.borrower },
    ListColumn("loan_until") { record in
      guard record.hasLoanUntil else { return "" }
      return record.loanUntil.text + (record.overdue ? " (overdue)" : "")
    },
    ListColumn("certificate") { record in
      guard record.hasCertificate else { return "" }
      let certificate = record.certificate
      let method = PaperDestructionName.allCases.first { $0.method == certificate.method }
      return [certificate.number, method?.rawValue ?? "", certificate.date.text]
        .filter { !$0.isEmpty }.joined(separator: " ")
    },
    ListColumn("registered", plain: { $0.registered.london.iso }) { $0.registered.london.text },
    ListColumn("revision") { $0.revision == 0 ? "" : "\($0.revision)" },
  ]
}

extension Pastoral_V1_PaperState {
  var word: String {
    switch self {
    case .held: "held"
    case .onLoan: "on-loan"
    case .destroyed: "destroyed"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

/// `paper list`.
struct ListPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the paper of a case, or of a student's cases.")

  @Argument(help: "The case, cas_…, or the student, stu_…; you without.")
  var id: String?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      PaperService.list,
      .with {
        if let id, id.hasPrefix("cas_") { $0.caseID = id } else { $0.studentID = id ?? "" }
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Paper.columns, records: reply.records)
      .printRows(output, none: "There is no paper.")
  }
}

/// `paper overdue`.
struct OverduePaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "List the paper that should have come back by now.")

  @OptionGroup var purpose: ManagementPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      PaperService.listOverdue, .with { $0.purpose = purpose.purpose.purpose })
    try Listing(columns: Paper.columns, records: reply.records)
      .printRows(output, none: "Nothing is overdue.")
  }
}

/// `paper show`.
struct ShowPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show where paper is and who answers for it.")

  @Argument(help: "The paper: pap_….")
  var paperID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let record = try await connection.session().read(
      PaperService.get,
      .with {
        $0.paperID = paperID
        $0.purpose = purpose.purpose.purpose
      })
    try Listing(columns: Paper.columns, records: [record]).printRecord(output)
  }
}

/// `paper steps`.
struct PaperStepsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "List what was done with paper, by whom and why.")

  @Argument(help: "The paper: pap_….")
  var paperID: String
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_PaperStep>] = [
    ListColumn("revision") { "\($0.revision)" },
    ListColumn("what") { step in
      switch step.kind {
      case .registered: "registered"
      case .moved: "moved"
      case .lent: "lent"
      case .returned: "returned"
      case .destroyed: "destroyed"
      case .unspecified, .UNRECOGNIZED: "other"
      }
    },
    ListColumn("at", plain: { $0.at.london.iso }) { $0.at.london.text },
    ListColumn("by") { $0.byName.isEmpty ? $0.by : $0.byName },
    ListColumn("custodian") { $0.custodianName.isEmpty ? $0.custodianID : $0.custodianName },
    ListColumn("location") { $0.location },
    ListColumn("borrower") { $0.borrower },
    ListColumn("words") { $0.words },
  ]

  func run() async throws {
    let session = try connection.session()
    let steps = try await paging.records { size, token in
      let reply = try await session.read(
        PaperService.listSteps,
        .with {
          $0.paperID = paperID
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.steps, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Self.columns, records: steps).printRows(output, none: "No steps.")
  }
}
