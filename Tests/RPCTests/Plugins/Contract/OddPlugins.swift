import Domain
import PluginAPI
import Synchronization
import TestPeer

/// A plugin that misbehaves when it hands something over, and is otherwise one that does not.
struct OddPlugin: PartnerPlugin {
  enum Oddity: Sendable {
    /// Never returns, before or after it has sent, and does not heed that it is asked to stop.
    case hangs(beforeSending: Bool, until: Release)
    /// Sends nothing, and says that.
    case idle(DeliveryReport.Outcome)
    /// Sends, and says that whatever comes.
    case claims(DeliveryReport.Outcome)
    /// Calls what it sent by a name that would break out of a line.
    case names(String)
  }

  let plugin: any PartnerPlugin
  let oddity: Oddity
  let envelope: Envelope

  var manifest: PartnerManifest { plugin.manifest }
  func issues(of share: SelectedShare) -> [ShareIssue] { plugin.issues(of: share) }
  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    try plugin.render(share)
  }

  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    switch oddity {
    case .hangs(let beforeSending, let release):
      if !beforeSending { _ = await link.send(envelope) }
      await release.wait()
      return DeliveryReport(.transmitted)
    case .idle(let outcome): return DeliveryReport(outcome)
    case .claims(let outcome):
      _ = await link.send(envelope)
      return DeliveryReport(outcome)
    case .names(let reference):
      _ = await link.send(envelope)
      return DeliveryReport(.transmitted, reference: reference)
    }
  }
}

/// A plugin that says something else of itself.
struct RenamedPlugin: PartnerPlugin {
  let plugin: any PartnerPlugin
  var name: String?
  var contract: ClosedRange<Int>?

  var manifest: PartnerManifest {
    let own = plugin.manifest
    return PartnerManifest(
      name: name ?? own.name, version: own.version, contract: contract ?? own.contract,
      kind: own.kind, authorities: own.authorities, fields: own.fields, questions: own.questions,
      ways: own.ways, payloadBytesMax: own.payloadBytesMax)
  }

  func issues(of share: SelectedShare) -> [ShareIssue] { plugin.issues(of: share) }
  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    try plugin.render(share)
  }
  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport { await plugin.deliver(message, over: link, by: way) }
}

/// A way out on which a test says what becomes of a payload.
final class ScriptedTransport: PartnerTransport {
  private let carriage: Carriage
  private let seen = Mutex<[(payload: [UInt8], envelope: Envelope)]>([])

  init(_ carriage: Carriage) { self.carriage = carriage }

  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    seen.withLock { $0.append((payload, envelope)) }
    return carriage
  }

  /// What it was given, each time.
  var carried: [(payload: [UInt8], envelope: Envelope)] { seen.withLock { $0 } }
}
