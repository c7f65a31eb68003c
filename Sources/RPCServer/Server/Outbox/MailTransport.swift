import Domain
import PluginAPI

/// Sends a payload as the document of one mail to the partner's registered address, over TLS, on a connection of its
/// own to the university's mail server.
///
/// **What proves that nothing was sent**: the message follows the server's permission, and what ends the dialogue
/// before that has written none of it. Afterwards only the server's own word settles it.
struct MailTransport: PartnerTransport {
  let relay: MailRelay
  let recipient: String
  let secureDomains: [String]
  let clock: ServerClock

  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    // The address was held against the domains when it was registered; a record that changed since counts no less.
    guard case .mail(let subject, let name, let mediaType) = envelope,
      TextRules.problem(withEmail: recipient) == nil,
      SecureDomains.contain(recipient, in: secureDomains)
    else { return .notSent(.envelope) }
    let message = MailMessage(
      sender: relay.sender, recipient: recipient, subject: subject, text: Self.text,
      documents: Self.documents(name, mediaType, payload, proof), now: clock.now())
    return await relay.send(message)
  }

  /// One neutral sentence: what comes before the documents says nothing of anybody.
  private static let text = """
    The document with this mail was shared with you by the university.
    It says whom to ask about it. The other file proves that the
    university had recorded this before it was sent.

    """

  /// The payload, and beside it the proof that the ledger has it.
  private static func documents(
    _ name: String, _ mediaType: String, _ payload: [UInt8], _ proof: [UInt8]
  ) -> [MailMessage.Document] {
    let payload = MailMessage.Document(name: name, mediaType: mediaType, content: payload)
    guard !proof.isEmpty else { return [payload] }
    return [
      payload,
      .init(name: "\(name).tlog-proof", mediaType: "application/octet-stream", content: proof),
    ]
  }
}
