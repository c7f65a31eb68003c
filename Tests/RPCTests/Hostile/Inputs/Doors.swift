import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer

/// Peers that speak plaintext or an old TLS where TLS 1.3 is spoken, or that say it too slowly.
enum Doors {
  static let attacks: [Attack] = [
    Attack(
      2, "a ClientHello a byte at a time", expected: "closed", on: .tls,
      sittingOut: [\.times.handshake]
    ) { target in
      let (peer, pacer) = (try target.peer(), try target.pacer())
      let seen = try await peer.dribble(
        clientHello(version: [3, 3]), pausing: target.limits.times.handshake / 2, by: pacer)
      await pacer.hangUp()
      return seen
    },
    Attack(
      2, "TCP connect, silence, where TLS is spoken", expected: "closed", on: .tls,
      sittingOut: [\.times.handshake]
    ) { target in
      try await target.peer().end()
    },

    Attack(36, "plaintext", expected: "closed", on: .tls) { target in
      let peer = try target.peer()
      try await peer.send(.request(1, EchoService.echo, .init()))
      return try await peer.end()
    },
    Attack(36, "TLS 1.0", expected: "alert: protocol version, closed", on: .tls) {
      try await answer(to: clientHello(version: [3, 1]), $0)
    },
    Attack(36, "TLS 1.1", expected: "alert: protocol version, closed", on: .tls) {
      try await answer(to: clientHello(version: [3, 2]), $0)
    },
    Attack(36, "TLS 1.2", expected: "alert: protocol version, closed", on: .tls) {
      try await answer(to: clientHello(version: [3, 3]), $0)
    },
  ]

  /// A ClientHello of no more than TLS 1.2, which says the version it would like in its head.
  private static func clientHello(version: [UInt8]) -> ByteBuffer {
    let ciphers: [UInt8] = [0x00, 0x2f, 0xc0, 0x2f]
    let hello =
      version + [UInt8](repeating: 7, count: 32) + [0, 0, UInt8(ciphers.count)] + ciphers
      + [1, 0]
    let handshake = [1, 0, 0, UInt8(hello.count)] + hello
    return ByteBuffer(bytes: [22, 3, 1, 0, UInt8(handshake.count)] + handshake)
  }

  private static func answer(to hello: ByteBuffer, _ target: Target) async throws -> String {
    let peer = try target.peer()
    try await peer.send(hello)
    var answer = ByteBuffer()
    while let part = try await peer.readUntilClosed() { answer.writeImmutableBuffer(part) }
    // A record of type 21 with two bytes: fatal, and what it is about.
    let bytes = Array(buffer: answer)
    guard bytes.count == 7, bytes[0] == 21, bytes[5] == 2 else { return "\(bytes), closed" }
    return "alert: \(bytes[6] == 70 ? "protocol version" : "\(bytes[6])"), closed"
  }
}
