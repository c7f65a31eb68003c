import Ledger
import Synchronization

/// The writer's connection and the rules of group commit, confined to the lane's thread.
///
///     ready ── COMMIT ok ──► ready
///     ready ── COMMIT or ROLLBACK fails: `abandon` ──► closed
///     closed ── `reopen` ok ──► ready
///     closed ── `reopen` fails ──► closed, and works are refused
///
/// A COMMIT that reports an error is neither done nor undone: its frames may be in the log, and
/// would come back at the next recovery. So nothing is answered until a further transaction is
/// durable behind it.
final class WriterConnection {
  private let location: Database.Location
  private let keys: SharedKeys
  private let signingKey: SigningKey
  private let limits: Writer.Limits
  private let beforeCommit: Writer.BeforeCommit
  private let counts: StatisticsBox
  /// Nil while the connection is closed.
  private var open: (database: Database, keys: KeyStore, ledger: LedgerAppender)?
  /// The highest batch number that was ever tried; numbers are never used twice.
  private var lastBatch: Int64 = 0
  /// What the last batch has added to, or tried to.
  private(set) var changed: Feeds = []
  /// Works were refused since the last attempt to checkpoint.
  private var hasShed = false
  private var space: DiskSpace

  init(
    _ location: Database.Location, keys: SharedKeys, signingKey: SigningKey,
    limits: Writer.Limits,
    beforeCommit: @escaping Writer.BeforeCommit, counts: StatisticsBox
  ) throws {
    self.location = location
    self.keys = keys
    self.signingKey = signingKey
    self.limits = limits
    self.beforeCommit = beforeCommit
    self.counts = counts
    space = DiskSpace(
      directory: location.directory, keptFree: limits.keptFreeBytes,
      ballastBytes: limits.ballastBytes)
    let database = try Database(location, role: .writer)
    lastBatch = try Self.batchNumber(in: database)
    let keyStore = try KeyStore(keys, role: .writer)
    try keyStore.recover(beside: database, lastBatch: lastBatch)
    open = (database, keyStore, try LedgerAppender(database, signing: signingKey))
  }

  /// What is known of one work while its batch is open.
  private enum Fate {
    case performed
    case failed(any Error)
    case skipped
    case refused(NotExecutedReason)
  }

  /// How a batch ended.
  private enum Ending {
    /// Durable, or nothing of it had to be written.
    case settled
    case undone(NotExecutedReason)
    case unknown
  }

  // MARK: One batch

  /// Runs one batch: the first works, and those that `more` yields while it is open.
  ///
  /// - Returns: Every work taken, with its outcome, in the order they were taken.
  func run(
    _ first: [any StoreWork], more: (Int) -> [any StoreWork]
  ) -> [(work: any StoreWork, outcome: WorkOutcome)] {
    var works = first
    var fates: [Fate] = []
    changed = []
    let ending = perform(&works, &fates, more: more)
    return zip(works, fates).map { work, fate in (work, Self.outcome(of: fate, ending)) }
  }

  private static func outcome(of fate: Fate, _ ending: Ending) -> WorkOutcome {
    switch (fate, ending) {
    case (.skipped, _): .skipped
    case (.refused(let reason), _): .notExecuted(reason)
    case (.performed, .settled): .done
    case (.failed(let error), .settled): .failed(error)
    // It may have failed because of a neighbour that was undone with it.
    case (_, .undone(let reason)): .notExecuted(reason)
    case (.performed, .unknown): .unknown
    case (.failed, .unknown): .notExecuted(.storage(.io))
    }
  }

  private func perform(
    _ works: inout [any StoreWork], _ fates: inout [Fate], more: (Int) -> [any StoreWork]
  ) -> Ending {
    let start = ContinuousClock.now
    let transaction: Transaction
    do throws(StoreError) {
      if open == nil { _ = try reopen() }
      guard let open else { throw .io }
      transaction = Transaction(on: open.database, keys: open.keys, ledger: open.ledger)
    } catch {
      return refuseRest(of: works, &fates, .storage(error))
    }
    let database = transaction.database
    defer {
      changed = transaction.changed
      transaction.end()
    }

    let shedding = whySheds(database)
    repeat {
      while fates.count < works.count {
        let work = works[fates.count]
        if let shedding, work.isSheddable {
          hasShed = true
          fates.append(.refused(shedding))
          continue
        }
        guard work.begin() else {
          fates.append(.skipped)
          continue
        }
        do throws(StoreError) {
          if !database.isInTransaction { try database.begin() }
          fates.append(try performOne(work, in: transaction))
        } catch {
          rollBack(transaction)
          return refuseRest(of: works, &fates, .storage(error))
        }
      }
      if works.count < limits.worksMax, ContinuousClock.now - start < limits.admissionMax {
        works += more(limits.worksMax - works.count)
      }
    } while fates.count < works.count

    return close(fates, transaction)
  }

  /// Why ordinary works are refused for now; nil where they are not.
  private func whySheds(_ database: Database) -> NotExecutedReason? {
    space.look()
    guard space.level == .ample else { return .diskLow }
    return database.walPages * Self.pageBytes > limits.shedBytes ? .shedding : nil
  }

  /// Performs one work in a savepoint of its own.
  private func performOne(
    _ work: any StoreWork, in transaction: Transaction
  ) throws(StoreError) -> Fate {
    let database = transaction.database
    let mark = transaction.mark
    try database.run("savepoint work")
    do {
      try work.perform(in: transaction)
    } catch {
      if let ending = transaction.ending { throw ending }
      try database.run("rollback to work")
      try database.run("release work")
      transaction.rollBack(to: mark)
      return .failed(error)
    }
    // The work may have swallowed the error that ended the transaction.
    if let ending = transaction.ending { throw ending }
    try database.run("release work")
    return .performed
  }

  /// Nothing of the batch was written: the works that were not looked at are refused too.
  private func refuseRest(
    of works: [any StoreWork], _ fates: inout [Fate], _ reason: NotExecutedReason
  ) -> Ending {
    while fates.count < works.count { fates.append(.refused(reason)) }
    return .undone(reason)
  }

  // MARK: The end of a batch

  /// Writes the batch's own rows and commits.
  private func close(_ fates: [Fate], _ transaction: Transaction) -> Ending {
    let database = transaction.database
    guard database.isInTransaction else { return .settled }
    let performed = fates.count { if case .performed = $0 { true } else { false } }
    guard performed > 0 else {
      rollBack(transaction)
      return .settled
    }
    let number = lastBatch + 1
    do {
      try transaction.noteDestroyedKeys(batch: number)
      try transaction.ledger?.close()
      try beforeCommit(transaction)
      if let ending = transaction.ending { throw ending }
    } catch {
      rollBack(transaction)
      return .undone(.batchRecords)
    }
    do throws(StoreError) {
      lastBatch = number
      try database.run("update write_batch set number = $1 where id = 1", [number])
    } catch {
      rollBack(transaction)
      return .undone(.storage(error))
    }
    do {
      try transaction.keys.writeMade(batch: number)
    } catch {
      // Whether the keys were written is not known. Opening again sweeps them.
      abandon()
      return .undone(.batchRecords)
    }
    do throws(StoreError) {
      try database.run("commit")
    } catch {
      return findOut(number, error, performed)
    }
    note(committed: performed)
    transaction.committed()
    return .settled
  }

  /// After a COMMIT that reported an error: looks the batch up by its own row, and answers only
  /// when a further transaction is durable behind what was found.
  private func findOut(_ number: Int64, _ error: StoreError, _ performed: Int) -> Ending {
    counts.value.withLock { $0.failedCommits += 1 }
    abandon()
    do throws(StoreError) {
      guard try reopen() == number else { return .undone(.storage(error)) }
      note(committed: performed)
      return .settled
    } catch {
      return .unknown
    }
  }

  private func note(committed works: Int) {
    counts.value.withLock { counts in
      counts.batches += 1
      counts.works += works
    }
  }

  private func rollBack(_ transaction: Transaction) {
    transaction.rollBack()
    guard transaction.database.isInTransaction else { return }
    do throws(StoreError) {
      try transaction.database.run("rollback")
    } catch {
      abandon()
    }
  }

  /// Closes the connection as it is. A checkpoint now would delete the log and with it the answer
  /// to what became of the batch.
  private func abandon() {
    open?.keys.close()
    open?.database.close(keepingWAL: true)
    open = nil
  }

  /// Opens the connection again and makes what it finds durable.
  ///
  /// The transaction at the end fences what came before it: a batch that was found is now synced,
  /// and one that was not found has had its frames in the log overwritten, so that no later
  /// recovery can bring it back.
  ///
  /// - Returns: The number of the last batch in the database.
  private func reopen() throws(StoreError) -> Int64 {
    // After a failed sync the system may hold pages for clean that never reached the disk, and
    // the next sync would not write them. Writing the same bytes again makes them dirty.
    do {
      try DurableFile.rewriteInPlace(location.path + "-wal")
    } catch {
      throw .io
    }
    let database = try Database(location, role: .writer)
    do throws(StoreError) {
      let found = try Self.batchNumber(in: database)
      let keyStore = try KeyStore(keys, role: .writer)
      let ledger: LedgerAppender
      do {
        try keyStore.recover(beside: database, lastBatch: found)
        ledger = try LedgerAppender(database, signing: signingKey)
      } catch {
        throw error as? StoreError ?? .io
      }
      lastBatch = max(lastBatch, found) + 1
      try database.begin()
      try database.run("update write_batch set number = $1 where id = 1", [lastBatch])
      try database.run("commit")
      open = (database, keyStore, ledger)
      return found
    } catch {
      database.close(keepingWAL: true)
      throw error
    }
  }

  private static func batchNumber(in database: Database) throws(StoreError) -> Int64 {
    guard let row = try database.rows("select number from write_batch where id = 1").first else {
      throw .corrupt
    }
    return try row.integer(0)
  }

  // MARK: The write-ahead log

  /// SQLite's default, which we keep.
  private static let pageBytes = 4_096

  /// Empties the log when enough was written to it. A checkpoint that fails loses nothing: the
  /// log still has it all, and the next attempt writes the same pages again.
  func checkpointIfDue() {
    guard let database = open?.database else { return }
    open?.keys.checkpointIfDue(pages: limits.checkpointPages)
    guard hasShed || database.pagesSinceCheckpoint >= limits.checkpointPages else { return }
    hasShed = false
    let isLarge = database.walPages * Self.pageBytes > limits.truncateBytes
    do throws(StoreError) {
      try database.checkpoint(isLarge ? .truncate : .passive)
      counts.value.withLock { $0.checkpoints += 1 }
    } catch {}
  }

  /// Empties the log and closes the connection. Where readers hold the log it stays as it is,
  /// which is sound: the next start goes on with it.
  func close() {
    try? open?.database.checkpoint(.truncate)
    open?.keys.close()
    open?.database.close()
    open = nil
  }
}
