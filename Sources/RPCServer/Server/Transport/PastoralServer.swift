import Domain
public import Logging
import NIOCore
import NIOPosix
import NIOSSL
public import PluginAPI
public import Store
import Synchronization
import WireFormat

/// The server: listens, serves calls from a store, and drains.
///
///     start ──► serving ── drain() ──► draining ── last connection closed, or the grace is over ──►
///     stopped: lanes finished, write-ahead log emptied, directory let go
public final class PastoralServer: Sendable {
  /// How to serve.
  public struct Configuration: Sendable {
    /// Address to listen on, and port; port 0 takes a free one.
    public var host: String
    public var port: Int
    /// Certificate and key; nil listens without TLS, on loopback only.
    public var tls: TLSFiles?
    /// The university's sign-on; nil where people have tokens of ours only.
    public var signOn: SignOnConfiguration?
    /// Where the ledger's checkpoints are kept on another volume; nil for nowhere.
    public var anchor: LedgerAnchor?
    /// The address that the last checkpoint is mailed to once a day, over the mail server of `ways`; nil for nobody.
    public var checkpointRecipient: String?
    /// Whether to serve the conformance service.
    public var servesConformance = false
    /// The plugins that speak to partners.
    public var plugins: [any PartnerPlugin] = []
    /// Those that run as programs of their own.
    public var programs: [PluginProgram] = []
    /// The ways that lead to partners.
    public var ways = WaysOut()
    /// Event loops; nil for one a core.
    public var eventLoops: Int?
    public var limits = ServerLimits()
    /// How long a drain waits for calls in flight, in milliseconds.
    public var drainGrace: Int64 = 10_000

    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  /// The address that is listened on.
  public let port: Int
  private let core: ServerCore
  private let programs: ExternalPlugins
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let tls: TLSContext?
  private let drainGrace: Int64
  let housekeeping: Housekeeping
  let reminders: Reminders
  let expiredOffers: ExpiredOffers
  private let tidying: RepeatedTask
  private let reminding: RepeatedTask
  private let passingOn: RepeatedTask
  private let sending: RepeatedTask
  private let polling: RepeatedTask
  private let watchingDisk: RepeatedTask
  private let introducing: RepeatedTask
  private let countingDenials: RepeatedTask
  private let anchoring: RepeatedTask
  private let mailingCheckpoint: RepeatedTask?

  /// Opens the data directory and listens.
  ///
  /// - Throws: `DataDirectoryError`, `StoreError`, `TLSError`, `ListenError`, `CampusKeysError`, `PluginFault`,
  ///   `RegistryFault`: each a sentence for an admin.
  public static func start(
    data: String, secrets: StoreSecrets, _ configuration: Configuration, clock: ServerClock,
    logger: Logger
  ) async throws -> PastoralServer {
    try await start(
      data: data, secrets: secrets, configuration,
      serving: CallTable(conformance: configuration.servesConformance), clock: clock,
      logger: logger)
  }

  /// Serves the calls of that table; tests add some of their own.
  static func start(
    data: String, secrets: StoreSecrets, _ configuration: Configuration,
    serving calls: CallTable, clock: ServerClock, logger: Logger
  ) async throws -> PastoralServer {
    let tls = try configuration.tls.map { try TLSContext($0) }
    if tls == nil, !ListenError.isLoopback(configuration.host) {
      throw ListenError.plaintextBeyondLoopback(configuration.host)
    }
    var signOn: SignOn?
    if let sought = configuration.signOn {
      signOn = try await SignOn(sought, at: clock.now(), logger: logger)
    }
    var options = StoreEngine.Options()
    options.delivered = Delivery.deliver
    let watches = Watches(countMax: configuration.limits.work.watchesMax)
    // What is queued while the server starts is found when it first looks.
    let waking = Waking()
    options.changed = { feeds in
      watches.changed(feeds)
      if feeds.contains(.outbox) { waking.wake() }
    }
    options.writer.worksMax = configuration.limits.work.writeBatchMax
    options.writer.pollMax = .microseconds(configuration.limits.work.writeBusyPollMicroseconds)
    options.writer.keptFreeBytes = configuration.limits.disk.keptFreeBytes
    options.writer.ballastBytes = configuration.limits.disk.ballastBytes
    let store = try StoreEngine.open(
      at: data, secrets: secrets, now: clock.now(), options: options)
    let group = MultiThreadedEventLoopGroup(
      numberOfThreads: configuration.eventLoops ?? System.coreCount)
    let programs = ExternalPlugins()
    do {
      let beside = try await programs.start(
        configuration.programs, configuration.limits.plugins, clock: clock, logger: logger)
      let core = try ServerCore(
        serving: calls, from: store, anchor: configuration.anchor,
        checkpointRecipient: configuration.checkpointRecipient, signOn: signOn,
        watches: watches, partners: PartnerRegistry(configuration.plugins + beside),
        ways: configuration.ways, limits: configuration.limits, clock: clock, logger: logger,
        on: Array(group.makeIterator()))
      await core.outbox.recover()
      let outbox = core.outbox
      waking.begin { outbox.wake() }
      return try await PastoralServer(core, programs, configuration, tls, group)
    } catch {
      programs.stop()
      try? await group.shutdownGracefully()
      store.close()
      throw error
    }
  }

  private init(
    _ core: ServerCore, _ programs: ExternalPlugins, _ configuration: Configuration,
    _ tls: TLSContext?, _ group: MultiThreadedEventLoopGroup
  ) async throws {
    self.core = core
    self.programs = programs
    self.tls = tls
    self.group = group
    drainGrace = configuration.drainGrace
    let limits = core.limits
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: CInt(limits.connections.backlog))
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Out of descriptors, it waits a second instead of asking for one without end.
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .writeBufferWaterMark,
        value: .init(
          low: limits.work.writeBufferBytesLow, high: limits.work.writeBufferBytesHigh)
      )
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try Self.accept(channel, core, tls) }
      }
    do {
      listener = try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
    } catch {
      throw ListenError(error, host: configuration.host, port: configuration.port)
    }
    core.connections.watch(times: limits.times)
    port = listener.localAddress?.port ?? configuration.port
    let housekeeping = Housekeeping(
      store: core.store, identity: core.identity, clock: core.clock)
    let reminders = Reminders(store: core.store, clock: core.clock)
    let expiredOffers = ExpiredOffers(store: core.store, clock: core.clock)
    self.housekeeping = housekeeping
    self.reminders = reminders
    self.expiredOffers = expiredOffers
    tidying = group.next().repeatNow(every: Housekeeping.interval) { housekeeping.tidy() }
    reminding = group.next().repeatNow(every: Reminders.interval) { reminders.remind() }
    passingOn = group.next().repeatNow(every: ExpiredOffers.interval) { expiredOffers.passOn() }
    let outbox = core.outbox
    sending = group.next().repeatNow(every: .seconds(1)) { outbox.wake() }
    let polls = core.polls
    polling = group.next().repeatNow(every: PartnerPolls.interval) { polls.begin() }
    let diskWatch = core.diskWatch
    watchingDisk = group.next().repeatNow(every: DiskWatch.interval) { diskWatch.look() }
    let introductions = core.introductions
    introducing = group.next().repeatNow(every: Introductions.interval) { introductions.begin() }
    countingDenials = group.next().repeatNow(every: DenialCounts.interval) {
      core.log.denials.flush(to: core.store)
    }
    anchoring = core.anchoring.schedule(on: group.next())
    mailingCheckpoint = core.checkpointMail.map { mail in
      group.next().repeatNow(every: CheckpointMail.interval) { mail.begin() }
    }
  }

  /// A connection that was accepted finds its place, or is closed before it costs anything.
  private static func accept(_ channel: any Channel, _ core: ServerCore, _ tls: TLSContext?) throws
  {
    guard let place = core.admission.admit(PeerAddress(channel.remoteAddress)) else {
      core.log.connectionRefused()
      return channel.close(promise: nil)
    }
    TCPLiveness.set(core.limits.times, on: channel)
    if let tls { try channel.pipeline.syncOperations.addHandler(tls.makeHandler()) }
    try channel.pipeline.syncOperations.addHandler(
      Connection(server: core, eventLoop: channel.eventLoop, place: place, isTLS: tls != nil))
  }

  /// The store that calls run on; for what the programs do beside serving.
  public var store: StoreEngine { core.store }

  /// The processes of its plugins.
  var pluginProcessIDs: [Int32] { programs.processIDs }

  /// Calls and streams that have a place.
  var callsInFlight: Int { core.inFlight.callsCount }

  /// Connections that are open.
  var openConnections: Int { core.connections.count }

  /// Anchors what is new now, and returns when it is on the disk.
  func anchorNow() async { await core.anchoring.finish() }

  /// Mails the last checkpoint if it is due, and returns when it was taken.
  func mailCheckpointNow() async { await core.checkpointMail?.finish() }

  /// Sends what is due now, and returns when nothing is under way any more.
  func sendNow() async { await core.outbox.finish() }

  /// Asks partners what became of what they took, and returns when what they said is recorded.
  func pollNow() async { await core.polls.finish() }

  /// Says to MESH that the server is there for those partners that are due, and returns when it has answered.
  func introduceNow() async { await core.introductions.finish() }

  /// Has the denials that were counted so far recorded.
  func flushDenials(whenDone: @escaping @Sendable (Int) -> Void) {
    core.log.denials.flush(to: core.store, whenDone: whenDone)
  }

  /// Reads certificate and key again; connections that are open keep the old ones.
  ///
  /// - Throws: `TLSError`; the old certificate stays in use.
  public func reloadCertificate() throws {
    try tls?.reload()
  }

  /// Reads the keys of the university's sign-on again.
  ///
  /// - Throws: `CampusKeysError`; the old keys stay in use.
  public func reloadSignOnKeys() async throws {
    try await core.signOn?.reload(at: core.clock.now())
  }

  /// The logger's level has changed, and the lines of calls follow it.
  public func takeUpLogLevel() { core.log.takeUpLevel() }

  /// Takes other key-encryption keys, and has what is not wrapped by the current one wrapped anew, in
  /// small steps while calls go on.
  ///
  /// - Parameters:
  ///   - whenStopped: Told why not all of them were.
  ///   - whenDone: Told how many keys were wrapped anew.
  public func use(
    _ keys: KeyEncryptionKeys, whenStopped: @escaping @Sendable (String) -> Void = { _ in },
    whenDone: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    core.store.keyEncryptionKeys = keys
    let clock = core.clock
    SteppedWork(store: core.store) { transaction in
      let step = try transaction.rewrapKeys(atMost: Self.keysInStep, at: clock.now())
      return SteppedWork.Progress(count: step.count, isLast: step.isLast)
    }.run(whenStopped: { whenStopped("\($0)") }, whenDone: whenDone)
  }

  /// Wrapping so many anew takes the write lane a few milliseconds.
  private static let keysInStep = 200

  /// Stops accepting, lets what is in flight finish, empties the write-ahead log and stops.
  public func drain() async {
    tidying.cancel()
    reminding.cancel()
    passingOn.cancel()
    sending.cancel()
    polling.cancel()
    watchingDisk.cancel()
    introducing.cancel()
    countingDenials.cancel()
    anchoring.cancel()
    mailingCheckpoint?.cancel()
    try? await listener.close()
    async let sent: Void = core.outbox.stop(within: .milliseconds(drainGrace))
    async let asked: Void = core.polls.stop()
    async let introduced: Void = core.introductions.stop()
    async let mailed: Void? = core.checkpointMail?.stop()
    let empty = group.next().makePromise(of: Void.self)
    let once = Once { empty.succeed() }
    core.connections.drain(grace: drainGrace) { once.run() }
    let grace = group.next().scheduleTask(in: .milliseconds(drainGrace)) { once.run() }
    try? await empty.futureResult.get()
    grace.cancel()
    core.log.denials.flush(to: core.store)
    await sent
    await asked
    await introduced
    _ = await mailed
    programs.stop()
    await core.anchoring.finish()
    core.store.close()
    try? await group.shutdownGracefully()
  }
}

/// Wakes what is there only once the store is open, which tells of changes from the start.
private final class Waking: Sendable {
  private let work = Mutex<(@Sendable () -> Void)?>(nil)

  func begin(_ work: @escaping @Sendable () -> Void) { self.work.withLock { $0 = work } }

  func wake() { work.withLock { $0 }?() }
}

/// Runs its work the first time only.
private final class Once: Sendable {
  private let work: Mutex<(@Sendable () -> Void)?>

  init(_ work: @escaping @Sendable () -> Void) { self.work = Mutex(work) }

  func run() {
    work.withLock { work in
      let first = work
      work = nil
      return first
    }?()
  }
}
