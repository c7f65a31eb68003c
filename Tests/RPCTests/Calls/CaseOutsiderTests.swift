import Domain
import Foundation
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

/// The same of cases: whoever is not named on one, tries every method that is about one.
extension StatementTests {
  /// Somebody whom Ada's case of counselling is no business of.
  enum Outsider: String, CaseIterable, Sendable {
    case tutor, programmeLeader, itSupport, admin, recordsManager, campusSystem, otherStudent
    case otherService, otherLine, clinicalSupervisor, notNamed
    /// Was named until a day that has passed, or until they were taken off.
    case expired, ended
    /// Ada herself, through the doors of those who work with her.
    case student

    var person: Person {
      switch self {
      case .tutor: .tutor
      case .programmeLeader: .programmeLeader
      case .itSupport: .itSupport
      case .admin: .admin
      case .recordsManager: .recordsManager
      case .campusSystem: .records
      case .otherStudent: .ben
      case .otherService: .disabilityAdviser
      case .otherLine: .disabilitySupervisor
      case .clinicalSupervisor: .clinicalSupervisor
      case .notNamed, .expired, .ended: .practitioner
      case .student: .ada
      }
    }

    /// Whether they are something to the student or to what they were shown, which the policy looks at.
    var isRelated: Bool {
      [.tutor, .programmeLeader, .clinicalSupervisor, .student].contains(self)
    }

    /// What is their business all the same.
    func isOpen(_ method: String) -> Bool {
      switch self {
      // They were shown an extract, and may take none back.
      case .clinicalSupervisor: method == "\(SupervisionService.name)/Get"
      // The paper of cases that nobody sealed is their work.
      case .recordsManager: method.hasPrefix(PaperService.name)
      case .student:
        Self.ownRecord.contains(method)
          || method.hasPrefix(CaseAppointmentService.name) && !method.hasSuffix("RecordAttendance")
      default: false
      }
    }

    private static let ownRecord: Set<String> = [
      "\(CaseService.name)/Open", "\(CaseService.name)/Get", "\(CaseService.name)/List",
      "\(PaperService.name)/Get", "\(PaperService.name)/List", "\(AdjustmentService.name)/List",
    ]
  }

  /// The services that are about cases.
  static let caseServices: Set<String> = [
    CaseService.name, CaseTeamService.name, CaseItemService.name, CaseTaskService.name,
    CasePersonService.name, CaseDocumentService.name, PaperService.name, SupervisionService.name,
    AdjustmentService.name, CaseAppointmentService.name,
  ]

  /// Requests about a case, or about what hangs on one.
  static let caseRequests = [
    About(CaseService.ingest) {
      $0.studentID = $1.student
      $0.supportType = .counselling
      $0.reason = "Has not been seen"
      $0.necessity = "Three weeks without attendance"
    },
    About(CaseService.open) {
      $0.studentID = $1.student
      $0.supportType = .welfare
    },
    About(CaseService.get) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(CaseService.list) {
      $0.studentID = $1.student
      $0.purpose = .caseSupport
    },
    About(CaseService.listEligible) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseManagement
    },
    About(CaseService.listChanges) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseManagement
    },
    About(CaseService.assess) { $0.caseID = $1.supportCase },
    About(CaseService.allocate) { $0.caseID = $1.supportCase },
    About(CaseService.hold) { $0.caseID = $1.supportCase },
    About(CaseService.resume) { $0.caseID = $1.supportCase },
    About(CaseService.close) { $0.caseID = $1.supportCase },
    About(CaseService.reopen) { $0.caseID = $1.supportCase },
    About(CaseService.seal) { $0.caseID = $1.supportCase },
    About(CaseService.unseal) { $0.caseID = $1.supportCase },
    About(CaseService.rebase) { $0.caseID = $1.supportCase },
    About(CaseItemService.add) { $0.caseID = $1.supportCase },
    About(CaseItemService.amend) { $0.itemID = $1.caseItem },
    About(CaseItemService.rebase) { $0.itemID = $1.caseItem },
    About(CaseItemService.stateReason) { $0.caseID = $1.supportCase },
    About(CaseItemService.get) {
      $0.itemID = $1.caseItem
      $0.purpose = .caseSupport
    },
    About(CaseItemService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(CaseItemService.listVersions) {
      $0.itemID = $1.caseItem
      $0.purpose = .caseSupport
    },
    About(CaseItemService.getVersion) {
      $0.itemID = $1.caseItem
      $0.version = 1
      $0.purpose = .caseSupport
    },
    About(CasePersonService.set) { $0.caseID = $1.supportCase },
    About(CasePersonService.get) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(CaseTaskService.add) { $0.caseID = $1.supportCase },
    About(CaseTaskService.set) { $0.taskID = $1.caseTask },
    About(CaseTaskService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(CaseAppointmentService.listSlots) {
      $0.caseID = $1.supportCase
      $0.practitionerID = absentStaff
      $0.purpose = .caseSupport
    },
    About(CaseAppointmentService.book) {
      $0.caseID = $1.supportCase
      $0.practitionerID = absentStaff
      $0.start = .utc("2026-11-24 10:00")
    },
    About(CaseAppointmentService.reschedule) {
      $0.appointmentID = $1.caseAppointment
      $0.start = .utc("2026-11-24 10:00")
    },
    About(CaseAppointmentService.cancel) { $0.appointmentID = $1.caseAppointment },
    About(CaseAppointmentService.recordAttendance) { $0.appointmentID = $1.caseAppointment },
    About(CaseAppointmentService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(CaseTeamService.addMember) { $0.caseID = $1.supportCase },
    About(CaseTeamService.endMember) { $0.caseID = $1.supportCase },
    About(CaseTeamService.answerJoinRequest) { $0.joinRequestID = $1.joinRequest },
    About(CaseTeamService.proposeTransfer) { $0.caseID = $1.supportCase },
    About(CaseTeamService.answerTransfer) { $0.transferID = $1.transfer },
    About(CaseTeamService.withdrawTransfer) { $0.transferID = $1.transfer },
    // Of oneself anybody who works there may; of others who supervises them.
    About(CaseTeamService.declareConflict) {
      $0.studentID = $1.student
      $0.principalID = $1.lead
      $0.words = "A neighbour"
    },
    About(CaseTeamService.withdrawConflict) {
      $0.studentID = $1.student
      $0.principalID = $1.lead
    },
    About(CaseDocumentService.upload) { $0.head.caseID = $1.supportCase },
    About(CaseDocumentService.download) {
      $0.documentID = $1.document
      $0.purpose = .caseSupport
    },
    About(CaseDocumentService.rebase) { $0.documentID = $1.document },
    About(CaseDocumentService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(PaperService.registerPaper) { $0.caseID = $1.supportCase },
    About(PaperService.move) { $0.paperID = $1.paper },
    About(PaperService.loan) { $0.paperID = $1.paper },
    About(PaperService.returnLoan) { $0.paperID = $1.paper },
    About(PaperService.destroy) { $0.paperID = $1.paper },
    About(PaperService.get) {
      $0.paperID = $1.paper
      $0.purpose = .caseSupport
    },
    About(PaperService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(PaperService.list) {
      $0.studentID = $1.student
      $0.purpose = .caseSupport
    },
    About(PaperService.listSteps) {
      $0.paperID = $1.paper
      $0.purpose = .caseSupport
    },
    About(SupervisionService.listSupervisors) { $0.caseID = $1.supportCase },
    About(SupervisionService.preview) { $0.caseID = $1.supportCase },
    About(SupervisionService.share) { $0.caseID = $1.supportCase },
    About(SupervisionService.withdraw) { $0.extractID = $1.extract },
    About(SupervisionService.get) {
      $0.extractID = $1.extract
      $0.purpose = .caseSupport
    },
    About(SupervisionService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(AdjustmentService.propose) { $0.caseID = $1.supportCase },
    About(AdjustmentService.amend) { $0.adjustmentID = $1.adjustment },
    About(AdjustmentService.approve) { $0.adjustmentID = $1.adjustment },
    About(AdjustmentService.end) { $0.adjustmentID = $1.adjustment },
    About(AdjustmentService.list) {
      $0.caseID = $1.supportCase
      $0.purpose = .supportAccess
    },
    About(AdjustmentService.list) {
      $0.studentID = $1.student
      $0.purpose = .supportAccess
    },
  ]

  /// Requests that name no case, answered with what is one's own or refused; and the one that may name a student
  /// and tells nothing (`joining`).
  static let caselessRequests = [
    About(CaseService.getTerms) { _, _ in },
    About(CaseService.listTerms) { _, _ in },
    About(CaseService.publishTerms) { _, _ in },
    About(CaseService.acceptTerms) { request, _ in request.version = "1" },
    About(CaseService.listTriage) { request, _ in
      request.supportType = .counselling
      request.purpose = .caseManagement
    },
    About(CaseService.listCaseload) { request, _ in request.purpose = .caseSupport },
    About(CaseService.getStatistics) { _, _ in },
    About(CaseTeamService.requestToJoin) { request, _ in request.supportType = .counselling },
    About(CaseTeamService.listJoinRequests) { request, _ in request.purpose = .caseManagement },
    About(CaseTeamService.listJoinRequests) { request, _ in
      request.toAnswer = true
      request.purpose = .caseManagement
    },
    About(CaseTeamService.listTransfers) { request, _ in request.purpose = .caseManagement },
    About(CaseTeamService.listConflicts) { request, _ in request.purpose = .caseManagement },
    About(CaseTeamService.listConflicts) { request, _ in
      request.ofLine = true
      request.purpose = .caseManagement
    },
    About(AdjustmentService.listAgreed) { request, _ in request.purpose = .dataProtection },
    About(CaseAppointmentService.listOwn) { request, _ in request.purpose = .caseSupport },
    About(PaperService.listOverdue) { request, _ in request.purpose = .caseManagement },
    About(SupervisionService.list) { request, _ in request.purpose = .caseSupport },
    About(DisclosureService.listSuggestions) { request, _ in request.purpose = .caseSupport },
  ]

  /// Requests about what plugins suggest for a case's student.
  static let suggestionRequests = [
    About(DisclosureService.listSuggestions) {
      $0.caseID = $1.supportCase
      $0.purpose = .caseSupport
    },
    About(DisclosureService.dismissSuggestion) {
      $0.caseID = $1.supportCase
      $0.suggestionID = $1.suggestion
      $0.why = "Told by the registry already."
    },
  ]

  @Test("No method of the services about cases is left out of what outsiders try")
  func everyCaseMethod() {
    let served = CallTable.served.filter { Self.caseServices.contains($0.service) }.map(\.path)
    let tried = Set((Self.caseRequests + Self.caselessRequests).map(\.method))
    #expect(
      Set(served) == tried.subtracting(["\(DisclosureService.name)/ListSuggestions"]))
  }

  @Test(
    "A case is to an outsider what does not exist, in what is said and in what is done",
    .tags(.w14, .w15), arguments: Outsider.allCases)
  func supportCase(outsider: Outsider) async throws {
    try await TestCampus.with { campus in
      let record = try await Self.recordOfCase(for: outsider, in: campus)
      let person = outsider.person
      let client = try campus.client(person)
      for request in Self.caseRequests + Self.suggestionRequests
      where !outsider.isOpen(request.method) {
        let forbidden = try Self.way(of: request, about: record, by: campus.id(person), in: campus)
        let absent = try Self.way(of: request, about: .absent, by: campus.id(person), in: campus)
        #expect(forbidden.statements == absent.statements, "\(request.method)")
        #expect(forbidden.questions.count == absent.questions.count, "\(request.method)")
        // What somebody is to the student themself they know.
        if !outsider.isRelated { #expect(forbidden == absent, "\(request.method)") }
        #expect(forbidden.refusal == "\(Refusal.denied)", "\(request.method)")
        let told = try await request.ask(client, record)
        let toldOfNothing = try await request.ask(client, .absent)
        #expect(told == toldOfNothing, "\(request.method)")
        guard case .refused(let status) = told else {
          Issue.record("\(request.method) was not refused.")
          continue
        }
        #expect(status.code == .permissionDenied, "\(request.method)")
        // Nobody may ask as fast as a test does.
        campus.now = campus.now.adding(milliseconds: 1_000)
      }
      // What names no case names none in its answer either.
      for request in Self.caselessRequests where outsider != .student {
        guard case .answered(let text) = try await request.ask(client, record) else { continue }
        for id in [
          record.supportCase, record.caseItem, record.paper, record.transfer, record.suggestion,
        ] {
          #expect(!text.contains(id), "\(request.method)")
        }
      }
    }
  }

  @Test(
    "Who asks to join runs the same statements, whether there is a case, none, or no such student",
    .tags(.w15))
  func joining() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.allocatedCase()
      let ways = try [campus.id(.ada), campus.id(.ben), Record.absent.student].map { student in
        try Self.way(
          of: About(CaseTeamService.requestToJoin) { request, _ in
            request.studentID = student
            request.supportType = .counselling
            request.reason = "Saw the student before"
            request.bestInterests = "The student asked for one person"
          }, about: .absent, by: campus.id(.practitioner), in: campus)
      }
      #expect(ways[0] == ways[1] && ways[1] == ways[2])
      #expect(ways[0].refusal == nil && !ways[0].statements.isEmpty)
    }
  }

  /// A case of Ada's with everything that a case can have, which the outsider has nothing to do with any more.
  private static func recordOfCase(
    for outsider: Outsider, in campus: TestCampus
  ) async throws -> Record {
    let lead = try campus.client(.colleague)
    var found = try await campus.allocatedCase()
    var record = Record(student: campus.id(.ada), supportCase: found.id)
    record.lead = campus.id(.colleague)
    record.caseItem = try await lead.addItem(to: found.id).id
    record.caseTask = try await lead.addTask(to: found.id).id
    record.document = try await lead.send(Array("%PDF-1.7 A letter".utf8), to: found).id
    record.joinRequest = try await campus.client(.disabilityAdviser).unary(
      CaseTeamService.requestToJoin,
      .with {
        $0.studentID = campus.id(.ada)
        $0.supportType = .counselling
        $0.reason = "Saw the student before"
        $0.bestInterests = "The student asked for one person"
      }
    ).id
    record.paper = try await lead.registerPaper(of: found.id).id
    record.extract = try await lead.share(
      found.id, lead.preview(found.id, in: campus), in: campus
    ).id
    // Cases of counselling have none; for what is asked here it is one all the same.
    record.adjustment = "adj_" + String(repeating: "b", count: 26)
    try campus.change(
      """
      insert into adjustment
        (id, case_id, student_id, state, for_teaching, for_exams, proposed_by, proposed_at,
         revision, words_revision)
      select $1, id, student_id, 'proposed', 0, 0, lead_id, 0, 1, 1 from support_case
      """, record.adjustment)
    record.caseAppointment = "apt_" + String(repeating: "b", count: 26)
    try campus.change(
      """
      insert into case_appointment
        (id, case_id, student_id, practitioner_id, start_at, end_at, state, notice,
         notice_version, revision, created_at, created_by, changed_at, changed_by,
         place_revision)
      select $1, c.id, c.student_id, f.id, 0, 1, 'booked', '', '', 1, 0, '', 0, '', 1
      from support_case c cross join staff f limit 1
      """, record.caseAppointment)
    _ = try await campus.studentFinance()
    // Still to come, so that whoever is something to the student stays so.
    try await campus.register(.ada, "2026-12-31", .withdrawn)
    record.suggestion = try #require(try await lead.suggestions().first?.id)
    if [.expired, .ended].contains(outsider) {
      found = try await lead.unary(
        CaseTeamService.addMember,
        .with {
          $0.caseID = found.id
          $0.revision = found.revision
          $0.memberID = campus.id(.practitioner)
          $0.reason = "Works with the student's group"
          $0.bestInterests = "The student asked for one person"
          if outsider == .expired { $0.until = .day("2026-11-24") }
        })
      _ = try await campus.client(.practitioner).readCase(found.id)
    }
    if outsider == .expired { campus.now = campus.now.adding(minutes: 2 * 24 * 60) }
    if outsider == .ended {
      found = try await lead.unary(
        CaseTeamService.endMember,
        .with {
          $0.caseID = found.id
          $0.revision = found.revision
          $0.memberID = campus.id(.practitioner)
          $0.words = "The group is over"
        })
    }
    record.transfer = try await lead.unary(
      CaseTeamService.proposeTransfer,
      .with {
        $0.caseID = found.id
        $0.revision = found.revision
        $0.toID = campus.id(.newcomer)
        $0.words = "Leaves for a term"
      }
    ).id
    return record
  }
}
