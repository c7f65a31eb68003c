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

  @Test("a header may come in four writes, as ttrpc-rust sends it")
  func headerInFourParts() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for id in [1, 3, 5] as [UInt32] {
        var request = try ByteBuffer.request(id, EchoService.echo, Bytes(.init([1])))
        for length in [4, 4, 1, 1] {
          try await peer.send(try #require(request.readSlice(length: length)))
        }
        try await peer.send(request)
        #expect(try await peer.lines(1) == ["\(id) OK"])
      }
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

  @Test("a frame that ends mid-payload with its connection is not executed")
  func endInMidFrame() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let request = try ByteBuffer.request(1, EchoService.echo, Bytes(.init([1, 2, 3])))
      let part = try #require(request.getSlice(at: 0, length: request.readableBytes - 1))
      try await peer.send(part)
      peer.halfClose()
      try await peer.waitForEnd()
    }
  }
}
