import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("How connections end")
struct ConnectionEndTests {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  @Test("answers that are due when the peer has said its last all arrive, then the server closes")
  func halfClose() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(150)) + .request(3, EchoService.sleep, Number(100))
          + .request(5, EchoService.sleep, Number(50)))
      peer.halfClose()
      #expect(try await peer.lines(3) == ["5 OK", "3 OK", "1 OK"])
      try await peer.waitForEnd()
    }
  }

  @Test("an idle connection is closed when the peer has said its last")
  func idleHalfClose() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      #expect(try await peer.lives())
      peer.halfClose()
      try await peer.waitForEnd()
    }
  }

  @Test("a stream whose input can no longer come ends as cancelled")
  func halfCloseOfOpenStream() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.sum, nil, .remoteOpen)
      try await peer.data(1, Number(1))
      peer.halfClose()
      #expect(try await peer.lines(1) == ["1 CANCELLED"])
      try await peer.waitForEnd()
    }
  }

  @Test("a server stream goes on to its end after the peer has said its last")
  func halfCloseOfServerStream() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.count, Number(3_000), .remoteClosed)
      peer.halfClose()
      #expect(try await peer.lines(3_001).last == "1 end")
      try await peer.waitForEnd()
    }
  }

  @Test("peers that vanish in the middle of calls leave the server well")
  func resets() async throws {
    try await TestServer.with { server in
      for _ in 0..<20 {
        let peer = try server.peer()
        try await peer.send(
          .request(1, EchoService.sleep, Number(30))
            + .request(3, EchoService.chat, nil, .remoteOpen)
            + .request(5, EchoService.count, Number(2_000), .remoteClosed)
            + .request(7, SessionService.whoAmI, .init(), metadata: [Person.student.authorization]))
        peer.reset()
      }
      #expect(try await server.lives())
      let who = try await server.call(
        SessionService.whoAmI, .init(), metadata: [Person.student.authorization])
      #expect(who.principalID == Person.student.id)
    }
  }
}
