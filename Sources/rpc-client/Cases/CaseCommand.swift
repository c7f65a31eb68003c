import ArgumentParser
import Messages
import SwiftProtobuf

/// `case`: cases of Student Life and Wellbeing.
struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract:
      "Cases of Student Life and Wellbeing: open, allocate, hold, close; who works on them.",
    discussion: """
      A case is open to those who need it: its team, the intake of its type until it is allocated, and the \
      supervisor of its line. For everybody else it does not exist. Promise confidentiality first: \
      rpc-client case terms --accept.
      """,
    subcommands: [
      CaseTermsCommand.self, OpenCaseCommand.self, ListCasesCommand.self, ShowCaseCommand.self,
      CaseChangesCommand.self, AssessCaseCommand.self, EligibleCommand.self,
      AllocateCaseCommand.self, HoldCaseCommand.self, ResumeCaseCommand.self,
      CloseCaseCommand.self, ReopenCaseCommand.self, SealCaseCommand.self,
      UnsealCaseCommand.self, CaseTeamCommand.self, CaseTransferCommand.self,
      ConflictCommand.self, CaseItemsCommand.self, CaseItemCommand.self, DocumentsCommand.self,
      CaseReasonCommand.self, RebaseCaseCommand.self, CaseTasksCommand.self, CaseTaskCommand.self,
      CaseAppointmentsCommand.self, CasePersonCommand.self, CaseStatisticsCommand.self,
    ])
}

/// A type of support, as an argument spells it.
enum SupportTypeName: String, ExpressibleByArgument, CaseIterable {
  case counselling
  case mentalHealth = "mental-health"
  case disability, safeguarding, welfare
  case widerCircumstances = "wider-circumstances"

  var type: Pastoral_V1_SupportType {
    switch self {
    case .counselling: .counselling
    case .mentalHealth: .mentalHealth
    case .disability: .disability
    case .safeguarding: .safeguarding
    case .welfare: .welfare
    case .widerCircumstances: .widerCircumstances
    }
  }

  static func text(of type: Pastoral_V1_SupportType) -> String {
    allCases.first { $0.type == type }?.rawValue ?? ""
  }
}

/// How soon somebody should act, as an option spells it.
enum PriorityName: String, ExpressibleByArgument, CaseIterable {
  case routine, soon, urgent

  var priority: Pastoral_V1_CasePriority {
    switch self {
    case .routine: .routine
    case .soon: .soon
    case .urgent: .urgent
    }
  }

  static func text(of priority: Pastoral_V1_CasePriority) -> String {
    allCases.first { $0.priority == priority }?.rawValue ?? ""
  }
}

/// How high the risk is, as an option spells it.
enum RiskName: String, ExpressibleByArgument, CaseIterable {
  case notAssessed = "not-assessed"
  case low, medium, high

  var risk: Pastoral_V1_RiskLevel {
    switch self {
    case .notAssessed: .notAssessed
    case .low: .low
    case .medium: .medium
    case .high: .high
    }
  }

  static func text(of risk: Pastoral_V1_RiskLevel) -> String {
    allCases.first { $0.risk == risk }?.rawValue ?? ""
  }
}

/// Why a case is read; support unless something else is said.
struct CasePurposeOption: ParsableArguments {
  @Option(help: "Why the data is read; recorded by the server.")
  var purpose = PurposeName.caseSupport
}

/// The same for those who allocate and oversee.
struct ManagementPurposeOption: ParsableArguments {
  @Option(help: "Why the data is read; recorded by the server.")
  var purpose = PurposeName.caseManagement
}

/// How cases are shown.
enum Cases {
  static let columns: [ListColumn<Pastoral_V1_Case>] = [
    ListColumn("id") { $0.id },
    ListColumn("student_id") { $0.studentID },
    ListColumn("student") { $0.studentName },
    ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
    ListColumn("state") { $0.state.word },
    ListColumn("priority") { PriorityName.text(of: $0.priority) },
    ListColumn("lead") { $0.leadName.isEmpty ? $0.leadID : $0.leadName },
    ListColumn("sealed") { $0.sealed ? "yes" : "" },
    ListColumn("restricted") { $0.restricted ? "yes" : "" },
    ListColumn("hold_review") { $0.hasHoldReview ? $0.holdReview.text : "" },
    ListColumn(
      "next_appointment", plain: { $0.hasNextAppointment ? $0.nextAppointment.london.iso : "" }
    ) { $0.hasNextAppointment ? $0.nextAppointment.london.text : "" },
    ListColumn("opened", plain: { $0.opened.london.iso }) { $0.opened.london.text },
    ListColumn("duplicates") { $0.possibleDuplicateIds.joined(separator: " ") },
    ListColumn("revision") { $0.revision == 0 ? "" : "\($0.revision)" },
  ]

  /// Prints one case: to people as a page, to programs as a record.
  static func print(_ found: Pastoral_V1_Case, _ output: OutputOptions) throws {
    let listing = Listing(columns: columns, records: [found])
    if output.json || output.csv { return try listing.printRecord(output) }
    Console.print(([try listing.record(output)] + page(found)).joined(separator: "\n"))
  }

  /// What stands below the fields. Whatever somebody wrote is shown as text only.
  static func page(_ found: Pastoral_V1_Case) -> [String] {
    var lines: [String] = []
    func add(_ heading: String, _ items: [String]) {
      let items = items.filter { !$0.isEmpty }
      guard !items.isEmpty else { return }
      lines += [heading] + items.map { "  - \(TerminalText.escaped($0))" }
    }
    if found.hasWords {
      let words = found.words
      add("reason", [words.reason])
      add("risk", [RiskName.text(of: words.risk), words.assessment])
      add("source", [SourceName.text(of: found.source)] + words.thirdParty.lines)
      add("ground", found.hasGround ? found.ground.lines : [])
      add(
        "not told",
        words.gaps.map { gap in
          [gap.category.word, gap.words].filter { !$0.isEmpty }.joined(separator: ": ")
        })
      add("what follows", [words.gapsEffect])
    }
    add(
      "team",
      found.members.map { member in
        let name = member.memberName.isEmpty ? member.memberID : member.memberName
        let until = member.hasUntil ? ", until \(member.until.text)" : ""
        return "\(name)\(member.isLead ? ", leads" : "")\(until)"
      })
    add(
      "paper",
      found.paper.map { paper in
        let custodian = paper.custodianName.isEmpty ? paper.custodianID : paper.custodianName
        return [
          paper.paperID, paper.state.word, PaperControlName.text(of: paper.control),
          custodian.isEmpty ? "" : "with \(custodian)", paper.overdue ? "overdue" : "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
      })
    return lines
  }
}

extension Pastoral_V1_CaseState {
  var word: String {
    switch self {
    case .open: "open"
    case .active: "active"
    case .onHold: "on-hold"
    case .closed: "closed"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_CaseCategory {
  var word: String {
    switch self {
    case .personalDetails: "personal details"
    case .circumstances: "circumstances"
    case .health: "health"
    case .riskSafeguarding: "risk and safeguarding"
    case .history: "history"
    case .equality: "equality"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Session {
  /// A case as it is now.
  func supportCase(_ id: String, for purpose: PurposeName) async throws -> Pastoral_V1_Case {
    try await read(
      CaseService.get,
      .with {
        $0.caseID = id
        $0.purpose = purpose.purpose
      })
  }
}
