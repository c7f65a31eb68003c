public import Domain
import Logging
import NIOCore
import PluginAPI
import Store
import WireFormat

/// What all connections of one server share.
final class ServerCore: Sendable {
  let calls: CallTable
  let store: StoreEngine
  let identity: IdentityTable
  let limits: ServerLimits
  let clock: ServerClock
  let log: CallLog
  let paging = Paging()
  let notices = NoticesInForce()
  let connections: ConnectionRegistry
  let loopProbe: LoopProbe
  private let busyPollings: [ObjectIdentifier: BusyPolling]
  let admission: Admission
  let signInFailures: SignInFailures
  /// The university's sign-on; nil where none is configured.
  let signOn: SignOn?
  let inFlight: InFlight
  /// The streams that wait for what is committed.
  let watches: Watches
  /// The plugins that speak to partners, and whether there is a way to each.
  let partners: Partners
  /// Sends what was approved.
  let outbox: Outbox
  /// Asks partners what became of it.
  let polls: PartnerPolls
  /// Says to MESH once a day that the server is there.
  let introductions: Introductions
  /// Says when the disk becomes low.
  let diskWatch: DiskWatch
  /// Keeps the ledger's checkpoints elsewhere, and says whether anything may be disclosed.
  let anchoring: Anchoring
  /// Mails the ledger's last checkpoint once a day; nil where nobody is to have it.
  let checkpointMail: CheckpointMail?

  /// What serves these calls from that store, to the callers whose tokens it holds now.
  init(
    serving calls: CallTable, from store: StoreEngine, anchor: LedgerAnchor? = nil,
    checkpointRecipient: String? = nil, signOn: SignOn? = nil, watches: Watches? = nil,
    partners: PartnerRegistry? = nil, ways: WaysOut = WaysOut(), limits: ServerLimits,
    clock: ServerClock, logger: Logger, on loops: [any EventLoop]
  ) throws {
    self.calls = calls
    self.store = store
    self.limits = limits
    self.clock = clock
    log = CallLog(logger: logger, denials: DenialCounts(clock: clock))
    let (known, revoked) = try store.read {
      (try $0.liveCredentials(at: clock.now()), try $0.revokedCertificates())
    }
    identity = IdentityTable(
      known, revoked: revoked, rates: CallRates(limits.work), clock: clock)
    self.signOn = signOn
    let anchoring = Anchoring(anchor, of: store, logger: logger)
    self.anchoring = anchoring
    checkpointMail = checkpointRecipient.flatMap { recipient in
      ways.mail.map {
        CheckpointMail(
          to: recipient, over: $0, of: store, anchoring, clock: clock, logger: logger)
      }
    }
    diskWatch = DiskWatch(of: store, logger: logger)
    let partners = try partners ?? PartnerRegistry([])
    let breakers = PartnerBreakers(limits.partners.bounds)
    introductions = Introductions(of: store, over: ways, clock: clock, logger: logger)
    self.partners = Partners(
      partners, over: ways, breakers: breakers, introductions: introductions, clock: clock)
    outbox = Outbox(
      of: store, to: partners, over: ways, breakers: breakers, clock: clock, logger: logger,
      isRefusing: { anchoring.refusal != nil || store.isDiskLow })
    polls = PartnerPolls(of: store, to: partners, over: ways, clock: clock, logger: logger)
    connections = ConnectionRegistry(loops)
    loopProbe = LoopProbe(loops)
    let pollMax = TimeAmount.microseconds(Int64(limits.work.loopBusyPollMicroseconds))
    busyPollings = Dictionary(
      uniqueKeysWithValues: loops.map { (ObjectIdentifier($0), BusyPolling($0, atMost: pollMax)) })
    self.watches = watches ?? Watches(countMax: limits.work.watchesMax)
    admission = Admission(limits.connections)
    signInFailures = SignInFailures(
      perMinuteMax: limits.connections.signInFailuresPerMinuteMax)
    inFlight = InFlight(
      callsMax: limits.work.callsInFlightMax, bytesMax: limits.work.bytesInFlightMax)
  }

  /// What keeps that loop, one of the server's, awake.
  func busyPolling(on loop: any EventLoop) -> BusyPolling {
    busyPollings[ObjectIdentifier(loop)] ?? BusyPolling(loop, atMost: .zero)
  }
}

/// Where the server's wall clock comes from; tests give their own.
public struct ServerClock: Sendable {
  public var now: @Sendable () -> Instant

  public init(now: @escaping @Sendable () -> Instant) { self.now = now }
}
