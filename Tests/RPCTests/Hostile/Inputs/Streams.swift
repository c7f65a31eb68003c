import FoundationEssentials
import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer
import WireFormat

/// Ids and streams that are used as they must not be.
enum Streams {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  static let attacks: [Attack] = [
    Attack(8, "10,000 empty Data frames", expected: "1 data 0 bytes × 10000, 1 end, lives") {
      target in
      var burst = try ByteBuffer.request(1, EchoService.chat, nil, .remoteOpen)
      for _ in 0..<10_000 { burst.writeImmutableBuffer(try .data(1, nil)) }
      return try await target.peer().outcome(
        of: burst + .data(1, nil, [.remoteClosed, .noData]))
    },

    Attack(11, "a second Request on an id in flight", expected: "3 OK, 1 OK 100, lives") {
      target in
      let peer = try target.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(100)) + .request(1, EchoService.echo, Bytes())
          + .request(3, EchoService.echo, Bytes()))
      let (first, second) = (try await peer.next(), try await peer.next())
      let reply = try ResponseEnvelope(decoding: second.payload)
      let slept = try Number(serializedBytes: Array(buffer: reply.payload)).value
      return transcript(
        [line(first), "\(line(second)) \(slept)"], try await peer.lives() ? "lives" : "dead")
    },
    Attack(11, "Data on a unary call in flight", expected: "3 OK, 1 OK, lives") { target in
      let peer = try target.peer()
      try await peer.send(
        .request(1, EchoService.sleep, Number(100)) + .data(1, Bytes(.init([1])))
          + .request(3, EchoService.echo, Bytes()))
      return try await peer.outcome(after: 2)
    },

    Attack(
      12, "Data on a stream that was never opened", "7 INVALID_ARGUMENT, lives",
      saying: try .data(7, Bytes(.init([1])))),
    Attack(12, "Data on a stream that has just ended", expected: "1 OK, lives") { target in
      let peer = try target.peer()
      try await peer.open(1, EchoService.sum, nil, .remoteOpen)
      try await peer.data(1, Number(1), .remoteClosed)
      let answer = try await peer.lines(1)
      return transcript(answer, try await peer.outcome(of: .data(1, Number(2))))
    },
    Attack(
      12, "Data behind an opening that is refused, in one write", "1 INVALID_ARGUMENT, lives",
      saying: try .request(1, EchoService.echo, Bytes(.init([1])), .remoteOpen)
        + .data(1, Bytes(.init([2]))) + .data(1, nil, [.remoteClosed, .noData])),

    Attack(14, "one open call more than a connection may have", expected: "1 RESOURCE_EXHAUSTED") {
      target in
      let peer = try target.peer()
      var burst = ByteBuffer()
      for call in 1...target.limits.connection.callsInFlightMax {
        burst.writeImmutableBuffer(
          try .request(UInt32(2 * call + 1), EchoService.chat, nil, .remoteOpen))
      }
      try await peer.send(burst + .request(1, EchoService.echo, Bytes()))
      let refusal = try await peer.lines(1)
      // The others are unharmed, and one that ends leaves its place free.
      try await peer.data(3, nil, [.remoteClosed, .noData])
      guard try await peer.lines(1) == ["3 end"], try await peer.lives() else {
        return transcript(refusal, "the others were harmed")
      }
      return refusal[0]
    },

    Attack(
      29, "a deadline that has passed", "1 DEADLINE_EXCEEDED, lives",
      saying: try .request(1, EchoService.sleep, Number(0), timeout: -1)),
    Attack(
      29, "the earliest deadline that there is", "1 DEADLINE_EXCEEDED, lives",
      saying: try .request(1, EchoService.sleep, Number(0), timeout: .min)),
    Attack(
      29, "no deadline, for a call of a minute", expected: "1 DEADLINE_EXCEEDED, lives",
      sittingOut: [\.work.unaryDeadlineDefault]
    ) { target in
      let peer = try target.peer()
      try await peer.open(1, EchoService.sleep, Number(60_000))
      return try await peer.outcome(after: 1)
    },
    Attack(
      29, "a deadline of 292 years", expected: "1 DEADLINE_EXCEEDED, lives",
      sittingOut: [\.work.unaryDeadlineMax]
    ) { target in
      let peer = try target.peer()
      try await peer.open(1, EchoService.sleep, Number(60_000), timeout: .max)
      return try await peer.outcome(after: 1)
    },
  ]
}
