public import Messages
internal import NIOCore
internal import NIOPosix
internal import SwiftProtobuf
internal import WireFormat

/// Calls a Pastoral server. One client keeps one connection for any number of calls at a time, and
/// makes it anew where it is lost.
///
///     let client = try Client(ClientConfiguration(endpoint: Endpoint(host: "127.0.0.1", port: 7700)))
///     let me = try await client.unary(SessionService.whoAmI, Pastoral_V1_WhoAmIRequest())
///
/// Every call ends with a reply, or with an `RPCError` that says what the server answered or what is
/// known of a call that it did not answer. Cancelling the task gives the call up.
public final class Client: Sendable {
  private let configuration: ClientConfiguration
  private let surroundings: Surroundings
  private let loop: any EventLoop
  private let link: NIOLoopBoundBox<Link>

  /// Connects when the first call is made.
  ///
  /// - Throws: `ConfigurationError` where a file cannot be read, or where a token would travel in
  ///   the clear.
  public convenience init(_ configuration: ClientConfiguration) throws(ConfigurationError) {
    try self.init(configuration, surroundings: .system)
  }

  init(
    _ configuration: ClientConfiguration, surroundings: Surroundings
  ) throws(ConfigurationError) {
    try configuration.check()
    let dialer = try Dialer(configuration)
    self.configuration = configuration
    self.surroundings = surroundings
    loop = MultiThreadedEventLoopGroup.singleton.next()
    link = .makeBoxSendingValue(
      Link(
        loop: loop, dialer: dialer, configuration: configuration, surroundings: surroundings),
      eventLoop: loop)
  }

  deinit { close() }

  /// Closes the connection; calls in flight end.
  public func close() {
    loop.execute { [link] in link.value.close() }
  }

  // MARK: One request, one reply.

  /// Makes a call with one request and one reply, again where that is safe.
  public func unary<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Reply {
    try await unaryReply(method, request, options: options).message
  }

  /// Makes a unary call, and returns what the server said beside its reply as well.
  public func unaryReply<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SingleReply<Reply> {
    let payload = try encode(request)
    let answer = try await exchange(
      service: method.service, method: method.name, payload, options)
    return SingleReply(message: try decode(answer.payload), metadata: answer.metadata)
  }

  /// Makes a unary call whose messages are known only as bytes.
  public func unary(
    _ method: MethodDescription, payload: [UInt8], options: CallOptions = CallOptions()
  ) async throws(RPCError) -> [UInt8] {
    let reply = try await exchange(
      service: method.service, method: method.name, payload, options)
    return Array(buffer: reply.payload)
  }

  private func exchange(
    service: String, method: String, _ payload: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> Answer {
    let request = CallRequest(
      service: service, method: method, payload: payload, flags: [],
      metadata: configuration.metadata(for: options))
    let rules = RetryRules(
      hasKey: options.idempotencyKey != nil,
      isRead: options.isRead ?? RetryRules.isRead(methodNamed: method))
    let end = surroundings.now() + (options.deadline ?? configuration.defaultDeadline)
    var attempts = 0
    while true {
      attempts += 1
      switch await attempt(request, remaining: end - surroundings.now(), options) {
      case .success(let reply): return reply
      case .failure(let error):
        let pause = rules.pause(
          after: error, attempts: attempts, policy: configuration.retry,
          remaining: end - surroundings.now(), random: surroundings.random())
        guard options.mayRetry, let pause else { throw error }
        do {
          try await surroundings.pause(pause)
        } catch {
          throw RPCError(.cancelled, "The call was cancelled.", origin: .notSent)
        }
      }
    }
  }

  private func attempt(
    _ request: CallRequest, remaining: Duration, _ options: CallOptions
  ) async -> ReplySlot.Outcome {
    let slot = ReplySlot()
    let handle = begin(request, to: .one(slot), remaining: remaining, options)
    return await withTaskCancellationHandler {
      await slot.outcome()
    } onCancel: {
      handle.cancel()
    }
  }

  // MARK: Streams.

  /// Makes a call with one request and many replies, when the first reply is asked for.
  public func serverStream<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) throws(RPCError) -> ReplyStream<Reply> {
    let open = opening(
      service: method.service, method: method.name, try encode(request), [.remoteClosed], options)
    return ReplyStream(
      open: { open().session },
      decode: { bytes throws(RPCError) in try decode(bytes) })
  }

  /// Makes a server-streaming call whose messages are known only as bytes.
  public func serverStream(
    _ method: MethodDescription, payload: [UInt8], options: CallOptions = CallOptions()
  ) -> ReplyStream<[UInt8]> {
    let open = opening(
      service: method.service, method: method.name, payload, [.remoteClosed], options)
    return ReplyStream(
      open: { open().session },
      decode: { bytes throws(RPCError) in Array(buffer: bytes) })
  }

  /// Makes a call with many requests, sent by `body`, and one reply.
  ///
  /// Where the server answers before `body` is done, the next `send` throws `RequestsEnded`; let
  /// that out of `body`, and the call returns the answer.
  ///
  /// - Throws: `RPCError`, or what `body` throws, which gives the call up.
  public nonisolated(nonsending) func clientStream<Request, Reply>(
    _ method: Method<Request, Reply>, options: CallOptions = CallOptions(),
    _ body: (RequestWriter<Request>) async throws -> Void
  ) async throws -> Reply {
    try await clientStreamReply(method, options: options, body).message
  }

  /// The same, and returns what the server said beside its reply as well.
  public nonisolated(nonsending) func clientStreamReply<Request, Reply>(
    _ method: Method<Request, Reply>, options: CallOptions = CallOptions(),
    _ body: (RequestWriter<Request>) async throws -> Void
  ) async throws -> SingleReply<Reply> {
    let slot = ReplySlot()
    let request = CallRequest(
      service: method.service, method: method.name, payload: [], flags: [.remoteOpen, .noData],
      metadata: configuration.metadata(for: options))
    let handle = begin(request, to: .one(slot), remaining: options.deadline, options)
    let writer = RequestWriter<Request>(handle: handle)
    do {
      try await body(writer)
      await writer.finish()
    } catch is RequestsEnded {
      // The answer is there.
    } catch {
      handle.cancel()
      throw error
    }
    return try await withTaskCancellationHandler {
      let answer = try await slot.outcome().get()
      return SingleReply(message: try decode(answer.payload), metadata: answer.metadata)
    } onCancel: {
      handle.cancel()
    }
  }

  /// Makes a call with many requests and many replies. When `body` returns, the call is given up
  /// unless the server has ended it.
  ///
  /// - Throws: What `body` throws; reading the replies throws `RPCError`.
  public nonisolated(nonsending) func bidirectional<Request, Reply, Outcome>(
    _ method: Method<Request, Reply>, options: CallOptions = CallOptions(),
    _ body: (RequestWriter<Request>, ReplyStream<Reply>) async throws -> Outcome
  ) async throws -> Outcome {
    let (handle, session) = opening(
      service: method.service, method: method.name, [], [.remoteOpen, .noData], options)()
    defer { handle.cancel() }
    let replies = ReplyStream<Reply>(
      open: { session },
      decode: { bytes throws(RPCError) in try decode(bytes) })
    return try await body(RequestWriter(handle: handle), replies)
  }

  /// What opens a stream of replies, each time that it is called.
  private func opening(
    service: String, method: String, _ payload: [UInt8], _ flags: FrameFlags,
    _ options: CallOptions
  ) -> @Sendable () -> (handle: CallHandle, session: StreamSession) {
    let request = CallRequest(
      service: service, method: method, payload: payload, flags: flags,
      metadata: configuration.metadata(for: options))
    return { [self] in
      let buffer = ReplyBuffer(window: (configuration.extensions ?? Extensions()).window)
      let handle = begin(request, to: .many(buffer), remaining: options.deadline, options)
      return (handle, StreamSession(handle, buffer))
    }
  }

  // MARK: To the loop.

  private func begin(
    _ request: CallRequest, to sink: ReplySink, remaining: Duration?, _ options: CallOptions
  ) -> CallHandle {
    let call = Call(
      request, to: sink, deadline: remaining.map { .now() + TimeAmount($0) },
      attemptsMax: options.mayRetry ? configuration.retry.attemptsMax : 1)
    let handle = CallHandle(call, on: loop)
    handle.start(link)
    return handle
  }
}
