import Synchronization
import Testing

@testable import Store

@Suite("The read lane")
struct ReaderPoolTests {
  let scratch: Scratch
  let writer: Writer
  let readers: ReaderPool

  init() throws {
    scratch = try Scratch()
    let location = try scratch.database()
    writer = try Writer(location)
    readers = try ReaderPool(location)
  }

  @Test("All works of one burst see the same records, whatever is written meanwhile")
  func oneSnapshot() throws {
    let seen = Mutex<[[String]]>([])
    let look = { @Sendable (transaction: Transaction) throws in
      let codes = try transaction.programmes()
      seen.withLock { $0.append(codes) }
    }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    let writing = RecordedWork { [writer] transaction in
      try look(transaction)
      #expect(writer.perform([.adding("B")]) == [[.done]])
    }
    #expect(readers.perform([writing, RecordedWork(look)]) == [[.done], [.done]])
    #expect(seen.withLock { $0 } == [["A"], ["A"]])
    #expect(readers.perform([RecordedWork(look)]) == [[.done]])
    #expect(seen.withLock { $0 }.last == ["A", "B"])
    stop()
  }

  @Test("A reader cannot write, and a work that fails leaves its neighbours alone")
  func readsOnly() throws {
    let told = readers.perform([
      .adding("A"), RecordedWork { _ = try $0.programmes() }, RecordedWork(wanted: false) { _ in },
    ])
    #expect(told == [[.failed("\(StoreError.other(8))")], [.done], [.skipped]])
    stop()
  }

  @Test("What a read has noted as shown before it failed is not taken for the next one's")
  func notesOfFailure() throws {
    struct Refused: Error {}
    let taken = Mutex<[Access]>([])
    let told = readers.perform([
      RecordedWork { transaction in
        transaction.accesses.append(LedgerStoreTests.access(1))
        throw Refused()
      },
      RecordedWork { transaction in
        transaction.accesses.append(LedgerStoreTests.access(2))
        let accesses = transaction.takeAccesses()
        taken.withLock { $0 = accesses }
      },
    ])
    #expect(told == [[.failed("Refused()")], [.done]])
    #expect(taken.withLock { $0 } == [LedgerStoreTests.access(2)])
    stop()
  }

  @Test("A read that outlasts its snapshot is interrupted, and the burst's others are refused")
  func interrupted() throws {
    var limits = ReaderPool.Limits()
    limits.snapshotMax = .zero
    let impatient = try ReaderPool(
      Database.Location(path: scratch("pastoral.db")), limits: limits)
    let endless = RecordedWork { transaction in
      try transaction.forEach(
        """
        with recursive counter (n) as (select 1 union all select n + 1 from counter)
        select n from counter where n < 0
        """
      ) { _ in }
    }
    let second = RecordedWork { _ = try $0.programmes() }
    #expect(
      impatient.perform([endless, second]) == [
        [.notExecuted(.snapshotExpired)], [.notExecuted(.snapshotExpired)],
      ])
    #expect(second.performed == 0)
    #expect(impatient.perform([RecordedWork { _ = try $0.row("select 1") }]) == [[.done]])
    impatient.drainAndStop()
    stop()
  }

  @Test("Stopping performs what is queued; what comes later is refused")
  func drains() throws {
    let works = (0..<50).map { _ in RecordedWork { _ = try $0.programmes() } }
    for work in works { readers.submit([work]) }
    readers.drainAndStop()
    #expect(works.map { $0.told() } == Array(repeating: [.done], count: 50))
    #expect(readers.perform([RecordedWork { _ in }]) == [[.notExecuted(.draining)]])
    stop()
  }

  @Test("Readers of a database that is not there are refused when they open")
  func missing() throws {
    #expect(throws: StoreError.io) {
      try ReaderPool(Database.Location(path: scratch("nothing.db")))
    }
    stop()
  }

  private func stop() {
    readers.drainAndStop()
    writer.drainAndStop()
  }
}
