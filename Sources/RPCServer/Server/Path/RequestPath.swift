import Domain
import Messages
import NIOCore
import WireFormat

/// One request's way, top to bottom:
///
///     bytes ─ FrameDecoder ─► Frame ─ ServerStreams ─► opening ─ CallTable ─► Route
///           ─ identify ─► SignedIn ─ admit ─► Call ─ lane ─► decide → record → reply ─► bytes
///
/// Everything here runs on the connection's event loop. What a lane does with a call stands in
/// `Call.swift`, what a stream does in `StreamCall.swift`, what the methods do in `Calls/`.
extension Connection {
  /// Bytes become frames, and each frame is handled before the next is looked at; one that closes the
  /// connection is the last.
  func receive(_ bytes: ByteBuffer) {
    decoder.feed(bytes)
    receiveHeld()
  }

  /// Handles the frames that are there, for as long as the peer takes its answers.
  func receiveHeld() {
    // Once for all that it stamps: asking the clock for each call would cost more than finding it.
    let now = NIODeadline.now()
    busyPolling.workBegan(at: now)
    letPendingGo()
    var wholeFrames = false
    var isHeld = false
    do {
      while !isClosing {
        isHeld = !hasRoomForAnswers
        guard !isHeld, let output = try decoder.next() else { break }
        wholeFrames = true
        handle(streams.receive(output, at: now.uptimeNanoseconds), at: now)
      }
    } catch {
      close(
        after: Status(
          .resourceExhausted,
          "A frame is longer than \(FrameDecoder.protocolBytesMax) bytes."))
    }
    noteRead(wholeFrames: wholeFrames, isHeld: isHeld, at: now)
  }

  /// A frame opens a call, belongs to one, or is a fault that only its sender feels.
  func handle(_ event: ServerStreams.Event, at now: NIODeadline) {
    switch event {
    case .open(let opening): open(opening, at: now)
    case .message(let id, let message, let last):
      streamCalls[id]?.receive(message, last: last)
    case .inputEnded(let id): streamCalls[id]?.endInput()
    case .refuse(let id, let status): outbound.writeResponseFrame(streamID: id, status: status)
    case .abandon(let id, let status): abandon(id, status)
    case .cancel(let id): cancel(id)
    case .windowOpened(let id): streamCalls[id]?.windowOpened()
    case .ping(let mark): outbound.writePongFrame(streamID: .connection, mark)
    case .ignore: break
    case .close(let status): close(after: status)
    }
  }

  /// A call is looked up, its caller identified and admitted, and its work started; whatever is
  /// wrong on the way becomes the call's status.
  private func open(_ opening: ServerStreams.Opening, at now: NIODeadline) {
    let id = opening.streamID
    guard let route = server.calls.route(of: opening.request) else {
      return answer(id, StatusMapping.unimplemented)
    }
    var caller: SignedIn?
    do {
      guard !isDraining || route.isAnsweredInDrain else { throw StatusMapping.draining }
      caller = try identify(opening.request, for: route)
      try admit(caller, to: route, at: now)
      let requestID = try requestID(of: opening.request)
      try start(route, opening, caller, at: now)
      remember(requestID, of: id)
    } catch {
      let status = StatusMapping.status(error)
      answer(id, status)
      server.log.ended(route, status.code, by: caller, since: nil)
    }
  }

  /// Who calls: by the call's own token, else by the connection's, else by its certificate.
  private func identify(
    _ request: RequestEnvelope, for route: Route
  ) throws(Status) -> SignedIn? {
    guard route.needsIdentity else { return nil }
    let onBehalfOf = request.metadata["on-behalf-of"]
    if let credential = request.metadata.slice(of: "authorization") {
      let caller: SignedIn
      do {
        caller = try server.identity.signedIn(
          bearer: credential, onBehalfOf: onBehalfOf, over: certificate,
          remembered: &rememberedCredential)
      } catch {
        throw signInFailed()
      }
      try takePlace(of: caller)
      return caller
    }
    if signedIn == nil, let certificate {
      let caller = try server.identity.signedIn(by: certificate, onBehalfOf: onBehalfOf)
      try takePlace(of: caller)
      return caller
    }
    guard let signedIn else { throw StatusMapping.unauthenticated }
    var bound = try server.identity.current(signedIn, isUse: true)
    if let onBehalfOf { bound.onBehalfOf = onBehalfOf }
    return bound
  }

  /// The coarse half of the policy, and how often one may ask: a call that no row could allow takes
  /// no place in a lane.
  private func admit(
    _ signedIn: SignedIn?, to route: Route, at now: NIODeadline
  ) throws(Status) {
    guard let signedIn else { return }
    if let allowance = signedIn.session.allowance {
      guard allowance.admits(at: now.uptimeNanoseconds) else { throw StatusMapping.tooManyCalls }
    }
    guard !route.admits.isDisjoint(with: signedIn.possibleRoles) else {
      throw StatusMapping.status(Refusal.denied)
    }
  }

  /// What the caller names this call with, so that it can be cancelled.
  private func requestID(of request: RequestEnvelope) throws -> String? {
    guard request.hasMetadata, let text = request.metadata["request-id"] else { return nil }
    guard (1...Self.requestIDMax).contains(text.utf8.count) else {
      throw Refusal.invalid(
        "request-id", "must be 1 to \(Self.requestIDMax) characters of metadata")
    }
    return text
  }

  /// The work begins: at once on the loop, or with the burst in its lane.
  private func start(
    _ route: Route, _ opening: ServerStreams.Opening, _ signedIn: SignedIn?, at now: NIODeadline
  ) throws {
    let deadline = try server.limits.work.deadline(
      asked: opening.request.timeoutNanoseconds, kind: route.kind, from: now)
    let id = opening.streamID
    switch route.work {
    case .stream(let makeLogic):
      try startStream(route, opening, signedIn, makeLogic(), deadline)
    case .inline(let handler):
      guard opening.isOneMessage else { throw StatusMapping.notOneMessage }
      answer(id, try handler(opening, self), at: now)
      server.log.ended(route, .ok, by: signedIn, since: nil)
    case .delayed(let handler):
      let context = InlineContext(metadata: opening.request.metadata, connection: self)
      let (delay, reply) = try handler(opening.oneMessage(), context)
      answer(id, reply, of: route, after: delay, unless: deadline)
    case .proved(let prepare):
      try prove(route, id, signedIn, opening.oneMessage(), prepare, deadline)
    case .unary(let prepare):
      let body = try opening.oneMessage()
      if let bytesMax = route.requestBytesMax, body.readableBytes > bytesMax {
        throw StatusMapping.requestTooLong(bytesMax)
      }
      let work = try prepare(body)
      let key = try opening.request.metadata[IdempotencyKey.metadataKey].map {
        try IdempotencyKey($0, body: body)
      }
      try enqueue(
        Call(
          route: route, streamID: id, connection: self, signedIn: signedIn, idempotencyKey: key,
          deadline: deadline, bodyBytes: body.readableBytes, work: work))
    }
  }
}

extension ServerStreams.Opening {
  /// Whether it carries a message and nothing follows.
  fileprivate var isOneMessage: Bool { hasFirstMessage && !isInputOpen }

  /// The message of a method that takes one.
  ///
  /// - Throws: INVALID_ARGUMENT where none is there, or more may follow.
  fileprivate func oneMessage() throws(Status) -> ByteBuffer {
    guard isOneMessage else { throw StatusMapping.notOneMessage }
    return request.payload
  }
}
