import Domain
import Foundation
import Messages
import PluginAPI
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("What keeps partners from each other, and from themselves", .timeLimit(.minutes(10)))
struct OutboxTests {
  // MARK: Whose turn it is

  @Test("Whatever waits for a partner without a way keeps nothing from another", .tags(.w20))
  func starvation() async throws {
    try await TestCampus.with { campus in
      let stuck = try await campus.localAuthority("county") {
        $0.details.destination.mail = "duty@county.cjsm.net"
        $0.details.secureDomains = ["cjsm.net"]
      }
      let free = try await campus.localAuthority()
      let made = try await campus.disclosable()
      // More than are looked at together, and all of them longer due.
      for _ in 0..<65 { _ = try await campus.approvedConcern(made, to: stuck) }
      campus.now = campus.now.adding(minutes: 1)
      let last = try await campus.approvedConcern(made, to: free)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(last.id).state == .transmitted)
      #expect(try await campus.client(.supervisor).queue().count == 65)
    }
  }

  @Test(
    "One that cannot be looked at lets others go before it, and after a while is for a person",
    arguments: [
      "update disclosure set payload = $2 where id = $1",
      "update disclosure set content = $2 where id = $1",
    ] as [SQL])
  func altered(sql: SQL) async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let broken = try await campus.approvedConcern(made, to: partner)
      let sound = try await campus.approvedConcern(made, to: partner)
      _ = try await campus.server.store.written { tx in
        try tx.run(sql, broken.id, [UInt8](repeating: 7, count: 200))
      }
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(sound.id).state == .transmitted)
      func left() async throws -> Pastoral_V1_QueuedDisclosure? {
        try await campus.client(.supervisor).queue().first
      }
      let waiting = try #require(try await left())
      #expect(waiting.disclosureID == broken.id && waiting.state == .queued)
      #expect(
        waiting.attempts == 0
          && waiting.nextAttempt.seconds >= campus.now.millisecondsSince1970 / 1_000)

      for _ in 2..<DisclosureRules.faultsMax {
        campus.now = campus.now.adding(minutes: 10)
        await campus.server.sendNow()
        #expect(try await left()?.state == .queued)
      }
      #expect(
        try await campus.client(.colleague).inboxKinds().contains(.disclosureUnresolved) == false)
      campus.now = campus.now.adding(minutes: 10)
      await campus.server.sendNow()
      #expect(try await left()?.state == .undelivered)
      #expect(try await campus.client(.colleague).inboxKinds().last == .disclosureUnresolved)
      #expect(campus.folder(of: "city").keys.contains { $0.hasPrefix(broken.id) } == false)

      // It stands in the list beside others, and can be closed.
      let supervisor = try campus.client(.supervisor)
      let found = try #require(try await supervisor.waiting().first { $0.id == broken.id })
      let closed = try await supervisor.resolved(found, .abandoned)
      #expect(closed.state == .abandoned && closed.attempts == 0)
      #expect(try await left() == nil)
    }
  }

  @Test("What was tried as often as can be counted is for a person, and not forgotten")
  func exhausted() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let approved = try await campus.approvedConcern(
        try await campus.disclosable(), to: partner)
      try campus.change("update disclosure set attempts = 999 where id = $1", approved.id)
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let left = try await campus.client(.colleague).disclosure(approved.id)
      #expect(left.state == .undelivered && left.attempts == 999)
      #expect(campus.folder(of: "city").isEmpty)
      #expect(try await campus.client(.colleague).inboxKinds().last == .disclosureUnresolved)
    }
  }

  // MARK: Leaving a partner alone

  @Test(
    "A partner that is not there costs three attempts, then one now and then, and is there again at once",
    .tags(.w20))
  func breaker() async throws {
    try await TestCampus.with { campus in
      let plugin = PlainPlugin { $0.isCutOff = true }
      try await campus.restart(with: plugin)
      let partner = try await campus.localAuthority("plain") { $0.plugin = "plain" }
      let other = try await campus.localAuthority()
      let made = try await campus.disclosable()
      for _ in 0..<8 { _ = try await campus.approvedConcern(made, to: partner) }
      func attempts() throws -> Int { try campus.count("select count(*) from disclosure_attempt") }
      func problems() async throws -> [String] {
        try await campus.client(.dataProtectionOfficer).unary(PartnerService.check, .init())
          .checked.filter { $0.code == "plain" }.flatMap(\.problems)
          .map { "\($0.about) \($0.description_p)" }
      }
      for _ in 0..<8 { await campus.server.sendNow() }
      #expect(try attempts() == 3)
      let said = "destination could not be reached lately, and is tried again by itself"
      #expect(try await problems() == [said])

      // Others go on.
      let elsewhere = try await campus.approvedConcern(made, to: other)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(elsewhere.id).state == .transmitted)
      #expect(try attempts() == 4)

      // One is tried once the time has passed, and then for longer none.
      campus.now = campus.now.adding(minutes: 1)
      for _ in 0..<8 { await campus.server.sendNow() }
      #expect(try attempts() == 5)
      #expect(try await problems() == [said])

      plugin.ways.withLock { $0.isCutOff = false }
      await campus.server.sendNow()
      #expect(try attempts() == 5)
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(try await campus.client(.supervisor).queue().isEmpty)
      #expect(try attempts() == 5 + 8)
      #expect(try await problems() == [])
    }
  }

  // MARK: What has gone by the time that it is sent

  /// Approves a concern while there is no way out, has something happen, and opens the way.
  private func dispatched(
    _ campus: TestCampus, _ request: Pastoral_V1_ProposeDisclosureRequest,
    after happens: () async throws -> Void
  ) async throws -> Pastoral_V1_Disclosure {
    let proposed = try await campus.client(.colleague).proposed(request)
    let approved = try await campus.client(.supervisor).decided(proposed)
    #expect(approved.state == .queued)
    try await happens()
    try await campus.restart(withFolders: true)
    await campus.server.sendNow()
    return try await campus.client(.colleague).disclosure(proposed.id)
  }

  /// It was taken back, nothing of it left, and who proposed it is told.
  private func expectTakenBack(
    _ left: Pastoral_V1_Disclosure, _ campus: TestCampus, of partner: String
  ) async throws {
    #expect(left.state == .cancelled && left.attempts == 0 && left.attemptsMade.isEmpty)
    #expect(campus.folder(of: partner).isEmpty)
    #expect(try await campus.client(.colleague).inboxKinds().last == .disclosureDecided)
  }

  @Test("A safeguard that expired between the decision and the dispatch", .tags(.w37, .w38))
  func safeguard() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority("ankara") {
        $0.details.country = "TR"
        $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
        $0.details.safeguards = [
          .with {
            $0.kind = .modelClauses
            $0.document = "IDTA-7"
            $0.until = .day("2026-11-23")
          }
        ]
      }
      var request = campus.concern(try await campus.disclosable(), to: partner)
      request.transfer = .overseasPartner
      let left = try await dispatched(campus, request) {
        campus.now = campus.now.adding(minutes: 24 * 60)
      }
      try await expectTakenBack(left, campus, of: "ankara")
    }
  }

  @Test("A partner that is abroad by then", .tags(.w37))
  func country() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let request = campus.concern(try await campus.disclosable(), to: partner)
      let left = try await dispatched(campus, request) {
        _ = try await campus.client(.dataProtectionOfficer).unary(
          PartnerService.change,
          .with {
            $0.partnerID = partner.id
            $0.revision = partner.revision
            $0.details = partner.details
            $0.details.country = "IE"
            $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
            $0.state = .active
          })
      }
      try await expectTakenBack(left, campus, of: "city")
    }
  }

  @Test("The consent that an item of it was kept on, which has ended", .tags(.s21, .w19))
  func item() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .wellbeingSupport
        $0.fields = []
        $0.until = .day("2026-11-23")
      }
      let item = try await campus.client(.colleague).addItem(
        to: made.caseID,
        .health().with {
          $0.ground.condition = .explicitConsent
          $0.ground.policyDocument = ""
          $0.ground.consentID = consent.id
        })
      // The share itself rests on a concern, for which it takes no consent.
      let request = campus.concern((made.caseID, item.id), to: partner)
      let left = try await dispatched(campus, request) {
        campus.now = campus.now.adding(minutes: 24 * 60)
      }
      try await expectTakenBack(left, campus, of: "city")
    }
  }

  @Test("A field that the plugin does not carry any more", .tags(.w19))
  func field() async throws {
    try await TestCampus.with { campus in
      let plugin = PlainPlugin()
      try await campus.restart(with: plugin)
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority("plain") { $0.plugin = "plain" }
      var request = campus.concern(try await campus.disclosable(), to: partner)
      request.answers = []
      let left = try await dispatched(campus, request) {
        plugin.ways.withLock { $0.fields = [.name] }
      }
      try await expectTakenBack(left, campus, of: "plain")
    }
  }
}
