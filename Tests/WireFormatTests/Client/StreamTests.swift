import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("Streams", .timeLimit(.minutes(10)))
struct StreamTests {
  private func number(_ value: Int64) -> Google_Protobuf_Int64Value { .with { $0.value = value } }

  private func bytes(_ value: Int64) throws -> [UInt8] { try number(value).serializedBytes() }

  // MARK: Many replies.

  @Test("Replies come in order, until the server ends the stream")
  func serverStream() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let read = Task {
      var values: [Int64] = []
      for try await reply in try client.serverStream(EchoService.count, number(3)) {
        values.append(reply.value)
      }
      return values
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(call.flags == .remoteClosed)
    #expect(call.timeoutNanoseconds == 0)
    connection.stream(call, [try bytes(1), try bytes(2), try bytes(3)], ending: true)
    #expect(try await read.value == [1, 2, 3])
  }

  @Test("An empty message is a message; a frame without data is none; the last may end the stream")
  func emptyMessages() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let read = Task {
      var count = 0
      for try await _ in try client.serverStream(EchoService.count, number(3)) { count += 1 }
      return count
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    connection.send {
      $0.writeDataFrame(streamID: call.id, message: [])
      $0.writeDataFrame(streamID: call.id, message: [], flags: .noData)
      $0.writeDataFrame(streamID: call.id, message: [], flags: .remoteClosed)
    }
    #expect(try await read.value == 2)
  }

  @Test("A status ends the stream after what came before it")
  func serverStreamError() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let read = Task {
      var values: [Int64] = []
      do {
        for try await reply in try client.serverStream(EchoService.count, number(3)) {
          values.append(reply.value)
        }
        return (values, nil as RPCError?)
      } catch let error as RPCError {
        return (values, error)
      }
    }
    let connection = try await peer.connection()
    let call = try await connection.request()
    connection.stream(call, [try bytes(1)])
    connection.reply(call, Status(.permissionDenied, "No more."))
    let (values, error) = try await read.value
    #expect(values == [1])
    #expect(error?.code == .permissionDenied)
  }

  @Test("A lost connection ends the stream with UNAVAILABLE; it is not begun again")
  func serverStreamLost() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let read = Task {
      for try await _ in try client.serverStream(EchoService.count, number(3)) {}
    }
    let connection = try await peer.connection()
    connection.stream(try await connection.request(), [try bytes(1)])
    await connection.close()
    let error = await #expect(throws: RPCError.self) { try await read.value }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .outcomeUnknown)
  }

  @Test("A stream's deadline ends it")
  func serverStreamDeadline() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      let options = CallOptions(deadline: .milliseconds(50))
      for try await _ in try client.serverStream(EchoService.count, number(3), options: options) {}
    }
    #expect(error?.code == .deadlineExceeded)
  }

  @Test("A reader that leaves ends the call: the connection closes once nothing else needs it")
  func leaving() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let read = Task {
      for try await reply in try client.serverStream(EchoService.count, number(9)) {
        return reply.value
      }
      return 0
    }
    let first = try await peer.connection()
    first.stream(try await first.request(), [try bytes(1), try bytes(2)])
    #expect(try await read.value == 1)
    #expect(try await first.request() == nil)

    async let answer = client.unary(EchoService.sleep, number(1))
    let second = try await peer.connection()
    second.reply(try await second.request(), try bytes(1))
    #expect(try await answer == number(1))
  }

  @Test("A lagging reader holds the server back, and loses nothing of 48 MiB")
  func backPressure() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let stream = try client.serverStream(EchoService.bigStream, number(1))
    var iterator = stream.makeAsyncIterator()
    let message =
      try Google_Protobuf_BytesValue.with {
        $0.value = Data(repeating: 7, count: 1 << 20)
      }.serializedBytes() as [UInt8]
    let script = Task {
      let connection = try await peer.connection()
      let call = try await connection.request()
      for _ in 0..<48 { connection.stream(call, [message]) }
      connection.stream(call, [], ending: true)
    }
    var count = 0
    // By the time the script has handed everything to its socket, an unbounded reader has it all.
    if try await iterator.next() != nil { count += 1 }
    try await script.value
    while try await iterator.next() != nil { count += 1 }
    #expect(count == 48)
  }

  @Test("A lagging reader does not keep other calls from their answers")
  func laggingNeighbour() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let stream = try client.serverStream(EchoService.count, number(1_000))
    var iterator = stream.makeAsyncIterator()
    let script = Task {
      let connection = try await peer.connection()
      let call = try await connection.request()
      connection.stream(call, try (1...1_000).map { try bytes($0) })
      let unary = try await connection.request()
      connection.stream(call, try (1_001...2_000).map { try bytes($0) }, ending: true)
      connection.reply(unary, try bytes(5))
    }
    #expect(try await iterator.next() == number(1))
    #expect(try await client.unary(EchoService.sleep, number(5)) == number(5))
    var last: Int64 = 1
    while let reply = try await iterator.next() {
      #expect(reply.value == last + 1)
      last = reply.value
    }
    #expect(last == 2_000)
    try await script.value
  }

  // MARK: Many requests.

  @Test("Requests go out as they are sent, then their end; one reply answers them")
  func clientStream() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let sum = Task {
      try await client.clientStream(EchoService.sum) { requests in
        for value in 1...3 { try await requests.send(number(Int64(value))) }
      }
    }
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(call.flags == [.remoteOpen, .noData])
    #expect(call.payload == [])
    for value in 1...3 {
      let frame = try #require(try await connection.frames.next())
      #expect(frame.type == .data && frame.flags == [])
      #expect(Array(buffer: frame.payload) == (try bytes(Int64(value))))
    }
    #expect(try await connection.frames.next()?.flags == [.remoteClosed, .noData])
    connection.reply(call, try bytes(6))
    #expect(try await sum.value == number(6))
  }

  @Test("A server may answer early; sending stops, and the answer stands")
  func earlyAnswer() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let sum = Task {
      try await client.clientStream(EchoService.sum) { requests in
        while true { try await requests.send(number(1)) }
      }
    }
    let connection = try await peer.connection()
    connection.reply(try await connection.request(), Status(.invalidArgument, "Enough."))
    let error = await #expect(throws: RPCError.self) { try await sum.value }
    #expect(error?.code == .invalidArgument)
  }

  @Test("A sender that fails gives the call up: the server sees the connection close")
  func failingSender() async throws {
    struct NoMoreRows: Error {}
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let sum = Task {
      try await client.clientStream(EchoService.sum) { requests in
        try await requests.send(number(1))
        throw NoMoreRows()
      }
    }
    let connection = try await peer.connection()
    _ = try await connection.request()
    #expect(try await connection.frames.next()?.type == .data)
    #expect(
      try await connection.frames.next() == nil, "No end of stream, which would mean: complete.")
    await #expect(throws: NoMoreRows.self) { try await sum.value }
  }

  @Test("A message longer than the protocol allows is not sent")
  func longMessage() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      try await client.bidirectional(EchoService.chat) { requests, _ in
        try await requests.send(.with { $0.value = Data(repeating: 0, count: 4 << 20) })
      }
    }
    #expect(error?.code == .resourceExhausted)
  }

  // MARK: Both.

  @Test("Requests and replies go their own ways")
  func bidirectional() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let script = Task {
      let connection = try await peer.connection()
      let call = try #require(await connection.request())
      while let frame = try await connection.frames.next() {
        if frame.flags.contains(.remoteClosed) { break }
        connection.stream(call, [Array(buffer: frame.payload)])
      }
      connection.stream(call, [], ending: true)
    }
    let echoed = try await client.bidirectional(EchoService.chat) { requests, replies in
      var echoed: [UInt8] = []
      var iterator = replies.makeAsyncIterator()
      for value in 1...3 {
        try await requests.send(.with { $0.value = Data([UInt8(value)]) })
        echoed += Array(try await iterator.next()?.value ?? .init())
      }
      await requests.finish()
      #expect(try await iterator.next() == nil)
      return echoed
    }
    #expect(echoed == [1, 2, 3])
    try await script.value
  }
}

extension EchoService {
  /// A stream of long replies, for the peer of these tests.
  fileprivate static let bigStream = Method<Google_Protobuf_Int64Value, Google_Protobuf_BytesValue>(
    service: name, name: "Stream", kind: .serverStreaming)
}
