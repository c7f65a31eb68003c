import Crypto
import Domain
import Foundation
import Ledger
import Logging
import Messages
import NIOCore
import NIOEmbedded
import RPCServer
import Store
import SwiftProtobuf
import WireFormat

/// Echo calls through the handler that serves a connection, without a socket: the same bytes cost
/// the same instructions and allocations each time, whatever else the machine does.
public final class EchoBursts {
  /// Calls in one burst.
  public let inFlight: Int
  private let channel = EmbeddedChannel()
  private let store: StoreEngine
  private let directory: URL
  /// One burst of requests; only their stream ids change.
  private var requests = ByteBuffer()
  private let requestBytes: Int
  private let responseBytes: Int
  private var nextID: UInt32 = 1

  /// - Parameter inFlight: Calls in one burst, 1 to 128.
  public init(inFlight: Int, payloadBytes: Int = 64) throws {
    self.inFlight = inFlight
    let body =
      try Google_Protobuf_BytesValue(Data(repeating: 0x61, count: payloadBytes))
      .serializedBytes() as [UInt8]
    for _ in 0..<inFlight {
      requests.writeRequestFrame(
        streamID: .connection, service: EchoService.echo.service, method: EchoService.echo.name,
        payload: body)
    }
    requestBytes = requests.readableBytes / inFlight
    responseBytes =
      FrameHeader.encodedLength + ResponseEnvelope.encodedLength(payloadLength: body.count)

    directory = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-echo-\(UUID().uuidString)")
    let clock = ServerClock { Instant(secondsSince1970: 1_794_830_400) }
    store = try StoreEngine.create(
      at: directory.path,
      secrets: StoreSecrets(
        keyEncryptionKeys: KeyEncryptionKeys(current: Array(0..<32)),
        // "localhost" can name a ledger.
        ledgerKey: SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey())!),
      now: clock.now())
    let port = try NativePort(
      store: store, eventLoop: channel.eventLoop, conformance: true, clock: clock,
      logger: Logger(label: "echo") { _ in SwiftLogNoOpLogHandler() })
    guard let handler = port.handler() else { throw EchoFailure() }
    try channel.pipeline.syncOperations.addHandler(handler)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try run(1, check: true)
  }

  /// Ends the connection and removes what it needed.
  public func close() throws {
    _ = try channel.finish(acceptAlreadyClosed: true)
    store.close()
    try FileManager.default.removeItem(at: directory)
  }

  /// Sends bursts, one after the other, each answered before the next.
  ///
  /// - Throws: `EchoFailure` where a burst is not answered as it must be.
  public func run(_ bursts: Int) throws { try run(bursts, check: false) }

  private func run(_ bursts: Int, check: Bool) throws {
    for _ in 0..<bursts {
      let firstID = nextID
      for index in 0..<inFlight {
        requests.setInteger(nextID, at: index * requestBytes + FrameHeader.streamIDOffset)
        nextID &+= 2
      }
      channel.pipeline.fireChannelRead(requests)
      channel.pipeline.fireChannelReadComplete()
      guard let answers = try channel.readOutbound(as: ByteBuffer.self),
        answers.readableBytes == inFlight * responseBytes
      else { throw EchoFailure() }
      if check { try self.check(answers, firstID: firstID) }
    }
  }

  /// Each call is answered once, well, and with what it carried.
  private func check(_ answers: ByteBuffer, firstID: UInt32) throws {
    var decoder = FrameDecoder()
    decoder.feed(answers)
    for index in 0..<UInt32(inFlight) {
      guard case .frame(let frame) = try decoder.next(), frame.type == .response,
        frame.streamID.rawValue == firstID + 2 * index
      else { throw EchoFailure() }
      let envelope = try ResponseEnvelope(decoding: frame.payload)
      guard envelope.status == nil, requests.contains(envelope.payload) else { throw EchoFailure() }
    }
  }
}

/// Echo calls were not answered as they must be.
public struct EchoFailure: Error {}

extension ByteBuffer {
  /// Whether those bytes stand somewhere in these.
  fileprivate func contains(_ part: ByteBuffer) -> Bool {
    readableBytesView.firstRange(of: part.readableBytesView) != nil
  }
}
