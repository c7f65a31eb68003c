import Domain
import Foundation
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("What is in cases", .timeLimit(.minutes(10)))
struct CaseItemTests {
  @Test(
    "An item is written, said anew and read with all that was said with it",
    .tags(.w2, .w9, .w12))
  func life() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let content = Pastoral_V1_CaseItemContent.circumstances([
        "Shares a flat with four others", "Works at night",
      ]).with {
        $0.thirdParties = [
          .with {
            $0.name = "Kim"
            $0.relation = "flatmate"
          }
        ]
      }
      let item = try await lead.addItem(to: found.id, content)
      #expect(item.id.hasPrefix("cit_") && item.version == 1 && item.caseID == found.id)
      #expect(item.authorName == "colleague" && item.category == .circumstances)
      #expect(item.hasThirdParties_p && !item.specialCategory && !item.criminalOffence)
      #expect(item.notice.notice == "student-life-and-wellbeing")
      #expect(item.content.criminalOffence == .none)
      let subject = try #require(item.content.thirdParties.first)
      #expect(subject.id.hasPrefix("tpy_") && subject.name == "Kim")
      #expect(try await lead.readItem(item.id) == item)

      campus.now = campus.now.adding(minutes: 5)
      let amended = try await lead.amend(
        item,
        content.with {
          $0.paragraphs = ["Has moved out"]
          $0.thirdParties = [
            .with {
              $0.name = "Lee"
              $0.relation = "brother"
            }, subject,
          ]
        })
      #expect(amended.version == 2 && amended.changed.seconds == item.changed.seconds + 300)
      #expect(amended.content.paragraphs == ["Has moved out"])
      // Who was named before keeps their id.
      #expect(amended.content.thirdParties[1] == subject)
      #expect(amended.content.thirdParties[0].id != subject.id)
      await expectRefusal(.aborted, "STALE_REVISION") { try await lead.amend(item, content) }
      await expectRefusal(.invalidArgument, fields: ["content.third_parties[0].id"]) {
        try await lead.amend(
          amended,
          content.with { $0.thirdParties[0].id = "tpy_" + String(repeating: "a", count: 26) })
      }

      #expect(try await lead.itemVersions(item.id).map(\.version) == [2, 1])
      let first = try await lead.itemVersion(item.id, 1)
      #expect(first.content == item.content && first.version == 1)
      await expectRefusal(.invalidArgument, fields: ["version"]) {
        try await lead.itemVersion(item.id, 3)
      }
    }
  }

  // MARK: Categories

  /// A category, what the notice wants said with it, and content that says so.
  struct Asked: Sendable, CustomTestStringConvertible {
    let category: Pastoral_V1_CaseCategory
    /// The fields that are missing where nothing but the category is given.
    let missing: [String]
    let say: @Sendable (inout Pastoral_V1_CaseItemContent) -> Void
    var testDescription: String { "\(category)" }
  }

  static let asked = [
    Asked(category: .personalDetails, missing: []) { _ in },
    Asked(category: .circumstances, missing: ["content.relevance"]) {
      $0.relevance = "The rent is what worries them"
    },
    Asked(category: .health, missing: ["content.necessity", "content.special_category"]) {
      $0.necessity = "The medication makes them tired"
      $0.specialCategory = true
    },
    Asked(category: .riskSafeguarding, missing: ["content.criminal_offence"]) {
      $0.criminalOffence = .safeguarding
    },
    Asked(category: .history, missing: ["content.relevance", "content.criminal_offence"]) {
      $0.relevance = "The hearing is in the same week"
      $0.criminalOffence = .unlawfulActs
    },
    Asked(
      category: .equality,
      missing: ["content.relevance", "content.justification", "content.special_category"]
    ) {
      $0.relevance = "Sessions are planned around it"
      $0.justification = "The student brought it up first"
      $0.specialCategory = true
    },
  ]

  @Test(
    "Each category asks for what the notice asks, and for no more",
    .tags(.w2, .w4, .w5, .w7, .w8), arguments: asked)
  func categories(asked: Asked) async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let bare = Pastoral_V1_CaseItemContent.with {
        $0.category = asked.category
        $0.paragraphs = ["What was said"]
        $0.source = .subject
        $0.ground.basis = .publicTask
        $0.ground.condition = .counselling
        $0.ground.policyDocument = "SLW-APD"
      }
      if !asked.missing.isEmpty {
        await expectRefusal(.invalidArgument, fields: asked.missing) {
          try await lead.addItem(to: found.id, bare)
        }
      }
      let item = try await lead.addItem(to: found.id, bare.with(asked.say))
      #expect(item.category == asked.category)
      #expect(item.criminalOffence == [.riskSafeguarding, .history].contains(asked.category))
      // What is not asked for is not kept either.
      let unasked = ["relevance", "necessity", "justification"].map { "content.\($0)" }
        .filter { !asked.missing.contains($0) }
      await expectRefusal(.invalidArgument, fields: unasked) {
        try await lead.addItem(
          to: found.id,
          bare.with {
            asked.say(&$0)
            for path in [
              \Pastoral_V1_CaseItemContent.relevance, \.necessity, \.justification,
            ] where $0[keyPath: path].isEmpty {
              $0[keyPath: path] = "Nobody asked for this here"
            }
          })
      }
    }
  }

  @Test(
    "What may not be missing or wrong is named, field by field",
    .tags(.w6, .w9, .w11, .w12, .w13))
  func wrong() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      await expectRefusal(
        .invalidArgument,
        fields: [
          "kind", "content.paragraphs", "content.category", "content.source", "content.ground",
        ]
      ) {
        try await lead.addItem(to: found.id, .init(), as: .unspecified)
      }
      func refused(
        _ fields: [String], as kind: Pastoral_V1_CaseItemKind = .note,
        _ change: (inout Pastoral_V1_CaseItemContent) -> Void
      ) async {
        let content = Pastoral_V1_CaseItemContent.circumstances().with(change)
        await expectRefusal(.invalidArgument, fields: fields) {
          try await lead.addItem(to: found.id, content, as: kind)
        }
      }
      await refused(["content.paragraphs[1]"]) { $0.paragraphs = ["One", "Two\nthree"] }
      await refused(["content.paragraphs"]) {
        $0.paragraphs = Array(repeating: String(repeating: "a", count: 4_001), count: 2)
      }
      await refused(["content.relevance"]) { $0.relevance = "Because" }
      await refused(["content.source"]) { $0.source = .campusSystem }
      await refused(["content.told_by"]) { $0.source = .thirdParty }
      await refused(["content.told_by.name", "content.told_by.lawful"]) {
        $0.source = .partner
        $0.toldBy = .init()
      }
      await refused(["content.ground.basis"]) { $0.ground.basis = .unspecified }
      await refused(["content.ground.condition"]) { $0.specialCategory = true }
      await refused(["content.ground.consent_id"]) {
        $0.specialCategory = true
        $0.ground.condition = .explicitConsent
      }
      await refused(["content.third_parties[0].name", "content.third_parties[0].relation"]) {
        $0.thirdParties = [.init()]
      }
      await refused(["content.category"], as: .safetyPlan) { _ in }
      await refused(["content.contact"], as: .contact) { _ in }
      await refused(["content.contact"]) { $0.contact.manner = .phone }
      await refused(
        ["content.contact.at", "content.contact.manner", "content.contact.with_whom"],
        as: .contact
      ) {
        $0.contact.at = .utc("2026-11-24 10:00")
      }
      let contact = try await lead.addItem(
        to: found.id,
        .circumstances().with {
          $0.contact.at = .utc("2026-11-20 10:00")
          $0.contact.manner = .phone
          $0.contact.withWhom = "The student's mother"
        }, as: .contact)
      #expect(contact.content.contact.withWhom == "The student's mother")
      let closed = try await lead.change(found, CaseService.close)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.addItem(to: closed.id)
      }
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.amend(contact, contact.content)
      }
      // What is there can still be read.
      #expect(try await lead.readItem(contact.id) == contact)
    }
  }

  @Test("What is about equality is in no list unless the team asks for it", .tags(.w8))
  func equality() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      var ids: [String] = []
      for index in 0..<6 {
        campus.now = campus.now.adding(minutes: 1)
        let content: Pastoral_V1_CaseItemContent = index % 3 == 0 ? .circumstances() : .equality()
        ids.append(try await lead.addItem(to: found.id, content).id)
      }
      let shown = try await lead.items(of: found.id)
      #expect(shown.items.map(\.id) == [ids[3], ids[0]] && shown.nextPageToken.isEmpty)
      #expect(shown.items.allSatisfy { !$0.hasContent })
      #expect(try await lead.items(of: found.id, equality: true).items.count == 6)
      // A page is filled with what is shown, so that its length says nothing of what is not.
      let page = try await lead.items(of: found.id, size: 1)
      #expect(page.items.map(\.id) == [ids[3]])
      let rest = try await lead.items(of: found.id, size: 1, token: page.nextPageToken)
      #expect(rest.items.map(\.id) == [ids[0]] && rest.nextPageToken.isEmpty)

      let supervisor = try campus.client(.supervisor)
      _ = try await supervisor.change(
        found, CaseItemService.stateReason, words: "A complaint was made")
      #expect(try await supervisor.items(of: found.id).items.count == 2)
      await expectRefusal(.permissionDenied) {
        try await supervisor.items(of: found.id, equality: true)
      }
    }
  }

  // MARK: Who

  /// A method, called with an item's, a task's and a case's name.
  struct Attempt: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let call:
      @Sendable (Client, Pastoral_V1_Case, Pastoral_V1_CaseItem, Pastoral_V1_CaseTask)
        async throws -> Void
  }

  static let attempts = [
    Attempt(testDescription: "Add") { client, found, _, _ in
      _ = try await client.addItem(to: found.id)
    },
    Attempt(testDescription: "Amend") { client, _, item, _ in
      _ = try await client.amend(item, .circumstances())
    },
    Attempt(testDescription: "Rebase") { client, _, item, _ in _ = try await client.rebase(item) },
    Attempt(testDescription: "Get") { client, _, item, _ in
      _ = try await client.readItem(item.id)
    },
    Attempt(testDescription: "List") { client, found, _, _ in
      _ = try await client.items(of: found.id)
    },
    Attempt(testDescription: "ListVersions") { client, _, item, _ in
      _ = try await client.itemVersions(item.id)
    },
    Attempt(testDescription: "GetVersion") { client, _, item, _ in
      _ = try await client.itemVersion(item.id, 1)
    },
    Attempt(testDescription: "AddTask") { client, found, _, _ in
      _ = try await client.addTask(to: found.id)
    },
    Attempt(testDescription: "SetTask") { client, _, _, task in
      _ = try await client.set(task, .done)
    },
    Attempt(testDescription: "ListTasks") { client, found, _, _ in
      _ = try await client.tasks(of: found.id)
    },
  ]

  @Test(
    "Nobody but the team opens it: not intake once it is allocated, nor who was named until yesterday",
    .tags(.w14, .w15, .w25), arguments: attempts)
  func refused(attempt: Attempt) async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let item = try await lead.addItem(to: allocated.id)
      let task = try await lead.addTask(to: allocated.id)
      let found = try await lead.unary(
        CaseTeamService.addMember,
        .with {
          $0.caseID = allocated.id
          $0.revision = allocated.revision
          $0.memberID = campus.id(.newcomer)
          $0.reason = "Runs the group that the student is in"
          $0.bestInterests = "The student need not say it all again"
          $0.until = .day("2026-11-23")
        })
      let newcomer = try campus.client(.newcomer)
      _ = try await newcomer.unary(CaseService.acceptTerms, .with { $0.version = "1" })
      #expect(try await newcomer.readItem(item.id).id == item.id)
      campus.now = campus.now.adding(minutes: 24 * 60)
      for person in [
        Person.newcomer, .practitioner, .supervisor, .disabilityAdviser, .disabilitySupervisor,
        .clinicalSupervisor, .dataProtectionOfficer, .tutor, .programmeLeader, .itSupport, .admin,
        .recordsManager, .ada, .ben,
      ] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await attempt.call(client, found, item, task)
        }
      }
      // The team does; re-basing alone needs something that is restricted.
      if attempt.testDescription != "Rebase" { try await attempt.call(lead, found, item, task) }
    }
  }

  @Test(
    "A supervisor reads what is in a case of their line on the day they say why, and the team sees it",
    .tags(.w16, .w26))
  func reasoned() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let (lead, supervisor) = (try campus.client(.colleague), try campus.client(.supervisor))
      let item = try await lead.addItem(to: found.id)
      await expectRefusal(.permissionDenied) { try await supervisor.readItem(item.id) }
      await expectRefusal(.invalidArgument, fields: ["words"]) {
        try await supervisor.change(found, CaseItemService.stateReason, words: " ")
      }
      for person in [Person.colleague, .practitioner, .disabilitySupervisor, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).change(found, CaseItemService.stateReason)
        }
      }
      let stated = try await supervisor.change(
        found, CaseItemService.stateReason, words: "A complaint was made")
      #expect(stated.revision == found.revision + 1 && stated.state == found.state)
      #expect(try await supervisor.readItem(item.id, for: .caseManagement).content == item.content)
      await expectRefusal(.permissionDenied) {
        try await supervisor.amend(item, item.content)
      }
      let changes = try await lead.unary(
        CaseService.listChanges,
        .with {
          $0.caseID = found.id
          $0.purpose = .caseSupport
        }
      ).changes
      #expect(changes[0].kind == .readingReasoned && changes[0].words == "A complaint was made")
      #expect(changes[0].by == campus.id(.supervisor))
      // With the day it is over.
      campus.now = campus.now.adding(minutes: 24 * 60)
      await expectRefusal(.permissionDenied) { try await supervisor.readItem(item.id) }
    }
  }

  @Test("Nothing that is said over the wire is in any file of the server's", .tags(.w23))
  func canary() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let words = ["quokka said", "wombat changed", "numbat task", "bilby reason"]
      let item = try await lead.addItem(to: found.id, .circumstances([words[0]]), key: "k")
      _ = try await lead.amend(item, .circumstances([words[1]]))
      _ = try await lead.addTask(to: found.id, words[2])
      _ = try await campus.client(.supervisor).change(
        found, CaseItemService.stateReason, words: words[3])
      let folder = URL(filePath: campus.databasePath).deletingLastPathComponent()
      let files = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      #expect(files.count > 1)
      for file in files {
        let bytes = try Data(contentsOf: file)
        for word in words {
          #expect(bytes.range(of: Data(word.utf8)) == nil, "\(file.lastPathComponent)")
        }
      }
    }
  }

  @Test("Each opening of an item is recorded with its purpose", .tags(.w26))
  func recorded() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let item = try await lead.addItem(to: found.id)
      _ = try await lead.readItem(item.id)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.readItem(item.id, for: .academicAdvice)
      }
      let report = try await campus.client(.ada).unary(AuditService.listAccesses, .init())
      let reads = report.accesses.filter { $0.method == "pastoral.v1.CaseItemService/Get" }
      #expect(reads.count == 1 && reads[0].purpose == .caseSupport)
    }
  }
}
