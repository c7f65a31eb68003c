import FoundationEssentials
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import WireFormat

/// What comes back, told in a line: `1 OK, lives` or `0 RESOURCE_EXHAUSTED, closed`.
extension RawPeer {
  /// The id of the call by which a connection is seen to live.
  private static let probeID: UInt32 = 4_000_001

  /// Says those bytes, then asks whether the connection lives.
  func outcome(of bytes: ByteBuffer) async throws -> String {
    let probe = try ByteBuffer.request(Self.probeID, EchoService.echo, .init(.init([1])))
    var (frames, isClosed) = try await exchange(bytes + probe)
    while !isClosed {
      guard let frame = try await nextUntilClosed() else {
        isClosed = true
        break
      }
      frames.append(frame)
      if frame.streamID.rawValue == Self.probeID { break }
    }
    return transcript(
      frames.filter { $0.streamID.rawValue != Self.probeID }.map(line),
      isClosed ? "closed" : "lives")
  }

  /// What comes until the server closes.
  func end() async throws -> String {
    var lines: [String] = []
    while let frame = try await nextUntilClosed() { lines.append(line(frame)) }
    return transcript(lines, "closed")
  }

  /// Waits for that many frames, and then asks whether the connection lives.
  func outcome(after count: Int) async throws -> String {
    let lines = try await lines(count)
    return transcript(lines, try await lives() ? "lives" : "answers wrongly")
  }

  /// The next frame; nil where the server closed.
  func nextUntilClosed() async throws -> Frame? {
    do {
      return try await next()
    } catch PeerError.ended, PeerError.system("read", _) {
      return nil
    }
  }
}

/// Lines and an ending, with repetitions counted: `2 INVALID_ARGUMENT × 20, closed`.
func transcript(_ lines: [String], _ ending: String) -> String {
  var runs: [(line: String, count: Int)] = []
  for line in lines {
    if runs.last?.line == line {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((line, 1))
    }
  }
  let told = runs.map { $0.count == 1 ? $0.line : "\($0.line) × \($0.count)" }
  return (told + [ending]).joined(separator: ", ")
}

extension Attack {
  /// An attack that says some bytes on a connection of its own and sees what comes of them.
  init(
    _ row: Int, _ name: String, _ expected: String,
    saying bytes: @autoclosure @escaping @Sendable () throws -> ByteBuffer
  ) {
    self.init(row, name, expected: expected) { target in
      try await target.peer().outcome(of: try bytes())
    }
  }
}
