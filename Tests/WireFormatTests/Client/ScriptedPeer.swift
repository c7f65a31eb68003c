import Messages
import NIOCore
import NIOPosix
import NIOSSL
import SwiftProtobuf
import Synchronization
import WireFormat

@testable import RPCClient

/// A server that does nothing but what the test says, on a real loopback socket.
final class ScriptedPeer: Sendable {
  let port: Int
  private let channel: any Channel
  private let connections = Inbox<PeerConnection>()

  /// What it does when a client says Hello.
  enum Hello: Sendable {
    /// Answers UNIMPLEMENTED, as any ttrpc server does that knows no such service.
    case stock
    case granting([Pastoral_Transport_V1_Feature])
    /// Leaves it to the test, as a call like any other.
    case scripted
  }

  /// - Parameter tls: Nil for plain TCP.
  init(tls: NIOSSLContext? = nil, hello: Hello = .stock) async throws {
    let connections = connections
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          let connection = PeerConnection(channel: channel)
          try channel.pipeline.syncOperations.addHandler(PeerHandler(connection.frames, hello))
          connections.put(connection)
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  /// The next connection that the client makes.
  func connection() async throws -> PeerConnection { try await connections.next() }

  func close() async throws { try await channel.close() }

  func configuration() -> ClientConfiguration {
    var configuration = ClientConfiguration(
      endpoint: Endpoint(host: "127.0.0.1", port: port))
    // Longer than a busy machine takes. What a deadline does is tested with one of the test's own.
    configuration.defaultDeadline = .seconds(120)
    return configuration
  }
}

/// One of the peer's connections.
struct PeerConnection: Sendable {
  /// What the client sent; nil when it has closed the connection.
  let frames = Inbox<Frame?>()
  let channel: any Channel

  init(channel: any Channel) { self.channel = channel }

  /// The next Request; nil when the client has closed the connection.
  func request() async throws -> PeerRequest? {
    guard let frame = try await frames.next() else { return nil }
    return try PeerRequest(frame)
  }

  func send(_ write: (inout ByteBuffer) -> Void) {
    var bytes = ByteBuffer()
    write(&bytes)
    channel.writeAndFlush(bytes, promise: nil)
  }

  func reply(_ request: PeerRequest?, _ payload: [UInt8]) {
    guard let request else { return }
    send { $0.writeResponseFrame(streamID: request.id, payload: payload) }
  }

  func reply(_ request: PeerRequest?, _ status: Status) {
    guard let request else { return }
    send { $0.writeResponseFrame(streamID: request.id, status: status) }
  }

  func stream(_ request: PeerRequest?, _ messages: [[UInt8]], ending: Bool = false) {
    guard let request else { return }
    send { bytes in
      for message in messages { bytes.writeDataFrame(streamID: request.id, message: message) }
      if ending { bytes.writeEndOfStreamFrame(streamID: request.id) }
    }
  }

  func close() async { try? await channel.close() }
}

/// A Request as the peer read it.
struct PeerRequest: Sendable {
  let id: StreamID
  let flags: FrameFlags
  let path: String
  let payload: [UInt8]
  let timeoutNanoseconds: Int64
  let metadata: RequestMetadata

  init(_ frame: Frame) throws {
    guard frame.type == .request else { throw Unexpected(frame: frame) }
    let envelope = try RequestEnvelope(decoding: frame.payload)
    id = frame.streamID
    flags = frame.flags
    path = envelope.methodPath
    payload = Array(buffer: envelope.payload)
    timeoutNanoseconds = envelope.timeoutNanoseconds
    metadata = envelope.metadata
  }

  struct Unexpected: Error { let frame: Frame }
}

/// What arrives, in order, for one reader.
final class Inbox<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var waiter: CheckedContinuation<Element, any Error>?
  }

  private let state = Mutex(State())

  func put(_ element: Element) {
    let waiter: CheckedContinuation<Element, any Error>? = state.withLock { state in
      guard let waiter = state.waiter else {
        state.elements.append(element)
        return nil
      }
      state.waiter = nil
      return waiter
    }
    waiter?.resume(returning: element)
  }

  /// Waits for the next element, until the test's time is up.
  func next() async throws -> Element {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let element: Element? = state.withLock { state in
          if !state.elements.isEmpty { return state.elements.removeFirst() }
          state.waiter = continuation
          return nil
        }
        if let element { continuation.resume(returning: element) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume(throwing: CancellationError())
    }
  }
}

private final class PeerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let frames: Inbox<Frame?>
  private let hello: ScriptedPeer.Hello
  private var decoder = FrameDecoder()

  init(_ frames: Inbox<Frame?>, _ hello: ScriptedPeer.Hello) {
    self.frames = frames
    self.hello = hello
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    decoder.feed(unwrapInboundIn(data))
    do {
      while case .frame(let frame)? = try decoder.next() {
        if try !answersHello(frame, context) { frames.put(frame) }
      }
    } catch {
      context.close(promise: nil)
    }
  }

  private func answersHello(_ frame: Frame, _ context: ChannelHandlerContext) throws -> Bool {
    guard frame.type == .request, try PeerRequest(frame).path == ControlService.hello.path else {
      return false
    }
    var bytes = ByteBuffer()
    switch hello {
    case .scripted: return false
    case .stock:
      bytes.writeResponseFrame(
        streamID: frame.streamID, status: Status(.unimplemented, "No such service."))
    case .granting(let features):
      let response = Pastoral_Transport_V1_HelloResponse.with { $0.features = features }
      bytes.writeResponseFrame(
        streamID: frame.streamID, payload: try response.serializedBytes() as [UInt8])
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    return true
  }

  func channelInactive(context: ChannelHandlerContext) {
    frames.put(nil)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// A clock that only pauses move, and remembers them.
final class ManualTime: Sendable {
  private let time = Mutex((now: Duration.zero, pauses: [Duration]()))

  /// Every pause that was asked for, in order.
  var pauses: [Duration] { time.withLock { $0.pauses } }

  var surroundings: Surroundings {
    Surroundings(
      now: { self.time.withLock { $0.now } },
      pause: { pause in
        self.time.withLock {
          $0.now += pause
          $0.pauses.append(pause)
        }
      },
      random: { 0.5 })
  }
}

extension Method {
  /// `Service/Method`.
  var path: String { "\(service)/\(name)" }
}
