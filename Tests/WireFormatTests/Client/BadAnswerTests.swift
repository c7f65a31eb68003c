import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("Answers that a client cannot take", .timeLimit(.minutes(10)))
struct BadAnswerTests {
  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1, 2, 3]) }

  /// Makes a call, has the peer answer it with these bytes, then makes another on the same
  /// connection that must go well.
  private func error(
    responseBytesMax: Int = 4 << 20, answering write: (inout ByteBuffer, StreamID) -> Void
  ) async throws -> RPCError {
    let peer = try await ScriptedPeer()
    var configuration = peer.configuration()
    configuration.responseBytesMax = responseBytesMax
    let client = try Client(configuration)
    let first = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    let call = try #require(try await connection.request())
    connection.send { write(&$0, call.id) }
    let error = try #require(await #expect(throws: RPCError.self) { try await first.value })

    let second = Task { [request] in try await client.unary(EchoService.echo, request) }
    connection.reply(try await connection.request(), call.payload)
    #expect(try await second.value == request)
    return error
  }

  @Test("A malformed envelope fails its call only")
  func malformedEnvelope() async throws {
    let error = try await error { bytes, id in
      bytes.writeFrame(
        Frame(streamID: id, type: .response, payload: ByteBuffer(bytes: [0x0a, 0xff])))
    }
    #expect(error.code == .internalError)
    #expect(error.origin == .badAnswer)
  }

  @Test("A payload that is not the reply's type fails its call only")
  func malformedMessage() async throws {
    let error = try await error { bytes, id in
      bytes.writeResponseFrame(streamID: id, payload: [0x0a, 0x05, 0x01])
    }
    #expect(error.code == .internalError)
    #expect(error.origin == .badAnswer)
  }

  @Test("A longer answer than this client accepts fails its call only")
  func oversized() async throws {
    let error = try await error(responseBytesMax: 1_000) { bytes, id in
      bytes.writeResponseFrame(streamID: id, payload: [UInt8](repeating: 0, count: 1_001))
    }
    #expect(error.code == .resourceExhausted)
    #expect(error.origin == .badAnswer)
  }

  @Test("Unknown frame types, frames on other ids and Data on a unary call are ignored")
  func ignored() async throws {
    let error = try await error { bytes, id in
      bytes.writeFrame(Frame(streamID: id, type: FrameType(rawValue: 0x7f)))
      bytes.writeResponseFrame(streamID: StreamID(rawValue: 99), payload: [1])
      bytes.writeDataFrame(streamID: id, message: [1])
      bytes.writeDataFrame(streamID: StreamID(rawValue: 99), message: [1])
      bytes.writeResponseFrame(streamID: id, status: Status(.notFound, "Not here."))
    }
    #expect(error.code == .notFound)
  }

  @Test("A status code that nobody knows is UNKNOWN")
  func unknownCode() async throws {
    let error = try await error { bytes, id in
      bytes.writeFrame(
        Frame(streamID: id, type: .response, payload: ByteBuffer(bytes: [0x0a, 2, 8, 99])))
    }
    #expect(error.code == .unknown)
    #expect(error.origin == .server)
  }

  @Test("Bytes that are no frames end the connection, and the call's outcome is unknown")
  func noFrames() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let call = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    _ = try await connection.request()
    connection.send { $0.writeString("HTTP/1.1 400 Bad Request\r\n\r\n") }
    let error = await #expect(throws: RPCError.self) { try await call.value }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .outcomeUnknown)
    #expect(
      error?.message == "The connection was lost: The server does not speak this protocol.")
    #expect(try await connection.request() == nil)
  }

  @Test("A request longer than the protocol allows is not sent, and the connection lives")
  func longRequest() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(
        EchoService.echo, .with { $0.value = Data(repeating: 0, count: 4 << 20) })
    }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.origin == .notSent)

    let call = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    connection.reply(try await connection.request(), try request.serializedBytes())
    #expect(try await call.value == request)
  }
}
