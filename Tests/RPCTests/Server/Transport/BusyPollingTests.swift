import NIOCore
import NIOEmbedded
import NIOPosix
import Synchronization
import Testing

@testable import RPCServer

@Suite("A loop that stays awake", .timeLimit(.minutes(5)))
struct BusyPollingTests {
  @Test("polls for its time after work that came within it, again and again, and then sleeps")
  func polls() async throws {
    try await onLoop(eachTurnTakes: .microseconds(1), atMost: .microseconds(100)) { bench in
      #expect(try await bench.isAsleep(afterWorkAt: [1_000]))
      #expect(try await bench.isPolling(afterWorkAt: [2_000, 2_099]))
      try await bench.untilAsleep()
      // From 2,099 to 2,199, and a microsecond a turn.
      #expect(bench.turns == 100)
      #expect(try await bench.isAsleep(afterWorkAt: [2_220]))
      #expect(try await bench.isPolling(afterWorkAt: [2_250]))
      try await bench.untilAsleep()
      #expect(bench.turns == 200)
    }
  }

  @Test("sleeps at once where others need the core")
  func givesWay() async throws {
    try await onLoop(eachTurnTakes: .microseconds(6), atMost: .microseconds(100)) { bench in
      #expect(try await bench.isPolling(afterWorkAt: [1_000, 1_001]))
      try await bench.untilAsleep()
      #expect(bench.turns == 1)
    }
  }

  @Test("looks at its sockets and its tasks while it polls")
  func looksAround() async throws {
    // Its time never passes.
    try await onLoop(eachTurnTakes: .zero, atMost: .microseconds(100)) { bench in
      #expect(try await bench.isPolling(afterWorkAt: [1_000, 1_001]))
      let turns = bench.turns
      let connected = try await bench.connection()
      #expect(connected.isActive)
      try await connected.close()
      #expect(try await bench.isPolling(afterWorkAt: []))
      #expect(bench.turns > turns)
    }
  }

  @Test("never polls where it may not, and on a loop without sockets")
  func never() async throws {
    try await onLoop(eachTurnTakes: .zero, atMost: .zero) { bench in
      let isAsleep = try await bench.isAsleep(afterWorkAt: [1_000, 1_000])
      #expect(isAsleep)
    }
    let polling = BusyPolling(EmbeddedEventLoop(), atMost: .seconds(1))
    for _ in 0..<2 {
      polling.workBegan(at: .now())
      polling.workEnded()
      #expect(!polling.isPolling)
    }
  }

  /// Runs `body` with a loop, and ends the loop.
  private func onLoop(
    eachTurnTakes turn: TimeAmount, atMost timeMax: TimeAmount, _ body: (Bench) async throws -> Void
  ) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      try await body(Bench(group.next(), eachTurnTakes: turn, atMost: timeMax))
    } catch {
      try await group.shutdownGracefully()
      throw error
    }
    try await group.shutdownGracefully()
  }

  /// A loop that polls, and a clock that stands still but for its turns.
  private final class Bench: Sendable {
    private let loop: any EventLoop
    private let polling: BusyPolling
    private let clock: Clock
    var turns: Int { clock.turns.load(ordering: .relaxed) }

    init(_ loop: any EventLoop, eachTurnTakes turn: TimeAmount, atMost timeMax: TimeAmount) {
      self.loop = loop
      let clock = Clock()
      self.clock = clock
      polling = BusyPolling(loop, atMost: timeMax, now: { clock.now }) {
        clock.turns.add(1, ordering: .relaxed)
        clock.nanoseconds.add(UInt64(turn.nanoseconds), ordering: .relaxed)
      }
    }

    /// Lets work come at those times, in microseconds.
    func isPolling(afterWorkAt times: [UInt64]) async throws -> Bool {
      try await loop.submit { [self] in
        for time in times {
          clock.nanoseconds.store(time * 1_000, ordering: .relaxed)
          polling.workBegan(at: clock.now)
        }
        if !times.isEmpty { polling.workEnded() }
        return polling.isPolling
      }.get()
    }

    func isAsleep(afterWorkAt times: [UInt64]) async throws -> Bool {
      !(try await isPolling(afterWorkAt: times))
    }

    func untilAsleep() async throws {
      while try await loop.submit({ [self] in polling.isPolling }).get() { await Task.yield() }
    }

    /// A connection that the loop has accepted.
    func connection() async throws -> any Channel {
      let accepted = loop.makePromise(of: (any Channel).self)
      let listener = try await ServerBootstrap(group: loop)
        .childChannelInitializer { channel in
          accepted.succeed(channel)
          return channel.eventLoop.makeSucceededVoidFuture()
        }
        .bind(host: "127.0.0.1", port: 0).get()
      let port = try #require(listener.localAddress?.port)
      let client = try await ClientBootstrap(group: loop).connect(host: "127.0.0.1", port: port)
        .get()
      _ = try await accepted.futureResult.get()
      try await listener.close()
      return client
    }
  }

  private final class Clock: Sendable {
    let nanoseconds = Atomic<UInt64>(0)
    let turns = Atomic<Int>(0)
    var now: NIODeadline { .uptimeNanoseconds(nanoseconds.load(ordering: .relaxed)) }
  }
}
