import Domain
import Store
import WireFormat

/// What a call has shown about students, and when, until it is in the access log.
struct UnrecordedAccesses: Sendable {
  let accesses: [Access]
  let at: Instant

  /// Takes what a work has noted. In the write lane it is recorded at once, with the work's own changes.
  ///
  /// - Returns: Nil where nothing is left to record.
  init?(_ transaction: Transaction, lane: Lane, at now: Instant) throws {
    accesses = transaction.takeAccesses()
    at = now
    if lane == .write { try transaction.record(accesses, at: now) }
    if lane == .write || accesses.isEmpty { return nil }
  }
}

/// The second half of a sensitive read: its rows of the access log go through the write lane, and only
/// when they are durable does the reply leave. Where they cannot be kept, nothing is shown.
///
///     read lane: read, note ──► write lane: record, commit ──► loop: reply
final class AccessRecording: LaneWorkItem {
  private let item: any LaneWorkItem
  private let accesses: UnrecordedAccesses

  init(of item: any LaneWorkItem, _ accesses: UnrecordedAccesses) {
    self.item = item
    self.accesses = accesses
  }

  var connection: Connection { item.connection }
  var unrecorded: UnrecordedAccesses? { nil }

  /// Reading goes on when other writes are refused.
  var isSheddable: Bool { false }

  /// What was read is answered, however late.
  func begin() -> Bool { true }

  func perform(in transaction: Transaction) throws {
    try transaction.record(accesses.accesses, at: accesses.at)
  }

  func settle(_ outcome: WorkOutcome) {
    if case .done = outcome { return }
    item.withhold(StatusMapping.notExecuted)
  }

  func withhold(_ status: Status) { item.withhold(status) }

  func deliver() { item.deliver() }
}
