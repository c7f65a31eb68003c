internal import NIOCore
internal import NIOTLS
internal import WireFormat

/// One connection and the calls in flight on it. Everything happens on the connection's loop.
///
///     starting ── channelActive, or the TLS handshake ──► ready ── retire() ──► retired
///         │                                                │  no new calls;       │
///         └──────────────► closed ◄────────────────────────┴─ closes when idle ◄──┘
///
/// What goes beyond plain ttrpc stands in `ConnectionExtensions.swift`.
final class ClientConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State { case starting, ready, retired, closed }

  /// Streams left unanswered beyond their deadline before the connection is given up.
  private static let abandonedMax = 64
  /// Bytes that wait for the next flush before streams are held back.
  private static let outboundBytesMax = 64 << 10

  private let isEncrypted: Bool
  let responseBytesMax: Int
  /// What to ask the server for; nil to say no Hello.
  let extensions: Extensions?
  var agreement = Agreement()
  /// Nil without extensions.
  var liveness: Liveness?
  /// The next look at a server that owes an answer.
  var watch: Scheduled<Void>?
  private var state = State.starting
  private(set) var context: ChannelHandlerContext?
  private(set) var link: Link?
  private var decoder: FrameDecoder
  var ids = StreamIDs()
  var calls: [StreamID: Call] = [:]
  /// Calls whose answer nobody awaits; it may still come, so their ids stay taken.
  var abandoned: Set<StreamID> = []
  /// Those of them that were given up before Hello was answered, and whether the server must forget
  /// them.
  var givenUpEarly: [(StreamID, retiring: Bool)] = []
  /// Frames of this turn of the loop; they go out in one write.
  var outbound = ByteBuffer()
  /// Calls whose first frame is among them.
  var opened: [Call] = []
  private var isFlushScheduled = false
  private(set) var isReadingPaused = false
  /// What went wrong, as far as it is known; for the calls that fail with the connection.
  private(set) var failure: (any Error)?

  init(isEncrypted: Bool, responseBytesMax: Int, extensions: Extensions?) {
    self.isEncrypted = isEncrypted
    self.responseBytesMax = responseBytesMax
    self.extensions = extensions
    liveness = extensions.map { Liveness($0) }
    decoder = FrameDecoder(frameBytesMax: responseBytesMax)
  }

  // MARK: For the link.

  var callsInFlight: Int { calls.count }
  var isReady: Bool { state == .ready }

  /// Says who is told about this connection, from now on or at once.
  func attach(_ link: Link) {
    self.link = link
    switch state {
    case .starting: break
    case .ready, .retired: link.connectionReady(self)
    case .closed: link.connectionClosed(self)
    }
  }

  /// Writes a call's first frame.
  func open(_ call: Call) {
    let id = nextID()
    let remaining = call.deadline.map { max(1, ($0 - .now()).nanoseconds) } ?? 0
    let start = outbound.writerIndex
    outbound.writeRequestFrame(
      streamID: id, flags: call.request.flags, service: call.request.service,
      method: call.request.method, payload: call.request.payload,
      timeoutNanoseconds: remaining, metadata: call.request.metadata)
    // The server would refuse a longer one when it has come, or end the connection.
    let limit = agreement.requestBytesMax
    if outbound.writerIndex - start - FrameHeader.encodedLength > limit {
      outbound.moveWriterIndex(to: start)
      let text = "The request is longer than \(limit) bytes."
      return call.end(.failure(RPCError(.resourceExhausted, text, origin: .notSent)))
    }
    calls[id] = call
    call.place = .open(self, id)
    opened.append(call)
    flushSoon()
    call.sendUnsent()
    readingMayChange()
    if watch == nil { startWatching() }
  }

  /// An id that no call has whose answer may still come.
  func nextID() -> StreamID {
    ids.next { calls[$0] != nil || abandoned.contains($0) || $0 == agreement.helloID }
  }

  /// Takes no further calls, and closes after the last one.
  func retire() {
    guard state == .ready else { return }
    state = .retired
    link?.connectionRetired(self)
    closeIfDone()
  }

  func close() { context?.close(promise: nil) }

  // MARK: For its calls.

  /// Whether a stream may send; otherwise it is told later.
  var takesData: Bool {
    outbound.readableBytes < Self.outboundBytesMax && context?.channel.isWritable == true
  }

  func sendData(_ message: [UInt8], on id: StreamID) {
    outbound.writeDataFrame(streamID: id, message: message)
    flushSoon()
  }

  func sendEndOfStream(on id: StreamID) {
    outbound.writeEndOfStreamFrame(streamID: id)
    flushSoon()
  }

  /// A call ends here before its answer came; the late answer is dropped.
  func abandon(_ id: StreamID, retiring: Bool) {
    guard calls.removeValue(forKey: id) != nil else { return }
    abandoned.insert(id)
    forget(id, retiring: retiring)
    if abandoned.count > Self.abandonedMax { retire() }
    callLeft()
  }

  /// Reads on unless every call in flight has a reader that lags. With windows none needs to stop the
  /// others.
  func readingMayChange() {
    let pauses =
      !agreement.granted.contains(.window) && !calls.isEmpty
      && calls.values.allSatisfy(\.isLagging)
    guard pauses != isReadingPaused, let context else { return }
    isReadingPaused = pauses
    liveness?.heard(at: context.eventLoop.now)
    // A closed channel has nothing to read, and nothing else refuses the option.
    try? context.channel.syncOptions?.setOption(.autoRead, value: !pauses)
  }

  // MARK: The channel.

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelActive(context: ChannelHandlerContext) {
    if !isEncrypted { becomeReady() }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted? = event as? TLSUserEvent { becomeReady() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    liveness?.heard(at: context.eventLoop.now)
    decoder.feed(unwrapInboundIn(data))
    do {
      while let output = try decoder.next() { receive(output) }
    } catch {
      failure = error
      context.close(promise: nil)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flush()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    sendHeldBack()
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failure = failure ?? error
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    state = .closed
    watch?.cancel()
    watch = nil
    loseCalls()
    link?.connectionClosed(self)
    link = nil
    context.fireChannelInactive()
  }

  /// Ends the connection, which is of no more use, and every call on it. Closing alone might wait for
  /// a server that is not there.
  func lose(because failure: any Error) {
    self.failure = self.failure ?? failure
    retire()
    loseCalls()
    close()
  }

  private func loseCalls() {
    let lost = calls
    calls = [:]
    let what = failure.map { ConnectionFailure.text($0) } ?? "The server closed it"
    for call in lost.values {
      call.end(
        .failure(
          RPCError(
            .unavailable, "The connection was lost: \(what).",
            origin: call.isWritten ? .outcomeUnknown : .notSent)))
    }
    opened = []
  }

  private func becomeReady() {
    guard state == .starting else { return }
    state = .ready
    sayHello()
    link?.connectionReady(self)
  }

  // MARK: Frames.

  private func receive(_ output: FrameDecoder.Output) {
    switch output {
    case .frame(let frame):
      switch frame.type {
      case .response: receiveResponse(frame)
      case .data: receiveData(frame)
      case _ where frame.streamID == .connection: receiveControl(frame)
      default: break  // A newer server's frame; this client asked for none.
      }
    case .oversized(let header):
      guard let call = calls[header.streamID] else { return }
      let isLast = header.type == .response
      if isLast { calls[header.streamID] = nil } else { abandon(header.streamID, retiring: true) }
      call.end(
        .failure(
          RPCError(
            .resourceExhausted, "The answer is longer than this client accepts.",
            origin: .badAnswer)))
      if isLast { callLeft() }
    }
  }

  private func receiveResponse(_ frame: Frame) {
    guard let call = calls.removeValue(forKey: frame.streamID) else {
      if frame.streamID == agreement.helloID {
        helloAnswered(frame.payload)
      } else {
        abandoned.remove(frame.streamID)
      }
      return
    }
    defer { callLeft() }
    let response: ResponseEnvelope
    do {
      response = try ResponseEnvelope(decoding: frame.payload)
    } catch {
      return call.end(
        .failure(RPCError(.internalError, "The answer is malformed.", origin: .badAnswer)))
    }
    if let status = response.status {
      let error = RPCError(status, origin: .server)
      // A draining server refuses everything else on this connection, too.
      if error.reason == "DRAINING" { retire() }
      return call.end(.failure(error))
    }
    if call.takesMessages, response.payload.readableBytes > 0 {
      call.receiveMessage(response.payload)
    }
    call.end(.success(Answer(payload: response.payload, metadata: response.metadata)))
  }

  private func receiveData(_ frame: Frame) {
    let isLast = frame.flags.contains(.remoteClosed)
    guard let call = calls[frame.streamID] else {
      if isLast { abandoned.remove(frame.streamID) }
      return
    }
    // Data on a call with one reply says nothing: its Response is to come.
    guard call.takesMessages else { return }
    if !frame.flags.contains(.noData) { call.receiveMessage(frame.payload) }
    if isLast {
      calls[frame.streamID] = nil
      call.receiveEndOfStream()
      callLeft()
    } else {
      readingMayChange()
    }
  }

  // MARK: Leaving and writing.

  private func callLeft() {
    readingMayChange()
    closeIfDone()
    link?.callLeft()
  }

  func closeIfDone() {
    if state == .retired, calls.isEmpty { close() }
  }

  /// Everything of one turn of the loop goes out together.
  func flushSoon() {
    guard !isFlushScheduled, let context else { return }
    isFlushScheduled = true
    context.eventLoop.assumeIsolated().execute { self.flush() }
  }

  private func flush() {
    isFlushScheduled = false
    guard outbound.readableBytes > 0, let context else { return }
    for call in opened { call.isWritten = true }
    opened.removeAll(keepingCapacity: true)
    let bytes = outbound
    outbound = context.channel.allocator.buffer(capacity: 0)
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    sendHeldBack()
  }

  /// Lets the streams go on that waited for room.
  private func sendHeldBack() {
    for call in calls.values where call.request.isInputOpen { call.sendUnsent() }
  }
}
