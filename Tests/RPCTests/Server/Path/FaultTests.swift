import Foundation
import Messages
import NIOCore
import RPCServer
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

/// What a peer may get wrong is listed in `HostileInputs`; here is what that leaves behind.
@Suite("After a fault")
struct FaultTests {
  private typealias Bytes = Google_Protobuf_BytesValue

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
}
