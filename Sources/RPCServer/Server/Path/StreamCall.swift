import Domain
import NIOCore
import Store
import WireFormat

/// What a streaming method does, turn by turn. A value: a turn works on a copy, which counts only
/// once its transaction is committed.
protocol StreamLogic: Sendable {
  /// What the stream waits for when it has sent all there is; empty for one that never waits.
  var watches: Feeds { get }
  /// A message of the caller came.
  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep
  /// The caller sends nothing more.
  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep
  /// The peer has room for more. Called after a step that had `.more`.
  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep
}

extension StreamLogic {
  var watches: Feeds { [] }
}

/// What a turn of a stream may use.
struct StreamTurnContext {
  /// Nil on the inline lane and for methods that need no identity.
  let call: CallContext?
  /// Nil on the inline lane.
  let transaction: Transaction?
}

/// What a turn came to.
struct StreamStep: Sendable {
  /// What follows.
  enum Next: Sendable {
    /// Wait for the caller's next message.
    case input
    /// Ask again when the peer has room.
    case more
    /// Ask again when something was committed that the stream watches. Only once its input has ended.
    case wait
    /// The stream ended well.
    case end
    /// The one reply of a client stream, and what is said beside it.
    case reply([UInt8], metadata: [MetadataEntry] = [])
  }

  var messages: [[UInt8]] = []
  var next: Next
}

/// One streaming call. Lives on its connection's loop; one turn at a time is in its lane.
///
///     idle ── message, end of input, or room for more ──► busy ── step: input or more ──► idle
///                                                          ├─ step: end or reply, error ──► ended
///                                                          ├─ step: wait ──► waiting ── a commit ──►
///                                                          │  idle
///                                                          └─ more messages than the peer's window
///                                                             lets through ──► sending ── WINDOW ──►
///                                                             what the step came to
///
/// `advance()` is behind every arrow into busy, `apply(_:)` behind every arrow out of it and
/// `send()` behind those out of sending, `wait()` and `wake()` behind those in and out of waiting. What
/// comes meanwhile waits in `inbox`; when that is long, the connection is not read further. One that is
/// waiting takes no place among the calls in flight.
///
/// `end(_:)` ends a stream in any state: by its deadline, or because its peer went. A turn that has
/// not begun then never does, and the stream keeps its place among the calls in flight until its lane
/// is past it.
final class StreamCall {
  /// What a turn is about.
  enum Input {
    case message(ByteBuffer)
    case ended
    case room

    /// What it counts in the server's budget.
    var byteCount: Int {
      if case .message(let message) = self { message.readableBytes } else { 0 }
    }

    /// Whether it is the caller's doing, and so a use of their session.
    var isCallers: Bool {
      if case .room = self { false } else { true }
    }
  }

  let route: Route
  let streamID: StreamID
  unowned let connection: Connection
  let signedIn: SignedIn?
  let deadline: NIODeadline
  var timer: Scheduled<Void>?
  /// What the caller names this change with; nil where they do not.
  private let keyText: String?
  /// The same with the hash of the stream's first message, which it stands for; nil before that came.
  fileprivate private(set) var idempotencyKey: IdempotencyKey?
  private(set) var logic: any StreamLogic
  private var inbox: [Input] = []
  /// The turn that is under way.
  private var turn: StreamTurn?
  /// Messages that wait for the peer's window, and what follows them.
  private var outbox: ArraySlice<[UInt8]> = []
  private var afterOutbox = StreamStep.Next.input
  /// Whether the stream has more to send once the peer has room.
  private(set) var hasMore = false
  private(set) var isEnded = false
  /// What it may wait for, and whether it does.
  let watches: Feeds
  private(set) var isWaiting = false
  /// Something was committed since the last turn began.
  private var isWoken = false
  private let began = NIODeadline.now()

  init(
    route: Route, streamID: StreamID, connection: Connection, signedIn: SignedIn?,
    keyText: String?, deadline: NIODeadline, logic: any StreamLogic
  ) {
    self.route = route
    self.streamID = streamID
    self.connection = connection
    self.signedIn = signedIn
    self.keyText = keyText
    self.deadline = deadline
    self.logic = logic
    watches = logic.watches
  }

  /// Whether so much waits that the connection must not be read further.
  var isFull: Bool { inbox.count >= connection.server.limits.connection.queuedMessagesMax }

  func receive(_ message: ByteBuffer, last: Bool) {
    guard connection.server.inFlight.hold(message.readableBytes) else {
      return end(StatusMapping.overloaded)
    }
    if let keyText, idempotencyKey == nil {
      do {
        idempotencyKey = try IdempotencyKey(keyText, body: message)
      } catch {
        connection.server.inFlight.release(message.readableBytes)
        return end(StatusMapping.status(error))
      }
    }
    inbox.append(.message(message))
    if last { inbox.append(.ended) }
    advance()
  }

  func endInput() {
    inbox.append(.ended)
    advance()
  }

  /// Starts the next turn if there is one and none is under way.
  func advance() {
    // An inline turn is over when `run` returns, so this goes on; one in a lane leaves it busy.
    while turn == nil, !isEnded, outbox.isEmpty {
      let input: Input
      if !inbox.isEmpty {
        input = inbox.removeFirst()
      } else if hasMore, connection.hasRoom {
        hasMore = false
        isWoken = false
        input = .room
      } else {
        return
      }
      let next = StreamTurn(of: self, input)
      turn = next
      connection.run(next)
    }
  }

  /// Takes what a turn came to.
  func apply(_ result: Result<StreamStep, Status>, _ logic: any StreamLogic) {
    if let turn { connection.server.inFlight.release(turn.input.byteCount) }
    turn = nil
    guard !isEnded else { return connection.server.inFlight.leave(bytes: 0) }
    switch result {
    case .failure(let status): end(status)
    case .success(let step):
      self.logic = logic
      outbox = step.messages[...]
      afterOutbox = step.next
      send()
    }
  }

  /// The peer takes more.
  func windowOpened() {
    guard !isEnded, !outbox.isEmpty else { return }
    // What waits was read a while ago.
    if let endOfCaller { return end(endOfCaller) }
    send()
    advance()
  }

  /// What a caller is told who may not go on: their session has ended, or no row of the policy could allow it
  /// to what they are now. Nil where they may.
  var endOfCaller: Status? {
    guard let signedIn else { return nil }
    guard let current = try? connection.server.identity.current(signedIn, isUse: false) else {
      return StatusMapping.unauthenticated
    }
    return route.admits.isDisjoint(with: current.possibleRoles)
      ? StatusMapping.status(Refusal.denied) : nil
  }

  // MARK: Waiting

  /// All there was has been sent.
  private func wait() {
    if let status = connection.endOfWaiting { return end(status) }
    guard !isWoken else { return hasMore = true }
    isWaiting = true
    connection.server.inFlight.leave(bytes: 0)
  }

  /// There may be more.
  func wake() {
    isWoken = true
    guard isWaiting, !isEnded else { return }
    isWaiting = false
    connection.server.inFlight.enterAnyway()
    hasMore = true
    advance()
  }

  // MARK: Out

  /// Sends what the peer's window lets through, and once that is all, does what follows it.
  private func send() {
    while let message = outbox.first, connection.streams.hasWindow(streamID) {
      guard message.count <= connection.responseBytesMax else {
        return end(connection.responseTooLarge)
      }
      outbox.removeFirst()
      connection.streams.spendWindow(streamID, bytes: message.count)
      connection.outbound.writeDataFrame(streamID: streamID, message: message)
    }
    guard outbox.isEmpty else { return }
    outbox = []
    switch afterOutbox {
    case .input: break
    case .more: hasMore = true
    case .wait: wait()
    case .end: finish { $0.writeEndOfStreamFrame(streamID: streamID) }
    case .reply(let reply, let metadata):
      finish { $0.writeResponseFrame(streamID: streamID, payload: reply, metadata: metadata) }
    }
  }

  /// Ends the stream with a status.
  func end(_ status: Status) {
    guard !isEnded else { return }
    finish(status.code) { $0.writeResponseFrame(streamID: streamID, status: status) }
  }

  private func finish(_ code: StatusCode = .ok, _ writeLastFrame: (inout ByteBuffer) -> Void) {
    isEnded = true
    timer?.cancel()
    outbox = []
    connection.server.inFlight.release(inbox.reduce(0) { $0 + $1.byteCount })
    inbox = []
    writeLastFrame(&connection.outbound)
    connection.finished(streamID)
    if !watches.isEmpty { connection.server.watches.leave(streamID, of: connection) }
    if let turn {
      turn.cancel()
    } else if !isWaiting {
      connection.server.inFlight.leave(bytes: 0)
    }
    connection.server.log.ended(route, code, by: signedIn, since: began)
  }
}

/// One turn of a stream in its lane.
final class StreamTurn: LaneWorkItem {
  let connection: Connection
  private let route: Route
  private let signedIn: SignedIn?
  private let deadline: NIODeadline
  private let idempotencyKey: IdempotencyKey?
  let input: StreamCall.Input
  private let phase = Phase()
  /// Loop only: the stream itself is never touched in a lane.
  nonisolated(unsafe) private let stream: StreamCall
  /// Written in the lane before the hand-over to the loop, read on the loop after it.
  nonisolated(unsafe) private var logic: any StreamLogic
  nonisolated(unsafe) private var result: Result<StreamStep, Status> =
    .failure(StatusMapping.notExecuted)
  /// Written in the lane, read when that is done with it.
  nonisolated(unsafe) private(set) var unrecorded: UnrecordedAccesses?

  init(of stream: StreamCall, _ input: StreamCall.Input) {
    self.stream = stream
    self.input = input
    connection = stream.connection
    route = stream.route
    signedIn = stream.signedIn
    deadline = stream.deadline
    idempotencyKey = stream.idempotencyKey
    logic = stream.logic
  }

  var lane: Lane { route.lane }

  /// Takes the turn out if it has not begun.
  func cancel() { _ = phase.cancel() }

  func begin() -> Bool { NIODeadline.now() < deadline && phase.begin() }

  /// Runs the turn on the loop itself.
  func runInline() {
    do {
      result = .success(try step(StreamTurnContext(call: nil, transaction: nil)))
    } catch {
      result = .failure(StatusMapping.status(error))
    }
    stream.apply(result, logic)
  }

  func perform(in transaction: Transaction) throws {
    // A stream may last an hour, so every turn asks whether its caller may still go on.
    if let signedIn, !connection.server.identity.isLive(signedIn, isUse: input.isCallers) {
      throw StatusMapping.unauthenticated
    }
    let context = try CallContext(
      route: route, signedIn: signedIn, idempotencyKey: idempotencyKey,
      server: connection.server, in: transaction)
    result = .success(try step(StreamTurnContext(call: context, transaction: transaction)))
    unrecorded = try UnrecordedAccesses(transaction, lane: route.lane, at: context.now)
  }

  func settle(_ fate: WorkOutcome) {
    if let status = StatusMapping.status(fate, hasKey: idempotencyKey != nil) {
      result = .failure(status)
    }
  }

  func withhold(_ status: Status) { result = .failure(status) }

  func deliver() {
    stream.apply(result, logic)
    stream.advance()
  }

  private func step(_ context: StreamTurnContext) throws -> StreamStep {
    switch input {
    case .message(let message): try logic.receive(message, context)
    case .ended: try logic.inputEnded(context)
    case .room: try logic.produce(context)
    }
  }
}
