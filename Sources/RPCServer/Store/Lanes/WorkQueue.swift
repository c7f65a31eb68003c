import Dispatch
import Synchronization

/// The line before the writer: any thread adds, one thread takes, and it sleeps while there is
/// nothing to take.
final class WorkQueue: Sendable {
  private struct State {
    var works: [any StoreWork] = []
    var isClosed = false
    /// The taker sleeps, and the next to add or close must wake it.
    var isTakerAsleep = false
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)

  /// Adds works in their order; false, and nothing added, once the queue is closed.
  func add(_ works: [any StoreWork]) -> Bool {
    change { state in
      guard !state.isClosed else { return false }
      state.works += works
      return true
    }
  }

  /// Lets nothing more in; what is queued can still be taken.
  func close() {
    change { state in state.isClosed = true }
  }

  /// Takes what is queued without waiting, at most `countMax` works.
  func take(atMost countMax: Int) -> [any StoreWork] {
    state.withLock { state in Self.take(atMost: countMax, from: &state) }
  }

  /// Waits until something is queued and takes it; nil once the queue is closed and empty.
  func wait(atMost countMax: Int) -> [any StoreWork]? {
    while true {
      let (works, isClosed) = state.withLock { state in
        let works = Self.take(atMost: countMax, from: &state)
        state.isTakerAsleep = works.isEmpty && !state.isClosed
        return (works, state.isClosed)
      }
      if !works.isEmpty { return works }
      if isClosed { return nil }
      wake.wait()
    }
  }

  private static func take(atMost countMax: Int, from state: inout State) -> [any StoreWork] {
    let works = Array(state.works.prefix(countMax))
    state.works.removeFirst(works.count)
    return works
  }

  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    let (result, mustWake) = state.withLock { state in
      let result = body(&state)
      let mustWake = state.isTakerAsleep && (!state.works.isEmpty || state.isClosed)
      if mustWake { state.isTakerAsleep = false }
      return (result, mustWake)
    }
    if mustWake { wake.signal() }
    return result
  }
}
