import Dispatch
import Ledger
import Logging
import NIOCore
import Store
import Synchronization

/// Keeps the ledger's last checkpoint on another volume, and says whether the ledger fits the one that
/// was kept there before.
///
///     start ── the ledger fits, or there is no anchor yet ──► anchoring
///     start ── it does not, or the anchor cannot be read or is gone ──► refusing, until the server starts again
///
/// A ledger that does not fit was put back to an older state or replaced. The anchor is then left as it
/// is, and nothing may be disclosed, since what was disclosed before may be missing from the record; nor is a
/// checkpoint of the log shown, since there may be another one of that size elsewhere.
final class Anchoring: Sendable {
  /// Well below the minute after which a checkpoint must be anchored.
  private static let interval = TimeAmount.seconds(20)

  private let anchor: LedgerAnchor?
  private let store: StoreEngine
  private let logger: Logger
  /// Writing waits for a disk, so it happens on no loop.
  let queue = DispatchQueue(label: "ledger-anchor")
  /// Leaves that the anchor covers.
  private let anchored: Mutex<Int>

  /// Why nothing may be disclosed; nil where it may.
  let refusal: String?

  init(_ anchor: LedgerAnchor?, of store: StoreEngine, logger: Logger) {
    self.anchor = anchor
    self.store = store
    self.logger = logger
    let (size, refusal) = Self.standing(of: store, against: anchor)
    anchored = Mutex(size)
    self.refusal = refusal
    if let refusal { logger.error("disclosures refused", metadata: ["reason": "\(refusal)"]) }
  }

  private static func standing(
    of store: StoreEngine, against anchor: LedgerAnchor?
  ) -> (anchored: Int, refusal: String?) {
    do {
      let signed = try anchor?.checkpoint(by: store.ledgerKey, orEnded: store.endedLedgerKeys())
      guard let kept = signed?.checkpoint else {
        guard anchor != nil, try store.wasAnchored() else { return (0, nil) }
        return (0, "the anchor is gone: bring it back, or see `rpc-server ledger new-origin`")
      }
      switch try store.standing(against: kept) {
      // What is anchored of a log that has ended covers nothing of the one that grows.
      case .holds: return (kept.origin.text == store.ledgerKey.name ? kept.size : 0, nil)
      case .shorter(let size, let anchored):
        return (0, "the ledger has \(size) leaves, its anchor covers \(anchored)")
      case .differs(let anchored):
        return (0, "the ledger's first \(anchored) leaves are not those that its anchor covers")
      case .otherOrigin: return (0, "the anchor is another ledger's")
      }
    } catch {
      return (0, "the anchor cannot be read: \(error)")
    }
  }

  /// Anchors what is new every few seconds, until the task is cancelled.
  func schedule(on loop: any EventLoop) -> RepeatedTask {
    loop.scheduleRepeatedTask(initialDelay: .zero, delay: Self.interval) { [self] _ in
      queue.async { self.anchorNow() }
    }
  }

  /// Anchors what is new, and returns when it is on the disk.
  func finish() async {
    await withCheckedContinuation { done in
      queue.async {
        self.anchorNow()
        done.resume()
      }
    }
  }

  private func anchorNow() {
    guard let anchor, refusal == nil else { return }
    do {
      guard let last = try store.lastCheckpoint(),
        last.checkpoint.size > anchored.withLock({ $0 })
      else { return }
      try anchor.write(last.bytes)
      try store.noteAnchored()
      anchored.withLock { $0 = last.checkpoint.size }
    } catch {
      // Tried again in a few seconds; until then a rewritten ledger would go unnoticed.
      logger.error("checkpoint not anchored", metadata: ["reason": "\(error)"])
    }
  }
}
