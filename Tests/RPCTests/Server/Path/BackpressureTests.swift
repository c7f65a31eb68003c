import Dispatch
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

/// What the server holds for a peer is bounded by its write buffer and by the kernel's, which takes
/// at most a few megabytes. The server has one event loop here, so each call that another peer gets
/// answered shows that the loop has gone round.
@Suite("Streams by pull")
struct BackpressureTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  /// Far more than server and kernel together may hold.
  private static let messages: Int64 = 20_000
  private static let heldBytesMax: Int64 = 24 << 20
  private static let roundsOfTheLoop = 300

  @Test(
    "a peer that does not read stops its stream, not the server; reading starts it again",
    arguments: [Lane.inline, .read])
  func unreadStream(lane: Lane) async throws {
    let firehose = Firehose()
    let rule: MethodRule =
      lane == .inline ? .open(because: "a test") : .policy(.read, .session)
    try await Self.served([firehose.route(rule, lane)]) { server in
      let idle = try server.peer(receiveBuffer: 32 << 10)
      try await idle.open(
        1, Firehose.method, Number(Self.messages), .remoteClosed,
        metadata: [Person.student.authorization])
      let other = try server.peer()
      for _ in 0..<Self.roundsOfTheLoop {
        #expect(try await other.lives())
        #expect(firehose.producedBytes < Self.heldBytesMax)
      }
      #expect(firehose.produced > 0)

      for _ in 0..<Self.messages {
        let frame = try await idle.next()
        #expect(frame.payload.readableBytes == Firehose.messageBytes)
      }
      #expect(try await idle.lines(1) == ["1 end"])
      #expect(firehose.produced == Self.messages)
    }
  }

  /// A server that cuts off nobody for being slow: these tests are about what it holds meanwhile, and on a
  /// busy machine the peer is slow enough.
  private static func served(
    _ routes: [Route] = [], _ body: (TestServer) async throws -> Void
  ) async throws {
    try await TestServer.with(routes: routes) {
      $0.limits.times.writeStall = 600_000
      $0.limits.times.body = 600_000
    } _: {
      try await body($0)
    }
  }

  @Test("a stream that the peer takes as fast as it comes leaves others their turn")
  func others() async throws {
    let (opened, asked) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let firehose = Firehose {
      opened.signal()
      asked.wait()
    }
    let producedBefore = Atomic<Int64>(-1)
    let look = Route.inline(NoteCalls.add, .open(because: "a test")) { _, _ in
      producedBefore.store(firehose.produced, ordering: .relaxed)
      return Google_Protobuf_Empty()
    }
    let stream = firehose.route(.open(because: "a test"), .inline)
    try await TestServer.with(routes: [stream, look]) { server in
      let (peer, other) = (try server.peer(), try server.peer())
      #expect(try await other.lives())
      try await peer.open(1, Firehose.method, Number(Self.messages), .remoteClosed)
      // The loop stands still in the stream's first turn until the other's call has been sent.
      await Self.onThread { opened.wait() }
      try await other.open(1, NoteCalls.add, .init("look"))
      asked.signal()
      #expect(try await other.lines(1) == ["1 OK"])
      // A few turns of 16, and not the thousand that the kernel takes from who is not stopped.
      #expect(producedBefore.load(ordering: .relaxed) <= 160)
    }
  }

  private static func onThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { waiter in
      Thread {
        body()
        waiter.resume()
      }.start()
    }
  }

  @Test("five million counted for a peer that does not read are not counted yet")
  func unreadCount() async throws {
    try await Self.served { server in
      let idle = try server.peer(receiveBuffer: 32 << 10)
      try await idle.open(1, EchoService.count, Number(5_000_000), .remoteClosed)
      #expect(try await idle.lines(1) == ["1 data 2 bytes"])
      let other = try server.peer()
      for _ in 0..<Self.roundsOfTheLoop { #expect(try await other.lives()) }
      // All that was sent, and what is read while it is sent, is far less than all there is.
      idle.halfClose()
      #expect(try await idle.lines(2_000).last == "1 data 3 bytes")
    }
  }

  @Test("a peer that sends a chat and reads nothing is not read further, and loses nothing")
  func unreadChat() async throws {
    try await Self.served { server in
      let talker = try server.peer(receiveBuffer: 32 << 10)
      let other = try server.peer()
      try await talker.open(1, EchoService.chat, nil, .remoteOpen)
      let message = try ByteBuffer.data(1, Bytes(.init(repeating: 1, count: 32 << 10)))
      var sentBytes: Int64 = 0
      var sentMessages = 0
      var rest = ByteBuffer()
      var roundsRefused = 0
      while roundsRefused < Self.roundsOfTheLoop, sentBytes < 4 * Self.heldBytesMax {
        if rest.readableBytes == 0 {
          rest = message
          sentMessages += 1
        }
        let before = rest.readableBytes
        let isTaken = try talker.sendAtOnce(&rest)
        sentBytes += Int64(before - rest.readableBytes)
        roundsRefused = isTaken ? 0 : roundsRefused + 1
        #expect(try await other.lives())
      }
      #expect(sentBytes < 2 * Self.heldBytesMax)

      // The last message is still on its way in; the ones before come back first.
      for _ in 1..<sentMessages {
        #expect(try await talker.next().payload.readableBytes > 32 << 10)
      }
      try await talker.send(rest)
      try await talker.data(1, nil, [.remoteClosed, .noData])
      #expect(try await talker.next().payload.readableBytes > 32 << 10)
      #expect(try await talker.lines(1) == ["1 end"])
    }
  }

  @Test(
    "a stream ends with its peer, however much was left of it", arguments: [Lane.inline, .read])
  func streamOfVanishedPeer(lane: Lane) async throws {
    let firehose = Firehose()
    let rule: MethodRule =
      lane == .inline ? .open(because: "a test") : .policy(.read, .session)
    try await Self.served([firehose.route(rule, lane)]) { server in
      let peer = try server.peer()
      try await peer.open(
        1, Firehose.method, Number(.max), .remoteClosed, metadata: [Person.student.authorization])
      for _ in 0..<100 { _ = try await peer.next() }
      let other = try server.peer()
      #expect(try await other.lives())
      peer.reset()
      while server.server.openConnections > 1 { #expect(try await other.lives()) }
      let produced = firehose.produced
      for _ in 0..<Self.roundsOfTheLoop { #expect(try await other.lives()) }
      // At most the turn that was in its lane when the peer vanished.
      #expect(firehose.produced <= produced + 8)
    }
  }
}
