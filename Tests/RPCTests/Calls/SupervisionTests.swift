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

@Suite("Clinical supervision", .tags(.w17), .timeLimit(.minutes(10)))
struct SupervisionTests {
  @Test("A practitioner previews, shares just that, and the supervisor reads it under a pseudonym")
  func way() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let supervisors = try await lead.unary(
        SupervisionService.listSupervisors, .with { $0.caseID = found.id }
      ).supervisors
      #expect(supervisors.map(\.principalID) == [campus.id(.clinicalSupervisor)])

      let preview = try await lead.preview(found.id, in: campus)
      #expect(preview.findings.isEmpty && preview.digest.count == 32)
      #expect(preview.supportType == .counselling && preview.fields == .example)
      // The same each time, and nothing of an id in it.
      let again = try await lead.preview(found.id, in: campus)
      #expect(again == preview)
      #expect(preview.pseudonym.wholeMatch(of: /P-[B-Z]{8}/) != nil)

      let shared = try await lead.share(found.id, preview, in: campus)
      #expect(shared.id.hasPrefix("sup_") && shared.state == .shared)
      #expect(shared.supervisorID == campus.id(.clinicalSupervisor))

      let supervisor = try campus.client(.clinicalSupervisor)
      let inbox = try await supervisor.unary(InboxService.list, .init()).items
      #expect(inbox.map(\.kind) == [.extractShared] && inbox[0].aboutID == shared.id)
      let listed = try await supervisor.extracts()
      #expect(listed.map(\.id) == [shared.id] && !listed[0].hasFields)
      let read = try await supervisor.readExtract(shared.id)
      #expect(read.fields == .example && read.pseudonym == preview.pseudonym)
      #expect(read.state == .read)
      // No name, no contact, no id of the case or the student.
      #expect(read.caseID.isEmpty && read.supervisorID.isEmpty)
      let spelt = try read.jsonString() + (listed[0].jsonString())
      for secret in [found.id, campus.id(.ada), "Ada", "Lovelace", "S001", "@"] {
        #expect(!spelt.contains(secret))
      }
      // Another case is another person to them.
      let other = try await campus.allocatedCase(of: .ben)
      #expect(try await lead.preview(other.id, in: campus).pseudonym != preview.pseudonym)
    }
  }

  @Test(
    "What is planted in each field is caught: what is sure is refused, what may be is confirmed")
  func planted() async throws {
    try await TestCampus.with { campus in
      let told = try await campus.client(.ada).consent {
        $0.purpose = .outsideInformation
        $0.fields = []
      }
      let opened = try await campus.client(.practitioner).takeIn(campus.id(.ada)) {
        $0.source = .thirdParty
        $0.thirdParty.name = "Grace Hopper"
        $0.thirdParty.consentID = told.id
      }
      let found = try await campus.client(.supervisor).allocate(
        opened, to: campus.id(.colleague))
      let lead = try campus.client(.colleague)
      let sure = [
        "seen with Ada Lovelace", "the student Ada", "card S001", "mail ada@example.ac.uk",
        "ring 07700 900123", "NHS 943 476 5919", "at LE11 3TU", "says Grace Hopper",
        "in \(found.id)",
      ]
      let possible = ["Ada came", "born 12/03/2004", "to Dr Okafor", "by grace", "a colleague"]
      for (plants, isSure) in [(sure, true), (possible, false)] {
        for plant in plants {
          for field in 0..<3 {
            let preview = try await lead.preview(found.id, in: campus) {
              switch field {
              case 0: $0.presentingIssue = plant
              case 1: $0.themes[1] = plant
              default: $0.question = plant
              }
            }
            #expect(preview.findings.map(\.sure) == [isSure], "\(plant)")
            #expect(
              preview.findings.map(\.field)
                == [["presenting_issue", "themes[1]", "question"][field]])
            await expectRefusal(
              .failedPrecondition, isSure ? "IDENTIFIERS_FOUND" : "NOT_CONFIRMED"
            ) {
              try await lead.share(found.id, preview, in: campus)
            }
            if isSure {
              await expectRefusal(.failedPrecondition, "IDENTIFIERS_FOUND") {
                try await lead.share(found.id, preview, confirmed: [0], in: campus)
              }
            }
          }
        }
      }
      // A person looked at it.
      let preview = try await lead.preview(found.id, in: campus) {
        $0.question = "How to go on, now that grace is a theme? Born 12/03/2004."
      }
      #expect(preview.findings.map(\.kind) == [.thirdParty, .date])
      await expectRefusal(.failedPrecondition, "NOT_CONFIRMED") {
        try await lead.share(found.id, preview, confirmed: [0], in: campus)
      }
      await expectRefusal(.invalidArgument, fields: ["confirmed"]) {
        try await lead.share(found.id, preview, confirmed: [0, 1, 2], in: campus)
      }
      let shared = try await lead.share(found.id, preview, confirmed: [1, 0], in: campus)
      #expect(shared.fields == preview.fields)
    }
  }

  @Test("What is shared is what was previewed, to whom it was previewed for")
  func frozen() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let preview = try await lead.preview(found.id, in: campus)
      var other = preview
      other.fields.question += " And Ada?"
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await lead.share(found.id, other, in: campus)
      }
      other = preview
      other.digest = Data(repeating: 0, count: 32)
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await lead.share(found.id, other, in: campus)
      }
      // Of another case, neither.
      let second = try await campus.allocatedCase(of: .ben)
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await lead.share(second.id, preview, in: campus)
      }
      let shared = try await lead.share(found.id, preview, key: "k", in: campus)
      #expect(try await lead.share(found.id, preview, key: "k", in: campus) == shared)
      #expect(try campus.count("select count(*) from supervision_extract") == 1)
    }
  }

  @Test("Every field has its limits, and only clinical supervisors of the type are shown anything")
  func invalid() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      await expectRefusal(
        .invalidArgument, fields: ["presenting_issue", "themes[1]", "risk", "question"]
      ) {
        try await lead.preview(found.id, in: campus) {
          $0.presentingIssue = " "
          $0.themes[1] = String(repeating: "a", count: 61)
          $0.risk = .unspecified
          $0.question = String(repeating: "a", count: 501)
        }
      }
      for themes in [[], Array(repeating: "a", count: 9)] {
        await expectRefusal(.invalidArgument, fields: ["themes"]) {
          try await lead.preview(found.id, in: campus) { $0.themes = themes }
        }
      }
      for person in [Person.supervisor, .practitioner, .ada, .tutor] {
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await lead.preview(found.id, to: person, in: campus)
        }
      }
      let closed = try await lead.change(found, CaseService.close)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.preview(closed.id, in: campus)
      }
    }
  }

  @Test("Other types of support have no clinical supervision")
  func otherTypes() async throws {
    try await TestCampus.with { campus in
      let opened = try await campus.client(.ada).openCase(.disability)
      _ = try await campus.client(.disabilitySupervisor).allocate(
        opened, to: campus.id(.disabilityAdviser))
      await expectRefusal(.failedPrecondition, "NO_CLINICAL_SUPERVISION") {
        try await campus.client(.disabilityAdviser).preview(opened.id, in: campus)
      }
      await expectRefusal(.failedPrecondition, "NO_CLINICAL_SUPERVISION") {
        try await campus.client(.disabilityAdviser).share(opened.id, .init(), in: campus)
      }
    }
  }

  @Test(
    "Only the team shares, only who was shown it and the line read it, and a conflict closes it")
  func access() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let preview = try await lead.preview(found.id, in: campus)
      for person in [
        Person.practitioner, .supervisor, .disabilityAdviser, .clinicalSupervisor, .ada, .tutor,
        .dataProtectionOfficer, .admin, .itSupport,
      ] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.preview(found.id, in: campus) }
        await expectRefusal(.permissionDenied) {
          try await client.share(found.id, preview, in: campus)
        }
      }
      let shared = try await lead.share(found.id, preview, in: campus)
      for person in [
        Person.practitioner, .disabilitySupervisor, .ada, .tutor, .dataProtectionOfficer, .admin,
        .itSupport, .recordsManager,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).readExtract(shared.id)
        }
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).unary(
            SupervisionService.withdraw, .with { $0.extractID = shared.id })
        }
      }
      let line = try await campus.client(.supervisor).readExtract(shared.id)
      #expect(line.caseID == found.id && line.fields == .example && line.state == .shared)
      #expect(try await campus.client(.supervisor).extracts(of: found.id).map(\.id) == [shared.id])
      // They read extracts, and nothing else of a case.
      let supervisor = try campus.client(.clinicalSupervisor)
      await expectRefusal(.permissionDenied) { try await supervisor.readCase(found.id) }
      await expectRefusal(.permissionDenied) { try await supervisor.extracts(of: found.id) }
      await expectRefusal(.permissionDenied) { try await campus.client(.tutor).extracts() }
      // A sealed case's extract is open to whom it was shown: they are named in it.
      _ = try await lead.change(found, CaseService.seal)
      #expect(try await supervisor.readExtract(shared.id).fields == .example)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.supervisor).readExtract(shared.id)
      }
      try campus.change(
        """
        insert into interest_conflict (principal_id, student_id, declared_at, declared_by)
        select $1, student_id, 0, $1 from support_case
        """, campus.id(.clinicalSupervisor))
      await expectRefusal(.permissionDenied) { try await supervisor.readExtract(shared.id) }
      #expect(try await supervisor.extracts().isEmpty)
    }
  }

  @Test("The team sees who was shown what when, and whether it was read, and opens none of it")
  func ofTheTeam() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let preview = try await lead.preview(found.id, in: campus)
      var shared: [Pastoral_V1_SupervisionExtract] = []
      for _ in 0..<3 {
        shared.append(try await lead.share(found.id, preview, in: campus))
        campus.now = campus.now.adding(minutes: 1)
      }
      _ = try await campus.client(.clinicalSupervisor).readExtract(shared[1].id)
      _ = try await lead.unary(
        SupervisionService.withdraw, .with { $0.extractID = shared[0].id })
      let listed = try await lead.extracts(of: found.id)
      #expect(listed.map(\.id) == shared.reversed().map(\.id))
      #expect(listed.map(\.state) == [.shared, .read, .withdrawn])
      #expect(listed.map(\.supervisorName) == Array(repeating: "clinicalSupervisor", count: 3))
      #expect(listed.map(\.hasRead) == [false, true, false])
      #expect(listed.allSatisfy { !$0.hasFields && $0.sharedBy == campus.id(.colleague) })
      // What is in one was its author's to write down, and is not read back by the team.
      await expectRefusal(.permissionDenied) { try await lead.readExtract(shared[1].id) }
      for person in [Person.practitioner, .disabilityAdviser, .ada, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).extracts(of: found.id)
        }
      }
    }
  }

  @Test("Nothing of a restricted case or item reaches a clinical supervisor", .tags(.w13))
  func restricted() async throws {
    try await TestCampus.with { campus in
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .wellbeingSupport
        $0.fields = []
      }
      let opened = try await campus.client(.practitioner).takeIn(campus.id(.ada)) {
        $0.ground.condition = .explicitConsent
        $0.ground.consentID = consent.id
        $0.ground.policyDocument = ""
      }
      let found = try await campus.client(.supervisor).allocate(
        opened, to: campus.id(.colleague))
      let lead = try campus.client(.colleague)
      let supervisor = try campus.client(.clinicalSupervisor)
      // What is in the case's items is in no extract, restricted or not.
      var item = Pastoral_V1_CaseItemContent.circumstances()
      item.paragraphs = ["Quokka"]
      _ = try await lead.addItem(to: found.id, item)
      let preview = try await lead.preview(found.id, in: campus)
      let unread = try await lead.share(found.id, preview, in: campus)
      let read = try await lead.share(found.id, preview, in: campus)
      #expect(try await !supervisor.readExtract(read.id).jsonString().contains("Quokka"))

      _ = try await campus.client(.ada).withdraw(consent.id)
      await expectRefusal(.failedPrecondition, "RESTRICTED") {
        try await lead.preview(found.id, in: campus)
      }
      await expectRefusal(.failedPrecondition, "RESTRICTED") {
        try await lead.share(found.id, preview, in: campus)
      }
      #expect(try campus.count("select count(*) from supervision_extract") == 2)
      for extract in [unread, read] {
        await expectRefusal(.failedPrecondition, "RESTRICTED") {
          try await supervisor.readExtract(extract.id)
        }
        await expectRefusal(.failedPrecondition, "RESTRICTED") {
          try await campus.client(.supervisor).readExtract(extract.id)
        }
      }
      // Nor was it recorded as read.
      #expect(try await lead.extracts(of: found.id).map(\.state).contains(.shared))
    }
  }

  @Test("What is taken back is read no more, and the ledger says what became of each share")
  func withdrawn() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let (lead, supervisor) = (
        try campus.client(.colleague), try campus.client(.clinicalSupervisor)
      )
      let preview = try await lead.preview(found.id, in: campus)
      let (unread, read) = (
        try await lead.share(found.id, preview, in: campus),
        try await lead.share(found.id, preview, in: campus)
      )
      for _ in 0..<2 { _ = try await supervisor.readExtract(read.id) }
      for extract in [unread, read] {
        let back = try await lead.unary(
          SupervisionService.withdraw, .with { $0.extractID = extract.id })
        #expect(back.state == .withdrawn && !back.hasFields)
        await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
          try await lead.unary(SupervisionService.withdraw, .with { $0.extractID = extract.id })
        }
        #expect(try await !supervisor.readExtract(extract.id).hasFields)
      }
      #expect(try await supervisor.extracts().isEmpty)
      let shares = try campus.leaves().compactMap { leaf -> String? in
        switch leaf.event {
        case .shareAttempt(let share): "attempt \(share.partner.text)"
        case .shareOutcome(_, _, let outcome): "\(outcome)"
        default: nil
        }
      }
      #expect(
        shares == [
          "attempt clinical-supervision", "attempt clinical-supervision", "delivered", "notSent",
        ])
      _ = try campus.server.store.verifyLedger()
    }
  }
}
