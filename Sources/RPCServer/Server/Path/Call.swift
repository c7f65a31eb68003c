import Domain
import NIOCore
import Store
import Synchronization
import WireFormat

/// Something that comes back from a lane to the connection it belongs to.
protocol LaneWorkItem: StoreWork {
  var connection: Connection { get }
  /// What it has shown about students and is not in the access log yet.
  var unrecorded: UnrecordedAccesses? { get }
  /// Has it answered with this instead. Called in a lane, before `deliver`.
  func withhold(_ status: Status)
  /// Called on the connection's event loop once the lane is done with it.
  func deliver()
}

/// One unary call on its way through a lane.
///
///     waiting ── begin() ──► begun ── perform, settle ──┬─► delivered on the loop
///        │                                              └─► a plugin beside the server is asked first: the
///        │                                                  same call comes once more, with what it said
///        └───── cancel() ──► cancelled (its deadline passed, its caller went or gave it up; never
///                                       performed)
///
/// Once begun, the true result is sent, however late. A cancelled call is answered at once, but keeps
/// its place among the calls in flight until its lane is past it, so that lanes cannot be filled with
/// calls that nobody counts.
final class Call: LaneWorkItem {
  let route: Route
  let streamID: StreamID
  let connection: Connection
  let deadline: NIODeadline
  let signedIn: SignedIn?
  private let idempotencyKey: IdempotencyKey?
  /// How long its message is, which counts in the server's budget until the lane is past it.
  let bodyBytes: Int
  private let work: LaneWork
  private let prepared: PreparedShare?
  private let began = NIODeadline.now()
  /// When it came; before `began` where a plugin was asked in between.
  private let came: NIODeadline
  private let phase = Phase()
  /// Written in the lane before the hand-over to the loop, read on the loop after it.
  nonisolated(unsafe) private var outcome: Result<[UInt8], Status> =
    .failure(StatusMapping.notExecuted)
  /// What is said beside the reply. Written in the lane before the hand-over, read after it.
  nonisolated(unsafe) private var metadata: [MetadataEntry] = []
  /// Written and read in the lane.
  nonisolated(unsafe) private var waitedTooLong = false
  /// Written and read in the lane.
  nonisolated(unsafe) private var settled: [@Sendable (CallContext.Settlement) -> Void] = []
  /// Written in the lane, read when that is done with it.
  nonisolated(unsafe) private(set) var unrecorded: UnrecordedAccesses?
  /// What must be asked before it can be performed. Written in the lane before the hand-over, read after it.
  nonisolated(unsafe) private var awaited: AwaitedPlugin?
  /// Loop only: ends the call at its deadline. Set and read on the connection's loop.
  nonisolated(unsafe) var timer: Scheduled<Void>?

  init(
    route: Route, streamID: StreamID, connection: Connection, signedIn: SignedIn?,
    idempotencyKey: IdempotencyKey?, deadline: NIODeadline, bodyBytes: Int,
    work: @escaping LaneWork
  ) {
    self.route = route
    self.streamID = streamID
    self.connection = connection
    self.signedIn = signedIn
    self.idempotencyKey = idempotencyKey
    self.deadline = deadline
    self.bodyBytes = bodyBytes
    self.work = work
    prepared = nil
    came = began
  }

  /// The same call, once more, with what a plugin said in between.
  private init(_ call: Call, _ prepared: PreparedShare) {
    route = call.route
    streamID = call.streamID
    connection = call.connection
    signedIn = call.signedIn
    idempotencyKey = call.idempotencyKey
    deadline = call.deadline
    bodyBytes = call.bodyBytes
    work = call.work
    self.prepared = prepared
    came = call.came
  }

  var isSheddable: Bool { !route.goesOn }

  /// Takes the call out if it has not begun; whoever does must answer it.
  func cancel() -> Bool { phase.cancel() }

  func begin() -> Bool {
    let now = NIODeadline.now()
    guard now <= began + .milliseconds(connection.server.limits.work.queueWaitMax) else {
      waitedTooLong = true
      return false
    }
    return now < deadline && phase.begin()
  }

  func perform(in transaction: Transaction) throws {
    var context = try CallContext(
      route: route, signedIn: signedIn, idempotencyKey: idempotencyKey,
      server: connection.server, in: transaction)
    context.prepared = prepared
    defer { settled = context.settled }
    outcome = .success(try work(&context, transaction))
    unrecorded = try UnrecordedAccesses(transaction, lane: route.lane, at: context.now)
    if context.isReplay { metadata = [.idempotentReplay] }
  }

  func settle(_ fate: WorkOutcome) {
    let settlement: CallContext.Settlement =
      switch fate {
      case .done: .done
      case .unknown: .unknown
      case .failed, .skipped, .notExecuted: .undone
      }
    for body in settled { body(settlement) }
    if case .failed(let error) = fate { awaited = error as? AwaitedPlugin }
    if let status = StatusMapping.status(fate, hasKey: idempotencyKey != nil) {
      outcome = .failure(waitedTooLong ? StatusMapping.overloaded : status)
    }
  }

  func withhold(_ status: Status) { outcome = .failure(status) }

  func deliver() {
    if let awaited {
      // It keeps its place, and its id, until it comes once more.
      return connection.ask(awaited) { Call(self, $0) }
    }
    connection.server.inFlight.leave(bytes: bodyBytes)
    // Answered when it was cancelled; its id may be another call's by now.
    guard !phase.isCancelled else { return }
    timer?.cancel()
    connection.calls[streamID] = nil
    switch outcome {
    case .success(let reply): connection.answer(streamID, reply, metadata: metadata)
    case .failure(let status): connection.answer(streamID, status)
    }
    connection.server.log.ended(route, outcome.code, by: signedIn, since: came)
  }
}

/// Whether work has begun or was cancelled first: decided once, between the lane and the loop.
final class Phase: Sendable {
  private static let waiting: UInt8 = 0
  private static let begun: UInt8 = 1
  private static let cancelled: UInt8 = 2
  private let value = Atomic<UInt8>(waiting)

  /// True for the one who begins it.
  func begin() -> Bool { move(to: Self.begun) }

  /// True where it had not begun and now never will.
  func cancel() -> Bool { move(to: Self.cancelled) }

  var isCancelled: Bool { value.load(ordering: .acquiring) == Self.cancelled }

  private func move(to next: UInt8) -> Bool {
    value.compareExchange(
      expected: Self.waiting, desired: next, ordering: .acquiringAndReleasing
    ).exchanged
  }
}

extension Result where Failure == Status {
  /// OK or the status's code.
  var code: StatusCode {
    switch self {
    case .success: .ok
    case .failure(let status): status.code
    }
  }
}

extension CallContext {
  /// The context of work that begins now; the caller is worked out in its own snapshot. A method that
  /// needs no identity is called by a stranger.
  init(
    route: Route, signedIn: SignedIn?, idempotencyKey: IdempotencyKey?, server: ServerCore,
    in transaction: Transaction
  ) throws {
    guard signedIn != nil || !route.needsIdentity else { throw StatusMapping.unauthenticated }
    // It may have waited while something was taken from its caller (G9).
    let signedIn = try signedIn.map { try server.identity.current($0, isUse: false) }
    self.init(
      route: route, caller: try signedIn?.caller(in: transaction) ?? .stranger,
      now: server.clock.now(),
      random: SystemRandom(), idempotencyKey: idempotencyKey,
      paging: server.paging, identity: server.identity, notices: server.notices,
      partners: server.partners, ledgerKey: server.store.ledgerKey,
      isLedgerAnchored: server.anchoring.refusal == nil)
    credential = signedIn?.session.credential
  }
}
