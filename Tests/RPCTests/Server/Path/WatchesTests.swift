import Domain
import Messages
import NIOCore
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Streams that wait for what is committed", .timeLimit(.minutes(10)))
struct WatchesTests {
  /// A message with an item.
  private static let item = "data 78 bytes"

  @Test("take no place among the calls in flight")
  func noPlace() async throws {
    try await TestServer.with {
      $0.limits.work.callsInFlightMax = 1
    } _: { server in
      let peer = try server.peer()
      for id in [1, 3, 5] as [UInt32] { try await peer.watch(id) }
      #expect(try await peer.unread(id: 7) == 0)
      try server.deliver(to: .student)
      // Woken, each takes the one place in turn, whatever the bound says.
      let lines = try await peer.lines(3)
      #expect(lines.sorted() == [1, 3, 5].map { "\($0) \(Self.item)" })
      #expect(try await peer.unread(id: 9) == 1)
    }
  }

  @Test("are so many on one connection, and one more when one has ended")
  func perConnection() async throws {
    try await TestServer.with {
      $0.limits.work.connectionWatchesMax = 2
    } _: { server in
      let peer = try server.peer()
      for id in [1, 3] as [UInt32] { try await peer.watch(id, requestID: "watch-\(id)") }
      #expect(try await peer.refusedWatch(5).code == .resourceExhausted)
      try await server.peer().watch(1)

      try await peer.open(7, ControlService.cancel, .with { $0.requestID = "watch-3" })
      #expect(try await peer.lines(2).sorted() == ["3 CANCELLED", "7 OK"])
      try await peer.watch(9)
    }
  }

  @Test("are so many on the whole server; beyond it they are not begun")
  func together() async throws {
    try await TestServer.with {
      $0.limits.work.watchesMax = 2
    } _: { server in
      let (first, second) = (try server.peer(), try server.peer())
      try await first.watch(1)
      try await second.watch(1)
      let refused = try await second.refusedWatch(3)
      #expect(refused.code == .unavailable)
      first.hangUp()
      // The server learns of it when it does.
      var code = StatusCode.unavailable
      for id in stride(from: 5, to: 40_000, by: 2) where code == .unavailable {
        code = try await second.tryWatch(UInt32(id))
      }
      #expect(code == .ok)
    }
  }

  @Test("end when the peer has said its last, and the connection with them")
  func halfClose() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.watch(1)
      peer.halfClose()
      #expect(try await peer.lines(1) == ["1 CANCELLED"])
      try await peer.waitForEnd()
    }
  }

  @Test("end at once when the server drains, saying so, and keep it from nothing")
  func drain() async throws {
    try await TestServer.with {
      $0.drainGrace = 600_000
    } _: { server in
      let peer = try server.peer()
      try await peer.watch(1)
      await server.drain()
      let response = try ResponseEnvelope(decoding: try await peer.next().payload)
      let status = try #require(response.status)
      #expect(status.code == .unavailable)
      let info = try Google_Rpc_ErrorInfo(serializedBytes: status.details[0].value)
      #expect(info.reason == "DRAINING")
      try await peer.waitForEnd()
    }
  }

  @Test("end when their caller's session does, although nothing was to be sent")
  func revoked() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.watch(1)
      let other = try server.peer()
      try await other.watch(1, by: .tutor)
      let _: Pastoral_V1_Principal = try await server.call(
        AdminService.disablePrincipal, .with { $0.principalID = Person.student.id },
        metadata: [Person.admin.authorization])
      #expect(try await peer.lines(1) == ["1 UNAUTHENTICATED"])
      try server.deliver(to: .tutor)
      #expect(try await other.lines(1) == ["1 \(Self.item)"])
    }
  }

  @Test("end when their caller's token has expired")
  func expired() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.watch(1, by: .visitor)
      server.clock.advance(minutes: 61)
      #expect(try await peer.lines(1) == ["1 UNAUTHENTICATED"])
    }
  }

  @Test("begin with one message, and refuse a second")
  func secondMessage() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let request = Pastoral_V1_WatchInboxRequest()
      try await peer.open(
        1, InboxService.watch, nil, .remoteOpen, metadata: [Person.student.authorization])
      try await peer.data(1, request)
      try await peer.data(1, request, .remoteClosed)
      let lines = try await peer.lines(1)
      #expect(lines == ["1 INVALID_ARGUMENT"])
    }
  }

  @Test("are told only of what they watch")
  func others() async throws {
    try await TestServer.with { server in
      let (inbox, feed) = (try server.peer(), try server.peer())
      try await inbox.watch(1)
      try await feed.open(
        1, EventService.watch, .init(), .remoteClosed, metadata: [Person.feed.authorization])
      #expect(try await feed.lines(1) == ["1 data 0 bytes"])
      try server.server.store.write {
        try $0.append(.studentChanged, Person.student.id, at: TestClock.start)
      }
      #expect(try await feed.lines(1) == ["1 data 29 bytes"])
      #expect(try await inbox.lives())
    }
  }

  @Test("miss nothing that is committed while they begin, whenever that is")
  func races() async throws {
    try await TestServer.with { server in
      let store = server.server.store
      for round in 0..<50 {
        let peer = try server.peer()
        try await peer.open(
          1, InboxService.watch, .init(), .remoteClosed, metadata: [Person.student.authorization])
        try store.deliver(to: .student)
        var items = 0
        while items <= round {
          let message = try await peer.watched()
          if message.hasItem { items += 1 }
        }
        peer.reset()
      }
    }
  }
}

extension RawPeer {
  /// Opens a watch of an inbox in which nothing is unread, and returns when it waits.
  fileprivate func watch(
    _ id: UInt32, by person: Person = .student, requestID: String? = nil
  ) async throws {
    var metadata = [person.authorization]
    if let requestID { metadata.append(MetadataEntry("request-id", requestID)) }
    try await open(id, InboxService.watch, .init(), .remoteClosed, metadata: metadata)
    #expect(try await lines(1) == ["\(id) data 2 bytes"])
  }

  /// Opens a watch that is refused.
  fileprivate func refusedWatch(_ id: UInt32) async throws -> Status {
    try await open(
      id, InboxService.watch, .init(), .remoteClosed,
      metadata: [Person.student.authorization])
    let response = try ResponseEnvelope(decoding: try await next().payload)
    return try #require(response.status)
  }

  /// Opens a watch and says what came of it.
  fileprivate func tryWatch(_ id: UInt32) async throws -> StatusCode {
    try await open(
      id, InboxService.watch, .init(), .remoteClosed,
      metadata: [Person.student.authorization])
    let frame = try await next()
    guard frame.type == .response else { return .ok }
    return try ResponseEnvelope(decoding: frame.payload).status?.code ?? .ok
  }

  /// The next message of a watch.
  fileprivate func watched() async throws -> Pastoral_V1_WatchInboxResponse {
    try Pastoral_V1_WatchInboxResponse(serializedBytes: Array(buffer: try await next().payload))
  }

  fileprivate func unread(id: UInt32) async throws -> Int32 {
    let reply: Pastoral_V1_ListInboxResponse = try await call(
      InboxService.list, .init(), id: id, metadata: [Person.student.authorization])
    return reply.unreadCount
  }
}

extension TestServer {
  fileprivate func deliver(to person: Person) throws { try server.store.deliver(to: person) }
}

extension StoreEngine {
  /// Delivers an item to somebody, and returns when it is durable.
  fileprivate func deliver(to person: Person) throws {
    try write { tx in
      var random = SystemRandom()
      let about = Identifier(.token, from: &random)
      try tx.deliver(
        .reviewDue, about: about, to: [person.id], at: TestClock.start, random: &random)
    }
  }
}
