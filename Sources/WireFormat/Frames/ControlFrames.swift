public import NIOCore

/// The frames that ttrpc does not know, sent only once the peer has said Hello.
///
/// Their types are 0x80 and above. The server sends them on stream 0, clients on odd ids: any id that
/// is not in flight is ignored by a stock peer, and stream 0 never is.
extension FrameType {
  /// Client, on a call's id, empty: the call is no longer wanted.
  public static let cancel = FrameType(rawValue: 0x81)
  /// Server: it takes no new calls on this connection; the payload is a `GoAway`.
  public static let goAway = FrameType(rawValue: 0x82)
  /// Client, on a call's id: the server may send so many more bytes of Data, `u32be`.
  public static let window = FrameType(rawValue: 0x83)
  /// Either: answer with a PONG of the same eight bytes.
  public static let ping = FrameType(rawValue: 0x84)
  /// Either: the answer to a PING.
  public static let pong = FrameType(rawValue: 0x85)
}

/// What a server says when it is about to close a connection: `u32be last id · u32be grace`.
public struct GoAway: Hashable, Sendable {
  /// The highest id that opened a call here. Calls of higher ids were not begun.
  public var lastID: StreamID
  /// How long calls in flight may still take, in milliseconds.
  public var graceMilliseconds: UInt32

  public init(lastID: StreamID, graceMilliseconds: UInt32) {
    self.lastID = lastID
    self.graceMilliseconds = graceMilliseconds
  }

  /// Nil where the payload is not of this shape.
  public init?(decoding payload: ByteBuffer) {
    guard payload.readableBytes == 8,
      let (last, grace) = payload.peekMultipleIntegers(as: (UInt32, UInt32).self)
    else { return nil }
    self.init(lastID: StreamID(rawValue: last), graceMilliseconds: grace)
  }
}

/// The bounds of what extension frames carry.
public enum ControlFrame {
  /// A PING's payload, in bytes.
  public static let pingLength = 8
  /// The least that whoever says Hello must take in one message, in bytes: less would not hold the
  /// reason why a call failed.
  public static let messageBytesLeast = 4_096
  /// The most bytes of Data that may be outstanding on a stream.
  public static let windowMax = Int(Int32.max)
}

extension ByteBuffer {
  /// Appends a CANCEL of that call.
  public mutating func writeCancelFrame(streamID: StreamID) {
    writeFrameHeader(FrameHeader(length: 0, streamID: streamID, type: .cancel, flags: []))
  }

  /// Appends a WINDOW: so many more bytes of Data may be sent on that stream.
  public mutating func writeWindowFrame(streamID: StreamID, bytes: UInt32) {
    writeFrameHeader(FrameHeader(length: 4, streamID: streamID, type: .window, flags: []))
    writeInteger(bytes)
  }

  /// Appends a GOAWAY.
  public mutating func writeGoAwayFrame(_ goAway: GoAway) {
    writeFrameHeader(FrameHeader(length: 8, streamID: .connection, type: .goAway, flags: []))
    writeMultipleIntegers(goAway.lastID.rawValue, goAway.graceMilliseconds)
  }

  /// Appends a PING.
  public mutating func writePingFrame(streamID: StreamID, _ mark: UInt64) {
    writeFrameHeader(
      FrameHeader(
        length: ControlFrame.pingLength, streamID: streamID, type: .ping, flags: []))
    writeInteger(mark)
  }

  /// Appends the PONG to a PING's payload.
  public mutating func writePongFrame(streamID: StreamID, _ payload: ByteBuffer) {
    writeFrameHeader(
      FrameHeader(length: payload.readableBytes, streamID: streamID, type: .pong, flags: []))
    writeImmutableBuffer(payload)
  }
}
