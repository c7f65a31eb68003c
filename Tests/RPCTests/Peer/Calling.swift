import FoundationEssentials
public import Messages
public import NIOCore
public import SwiftProtobuf
public import WireFormat

/// What a peer says and hears, in the words of calls.
extension RawPeer {
  /// Sends a Request frame.
  public func open<Request, Reply>(
    _ id: UInt32, _ method: Method<Request, Reply>, _ message: Request? = nil,
    _ flags: FrameFlags = [], timeout: Int64 = 0, metadata: [MetadataEntry] = []
  ) async throws {
    try await send(
      .request(id, method, message, flags, timeout: timeout, metadata: metadata))
  }

  /// Sends a Data frame.
  public func data(
    _ id: UInt32, _ message: (any Message)?, _ flags: FrameFlags = []
  ) async throws {
    try await send(.data(id, message, flags))
  }

  /// Makes a unary call and waits for its reply, which must be the next frame.
  ///
  /// - Throws: The `Status` of a call that went wrong.
  public func call<Request, Reply>(
    _ method: Method<Request, Reply>, _ message: Request, id: UInt32 = 1, timeout: Int64 = 0,
    metadata: [MetadataEntry] = []
  ) async throws -> Reply {
    try await open(id, method, message, timeout: timeout, metadata: metadata)
    let frame = try await next()
    guard frame.type == .response, frame.streamID.rawValue == id else {
      throw PeerError.unexpected(line(frame))
    }
    let response = try ResponseEnvelope(decoding: frame.payload)
    if let status = response.status { throw status }
    return try Reply(serializedBytes: Array(buffer: response.payload))
  }

  /// Makes a unary call and waits for its status.
  public func status<Request, Reply>(
    _ method: Method<Request, Reply>, _ message: Request, id: UInt32 = 1, timeout: Int64 = 0,
    metadata: [MetadataEntry] = []
  ) async throws -> Status {
    do {
      _ = try await call(method, message, id: id, timeout: timeout, metadata: metadata)
      return Status(.ok, "")
    } catch let status as Status {
      return status
    }
  }

  /// The next frames, a line each: `1 OK`, `3 NOT_FOUND`, `5 data 4 bytes`, `5 end`.
  public func lines(_ count: Int) async throws -> [String] {
    var lines: [String] = []
    for _ in 0..<count { lines.append(line(try await next())) }
    return lines
  }

  /// Whether the connection takes calls: makes one to see.
  public func lives(id: UInt32 = 4_000_001) async throws -> Bool {
    let content = Google_Protobuf_BytesValue(.init([1, 2, 3]))
    return try await call(EchoService.echo, content, id: id) == content
  }
}

/// A frame in one line.
public func line(_ frame: Frame) -> String {
  let id = frame.streamID.rawValue
  switch frame.type {
  case .response:
    guard let response = try? ResponseEnvelope(decoding: frame.payload) else {
      return "\(id) a broken response"
    }
    return "\(id) \(response.status?.code.name ?? "OK")"
  case .data where frame.flags == [.remoteClosed, .noData] && frame.payload.readableBytes == 0:
    return "\(id) end"
  case .data:
    let flags = frame.flags.isEmpty ? "" : " flags \(frame.flags.rawValue)"
    return "\(id) data \(frame.payload.readableBytes) bytes\(flags)"
  case .ping: return "\(id) PING"
  case .pong: return "\(id) PONG"
  default:
    return "\(id) type \(frame.type.rawValue)"
  }
}

extension ByteBuffer {
  /// A Request frame; without a message its payload is empty.
  public static func request<Request, Reply>(
    _ id: UInt32, _ method: Method<Request, Reply>, _ message: Request? = nil,
    _ flags: FrameFlags = [], timeout: Int64 = 0, metadata: [MetadataEntry] = []
  ) throws -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeRequestFrame(
      streamID: StreamID(rawValue: id), flags: flags, service: method.service,
      method: method.name, payload: try message?.serializedBytes() ?? [],
      timeoutNanoseconds: timeout, metadata: metadata)
    return bytes
  }

  /// A Data frame; without a message its payload is empty.
  public static func data(
    _ id: UInt32, _ message: (any Message)?, _ flags: FrameFlags = []
  ) throws -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeDataFrame(
      streamID: StreamID(rawValue: id), message: try message?.serializedBytes() as [UInt8]? ?? [],
      flags: flags)
    return bytes
  }

  /// Any frame at all.
  public static func frame(
    _ id: UInt32, type: UInt8, flags: UInt8 = 0, payload: [UInt8] = []
  ) -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.writeFrame(
      Frame(
        streamID: StreamID(rawValue: id), type: FrameType(rawValue: type),
        flags: FrameFlags(rawValue: flags), payload: ByteBuffer(bytes: payload)))
    return bytes
  }

  /// These bytes and those.
  public static func + (left: ByteBuffer, right: ByteBuffer) -> ByteBuffer {
    var both = left
    both.writeImmutableBuffer(right)
    return both
  }
}
