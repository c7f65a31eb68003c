import Domain
import Ledger
import Logging
import NIOCore
import PluginAPI
import Store
import Synchronization

/// Mails the ledger's last checkpoint once a day to somebody who keeps it where nobody who runs the server can reach,
/// as a rule the data protection officer: whoever rewrites the ledger would have to rewrite their mailbox too.
///
/// A mail goes each day, whether the ledger grew or not, so that one that is missing is noticed. Where the ledger does
/// not fit its anchor it says that instead.
final class CheckpointMail: Sendable {
  /// How often it is looked whether one is due.
  static let interval = TimeAmount.minutes(5)
  private static let minutesBetween = 24 * 60
  /// After a failure.
  private static let minutesUntilTriedAgain = 60

  private let recipient: String
  private let relay: MailRelay
  private let store: StoreEngine
  private let anchoring: Anchoring
  private let clock: ServerClock
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    var isStopped = false
    var round: Task<Void, Never>?
    /// Beside what the store keeps: of failures, and where there is no log yet that it could keep it of.
    var notBefore: Instant?
  }

  init(
    to recipient: String, over relay: MailRelay, of store: StoreEngine, _ anchoring: Anchoring,
    clock: ServerClock, logger: Logger
  ) {
    self.recipient = recipient
    self.relay = relay
    self.store = store
    self.anchoring = anchoring
    self.clock = clock
    self.logger = logger
  }

  /// Begins to mail it if it is due, and returns at once.
  func begin() {
    state.withLock { state in
      guard !state.isStopped, state.round == nil else { return }
      state.round = Task {
        await round()
        self.state.withLock { $0.round = nil }
      }
    }
  }

  /// Mails it if it is due, and returns when the mail server has answered.
  func finish() async {
    begin()
    await state.withLock { $0.round }?.value
  }

  /// Mails nothing any more, and returns when nothing is under way.
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
      let now = clock.now()
      guard try await isDue(at: now), let mail = try mail(at: now) else { return }
      guard case .answered(let answer) = await relay.send(mail), answer.status < 300 else {
        return failed("the mail server did not take it", at: now)
      }
      wait(minutes: Self.minutesBetween, from: now)
      try await store.noteCheckpointMailed(at: now)
    } catch {
      failed("\(error)", at: clock.now())
    }
  }

  private func isDue(at now: Instant) async throws -> Bool {
    if let notBefore = state.withLock({ $0.notBefore }), now < notBefore { return false }
    guard let last = try await store.checkpointMailedAt() else { return true }
    return now >= last.adding(minutes: Self.minutesBetween)
  }

  private func failed(_ reason: String, at now: Instant) {
    wait(minutes: Self.minutesUntilTriedAgain, from: now)
    // Until one is taken, a rewritten ledger is found by its anchor and by partners' proofs only.
    logger.error("checkpoint not mailed", metadata: ["reason": "\(reason)"])
  }

  private func wait(minutes: Int, from now: Instant) {
    state.withLock { $0.notBefore = now.adding(minutes: minutes) }
  }

  /// Nil before the first leaf.
  private func mail(at now: Instant) throws -> MailMessage? {
    if anchoring.refusal != nil {
      return MailMessage(
        sender: relay.sender, recipient: recipient, subject: "Ledger: nothing is disclosed",
        text: Self.refusal, documents: [], now: now)
    }
    guard let last = try store.lastCheckpoint() else { return nil }
    let size = last.checkpoint.size
    let file = "checkpoint-\(size).txt"
    return MailMessage(
      sender: relay.sender, recipient: recipient, subject: "Ledger checkpoint of \(size) entries",
      text: Self.text(size, file),
      documents: [.init(name: file, mediaType: "application/octet-stream", content: last.bytes)],
      now: now)
  }

  private static func text(_ size: Int, _ file: String) -> String {
    """
    The file with this mail is the checkpoint of the ledger in which Pastoral
    records what was shared and who read what: \(size) entries until now.
    It names nobody. Keep this mail where nobody who runs the server can
    change it: whatever is altered in those entries from now on will show.

    To hold the ledger against it, save the file and run

        rpc-client ledger verify --since \(file)

    Such a mail comes every day. If one does not, ask why.

    """
  }

  private static let refusal = """
    The ledger in which Pastoral records what was shared does not fit its
    anchor, the checkpoint that was kept on another volume, or the anchor is
    gone. Nothing is disclosed and no checkpoint is given until that is put
    right; the server's log says what is wrong. If nobody has restored a
    backup, somebody may have altered the ledger: keep the mails of before,
    against which it can be verified.

    """
}
