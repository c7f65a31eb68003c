import Foundation
import PluginAPI

/// How a payload goes into the outbox of a mailbox of MESH, the NHS's exchange of messages, and what its answers
/// mean. Mailboxes, workflow and token are filled in by the way out: a plugin need not know them.
enum MESHMessage {
  static let mediaType = "application/fhir+json"

  /// One chunk: a payload is at most 10 MiB, and a chunk may have 100 MB.
  static func envelope(of message: OutboundShare) -> Envelope {
    .post(
      path: "/messageexchange/{mailbox}/outbox",
      headers: [
        Envelope.Header("Authorization", "{mesh-token}"),
        Envelope.Header("Accept", "application/vnd.mesh.v2+json"),
        Envelope.Header("Content-Type", message.mediaType),
        Envelope.Header("Mex-From", "{mailbox}"),
        Envelope.Header("Mex-To", "{recipient}"),
        Envelope.Header("Mex-WorkflowID", "{workflow}"),
        // The same for each attempt, so that the receiver knows a repetition. It says nothing of anybody.
        Envelope.Header("Mex-LocalID", message.shareID),
        Envelope.Header("Mex-FileName", "\(message.shareID).json"),
        Envelope.Header("Mex-Chunk-Range", "1:1"),
      ])
  }

  /// What became of it. Whoever asks MESH to wait, or fails, may still have kept it: nobody knows.
  static func report(of answer: LinkAnswer) -> DeliveryReport {
    switch answer.status {
    case 200...299:
      // Without an id nobody could ask after it.
      guard let taken = try? JSONDecoder().decode(Taken.self, from: Data(answer.body)) else {
        return DeliveryReport(.unknown)
      }
      return DeliveryReport(.transmitted, reference: taken.id)
    case 408, 425, 429: return DeliveryReport(.unknown)
    case 400...499: return DeliveryReport(.rejected, code: code(in: answer.body))
    default: return DeliveryReport(.unknown)
    }
  }

  /// No refusal of MESH's is longer.
  private static let refusalBytesMax = 4_096

  /// MESH's code for why it does not take a message, as either version of its answers has it; empty where it is neither.
  private static func code(in body: [UInt8]) -> String {
    guard body.count <= refusalBytesMax,
      let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(body))
    else { return "" }
    return refusal.detail?.first?.code ?? refusal.errorCode ?? ""
  }

  /// `{"detail": [{"event": "SEND", "code": "12", "msg": "…"}]}`, or `{"errorCode": "12", …}` as it was before.
  private struct Refusal: Decodable {
    struct Detail: Decodable {
      let code: String
    }

    let detail: [Detail]?
    let errorCode: String?
  }

  /// The answer to a message that was taken.
  private struct Taken: Decodable {
    let id: String

    private enum Field: String, CodingKey {
      case id = "message_id"
    }

    init(from decoder: any Decoder) throws {
      id = try decoder.container(keyedBy: Field.self).decode(String.self, forKey: .id)
      guard !id.isEmpty else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "An empty id."))
      }
    }
  }
}
