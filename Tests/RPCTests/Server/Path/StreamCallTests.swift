import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Streams, as stock clients open, fill and end them")
struct StreamCallTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  /// Go says RO and sends no payload; Rust says RO and ND.
  static let openings: [FrameFlags] = [.remoteOpen, [.remoteOpen, .noData]]

  @Test("a chat opened without a message gives back each that follows", arguments: openings)
  func chat(opening: FrameFlags) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, opening)
      try await peer.data(1, Bytes(.init([1, 2])))
      #expect(try await peer.lines(1) == ["1 data 4 bytes"])
      try await peer.data(1, Bytes(.init([3])))
      #expect(try await peer.lines(1) == ["1 data 3 bytes"])
      try await peer.data(1, nil, [.remoteClosed, .noData])
      #expect(try await peer.lines(1) == ["1 end"])
    }
  }

  @Test("a chat's first message may come with its opening")
  func chatWithFirstMessage() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, Bytes(.init([9])), .remoteOpen)
      #expect(try await peer.lines(1) == ["1 data 3 bytes"])
    }
  }

  @Test("an empty Data frame is an empty message, one with ND is none")
  func emptyMessages() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      try await peer.data(1, nil)
      try await peer.data(1, nil, .noData)
      try await peer.data(1, nil)
      try await peer.data(1, nil, [.remoteClosed, .noData])
      #expect(try await peer.lines(3) == ["1 data 0 bytes", "1 data 0 bytes", "1 end"])
    }
  }

  @Test("a last Data frame with a payload is delivered before the stream is closed")
  func lastMessageWithPayload() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      try await peer.data(1, Bytes(.init([5])), .remoteClosed)
      #expect(try await peer.lines(2) == ["1 data 3 bytes", "1 end"])
    }
  }

  @Test("a client stream ends in one Response", arguments: openings)
  func sum(opening: FrameFlags) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.sum, nil, opening)
      for number in [1, 20, 300] as [Int64] { try await peer.data(1, Number(number)) }
      try await peer.data(1, nil, [.remoteClosed, .noData])
      let response = try ResponseEnvelope(decoding: try await peer.next().payload)
      #expect(try Number(serializedBytes: Array(buffer: response.payload)).value == 321)
    }
  }

  @Test("a client stream of nothing has a sum too")
  func sumOfNothing() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.sum, nil, .remoteOpen)
      try await peer.data(1, nil, [.remoteClosed, .noData])
      #expect(try await peer.lines(1) == ["1 OK"])
    }
  }

  @Test("a server stream ends in a frame of its own, with neither message nor Response")
  func count() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.count, Number(3), .remoteClosed)
      #expect(
        try await peer.lines(4)
          == ["1 data 2 bytes", "1 data 2 bytes", "1 data 2 bytes", "1 end"])
      #expect(try await peer.lives())
    }
  }

  @Test("a server stream counts over many pages without a gap", arguments: [255, 256, 257, 2_000])
  func countInPages(last: Int64) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.count, Number(last), .remoteClosed)
      for expected in 1...last {
        let frame = try await peer.next()
        #expect(try Number(serializedBytes: Array(buffer: frame.payload)).value == expected)
      }
      #expect(try await peer.lines(1) == ["1 end"])
    }
  }

  @Test("a server stream of nothing only ends", arguments: [0, -5])
  func countOfNothing(last: Int64) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.count, Number(last), .remoteClosed)
      #expect(try await peer.lines(1) == ["1 end"])
    }
  }

  @Test("an error ends a stream with a Response, whatever came before")
  func errorEndsStream() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      try await peer.data(1, Bytes(.init([1])))
      try await peer.send(.frame(1, type: 3, payload: [0x0a, 0xff]))
      #expect(try await peer.lines(2) == ["1 data 3 bytes", "1 INVALID_ARGUMENT"])
      #expect(try await peer.lives())
    }
  }

  @Test("streams and calls of one connection do not wait for each other")
  func interleaved() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.chat, nil, .remoteOpen)
      try await peer.open(3, EchoService.sum, nil, .remoteOpen)
      try await peer.open(5, EchoService.echo, Bytes())
      try await peer.data(3, Number(4), .remoteClosed)
      try await peer.data(1, Bytes(.init([1])), .remoteClosed)
      #expect(
        try await peer.lines(4) == ["5 OK", "3 OK", "1 data 3 bytes", "1 end"])
    }
  }

  @Test("an id may be used again once its call has ended")
  func idReuse() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for content in [[1], [2], [3]] as [[UInt8]] {
        let reply = try await peer.call(EchoService.echo, Bytes(.init(content)), id: 1)
        #expect(reply.value == Data(content))
      }
    }
  }

  @Test("a unary method takes no stream")
  func unaryOpenedAsStream() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.echo, Bytes(.init([1])), .remoteOpen)
      #expect(try await peer.lines(1) == ["1 INVALID_ARGUMENT"])
      // What its client had already sent is let pass.
      try await peer.data(1, Bytes(.init([2])), .remoteClosed)
      #expect(try await peer.lives())
    }
  }
}
