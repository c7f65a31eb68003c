import Messages
import NIOCore
import Store
import WireFormat

/// The calls in flight on a connection: how they begin, are answered, and are given up.
extension Connection {
  /// What a caller may name its calls with, in the `request-id` metadata, in characters.
  static let requestIDMax = 64

  /// Puts a call into its lane at the end of this burst, and ends it at its deadline.
  func enqueue(_ call: Call) throws {
    try server.inFlight.enter(bytes: call.bodyBytes)
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
    try enterWatch(logic.watches, opening.streamID)
    do {
      try server.inFlight.enter(bytes: 0)
    } catch {
      server.watches.leave(opening.streamID, of: self)
      throw error
    }
    let stream = StreamCall(
      route: route, streamID: opening.streamID, connection: self, signedIn: signedIn,
      keyText: route.lane == .write
        ? opening.request.metadata[IdempotencyKey.metadataKey] : nil,
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

  /// Has a stream told of commits, if it watches anything.
  private func enterWatch(_ feeds: Feeds, _ id: StreamID) throws(Status) {
    guard !feeds.isEmpty else { return }
    let watchesMax = server.limits.work.connectionWatchesMax
    guard streamCalls.values.count(where: { !$0.watches.isEmpty }) < watchesMax else {
      throw Status(
        .resourceExhausted, "More than \(watchesMax) watches on one connection.")
    }
    try server.watches.enter(id, of: self, watching: feeds)
  }

  /// Has proved beside the loop what a call brings, and then puts it into its lane. It has begun as far as
  /// its caller is concerned: only the deadline is looked at again. It has a place among the calls in flight all
  /// the while.
  func prove(
    _ route: Route, _ id: StreamID, _ signedIn: SignedIn?, _ body: ByteBuffer,
    _ prepare: ProofPreparation, _ deadline: NIODeadline
  ) throws {
    let bodyBytes = body.readableBytes
    try server.inFlight.enter(bytes: bodyBytes)
    let proof: Proof
    do {
      proof = try prepare(body, self)
    } catch {
      server.inFlight.leave(bytes: bodyBytes)
      throw error
    }
    Task { [eventLoop] in
      let work = await proof()
      eventLoop.execute {
        self.server.inFlight.leave(bytes: bodyBytes)
        self.resume(
          Call(
            route: route, streamID: id, connection: self, signedIn: signedIn,
            idempotencyKey: nil, deadline: deadline, bodyBytes: bodyBytes, work: work))
      }
    }
  }

  /// Has a plugin asked beside the loop and the lanes, and then puts the call that waits for it into its lane once
  /// more. It has begun as far as its caller is concerned, and how long a plugin takes has a limit.
  func ask(_ awaited: AwaitedPlugin, then make: @escaping @Sendable (PreparedShare) -> Call) {
    Task { [eventLoop] in
      let call = make(await awaited.prepared())
      eventLoop.execute {
        self.server.inFlight.leave(bytes: call.bodyBytes)
        self.resume(call)
      }
    }
  }

  /// Puts into its lane what went on elsewhere before.
  private func resume(_ call: Call) {
    // Nobody waits for it any more.
    guard !isClosing, streams.isActive(call.streamID) else { return }
    do {
      try enqueue(call)
    } catch {
      let status = StatusMapping.status(error)
      calls[call.streamID] = nil
      answer(call.streamID, status)
      server.log.ended(call.route, status.code, by: call.signedIn, since: nil)
    }
    endBurst()
  }

  /// Runs a stream's turn where its method's work belongs.
  func run(_ turn: StreamTurn) {
    if turn.lane == .inline { turn.runInline() } else { hand(turn, to: turn.lane) }
  }

  // MARK: Giving up

  /// Ends a call that has not begun, or a stream; work that has begun goes on and is answered.
  ///
  /// - Returns: Whether the call ended.
  @discardableResult
  func abandon(_ id: StreamID, _ status: Status) -> Bool {
    if let call = calls[id] {
      guard call.cancel() else { return false }
      call.timer?.cancel()
      calls[id] = nil
      answer(id, status)
      server.log.ended(call.route, status.code, by: call.signedIn, since: nil)
    } else if let stream = streamCalls[id] {
      stream.end(status)
    } else {
      return false
    }
    return true
  }

  /// The caller no longer wants this call: it ends if it has not begun, and so does an answer that is
  /// only being waited with.
  ///
  /// - Returns: Whether the call ended.
  @discardableResult
  func cancel(_ id: StreamID) -> Bool {
    guard let timer = delayed.removeValue(forKey: id) else {
      return abandon(id, StatusMapping.cancelled)
    }
    timer.cancel()
    answer(id, StatusMapping.cancelled)
    return true
  }

  /// The peer has gone, and nobody waits for an answer.
  func cancelAll() {
    for id in Array(calls.keys) + Array(streamCalls.keys) + Array(delayed.keys) { cancel(id) }
  }

  /// Remembers what a caller named a call that is now in flight.
  func remember(_ requestID: String?, of id: StreamID) {
    if let requestID, streams.isActive(id) { requestIDs[id] = requestID }
  }

  /// Gives up the call of that name.
  ///
  /// - Returns: Whether it was in flight and had not begun.
  /// - Throws: RESOURCE_EXHAUSTED where that is asked too often; the connection closes.
  func cancel(requestID: String) throws(Status) -> Bool {
    if let status = streams.cancelled(at: NIODeadline.now().uptimeNanoseconds) {
      close(after: status)
      throw status
    }
    guard let id = requestIDs.first(where: { $0.value == requestID })?.key else { return false }
    return cancel(id)
  }

  // MARK: Answers

  /// Answers a call well.
  func answer(
    _ id: StreamID, _ reply: [UInt8], metadata: [MetadataEntry] = [],
    at now: NIODeadline = .now()
  ) {
    guard
      ResponseEnvelope.encodedLength(payloadLength: reply.count, metadata: metadata)
        <= responseBytesMax
    else { return answer(id, responseTooLarge) }
    guard finished(id, at: now) else { return }
    outbound.writeResponseFrame(streamID: id, payload: reply, metadata: metadata)
  }

  /// Answers a call well that was done on the loop.
  func answer(_ id: StreamID, _ reply: EncodedBody, at now: NIODeadline) {
    guard ResponseEnvelope.encodedLength(payloadLength: reply.count) <= responseBytesMax else {
      return answer(id, responseTooLarge)
    }
    guard finished(id, at: now) else { return }
    reply.withUnsafeBytes { outbound.writeResponseFrame(streamID: id, payload: $0) }
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
    delayed[id] = eventLoop.scheduleTask(deadline: min(due, deadline)) { [weak self] in
      guard let self else { return }
      delayed[id] = nil
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
    if !requestIDs.isEmpty { requestIDs[id] = nil }
    return streams.finish(id, at: now.uptimeNanoseconds)
  }

  /// What a call is told whose answer does not fit a frame.
  var responseTooLarge: Status {
    Status(.resourceExhausted, "The response is longer than \(responseBytesMax) bytes.")
  }
}
