import Dispatch
import Domain
import Foundation
import Messages
import NIOCore
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// No test here measures time: a Sleep of a minute that is answered at all was ended early.
@Suite("Deadlines")
struct DeadlineTests {
  private typealias Number = Google_Protobuf_Int64Value
  private typealias Name = Google_Protobuf_StringValue

  private static let millisecond: Int64 = 1_000_000
  private static let minute = Number(60_000)
  private static let student = [Person.student.authorization]

  @Test("a call that names none gets the server's, and is in time")
  func absent() async throws {
    try await TestServer.with { server in
      let status = try await server.status(EchoService.sleep, Number(20))
      #expect(status.code == .ok)
    }
  }

  @Test("each call of a connection has its own")
  func order() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Self.minute, timeout: 200 * Self.millisecond)
          + .request(3, EchoService.sleep, Number(20), timeout: 10_000 * Self.millisecond)
          + .request(5, EchoService.sleep, Self.minute, timeout: Self.millisecond))
      #expect(
        try await peer.lines(3)
          == ["5 DEADLINE_EXCEEDED", "3 OK", "1 DEADLINE_EXCEEDED"])
    }
  }

  @Test("a stream is ended at its deadline, and its late Data is let pass")
  func stream() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(
        1, EchoService.sum, nil, .remoteOpen, timeout: 30 * Self.millisecond)
      try await peer.data(1, Number(1))
      #expect(try await peer.lines(1) == ["1 DEADLINE_EXCEEDED"])
      try await peer.data(1, Number(2), .remoteClosed)
      #expect(try await peer.lives())
    }
  }

  // MARK: Writes

  @Test("a write is executed and answered")
  func write() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let status = try await server.status(NoteCalls.add, Name("note"), metadata: Self.student)
      #expect(status.code == .ok)
      #expect(try server.hasNote("note"))
    }
  }

  @Test("a write that has not begun at its deadline is never executed")
  func lateWrite() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      let peer = try server.peer()
      try await peer.open(
        1, NoteCalls.add, Name("late"), timeout: 20 * Self.millisecond, metadata: Self.student)
      #expect(try await peer.lines(1) == ["1 DEADLINE_EXCEEDED"])
      roadblock.lift()
      try await peer.open(3, NoteCalls.add, Name("next"), metadata: Self.student)
      #expect(try await peer.lines(1) == ["3 OK"])
      #expect(try !server.hasNote("late"))
      #expect(try server.hasNote("next"))
    }
  }

  @Test("an id that a late write gave back is free for the next, which gets its own answer")
  func idOfLateWrite() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      let peer = try server.peer()
      try await peer.open(
        1, NoteCalls.add, Name("late"), timeout: 20 * Self.millisecond, metadata: Self.student)
      #expect(try await peer.lines(1) == ["1 DEADLINE_EXCEEDED"])
      try await peer.open(1, NoteCalls.add, Name("next"), metadata: Self.student)
      #expect(try await peer.lives())
      roadblock.lift()
      #expect(try await peer.lines(1) == ["1 OK"])
      #expect(try server.hasNote("next"))
    }
  }

  @Test("late writes keep their places until the lane is past them, and give each back once")
  func placesOfLateWrites() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) {
      $0.limits.work.callsInFlightMax = 2
    } _: { server in
      let peer = try server.peer()
      for round in 0..<3 {
        let roadblock = Roadblock(on: server.server.store)
        for id in [1, 3] as [UInt32] {
          try await peer.open(
            id, NoteCalls.add, Name("late"), timeout: 20 * Self.millisecond,
            metadata: Self.student)
        }
        let late = try await peer.lines(2)
        #expect(Set(late) == ["1 DEADLINE_EXCEEDED", "3 DEADLINE_EXCEEDED"])
        let status = try await peer.status(
          NoteCalls.add, Name("no place"), id: 5, metadata: Self.student)
        #expect(status.code == .unavailable, "round \(round)")
        roadblock.lift()
        // The second is of a later batch than the late ones, so these are back on their loop, and
        // the loop has gone round once it has answered.
        try server.server.store.write { _ in }
        try server.server.store.write { _ in }
        #expect(try await peer.lives())
        let next = try await peer.status(
          SessionService.whoAmI, .init(), id: 7, metadata: Self.student)
        #expect(next.code == .ok, "round \(round)")
      }
      #expect(try !server.hasNote("no place"))
    }
  }

  // MARK: Cancelling

  @Test("Data on a write that has not begun takes it back")
  func dataOnWaitingWrite() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      let peer = try server.peer()
      try await peer.open(1, NoteCalls.add, Name("taken back"), metadata: Self.student)
      try await peer.data(1, Number(1))
      #expect(try await peer.lines(1) == ["1 INVALID_ARGUMENT"])
      roadblock.lift()
      try server.server.store.write { _ in }
      #expect(try !server.hasNote("taken back"))
      #expect(try await peer.lives())
    }
  }

  @Test("a write that has not begun when its peer vanishes is never executed")
  func vanishedPeer() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      let peer = try server.peer()
      try await peer.open(1, NoteCalls.add, Name("orphan"), metadata: Self.student)
      let other = try server.peer()
      #expect(try await peer.lives())
      #expect(try await other.lives())
      peer.reset()
      while server.server.openConnections > 1 { #expect(try await other.lives()) }
      roadblock.lift()
      try server.server.store.write { _ in }
      #expect(try !server.hasNote("orphan"))
    }
  }

  @Test("a write that has begun is answered with its true result, however late")
  func begunWrite() async throws {
    let gate = Gate()
    let slow = Route.write(NoteCalls.add, .policy(.read, .session)) { request, _, _ in
      gate.pass()
      return Google_Protobuf_Empty()
    }
    try await TestServer.with(routes: [slow]) { server in
      let peer = try server.peer()
      try await peer.open(
        1, NoteCalls.add, Name("slow"), timeout: 100 * Self.millisecond, metadata: Self.student)
      gate.waitForArrival()
      // A Sleep of the same connection, set after the write, ends after the write's deadline.
      #expect(try await peer.call(EchoService.sleep, Number(150), id: 3).value == 150)
      gate.open()
      #expect(try await peer.lines(1) == ["1 OK"])
    }
  }
}
