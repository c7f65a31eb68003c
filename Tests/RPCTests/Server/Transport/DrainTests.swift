import Foundation
import Messages
import NIOCore
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Draining")
struct DrainTests {
  private typealias Bytes = Google_Protobuf_BytesValue

  @Test("answers what is in flight, and lets no new connection in")
  func finishes() async throws {
    // An address of its own: on the usual one another test's server may be given the freed port.
    try await TestServer.with({ $0.host = "127.0.0.77" }) { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, .init(150)) + .request(3, EchoService.echo, Bytes()))
      #expect(try await peer.lines(1) == ["3 OK"])
      async let drained: Void = server.drain()
      #expect(try await peer.lines(1) == ["1 OK"])
      try await peer.waitForEnd()
      await drained
      #expect(throws: PeerError.system("connect", ECONNREFUSED)) { try server.peer() }
    }
  }

  @Test("refuses new calls with the reason and when to try again, and streams go on to their end")
  func refusesNewCalls() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      #expect(try await peer.lives())
      async let drained: Void = server.drain()
      var health = Grpc_Health_V1_HealthCheckResponse.ServingStatus.serving
      while health == .serving {
        health = try await peer.call(HealthService.check, .init(), id: 3).status
      }
      #expect(health == .notServing)

      let status = try await peer.status(EchoService.echo, Bytes(), id: 5)
      #expect(status.code == .unavailable)
      let info = try Google_Rpc_ErrorInfo(serializedBytes: status.details[0].value)
      #expect(info.domain == "pastoral")
      #expect(info.reason == "DRAINING")
      let retry = try Google_Rpc_RetryInfo(serializedBytes: status.details[1].value)
      #expect(retry.retryDelay.nanos == 500_000_000)

      try await peer.data(1, Bytes(.init([1])), .remoteClosed)
      #expect(try await peer.lines(2) == ["1 data 3 bytes", "1 end"])
      try await peer.waitForEnd()
      await drained
    }
  }

  @Test("executes the writes that were taken, and answers them")
  func finishesWrites() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      let peer = try server.peer()
      try await peer.open(
        1, NoteCalls.add, .init("taken"), metadata: [Person.student.authorization])
      #expect(try await peer.lives())
      async let drained: Void = server.drain()
      roadblock.lift()
      #expect(try await peer.lines(1) == ["1 OK"])
      await drained
      let store = try StoreEngine.open(at: server.data, secrets: .test, now: TestClock.start)
      defer { store.close() }
      #expect(try store.read { try $0.principal("taken") } != nil)
    }
  }

  @Test("leaves an empty write-ahead log and a directory that can be opened again")
  func letsDirectoryGo() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let status = try await server.status(
        NoteCalls.add, .init("note"), metadata: [Person.student.authorization])
      #expect(status.code == .ok)
      #expect(throws: DataDirectoryError.inUse(pid: getpid())) {
        try StoreEngine.open(at: server.data, secrets: .test, now: TestClock.start)
      }
      await server.drain()
      let log = try? FileManager.default.attributesOfItem(atPath: server.data + "/pastoral.db-wal")
      #expect(log?[.size] as? Int ?? 0 == 0)
      try StoreEngine.open(at: server.data, secrets: .test, now: TestClock.start).close()
    }
  }

  @Test("waits no longer than its grace for a peer that does not finish")
  func grace() async throws {
    try await TestServer.with {
      $0.drainGrace = 50
    } _: { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      #expect(try await peer.lives())
      await server.drain()
      try await peer.waitForEnd()
    }
  }

  @Test("closes connections that have nothing in flight at once")
  func idle() async throws {
    try await TestServer.with {
      $0.drainGrace = 600_000
    } _: { server in
      let peers = try (0..<5).map { _ in try server.peer() }
      for peer in peers { #expect(try await peer.lives()) }
      await server.drain()
      for peer in peers { try await peer.waitForEnd() }
    }
  }
}
