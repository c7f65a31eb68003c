internal import NIOCore
internal import WireFormat

/// One attempt of a call, as the event loop sees it. Touched on the loop only.
///
///     new ── Link.start ──► waiting ── ClientConnection.open ──► open
///                              │                                  │
///                              └────────────► ended ◄─────────────┘   end(_:)
final class Call {
  enum Place {
    case new
    case waiting(Link)
    case open(ClientConnection, StreamID)
    case ended
  }

  let request: CallRequest
  let deadline: NIODeadline?
  /// How often connecting may fail before the call does. With 1 the call is not made again by itself.
  let attemptsMax: Int
  var place = Place.new
  /// Whether its first frame was handed to the socket.
  var isWritten = false
  var connectFailures = 0
  /// Whether its replies are more than its reader keeps up with.
  private(set) var isLagging = false
  /// Bytes of replies that its reader took and the server was not yet told of.
  private var credit = 0
  private var hasMoved = false
  private var hasSentData = false

  private let sink: ReplySink
  private var timer: Scheduled<Void>?
  /// Messages that wait until the connection takes more.
  private var unsent = CircularBuffer<Unsent>()

  /// One message, or the end of the input where it is nil.
  private struct Unsent {
    var message: [UInt8]?
    var promise: CheckedContinuation<Bool, Never>
  }

  init(
    _ request: CallRequest, to sink: ReplySink, deadline: NIODeadline?, attemptsMax: Int
  ) {
    self.request = request
    self.sink = sink
    self.deadline = deadline
    self.attemptsMax = attemptsMax
  }

  /// Whether the server goes on working for this call when nobody listens any more.
  private var isStream: Bool {
    if case .many = sink { return true }
    return request.isInputOpen
  }

  // MARK: What the caller does.

  /// Starts the clock of the deadline; a call whose deadline has passed ends here.
  func startTimer(on loop: any EventLoop) {
    guard let deadline else { return }
    if deadline <= .now() { return expire() }
    timer = loop.assumeIsolated().scheduleTask(deadline: deadline) { self.expire() }
  }

  /// Sends one message, or ends the input where it is nil; the promise is told whether it went out.
  func send(_ message: [UInt8]?, _ promise: CheckedContinuation<Bool, Never>) {
    if case .ended = place { return promise.resume(returning: false) }
    unsent.append(Unsent(message: message, promise: promise))
    sendUnsent()
  }

  /// The caller does not want the answer any more.
  func cancel() {
    leave(RPCError(.cancelled, "The call was cancelled.", origin: lossOrigin), forgetting: isStream)
  }

  /// The reader has caught up, or has taken enough to be worth telling the server.
  func drained() {
    guard case .many(let buffer) = sink else { return }
    sendCredit()
    guard isLagging, !buffer.isFull else { return }
    isLagging = false
    if case .open(let connection, _) = place { connection.readingMayChange() }
  }

  // MARK: What the connection does.

  /// Whether it can be made on another connection as if it had not been made here: at once and once
  /// only, so that two servers do not play with it. After that the rules for retries decide.
  var isMovable: Bool { attemptsMax > 1 && !hasMoved && !hasSentData }

  /// Waits for a connection again; the last one's server has not begun it.
  func moveBack(to link: Link) {
    hasMoved = true
    isWritten = false
    place = .waiting(link)
  }

  /// Tells the server what the reader has taken, once that is half a window.
  func sendCredit() {
    guard case .many(let buffer) = sink, case .open(let connection, let id) = place else { return }
    credit += buffer.takeCredit()
    if credit > 0, connection.widen(id, by: credit) { credit = 0 }
  }

  /// Sends what waits while the connection takes it.
  func sendUnsent() {
    guard case .open(let connection, let id) = place else { return }
    while connection.takesData, let next = unsent.popFirst() {
      if let message = next.message {
        let limit = connection.agreement.requestBytesMax
        guard message.count <= limit else {
          next.promise.resume(returning: false)
          let text = "A message is longer than \(limit) bytes."
          return leave(
            RPCError(.resourceExhausted, text, origin: lossOrigin), forgetting: true)
        }
        connection.sendData(message, on: id)
      } else {
        connection.sendEndOfStream(on: id)
      }
      hasSentData = true
      next.promise.resume(returning: true)
    }
  }

  /// A reply of a stream came.
  func receiveMessage(_ message: ByteBuffer) {
    guard case .many(let buffer) = sink else { return }
    switch buffer.put(message) {
    case .left: sendCredit()
    case .full: isLagging = true
    case .overflow:
      leave(
        RPCError(
          .resourceExhausted, "The stream's replies were not taken as fast as they came.",
          origin: .badAnswer),
        forgetting: true)
    }
  }

  /// The server has ended its side of the stream.
  func receiveEndOfStream() {
    guard case .many = sink else { return }
    end(.success(Answer(payload: ByteBuffer(), metadata: [])))
  }

  /// Whether a Data frame may carry a reply of this call.
  var takesMessages: Bool {
    if case .many = sink { return true }
    return false
  }

  /// The call's last word. Only the first one counts.
  func end(_ outcome: Result<Answer, RPCError>) {
    if case .ended = place { return }
    place = .ended
    timer?.cancel()
    timer = nil
    while let next = unsent.popFirst() { next.promise.resume(returning: false) }
    switch sink {
    case .one(let slot): slot.fill(outcome)
    case .many(let buffer): buffer.finish(outcome.map { _ in })
    }
  }

  private func expire() {
    leave(
      RPCError(.deadlineExceeded, "No answer came within the deadline.", origin: lossOrigin),
      forgetting: false)
  }

  /// Where the call stands when it is given up.
  private var lossOrigin: RPCError.Origin { isWritten ? .outcomeUnknown : .notSent }

  /// Ends the call before its answer came.
  ///
  /// - Parameter forgetting: Whether the server must be made to forget the call, too.
  private func leave(_ error: RPCError, forgetting: Bool) {
    switch place {
    case .new, .ended: break  // Nobody else knows of it.
    case .waiting(let link): link.remove(self)
    case .open(let connection, let id): connection.abandon(id, retiring: forgetting)
    }
    end(.failure(error))
  }
}
