import Domain
import Ledger

/// What the ledger must be told when a store is opened, before anything else is written.
struct OpeningEvents: Equatable {
  /// The data came out of a backup since they were last open.
  var isRestored: Bool
  /// The rules are of another version than those that the last leaf was written under.
  var hasOtherPolicy: Bool

  var isEmpty: Bool { !isRestored && !hasOtherPolicy }
}

extension Transaction {
  /// What is to be told now.
  func openingEvents() throws -> OpeningEvents {
    let tables = try LedgerTables.current(in: database)
    // A leaf that cannot be read is for the verification to name.
    let last = try tables.head().flatMap { try tables.leaf(at: $0.head.size - 1) }
    let policy = last.flatMap { try? Leaf($0).policy }
    return OpeningEvents(
      isRestored: try row("select id from restored where id = 1") != nil,
      hasOtherPolicy: policy != nil && policy != LedgerAppender.policy)
  }

  /// Tells it.
  func record(_ events: OpeningEvents, at now: Instant) throws {
    guard let ledger else { throw StoreError.misuse("leaves are written by the writer") }
    if events.isRestored {
      try ledger.append(at: now) { _ in .restore(actor: nil) }
      try run("delete from restored")
    }
    if events.hasOtherPolicy { try ledger.append(at: now) { _ in .policyChange(actor: nil) } }
  }
}
