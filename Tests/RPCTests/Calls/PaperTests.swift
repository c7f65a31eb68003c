import Domain
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

@Suite("Paper of cases", .tags(.w24), .timeLimit(.minutes(10)))
struct PaperTests {
  @Test("Paper is registered, moved, lent, taken back and destroyed, and each step is kept")
  func life() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let (lead, manager) = (try campus.client(.colleague), try campus.client(.recordsManager))
      let paper = try await lead.registerPaper(of: found.id)
      #expect(paper.id.hasPrefix("pap_") && paper.state == .held && paper.revision == 1)
      #expect(paper.custodianID == campus.id(.colleague) && paper.location == "Cabinet 3")
      #expect(paper.control == .lockedCabinet && paper.studentID == campus.id(.ada))

      let moved = try await lead.move(
        paper, to: "Archive, box 12", custodian: campus.id(.recordsManager))
      #expect(moved.location == "Archive, box 12" && moved.control == .secureArchive)
      // Who answers for it now was told.
      let inbox = try await manager.unary(InboxService.list, .init()).items
      #expect(inbox.map(\.kind) == [.paperInCustody] && inbox[0].aboutID == paper.id)

      let lent = try await manager.lend(moved, until: "2026-11-30")
      #expect(lent.state == .onLoan && lent.borrower == "Dr Okafor")
      await expectRefusal(.failedPrecondition, "PAPER_STATE") {
        try await manager.move(lent, to: "Elsewhere")
      }
      await expectRefusal(.failedPrecondition, "PAPER_STATE") {
        try await manager.lend(lent, until: "2026-11-30")
      }
      let back = try await manager.takeBack(lent)
      #expect(back.state == .held && back.borrower.isEmpty && !back.hasLoanUntil)
      #expect(back.location == "Archive, box 12")
      await expectRefusal(.failedPrecondition, "PAPER_STATE") { try await manager.takeBack(back) }
      await expectRefusal(.aborted, "STALE_REVISION") { try await manager.move(paper, to: "X") }

      let steps = try await lead.steps(of: paper.id)
      #expect(steps.map(\.kind) == [.returned, .lent, .moved, .registered])
      #expect(steps.map(\.revision) == [4, 3, 2, 1])
      #expect(
        steps.map(\.words) == ["Complete", "Prepares an assessment", "The case is closed", ""])
      #expect(steps[1].borrower == "Dr Okafor" && steps[3].location == "Cabinet 3")
      #expect(steps[2].custodianID == campus.id(.recordsManager))
      #expect(steps[2].byName == "colleague")
    }
  }

  @Test("Only a records manager who does not hold it destroys paper, before somebody else's eyes")
  func destruction() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let (lead, manager) = (try campus.client(.colleague), try campus.client(.recordsManager))
      let held = try await lead.registerPaper(of: found.id)
      let witness = campus.id(.secretary)
      for person in [Person.colleague, .supervisor, .dataProtectionOfficer, .ada, .admin, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).destroy(held, witness: witness)
        }
      }
      await expectRefusal(
        .invalidArgument,
        fields: [
          "certificate.number", "certificate.method", "certificate.date",
          "certificate.witness_id", "words",
        ]
      ) {
        try await manager.destroy(held, witness: "") {
          $0.certificate.number = "no spaces"
          $0.certificate.method = .unspecified
          $0.certificate.date = .day("2026-11-24")
          $0.words = " "
        }
      }
      // Not by oneself, and not before there was any.
      await expectRefusal(
        .invalidArgument, fields: ["certificate.date", "certificate.witness_id"]
      ) {
        try await manager.destroy(held, witness: campus.id(.recordsManager)) {
          $0.certificate.date = .day("2026-11-22")
        }
      }
      let own = try await lead.move(held, to: "Archive", custodian: campus.id(.recordsManager))
      await expectRefusal(.failedPrecondition, "OWN_CUSTODY") {
        try await manager.destroy(own, witness: witness)
      }
      let given = try await lead.move(own, to: "Archive", custodian: campus.id(.colleague))
      let destroyed = try await manager.destroy(given, witness: witness)
      #expect(destroyed.state == .destroyed && destroyed.certificate.number == "SHRED-2026/17")
      #expect(destroyed.certificate.witnessName == "secretary")
      // It stays on the register, and nothing more can be done with it.
      #expect(try await lead.paper(of: found.id).map(\.state) == [.destroyed])
      await expectRefusal(.failedPrecondition, "PAPER_STATE") {
        try await lead.move(destroyed, to: "Cabinet 3")
      }
      let ends = try campus.leaves().filter { leaf in
        if case .retentionDelete = leaf.event { true } else { false }
      }
      #expect(ends.count == 1)
      _ = try campus.server.store.verifyLedger()
    }
  }

  @Test("Paper is open to whom its case is open, to records managers, and to nobody else")
  func access() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let paper = try await campus.client(.colleague).registerPaper(of: found.id)
      for person in [Person.colleague, .supervisor, .recordsManager] {
        let shown = try await campus.client(person).readPaper(paper.id)
        #expect(shown.what == "Intake form, 4 pages" && shown.location == "Cabinet 3")
        #expect(try await campus.client(person).paper(of: found.id).map(\.id) == [paper.id])
        #expect(
          try await campus.client(person).paper(student: campus.id(.ada)).map(\.id) == [paper.id])
      }
      // A student reads what there is, and not where it stands or who has it.
      let own = try await campus.client(.ada).readPaper(paper.id, for: .unspecified)
      #expect(own.what == "Intake form, 4 pages" && own.control == .lockedCabinet)
      #expect(own.location.isEmpty && own.custodianID.isEmpty && own.revision == 0)
      #expect(try await campus.client(.ada).paper(for: .unspecified).map(\.id) == [paper.id])
      #expect(try await campus.client(.ben).paper(for: .unspecified).isEmpty)
      await expectRefusal(.permissionDenied) { try await campus.client(.ada).steps(of: paper.id) }
      // The data protection officer reads how it is kept, and not what it is.
      let officer = try await campus.client(.dataProtectionOfficer).readPaper(
        paper.id, for: .dataProtection)
      #expect(officer.what.isEmpty && officer.custodianID == campus.id(.colleague))
      for person in [
        Person.practitioner, .disabilityAdviser, .disabilitySupervisor, .clinicalSupervisor, .ben,
        .tutor, .itSupport, .admin, .secretary, .records,
      ] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.readPaper(paper.id) }
        await expectRefusal(.permissionDenied) { try await client.paper(of: found.id) }
        await expectRefusal(.permissionDenied) { try await client.paper(student: campus.id(.ada)) }
        await expectRefusal(.permissionDenied) { try await client.move(paper, to: "Mine") }
        await expectRefusal(.permissionDenied) { try await client.registerPaper(of: found.id) }
      }
      // Confidentiality is promised first, as for the case.
      await expectRefusal(.failedPrecondition, "TERMS_NOT_ACCEPTED") {
        try await campus.client(.newcomer).readPaper(paper.id)
      }
    }
  }

  @Test("The electronic record names its paper to whoever may see that, and not what it is")
  func besideTheCase() async throws {
    try await TestCampus.with { campus in
      let opened = try await campus.client(.ada).openCase()
      let supervisor = try campus.client(.supervisor)
      let letter = try await supervisor.registerPaper(of: opened.id, what: "Letter")
      // Who takes cases in sees the case, and has nothing to do with its paper.
      #expect(try await campus.client(.practitioner).readCase(opened.id).paper.isEmpty)
      let found = try await supervisor.allocate(opened, to: campus.id(.colleague))
      let lead = try campus.client(.colleague)
      campus.now = campus.now.adding(minutes: 1)
      let form = try await lead.registerPaper(of: found.id) { $0.control = .safe }
      let other = try await campus.client(.ada).openCase(.disability)
      for person in [Person.colleague, .supervisor, .dataProtectionOfficer] {
        let purpose: Pastoral_V1_Purpose =
          person == .dataProtectionOfficer ? .dataProtection : .caseSupport
        let client = try campus.client(person)
        let shown = try await client.readCase(found.id, for: purpose).paper
        #expect(shown.map(\.paperID) == [form.id, letter.id])
        #expect(shown.map(\.custodianName) == ["colleague", "supervisor"])
        #expect(shown.map(\.control) == [.safe, .lockedCabinet] && shown[0].state == .held)
        let listed = try await client.cases(of: campus.id(.ada), for: purpose)
        #expect(listed.first { $0.id == found.id }?.paper == shown)
      }
      // Of their own, a student sees what there is, and not who has it.
      let student = try campus.client(.ada)
      let own = try await student.readCase(found.id, for: .unspecified).paper
      #expect(own.map(\.paperID) == [form.id, letter.id])
      #expect(own.allSatisfy { $0.custodianID.isEmpty && $0.custodianName.isEmpty })
      let cases = try await student.cases(for: .unspecified)
      #expect(cases.first { $0.id == found.id }?.paper == own)
      #expect(cases.first { $0.id == other.id }?.paper.isEmpty == true)

      _ = try await lead.lend(form, until: "2026-11-24")
      campus.now = campus.now.adding(minutes: 60 * 48)
      let overdue = try await lead.readCase(found.id).paper[0]
      #expect(overdue.state == .onLoan && overdue.overdue)
    }
  }

  @Test(
    "Of a sealed case only named people see the paper, and who holds it; nobody destroys it",
    .tags(.w15))
  func sealed() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let (lead, manager) = (try campus.client(.colleague), try campus.client(.recordsManager))
      let kept = try await lead.registerPaper(of: found.id)
      let sealed = try await lead.change(found, CaseService.seal)
      for person in [Person.supervisor, .recordsManager, .dataProtectionOfficer] {
        let purpose: Pastoral_V1_Purpose =
          person == .dataProtectionOfficer ? .dataProtection : .caseManagement
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.readPaper(kept.id, for: purpose) }
        await expectRefusal(.permissionDenied) {
          try await client.paper(student: campus.id(.ada), for: purpose)
        }
      }
      await expectRefusal(.permissionDenied) {
        try await manager.destroy(kept, witness: campus.id(.secretary))
      }
      #expect(try await lead.readPaper(kept.id).id == kept.id)
      #expect(try await campus.client(.ada).paper(for: .unspecified).count == 1)

      // What the team gave into their hands they see, and nothing else of it.
      let second = try await lead.registerPaper(
        of: sealed.id, what: "Letter", custodian: campus.id(.recordsManager))
      #expect(try await manager.readPaper(second.id).what == "Letter")
      #expect(try await manager.paper(student: campus.id(.ada)).map(\.id) == [second.id])
      await expectRefusal(.failedPrecondition, "OWN_CUSTODY") {
        try await manager.destroy(second, witness: campus.id(.secretary))
      }
      let lent = try await lead.lend(kept, until: "2026-11-23")
      campus.now = campus.now.adding(minutes: 60 * 24)
      #expect(try await manager.overduePaper().isEmpty)
      #expect(try await lead.overduePaper().map(\.id) == [lent.id])

      _ = try await lead.change(sealed, CaseService.unseal)
      #expect(try await manager.overduePaper().map(\.id) == [lent.id])
    }
  }

  @Test("Paper that should have come back is listed, and its custodian reminded once for each loan")
  func overdue() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let paper = try await lead.registerPaper(of: found.id)
      for day in ["2026-11-22", "2027-02-22"] {
        await expectRefusal(.invalidArgument, fields: ["until"]) {
          try await lead.lend(paper, until: day)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["borrower"]) {
        try await lead.lend(paper, until: "2026-11-24", to: "")
      }
      let lent = try await lead.lend(paper, until: "2026-11-24")
      campus.now = campus.now.adding(minutes: 60 * 24)
      await campus.tell()
      #expect(try await lead.overduePaper().isEmpty)
      #expect(try await campus.paperReminders() == 0)
      campus.now = campus.now.adding(minutes: 60 * 24)
      await campus.tell()
      await campus.tell()
      #expect(try await lead.overduePaper().map(\.overdue) == [true])
      #expect(try await campus.paperReminders() == 1)
      for person in [Person.recordsManager, .supervisor] {
        #expect(try await campus.client(person).overduePaper().map(\.id) == [paper.id])
      }
      for person in [Person.practitioner, .disabilitySupervisor] {
        #expect(try await campus.client(person).overduePaper().isEmpty)
      }
      await expectRefusal(.permissionDenied) { try await campus.client(.tutor).overduePaper() }
      // Another loan, another reminder.
      let back = try await lead.takeBack(lent)
      #expect(try await lead.overduePaper().isEmpty)
      _ = try await lead.lend(back, until: "2026-11-25")
      campus.now = campus.now.adding(minutes: 60 * 24)
      await campus.tell()
      #expect(try await campus.paperReminders() == 2)
    }
  }

  @Test("What is wrong with paper is named, and who answers for it must be able to see it")
  func invalid() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      await expectRefusal(
        .invalidArgument, fields: ["what", "location", "control", "custodian_id"]
      ) {
        try await lead.registerPaper(
          of: found.id, what: String(repeating: "a", count: 201),
          custodian: campus.id(.disabilityAdviser)
        ) {
          $0.location = ""
          $0.control = .unspecified
        }
      }
      for person in [Person.ada, .tutor, .practitioner, .admin] {
        await expectRefusal(.invalidArgument, fields: ["custodian_id"]) {
          try await lead.registerPaper(of: found.id, custodian: campus.id(person))
        }
      }
      // The same key is the same paper.
      let first = try await lead.registerPaper(of: found.id, key: "k")
      #expect(try await lead.registerPaper(of: found.id, key: "k") == first)
      #expect(try await lead.paper(of: found.id).count == 1)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.readPaper(first.id, for: .academicAdvice)
      }
    }
  }

  @Test("No word on the register stands in the file of the records")
  func canary() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let paper = try await lead.registerPaper(of: found.id, what: "CANARY-WHAT") {
        $0.location = "CANARY-WHERE"
      }
      _ = try await lead.lend(paper, until: "2026-11-24", to: "CANARY-WHO")
      for table: SQL in [
        "select count(*) from paper_record where instr(content, cast('CANARY' as blob)) > 0",
        "select count(*) from paper_step where instr(content, cast('CANARY' as blob)) > 0",
      ] {
        #expect(try campus.count(table) == 0)
      }
      #expect(
        try campus.count("select count(*) from paper_step where content is not null") == 2)
    }
  }
}

extension TestCampus {
  /// Reminds now of all that people are reminded of.
  fileprivate func tell() async {
    _ = await withCheckedContinuation { done in
      server.reminders.remind { done.resume(returning: $0) }
    }
  }

  /// How many times the colleague was reminded of paper.
  fileprivate func paperReminders() async throws -> Int {
    try await client(.colleague).unary(InboxService.list, .init()).items
      .filter { $0.kind == .paperOverdue }.count
  }
}
