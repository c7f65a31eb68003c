import Messages
import NIOCore
import TestPeer
import Testing
import WireFormat

/// What containerd's clients put on the wire, byte for byte, with no encoder of ours between: newer
/// ones in Go, which write a frame at once, and ttrpc-rust, which writes a header in four parts. The
/// client of Debian's Go library runs itself, in `GoInteropTests`.
@Suite("Stock clients")
struct StockClientTests {
  enum Client: CaseIterable {
    case go
    case rust
  }

  /// The flags of a frame, as both define them.
  private static let (remoteClosed, remoteOpen, noData): (UInt8, UInt8, UInt8) = (1, 2, 4)
  private static let (request, data): (UInt8, UInt8) = (1, 3)

  private static func frame(
    _ id: UInt8, _ type: UInt8, _ flags: UInt8 = 0, _ payload: [UInt8] = []
  ) -> [UInt8] {
    let length = UInt16(payload.count)
    return [0, 0, UInt8(length >> 8), UInt8(length & 0xff), 0, 0, 0, id, type, flags] + payload
  }

  /// Service, method, payload and, where a client has one for the call, a timeout of a minute and a
  /// metadata entry.
  private static func envelope(
    _ method: String, _ payload: [UInt8] = [], of service: String = EchoService.name,
    withContext: Bool = false
  ) -> [UInt8] {
    var bytes = [0x0a, UInt8(service.utf8.count)] + Array(service.utf8)
    bytes += [0x12, UInt8(method.utf8.count)] + Array(method.utf8)
    if !payload.isEmpty { bytes += [0x1a, UInt8(payload.count)] + payload }
    if withContext {
      bytes += [0x20, 0x80, 0xb0, 0x9d, 0xc2, 0xdf, 0x01]
      bytes += [0x2a, 0x0c, 0x0a, 0x04] + Array("unit".utf8) + [0x12, 0x04] + Array("ward".utf8)
    }
    return bytes
  }

  /// Writes frames as that client does.
  private static func write(
    _ frames: [[UInt8]], as client: Client, to peer: RawPeer
  ) async throws {
    for frame in frames {
      guard client == .rust else {
        try await peer.send(ByteBuffer(bytes: frame))
        continue
      }
      for part in [frame[..<4], frame[4..<8], frame[8..<9], frame[9..<10], frame[10...]]
      where !part.isEmpty {
        try await peer.send(ByteBuffer(bytes: part))
      }
    }
  }

  /// How that client opens a stream that it will send on, without a first message.
  private static func openingFlags(_ client: Client) -> UInt8 {
    client == .go ? remoteOpen : remoteOpen | noData
  }

  @Test("call a unary method, with deadline and metadata", arguments: Client.allCases)
  func unary(client: Client) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for id in [1, 3, 5] as [UInt8] {
        let call = Self.envelope("Echo", [0x0a, 1, 7], withContext: true)
        try await Self.write([Self.frame(id, Self.request, 0, call)], as: client, to: peer)
        #expect(try await peer.lines(1) == ["\(id) OK"])
      }
    }
  }

  @Test("read a server stream to its end", arguments: Client.allCases)
  func serverStream(client: Client) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let call = Self.envelope("Count", [0x08, 3])
      try await Self.write(
        [Self.frame(1, Self.request, Self.remoteClosed, call)], as: client, to: peer)
      #expect(
        try await peer.lines(4)
          == ["1 data 2 bytes", "1 data 2 bytes", "1 data 2 bytes", "1 end"])
    }
  }

  @Test("fill a client stream, and close it without a message", arguments: Client.allCases)
  func clientStream(client: Client) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await Self.write(
        [
          Self.frame(1, Self.request, Self.openingFlags(client), Self.envelope("Sum")),
          Self.frame(1, Self.data, 0, [0x08, 40]), Self.frame(1, Self.data, 0, [0x08, 2]),
          Self.frame(1, Self.data, Self.remoteClosed | Self.noData),
        ], as: client, to: peer)
      let frame = try await peer.next()
      #expect(line(frame) == "1 OK")
      // Payload, two bytes: 42.
      #expect(Array(buffer: frame.payload) == [0x12, 2, 0x08, 42])
    }
  }

  @Test("talk on a stream both ways", arguments: Client.allCases)
  func bothWays(client: Client) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await Self.write(
        [Self.frame(1, Self.request, Self.openingFlags(client), Self.envelope("Chat"))],
        as: client, to: peer)
      for content in 1...3 as ClosedRange<UInt8> {
        try await Self.write(
          [Self.frame(1, Self.data, 0, [0x0a, 1, content])], as: client, to: peer)
        #expect(Array(buffer: try await peer.next().payload) == [0x0a, 1, content])
      }
      try await Self.write(
        [Self.frame(1, Self.data, Self.remoteClosed | Self.noData)], as: client, to: peer)
      #expect(try await peer.lines(1) == ["1 end"])
    }
  }

  @Test("of ttrpc-rust's tasks the later may write first: ids come in any odd order")
  func idsOutOfOrder() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let ids: [UInt8] = [9, 1, 255, 5]
      let calls = ids.map { Self.frame($0, Self.request, 0, Self.envelope("Echo", [0x0a, 1, 7])) }
      try await Self.write(calls, as: .rust, to: peer)
      #expect(try await peer.lines(4) == ids.map { "\($0) OK" })
    }
  }

  @Test(
    "open a stream without metadata, as Go's NewStream does: who calls is whoever signed in",
    arguments: [true, false])
  func streamWithoutMetadata(isSignedIn: Bool) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      if isSignedIn { _ = try await peer.signIn(.admin) }
      try await Self.write(
        [
          Self.frame(
            1, Self.request, Self.remoteOpen, Self.envelope("Import", of: DirectoryService.name)),
          Self.frame(1, Self.data, Self.remoteClosed | Self.noData),
        ], as: .go, to: peer)
      // An upload of nothing is refused for what it lacks, by whom it is asked known or not.
      #expect(
        try await peer.lines(1) == [isSignedIn ? "1 INVALID_ARGUMENT" : "1 UNAUTHENTICATED"])
      #expect(try await peer.lives())
    }
  }
}
