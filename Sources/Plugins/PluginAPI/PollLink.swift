public import Domain
import Synchronization

/// A question to a partner about what it was sent before: a request without a body.
///
/// A partner whose own client works in a folder is asked by the client's files: GET `/IN`, `/SENT` or `/FAILED` names
/// the control files there, newest name first; GET `/IN/{id}.ctl` reads one; PUT on one in `/IN` takes it out.
public struct PollQuestion: Equatable, Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case put = "PUT"
  }

  public let method: Method
  /// What follows the partner's URL, with words in braces as in `Envelope.post`; `{id}` stands for what the
  /// question is about.
  public let path: String
  public let headers: [Envelope.Header]

  public init(_ method: Method, _ path: String, headers: [Envelope.Header]) {
    self.method = method
    self.path = path
    self.headers = headers
  }
}

/// What a partner answered to a question.
public struct PollAnswer: Equatable, Sendable {
  public let status: Int
  /// Values by name in small letters.
  public let headers: [String: String]
  /// At most 64 KiB.
  public let body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// A share that was sent, and of which it is not known yet whether somebody has it.
public struct AwaitedShare: Equatable, Sendable {
  public let shareID: String
  /// What the partner calls it.
  public let reference: String

  public init(shareID: String, reference: String) {
    self.shareID = shareID
    self.reference = reference
  }
}

/// What a partner said of a share after it was sent.
public struct PartnerReport: Equatable, Sendable {
  public let shareID: String
  public let report: DisclosureRules.Report
  /// The partner's own code for why, such as `14`: at most 8 letters, digits or `-`; empty for none.
  public let code: String
  /// What the partner calls the message that said so, where it waits to hear that it was read; nil for none.
  public let receipt: String?

  public init(
    shareID: String, _ report: DisclosureRules.Report, code: String = "", receipt: String? = nil
  ) {
    self.shareID = shareID
    self.report = report
    self.code = DisclosureRules.isPartnerCode(code) ? code : ""
    self.receipt = receipt
  }
}

/// The way to ask one partner what became of its shares.
///
/// Nothing of a record can be put in it: there is no body, the questions are those that the plugin named when the
/// server started, and an id goes out only where the partner itself said it before. The first question that nobody
/// answers is the last of a round: the others would fare no better now.
public final class PollLink: Sendable {
  /// The one that the partner is registered with.
  public var way: Destination.Way { transport.way }

  private let questions: [String: PollQuestion]
  private let transport: any PollTransport
  private let said: Mutex<Said>

  private struct Said {
    var ids: Set<String>
    var askedCount = 0
    var isOver = false
  }

  /// So often it may ask in one round.
  public static let questionsMax = 1_000
  /// Of more ids than these, the later ones are not remembered.
  private static let idsMax = 10_000

  /// - Parameter ids: What the partner said in earlier rounds: its references, and messages that it waits to hear of.
  public init(
    questions: [String: PollQuestion], ids: some Sequence<String>,
    over transport: any PollTransport
  ) {
    self.questions = questions
    self.transport = transport
    said = Mutex(Said(ids: Set(ids)))
  }

  /// Asks.
  ///
  /// - Parameters:
  ///   - name: The question's, as the plugin named it.
  ///   - id: What stands for `{id}` in it.
  /// - Returns: Nil where nobody answered, there is no such question, or the partner never said such an id.
  public func ask(_ name: String, about id: String? = nil) async -> PollAnswer? {
    guard let question = questions[name], question.path.contains("{id}") == (id != nil),
      id.map(isKnown) ?? true
    else { return nil }
    let isAllowed = said.withLock { said in
      said.askedCount += 1
      return !said.isOver && said.askedCount <= Self.questionsMax
    }
    guard isAllowed, let answer = await transport.ask(question, about: id) else {
      close()
      return nil
    }
    said.withLock { said in
      for id in Self.ids(in: answer.body) where said.ids.count < Self.idsMax {
        said.ids.insert(id)
      }
    }
    return answer
  }

  /// Whether the partner said that id.
  public func isKnown(_ id: String) -> Bool {
    Self.isID(id.utf8) && said.withLock { $0.ids.contains(id) }
  }

  /// Has it ask nothing any more.
  public func close() { said.withLock { $0.isOver = true } }

  /// What stands between quotation marks in an answer and could be an id.
  private static func ids(in body: [UInt8]) -> [String] {
    body.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      .filter { isID($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether that could be one: 1 to 100 letters, digits, `-` and `_`.
  public static func isID(_ text: some Collection<UInt8>) -> Bool {
    (1...100).contains(text.count)
      && text.allSatisfy { ASCII.isLetterOrDigit($0) || "-_".utf8.contains($0) }
  }
}

/// A way to ask, which the host has. Plugins never see one.
public protocol PollTransport: Sendable {
  var way: Destination.Way { get }
  /// - Returns: Nil where nobody answered.
  func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer?
}
