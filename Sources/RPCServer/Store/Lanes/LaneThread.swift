import Dispatch
import Foundation
import Glibc

/// A named thread that can be waited for.
public final class LaneThread: Sendable {
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the thread. A name of more than 15 characters would not be shown by the system.
  public init(name: String, body: @escaping @Sendable () -> Void) {
    let thread = Thread { [ended] in
      Self.nameThisThread(name)
      body()
      ended.signal()
    }
    thread.start()
  }

  /// Waits until the thread has ended; any number may wait.
  public func join() {
    ended.wait()
    ended.signal()
  }

  /// Gives the calling thread the name under which `ps` and `perf` show it. `Thread.name` reaches the
  /// system only where it comes late enough, and glibc's own call is not to be seen from Swift.
  private static func nameThisThread(_ name: String) {
    let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    _ = name.utf8.withContiguousStorageIfAvailable { write(file, $0.baseAddress, $0.count) }
  }
}
