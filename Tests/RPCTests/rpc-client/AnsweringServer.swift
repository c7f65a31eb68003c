import Messages
import NIOCore
import NIOPosix
import SwiftProtobuf
import Synchronization
import WireFormat

/// A server on loopback that answers each method with a closure, and remembers what it was asked. To
/// Hello it answers as a stock server does.
final class AnsweringServer: Sendable {
  /// One call: its message, or those of its stream.
  struct Call: Sendable {
    let path: String
    let messages: [[UInt8]]
    let metadata: RequestMetadata

    func message<Message: SwiftProtobuf.Message>(
      as type: Message.Type = Message.self, _ index: Int = 0
    ) throws -> Message {
      try Message(serializedBytes: messages[index])
    }
  }

  typealias Answer = @Sendable (Call) throws -> any SwiftProtobuf.Message

  let port: Int
  private let record: Mutex<[Call]> = Mutex([])

  /// Every call, in order.
  var calls: [Call] { record.withLock { $0 } }

  /// - Parameter answers: By `Service/Method` without the package. To refuse, throw a `Status`.
  init(_ answers: [String: Answer]) async throws {
    let late = Late()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            Handler { call in
              let hello = ControlService.hello
              guard call.path != "\(hello.service)/\(hello.name)" else {
                throw Status(.unimplemented, call.path)
              }
              late.server.withLock { $0 }?.record.withLock { $0.append(call) }
              let name = call.path.split(separator: ".").last.map(String.init) ?? ""
              guard let answer = answers[name] else { throw Status(.unimplemented, call.path) }
              return try answer(call)
            })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
    late.server.withLock { $0 = self }
  }

  /// The server, once it is made.
  private final class Late: Sendable {
    let server = Mutex<AnsweringServer?>(nil)
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: Answer
    private var decoder = FrameDecoder()
    private var open: [StreamID: (RequestEnvelope, [[UInt8]])] = [:]

    init(_ answer: @escaping Answer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      decoder.feed(unwrapInboundIn(data))
      while case .frame(let frame)? = try? decoder.next() { receive(frame, context) }
    }

    private func receive(_ frame: Frame, _ context: ChannelHandlerContext) {
      let id = frame.streamID
      if frame.type == .request, let request = try? RequestEnvelope(decoding: frame.payload) {
        if frame.flags.contains(.remoteOpen) {
          open[id] = (request, [])
        } else {
          reply(to: request, [Array(buffer: request.payload)], id, context)
        }
      } else if frame.type == .data, let (request, earlier) = open[id] {
        var messages = earlier
        if !frame.flags.contains(.noData) { messages.append(Array(buffer: frame.payload)) }
        open[id] = (request, messages)
        if frame.flags.contains(.remoteClosed) { reply(to: request, messages, id, context) }
      }
    }

    private func reply(
      to request: RequestEnvelope, _ messages: [[UInt8]], _ id: StreamID,
      _ context: ChannelHandlerContext
    ) {
      var bytes = ByteBuffer()
      let call = Call(path: request.methodPath, messages: messages, metadata: request.metadata)
      do {
        bytes.writeResponseFrame(
          streamID: id, payload: try answer(call).serializedBytes() as [UInt8])
      } catch {
        bytes.writeResponseFrame(
          streamID: id, status: error as? Status ?? Status(.internalError, "\(error)"))
      }
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }
  }
}
