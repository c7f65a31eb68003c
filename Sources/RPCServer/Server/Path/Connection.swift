import Domain
import Messages
import NIOCore
import Store
import WireFormat

/// One connection of the native port: its bytes in and out, its calls, who is signed in on it.
///
/// What a request goes through stands in `RequestPath.swift`; this is the plumbing around it. A read
/// burst is handled whole: its answers leave in one write, its lane calls in one hand-over.
///
/// `@unchecked Sendable` because lanes carry it back to its own event loop; nothing of it but
/// `server` and `eventLoop`, which never change, is touched anywhere else.
final class Connection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let server: ServerCore
  let eventLoop: any EventLoop
  var decoder: FrameDecoder
  var streams: ServerStreams
  /// What the peer is to be sent at the end of this burst.
  var outbound = ByteBuffer()
  /// How many bytes the last burst was answered with.
  private var burstBytes = 0
  /// The caller that `SessionService/Authenticate` bound to this connection.
  var signedIn: SignedIn?
  /// The credential that the last call carried, so that the next need not be hashed.
  var rememberedCredential: RememberedCredential?
  var calls: [StreamID: Call] = [:]
  var streamCalls: [StreamID: StreamCall] = [:]
  private(set) var isDraining = false
  private var context: ChannelHandlerContext?
  private var reads: [any StoreWork] = []
  private var writes: [any StoreWork] = []
  private var isInputClosed = false
  /// Whether what still comes in is of no more interest.
  private(set) var isClosing = false
  private var isReadPaused = false

  init(server: ServerCore, eventLoop: any EventLoop) {
    self.server = server
    self.eventLoop = eventLoop
    decoder = FrameDecoder(frameBytesMax: server.limits.connection.requestBytesMax)
    streams = ServerStreams(limits: server.limits.connection)
  }

  // MARK: Bytes in

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { server.connections.add(self) }
  }

  func channelActive(context: ChannelHandlerContext) {
    server.connections.add(self)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    // The next burst is likely like the last, and room for it need not be made step by step. A
    // connection that rests keeps nothing.
    outbound.reserveCapacity(burstBytes)
    receive(unwrapInboundIn(data))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // A peer that writes a frame in pieces and waits for each acknowledgement would get 22 calls a
    // second without this; it costs 2 microseconds, so only where a frame is incomplete.
    if decoder.isMidFrame { QuickAck.rearm(context.channel) }
    endBurst()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event {
      isInputClosed = true
      for stream in Array(streamCalls.values) where streams.isInputOpen(stream.streamID) {
        stream.end(StatusMapping.cancelled)
      }
      endBurst()
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { resumeStreams() } else { endBurst() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    server.log.connectionFailed(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    for id in Array(calls.keys) + Array(streamCalls.keys) { abandon(id, StatusMapping.cancelled) }
    self.context = nil
    // What this burst had for the lanes goes there even now, cancelled, and so gives its place back.
    endBurst()
    server.connections.remove(self)
  }

  // MARK: Calls

  /// Puts a call into its lane at the end of this burst, and ends it at its deadline.
  func enqueue(_ call: Call) throws {
    try server.inFlight.enter()
    calls[call.streamID] = call
    call.timer = eventLoop.scheduleTask(deadline: call.deadline) { [weak self] in
      self?.abandon(call.streamID, StatusMapping.deadlineExceeded)
      self?.endBurst()
    }
    hand(call, to: call.route.lane)
  }

  func startStream(
    _ route: Route, _ opening: ServerStreams.Opening, _ signedIn: SignedIn?,
    _ logic: any StreamLogic, _ deadline: NIODeadline
  ) throws {
    try server.inFlight.enter()
    let stream = StreamCall(
      route: route, streamID: opening.streamID, connection: self, signedIn: signedIn,
      deadline: deadline, logic: logic)
    streamCalls[opening.streamID] = stream
    stream.timer = eventLoop.scheduleTask(deadline: deadline) { [weak self] in
      self?.abandon(opening.streamID, StatusMapping.deadlineExceeded)
      self?.endBurst()
    }
    if let message = opening.firstMessage {
      stream.receive(message, last: !opening.isInputOpen)
    } else if !opening.isInputOpen {
      stream.endInput()
    }
  }

  /// Runs a stream's turn where its method's work belongs.
  func run(_ turn: StreamTurn) {
    if turn.lane == .inline { turn.runInline() } else { hand(turn, to: turn.lane) }
  }

  /// Ends a call that has not begun, or a stream; work that has begun goes on and is answered.
  func abandon(_ id: StreamID, _ status: Status) {
    if let call = calls[id], call.cancel() {
      call.timer?.cancel()
      calls[id] = nil
      answer(id, status)
      server.log.ended(call.route, status.code, by: call.signedIn, since: nil)
    } else if let stream = streamCalls[id] {
      stream.end(status)
    }
  }

  private func hand(_ work: some LaneWorkItem, to lane: Lane) {
    if lane == .write { writes.append(work) } else { reads.append(work) }
  }

  // MARK: Bytes out

  /// Answers a call well.
  func answer(_ id: StreamID, _ reply: [UInt8], at now: NIODeadline = .now()) {
    guard
      ResponseEnvelope.encodedLength(payloadLength: reply.count)
        <= server.limits.connection.responseBytesMax
    else { return answer(id, responseTooLarge) }
    guard finished(id, at: now) else { return }
    outbound.writeResponseFrame(streamID: id, payload: reply)
  }

  /// Answers a call with a status.
  func answer(_ id: StreamID, _ status: Status) {
    guard finished(id) else { return }
    outbound.writeResponseFrame(streamID: id, status: status)
  }

  /// Answers after a while, or with DEADLINE_EXCEEDED if that comes first.
  func answer(
    _ id: StreamID, _ reply: [UInt8], of route: Route, after delay: TimeAmount,
    unless deadline: NIODeadline
  ) {
    let began = NIODeadline.now()
    let due = began + delay
    eventLoop.scheduleTask(deadline: min(due, deadline)) { [self] in
      if due < deadline {
        answer(id, reply)
      } else {
        answer(id, StatusMapping.deadlineExceeded)
      }
      server.log.ended(
        route, due < deadline ? .ok : .deadlineExceeded, by: nil, since: began)
      endBurst()
    }
  }

  /// The call's last frame is written to `outbound` now; false where it has ended before.
  @discardableResult
  func finished(_ id: StreamID, at now: NIODeadline = .now()) -> Bool {
    if !streamCalls.isEmpty { streamCalls[id] = nil }
    return streams.finish(id, at: now.uptimeNanoseconds)
  }

  /// What a call is told whose answer does not fit a frame.
  var responseTooLarge: Status {
    Status(
      .resourceExhausted,
      "The response is longer than \(server.limits.connection.responseBytesMax) bytes.")
  }

  /// Whether the peer takes what is written; when it does not, streams stop producing.
  var hasRoom: Bool {
    outbound.readableBytes < server.limits.work.writeBufferBytesHigh
      && context?.channel.isWritable ?? false
  }

  /// The end of a burst of work: calls go to their lanes, answers to the peer, each at once.
  func endBurst() {
    if !reads.isEmpty {
      server.store.readers.submit(reads)
      reads.removeAll()
    }
    if !writes.isEmpty {
      server.store.writer.submit(writes)
      writes.removeAll()
    }
    guard let context else { return }
    if outbound.readableBytes > 0 {
      // Taken first: the write may call back into this connection.
      let bytes = outbound
      burstBytes = bytes.readableBytes
      outbound = ByteBuffer()
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }
    let mustPause = !context.channel.isWritable || streamCalls.values.contains { $0.isFull }
    if mustPause != isReadPaused {
      isReadPaused = mustPause
      // Setting an option on one's own channel from its own loop does not fail while it is open.
      try? context.channel.syncOptions?.setOption(.autoRead, value: !mustPause)
    }
    if streamCalls.values.contains(where: { $0.hasMore }), hasRoom {
      // In a turn of the loop of its own, so that one long stream does not starve the others.
      eventLoop.execute { [self] in resumeStreams() }
    }
    closeWhenDone()
  }

  private func resumeStreams() {
    for stream in Array(streamCalls.values) { stream.advance() }
    endBurst()
  }

  // MARK: Ends

  /// Takes no new calls; closes once those in flight are answered.
  func drain() {
    isDraining = true
    closeWhenDone()
  }

  /// Tells the peer why, in a frame of the connection itself, and closes.
  func close(after status: Status) {
    guard !isClosing else { return }
    outbound.writeResponseFrame(streamID: .connection, status: status)
    flushAndClose()
  }

  private func closeWhenDone() {
    guard isInputClosed || isDraining, streams.activeCount == 0, !isClosing else { return }
    flushAndClose()
  }

  private func flushAndClose() {
    guard let context else { return }
    isClosing = true
    let bytes = outbound
    outbound = ByteBuffer()
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in channel.close(promise: nil) }
  }
}
