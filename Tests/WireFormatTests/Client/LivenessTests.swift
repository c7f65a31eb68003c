import Messages
import NIOCore
import Testing
import WireFormat

@testable import RPCClient

@Suite("PING: whether the other side is still there")
struct LivenessTests {
  private func ping(_ mark: UInt64, on id: StreamID = 0) -> (inout ByteBuffer) -> Void {
    { $0.writePingFrame(streamID: id, mark) }
  }

  // MARK: The server asks.

  @Test("It is answered with the same bytes, under an id that no call has")
  func answered() throws {
    let peer = try ExtendedConnection(granting: [.ping])
    try peer.receive(ping(0x0102_0304_0506_0708))
    #expect(
      try peer.sent() == [
        Frame(
          streamID: StreamID(rawValue: .max), type: .pong,
          payload: ByteBuffer(bytes: [1, 2, 3, 4, 5, 6, 7, 8]))
      ])
  }

  @Test("Not where it was not granted, has another length, or comes on a call's id")
  func unanswered() throws {
    let plain = try ExtendedConnection(granting: [.cancel])
    try plain.receive(ping(1))
    #expect(try plain.sent() == [])

    let peer = try ExtendedConnection(granting: [.ping])
    try peer.receive(ping(1, on: 3))
    for length in [0, 7, 9] {
      let payload = ByteBuffer(repeating: 0, count: length)
      try peer.receive { $0.writeFrame(Frame(streamID: 0, type: .ping, payload: payload)) }
    }
    #expect(try peer.sent() == [])
    #expect(peer.connection.isReady)
  }

  @Test("Ten in a second are answered, and no more")
  func flood() throws {
    let peer = try ExtendedConnection(granting: [.ping])
    for mark in 0..<1_000 { try peer.receive(ping(UInt64(mark))) }
    #expect(try peer.sent().count == 10)
    peer.pass(.seconds(1))
    try peer.receive(ping(1))
    #expect(try peer.sent().count == 1)
  }

  // MARK: The client asks.

  @Test("A server that owes nothing is not asked")
  func resting() throws {
    let peer = try ExtendedConnection(granting: [.ping])
    peer.open()
    try peer.receive { $0.writeResponseFrame(streamID: 3, payload: [UInt8]()) }
    _ = try peer.sent()
    peer.pass(.hours(1))
    #expect(try peer.sent() == [])
    #expect(peer.isActive)
  }

  @Test("After 30 s of silence it is asked; 20 s later its calls end and the connection is closed")
  func gone() async throws {
    let peer = try ExtendedConnection(granting: [.ping])
    peer.pass(.hours(1))
    let slot = ReplySlot()
    peer.open(.one(slot))
    peer.pass(.milliseconds(29_999))
    #expect(try peer.sentBesideCalls() == [])
    peer.pass(.milliseconds(1))
    let asked = try peer.sent()
    #expect(asked.map(\.type) == [.ping])
    #expect(asked.first?.streamID.isClientInitiated == true)
    #expect(asked.first?.payload.readableBytes == 8)
    peer.pass(.milliseconds(19_999))
    #expect(peer.isActive)
    peer.pass(.milliseconds(1))
    #expect(!peer.isActive)
    let error = await #expect(throws: RPCError.self) { try await slot.outcome().get() }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .outcomeUnknown)
    #expect(error?.message == "The connection was lost: The server has gone silent.")
  }

  @Test("A PONG, or anything else that it says, is a sign of life", arguments: [true, false])
  func alive(isPong: Bool) throws {
    let peer = try ExtendedConnection(granting: [.ping])
    peer.open(.many(ReplyBuffer()))
    _ = try peer.sent()
    for _ in 0..<3 {
      peer.pass(.seconds(30))
      let asked = try #require(try peer.sent().first)
      #expect(asked.type == .ping)
      peer.pass(.seconds(19))
      try peer.receive { bytes in
        if isPong {
          bytes.writePongFrame(streamID: 0, asked.payload)
        } else {
          bytes.writeDataFrame(streamID: 3, message: [1])
        }
      }
      // What was due is forgotten, and the silence counts anew.
      peer.pass(.milliseconds(1))
      #expect(try peer.sent() == [])
    }
    #expect(peer.isActive)
  }

  @Test("The times can be chosen; what is not granted is not used")
  func configured() throws {
    var extensions = Extensions()
    extensions.pingAfter = .seconds(5)
    extensions.pingAnswer = .seconds(1)
    let peer = try ExtendedConnection(granting: [.ping], extensions: extensions)
    peer.open()
    peer.pass(.seconds(5))
    #expect(try peer.sentBesideCalls().count == 1)
    peer.pass(.seconds(1))
    #expect(!peer.isActive)

    let plain = try ExtendedConnection(granting: [.cancel], extensions: extensions)
    plain.open()
    plain.pass(.hours(1))
    #expect(try plain.sentBesideCalls() == [])
    #expect(plain.isActive)
  }

  @Test("A client that does not read calls nobody silent")
  func paused() async throws {
    let peer = try ExtendedConnection(granting: [.ping])
    let buffer = ReplyBuffer()
    let stream = peer.open(.many(buffer))
    try peer.receive { bytes in
      for _ in 0..<16 { bytes.writeDataFrame(streamID: 3, message: [1]) }
    }
    #expect(!peer.isReading)
    peer.pass(.hours(1))
    #expect(try peer.sentBesideCalls() == [])
    for _ in 0..<16 { _ = await buffer.next {} }
    stream.drained()
    #expect(peer.isReading)
    peer.pass(.seconds(60))
    #expect(try peer.sentBesideCalls().count == 1)
  }
}
