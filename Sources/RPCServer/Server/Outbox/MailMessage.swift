import Crypto
import Domain
import Foundation

/// A mail: a few lines for whoever opens it, and documents.
///
/// All of it is ASCII, and no line is longer than mail allows: documents are in base64, to the byte. What stands
/// in headers was checked before: addresses when they were registered or configured, the rest by `Envelope.problem`.
struct MailMessage {
  /// A file that goes with it.
  struct Document {
    let name: String
    let mediaType: String
    let content: [UInt8]
  }

  let sender: String
  let recipient: String
  let subject: String
  /// ASCII in short lines, each with its end.
  let text: String
  let documents: [Document]
  let now: Instant

  /// Its lines, each with a line end.
  var bytes: [UInt8] {
    let head = """
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

      \(text)
      """
    // Lines were written as lines end here.
    var bytes = Array(head.replacing("\n", with: "\r\n").utf8)
    for document in documents { bytes += Self.part(document) }
    bytes += Array("--\(Self.boundary)--\r\n".utf8)
    return bytes
  }

  /// The host of an address.
  static func domain(of address: String) -> String {
    String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...])
  }

  /// Has a character that base64 has not, and begins as none of our lines does.
  private static let boundary = "=_document"

  /// Another for each attempt, as a proof is, and each time: no server on the way takes what is sent again for a
  /// repetition. The document's name is the same, which tells the partner.
  private var identifier: String {
    var hash = SHA256()
    hash.update(data: Array("\(now.millisecondsSince1970)".utf8))
    for document in documents { hash.update(data: document.content) }
    return hash.finalize().prefix(16).hexadecimal
  }

  private static func part(_ document: Document) -> [UInt8] {
    let head = [
      "--\(boundary)", "Content-Type: \(document.mediaType)",
      "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename=\"\(document.name)\"", "", "",
    ]
    let lines = Data(document.content).base64EncodedData(
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
