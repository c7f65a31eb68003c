import Domain
import Logging
import PluginAPI
import Store
import Synchronization

/// Sends what was approved, once the ledger has it, and records what became of it.
///
///     waits ── due ──► looked at again ──┬─► attempt durable ─► handed to the plugin ─► outcome recorded
///                                        ├─► its ground has gone: taken back, its proposer told
///                                        └─► it cannot be looked at: waits, and after so often a person is told
///
/// Partners wait for nobody but themselves: each has one share under way at a time. What was proven not to have
/// been sent waits and is tried again by itself; anything else that is not certain is for a person. A partner to which
/// nothing can be sent is left alone for a while (`PartnerBreaker`).
final class Outbox: Sendable {
  private let store: StoreEngine
  private let partners: PartnerRegistry
  private let ways: WaysOut
  private let breakers: PartnerBreakers
  private let clock: ServerClock
  private let logger: Logger
  private let isRefusing: @Sendable () -> Bool
  private let state = Mutex(State())

  private struct State {
    /// What sends to partners with a share under way.
    var busy: [String: Task<Void, Never>] = [:]
    /// Told when nothing is under way any more.
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isStopping = false
    /// Something may have become due while it was looked through.
    var looksAgain = false
    var isLooking = false

    var isIdle: Bool { busy.isEmpty && !isLooking && !looksAgain }
  }

  /// So many of a partner's are looked at a time; the rest comes when those are done.
  private static let lookedAtMax = 64

  /// - Parameter isRefusing: Whether nothing may be disclosed, since the ledger does not fit its anchor (G6) or the disk
  ///   is nearly full (G14).
  init(
    of store: StoreEngine, to partners: PartnerRegistry, over ways: WaysOut,
    breakers: PartnerBreakers, clock: ServerClock, logger: Logger,
    isRefusing: @escaping @Sendable () -> Bool
  ) {
    self.store = store
    self.partners = partners
    self.ways = ways
    self.breakers = breakers
    self.clock = clock
    self.logger = logger
    self.isRefusing = isRefusing
  }

  // MARK: Looking

  /// Sends what is due now, and returns at once. To be called when something was queued, and now and then.
  func wake() {
    let looks = state.withLock { state in
      guard !state.isStopping else { return false }
      if state.isLooking {
        state.looksAgain = true
        return false
      }
      state.isLooking = true
      return true
    }
    if looks { Task { await look() } }
  }

  /// Sends what is due now, and returns when nothing is under way any more.
  func finish() async {
    wake()
    await untilIdle()
  }

  /// Begins nothing more, and returns when nothing is under way. What a partner takes longer than `grace` over is
  /// given up, and settled as the way out saw it: of most of it nobody can say what became of it.
  func stop(within grace: Duration) async {
    state.withLock { $0.isStopping = true }
    let givingUp = Task {
      try await Task.sleep(for: grace)
      for sender in state.withLock({ $0.busy.values }) { sender.cancel() }
    }
    await untilIdle()
    givingUp.cancel()
  }

  private func untilIdle() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.isIdle { return true }
        state.waiting.append(continuation)
        return false
      }
      if isIdle { continuation.resume() }
    }
  }

  /// Settles what was under way when the server stopped: nobody can say what became of it. Before anything else is
  /// sent.
  func recover() async {
    let now = clock.now()
    do {
      while true {
        let left = try await store.written(isSheddable: false) { tx in
          var random = SystemRandom()
          let found = try tx.attemptsWithoutEnd(limit: Self.lookedAtMax)
          for id in found {
            guard let settled = try tx.settle(id, .unknown, at: now, random: &random) else {
              continue
            }
            try tx.tellUnresolved(settled, at: now, &random)
          }
          return found.count
        }
        if left < Self.lookedAtMax { return }
      }
    } catch {
      logger.error("attempts not settled", metadata: ["reason": "\(error)"])
    }
  }

  private func look() async {
    if !isRefusing() {
      for (partner, shares) in await due() {
        state.withLock { state in
          guard !state.isStopping, state.busy[partner] == nil else { return }
          state.busy[partner] = Task { await send(shares, to: partner) }
        }
      }
    }
    let again = state.withLock { state in
      state.isLooking = false
      defer { state.looksAgain = false }
      return state.looksAgain
    }
    if again { wake() }
    tellIfIdle()
  }

  /// What is due of each partner that something can be sent to now.
  private func due() async -> [(partner: String, shares: [String])] {
    let now = clock.now()
    let besides = Set(state.withLock { $0.busy.keys }).union(breakers.resting(at: now))
    do {
      return try await store.found { tx in
        try tx.outboxDue(at: now, besides: besides, limit: Self.lookedAtMax)
          .map { ($0.partner, $0.disclosures) }
      }
    } catch {
      logger.error("outbox not read", metadata: ["reason": "\(error)"])
      return []
    }
  }

  private func tellIfIdle() {
    let waiting = state.withLock { state in
      guard state.isIdle else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  // MARK: Sending

  /// How one share's turn ended, as far as those after it are concerned.
  private enum Turn {
    /// It waits no longer, or not now: the next one's turn.
    case over
    /// Those after it would fare no better now.
    case stopped
  }

  /// Sends to one partner, one after the other. The first that cannot be sent ends it: the others would fare no
  /// better now.
  private func send(_ shares: [String], to partner: String) async {
    var isFree = false
    for share in shares {
      guard !state.withLock({ $0.isStopping }) else { break }
      isFree = await sendOne(share, to: partner) == .over
      if !isFree { break }
    }
    state.withLock { $0.busy[partner] = nil }
    // There may be more than was looked at.
    if isFree { wake() }
    tellIfIdle()
  }

  private func sendOne(_ id: String, to partnerID: String) async -> Turn {
    let now = clock.now()
    let way: (partner: Partner, plugin: any PartnerPlugin, transport: any PartnerTransport)
    let start: AttemptStart
    do {
      guard let partner = try await store.found({ try $0.partner(partnerID) }),
        let plugin = partners[partner.plugin],
        let transport = ways.transport(to: partner, plugin: plugin.manifest, clock: clock)
      else { return .stopped }
      way = (partner, plugin, transport)
      let partners = partners
      start = try await store.startAttempt(
        id, manifest: { partners[$0]?.manifest }, over: transport,
        to: ways.organisation(of: partner), at: now, adequacy: ways.adequacy)
    } catch {
      return await setAside(id, error, at: now)
    }
    do {
      switch consume start {
      case .nothing: return .stopped
      case .cancelled(let disclosure):
        try await tell(of: disclosure)
        return .over
      case .givenUp(let disclosure):
        try await tell(unresolved: disclosure)
        return .over
      case .started(let receipt):
        let end = await Handover.deliver(
          consume receipt, by: way.plugin, over: way.partner.details.destination.way)
        note(end.outcome, of: id, to: partnerID)
        try await settle(id, end)
        return end.outcome == .notSent ? .stopped : .over
      }
    } catch {
      // What is under way and not settled stays so until the next start settles it.
      logger.error("share not settled", metadata: ["share": "\(id)", "reason": "\(error)"])
      return .stopped
    }
  }

  private func note(
    _ outcome: DisclosureRules.AttemptOutcome, of share: String, to partner: String
  ) {
    switch breakers.note(outcome, of: share, to: partner, at: clock.now()) {
    case .open(let until):
      logger.warning(
        "partner left alone",
        metadata: ["partner": "\(partner)", "until": "\(until.millisecondsSince1970)"])
    case .closed: logger.info("partner reached again", metadata: ["partner": "\(partner)"])
    case .halfOpen, nil: break
    }
  }

  /// Has one wait that cannot be looked at, such as one whose bytes are not what was written, so that it keeps nothing
  /// else from its partner. Not for ever: then a person is told.
  private func setAside(_ id: String, _ fault: any Error, at now: Instant) async -> Turn {
    logger.error("share not looked at", metadata: ["share": "\(id)", "reason": "\(fault)"])
    do {
      let faults = try await store.written { tx in
        var random = SystemRandom()
        return try tx.postpone(id, at: now, random: &random)
      }
      if faults >= DisclosureRules.faultsMax,
        let given = try await store.written({ try $0.giveUp(id, at: now) })
      {
        try await tell(unresolved: given)
      }
      return .over
    } catch {
      // Nothing can be written: all others would fare alike.
      logger.error("share not set aside", metadata: ["share": "\(id)", "reason": "\(error)"])
      return .stopped
    }
  }

  private func settle(_ id: String, _ end: Handover.End) async throws {
    let now = clock.now()
    let settled = try await store.written(isSheddable: false) { tx in
      var random = SystemRandom()
      let settled = try tx.settle(
        id, end.outcome, reference: end.reference, code: end.code, at: now, random: &random)
      guard let settled else { return settled }
      switch settled.state {
      case .unknown, .undelivered, .rejected: try tx.tellUnresolved(settled, at: now, &random)
      case .transmitted: try tx.tellMade(settled, at: now, &random)
      default: break
      }
      return settled
    }
    logger.info(
      "share settled",
      metadata: [
        "share": "\(id)", "outcome": "\(end.outcome)", "code": "\(end.code)",
        "state": "\(settled?.state.rawValue ?? "-")",
      ])
  }

  private func tell(unresolved disclosure: Disclosure) async throws {
    let now = clock.now()
    try await store.written { tx in
      var random = SystemRandom()
      try tx.tellUnresolved(disclosure, at: now, &random)
    }
  }

  private func tell(of cancelled: Disclosure) async throws {
    let now = clock.now()
    try await store.written { tx in
      var random = SystemRandom()
      try tx.deliver(
        .disclosureDecided, about: cancelled.id, to: [cancelled.proposal.by], at: now,
        random: &random)
    }
  }
}

extension Transaction {
  /// Tells that a person must find out what became of a share: who proposed it and who let it go.
  func tellUnresolved(
    _ disclosure: Disclosure, at now: Instant, _ random: inout SystemRandom
  ) throws {
    try deliver(
      .disclosureUnresolved, about: disclosure.id,
      to: [disclosure.proposal.by, disclosure.decision?.by ?? disclosure.proposal.by], at: now,
      random: &random)
  }

  /// Tells the student, where they know of it already.
  fileprivate func tellMade(
    _ disclosure: Disclosure, at now: Instant, _ random: inout SystemRandom
  ) throws {
    guard disclosure.authority.isKnownToStudent else { return }
    try deliver(
      .disclosureMade, about: disclosure.id, to: [disclosure.studentID.text], at: now,
      random: &random)
  }
}
