import Domain
import Synchronization
import Testing

@testable import Store

@Suite("Inboxes, as the store keeps them")
struct InboxRecordsTests {
  let scratch: Scratch
  let store: StoreEngine

  private let dpo = "prn_" + String(repeating: "d", count: 26)
  private let tutor = "stf_" + String(repeating: "t", count: 26)
  private let matter = Identifier("apt_" + String(repeating: "a", count: 26))!
  private let decision = Decision.system(.seed)

  init() throws {
    scratch = try Scratch()
    store = try .create(at: scratch("data"), now: .noon)
  }

  @Test("Whoever an item is delivered to finds it unread, once, newest first; nobody else does")
  func delivered() throws {
    try change { tx, random in
      try tx.deliver(
        .elevationBegan, about: matter, to: [dpo, tutor, dpo], at: .noon, random: &random)
      try tx.deliver(
        .reviewDue, about: matter, to: [dpo], at: .noon.adding(minutes: 1),
        due: .noon.adding(minutes: 60), random: &random)
    }
    let items = try read {
      try $0.inbox(of: dpo, unreadOnly: false, before: nil, limit: 10, by: decision)
    }
    #expect(items.map(\.kind) == [.reviewDue, .elevationBegan])
    #expect(items.map(\.due) == [.noon.adding(minutes: 60), nil])
    #expect(items.map(\.at) == [.noon.adding(minutes: 1), .noon])
    #expect(
      items.allSatisfy { $0.about == matter && $0.acknowledged == nil && $0.id.kind == .inboxItem })
    #expect(try read { try $0.unreadCount(of: dpo, by: decision) } == 2)
    #expect(try read { try $0.unreadCount(of: tutor, by: decision) } == 1)
    #expect(try read { try $0.unreadCount(of: "prn_nobody", by: decision) } == 0)
  }

  @Test("An item is about a record: one about a student is refused, and nothing is delivered")
  func noPersons() throws {
    let student = Identifier("stu_" + String(repeating: "s", count: 26))!
    #expect(throws: StoreError.self) {
      try change { tx, random in
        try tx.deliver(.reviewDue, about: student, to: [dpo], at: .noon, random: &random)
      }
    }
    #expect(try read { try $0.unreadCount(of: dpo, by: decision) } == 0)
  }

  @Test("What the delivery was recorded with is undone with it")
  func undone() throws {
    struct Halt: Error {}
    #expect(throws: Halt.self) {
      try change { tx, random in
        try tx.deliver(.approvalDue, about: matter, to: [dpo], at: .noon, random: &random)
        throw Halt()
      }
    }
    #expect(try read { try $0.unreadCount(of: dpo, by: decision) } == 0)
  }

  @Test("Only its own reader can acknowledge an item, and the first time counts")
  func acknowledged() throws {
    try change { tx, random in
      try tx.deliver(.breakGlassBegan, about: matter, to: [dpo], at: .noon, random: &random)
    }
    let id = try #require(
      try read { try $0.unread(of: dpo, after: 0, limit: 1, by: decision) }.first
    ).id.text
    let (first, later) = (Instant.noon.adding(minutes: 1), Instant.noon.adding(minutes: 2))
    let outcomes = try change { tx, _ in
      [
        try tx.acknowledge(id, of: tutor, at: first, by: decision),
        try tx.acknowledge("inb_unknown", of: dpo, at: first, by: decision),
        try tx.acknowledge(id, of: dpo, at: first, by: decision),
        try tx.acknowledge(id, of: dpo, at: later, by: decision),
      ].map { $0?.acknowledged }
    }
    #expect(outcomes == [nil, nil, first, first])
    #expect(try read { try $0.unreadCount(of: dpo, by: decision) } == 0)
    let all = try read {
      try $0.inbox(of: dpo, unreadOnly: false, before: nil, limit: 9, by: decision)
    }
    #expect(all.count == 1)
  }

  @Test("Pages go on where the one before ended, in both directions, and leave out what is read")
  func pages() throws {
    try change { tx, random in
      for minute in 0..<5 {
        try tx.deliver(
          .breakGlassBegan, about: matter, to: [tutor, dpo], at: .noon.adding(minutes: minute),
          random: &random)
      }
    }
    let all = try read {
      try $0.inbox(of: dpo, unreadOnly: false, before: nil, limit: 9, by: decision)
    }
    #expect(all.count == 5)
    try change { tx, _ in
      _ = try tx.acknowledge(all[2].id.text, of: dpo, at: .noon, by: decision)
    }
    let older = try read {
      try $0.inbox(of: dpo, unreadOnly: true, before: all[0].number, limit: 2, by: decision)
    }
    #expect(older.map(\.id) == [all[1].id, all[3].id])
    let newer = try read { try $0.unread(of: dpo, after: all[3].number, limit: 9, by: decision) }
    #expect(newer.map(\.id) == [all[1].id, all[0].id])
  }

  @Test("The recipients of what concerns a role are those who have it and may sign in")
  func recipients() throws {
    try change { tx, _ in
      for (id, role, isActive) in [
        (dpo, Role.dataProtectionOfficer, true), ("prn_left", .dataProtectionOfficer, false),
        (tutor, .academicStaff, true),
      ] {
        let principal = Principal(id: id, kind: .person, isActive: isActive, roles: [.init(role)])
        try tx.addPrincipal(principal, name: "", at: .noon)
      }
    }
    #expect(try read { try $0.principals(holding: .dataProtectionOfficer) } == [dpo])
    #expect(try read { try $0.principals(holding: .admin) } == [])
  }

  @Test("What was acknowledged 90 days ago is forgotten; what is unread never is")
  func forgotten() throws {
    try change { tx, random in
      for _ in 0..<4 {
        try tx.deliver(.reviewDue, about: matter, to: [dpo], at: .noon, random: &random)
      }
      let items = try tx.unread(of: dpo, after: 0, limit: 9, by: decision)
      for item in [items[0], items[1], items[3]] {
        _ = try tx.acknowledge(item.id.text, of: dpo, at: .noon, by: decision)
      }
    }
    let end = Instant.noon.adding(milliseconds: Transaction.inboxItemKeptFor)
    #expect(try change { tx, _ in try tx.forgetOldInboxItems(at: end) } == 0)
    let after = end.adding(milliseconds: 1)
    #expect(try change { tx, _ in try tx.forgetOldInboxItems(at: after, atMost: 1) } == 1)
    #expect(try change { tx, _ in try tx.forgetOldInboxItems(at: after) } == 1)
    // The unread one, and the last, from which numbers go on.
    let left = try read {
      try $0.inbox(of: dpo, unreadOnly: false, before: nil, limit: 9, by: decision)
    }
    #expect(left.map { $0.acknowledged == nil } == [false, true])
  }

  /// Reads in the read lane.
  private func read<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) throws -> Result { try store.read(body) }

  /// Changes in the write lane.
  @discardableResult
  private func change<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction, inout SystemRandom) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      var random = SystemRandom()
      return try body(transaction, &random)
    }
  }
}
