import Dispatch
import Domain
import Glibc
import Logging
import NIOCore
import PluginAPI
import Store
import Synchronization

/// Keeps a plugin's program running, and asks it one thing after the other. All of it happens on one thread, with
/// which the program ends.
///
///     starting ── its manifest is right ──► running ── ended, slow, or said what is no answer ──► down
///        │                                                                                          │
///        ├── ended, slow, or its manifest is wrong ──► down ── left alone for a while ──► starting ◄┘
///        │
///     stop(), from anywhere ──► stopped: its program has ended
///
/// Whatever waits when it goes down, and whatever comes until it runs again, is told so at once.
final class PluginSupervisor: Sendable {
  private let program: PluginProgram
  private let limits: PluginLimits
  private let clock: Clock
  private let logger: Logger
  private let wake: WakeLine
  private let state = Mutex(State())
  private let thread = Mutex<LaneThread?>(nil)

  /// Where its times come from; tests have their own.
  struct Clock: Sendable {
    var wall: ServerClock
    /// Milliseconds that only grow.
    var steady: @Sendable () -> Int64 = { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }
  }

  private struct Question {
    let method: String
    let message: [UInt8]
    let answer: @Sendable (Result<[UInt8], PluginDown>) -> Void
  }

  private struct State {
    /// Whether its first start has come to an end, well or not.
    var hasStarted = false
    var isRunning = false
    var hasNoNetwork = false
    var downSince: Instant?
    /// Why the last start was refused, as an admin must know.
    var fault: PluginFault?
    /// What it said of itself first: the same for as long as the server runs.
    var manifest: ExternalManifest?
    /// While there is a program that was not waited for yet.
    var processID: Int32?
    var questions: [Question] = []
    var isStopping = false
    var watchers: [Watcher] = []

    var standing: PluginStanding {
      isRunning
        ? PluginStanding(.running, network: hasNoNetwork ? PluginStanding.Network.none : .open)
        : PluginStanding(.down, downSince: downSince, isKnown: manifest != nil)
    }
  }

  private struct Watcher {
    let isSeen: @Sendable (State) -> Bool
    let tell: @Sendable () -> Void
  }

  init(
    _ program: PluginProgram, _ limits: PluginLimits, clock: Clock, logger: Logger
  ) throws(PluginFault) {
    self.program = program
    self.limits = limits
    self.clock = clock
    self.logger = logger
    guard let wake = WakeLine() else {
      throw PluginFault(program.origin, "the server has no descriptors left")
    }
    self.wake = wake
  }

  // MARK: From anywhere

  /// Starts the program, and returns when it runs or is down.
  ///
  /// - Throws: `PluginFault` where it can never run as it is.
  func begin() async throws(PluginFault) {
    startThread()
    await until(state: { $0.hasStarted })
    if let fault = state.withLock({ $0.fault }) { throw fault }
  }

  /// The same for those who wait on a thread of their own.
  func beginAndWait() throws(PluginFault) {
    startThread()
    let started = DispatchSemaphore(value: 0)
    watch(Watcher(isSeen: { $0.hasStarted }) { started.signal() })
    started.wait()
    if let fault = state.withLock({ $0.fault }) { throw fault }
  }

  private func startThread() {
    thread.withLock { thread in
      thread = thread ?? LaneThread(name: "plugin") { self.run() }
    }
  }

  /// Ends the program, and returns when it has ended.
  func stop() {
    state.withLock { state in
      state.isStopping = true
      // It may be in the middle of an answer that nobody waits for.
      if let processID = state.processID { kill(processID, SIGKILL) }
    }
    wake.ring()
    thread.withLock { $0 }?.join()
  }

  /// Has it look at the clock again.
  func look() { wake.ring() }

  var standing: PluginStanding { state.withLock { $0.standing } }

  /// What it said of itself; nil until it ran for the first time.
  var manifest: ExternalManifest? { state.withLock { $0.manifest } }

  /// The program's process; nil while there is none.
  var processID: Int32? { state.withLock { $0.processID } }

  /// Returns once its standing is such.
  func until(_ isSeen: @escaping @Sendable (PluginStanding) -> Bool) async {
    await until(state: { isSeen($0.standing) })
  }

  private func until(state isSeen: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      watch(Watcher(isSeen: isSeen) { continuation.resume() })
    }
  }

  private func watch(_ watcher: Watcher) {
    let isNow = state.withLock { state in
      guard !watcher.isSeen(state) else { return true }
      state.watchers.append(watcher)
      return false
    }
    if isNow { watcher.tell() }
  }

  /// Asks one thing.
  ///
  /// - Throws: `PluginDown`.
  func ask(_ method: String, _ message: [UInt8]) async throws(PluginDown) -> [UInt8] {
    let answer = await withCheckedContinuation { continuation in
      ask(method, message) { continuation.resume(returning: $0) }
    }
    return try answer.get()
  }

  /// Asks one thing.
  ///
  /// - Parameter answer: Told once, on any thread.
  func ask(
    _ method: String, _ message: [UInt8],
    _ answer: @escaping @Sendable (Result<[UInt8], PluginDown>) -> Void
  ) {
    let isTaken = state.withLock { state in
      guard state.isRunning, !state.isStopping, state.questions.count < limits.waitingMax else {
        return false
      }
      state.questions.append(Question(method: method, message: message, answer: answer))
      return true
    }
    if isTaken { wake.ring() } else { answer(.failure(PluginDown())) }
  }

  // MARK: On its thread

  private func run() {
    var backoff = RestartBackoff(limits)
    while !isStopping {
      let run = runOnce()
      guard !isStopping else { break }
      sleep(until: run.ended + backoff.wait(afterRunOf: run.ended - run.began))
    }
    goDown(nil)
  }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  private func sleep(until due: Int64) {
    while !isStopping, case let left = due - clock.steady(), left > 0 {
      wake.wait(besides: nil, atMost: left)
    }
  }

  /// Runs the program until it is of no more use.
  ///
  /// - Returns: When it began to run and when it ended, in milliseconds; the same where it never ran.
  private func runOnce() -> (began: Int64, ended: Int64) {
    var began: Int64?
    do {
      try program.check()
      var child = try PluginChild(program, limits)
      let processID = child.processID
      state.withLock { state in
        state.processID = processID
        if state.isStopping { kill(processID, SIGKILL) }
      }
      // Before the child is waited for, which happens at the end of this block: its number is another's then.
      defer { state.withLock { $0.processID = nil } }
      let manifest = try self.manifest(of: &child)
      began = clock.steady()
      goUp(manifest, hasNoNetwork: child.hasNoNetwork)
      while let question = try next(child) { try answer(question, &child) }
    } catch {
      // Looked at before anybody is told, who may then turn the clock.
      let ended = clock.steady()
      goDown(error)
      return (began ?? ended, ended)
    }
    let ended = clock.steady()
    return (began ?? ended, ended)
  }

  /// - Throws: `PluginFault`, `PluginChild.Failure`.
  private func manifest(of child: inout PluginChild) throws -> ExternalManifest {
    let answer = try child.ask(
      "Manifest", ExternalManifest.request, within: limits.start)
    guard let answer else { throw PluginChild.Failure.nonsense }
    let found = try ExternalManifest(answer, of: program)
    if let known = state.withLock({ $0.manifest }), known != found {
      throw PluginFault(
        program.origin, "its manifest is another than before: the server must be started again")
    }
    return found
  }

  /// What there is to ask, once there is something; nil where it is stopped.
  ///
  /// - Throws: `PluginChild.Failure` where the program says something unasked, which is no answer and usually its end.
  private func next(_ child: borrowing PluginChild) throws(PluginChild.Failure) -> Question? {
    while true {
      let found = state.withLock { state -> (isStopping: Bool, question: Question?) in
        let isReady = !state.isStopping && !state.questions.isEmpty
        return (state.isStopping, isReady ? state.questions.removeFirst() : nil)
      }
      if found.isStopping { return nil }
      if let question = found.question { return question }
      if wake.wait(besides: child.watched, atMost: nil) { throw .ended }
    }
  }

  private func answer(
    _ question: Question, _ child: inout PluginChild
  ) throws(PluginChild.Failure) {
    do {
      let answer = try child.ask(question.method, question.message, within: limits.call)
      question.answer(answer.map { .success($0) } ?? .failure(PluginDown()))
    } catch {
      // Nobody who is told finds it running still.
      state.withLock { $0.isRunning = false }
      question.answer(.failure(PluginDown()))
      throw error
    }
  }

  private func goUp(_ manifest: ExternalManifest, hasNoNetwork: Bool) {
    state.withLock { state in
      state.hasStarted = true
      state.isRunning = true
      state.hasNoNetwork = hasNoNetwork
      state.downSince = nil
      state.fault = nil
      state.manifest = manifest
    }
    logger.notice(
      "plugin runs",
      metadata: [
        "plugin": "\(program.name)", "version": "\(manifest.manifest.version)",
        "network": hasNoNetwork ? "none" : "open, since the system does not allow taking it away",
      ])
    tellWatchers()
  }

  /// - Parameter reason: Nil where it was stopped.
  private func goDown(_ reason: (any Error)?) {
    let (isNews, questions) = state.withLock { state in
      // Why it never started is told to whoever starts it.
      let fault = reason as? PluginFault
      let isNews = state.hasStarted ? state.downSince == nil : fault == nil
      state.hasStarted = true
      state.isRunning = false
      state.downSince = state.downSince ?? clock.wall.now()
      state.fault = fault
      defer { state.questions = [] }
      return (isNews, state.questions)
    }
    if let reason, isNews {
      logger.error(
        "plugin is down", metadata: ["plugin": "\(program.name)", "reason": "\(reason)"])
    }
    for question in questions { question.answer(.failure(PluginDown())) }
    tellWatchers()
  }

  private func tellWatchers() {
    let seen = state.withLock { state in
      let watchers = state.watchers
      state.watchers = watchers.filter { !$0.isSeen(state) }
      return watchers.filter { $0.isSeen(state) }
    }
    for watcher in seen { watcher.tell() }
  }
}

/// What wakes a thread that waits for something else.
private final class WakeLine: Sendable {
  private let (ringing, heard): (Int32, Int32)

  /// Nil where no descriptors are left.
  init?() {
    var pair: [Int32] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { return nil }
    (ringing, heard) = (pair[0], pair[1])
  }

  deinit {
    close(ringing)
    close(heard)
  }

  /// A line that is full was rung already.
  func ring() {
    var mark: UInt8 = 1
    _ = send(ringing, &mark, 1, CInt(MSG_NOSIGNAL))
  }

  /// Waits until it rings, or something can be read from another descriptor, or has waited for long enough.
  ///
  /// - Returns: Whether the other one was it.
  @discardableResult
  func wait(besides other: Int32?, atMost milliseconds: Int64?) -> Bool {
    var watched = [pollfd(fd: heard, events: Int16(POLLIN), revents: 0)]
    if let other { watched.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
    guard poll(&watched, nfds_t(watched.count), milliseconds.map { CInt(clamping: $0) } ?? -1) > 0
    else { return false }
    var marks = [UInt8](repeating: 0, count: 64)
    while recv(heard, &marks, marks.count, 0) > 0 {}
    return watched.count > 1 && watched[1].revents != 0
  }
}
