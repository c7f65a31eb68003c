public import Domain

/// What speaks to one kind of partner. It knows the partner's form, format and answers; the host does everything
/// that must not be forgotten: it selects the fields, asks people, writes the ledger, retries and stops.
///
/// A plugin sees what a person selected and nothing else, and has no way out but the link that it is lent.
public protocol PartnerPlugin: Sendable {
  /// What it can do; asked when the server starts, and held against every share.
  var manifest: PartnerManifest { get }

  /// What is wrong with a share in the eyes of the partner's rules, before anybody decides on it. A share with an
  /// issue is not proposed.
  func issues(of share: SelectedShare) -> [ShareIssue]

  /// The bytes that would leave. The same share always gives the same bytes: they are shown to people, approved,
  /// kept and sent, and are never rendered a second time.
  ///
  /// - Throws: `RenderFault` where the share cannot be put in the partner's format.
  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare

  /// Hands the payload over. Called once for each attempt, after the ledger has it.
  ///
  /// - Parameter way: The one that the partner is registered with.
  /// - Returns: What became of it. What it cannot know for certain is `unknown`.
  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport

  /// What it may ask the partner about shares that were sent, by a name of its own. None for partners that say no
  /// more than they did at once.
  var polls: [String: PollQuestion] { get }

  /// Asks what became of shares. Called now and then, while some are awaited.
  ///
  /// - Returns: Of each share of which the partner said more, what it said.
  func poll(_ awaited: [AwaitedShare], over link: PollLink) async -> [PartnerReport]

  /// Tells the partner that its message was read. Called once what it said is durable, and again until it was heard.
  ///
  /// - Parameter receipt: As a report had it.
  /// - Returns: Whether the partner heard it.
  func acknowledge(_ receipt: String, over link: PollLink) async -> Bool

  /// What people might propose to the partner, since a registration changed. A function of the event and nothing else,
  /// quick, and asked in the transaction of the change: it has no link, and what it returns is shown to people and
  /// never sent. Nothing for partners that need not be told.
  ///
  /// - Returns: At most four are kept, and only such as the plugin's own form takes.
  func observe(_ event: RegistrationEvent) -> [SuggestedShare]

  /// Where it runs, and whether it answers.
  var standing: PluginStanding { get }
}

extension PartnerPlugin {
  public var standing: PluginStanding { PluginStanding(.inProcess, network: .server) }

  public func observe(_ event: RegistrationEvent) -> [SuggestedShare] { [] }

  public var polls: [String: PollQuestion] { [:] }

  public func poll(_ awaited: [AwaitedShare], over link: PollLink) async -> [PartnerReport] { [] }

  public func acknowledge(_ receipt: String, over link: PollLink) async -> Bool { true }
}

/// A share that cannot be put in the partner's format. The sentence quotes nothing of it.
public struct RenderFault: Error, Equatable, Sendable {
  public let sentence: String

  public init(_ sentence: String) { self.sentence = sentence }
}

/// What a plugin knows of the payload that it hands over: the bytes themselves are the link's.
public struct OutboundShare: Equatable, Sendable {
  /// Says nothing of anybody; the same for each attempt, so that a partner knows a repetition.
  public let shareID: String
  /// Counts attempts from 1.
  public let attempt: Int
  public let mediaType: String
  public let payloadBytes: Int

  public init(shareID: String, attempt: Int, mediaType: String, payloadBytes: Int) {
    self.shareID = shareID
    self.attempt = attempt
    self.mediaType = mediaType
    self.payloadBytes = payloadBytes
  }
}

/// What became of one attempt.
public struct DeliveryReport: Equatable, Sendable {
  public enum Outcome: String, Equatable, Sendable {
    /// The partner, or what carries to it, took it.
    case transmitted
    /// It answered that it does not take it.
    case rejected
    /// Nobody can say.
    case unknown
  }

  public let outcome: Outcome
  /// What the partner calls it, such as a message id: at most 200 visible characters of ASCII; empty for none.
  public let reference: String
  /// The partner's own code for why it does not take it, such as `12`: at most 8 letters, digits or `-`; empty for none, and
  /// then the status that it answered with counts.
  public let code: String

  public init(_ outcome: Outcome, reference: String = "", code: String = "") {
    self.outcome = outcome
    self.reference = reference
    self.code = code
  }
}
