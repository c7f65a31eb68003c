public import Domain

extension PartnerPlugin {
  /// Hands over a document in the one envelope that such partners know: a file in their folder, or a mail with the
  /// document attached. The share's id names it, and nothing of whom it is about.
  public func deliverDocument(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way,
    subject: String, extension ending: String
  ) async -> DeliveryReport {
    let name = "\(message.shareID).\(ending)"
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
}
