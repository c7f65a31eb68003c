public import Domain
import Ledger

extension Transaction {
  /// One step of wrapping all data keys by the current key-encryption key. One leaf of the ledger says
  /// that it begins, before the first key is wrapped anew, and another one that it is done. Interrupted,
  /// it goes on where it was.
  ///
  /// - Parameter count: How many keys to wrap at most.
  /// - Returns: How many were wrapped, and whether all are.
  public func rewrapKeys(
    atMost count: Int, at now: Instant
  ) throws -> (count: Int, isLast: Bool) {
    guard let ledger else { throw StoreError.misuse("keys are wrapped by the writer") }
    let begun = try row("select place from kek_rotation where id = 1")?.int(0)
    guard let begun else {
      guard try keys.hasKeysToRewrap else { return (0, true) }
      let place = try ledger.append(at: now) { _ in .keyRotate(actor: nil, .begun) }
      try run("insert into kek_rotation (id, place) values (1, $1)", place)
      return (0, false)
    }
    let wrapped = try keys.rewrap(atMost: count)
    guard wrapped < count else { return (wrapped, false) }
    try ledger.append(at: now, after: begun, Step.ended(of:)) { .keyRotate(actor: nil, $1) }
    try run("delete from kek_rotation")
    return (wrapped, true)
  }
}
