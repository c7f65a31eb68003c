import Ledger

/// The logs of a ledger: one, and one more for each that a restore ended.
///
/// All of them are in the same tables; `places` of one log are those of no other.
struct LogNumber: Equatable {
  let number: Int

  static let first = LogNumber(number: 0)

  private static let shift = 40
  /// A log has no more leaves than this.
  static let leavesMax = 1 << shift

  /// The log that something at a place belongs to.
  init(of place: Int) { number = place >> Self.shift }

  init(number: Int) { self.number = number }

  var next: LogNumber { LogNumber(number: number + 1) }

  /// Where the log's leaves are, and the nodes of a level.
  var places: Range<Int> { number << Self.shift..<(number + 1) << Self.shift }

  func place(_ index: Int) -> Int { places.lowerBound + index }

  /// The leaf's number, or the node's index, at a place of this log.
  func index(_ place: Int) -> Int { place - places.lowerBound }
}

/// A log with the key that signs its checkpoints.
struct StoredLog {
  let number: LogNumber
  let key: VerifierKey

  /// All logs in their order; none before the first leaf.
  static func all(in database: Database) throws -> [StoredLog] {
    try database.rows("select number, verifier_key from audit_log order by number").enumerated()
      .map { index, row in
        // A key that is not spelt as keys are was not written by us, nor was a gap left.
        guard let key = VerifierKey(try row.text(1)), try row.int(0) == index else {
          throw StoreError.corrupt
        }
        return StoredLog(number: LogNumber(number: index), key: key)
      }
  }

  func insert(into database: Database) throws(StoreError) {
    try database.run(
      """
      insert into audit_log (number, verifier_key) values ($1, $2) on conflict (number) do nothing
      """, [number.number, key.text])
  }
}
