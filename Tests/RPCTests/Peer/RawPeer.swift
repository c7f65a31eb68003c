import Dispatch
import Glibc
public import NIOCore
public import WireFormat

/// A client that is no client: it says exactly the bytes it is told to say and reads one frame at a
/// time, so that a test can be any peer, a broken one included.
///
/// Every wait ends after `patience` with an error, so that a server that hangs fails the test. Waits
/// are spent on threads of their own, never on the few that tests share.
public final class RawPeer {
  /// How long a wait may last, in milliseconds. Long, because machines that test are busy.
  public static let patience: Int32 = 120_000

  private let input: Int32
  private let output: Int32
  private var decoder = FrameDecoder()
  private var isClosed = false

  /// Connects to a port of this machine.
  ///
  /// - Parameters:
  ///   - host: An IPv4 address of loopback.
  ///   - source: The loopback address to come from; nil for the system's choice, 127.0.0.1.
  ///   - receiveBuffer: The socket's receive buffer, in bytes; nil for the system's own.
  public init(
    port: Int, host: String = "127.0.0.1", from source: String? = nil,
    receiveBuffer: Int32? = nil
  ) throws {
    input = try Loopback.connect(
      port: port, host: host, from: source, receiveBuffer: receiveBuffer)
    output = input
  }

  /// Speaks through another program's standard input and output.
  public init(reading input: Int32, writing output: Int32) {
    precondition(input != output, "a socket is the peer's own: connect with port")
    self.input = input
    self.output = output
  }

  deinit { hangUp() }

  /// The descriptor, to ask the kernel about; the peer closes it.
  public var socket: Int32 { output }

  // MARK: Bytes out

  /// Sends bytes, waiting for room as often as needed.
  public func send(_ bytes: ByteBuffer) async throws {
    var rest = bytes
    while rest.readableBytes > 0 {
      try await Self.wait(for: output, Int16(POLLOUT))
      try sendSome(&rest)
    }
  }

  /// Sends bytes one write at a time, each of at most that many bytes.
  public func send(_ bytes: ByteBuffer, inPiecesOf length: Int) async throws {
    var rest = bytes
    while let piece = rest.readSlice(length: min(length, rest.readableBytes)),
      piece.readableBytes > 0
    {
      try await send(piece)
    }
  }

  /// Sends what goes without waiting; false where the peer takes nothing now.
  public func sendAtOnce(_ bytes: inout ByteBuffer) throws -> Bool {
    guard try Self.isReady(output, Int16(POLLOUT), within: 0) else { return false }
    return try sendSome(&bytes) > 0
  }

  @discardableResult
  private func sendSome(_ bytes: inout ByteBuffer) throws -> Int {
    let sent = bytes.withUnsafeReadableBytes { part in
      input == output
        ? Glibc.send(
          output, part.baseAddress, part.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        : write(output, part.baseAddress, part.count)
    }
    if sent < 0, errno == EAGAIN { return 0 }
    guard sent >= 0 else { throw PeerError.system("send", errno) }
    bytes.moveReaderIndex(forwardBy: sent)
    return sent
  }

  /// Sends bytes on a socket and takes in whatever comes meanwhile, as a peer does that does not wait
  /// for its answers, until all is sent or the server has closed.
  ///
  /// - Returns: The frames that came, and whether the server closed before all was sent.
  public func exchange(_ bytes: ByteBuffer) async throws -> (frames: [Frame], isClosed: Bool) {
    var rest = bytes
    var frames: [Frame] = []
    while rest.readableBytes > 0 {
      try await Self.wait(for: output, Int16(POLLIN | POLLOUT))
      if try Self.isReady(input, Int16(POLLIN), within: 0) {
        guard let part = try await readUntilClosed() else { return (frames, true) }
        decoder.feed(part)
        while case .frame(let frame)? = try decoder.next() { frames.append(frame) }
      } else {
        // Where the server closed just now, reading finds what it said before.
        do { try sendSome(&rest) } catch PeerError.system("send", _) { continue }
      }
    }
    return (frames, false)
  }

  // MARK: Frames in

  /// The next frame.
  ///
  /// - Throws: `PeerError.ended` where the server closed instead.
  public func next() async throws -> Frame {
    while true {
      if case .frame(let frame)? = try decoder.next() { return frame }
      guard let bytes = try await read() else { throw PeerError.ended }
      decoder.feed(bytes)
    }
  }

  /// Waits until the server closes. Frames that come first are an error.
  public func waitForEnd() async throws {
    do {
      let frame = try await next()
      throw PeerError.unexpected(line(frame))
    } catch PeerError.ended, PeerError.system("read", ECONNRESET) {
      return
    }
  }

  /// Bytes as they come; nil at the end, whether the server said so or broke off.
  public func readUntilClosed() async throws -> ByteBuffer? {
    do {
      return try await read()
    } catch PeerError.system("read", ECONNRESET) {
      return nil
    }
  }

  /// Bytes as they come; nil at the end.
  public func read() async throws -> ByteBuffer? {
    try await Self.wait(for: input, Int16(POLLIN))
    var buffer = ByteBuffer()
    let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 64 << 10) { part in
      max(0, Glibc.read(input, part.baseAddress, part.count))
    }
    // Nothing read is the end, or an error that `errno` still names.
    if count == 0, try Self.failure(of: input) { throw PeerError.system("read", ECONNRESET) }
    return count == 0 ? nil : buffer
  }

  // MARK: Ends

  /// Waits until the server breaks the connection off, without reading what has come.
  ///
  /// The peer keeps saying something meanwhile, since only who speaks learns of a break.
  ///
  /// - Parameter pauses: How often `pause` is waited for, and the bytes are said again after it,
  ///   before the peer is out of patience.
  public func waitForBreak(
    saying bytes: ByteBuffer, pauses: Int, _ pause: () async throws -> Void
  ) async throws {
    for _ in 0..<pauses {
      if try Self.failure(of: output) { return }
      var bytes = bytes
      do {
        _ = try sendAtOnce(&bytes)
      } catch PeerError.system("send", _) {
        return
      }
      try await pause()
    }
    throw PeerError.outOfPatience
  }

  /// Says that nothing more will be sent; answers can still be read.
  public func halfClose() { shutdown(output, Int32(SHUT_WR)) }

  /// Breaks the connection as a crashed peer does: with RST.
  public func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(output, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    hangUp()
  }

  /// Closes.
  public func hangUp() {
    guard !isClosed, input == output else { return }
    isClosed = true
    close(input)
  }

  // MARK: Waiting

  private static let queue = DispatchQueue(label: "raw-peer", attributes: .concurrent)

  private static func wait(for descriptor: Int32, _ event: Int16) async throws {
    if try isReady(descriptor, event, within: 0) { return }
    try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
      queue.async {
        waiter.resume(
          with: Result {
            guard try isReady(descriptor, event, within: patience) else {
              throw PeerError.outOfPatience
            }
          })
      }
    }
  }

  private static func isReady(
    _ descriptor: Int32, _ event: Int16, within milliseconds: Int32
  ) throws -> Bool {
    var question = pollfd(fd: descriptor, events: event, revents: 0)
    let answer = poll(&question, 1, milliseconds)
    if answer < 0, errno != EINTR { throw PeerError.system("poll", errno) }
    return answer > 0
  }

  private static func failure(of descriptor: Int32) throws -> Bool {
    var question = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&question, 1, 0) > 0 && question.revents & Int16(POLLERR) != 0
  }
}

/// Why a peer did not get what it waited for.
public enum PeerError: Error, Equatable {
  /// The server closed the connection.
  case ended
  /// Nothing came for as long as a peer waits.
  case outOfPatience
  /// Another frame came than the test has a place for.
  case unexpected(String)
  /// The system said no.
  case system(String, Int32)
}
