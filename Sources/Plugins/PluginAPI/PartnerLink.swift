import Domain

/// Proof that the ledger durably holds the leaf of an attempt, and the one key to a link.
///
/// Only the store makes one, after its commit. It cannot be copied, and opening the link uses it up: so nothing can
/// be sent that the ledger does not have, and nothing twice. It carries the payload and the way out, so that a
/// forged one would reach nobody.
public struct DurableReceipt: ~Copyable, Sendable {
  /// The number of the attempt's leaf.
  public let leaf: Int
  /// What the plugin may know of the payload.
  public let message: OutboundShare
  private let payload: [UInt8]
  private let proof: [UInt8]
  private let transport: any PartnerTransport

  /// For the store alone.
  ///
  /// - Parameters:
  ///   - payload: The bytes that the leaf commits to.
  ///   - proof: That the leaf is in the log, as a `tlog-proof`: travels with the payload.
  package init(
    leaf: Int, message: OutboundShare, payload: [UInt8], proof: [UInt8],
    transport: any PartnerTransport
  ) {
    self.leaf = leaf
    self.message = message
    self.payload = payload
    self.proof = proof
    self.transport = transport
  }

  /// The link on which this attempt, and no other, can be made.
  ///
  /// - Parameter seen: Told what the way out made of the payload, before the plugin is.
  // Inlined, Swift 6.3 keeps a borrow of `message` beyond the end of the receipt, and an optimised build fails.
  @inline(never)
  public consuming func openLink(
    seen: @escaping @Sendable (Carriage) -> Void = { _ in }
  ) -> PartnerLink {
    PartnerLink(payload: payload, proof: proof, transport: transport, seen: seen)
  }
}

/// The way to one partner, for one payload. Whatever a plugin sends is the approved payload, whole and once: it
/// chooses the envelope and never the bytes in it.
public struct PartnerLink: ~Copyable, Sendable {
  private let payload: [UInt8]
  private let proof: [UInt8]
  private let transport: any PartnerTransport
  private let seen: @Sendable (Carriage) -> Void

  fileprivate init(
    payload: [UInt8], proof: [UInt8], transport: any PartnerTransport,
    seen: @escaping @Sendable (Carriage) -> Void
  ) {
    self.payload = payload
    self.proof = proof
    self.transport = transport
    self.seen = seen
  }

  /// Sends the payload.
  ///
  /// - Parameter envelope: How; of the way that the partner is registered with, or nothing is sent.
  public consuming func send(_ envelope: Envelope) async -> Carriage {
    let carriage =
      envelope.problem == nil
      ? await transport.carry(payload, proof: proof, in: envelope) : .notSent(.envelope)
    seen(carriage)
    return carriage
  }
}

/// What stands around a payload. It is logged by nobody and seen by whoever carries it, so nothing of it may be
/// about a student.
public enum Envelope: Equatable, Sendable {
  /// A file in the partner's folder.
  ///
  /// - name: Letters, digits, `.`, `-` and `_`, at most 100, no `.` at the beginning.
  case file(name: String)
  /// Two files in `OUT` of the folder that the partner's own client works in: the payload as `NAME.dat` and then, once it
  /// is durable, `NAME.ctl`, without which the client sends nothing. In the second, words in braces as in `post`.
  ///
  /// - name: Letters, digits, `-` and `_`, at most 80.
  /// - control: What the second says; lines of visible ASCII, at most 4,096 bytes.
  case pair(name: String, control: String)
  /// A mail with the payload as its one document.
  ///
  /// - subject: At most 150 visible characters of ASCII.
  /// - name: The document's, as for a file.
  /// - mediaType: The document's, such as `text/html; charset=utf-8`.
  case mail(subject: String, name: String, mediaType: String)
  /// A request whose body is the payload. Where path or value has `{mailbox}`, `{recipient}` or `{workflow}`, the way
  /// out fills in what the partner's credentials have; and for `{mesh-token}`, in `Authorization` alone, a token.
  ///
  /// - path: What follows the partner's URL; at most 300 visible characters of ASCII.
  /// - headers: Names and values; at most 30, 4,096 bytes together.
  case post(path: String, headers: [Header])

  public struct Header: Equatable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What is wrong with it; nil where nothing is. Line ends above all: they would make headers of words.
  public var problem: String? {
    switch self {
    case .file(let name): return Self.problem(withName: name)
    case .pair(let name, let control):
      guard name.utf8.count <= 80, PollLink.isID(name.utf8) else {
        return "The name must have letters, digits, \"-\" and \"_\"."
      }
      let isRight =
        (1...4_096).contains(control.utf8.count)
        && control.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == UInt8(ascii: "\n") }
      return isRight ? nil : "The control file must be lines of visible ASCII."
    case .mail(let subject, let name, let mediaType):
      guard Self.isVisible(subject, atMost: 150) else {
        return "The subject must be visible ASCII."
      }
      return Self.isMediaType(mediaType)
        ? Self.problem(withName: name) : "The media type must be one such as text/html."
    case .post(let path, let headers):
      guard Self.isVisible(path, atMost: 300), !path.contains(" ") else {
        return "The path must be visible ASCII."
      }
      let bytes = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
      let areRight = headers.allSatisfy {
        !$0.name.isEmpty && Self.isVisible($0.name, atMost: 64) && !$0.name.contains(" ")
          && !$0.name.contains(":") && Self.isVisible($0.value, atMost: 1_024)
      }
      return areRight && headers.count <= 30 && bytes <= 4_096
        ? nil : "The headers must be few, short and visible ASCII."
    }
  }

  private static func problem(withName name: String) -> String? {
    let isRight =
      (1...100).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".")
      && name.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || ".-_".utf8.contains($0) }
    return isRight ? nil : "The name must have letters, digits, \".\", \"-\" and \"_\"."
  }

  private static func isMediaType(_ text: String) -> Bool {
    let shape = /[A-Za-z0-9.+-]+\/[A-Za-z0-9.+-]+(; [a-z]+=[A-Za-z0-9._-]+)*/
    return text.utf8.count <= 100 && text.wholeMatch(of: shape) != nil
  }

  private static func isVisible(_ text: String, atMost limit: Int) -> Bool {
    text.utf8.count <= limit && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// What the way out makes of a payload.
public enum Carriage: Equatable, Sendable {
  /// It arrived at whatever carries to the partner, with that answer.
  case answered(LinkAnswer)
  /// Proven: not one byte of the payload was written.
  ///
  /// - status: That the other side declined with, of SMTP; 0 for none.
  case notSent(NotSentReason, status: Int = 0)
  /// Some may have been written.
  case unknown
}

/// Why nothing was sent.
public enum NotSentReason: String, Equatable, Sendable {
  /// What the plugin wanted around the payload is not allowed, or not this partner's way.
  case envelope
  /// Nobody answered, or the other side could not show who it is.
  case unreachable
  /// The other side said so before the payload.
  case declined
  /// There is no room, or the server is stopping.
  case local
}

/// What the other side said.
public struct LinkAnswer: Equatable, Sendable {
  /// Of HTTP or SMTP; 0 for a file.
  public let status: Int
  /// The first 64 KiB of what it said.
  public let body: [UInt8]

  public init(status: Int, body: [UInt8] = []) {
    self.status = status
    self.body = body
  }
}

/// A way out, which the host has: to one destination, within limits of size and time. Plugins never see one.
public protocol PartnerTransport: Sendable {
  /// Carries a payload, once.
  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage
}
