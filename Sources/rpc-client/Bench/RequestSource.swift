import Foundation
import Messages
import NIOCore
import RPCClient
import SwiftProtobuf
import WireFormat

/// Where a connection's requests come from: whole frames, encoded before the load begins, so that
/// making them costs the measurement nothing but a copy.
struct RequestSource {
  /// The frames, one after the other; all but their stream ids are final.
  private let frames: ByteBuffer
  /// Where each frame ends.
  private let ends: [Int]
  private var next = 0
  /// Begins again at the first frame after the last; otherwise each is sent once.
  private let repeats: Bool

  /// Appends the next requests, each under an id of its own.
  ///
  /// - Returns: How many; fewer than asked for when all have been sent.
  mutating func write(_ count: Int, to buffer: inout ByteBuffer, id: () -> UInt32) -> Int {
    var written = 0
    while written < count {
      if next == ends.count {
        guard repeats else { break }
        next = 0
      }
      let batch = next..<min(next + count - written, ends.count)
      write(batch, to: &buffer, id: id)
      written += batch.count
      next = batch.upperBound
    }
    return written
  }

  /// Copies frames that stand beside each other at once, then gives each its id.
  private func write(_ batch: Range<Int>, to buffer: inout ByteBuffer, id: () -> UInt32) {
    let from = start(of: batch.lowerBound)
    let length = start(of: batch.upperBound) - from
    // The range lies within the frames, whose ends these are.
    guard let bytes = frames.getSlice(at: from, length: length) else { return }
    buffer.writeImmutableBuffer(bytes)
    let shift = buffer.readableBytes - length - from
    buffer.withUnsafeMutableReadableBytes { bytes in
      for frame in batch {
        // Within the frame, which is longer than its header.
        bytes.storeBytes(
          of: id().bigEndian, toByteOffset: shift + start(of: frame) + FrameHeader.streamIDOffset,
          as: UInt32.self)
      }
    }
  }

  private func start(of frame: Int) -> Int { frame == 0 ? 0 : ends[frame - 1] }

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
    // Short ones stand many times over, so that many are copied at once.
    let copies = max(1, min(64, (64 << 10) / frame.readableBytes))
    return RequestSource(Array(repeating: frame, count: copies), repeats: true)
  }
}

extension RequestSource {
  /// The caller's caseload for ever.
  static func caseload(tokenFile: String) throws -> RequestSource {
    let method = CaseService.listCaseload
    var frame = ByteBuffer()
    frame.writeRequestFrame(
      streamID: .connection, service: method.service, method: method.name,
      payload: try Pastoral_V1_ListCaseloadRequest.with { $0.purpose = .caseManagement }
        .serializedBytes(),
      metadata: [MetadataEntry("authorization", "Bearer \(try token(in: tokenFile))")])
    return RequestSource([frame], repeats: true)
  }

  private static func token(in file: String) throws -> String {
    // Refuses a file that others may read.
    _ = try AccessToken(contentsOf: file)
    return try String(contentsOfFile: file, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Each line's appointment once, dealt out to the connections in turn. Each has a key against
  /// doubling, as a careful client sends it.
  static func bookings(
    file: String, tokenFile: String, connections: Int
  ) throws -> [RequestSource] {
    let token = try token(in: tokenFile)
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
