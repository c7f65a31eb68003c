import Domain
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

@Suite("What people find out of disclosures", .timeLimit(.minutes(10)))
struct DisclosureFindingTests {
  @Test(
    "What Student Finance says of a file to a person is recorded, and the same may be proposed again",
    .tags(.w20))
  func failed() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      let request = campus.change(made.caseID, to: partner, on: try await campus.financeConsent())
      let proposed = try await lead.proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attemptsMade.map(\.outcome) == ["delivered"])
      await expectRefusal(.failedPrecondition, "PAYLOAD_REPEATED") {
        try await lead.previewed(request)
      }

      // Whoever proposed it does not say so alone, and others even less.
      for person in [Person.colleague, .disabilitySupervisor, .practitioner, .ada, .admin] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).resolved(sent, .rejected, code: "R17")
        }
      }
      let supervisor = try campus.client(.supervisor)
      for (code, resolution) in [
        ("no room", Pastoral_V1_DisclosureResolution.rejected), ("123456789", .rejected),
        ("R17", .received),
      ] {
        await expectRefusal(.invalidArgument, fields: ["partner_code"]) {
          try await supervisor.resolved(sent, resolution, code: code)
        }
      }
      for resolution in [Pastoral_V1_DisclosureResolution.sendAgain, .abandoned] {
        await expectRefusal(.failedPrecondition, "DISCLOSURE_STATE") {
          try await supervisor.resolved(sent, resolution)
        }
      }
      let failed = try await supervisor.resolved(sent, .rejected, code: "R17")
      #expect(failed.state == .rejected && failed.partnerCode == "R17")
      #expect(failed.resolution == "The council's duty desk was asked by telephone.")
      // The ledger says so of the very attempt.
      #expect(failed.attemptsMade.map(\.outcome) == ["refused"])
      #expect(failed.attemptsMade.map(\.leaf) == sent.attemptsMade.map(\.leaf))
      _ = try campus.server.store.verifyLedger()
      #expect(try await lead.inboxKinds().last == .disclosureUnresolved)
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await supervisor.resolved(sent, .abandoned)
      }

      // It is seen until it is closed; meanwhile it is proposed anew, and goes.
      #expect(try await supervisor.waiting().map(\.id) == [proposed.id])
      let again = try await lead.proposed(request)
      #expect(again.digest == proposed.digest)
      let closed = try await supervisor.resolved(failed, .abandoned)
      #expect(closed.state == .abandoned && closed.partnerCode == "R17")
      #expect(try await supervisor.waiting().map(\.id) == [again.id])
      _ = try await supervisor.decided(again)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(again.id).state == .transmitted)
      #expect(campus.folder(of: "sfe").keys.contains("\(again.id).csv"))
    }
  }

  @Test("What a partner acknowledges to a person is over; and what it then does not take is not")
  func acknowledged() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentConcern()
      let supervisor = try campus.client(.supervisor)
      let has = try await supervisor.resolved(sent, .received)
      #expect(has.state == .acknowledged && has.attemptsMade.map(\.outcome) == ["delivered"])
      for resolution in [Pastoral_V1_DisclosureResolution.received, .undelivered, .sendAgain] {
        await expectRefusal(.failedPrecondition, "DISCLOSURE_STATE") {
          try await supervisor.resolved(has, resolution)
        }
      }
      let not = try await supervisor.resolved(has, .rejected)
      #expect(not.state == .rejected && not.attemptsMade.map(\.outcome) == ["refused"])
      // It was a mistake: they have it.
      let still = try await supervisor.resolved(not, .received)
      #expect(still.state == .acknowledged && still.attemptsMade.map(\.outcome) == ["delivered"])
      _ = try campus.server.store.verifyLedger()
    }
  }

  @Test("What came back is in both lists until it is closed, and then in none")
  func abandoned() async throws {
    try await TestCampus.with { campus in
      let sent = try await campus.sentConcern()
      let supervisor = try campus.client(.supervisor)
      let back = try await supervisor.resolved(sent, .undelivered, code: "550")
      #expect(back.state == .undelivered && back.partnerCode == "550")
      #expect(try await supervisor.waiting().map(\.id) == [sent.id])
      #expect(try await supervisor.queuedIDs() == [sent.id])
      await expectRefusal(.failedPrecondition, "DISCLOSURE_STATE") {
        try await supervisor.resolved(back, .rejected)
      }
      let closed = try await supervisor.resolved(back, .abandoned)
      #expect(closed.state == .abandoned && closed.revision == back.revision + 1)
      // The student is still to be told, so it waits for that and then for nothing.
      #expect(try await supervisor.queuedIDs() == [])
      _ = try await campus.client(.colleague).explained(closed)
      #expect(try await supervisor.waiting() == [])
      let over = try await supervisor.disclosure(sent.id)
      for resolution in [
        Pastoral_V1_DisclosureResolution.sendAgain, .received, .abandoned, .rejected, .undelivered,
      ] {
        await expectRefusal(.failedPrecondition, "DISCLOSURE_STATE") {
          try await supervisor.resolved(over, resolution)
        }
      }
      await campus.server.sendNow()
      #expect(try await supervisor.disclosure(sent.id).attempts == 1)
      #expect(try await campus.client(.ada).toldDisclosures().map(\.state) == [.abandoned])
    }
  }

  @Test("Of what nobody knew the end of, a person finds out that it arrived", .tags(.w20))
  func received() async throws {
    try await TestCampus.with { campus in
      let unknown = try await campus.unknownConcern()
      #expect(unknown.attemptsMade.map(\.outcome) == ["unknown"])
      let supervisor = try campus.client(.supervisor)
      #expect(try await supervisor.waiting().map(\.id) == [unknown.id])
      let has = try await supervisor.resolved(unknown, .received)
      #expect(has.state == .acknowledged && has.attemptsMade.map(\.outcome) == ["delivered"])
      #expect(try await supervisor.queuedIDs() == [])
      _ = try campus.server.store.verifyLedger()
    }
  }

  @Test("Of what nobody knew the end of and nobody sends again, the ledger says no more than that")
  func given() async throws {
    try await TestCampus.with { campus in
      let unknown = try await campus.unknownConcern()
      let supervisor = try campus.client(.supervisor)
      let closed = try await supervisor.resolved(unknown, .abandoned)
      #expect(closed.state == .abandoned && closed.attemptsMade.map(\.outcome) == ["unknown"])
      #expect(try await supervisor.queuedIDs() == [])
    }
  }

  @Test("What is proven not to have been sent stays so, whatever a partner has from elsewhere")
  func proven() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(with: PlainPlugin { $0.isCutOff = true })
      let partner = try await campus.localAuthority("plain") { $0.plugin = "plain" }
      let proposed = try await campus.approvedConcern(try await campus.disclosable(), to: partner)
      await campus.server.sendNow()
      let waiting = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 1)
      campus.now = campus.now.adding(minutes: 24 * 60)
      await campus.server.sendNow()
      let supervisor = try campus.client(.supervisor)
      let back = try await supervisor.disclosure(proposed.id)
      #expect(back.state == .undelivered && back.attemptsMade.map(\.outcome).last == "not-sent")
      let has = try await supervisor.resolved(back, .received)
      #expect(has.state == .acknowledged)
      #expect(has.attemptsMade.map(\.outcome) == back.attemptsMade.map(\.outcome))
    }
  }

  // MARK: A partner that says no more

  @Test("After 30 days without a word, who proposed it is told, once")
  func silence() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(with: PlainPlugin { $0.reference = "A1" })
      let partner = try await campus.localAuthority("plain") { $0.plugin = "plain" }
      let proposed = try await campus.approvedConcern(try await campus.disclosable(), to: partner)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.partnerReference == "A1")
      func told() async throws -> Int {
        try await campus.client(.colleague).inboxKinds().count { $0 == .disclosureUnanswered }
      }
      campus.now = campus.now.adding(minutes: 30 * 24 * 60)
      await campus.server.pollNow()
      #expect(try await told() == 0)
      campus.now = campus.now.adding(minutes: 1)
      await campus.server.pollNow()
      #expect(try await told() == 1)
      await campus.server.pollNow()
      #expect(try await told() == 1)
      // They ask by telephone, and that is recorded.
      let has = try await campus.client(.supervisor).resolved(sent, .received)
      #expect(has.state == .acknowledged)
    }
  }
}

extension TestCampus {
  /// A concern that lies in the city's folder.
  fileprivate func sentConcern() async throws -> Pastoral_V1_Disclosure {
    let approved = try await approvedConcern(
      try await disclosable(), to: try await localAuthority())
    await server.sendNow()
    let sent = try await client(.colleague).disclosure(approved.id)
    #expect(sent.state == .transmitted)
    return sent
  }

  /// A concern of which nobody knows whether the city has it.
  fileprivate func unknownConcern() async throws -> Pastoral_V1_Disclosure {
    try await restart(withFolders: false)
    let approved = try await approvedConcern(
      try await disclosable(), to: try await localAuthority())
    let start = try await server.store.startAttempt(
      approved.id, manifest: { _ in AdultConcern().manifest }, over: NoTransport(), to: nil, at: now
    )
    switch consume start {
    case .started: break
    case .cancelled: Issue.record("It was taken back.")
    case .givenUp: Issue.record("It was given up.")
    case .nothing: Issue.record("It was not queued.")
    }
    try await restart(withFolders: true)
    let unknown = try await client(.colleague).disclosure(approved.id)
    #expect(unknown.state == .unknown)
    return unknown
  }
}

extension Client {
  fileprivate func queuedIDs() async throws -> [String] { try await queue().map(\.disclosureID) }
}
