import Domain
import Foundation
import Messages
import Store
import NIOCore
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Idempotency keys")
struct IdempotencyTests {
  /// A write whose reply is a number that it never gives twice.
  private final class Counter: Sendable {
    static let method = Method<Google_Protobuf_StringValue, Google_Protobuf_Int64Value>(
      service: "test.Counter", name: "Next", kind: .unary)
    private let value = Atomic<Int64>(0)

    var route: Route {
      .write(Self.method, .policy(.read, .session)) { request, call, transaction in
        let decision = try call.decide()
        return try call.once(decision, transaction) {
          let next = self.value.wrappingAdd(1, ordering: .relaxed).newValue
          if request.value == "refused" { throw Refusal.rule(.slotTaken, "Taken.") }
          return (Google_Protobuf_Int64Value(next), nil)
        }
      }
    }
  }

  private static func next(
    _ peer: RawPeer, _ body: String, key: String?, by person: Person = .student,
    for other: Person? = nil
  ) async throws -> Int64 {
    let metadata =
      [person.authorization] + (other.map { [$0.onBehalf] } ?? [])
      + (key.map { [MetadataEntry("idempotency-key", $0)] } ?? [])
    return try await peer.call(Counter.method, .init(body), metadata: metadata).value
  }

  @Test("a repeated request has one effect and one reply; without a key it is another")
  func repetition() async throws {
    try await TestServer.with(routes: [Counter().route]) { server in
      let peer = try server.peer()
      for _ in 0..<3 { #expect(try await Self.next(peer, "a", key: "k") == 1) }
      #expect(try await Self.next(peer, "a", key: nil) == 2)
      #expect(try await Self.next(peer, "a", key: nil) == 3)
      #expect(try await Self.next(peer, "a", key: "other") == 4)
    }
  }

  @Test("a hundred repetitions at once have one effect")
  func concurrent() async throws {
    try await TestServer.with(routes: [Counter().route]) {
      // On a busy machine it takes a while until all hundred wait.
      $0.limits.work.queueWaitMax = 100_000
    } _: { server in
      let roadblock = Roadblock(on: server.server.store)
      let peers = try (0..<4).map { _ in try server.peer() }
      let metadata = [Person.student.authorization, MetadataEntry("idempotency-key", "k")]
      for peer in peers {
        for call in 0..<25 {
          try await peer.open(
            UInt32(call * 2 + 1), Counter.method, .init("a"), metadata: metadata)
        }
        #expect(try await peer.lives())
      }
      roadblock.lift()
      for peer in peers {
        for _ in 0..<25 {
          let response = try ResponseEnvelope(decoding: try await peer.next().payload)
          let reply = try Google_Protobuf_Int64Value(
            serializedBytes: Array(buffer: response.payload))
          #expect(reply.value == 1)
        }
      }
    }
  }

  @Test("a key that comes back with another request is refused, and that has no effect")
  func reuse() async throws {
    try await TestServer.with(routes: [Counter().route]) { server in
      let peer = try server.peer()
      #expect(try await Self.next(peer, "a", key: "k") == 1)
      let refusal = await #expect(throws: Status.self) {
        try await Self.next(peer, "b", key: "k")
      }
      #expect(refusal?.code == .alreadyExists)
      #expect(try await Self.next(peer, "a", key: nil) == 2)
    }
  }

  @Test("a key belongs to the principal and the person acted for")
  func scope() async throws {
    try await TestServer.with(routes: [Counter().route]) { server in
      let peer = try server.peer()
      #expect(try await Self.next(peer, "a", key: "k", by: .student) == 1)
      #expect(try await Self.next(peer, "a", key: "k", by: .tutor) == 2)
      #expect(try await Self.next(peer, "a", key: "k", by: .portal) == 3)
      #expect(try await Self.next(peer, "a", key: "k", by: .portal, for: .student) == 4)
      #expect(
        try await Self.next(peer, "a", key: "k", by: .portal, for: .studentPractitioner) == 5)
      #expect(try await Self.next(peer, "a", key: "k", by: .portal, for: .student) == 4)
    }
  }

  @Test("a refusal is not kept, so that the same request may succeed later")
  func refusal() async throws {
    try await TestServer.with(routes: [Counter().route]) { server in
      let peer = try server.peer()
      for _ in 0..<2 {
        let refusal = await #expect(throws: Status.self) {
          try await Self.next(peer, "refused", key: "k")
        }
        #expect(refusal?.code == .failedPrecondition)
      }
      #expect(try await Self.next(peer, "a", key: "k") == 3)
    }
  }

  @Test(
    "a key has 1 to 128 characters", arguments: [(0, false), (1, true), (128, true), (129, false)])
  func length(characters: Int, isTaken: Bool) async throws {
    try await TestServer.with(routes: [Counter().route]) { server in
      let status = try await server.status(
        Counter.method, .init("a"),
        metadata: [
          Person.student.authorization,
          MetadataEntry("idempotency-key", String(repeating: "k", count: characters)),
        ])
      #expect(status.code == (isTaken ? .ok : .invalidArgument))
    }
  }
}
