import Domain
import Messages
import PluginAPI
import RPCClient
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

// A handover that nobody gives up takes two minutes, at which its test is over.
@Suite("A server that stops while a partner is slow", .timeLimit(.minutes(1)))
struct OutboxStopTests {
  @Test("It waits for its grace and no longer, and a person is asked what became of the share")
  func givenUp() async throws {
    let plugin = HangingPlugin()
    defer { plugin.end.open() }
    try await TestCampus.with { campus in
      campus.drainGrace = 50
      try await campus.restart(with: plugin)
      let partner = try await campus.localAuthority("slow") { $0.plugin = "hanging" }
      var request = campus.concern(try await campus.disclosable(), to: partner)
      request.answers = []
      let proposed = try await campus.client(.colleague).proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      await plugin.begun.wait()
      try await campus.restart()
      let left = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(left.state == .unknown && left.attempts == 1)
    }
  }
}

/// A plugin in the server that takes a link and never comes back.
private struct HangingPlugin: PartnerPlugin {
  let begun = Release()
  let end = Release()

  let manifest = PartnerManifest(
    name: "hanging", version: "1.0", contract: 1...1, kind: .localAuthority,
    authorities: [.seriousConcern], fields: [.name, .itemText], questions: [], ways: [.folder],
    payloadBytesMax: 1_000)

  func issues(of share: SelectedShare) -> [ShareIssue] { [] }

  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    RenderedShare(bytes: Array(share.shareID.utf8), mediaType: "text/plain")
  }

  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    begun.open()
    await end.wait()
    return DeliveryReport(.unknown)
  }
}
