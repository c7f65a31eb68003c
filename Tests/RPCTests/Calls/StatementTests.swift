import Domain
import Foundation
import Messages
import NIOCore
import Promises
import RPCClient
import SwiftProtobuf
import Synchronization
import Testing
import WireFormat

@testable import RPCServer
@testable import Store

/// What a call does, and not only what it answers, must not tell a record that is somebody else's
/// from one that does not exist: what is read takes time, and time can be measured from afar.
@Suite("Denied and absent")
struct StatementTests {
  /// A request about a record: Ada's, or one that does not exist.
  struct About: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String
    let body: @Sendable (Record) throws -> [UInt8]

    init<Request: Message, Reply>(
      _ method: Method<Request, Reply>,
      _ fill: @escaping @Sendable (inout Request, Record) -> Void
    ) {
      testDescription = method.name
      self.method = "\(method.service)/\(method.name)"
      body = { record in try Request.with { fill(&$0, record) }.serializedBytes() }
    }
  }

  /// The names of a student, and of an appointment, a note, a consent and a referral of theirs.
  struct Record: Sendable {
    var student = "stu_" + String(repeating: "a", count: 26)
    var campusID = "S999"
    var appointment = "apt_" + String(repeating: "a", count: 26)
    var note = "nte_" + String(repeating: "a", count: 26)
    var action = "act_" + String(repeating: "a", count: 26)
    var consent = "cns_" + String(repeating: "a", count: 26)
    var referral = "ref_" + String(repeating: "a", count: 26)
    var supportCase = "cas_" + String(repeating: "a", count: 26)
    var joinRequest = "joi_" + String(repeating: "a", count: 26)
    var caseItem = "cit_" + String(repeating: "a", count: 26)
    var caseTask = "ctk_" + String(repeating: "a", count: 26)
    var paper = "pap_" + String(repeating: "a", count: 26)
    var extract = "sup_" + String(repeating: "a", count: 26)
    var adjustment = "adj_" + String(repeating: "a", count: 26)

    /// What nobody has.
    static let absent = Record()
  }

  static let requests = [
    About(BookingService.book) {
      $0.studentID = $1.student
      $0.staffID = absentStaff
      $0.start = .utc("2026-11-24 10:00")
    },
    About(BookingService.listSlots) {
      $0.studentID = $1.student
      $0.staffID = absentStaff
    },
    About(BookingService.listBookableStaff) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(BookingService.list) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(BookingService.get) {
      $0.appointmentID = $1.appointment
      $0.purpose = .academicAdvice
    },
    About(BookingService.cancel) {
      $0.appointmentID = $1.appointment
      $0.revision = 1
    },
    About(BookingService.reschedule) {
      $0.appointmentID = $1.appointment
      $0.revision = 1
      $0.start = .utc("2026-11-24 10:00")
    },
    About(BookingService.bookAny) {
      $0.studentID = $1.student
      $0.start = .utc("2026-11-24 10:00")
    },
    About(BookingService.recordAttendance) {
      $0.appointmentID = $1.appointment
      $0.revision = 1
      $0.attendance = .attended
    },
    About(BookingService.listAppointmentChanges) {
      $0.appointmentID = $1.appointment
      $0.purpose = .academicAdvice
    },
    About(BookingService.countAttendance) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(BookingService.limitBooking) {
      $0.studentID = $1.student
      $0.openMax = 1
      $0.until = .day("2026-12-31")
      $0.reason = "Three missed meetings."
    },
    About(BookingService.listBookingLimits) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(DirectoryService.getStudent) {
      $0.id = $1.student
      $0.purpose = .academicAdvice
    },
    About(DirectoryService.getStudent) {
      $0.campusID = $1.campusID
      $0.purpose = .academicAdvice
    },
    About(DirectoryService.listEnrolmentPeriods) {
      $0.studentCampusID = $1.campusID
      $0.purpose = .academicAdvice
    },
    About(DirectoryService.listModuleEnrolments) {
      $0.studentCampusID = $1.campusID
      $0.purpose = .academicAdvice
    },
    About(DirectoryService.listRelations) {
      $0.about = $1.campusID
      $0.purpose = .academicAdvice
    },
    About(NotesService.create) {
      $0.studentID = $1.student
      $0.adHoc.start = .utc("2026-11-23 08:00")
    },
    About(NotesService.create) {
      $0.studentID = $1.student
      $0.appointmentID = $1.appointment
    },
    About(NotesService.amend) {
      $0.noteID = $1.note
      $0.revision = 1
    },
    About(NotesService.share) { $0.noteID = $1.note },
    About(NotesService.discardDraft) { $0.noteID = $1.note },
    About(NotesService.get) {
      $0.noteID = $1.note
      $0.purpose = .academicAdvice
    },
    About(NotesService.listVersions) {
      $0.noteID = $1.note
      $0.purpose = .academicAdvice
    },
    About(NotesService.getVersion) {
      $0.noteID = $1.note
      $0.version = 1
      $0.purpose = .academicAdvice
    },
    About(NotesService.listForStudent) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(NotesService.listActions) {
      $0.studentID = $1.student
      $0.purpose = .academicAdvice
    },
    About(NotesService.addComment) { $0.noteID = $1.note },
    About(NotesService.setAction) { $0.actionID = $1.action },
    About(ConsentService.give) { $0.studentID = $1.student },
    About(ConsentService.withdraw) { $0.consentID = $1.consent },
    About(ConsentService.get) {
      $0.consentID = $1.consent
      $0.purpose = .supportAccess
    },
    About(ConsentService.list) {
      $0.studentID = $1.student
      $0.purpose = .supportAccess
    },
    About(ReferralService.create) {
      $0.studentID = $1.student
      $0.noteID = $1.note
    },
    About(ReferralService.accept) { $0.referralID = $1.referral },
    About(ReferralService.reject) { $0.referralID = $1.referral },
    About(ReferralService.complete) { $0.referralID = $1.referral },
    About(ReferralService.revoke) { $0.referralID = $1.referral },
    About(ReferralService.get) {
      $0.referralID = $1.referral
      $0.purpose = .supportAccess
    },
    About(ReferralService.list) {
      $0.studentID = $1.student
      $0.purpose = .supportAccess
    },
  ]

  /// Those about cases, for people who could have something to do with one.
  static let caseRequests = [
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
    About(CaseTeamService.addMember) { $0.caseID = $1.supportCase },
    About(CaseTeamService.endMember) { $0.caseID = $1.supportCase },
    About(CaseTeamService.answerJoinRequest) { $0.joinRequestID = $1.joinRequest },
    About(CaseTeamService.proposeTransfer) { $0.caseID = $1.supportCase },
    About(PaperService.registerPaper) { $0.caseID = $1.supportCase },
    About(PaperService.move) { $0.paperID = $1.paper },
    About(PaperService.loan) { $0.paperID = $1.paper },
    About(PaperService.returnLoan) { $0.paperID = $1.paper },
    About(PaperService.get) {
      $0.paperID = $1.paper
      $0.purpose = .caseSupport
    },
    About(PaperService.list) {
      $0.caseID = $1.supportCase
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
    About(AdjustmentService.propose) { $0.caseID = $1.supportCase },
    About(AdjustmentService.amend) { $0.adjustmentID = $1.adjustment },
    About(AdjustmentService.approve) { $0.adjustmentID = $1.adjustment },
    About(AdjustmentService.end) { $0.adjustmentID = $1.adjustment },
  ]

  @Test(
    "A case is to all who do not need it what does not exist, in what is done too",
    .tags(.w14, .w15), arguments: caseRequests)
  func supportCase(request: About) async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let item = try await lead.addItem(to: allocated.id)
      let task = try await lead.addTask(to: allocated.id)
      let asked = try await campus.client(.practitioner).unary(
        CaseTeamService.requestToJoin,
        .with {
          $0.studentID = campus.id(.ada)
          $0.supportType = .counselling
          $0.reason = "Saw the student before"
          $0.bestInterests = "The student asked for one person"
        })
      let paper = try await lead.registerPaper(of: allocated.id)
      let extract = try await lead.share(
        allocated.id, lead.preview(allocated.id, in: campus), in: campus)
      // Cases of counselling have none; for what is asked here it is one all the same.
      let adjustment = "adj_" + String(repeating: "b", count: 26)
      try campus.change(
        """
        insert into adjustment
          (id, case_id, student_id, state, for_teaching, for_exams, proposed_by, proposed_at,
           revision, words_revision)
        select $1, id, student_id, 'proposed', 0, 0, lead_id, 0, 1, 1 from support_case
        """, adjustment)
      for person in [
        Person.practitioner, .disabilityAdviser, .disabilitySupervisor, .clinicalSupervisor, .tutor,
        .itSupport, .admin, .recordsManager, .ben,
      ] {
        // The extract is for the clinical supervisor, who may withdraw none.
        if person == .clinicalSupervisor, request.method.contains("SupervisionService") { continue }
        // Paper is a records manager's work.
        if person == .recordsManager, request.method.contains("PaperService") { continue }
        let forbidden = try Self.way(
          of: request,
          about: Record(
            student: campus.id(.ada), supportCase: allocated.id, joinRequest: asked.id,
            caseItem: item.id, caseTask: task.id, paper: paper.id, extract: extract.id,
            adjustment: adjustment),
          by: campus.id(person), in: campus)
        let absent = try Self.way(
          of: request, about: .absent, by: campus.id(person), in: campus)
        #expect(forbidden == absent, "\(person)")
        #expect(forbidden.refusal == "\(Refusal.denied)", "\(person)")
      }
    }
  }

  private static let absentStaff = "stf_" + String(repeating: "a", count: 26)

  @Test(
    "run the same statements and ask the policy the same question",
    arguments: requests, [Person.cat, .stranger])
  func sameWay(request: About, person: Person) async throws {
    try await TestCampus.with { campus in
      let appointment = try await campus.client(.ada).book(
        campus.id(.tutor), at: "2026-11-25 10:00"
      ).id
      let note = try await campus.client(.tutor).note(of: campus.id(.ada), share: true) {
        $0.actions = [.action(.student, "Read", due: "2026-12-01")]
      }
      let consent = try await campus.client(.ada).consent()
      let referral = try await campus.client(.tutor).refer(
        campus.id(.ada), consent: consent.id)
      let forbidden = try Self.way(
        of: request,
        about: Record(
          student: campus.id(.ada), campusID: "S001", appointment: appointment, note: note.id,
          action: note.actions[0].id, consent: consent.id, referral: referral.id),
        by: campus.id(person), in: campus)
      let absent = try Self.way(
        of: request, about: .absent, by: campus.id(person), in: campus)
      #expect(forbidden == absent)
      #expect(forbidden.questions.count == 1)
      #expect(forbidden.refusal == "\(Refusal.denied)")
    }
  }

  @Test(
    "A draft is to its student what does not exist, in what is done too",
    .tags(.s3),
    arguments: requests.filter {
      $0.method.contains("NotesService") && !$0.method.hasSuffix("/Create")
        && !$0.method.contains("/List") || $0.method.hasSuffix("/ListVersions")
    })
  func draft(request: About) async throws {
    try await TestCampus.with { campus in
      let note = try await campus.client(.tutor).note(of: campus.id(.ada)) {
        $0.actions = [.action(.student, "Read", due: "2026-12-01")]
      }
      let hidden = try Self.way(
        of: request, about: Record(note: note.id, action: note.actions[0].id),
        by: campus.id(.ada), in: campus)
      let absent = try Self.way(of: request, about: .absent, by: campus.id(.ada), in: campus)
      #expect(hidden == absent)
      #expect(hidden.refusal == "\(Refusal.denied)")
    }
  }

  @Test(
    "A booking runs seven statements in its savepoint, and reads modules only where nobody closer would do",
    arguments: [
      (Person.tutor, ["select e.programme_id, e.from_date,"]),
      (.moduleLeader, Array(repeating: "select e.programme_id, e.from_date,", count: 2)),
    ])
  func booking(with staff: Person, situation: [String]) async throws {
    try await TestCampus.with { campus in
      // What the first one reads of the member of staff, of closed days and of limits is remembered.
      let ways = try ["10:00", "10:30"].map { (time: String) in
        try Self.way(
          of: About(BookingService.book) { [staff = campus.id(staff)] in
            $0.studentID = $1.student
            $0.staffID = staff
            $0.start = .utc("2026-11-24 \(time)")
          }, about: Record(student: campus.id(.ada)), by: campus.id(.portal),
          actingFor: campus.id(.ada), key: time, in: campus)
      }
      #expect(ways.map(\.refusal) == [nil, nil])
      let statements = ways[1].statements.map {
        $0.split(separator: " ").prefix(3).joined(separator: " ")
      }
      #expect(
        statements == ["select p.kind, p.state,", situation[0], "select request_hash, owner,"]
          + situation.dropFirst() + [
            "select id, student_id,", "insert into appointment\n", "insert into event",
            "insert into idempotency\n",
          ])
    }
  }

  @Test(
    "A student's call learns the same of a member of staff as that member's own",
    arguments: [
      Person.tutor, .programmeLeader, .programmeStaff, .moduleLeader, .formerTutor, .stranger,
    ])
  func situation(of person: Person) async throws {
    try await TestCampus.with { campus in
      let (student, staff) = (campus.id(.ada), campus.id(person))
      let (byStudent, byStaff) = try campus.server.store.read { transaction in
        (
          try transaction.situation(of: student, with: student, and: staff),
          try transaction.situation(of: student, with: staff)
        )
      }
      #expect(byStudent == byStaff)
      #expect(byStudent?.responsibilities.isEmpty == (person == .stranger))
    }
  }

  // MARK: What a call does

  /// What a call did on its way to its answer.
  struct Way: Equatable {
    var statements: [String] = []
    var questions: [Question] = []
    var refusal: String?
  }

  /// What the policy was asked.
  struct Question: Equatable {
    let caller: Caller
    let action: Domain.Action
    let resource: Domain.Resource
    let standings: Set<Standing>
    let isAllowed: Bool
  }

  private static func way(
    of request: About, about record: Record, by principal: String,
    actingFor person: String? = nil, key: String? = nil, in campus: TestCampus
  ) throws -> Way {
    let route = try #require(CallTable.served.first { $0.path == request.method })
    let body = ByteBuffer(bytes: try request.body(record))
    guard case .unary(let prepare) = route.work else { throw CancellationError() }
    let work = try prepare(body)
    let key = try key.map { try IdempotencyKey($0, body: body) }
    let now = campus.now
    let way = Mutex(Way())
    let store = campus.server.store
    // Once a day the server reads which notices are in force; that is not this call's.
    let notices = NoticesInForce()
    _ = try store.read {
      try notices.version(of: .seeMyTutor, on: WallClock.london.date(of: now), $0)
    }
    let perform: @Sendable (Transaction) throws -> Void = { transaction in
      let signedIn = SignedIn(
        session: Session(
          principal: try #require(try transaction.principal(principal)),
          credential: CredentialHash(of: try #require(Token(campus.token(.portal)))), expires: now,
          allowance: nil),
        onBehalfOf: person)
      transaction.database.trace { text in way.withLock { $0.statements.append(text) } }
      defer { transaction.database.trace { _ in } }
      var context = CallContext(
        route: route, caller: try signedIn.caller(in: transaction), now: now,
        random: SystemRandom(), idempotencyKey: key, paging: Paging(),
        identity: IdentityTable(
          [], rates: CallRates(WorkLimits()), clock: ServerClock { now }),
        notices: notices, ledgerKey: store.ledgerKey,
        policy: { question in
          let verdict = Domain.decide(question)
          var isAllowed = false
          if case .allow = verdict { isAllowed = true }
          let asked = Question(
            caller: question.caller, action: question.action, resource: question.resource,
            standings: question.standings, isAllowed: isAllowed)
          way.withLock { $0.questions.append(asked) }
          return verdict
        })
      do {
        _ = try work(&context, transaction)
      } catch {
        way.withLock { $0.refusal = "\(error)" }
      }
    }
    if route.lane == .write {
      try store.write(perform)
    } else {
      try store.read(perform)
    }
    return way.withLock { $0 }
  }
}
