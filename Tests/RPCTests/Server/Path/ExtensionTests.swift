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

/// What a client that says Hello gets beyond plain ttrpc, over a socket.
@Suite("Extensions")
struct ExtensionTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value
  private typealias Name = Google_Protobuf_StringValue
  private static let student = [Person.student.authorization]

  private static func hello(
    _ features: [Pastoral_Transport_V1_Feature] = [.cancel, .ping, .goaway, .window],
    window: UInt32 = 1 << 20, maxMessageBytes: UInt32 = 0
  ) -> Pastoral_Transport_V1_HelloRequest {
    var request = Pastoral_Transport_V1_HelloRequest()
    request.features = features
    request.window = window
    request.maxMessageBytes = maxMessageBytes
    return request
  }

  private static func control(_ write: (inout ByteBuffer) -> Void) -> ByteBuffer {
    var bytes = ByteBuffer()
    write(&bytes)
    return bytes
  }

  private static func cancel(_ id: UInt32) -> ByteBuffer {
    control { $0.writeCancelFrame(streamID: StreamID(rawValue: id)) }
  }

  private static func window(_ id: UInt32, _ bytes: UInt32) -> ByteBuffer {
    control { $0.writeWindowFrame(streamID: StreamID(rawValue: id), bytes: bytes) }
  }

  // MARK: Hello

  @Test("grants what it knows, and says how long a request may be")
  func grant() async throws {
    try await TestServer.with { server in
      let reply = try await server.call(
        ControlService.hello, Self.hello([.UNRECOGNIZED(77), .ping, .cancel]))
      #expect(reply.features == [.cancel, .ping])
      #expect(reply.maxMessageBytes == 1 << 20)
    }
  }

  /// A Hello that cannot be granted, and the field that is wrong.
  private static let badHellos = [
    (hello(window: 0), "window"), (hello(window: 1 << 31), "window"),
    (hello(maxMessageBytes: 4_095), "max_message_bytes"),
  ]

  @Test("names what is wrong in a Hello, and the connection lives", arguments: badHellos)
  func badHello(request: Pastoral_Transport_V1_HelloRequest, field: String) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let status = try await peer.status(ControlService.hello, request)
      #expect(status.code == .invalidArgument)
      #expect(status.message.hasPrefix(field))
      #expect(try await peer.lives())
    }
  }

  @Test("a response longer than the client takes ends its call alone")
  func maxMessageBytes() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello(maxMessageBytes: 4_096))
      #expect(try await peer.status(EchoService.big, Number(4_090)).code == .ok)
      #expect(try await peer.status(EchoService.big, Number(4_096)).code == .resourceExhausted)
    }
  }

  // MARK: CANCEL

  @Test("CANCEL takes back a write that has not begun")
  func cancelWaiting() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello())
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      try await peer.open(3, NoteCalls.add, Name("cancelled"), metadata: Self.student)
      try await peer.send(Self.cancel(3))
      #expect(try await peer.lines(1) == ["3 CANCELLED"])
      roadblock.lift()
      try server.server.store.write { _ in }
      #expect(try !server.hasNote("cancelled"))
    }
  }

  @Test("CANCEL ends a stream and a wait; an id that is not in flight is let pass")
  func cancelOthers() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello())
      try await peer.open(3, EchoService.chat, nil, .remoteOpen)
      try await peer.open(5, EchoService.sleep, Number(60_000), timeout: 60_000_000_000)
      try await peer.send(Self.cancel(3) + Self.cancel(5) + Self.cancel(7))
      #expect(try await peer.lines(2) == ["3 CANCELLED", "5 CANCELLED"])
      #expect(try await peer.lives())
    }
  }

  @Test("Control/Cancel reaches a call by its request-id, without Hello")
  func cancelByName() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let peer = try server.peer()
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      try await peer.open(
        3, NoteCalls.add, Name("cancelled"),
        metadata: Self.student + [MetadataEntry("request-id", "mine")])
      var request = Pastoral_Transport_V1_CancelRequest()
      request.requestID = "mine"
      try await peer.open(5, ControlService.cancel, request)
      #expect(try await peer.lines(2) == ["3 CANCELLED", "5 OK"])
      roadblock.lift()
      try server.server.store.write { _ in }
      #expect(try !server.hasNote("cancelled"))
      #expect(try await !peer.call(ControlService.cancel, request).cancelled)
    }
  }

  @Test("Control/Cancel reaches no other connection's calls")
  func cancelOfAnother() async throws {
    try await TestServer.with { server in
      let (peer, other) = (try server.peer(), try server.peer())
      try await peer.open(
        3, EchoService.chat, nil, .remoteOpen, metadata: [MetadataEntry("request-id", "mine")])
      #expect(try await peer.lives())
      var request = Pastoral_Transport_V1_CancelRequest()
      request.requestID = "mine"
      #expect(try await !other.call(ControlService.cancel, request).cancelled)
      try await peer.data(3, Bytes(.init([1])))
      #expect(try await peer.lines(1) == ["3 data 3 bytes"])
    }
  }

  @Test("a request-id is 1 to 64 characters", arguments: ["", String(repeating: "i", count: 65)])
  func badRequestID(id: String) async throws {
    try await TestServer.with { server in
      let metadata = [MetadataEntry("request-id", id)]
      let status = try await server.status(EchoService.echo, Bytes(), metadata: metadata)
      #expect(status.message == "request-id must be 1 to 64 characters of metadata.")
      var request = Pastoral_Transport_V1_CancelRequest()
      request.requestID = id
      #expect(try await server.status(ControlService.cancel, request).code == .invalidArgument)
    }
  }

  // MARK: PING

  @Test("PING is answered on the connection's own id with the same bytes")
  func ping() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello())
      try await peer.send(
        Self.control { $0.writePingFrame(streamID: StreamID(rawValue: 1), 0x0102_0304) })
      let pong = try await peer.next()
      #expect(pong.type == .pong && pong.streamID == .connection)
      #expect(Array(buffer: pong.payload) == [0, 0, 0, 0, 1, 2, 3, 4])
    }
  }

  @Test("a silent client is pinged, goes on when it answers, and is closed when it does not")
  func silentClient() async throws {
    try await TestServer.with {
      $0.limits.times.ping = 20
      $0.limits.times.pingAnswer = 2_000
    } _: { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello([.ping]))
      for _ in 0..<2 {
        let ping = try await peer.next()
        #expect(ping.type == .ping && ping.streamID == .connection)
        try await peer.send(
          Self.control { $0.writePongFrame(streamID: StreamID(rawValue: 1), ping.payload) })
      }
      #expect(try await peer.next().type == .ping)
      try await peer.waitForEnd()
    }
  }

  // MARK: GOAWAY

  @Test("a drain says GOAWAY with the last id that was begun, and lets that call end")
  func drain() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello())
      try await peer.open(7, EchoService.chat, nil, .remoteOpen)
      #expect(try await peer.lives(id: 3))
      async let drained: Void = server.drain()
      let frame = try await peer.next()
      #expect(frame.type == .goAway && frame.streamID == .connection)
      let goAway = GoAway(decoding: frame.payload)
      #expect(goAway == GoAway(lastID: StreamID(rawValue: 7), graceMilliseconds: 10_000))
      try await peer.open(9, EchoService.echo, Bytes())
      try await peer.data(7, nil, [.remoteClosed, .noData])
      #expect(try await peer.lines(2) == ["9 UNAVAILABLE", "7 end"])
      try await peer.waitForEnd()
      await drained
    }
  }

  @Test("an old connection is told GOAWAY; a stock client's may be old")
  func age() async throws {
    try await TestServer.with {
      $0.limits.times.age = 20
    } _: { server in
      let (peer, stock) = (try server.peer(), try server.peer())
      #expect(try await stock.lives())
      _ = try await peer.call(ControlService.hello, Self.hello([.goaway]))
      #expect(try await peer.next().type == .goAway)
      try await peer.waitForEnd()
      #expect(try await stock.lives())
    }
  }

  // MARK: WINDOW

  @Test("a stream stops at its window and goes on as it is widened, others beside it")
  func window() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello(window: 5))
      // Each message is two bytes, so the third begins within the window and ends beyond it.
      try await peer.open(3, EchoService.count, Number(7), .remoteClosed)
      #expect(try await peer.lines(3) == Array(repeating: "3 data 2 bytes", count: 3))
      try await peer.open(5, EchoService.count, Number(1), .remoteClosed)
      #expect(try await peer.lines(2) == ["5 data 2 bytes", "5 end"])
      #expect(try await peer.lives())
      try await peer.send(Self.window(3, 1))
      #expect(try await peer.lives())
      try await peer.send(Self.window(3, 1))
      #expect(try await peer.lines(1) == ["3 data 2 bytes"])
      try await peer.send(Self.window(3, 100))
      #expect(
        try await peer.lines(4) == Array(repeating: "3 data 2 bytes", count: 3) + ["3 end"])
    }
  }

  @Test("a stream that waits for its window can be cancelled")
  func cancelInWindow() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello(window: 1))
      try await peer.open(3, EchoService.count, Number(700), .remoteClosed)
      #expect(try await peer.lines(1) == ["3 data 2 bytes"])
      try await peer.send(Self.cancel(3))
      #expect(try await peer.lines(1) == ["3 CANCELLED"])
      #expect(try await peer.lives())
    }
  }

  @Test("a chat whose echoes wait for the window takes no more than it may keep")
  func chatInWindow() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.call(ControlService.hello, Self.hello(window: 1))
      try await peer.open(3, EchoService.chat, nil, .remoteOpen)
      var sent = ByteBuffer()
      for _ in 0..<10 { sent.writeImmutableBuffer(try .data(3, Bytes(.init([1])))) }
      sent.writeImmutableBuffer(try .data(3, nil, [.remoteClosed, .noData]))
      try await peer.send(sent)
      #expect(try await peer.lines(1) == ["3 data 3 bytes"])
      try await peer.send(Self.window(3, 1_000))
      #expect(
        try await peer.lines(10) == Array(repeating: "3 data 3 bytes", count: 9) + ["3 end"])
    }
  }
}
