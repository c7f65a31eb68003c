import NIOCore
import Store
import Synchronization

/// Work of the server's own that goes through the write lane in bounded steps, each queued only when the
/// one before is done, so that calls go on in between.
struct SteppedWork: Sendable {
  /// What one step did.
  struct Progress: Sendable {
    /// Records that it changed.
    var count: Int
    /// Nothing is left to do.
    var isLast: Bool
  }

  let store: StoreEngine
  /// Whether it waits when ordinary writes are refused.
  var isSheddable = true
  let step: @Sendable (Transaction) throws -> Progress

  /// Does it all, and returns at once. A step that fails is the last.
  ///
  /// - Parameters:
  ///   - whenStopped: Told on the write lane's thread, before `whenDone`, what became of a step that failed.
  ///   - whenDone: Told on the write lane's thread how many records were changed.
  func run(
    whenStopped: @escaping @Sendable (WorkOutcome) -> Void = { _ in },
    whenDone: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    submit(changed: 0, whenStopped, whenDone)
  }

  private func submit(
    changed: Int, _ whenStopped: @escaping @Sendable (WorkOutcome) -> Void,
    _ whenDone: @escaping @Sendable (Int) -> Void
  ) {
    let work = Step(step, isSheddable: isSheddable) { outcome, progress in
      guard case .done = outcome else {
        whenStopped(outcome)
        return whenDone(changed)
      }
      if progress.isLast {
        whenDone(changed + progress.count)
      } else {
        submit(changed: changed + progress.count, whenStopped, whenDone)
      }
    }
    store.writer.submit([work])
  }

  private final class Step: StoreWork {
    let isSheddable: Bool
    private let step: @Sendable (Transaction) throws -> Progress
    private let settled: @Sendable (WorkOutcome, Progress) -> Void
    private let progress = Mutex(Progress(count: 0, isLast: true))

    init(
      _ step: @escaping @Sendable (Transaction) throws -> Progress, isSheddable: Bool,
      settled: @escaping @Sendable (WorkOutcome, Progress) -> Void
    ) {
      self.isSheddable = isSheddable
      self.step = step
      self.settled = settled
    }

    func begin() -> Bool { true }

    func perform(in transaction: Transaction) throws {
      let made = try step(transaction)
      progress.withLock { $0 = made }
    }

    func settle(_ outcome: WorkOutcome) { settled(outcome, progress.withLock { $0 }) }
  }
}

extension EventLoop {
  /// Has work of the server's own begun at once and then again after each interval, until the task is cancelled.
  ///
  /// - Parameter begin: Returns at once.
  func repeatNow(
    every interval: TimeAmount, _ begin: @escaping @Sendable () -> Void
  ) -> RepeatedTask {
    begin()
    return scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in begin() }
  }
}
