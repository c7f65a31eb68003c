import Domain
import Testing

@testable import Store

@Suite("The feed, as the store keeps it")
struct EventRecordsTests {
  let scratch: Scratch
  let store: StoreEngine

  private let decision = Decision.system(.seed)

  init() throws {
    scratch = try Scratch()
    store = try .create(at: scratch("data"), now: .noon)
  }

  @Test("Events come in the order of their commits, page by page, and say which is the newest")
  func pages() throws {
    for minute in 0..<5 { try append(at: .noon.adding(minutes: minute)) }
    let first = try read(after: 0, limit: 3)
    #expect(first.events.map(\.number) == [1, 2, 3])
    #expect(first.newest == 5)
    let second = try read(after: 3, limit: 3)
    #expect(second.events.map(\.at) == [.noon.adding(minutes: 3), .noon.adding(minutes: 4)])
    #expect(try read(after: 5, limit: 3).events == [])
  }

  @Test("An event is undone with what it records")
  func undone() throws {
    struct Halt: Error {}
    #expect(throws: Halt.self) {
      try store.write { tx in
        try tx.append(.studentChanged, "stu_1", at: .noon)
        throw Halt()
      }
    }
    #expect(try read(after: 0, limit: 9).newest == 0)
  }

  @Test("What is 30 days old goes, from the oldest on and in steps; the newest stays")
  func forgotten() throws {
    for minute in 0..<6 { try append(at: .noon.adding(minutes: minute)) }
    let end = Instant.noon.adding(milliseconds: Transaction.eventsKeptFor)
    #expect(try forget(at: end) == 0)
    // The first two are older.
    #expect(try forget(at: end.adding(minutes: 2), atMost: 1) == 1)
    #expect(try forget(at: end.adding(minutes: 2), atMost: 1) == 1)
    #expect(try forget(at: end.adding(minutes: 2), atMost: 1) == 0)
    #expect(try read(after: 0, limit: 9).events.map(\.number) == [3, 4, 5, 6])

    #expect(try forget(at: end.adding(minutes: 99)) == 3)
    #expect(try read(after: 0, limit: 9).events.map(\.number) == [6])
    try append(at: .noon)
    #expect(try read(after: 6, limit: 9).events.map(\.number) == [7])
  }

  @Test("A clock that was put back leaves no gap: nothing goes after an event that stays")
  func noGap() throws {
    for minute in [0, 50, 1, 2] { try append(at: .noon.adding(minutes: minute)) }
    let end = Instant.noon.adding(milliseconds: Transaction.eventsKeptFor)
    #expect(try forget(at: end.adding(minutes: 10)) == 1)
    #expect(try read(after: 0, limit: 9).events.map(\.number) == [2, 3, 4])
  }

  @Test("Nothing is forgotten of a feed without events")
  func empty() throws {
    #expect(try forget(at: .noon) == 0)
  }

  private func append(at moment: Instant) throws {
    try store.write { try $0.append(.studentChanged, "stu_1", at: moment) }
  }

  private func read(
    after number: Int64, limit: Int
  ) throws -> (events: [FeedEvent], newest: Int64) {
    try store.read { [decision] in try $0.events(after: number, limit: limit, by: decision) }
  }

  private func forget(at now: Instant, atMost count: Int = 500) throws -> Int {
    try store.write { try $0.forgetOldEvents(at: now, atMost: count) }
  }
}
