import Messages
import NIOCore
import Testing
import WireFormat

@testable import RPCClient

@Suite("WINDOW: each stream is held back by its own reader")
struct WindowTests {
  private func data(_ count: Int, of length: Int) -> (inout ByteBuffer) -> Void {
    let message = [UInt8](repeating: 0, count: length)
    return { bytes in
      for _ in 0..<count { bytes.writeDataFrame(streamID: 3, message: message) }
    }
  }

  @Test("A reader that lags does not stop the connection")
  func keepsReading() throws {
    let peer = try ExtendedConnection(granting: [.window])
    peer.open(.many(ReplyBuffer()))
    try peer.receive(data(256, of: 1 << 10))
    #expect(peer.isReading)
  }

  @Test("Reading goes on when Hello is answered after it had stopped")
  func lateHello() throws {
    let peer = try ExtendedConnection()
    peer.open(.many(ReplyBuffer()))
    try peer.receive(data(16, of: 1))
    #expect(!peer.isReading)
    try peer.answerHello([.window])
    #expect(peer.isReading)
  }

  @Test("When the reader has taken half of the window, the server is granted as much again")
  func half() async throws {
    let peer = try ExtendedConnection(granting: [.window])
    let buffer = ReplyBuffer()
    let stream = peer.open(.many(buffer))
    try peer.receive(data(256, of: 1 << 10))
    for _ in 0..<127 { _ = await buffer.next { Issue.record("There is nothing to say yet.") } }
    stream.drained()
    #expect(try peer.sentBesideCalls() == [])
    await confirmation { said in
      _ = await buffer.next { said() }
    }
    stream.drained()
    #expect(try peer.sentBesideCalls() == [.window(3, 128 << 10)])
    for _ in 0..<128 { _ = await buffer.next {} }
    stream.drained()
    #expect(try peer.sentBesideCalls() == [.window(3, 128 << 10)])
  }

  @Test("A reader that waits has taken each message as it comes")
  func waiting() async throws {
    let peer = try ExtendedConnection(granting: [.window])
    let buffer = ReplyBuffer(window: 4_096)
    peer.open(.many(buffer))
    _ = try peer.sent()
    for _ in 0..<3 {
      let taken = Task { try await buffer.next {}.get() }
      while !buffer.isAwaited { await Task.yield() }
      try peer.receive(data(1, of: 1_024))
      _ = try await taken.value
    }
    #expect(try peer.sent() == [.window(3, 2_048)])
  }

  @Test("What was taken before Hello is answered is granted with it")
  func beforeHello() async throws {
    let peer = try ExtendedConnection()
    let buffer = ReplyBuffer(window: 4_096)
    let stream = peer.open(.many(buffer))
    try peer.receive(data(3, of: 1_024))
    for _ in 0..<3 { _ = await buffer.next { stream.drained() } }
    #expect(try peer.sentBesideCalls() == [])
    try peer.answerHello([.window])
    #expect(try peer.sentBesideCalls() == [.window(3, 2_048)])
  }

  @Test("A stream that has ended, or was left, is granted nothing", arguments: [true, false])
  func ended(isLeft: Bool) async throws {
    let peer = try ExtendedConnection(granting: [.window])
    let buffer = ReplyBuffer(window: 4_096)
    let stream = peer.open(.many(buffer))
    try peer.receive(data(4, of: 1_024))
    if isLeft {
      stream.cancel()
    } else {
      try peer.receive { $0.writeEndOfStreamFrame(streamID: 3) }
    }
    _ = try peer.sent()
    for _ in 0..<4 { _ = await buffer.next { stream.drained() } }
    #expect(try peer.sent() == [])
  }

  @Test("Empty messages spend no window, so there is an end to them")
  func emptyMessages() {
    let buffer = ReplyBuffer()
    let taken = (0..<ReplyBuffer.overflowMessagesMax).count { _ in
      buffer.put(ByteBuffer()) != .overflow
    }
    #expect(taken == 1 << 19)
    #expect(buffer.put(ByteBuffer()) == .overflow)
  }

  @Test("A window is 4 KiB to 4 MiB, and a ping's times are longer than nothing")
  func bounds() throws {
    func check(_ change: (inout Extensions) -> Void) throws {
      var configuration = ClientConfiguration(endpoint: Endpoint(host: "127.0.0.1", port: 1))
      var extensions = Extensions()
      change(&extensions)
      configuration.extensions = extensions
      try configuration.check()
    }
    for window in [4_096, 4 << 20] { try check { $0.window = window } }
    for window in [0, 4_095, (4 << 20) + 1] {
      #expect(throws: ConfigurationError.self) { try check { $0.window = window } }
    }
    #expect(throws: ConfigurationError.self) { try check { $0.pingAfter = .zero } }
    #expect(throws: ConfigurationError.self) { try check { $0.pingAnswer = .zero } }
  }
}
