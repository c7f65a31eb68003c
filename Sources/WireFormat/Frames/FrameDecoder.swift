public import NIOCore

/// Turns the bytes of a connection into frames, without copying their payloads.
///
///     feed ──► [ header ──► payload ]* ──► next() = .frame
///                  │
///                  ├─ longer than `frameBytesMax` ──► .oversized, then its bytes are discarded
///                  └─ longer than the protocol allows ──► FrameError, for good
///
/// A length is compared with its limits as soon as its header is there: nothing is waited for or
/// kept that will not be used.
public struct FrameDecoder: Sendable {
  /// What the bytes held.
  public enum Output: Hashable, Sendable {
    case frame(Frame)
    /// A frame that the protocol allows and this receiver does not. Its payload never surfaces.
    case oversized(FrameHeader)
  }

  /// The longest payload that the protocol knows, in bytes: 4 MiB, as in ttrpc.
  public static let protocolBytesMax = 4 << 20

  private let frameBytesMax: Int
  private var unread = ByteBuffer()
  private var bytesToDiscard = 0
  private var failure: FrameError?

  /// - Parameter frameBytesMax: The longest payload to accept, in bytes.
  public init(frameBytesMax: Int = FrameDecoder.protocolBytesMax) {
    self.frameBytesMax = min(frameBytesMax, Self.protocolBytesMax)
  }

  /// Whether a frame has begun and is not yet whole.
  public var isMidFrame: Bool { unread.readableBytes > 0 || bytesToDiscard > 0 }

  /// Whether at least the header of the frame that has begun is there.
  public var isMidPayload: Bool {
    bytesToDiscard > 0 || unread.readableBytes >= FrameHeader.encodedLength
  }

  /// Takes the bytes of one read.
  public mutating func feed(_ bytes: ByteBuffer) {
    var bytes = bytes
    if bytesToDiscard > 0 {
      let discarded = min(bytesToDiscard, bytes.readableBytes)
      bytes.moveReaderIndex(forwardBy: discarded)
      bytesToDiscard -= discarded
    }
    if unread.readableBytes == 0 {
      unread = bytes
    } else {
      unread.writeBuffer(&bytes)
    }
  }

  /// The next whole frame; nil until more bytes come.
  ///
  /// - Throws: `FrameError` once the bytes cannot be frames; it is final for the connection.
  public mutating func next() throws(FrameError) -> Output? {
    if let failure { throw failure }
    guard
      let (length, stream, type, flags) = unread.peekMultipleIntegers(
        as: (UInt32, UInt32, UInt8, UInt8).self)
    else {
      if unread.readableBytes == 0 { unread = ByteBuffer() }
      return nil
    }
    let header = FrameHeader(
      length: Int(length), streamID: StreamID(rawValue: stream), type: FrameType(rawValue: type),
      flags: FrameFlags(rawValue: flags))
    if header.length > Self.protocolBytesMax {
      failure = .lengthAboveProtocolMaximum
      unread = ByteBuffer()
      throw .lengthAboveProtocolMaximum
    }
    if header.length > frameBytesMax {
      unread.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
      let discarded = min(header.length, unread.readableBytes)
      unread.moveReaderIndex(forwardBy: discarded)
      bytesToDiscard = header.length - discarded
      return .oversized(header)
    }
    guard unread.readableBytes >= FrameHeader.encodedLength + header.length else { return nil }
    unread.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    // The bytes are there: counted one line above.
    let payload = unread.readSlice(length: header.length) ?? ByteBuffer()
    return .frame(
      Frame(
        streamID: header.streamID, type: header.type, flags: header.flags, payload: payload))
  }
}

/// The bytes cannot be frames of this protocol. The connection cannot go on.
public enum FrameError: Error, Hashable, Sendable {
  /// A length above `FrameDecoder.protocolBytesMax`.
  case lengthAboveProtocolMaximum
}
