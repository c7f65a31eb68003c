import Domain
import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// What the server as a whole takes on, and what it turns away.
@Suite("The server's budget")
struct BudgetTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value
  private typealias Name = Google_Protobuf_StringValue
  private static let student = [Person.student.authorization]
  private static let megabyte = 1 << 20

  /// Bytes of a call that fits the budget of these tests once and not twice.
  private static func long(_ id: UInt32) throws -> ByteBuffer {
    try .request(
      id, NoteCalls.add, Name(String(repeating: "n", count: 600 << 10)), metadata: student)
  }

  @Test("holds the bytes of calls that wait; one call too many is refused and not executed")
  func waitingCalls() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) {
      $0.limits.work.bytesInFlightMax = Self.megabyte
    } _: { server in
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      let peer = try server.peer()
      try await peer.send(try Self.long(1))
      #expect(try await peer.lives())
      let other = try server.peer()
      try await other.send(try Self.long(1))
      let refused = try await other.next()
      #expect(line(refused) == "1 UNAVAILABLE")
      let status = try #require(try ResponseEnvelope(decoding: refused.payload).status)
      #expect(status.details.contains { $0.typeURL.hasSuffix("google.rpc.RetryInfo") })
      #expect(try await other.lives())
      roadblock.lift()
      #expect(try await peer.lines(1) == ["1 OK"])
      try await other.send(try Self.long(3))
      // The name is a principal's id already, so that this one fails for a reason of its own.
      #expect(try await other.lines(1) != ["3 UNAVAILABLE"])
    }
  }

  @Test(
    "holds the place and the bytes of a call that is being proved, until it is answered or refused",
    arguments: [true, false])
  func proving(isAboutPlaces: Bool) async throws {
    let (gate, opener) = AsyncStream<Void>.makeStream()
    let method = Method<Bytes, Google_Protobuf_Empty>(
      service: "test.Proof", name: "Prove", kind: .unary)
    let route = Route(
      service: method.service, method: method.name, kind: .unary,
      rule: .open(because: "It says nothing."), lane: .write,
      work: .proved { body, _ in
        guard body.readableBytes > 0 else { throw StatusMapping.unauthenticated }
        return {
          for await _ in gate { break }
          return { _, _ in [] }
        }
      })
    try await TestServer.with(routes: [route, NoteCalls.route]) {
      if isAboutPlaces {
        $0.limits.work.callsInFlightMax = 1
      } else {
        $0.limits.work.bytesInFlightMax = Self.megabyte
      }
    } _: { server in
      let (peer, other) = (try server.peer(), try server.peer())
      func code(_ id: UInt32) async throws -> String {
        if !isAboutPlaces {
          try await other.send(try Self.long(id))
          return try await other.lines(1)[0]
        }
        return try await "\(id) "
          + other.status(SessionService.whoAmI, .init(), id: id, metadata: Self.student).code.name
      }
      // One that is refused at once has given both back.
      for id in [1, 3, 5] as [UInt32] {
        try await peer.open(id, method, Bytes())
        #expect(try await peer.lines(1) == ["\(id) UNAUTHENTICATED"])
      }
      try await peer.open(7, method, Bytes(.init(count: 600 << 10)))
      #expect(try await peer.lives())
      #expect(try await code(1) == "1 UNAVAILABLE")
      opener.yield()
      #expect(try await peer.lines(1) == ["7 OK"])
      #expect(try await code(3) == "3 OK")
    }
  }

  @Test("counts a long frame before it is whole, and gives its room back when its peer goes")
  func comingFrames() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) {
      $0.limits.work.bytesInFlightMax = Self.megabyte
    } _: { server in
      let (slow, other) = (try server.peer(), try server.peer())
      var half = try Self.long(1)
      try await slow.send(half.readSlice(length: 1_000) ?? ByteBuffer())
      #expect(try await other.lives())
      // Lives on, its frame discarded as it comes.
      try await other.send(try Self.long(3))
      #expect(try await other.lines(1) == ["3 UNAVAILABLE"])
      #expect(try await other.lives())
      slow.hangUp()
      while server.server.openConnections > 1 { #expect(try await other.lives()) }
      try await other.send(try Self.long(5))
      #expect(try await other.lines(1) == ["5 OK"])
    }
  }

  @Test("counts answers that nobody takes; others are refused until they are taken")
  func untakenAnswers() async throws {
    try await TestServer.with {
      $0.limits.work.bytesInFlightMax = 64 << 10
    } _: { server in
      let idle = try server.peer(receiveBuffer: 32 << 10)
      // More than the kernel takes for a peer that does not read.
      for index in 0..<4 as Range<UInt32> {
        try await idle.open(2 * index + 1, EchoService.big, Number(4_000_000))
      }
      let other = try server.peer()
      func code() async throws -> StatusCode {
        try await other.status(SessionService.whoAmI, .init(), metadata: Self.student).code
      }
      for _ in 0..<500 where try await code() == .unavailable { break }
      #expect(try await code() == .unavailable)
      for _ in 0..<4 { #expect(try await idle.next().payload.readableBytes > 4_000_000) }
      #expect(try await idle.lives())
      #expect(try await code() == .ok)
    }
  }

  @Test("counts the messages of a stream that wait, and refuses the stream that brings too much")
  func streamedMessages() async throws {
    let gate = Gate()
    try await TestServer.with(routes: [SlowSink.route(gate)]) {
      $0.limits.work.bytesInFlightMax = 512 << 10
    } _: { server in
      let peer = try server.peer()
      defer { gate.open() }
      try await peer.open(1, SlowSink.method, nil, .remoteOpen, metadata: Self.student)
      let message = Bytes(.init(count: 60 << 10))
      for _ in 0..<9 { try await peer.data(1, message) }
      #expect(try await peer.lines(1) == ["1 UNAVAILABLE"])
      #expect(try await peer.lives())
    }
  }

  @Test("a burst of long answers is held back until they are taken, and all arrive")
  func longAnswers() async throws {
    let made = Mutex(0)
    let long = Method<Google_Protobuf_Int64Value, Google_Protobuf_BytesValue>(
      service: "test.Long", name: "Answer", kind: .unary)
    let route = Route.inline(long, .open(because: "It says nothing.")) { request in
      made.withLock { $0 += 1 }
      return Google_Protobuf_BytesValue(.init(count: Int(request.value)))
    }
    try await TestServer.with(routes: [route]) { server in
      let peer = try server.peer(receiveBuffer: 32 << 10)
      var burst = ByteBuffer()
      let count = 64
      for index in 0..<count {
        try burst.writeImmutableBuffer(
          .request(UInt32(2 * index + 1), long, Number(4_000_000)))
      }
      try await peer.send(burst)
      let other = try server.peer()
      for _ in 0..<200 { #expect(try await other.lives()) }
      // Of 256 MB only what one answer, what is written beside it, and the kernel's share need is made.
      #expect(made.withLock { $0 } <= 8)
      for _ in 0..<count { #expect(try await peer.next().payload.readableBytes > 4_000_000) }
      #expect(made.withLock { $0 } == count)
      #expect(try await peer.lives())
    }
  }

  @Test("a call that waited for its lane beyond the bound is refused and not executed")
  func queueWait() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) {
      $0.limits.work.queueWaitMax = 1
    } _: { server in
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      let peer = try server.peer()
      try await peer.open(1, NoteCalls.add, Name("late"), metadata: Self.student)
      // Waited for until it is over, since the call waits from its own beginning.
      #expect(try await peer.call(EchoService.sleep, Number(5), id: 3).value == 5)
      roadblock.lift()
      #expect(try await peer.lines(1) == ["1 UNAVAILABLE"])
      #expect(try !server.hasNote("late"))
    }
  }

  @Test("one caller's calls are bounded by the second, on all connections together")
  func callRate() async throws {
    try await TestServer.with {
      $0.limits.work.personCallsPerSecond = 1
      $0.limits.work.personCallsBurst = 3
    } _: { server in
      var codes: [StatusCode] = []
      for _ in 0..<4 {
        codes.append(
          try await server.status(SessionService.whoAmI, .init(), metadata: Self.student).code)
      }
      #expect(codes == [.ok, .ok, .ok, .resourceExhausted])
      let other = [Person.tutor.authorization]
      #expect(try await server.status(SessionService.whoAmI, .init(), metadata: other).code == .ok)
      #expect(try await server.lives())
    }
  }

  @Test("one caller's connections are bounded; calls without a name are not counted against them")
  func connectionsOfOne() async throws {
    try await TestServer.with {
      $0.limits.connections.perIdentity = 1
    } _: { server in
      let (first, second) = (try server.peer(), try server.peer())
      func whoAmI(_ peer: RawPeer, _ id: UInt32) async throws -> StatusCode {
        try await peer.status(SessionService.whoAmI, .init(), id: id, metadata: Self.student).code
      }
      #expect(try await whoAmI(first, 1) == .ok)
      #expect(try await whoAmI(second, 1) == .resourceExhausted)
      #expect(try await second.lives())
      #expect(try await whoAmI(first, 3) == .ok)
      first.hangUp()
      while server.server.openConnections > 1 { #expect(try await second.lives()) }
      #expect(try await whoAmI(second, 3) == .ok)
    }
  }
}
