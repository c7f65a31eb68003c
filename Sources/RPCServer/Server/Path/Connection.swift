import Domain
import Messages
import NIOCore
import NIOSSL
import NIOTLS
import Store
import WireFormat

/// One connection of the native port: its bytes in and out, its calls, who is signed in on it.
///
/// What a request goes through stands in `RequestPath.swift`, what a call in flight may meet in
/// `ConnectionCalls.swift`, how a connection ends in `ConnectionEnds.swift`; this is the plumbing. A
/// read burst is handled whole: its answers leave in one write, its lane calls in one hand-over.
///
/// `@unchecked Sendable` because lanes carry it back to its own event loop; nothing of it but
/// `server`, `eventLoop` and `busyPolling`, which never change, is touched anywhere else.
final class Connection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let server: ServerCore
  let eventLoop: any EventLoop
  let busyPolling: BusyPolling
  // Every call asks or changes these five several times, and each time would be checked against a
  // change under way, a fifth of an echo call's instructions. There is none: all of it is on the
  // loop, and a decoder, a buffer and tables call back to nobody while they are changed.
  @exclusivity(unchecked) var decoder: FrameDecoder
  @exclusivity(unchecked) var streams: ServerStreams
  /// What the peer is to be sent at the end of this burst.
  @exclusivity(unchecked) var outbound = ByteBuffer()
  @exclusivity(unchecked) var streamCalls: [StreamID: StreamCall] = [:]
  /// What callers name those of their calls that they may want to cancel.
  @exclusivity(unchecked) var requestIDs: [StreamID: String] = [:]
  var watch: ConnectionWatch
  /// How many bytes the last burst was answered with.
  private var burstBytes = 0
  /// The client's certificate, once the handshake has verified it; nil where it showed none.
  private(set) var certificate: PeerCertificate?
  /// The caller that `SessionService/Authenticate` bound to this connection.
  private(set) var signedIn: SignedIn?
  /// The credential that the last call carried, so that the next need not be hashed.
  var rememberedCredential: RememberedCredential?
  /// What this connection counts as among the others.
  private var place: Admission.Place
  /// Whether it was a campus system that first signed in here.
  private var isCampusSystems = false
  var calls: [StreamID: Call] = [:]
  /// Answers that are due after a while.
  var delayed: [StreamID: Scheduled<Void>] = [:]
  /// The longest response: the server's bound, or what the peer said in Hello.
  var responseBytesMax: Int
  var isDraining = false
  var context: ChannelHandlerContext?
  private var reads: [any StoreWork] = []
  private var writes: [any StoreWork] = []
  var isInputClosed = false
  /// Whether what still comes in is of no more interest.
  var isClosing = false
  private(set) var isReadPaused = false
  /// Whether frames that were read wait until the peer has taken what it was sent.
  private(set) var isInputHeld = false
  private var isResumeScheduled = false
  /// Bytes given to the channel since the beginning.
  private var bytesWritten = 0
  /// Bytes that the channel holds, while the peer does not take them; counted in the server's budget.
  private var backlog = 0
  /// The long frame that is still coming; counted in the server's budget.
  private var pendingBytes = 0
  /// Frames above this length count before they are whole; the rest is bounded by the number of
  /// connections.
  private static let longFrameBytes = 64 << 10
  /// After how long a connection that has more to do goes on, once others had their turn.
  private static let othersTurn = TimeAmount.microseconds(20)

  init(server: ServerCore, eventLoop: any EventLoop, place: Admission.Place, isTLS: Bool = false) {
    self.server = server
    self.eventLoop = eventLoop
    busyPolling = server.busyPolling(on: eventLoop)
    self.place = place
    let limits = server.limits
    decoder = FrameDecoder(frameBytesMax: limits.connection.requestBytesMax)
    streams = ServerStreams(limits: limits.connection)
    responseBytesMax = limits.connection.responseBytesMax
    watch = ConnectionWatch(
      times: limits.times, isTLS: isTLS, ageFactor: .random(in: 0.9...1.1),
      at: NIODeadline.now().milliseconds)
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
      inputClosed()
    } else if case TLSUserEvent.handshakeCompleted = event {
      watch.handshakeDone(at: NIODeadline.now().milliseconds)
      // None is there where none was asked for or shown.
      certificate = (try? context.pipeline.syncOperations.nioSSL_peerCertificate())
        .flatMap { $0 }.flatMap { try? PeerCertificate($0) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    // Not resumed from here: this is called from within the write that brought it about.
    if context.channel.isWritable { resumeLater() } else { endBurst() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    server.log.connectionFailed(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    cancelAll()
    self.context = nil
    // What this burst had for the lanes goes there even now, cancelled, and so gives its place back.
    endBurst()
    server.inFlight.release(backlog + pendingBytes)
    backlog = 0
    pendingBytes = 0
    server.connections.remove(self)
    server.admission.leave(place)
  }

  /// What was read has been handled as far as it goes: the clock is told, and a long frame that is
  /// still coming takes its room, or is given up where there is none.
  ///
  /// - Parameter isHeld: Whether whole frames wait because the peer does not take its answers.
  func noteRead(wholeFrames: Bool, isHeld: Bool, at now: NIODeadline) {
    isInputHeld = isHeld
    let pending = isHeld ? .nothing : decoder.pending
    watch.read(wholeFrames: wholeFrames, pending: pending, at: now.milliseconds)
    guard case .payload(let length, isKept: true) = pending, length > Self.longFrameBytes else {
      return
    }
    if server.inFlight.hold(length) {
      pendingBytes = length
    } else if let header = decoder.discardPending() {
      handle(
        streams.discarded(
          header, because: StatusMapping.overloaded, at: now.uptimeNanoseconds),
        at: now)
    }
  }

  /// The long frame that was coming may be whole now, and then counts as its call's.
  func letPendingGo() {
    guard pendingBytes > 0 else { return }
    server.inFlight.release(pendingBytes)
    pendingBytes = 0
  }

  // MARK: Who calls

  /// Binds a caller to the connection; nil unbinds.
  ///
  /// - Throws: RESOURCE_EXHAUSTED where the caller has too many connections.
  func bind(_ caller: SignedIn?) throws(Status) {
    signedIn = nil
    if let caller { try takePlace(of: caller) }
    signedIn = caller
  }

  /// What failures to sign in are counted against: the address, and once a person has signed in here, that
  /// person. Nothing on a campus system's connections: whoever comes to it could shut out all others.
  var failuresPlace: Admission.Place? { isCampusSystems ? nil : place }

  /// A token was no good.
  ///
  /// - Returns: What the caller is told: UNAUTHENTICATED, or after too many RESOURCE_EXHAUSTED.
  func signInFailed() -> Status {
    guard let failuresPlace else { return StatusMapping.unauthenticated }
    return server.signInFailures.add(failuresPlace, at: server.clock.now())
      ? StatusMapping.unauthenticated : StatusMapping.tooManyFailures
  }

  /// Counts the connection as that caller's, if it was nobody's.
  func takePlace(of caller: SignedIn) throws(Status) {
    guard case .anonymous = place else { return }
    guard let own = server.admission.signIn(place, as: caller.session.principal.id) else {
      throw Status(
        .resourceExhausted,
        "More than \(server.limits.connections.perIdentity) connections of one caller.")
    }
    place = own
    isCampusSystems = caller.session.principal.kind == .service
  }

  // MARK: Bytes out

  /// Whether the peer takes what is written; when it does not, streams stop producing. So they do for
  /// a moment when a burst has grown long, since others wait while it is made.
  var hasRoom: Bool {
    outbound.readableBytes < server.limits.work.writeBufferBytesLow
      && context?.channel.isWritable ?? false
  }

  /// Whether a new call may begin: not while one longest answer and a little more wait to be taken.
  var hasRoomForAnswers: Bool {
    outbound.readableBytes + backlog
      <= responseBytesMax + server.limits.work.writeBufferBytesBesideResponse
  }

  /// Puts work into its lane at the end of this burst.
  func hand(_ work: some LaneWorkItem, to lane: Lane) {
    if lane == .write { writes.append(work) } else { reads.append(work) }
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
    guard let context, !isClosing else { return }
    flush(context)
    busyPolling.workEnded()
    let channel = context.channel
    let isWritable = channel.isWritable
    if backlog > 0 || !isWritable { countBacklog(channel, isWritable) }
    let mustPause =
      !isWritable || isInputHeld || streamCalls.values.contains { $0.isFull }
    if mustPause != isReadPaused {
      isReadPaused = mustPause
      if !mustPause { watch.readingAgain(at: NIODeadline.now().milliseconds) }
      // Setting an option on one's own channel from its own loop does not fail while it is open.
      try? channel.syncOptions?.setOption(.autoRead, value: !mustPause)
    }
    if isWritable, isInputHeld || streamCalls.values.contains(where: { $0.hasMore }) {
      resumeLater()
    }
    closeWhenDone()
  }

  /// Gives the channel what was written.
  func flush(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>? = nil) {
    guard outbound.readableBytes > 0 || promise != nil else { return }
    // Taken first: the write may call back into this connection.
    let bytes = outbound
    burstBytes = bytes.readableBytes
    bytesWritten += burstBytes
    outbound = ByteBuffer()
    context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
  }

  private func countBacklog(_ channel: any Channel, _ isWritable: Bool) {
    let unsent = isWritable ? 0 : self.unsent(channel)
    server.inFlight.release(backlog)
    server.inFlight.holdAnyway(unsent)
    backlog = unsent
  }

  /// Bytes that the channel has and the system has not yet taken.
  private func unsent(_ channel: any Channel) -> Int {
    (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  /// Tells the clock how much the peer has taken.
  func noteWritten(_ channel: any Channel, at now: Int64) {
    let unsent = unsent(channel)
    watch.wrote(taken: bytesWritten - unsent, unsent: unsent, at: now)
  }

  /// Goes on once others had their turn, so that one busy connection does not starve them. At once
  /// would not do: the loop runs what is due, and what that makes due, before it looks at any socket.
  private func resumeLater() {
    guard !isResumeScheduled else { return }
    isResumeScheduled = true
    eventLoop.scheduleTask(in: Self.othersTurn) { [self] in resume() }
  }

  /// There is room: what waited for it goes on.
  private func resume() {
    isResumeScheduled = false
    guard !isClosing else { return }
    if let channel = context?.channel, backlog > 0 { countBacklog(channel, channel.isWritable) }
    if isInputHeld { receiveHeld() }
    for stream in Array(streamCalls.values) { stream.advance() }
    endBurst()
  }
}

extension NIODeadline {
  /// Milliseconds of the clock that never goes back.
  var milliseconds: Int64 { Int64(uptimeNanoseconds / 1_000_000) }
}
