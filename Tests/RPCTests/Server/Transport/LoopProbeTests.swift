import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import RPCServer

@Suite("How long event loops stand still")
struct LoopProbeTests {
  private let loop = EmbeddedEventLoop()

  @Test("is told once, and is the longest that any wake-up came late")
  func longest() {
    let hold = Hold()
    let probe = LoopProbe([loop], now: hold.clock)
    #expect(probe.takeLongest() == .zero)
    for late in [0, 3, 40, 1] as [Int64] {
      hold.tick(late: .milliseconds(late), loop)
    }
    #expect(probe.takeLongest() == .milliseconds(40))
    hold.tick(late: .zero, loop)
    #expect(probe.takeLongest() == .zero)
  }

  @Test("is not measured until it is asked, nor when nobody has asked for a second")
  func rests() {
    let hold = Hold()
    let probe = LoopProbe([loop], now: hold.clock)
    hold.tick(late: .milliseconds(9), loop)
    #expect(probe.takeLongest() == .zero)
    // The last wake-up after a second is still measured: it may be what took the second.
    hold.tick(late: .seconds(2), loop)
    hold.tick(late: .seconds(3), loop)
    #expect(probe.takeLongest() == .seconds(2))
    hold.tick(late: .milliseconds(5), loop)
    #expect(probe.takeLongest() == .milliseconds(5))
  }

  /// A clock, and a loop that is woken by it when it is told to.
  private final class Hold: Sendable {
    private let time = Mutex(NIODeadline.uptimeNanoseconds(0))

    var clock: @Sendable () -> NIODeadline { { self.time.withLock { $0 } } }

    /// Lets the next wake-up come, so much later than it is due.
    func tick(late: TimeAmount, _ loop: EmbeddedEventLoop) {
      let now = time.withLock { time in
        time = time + LoopProbe.interval + late
        return time
      }
      loop.advanceTime(to: now)
    }
  }
}
