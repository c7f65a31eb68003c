import Crypto
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

@Suite("Documents of cases", .timeLimit(.minutes(10)))
struct CaseDocumentTests {
  @Test("A document comes back as it was sent, to the team and nobody else", .tags(.w5, .w14, .w26))
  func wayAndBack() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      // Longer than two pieces, so that their order counts.
      let bytes = Array("%PDF-1.7\n".utf8) + (0..<600_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
      let sent = try await lead.send(bytes, to: allocated) { $0.description_p = "The letter" }
      #expect(sent.id.hasPrefix("doc_") && sent.type == .pdf && sent.length == Int64(bytes.count))
      #expect(sent.authorID == campus.id(.colleague) && sent.category == .health)
      #expect(sent.notice.notice == "student-life-and-wellbeing")
      let (head, received) = try await lead.receive(sent.id)
      #expect(head == sent && received == bytes)
      let listed = try await lead.documents(of: allocated)
      #expect(listed == [sent])
      for person in [
        Person.practitioner, .supervisor, .disabilityAdviser, .tutor, .ada, .admin, .itSupport,
        .dataProtectionOfficer, .recordsManager,
      ] {
        await expectRefusal(.permissionDenied) { try await campus.client(person).receive(sent.id) }
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).documents(of: allocated)
        }
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).send(bytes, to: allocated)
        }
      }
      let report = try await campus.client(.ada).unary(AuditService.listAccesses, .init())
      #expect(
        report.accesses.contains {
          $0.method == "pastoral.v1.CaseDocumentService/Download" && $0.purpose == .caseSupport
        })
    }
  }

  @Test("What does not come whole and unharmed is not kept")
  func broken() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let bytes = Array("%PDF-1.7\nA letter".utf8)
      func refuse(
        _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Pastoral_V1_DocumentHead) -> Void = { _ in },
        bytes: [UInt8] = Array("%PDF-1.7\nA letter".utf8)
      ) async {
        await expectRefusal(.invalidArgument, fields: [field], sourceLocation: sourceLocation) {
          try await lead.send(bytes, to: allocated, change)
        }
      }
      await refuse("head.length") { $0.length = Int64(bytes.count) + 1 }
      await refuse("bytes") { $0.length = Int64(bytes.count) - 1 }
      await refuse("head.sha256") { $0.sha256 = Data(repeating: 1, count: 32) }
      await refuse("head.sha256") { $0.sha256 = Data([1]) }
      await refuse("head.length") { $0.length = 10 * 1024 * 1024 + 1 }
      await refuse("head.length") { $0.length = 0 }
      await refuse("head.name") { $0.name = "run.exe" }
      await refuse("head.name") { $0.name = "../letter.pdf" }
      await refuse("head.name") { $0.name = "letter.png" }
      await refuse("head.name", bytes: Array("\u{7f}ELF".utf8))
      await refuse("head.category") { $0.category = .unspecified }
      await refuse("head.source") { $0.source = .unspecified }
      await refuse("head.ground") { $0.clearGround() }
      await refuse("head.ground.condition") {
        $0.ground.condition = .unspecified
        $0.ground.policyDocument = ""
      }
      await refuse("head.third_party") { $0.source = .partner }
      await expectRefusal(.invalidArgument, fields: ["step"]) {
        try await lead.clientStream(CaseDocumentService.upload) { writer in
          try await writer.send(.with { $0.bytes = Data(bytes) })
        }
      }
      #expect(try await lead.documents(of: allocated).isEmpty)
      // What broke off is forgotten, piece and head.
      campus.now = campus.now.adding(minutes: 24 * 60 + 1)
      let forgotten = try campus.server.store.write { transaction in
        var count = 0
        while try transaction.forgetBrokenDocuments(at: campus.now, atMost: 1) > 0 { count += 1 }
        return count
      }
      #expect(forgotten > 0)
      let left = try campus.server.store.read {
        try $0.row(
          """
          select (select count(*) from case_document) + (select count(*) from document_piece)
            + (select count(*) from case_document_version)
          """)?.integer(0)
      }
      #expect(left == 0)
    }
  }

  @Test("Sent again under its key a document is there once; the key stands for its head")
  func repeated() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let bytes = Array("%PDF-1.7\nA letter".utf8)
      let sent = try await lead.send(bytes, to: allocated, key: "k")
      #expect(try await lead.send(bytes, to: allocated, key: "k") == sent)
      #expect(try await lead.documents(of: allocated) == [sent])
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await lead.send(bytes, to: allocated, key: "k") { $0.name = "other.pdf" }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.practitioner).send(bytes, to: allocated, key: "k")
      }
    }
  }

  @Test("With the consent that it is kept on, a document is closed to everybody", .tags(.w13))
  func restricted() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let (ada, lead) = (try campus.client(.ada), try campus.client(.colleague))
      let consent = try await ada.consent {
        $0.purpose = .wellbeingSupport
        $0.fields = []
      }
      // Teaching staff do not learn of such a consent: it would say that there is a case.
      let tutor = try campus.client(.tutor)
      await expectRefusal(.permissionDenied) { try await tutor.readConsent(consent.id) }
      let known = try await tutor.unary(
        ConsentService.list,
        .with {
          $0.studentID = campus.id(.ada)
          $0.purpose = .supportAccess
        }
      ).consents
      #expect(known.isEmpty)
      let sent = try await lead.send(Array("A letter".utf8), to: allocated) {
        $0.name = "letter.txt"
        $0.ground.condition = .explicitConsent
        $0.ground.consentID = consent.id
        $0.ground.policyDocument = ""
      }
      #expect(try await lead.receive(sent.id).bytes == Array("A letter".utf8))
      _ = try await ada.withdraw(consent.id)
      await expectRefusal(.failedPrecondition, "RESTRICTED") { try await lead.receive(sent.id) }
      let listed = try await lead.documents(of: allocated)
      #expect(listed.map(\.restricted) == [true] && listed[0].name.isEmpty)
    }
  }

  @Test(
    "A person re-bases a restricted document on another ground and says why; its bytes stay",
    .tags(.w13))
  func rebased() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let (ada, lead) = (try campus.client(.ada), try campus.client(.colleague))
      let consent = try await ada.consent {
        $0.purpose = .wellbeingSupport
        $0.fields = []
      }
      let letter = Array("A letter".utf8)
      let sent = try await lead.send(letter, to: allocated) {
        $0.name = "letter.txt"
        $0.ground.condition = .explicitConsent
        $0.ground.consentID = consent.id
        $0.ground.policyDocument = ""
      }
      #expect(sent.version == 1 && sent.rebaseReason.isEmpty)
      // A ground is not swapped because another one is handier.
      await expectRefusal(.failedPrecondition, "CASE_STATE") { try await lead.rebase(sent) }
      _ = try await ada.withdraw(consent.id)
      let told = try await lead.unary(InboxService.list, .init()).items
      #expect(told.contains { $0.kind == .caseRestricted && $0.aboutID == allocated.id })
      let closed = try await lead.documents(of: allocated)[0]
      #expect(closed.restricted && closed.version == 1 && closed.name.isEmpty)
      await expectRefusal(.invalidArgument, fields: ["reason", "ground.condition"]) {
        try await lead.rebase(closed) {
          $0.reason = "Needed"
          $0.ground.condition = .unspecified
          $0.ground.policyDocument = ""
        }
      }
      await expectRefusal(.invalidArgument, fields: ["ground.consent_id"]) {
        try await lead.rebase(closed) {
          $0.ground.condition = .explicitConsent
          $0.ground.consentID = consent.id
          $0.ground.policyDocument = ""
        }
      }
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await lead.rebase(closed) { $0.version = 2 }
      }
      for person in [Person.practitioner, .supervisor, .disabilityAdviser, .ada, .admin] {
        await expectRefusal(.permissionDenied) { try await campus.client(person).rebase(closed) }
      }
      let open = try await lead.rebase(closed, key: "k")
      #expect(try await lead.rebase(closed, key: "k") == open)
      #expect(!open.restricted && open.version == 2 && open.name == "letter.txt")
      #expect(open.ground.condition == .counselling && open.ground.consentID.isEmpty)
      #expect(open.rebaseReason == "The support goes on without consent")
      #expect(open.sha256 == sent.sha256 && open.authorID == sent.authorID)
      #expect(try await lead.receive(sent.id).bytes == letter)
      await expectRefusal(.failedPrecondition, "CASE_STATE") { try await lead.rebase(open) }
      // What was said before stays, on the consent that it was kept on.
      let onConsent = try campus.count(
        "select count(*) from case_document_version where version = 1 and consent_id = $1",
        consent.id)
      #expect(onConsent == 1)
    }
  }

  @Test("Nothing of a document stands readable on disk")
  func sealed() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let canary = "canary that nobody must find"
      let sent = try await lead.send(Array(canary.utf8), to: allocated) {
        $0.name = "\(canary).txt"
        $0.description_p = canary
      }
      #expect(sent.type == .text)
      let found = try campus.files(with: canary)
      #expect(found.isEmpty)
      // What is not sealed would be found.
      let clear = try campus.files(with: sent.id)
      #expect(!clear.isEmpty)
    }
  }

  @Test("The longest document is taken, and each type by its first bytes")
  func types() {
    #expect(DocumentType(beginning: "%PDF-".utf8) == .pdf)
    #expect(DocumentType(beginning: [0xff, 0xd8, 0xff, 0xe0]) == .jpeg)
    #expect(DocumentType(beginning: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) == .png)
    let zip: [UInt8] = [0x50, 0x4b, 0x03, 0x04] + Array(repeating: 0, count: 26)
    #expect(DocumentType(beginning: zip + Array("[Content_Types].xml".utf8)) == .office)
    #expect(DocumentType(beginning: zip + Array("run.exe".utf8)) == nil)
    #expect(DocumentType(beginning: "Grüße".utf8) == .text)
    #expect(DocumentType(beginning: Array("Grüß".utf8).dropLast()) == .text)
    #expect(DocumentType(beginning: [0x4d, 0x5a, 0x00]) == nil)
    #expect(DocumentType(beginning: []) == nil)
  }
}

@Suite("What campus systems bring in", .timeLimit(.minutes(10)))
struct IngestTests {
  @Test(
    "A system with a post brings in what is necessary, is named, and reads nothing of it",
    .tags(.w10))
  func ingest() async throws {
    try await TestCampus.with { campus in
      let (admin, records) = (try campus.client(.admin), try campus.client(.records))
      await expectRefusal(.permissionDenied) { try await records.bringIn(campus.id(.ada)) }
      await expectRefusal(.invalidArgument, fields: ["principal_id"]) {
        try await admin.post(.ingest, .counselling, to: campus.id(.tutor))
      }
      let post = try await admin.post(.ingest, .counselling, to: campus.id(.records))
      await expectRefusal(.invalidArgument, fields: ["reason", "necessity"]) {
        try await records.bringIn(campus.id(.ada)) {
          $0.reason = ""
          $0.necessity = "short"
        }
      }
      await expectRefusal(.permissionDenied) {
        try await records.bringIn(campus.id(.ada)) { $0.supportType = .disability }
      }
      await expectRefusal(.permissionDenied) {
        try await records.bringIn("stu_" + String(repeating: "a", count: 26))
      }
      let made = try await records.bringIn(campus.id(.ada))
      await expectRefusal(.permissionDenied) { try await records.readCase(made.caseID) }
      let waiting = try await campus.client(.practitioner).triage()
      #expect(waiting.map(\.id) == [made.caseID] && waiting[0].source == .campusSystem)
      #expect(waiting[0].words.thirdParty.name == "records")
      #expect(waiting[0].words.thirdParty.otherGround == "Three weeks without attendance")
      #expect(waiting[0].words.risk == .notAssessed && waiting[0].priority == .routine)
      _ = try await admin.unary(
        SupportPostService.end,
        .with {
          $0.postID = post.id
          $0.to = .day("2026-11-22")
        })
      await expectRefusal(.permissionDenied) { try await records.bringIn(campus.id(.ada)) }
    }
  }

  @Test(
    "Posts are an admin's to give, with the role they need, and nobody's to give themself",
    .tags(.w25))
  func posts() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      for person in [Person.supervisor, .practitioner, .dataProtectionOfficer, .records, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).post(.practitioner, .welfare, to: campus.id(.colleague))
        }
      }
      await expectRefusal(.permissionDenied) {
        try await admin.post(.practitioner, .welfare, to: campus.id(.admin))
      }
      await expectRefusal(.invalidArgument, fields: ["principal_id", "support_type"]) {
        try await admin.post(.clinicalSupervisor, .welfare, to: campus.id(.colleague))
      }
      let post = try await admin.post(.practitioner, .welfare, to: campus.id(.colleague))
      #expect(post.id.hasPrefix("pst_") && post.from == .day("2026-11-23") && !post.hasTo)
      await expectRefusal(.failedPrecondition, "ALREADY_MEMBER") {
        try await admin.post(.practitioner, .welfare, to: campus.id(.colleague))
      }
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await admin.unary(
          SupportPostService.end,
          .with {
            $0.postID = post.id
            $0.to = .day("2026-11-21")
          })
      }
      let listed = try await admin.unary(
        SupportPostService.list, .with { $0.principalID = campus.id(.colleague) }
      ).posts
      #expect(Set(listed.map(\.supportType)) == [.welfare, .counselling])
      // What is given and ended is on the ledger.
      let leaves = try campus.server.store.read {
        try $0.row("select count(*) from audit_leaf")?.integer(0) ?? 0
      }
      #expect(leaves > 0)
    }
  }
}

extension Client {
  fileprivate func post(
    _ kind: Pastoral_V1_SupportPostKind, _ type: Pastoral_V1_SupportType, to principal: String
  ) async throws -> Pastoral_V1_SupportPost {
    try await unary(
      SupportPostService.grant,
      .with {
        $0.principalID = principal
        $0.kind = kind
        $0.supportType = type
      })
  }

  fileprivate func bringIn(
    _ student: String, _ change: (inout Pastoral_V1_IngestRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_IngestResponse {
    var request = Pastoral_V1_IngestRequest()
    request.studentID = student
    request.supportType = .counselling
    request.reason = "Has not been seen for three weeks"
    request.necessity = "Three weeks without attendance"
    change(&request)
    return try await unary(CaseService.ingest, request)
  }
}
