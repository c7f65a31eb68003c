import NIOCore

/// One connection of the load: the bytes of its `Load` in and out. Confined to its event loop.
///
/// A read burst is handled whole: every answer in it gets the time at which it was read, and the
/// calls that follow leave in one write.
final class LoadConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var load: Load
  private var outbound = ByteBuffer()
  private var context: ChannelHandlerContext?
  /// Succeeds when the last answer is in, or the connection has ended.
  private let ended: EventLoopPromise<Void>

  var tally: Tally { load.tally }

  init(requests: RequestSource, inFlight: Int, ended: EventLoopPromise<Void>) {
    load = Load(requests: requests, inFlight: inFlight)
    self.ended = ended
  }

  private static var now: UInt64 { NIODeadline.now().uptimeNanoseconds }

  // MARK: What the generator says

  /// Fills the connection with calls.
  func begin() {
    load.begin(at: Self.now, into: &outbound)
    flush()
  }

  /// Forgets what was counted so far and counts from now on.
  func count(atMost calls: Int) { load.count(atMost: calls, from: Self.now) }

  /// Counts no further, and sends nothing more.
  func stop() {
    load.stop(at: Self.now)
    endWhenOver()
  }

  // MARK: Bytes

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard load.receive(unwrapInboundIn(data), at: Self.now, into: &outbound) else {
      return context.close(promise: nil)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flush()
    endWhenOver()
  }

  func channelInactive(context: ChannelHandlerContext) {
    load.lose(at: Self.now)
    self.context = nil
    ended.succeed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func flush() {
    guard let context, outbound.readableBytes > 0 else { return }
    let bytes = outbound
    outbound = context.channel.allocator.buffer(capacity: bytes.readableBytes)
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
  }

  private func endWhenOver() {
    if load.isOver { ended.succeed() }
  }
}
