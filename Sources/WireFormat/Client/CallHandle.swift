internal import NIOCore
internal import WireFormat

/// A call as its caller holds it, on any task; what it does happens on the event loop.
struct CallHandle: Sendable {
  private let call: NIOLoopBoundBox<Call>
  private let loop: any EventLoop

  init(_ call: sending Call, on loop: any EventLoop) {
    self.call = NIOLoopBoundBox.makeBoxSendingValue(call, eventLoop: loop)
    self.loop = loop
  }

  func start(_ link: NIOLoopBoundBox<Link>) { loop.execute { link.value.start(call.value) } }

  func cancel() { loop.execute { call.value.cancel() } }

  /// The reader of the replies has caught up.
  func drained() { loop.execute { call.value.drained() } }

  /// Sends one message, or ends the input where it is nil, as soon as the connection takes it.
  ///
  /// - Returns: Whether it went out; false where the call has ended.
  func send(_ message: [UInt8]?) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { promise in
        loop.execute { call.value.send(message, promise) }
      }
    } onCancel: {
      cancel()
    }
  }
}
