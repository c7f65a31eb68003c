import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("Unary calls", .timeLimit(.minutes(10)))
struct UnaryCallTests {
  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1, 2, 3]) }

  @Test("A call carries its method, message and time, and returns the reply")
  func reply() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    async let answer = client.unary(
      EchoService.echo, request, options: CallOptions(deadline: .seconds(60)))

    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(call.path == "pastoral.conformance.v1.Echo/Echo")
    #expect(call.id.rawValue == 3)
    #expect(call.flags == [])
    #expect(call.timeoutNanoseconds > 0 && call.timeoutNanoseconds <= 60_000_000_000)
    connection.reply(call, call.payload)
    #expect(try await answer == request)
  }

  @Test("Who calls, for whom and under which key travels as metadata of each call")
  func metadata() async throws {
    let peer = try await ScriptedPeer()
    var configuration = peer.configuration()
    configuration.token = try AccessToken("pst_test")
    configuration.onBehalfOf = "stu_one"
    let client = try Client(configuration)
    var options = CallOptions(idempotencyKey: "key-1")
    options.metadata = [MetadataEntry("x-trace", "7")]
    async let answer = client.unary(EchoService.echo, request, options: options)

    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    #expect(call.metadata["authorization"] == "Bearer pst_test")
    #expect(call.metadata["on-behalf-of"] == "stu_one")
    #expect(call.metadata["idempotency-key"] == "key-1")
    #expect(call.metadata["x-trace"] == "7")
    #expect(call.metadata.count == 4)
    connection.reply(call, call.payload)
    _ = try await answer
  }

  @Test("A refusal comes with its code, reason, facts and the fields that are wrong")
  func refusal() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let answer = Task { [request] in try await client.unary(EchoService.echo, request) }

    let connection = try await peer.connection()
    let info = Google_Rpc_ErrorInfo.with {
      $0.reason = "SLOT_TAKEN"
      $0.domain = "pastoral"
      $0.metadata = ["staff": "stf_one"]
    }
    let fields = Google_Rpc_BadRequest.with {
      $0.fieldViolations = [
        .with {
          $0.field = "start"; $0.description_p = "A slot's start."
        }
      ]
    }
    connection.reply(
      try await connection.request(),
      Status(.failedPrecondition, "Taken.", details: [try .init(info), try .init(fields)]))
    let error = await #expect(throws: RPCError.self) { try await answer.value }
    #expect(error?.origin == .server)
    #expect(error?.code == .failedPrecondition)
    #expect(error?.message == "Taken.")
    #expect(error?.reason == "SLOT_TAKEN")
    #expect(error?.facts == ["staff": "stf_one"])
    #expect(
      error?.violations == [RPCError.FieldViolation(field: "start", description: "A slot's start.")]
    )
  }

  @Test("Calls share one connection, and each gets its own answer, in whatever order they come")
  func outOfOrder() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          let request = Google_Protobuf_BytesValue.with { $0.value = Data([UInt8(number)]) }
          let answer = try await client.unary(EchoService.echo, request)
          #expect(answer == request)
        }
      }
      let connection = try await peer.connection()
      var calls: [PeerRequest] = []
      for _ in 0..<20 { calls.append(try #require(await connection.request())) }
      let ids = calls.map(\.id.rawValue)
      #expect(ids.elementsEqual(stride(from: 3, through: 41, by: 2)))
      for call in calls.reversed() { connection.reply(call, call.payload) }
      try await group.waitForAll()
    }
  }

  @Test("Calls beyond the limit wait until others are done")
  func inFlightLimit() async throws {
    let peer = try await ScriptedPeer()
    var configuration = peer.configuration()
    configuration.callsInFlightMax = 2
    let client = try Client(configuration)
    let request = request
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 {
        group.addTask { _ = try await client.unary(EchoService.echo, request) }
      }
      let connection = try await peer.connection()
      var open: [PeerRequest] = []
      for number in 0..<5 {
        open.append(try #require(await connection.request()))
        // A third call could only have come before an answer if the limit were not kept.
        if number >= 1 { connection.reply(open.removeFirst(), [10, 1, 7]) }
        #expect(open.count <= 2)
      }
      for call in open { connection.reply(call, [10, 1, 7]) }
      try await group.waitForAll()
    }
  }

  @Test("At the deadline the call ends, and its late answer harms nobody")
  func deadline() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(
        EchoService.echo, request, options: CallOptions(deadline: .milliseconds(50)))
    }
    #expect(error?.code == .deadlineExceeded)

    let next = Google_Protobuf_BytesValue.with { $0.value = Data([9]) }
    let answer = Task { try await client.unary(EchoService.echo, next) }
    let connection = try await peer.connection()
    while let call = try await connection.request() {
      connection.reply(call, call.payload)
      if call.payload == (try next.serializedBytes()) { break }
    }
    #expect(try await answer.value == next)
  }

  @Test("A deadline that has passed sends nothing")
  func pastDeadline() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(EchoService.echo, request, options: CallOptions(deadline: .zero))
    }
    #expect(error?.code == .deadlineExceeded)
    #expect(error?.origin == .notSent)
  }

  @Test("Cancelling the task ends the call")
  func cancellation() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let task = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    _ = try await connection.request()
    task.cancel()
    let error = await #expect(throws: RPCError.self) { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(error?.origin == .outcomeUnknown)
  }

  @Test("Closing the client ends calls in flight, and the connection")
  func close() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    let task = Task { [request] in
      try await client.unary(EchoService.echo, request, options: CallOptions(mayRetry: false))
    }
    let connection = try await peer.connection()
    _ = try await connection.request()
    client.close()
    await #expect(throws: RPCError.self) { try await task.value }
    #expect(try await connection.request() == nil)
    let error = await #expect(throws: RPCError.self) {
      try await client.unary(EchoService.echo, request)
    }
    #expect(error?.code == .cancelled)
  }
}

extension StatusDetail {
  init(_ message: some SwiftProtobuf.Message) throws {
    self.init(
      typeURL: "type.googleapis.com/\(type(of: message).protoMessageName)",
      value: try message.serializedBytes())
  }
}

extension PeerRequest: Equatable {
  static func == (one: PeerRequest, other: PeerRequest) -> Bool { one.id == other.id }
}
