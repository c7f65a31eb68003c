import Domain
import Messages
import PluginAPI
import SwiftProtobuf
import WireFormat

/// What a plugin beside the server says, as far as it is passed on. Its sentences reach people's screens and perhaps
/// logs, so none is longer than a line or quotes the share that it is about.
enum PluginWords {
  /// So many issues tell enough.
  private static let issuesMax = 64
  private static let sentenceLengthMax = 200
  /// Shorter values stand in sentences by chance.
  private static let quotedLengthMin = 4

  /// - Throws: `PluginDown` for what is no answer.
  static func issues(
    _ bytes: [UInt8], of share: SelectedShare
  ) throws(PluginDown) -> [ShareIssue] {
    let found: Pastoral_Plugin_V1_ValidateResponse = try answer(bytes)
    return found.issues.prefix(issuesMax).map { issue in
      let codes = share.answers.keys.map { "answers[\($0)]" }
      let isShape = issue.about.wholeMatch(of: /answers\[[a-z0-9.\-]{1,64}\]/) != nil
      return ShareIssue(
        about: isShape || codes.contains(issue.about) ? issue.about : "fields",
        description: sentence(issue.description_p, of: share) ?? "must be something else")
    }
  }

  /// - Throws: `PluginDown` for what is no answer.
  static func rendering(
    _ bytes: [UInt8], of share: SelectedShare
  ) throws(PluginDown) -> SharePreparation {
    let found: Pastoral_Plugin_V1_RenderResponse = try answer(bytes)
    switch found.result {
    case .rendered(let rendered):
      let envelope = Envelope.mail(subject: "a", name: "a", mediaType: rendered.mediaType)
      guard envelope.problem == nil, !rendered.payload.isEmpty else {
        return .fault(RenderFault("must be something that the plugin can render"))
      }
      return .rendered(
        RenderedShare(bytes: Array(rendered.payload), mediaType: rendered.mediaType))
    case .fault(let words):
      return .fault(
        RenderFault(
          sentence(words, of: share) ?? "must be something that the partner's format can hold"))
    case nil: throw PluginDown()
    }
  }

  /// What it makes of an answer. That a partner took something is believed where the answer can mean that.
  static func report(_ bytes: [UInt8], status: Int) -> DeliveryReport {
    guard let found: Pastoral_Plugin_V1_InterpretResponse = try? answer(bytes) else {
      return DeliveryReport(.unknown)
    }
    let isPositive = (200...299).contains(status)
    return switch found.outcome {
    case .transmitted where isPositive: DeliveryReport(.transmitted, reference: found.reference)
    case .rejected: DeliveryReport(.rejected, reference: found.reference)
    default: DeliveryReport(.unknown, reference: found.reference)
    }
  }

  private static func answer<Answer: Message>(_ bytes: [UInt8]) throws(PluginDown) -> Answer {
    do {
      return try MessageBody.decode(bytes.span)
    } catch {
      throw PluginDown()
    }
  }

  /// A sentence of the plugin's; nil where it is none, or quotes the share.
  private static func sentence(_ text: String, of share: SelectedShare) -> String? {
    guard TextRules.problem(with: text, atMost: sentenceLengthMax, required: true) == nil,
      !text.contains(where: \.isNewline)
    else { return nil }
    let words = text.lowercased()
    let told = share.fields.flatMap(\.paragraphs) + share.answers.values
    let quotes = told.contains { $0.count >= quotedLengthMin && words.contains($0.lowercased()) }
    return quotes ? nil : text
  }
}
