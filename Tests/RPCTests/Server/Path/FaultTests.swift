import Foundation
import Messages
import NIOCore
import RPCServer
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("What a peer may get wrong, and what it costs")
struct FaultTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  /// What is sent, and the line it is answered with; nil where it is let pass in silence.
  struct Fault: CustomTestStringConvertible {
    let testDescription: String
    let sent: ByteBuffer
    let answer: String?
  }

  static func faults() throws -> [Fault] {
    [
      Fault(
        testDescription: "a Request on an even id",
        sent: try .request(2, EchoService.echo, Bytes()), answer: "2 INVALID_ARGUMENT"),
      Fault(
        testDescription: "a Request on the connection's own id",
        sent: try .request(0, EchoService.echo, Bytes()), answer: "0 INVALID_ARGUMENT"),
      Fault(
        testDescription: "an empty envelope",
        sent: .frame(1, type: 1), answer: "1 INVALID_ARGUMENT"),
      Fault(
        testDescription: "an envelope that is no protobuf",
        sent: .frame(1, type: 1, payload: [0xff, 0xff, 0xff]), answer: "1 INVALID_ARGUMENT"),
      Fault(
        testDescription: "an envelope whose length runs over its end",
        sent: .frame(1, type: 1, payload: [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        answer: "1 INVALID_ARGUMENT"),
      Fault(
        testDescription: "an unknown method",
        sent: request(service: EchoService.name, method: "Shout"), answer: "1 UNIMPLEMENTED"),
      Fault(
        testDescription: "an unknown service",
        sent: request(service: "pastoral.v1.NoSuchService", method: "Echo"),
        answer: "1 UNIMPLEMENTED"),
      Fault(
        testDescription: "a method that is a path",
        sent: request(
          service: EchoService.name, method: "../" + String(repeating: "x", count: 300)),
        answer: "1 UNIMPLEMENTED"),
      Fault(
        testDescription: "Data on a stream that was never opened",
        sent: try .data(7, Bytes(.init([1]))), answer: "7 INVALID_ARGUMENT"),
      Fault(
        testDescription: "a Response, which is the server's to send",
        sent: .frame(1, type: 2), answer: nil),
      Fault(
        testDescription: "a frame of unknown type",
        sent: .frame(1, type: 0x7f, payload: [1, 2, 3]), answer: nil),
      Fault(
        testDescription: "33 metadata entries",
        sent: request(metadata: (1...33).map { MetadataEntry("k\($0)", "v") }),
        answer: "1 RESOURCE_EXHAUSTED"),
      Fault(
        testDescription: "a metadata key of 65 bytes",
        sent: request(metadata: [MetadataEntry(String(repeating: "k", count: 65), "v")]),
        answer: "1 RESOURCE_EXHAUSTED"),
      Fault(
        testDescription: "a line break in metadata",
        sent: request(metadata: [MetadataEntry("x-note", "one\r\ntwo")]),
        answer: "1 INVALID_ARGUMENT"),
      Fault(
        testDescription: "authorization twice",
        sent: request(metadata: [
          MetadataEntry("authorization", "Bearer a"), MetadataEntry("authorization", "Bearer b"),
        ]), answer: "1 INVALID_ARGUMENT"),
    ]
  }

  @Test("costs that call and not the connection", arguments: try faults())
  func connectionLives(fault: Fault) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(fault.sent)
      if let answer = fault.answer { #expect(try await peer.lines(1) == [answer]) }
      #expect(try await peer.lives())
    }
  }

  @Test("unknown bits of flags are no fault")
  func unknownFlags() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      var request = try ByteBuffer.request(1, EchoService.echo, Bytes(.init([1])))
      request.setInteger(UInt8(0xf8), at: 9)
      try await peer.send(request)
      #expect(try await peer.lines(1) == ["1 OK"])
    }
  }

  // MARK: Ids

  @Test("ids come in any odd order, each answered under its own")
  func idsInAnyOrder() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for id in [9, 1, 4_294_967_295, 5] as [UInt32] {
        try await peer.open(id, EchoService.echo, Bytes())
      }
      #expect(try await peer.lines(4) == ["9 OK", "1 OK", "4294967295 OK", "5 OK"])
    }
  }

  @Test("an id may be used again once its call has ended")
  func idReuse() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for content in [[1], [2], [3]] as [[UInt8]] {
        let reply = try await peer.call(EchoService.echo, Bytes(.init(content)), id: 1)
        #expect(reply.value == Data(content))
      }
    }
  }

  @Test("a second Request on an id in flight is dropped, and the first is unharmed")
  func secondRequest() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(100)) + .request(1, EchoService.echo, Bytes())
          + .request(3, EchoService.echo, Bytes()))
      let (first, second) = (try await peer.next(), try await peer.next())
      #expect([line(first), line(second)] == ["3 OK", "1 OK"])
      let reply = try ResponseEnvelope(decoding: second.payload)
      #expect(try Number(serializedBytes: Array(buffer: reply.payload)).value == 100)
    }
  }

  @Test("Data on a unary call that has begun is dropped, and the call is unharmed")
  func dataOnUnaryCall() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(100)) + .data(1, Bytes(.init([1])))
          + .request(3, EchoService.echo, Bytes()))
      #expect(try await peer.lines(2) == ["3 OK", "1 OK"])
    }
  }

  @Test("Data that crossed with the end of its stream is let pass")
  func lateData() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.sum, nil, .remoteOpen)
      try await peer.data(1, Number(1), .remoteClosed)
      #expect(try await peer.lines(1) == ["1 OK"])
      try await peer.data(1, Number(2))
      #expect(try await peer.lives())
    }
  }

  // MARK: The end of patience

  @Test("a length beyond the protocol is told on the connection's own id, and closes it")
  func impossibleLength() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        ByteBuffer(bytes: [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 1, 0]))
      #expect(try await peer.lines(1) == ["0 RESOURCE_EXHAUSTED"])
      try await peer.waitForEnd()
      #expect(try await server.lives())
    }
  }

  @Test("the 21st fault within a minute closes the connection, and nothing behind it is looked at")
  func tooManyFaults() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      var burst = ByteBuffer()
      for _ in 0..<21 { burst.writeImmutableBuffer(.frame(2, type: 1)) }
      burst.writeImmutableBuffer(try .request(1, EchoService.echo, Bytes()))
      try await peer.send(burst)
      let refusals = Array(repeating: "2 INVALID_ARGUMENT", count: 20)
      #expect(try await peer.lines(21) == refusals + ["0 RESOURCE_EXHAUSTED"])
      try await peer.waitForEnd()
    }
  }

  @Test(
    "a write before or behind the fault that closes is not executed, and leaves its place free",
    arguments: [true, false])
  func closedInMidBurst(isBefore: Bool) async throws {
    let metadata = [Person.student.authorization]
    try await TestServer.with(routes: [NoteCalls.route]) {
      $0.limits.work.callsInFlightMax = 1
    } _: { server in
      let peer = try server.peer()
      let write = try ByteBuffer.request(
        1, NoteCalls.add, .init("not executed"), metadata: metadata)
      var faults = ByteBuffer()
      for _ in 0..<21 { faults.writeImmutableBuffer(.frame(2, type: 1)) }
      try await peer.send(isBefore ? write + faults : faults + write)
      #expect(try await peer.lines(21).last == "0 RESOURCE_EXHAUSTED")
      try await peer.waitForEnd()
      // The second is of a later batch, so whatever the first batch had is back on its loop.
      for _ in 0..<2 { try server.server.store.write { _ in } }
      let other = try server.peer()
      #expect(try await other.lives())
      let next = try await other.status(NoteCalls.add, .init("next"), metadata: metadata)
      #expect(next.code == .ok)
      #expect(try !server.hasNote("not executed"))
    }
  }

  @Test("one call more in flight than a connection may have is refused alone")
  func tooManyCalls() async throws {
    try await TestServer.with { configuration in
      configuration.limits.connection.callsInFlightMax = 2
    } _: { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(100)) + .request(3, EchoService.sleep, Number(150))
          + .request(5, EchoService.echo, Bytes()))
      #expect(try await peer.lines(3) == ["5 RESOURCE_EXHAUSTED", "1 OK", "3 OK"])
      #expect(try await peer.lives())
    }
  }

  private static func request(
    service: String = EchoService.name, method: String = "Echo", metadata: [MetadataEntry] = []
  ) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: service, method: method, payload: [],
      metadata: metadata)
    return bytes
  }
}
