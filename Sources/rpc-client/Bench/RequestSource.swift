import Foundation
import Messages
import NIOCore
import RPCClient
import SwiftProtobuf
import WireFormat

/// Where a connection's requests come from: whole frames, encoded before the load begins, so that
/// making them costs the measurement nothing but a copy.
struct RequestSource {
  private static let streamIDOffset = 4

  /// The frames, one after the other; all but their stream ids are final.
  private let frames: ByteBuffer
  /// Where each frame ends.
  private let ends: [Int]
  private var next = 0
  /// Begins again at the first frame after the last; otherwise each is sent once.
  private let repeats: Bool

  /// Appends the next request under that id.
  ///
  /// - Returns: False, and nothing appended, when all have been sent.
  mutating func write(to buffer: inout ByteBuffer, streamID: UInt32) -> Bool {
    if next == ends.count {
      guard repeats else { return false }
      next = 0
    }
    let start = next == 0 ? 0 : ends[next - 1]
    let frameStart = buffer.writerIndex
    // The range lies within the frames, whose ends these are.
    guard let frame = frames.getSlice(at: start, length: ends[next] - start) else { return false }
    buffer.writeImmutableBuffer(frame)
    buffer.setInteger(streamID, at: frameStart + Self.streamIDOffset)
    next += 1
    return true
  }

  private init(_ frames: [ByteBuffer], repeats: Bool) {
    var all = ByteBuffer()
    var ends: [Int] = []
    for frame in frames {
      all.writeImmutableBuffer(frame)
      ends.append(all.writerIndex)
    }
    self.frames = all
    self.ends = ends
    self.repeats = repeats
  }

  /// The same echo call for ever.
  static func echo(payloadBytes: Int) throws -> RequestSource {
    let method = EchoService.echo
    let body = Google_Protobuf_BytesValue(Data(repeating: 0x61, count: payloadBytes))
    var frame = ByteBuffer()
    frame.writeRequestFrame(
      streamID: .connection, service: method.service, method: method.name,
      payload: try body.serializedBytes())
    return RequestSource([frame], repeats: true)
  }
}

extension RequestSource {
  /// Each line's appointment once, dealt out to the connections in turn. Each has a key against
  /// doubling, as a careful client sends it.
  static func bookings(
    file: String, tokenFile: String, connections: Int
  ) throws -> [RequestSource] {
    // Refuses a file that others may read.
    _ = try AccessToken(contentsOf: tokenFile)
    let token = try String(contentsOfFile: tokenFile, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let run = UInt32.random(in: 0...UInt32.max)
    var frames = [[ByteBuffer]](repeating: [], count: connections)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    for (number, line) in lines.enumerated() {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count == 4, let milliseconds = Int64(columns[3]) else {
        throw ConfigurationError("\(file):\(number + 1): must be four columns with tabs between.")
      }
      frames[number % connections].append(
        try booking(
          onBehalfOf: columns[0], student: columns[1], staff: columns[2],
          start: milliseconds, token: token, key: "bench-\(run)-\(number)"))
    }
    return frames.map { RequestSource($0, repeats: false) }
  }

  private static func booking(
    onBehalfOf: String, student: String, staff: String, start: Int64, token: String, key: String
  ) throws -> ByteBuffer {
    let method = BookingService.book
    var request = Pastoral_V1_BookRequest()
    request.studentID = student
    request.staffID = staff
    request.start = Google_Protobuf_Timestamp(
      seconds: start / 1_000, nanos: Int32(start % 1_000) * 1_000_000)
    var metadata = [
      MetadataEntry("authorization", "Bearer \(token)"), MetadataEntry("idempotency-key", key),
    ]
    if onBehalfOf != "-" { metadata.append(MetadataEntry("on-behalf-of", onBehalfOf)) }
    var frame = ByteBuffer()
    frame.writeRequestFrame(
      streamID: .connection, service: method.service, method: method.name,
      payload: try request.serializedBytes(), metadata: metadata)
    return frame
  }
}
