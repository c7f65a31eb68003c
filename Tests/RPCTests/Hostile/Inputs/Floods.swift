import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer
import WireFormat

/// Peers that ask for more than their share.
enum Floods {
  private typealias Number = Google_Protobuf_Int64Value

  static let attacks: [Attack] = [
    Attack(
      15, "100,000 calls, each opened and cancelled at once",
      expected: "as many CANCELLED as may be, 0 RESOURCE_EXHAUSTED, closed"
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      var pairs = ByteBuffer()
      for _ in 0..<1_000 {
        pairs.writeImmutableBuffer(
          try .request(1, EchoService.chat, nil, .remoteOpen)
            + .frame(1, type: FrameType.cancel.rawValue))
      }
      return try await flood(
        peer, with: pairs, times: 100, answered: "1 CANCELLED",
        atMost: target.limits.connection.cancelsPerHalfMinuteMax)
    },

    Attack(
      17, "100,000 PINGs", expected: "as many PONG as may be, 0 RESOURCE_EXHAUSTED, closed"
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      var pings = ByteBuffer()
      for _ in 0..<1_000 { pings.writeImmutableBuffer(ping) }
      return try await flood(
        peer, with: pings, times: 100, answered: "0 PONG",
        atMost: target.limits.connection.pingsPerSecondMax)
    },
    Attack(
      17, "100,000 Hellos", expected: "as many OK as may be, 0 RESOURCE_EXHAUSTED, closed"
    ) { target in
      var hellos = ByteBuffer()
      for _ in 0..<1_000 {
        hellos.writeImmutableBuffer(try .request(1, ControlService.hello, .init()))
      }
      return try await flood(
        target.peer(), with: hellos, times: 100, answered: "1 OK",
        atMost: target.limits.connection.pingsPerSecondMax)
    },
    Attack(17, "WINDOWs of nothing, of too much, cut short", expected: "lives") { target in
      let peer = try target.peer()
      try await peer.hello()
      return try await peer.outcome(
        of: windows([[0, 0, 0, 0], [0x80, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0, 0, 1], []]))
    },
    Attack(
      17, "one such WINDOW more than a minute may have", expected: "0 RESOURCE_EXHAUSTED, closed"
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      let faults = target.limits.connection.faultsPerMinuteMax
      return try await peer.outcome(
        of: windows(Array(repeating: [0, 0, 0, 0], count: faults + 1)))
    },
    Attack(
      17, "WINDOWs of 2 GiB each, again and again", expected: "0 RESOURCE_EXHAUSTED, closed"
    ) { target in
      let peer = try target.peer()
      try await peer.hello()
      let grants = windows(Array(repeating: [0x7f, 0xff, 0xff, 0xff], count: 10_000))
      return try await peer.outcome(
        of: .request(1, EchoService.chat, nil, .remoteOpen) + grants)
    },

    Attack(
      28, "2,000 connections from one address",
      expected: "as many as may be, the others closed, another address served"
    ) { target in
      let source = "127.0.0.28"
      var peers: [RawPeer] = []
      for _ in 0..<target.floodConnections {
        let peer = try target.peer(from: source)
        peers.append(peer)
        // Who is closed at once may find out while speaking.
        _ = try await peer.exchange(.request(1, EchoService.echo, .init()))
      }
      let isOtherServed = try await target.peer(from: "127.0.0.29").lives()
      var served = 0
      for peer in peers where try await peer.isServed() { served += 1 }
      for peer in peers { peer.hangUp() }
      // The places are free again once the server has seen the ends.
      var isFree = false
      for _ in 0..<triesMax where !isFree {
        isFree = try await target.peer(from: source).isServed()
      }
      guard isFree else { return "the places were not given back" }
      guard served == target.limits.connections.unauthenticatedPerAddress, isOtherServed else {
        return "\(served) served, another address \(isOtherServed ? "" : "not ")served"
      }
      return "as many as may be, the others closed, another address served"
    },

    Attack(
      38, "every place for a call taken",
      expected: "UNAVAILABLE, try again in 500 ms; health SERVING; afterwards OK"
    ) { target in
      let perConnection = target.limits.connection.callsInFlightMax - 1
      var peers: [RawPeer] = []
      var left = target.limits.work.callsInFlightMax
      while left > 0 {
        let peer = try target.peer()
        var burst = ByteBuffer()
        for call in 0..<min(left, perConnection) {
          burst.writeImmutableBuffer(
            try .request(UInt32(2 * call + 1), EchoService.chat, nil, .remoteOpen))
        }
        let seen = try await peer.outcome(of: burst)
        guard seen == "lives" else { return seen }
        peers.append(peer)
        left -= perConnection
      }
      let peer = try target.peer()
      let refusal = try await peer.sumOfNothing()
      let retry = try refusal.details.first { $0.typeURL.hasSuffix("/google.rpc.RetryInfo") }
        .map { try Google_Rpc_RetryInfo(serializedBytes: $0.value).retryDelay.nanos / 1_000_000 }
      let health = try await peer.call(HealthService.check, .init())
      for peer in peers { peer.hangUp() }
      var status = refusal
      for _ in 0..<triesMax where status.code == .unavailable {
        status = try await peer.sumOfNothing()
      }
      return "\(refusal.code.name), try again in \(retry ?? 0) ms; health "
        + "\(health.status == .serving ? "SERVING" : "not"); afterwards \(status.code.name)"
    },
  ]

  /// How often the server is asked whether it has given places back, before it is held not to.
  private static let triesMax = 10_000

  private static let ping = ByteBuffer.frame(
    1, type: FrameType.ping.rawValue, payload: [1, 2, 3, 4, 5, 6, 7, 8])

  private static func windows(_ payloads: [[UInt8]]) -> ByteBuffer {
    var bytes = ByteBuffer()
    for payload in payloads {
      bytes.writeImmutableBuffer(
        .frame(1, type: FrameType.window.rawValue, payload: payload))
    }
    return bytes
  }

  /// Says bytes again and again until the server closes, and tells what it answered: so many times
  /// the same, which may be no more than the limit, then why it closes.
  private static func flood(
    _ peer: RawPeer, with bytes: ByteBuffer, times: Int, answered answer: String, atMost max: Int
  ) async throws -> String {
    var lines: [String] = []
    var isClosed = false
    for _ in 0..<times where !isClosed {
      let (frames, hasEnded) = try await peer.exchange(bytes)
      lines += frames.map(line)
      isClosed = hasEnded
    }
    while !isClosed, let frame = try await peer.nextUntilClosed() { lines.append(line(frame)) }
    let answers = lines.prefix { $0 == answer }.count
    let what = answer.split(separator: " ").last ?? ""
    let isWithin = (1...max).contains(answers)
    return transcript(
      [isWithin ? "as many \(what) as may be" : "\(answers) \(what)"] + lines.dropFirst(answers),
      "closed")
  }
}

extension RawPeer {
  /// Whether the server serves this connection, and has not closed it.
  fileprivate func isServed() async throws -> Bool {
    do {
      return try await outcome(of: ByteBuffer()).hasSuffix("lives")
    } catch PeerError.ended, PeerError.system {
      return false
    }
  }

  /// The status of a call that takes a place for as long as it is open, which is not long.
  fileprivate func sumOfNothing() async throws -> Status {
    try await open(1, EchoService.sum, nil, .remoteOpen)
    try await data(1, nil, [.remoteClosed, .noData])
    let response = try ResponseEnvelope(decoding: try await next().payload)
    return response.status ?? Status(.ok, "")
  }
}
