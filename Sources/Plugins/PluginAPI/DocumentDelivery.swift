public import Domain

/// A partner that is handed one document, in the one envelope that such partners know: a file in their folder, or a
/// mail with the document attached. The share's id names it, and nothing of whom it is about.
public protocol DocumentPlugin: PartnerPlugin {
  /// What a mail with the document is about, without anything of the student.
  var subject: String { get }
}

extension DocumentPlugin {
  public func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    let name = "\(message.shareID).\(Self.ending(of: message.mediaType))"
    let envelope: Envelope =
      way == .mail
      ? .mail(
        subject: "\(subject) \(message.shareID)", name: name, mediaType: message.mediaType)
      : .file(name: name)
    switch await link.send(envelope) {
    case .answered(let answer):
      // A file has no answer; a mail server's is positive from 200 to 299.
      let isTaken = answer.status == 0 || (200...299).contains(answer.status)
      return DeliveryReport(isTaken ? .transmitted : .rejected)
    case .notSent, .unknown: return DeliveryReport(.unknown)
    }
  }

  /// What a file of that kind ends in, so that whoever opens it needs to know nothing.
  private static func ending(of mediaType: String) -> String {
    switch mediaType.prefix(while: { $0 != ";" }) {
    case "text/html": "html"
    case "text/csv": "csv"
    case "text/plain": "txt"
    default: "bin"
    }
  }
}
