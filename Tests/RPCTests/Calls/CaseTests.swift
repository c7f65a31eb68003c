import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Cases", .timeLimit(.minutes(10)))
struct CaseTests {
  @Test(
    "A student asks for support, a person allocates it, and only the lead and the line see it",
    .tags(.w12, .w14, .w15, .w16, .s25))
  func wayIn() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let opened = try await ada.openCase(reason: "Cannot sleep since the summer")
      #expect(opened.id.hasPrefix("cas_") && opened.state == .open && opened.leadID.isEmpty)
      // A student reads how far it is, and not how it is judged.
      #expect(opened.revision == 0 && !opened.hasWords && opened.members.isEmpty)
      #expect(opened.studentName.isEmpty && opened.priority == .unspecified)

      await expectRefusal(.failedPrecondition, "ALREADY_OPEN") { try await ada.openCase() }

      let (intake, supervisor) = (try campus.client(.practitioner), try campus.client(.supervisor))
      let waiting = try await intake.triage()
      #expect(waiting.map(\.id) == [opened.id])
      #expect(waiting[0].words.reason == "Cannot sleep since the summer")
      #expect(waiting[0].source == .subject && waiting[0].studentName == "Ada Student")
      #expect(waiting[0].ground.basis == .publicTask && waiting[0].ground.condition == .counselling)
      #expect(waiting[0].notice.notice == "student-life-and-wellbeing")
      // Nobody is proposed by itself; the list only says who could take it.
      let eligible = try await supervisor.unary(
        CaseService.listEligible,
        .with {
          $0.caseID = opened.id
          $0.purpose = .caseManagement
        })
      #expect(
        Set(eligible.practitioners.map(\.principalID)) == [
          campus.id(.practitioner), campus.id(.colleague), campus.id(.newcomer),
        ])
      let allocated = try await supervisor.allocate(waiting[0], to: campus.id(.colleague))
      #expect(allocated.state == .active && allocated.leadID == campus.id(.colleague))
      #expect(allocated.members.map(\.memberID) == [campus.id(.colleague)])
      #expect(allocated.members[0].isLead && allocated.revision == 2)

      #expect(try await campus.client(.colleague).readCase(opened.id).words == waiting[0].words)
      #expect(try await supervisor.readCase(opened.id, for: .caseManagement).id == opened.id)
      #expect(try await ada.readCase(opened.id, for: .unspecified).leadName == "colleague")
      // Once it is allocated its intake has done its part.
      for person in [
        Person.practitioner, .disabilityAdviser, .disabilitySupervisor, .tutor, .itSupport, .admin,
        .recordsManager, .secretary, .ben, .clinicalSupervisor,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).readCase(opened.id)
        }
      }
      #expect(try await intake.triage().isEmpty)
    }
  }

  @Test(
    "Nobody opens a case before they have promised confidentiality, whether there is one or not",
    .tags(.w18))
  func terms() async throws {
    try await TestCampus.with { campus in
      let opened = try await campus.client(.ada).openCase()
      _ = try await campus.client(.supervisor).allocate(opened, to: campus.id(.newcomer))
      let newcomer = try campus.client(.newcomer)
      for id in [opened.id, "cas_" + String(repeating: "a", count: 26)] {
        await expectRefusal(.failedPrecondition, "TERMS_NOT_ACCEPTED") {
          try await newcomer.readCase(id)
        }
      }
      await expectRefusal(.failedPrecondition, "TERMS_NOT_ACCEPTED") {
        try await newcomer.caseload()
      }
      let terms = try await newcomer.unary(CaseService.getTerms, .init())
      #expect(terms.version == "1" && !terms.hasAccepted && terms.text.hasPrefix("I open a case"))
      await expectRefusal(.invalidArgument, fields: ["version"]) {
        try await newcomer.unary(CaseService.acceptTerms, .with { $0.version = "0" })
      }
      let accepted = try await newcomer.unary(
        CaseService.acceptTerms, .with { $0.version = terms.version })
      #expect(accepted.hasAccepted)
      #expect(try await newcomer.readCase(opened.id).id == opened.id)
      // It is theirs to promise who work with cases.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.tutor).unary(
          CaseService.acceptTerms, .with { $0.version = "1" })
      }
    }
  }

  @Test(
    "New terms are published for a later day, and from it on everybody is asked anew", .tags(.w18))
  func newTerms() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let officer = try campus.client(.dataProtectionOfficer)
      for person in [Person.supervisor, .practitioner, .admin, .tutor, .ada, .records] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).publishTerms("2", from: "2026-11-24")
        }
      }
      await expectRefusal(
        .invalidArgument, fields: ["terms.version", "terms.from", "terms.text"]
      ) {
        try await officer.publishTerms("1", from: "2026-11-23", text: " ")
      }
      _ = try await officer.publishTerms("2", from: "2026-11-24", text: "I promise little.")
      // Until its day a version is replaced under its name.
      let coming = try await officer.publishTerms("2", from: "2026-11-24", key: "k")
      #expect(try await officer.publishTerms("2", from: "2026-11-24", key: "k") == coming)
      let versions = try await officer.unary(CaseService.listTerms, .init()).terms
      #expect(versions.map(\.version) == ["2", "1"] && versions[0].text == "I promise more.")

      let lead = try campus.client(.colleague)
      #expect(try await lead.readCase(found.id).id == found.id)
      #expect(try await lead.unary(CaseService.getTerms, .init()).version == "1")
      campus.now = campus.now.adding(minutes: 24 * 60)
      let asked = try await lead.unary(CaseService.getTerms, .init())
      #expect(asked.version == "2" && !asked.hasAccepted)
      for person in [Person.colleague, .supervisor, .practitioner] {
        await expectRefusal(.failedPrecondition, "TERMS_NOT_ACCEPTED") {
          try await campus.client(person).readCase(found.id)
        }
      }
      // Who accepted the older ones accepted those alone.
      await expectRefusal(.invalidArgument, fields: ["version"]) {
        try await lead.unary(CaseService.acceptTerms, .with { $0.version = "1" })
      }
      _ = try await lead.unary(CaseService.acceptTerms, .with { $0.version = "2" })
      #expect(try await lead.readCase(found.id).id == found.id)
      await expectRefusal(.failedPrecondition, "TERMS_NOT_ACCEPTED") {
        try await campus.client(.supervisor).readCase(found.id)
      }
      // What is in force stays what it is.
      await expectRefusal(.invalidArgument, fields: ["terms.version"]) {
        try await officer.publishTerms("2", from: "2026-11-30")
      }
    }
  }

  @Test(
    "Every item of an intake's ground and source is asked for, and each lack is named",
    .tags(.w9, .w11, .w12, .w13))
  func grounds() async throws {
    try await TestCampus.with { campus in
      let intake = try campus.client(.practitioner)
      let ada = campus.id(.ada)
      await expectRefusal(.invalidArgument, fields: ["source", "priority", "risk", "ground"]) {
        try await intake.openCase { $0.studentID = ada }
      }
      await expectRefusal(
        .invalidArgument, fields: ["reason", "ground.basis", "ground.condition"]
      ) {
        try await intake.takeIn(ada, reason: " ") { $0.ground = .init() }
      }
      await expectRefusal(.invalidArgument, fields: ["ground.vital_interests"]) {
        try await intake.takeIn(ada) { $0.ground.basis = .vitalInterests }
      }
      // The notice relies on no other basis, legitimate interests least of all.
      await expectRefusal(.invalidArgument, fields: ["ground.basis"]) {
        try await intake.takeIn(ada) { $0.ground.basis = .UNRECOGNIZED(6) }
      }
      await expectRefusal(.invalidArgument, fields: ["ground.policy_document"]) {
        try await intake.takeIn(ada) { $0.ground.policyDocument = "" }
      }
      await expectRefusal(
        .invalidArgument, fields: ["ground.consent_id", "ground.policy_document"]
      ) {
        try await intake.takeIn(ada) { $0.ground.condition = .explicitConsent }
      }
      await expectRefusal(.invalidArgument, fields: ["third_party"]) {
        try await intake.takeIn(ada) { $0.source = .thirdParty }
      }
      await expectRefusal(.invalidArgument, fields: ["third_party.name", "third_party.lawful"]) {
        try await intake.takeIn(ada) {
          $0.source = .thirdParty
          $0.thirdParty = .init()
        }
      }
      await expectRefusal(.invalidArgument, fields: ["third_party.consent_id"]) {
        try await intake.takeIn(ada) {
          $0.source = .partner
          $0.thirdParty.name = "The practice in Mount Pleasant"
          $0.thirdParty.consentID = "cns_" + String(repeating: "a", count: 26)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["referral_id"]) {
        try await intake.takeIn(ada) { $0.source = .staffReferral }
      }
      // With all of it the case is opened.
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .wellbeingSupport
        $0.fields = []
      }
      let told = try await campus.client(.ada).consent {
        $0.purpose = .outsideInformation
        $0.fields = []
      }
      let opened = try await intake.takeIn(ada) {
        $0.source = .partner
        $0.thirdParty.name = "The practice in Mount Pleasant"
        $0.thirdParty.consentID = told.id
        $0.ground.condition = .explicitConsent
        $0.ground.policyDocument = ""
        $0.ground.consentID = consent.id
      }
      #expect(opened.ground.consentID == consent.id)
      #expect(opened.words.thirdParty.name == "The practice in Mount Pleasant")
      #expect(opened.words.thirdParty.consentID == told.id)
      _ = try await intake.takeIn(ada) {
        $0.source = .thirdParty
        $0.thirdParty.name = "A flatmate"
        $0.thirdParty.vitalInterests = "Found on the roof of the hall"
        $0.ground.basis = .vitalInterests
        $0.ground.vitalInterests = "Found on the roof of the hall"
      }
      // Two of one student: noticed, and left to people.
      let waiting = try await intake.triage()
      #expect(waiting.count == 2)
      #expect(waiting[0].possibleDuplicateIds == [waiting[1].id])
    }
  }

  @Test(
    "What a student will not tell is shown as a gap with the notice's words, and never closes a case",
    .tags(.w36))
  func gaps() async throws {
    try await TestCampus.with { campus in
      let opened = try await campus.client(.ada).openCase {
        $0.gaps = [.with { $0.category = .health }]
      }
      // Who left it out is told what follows, as they do, and nothing else.
      #expect(opened.words.gaps.map(\.category) == [.health])
      #expect(opened.words.gapsEffect.contains("support may be limited"))
      #expect(opened.words.reason.isEmpty && opened.words.risk == .unspecified)
      #expect(try await !campus.client(.ada).readCase(opened.id).hasWords)
      #expect(
        try await !campus.client(.ben).openCase { $0.supportType = .welfare }.hasWords)
      let shown = try await campus.client(.practitioner).readCase(opened.id, for: .caseManagement)
      #expect(shown.words.gaps.map(\.category) == [.health])
      #expect(shown.words.gapsEffect.contains("support may be limited"))
      let allocated = try await campus.client(.supervisor).allocate(
        opened, to: campus.id(.colleague))
      #expect(allocated.state == .active)
      campus.now = campus.now.adding(minutes: 60 * 24 * 365)
      let colleague = try campus.client(.colleague)
      #expect(try await colleague.caseload().map(\.hasGaps_p) == [true])
      #expect(try await colleague.readCase(opened.id).state == .active)
      await expectRefusal(
        .invalidArgument, fields: ["gaps[0].category", "gaps[1].words"]
      ) {
        try await campus.client(.ben).openCase {
          $0.gaps = [
            .init(),
            .with {
              $0.category = .history
              $0.words = String(repeating: "a", count: 201)
            },
          ]
        }
      }
    }
  }

  @Test("A case is held, taken up, closed and opened again, each time by somebody who says why")
  func states() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      func hold(
        _ found: Pastoral_V1_Case, until day: String, words: String = "Exams"
      ) async throws -> Pastoral_V1_Case {
        try await lead.unary(
          CaseService.hold,
          .with {
            $0.caseID = found.id
            $0.revision = found.revision
            $0.words = words
            $0.review = .day(day)
          })
      }
      await expectRefusal(.invalidArgument, fields: ["words", "review"]) {
        try await hold(allocated, until: "2026-11-23", words: "")
      }
      await expectRefusal(.invalidArgument, fields: ["review"]) {
        try await hold(allocated, until: "2027-02-22")
      }
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.change(allocated, CaseService.resume)
      }
      let held = try await hold(allocated, until: "2027-02-21")
      #expect(held.state == .onHold && held.holdReview == .day("2027-02-21"))
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await lead.change(allocated, CaseService.close)
      }
      let resumed = try await lead.change(held, CaseService.resume)
      #expect(resumed.state == .active && !resumed.hasHoldReview)
      let closed = try await lead.change(resumed, CaseService.close, words: "Feels well again")
      #expect(closed.state == .closed)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.assess(closed, .urgent, .high)
      }
      let reopened = try await lead.change(closed, CaseService.reopen, words: "Came back")
      #expect(reopened.state == .open && reopened.leadID.isEmpty)
      // It waits again for a person to allocate it.
      #expect(try await campus.client(.practitioner).triage().map(\.id) == [reopened.id])

      let changes = try await lead.unary(
        CaseService.listChanges,
        .with {
          $0.caseID = reopened.id
          $0.purpose = .caseSupport
        }
      ).changes
      #expect(changes.map(\.kind) == [.reopened, .closed, .resumed, .held, .allocated, .opened])
      #expect(changes.map(\.words).prefix(2) == ["Came back", "Feels well again"])
      #expect(changes[4].memberID == campus.id(.colleague))
      #expect(changes[4].by == campus.id(.supervisor))
    }
  }

  @Test(
    "A supervisor allocates within their own line, to who can take it, and never to themself",
    .tags(.w16))
  func allocation() async throws {
    try await TestCampus.with { campus in
      let opened = try await campus.client(.ada).openCase()
      let supervisor = try campus.client(.supervisor)
      for person in [
        Person.disabilitySupervisor, .practitioner, .colleague, .admin, .dataProtectionOfficer,
        .tutor,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).allocate(opened, to: campus.id(.colleague))
        }
      }
      for other in [Person.disabilityAdviser, .tutor, .ada, .clinicalSupervisor] {
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await supervisor.allocate(opened, to: campus.id(other))
        }
      }
      await expectRefusal(.permissionDenied) {
        try await supervisor.allocate(opened, to: campus.id(.supervisor))
      }
      let first = try await supervisor.allocate(opened, to: campus.id(.colleague))
      let second = try await supervisor.allocate(first, to: campus.id(.practitioner))
      #expect(second.leadID == campus.id(.practitioner) && second.state == .active)
      #expect(second.members.map(\.memberID) == [campus.id(.practitioner)])
      await expectRefusal(.permissionDenied) {
        try await campus.client(.colleague).readCase(opened.id)
      }
      #expect(try await campus.client(.practitioner).readCase(opened.id).id == opened.id)
    }
  }

  @Test("A sealed case is open to named people alone, its supervisor too", .tags(.w15))
  func sealed() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let (lead, supervisor) = (try campus.client(.colleague), try campus.client(.supervisor))
      let sealed = try await lead.change(
        allocated, CaseService.seal, words: "Staff are named in it")
      #expect(sealed.sealed)
      await expectRefusal(.permissionDenied) {
        try await supervisor.readCase(sealed.id, for: .caseManagement)
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.dataProtectionOfficer).readCase(
          sealed.id, for: .dataProtection)
      }
      await expectRefusal(.permissionDenied) {
        try await supervisor.cases(of: campus.id(.ada), for: .caseManagement)
      }
      #expect(try await lead.readCase(sealed.id).id == sealed.id)
      // The student still sees that it is there.
      #expect(try await campus.client(.ada).cases(for: .unspecified).map(\.id) == [sealed.id])
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.change(sealed, CaseService.seal)
      }
      let unsealed = try await lead.change(sealed, CaseService.unseal)
      #expect(!unsealed.sealed)
      #expect(try await supervisor.readCase(sealed.id, for: .caseManagement).id == sealed.id)
    }
  }

  @Test("A caseload stands with the highest risk first, and closed cases are not on it")
  func caseload() async throws {
    try await TestCampus.with { campus in
      let lead = try campus.client(.colleague)
      var cases: [Pastoral_V1_Case] = []
      for student in [Person.ada, .ben, .cat, .dan] {
        cases.append(try await campus.allocatedCase(of: student))
      }
      _ = try await lead.assess(cases[1], .routine, .high)
      _ = try await lead.assess(cases[2], .urgent, .low)
      _ = try await lead.change(cases[3], CaseService.close)
      let load = try await lead.caseload()
      #expect(load.map(\.caseID) == [cases[1].id, cases[0].id, cases[2].id])
      #expect(load.map(\.risk) == [.high, .notAssessed, .low])
      #expect(load[0].studentName == "Ben Student" && load[0].isLead)
      #expect(try await campus.client(.practitioner).caseload().isEmpty)
      await expectRefusal(.permissionDenied) { try await campus.client(.tutor).caseload() }
    }
  }

  @Test("The data protection officer reads that there is a case, and not a word of it", .tags(.w25))
  func officer() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let shown = try await campus.client(.dataProtectionOfficer).readCase(
        allocated.id, for: .dataProtection)
      #expect(shown.state == .active && !shown.hasWords && !shown.hasGround)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.dataProtectionOfficer).change(allocated, CaseService.close)
      }
    }
  }

  @Test(
    "Who works on a case reads the student's name and how to reach them, and no longer than that",
    .tags(.w3, .w14))
  func person() async throws {
    try await TestCampus.with { campus in
      let (intake, lead) = (try campus.client(.practitioner), try campus.client(.colleague))
      let ada = campus.id(.ada)
      for client in [intake, lead] {
        await expectRefusal(.permissionDenied) {
          try await client.getStudent(ada, purpose: .caseSupport)
        }
      }
      let opened = try await campus.client(.ada).openCase()
      #expect(try await intake.getStudent(ada, purpose: .caseSupport).email == "ada@example.ac.uk")
      await expectRefusal(.permissionDenied) {
        try await lead.getStudent(ada, purpose: .caseSupport)
      }
      let allocated = try await campus.client(.supervisor).allocate(
        opened, to: campus.id(.colleague))
      #expect(try await lead.getStudent(ada, purpose: .caseSupport).givenName == "Ada")
      await expectRefusal(.permissionDenied) {
        try await intake.getStudent(ada, purpose: .caseSupport)
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.disabilitySupervisor).getStudent(ada, purpose: .caseSupport)
      }
      // One's notes with the tutor are not part of it.
      await expectRefusal(.permissionDenied) { try await lead.notes(of: ada) }
      _ = try await lead.change(allocated, CaseService.close)
      await expectRefusal(.permissionDenied) {
        try await lead.getStudent(ada, purpose: .caseSupport)
      }
    }
  }

  @Test("Each reading is recorded with its purpose, and the student can see it", .tags(.w26))
  func recorded() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      _ = try await lead.readCase(allocated.id)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.readCase(allocated.id, for: .unspecified)
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.readCase(allocated.id, for: .academicAdvice)
      }
      let report = try await campus.client(.ada).unary(
        AuditService.listAccesses, .init())
      let reads = report.accesses.filter { $0.method == "pastoral.v1.CaseService/Get" }
      #expect(reads.count == 1 && reads[0].purpose == .caseSupport)
      #expect(reads.first?.name == "colleague")
    }
  }

  @Test("Not a word of a case stands readable in any file", .tags(.w23))
  func canary() async throws {
    try await TestCampus.with { campus in
      let word = "canary that nobody must find"
      let opened = try await campus.client(.ada).openCase(reason: "Reason: \(word)") {
        $0.gaps = [
          .with {
            $0.category = .health
            $0.words = "Gap: \(word)"
          }
        ]
      }
      let intake = try campus.client(.practitioner)
      let assessed = try await intake.assess(
        try await intake.readCase(opened.id, for: .caseManagement), .urgent, .high,
        words: "Judged: \(word)")
      let allocated = try await campus.client(.supervisor).allocate(
        assessed, to: campus.id(.colleague))
      let lead = try campus.client(.colleague)
      _ = try await lead.change(allocated, CaseService.close, words: "Closed: \(word)")
      _ = try await intake.unary(
        CaseTeamService.declareConflict,
        .with {
          $0.studentID = campus.id(.ada)
          $0.words = "Conflict: \(word)"
        })
      let found = try campus.files(with: word)
      #expect(found.isEmpty)
      // What is not sealed would be found.
      let clear = try campus.files(with: opened.id)
      #expect(!clear.isEmpty)
    }
  }

  @Test("Statistics tell no number below five, and supervisors only their own line's")
  func statistics() async throws {
    try await TestCampus.with { campus in
      for student in [Person.ada, .ben, .cat] {
        _ = try await campus.client(student).openCase()
      }
      _ = try await campus.client(.dan).openCase(.disability)
      let counts = try await campus.client(.supervisor).unary(
        CaseService.getStatistics, .init()
      ).counts
      #expect(Set(counts.map(\.supportType)) == [.counselling])
      let waiting = try #require(counts.first { $0.state == .open })
      #expect(waiting.suppressed && waiting.count == 0)
      #expect(counts.filter { $0.state != .open }.allSatisfy { !$0.suppressed && $0.count == 0 })
      for student in [Person.ada, .ben, .cat] {
        _ = try await campus.client(.practitioner).takeIn(campus.id(student))
      }
      let more = try await campus.client(.dataProtectionOfficer).unary(
        CaseService.getStatistics, .init()
      ).counts
      #expect(more.count == 24)
      #expect(more.first { $0.supportType == .counselling && $0.state == .open }?.count == 5)
      #expect(more.first { $0.supportType == .disability && $0.state == .open }?.suppressed == true)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.practitioner).unary(CaseService.getStatistics, .init())
      }
    }
  }
}

extension Client {
  fileprivate func publishTerms(
    _ version: String, from day: String, text: String = "I promise more.", key: String? = nil
  ) async throws -> Pastoral_V1_ConfidentialityTerms {
    try await unary(
      CaseService.publishTerms,
      .with {
        $0.terms.version = version
        $0.terms.from = .day(day)
        $0.terms.text = text
      }, options: .key(key))
  }
}
