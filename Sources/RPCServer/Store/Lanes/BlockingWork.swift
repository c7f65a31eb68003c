import Dispatch
import Synchronization

/// Why the store did not give an answer to work that was waited for.
public enum WorkError: Error, Equatable, Sendable {
  /// Nothing was written; it may be tried again.
  case notExecuted(NotExecutedReason)
  /// It may or may not have been written.
  case unknown
}

extension WorkOutcome {
  /// What whoever waited for the work is given.
  ///
  /// - Parameter answer: What the work made; nil where it was not performed.
  func result<Result>(_ answer: Result?) throws -> Result {
    switch self {
    case .done:
      guard let answer else { throw WorkError.unknown }
      return answer
    case .failed(let error): throw error
    case .notExecuted(let reason): throw WorkError.notExecuted(reason)
    // Such work is never skipped; were it, nobody could say more than this.
    case .skipped, .unknown: throw WorkError.unknown
    }
  }
}

extension StoreEngine {
  /// Performs work on the write lane and waits for it: for commands and tests. Never call it on
  /// an event loop or on a lane's thread.
  ///
  /// - Throws: What the work throws, or ``WorkError``.
  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) throws -> Result {
    let work = BlockingWork(body)
    writer.submit([work])
    return try work.result()
  }

  /// Performs work on the read lane and waits for it: for commands and tests. Never call it on
  /// an event loop or on a lane's thread.
  ///
  /// - Throws: What the work throws, or ``WorkError``.
  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) throws -> Result {
    let work = BlockingWork(body)
    readers.submit([work])
    return try work.result()
  }
}

private final class BlockingWork<Result: Sendable>: StoreWork {
  private let body: @Sendable (Transaction) throws -> Result
  private let answer = Mutex<Result?>(nil)
  private let outcome = Mutex<WorkOutcome>(.unknown)
  private let settled = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable (Transaction) throws -> Result) {
    self.body = body
  }

  /// What a command does, or the server before it serves.
  var isSheddable: Bool { false }

  func begin() -> Bool { true }

  func perform(in transaction: Transaction) throws {
    let result = try body(transaction)
    answer.withLock { $0 = result }
  }

  func settle(_ outcome: WorkOutcome) {
    self.outcome.withLock { $0 = outcome }
    settled.signal()
  }

  func result() throws -> Result {
    settled.wait()
    return try outcome.withLock { $0 }.result(answer.withLock { $0 })
  }
}
