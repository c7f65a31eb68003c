import Domain
import FaultyVFS
import Foundation
import Synchronization
import Testing

@testable import Store

/// Each of these would be a booking decided on what is no longer so, or on what never was.
@Suite("What the write lane remembers")
struct RememberedTests {
  let scratch: Scratch
  let location: Database.Location
  let faults: Faults

  init() throws {
    scratch = try Scratch()
    faults = Faults()
    location = try scratch.database(vfs: faults.name)
  }

  /// Something that is remembered: how it is asked for, and how it changes.
  struct Remembering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the store says, as a number: 0 before the first change, and one more after each.
    let ask: @Sendable (Transaction) throws -> Int
    let change: @Sendable (Transaction) throws -> Void
  }

  static let staff = Identifier("stf_" + String(repeating: "a", count: 26))!
  static let student = Identifier("stu_" + String(repeating: "a", count: 26))!
  static let day = LocalDate(iso: "2026-11-24")!
  static let decision = Decision.system(.seed)

  static let all = [
    Remembering(testDescription: "weekly rules, exceptions and terms") {
      Int(try $0.availability(of: staff, from: day, by: decision).revision)
    } change: { transaction in
      try addPeople(transaction)
      var changed = try transaction.availability(of: staff, from: day, by: decision)
      changed.revision += 1
      changed.settings.horizonDays = Int(changed.revision)
      try transaction.put(changed, from: day, by: decision)
    },
    Remembering(testDescription: "closures") {
      try $0.closures(from: day, to: day).count
    } change: { transaction in
      var random = SystemRandom()
      try transaction.insert(
        Closure(
          id: Identifier(.closure, from: &random), kind: .bankHoliday, first: day, last: day,
          name: "Holiday"), by: decision)
    },
    Remembering(testDescription: "limits on a student's bookings") {
      try $0.imposedOpenMax(of: student, on: day).map { 10 - $0 } ?? 0
    } change: { transaction in
      try addPeople(transaction)
      let max = try transaction.imposedOpenMax(of: student, on: day) ?? 10
      try transaction.run(
        """
        insert into booking_limit
          (id, student_id, open_max, until_date, imposed_by, imposed_at, revision)
        values ($1, $2, $3, $4, 'x', 0, 1)
        """, "lim \(max)", student, max - 1, day)
    },
  ]

  @Test("It is asked for once, and then answered without a statement", arguments: all)
  func remembered(_ what: Remembering) throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let statements = Mutex<[Int]>([])
    let asking = { () -> RecordedWork in
      RecordedWork { transaction in
        let count = Mutex(0)
        transaction.database.trace { _ in count.withLock { $0 += 1 } }
        defer { transaction.database.trace { _ in } }
        let said = try what.ask(transaction)
        #expect(said == 0)
        statements.withLock { $0.append(count.withLock { $0 }) }
      }
    }
    for _ in 0..<3 { #expect(writer.perform([asking()]) == [[.done]]) }
    let counted = statements.withLock { $0 }
    #expect(counted.count == 3 && counted[0] > 0)
    #expect(counted.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test("A change is seen at once: in its own work, in its batch, and after it", arguments: all)
  func changed(_ what: Remembering) throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let change = RecordedWork { transaction in
      let before = try what.ask(transaction)
      try what.change(transaction)
      let after = try what.ask(transaction)
      #expect(before == 0 && after == 1)
    }
    #expect(
      writer.perform([asks(what, 0), change, asks(what, 1)]) == [[.done], [.done], [.done]])
    #expect(writer.perform([asks(what, 1)]) == [[.done]])
    #expect(
      writer.perform([asks(what, 1), RecordedWork(what.change), asks(what, 2)])
        == [[.done], [.done], [.done]])
    #expect(writer.perform([asks(what, 2)]) == [[.done]])
  }

  @Test("What a work that fails has changed and read is not remembered", arguments: all)
  func savepoint(_ what: Remembering) throws {
    struct Refused: Error {}
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let failing = RecordedWork { transaction in
      try what.change(transaction)
      let said = try what.ask(transaction)
      #expect(said == 1)
      throw Refused()
    }
    let told = writer.perform([asks(what, 0), failing, asks(what, 0), .adding("A")])
    #expect(told == [[.done], [.failed("Refused()")], [.done], [.done]])
    #expect(writer.perform([asks(what, 0)]) == [[.done]])
  }

  @Test("What a batch that is undone has changed and read is not remembered", arguments: all)
  func batch(_ what: Remembering) throws {
    struct Refused: Error {}
    let refuses = Mutex(true)
    let writer = try Writer(
      location,
      beforeCommit: { _ in
        if refuses.withLock({ $0 }) { throw Refused() }
      })
    defer { writer.drainAndStop() }
    let undone: [RecordedWork.Told] = [.notExecuted(.batchRecords)]
    #expect(writer.perform([RecordedWork(what.change), asks(what, 1)]) == [undone, undone])
    refuses.withLock { $0 = false }
    #expect(writer.perform([asks(what, 0)]) == [[.done]])
    #expect(writer.perform([asks(what, 0)]) == [[.done]])
  }

  @Test("What a COMMIT that failed would have changed is not remembered", arguments: all)
  func commit(_ what: Remembering) throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    #expect(writer.perform([asks(what, 0)]) == [[.done]])
    faults.fail(FAULTY_LOG_WRITE)
    #expect(
      writer.perform([RecordedWork(what.change), asks(what, 1)])
        == [[.notExecuted(.storage(.io))], [.notExecuted(.storage(.io))]])
    #expect(faults.failed(FAULTY_LOG_WRITE) == 1)
    #expect(writer.perform([asks(what, 0)]) == [[.done]])
  }

  @Test("A writer that starts again reads what is there, and readers remember nothing")
  func restart() throws {
    for what in Self.all {
      let writer = try Writer(location)
      #expect(writer.perform([asks(what, 0), RecordedWork(what.change)]) == [[.done], [.done]])
      writer.drainAndStop()
    }
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let readers = try ReaderPool(Database.Location(path: location.path))
    defer { readers.drainAndStop() }
    for what in Self.all {
      #expect(writer.perform([asks(what, 1)]) == [[.done]])
      #expect(readers.perform([asks(what, 1)]) == [[.done]])
      #expect(writer.perform([RecordedWork(what.change)]) == [[.done]])
      #expect(readers.perform([asks(what, 2)]) == [[.done]])
    }
  }

  @Test("An earlier day than the one that was asked about first is read")
  func earlierDay() throws {
    let writer = try Writer(location)
    defer { writer.drainAndStop() }
    let add = RecordedWork { transaction in
      try Self.addPeople(transaction)
      var random = SystemRandom()
      var availability = Availability(staffID: Self.staff, revision: 1)
      availability.exceptions = (0..<3).map {
        AvailabilityException(
          id: Identifier(.availabilityException, from: &random), kind: .closed,
          date: Self.day.adding(days: $0), startMinute: 540, endMinute: 600)
      }
      try transaction.put(availability, from: Self.day, by: Self.decision)
    }
    #expect(writer.perform([add]) == [[.done]])
    for (days, left) in [(2, 1), (1, 2), (2, 1), (0, 3), (1, 2), (3, 0)] {
      let ask = RecordedWork {
        let found = try $0.availability(
          of: Self.staff, from: Self.day.adding(days: days), by: Self.decision)
        #expect(found.exceptions.count == left)
      }
      #expect(writer.perform([ask]) == [[.done]])
    }
  }

  @Test("Every table that is remembered exists, and any statement that writes to it is noticed")
  func noticed() throws {
    let database = try Database(location, role: .writer)
    defer { database.close() }
    let tables = try database.rows("select name from sqlite_schema where type = 'table'")
      .map { try $0.text(0) }.filter { !Remembered.Tables(of: $0).isEmpty }
    #expect(
      Set(tables) == [
        "availability", "availability_rule", "availability_exception", "closure", "booking_limit",
      ])
    let writes: [(SQL, Remembered.Tables)] = [
      ("delete from availability", .availability),
      ("update availability_rule set location = ''", .availability),
      ("delete from availability_exception where id = 'x'", .availability),
      ("replace into closure select * from closure", .closures),
      ("with x as (select 1) delete from booking_limit", .bookingLimits),
    ]
    for (statement, tables) in writes {
      // Prepared now, and taken from the cache the second time.
      for _ in 0..<2 {
        let remembered = try #require(database.remembered)
        remembered.transactionBegan()
        Self.fill(remembered)
        try database.run(statement)
        #expect(Self.forgotten(remembered) == tables)
      }
    }
    try database.execute(script: "delete from closure; delete from availability")
    let remembered = try #require(database.remembered)
    #expect(Self.forgotten(remembered).isSuperset(of: [.closures, .availability]))
  }

  @Test("It keeps as many values as it may, and then begins anew")
  func bounded() {
    var memory = Memory<Int, Int>(valuesMax: 2)
    for value in 1...2 { memory.keep(value, for: value) }
    #expect(memory[1] == 1 && memory[2] == 2)
    memory.keep(3, for: 3)
    #expect(memory[1] == nil && memory[2] == nil && memory[3] == 3)
  }

  @Test("What is read after a statement wrote to its tables is kept when the transaction is over")
  func keptAgain() throws {
    let remembered = Remembered()
    Self.fill(remembered)
    remembered.willWrite(to: [.availability, .closures, .bookingLimits])
    Self.fill(remembered)
    let all: Remembered.Tables = [.availability, .closures, .bookingLimits]
    #expect(Self.forgotten(remembered) == all)
    remembered.transactionBegan()
    #expect(Self.forgotten(remembered) == all)
    Self.fill(remembered)
    #expect(Self.forgotten(remembered).isEmpty)
  }

  private static func fill(_ remembered: Remembered) {
    remembered.availabilities.keep(
      .init(day: day, availability: Availability(staffID: staff)), for: staff)
    remembered.closures.keep([], for: .all)
    remembered.bookingLimits.keep([:], for: .all)
  }

  private static func forgotten(_ remembered: Remembered) -> Remembered.Tables {
    var tables: Remembered.Tables = []
    if remembered.availabilities[staff] == nil { tables.insert(.availability) }
    if remembered.closures[.all] == nil { tables.insert(.closures) }
    if remembered.bookingLimits[.all] == nil { tables.insert(.bookingLimits) }
    return tables
  }

  /// Work that holds what the store says.
  private func asks(_ what: Remembering, _ expected: Int) -> RecordedWork {
    RecordedWork { transaction in
      let said = try what.ask(transaction)
      #expect(said == expected)
    }
  }

  private static func addPeople(_ transaction: Transaction) throws {
    try transaction.run(
      "insert into staff values ($1, 't', null, 1) on conflict do nothing", staff)
    try transaction.run(
      "insert into student values ($1, 's', null, 1) on conflict do nothing", student)
  }
}
