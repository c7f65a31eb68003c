import CConfinement
import Glibc
import NIOCore
import WireFormat

/// One run of a plugin's program: its process, and the one line to it. For one thread, which must live as long as
/// the program: with it the program ends.
struct PluginChild: ~Copyable {
  let processID: Int32
  /// Whether it has no network.
  let hasNoNetwork: Bool
  private let socket: Int32
  private let limits: PluginLimits
  private var nextStream: UInt32 = 1

  /// Why a program is not asked any more.
  enum Failure: Error {
    /// It could not be started.
    case notStarted(String)
    case ended
    case slow
    /// What it said is no answer.
    case nonsense
  }

  /// Starts the program.
  init(_ program: PluginProgram, _ limits: PluginLimits) throws(Failure) {
    var pair: [Int32] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else {
      throw .notStarted(Self.reason(errno))
    }
    // The program's end blocks, as a program in C expects.
    _ = fcntl(pair[1], F_SETFL, 0)
    defer { close(pair[1]) }
    var folder = Array("/tmp/pastoral-plugin-XXXXXX".utf8CString)
    guard mkdtemp(&folder) != nil else {
      close(pair[0])
      throw .notStarted(Self.reason(errno))
    }
    // It stands in a folder that is gone: nothing is in it, and nothing can be put there.
    defer { rmdir(folder) }
    var started = confined()
    let problem = Self.withCStrings([program.path] + program.arguments) { arguments in
      folder.withUnsafeBufferPointer { folder in
        var wanted = confinement(
          program: arguments?[0], arguments: arguments, socket: pair[1],
          directory: folder.baseAddress, memory_bytes: UInt64(limits.memoryBytes),
          cpu_seconds: UInt64(limits.processorSeconds), descriptors: Self.descriptorsMax,
          shares_errors: program.sharesErrors ? 1 : 0,
          wants_namespaces: program.wantsNamespaces ? 1 : 0)
        return confinement_start(&wanted, &started)
      }
    }
    guard problem == 0 else {
      close(pair[0])
      throw .notStarted(Self.reason(problem))
    }
    processID = started.pid
    hasNoNetwork = started.has_namespaces != 0
    socket = pair[0]
    self.limits = limits
  }

  /// Its socket, the three that every program has, and some for what its language opens.
  private static let descriptorsMax: UInt64 = 32

  /// Ends the program, and whatever it started where it shares no process with others, and waits until it is gone.
  deinit {
    close(socket)
    kill(-processID, SIGKILL)
    kill(processID, SIGKILL)
    while waitpid(processID, nil, 0) < 0, errno == EINTR {}
  }

  /// Asks one thing and waits for the answer.
  ///
  /// - Parameter milliseconds: How long it may take altogether.
  /// - Returns: The answer's message; nil where it answered with a status.
  mutating func ask(
    _ method: String, _ message: [UInt8], within milliseconds: Int64
  ) throws(Failure) -> [UInt8]? {
    let deadline = NIODeadline.now() + .milliseconds(milliseconds)
    // Odd, as a client's are; from 1 again after the largest.
    let id = StreamID(rawValue: nextStream)
    nextStream &+= 2
    var frame = ByteBuffer()
    frame.writeRequestFrame(
      streamID: id, flags: .remoteClosed, service: Self.service, method: method,
      payload: message, timeoutNanoseconds: milliseconds * 1_000_000)
    try send(frame, until: deadline)
    return try answer(to: id, until: deadline)
  }

  private static let service = "pastoral.plugin.v1.PartnerPlugin"

  /// The socket, to be watched while nothing is asked: whatever can be read then is no answer, but the end.
  var watched: Int32 { socket }

  private func send(_ frame: ByteBuffer, until deadline: NIODeadline) throws(Failure) {
    var rest = frame
    while rest.readableBytes > 0 {
      let count = rest.withUnsafeReadableBytes { bytes in
        Glibc.send(socket, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest.moveReaderIndex(forwardBy: count)
      } else if count < 0, errno == EAGAIN {
        try wait(for: POLLOUT, until: deadline)
      } else if count == 0 || errno != EINTR {
        throw .ended
      }
    }
  }

  private func answer(
    to id: StreamID, until deadline: NIODeadline
  ) throws(Failure) -> [UInt8]? {
    var decoder = FrameDecoder(frameBytesMax: limits.frameBytes)
    var part = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      try wait(for: POLLIN, until: deadline)
      let count = recv(socket, &part, part.count, 0)
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw .ended }
      decoder.feed(ByteBuffer(bytes: part.prefix(count)))
      guard let output = try Self.sound({ try decoder.next() }) else { continue }
      // One question, one answer: on its own stream, whole, and nothing after it.
      guard case .frame(let frame) = output, frame.type == .response, frame.streamID == id,
        try Self.sound({ try decoder.next() }) == nil, !decoder.isMidFrame
      else { throw .nonsense }
      let envelope = try Self.sound { try ResponseEnvelope(decoding: frame.payload) }
      return envelope.status == nil ? Array(buffer: envelope.payload) : nil
    }
  }

  private static func sound<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
    do { return try body() } catch { throw .nonsense }
  }

  private func wait(for events: Int32, until deadline: NIODeadline) throws(Failure) {
    while true {
      let left = (deadline - .now()).nanoseconds
      guard left > 0 else { throw .slow }
      var watched = pollfd(fd: socket, events: Int16(events), revents: 0)
      let found = poll(&watched, 1, CInt(clamping: left / 1_000_000 + 1))
      if found > 0 { return }
      if found < 0, errno != EINTR { throw .ended }
    }
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  /// Lends texts as C takes a list of them.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return (copies + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
