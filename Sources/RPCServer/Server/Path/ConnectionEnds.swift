import Messages
import NIOCore
import WireFormat

/// What a connection agreed on with its peer beyond plain calls, and how it ends: by its peer, by its
/// clock, by a drain, or because it cannot go on.
///
///     open ── drain(), or too old ──► draining ── last call answered, or the grace is over ──┐
///       │  └─ the peer's FIN ──► input closed ── last call answered ─────────────────────────┤
///       └──── a fault of framing, too many of others, too slow ──► closing ── flushed ───────┴► closed
extension Connection {
  /// The peer said hello: what both understand is used from now on.
  ///
  /// - Throws: RESOURCE_EXHAUSTED where it says so too often; the connection closes.
  func hello(
    _ features: Set<Pastoral_Transport_V1_Feature>, window: Int, responseBytesMax asked: Int
  ) throws(Status) {
    let window = features.contains(.window) ? window : nil
    if let status = streams.hello(window: window, at: NIODeadline.now().uptimeNanoseconds) {
      close(after: status)
      throw status
    }
    watch.pings = features.contains(.ping)
    watch.understandsGoAway = features.contains(.goaway)
    let longest = server.limits.connection.responseBytesMax
    responseBytesMax = asked == 0 ? longest : min(asked, longest)
    if isDraining { sayGoAway(grace: server.limits.times.ageGrace) }
  }

  /// The clock's look at this connection.
  func look(at now: Int64) {
    guard let context else { return }
    noteWritten(context.channel, at: now)
    if streamCalls.values.contains(where: { $0.isWaiting && $0.endOfCaller != nil }) {
      endWaits()
      endBurst()
    }
    let verdict = watch.verdict(
      isBusy: streams.activeCount > 0, isReading: !isReadPaused, at: now)
    switch verdict {
    case .fine: break
    case .close: context.close(promise: nil)
    case _ where isClosing: break
    case .tooSlow:
      close(after: Status(.deadlineExceeded, "The frame took too long to arrive."))
    case .goAway:
      isDraining = true
      sayGoAway(grace: server.limits.times.ageGrace)
      endWaits()
      endBurst()
    case .ping:
      watch.pinged(at: now)
      outbound.writePingFrame(streamID: .connection, UInt64(now))
      endBurst()
    }
  }

  /// Takes no new calls; closes once those in flight are answered.
  ///
  /// - Parameter grace: How long that may take, in milliseconds.
  func drain(grace: Int64) {
    isDraining = true
    sayGoAway(grace: grace)
    endWaits()
    endBurst()
  }

  private func sayGoAway(grace: Int64) {
    guard watch.understandsGoAway, !isClosing else { return }
    watch.saidGoAway(at: NIODeadline.now().milliseconds)
    outbound.writeGoAwayFrame(
      GoAway(lastID: streams.lastID, graceMilliseconds: UInt32(clamping: grace)))
  }

  /// The peer has said its last. What it can no longer send ends now; what is due is answered.
  func inputClosed() {
    isInputClosed = true
    for stream in Array(streamCalls.values) where streams.isInputOpen(stream.streamID) {
      stream.end(StatusMapping.cancelled)
    }
    endWaits()
    endBurst()
  }

  /// Tells the peer why, in a frame of the connection itself, and closes.
  func close(after status: Status) {
    guard !isClosing else { return }
    outbound.writeResponseFrame(streamID: .connection, status: status)
    flushAndClose()
  }

  /// Closes where nothing more can come and nothing is due.
  func closeWhenDone() {
    guard isInputClosed || isDraining, streams.activeCount == 0, !isInputHeld, !isClosing else {
      return
    }
    flushAndClose()
  }

  private func flushAndClose() {
    guard let context else { return }
    isClosing = true
    let channel = context.channel
    let flushed = eventLoop.makePromise(of: Void.self)
    flush(context, promise: flushed)
    flushed.futureResult.whenComplete { _ in channel.close(promise: nil) }
  }
}
