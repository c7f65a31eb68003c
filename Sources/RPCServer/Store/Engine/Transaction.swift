/// The one door to the records: every query of the product goes through a transaction that a lane
/// has opened, and a transaction cannot be kept after the lane has ended it.
///
/// Values are never part of a statement's text; they stand for `$1`, `$2` … in their order.
/// All methods throw ``StoreError``. Confined to the lane's thread.
public final class Transaction {
  let database: Database
  /// The lane's way to the keys that seal what the records say.
  let keys: KeyStore
  /// The growing end of the ledger; nil where nothing can be written.
  let ledger: LedgerAppender?
  /// What this work has shown about students so far; see `note(_:by:)`.
  var accesses: [Access] = []
  /// What this work, or one before it in its batch, has added to and others may watch.
  var changed: Feeds = []
  /// Why no further statement may run; nil while the transaction is sound. Stays set even when a
  /// piece of work swallows the error, so that the lane learns of it.
  private(set) var ending: StoreError?

  init(on database: Database, keys: KeyStore, ledger: LedgerAppender? = nil) {
    self.database = database
    self.keys = keys
    self.ledger = ledger
  }

  /// All rows of a query.
  public func rows(
    _ sql: SQL, _ arguments: any ValueConvertible...
  ) throws(StoreError) -> [Row] {
    try guarded { () throws(StoreError) in try database.rows(sql, arguments) }
  }

  /// The only row of a query, or nil where it has none. More than one is a mistake of the program.
  public func row(
    _ sql: SQL, _ arguments: any ValueConvertible...
  ) throws(StoreError) -> Row? {
    let rows = try guarded { () throws(StoreError) in
      try database.rows(sql, arguments, limit: 2)
    }
    guard rows.count < 2 else { throw .misuse("a query for one row found several") }
    return rows.first
  }

  /// Hands over the rows of a query one by one, without keeping them. What `body` throws ends the
  /// query and is passed on.
  public func forEach(
    _ sql: SQL, _ arguments: any ValueConvertible..., body: (Row) throws -> Void
  ) throws {
    if let ending { throw ending }
    do {
      try database.forEach(sql, arguments, body: body)
    } catch let error as StoreError {
      throw noted(error)
    }
  }

  /// Runs a statement that changes records.
  ///
  /// - Returns: The number of rows that it inserted, changed or deleted.
  @discardableResult
  public func run(
    _ sql: SQL, _ arguments: any ValueConvertible...
  ) throws(StoreError) -> Int {
    try guarded { () throws(StoreError) in try database.run(sql, arguments) }
  }

  /// What the work that just ran has shown, each once; it is then noted no longer.
  public func takeAccesses() -> [Access] {
    defer { accesses = [] }
    guard accesses.count > 1 else { return accesses }
    var seen: Set<Access> = []
    return accesses.filter { seen.insert($0).inserted }
  }

  // MARK: What is kept beside the database's own transaction

  /// Where the batch's keys and leaves stand, to come back to with its savepoint, and what was shown by then.
  struct Mark {
    fileprivate let keys: KeyStore.Mark
    fileprivate let ledger: LedgerAppender.Mark?
    fileprivate let accesses: Int
  }

  var mark: Mark { Mark(keys: keys.mark, ledger: ledger?.mark, accesses: accesses.count) }

  /// Forgets the keys and leaves of a work that failed, and what it noted as shown: nobody is answered with it. Its
  /// savepoint takes back the rows.
  func rollBack(to mark: Mark) {
    accesses.removeSubrange(min(mark.accesses, accesses.count)...)
    keys.rollBack(to: mark.keys)
    if let mark = mark.ledger { ledger?.rollBack(to: mark) }
  }

  /// Forgets those of the whole batch.
  func rollBack() {
    keys.rollBack()
    ledger?.rollBack()
  }

  /// The batch is durable.
  func committed() {
    // What was doomed and could not be destroyed now is destroyed with the next batch.
    try? keys.committed()
    ledger?.committed()
  }

  /// Ends the door's life: whoever kept the transaction gets errors from now on.
  func end() {
    if ending == nil { ending = .transactionGone }
  }

  private func guarded<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    if let ending { throw ending }
    do throws(StoreError) {
      return try body()
    } catch {
      throw noted(error)
    }
  }

  /// SQLite ends the whole transaction by itself after some errors; a later savepoint would then
  /// commit alone. So every failure asks whether the transaction is still there.
  private func noted(_ error: StoreError) -> StoreError {
    if ending == nil, error.endsTransaction || !database.isInTransaction { ending = error }
    return error
  }
}
