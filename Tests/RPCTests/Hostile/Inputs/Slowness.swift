import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer
import WireFormat

/// Peers that say nothing, say it slowly, or take nothing of what they are told.
enum Slowness {
  private typealias Number = Google_Protobuf_Int64Value

  static let attacks: [Attack] = [
    Attack(1, "TCP connect, silence", expected: "closed", sittingOut: [\.times.firstFrame]) {
      target in
      try await target.peer().end()
    },

    Attack(3, "a header a byte at a time", expected: "closed", sittingOut: [\.times.header]) {
      target in
      let header = ByteBuffer(bytes: [0, 0, 0, 0, 0, 0, 0, 1, 1, 0])
      return try await dribble(header, pausing: target.limits.times.header / 4, target)
    },
    Attack(
      3, "a header a byte at a time, after a call", expected: "1 OK, closed",
      sittingOut: [\.times.header]
    ) { target in
      let call = try ByteBuffer.request(1, EchoService.echo, .init())
      let header = ByteBuffer(bytes: [0, 0, 0, 0, 0, 0, 0, 1, 1, 0])
      return try await dribble(
        header, after: call, pausing: target.limits.times.header / 4, target)
    },

    Attack(
      4, "ten bytes of a body, then silence", expected: "0 DEADLINE_EXCEEDED, closed",
      sittingOut: [\.times.body, \.times.bodyPer64KiB]
    ) { target in
      let peer = try target.peer()
      try await peer.send(bodyOf64KiB + ByteBuffer(repeating: 0, count: 10))
      return try await peer.end()
    },
    Attack(
      4, "a body a byte at a time", expected: "0 DEADLINE_EXCEEDED, closed",
      sittingOut: [\.times.body, \.times.bodyPer64KiB]
    ) { target in
      try await dribble(
        ByteBuffer(repeating: 0, count: 100), after: bodyOf64KiB,
        pausing: target.limits.times.body / 4, target)
    },

    Attack(
      26, "a server stream that nobody reads", expected: "broken off",
      sittingOut: [\.times.writeStall]
    ) { target in
      let peer = try target.peer(receiveBuffer: 32 << 10)
      let pacer = try target.pacer()
      try await peer.open(1, EchoService.count, Number(1 << 60), .remoteClosed)
      try await peer.waitForBreak(
        saying: try .request(3, EchoService.echo, .init()), pauses: 100
      ) { try await pacer.pause(target.limits.times.writeStall / 4) }
      return "broken off"
    },
    Attack(
      26, "answers of 4 MiB that nobody reads", expected: "broken off",
      sittingOut: [\.times.writeStall]
    ) { target in
      let peer = try target.peer(receiveBuffer: 32 << 10)
      let pacer = try target.pacer()
      let big = try ByteBuffer.request(1, EchoService.big, Number(4_000_000))
      try await peer.waitForBreak(saying: big, pauses: 200) {
        try await pacer.pause(target.limits.times.writeStall / 8)
      }
      return "broken off"
    },

    Attack(
      27, "a peer that answers no PING", expected: "0 PING, closed",
      sittingOut: [\.times.ping, \.times.pingAnswer]
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      return try await peer.end()
    },
    Attack(
      27, "a peer that answers", expected: "0 PING × 3, lives", sittingOut: [\.times.ping]
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      var lines: [String] = []
      for _ in 0..<3 {
        let ping = try await peer.next()
        lines.append(line(ping))
        try await peer.send(
          .frame(1, type: FrameType.pong.rawValue, payload: Array(buffer: ping.payload)))
      }
      return transcript(lines, try await peer.lives() ? "lives" : "answers wrongly")
    },
  ]

  /// The header of a request of 64 KiB.
  private static let bodyOf64KiB = ByteBuffer(bytes: [0, 1, 0, 0, 0, 0, 0, 1, 1, 0])

  private static func dribble(
    _ bytes: ByteBuffer, after beginning: ByteBuffer = ByteBuffer(), pausing pause: Int64,
    _ target: Target
  ) async throws -> String {
    let (peer, pacer) = (try target.peer(), try target.pacer())
    try await peer.send(beginning)
    return try await peer.dribble(bytes, pausing: pause, by: pacer)
  }
}

extension RawPeer {
  /// Says bytes one by one, with a pause after each, until the server closes.
  func dribble(
    _ bytes: ByteBuffer, pausing pause: Int64, by pacer: Pacer
  ) async throws -> String {
    var lines: [String] = []
    for byte in bytes.readableBytesView {
      let (frames, isClosed) = try await exchange(ByteBuffer(bytes: [byte]))
      lines += frames.map(line)
      // The status may come before the close that follows it.
      if !isClosed, !frames.isEmpty { try await waitForEnd() }
      if isClosed || !frames.isEmpty { return transcript(lines, "closed") }
      try await pacer.pause(pause)
    }
    return transcript(lines, "all of it was waited for")
  }

  /// Says hello, so that the extensions' frames are understood on this connection.
  func hello() async throws {
    _ = try await call(
      ControlService.hello,
      .with {
        $0.features = [.cancel, .ping, .goaway, .window]
        $0.window = 64 << 10
      })
  }
}
