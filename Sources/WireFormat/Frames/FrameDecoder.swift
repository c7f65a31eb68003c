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
  /// The length of the payload that is being discarded.
  private var discarding = 0
  private var failure: FrameError?

  /// - Parameter frameBytesMax: The longest payload to accept, in bytes.
  public init(frameBytesMax: Int = FrameDecoder.protocolBytesMax) {
    self.frameBytesMax = min(frameBytesMax, Self.protocolBytesMax)
  }

  /// Whether a frame has begun and is not yet whole.
  public var isMidFrame: Bool { unread.readableBytes > 0 || bytesToDiscard > 0 }

  /// What of a frame has come whose rest has not.
  public enum Pending: Hashable, Sendable {
    case nothing
    /// A part of a header.
    case header
    /// A header, and less than its payload of this length, in bytes. One that is not kept is
    /// discarded as it comes.
    case payload(length: Int, isKept: Bool)
  }

  /// What of the next frame has come. Meant to be asked when `next()` has nothing more.
  public var pending: Pending {
    if bytesToDiscard > 0 { return .payload(length: discarding, isKept: false) }
    guard unread.readableBytes > 0 else { return .nothing }
    guard unread.readableBytes >= FrameHeader.encodedLength,
      let length = unread.peekInteger(as: UInt32.self)
    else { return .header }
    return .payload(length: Int(length), isKept: true)
  }

  /// Gives up the frame that has begun: its payload is discarded as it comes.
  ///
  /// - Returns: Its header; nil where none is there, or it is being discarded already.
  public mutating func discardPending() -> FrameHeader? {
    guard bytesToDiscard == 0, let header = peekHeader() else { return nil }
    discard(header)
    return header
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
    guard let header = peekHeader() else {
      if unread.readableBytes == 0 { unread = ByteBuffer() }
      return nil
    }
    if header.length > Self.protocolBytesMax {
      failure = .lengthAboveProtocolMaximum
      unread = ByteBuffer()
      throw .lengthAboveProtocolMaximum
    }
    if header.length > frameBytesMax {
      discard(header)
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

  @inline(__always)
  private func peekHeader() -> FrameHeader? {
    guard
      let (length, stream, type, flags) = unread.peekMultipleIntegers(
        as: (UInt32, UInt32, UInt8, UInt8).self)
    else { return nil }
    return FrameHeader(
      length: Int(length), streamID: StreamID(rawValue: stream), type: FrameType(rawValue: type),
      flags: FrameFlags(rawValue: flags))
  }

  /// Drops what is there of that frame, and later what comes of it.
  private mutating func discard(_ header: FrameHeader) {
    unread.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
    let discarded = min(header.length, unread.readableBytes)
    unread.moveReaderIndex(forwardBy: discarded)
    bytesToDiscard = header.length - discarded
    discarding = header.length
  }
}

/// The bytes cannot be frames of this protocol. The connection cannot go on.
public enum FrameError: Error, Hashable, Sendable {
  /// A length above `FrameDecoder.protocolBytesMax`.
  case lengthAboveProtocolMaximum
}
