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

/// A student withdraws at the moment in which what they agreed to is let go. `PASTORAL_RACES` says how often; the
/// figure of a long run is in docs/FAULTS.md.
@Suite("Withdrawal against dispatch", .timeLimit(.minutes(60)))
struct DisclosureRaceTests {
  private static let races =
    Int(ProcessInfo.processInfo.environment["PASTORAL_RACES"] ?? "") ?? 60

  @Test(
    "Either it is taken back and nothing has left, or it left first, and never both",
    .tags(.w19, .s21))
  func race() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let (lead, ada) = (try campus.client(.colleague), try campus.client(.ada))
      let supervisor = try campus.client(.supervisor)
      var (sent, takenBack) = (Set<String>(), Set<String>())
      for number in 0..<Self.races {
        let consent = try await ada.consent {
          $0.purpose = .sharingLocalAuthority
          $0.fields = []
        }
        var request = campus.concern(made, to: partner)
        request.authority = .consent
        request.concern = ""
        request.consentID = consent.id
        let proposed = try await lead.proposed(request)
        // Two in three withdraw while it is being let go, the others as soon as it is.
        let early = number % 3 < 2
        async let withdrawn = early ? ada.withdrawn(consent.id) : nil
        let isApproved: Bool
        do {
          _ = try await supervisor.decided(proposed)
          isApproved = true
        } catch {
          isApproved = false
        }
        _ = try await withdrawn
        if !early { _ = try await ada.withdrawn(consent.id) }
        await campus.server.sendNow()

        let now = try await lead.disclosure(proposed.id)
        switch now.state {
        case .cancelled:
          #expect(now.attempts == 0)
          takenBack.insert(now.id)
        case .transmitted:
          #expect(isApproved && now.attempts == 1)
          sent.insert(now.id)
        default: Issue.record("It is \(now.state).")
        }
      }
      let files = campus.folder(of: "city").keys.filter { $0.hasSuffix(".html") }
      #expect(Set(files.map { String($0.dropLast(5)) }) == sent)
      let attempts = try campus.server.store.read { tx in
        try tx.rows("select leaf from audit_leaf").filter { row in
          if case .shareAttempt = try Leaf(row.blob(0)).event { true } else { false }
        }.count
      }
      #expect(attempts == sent.count && sent.count + takenBack.count == Self.races)
      if Self.races >= 1_000 { #expect(!sent.isEmpty && !takenBack.isEmpty) }
      print("withdrawal against dispatch: \(takenBack.count) taken back, \(sent.count) sent first")
    }
  }
}

extension Client {
  fileprivate func withdrawn(_ consent: String) async throws -> Pastoral_V1_Consent? {
    try await unary(ConsentService.withdraw, .with { $0.consentID = consent }).consent
  }
}
