import Domain
import Logging
import NIOCore
import Store
import Synchronization

/// Says once a day to MESH, for each partner whose mailbox the server opens itself, that it is there, and keeps what was
/// answered for `PartnerService/Check`. Nothing of it stands in the way of a message: that MESH refuses by itself.
final class Introductions: Sendable {
  private let store: StoreEngine
  private let ways: WaysOut
  private let clock: ServerClock
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    var isStopped = false
    var round: Task<Void, Never>?
    /// By the partner's id.
    var known: [String: Answer] = [:]
  }

  private struct Answer {
    /// Where it was asked: another address is another exchange.
    let url: String
    let at: Instant
    let problem: FieldViolation?
  }

  /// How often it is looked whether somebody is to be asked.
  static let interval = TimeAmount.minutes(5)
  /// Minutes after which an answer is asked for anew: a day, and less where it was no good one.
  private static let minutesGood = 24 * 60
  private static let minutesBad = 60

  init(of store: StoreEngine, over ways: WaysOut, clock: ServerClock, logger: Logger) {
    self.store = store
    self.ways = ways
    self.clock = clock
    self.logger = logger
  }

  /// What the last handshake for a partner said; nil where nothing is wrong, or none was made yet.
  func problem(with partner: Partner) -> FieldViolation? {
    guard case .https(let url) = partner.details.destination else { return nil }
    return state.withLock { $0.known[partner.id.text] }
      .flatMap { $0.url == url ? $0.problem : nil }
  }

  /// Begins to ask for those partners that are due, and returns at once.
  func begin() {
    state.withLock { state in
      guard !state.isStopped, state.round == nil else { return }
      state.round = Task {
        await round()
        self.state.withLock { $0.round = nil }
      }
    }
  }

  /// Asks for those that are due, and returns when all have answered.
  func finish() async {
    begin()
    await state.withLock { $0.round }?.value
  }

  /// Asks for nobody any more, and returns when nobody is being asked.
  func stop() async {
    let round = state.withLock { state in
      state.isStopped = true
      return state.round
    }
    round?.cancel()
    await round?.value
  }

  private func round() async {
    do {
      for partner in try await store.found({ try $0.partners(activeOnly: true) }) {
        guard !Task.isCancelled, case .https(let url) = partner.details.destination,
          let introduction = ways.introduction(to: partner, clock: clock),
          isDue(partner, at: url)
        else { continue }
        let problem = await introduction.problem()
        guard !Task.isCancelled else { return }
        let answer = Answer(url: url, at: clock.now(), problem: problem)
        state.withLock { $0.known[partner.id.text] = answer }
        guard let problem else { continue }
        logger.warning(
          "partner's account not usable",
          metadata: [
            "partner": "\(partner.code)", "reason": "\(problem.field) \(problem.description)",
          ])
      }
    } catch {
      logger.error("partners not introduced to", metadata: ["reason": "\(error)"])
    }
  }

  private func isDue(_ partner: Partner, at url: String) -> Bool {
    guard let last = state.withLock({ $0.known[partner.id.text] }), last.url == url else {
      return true
    }
    let minutes = last.problem == nil ? Self.minutesGood : Self.minutesBad
    return last.at.adding(minutes: minutes) <= clock.now()
  }
}
