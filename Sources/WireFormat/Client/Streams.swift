internal import NIOCore
public import SwiftProtobuf
internal import WireFormat

/// The replies of a streaming call, as they come. A lagging reader holds the server back.
///
/// Each iteration of a server-streaming call is a call of its own, made when its first reply is
/// asked for, and given up when the iterator goes.
public struct ReplyStream<Reply: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Reply
  public typealias Failure = RPCError

  let open: @Sendable () -> StreamSession
  let decode: @Sendable (ByteBuffer) throws(RPCError) -> Reply

  public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let stream: ReplyStream
    private var session: StreamSession?

    init(stream: ReplyStream) { self.stream = stream }

    /// The next reply; nil after the last.
    public mutating func next() async throws(RPCError) -> Reply? {
      try await next(isolation: #isolation)
    }

    /// The next reply; nil after the last.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Reply? {
      let session = self.session ?? stream.open()
      self.session = session
      guard let bytes = try await session.next().get() else { return nil }
      return try stream.decode(bytes)
    }
  }
}

/// One open stream's replies. When nobody holds it any more, the call is given up.
final class StreamSession: Sendable {
  private let handle: CallHandle
  private let buffer: ReplyBuffer

  init(_ handle: CallHandle, _ buffer: ReplyBuffer) {
    self.handle = handle
    self.buffer = buffer
  }

  deinit { handle.cancel() }

  func next() async -> ReplyBuffer.Outcome {
    await withTaskCancellationHandler {
      await buffer.next { handle.drained() }
    } onCancel: {
      handle.cancel()
    }
  }
}

/// Sends the requests of a streaming call.
public struct RequestWriter<Request: SwiftProtobuf.Message>: Sendable {
  let handle: CallHandle

  /// Sends one request; returns when the connection has taken it.
  ///
  /// - Throws: `RequestsEnded` where the call has ended, since the server may answer early;
  ///   `RPCError` where the message is too long to be sent.
  public func send(_ request: Request) async throws {
    let bytes = try encode(request)
    guard bytes.count <= FrameDecoder.protocolBytesMax else {
      let text = "A message is longer than \(FrameDecoder.protocolBytesMax) bytes."
      throw RPCError(.resourceExhausted, text, origin: .notSent)
    }
    guard await handle.send(bytes) else { throw RequestsEnded() }
  }

  /// Says that no further request comes. Does nothing where the call has ended.
  public func finish() async { _ = await handle.send(nil) }
}

/// The call has ended; its answer, not this, says how.
public struct RequestsEnded: Error, Hashable, Sendable {
  public init() {}
}

/// A message's bytes.
func encode(_ message: some SwiftProtobuf.Message) throws(RPCError) -> [UInt8] {
  do {
    return try message.serializedBytes()
  } catch {
    throw RPCError(.internalError, "The request cannot be encoded.", origin: .notSent)
  }
}

/// A reply's message.
func decode<Reply: SwiftProtobuf.Message>(_ bytes: ByteBuffer) throws(RPCError) -> Reply {
  do {
    return try Reply(serializedBytes: bytes.readableBytesSpan)
  } catch {
    throw RPCError(
      .internalError, "The answer is not a \(Reply.protoMessageName).", origin: .badAnswer)
  }
}
