import Domain
import Foundation
import Messages
import PluginAPI
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
    /// Asks it over the socket.
    let ask: @Sendable (Client, Record) async throws -> Told

    init<Request: Message, Reply>(
      _ method: Method<Request, Reply>,
      _ fill: @escaping @Sendable (inout Request, Record) -> Void
    ) {
      testDescription = method.name
      self.method = "\(method.service)/\(method.name)"
      body = { record in try Request.with { fill(&$0, record) }.serializedBytes() }
      ask = { client, record in
        let request = Request.with { fill(&$0, record) }
        do {
          switch method.kind {
          case .serverStreaming:
            var told = ""
            for try await reply in try client.serverStream(method, request) {
              told += try reply.jsonString()
            }
            return .answered(told)
          case .clientStreaming:
            let reply = try await client.clientStream(method) { try await $0.send(request) }
            return .answered(try reply.jsonString())
          case .unary, .bidirectional:
            return .answered(try await client.unary(method, request).jsonString())
          }
        } catch let error as RPCError {
          return .refused(error.status)
        }
      }
    }
  }

  /// What somebody who asked was told.
  enum Told: Equatable {
    case refused(Status)
    case answered(String)
  }

  /// The names of a student, and of what there is about them.
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
    var caseAppointment = "apt_" + String(repeating: "a", count: 26)
    var paper = "pap_" + String(repeating: "a", count: 26)
    var extract = "sup_" + String(repeating: "a", count: 26)
    var adjustment = "adj_" + String(repeating: "a", count: 26)
    var document = "doc_" + String(repeating: "a", count: 26)
    var transfer = "trf_" + String(repeating: "a", count: 26)
    var suggestion = "sug_" + String(repeating: "a", count: 26)
    /// Who works with them.
    var lead = "prn_" + String(repeating: "a", count: 26)

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

  static let absentStaff = "stf_" + String(repeating: "a", count: 26)

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
    "A tutor's booking does the same whether the student has an appointment of a case then or not",
    .tags(.w14))
  func besideAppointmentsOfCases() async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      _ = try await lead.bookCase(
        found.id, with: campus.id(.programmeLeader), at: "2026-11-24 10:30")
      // What the first one reads of the tutor is remembered.
      let ways = try ["10:00", "10:30", "11:00"].map { (time: String) in
        try Self.way(
          of: About(BookingService.book) { [staff = campus.id(.tutor)] in
            $0.studentID = $1.student
            $0.staffID = staff
            $0.start = .utc("2026-11-24 \(time)")
          }, about: Record(student: campus.id(.ada)), by: campus.id(.tutor), key: time,
          in: campus)
      }
      #expect(ways[1] == ways[2] && ways[1].refusal == nil)
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

  static func way(
    of request: About, about record: Record, by principal: String,
    actingFor person: String? = nil, key: String? = nil, plugins: [any PartnerPlugin] = [],
    in campus: TestCampus
  ) throws -> Way {
    let route = try #require(CallTable.served.first { $0.path == request.method })
    let body = ByteBuffer(bytes: try request.body(record))
    let work = try work(of: route, with: body)
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
        notices: notices,
        partners: Partners(try PartnerRegistry(plugins), clock: ServerClock { now }),
        ledgerKey: store.ledgerKey, isLedgerAnchored: true,
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

  /// What a call does in its lane: of a stream, with its first message.
  private static func work(
    of route: Route, with body: ByteBuffer
  ) throws -> @Sendable (inout CallContext, Transaction) throws -> Void {
    switch route.work {
    case .unary(let prepare):
      let work = try prepare(body)
      return { _ = try work(&$0, $1) }
    case .stream(let begin):
      return {
        var logic = begin()
        _ = try logic.receive(body, StreamTurnContext(call: $0, transaction: $1))
      }
    case .inline, .delayed, .proved: throw CancellationError()
    }
  }
}
