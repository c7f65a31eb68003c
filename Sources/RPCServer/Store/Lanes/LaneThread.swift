import Dispatch
import Foundation

/// A named thread that can be waited for.
final class LaneThread: Sendable {
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the thread. A name of more than 15 characters would not be shown by the system.
  init(name: String, body: @escaping @Sendable () -> Void) {
    let thread = Thread { [ended] in
      body()
      ended.signal()
    }
    thread.name = name
    thread.start()
  }

  /// Waits until the thread has ended; any number may wait.
  func join() {
    ended.wait()
    ended.signal()
  }
}
