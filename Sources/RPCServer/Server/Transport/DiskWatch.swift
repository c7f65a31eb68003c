import Logging
import NIOCore
import Store
import Synchronization

/// Says in the log that the disk has become low, and that it is not any more: each once.
final class DiskWatch: Sendable {
  static let interval = TimeAmount.minutes(1)

  private let store: StoreEngine
  private let logger: Logger
  private let wasLow = Mutex(false)

  init(of store: StoreEngine, logger: Logger) {
    self.store = store
    self.logger = logger
  }

  func look() {
    let isLow = store.isDiskLow
    guard
      wasLow.withLock({ was in
        defer { was = isLow }; return was != isLow
      })
    else { return }
    if isLow {
      logger.error("disk low: ordinary writes are refused, and nothing is disclosed")
    } else {
      logger.notice("disk has room again")
    }
  }
}
