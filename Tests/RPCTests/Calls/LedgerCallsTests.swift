import Domain
import Foundation
import Ledger
import Messages
import RPCClient
@testable import RPCServer
@testable import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Ledger calls: checkpoints, proofs, verification and export")
struct LedgerCallsTests {
  private static let key = StoreSecrets.test.ledgerKey.verifierKey

  // MARK: What holds

  @Test(
    "A checkpoint verifies with the ledger's key, and covers what was read since the one before")
  func checkpoint() async throws {
    try await TestCampus.with { campus in
      try await campus.readAda()
      let officer = try campus.client(.dataProtectionOfficer)
      let before = try await officer.checkpoint()
      try await campus.readAda()
      let reply = try await officer.unary(LedgerService.getCheckpoint, .init())
      #expect(reply.verifierKey == Self.key.text)
      let after = try SignedCheckpoint([UInt8](reply.note), by: Self.key).checkpoint
      #expect(after.size == before.size + 1)
      #expect(after.root != before.root)
      // Asking for proofs shows nobody's data, so it leaves nothing in the ledger.
      #expect(try await officer.checkpoint() == after)
    }
  }

  @Test("Every leaf is proved, with its exact bytes")
  func inclusion() async throws {
    try await TestCampus.with { campus in
      for _ in 0..<5 { try await campus.readAda() }
      let officer = try campus.client(.dataProtectionOfficer)
      let size = try await officer.checkpoint().size
      #expect(size >= 5)
      for seq in 0..<size {
        let reply = try await officer.leaf(seq)
        let proof = try LogProof([UInt8](reply.proof))
        let leaf = [UInt8](reply.leaf)
        #expect(proof.extra == leaf)
        #expect(proof.inclusion.index == seq)
        #expect(try proof.verify(leaf: leaf, key: Self.key).checkpoint.size == size)
        #expect(try Leaf(leaf).seq == seq)
      }
    }
  }

  @Test("Each checkpoint is consistent with each later one")
  func consistency() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      var kept: [Checkpoint] = []
      for _ in 0..<5 {
        try await campus.readAda()
        kept.append(try await officer.checkpoint())
        for old in kept {
          let (proof, now) = try await officer.consistency(from: old.size)
          #expect(now == kept.last)
          #expect(proof.leads(from: old.root, to: now.root))
        }
      }
      var forged = kept[1]
      forged.root = kept[2].root
      let (proof, now) = try await officer.consistency(from: forged.size)
      #expect(!proof.leads(from: forged.root, to: now.root))
    }
  }

  @Test("Verification tells how far it is, and at last size, root and last time")
  func verification() async throws {
    try await TestCampus.with { campus in
      try campus.addLeaves(5_000)
      let officer = try campus.client(.dataProtectionOfficer)
      let checkpoint = try await officer.checkpoint()
      var steps = try await officer.verification()
      guard case .verified(let verified)? = steps.popLast() else {
        Issue.record("\(steps)")
        return
      }
      #expect(verified.size == checkpoint.size)
      #expect([UInt8](verified.root) == checkpoint.root.bytes)
      #expect(verified.lastTime == Google_Protobuf_Timestamp(CampusTemplate.now))
      #expect(try SignedCheckpoint([UInt8](verified.note), by: Self.key).checkpoint == checkpoint)
      let progress = steps.map { step in
        if case .progress(let progress) = step {
          progress
        } else {
          Pastoral_V1_VerifyLedgerProgress()
        }
      }
      #expect(progress.allSatisfy { $0.size == checkpoint.size })
      #expect(progress.map(\.checked) == [2_048, 4_096])
    }
  }

  @Test("What is added while a verification goes on is left to the next")
  func verificationWhileWriting() async throws {
    try await TestCampus.with { campus in
      try campus.addLeaves(3_000)
      let store = campus.server.store
      let decision = Decision.system(.seed)
      let key = Self.key
      var check = try store.read { try $0.ledgerCheck(by: key, decision) }
      var verified: VerifiedLogs?
      while verified == nil {
        (check, verified) = try store.read { [check] transaction in
          var check = check
          let verified = try transaction.advance(&check, atMost: 1_000, by: decision)
          return (check, verified)
        }
        try await campus.readAda()
      }
      #expect(verified?.current.size == check.size)
      #expect(try store.verifyLedger().current.size > check.size)
    }
  }

  @Test("An export verifies offline, with our code and with Go's packages")
  func export() async throws {
    try await TestCampus.with { campus in
      try campus.addLeaves(700)
      let officer = try campus.client(.dataProtectionOfficer)
      var pieces: [Pastoral_V1_ExportLedgerResponse] = []
      for try await piece in try officer.serverStream(LedgerService.export, .init()) {
        pieces.append(piece)
        // The export goes on under the checkpoint that it began with.
        if pieces.count == 1 { try await campus.readAda() }
      }
      #expect(pieces.allSatisfy { $0.bytes.count <= 64 << 10 })
      #expect(pieces.contains { !$0.isLast }, "A bundle of leaves is more than one piece.")
      #expect(pieces.last?.path == "checkpoint")

      var files: [String: [UInt8]] = [:]
      for piece in pieces { files[piece.path, default: []] += [UInt8](piece.bytes) }
      let log = try TiledLog(key: Self.key) { files[$0] }
      let verified = try log.verify()
      #expect(verified.size >= 700)

      let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID())")
      defer { try? FileManager.default.removeItem(at: folder) }
      for (path, bytes) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      let outcome = try await Program.run(
        try await GoVerifier.built(), ["log", folder.path, Self.key.text])
      #expect(outcome.output == "ok log of \(verified.size) leaves\n", "\(outcome.error)")
    }
  }

  // MARK: What does not hold

  /// A change of one byte, and what verification says of it.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let select: SQL
    let update: SQL
    let fault: String
    /// Whether the server still starts: what it reads of the ledger then is sound.
    var startsAgain = true
  }

  static let changes = [
    Change(
      testDescription: "a leaf", select: "select leaf from audit_leaf where place = 2",
      update: "update audit_leaf set leaf = $1 where place = 2",
      fault: "Leaf 2 does not have the hash that is stored for it."),
    Change(
      testDescription: "a leaf's hash", select: "select hash from audit_leaf where place = 3",
      update: "update audit_leaf set hash = $1 where place = 3",
      fault: "Leaf 3 does not have the hash that is stored for it."),
    Change(
      testDescription: "a node",
      select: "select hash from audit_node where level = 1 and place = 0",
      update: "update audit_node set hash = $1 where level = 1 and place = 0",
      fault: "The node at level 1, index 0 (leaves 0 to 1) does not fit."),
    Change(
      testDescription: "the head's root", select: "select root from audit_head",
      update: "update audit_head set root = $1",
      fault: "The stored head does not fit the 40 leaves that it covers.", startsAgain: false),
    Change(
      testDescription: "the checkpoint", select: "select checkpoint from audit_head",
      update: "update audit_head set checkpoint = $1",
      fault: "The head's checkpoint does not verify.", startsAgain: false),
    Change(
      testDescription: "a row of the access log",
      select: "select cast(purpose as blob) from access_log order by id desc limit 1",
      update: """
        update access_log set purpose = cast($1 as text)
        where id = (select max(id) from access_log)
        """,
      fault: "The rows of the access log under leaf 39 were changed, added or removed."),
    Change(
      testDescription: "the salt over rows of the access log",
      select: "select salt from access_batch where place = 39",
      update: "update access_batch set salt = $1 where place = 39",
      fault: "The rows of the access log under leaf 39 were changed, added or removed."),
  ]

  @Test("One byte changed in the database is found and named", arguments: changes)
  func changed(_ change: Change) async throws {
    try await TestCampus.with { campus in
      try await campus.fillLedger(to: 40)
      let officer = try campus.client(.dataProtectionOfficer)
      guard case .verified? = try await officer.verification().last else {
        Issue.record("The ledger does not verify before anything was changed.")
        return
      }
      _ = try campus.server.store.write { transaction in
        var bytes = try #require(try transaction.row(change.select)).blob(0)
        // Still a letter where it was one.
        bytes[bytes.count / 2] ^= 1
        return try transaction.run(change.update, bytes)
      }
      if change.startsAgain { try await campus.restart() }
      let again = try campus.client(.dataProtectionOfficer)
      let last = try await again.verification().last
      guard case .fault(let fault)? = last else {
        Issue.record("\(String(describing: last))")
        return
      }
      #expect(fault.hasPrefix(change.fault), "\(fault)")
      if !change.startsAgain {
        await #expect(throws: (any Error).self) { try await campus.restart() }
      }
    }
  }

  @Test(
    "A row put in, or taken away, is found and named",
    arguments: [
      ("delete from audit_leaf where place = 7", "Leaf 7 is missing."),
      ("delete from audit_leaf where place = 39", "Leaf 39 is missing."),
      (
        "insert into audit_leaf (place, leaf, hash) select 40, leaf, hash from audit_leaf "
          + "where place = 1",
        "The stored head does not fit the 40 leaves that it covers."
      ),
      (
        "insert into audit_leaf (place, leaf, hash) select -1, leaf, hash from audit_leaf "
          + "where place = 1",
        "The stored head does not fit the 40 leaves that it covers."
      ),
      (
        "delete from audit_node where level = 2 and place = 1",
        "The node at level 2, index 1 (leaves 4 to 7) is missing."
      ),
      (
        "insert into audit_node (level, place, hash) select 9, 0, hash from audit_node "
          + "where level = 1 and place = 0",
        "The ledger has 1 nodes too many."
      ),
      (
        "insert into audit_node (level, place, hash) select 64, 0, hash from audit_node "
          + "where level = 1 and place = 0",
        "The ledger has 1 nodes too many."
      ),
      (
        "insert into audit_node (level, place, hash) select 1, -1, hash from audit_node "
          + "where level = 1 and place = 0",
        "The ledger has 1 nodes too many."
      ),
      (
        "delete from access_log where id = (select max(id) from access_log)",
        "The rows of the access log under leaf 39 were changed, added or removed."
      ),
      (
        "update audit_head set time = time + 1",
        "The stored head does not fit the 40 leaves that it covers."
      ),
    ])
  func rows(sql: String, fault: String) async throws {
    try await TestCampus.with { campus in
      try await campus.fillLedger(to: 40)
      // Beside the server, as somebody with the disk could.
      let outcome = try await Program.run(
        "sqlite3", [campus.databasePath, "pragma foreign_keys = off; \(sql);"])
      try #require(outcome.exitCode == 0, "\(outcome.error)")
      let last = try await campus.client(.dataProtectionOfficer).verification().last
      #expect(last == .fault(fault))
    }
  }

  @Test("Proofs from a damaged ledger are DATA_LOSS, with what does not fit")
  func damaged() async throws {
    try await TestCampus.with { campus in
      try await campus.fillLedger(to: 40)
      _ = try campus.server.store.write {
        try $0.run("update audit_head set root = $1", [UInt8](repeating: 7, count: 32))
      }
      let officer = try campus.client(.dataProtectionOfficer)
      for call in officer.ledgerCalls where call.name != "Verify" {
        let status = await expectRefusal(.dataLoss) { try await call.make() }
        #expect(
          status?.message
            == "The ledger is damaged. The stored head does not fit the 40 leaves that it covers.",
          "\(call.name)")
      }
    }
  }

  @Test("There is no proof of a leaf that is not there, nor from a size that never was")
  func notThere() async throws {
    try await TestCampus.with { campus in
      try await campus.readAda()
      let officer = try campus.client(.dataProtectionOfficer)
      let size = try await officer.checkpoint().size
      for seq in [-1, size, Int.max, Int.min] {
        await expectRefusal(.notFound) { try await officer.leaf(seq) }
      }
      for old in [-1, size + 1, Int.max, Int.min] {
        await expectRefusal(.invalidArgument, fields: ["old_size"]) {
          try await officer.consistency(from: old)
        }
      }
    }
  }

  @Test("A ledger without leaves is sound, and has no checkpoint yet")
  func empty() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      for call in officer.ledgerCalls where call.name != "Verify" {
        await expectRefusal(.notFound) { try await call.make() }
      }
      guard case .verified(let verified)? = try await officer.verification().last else {
        Issue.record("Nothing is wrong with it.")
        return
      }
      #expect(verified.size == 0)
      #expect([UInt8](verified.root) == Hash.emptyRoot.bytes)
      #expect(verified.note.isEmpty && !verified.hasLastTime)
    }
  }

  @Test(
    "A leaf of which only the hash is left is missing: found, named, and neither proved nor exported"
  )
  func withoutBytes() async throws {
    try await TestCampus.with { campus in
      try await campus.fillLedger(to: 40)
      // The table takes no such thing; somebody with the disk may have another table.
      #expect(throws: (any Error).self) {
        try campus.server.store.write { try $0.run("update audit_leaf set leaf = null") }
      }
      let outcome = try await Program.run(
        "sqlite3",
        [
          campus.databasePath,
          """
          pragma foreign_keys = off;
          create table bare (place integer primary key, leaf blob, hash blob not null);
          insert into bare select place, nullif(leaf, iif(place = 3, leaf, null)), hash from audit_leaf;
          drop table audit_leaf;
          alter table bare rename to audit_leaf;
          """,
        ])
      try #require(outcome.exitCode == 0, "\(outcome.error)")
      let officer = try campus.client(.dataProtectionOfficer)
      #expect(try await officer.verification().last == .fault("Leaf 3 is missing."))
      await expectRefusal(.dataLoss) { try await officer.leaf(3) }
      _ = try await officer.leaf(4)
      await expectRefusal(.dataLoss) {
        for try await _ in try officer.serverStream(LedgerService.export, .init()) {}
      }
    }
  }

  @Test("Of a log that does not fit its anchor nothing is shown, and of an ended one all is (G4)")
  func unanchored() async throws {
    try await TestCampus.with { campus in
      try await campus.readAda()
      let old = StoreSecrets.test.ledgerKey
      func expectRefusals(naming origin: String) async throws {
        let officer = try campus.client(.dataProtectionOfficer)
        for call in officer.ledgerCalls + officer.ledgerCalls(of: origin) {
          let status = await expectRefusal(.failedPrecondition, "LEDGER_UNANCHORED") {
            try await call.make()
          }
          #expect(status != nil, "\(call.name)")
        }
      }
      let lost = try old.checkpoint(size: 1_000, root: .plain([1]))
      try await campus.restart(anchoredAt: lost)
      try await expectRefusals(naming: old.origin.text)

      let new = try await campus.restart(withNewOriginAt: lost.checkpoint)
      for origin in ["", new.origin.text, old.origin.text] {
        for call in try campus.client(.dataProtectionOfficer).ledgerCalls(of: origin) {
          try await call.make()
        }
      }
      // The new one was put back too.
      try await campus.restart(anchoredAt: try new.checkpoint(size: 1_000, root: .plain([1])))
      try await expectRefusals(naming: new.origin.text)
      for call in try campus.client(.dataProtectionOfficer).ledgerCalls(of: old.origin.text) {
        try await call.make()
      }
    }
  }

  // MARK: Who may

  @Test(
    "IT support and admins see that the ledger is sound, and no leaf",
    arguments: [
      Person.itSupport, .admin, .adminOfStaff,
    ])
  func keepers(person: Person) async throws {
    try await TestCampus.with { campus in
      try await campus.readAda()
      for call in try campus.client(person).ledgerCalls {
        if ["ProveInclusion", "Export"].contains(call.name) {
          await expectRefusal(.permissionDenied) { try await call.make() }
        } else {
          try await call.make()
        }
      }
    }
  }

  @Test(
    "Nobody else gets anything of the ledger",
    arguments: Person.allCases.filter { person in
      ![Person.dataProtectionOfficer, .itSupport, .admin, .adminOfStaff].contains(person)
    })
  func refused(person: Person) async throws {
    try await TestCampus.with { campus in
      for call in try campus.client(person).ledgerCalls {
        await expectRefusal(.permissionDenied) { try await call.make() }
      }
    }
  }

  @Test("Nor does anybody who has not signed in, or for whom a campus system acts")
  func strangers() async throws {
    try await TestCampus.with { campus in
      for call in try campus.client(nil).ledgerCalls {
        await expectRefusal(.unauthenticated) { try await call.make() }
      }
      for call in try campus.client(.portal, onBehalfOf: .ada).ledgerCalls {
        await expectRefusal(.permissionDenied) { try await call.make() }
      }
      for call in try campus.client(.portal, onBehalfOf: .itSupport).ledgerCalls {
        await expectRefusal(.permissionDenied) { try await call.make() }
      }
    }
  }
}

extension TestCampus {
  /// A read by another than its subject, which is a leaf once it is answered.
  fileprivate func readAda() async throws {
    _ = try await client(.tutor).getStudent(id(.ada))
  }

  /// Reads until the ledger has so many leaves.
  fileprivate func fillLedger(to size: Int) async throws {
    let tutor = try client(.tutor)
    while try server.store.verifyLedger().current.size < size {
      _ = try await tutor.getStudent(id(.ada))
    }
  }

  /// Many leaves in one commit.
  fileprivate func addLeaves(_ count: Int) throws {
    let now = now
    _ = try server.store.write { transaction in
      for _ in 0..<count {
        let rows = BatchDigest(salt: [UInt8](repeating: 1, count: BatchDigest.saltByteCount))
        try transaction.ledger?.append(at: now) { _ in rows.event }
      }
    }
  }
}

extension Client {
  /// One call of the ledger's service, with its method's name.
  fileprivate struct LedgerCall {
    let name: String
    let make: () async throws -> Void
  }

  fileprivate var ledgerCalls: [LedgerCall] {
    [
      LedgerCall(name: "GetCheckpoint") { _ = try await self.checkpoint() },
      LedgerCall(name: "ProveInclusion") { _ = try await self.leaf(0) },
      LedgerCall(name: "ProveConsistency") { _ = try await self.consistency(from: 1) },
      LedgerCall(name: "Verify") { _ = try await self.verification() },
      LedgerCall(name: "Export") {
        for try await _ in try self.serverStream(LedgerService.export, .init()) {}
      },
    ]
  }

  /// Those that take a log by its origin.
  fileprivate func ledgerCalls(of origin: String) -> [LedgerCall] {
    [
      LedgerCall(name: "GetCheckpoint") {
        _ = try await self.unary(LedgerService.getCheckpoint, .with { $0.log = origin })
      },
      LedgerCall(name: "ProveInclusion") {
        _ = try await self.unary(LedgerService.proveInclusion, .with { $0.log = origin })
      },
      LedgerCall(name: "OpenLeaf") {
        _ = try await self.opened(0, of: origin) { $0.detail = true }
      },
      LedgerCall(name: "ProveConsistency") {
        _ = try await self.unary(
          LedgerService.proveConsistency,
          .with {
            $0.log = origin
            $0.oldSize = 1
          })
      },
      LedgerCall(name: "Export") {
        for try await _ in try self.serverStream(
          LedgerService.export, .with { $0.log = origin })
        {}
      },
    ]
  }

  fileprivate func checkpoint() async throws -> Checkpoint {
    let reply = try await unary(LedgerService.getCheckpoint, .init())
    return try SignedCheckpoint(
      [UInt8](reply.note), by: StoreSecrets.test.ledgerKey.verifierKey
    ).checkpoint
  }

  fileprivate func leaf(_ seq: Int) async throws -> Pastoral_V1_ProveInclusionResponse {
    try await unary(LedgerService.proveInclusion, .with { $0.leaf = Int64(seq) })
  }

  /// The proof, and the checkpoint that it leads to.
  fileprivate func consistency(from size: Int) async throws -> (ConsistencyProof, Checkpoint) {
    let reply = try await unary(
      LedgerService.proveConsistency, .with { $0.oldSize = Int64(size) })
    let note = try SignedCheckpoint(
      [UInt8](reply.note), by: StoreSecrets.test.ledgerKey.verifierKey)
    let proof = ConsistencyProof(
      oldSize: Int(reply.oldSize), newSize: Int(reply.newSize),
      path: reply.hashes.compactMap { Hash([UInt8]($0)) })
    return (proof, note.checkpoint)
  }

  fileprivate func verification() async throws
    -> [Pastoral_V1_VerifyLedgerResponse.OneOf_Step]
  {
    var steps: [Pastoral_V1_VerifyLedgerResponse.OneOf_Step] = []
    for try await reply in try serverStream(LedgerService.verify, .init()) {
      if let step = reply.step { steps.append(step) }
    }
    return steps
  }
}
