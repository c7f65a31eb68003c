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
    switch await link.send(message.documentEnvelope(by: way, subject: subject)) {
    case .answered(let answer):
      // A file has no answer; a mail server's is positive from 200 to 299.
      let isTaken = answer.status == 0 || (200...299).contains(answer.status)
      return DeliveryReport(isTaken ? .transmitted : .rejected)
    case .notSent, .unknown: return DeliveryReport(.unknown)
    }
  }
}

extension OutboundShare {
  /// The envelope of one document by that way: a mail, or else a file.
  ///
  /// - Parameter subject: What a mail is about, without anything of the student.
  public func documentEnvelope(by way: Destination.Way, subject: String) -> Envelope {
    let name = "\(shareID).\(ending)"
    return way == .mail
      ? .mail(subject: "\(subject) \(shareID)", name: name, mediaType: mediaType)
      : .file(name: name)
  }

  /// What a file of its kind ends in, so that whoever opens it needs to know nothing.
  private var ending: String {
    switch mediaType.prefix(while: { $0 != ";" }) {
    case "text/html": "html"
    case "text/csv": "csv"
    case "text/plain": "txt"
    case "application/json": "json"
    case "application/xml": "xml"
    case "application/pdf": "pdf"
    default: "bin"
    }
  }
}
