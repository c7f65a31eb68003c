import Foundation
import PluginAPI

/// What is said to a mail server, and what its replies mean: a function of replies, without socket or clock.
///
///     greeting ─► hello ── STARTTLS ─► agreement ── handshake ─► secureHello ─┬──── AUTH ────► account ─┐
///        └── where TLS stood from the beginning ─────────────────────▲        └─────────────────────────┤
///                                                                                                       ▼
///                 over ◄── its reply ── body ◄── 354 ── permission ◄── DATA ── recipient ◄── RCPT ── sender
///
/// Each arrow is `take`, but for the handshake, which is `tlsStands`. Until `body` not one byte of the payload was
/// written: whatever ends it before is proven `not-sent`. A loss after that is `unknown`.
struct SMTPDialogue: Sendable {
  enum Step: Equatable, Sendable {
    case greeting, hello, agreement, handshake, secureHello, account, sender, recipient
    case permission, body, over
  }

  /// What is to be done next.
  enum Action: Equatable, Sendable {
    /// Say one line.
    case say(String)
    case beginTLS
    case sendMessage
    case end(Carriage)
  }

  /// Whom it is from and to, and how long it is.
  struct Letter: Sendable {
    let sender: String
    let recipient: String
    let bytes: Int
  }

  private let letter: Letter
  private let account: MailAccount?
  private let isSecureFromStart: Bool
  private(set) var step = Step.greeting
  private var isWritten = false

  init(_ letter: Letter, account: MailAccount?, _ security: MailRelay.Security) {
    self.letter = letter
    self.account = account
    isSecureFromStart = security == .implicit
  }

  /// What became of the payload where nothing more is heard.
  var loss: Carriage { step == .body ? .unknown : .notSent(.unreachable) }

  /// What follows a reply.
  mutating func take(_ reply: SMTPReply) -> Action {
    switch step {
    case .greeting where reply.code == 220:
      return say(
        "EHLO \(MailMessage.domain(of: letter.sender))", isSecureFromStart ? .secureHello : .hello)
    // Without TLS there is nothing to talk about.
    case .hello where reply.code == 250 && reply.parameters(of: "STARTTLS") != nil:
      return say("STARTTLS", .agreement)
    case .agreement where reply.code == 220:
      step = .handshake
      return .beginTLS
    case .secureHello where reply.code == 250: return greeted(reply)
    case .account where reply.code == 235: return nameSender()
    case .sender where reply.code == 250:
      return say("RCPT TO:<\(letter.recipient)>", .recipient)
    // Not 251, with which a server says that it sends it on to somebody else.
    case .recipient where reply.code == 250: return say("DATA", .permission)
    case .permission where reply.code == 354:
      step = .body
      return .sendMessage
    case .body: return settled(reply)
    // What comes in plain text while TLS begins is nobody's word.
    case .handshake, .over: return end(loss)
    case .greeting, .hello, .agreement, .secureHello, .account, .sender, .recipient, .permission:
      return end(.notSent(.declined, status: reply.code))
    }
  }

  /// TLS stands, which began in the middle: what was said before it counts no more.
  mutating func tlsStands() -> Action? {
    guard step == .handshake else { return nil }
    return say("EHLO \(MailMessage.domain(of: letter.sender))", .secureHello)
  }

  /// All of the message was written.
  mutating func messageWritten() { isWritten = true }

  // MARK: Parts

  private mutating func greeted(_ reply: SMTPReply) -> Action {
    if let size = reply.parameters(of: "SIZE")?.first.flatMap({ Int($0) }), size > 0,
      size < letter.bytes
    {
      return end(.notSent(.declined))
    }
    guard let account else { return nameSender() }
    guard reply.parameters(of: "AUTH")?.contains("PLAIN") ?? false else {
      return end(.notSent(.declined))
    }
    return say("AUTH PLAIN \(account.initialResponse)", .account)
  }

  private mutating func nameSender() -> Action { say("MAIL FROM:<\(letter.sender)>", .sender) }

  private mutating func settled(_ reply: SMTPReply) -> Action {
    switch reply.code {
    // Who thanks for a message before its end has not read it.
    case 200...299: end(isWritten ? .answered(reply.answer) : .unknown)
    case 400...599: end(.answered(reply.answer))
    default: end(.unknown)
    }
  }

  private mutating func say(_ line: String, _ next: Step) -> Action {
    step = next
    return .say(line)
  }

  private mutating func end(_ carriage: Carriage) -> Action {
    step = .over
    return .end(carriage)
  }
}

/// What a mail server said to one thing: a code, and lines of text.
struct SMTPReply: Equatable, Sendable {
  let code: Int
  let lines: [String]

  /// The words after a keyword of a greeting's answer, in capitals; nil where it is not offered.
  func parameters(of keyword: String) -> [String]? {
    for line in lines.dropFirst() {
      let words = line.uppercased().split(separator: " ").map(String.init)
      if words.first == keyword { return Array(words.dropFirst()) }
    }
    return nil
  }

  var answer: LinkAnswer {
    LinkAnswer(status: code, body: Array(lines.joined(separator: "\n").utf8))
  }
}

/// Makes replies of bytes as they come. What no mail server says ends it.
struct SMTPReplyReader: Sendable {
  struct Fault: Error {}

  static let lineBytesMax = 2_048
  static let linesMax = 100

  private var pending: [UInt8] = []
  private var code: Int?
  private var lines: [String] = []

  /// Whether something came after the reply. Where nothing more was asked, nobody should have said it.
  var hasMore: Bool { !pending.isEmpty }

  /// - Returns: Nil where the reply is not whole yet.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(Fault) -> SMTPReply? {
    pending += bytes
    while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
      let line = pending[..<end]
      guard line.last == UInt8(ascii: "\r"), line.count <= Self.lineBytesMax,
        lines.count < Self.linesMax
      else { throw Fault() }
      let isLast = try add(line.dropLast())
      pending.removeSubrange(...end)
      if isLast, let code {
        defer { (self.code, lines) = (nil, []) }
        return SMTPReply(code: code, lines: lines)
      }
    }
    guard pending.count <= Self.lineBytesMax else { throw Fault() }
    return nil
  }

  /// - Returns: Whether it is a reply's last line: `250 ok` and not `250-ok`.
  private mutating func add(_ line: ArraySlice<UInt8>) throws(Fault) -> Bool {
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let code = Int(String(decoding: digits, as: UTF8.self)), self.code ?? code == code
    else { throw Fault() }
    let mark = line.dropFirst(3).first
    guard mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else {
      throw Fault()
    }
    self.code = code
    lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
    return mark != UInt8(ascii: "-")
  }
}

/// A message as `DATA` wants it.
enum SMTPData {
  /// Doubles each dot that begins a line, and ends with the line that has one alone.
  ///
  /// - Parameter message: Lines, each with CR and LF at its end.
  static func encoded(_ message: [UInt8]) -> [UInt8] {
    let (dot, lineFeed) = (UInt8(ascii: "."), UInt8(ascii: "\n"))
    var encoded: [UInt8] = []
    encoded.reserveCapacity(message.count + 64)
    var beginsLine = true
    for byte in message {
      if beginsLine, byte == dot { encoded.append(dot) }
      encoded.append(byte)
      beginsLine = byte == lineFeed
    }
    return encoded + [dot, UInt8(ascii: "\r"), lineFeed]
  }
}
