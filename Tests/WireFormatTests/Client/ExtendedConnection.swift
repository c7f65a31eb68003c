import Messages
import NIOCore
import NIOEmbedded
import SwiftProtobuf
import Testing
public import WireFormat

@testable import RPCClient

/// A client's connection without a socket, on a loop whose clock goes when it is told to. The test is
/// the server.
final class ExtendedConnection {
  let connection: ClientConnection
  let channel: EmbeddedChannel
  private var decoder = FrameDecoder()

  /// Connects; the client has said Hello when this returns.
  init(extensions: Extensions? = Extensions(), responseBytesMax: Int = 4 << 20) throws {
    connection = ClientConnection(
      isEncrypted: false, responseBytesMax: responseBytesMax, extensions: extensions)
    channel = EmbeddedChannel(handler: connection)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  /// Connects, and grants that much.
  convenience init(
    granting features: [Pastoral_Transport_V1_Feature], requestBytesMax: UInt32 = 0,
    extensions: Extensions = Extensions()
  ) throws {
    try self.init(extensions: extensions)
    try answerHello(features, requestBytesMax: requestBytesMax)
    _ = try sent()
  }

  func answerHello(
    _ features: [Pastoral_Transport_V1_Feature], requestBytesMax: UInt32 = 0
  ) throws {
    let response = Pastoral_Transport_V1_HelloResponse.with {
      $0.features = features
      $0.maxMessageBytes = requestBytesMax
    }
    let payload: [UInt8] = try response.serializedBytes()
    try receive { $0.writeResponseFrame(streamID: 1, payload: payload) }
  }

  /// Opens a stream of replies, or a call with one.
  @discardableResult
  func open(
    _ sink: ReplySink = .one(ReplySlot()), payload: [UInt8] = [],
    _ flags: FrameFlags = [.remoteClosed]
  ) -> Call {
    let request = CallRequest(
      service: "s", method: "m", payload: payload, flags: flags, metadata: [])
    let call = Call(request, to: sink, deadline: nil, attemptsMax: 1)
    connection.open(call)
    return call
  }

  /// What the client has sent since it was asked last.
  func sent() throws -> [Frame] {
    channel.embeddedEventLoop.run()
    while let bytes = try channel.readOutbound(as: ByteBuffer.self) { decoder.feed(bytes) }
    var frames: [Frame] = []
    while case .frame(let frame)? = try decoder.next() { frames.append(frame) }
    return frames
  }

  /// What of that was no call.
  func sentBesideCalls() throws -> [Frame] { try sent().filter { $0.type != .request } }

  func receive(_ write: (inout ByteBuffer) -> Void) throws {
    var bytes = ByteBuffer()
    write(&bytes)
    try channel.writeInbound(bytes)
  }

  func pass(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

  /// Whether the connection is open.
  var isActive: Bool { channel.isActive }

  /// Whether the channel reads by itself: what it was told last.
  var isReading: Bool { channel.options.compactMap { $0.value as? Bool }.last ?? true }
}

extension Frame {
  static func cancel(_ id: StreamID) -> Frame { Frame(streamID: id, type: .cancel) }

  static func window(_ id: StreamID, _ bytes: Int) -> Frame {
    Frame(
      streamID: id, type: .window, payload: ByteBuffer(integer: UInt32(bytes)))
  }
}

extension StreamID: @retroactive ExpressibleByIntegerLiteral {
  public init(integerLiteral value: UInt32) { self.init(rawValue: value) }
}

extension Array where Element == Pastoral_Transport_V1_Feature {
  static var everything: Self { [.cancel, .ping, .goaway, .window] }
}
