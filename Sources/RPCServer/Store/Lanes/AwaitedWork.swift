import Synchronization

extension StoreEngine {
  /// Performs work on the write lane and waits for it without holding a thread: for work of the server's own that
  /// goes on elsewhere once it is durable.
  ///
  /// - Parameter isSheddable: False for what must be recorded even when ordinary writes are refused.
  /// - Throws: What the work throws, or ``WorkError``.
  public func written<Result: Sendable>(
    isSheddable: Bool = true, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      writer.submit([AwaitedWork(body, continuation, isSheddable: isSheddable)])
    }
  }

  /// Performs work on the read lane, likewise.
  public func found<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      readers.submit([AwaitedWork(body, continuation, isSheddable: true)])
    }
  }
}

private final class AwaitedWork<Result: Sendable>: StoreWork {
  let isSheddable: Bool
  private let body: @Sendable (Transaction) throws -> Result
  private let continuation: CheckedContinuation<Result, any Error>
  private let answer = Mutex<Result?>(nil)

  init(
    _ body: @escaping @Sendable (Transaction) throws -> Result,
    _ continuation: CheckedContinuation<Result, any Error>, isSheddable: Bool
  ) {
    self.isSheddable = isSheddable
    self.body = body
    self.continuation = continuation
  }

  func begin() -> Bool { true }

  func perform(in transaction: Transaction) throws {
    let result = try body(transaction)
    answer.withLock { $0 = result }
  }

  /// Told exactly once, as the lanes promise, so the continuation is resumed exactly once.
  func settle(_ outcome: WorkOutcome) {
    continuation.resume(with: Swift.Result { try outcome.result(answer.withLock { $0 }) })
  }
}
