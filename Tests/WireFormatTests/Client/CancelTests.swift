import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("CANCEL: a call that is given up is forgotten by the server too", .timeLimit(.minutes(10)))
struct CancelTests {
  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1, 2, 3]) }

  /// Makes a call on the same connection, which must go well.
  private func makesCalls(_ client: Client, on connection: PeerConnection) async throws {
    async let answer = client.unary(EchoService.echo, request)
    connection.reply(try await connection.request(), try request.serializedBytes())
    #expect(try await answer == request)
  }

  @Test("When its task is cancelled; the late answer is ignored")
  func task() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.cancel]))
    let client = try Client(peer.configuration())
    let task = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    task.cancel()
    #expect(try await connection.frames.next() == .cancel(call.id))
    let error = await #expect(throws: RPCError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    connection.reply(call, [10, 1, 9])
    try await makesCalls(client, on: connection)
  }

  @Test("When its deadline has passed")
  func deadline() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.cancel]))
    let client = try Client(peer.configuration())
    let task = Task { [request] in
      // Long enough to be written; how long it takes to pass makes no difference.
      try await client.unary(
        EchoService.echo, request, options: CallOptions(deadline: .seconds(1)))
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(try await connection.frames.next() == .cancel(call.id))
    let error = await #expect(throws: RPCError.self) { try await task.value }
    #expect(error?.code == .deadlineExceeded)
    try await makesCalls(client, on: connection)
  }

  @Test("When a stream's reader leaves; the connection stays")
  func reader() async throws {
    let peer = try await ScriptedPeer(hello: .granting([.cancel]))
    let client = try Client(peer.configuration())
    let read = Task {
      for try await reply in try client.serverStream(EchoService.count, .init()) {
        return reply.value
      }
      return 0
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    connection.stream(call, [[8, 1]])
    #expect(try await read.value == 1)
    #expect(try await connection.frames.next() == .cancel(call.id))
    connection.reply(call, Status(.cancelled, "The call was cancelled."))
    try await makesCalls(client, on: connection)
  }

  @Test("When the sender of a stream fails; the connection stays")
  func sender() async throws {
    struct NoMoreRows: Error {}
    let peer = try await ScriptedPeer(hello: .granting([.cancel]))
    let client = try Client(peer.configuration())
    let sum = Task {
      try await client.clientStream(EchoService.sum) { requests in
        try await requests.send(.init())
        throw NoMoreRows()
      }
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(try await connection.frames.next()?.type == .data)
    #expect(try await connection.frames.next() == .cancel(call.id))
    await #expect(throws: NoMoreRows.self) { try await sum.value }
    try await makesCalls(client, on: connection)
  }

  // MARK: Without a socket.

  @Test("One given up before Hello is answered is cancelled once CANCEL is granted")
  func early() throws {
    let peer = try ExtendedConnection()
    let stream = peer.open(.many(ReplyBuffer()))
    stream.cancel()
    #expect(try peer.sentBesideCalls() == [])
    #expect(peer.connection.isReady)
    try peer.answerHello([.cancel])
    #expect(try peer.sentBesideCalls() == [.cancel(3)])
    #expect(peer.connection.isReady)
  }

  @Test("One that was given up and answered before that needs no CANCEL")
  func earlyAnswered() throws {
    let peer = try ExtendedConnection()
    peer.open().cancel()
    try peer.receive { $0.writeResponseFrame(streamID: 3, payload: [UInt8]()) }
    try peer.answerHello([.cancel])
    #expect(try peer.sentBesideCalls() == [])
  }

  @Test("A stream given up before Hello is refused ends with its connection")
  func earlyRefused() throws {
    let peer = try ExtendedConnection()
    peer.open(.many(ReplyBuffer())).cancel()
    try peer.answerHello([])
    #expect(try peer.sentBesideCalls() == [])
    #expect(!peer.isActive)
  }

  @Test("An id is not used again while its answer may still come")
  func ids() throws {
    let peer = try ExtendedConnection(granting: [.cancel])
    peer.connection.ids = StreamIDs(startingAt: 3)
    peer.open().cancel()
    peer.connection.ids = StreamIDs(startingAt: 3)
    peer.open()
    #expect(try peer.sent().map(\.streamID) == [3, 3, 5])
    try peer.receive {
      $0.writeResponseFrame(streamID: 3, status: Status(.cancelled, "Cancelled."))
    }
    peer.connection.ids = StreamIDs(startingAt: 3)
    peer.open()
    #expect(try peer.sent().map(\.streamID) == [3])
  }

  @Test("No more than 80 in half a minute, or the server would close the connection")
  func rate() throws {
    let peer = try ExtendedConnection(granting: [.cancel])
    var frames = 0
    for _ in 0..<100 {
      peer.open().cancel()
      let sent = try peer.sent()
      frames += sent.count { $0.type == .cancel }
      let id = try #require(sent.first?.streamID)
      try peer.receive { $0.writeResponseFrame(streamID: id, payload: [UInt8]()) }
    }
    #expect(frames == 80)
    #expect(peer.connection.isReady)
    peer.pass(.seconds(30))
    peer.open().cancel()
    #expect(try peer.sentBesideCalls().count == 1)
  }
}
