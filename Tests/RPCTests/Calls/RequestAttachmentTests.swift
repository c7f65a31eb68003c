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

@Suite("What comes with requests of the police", .timeLimit(.minutes(10)))
struct RequestAttachmentTests {
  /// Longer than two pieces, so that their order counts.
  private static let order =
    Array("%PDF-1.7\n".utf8) + (0..<600_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
  private static let photograph: [UInt8] = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]

  @Test(
    "What came with a request is kept as it was sent, and read by those who read the request",
    .tags(.s15, .w14, .w20, .w26))
  func wayAndBack() async throws {
    try await TestCampus.with { campus in
      let (made, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      let changed = try await officer.attached(Self.order, to: request.id)
      // Who read the request before it came has not seen all of it.
      #expect(changed.revision == request.revision + 1 && changed.state == .received)
      await expectRefusal(.aborted, "STALE_REVISION") { try await officer.checked(request) }
      let attachment = try #require(changed.attachments.first)
      #expect(attachment.number == 1 && attachment.name == "order.pdf" && attachment.type == .pdf)
      #expect(attachment.length == Int64(Self.order.count) && attachment.sha256.count == 32)
      #expect(attachment.attachedBy == campus.id(.dataProtectionOfficer))
      #expect(attachment.attachedByName == "dataProtectionOfficer")
      #expect(attachment.attached.seconds == campus.now.millisecondsSince1970 / 1_000)

      // Checked or not: what comes later is kept too, and what is there stays.
      let checked = try await officer.checked(changed)
      #expect(checked.attachments == changed.attachments)
      let both = try await officer.attached(Self.photograph, to: request.id, name: "Door.JPEG")
      #expect(both.state == .checked && both.attachments.map(\.number) == [1, 2])
      #expect(both.attachments[1].type == .jpeg)

      for person in [Person.dataProtectionOfficer, .colleague, .supervisor] {
        let reader = try campus.client(person)
        #expect(try await reader.receivedRequest(request.id).attachments == both.attachments)
        let (head, bytes) = try await reader.attachment(1, of: request.id)
        #expect(head == attachment && bytes == Self.order)
        #expect(try await reader.attachment(2, of: request.id).bytes == Self.photograph)
        for number: Int32 in [0, 3, -1] {
          await expectRefusal(.invalidArgument, fields: ["number"]) {
            try await reader.attachment(number, of: request.id)
          }
        }
        let listed = try await reader.unary(
          ReceivedRequestService.list,
          .with {
            $0.caseID = made.caseID
            $0.purpose = .caseManagement
          }
        ).requests
        #expect(listed.map(\.id) == [request.id] && listed[0].attachments.isEmpty)
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await officer.attachment(1, of: request.id, for: .unspecified)
      }
      // What is refused keeps what came with it.
      #expect(try await officer.refused(both).attachments == both.attachments)
      #expect(try await officer.attachment(1, of: request.id).bytes == Self.order)

      let report = try await campus.client(.ada).unary(AuditService.listAccesses, .init()).accesses
      let readings = report.filter {
        $0.method == "pastoral.v1.ReceivedRequestService/DownloadAttachment"
      }
      #expect(readings.allSatisfy { $0.purpose == .caseManagement })
      #expect(
        Set(readings.map(\.principalID))
          == Set([.dataProtectionOfficer, .colleague, .supervisor].map(campus.id)))
      // One for each time that it was opened, however many pieces it has.
      #expect(readings.count == 7)
    }
  }

  @Test("Nobody else attaches anything, reads it, or learns whether there is something")
  func closed() async throws {
    try await TestCampus.with { campus in
      let (made, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      _ = try await officer.attached(Self.order, to: request.id)
      func refused(_ reader: Client, _ sourceLocation: SourceLocation = #_sourceLocation) async {
        for number: Int32 in [1, 2] {
          await expectRefusal(.permissionDenied, sourceLocation: sourceLocation) {
            try await reader.attachment(number, of: request.id)
          }
        }
        await expectRefusal(.permissionDenied, sourceLocation: sourceLocation) {
          try await reader.attached(Self.photograph, to: request.id, name: "door.jpg")
        }
      }
      for person in [
        Person.practitioner, .disabilityAdviser, .disabilitySupervisor, .ada, .ben, .tutor, .admin,
        .itSupport, .recordsManager, .secretary, .clinicalSupervisor, .records, .portal,
      ] {
        await refused(try campus.client(person))
      }
      await refused(try campus.client(.portal, onBehalfOf: .ada))
      // Who works on the case and who supervises it read, and attach nothing.
      for person in [Person.colleague, .supervisor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).attached(Self.order, to: request.id)
        }
      }
      // Of what there is not the officer learns no more than others.
      for id in ["req_" + String(repeating: "a", count: 26), "nonsense", ""] {
        await expectRefusal(.permissionDenied) { try await officer.attached(Self.order, to: id) }
        await expectRefusal(.permissionDenied) { try await officer.attachment(1, of: id) }
      }
      // A request without a case is the officer's alone.
      let apart = try await officer.registered(
        campus.request(of: campus.force("other"), about: "") { $0.studentID = campus.id(.ada) })
      _ = try await officer.attached(Self.order, to: apart.id)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.colleague).attachment(1, of: apart.id)
      }
      // A sealed case is closed to the officer, with all that hangs on it.
      let lead = try campus.client(.colleague)
      _ = try await lead.change(lead.readCase(made.caseID), CaseService.seal)
      await expectRefusal(.permissionDenied) { try await officer.attachment(1, of: request.id) }
      await expectRefusal(.permissionDenied) {
        try await officer.attached(Self.photograph, to: request.id, name: "door.jpg")
      }
      #expect(try await lead.attachment(1, of: request.id).bytes == Self.order)
      #expect(try campus.count("select count(*) from request_attachment") == 2)
    }
  }

  @Test("What does not come whole and unharmed, or is of no type that is taken, is not kept")
  func broken() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      func refuse(
        _ fields: String..., bytes: [UInt8] = Array("%PDF-1.7\nAn order".utf8),
        pieceLength: Int = 262_144, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Pastoral_V1_RequestAttachmentHead) -> Void = { _ in }
      ) async {
        await expectRefusal(.invalidArgument, fields: fields, sourceLocation: sourceLocation) {
          try await officer.attached(bytes, to: request.id, pieceLength: pieceLength, change)
        }
      }
      await refuse("head.length") { $0.length += 1 }
      await refuse("bytes") { $0.length -= 1 }
      await refuse("head.sha256") { $0.sha256 = Data(repeating: 1, count: 32) }
      await refuse("head.sha256") { $0.sha256 = Data(repeating: 1, count: 31) }
      await refuse("head.length") { $0.length = 0 }
      await refuse("head.length") { $0.length = 10 * 1024 * 1024 + 1 }
      await refuse("head.name", "head.length", "head.sha256") {
        $0 = .with { $0.requestID = request.id }
      }
      for name in ["../order.pdf", "a\\order.pdf", ".pdf", "order", "order.exe", "or\nder.pdf"] {
        await refuse("head.name") { $0.name = name }
      }
      // What the name says must be what the bytes are.
      await refuse("head.name") { $0.name = "order.jpg" }
      await refuse("head.name", bytes: Array("\u{7f}ELF".utf8))
      await refuse("bytes", bytes: Self.order, pieceLength: 262_145)
      await expectRefusal(.invalidArgument, fields: ["step"]) {
        try await officer.clientStream(ReceivedRequestService.attach) { writer in
          try await writer.send(.with { $0.bytes = Data(Self.photograph) })
        }
      }
      await expectRefusal(.invalidArgument, fields: ["step"]) {
        try await officer.clientStream(ReceivedRequestService.attach) { _ in }
      }
      await expectRefusal(.invalidArgument, fields: ["head"]) {
        try await officer.clientStream(ReceivedRequestService.attach) { writer in
          let head = Pastoral_V1_RequestAttachmentHead.with {
            $0.requestID = request.id
            $0.name = "order.pdf"
            $0.length = 5
            $0.sha256 = Data(repeating: 1, count: 32)
          }
          for _ in 0..<2 { try await writer.send(.with { $0.head = head }) }
        }
      }
      #expect(try await officer.receivedRequest(request.id) == request)
      await expectRefusal(.invalidArgument, fields: ["number"]) {
        try await officer.attachment(1, of: request.id)
      }
    }
  }

  @Test("What is cut off midway can be read by nobody, and after a day nothing of it is left")
  func cutOff() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      let begun: SQL = "select count(*) from document_piece"
      await #expect(throws: CutOff.self) {
        try await officer.clientStream(ReceivedRequestService.attach) { writer in
          let head = Pastoral_V1_RequestAttachmentHead.with {
            $0.requestID = request.id
            $0.name = "order.pdf"
            $0.length = Int64(Self.order.count)
            $0.sha256 = Data(repeating: 1, count: 32)
          }
          try await writer.send(.with { $0.head = head })
          try await writer.send(.with { $0.bytes = Self.order.inPieces()[0] })
          while try campus.count(begun) == 0 { await Task.yield() }
          throw CutOff()
        }
      }
      #expect(try await officer.receivedRequest(request.id) == request)
      await expectRefusal(.invalidArgument, fields: ["number"]) {
        try await officer.attachment(1, of: request.id)
      }
      // What comes whole later is the first, and stays when the rest is forgotten.
      let whole = try await officer.attached(Self.photograph, to: request.id, name: "door.jpg")
      #expect(whole.attachments.map(\.number) == [1])
      campus.now = campus.now.adding(minutes: 24 * 60)
      #expect(try campus.forgetBroken() == 0)
      campus.now = campus.now.adding(milliseconds: 1)
      #expect(try campus.forgetBroken() == 1)
      #expect(try campus.count("select count(*) from request_attachment") == 1)
      #expect(try campus.count(begun) == 1)
      #expect(try await officer.attachment(1, of: request.id).bytes == Self.photograph)
    }
  }

  @Test("To a refused request nothing is attached, not even what began to come before")
  func refused() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.clientStream(ReceivedRequestService.attach) { writer in
          let head = Pastoral_V1_RequestAttachmentHead.with {
            $0.requestID = request.id
            $0.name = "order.pdf"
            $0.length = Int64(Self.order.count)
            $0.sha256 = Data(repeating: 1, count: 32)
          }
          try await writer.send(.with { $0.head = head })
          while try campus.count("select count(*) from request_attachment") == 0 {
            await Task.yield()
          }
          _ = try await officer.refused(request)
          try await writer.send(.with { $0.bytes = Self.order.inPieces()[0] })
        }
      }
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.attached(Self.order, to: request.id)
      }
      let found = try await officer.receivedRequest(request.id)
      #expect(found.state == .refused && found.attachments.isEmpty)
      #expect(try campus.count("select count(*) from document_piece") == 0)
    }
  }

  @Test("The longest is taken, and as many as a request may have")
  func limits() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      let longest =
        Array("%PDF-".utf8) + [UInt8](repeating: 7, count: Int(FileProposal.lengthMax) - 5)
      let name = String(repeating: "n", count: FileProposal.nameLengthMax - 4) + ".pdf"
      let first = try await officer.attached(longest, to: request.id, name: name)
      #expect(first.attachments.map(\.length) == [10_485_760])
      #expect(first.attachments[0].name == name)
      #expect(try await officer.attachment(1, of: request.id).bytes == longest)
      for number in 2...20 {
        let changed = try await officer.attached([0x41], to: request.id, name: "note.txt")
        #expect(changed.attachments.count == number)
      }
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.attached([0x41], to: request.id, name: "note.txt")
      }
      #expect(try await officer.receivedRequest(request.id).attachments.count == 20)
      // Another request has room of its own.
      let other = try await officer.registered(
        campus.request(of: campus.force("other"), about: "") { $0.studentID = "" })
      #expect(
        try await officer.attached([0x41], to: other.id, name: "a.txt").attachments.count == 1)
    }
  }

  @Test("Those that are still coming are counted, for as long as any stream may last")
  func comingOnes() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      for _ in 1...20 {
        await expectRefusal(.invalidArgument, fields: ["head.length"]) {
          try await officer.attached([0x41], to: request.id, name: "note.txt") { $0.length = 2 }
        }
      }
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.attached([0x41], to: request.id, name: "note.txt")
      }
      campus.now = campus.now.adding(minutes: 60)
      #expect(
        try await officer.attached([0x41], to: request.id, name: "a.txt").attachments.count == 1)
    }
  }

  @Test("Sent again under its key it is there once; the key stands for its head and for its caller")
  func repeated() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      let kept = try await officer.attachedReply(Self.order, to: request.id, key: "k")
      let first = kept.message
      #expect(!kept.isReplay)
      let later = try await officer.attached(Self.photograph, to: request.id, name: "door.jpg")
      #expect(later.attachments.count == 2)
      let again = try await officer.attachedReply(Self.order, to: request.id, key: "k")
      #expect(again.message == first && again.isReplay)
      #expect(try await officer.receivedRequest(request.id) == later)
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await officer.attached(Self.order, to: request.id, name: "other.pdf", key: "k")
      }
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await officer.attached(Self.photograph, to: request.id, key: "k")
      }
      for person in [Person.colleague, .ada, .itSupport] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).attached(Self.order, to: request.id, key: "k")
        }
      }
      for key in ["", String(repeating: "k", count: 129)] {
        await expectRefusal(.invalidArgument, fields: ["idempotency-key"]) {
          try await officer.attached(Self.order, to: request.id, key: key)
        }
      }
      // Two at once: one of them is kept.
      async let one = officer.attached(Self.order, to: request.id, name: "twin.pdf", key: "l")
      async let two = campus.client(.dataProtectionOfficer)
        .attached(Self.order, to: request.id, name: "twin.pdf", key: "l")
      let replies = try await [one, two]
      #expect(replies[0] == replies[1] && replies[0].attachments.count == 3)
      #expect(try await officer.receivedRequest(request.id) == replies[0])
      // Without a key each is one of its own.
      _ = try await officer.attached(Self.photograph, to: request.id, name: "door.jpg")
      #expect(try await officer.receivedRequest(request.id).attachments.count == 4)
      // What was refused under a key was not done under it.
      await expectRefusal(.invalidArgument, fields: ["head.sha256"]) {
        try await officer.attached(Self.order, to: request.id, key: "m") {
          $0.sha256 = Data(repeating: 1, count: 32)
        }
      }
      #expect(
        try await officer.attached(Self.order, to: request.id, key: "m").attachments.count == 5)
    }
  }

  @Test("A request about nobody whom the university knows keeps what came with it as well")
  func nobody() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      let request = try await officer.registered(
        campus.request(of: campus.force(), about: "") { $0.studentID = "" })
      let canary = "canary that nobody must find"
      let changed = try await officer.attached(
        Array(canary.utf8), to: request.id, name: "\(canary).txt")
      #expect(changed.attachments.map(\.name) == ["\(canary).txt"])
      #expect(try await officer.attachment(1, of: request.id).bytes == Array(canary.utf8))
      await expectRefusal(.permissionDenied) {
        try await campus.client(.colleague).attachment(1, of: request.id)
      }
      #expect(try campus.files(with: canary).isEmpty)
      // That it was opened is recorded, though it is about nobody.
      let readings = try campus.count(
        """
        select count(*) from access_log where subject_id = '' and principal_id = $1
          and method = 'pastoral.v1.ReceivedRequestService/DownloadAttachment'
        """, campus.id(.dataProtectionOfficer))
      #expect(readings == 1)
    }
  }

  @Test("What others than the police ask is kept with what came with it, in the same way")
  func plain() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      let made = try await campus.disclosable()
      let request = try await officer.registered(campus.plainRequest(of: "", about: made.caseID))
      let changed = try await officer.attached(Self.order, to: request.id)
      #expect(changed.hasPlain && changed.attachments.map(\.number) == [1])
      let lead = try campus.client(.colleague)
      #expect(try await lead.attachment(1, of: request.id).bytes == Self.order)
      await expectRefusal(.permissionDenied) {
        try await lead.attached(Self.order, to: request.id)
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.ada).attachment(1, of: request.id)
      }
    }
  }

  @Test("Nothing of it stands readable on disk, and with the student's key it is gone", .tags(.s16))
  func sealed() async throws {
    try await TestCampus.with { campus in
      let (_, request) = try await campus.registered()
      let officer = try campus.client(.dataProtectionOfficer)
      let canary = "canary that nobody must find"
      _ = try await officer.attached(
        Array(canary.utf8), to: request.id, name: "\(canary).txt", key: "k")
      #expect(try campus.files(with: canary).isEmpty)
      // What is not sealed would be found.
      #expect(try !campus.files(with: request.id).isEmpty)

      let ada = try #require(Identifier(campus.id(.ada)))
      try campus.server.store.write { try $0.shred(ada, at: campus.now, by: .system(.seed)) }
      await expectRefusal(.permissionDenied) { try await officer.attachment(1, of: request.id) }
      await expectRefusal(.permissionDenied) { try await officer.receivedRequest(request.id) }
      for key in ["k", nil] {
        await expectRefusal(.permissionDenied) {
          try await officer.attached(
            Array(canary.utf8), to: request.id, name: "\(canary).txt", key: key)
        }
      }
    }
  }
}

private struct CutOff: Error {}

extension TestCampus {
  /// A request about a case's student, which the case's team may answer.
  fileprivate func registered() async throws -> (
    made: (caseID: String, itemID: String), request: Pastoral_V1_ReceivedRequest
  ) {
    let made = try await disclosable()
    let request = try await client(.dataProtectionOfficer).registered(
      request(of: force(), about: made.caseID))
    return (made, request)
  }

  /// Forgets documents that broke off.
  ///
  /// - Returns: How many.
  fileprivate func forgetBroken() throws -> Int {
    try server.store.write { [now] in try $0.forgetBrokenDocuments(at: now, atMost: 100) }
  }
}
