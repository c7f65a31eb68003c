import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Bytes as networks cut them")
struct FramingTests {
  private typealias Bytes = Google_Protobuf_BytesValue

  @Test("header and body may come a byte at a time")
  func singleBytes() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(.request(1, EchoService.echo, Bytes(.init([1, 2, 3]))), inPiecesOf: 1)
      #expect(try await peer.lines(1) == ["1 OK"])
    }
  }

  @Test("five hundred calls in one write are all answered, in their order")
  func burst() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let ids = (0..<500).map { UInt32($0 * 2 + 1) }
      var burst = ByteBuffer()
      for id in ids {
        burst.writeImmutableBuffer(try .request(id, EchoService.echo, Bytes(.init([1]))))
      }
      try await peer.send(burst)
      #expect(try await peer.lines(500) == ids.map { "\($0) OK" })
    }
  }
}
