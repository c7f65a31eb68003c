public import NIOCore

/// The id of one call on a connection. Clients choose odd ids; 0 belongs to the connection itself.
public struct StreamID: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The connection itself, for control frames.
  public static let connection = StreamID(rawValue: 0)

  /// Whether a client may open a call under this id.
  public var isClientInitiated: Bool { rawValue & 1 == 1 }
}

/// What a frame is. Values below 0x80 are ttrpc's own.
public struct FrameType: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Opens a call; the payload is a `Request` envelope.
  public static let request = FrameType(rawValue: 1)
  /// Ends a call; the payload is a `Response` envelope.
  public static let response = FrameType(rawValue: 2)
  /// One streamed message; the payload is the message itself.
  public static let data = FrameType(rawValue: 3)
}

/// What a frame says about its sender's side of the stream. Unknown bits are ignored.
public struct FrameFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The sender sends nothing more on this stream.
  public static let remoteClosed = FrameFlags(rawValue: 1)
  /// The sender will send Data on this stream.
  public static let remoteOpen = FrameFlags(rawValue: 2)
  /// The frame carries no message, not even an empty one.
  public static let noData = FrameFlags(rawValue: 4)
}

/// The ten bytes before every payload: `u32be length · u32be stream · u8 type · u8 flags`.
public struct FrameHeader: Hashable, Sendable {
  /// Length of a header on the wire, in bytes.
  public static let encodedLength = 10
  /// Where the stream id stands in it, in bytes from its start.
  public static let streamIDOffset = 4

  /// Length of the payload, in bytes, without the header.
  public var length: Int
  public var streamID: StreamID
  public var type: FrameType
  public var flags: FrameFlags

  public init(length: Int, streamID: StreamID, type: FrameType, flags: FrameFlags) {
    self.length = length
    self.streamID = streamID
    self.type = type
    self.flags = flags
  }

  /// Reads a header.
  ///
  /// - Returns: Nil where fewer bytes follow than a header takes.
  @inlinable
  public init?(_ bytes: borrowing Span<UInt8>, at offset: Int) {
    guard offset >= 0, bytes.count - offset >= Self.encodedLength else { return nil }
    // In range: counted one line above.
    func integer(_ at: Int) -> UInt32 {
      UInt32(bytes[at]) &<< 24 | UInt32(bytes[at + 1]) &<< 16 | UInt32(bytes[at + 2]) &<< 8
        | UInt32(bytes[at + 3])
    }
    self.init(
      length: Int(integer(offset)),
      streamID: StreamID(rawValue: integer(offset + Self.streamIDOffset)),
      type: FrameType(rawValue: bytes[offset + 8]), flags: FrameFlags(rawValue: bytes[offset + 9]))
  }
}

/// One frame of the native protocol. The payload is a slice of the bytes that were read.
public struct Frame: Hashable, Sendable {
  public var streamID: StreamID
  public var type: FrameType
  public var flags: FrameFlags
  public var payload: ByteBuffer

  public init(
    streamID: StreamID, type: FrameType, flags: FrameFlags = [], payload: ByteBuffer = ByteBuffer()
  ) {
    self.streamID = streamID
    self.type = type
    self.flags = flags
    self.payload = payload
  }
}

extension ByteBuffer {
  /// Appends a frame's header.
  public mutating func writeFrameHeader(_ header: FrameHeader) {
    // Two writes instead of four: each checks anew that the bytes are this buffer's alone.
    writeInteger(UInt64(UInt32(header.length)) << 32 | UInt64(header.streamID.rawValue))
    writeInteger(UInt16(header.type.rawValue) << 8 | UInt16(header.flags.rawValue))
  }

  /// Appends a whole frame.
  public mutating func writeFrame(_ frame: Frame) {
    writeFrameHeader(
      FrameHeader(
        length: frame.payload.readableBytes, streamID: frame.streamID, type: frame.type,
        flags: frame.flags))
    writeImmutableBuffer(frame.payload)
  }
}
