import Domain
import Ledger
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer
@testable import Store

@Suite("What is changed of who may do what is in the ledger")
struct RecordedChangeTests {
  @Test("A relation's change is a leaf about the student, by whoever changed it")
  func relation() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var relation = Pastoral_V1_Relation.relation(
        .stranger, .personalTutor, "S001", from: "2026-11-01")
      relation = try await records.put(relation)
      let leaf = try #require(try campus.leaves().last)
      guard case .relationChange(let actor?, let subject?) = leaf.event else {
        Issue.record("\(leaf.event)")
        return
      }
      #expect(try campus.opens(subject, .subject, of: leaf, to: relation.about(in: campus)))
      #expect(try campus.opens(actor, .actor, of: leaf, to: campus.id(.records)))
      #expect(leaf.detail != nil)

      // What changes nothing is no change.
      relation.revision = 0
      _ = try await records.put(relation)
      #expect(try campus.leaves().count == 1)
      relation.to = .day("2026-12-01")
      _ = try await records.put(relation)
      #expect(try campus.leaves().count == 2)
      #expect(try campus.server.store.verifyLedger().current.size == 2)
    }
  }

  @Test("A retry with the same key is no second leaf")
  func retry() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let relation = Pastoral_V1_Relation.relation(
        .stranger, .personalTutor, "S001", from: "2026-11-01")
      for _ in 0..<2 { _ = try await records.put(relation, key: "once") }
      #expect(try campus.leaves().count == 1)
    }
  }

  @Test("A file of relations is one leaf, over what it changed")
  func file() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let rows = ["S001", "S002", "S003"].map {
        Pastoral_V1_ImportRow.relation(
          .relation(.stranger, .personalTutor, $0, from: "2026-11-01"))
      }
      #expect(try await records.upload(.relations, rows).created == 3)
      let leaves = try campus.leaves()
      #expect(leaves.count == 1)
      guard case .relationChange(.some, nil)? = leaves.first?.event else {
        Issue.record("\(leaves)")
        return
      }
      #expect(leaves[0].detail != nil)
      #expect(try await records.upload(.relations, rows, id: "upload-2").unchanged == 3)
      #expect(try campus.leaves().count == 1)
    }
  }

  @Test("Who is disabled, enabled, and given or deprived of a token: a leaf each, once")
  func principals() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let service = campus.id(.portal)
      for _ in 0..<2 {
        _ = try await admin.unary(
          AdminService.disablePrincipal, .with { $0.principalID = service })
      }
      for _ in 0..<2 {
        _ = try await admin.unary(AdminService.enablePrincipal, .with { $0.principalID = service })
      }
      let issued = try await admin.unary(
        AdminService.issueToken, .with { $0.principalID = service })
      for _ in 0..<2 {
        campus.now = campus.now.adding(milliseconds: 1_000)
        _ = try await admin.unary(
          AdminService.revokeToken, .with { $0.tokenID = issued.token.id })
      }
      let leaves = try campus.leaves()
      #expect(leaves.count == 4)
      for leaf in leaves {
        guard case .policyChange(let actor?) = leaf.event else {
          Issue.record("\(leaf.event)")
          continue
        }
        #expect(try campus.opens(actor, .actor, of: leaf, to: campus.id(.admin)))
        #expect(leaf.detail != nil)
      }
      let words = ["disabled", "enabled", "token-issued", "token-revoked"]
      for (detail, word) in zip(try campus.details(), words) {
        #expect(detail.text.contains(word) && detail.text.contains(service))
      }
      #expect(try campus.server.store.verifyLedger().current.size == 4)
    }
  }

  @Test("What a principal is known by: a leaf each where it is bound, moved or taken back")
  func bindings() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      let (ada, ben, portal) = (campus.id(.ada), campus.id(.ben), campus.id(.portal))
      let sha256 = String(repeating: "ab", count: 32)
      for _ in 0..<2 { try await admin.bind("subject-1", to: ada) }
      try await admin.bind("subject-1", to: ben)
      try await admin.unbind("subject-1")
      await expectRefusal(.notFound) { try await admin.unbind("subject-1") }
      for _ in 0..<2 { try await admin.bind(name: "dns:portal", to: portal) }
      for _ in 0..<2 {
        _ = try await admin.unary(AdminService.revokeCertificate, .with { $0.name = "dns:portal" })
      }
      try await admin.bind(name: "dns:portal", to: campus.id(.records))
      try await admin.bind(name: "dns:portal", to: portal)
      for _ in 0..<2 {
        _ = try await admin.unary(
          AdminService.revokeCertificate, .with { $0.certificateSha256 = sha256 })
      }

      // What is a person's is sealed under the person's key, to go with it.
      let wanted = [
        ("identity-bound", ada, "subject-1", ada), ("identity-unbound", ada, "subject-1", ada),
        ("identity-bound", ben, "subject-1", ben), ("identity-unbound", ben, "subject-1", ben),
        ("certificate-bound", portal, "dns:portal", KeyStore.system),
        ("certificate-revoked", portal, "dns:portal", KeyStore.system),
        ("certificate-bound", campus.id(.records), "dns:portal", KeyStore.system),
        ("certificate-revoked", campus.id(.records), "dns:portal", KeyStore.system),
        ("certificate-bound", portal, "dns:portal", KeyStore.system),
        ("certificate-revoked", "", sha256, KeyStore.system),
      ]
      let details = try campus.details()
      #expect(details.count == wanted.count)
      for (detail, (word, principal, credential, owner)) in zip(details, wanted) {
        #expect(detail.text.contains(word) && detail.text.contains(credential))
        #expect(principal.isEmpty || detail.text.contains(principal))
        #expect(detail.owner == owner)
      }
      for leaf in try campus.leaves() {
        guard case .policyChange(let actor?) = leaf.event else {
          Issue.record("\(leaf.event)")
          continue
        }
        #expect(try campus.opens(actor, .actor, of: leaf, to: campus.id(.admin)))
      }
      #expect(try campus.server.store.verifyLedger().current.size == wanted.count)
    }
  }

  @Test(
    "A limit on a student's bookings is a leaf by the person who imposed it, and lifting it",
    .tags(.s25))
  func bookingLimit() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let request = Pastoral_V1_LimitBookingRequest.with {
        $0.studentID = campus.id(.ada)
        $0.openMax = 1
        $0.until = .day("2026-12-18")
        $0.reason = "Four appointments were missed without a word"
      }
      var limit = Pastoral_V1_BookingLimit()
      for _ in 0..<2 {
        limit = try await tutor.unary(
          BookingService.limitBooking, request, options: .key("once"))
      }
      campus.now = campus.now.adding(minutes: 1)
      let imposed = limit
      _ = try await tutor.unary(
        BookingService.liftBookingLimit,
        .with {
          $0.limitID = imposed.id
          $0.revision = imposed.revision
        })
      let leaves = try campus.leaves().filter { $0.detail != nil }
      #expect(leaves.count == 2)
      for leaf in leaves {
        guard case .policyChange(let actor?) = leaf.event else {
          Issue.record("\(leaf.event)")
          continue
        }
        #expect(try campus.opens(actor, .actor, of: leaf, to: campus.id(.tutor)))
      }
      for (detail, word) in zip(try campus.details(), ["imposed", "lifted"]) {
        #expect(detail.text.contains(word) && detail.text.contains(imposed.id))
        #expect(detail.owner == campus.id(.ada) && !detail.text.contains("missed"))
      }
      _ = try campus.server.store.verifyLedger()
      // One that is refused is no change.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.ben).unary(BookingService.limitBooking, request)
      }
      #expect(try campus.leaves().count { $0.detail != nil } == 2)
    }
  }

  @Test("Booking adds no leaf")
  func booking() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let staff = try #require(try await ada.bookableStaff().first)
      let slot = try #require(
        try await ada.unary(
          BookingService.listSlots,
          .with {
            $0.staffID = staff.staffID
            $0.from = .day(CampusTemplate.tomorrow)
          }
        ).slots.first)
      _ = try await ada.unary(
        BookingService.book,
        .with {
          $0.staffID = staff.staffID
          $0.start = slot.start
        })
      #expect(
        try campus.leaves().allSatisfy { leaf in
          if case .accessBatch = leaf.event { true } else { false }
        })
    }
  }
}

extension TestCampus {
  /// All leaves of the ledger.
  func leaves() throws -> [Leaf] {
    try server.store.read { transaction in
      let tables = try LedgerTables.current(in: transaction.database)
      let size = try tables.head()?.head.size ?? 0
      return try (0..<size).map { try Leaf(tables.leaf(at: $0) ?? []) }
    }
  }

  /// What is sealed beside the leaves, in their order, and under whose key.
  fileprivate func details() throws -> [(text: String, owner: String)] {
    try server.store.read { transaction in
      try transaction.rows("select place, owner, detail from audit_detail order by place").map {
        let owner = try $0.text(1)
        let place = SealedPlace.detail(ofLeafAt: try $0.int(0), owner: owner)
        let bytes = try transaction.open($0.blob(2), at: place)
        return (String(decoding: bytes, as: UTF8.self), owner)
      }
    }
  }

  /// Whether a commitment of a leaf is to that id, under the audit key of whoever it names or, where
  /// they have none, of the system.
  fileprivate func opens(
    _ commitment: Commitment, _ field: Commitment.Field, of leaf: Leaf, to id: String
  ) throws -> Bool {
    try server.store.read { transaction in
      let isPerson = Identifier(id)?.kind.isPerson ?? false
      let key = try transaction.keys.key(of: isPerson ? id : KeyStore.system, for: .audit).key
      return commitment.commits(
        to: Array(id.utf8), Opening(field, of: leaf.id, auditKey: key))
    }
  }
}

extension Pastoral_V1_Relation {
  fileprivate func about(in campus: TestCampus) throws -> String {
    try campus.server.store.read { try $0.studentID(campusID: "S001")?.text ?? "" }
  }
}
