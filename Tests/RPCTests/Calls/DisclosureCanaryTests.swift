import Messages
import Promises
import RPCClient
import SwiftProtobuf
import Testing

@testable import RPCServer

@Suite("What a disclosure leaves on the disk", .timeLimit(.minutes(5)))
struct DisclosureCanaryTests {
  @Test("Not a word of a disclosure stands readable in any file of the server's", .tags(.s16, .w23))
  func canary() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let word = "canary that nobody must find"
      var request = campus.concern(made, to: partner)
      request.necessity = "Necessary: \(word)"
      request.proportionality = "Proportionate: \(word)"
      request.concern = "Concern: \(word)"
      let proposed = try await campus.client(.colleague).proposed(request)
      _ = try await campus.client(.supervisor).unary(
        DisclosureService.decide,
        .with {
          $0.disclosureID = proposed.id
          $0.revision = proposed.revision
          $0.approve = true
          $0.why = "Decided: \(word)"
        })
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      _ = try await campus.client(.colleague).unary(
        DisclosureService.recordExplanation,
        .with {
          $0.disclosureID = sent.id
          $0.revision = sent.revision
          $0.words = "Explained: \(word)"
        })
      #expect(sent.state == .transmitted)
      #expect(try campus.files(with: word).isEmpty)
      // What is not sealed would be found.
      #expect(try !campus.files(with: proposed.id).isEmpty)
    }
  }
}
