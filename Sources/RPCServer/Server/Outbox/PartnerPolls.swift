import Domain
import Logging
import NIOCore
import PluginAPI
import Store
import Synchronization

/// Asks partners, now and then, what became of what they took: whether somebody has it, or it came back.
///
///     transmitted ── asked ──┬─► acknowledged
///                            ├─► rejected or undelivered: a person is told, and resolves it
///                            └─► not a word for 30 days: it is asked no more, and its proposer is told
///
/// What a partner said is durable before the partner hears that it was read, and it hears that until it answers: so a
/// server that stops in between loses nothing, and hears nothing twice. Partners wait for nobody but themselves.
final class PartnerPolls: Sendable {
  private let store: StoreEngine
  private let partners: PartnerRegistry
  private let ways: WaysOut
  private let clock: ServerClock
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    var isStopped = false
    /// Looks for whom to ask.
    var look: Task<Void, Never>?
    /// The rounds that are under way, by the partner's id.
    var rounds: [String: Task<Void, Never>] = [:]

    var underWay: [Task<Void, Never>] { (look.map { [$0] } ?? []) + rounds.values }
  }

  /// The shortest that MESH asks for between two rounds.
  static let interval = TimeAmount.minutes(5)
  /// A round with a partner that answers slowly ends then, and says nothing.
  private static let patience = Duration.seconds(600)
  /// What is older is gone at the partner too.
  private static let days = 30
  /// So many of a partner's are asked about in a round, the longest waiting first.
  private static let awaitedMax = 400
  /// Of so many that nobody says any more of people are told at a time.
  private static let silentMax = 64

  init(
    of store: StoreEngine, to partners: PartnerRegistry, over ways: WaysOut, clock: ServerClock,
    logger: Logger
  ) {
    self.store = store
    self.partners = partners
    self.ways = ways
    self.clock = clock
    self.logger = logger
  }

  /// Begins to ask those who are not being asked, and returns at once.
  func begin() {
    state.withLock { state in
      guard !state.isStopped, state.look == nil else { return }
      state.look = Task {
        await beginRounds()
        self.state.withLock { $0.look = nil }
      }
    }
  }

  /// Asks them all, and returns when what they said is recorded.
  func finish() async {
    begin()
    await untilIdle()
  }

  /// Asks nobody any more, and returns when nobody is being asked.
  func stop() async {
    let underWay = state.withLock { state in
      state.isStopped = true
      return state.underWay
    }
    for task in underWay { task.cancel() }
    await untilIdle()
  }

  private func untilIdle() async {
    while case let underWay = state.withLock({ $0.underWay }), !underWay.isEmpty {
      for task in underWay { await task.value }
    }
  }

  private func beginRounds() async {
    do {
      try await tellOfSilence()
      for partner in try await store.found({ try $0.partners() }) {
        guard let plugin = partners[partner.plugin], !plugin.polls.isEmpty,
          let transport = ways.pollTransport(to: partner, clock: clock)
        else { continue }
        let id = partner.id.text
        state.withLock { state in
          guard !state.isStopped, state.rounds[id] == nil else { return }
          state.rounds[id] = Task {
            await round(with: id, by: plugin, over: transport)
            self.state.withLock { $0.rounds[id] = nil }
          }
        }
      }
    } catch {
      logger.error("partners not asked", metadata: ["reason": "\(error)"])
    }
  }

  /// Tells those who proposed what nobody is asked about any more.
  private func tellOfSilence() async throws {
    let now = clock.now()
    let earliest = Self.earliest(at: now)
    while true {
      let silent = try await store.found { try $0.silent(since: earliest, limit: Self.silentMax) }
      guard !silent.isEmpty else { return }
      try await store.written { tx in
        var random = SystemRandom()
        for id in silent {
          guard let left = try tx.noteSilence(of: id, since: earliest, at: now) else { continue }
          try tx.deliver(
            .disclosureUnanswered, about: left.id, to: [left.proposal.by], at: now, random: &random)
        }
      }
    }
  }

  /// What was taken earlier is asked about no more.
  private static func earliest(at now: Instant) -> Instant { now.adding(minutes: -days * 24 * 60) }

  /// Asks one partner.
  private func round(
    with partner: String, by plugin: any PartnerPlugin, over transport: any PollTransport
  ) async {
    do {
      let earliest = Self.earliest(at: clock.now())
      let (shares, receipts) = try await store.found { tx in
        (
          try tx.awaited(of: partner, since: earliest, limit: Self.awaitedMax)
            .map { AwaitedShare(shareID: $0.disclosure, reference: $0.reference) },
          try tx.receipts(of: partner, since: earliest)
        )
      }
      guard !shares.isEmpty || !receipts.isEmpty else { return }
      let link = PollLink(
        questions: plugin.polls, ids: shares.map(\.reference) + receipts, over: transport)
      let reports = await Patience.upTo(Self.patience) {
        shares.isEmpty ? [] : await plugin.poll(shares, over: link)
      }
      guard let reports else {
        link.close()
        return
      }
      var heard = Set(receipts)
      let known = Set(shares.map(\.shareID))
      for report in reports where known.contains(report.shareID) {
        let receipt = report.receipt.flatMap { link.isKnown($0) ? $0 : nil }
        try await record(report, receipt)
        if let receipt { heard.insert(receipt) }
      }
      for receipt in heard.sorted() {
        let isHeard = await Patience.upTo(Self.patience) {
          await plugin.acknowledge(receipt, over: link)
        }
        guard isHeard == true else { continue }
        try await store.written {
          try $0.forgetReceipt(receipt, of: partner, since: earliest)
        }
      }
    } catch {
      logger.error(
        "partner not asked", metadata: ["partner": "\(partner)", "reason": "\(error)"])
    }
  }

  private func record(_ report: PartnerReport, _ receipt: String?) async throws {
    let now = clock.now()
    let reported = try await store.written { tx in
      let reported = try tx.report(
        report.shareID, report.report, code: report.code, receipt: receipt, at: now)
      if let reported, reported.state != .acknowledged {
        var random = SystemRandom()
        try tx.tellUnresolved(reported, at: now, &random)
      }
      return reported
    }
    logger.info(
      "share reported",
      metadata: [
        "share": "\(report.shareID)", "report": "\(report.report)", "code": "\(report.code)",
        "state": "\(reported?.state.rawValue ?? "-")",
      ])
  }
}
