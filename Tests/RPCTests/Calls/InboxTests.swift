import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Inboxes: what people must see", .timeLimit(.minutes(10)))
struct InboxTests {
  @Test("Everybody finds what was delivered to them, newest first, and nothing of anybody else")
  func own() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.elevationBegan, to: [.tutor, .dataProtectionOfficer])
      try campus.deliver(.reviewDue, to: [.dataProtectionOfficer], due: "2026-11-30 12:00")
      let officer = try await campus.client(.dataProtectionOfficer).inbox()
      #expect(officer.items.map(\.kind) == [.reviewDue, .elevationBegan])
      #expect(officer.items.map(\.hasDue) == [true, false])
      #expect(officer.items[0].due.utc == "2026-11-30 12:00")
      #expect(officer.items[0].at.utc == "2026-11-23 09:00")
      #expect(officer.items.allSatisfy { $0.aboutID == TestCampus.matter.text })
      #expect(officer.unreadCount == 2)
      #expect(try await campus.client(.tutor).inbox().items.map(\.kind) == [.elevationBegan])
      #expect(try await campus.client(.ada).inbox() == .init())
    }
  }

  @Test("A campus system that acts for somebody reaches that person's inbox, and its own is empty")
  func acting() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.noteCommented, to: [.tutor])
      let portal = try campus.client(.portal, onBehalfOf: .tutor)
      let items = try await portal.inbox().items
      #expect(items.count == 1)
      #expect(try await portal.acknowledge(items[0].id).hasAcknowledged)
      #expect(try await campus.client(.portal).inbox().items == [])
      #expect(try await campus.client(.tutor).inbox().unreadCount == 0)
    }
  }

  @Test("To a campus system there is nothing of what the person is told in another office (F1)")
  func offices() async throws {
    try await TestCampus.with { campus in
      try await campus.employ(.tutor, as: .supervisor)
      for kind in InboxKind.allCases { try campus.deliver(kind, to: [.tutor, .stranger]) }
      let (tutor, portal) = (
        try campus.client(.tutor), try campus.client(.portal, onBehalfOf: .tutor)
      )
      let all = try await tutor.inbox(size: 500)
      #expect(all.unreadCount == InboxKind.allCases.count && all.items.count == all.unreadCount)
      let shown = try await portal.inbox(size: 500)
      #expect(Set(shown.items.map(\.kind)) == [.noteCommented, .tutorChanged, .appointmentFlagged])
      #expect(shown.items.count == 3 && shown.unreadCount == 3)
      // Who holds no other office is told as a tutor what somebody else may be told as a supervisor too.
      let strangers = try await campus.client(.portal, onBehalfOf: .stranger).inbox(size: 500)
      let kinds = Set(strangers.items.map(\.kind))
      #expect(kinds.contains(.disclosureDecided) && kinds.contains(.referralAnswered))
      #expect(kinds.isDisjoint(with: [.breakGlassBegan, .reviewDue, .approvalDue, .caseOpened]))

      let hidden = try #require(all.items.first { $0.kind == .breakGlassBegan })
      await expectRefusal(.permissionDenied) { try await portal.acknowledge(hidden.id) }
      #expect(try await tutor.inbox(size: 500).unreadCount == all.unreadCount)
      await expectRefusal(.failedPrecondition, "CURSOR_EXPIRED") {
        try await portal.watched(after: hidden.id)
      }
      var watch = try portal.watchInbox()
      for item in shown.items.reversed() { #expect(try await watch.next()?.item.id == item.id) }
      #expect(try await watch.next()?.hasItem == false)
      try campus.deliver(.reviewDue, to: [.tutor])
      try campus.deliver(.noteCommented, to: [.tutor])
      #expect(try await watch.next()?.item.kind == .noteCommented)
    }
  }

  @Test("Nobody who has not signed in has one")
  func signedOut() async throws {
    try await TestCampus.with { campus in
      let nobody = try campus.client(nil)
      await expectRefusal(.unauthenticated) { try await nobody.inbox() }
      await expectRefusal(.unauthenticated) { try await nobody.acknowledge("inb_x") }
      await expectRefusal(.unauthenticated) { try await nobody.watched() }
    }
  }

  @Test("Acknowledging counts the first time, and takes the item from what is unread")
  func acknowledge() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.approvalDue, to: [.tutor])
      try campus.deliver(.reviewDue, to: [.tutor])
      let tutor = try campus.client(.tutor)
      let older = try await tutor.inbox().items[1]
      #expect(!older.hasAcknowledged)
      let acknowledged = try await tutor.acknowledge(older.id)
      #expect(acknowledged.acknowledged.utc == "2026-11-23 09:00")
      campus.now = campus.now.adding(minutes: 5)
      #expect(try await tutor.acknowledge(older.id) == acknowledged)
      #expect(try await tutor.inbox(unreadOnly: true).items.map(\.kind) == [.reviewDue])
      let all = try await tutor.inbox()
      #expect(all.items.map(\.hasAcknowledged) == [false, true])
      #expect(all.unreadCount == 1)
    }
  }

  @Test("Another's item is denied as one that does not exist, and stays unread")
  func othersItem() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.reviewDue, to: [.dataProtectionOfficer])
      let officer = try campus.client(.dataProtectionOfficer)
      let id = try await officer.inbox().items[0].id
      for person in [Person.tutor, .ada, .admin, .records] {
        let client = try campus.client(person)
        let theirs = await expectRefusal(.permissionDenied) { try await client.acknowledge(id) }
        let absent = await expectRefusal(.permissionDenied) {
          try await client.acknowledge("inb_" + String(repeating: "a", count: 26))
        }
        #expect(theirs == absent)
      }
      #expect(try await officer.inbox().unreadCount == 1)
    }
  }

  @Test("Pages go on where the one before ended, whatever comes meanwhile")
  func pages() async throws {
    try await TestCampus.with { campus in
      for _ in 0..<5 { try campus.deliver(.reviewDue, to: [.tutor]) }
      let tutor = try campus.client(.tutor)
      let all = try await tutor.inbox().items.map(\.id)
      let first = try await tutor.inbox(size: 2)
      try campus.deliver(.approvalDue, to: [.tutor])
      let second = try await tutor.inbox(size: 3, token: first.nextPageToken)
      #expect(first.items.map(\.id) + second.items.map(\.id) == all)
      #expect(second.nextPageToken == "")
      // A token is good for its own list alone.
      await expectRefusal(.invalidArgument, fields: ["page_token"]) {
        try await tutor.inbox(unreadOnly: true, token: first.nextPageToken)
      }
      await expectRefusal(.invalidArgument, fields: ["page_size"]) {
        try await tutor.inbox(size: 501)
      }
    }
  }

  // MARK: Watching

  @Test("A watch gives what is unread, says that this was all, and then each item as it comes")
  func watch() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.elevationBegan, to: [.tutor])
      let tutor = try campus.client(.tutor)
      var watch = try tutor.watchInbox()
      let first = try #require(try await watch.next())
      #expect(first.sequence == 1)
      #expect(first.item.kind == .elevationBegan)
      let all = try #require(try await watch.next())
      #expect(all.sequence == 2)
      #expect(!all.hasItem)
      for kind in [InboxKind.breakGlassBegan, .reviewDue, .approvalDue] {
        try campus.deliver(kind, to: [.tutor])
        try campus.deliver(.breakGlassBegan, to: [.dataProtectionOfficer])
      }
      var kinds: [Pastoral_V1_InboxKind] = []
      while kinds.count < 3 { kinds.append(try #require(try await watch.next()).item.kind) }
      #expect(kinds == [.breakGlassBegan, .reviewDue, .approvalDue])
    }
  }

  @Test("A watch goes on after the last item, on another run of the server")
  func resume() async throws {
    try await TestCampus.with { campus in
      for kind in [InboxKind.elevationBegan, .breakGlassBegan] {
        try campus.deliver(kind, to: [.tutor])
      }
      let tutor = try campus.client(.tutor)
      var watch = try tutor.watchInbox()
      let first = try #require(try await watch.next()).item
      async let restarted: Void = campus.restart()
      await expectRefusal(.unavailable, "DRAINING") {
        while try await watch.next() != nil {}
      }
      try await restarted
      try campus.deliver(.reviewDue, to: [.tutor])
      let next = try campus.client(.tutor)
      var resumed = try next.watchInbox(after: first.id)
      #expect(try await resumed.next()?.item.kind == .breakGlassBegan)
      #expect(try await resumed.next()?.item.kind == .reviewDue)
    }
  }

  @Test("An item that is not in the inbox is no place to go on from, whosever it is")
  func wrongPlace() async throws {
    try await TestCampus.with { campus in
      try campus.deliver(.reviewDue, to: [.dataProtectionOfficer])
      let others = try await campus.client(.dataProtectionOfficer).inbox().items[0].id
      let tutor = try campus.client(.tutor)
      for id in [others, "inb_nothing"] {
        await expectRefusal(.failedPrecondition, "CURSOR_EXPIRED") {
          try await tutor.watched(after: id)
        }
      }
    }
  }

  @Test("Whoever is disabled in the middle of a watch is given nothing more")
  func revoked() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      var watch = try tutor.watchInbox()
      #expect(try await watch.next()?.hasItem == false)
      _ = try await campus.client(.admin).unary(
        AdminService.disablePrincipal, .with { $0.principalID = campus.id(.tutor) })
      try campus.deliver(.reviewDue, to: [.tutor])
      await expectRefusal(.unauthenticated) { try await watch.next() }
    }
  }

  @Test("A reader far behind is given all of it, in order, and holds nobody up")
  func slowReader() async throws {
    try await TestCampus.with { campus in
      var configuration = try campus.configuration(.tutor)
      // Room for some fifty items.
      configuration.extensions?.window = 4_096
      let slow = try Client(configuration)
      var watch = try slow.watchInbox()
      #expect(try await watch.next()?.hasItem == false)
      for _ in 0..<300 { try campus.deliver(.reviewDue, to: [.tutor]) }

      let quick = try campus.client(.tutor)
      let unread = try await quick.inbox(size: 500)
      #expect(unread.unreadCount == 300)
      // Read elsewhere before it was sent: it is unread no longer.
      let last = try #require(unread.items.first)
      _ = try await quick.acknowledge(last.id)

      var ids: [String] = []
      while ids.count < 299 { ids.append(try #require(try await watch.next()).item.id) }
      #expect(ids == unread.items.dropFirst().reversed().map(\.id))
    }
  }
}

extension TestCampus {
  /// What items of these tests are about.
  fileprivate static let matter = Identifier("tok_" + String(repeating: "a", count: 26))!

  /// Delivers an item, and returns when it is durable.
  fileprivate func deliver(_ kind: InboxKind, to people: [Person], due: String? = nil) throws {
    let ids = people.map { id($0) }
    let now = now
    try server.store.write { tx in
      var random = SystemRandom()
      try tx.deliver(
        kind, about: Self.matter, to: ids, at: now, due: due.map { .utc($0) }, random: &random)
    }
  }
}

extension Client {
  fileprivate func inbox(
    unreadOnly: Bool = false, size: Int32 = 0, token: String = ""
  ) async throws -> Pastoral_V1_ListInboxResponse {
    try await unary(
      InboxService.list,
      .with {
        $0.unreadOnly = unreadOnly
        $0.pageSize = size
        $0.pageToken = token
      })
  }

  fileprivate func acknowledge(_ id: String) async throws -> Pastoral_V1_InboxItem {
    try await unary(InboxService.acknowledge, .with { $0.itemID = id })
  }

  fileprivate func watchInbox(
    after id: String = ""
  ) throws -> ReplyStream<Pastoral_V1_WatchInboxResponse>.Iterator {
    try serverStream(InboxService.watch, .with { $0.afterID = id }).makeAsyncIterator()
  }

  /// The first message of a watch.
  fileprivate func watched(
    after id: String = ""
  ) async throws -> Pastoral_V1_WatchInboxResponse? {
    var watch = try watchInbox(after: id)
    return try await watch.next()
  }
}
