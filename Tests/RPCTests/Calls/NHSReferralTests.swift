import Domain
import Foundation
import Messages
import NHS
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// Referrals to the NHS, over mutual TLS, to the NHS's own sandbox of MESH.
@Suite("Referrals to the NHS", .timeLimit(.minutes(10)))
struct NHSReferralTests {
  /// What the campus' clock shows, as a token has it.
  static let now = "202611230900"

  @Test(
    "With the student's consent a referral reaches the service's mailbox to the byte, and nothing of them is outside it",
    .tags(.w20))
  func way() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 1)
      let collected = try await mesh.collect("X26ABC2")
      let message = try #require(collected.first)
      #expect(collected.count == 1)
      #expect(message.digest == proposed.digest.map { String(format: "%02x", $0) }.joined())
      #expect(sent.partnerReference == message.id)
      #expect(message.headers["mex-localid"] == proposed.id)
      #expect(message.headers["mex-from"] == "X26ABC1" && message.headers["mex-to"] == "X26ABC2")
      #expect(message.headers["mex-workflowid"] == "TEST_WORKFLOW")
      #expect(message.headers["content-type"]?.hasPrefix("application/fhir+json") ?? false)
      let envelope = message.headers.values.joined()
      for absent in ["Ada", "Lovelace", "9434765919", "943 476"] {
        #expect(!envelope.contains(absent))
      }
      // What opens the mailbox is nowhere in the records.
      for secret in ["TestKey", "NHSMESH"] { #expect(try campus.files(with: secret).isEmpty) }
    }
    await mesh.stop()
  }

  @Test(
    "What MESH refuses is rejected, and is not tried again by itself",
    arguments: [
      (["password": "wrong"], "403"), (["shared-key": "wrong"], "403"),
      (["recipient": "NOBODY"], "12"),
    ])
  func refused(account: [String: String], code: String) async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh, account: account)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .rejected && sent.attempts == 1)
      #expect(sent.partnerCode == code)
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(proposed.id).attempts == 1)
      #expect(try await mesh.collect("X26ABC2").isEmpty)
    }
    await mesh.stop()
  }

  @Test(
    "MESH is told once a day that the server is there, and plugins check tells what it said",
    arguments: [
      ([:], []),
      (["password": "wrong"], ["mailbox does not open with the password and key that there are"]),
      (["shared-key": "wrong"], ["mailbox does not open with the password and key that there are"]),
      // Its own mailbox, to which the workflow does not lead; and an organisation that has none.
      (
        ["recipient": "X26ABC1"],
        ["recipient is no mailbox of the organisation for that workflow, as MESH lists them"]
      ),
      (
        ["ods": "X27"],
        ["recipient is no mailbox of the organisation for that workflow, as MESH lists them"]
      ),
    ] as [([String: String], [String])])
  func introduced(account: [String: String], found: [String]) async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      try await campus.know(mesh, account: account)
      _ = try await campus.clinic(at: mesh.url)
      #expect(try await campus.accountProblems() == [])
      await campus.server.introduceNow()
      #expect(try await campus.accountProblems() == found)
      // Within the day a good answer is not asked for again; after it, it is.
      await mesh.stop()
      campus.now = campus.now.adding(minutes: 24 * 60 - 1)
      await campus.server.introduceNow()
      let unanswered = ["mailbox was not answered for by MESH at the last handshake"]
      #expect(try await campus.accountProblems() == (found.isEmpty ? [] : unanswered))
      campus.now = campus.now.adding(minutes: 1)
      await campus.server.introduceNow()
      #expect(try await campus.accountProblems() == unanswered)
    }
  }

  @Test(
    "A consent is told as of the day on which the student gave it, however late it is relied on")
  func consentDay() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      try await campus.know(mesh)
      let partner = try await campus.clinic(at: mesh.url)
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .sharingNhs
        $0.fields = []
      }
      campus.now = campus.now.adding(minutes: 3 * 24 * 60)
      let preview = try await campus.client(.colleague).previewed(
        campus.nhsReferral(made, to: partner, on: consent.id))
      let text = String(decoding: preview.payload, as: UTF8.self)
      #expect(text.contains("\"dateTime\": \"2026-11-23\""))
      #expect(text.contains("\"authoredOn\": \"2026-11-26\""))
    }
    await mesh.stop()
  }

  @Test(
    "A referral to another service does not go to this mailbox, and without a name check says so")
  func otherService() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      try await campus.know(mesh)
      let partner = try await campus.clinic(at: mesh.url)
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .sharingNhs
        $0.fields = []
      }
      let lead = try campus.client(.colleague)
      for other in ["RW4", "X27"] {
        await expectRefusal(.invalidArgument, fields: ["answers[service.ods]"]) {
          try await lead.previewed(
            campus.nhsReferral(made, to: partner, on: consent.id, ["service.ods": other]))
        }
      }
      _ = try await lead.previewed(campus.nhsReferral(made, to: partner, on: consent.id))

      try await campus.know(mesh, without: ["ods"])
      _ = try await campus.client(.colleague).previewed(
        campus.nhsReferral(made, to: partner, on: consent.id, ["service.ods": "RW4"]))
      #expect(
        try await campus.accountProblems()
          == ["ods is not in mesh.json: a referral to any service goes there"])
    }
    await mesh.stop()
  }

  @Test(
    "Where the mailbox is another service's by the time it is tried, the referral is taken back",
    .tags(.w20), arguments: ["X27", "X26", nil])
  func movedMailbox(organisation: String?) async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      // Until there is a mailbox nothing is tried.
      let (_, proposed) = try await campus.approvedReferral(over: mesh, isKnown: false)
      try await campus.know(
        mesh, account: organisation.map { ["ods": $0] } ?? [:],
        without: organisation == nil ? ["ods"] : [])
      await campus.server.sendNow()
      let found = try await campus.client(.colleague).disclosure(proposed.id)
      let isTakenBack = organisation == "X27"
      #expect(found.state == (isTakenBack ? .cancelled : .transmitted))
      #expect(found.attempts == (isTakenBack ? 0 : 1))
      #expect(try await mesh.collect("X26ABC2").count == (isTakenBack ? 0 : 1))
      // Of the decision, and of what became of it.
      let told = try await campus.client(.colleague).unary(InboxService.list, .init()).items
        .count { $0.kind == .disclosureDecided && $0.aboutID == proposed.id }
      #expect(told == (isTakenBack ? 2 : 1))
    }
    await mesh.stop()
  }

  @Test("Where nobody answers, nothing was sent: it is tried again by itself, and then arrives")
  func unreachable() async throws {
    let (gone, mesh) = (try await MESHPeer(now: Self.now), try await MESHPeer(now: Self.now))
    await gone.stop()
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh, at: gone.url)
      await campus.server.sendNow()
      let waiting = try await lead.disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 1)
      try await campus.move(proposed.partnerID, to: mesh.url)
      campus.now = campus.now.adding(minutes: 10)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 2)
      #expect(try await mesh.collect("X26ABC2").count == 1)
    }
    await mesh.stop()
  }

  @Test("An exchange whose certificate is another authority's is sent nothing")
  func stranger() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh, trusting: "stranger")
      await campus.server.sendNow()
      let waiting = try await lead.disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 1)
      #expect(try await mesh.collect("X26ABC2").isEmpty)
    }
    await mesh.stop()
  }

  @Test(
    "An exchange that is gone in the middle, or answers nonsense, leaves it unknown until a person sends it again",
    .tags(.w20), arguments: [MESHPeer.Fault.dies, .garbled, .boundless])
  func unknown(fault: MESHPeer.Fault) async throws {
    let (bad, mesh) = (
      try await MESHPeer(now: Self.now, fault: fault), try await MESHPeer(now: Self.now)
    )
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: bad)
      await campus.server.sendNow()
      let unknown = try await lead.disclosure(proposed.id)
      #expect(unknown.state == .unknown && unknown.attempts == 1)
      try await campus.know(mesh)
      try await campus.move(proposed.partnerID, to: mesh.url)
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(proposed.id).attempts == 1)
      _ = try await campus.client(.supervisor).resolved(unknown, .sendAgain)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 2)
      #expect(try await mesh.collect("X26ABC2").map { $0.headers["mex-localid"] } == [proposed.id])
    }
    await bad.stop()
    await mesh.stop()
  }

  // MARK: Afterwards

  @Test("Once the service has collected it, it counts as acknowledged")
  func acknowledged() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      await campus.server.pollNow()
      #expect(try await lead.disclosure(proposed.id).state == .transmitted)
      #expect(try await mesh.collect("X26ABC2").count == 1)
      await campus.server.pollNow()
      #expect(try await lead.disclosure(proposed.id).state == .acknowledged)
    }
    await mesh.stop()
  }

  @Test(
    "What nobody collected comes back: it is recorded, the report is read, and a person sends it again",
    .tags(.w20))
  func undelivered() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      // Of another message, which is none of ours: it is left where it lies.
      try await mesh.report(uncollected: "SOMEBODYS", to: "X26ABC1")
      try await mesh.report(uncollected: sent.partnerReference, to: "X26ABC1")
      await campus.server.pollNow()
      let back = try await lead.disclosure(proposed.id)
      #expect(back.state == .undelivered && back.partnerCode == "14")
      let told = try await lead.unary(InboxService.list, .init()).items.map(\.kind)
      #expect(told.contains(.disclosureUnresolved))
      let left = try await mesh.collect("X26ABC1").map { $0.headers["mex-linkedmsgid"] }
      #expect(left == ["SOMEBODYS"])
      _ = try await campus.client(.supervisor).resolved(back, .sendAgain)
      await campus.server.sendNow()
      let again = try await lead.disclosure(proposed.id)
      #expect(again.state == .transmitted && again.attempts == 2)
      #expect(again.partnerReference != sent.partnerReference && again.partnerCode.isEmpty)
    }
    await mesh.stop()
  }

  @Test(
    "A report is recorded before the exchange hears that it was read, and heard again until it does"
  )
  func deaf() async throws {
    let mesh = try await MESHPeer(now: Self.now, fault: .deaf)
    try await TestCampus.with { campus in
      let (_, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      try await mesh.report(uncollected: sent.partnerReference, to: "X26ABC1")
      let server = campus.server
      async let asking: Void = server.pollNow()
      // The server has told it, and waits: by now it is durable, and there the server stops.
      #expect(await mesh.hasSaid("told"))
      #expect(try await campus.client(.colleague).disclosure(proposed.id).state == .undelivered)
      try await campus.restart()
      await asking
      await campus.server.pollNow()
      #expect(try await mesh.collect("X26ABC1").isEmpty)
      let back = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(back.state == .undelivered && back.revision == sent.revision + 1)
      let told = try await campus.client(.colleague).unary(InboxService.list, .init()).items
        .filter { $0.kind == .disclosureUnresolved }
      #expect(told.count == 1)
      // Nothing is left to tell.
      let left = try campus.count("select count(*) from partner_receipt")
      #expect(left == 0)
    }
    await mesh.stop()
  }

  @Test(
    "What an exchange says of others' messages changes nothing, nor does an answer without end",
    arguments: [MESHPeer.Fault.lies, .huge])
  func wrong(fault: MESHPeer.Fault) async throws {
    let mesh = try await MESHPeer(now: Self.now, fault: fault)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      await campus.server.pollNow()
      #expect(try await lead.disclosure(proposed.id).state == .transmitted)
    }
    await mesh.stop()
  }

  @Test("A server stops while an exchange makes it wait for an answer")
  func hangs() async throws {
    let mesh = try await MESHPeer(now: Self.now, fault: .hangs)
    try await TestCampus.with { campus in
      let (_, proposed) = try await campus.approvedReferral(over: mesh)
      await campus.server.sendNow()
      let server = campus.server
      async let asking: Void = server.pollNow()
      #expect(await mesh.hasSaid("asked"))
      await campus.stop()
      await asking
      try await campus.start()
      #expect(
        try await campus.client(.colleague).disclosure(proposed.id).state == .transmitted)
    }
    await mesh.stop()
  }

  @Test("Without credentials for its partner what is approved waits, and goes once there are some")
  func unknownPartner() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let (lead, proposed) = try await campus.approvedReferral(over: mesh, isKnown: false)
      await campus.server.sendNow()
      let waiting = try await lead.disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 0)
      try await campus.know(mesh)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(proposed.id).state == .transmitted)
    }
    await mesh.stop()
  }

  @Test("An NHS number that is nobody's is refused before anybody decides")
  func number() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.clinic(at: "https://127.0.0.1:1")
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .sharingNhs
        $0.fields = []
      }
      let request = campus.nhsReferral(
        made, to: partner, on: consent.id, ["nhs.number": "943 476 5918", "service.ods": "rw"])
      await expectRefusal(
        .invalidArgument, fields: ["answers[nhs.number]", "answers[service.ods]"]
      ) { try await campus.client(.colleague).previewed(request) }
    }
  }
}

/// Referrals as these tests spell them.
extension TestCampus {
  /// A service of the NHS that is reached there.
  fileprivate func clinic(at url: String) async throws -> Pastoral_V1_Partner {
    try await localAuthority("clinic") {
      $0.kind = .nhs
      $0.plugin = "nhs-referral"
      $0.details.name = "Talking Therapies"
      $0.details.destination.https = url
    }
  }

  /// Takes up what it and the clinic know each other by.
  fileprivate func know(
    _ mesh: MESHPeer, trusting authority: String = "spine", account: [String: String] = [:],
    without absent: Set<String> = []
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-clinic-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try mesh.writeCredentials(
      to: folder, trusting: authority, account: account, without: absent)
    try await restart(knowing: ["clinic": PartnerCredentials(folder: folder)])
  }

  /// What check says of the clinic.
  fileprivate func accountProblems() async throws -> [String] {
    try await client(.dataProtectionOfficer).unary(PartnerService.check, .init()).checked
      .filter { $0.code == "clinic" }
      .flatMap { $0.problems.map { "\($0.about) \($0.description_p)" } }
  }

  /// Has the clinic be reached elsewhere.
  fileprivate func move(_ partner: String, to url: String) async throws {
    let officer = try client(.dataProtectionOfficer)
    let found = try await officer.unary(PartnerService.list, .init()).partners
      .first { $0.id == partner }
    _ = try await officer.unary(
      PartnerService.change,
      .with {
        $0.partnerID = partner
        $0.revision = found?.revision ?? 0
        $0.details = found?.details ?? .init()
        $0.details.destination.https = url
        $0.state = .active
      })
  }

  func nhsReferral(
    _ made: (caseID: String, itemID: String), to partner: Pastoral_V1_Partner, on consent: String,
    _ change: [String: String] = [:]
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    .with {
      $0.caseID = made.caseID
      $0.partnerID = partner.id
      $0.fields = [.with { $0.field = .name }, .with { $0.field = .born }]
      let answers = [
        "service.name": "Talking Therapies", "service.ods": "X26", "urgency": "routine",
        "reason": "She does not sleep.", "nhs.number": "943 476 5919",
        "referrer.name": "Pat Practitioner", "referrer.phone": "0151 496 0001",
      ].merging(change) { $1 }
      $0.answers = .of(answers)
      $0.authority = .consent
      $0.consentID = consent
      $0.purpose = "A referral for talking therapy."
      $0.necessity = "The service takes nobody without a referral."
      $0.proportionality = "Her name, when she was born, and why; nothing of her record."
    }
  }

  /// A referral with the student's consent that waits to be sent.
  ///
  /// - Parameter url: Where the clinic is said to be; the exchange's where nil.
  fileprivate func approvedReferral(
    over mesh: MESHPeer, at url: String? = nil, trusting authority: String = "spine",
    account: [String: String] = [:], isKnown: Bool = true
  ) async throws -> (lead: Client, Pastoral_V1_Disclosure) {
    if isKnown { try await know(mesh, trusting: authority, account: account) }
    let partner = try await clinic(at: url ?? mesh.url)
    let made = try await disclosable()
    let consent = try await client(.ada).consent {
      $0.purpose = .sharingNhs
      $0.fields = []
    }
    let lead = try client(.colleague)
    let proposed = try await lead.proposed(nhsReferral(made, to: partner, on: consent.id))
    _ = try await client(.supervisor).decided(proposed)
    return (lead, proposed)
  }
}
