import FoundationEssentials
import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer
import WireFormat

/// Frames that are too long, cut short, or of no sense.
enum Framing {
  private typealias Bytes = Google_Protobuf_BytesValue
  private typealias Number = Google_Protobuf_Int64Value

  static let attacks: [Attack] = [
    Attack(
      5, "a length of 4 GiB", "0 RESOURCE_EXHAUSTED, closed",
      saying: ByteBuffer(bytes: [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 1, 0])),
    Attack(
      5, "a length one over the protocol's", "0 RESOURCE_EXHAUSTED, closed",
      saying: ByteBuffer(bytes: [0, 0x40, 0, 1, 0, 0, 0, 1, 1, 0])),
    Attack(5, "a length of 4 GiB, and bytes without end", expected: "read no further, closed") {
      target in
      let peer = try target.peer()
      let header = ByteBuffer(bytes: [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 1, 0])
      var isClosed = try await peer.exchange(header).isClosed
      let part = ByteBuffer(repeating: 0, count: 1 << 20)
      var parts = 0
      while !isClosed, parts < 256 {
        isClosed = try await peer.exchange(part).isClosed
        parts += 1
      }
      // The kernel takes a few megabytes before anybody reads them.
      return isClosed && parts < 32 ? "read no further, closed" : "\(parts) MiB were taken"
    },

    Attack(6, "a request of exactly the limit", expected: "1 OK, lives") { target in
      try await target.peer().outcome(
        of: echo(ofFrame: target.limits.connection.requestBytesMax))
    },
    Attack(6, "a request one byte over the limit", expected: "1 RESOURCE_EXHAUSTED, lives") {
      target in
      try await target.peer().outcome(
        of: echo(ofFrame: target.limits.connection.requestBytesMax + 1))
    },
    Attack(
      6, "a request of all that the protocol allows", "1 RESOURCE_EXHAUSTED, lives",
      saying: try echo(ofFrame: FrameDecoder.protocolBytesMax)),
    Attack(6, "Data one byte over the limit", expected: "1 RESOURCE_EXHAUSTED, lives") { target in
      let excess = [UInt8](repeating: 0, count: target.limits.connection.requestBytesMax + 1)
      return try await target.peer().outcome(
        of: .request(1, EchoService.chat, nil, .remoteOpen) + .frame(1, type: 3, payload: excess))
    },

    Attack(7, "an empty envelope", "1 INVALID_ARGUMENT, lives", saying: .frame(1, type: 1)),
    Attack(
      7, "an envelope that is no protobuf", "1 INVALID_ARGUMENT, lives",
      saying: .frame(1, type: 1, payload: [0xff, 0xff, 0xff])),
    Attack(
      7, "an envelope whose length runs over its end", "1 INVALID_ARGUMENT, lives",
      saying: .frame(1, type: 1, payload: [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])),

    Attack(9, "the end in the middle of a header", expected: "closed") { target in
      try await end(after: 7, target)
    },
    Attack(9, "the end in the middle of a body", expected: "closed") { target in
      try await end(after: 20, target)
    },
    Attack(9, "a reset in the middle of a body", expected: "others are served") { target in
      for _ in 0..<20 {
        let peer = try target.peer()
        var request = try ByteBuffer.request(1, EchoService.echo, Bytes(.init([1, 2, 3])))
        try await peer.send(try taking(20, of: &request))
        peer.reset()
      }
      return try await target.peer().lives() ? "others are served" : "others are not served"
    },

    Attack(
      10, "a Request on the connection's own id", "0 INVALID_ARGUMENT, lives",
      saying: try .request(0, EchoService.echo, Bytes())),
    Attack(
      10, "a Request on an even id", "2 INVALID_ARGUMENT, lives",
      saying: try .request(2, EchoService.echo, Bytes())),

    Attack(
      13, "a frame of type 7F on an odd id", "lives",
      saying: .frame(1, type: 0x7f, payload: [1, 2, 3])),
    Attack(
      13, "a Response, which is the server's to send", "lives", saying: .frame(1, type: 2)),
    Attack(
      13, "every extension's frame, before Hello", "lives",
      saying: [0x81, 0x82, 0x83, 0x84, 0x85].reduce(into: ByteBuffer()) { bytes, type in
        bytes.writeImmutableBuffer(.frame(1, type: type, payload: [0, 0, 0, 0, 0, 0, 0, 1]))
      }),
    Attack(13, "unknown bits of flags", expected: "1 OK, lives") { target in
      var request = try ByteBuffer.request(1, EchoService.echo, Bytes(.init([1])))
      request.setInteger(UInt8(0xf8), at: 9)
      return try await target.peer().outcome(of: request)
    },
    Attack(
      13, "one fault more than a minute may have", expected: "told and closed, the rest unread"
    ) { target in
      let faultsMax = target.limits.connection.faultsPerMinuteMax
      var burst = ByteBuffer()
      for _ in 0...faultsMax { burst.writeImmutableBuffer(.frame(2, type: 1)) }
      let seen = try await target.peer().outcome(
        of: burst + .request(1, EchoService.echo, Bytes()))
      let expected = transcript(
        Array(repeating: "2 INVALID_ARGUMENT", count: faultsMax) + ["0 RESOURCE_EXHAUSTED"],
        "closed")
      return seen == expected ? "told and closed, the rest unread" : seen
    },
  ]

  /// An Echo whose envelope has exactly that many bytes.
  private static func echo(ofFrame length: Int) throws -> ByteBuffer {
    var content = length
    while true {
      let frame = try ByteBuffer.request(
        1, EchoService.echo, Bytes(.init(repeating: 1, count: content)))
      let excess = frame.readableBytes - FrameHeader.encodedLength - length
      if excess == 0 { return frame }
      content -= excess
    }
  }

  private static func end(after length: Int, _ target: Target) async throws -> String {
    let peer = try target.peer()
    var request = try ByteBuffer.request(1, EchoService.echo, Bytes(.init([1, 2, 3])))
    try await peer.send(try taking(length, of: &request))
    peer.halfClose()
    return try await peer.end()
  }

  private static func taking(_ length: Int, of bytes: inout ByteBuffer) throws -> ByteBuffer {
    guard let part = bytes.readSlice(length: length) else {
      throw PeerError.unexpected("a request of less than \(length) bytes")
    }
    return part
  }
}
