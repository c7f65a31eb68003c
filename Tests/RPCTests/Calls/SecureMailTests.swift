import Crypto
import Domain
import Foundation
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Disclosures by mail", .timeLimit(.minutes(10)))
struct SecureMailTests {
  @Test(
    "What was approved arrives in the partner's secure mailbox, to the byte, with its proof beside it",
    .tags(.w20))
  func way() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      let partner = try await campus.council(at: "duty@city.cjsm.net")
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 1)
      let mails = try await post.end()
      let mail = try #require(mails.first)
      #expect(mails.count == 1 && mail.recipients == ["duty@city.cjsm.net"] && mail.defects.isEmpty)
      let name = "\(proposed.id).html"
      #expect(mail.documents.map(\.name) == [name, name + ".tlog-proof"])
      #expect(
        mail.documents[0].digest == proposed.digest.map { String(format: "%02x", $0) }.joined())
      #expect(mail.documents[0].mediaType.hasPrefix("text/html"))
      // Around the documents nothing is said of anybody.
      let around = mail.text + mail.headers.values.joined()
      for absent in ["Ada", "Lovelace", "landlord"] { #expect(!around.contains(absent)) }
    }
  }

  @Test("Where the mail server does not answer, it waits and is tried again by itself")
  func unreachable() async throws {
    let (gone, post) = (try await MailPeer(), try await MailPeer())
    _ = try await gone.end()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: gone)
      let partner = try await campus.council(at: "duty@city.cjsm.net")
      let made = try await campus.disclosable()
      let proposed = try await campus.client(.colleague).proposed(
        campus.concern(made, to: partner))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let waiting = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 1)
      try await campus.restart(mailingOver: post)
      campus.now = campus.now.adding(minutes: 10)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 2)
      #expect(try await post.end().count == 1)
    }
  }

  @Test(
    "A partner's address is in one of its secure domains, or it is not registered",
    arguments: ["duty@example.com", "duty@evilcjsm.net", "duty@cjsm.net.example.com"])
  func domains(address: String) async throws {
    try await TestCampus.with { campus in
      await expectRefusal(.invalidArgument, fields: ["destination.mail"]) {
        try await campus.council(at: address)
      }
    }
  }
}

extension TestCampus {
  /// A local authority that is reached by secure mail.
  fileprivate func council(at address: String) async throws -> Pastoral_V1_Partner {
    try await localAuthority {
      $0.details.destination.mail = address
      $0.details.secureDomains = ["cjsm.net"]
    }
  }
}
