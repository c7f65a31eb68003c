import Domain
import Foundation
import PluginAPI

/// What MESH says of messages after it took them: tracking tells that the receiver has collected one, and a report
/// in our own inbox that nobody did.
enum MESHInbox {
  static let questions: [String: PollQuestion] = [
    "tracking": question(.get, "outbox/tracking?messageID={id}"),
    "inbox": question(.get, "inbox"),
    "message": question(.head, "inbox/{id}"),
    "read": question(.put, "inbox/{id}/status/acknowledged"),
  ]

  private static func question(_ method: PollQuestion.Method, _ path: String) -> PollQuestion {
    PollQuestion(
      method, "/messageexchange/{mailbox}/\(path)",
      headers: [
        Envelope.Header("Authorization", "{mesh-token}"),
        Envelope.Header("Accept", "application/vnd.mesh.v2+json"),
      ])
  }

  /// What became of them, as far as MESH knows. A report is left in the inbox until what it says is
  /// recorded; other messages are left for whoever they are for.
  static func reports(
    on awaited: [AwaitedShare], over link: PollLink
  ) async -> [PartnerReport] {
    let byReference = Dictionary(
      awaited.map { ($0.reference, $0.shareID) }, uniquingKeysWith: { first, _ in first })
    var reports: [PartnerReport] = []
    let listed = await link.ask("inbox")
    for id in listed.map(messages) ?? [] {
      guard let answer = await link.ask("message", about: id), answer.status == 200,
        answer.headers["mex-messagetype"] == "REPORT",
        let shareID = byReference[answer.headers["mex-linkedmsgid"] ?? ""]
      else { continue }
      reports.append(
        PartnerReport(
          shareID: shareID, .undelivered, code: answer.headers["mex-statuscode"] ?? "", receipt: id)
      )
    }
    let reported = Set(reports.map(\.shareID))
    for share in awaited where !reported.contains(share.shareID) {
      let tracked = await link.ask("tracking", about: share.reference)
        .flatMap { decoded($0, as: Tracking.self) }
      guard let tracked, tracked.message_id == share.reference, let said = tracked.report else {
        continue
      }
      reports.append(
        PartnerReport(
          shareID: share.shareID, said, code: said == .acknowledged ? "" : tracked.status_code ?? ""
        ))
    }
    return reports
  }

  /// Takes a report out of the inbox. One that is not there any more was taken out before.
  static func acknowledge(_ message: String, over link: PollLink) async -> Bool {
    guard let answer = await link.ask("read", about: message) else { return false }
    return (200...299).contains(answer.status) || [404, 410].contains(answer.status)
  }

  /// The ids in a list of messages.
  static func messages(in answer: PollAnswer) -> [String] {
    decoded(answer, as: Inbox.self)?.messages ?? []
  }

  private static func decoded<Value: Decodable>(
    _ answer: PollAnswer, as type: Value.Type
  ) -> Value? {
    guard answer.status == 200 else { return nil }
    return try? JSONDecoder().decode(type, from: Data(answer.body))
  }

  private struct Inbox: Decodable {
    let messages: [String]
  }

  /// Named as MESH spells it.
  private struct Tracking: Decodable {
    let message_id: String
    let status: String
    let status_code: String?

    /// What it says of the message; nil while it is under way.
    var report: DisclosureRules.Report? {
      switch status {
      case "acknowledged": .acknowledged
      case "undeliverable", "error": .undelivered
      default: nil
      }
    }
  }
}
