import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("What a server says beside its reply", .timeLimit(.minutes(10)))
struct ResponseMetadataTests {
  private func reply(
    _ metadata: [MetadataEntry]
  ) async throws -> SingleReply<Google_Protobuf_BytesValue> {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration())
    async let reply = client.unaryReply(EchoService.echo, .with { $0.value = Data([7]) })
    let connection = try await peer.connection()
    let call = try #require(await connection.request())
    connection.send {
      $0.writeResponseFrame(streamID: call.id, payload: call.payload, metadata: metadata)
    }
    return try await reply
  }

  @Test("Keys and values come with the message, in order; keys are found whatever their case")
  func metadata() async throws {
    let entries = [MetadataEntry("X-Trace", "7"), MetadataEntry("x-trace", "8")]
    let reply = try await reply(entries)
    #expect(reply.message.value == Data([7]))
    #expect(reply.metadata == entries)
    #expect(reply.metadata("x-trace") == "7")
    #expect(reply.metadata("other") == nil)
    #expect(!reply.isReplay)
  }

  @Test("A stock server says nothing")
  func none() async throws {
    #expect(try await reply([]).metadata == [])
  }

  @Test("A reply that was given before is told by its metadata")
  func replay() async throws {
    #expect(try await reply([MetadataEntry("idempotent-replay", "true")]).isReplay)
    #expect(try await !reply([MetadataEntry("idempotent-replay", "false")]).isReplay)
  }
}
