import Domain
import Foundation
import Messages
import NHS
import PluginAPI
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// Referrals by way of MESH client's folders: what stands in for the client carries them, with a library of the NHS's
/// world, to the NHS's own sandbox.
@Suite("Referrals by way of MESH client", .timeLimit(.minutes(10)))
struct MESHClientTests {
  private static let now = NHSReferralTests.now

  @Test(
    "A referral goes to the client as a pair, to the byte, and from there to the service, which then has it",
    .tags(.w20))
  func way() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let client = try await MESHClientPeer(in: campus.clientFolder, to: mesh)
      let (lead, proposed) = try await campus.approvedForClient()
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 1)
      #expect(sent.partnerReference == "\(proposed.id)-1")
      #expect(await client.hasSaid("sent", "\(proposed.id)-1") != nil)
      #expect(client.faults.isEmpty)

      let collected = try await mesh.collect("X26ABC2")
      let message = try #require(collected.first)
      #expect(collected.count == 1)
      #expect(message.digest == proposed.digest.map { String(format: "%02x", $0) }.joined())
      #expect(message.headers["mex-localid"] == proposed.id)
      #expect(message.headers["mex-from"] == "X26ABC1" && message.headers["mex-to"] == "X26ABC2")
      #expect(message.headers["mex-workflowid"] == "TEST_WORKFLOW")
      // Neither around the message nor beside it is anything said of them.
      var around = message.headers.values.joined()
      for name in campus.names(in: "SENT") {
        around += name + (name.hasSuffix(".ctl") ? campus.text("SENT/\(name)") : "")
      }
      for absent in ["Ada", "Lovelace", "9434765919", "943 476"] {
        #expect(!around.contains(absent))
      }

      // The client has heard nothing yet, and then that it was collected.
      await campus.server.pollNow()
      #expect(try await lead.disclosure(proposed.id).state == .transmitted)
      try await client.receive()
      await campus.server.pollNow()
      #expect(try await lead.disclosure(proposed.id).state == .acknowledged)
      #expect(campus.names(in: "IN").isEmpty && campus.names(in: "READ").count == 1)
      await client.stop()
    }
    await mesh.stop()
  }

  @Test("What MESH refuses is rejected with its code, and is not tried again by itself")
  func refused() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let client = try await MESHClientPeer(in: campus.clientFolder, to: mesh)
      let (lead, proposed) = try await campus.approvedForClient(to: "NOBODY")
      await campus.server.sendNow()
      #expect(await client.hasSaid("failed", "\(proposed.id)-1") != nil)
      await campus.server.pollNow()
      let rejected = try await lead.disclosure(proposed.id)
      #expect(rejected.state == .rejected && rejected.partnerCode == "12")
      #expect(try await lead.inboxKinds().contains(.disclosureUnresolved))
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(campus.names(in: "OUT").isEmpty)
      await client.stop()
    }
    await mesh.stop()
  }

  @Test(
    "What nobody collected comes back with a code, and what a person then sends is another attempt's",
    .tags(.w20))
  func undelivered() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let client = try await MESHClientPeer(in: campus.clientFolder, to: mesh)
      let (lead, proposed) = try await campus.approvedForClient()
      await campus.server.sendNow()
      #expect(await client.hasSaid("sent", "\(proposed.id)-1") != nil)
      // Somebody else's, which is left where it lies.
      try await mesh.report(uncollected: "SOMEBODYS", to: "X26ABC1")
      try await mesh.report(uncollected: try campus.messageID(proposed.id, 1), to: "X26ABC1")
      try await client.receive()
      #expect(campus.names(in: "IN").filter { $0.hasSuffix(".ctl") }.count == 2)
      await campus.server.pollNow()
      let back = try await lead.disclosure(proposed.id)
      #expect(back.state == .undelivered && back.partnerCode == "14")
      #expect(campus.names(in: "IN").filter { $0.hasSuffix(".ctl") }.count == 1)

      _ = try await campus.client(.supervisor).resolved(back, .sendAgain)
      await campus.server.sendNow()
      #expect(await client.hasSaid("sent", "\(proposed.id)-2") != nil)
      // The report on the first attempt is there again, and says nothing of the second.
      try await mesh.report(uncollected: try campus.messageID(proposed.id, 1), to: "X26ABC1")
      try await client.receive()
      await campus.server.pollNow()
      let again = try await lead.disclosure(proposed.id)
      #expect(again.state == .transmitted && again.attempts == 2 && again.partnerCode.isEmpty)
      #expect(again.partnerReference == "\(proposed.id)-2")
      await client.stop()
    }
    await mesh.stop()
  }

  @Test(
    "A server that stops between the two files has sent nothing, and says that it does not know: a person does",
    .tags(.w20))
  func crash() async throws {
    let mesh = try await MESHPeer(now: Self.now)
    try await TestCampus.with { campus in
      let client = try await MESHClientPeer(in: campus.clientFolder, to: mesh)
      try await campus.restart(withFolders: false)
      let (_, proposed) = try await campus.approvedForClient()
      let start = try await campus.server.store.startAttempt(
        proposed.id, manifest: { _ in NHSReferral().manifest }, over: NoTransport(), to: "X26",
        at: campus.now)
      switch consume start {
      case .started(let receipt): #expect(receipt.message.attempt == 1)
      case .cancelled: Issue.record("It was taken back.")
      case .givenUp: Issue.record("It was given up.")
      case .nothing: Issue.record("It was not queued.")
      }
      // The payload is durable in OUT, and then nothing more happens.
      #expect(
        FileManager.default.createFile(
          atPath: "\(campus.clientFolder)/OUT/\(proposed.id)-1.dat", contents: Data("{}".utf8)))
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let unknown = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(unknown.state == .unknown && unknown.attempts == 1)
      #expect(campus.names(in: "OUT") == ["\(proposed.id)-1.dat"])
      _ = try await campus.client(.supervisor).resolved(unknown, .sendAgain)
      await campus.server.sendNow()
      #expect(await client.hasSaid("sent", "\(proposed.id)-2") != nil)
      // What was left never became a message.
      #expect(try await mesh.collect("X26ABC2").map { $0.headers["mex-localid"] } == [proposed.id])
      #expect(campus.names(in: "SENT").allSatisfy { !$0.hasPrefix("\(proposed.id)-1") })
      await client.stop()
    }
    await mesh.stop()
  }

  @Test(
    "Without a client's folders, or a mailbox to name, what is approved waits, and goes once there are"
  )
  func waits() async throws {
    try await TestCampus.with { campus in
      let (_, proposed) = try await campus.approvedForClient()
      func waits() async throws {
        await campus.server.sendNow()
        let waiting = try await campus.client(.colleague).disclosure(proposed.id)
        #expect(waiting.state == .queued && waiting.attempts == 0)
        #expect(campus.names(in: "OUT").isEmpty)
        #expect(
          try await campus.problems()
            == ["destination cannot be reached: the server has no such way out"])
      }
      try await waits()
      func reach(by mode: Int) throws {
        try FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: campus.clientFolder)
      }
      // The server looks each second: what it has not yet must come before what it has.
      try await campus.restart(knowing: [:])
      try MESHClientPeer.makeFolders(in: campus.clientFolder)
      try await waits()
      // Others could read what is put there.
      try reach(by: 0o770)
      try await campus.knowClientMailbox()
      try await waits()
      try reach(by: 0o700)
      #expect(try await campus.problems() == [])
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 1)
      #expect(
        campus.names(in: "OUT") == ["ctl", "dat"].map { "\(sent.partnerReference).\($0)" })
    }
  }
}

/// The clinic that is reached by way of MESH client.
extension TestCampus {
  var clientFolder: String { "\(outgoing)/clinic" }

  fileprivate func names(in part: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(clientFolder)/\(part)")) ?? [])
      .sorted()
  }

  fileprivate func text(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: "\(clientFolder)/\(name)") ?? Data(),
      as: UTF8.self)
  }

  /// What keeps something from leaving for the clinic.
  fileprivate func problems() async throws -> [String] {
    try await client(.dataProtectionOfficer).unary(PartnerService.check, .init()).checked
      .filter { $0.code == "clinic" }
      .flatMap { $0.problems.map { "\($0.about) \($0.description_p)" } }
  }

  /// What MESH calls an attempt that was sent.
  fileprivate func messageID(_ share: String, _ attempt: Int) throws -> String {
    let control = text("SENT/\(share)-\(attempt).ctl")
    return String(try #require(control.firstMatch(of: /<DTSId>(.*)<\/DTSId>/)).1)
  }

  /// Takes up the mailboxes, and no secret.
  fileprivate func knowClientMailbox(to recipient: String = "X26ABC2") async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-clinic-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let account = [
      "mailbox": "X26ABC1", "recipient": recipient, "workflow": "TEST_WORKFLOW", "ods": "X26",
    ]
    #expect(
      FileManager.default.createFile(
        atPath: "\(folder)/mesh.json", contents: try JSONEncoder().encode(account),
        attributes: [.posixPermissions: 0o600]))
    try await restart(knowing: ["clinic": PartnerCredentials(folder: folder)])
  }

  /// A referral with the student's consent that waits to be sent.
  fileprivate func approvedForClient(
    to recipient: String = "X26ABC2"
  ) async throws -> (lead: Client, Pastoral_V1_Disclosure) {
    try await knowClientMailbox(to: recipient)
    let partner = try await localAuthority("clinic") {
      $0.kind = .nhs
      $0.plugin = "nhs-referral"
      $0.details.name = "Talking Therapies"
      $0.details.destination.folder = true
    }
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
