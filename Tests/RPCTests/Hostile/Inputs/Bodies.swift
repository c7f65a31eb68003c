import Messages
import NIOCore
import RPCServer
import TestPeer
import WireFormat

/// Message bodies that are no messages, or that would become too much.
enum Bodies {
  static let attacks: [Attack] = [
    Attack(19, "groups 15 deep below a message", "1 OK, lives", saying: echo(groups(15))),
    Attack(
      19, "groups 16 deep below a message", "1 INVALID_ARGUMENT, lives", saying: echo(groups(16))),
    Attack(
      20, "groups 10,000 deep", "1 INVALID_ARGUMENT, lives", saying: echo(groups(10_000))),
    Attack(
      20, "groups 500,000 deep, without an end", "1 INVALID_ARGUMENT, lives",
      saying: echo(.init(repeating: 0x7b, count: 500_000))),

    Attack(
      21, "a length beyond the body", "1 INVALID_ARGUMENT, lives",
      saying: echo([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])),
    Attack(
      21, "a number of eleven bytes", "1 INVALID_ARGUMENT, lives",
      saying: echo([0x08] + .init(repeating: 0xff, count: 11))),
    Attack(21, "field 0", "1 INVALID_ARGUMENT, lives", saying: echo([0, 0])),
    Attack(21, "wire type 6", "1 INVALID_ARGUMENT, lives", saying: echo([0x0e, 0])),
    Attack(
      21, "the end of a group that never began", "1 INVALID_ARGUMENT, lives", saying: echo([0x0c])),
    Attack(
      21, "the same in a stream", "1 INVALID_ARGUMENT, lives",
      saying: try .request(1, EchoService.chat, nil, .remoteOpen)
        + .frame(1, type: 3, payload: [0x0a, 0xff])),

    Attack(
      22, "text that is no UTF-8", "1 INVALID_ARGUMENT, lives",
      saying: body("Meta", [0x0a, 0x02, 0xc0, 0x80])),

    Attack(
      23, "fields that nobody knows", "1 OK, lives",
      saying: echo([0x12, 0x01, 0xff, 0x98, 0x06, 0x01, 0x0a, 0x01, 0x07])),
    Attack(
      23, "a known field of another wire type", "1 OK, lives",
      saying: body("Big", [0x0a, 0x01, 0x00])),

    Attack(24, "one field half a million times", expected: "1 RESOURCE_EXHAUSTED, lives") {
      target in
      try await target.peer().outcome(of: echo(bomb(of: target)))
    },
    Attack(
      24, "half a million fields that nobody knows", expected: "1 RESOURCE_EXHAUSTED, lives"
    ) { target in
      let unknown = [UInt8](
        repeating: 0x10, count: target.limits.connection.requestBytesMax - 100)
      return try await target.peer().outcome(of: echo(unknown))
    },
    Attack(
      24, "as many rows within an upload as it has room for",
      expected: "1 RESOURCE_EXHAUSTED, lives"
    ) { target in
      let rows = bomb(of: target)
      // Field 3, the rows of a step of an upload.
      var step = ByteBuffer(bytes: [0x1a])
      step.writeVarint(rows.count)
      step.writeBytes(rows)
      let peer = try target.peer()
      try await peer.send(
        .request(
          1, DirectoryService.import, nil, .remoteOpen,
          metadata: [MetadataEntry("authorization", "Bearer \(target.principals.admin)")])
          + .frame(1, type: 3, payload: Array(buffer: step)))
      return try await peer.outcome(after: 1)
    },
  ]

  private static func body(_ method: String, _ bytes: [UInt8]) -> ByteBuffer {
    var frame = ByteBuffer()
    frame.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: EchoService.name, method: method, payload: bytes)
    return frame
  }

  private static func echo(_ bytes: [UInt8]) -> ByteBuffer { body("Echo", bytes) }

  /// Groups of field 15 within each other, all of them ended.
  private static func groups(_ depth: Int) -> [UInt8] {
    .init(repeating: 0x7b, count: depth) + .init(repeating: 0x7c, count: depth)
  }

  /// Field 1, empty, as often as a request has room for it.
  private static func bomb(of target: Target) -> [UInt8] {
    let count = (target.limits.connection.requestBytesMax - 100) / 2
    return (0..<count).flatMap { _ in [0x0a, 0x00] }
  }
}

extension ByteBuffer {
  fileprivate mutating func writeVarint(_ value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      writeInteger(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    writeInteger(UInt8(rest))
  }
}
