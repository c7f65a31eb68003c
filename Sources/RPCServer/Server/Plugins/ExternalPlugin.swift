import Dispatch
import Domain
import Foundation
import Messages
import PluginAPI
import SwiftProtobuf
import Synchronization

/// A program that runs beside the server, as a plugin: it renders and says what answers mean, and the host sends.
///
/// It is believed no more than any plugin, and less: what it says is held against its limits, quotes nothing of a
/// share, and counts only where the way out has seen the same.
final class ExternalPlugin: ExternalPartnerPlugin {
  private let program: PluginProgram
  private let supervisor: PluginSupervisor

  init(_ program: PluginProgram, _ supervisor: PluginSupervisor) {
    self.program = program
    self.supervisor = supervisor
  }

  var standing: PluginStanding { supervisor.standing }

  var manifest: PartnerManifest {
    // Of one that never ran nothing is known but its name, and the registry gives it to nobody.
    supervisor.manifest?.manifest
      ?? PartnerManifest(
        name: program.name, version: "", contract: PartnerRegistry.contract, kind: .other,
        authorities: [], fields: [], questions: [], ways: [], payloadBytesMax: 0)
  }

  // MARK: What goes out

  func preparation(of share: SelectedShare) async throws(PluginDown) -> SharePreparation {
    let message = Self.message(share)
    let issues = try PluginWords.issues(await supervisor.ask("Validate", message), of: share)
    guard issues.isEmpty else { return .issues(issues) }
    return try PluginWords.rendering(await supervisor.ask("Render", message), of: share)
  }

  /// Waits for the answer: for checks of a plugin, never on a lane.
  func issues(of share: SelectedShare) -> [ShareIssue] {
    do throws(PluginDown) {
      return try PluginWords.issues(wait("Validate", Self.message(share)), of: share)
    } catch {
      return [ShareIssue(about: "plugin", description: "must answer")]
    }
  }

  /// Waits for the answer: for checks of a plugin, never on a lane.
  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    let preparation: SharePreparation
    do throws(PluginDown) {
      preparation = try PluginWords.rendering(wait("Render", Self.message(share)), of: share)
    } catch {
      throw RenderFault("must wait: the plugin does not answer")
    }
    switch preparation {
    case .rendered(let rendered): return rendered
    case .fault(let fault): throw fault
    case .issues: throw RenderFault("must be something that the plugin renders")
    }
  }

  private func wait(_ method: String, _ message: [UInt8]) throws(PluginDown) -> [UInt8] {
    let answered = DispatchSemaphore(value: 0)
    let answer = Mutex<Result<[UInt8], PluginDown>>(.failure(PluginDown()))
    supervisor.ask(method, message) { given in
      answer.withLock { $0 = given }
      answered.signal()
    }
    answered.wait()
    return try answer.withLock { $0 }.get()
  }

  // MARK: What came of it

  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    // One that could not say what the answer means has nothing sent: it is tried again when the plugin is back.
    guard standing.state == .running, let manifest = supervisor.manifest,
      let envelope = Self.envelope(of: message, by: way, manifest)
    else { return DeliveryReport(.unknown) }
    guard case .answered(let answer) = await link.send(envelope) else {
      return DeliveryReport(.unknown)
    }
    // A file has no answer.
    guard way != .folder else { return DeliveryReport(.transmitted) }
    return (try? await report(of: message.shareID, answer)) ?? DeliveryReport(.unknown)
  }

  /// What it makes of an answer.
  func report(of shareID: String, _ answer: LinkAnswer) async throws(PluginDown) -> DeliveryReport {
    let reply = Pastoral_Plugin_V1_Reply.with {
      $0.shareID = shareID
      $0.status = Int32(clamping: answer.status)
      $0.body = Data(answer.body)
    }
    return PluginWords.report(
      try await supervisor.ask("Interpret", reply.bytes), status: answer.status)
  }

  private static func envelope(
    of message: OutboundShare, by way: Destination.Way, _ manifest: ExternalManifest
  ) -> Envelope? {
    guard manifest.manifest.ways.contains(way) else { return nil }
    return way == .https
      ? manifest.post?.envelope(of: message)
      : message.documentEnvelope(by: way, subject: manifest.subject)
  }

  /// What a plugin is shown: neither which record something is from, nor the consent that it is kept on.
  private static func message(_ share: SelectedShare) -> [UInt8] {
    Pastoral_Plugin_V1_Share.with {
      $0.shareID = share.shareID
      $0.authority = .init(share.authority)
      $0.fields = share.fields.map { selected in
        .with {
          $0.field = .init(selected.field)
          $0.paragraphs = selected.paragraphs
        }
      }
      $0.answers = share.answers.sorted { $0.key < $1.key }.map { code, answer in
        .with {
          $0.code = code
          $0.answer = answer
        }
      }
      $0.proposed = share.proposed.iso
      $0.onwardConditions = share.onwardConditions
      $0.consented = share.consented?.iso ?? ""
    }.bytes
  }
}

extension Message {
  /// A message of ours with no required fields always serialises.
  fileprivate var bytes: [UInt8] { (try? serializedBytes()) ?? [] }
}
