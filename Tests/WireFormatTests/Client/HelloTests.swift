import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("Hello: what a client asks for, and what it does without", .timeLimit(.minutes(10)))
struct HelloTests {
  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1, 2, 3]) }

  @Test("It goes out before the first call, asks for four features, and names nobody")
  func first() async throws {
    let peer = try await ScriptedPeer(hello: .scripted)
    var configuration = peer.configuration()
    configuration.token = try AccessToken("pst_test")
    configuration.responseBytesMax = 1 << 20
    configuration.extensions?.window = 65_536
    let client = try Client(configuration)
    async let answer = client.unary(EchoService.echo, request)

    let connection = try await peer.connection()
    let hello = try #require(await connection.request())
    #expect(hello.path == ControlService.hello.path)
    #expect(hello.id == 1)
    #expect(hello.metadata.isEmpty)
    let message = try Pastoral_Transport_V1_HelloRequest(serializedBytes: hello.payload)
    #expect(message.features == .everything)
    #expect(message.maxMessageBytes == 1 << 20)
    #expect(message.window == 65_536)

    // It has no answer yet, and may never have one: the call is there all the same.
    let call = try #require(await connection.request())
    #expect(call.path == EchoService.echo.path)
    connection.reply(call, call.payload)
    #expect(try await answer == request)
  }

  @Test("Each connection has its own, and calls on one need no second")
  func everyConnection() async throws {
    let peer = try await ScriptedPeer(hello: .scripted)
    let client = try Client(peer.configuration())
    for _ in 0..<2 {
      async let first = client.unary(
        EchoService.echo, request, options: CallOptions(isRead: true))
      let connection = try await peer.connection()
      #expect(try await connection.request()?.path == ControlService.hello.path)
      connection.reply(try await connection.request(), try request.serializedBytes())
      _ = try await first
      async let second = client.unary(EchoService.echo, request)
      let call = try #require(await connection.request())
      #expect(call.path == EchoService.echo.path)
      connection.reply(call, call.payload)
      _ = try await second
      await connection.close()
    }
  }

  @Test("A client that wants no extensions does not say it")
  func unsaid() throws {
    let peer = try ExtendedConnection(extensions: nil)
    #expect(try peer.sent() == [])
    peer.open()
    #expect(try peer.sent().map(\.streamID) == [1])
  }

  @Test("A client that takes short answers only leaves the length to the server")
  func shortAnswers() throws {
    let least = try #require(Extensions().hello(responseBytesMax: 4_096))
    let less = try #require(Extensions().hello(responseBytesMax: 4_095))
    typealias Message = Pastoral_Transport_V1_HelloRequest
    #expect(try Message(serializedBytes: least.payload).maxMessageBytes == 4_096)
    #expect(try Message(serializedBytes: less.payload).maxMessageBytes == 0)
  }

  // MARK: What the server takes.

  @Test("A request that the server said is too long fails here, and nothing of it is sent")
  func longRequest() async throws {
    let peer = try ExtendedConnection(granting: .everything, requestBytesMax: 8_192)
    // Around the payload stand service and method, three bytes each, and the payload's own length.
    let (fits, doesNot) = (8_192 - 3 - 3 - 3, 8_192 - 3 - 3 - 2)
    peer.open(payload: [UInt8](repeating: 0, count: fits))
    #expect(try peer.sent().map(\.payload.readableBytes) == [8_192])

    let slot = ReplySlot()
    peer.open(.one(slot), payload: [UInt8](repeating: 0, count: doesNot))
    let outcome = await slot.outcome()
    #expect(
      outcome.failure
        == RPCError(
          .resourceExhausted, "The request is longer than 8192 bytes.", origin: .notSent))
    #expect(try peer.sent() == [])
    #expect(peer.connection.isReady)
  }

  @Test("A message of a stream that is too long ends the call, and is not sent")
  func longMessage() async throws {
    let peer = try ExtendedConnection(granting: .everything, requestBytesMax: 8_192)
    let slot = ReplySlot()
    let call = peer.open(.one(slot), [.remoteOpen, .noData])
    _ = try peer.sent()
    for (count, isSent) in [(8_192, true), (8_193, false)] {
      let wasSent = await withCheckedContinuation { promise in
        call.send([UInt8](repeating: 0, count: count), promise)
      }
      #expect(wasSent == isSent)
    }
    #expect(try peer.sent().map(\.payload.readableBytes) == [8_192, 0])
    #expect(
      await slot.outcome().failure?.message == "A message is longer than 8192 bytes.")
  }

  @Test(
    "A server that names no length, or more than the protocol's, is sent what the protocol takes",
    arguments: [0, UInt32.max])
  func noLength(said: UInt32) async throws {
    let peer = try ExtendedConnection(granting: .everything, requestBytesMax: said)
    let slot = ReplySlot()
    peer.open(.one(slot), payload: [UInt8](repeating: 0, count: 4 << 20))
    let outcome = await slot.outcome()
    #expect(outcome.failure?.message == "The request is longer than 4194304 bytes.")
  }

  // MARK: Nothing granted.

  /// What a server may answer that grants nothing.
  enum Refusal: String, CaseIterable {
    case unimplemented, internalError, nothing, unknownFeatures, noEnvelope, noMessage

    func write(_ bytes: inout ByteBuffer) {
      switch self {
      case .unimplemented:
        bytes.writeResponseFrame(streamID: 1, status: Status(.unimplemented, "Unknown service."))
      case .internalError:
        bytes.writeResponseFrame(streamID: 1, status: Status(.internalError, "A bug."))
      case .nothing: bytes.writeResponseFrame(streamID: 1, payload: [UInt8]())
      case .unknownFeatures:
        bytes.writeResponseFrame(streamID: 1, payload: [0x0a, 3, 0, 5, 99])
      case .noEnvelope:
        bytes.writeFrame(
          Frame(streamID: 1, type: .response, payload: ByteBuffer(bytes: [0x0a, 0xff])))
      case .noMessage: bytes.writeResponseFrame(streamID: 1, payload: [0x0a, 9, 1])
      }
    }
  }

  @Test(
    "Where nothing is granted, calls go on and no frame is sent that ttrpc does not know",
    arguments: Refusal.allCases)
  func nothingGranted(refusal: Refusal) async throws {
    let peer = try ExtendedConnection()
    let buffer = ReplyBuffer()
    let (stream, slot) = (peer.open(.many(buffer)), ReplySlot())
    peer.open(.one(slot))
    _ = try peer.sent()
    try peer.receive(refusal.write)

    let message = [UInt8](repeating: 0, count: 256 << 10)
    try peer.receive { bytes in
      bytes.writePingFrame(streamID: .connection, 7)
      bytes.writeGoAwayFrame(GoAway(lastID: 1, graceMilliseconds: 1))
      bytes.writeDataFrame(streamID: 3, message: message)
    }
    _ = await buffer.next { stream.drained() }
    peer.pass(.hours(1))
    #expect(try peer.sent() == [])
    #expect(peer.connection.isReady)

    try peer.receive { $0.writeResponseFrame(streamID: 5, payload: [1]) }
    #expect(try await slot.outcome().get().payload == ByteBuffer(bytes: [1]))
    stream.cancel()
    #expect(try peer.sent() == [])
    #expect(!peer.isActive, "Without CANCEL a stream ends with its connection.")
  }
}

extension Result {
  /// What went wrong; nil where nothing did.
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
