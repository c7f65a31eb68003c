import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("The conformance service, called one message at a time")
struct ConformanceCallsTests {
  @Test("Echo gives back what came, nothing included", arguments: [0, 1, 65_536])
  func echo(length: Int) async throws {
    try await TestServer.with { server in
      let content = Google_Protobuf_BytesValue(.init(repeating: 7, count: length))
      let reply = try await server.call(EchoService.echo, content)
      #expect(reply == content)
    }
  }

  @Test("Stall says for how long the loop on which it is answered was held up")
  func stall() async throws {
    let gate = Gate()
    let method = Method<Google_Protobuf_Empty, Google_Protobuf_Empty>(
      service: "test.Holding", name: "Hold", kind: .unary)
    let route = Route.inline(method, .open(because: "a test's")) { request in
      gate.pass()
      return request
    }
    try await TestServer.with(routes: [route]) { server in
      let peer = try server.peer()
      #expect(try await peer.call(EchoService.stall, .init()).value == 0)
      try await peer.open(3, method, .init())
      gate.waitForArrival()
      let began = ContinuousClock.now
      // Much longer than is asked for below: the wake-up may have been due well after the loop was held up.
      while ContinuousClock.now - began < .milliseconds(100) { await Task.yield() }
      gate.open()
      #expect(try await peer.lines(1) == ["3 OK"])
      // The wake-up that was due is behind the answer.
      var longest: Int64 = 0
      var id: UInt32 = 5
      while longest < 18_000 {
        longest = max(longest, try await peer.call(EchoService.stall, .init(), id: id).value)
        id += 2
      }
    }
  }

  @Test("Sleep answers when its time has come, so the shorter one first")
  func sleep() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, EchoService.sleep, .init(150)) + .request(3, EchoService.sleep, .init(0)))
      #expect(try await peer.lines(2) == ["3 OK", "1 OK"])
    }
  }

  @Test(
    "Sleep refuses what is longer than a minute, and naps into the past", arguments: [-1, 60_001])
  func sleepLimits(milliseconds: Int64) async throws {
    try await TestServer.with { server in
      let status = try await server.status(EchoService.sleep, .init(milliseconds))
      #expect(status.code == .invalidArgument)
      #expect(status.details.first?.typeURL == "type.googleapis.com/google.rpc.BadRequest")
    }
  }

  @Test("Meta gives the first value of a key, whatever its case, and nothing for an absent one")
  func metadata() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let sent = [
        MetadataEntry("x-campus", "mount pleasant"), MetadataEntry("x-twice", "first"),
        MetadataEntry("X-Twice", "second"),
      ]
      for (key, value) in [
        ("x-campus", "mount pleasant"), ("X-Campus", "mount pleasant"), ("x-twice", "first"),
        ("x-absent", ""),
      ] {
        let reply = try await peer.call(EchoService.meta, .init(key), metadata: sent)
        #expect(reply.value == value, "\(key)")
      }
    }
  }

  @Test("Fail ends with the status asked for and one detail", arguments: 1...16)
  func fail(code: Int32) async throws {
    try await TestServer.with { server in
      let status = try await server.status(EchoService.fail, .init(code))
      #expect(status.code.rawValue == code)
      let info = try Google_Rpc_ErrorInfo(serializedBytes: try #require(status.details.first).value)
      #expect(status.details.count == 1)
      #expect(info.domain == "pastoral")
      #expect(info.reason == "ASKED_FOR")
    }
  }

  @Test("Fail knows no other codes", arguments: [0, 17, -1])
  func failLimits(code: Int32) async throws {
    try await TestServer.with { server in
      let status = try await server.status(EchoService.fail, .init(code))
      #expect(status.code == .invalidArgument)
    }
  }

  // MARK: Sizes

  @Test("a response frame of exactly 4,194,304 bytes arrives whole")
  func longestResponse() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.open(1, EchoService.big, .init(longestBig))
      let frame = try await peer.next()
      #expect(line(frame) == "1 OK")
      #expect(frame.payload.readableBytes == 4_194_304)
    }
  }

  @Test("one byte more becomes a status, and the connection lives")
  func tooLongResponse() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let status = try await peer.status(EchoService.big, .init(longestBig + 1))
      #expect(status.code == .resourceExhausted)
      #expect(status.message == "The response is longer than 4194304 bytes.")
      #expect(try await peer.lives())
    }
  }

  /// The bytes of Big whose frame is exactly at the limit: two keys, each with a length of four
  /// bytes, stand before them.
  private let longestBig: Int64 = 4_194_304 - 2 * (1 + 4)
}
