internal import Messages
internal import NIOCore
internal import SwiftProtobuf
internal import WireFormat

/// What a client asks of a server beyond plain ttrpc, and how it uses what is granted. A stock server
/// knows none of it, and is called without.
public struct Extensions: Hashable, Sendable {
  /// How many bytes of one stream's replies may be on their way or wait for their reader, 4,096 to
  /// 4,194,304. The last message of them may go beyond.
  public var window = 256 << 10
  /// How long a server that owes an answer may be silent before it is asked whether it lives.
  public var pingAfter: Duration = .seconds(30)
  /// How long it is then waited for; after that its connection is lost.
  public var pingAnswer: Duration = .seconds(20)

  public init() {}

  static let windowRange = (4 << 10)...(4 << 20)

  /// Refuses a window that would hold no message, or more than a client keeps.
  func check() throws(ConfigurationError) {
    guard Self.windowRange.contains(window) else {
      let (least, most) = (Self.windowRange.lowerBound, Self.windowRange.upperBound)
      throw ConfigurationError("A stream's window is \(least) to \(most) bytes.")
    }
    guard pingAfter > .zero, pingAnswer > .zero else {
      throw ConfigurationError("The times of a ping are longer than nothing.")
    }
  }

  /// The call that asks for them.
  ///
  /// - Parameter responseBytesMax: The longest frame that this client takes, in bytes.
  func hello(responseBytesMax: Int) -> CallRequest? {
    var request = Pastoral_Transport_V1_HelloRequest()
    request.features = [.cancel, .ping, .goaway, .window]
    // A server cannot promise less than it needs for saying why a call failed.
    if responseBytesMax >= ControlFrame.messageBytesLeast {
      request.maxMessageBytes = UInt32(clamping: responseBytesMax)
    }
    request.window = UInt32(clamping: window)
    guard let payload: [UInt8] = try? request.serializedBytes() else { return nil }
    let method = ControlService.hello
    return CallRequest(
      service: method.service, method: method.name, payload: payload, flags: [], metadata: [])
  }
}

/// What both sides of a connection have agreed on beyond plain ttrpc. Pure.
///
///     unsaid ── asked(under:) ──► asked ── answered(_:) ──► granted, or nothing where the server
///                                                          knows no Hello
struct Agreement {
  /// What the server granted.
  struct Grants: OptionSet {
    var rawValue: UInt8

    static let cancel = Grants(rawValue: 1)
    static let ping = Grants(rawValue: 2)
    static let goAway = Grants(rawValue: 4)
    static let window = Grants(rawValue: 8)
  }

  /// How the server is made to forget a call.
  enum Cancellation { case frame, afterHello, none }

  private(set) var granted: Grants = []
  /// The longest request or message that the server takes, in bytes, as far as it has said.
  private(set) var requestBytesMax = FrameDecoder.protocolBytesMax
  /// The id of a Hello that is not yet answered.
  private(set) var helloID: StreamID?
  // Less than half of what a server bears, since two spans of ours may reach it within one of its.
  private var cancelRate = RateLimit(
    max: ConnectionLimits().cancelsPerHalfMinuteMax * 2 / 5, perNanoseconds: 30_000_000_000)
  private var pongRate = RateLimit(
    max: ConnectionLimits().pingsPerSecondMax, perNanoseconds: 1_000_000_000)

  mutating func asked(under id: StreamID) { helloID = id }

  /// The server has answered Hello, with anything.
  mutating func answered(_ payload: ByteBuffer) {
    helloID = nil
    guard let envelope = try? ResponseEnvelope(decoding: payload), envelope.status == nil,
      let response = try? Pastoral_Transport_V1_HelloResponse(
        serializedBytes: envelope.payload.readableBytesSpan)
    else { return }
    if response.maxMessageBytes > 0 {
      requestBytesMax = min(Int(response.maxMessageBytes), FrameDecoder.protocolBytesMax)
    }
    // Nothing is taken that was not asked for: the cases are those of the request.
    for feature in response.features {
      switch feature {
      case .cancel: granted.insert(.cancel)
      case .ping: granted.insert(.ping)
      case .goaway: granted.insert(.goAway)
      case .window: granted.insert(.window)
      case .unspecified, .UNRECOGNIZED: break
      }
    }
  }

  /// How to give a call up now; a CANCEL frame is counted.
  mutating func cancellation(at now: NIODeadline) -> Cancellation {
    if helloID != nil { return .afterHello }
    guard granted.contains(.cancel), cancelRate.admits(at: now.uptimeNanoseconds) else {
      return .none
    }
    return .frame
  }

  /// Whether to answer a PING; a flood of them is not.
  mutating func answersPing(at now: NIODeadline) -> Bool {
    granted.contains(.ping) && pongRate.admits(at: now.uptimeNanoseconds)
  }
}
