import Domain
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Withdrawn explicit consent", .timeLimit(.minutes(10)))
struct CaseRestrictionTests {
  /// A case whose head is kept on explicit consent, and the consent.
  private func keptOnConsent(
    _ campus: TestCampus, until day: String? = nil
  ) async throws -> (found: Pastoral_V1_Case, consent: String) {
    let consent = try await campus.client(.ada).consent {
      $0.purpose = .wellbeingSupport
      $0.fields = []
      if let day { $0.until = .day(day) }
    }
    let opened = try await campus.client(.practitioner).takeIn(campus.id(.ada)) {
      $0.ground.condition = .explicitConsent
      $0.ground.policyDocument = ""
      $0.ground.consentID = consent.id
    }
    let found = try await campus.client(.supervisor).allocate(opened, to: campus.id(.colleague))
    return (found, consent.id)
  }

  private func health(on consent: String) -> Pastoral_V1_CaseItemContent {
    .health().with {
      $0.ground.condition = .explicitConsent
      $0.ground.policyDocument = ""
      $0.ground.consentID = consent
    }
  }

  @Test(
    "With the withdrawal what was kept on the consent closes to everybody, and its lead is told",
    .tags(.w13))
  func withdrawn() async throws {
    try await TestCampus.with { campus in
      let (found, consent) = try await keptOnConsent(campus)
      let lead = try campus.client(.colleague)
      let kept = try await lead.addItem(to: found.id, health(on: consent))
      let other = try await lead.addItem(to: found.id)
      #expect(try await lead.readCase(found.id).hasWords)
      let answer = try await campus.client(.ada).withdraw(consent)
      // Whoever withdraws learns nothing of cases by it.
      #expect(answer.revokedReferralIds.isEmpty)

      let closed = try await lead.readCase(found.id)
      #expect(closed.restricted && !closed.hasWords && !closed.hasGround)
      let item = try await lead.readItem(kept.id)
      #expect(item.restricted && !item.hasContent && item.category == .unspecified)
      #expect(!item.specialCategory && item.version == 1)
      #expect(try await lead.itemVersion(kept.id, 1).hasContent == false)
      #expect(
        Set(try await lead.items(of: found.id).items.filter(\.restricted).map(\.id)) == [kept.id])
      #expect(try await lead.readItem(other.id) == other)
      let entry = try #require(try await lead.caseload().first)
      #expect(entry.restricted && entry.risk == .unspecified)
      await expectRefusal(.failedPrecondition, "RESTRICTED") {
        try await lead.amend(kept, health(on: consent))
      }
      await expectRefusal(.failedPrecondition, "RESTRICTED") {
        try await lead.assess(closed, .urgent, .high)
      }
      let told = try await lead.inboxItems().filter { $0.kind == .caseRestricted }
      #expect(told.map(\.aboutID) == [found.id])
      // What the lead can do without knowing it goes on: a case is never closed by itself.
      #expect(closed.state == .active)
      let changes = try await lead.unary(
        CaseService.listChanges,
        .with {
          $0.caseID = found.id
          $0.purpose = .caseSupport
        }
      ).changes
      #expect(changes.count == 2 && changes.allSatisfy { $0.words.isEmpty })
    }
  }

  @Test("A person re-bases it on another ground and says why, once", .tags(.w13))
  func rebased() async throws {
    try await TestCampus.with { campus in
      let (found, consent) = try await keptOnConsent(campus)
      let lead = try campus.client(.colleague)
      let kept = try await lead.addItem(to: found.id, health(on: consent))
      await expectRefusal(.failedPrecondition, "CASE_STATE") { try await lead.rebase(kept) }
      _ = try await campus.client(.ada).withdraw(consent)
      await expectRefusal(.invalidArgument, fields: ["reason", "ground.condition"]) {
        try await lead.rebase(kept, reason: "Needed") {
          $0.condition = .unspecified
          $0.policyDocument = ""
        }
      }
      // Not on the consent that was withdrawn.
      await expectRefusal(.invalidArgument, fields: ["ground.consent_id"]) {
        try await lead.rebase(kept) {
          $0.condition = .explicitConsent
          $0.policyDocument = ""
          $0.consentID = consent
        }
      }
      let rebased = try await lead.rebase(kept)
      #expect(!rebased.restricted && rebased.version == 2)
      #expect(rebased.content.paragraphs == kept.content.paragraphs)
      #expect(rebased.content.ground.condition == .counselling)
      #expect(rebased.rebaseReason == "The support goes on without consent")
      #expect(try await lead.itemVersion(kept.id, 1).restricted)
      await expectRefusal(.failedPrecondition, "CASE_STATE") { try await lead.rebase(rebased) }

      func rebase(_ found: Pastoral_V1_Case, words: String) async throws -> Pastoral_V1_Case {
        try await lead.unary(
          CaseService.rebase,
          .with {
            $0.caseID = found.id
            $0.revision = found.revision
            $0.words = words
            $0.ground.basis = .publicTask
            $0.ground.condition = .counselling
            $0.ground.policyDocument = "SLW-APD"
          })
      }
      await expectRefusal(.invalidArgument, fields: ["words"]) {
        try await rebase(found, words: "Needed")
      }
      let open = try await rebase(found, words: "The support goes on without consent")
      #expect(!open.restricted && open.words.reason == found.words.reason)
      #expect(open.ground.condition == .counselling && open.ground.consentID.isEmpty)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await rebase(open, words: "The support goes on without consent")
      }
    }
  }

  @Test("A consent that has ended restricts as one that was withdrawn does", .tags(.w13))
  func ended() async throws {
    try await TestCampus.with { campus in
      let (found, consent) = try await keptOnConsent(campus, until: "2026-11-23")
      let lead = try campus.client(.colleague)
      let kept = try await lead.addItem(to: found.id, health(on: consent))
      #expect(try await lead.readItem(kept.id).hasContent)
      campus.now = campus.now.adding(minutes: 24 * 60)
      #expect(try await lead.readItem(kept.id).restricted)
      #expect(try await lead.readCase(found.id).restricted)
    }
  }
}
