import Domain
import PluginAPI
import Synchronization

/// A plugin in the server whose partners, local authorities, take anything into their folder, unless a test has told
/// them otherwise.
final class PlainPlugin: PartnerPlugin {
  struct Ways {
    /// What it can carry now.
    var fields: Set<DisclosedField> = [.name, .itemText]
    /// Nothing reaches its partners.
    var isCutOff = false
    /// What its partners call what they took.
    var reference = ""
  }

  let ways = Mutex(Ways())

  init(_ change: (inout Ways) -> Void = { _ in }) { ways.withLock { change(&$0) } }

  var manifest: PartnerManifest {
    PartnerManifest(
      name: "plain", version: "1.0", contract: 1...1, kind: .localAuthority,
      authorities: [.seriousConcern], fields: ways.withLock { $0.fields }, questions: [],
      ways: [.folder], payloadBytesMax: 1_000)
  }

  func issues(of share: SelectedShare) -> [ShareIssue] { [] }

  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    RenderedShare(bytes: Array(share.shareID.utf8), mediaType: "text/plain")
  }

  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    // A link that nobody used is proof that nothing was sent.
    guard !ways.withLock({ $0.isCutOff }) else { return DeliveryReport(.unknown) }
    _ = await link.send(.file(name: "\(message.shareID)-\(message.attempt)"))
    return DeliveryReport(.transmitted, reference: ways.withLock { $0.reference })
  }
}
