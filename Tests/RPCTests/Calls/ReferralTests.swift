import Crypto
import Domain
import Foundation
import Ledger
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Referrals with consent", .timeLimit(.minutes(10)))
struct ReferralTests {
  @Test(
    "Of a shared note only the chosen parts reach the service, and those once it has accepted",
    .tags(.s13, .s9))
  func chosenParts() async throws {
    try await TestCampus.with { campus in
      let (tutor, service) = (try campus.client(.tutor), try campus.client(.practitioner))
      let note = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.purpose = "Purpose that is passed on"
        $0.keyPoints = ["Point that stays"]
        $0.topics = [.personalIssues]
        $0.actions = [.action(.student, "Action that stays", due: "2026-12-01")]
      }
      let consent = try await campus.client(.ada).consent()
      let made = try await tutor.refer(campus.id(.ada), consent: consent.id) {
        $0.noteID = note.id
        $0.fields = [.meetingPurpose, .reason]
        $0.reason = "Reason that is passed on"
      }
      #expect(made.id.hasPrefix("ref_") && made.state == .proposed && made.revision == 1)
      #expect(made.noteID == note.id && made.consentID == consent.id)
      #expect(made.fields == [.reason, .meetingPurpose])
      // What is made of a note keeps the note's origin.
      #expect(made.notice == note.notice && made.notice.notice == "see-my-tutor")

      let waiting = try await service.readReferral(made.id)
      #expect(!waiting.hasContent && waiting.noteID.isEmpty && waiting.state == .proposed)
      #expect(try !waiting.serializedData().contains("passed on"))
      let taken = try await service.accept(waiting)
      #expect(taken.state == .accepted && taken.answer.by == campus.id(.practitioner))
      #expect(taken.content.reason == "Reason that is passed on")
      #expect(taken.content.meetingPurpose == "Purpose that is passed on")
      // The very bytes that the service reads, of every method.
      for reply in [
        taken, try await service.readReferral(made.id),
        try await service.referrals { $0.service = .wellbeing }.referrals[0],
      ] {
        let bytes = try reply.serializedData()
        #expect(bytes.contains("passed on") && !bytes.contains("stays"))
        #expect(!bytes.contains("ada@example.ac.uk") && !bytes.contains(note.id))
      }
    }
  }

  @Test("All parts can be chosen, the student's address among them", .tags(.s13))
  func allParts() async throws {
    try await TestCampus.with { campus in
      let (tutor, service) = (try campus.client(.tutor), try campus.client(.practitioner))
      let note = try await tutor.note(of: campus.id(.ada), share: true) {
        $0.actions = [.action(.student, "Bring the draft", due: "2026-12-01")]
      }
      let all: [Pastoral_V1_ReferralField] = [
        .reason, .meetingPurpose, .keyPoints, .actions, .contact,
      ]
      let consent = try await campus.client(.ada).consent { $0.fields = all }
      let made = try await tutor.refer(campus.id(.ada), consent: consent.id) {
        $0.noteID = note.id
        $0.fields = all.reversed()
      }
      // What is passed on is what the note said then.
      _ = try await tutor.amend(note, purpose: "Something else")
      let content = try await service.accept(made).content
      #expect(content == made.content)
      #expect(content.reason == "Finds it hard to sleep")
      #expect(content.meetingPurpose == note.purpose && content.keyPoints == note.keyPoints)
      #expect(content.actions.map(\.text) == ["Bring the draft"])
      #expect(content.actions[0].id.isEmpty && content.actions[0].due == .day("2026-12-01"))
      #expect(content.contactEmail == "ada@example.ac.uk")
      // Who may not see the address cannot send it.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.moduleLeader).refer(campus.id(.ada), consent: consent.id) {
          $0.fields = [.reason, .contact]
        }
      }
    }
  }

  @Test("Without the student's live consent for it nothing is passed on", .tags(.s13, .s21))
  func refused() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let ada = campus.id(.ada)
      let (adas, bens) = (try campus.client(.ada), try campus.client(.ben))
      func expect(
        _ reason: String, _ consent: String?,
        _ change: (inout Pastoral_V1_CreateReferralRequest) -> Void = { _ in },
        sourceLocation: SourceLocation = #_sourceLocation
      ) async {
        await expectRefusal(.failedPrecondition, reason, sourceLocation: sourceLocation) {
          try await tutor.refer(ada, consent: consent, change)
        }
      }
      await expect("CONSENT_REQUIRED", nil)
      await expect("CONSENT_REQUIRED", "cns_" + String(repeating: "a", count: 26))
      // Somebody else's is none.
      let others = try await bens.consent()
      await expect("CONSENT_REQUIRED", others.id)
      let careers = try await adas.consent(to: .careers)
      await expect("CONSENT_SCOPE", careers.id)
      let narrow = try await adas.consent { $0.fields = [.contact] }
      await expect("CONSENT_SCOPE", narrow.id)
      await expect("CONSENT_SCOPE", narrow.id) { $0.fields = [.reason, .contact] }
      let withdrawn = try await adas.consent()
      _ = try await adas.withdraw(withdrawn.id)
      await expect("CONSENT_REQUIRED", withdrawn.id)
      // A service that takes none here.
      await expect("NO_INTAKE", careers.id) { $0.service = .careers }
      let brief = try await adas.consent { $0.until = .day("2026-11-23") }
      _ = try await tutor.refer(ada, consent: brief.id)
      campus.go(to: "2026-11-24 00:00")
      await expect("CONSENT_REQUIRED", brief.id)
      #expect(try campus.count("select count(*) from referral") == 1)
    }
  }

  @Test("A consent that runs out before the service accepts is none any more", .tags(.s13))
  func ranOut() async throws {
    try await TestCampus.with { campus in
      let consent = try await campus.client(.ada).consent { $0.until = .day("2026-11-23") }
      let made = try await campus.client(.tutor).refer(campus.id(.ada), consent: consent.id)
      campus.go(to: "2026-11-24 00:00")
      let service = try campus.client(.practitioner)
      await expectRefusal(.failedPrecondition, "CONSENT_REQUIRED") {
        try await service.accept(made)
      }
      #expect(try await !service.readReferral(made.id).hasContent)
    }
  }

  @Test("Withdrawing revokes what waits at once; what was accepted stays, and is told", .tags(.s21))
  func withdrawal() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let service = try campus.client(.practitioner)
      let consent = try await ada.consent()
      let other = try await ada.consent()
      let waiting = try await tutor.refer(campus.id(.ada), consent: consent.id)
      let taken = try await service.accept(tutor.refer(campus.id(.ada), consent: consent.id))
      let others = try await tutor.refer(campus.id(.ada), consent: other.id)
      let response = try await ada.withdraw(consent.id)
      #expect(response.revokedReferralIds == [waiting.id])

      let revoked = try await ada.readReferral(waiting.id, purpose: .unspecified)
      #expect(revoked.state == .revoked && revoked.closing.by == campus.id(.ada))
      await expectRefusal(.failedPrecondition, "ALREADY_DECIDED") {
        try await service.accept(waiting)
      }
      #expect(try await !service.readReferral(waiting.id).hasContent)
      #expect(try await tutor.told().first?.kind == .referralRevoked)

      #expect(try await service.readReferral(taken.id) == taken)
      let item = try #require(try await service.told().first)
      #expect(item.kind == .consentWithdrawn && item.aboutID == taken.id)
      #expect(try await service.readReferral(others.id).state == .proposed)
    }
  }

  @Test("Of acceptance and withdrawal at the same moment exactly one wins", .tags(.s21))
  func race() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let service = try campus.client(.practitioner)
      for round in 0..<40 {
        let consent = try await ada.consent()
        let made = try await tutor.refer(campus.id(.ada), consent: consent.id)
        async let accepted: Bool = {
          do {
            return try await service.accept(made).hasContent
          } catch let error as RPCError {
            #expect(error.reason == "ALREADY_DECIDED", "round \(round)")
            return false
          }
        }()
        async let revoked = ada.withdraw(consent.id).revokedReferralIds
        let (wasAccepted, ids) = try await (accepted, revoked)
        #expect(ids == (wasAccepted ? [] : [made.id]), "round \(round)")
        let after = try await service.readReferral(made.id)
        #expect(after.state == (wasAccepted ? .accepted : .revoked), "round \(round)")
        #expect(after.hasContent == wasAccepted)
      }
    }
  }

  @Test("The way of a referral: each step once, with who took it, when and why", .tags(.s13))
  func states() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let service = try campus.client(.practitioner)
      let consent = try await ada.consent()
      func refer() async throws -> Pastoral_V1_Referral {
        try await tutor.refer(campus.id(.ada), consent: consent.id)
      }
      let decided = "ALREADY_DECIDED"

      let first = try await refer()
      #expect(try await ada.told().first?.kind == .referralMade)
      #expect(try await service.told().first?.kind == .referralMade)
      await expectRefusal(.failedPrecondition, "NOT_ACCEPTED") { try await service.complete(first) }
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await service.accept(first, revision: 2)
      }
      let accepted = try await service.accept(first)
      #expect(try await ada.told().first?.kind == .referralAnswered)
      #expect(try await tutor.told().first?.kind == .referralAnswered)
      await expectRefusal(.failedPrecondition, decided) { try await service.accept(first) }
      await expectRefusal(.failedPrecondition, decided) { try await service.reject(accepted) }
      await expectRefusal(.failedPrecondition, decided) { try await tutor.revoke(accepted) }
      await expectRefusal(.failedPrecondition, decided) { try await ada.revoke(accepted) }
      campus.now = campus.now.adding(minutes: 5)
      let done = try await service.complete(accepted, words: "Met twice")
      #expect(done.state == .done && done.closing.words == "Met twice" && done.revision == 3)
      #expect(done.closing.at.utc == "2026-11-23 09:05" && done.answer == accepted.answer)
      await expectRefusal(.failedPrecondition, decided) { try await service.complete(done) }

      let second = try await refer()
      await expectRefusal(.invalidArgument, fields: ["words"]) {
        try await service.reject(second, words: "")
      }
      let rejected = try await service.reject(second)
      #expect(rejected.state == .rejected && !rejected.hasContent)
      let told = try await ada.readReferral(second.id, purpose: .unspecified)
      #expect(told.answer.words == "Not ours: ask the money advisers")
      await expectRefusal(.failedPrecondition, decided) { try await service.complete(rejected) }

      // Who referred, and the student, take back what was not accepted.
      let (third, fourth) = (try await refer(), try await refer())
      let revoked = try await tutor.revoke(third, words: "Sorted out otherwise")
      #expect(revoked.state == .revoked && revoked.closing.words == "Sorted out otherwise")
      #expect(try await ada.told().first?.kind == .referralRevoked)
      #expect(try await ada.revoke(fourth).state == .revoked)
      #expect(try await tutor.told().first?.kind == .referralRevoked)
      await expectRefusal(.failedPrecondition, decided) { try await service.accept(fourth) }
      let open = try await service.referrals {
        $0.service = .wellbeing
        $0.openOnly = true
      }
      #expect(open.referrals == [])
      #expect(try await ada.referrals { $0.pageSize = 100 }.referrals.count == 4)
    }
  }

  @Test(
    "By role and relation, who refers, reads and answers", .tags(.s13), arguments: Person.allCases)
  func who(person: Person) async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let consent = try await campus.client(.ada).consent()
      let tutors = try await campus.client(.tutor).refer(ada, consent: consent.id)
      let client = try campus.client(person)
      let staff: Set<Person> = [.tutor, .programmeLeader, .moduleLeader, .programmeStaff]
      // Whoever takes in or supervises some type of support; practitioners without such a post do not.
      let service: Set<Person> = [
        .practitioner, .supervisor, .disabilityAdviser, .disabilitySupervisor,
      ]
      func attempt<Reply>(_ allowed: Bool, _ call: () async throws -> Reply) async throws {
        if allowed {
          _ = try await call()
        } else {
          await expectRefusal(.permissionDenied) { try await call() }
        }
      }
      try await attempt(staff.contains(person) || person == .ada) {
        let own = try await client.refer(ada, consent: consent.id)
        return try await client.revoke(own)
      }
      try await attempt(
        [.tutor, .ada, .dataProtectionOfficer].contains(person) || service.contains(person)
      ) {
        try await client.readReferral(tutors.id)
      }
      try await attempt(
        staff.contains(person) || [.ada, .dataProtectionOfficer].contains(person)
      ) {
        let listed = try await client.referrals { $0.studentID = ada }.referrals
        // Staff list what they made themselves.
        let others: Set<Person> = staff.subtracting([.tutor])
        #expect(listed.contains { $0.id == tutors.id } == !others.contains(person))
        return listed
      }
      try await attempt(service.contains(person)) {
        try await client.referrals { $0.service = .wellbeing }
      }
      try await attempt(service.contains(person)) { try await client.accept(tutors) }
      if !service.contains(person), person != .ada, person != .tutor {
        await expectRefusal(.permissionDenied) { try await client.revoke(tutors) }
      }
    }
  }

  @Test("Staff whose relation has ended refer nobody, and read not even what they passed on")
  func ended() async throws {
    try await TestCampus.with { campus in
      let consent = try await campus.client(.ada).consent()
      let leader = try campus.client(.moduleLeader)
      let made = try await leader.refer(campus.id(.ada), consent: consent.id)
      campus.go(to: "2027-01-23 00:00")
      await expectRefusal(.permissionDenied) { try await leader.readReferral(made.id) }
      await expectRefusal(.permissionDenied) { try await leader.revoke(made) }
      await expectRefusal(.permissionDenied) {
        try await leader.refer(campus.id(.ada), consent: consent.id)
      }
    }
  }

  @Test("A student refers themselves, through a campus system too")
  func oneself() async throws {
    try await TestCampus.with { campus in
      let consent = try await campus.client(.ada).consent()
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      let made = try await portal.refer("", consent: consent.id)
      #expect(made.authorID == campus.id(.ada) && made.studentID == campus.id(.ada))
      #expect(try await campus.client(.ada).told() == [])
      #expect(
        try await campus.client(.practitioner).accept(made).content.reason == made.content.reason)
      await expectRefusal(.permissionDenied) {
        try await portal.refer(campus.id(.ben), consent: consent.id)
      }
    }
  }

  @Test("Only a shared note that one may read is passed on")
  func notes() async throws {
    try await TestCampus.with { campus in
      let (tutor, ada) = (try campus.client(.tutor), campus.id(.ada))
      let consent = try await campus.client(.ada).consent()
      let draft = try await tutor.note(of: ada)
      let bens = try await tutor.note(of: campus.id(.ben), share: true)
      let shared = try await tutor.note(of: ada, share: true)
      func expectRefused(_ note: String, by person: Person) async throws {
        let client = try campus.client(person)
        await expectRefusal(.invalidArgument, fields: ["note_id"]) {
          try await client.refer(ada, consent: consent.id) {
            $0.noteID = note
            $0.fields = [.keyPoints]
            $0.reason = ""
          }
        }
      }
      try await expectRefused(draft.id, by: .tutor)
      try await expectRefused(bens.id, by: .tutor)
      try await expectRefused("nte_" + String(repeating: "a", count: 26), by: .tutor)
      // The module leader reads their own notes only.
      try await expectRefused(shared.id, by: .moduleLeader)
    }
  }

  /// A wrong request, and the fields that its refusal names.
  struct Wrong: Sendable {
    let fields: [String]
    let change: @Sendable (inout Pastoral_V1_CreateReferralRequest) -> Void

    init(
      _ fields: [String],
      _ change: @escaping @Sendable (inout Pastoral_V1_CreateReferralRequest) -> Void
    ) {
      self.fields = fields
      self.change = change
    }
  }

  static let wrong = [
    Wrong(["service", "fields"]) {
      $0.service = .UNRECOGNIZED(99)
      $0.fields = []
      $0.reason = ""
    },
    Wrong(["fields[1]", "fields[2]"]) { $0.fields = [.reason, .UNRECOGNIZED(9), .reason] },
    Wrong(["fields"]) {
      $0.fields = Array(repeating: .reason, count: 6); $0.reason = ""
    },
    Wrong(["reason"]) { $0.reason = " " },
    Wrong(["reason"]) { $0.reason = String(repeating: "r", count: 1_001) },
    Wrong(["reason"]) { $0.fields = [.contact] },
    Wrong(["note_id"]) { $0.fields = [.reason, .keyPoints] },
    Wrong(["note_id"]) { $0.noteID = "nte_" + String(repeating: "a", count: 26) },
  ]

  @Test("What is wrong is refused field by field, and nothing is kept", .tags(.s13))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let consent = try await campus.client(.ada).consent()
      for wrong in Self.wrong {
        await expectRefusal(.invalidArgument, fields: wrong.fields) {
          try await tutor.refer(campus.id(.ada), consent: consent.id, wrong.change)
        }
      }
      #expect(try campus.count("select count(*) from referral") == 0)
      _ = try await tutor.refer(campus.id(.ada), consent: consent.id) {
        $0.reason = String(repeating: "r", count: 1_000)
      }
      for purpose in [.unspecified, .technicalSupport, .directoryUpkeep] as [Pastoral_V1_Purpose] {
        await expectRefusal(.invalidArgument, fields: ["purpose"]) {
          try await campus.client(.practitioner).referrals {
            $0.service = .wellbeing
            $0.purpose = purpose
          }
        }
      }
    }
  }

  @Test("The same request twice under one key is one referral", .tags(.s13))
  func twice() async throws {
    try await TestCampus.with { campus in
      let (tutor, service) = (try campus.client(.tutor), try campus.client(.practitioner))
      let consent = try await campus.client(.ada).consent()
      let made = try await tutor.refer(campus.id(.ada), consent: consent.id, key: "k")
      #expect(try await tutor.refer(campus.id(.ada), consent: consent.id, key: "k") == made)
      #expect(try campus.count("select count(*) from referral") == 1)
      let taken = try await service.accept(made, key: "k")
      #expect(try await service.accept(made, key: "k") == taken)
    }
  }

  // MARK: What is kept

  @Test("An author lists what they made, of all students whom they have today", .tags(.s13, .s12))
  func mine() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      var made: [String] = []
      for student in [Person.ada, .ben] {
        let consent = try await campus.client(student).consent()
        made.append(try await tutor.refer(campus.id(student), consent: consent.id).id)
        let others = try campus.client(.programmeLeader)
        _ = try await others.refer(campus.id(student), consent: consent.id)
        campus.now = campus.now.adding(minutes: 1)
      }
      let all = try await tutor.referrals { $0.mine = true }.referrals
      #expect(all.map(\.id) == made.reversed())
      #expect(all.map(\.content.reason) == ["Finds it hard to sleep", "Finds it hard to sleep"])
      let first = try await tutor.referrals {
        $0.mine = true
        $0.pageSize = 1
      }
      let second = try await tutor.referrals {
        $0.mine = true
        $0.pageSize = 1
        $0.pageToken = first.nextPageToken
      }
      #expect((first.referrals + second.referrals).map(\.id) == made.reversed())
      #expect(second.nextPageToken.isEmpty)
      // Each is a look at a student's record.
      #expect(
        try campus.count(
          "select count(*) from access_log where subject_id = $1 and method like '%/List'",
          campus.id(.ada)) == 2)

      // Of a student whom they have no more they see none.
      _ = try await campus.client(.admin).unary(
        DirectoryService.changeTutor,
        .with {
          $0.change = .with {
            $0.studentCampusID = "S001"
            $0.staffCampusID = "T008"
            $0.replacesStaffCampusID = "T001"
            $0.from = .day("2026-11-24")
          }
        })
      campus.now = .utc("2026-11-24 00:00")
      #expect(try await tutor.referrals { $0.mine = true }.referrals.map(\.id) == [made[1]])
    }
  }

  @Test("What one made is listed in one's own session alone, for a purpose, and by itself")
  func notMine() async throws {
    try await TestCampus.with { campus in
      for person in [Person.ada, .admin, .itSupport, .portal, .practitioner] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).referrals { $0.mine = true }
        }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.portal, onBehalfOf: .tutor).referrals { $0.mine = true }
      }
      let tutor = try campus.client(.tutor)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await tutor.referrals {
          $0.mine = true
          $0.purpose = .unspecified
        }
      }
      await expectRefusal(.invalidArgument, fields: ["mine"]) {
        try await tutor.referrals {
          $0.mine = true
          $0.studentID = campus.id(.ada)
        }
      }
      #expect(try await tutor.referrals { $0.mine = true }.referrals.isEmpty)
    }
  }

  @Test(
    "The ledger says before a word leaves that it is to, and then what became of it", .tags(.s13))
  func ledger() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let service = try campus.client(.practitioner)
      let consent = try await ada.consent()
      func shares() throws -> [String] {
        try campus.leaves().enumerated().compactMap { index, leaf in
          switch leaf.event {
          case .shareAttempt(let share): "\(share.basis) to \(share.partner) at \(index)"
          case .shareOutcome(_, let attempt, let outcome): "\(outcome.rawValue) of \(attempt)"
          default: nil
          }
        }
      }
      let first = try await tutor.refer(campus.id(.ada), consent: consent.id)
      let attempt = try campus.leaves().firstIndex { leaf in
        if case .shareAttempt = leaf.event { true } else { false }
      }
      let place = try #require(attempt)
      #expect(try shares() == ["uk-gdpr-6.1.a to internal.wellbeing at \(place)"])
      _ = try await service.accept(first)
      #expect(try shares().last == "delivered of \(place)")
      _ = try await service.reject(tutor.refer(campus.id(.ada), consent: consent.id))
      #expect(try shares().last?.hasPrefix("refused of ") == true)
      _ = try await tutor.refer(campus.id(.ada), consent: consent.id)
      _ = try await ada.withdraw(consent.id)
      #expect(try shares().last?.hasPrefix("not-sent of ") == true)
      #expect(try shares().count == 6)
      _ = try campus.server.store.verifyLedger()
    }
  }

  @Test(
    "Every service's name is a partner's code of the ledger", arguments: UniversityService.allCases)
  func codes(service: UniversityService) {
    #expect(Code("internal.\(service.rawValue.replacing("_", with: "-"))") != nil)
  }

  @Test(
    "What is passed on lies sealed, and every read by the service is in the access log", .tags(.s16)
  )
  func keeping() async throws {
    try await TestCampus.with { campus in
      let service = try campus.client(.practitioner)
      let consent = try await campus.client(.ada).consent()
      let made = try await campus.client(.tutor).refer(campus.id(.ada), consent: consent.id)
      _ = try await service.readReferral(made.id)
      let taken = try await service.accept(made)
      _ = try await service.readReferral(taken.id, purpose: .safety)
      _ = try await service.referrals { $0.service = .wellbeing }
      #expect(
        try campus.count(
          "select count(*) from referral where instr(content, $1) + instr(words, $1) > 0", "sleep")
          == 0)
      let log = try campus.server.store.read { transaction in
        try transaction.rows(
          """
          select rule, purpose, method from access_log
          where subject_id = $1 and principal_id = $2 order by id
          """, campus.id(.ada), campus.id(.practitioner)
        ).map { row in
          let method = try row.text(2).split(separator: "/").last ?? ""
          return "\(try row.text(0)) \(try row.text(1)) \(method)"
        }
      }
      let rule = "referral.wellbeing_practitioner.intake"
      #expect(
        log == [
          "\(rule) support_access Get", "\(rule)  Accept", "\(rule) safety Get",
          "\(rule) support_access List",
        ])
      try await campus.restart()
      #expect(try await campus.client(.practitioner).readReferral(made.id) == taken)
    }
  }
}

extension Data {
  fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
