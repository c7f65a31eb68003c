import NIOCore
import NIOEmbedded
import Testing
import WireFormat

@testable import RPCClient

@Suite("When a connection to a server without windows is read no further")
struct ReadingPauseTests {
  private let connection = ClientConnection(
    isEncrypted: false, responseBytesMax: 4 << 20, extensions: nil)

  private func channel() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: connection)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func call(_ sink: ReplySink) -> Call {
    let request = CallRequest(
      service: "s", method: "m", payload: [], flags: [.remoteClosed], metadata: [])
    return Call(request, to: sink, deadline: nil, attemptsMax: 1)
  }

  private func receive(_ count: Int, bytes: Int = 1, on channel: EmbeddedChannel) throws {
    var frames = ByteBuffer()
    for _ in 0..<count {
      frames.writeDataFrame(
        streamID: StreamID(rawValue: 1), message: [UInt8](repeating: 0, count: bytes))
    }
    try channel.writeInbound(frames)
  }

  /// Whether the channel reads by itself: what it was told last.
  private func isReading(_ channel: EmbeddedChannel) -> Bool {
    channel.options.compactMap { $0.value as? Bool }.last ?? true
  }

  @Test("At 16 messages that nobody took, until half of them are")
  func messages() async throws {
    let channel = try channel()
    let buffer = ReplyBuffer()
    let stream = call(.many(buffer))
    connection.open(stream)
    try receive(15, on: channel)
    #expect(isReading(channel))
    try receive(1, on: channel)
    #expect(!isReading(channel))
    for _ in 0..<7 { _ = await buffer.next { Issue.record("There is no room yet.") } }
    stream.drained()
    #expect(!isReading(channel))
    _ = await buffer.next {}
    stream.drained()
    #expect(isReading(channel))
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test("At 256 KiB")
  func bytes() throws {
    let channel = try channel()
    connection.open(call(.many(ReplyBuffer())))
    try receive(1, bytes: (256 << 10) - 1, on: channel)
    #expect(isReading(channel))
    try receive(1, bytes: 1, on: channel)
    #expect(!isReading(channel))
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test("Not while another call waits for its answer, and again when it has it")
  func neighbour() throws {
    let channel = try channel()
    connection.open(call(.many(ReplyBuffer())))
    try receive(16, on: channel)
    connection.open(call(.one(ReplySlot())))
    #expect(isReading(channel))
    var answer = ByteBuffer()
    answer.writeResponseFrame(streamID: StreamID(rawValue: 3), payload: [UInt8]())
    try channel.writeInbound(answer)
    #expect(!isReading(channel))
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  @Test("A stream that still grows then is given up at 16 MiB")
  func overflow() async throws {
    let channel = try channel()
    let buffer = ReplyBuffer()
    connection.open(call(.many(buffer)))
    connection.open(call(.one(ReplySlot())))
    try receive(16, bytes: 1 << 20, on: channel)
    try receive(1, bytes: 1, on: channel)
    _ = try channel.finish(acceptAlreadyClosed: true)
    for _ in 0..<16 { #expect(try await buffer.next {}.get()?.readableBytes == 1 << 20) }
    let error = await #expect(throws: RPCError.self) { try await buffer.next {}.get() }
    #expect(error?.code == .resourceExhausted)
  }
}
