import Dispatch
import Domain
import Synchronization
import Testing

@testable import Store

@Suite("The write lane")
struct WriterTests {
  let scratch: Scratch
  let location: Database.Location

  init() throws {
    scratch = try Scratch()
    location = try scratch.database()
  }

  @Test("A hundred works in one submission are committed twice, not a hundred times")
  func groups() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let works = (100..<200).map { RecordedWork.adding("\($0)") }
    #expect(writer.perform(works) == Array(repeating: [.done], count: 100))
    #expect(writer.statistics.batches == 2)
    #expect(writer.statistics.works == 100)
    #expect(try programmes(in: location).count == 100)
  }

  @Test("What is queued while a batch is open joins it")
  func admits() throws {
    var limits = Writer.Limits()
    limits.admissionMax = .seconds(60)
    let writer = try Writer(location, limits: limits)
    defer { writer.drainAndStop() }
    let second = RecordedWork.adding("B")
    let first = RecordedWork { transaction in
      writer.submit([second])
      try transaction.addProgramme("A")
    }
    #expect(writer.perform([first]) == [[.done]])
    #expect(second.told() == [.done])
    #expect(writer.statistics.batches == 1)
  }

  @Test("A batch that is old enough admits nothing more")
  func stopsAdmitting() throws {
    var limits = Writer.Limits()
    limits.admissionMax = .zero
    let writer = try Writer(location, limits: limits)
    defer { writer.drainAndStop() }
    let second = RecordedWork.adding("B")
    let first = RecordedWork { transaction in
      writer.submit([second])
      try transaction.addProgramme("A")
    }
    #expect(writer.perform([first]) == [[.done]])
    #expect(second.told() == [.done])
    #expect(writer.statistics.batches == 2)
  }

  @Test("What a batch has added to is told once, after its works were settled; else nothing is")
  func changed() throws {
    let told = Mutex<[Feeds]>([])
    let adding = RecordedWork { try $0.append(.studentChanged, "stu_1", at: .noon) }
    let wasSettled = Mutex<[RecordedWork.Told]>([])
    let writer = try Writer(
      location,
      changed: { feeds in
        wasSettled.withLock { $0 = adding.told() }
        told.withLock { $0.append(feeds) }
      })
    #expect(writer.perform([.adding("A")]) == [[.done]])
    #expect(writer.perform([adding, adding, .adding("B")]).count == 3)
    #expect(writer.perform([.adding("C")]) == [[.done]])
    writer.drainAndStop()
    #expect(told.withLock { $0 } == [.events])
    #expect(wasSettled.withLock { $0 }.allSatisfy { $0 == .done })
  }

  @Test("Work that fails is undone alone")
  func savepoints() throws {
    struct Refused: Error {}
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let told = writer.perform([
      .adding("A"),
      RecordedWork { transaction in
        try transaction.addProgramme("half")
        throw Refused()
      },
      RecordedWork { transaction in
        try transaction.addProgramme("another half")
        try transaction.addProgramme("A")
      },
      .adding("B"),
    ])
    #expect(
      told == [
        [.done], [.failed("Refused()")], [.failed("\(StoreError.constraint(.unique))")], [.done],
      ])
    #expect(try programmes(in: location) == ["A", "B"])
    #expect(writer.statistics.batches == 1)
  }

  @Test("What work has noted as shown before it failed is not taken for the next one's")
  func notesOfFailure() throws {
    struct Refused: Error {}
    let writer = try Writer(location)
    let taken = Mutex<[Access]>([])
    defer { writer.drainAndStop() }
    let told = writer.perform([
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
  }

  /// What a savepoint may have to restore is kept in memory first and then in a file.
  @Test("Work that changes much is undone alone too", arguments: [1, 10, 100, 1_000])
  func largeSavepoints(pages: Int) throws {
    struct Refused: Error {}
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    // Two of these fill a page.
    let title = String(repeating: "a", count: 1_900)
    let fill = RecordedWork { transaction in
      for number in 0..<(2 * pages) {
        try transaction.run(
          "insert into programme (id, code, title, revision) values ($1, $1, $2, 1)",
          "\(number)", title)
      }
    }
    #expect(writer.perform([fill]) == [[.done]])
    let told = writer.perform([
      .adding("A"),
      RecordedWork { transaction in
        try transaction.run("update programme set revision = 2")
        throw Refused()
      },
      RecordedWork { try $0.run("update programme set revision = revision + 2") },
      RecordedWork { transaction in
        try transaction.run("delete from programme")
        throw Refused()
      },
    ])
    #expect(told == [[.done], [.failed("Refused()")], [.done], [.failed("Refused()")]])
    #expect(writer.statistics.batches == 2)
    let database = try Database(location, role: .reader)
    defer { database.close() }
    let rows = try database.rows(
      "select count(*), min(revision), max(revision) from programme")
    #expect(rows.map(\.values) == [[.integer(Int64(2 * pages + 1)), .integer(3), .integer(3)]])
  }

  @Test("Work that is no longer wanted is not performed, and a batch of nothing is not committed")
  func skips() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let unwanted = RecordedWork(wanted: false) { try $0.addProgramme("A") }
    let failing = RecordedWork { _ in throw StoreError.misuse("test") }
    #expect(writer.perform([unwanted]) == [[.skipped]])
    #expect(writer.perform([failing]).count == 1)
    #expect(unwanted.performed == 0)
    #expect(writer.statistics.batches == 0)
  }

  @Test("The batch is delivered once, after all its works were settled")
  func delivers() throws {
    let deliveries = Mutex<[Int]>([])
    let delivered = DispatchSemaphore(value: 0)
    let writer = try Writer(
      location,
      delivered: { batch in
        for case let work as RecordedWork in batch { #expect(work.told().count == 1) }
        deliveries.withLock { $0.append(batch.count) }
        delivered.signal()
      })
    defer { writer.drainAndStop() }
    writer.submit([
      RecordedWork.adding("A"), RecordedWork(wanted: false) { _ in }, RecordedWork.adding("A"),
    ])
    delivered.wait()
    #expect(deliveries.withLock { $0 } == [3])
  }

  @Test("No space left ends the whole batch, and the next works once there is space again")
  func full() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let limit = RecordedWork { transaction in
      let pages = try transaction.database.answer(toPragma: "page_count")
      guard case .integer(let pages) = pages else { throw StoreError.corrupt }
      try transaction.database.execute(script: "PRAGMA max_page_count = \(pages)")
    }
    #expect(writer.perform([limit]) == [[.done]])

    let large = RecordedWork { transaction in
      try transaction.run(
        "insert into programme values ('x', 'x', $1, 1)", String(repeating: "x", count: 1 << 20))
    }
    let ended = RecordedWork.Told.notExecuted(.storage(.full))
    let after = RecordedWork.adding("B")
    #expect(writer.perform([.adding("A"), large, after]) == [[ended], [ended], [ended]])
    #expect(after.performed == 0)
    #expect(try programmes(in: location) == [])

    let more = RecordedWork { try $0.database.execute(script: "PRAGMA max_page_count = 100000") }
    #expect(writer.perform([more, .adding("A"), .adding("B")]) == [[.done], [.done], [.done]])
    #expect(try programmes(in: location) == ["A", "B"])
  }

  @Test("Work that swallows the error which ended the transaction does not save the batch")
  func swallowed() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let swallowing = RecordedWork { transaction in
      let pages = try transaction.database.answer(toPragma: "page_count")
      guard case .integer(let pages) = pages else { throw StoreError.corrupt }
      try transaction.database.execute(script: "PRAGMA max_page_count = \(pages)")
      _ = try? transaction.run(
        "insert into programme values ('x', 'x', $1, 1)", String(repeating: "x", count: 1 << 20))
      try transaction.database.execute(script: "PRAGMA max_page_count = 100000")
    }
    let ended = RecordedWork.Told.notExecuted(.storage(.full))
    #expect(
      writer.perform([.adding("A"), swallowing, .adding("B")]) == [[ended], [ended], [ended]])
    #expect(try programmes(in: location) == [])
    #expect(writer.perform([.adding("C")]) == [[.done]])
    #expect(try programmes(in: location) == ["C"])
  }

  @Test("Records of the batch are written with it, and without them there is no batch")
  func beforeCommit() throws {
    struct Refused: Error {}
    let refuses = Mutex(false)
    let writer = try Writer(
      location,
      beforeCommit: { transaction in
        try transaction.addProgramme("batch \(try transaction.programmes().count)")
        if refuses.withLock({ $0 }) { throw Refused() }
      })
    defer { writer.drainAndStop() }
    #expect(writer.perform([.adding("A"), .adding("B")]) == [[.done], [.done]])
    #expect(try programmes(in: location) == ["A", "B", "batch 2"])

    refuses.withLock { $0 = true }
    #expect(writer.perform([.adding("C")]) == [[.notExecuted(.batchRecords)]])
    #expect(try programmes(in: location) == ["A", "B", "batch 2"])
  }

  @Test("Over its limit the log sheds ordinary writes, and no others, until it is emptied")
  func sheds() throws {
    var limits = Writer.Limits()
    limits.checkpointPages = .max
    limits.truncateBytes = 0
    limits.shedBytes = 0
    let writer = try Writer(location, limits: limits)
    defer { writer.drainAndStop() }
    #expect(writer.perform([.adding("A")]) == [[.done]])
    let erasure = RecordedWork(sheddable: false) { try $0.addProgramme("B") }
    #expect(
      writer.perform([.adding("C"), erasure]) == [[.notExecuted(.shedding)], [.done]])
    // Shedding brings about a checkpoint, which empties the log.
    #expect(writer.perform([.adding("D")]) == [[.done]])
    #expect(try programmes(in: location) == ["A", "B", "D"])
  }

  @Test("On a disk that is nearly full, ordinary writes are refused, and no others")
  func diskLow() throws {
    var limits = Writer.Limits()
    limits.keptFreeBytes = .max
    let writer = try Writer(location, limits: limits)
    defer { writer.drainAndStop() }
    let erasure = RecordedWork(sheddable: false) { try $0.addProgramme("B") }
    #expect(writer.perform([.adding("C"), erasure]) == [[.notExecuted(.diskLow)], [.done]])
    #expect(try programmes(in: location) == ["B"])
  }

  @Test("The log is checkpointed after enough pages")
  func checkpoints() throws {
    var limits = Writer.Limits()
    limits.checkpointPages = 1
    let often = try Writer(location, limits: limits)
    #expect(often.perform([.adding("A")]) == [[.done]])
    #expect(often.perform([.adding("B")]) == [[.done]])
    often.drainAndStop()
    #expect(often.statistics.checkpoints == 2)

    let seldom = try Writer(location)
    #expect(seldom.perform([.adding("C")]) == [[.done]])
    seldom.drainAndStop()
    #expect(seldom.statistics.checkpoints == 0)
  }

  @Test("Stopping performs what is queued; what comes later is refused")
  func drains() throws {
    let writer = try Writer(location)
    let works = (100..<300).map { RecordedWork.adding("\($0)") }
    writer.submit(works)
    writer.drainAndStop()
    #expect(works.map { $0.told() } == Array(repeating: [.done], count: 200))
    #expect(!DurableFile.exists(location.path + "-wal"))
    #expect(writer.perform([.adding("late")]) == [[.notExecuted(.draining)]])
    writer.drainAndStop()
  }
}
