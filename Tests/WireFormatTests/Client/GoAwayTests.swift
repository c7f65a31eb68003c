import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("GOAWAY: calls go over to a new connection", .timeLimit(.minutes(10)))
struct GoAwayTests {
  private let time = ManualTime()

  private func bytes(_ value: UInt8) -> Google_Protobuf_BytesValue {
    .with { $0.value = Data([value]) }
  }

  private func goAway(_ last: StreamID?, on connection: PeerConnection) {
    connection.send {
      $0.writeGoAwayFrame(GoAway(lastID: last ?? 0, graceMilliseconds: 30_000))
    }
  }

  /// Answers on the peer's next connection, should there be one where there should not.
  private func answering(_ peer: ScriptedPeer) -> Task<Void, any Error> {
    Task {
      let connection = try await peer.connection()
      connection.reply(try await connection.request(), [10, 1, 1])
    }
  }

  @Test(
    "One that was begun is finished where it is; one that was not goes over at once, even a write")
  func goesOver() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration(), surroundings: time.surroundings)
    let begun = Task { try await client.unary(EchoService.echo, bytes(1)) }
    let first = try await peer.connection()
    let one = try #require(await first.request())
    let notBegun = Task { try await client.unary(EchoService.echo, bytes(2)) }
    let two = try #require(await first.request())
    goAway(one.id, on: first)

    let second = try await peer.connection()
    let again = try #require(await second.request())
    #expect(again.payload == two.payload)
    second.reply(again, again.payload)
    #expect(try await notBegun.value == bytes(2))

    // Its refusal comes late, or never; new calls do not come here.
    first.reply(two, Status(.unavailable, "Draining."))
    let later = Task { try await client.unary(EchoService.echo, bytes(3)) }
    let three = try await second.request()
    second.reply(three, [10, 1, 3])
    #expect(try await later.value == bytes(3))

    first.reply(one, one.payload)
    #expect(try await begun.value == bytes(1))
    #expect(try await first.request() == nil, "After its last answer it is closed.")
    #expect(time.pauses == [])
  }

  @Test("A stream of replies that was not begun goes over too")
  func stream() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration())
    let read = Task {
      var values: [Int64] = []
      for try await reply in try client.serverStream(EchoService.count, .init()) {
        values.append(reply.value)
      }
      return values
    }
    let first = try await peer.connection()
    _ = try await first.request()
    goAway(nil, on: first)
    let second = try await peer.connection()
    second.stream(try await second.request(), [[8, 1], [8, 2]], ending: true)
    #expect(try await read.value == [1, 2])
  }

  @Test("One whose requests have gone out cannot: it ends as not executed")
  func sentRequests() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration())
    let sum = Task {
      try await client.clientStream(EchoService.sum) { requests in
        try await requests.send(.init())
      }
    }
    let connection = try await peer.connection()
    _ = try await connection.request()
    _ = try await connection.frames.next()
    let next = answering(peer)
    defer { next.cancel() }
    goAway(nil, on: connection)
    let error = await #expect(throws: RPCError.self) { try await sum.value }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .notSent)
  }

  @Test("Nor does one that wants no retry")
  func noRetry() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration())
    let call = Task {
      try await client.unary(EchoService.echo, bytes(1), options: CallOptions(mayRetry: false))
    }
    let connection = try await peer.connection()
    _ = try await connection.request()
    let next = answering(peer)
    defer { next.cancel() }
    goAway(nil, on: connection)
    let error = await #expect(throws: RPCError.self) { try await call.value }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .notSent)
  }

  @Test("The second time in a row it waits, as the rules for retries say")
  func twice() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration(), surroundings: time.surroundings)
    let call = Task { try await client.unary(EchoService.echo, bytes(1)) }
    for _ in 0..<2 {
      let connection = try await peer.connection()
      _ = try await connection.request()
      goAway(nil, on: connection)
    }
    let last = try await peer.connection()
    last.reply(try await last.request(), [10, 1, 1])
    #expect(try await call.value == bytes(1))
    #expect(time.pauses == [.milliseconds(75)])
  }

  @Test("A client that rests learns of it too, and dials for its next call")
  func resting() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.goaway]))
    let client = try Client(peer.configuration())
    for value in 1...2 as ClosedRange<UInt8> {
      async let answer = client.unary(EchoService.echo, bytes(value))
      let connection = try await peer.connection()
      let call = try #require(await connection.request())
      connection.reply(call, call.payload)
      #expect(try await answer == bytes(value))
      goAway(call.id, on: connection)
      #expect(try await connection.request() == nil)
    }
  }

  /// Frames that are no GOAWAY of a server that may say it.
  static let notGoAways: [Frame] = [
    Frame(streamID: 0, type: .goAway, payload: ByteBuffer(repeating: 0, count: 7)),
    Frame(streamID: 0, type: .goAway, payload: ByteBuffer(repeating: 0, count: 9)),
    Frame(streamID: 0, type: .goAway),
    Frame(streamID: 3, type: .goAway, payload: ByteBuffer(repeating: 0, count: 8)),
    Frame(streamID: 5, type: .goAway, payload: ByteBuffer(repeating: 0, count: 8)),
    Frame(streamID: 3, type: .window, payload: ByteBuffer(repeating: 255, count: 4)),
    Frame(streamID: 3, type: .window, payload: ByteBuffer(repeating: 255, count: 1)),
    Frame(streamID: 0, type: .window),
    Frame(streamID: 3, type: .cancel),
    Frame(streamID: 0, type: .cancel),
    Frame(streamID: 0, type: FrameType(rawValue: 0xff)),
  ]

  @Test("What is malformed, or not a server's to say, is passed over", arguments: notGoAways)
  func passedOver(frame: Frame) async throws {
    let peer = try ExtendedConnection(granting: .everything)
    let slot = ReplySlot()
    peer.open(.one(slot))
    try peer.receive { $0.writeFrame(frame) }
    #expect(try peer.sentBesideCalls() == [])
    #expect(peer.connection.isReady)
    try peer.receive { $0.writeResponseFrame(streamID: 3, payload: [1]) }
    #expect(try await slot.outcome().get().payload == ByteBuffer(bytes: [1]))
  }
}
