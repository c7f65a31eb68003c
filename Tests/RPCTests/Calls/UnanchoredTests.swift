import Domain
import Ledger
import LocalAuthority
import Messages
import PluginAPI
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// What is refused while the ledger does not fit its anchor (G6), over the wire, until it goes on as another log.
@Suite("A ledger that does not fit its anchor", .timeLimit(.minutes(10)))
struct UnanchoredTests {
  /// Of the same log, over leaves that it has not: the data came out of an older backup.
  private static func lost() throws -> SignedCheckpoint {
    try StoreSecrets.test.ledgerKey.checkpoint(size: 10_000, root: .plain([1]))
  }

  /// What lets something about a student leave, or promises it.
  private struct Sharing {
    let name: String
    let make: (TestCampus) async throws -> Void
  }

  @Test(
    "Nothing leaves or is promised, and all else goes on; once another log has begun, everything does",
    .tags(.s16, .w20))
  func refused() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let city = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let concern = campus.concern(made, to: city)
      let lead = try campus.client(.colleague)
      var proposed: [Pastoral_V1_Disclosure] = []
      for _ in 0..<3 { proposed.append(try await lead.proposed(concern)) }
      let queued = try await campus.approvedConcern(made, to: city)
      // Two of which nobody knows whether they arrived.
      var interrupted: [String] = []
      for _ in 0..<2 {
        let id = try await campus.approvedConcern(made, to: city).id
        let start = try await campus.server.store.startAttempt(
          id, manifest: { _ in AdultConcern().manifest }, over: NoTransport(), to: nil,
          at: campus.now)
        if case .started = consume start { interrupted.append(id) }
      }
      try #require(interrupted.count == 2)
      let consent = try await campus.client(.ada).consent()
      var referrals: [Pastoral_V1_Referral] = []
      for _ in 0..<3 {
        referrals.append(
          try await campus.client(.tutor).refer(campus.id(.ada), consent: consent.id))
      }
      let preview = try await lead.preview(made.caseID, in: campus)
      var extracts: [Pastoral_V1_SupervisionExtract] = []
      for _ in 0..<2 {
        extracts.append(try await lead.share(made.caseID, preview, in: campus))
      }

      let anchored = try Self.lost()
      try await campus.restart(anchoredAt: anchored)
      try await campus.restart(withFolders: true)
      let attempts = try campus.leaves { if case .shareAttempt = $0 { true } else { false } }
      let unknown = try await campus.client(.colleague).disclosure(interrupted[0])
      try #require(unknown.state == .unknown)
      let sharings = [
        Sharing(name: "propose") { _ = try await $0.client(.colleague).proposed(concern) },
        Sharing(name: "propose in an emergency") { campus in
          var urgent = concern
          urgent.emergency = true
          _ = try await campus.client(.colleague).proposed(urgent)
        },
        Sharing(name: "approve") { _ = try await $0.client(.supervisor).decided(proposed[0]) },
        Sharing(name: "send again") {
          _ = try await $0.client(.supervisor).resolved(unknown, .sendAgain)
        },
        Sharing(name: "refer") {
          _ = try await $0.client(.tutor).refer($0.id(.ada), consent: consent.id)
        },
        Sharing(name: "accept") { _ = try await $0.client(.practitioner).accept(referrals[0]) },
        Sharing(name: "show an extract") {
          _ = try await $0.client(.colleague).share(made.caseID, preview, in: $0)
        },
        Sharing(name: "read an extract for the first time") {
          _ = try await $0.client(.clinicalSupervisor).readExtract(extracts[0].id)
        },
      ]
      for sharing in sharings {
        let status = await expectRefusal(.failedPrecondition, "LEDGER_UNANCHORED") {
          try await sharing.make(campus)
        }
        #expect(status != nil, "\(sharing.name)")
      }
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
      #expect(
        try campus.leaves { if case .shareAttempt = $0 { true } else { false } } == attempts)

      // What takes back, declines, says what was found out, or reads.
      let (again, supervisor) = (try campus.client(.colleague), try campus.client(.supervisor))
      #expect(try await supervisor.decided(proposed[1], approve: false).state == .refused)
      let cancelled = try await again.unary(
        DisclosureService.cancel,
        .with {
          $0.disclosureID = proposed[2].id
          $0.revision = proposed[2].revision
        })
      #expect(cancelled.state == .cancelled)
      let arrived = try await again.disclosure(interrupted[1])
      #expect(try await supervisor.resolved(arrived, .received).state == .acknowledged)
      #expect(
        try await campus.client(.practitioner).reject(referrals[1]).state == .rejected)
      #expect(try await campus.client(.tutor).revoke(referrals[2]).state == .revoked)
      let withdrawn = try await again.unary(
        SupervisionService.withdraw, .with { $0.extractID = extracts[1].id })
      #expect(withdrawn.state == .withdrawn)
      #expect(try await again.disclosure(queued.id).state == .queued)
      #expect(try await campus.client(.tutor).getStudent(campus.id(.ada)).id == campus.id(.ada))

      try await campus.restart(withNewOriginAt: anchored.checkpoint)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").keys.contains("\(queued.id).html"))
      for sharing in sharings where sharing.name != "propose in an emergency" {
        do { try await sharing.make(campus) } catch {
          Issue.record(error, "\(sharing.name)")
        }
      }
      await campus.server.sendNow()
      for id in [proposed[0].id, interrupted[0]] {
        #expect(campus.folder(of: "city").keys.contains("\(id).html"))
      }
      #expect(try campus.server.store.verifyLedger().ended.map(\.isWhole) == [false])
    }
  }
}
