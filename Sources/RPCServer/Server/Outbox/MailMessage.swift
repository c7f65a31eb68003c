import Crypto
import Domain
import Foundation

/// A payload as a mail: one neutral sentence, the payload as its document, and beside it the proof that the ledger
/// has it. What comes before the documents says nothing of anybody.
///
/// All of it is ASCII, and no line is longer than mail allows: both documents are in base64, to the byte. What stands
/// in headers was checked before: addresses when they were registered, the rest by `Envelope.problem`.
struct MailMessage {
  let sender: String
  let recipient: String
  let subject: String
  let name: String
  let mediaType: String
  let payload: [UInt8]
  let proof: [UInt8]
  let now: Instant

  /// Its lines, each with a line end.
  var bytes: [UInt8] {
    var text = """
      Date: \(Self.date(now))
      From: <\(sender)>
      To: <\(recipient)>
      Message-ID: <\(identifier)@\(MailMessage.domain(of: sender))>
      Subject: \(subject)
      MIME-Version: 1.0
      Auto-Submitted: auto-generated
      Content-Type: multipart/mixed; boundary="\(Self.boundary)"

      --\(Self.boundary)
      Content-Type: text/plain; charset=us-ascii

      The document with this mail was shared with you by the university.
      It says whom to ask about it. The other file proves that the
      university had recorded this before it was sent.

      """
    // Lines were written as lines end here.
    text = text.replacing("\n", with: "\r\n")
    var bytes = Array(text.utf8)
    bytes += Self.part(payload, mediaType: mediaType, name: name)
    if !proof.isEmpty {
      bytes += Self.part(
        proof, mediaType: "application/octet-stream", name: "\(name).tlog-proof")
    }
    bytes += Array("--\(Self.boundary)--\r\n".utf8)
    return bytes
  }

  /// The host of an address.
  static func domain(of address: String) -> String {
    String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...])
  }

  /// Has a character that base64 has not, and begins as none of our lines does.
  private static let boundary = "=_document"

  /// Another for each attempt, as the proof is: no server on the way takes what a person sends again for a
  /// repetition. The document's name is the same, which tells the partner.
  private var identifier: String {
    var hash = SHA256()
    hash.update(data: payload)
    hash.update(data: proof)
    return hash.finalize().prefix(16).hexadecimal
  }

  private static func part(_ content: [UInt8], mediaType: String, name: String) -> [UInt8] {
    let head = [
      "--\(boundary)", "Content-Type: \(mediaType)", "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename=\"\(name)\"", "", "",
    ]
    let lines = Data(content).base64EncodedData(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return Array(head.joined(separator: "\r\n").utf8) + lines + Array("\r\n".utf8)
  }

  /// Such as `Mon, 23 Nov 2026 09:00:00 +0000`.
  private static func date(_ now: Instant) -> String {
    let style = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
        \(year: .padded(4)) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
        \(minute: .twoDigits):\(second: .twoDigits) +0000
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian))
    return Date(timeIntervalSince1970: Double(now.millisecondsSince1970) / 1_000)
      .formatted(style)
  }
}
