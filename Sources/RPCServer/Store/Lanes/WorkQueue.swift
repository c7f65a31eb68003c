import Dispatch
import Glibc
import Synchronization

/// The line before the writer: any thread adds, one thread takes.
///
/// While there is nothing to take, the taker polls for a while and then sleeps:
///
///     polls ── nothing in time ──► sleeps
///     polls, sleeps ── work within the time of polling ──► polls next time
///     sleeps ── work later than that ──► sleeps at once next time
///
/// To wake a thread takes longer than much of what it then does, and leaves it with cold caches; so a caller who
/// asks again as soon as it is answered is waited for awake. Where calls are seldom, nothing is burnt.
final class WorkQueue: Sendable {
  private struct State {
    var works: [any StoreWork] = []
    var isClosed = false
    /// The taker sleeps, and the next to add or close must wake it.
    var isTakerAsleep = false
    /// There is something to take, or the end to see.
    var isReady: Bool { !works.isEmpty || isClosed }
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)
  /// How long the taker polls; zero for never.
  private let pollMax: Duration
  /// The state's, where polling looks at it and is in nobody's way.
  private let isReady = Atomic(false)
  /// Whether polling would have found what the taker waited for last. Only the taker asks.
  private let cameSoon = Atomic(false)

  init(pollMax: Duration = .zero) { self.pollMax = pollMax }

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
    state.withLock { state in take(atMost: countMax, from: &state) }
  }

  /// Waits until something is queued and takes it; nil once the queue is closed and empty.
  func wait(atMost countMax: Int) -> [any StoreWork]? {
    let began = ContinuousClock.now
    defer { cameSoon.store(ContinuousClock.now - began < pollMax, ordering: .relaxed) }
    if cameSoon.load(ordering: .relaxed) { poll(since: began) }
    while true {
      let (works, isClosed) = state.withLock { state in
        let works = take(atMost: countMax, from: &state)
        state.isTakerAsleep = works.isEmpty && !state.isClosed
        return (works, state.isClosed)
      }
      if !works.isEmpty { return works }
      if isClosed { return nil }
      wake.wait()
    }
  }

  /// Lets others run on the core for as long as there is nothing to take.
  private func poll(since began: ContinuousClock.Instant) {
    while !isReady.load(ordering: .acquiring), ContinuousClock.now - began < pollMax {
      sched_yield()
    }
  }

  private func take(atMost countMax: Int, from state: inout State) -> [any StoreWork] {
    let works = Array(state.works.prefix(countMax))
    state.works.removeFirst(works.count)
    isReady.store(state.isReady, ordering: .releasing)
    return works
  }

  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    let (result, mustWake) = state.withLock { state in
      let result = body(&state)
      isReady.store(state.isReady, ordering: .releasing)
      let mustWake = state.isTakerAsleep && state.isReady
      if mustWake { state.isTakerAsleep = false }
      return (result, mustWake)
    }
    if mustWake { wake.signal() }
    return result
  }
}
