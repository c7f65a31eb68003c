internal import NIOCore
internal import Synchronization
internal import WireFormat

/// Where the answers of a call go: one reply, or a row of them.
enum ReplySink: Sendable {
  /// Unary and client streaming.
  case one(ReplySlot)
  /// Server streaming and bidirectional.
  case many(ReplyBuffer)
}

/// What a call was answered with.
struct Answer: Sendable {
  let payload: ByteBuffer
  let metadata: [MetadataEntry]
}

/// The one reply of a call, filled by the event loop and awaited by one task.
final class ReplySlot: Sendable {
  typealias Outcome = Result<Answer, RPCError>

  private enum State {
    case empty
    case awaited(CheckedContinuation<Outcome, Never>)
    case filled(Outcome)
  }

  private let state = Mutex(State.empty)

  func fill(_ outcome: Outcome) {
    let waiter: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      switch state {
      case .empty:
        state = .filled(outcome)
        return nil
      case .awaited(let waiter):
        state = .filled(outcome)
        return waiter
      case .filled: return nil
      }
    }
    waiter?.resume(returning: outcome)
  }

  /// Waits for the reply. Only one task may.
  func outcome() async -> Outcome {
    await withCheckedContinuation { continuation in
      let ready: Outcome? = state.withLock { state in
        if case .filled(let outcome) = state { return outcome }
        state = .awaited(continuation)
        return nil
      }
      if let ready { continuation.resume(returning: ready) }
    }
  }
}

/// The replies of a stream that have come and were not yet taken.
///
/// It counts the bytes that were taken, so that the server can be granted as many more. Where the
/// server knows no windows, it is full at 16 messages or 256 KiB; the connection is then read no
/// further, unless another call waits for its answer. What comes meanwhile is kept up to 16 MiB and
/// 524,288 messages, since empty ones have no bytes.
final class ReplyBuffer: Sendable {
  static let messagesMax = 16
  static let bytesMax = 256 << 10
  static let overflowBytesMax = 16 << 20
  static let overflowMessagesMax = 1 << 19

  /// What became of a message that was put in.
  enum Room { case left, full, overflow }

  typealias Outcome = Result<ByteBuffer?, RPCError>

  private struct State {
    var messages = CircularBuffer<ByteBuffer>()
    var bytes = 0
    var isFull = false
    /// Bytes that were taken and not yet granted anew.
    var taken = 0
    var isCreditAnnounced = false
    var end: Outcome?
    var waiter: CheckedContinuation<Outcome, Never>?
  }

  private let state = Mutex(State())
  /// How much must be taken to be worth a frame.
  private let creditStep: Int

  /// - Parameter window: How many bytes the server may be ahead of the reader.
  init(window: Int = Extensions().window) { creditStep = max(1, window / 2) }

  var isFull: Bool { state.withLock { $0.isFull } }

  /// Whether a reader waits for the next message.
  var isAwaited: Bool { state.withLock { $0.waiter != nil } }

  /// What the server may be granted: 0 until half a window was taken.
  func takeCredit() -> Int {
    state.withLock { state in
      state.isCreditAnnounced = false
      guard state.taken >= creditStep else { return 0 }
      defer { state.taken = 0 }
      return state.taken
    }
  }

  /// Adds a message. On `overflow` it was not added.
  func put(_ message: ByteBuffer) -> Room {
    let (room, waiter): (Room, CheckedContinuation<Outcome, Never>?) = state.withLock { state in
      if state.end != nil { return (.left, nil) }
      if let waiter = state.waiter {
        state.waiter = nil
        state.taken += message.readableBytes
        return (.left, waiter)
      }
      guard state.bytes + message.readableBytes <= Self.overflowBytesMax,
        state.messages.count < Self.overflowMessagesMax
      else {
        return (.overflow, nil)
      }
      state.messages.append(message)
      state.bytes += message.readableBytes
      if state.messages.count >= Self.messagesMax || state.bytes >= Self.bytesMax {
        state.isFull = true
      }
      return (state.isFull ? .full : .left, nil)
    }
    waiter?.resume(returning: .success(message))
    return room
  }

  /// Nothing more comes; what is there can still be taken.
  func finish(_ outcome: Result<Void, RPCError>) {
    let end: Outcome = outcome.map { nil }
    let waiter: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      if state.end != nil { return nil }
      state.end = end
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: end)
  }

  /// Waits for the next message; nil after the last. Only one task may wait.
  ///
  /// - Parameter drained: Told when a full buffer has become half empty, or there is credit to take.
  func next(drained: () -> Void) async -> Outcome {
    await withCheckedContinuation { continuation in
      let (ready, isDrained): (Outcome?, Bool) = state.withLock { state in
        if let message = state.messages.popFirst() {
          state.bytes -= message.readableBytes
          state.taken += message.readableBytes
          let isDrained =
            state.isFull && state.messages.count <= Self.messagesMax / 2
            && state.bytes <= Self.bytesMax / 2
          if isDrained { state.isFull = false }
          let hasCredit = state.taken >= creditStep && !state.isCreditAnnounced
          if hasCredit { state.isCreditAnnounced = true }
          return (.success(message), isDrained || hasCredit)
        }
        if let end = state.end { return (end, false) }
        state.waiter = continuation
        return (nil, false)
      }
      if isDrained { drained() }
      if let ready { continuation.resume(returning: ready) }
    }
  }
}
