import Domain
import Messages
import NIOCore
public import WireFormat

/// Every bound of the server, each with its reason. All can be configured: `LimitSetting.all` has
/// their names.
public struct ServerLimits: Hashable, Sendable {
  /// What one connection may hold.
  public var connection = ConnectionLimits()
  /// How long one connection may take.
  public var times = ConnectionTimes()
  /// How many connections there may be.
  public var connections = ConnectionCounts()
  /// What all connections together may ask for.
  public var work = WorkLimits()
  /// What a plugin may take that runs as a program of its own.
  public var plugins = PluginLimits()
  /// When a partner is left alone to which nothing can be sent.
  public var partners = PartnerLimits()
  /// What stays free on the data directory's disk.
  public var disk = DiskLimits()

  public init() {}
}

/// When a partner is left alone to which nothing can be sent, and for how long.
public struct PartnerLimits: Hashable, Sendable {
  /// After so many different shares in a row that are proven not to have been sent. One or two may have their own
  /// reason; each costs a leaf of the ledger.
  public var notSentMax = 3
  /// For how long at first, in milliseconds: twice as long each time, up to the longest. A partner that is back is tried
  /// again as soon as a single share would be.
  public var rest: Int64 = 30_000
  public var restMax: Int64 = 300_000

  public init() {}

  /// As the rule has them.
  var bounds: PartnerBreaker.Bounds {
    PartnerBreaker.Bounds(sharesMax: notSentMax, rest: rest, restMax: restMax)
  }
}

/// What stays free on the data directory's disk.
public struct DiskLimits: Hashable, Sendable {
  /// With fewer bytes free than this, ordinary writes are refused: room for hours of access rows, rights and erasure,
  /// until somebody has made more. 0: as far as it goes.
  public var keptFreeBytes = 1 << 30
  /// A file that holds this much back for those when even that is gone. 0: none.
  public var ballastBytes = 64 << 20

  public init() {}
}

/// What a plugin may take that runs as a program of its own.
public struct PluginLimits: Hashable, Sendable {
  /// For an answer, in milliseconds. A form takes a few; whoever previews it waits.
  public var call: Int64 = 5_000
  /// From its start to its manifest, in milliseconds. The server's own start waits as long for one that is slow.
  public var start: Int64 = 10_000
  /// Its address space, in bytes. A program in C takes a few megabytes, one with a runtime of its own reserves
  /// hundreds and uses little of them.
  public var memoryBytes = 1 << 30
  /// Processor time from its start, in seconds: one that is busy beside its calls ends, and is started again.
  public var processorSeconds = 3_600
  /// An answer's frame, in bytes: what the protocol allows.
  public var frameBytes = FrameDecoder.protocolBytesMax
  /// Calls that wait for it. Each waits for those before it, and nobody waits for ever.
  public var waitingMax = 16
  /// Until it is started again, in milliseconds: twice as long each time, up to the longest.
  public var restart: Int64 = 1_000
  public var restartMax: Int64 = 60_000

  public init() {}
}

/// How many connections there may be, and whose.
public struct ConnectionCounts: Hashable, Sendable {
  /// All together. Each costs some kilobytes and a descriptor.
  public var total = 1_024
  /// From one address before anybody has signed in on them: a campus system needs two or three, and
  /// a flood of them must leave room for others.
  public var unauthenticatedPerAddress = 16
  /// Tokens that were no good, from one address in a minute, on connections on which nobody has signed in, or of
  /// one person on theirs.
  /// Nobody mistypes a token ten times, and a guess costs a signature to be verified.
  public var signInFailuresPerMinuteMax = 10
  /// Signed in as one principal: a portal with a pool.
  public var perIdentity = 32
  /// Connections that the system keeps until the server gets to them. A whole campus that comes
  /// back after a restart fits twice.
  public var backlog = 256

  public init() {}
}

/// How long one connection may take over what it does, in milliseconds.
public struct ConnectionTimes: Hashable, Sendable {
  /// From the accept, or the end of the TLS handshake, to the first whole frame. A stock client may
  /// connect before it has anything to say.
  public var firstFrame: Int64 = 60_000
  /// For a TLS handshake, absolute.
  public var handshake: Int64 = 10_000
  /// From a header's first byte to its last, absolute: dribbling bytes does not extend it.
  public var header: Int64 = 5_000
  /// From a header to the end of its payload, and for each 64 KiB of the payload besides: the speed
  /// of a bad mobile line.
  public var body: Int64 = 10_000
  public var bodyPer64KiB: Int64 = 1_000
  /// Without a frame or a call in flight. Long, since stock ttrpc clients do not reconnect by
  /// themselves.
  public var idle: Int64 = 1_800_000
  /// With bytes to send and none taken.
  public var writeStall: Int64 = 30_000
  /// After Hello: silence after which the peer is asked whether it lives, and for how long its
  /// answer is waited for. Peers that said no Hello are asked by TCP's keepalive in the same time.
  public var ping: Int64 = 60_000
  public var pingAnswer: Int64 = 20_000
  /// The longest life of a connection, give or take a tenth, so that a new server's share of the
  /// work comes by itself; and for how long its calls may go on after that. Only for peers that
  /// understand GOAWAY.
  public var age: Int64 = 3_600_000
  public var ageGrace: Int64 = 30_000

  public init() {}

  /// By when a payload of so many bytes must be whole, after its header.
  func body(length: Int) -> Int64 { body + bodyPer64KiB * Int64(length >> 16) }

  /// How often connections are looked at: four times in the shortest bound that is watched, so that
  /// none is passed by more than a quarter; once a second is enough for anybody.
  var lookInterval: Int64 {
    let shortest = [
      firstFrame, handshake, header, body, idle, writeStall, ping, pingAnswer, age, ageGrace,
    ].reduce(4_000, min)
    return max(5, shortest / 4)
  }
}

/// The bounds of the work in flight.
public struct WorkLimits: Hashable, Sendable {
  /// Calls in lanes and open streams, all connections together. At 15,000 writes a second a place
  /// is held for 35 ms when all are taken.
  public var callsInFlightMax = 512
  /// Streams that wait for what will be committed, all connections together and on one. One that waits
  /// takes a kilobyte and no place among the calls in flight; each commit wakes those that it concerns.
  public var watchesMax = 1_024
  public var connectionWatchesMax = 8
  /// Bytes of messages that calls hold, of answers that nobody takes, and of long frames that are
  /// still coming, all connections together. Beyond it calls fail, whatever their size.
  public var bytesInFlightMax = 128 << 20
  /// How long a unary call may wait for its lane, in milliseconds. A caller who is told soon can
  /// ask again; one who is told late has gone.
  public var queueWaitMax: Int64 = 1_000
  /// Calls that one person may make in a second, and in one go after a rest. A program that acts
  /// for a person makes twenty to show a page; nobody reads fifty pages a second. 0: any number.
  public var personCallsPerSecond = 50
  public var personCallsBurst = 100
  /// The same for a campus system. It works for all students, so none unless configured.
  public var serviceCallsPerSecond = 0
  public var serviceCallsBurst = 1_000
  /// The deadline of a unary call that names none, in milliseconds.
  public var unaryDeadlineDefault: Int64 = 10_000
  /// The latest deadline of a unary call; later ones are clamped. Nobody waits a minute for a form.
  public var unaryDeadlineMax: Int64 = 60_000
  /// The deadline of a stream that names none, and the latest one, in milliseconds.
  public var streamDeadlineMax: Int64 = 3_600_000
  /// Unsent bytes of one connection at which streams stop producing and reading stops; and below
  /// which both go on, which is also as much as streams produce before others have their turn.
  public var writeBufferBytesHigh = 256 << 10
  public var writeBufferBytesLow = 64 << 10
  /// What may be unsent beside one longest response before no new call of that connection begins.
  public var writeBufferBytesBesideResponse = 64 << 10
  /// Writes that share one commit. More would make the first of them wait for the last.
  public var writeBatchMax = 64
  /// How long the write lane polls for the next call before it sleeps, in microseconds, while calls come that soon: a
  /// little longer than a caller who asks again at once takes to. At most so much of a core is burnt when they end.
  public var writeBusyPollMicroseconds = 300
  /// The same for an event loop: longer than the write lane takes for one call, on a slow machine too.
  public var loopBusyPollMicroseconds = 1_000

  public init() {}

  /// By when a call must have begun.
  ///
  /// - Parameter asked: How long its caller waits, in nanoseconds; 0 where nothing was said.
  /// - Throws: DEADLINE_EXCEEDED where that has passed.
  func deadline(
    asked: Int64, kind: MethodKind, from now: NIODeadline
  ) throws(Status) -> NIODeadline {
    guard asked >= 0 else { throw StatusMapping.deadlineExceeded }
    let isUnary = kind == .unary
    let longest = (isUnary ? unaryDeadlineMax : streamDeadlineMax) * 1_000_000
    let unasked = (isUnary ? unaryDeadlineDefault : streamDeadlineMax) * 1_000_000
    return now + .nanoseconds(asked == 0 ? unasked : min(asked, longest))
  }
}
