import Glibc
import NIOCore
import NIOPosix

/// Keeps an event loop awake for a while after its work, where work comes that soon:
///
///     asleep ── work that came soon is done ──► polls
///     polls ── nothing in time, or others need the core ──► asleep
///
/// To wake a thread takes longer than to answer a short call; where calls are seldom, nothing is burnt.
///
/// A loop runs all that is due before it looks at any socket, so a task that makes itself due again would keep it
/// from them. It polls by a pipe to itself instead: what it reads there has it write another byte, and between the
/// two it looks at all sockets and all tasks.
///
/// `@unchecked Sendable` because it is made elsewhere and handed to its loop; all of it but `init` is called there.
final class BusyPolling: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer

  /// To let others run takes no longer where nobody wants to.
  private static let yieldMax = TimeAmount.microseconds(5)

  private let loop: any EventLoop
  private let timeMax: TimeAmount
  private let now: @Sendable () -> NIODeadline
  private let yield: @Sendable () -> Void
  private var lastWork = NIODeadline.uptimeNanoseconds(0)
  private var cameSoon = false
  private(set) var isPolling = false
  private var pipe = Pipe.none

  private enum Pipe {
    case none
    case opening
    /// There are no descriptors left, or the loop has no sockets, as in tests.
    case impossible
    /// What is written here is read by the loop.
    case open(CInt)
  }

  /// - Parameters:
  ///   - timeMax: How long it polls; zero for never.
  ///   - yield: Lets others run on the core.
  init(
    _ loop: any EventLoop, atMost timeMax: TimeAmount,
    now: @escaping @Sendable () -> NIODeadline = { .now() },
    yield: @escaping @Sendable () -> Void = { sched_yield() }
  ) {
    self.loop = loop
    self.timeMax = timeMax
    self.now = now
    self.yield = yield
  }

  /// There is work: bytes were read, or a lane is done with calls.
  func workBegan(at now: NIODeadline) {
    cameSoon = now - lastWork < timeMax
    lastWork = now
  }

  /// Polls for what comes next, if this came soon after the last.
  func workEnded() {
    guard cameSoon, !isPolling else { return }
    isPolling = true
    makeTurn()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    let before = now()
    guard before - lastWork < timeMax else { return isPolling = false }
    yield()
    guard now() - before <= Self.yieldMax else { return isPolling = false }
    makeTurn()
  }

  func channelInactive(context: ChannelHandlerContext) {
    if case .open(let input) = pipe { close(input) }
    pipe = .none
    isPolling = false
  }

  private func makeTurn() {
    switch pipe {
    case .none: open()
    case .opening: break
    case .impossible: isPolling = false
    case .open(let input):
      var byte: UInt8 = 0
      if write(input, &byte, 1) != 1 { isPolling = false }
    }
  }

  private func open() {
    var ends: [CInt] = [-1, -1]
    guard let bootstrap = NIOPipeBootstrap(validatingGroup: loop), Glibc.pipe(&ends) == 0 else {
      pipe = .impossible
      return isPolling = false
    }
    let (output, input) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = .opening
    bootstrap
      .channelOption(.maxMessagesPerRead, value: 1)
      .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 8))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(self)
        }
      }
      .takingOwnershipOfDescriptor(input: output)
      .whenComplete { [self, ends] opened in
        switch opened {
        case .success:
          pipe = .open(input)
          makeTurn()
        case .failure:
          // Both ends are still ours.
          for end in ends { close(end) }
          pipe = .impossible
          isPolling = false
        }
      }
  }
}
