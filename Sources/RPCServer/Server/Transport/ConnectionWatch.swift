import WireFormat

/// Watches one connection's clock. Pure: it is told what happens and when, and says what the time
/// means. Times are milliseconds of a clock that never goes back.
///
///     handshake ── handshakeDone ──► silent ── a whole frame ──► talking
///     (TLS only)
///
/// Each state has its own bound; a frame that has begun, an answer that is not taken, and a PING
/// that is not answered have theirs beside it.
struct ConnectionWatch {
  /// What the passing of time means for the connection.
  enum Verdict: Equatable {
    case fine
    /// Ask the peer whether it lives.
    case ping
    /// It is old: say GOAWAY, and let it end.
    case goAway
    /// The peer took too long over a frame: tell it, then close.
    case tooSlow
    /// Close without a word: there is nobody who would read it, or nothing to say.
    case close
  }

  private enum Phase { case handshake, silent, talking }

  private let times: ConnectionTimes
  private var phase: Phase
  /// When the phase began; while talking, when the connection was last of use.
  private var since: Int64
  private let opened: Int64
  /// How long this connection may last, in milliseconds.
  private let age: Int64
  private var goAwaySent: Int64?
  private var pending = FrameDecoder.Pending.nothing
  private var pendingSince: Int64 = 0
  private var sent = 0
  private var unsentSince: Int64?
  private var lastRead: Int64
  private var pingSent: Int64?
  /// What the peer said in Hello that it understands.
  var pings = false
  var understandsGoAway = false

  /// - Parameter ageFactor: What the longest age is multiplied by, about 1, so that the connections
  ///   of a restart do not all end at once.
  init(times: ConnectionTimes, isTLS: Bool, ageFactor: Double, at now: Int64) {
    self.times = times
    phase = isTLS ? .handshake : .silent
    since = now
    opened = now
    lastRead = now
    age = Int64(Double(times.age) * ageFactor)
  }

  /// The TLS handshake is over.
  mutating func handshakeDone(at now: Int64) {
    guard phase == .handshake else { return }
    phase = .silent
    since = now
  }

  /// Bytes were read: whole frames or none, and this much of a next one.
  mutating func read(wholeFrames: Bool, pending: FrameDecoder.Pending, at now: Int64) {
    lastRead = now
    pingSent = nil
    if wholeFrames {
      phase = .talking
      since = now
    }
    // A frame's time runs from its own beginning, whatever trickles in after it, and its payload's
    // from the end of its header.
    if wholeFrames || pending != self.pending {
      self.pending = pending
      pendingSince = now
    }
  }

  /// The server reads again after it did not: what is pending was not late.
  mutating func readingAgain(at now: Int64) { pendingSince = now }

  /// So many bytes were taken by the peer since the beginning, and so many wait.
  mutating func wrote(taken: Int, unsent: Int, at now: Int64) {
    if unsent == 0 {
      unsentSince = nil
    } else if unsentSince == nil || taken > sent {
      unsentSince = now
    }
    sent = taken
  }

  /// The peer is being asked whether it lives.
  mutating func pinged(at now: Int64) { pingSent = now }

  /// The peer was told that the connection will close.
  mutating func saidGoAway(at now: Int64) { if goAwaySent == nil { goAwaySent = now } }

  /// What the time means.
  ///
  /// - Parameters:
  ///   - isBusy: Whether calls are in flight.
  ///   - isReading: Whether the server reads from the peer; if not, the peer cannot be late.
  mutating func verdict(isBusy: Bool, isReading: Bool, at now: Int64) -> Verdict {
    if isBusy { since = now }
    switch phase {
    case .handshake: if now >= since + times.handshake { return .close }
    case .silent:
      if pending == .nothing, now >= since + times.firstFrame { return .close }
    case .talking:
      if !isBusy, unsentSince == nil, now >= since + times.idle { return .close }
    }
    if isReading {
      switch pending {
      case .nothing: break
      case .header: if now >= pendingSince + times.header { return .close }
      case .payload(let length, _):
        if now >= pendingSince + times.body(length: length) { return .tooSlow }
      }
    }
    if let unsentSince, now >= unsentSince + times.writeStall { return .close }
    if let goAwaySent {
      if now >= goAwaySent + times.ageGrace { return .close }
    } else if understandsGoAway, now >= opened + age {
      return .goAway
    }
    if pings, isReading {
      if let pingSent {
        if now >= pingSent + times.pingAnswer { return .close }
      } else if now >= lastRead + times.ping {
        return .ping
      }
    }
    return .fine
  }
}
