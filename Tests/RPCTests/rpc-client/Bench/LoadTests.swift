import Histogram
import NIOCore
import RPCClient
import Testing
import WireFormat

@testable import rpc_client

@Suite("One connection of a load")
struct LoadTests {
  private var load: Load
  private var outbound = ByteBuffer()

  init() throws {
    load = Load(requests: try .echo(payloadBytes: 3), inFlight: 2)
    load.count(atMost: .max, from: 100)
    load.begin(at: 100, into: &outbound)
  }

  @Test("fills itself with calls under odd ids that count up")
  func begins() throws {
    #expect(try sent() == [1, 3])
  }

  @Test("follows each answer by a call, and takes the time of each")
  mutating func answers() throws {
    outbound.clear()
    try receive(at: 400) {
      $0.writeResponseFrame(streamID: StreamID(rawValue: 3), payload: [1])
      $0.writeResponseFrame(streamID: StreamID(rawValue: 1), payload: [])
    }
    #expect(try sent() == [5, 7])
    #expect(load.tally.latencies.totalCount == 2)
    #expect(load.tally.latencies.max == 300)
    #expect(load.tally.errors.isEmpty)
  }

  @Test("waits for the rest of an answer that came in pieces", arguments: 1...23)
  mutating func pieces(length: Int) throws {
    var answer = ByteBuffer()
    answer.writeResponseFrame(
      streamID: StreamID(rawValue: 1), payload: Array(repeating: 7, count: 12))
    let first = answer.readSlice(length: length)
    try receive(at: 200) { $0.writeImmutableBuffer(try #require(first)) }
    #expect(load.tally.latencies.totalCount == 0)
    try receive(at: 300) { $0.writeImmutableBuffer(answer) }
    #expect(load.tally.latencies.totalCount == 1)
  }

  @Test("counts a call that ended with a status by its code, not among those that went well")
  mutating func failure() throws {
    try receive(at: 200) {
      $0.writeResponseFrame(streamID: StreamID(rawValue: 1), status: Status(.unavailable, "No."))
    }
    #expect(load.tally.errors == ["UNAVAILABLE": 1])
    #expect(load.tally.latencies.totalCount == 0)
  }

  @Test("finds a status that stands behind a payload")
  mutating func statusAfterPayload() throws {
    // Field 2, one byte; field 1, a status with code 5.
    let envelope: [UInt8] = [2 << 3 | 2, 1, 0, 1 << 3 | 2, 2, 1 << 3, 5]
    try receive(at: 200) {
      $0.writeFrame(
        Frame(
          streamID: StreamID(rawValue: 1), type: .response, payload: ByteBuffer(bytes: envelope)))
    }
    #expect(load.tally.errors == ["NOT_FOUND": 1])
  }

  @Test("counts an envelope that is none as malformed")
  mutating func malformed() throws {
    try receive(at: 200) {
      $0.writeFrame(
        Frame(
          streamID: StreamID(rawValue: 1), type: .response, payload: ByteBuffer(bytes: [0xff])))
    }
    #expect(load.tally.errors == ["malformed": 1])
  }

  @Test("counts an answer to a call that it did not make, or that is answered already")
  mutating func strangers() throws {
    for id: UInt32 in [9, 0, 1, 1] {
      try receive(at: 200) {
        $0.writeResponseFrame(streamID: StreamID(rawValue: id), payload: [1])
      }
    }
    #expect(load.tally.errors == ["answer to no call": 3])
    #expect(load.tally.latencies.totalCount == 1)
  }

  @Test("does not take bytes for frames that cannot be some")
  mutating func noFrames() {
    let bytes = ByteBuffer(repeating: 0xff, count: 32)
    let areFrames = load.receive(bytes, at: 200, into: &outbound)
    #expect(!areFrames)
  }

  @Test("is over when it was stopped and the last answer is in")
  mutating func stops() throws {
    load.stop(at: 200)
    #expect(!load.isOver)
    outbound.clear()
    try receive(at: 300) {
      $0.writeResponseFrame(streamID: StreamID(rawValue: 1), payload: [1])
      $0.writeResponseFrame(streamID: StreamID(rawValue: 3), payload: [1])
    }
    #expect(load.isOver)
    #expect(try sent() == [])
    // They came after the end of counting.
    #expect(load.tally.latencies.totalCount == 0)
  }

  @Test("loses its calls when its connection ends")
  mutating func lost() {
    load.lose(at: 200)
    #expect(load.tally.errors == ["connection lost": 2])
  }

  /// The ids of the requests that wait to be written.
  private func sent() throws -> [UInt32] {
    var decoder = FrameDecoder()
    decoder.feed(outbound)
    var ids: [UInt32] = []
    while case .frame(let frame) = try decoder.next() {
      let request = try RequestEnvelope(decoding: frame.payload)
      #expect(request.methodPath == "pastoral.conformance.v1.Echo/Echo")
      ids.append(frame.streamID.rawValue)
    }
    return ids
  }

  private mutating func receive(at now: UInt64, _ write: (inout ByteBuffer) throws -> Void) throws {
    var bytes = ByteBuffer()
    try write(&bytes)
    let areFrames = load.receive(bytes, at: now, into: &outbound)
    #expect(areFrames)
  }
}
