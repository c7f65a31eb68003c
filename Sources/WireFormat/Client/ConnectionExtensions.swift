internal import NIOCore
internal import WireFormat

/// What a connection does beyond plain ttrpc, once its server has granted it. Frames that were not
/// granted, or are not what they should be, are passed over.
extension ClientConnection {
  /// Asks for the extensions. Goes out before the first call, and nothing waits for the answer.
  func sayHello() {
    guard let extensions, let hello = extensions.hello(responseBytesMax: responseBytesMax) else {
      return
    }
    let id = nextID()
    agreement.asked(under: id)
    outbound.writeRequestFrame(
      streamID: id, flags: hello.flags, service: hello.service, method: hello.method,
      payload: hello.payload, timeoutNanoseconds: 0, metadata: hello.metadata)
    flushSoon()
  }

  func helloAnswered(_ payload: ByteBuffer) {
    agreement.answered(payload)
    let early = givenUpEarly
    givenUpEarly = []
    for (id, retiring) in early where abandoned.contains(id) { forget(id, retiring: retiring) }
    if agreement.granted.contains(.window) {
      for call in calls.values { call.sendCredit() }
      readingMayChange()
    }
    startWatching()
  }

  /// Frames of stream 0.
  func receiveControl(_ frame: Frame) {
    switch frame.type {
    case .ping:
      guard let context, frame.payload.readableBytes == ControlFrame.pingLength,
        agreement.answersPing(at: context.eventLoop.now)
      else { return }
      outbound.writePongFrame(streamID: StreamIDs.client, frame.payload)
      flushSoon()
    case .goAway:
      guard agreement.granted.contains(.goAway), let goAway = GoAway(decoding: frame.payload)
      else { return }
      leave(goAway)
    default: break  // A PONG is heard like any other bytes.
    }
  }

  // MARK: CANCEL.

  /// Makes the server forget a call that is given up.
  ///
  /// - Parameter retiring: Whether it must. The one way for every server is to close the connection,
  ///   once the other calls are done.
  func forget(_ id: StreamID, retiring: Bool) {
    switch agreement.cancellation(at: context?.eventLoop.now ?? .now()) {
    case .frame:
      outbound.writeCancelFrame(streamID: id)
      flushSoon()
    case .afterHello: givenUpEarly.append((id, retiring))
    case .none: if retiring { retire() }
    }
  }

  // MARK: GOAWAY.

  /// The server takes no further calls here. Those that it has not begun are made on the next
  /// connection, which is safe whatever they do.
  private func leave(_ goAway: GoAway) {
    let ids = calls.keys.filter { $0.rawValue > goAway.lastID.rawValue }
      .sorted { $0.rawValue < $1.rawValue }
    // Refused if it is answered at all.
    abandoned.formUnion(ids)
    let notBegun = ids.compactMap { calls.removeValue(forKey: $0) }
    opened.removeAll { call in notBegun.contains { $0 === call } }
    let link = link
    retire()
    for call in notBegun where !call.isMovable {
      call.end(
        .failure(
          RPCError(
            .unavailable, "The server is closing the connection and has not begun the call.",
            origin: .notSent)))
    }
    link?.takeBack(notBegun.filter(\.isMovable))
    closeIfDone()
  }

  // MARK: WINDOW.

  /// Lets the server send so many bytes more on a stream.
  ///
  /// - Returns: Whether it was told; false where there is no flow control.
  func widen(_ id: StreamID, by bytes: Int) -> Bool {
    guard agreement.granted.contains(.window) else { return false }
    outbound.writeWindowFrame(streamID: id, bytes: UInt32(clamping: bytes))
    flushSoon()
    return true
  }

  // MARK: PING.

  /// Looks after the server for as long as it owes an answer.
  func startWatching() {
    guard agreement.granted.contains(.ping), watch == nil, !calls.isEmpty, let context else {
      return
    }
    liveness?.heard(at: context.eventLoop.now)
    look()
  }

  private func look() {
    watch = nil
    guard let context, !calls.isEmpty, var liveness else { return }
    let now = context.eventLoop.now
    // Whoever does not listen cannot call another silent.
    if isReadingPaused { liveness.heard(at: now) }
    var next = now
    switch liveness.verdict(at: now) {
    case .fine(let until): next = until
    case .ping:
      outbound.writePingFrame(streamID: StreamIDs.client, now.uptimeNanoseconds)
      flushSoon()
      liveness.pinged(at: now)
      self.liveness = liveness
      if case .fine(let until) = liveness.verdict(at: now) { next = until }
    case .gone: return lose(because: ConnectionFailure.silent)
    }
    watch = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) { self.look() }
  }
}
