import Logging
import Synchronization
import Testing
import WireFormat

@testable import RPCServer

@Suite("The log of calls")
struct CallLogTests {
  private static let probe = HealthCalls.routes[0]
  private static let signedInCall = NoteCalls.route

  @Test(
    "has a line for a call that needs identity at info, for a probe at debug, for our faults at error",
    arguments: [
      (Logger.Level.trace, ["probe", "call", "fault", "fault"]),
      (.debug, ["probe", "call", "fault", "fault"]),
      (.info, ["call", "fault", "fault"]),
      (.notice, ["fault", "fault"]),
      (.error, ["fault", "fault"]),
      (.critical, []),
    ])
  func lines(level: Logger.Level, lines: [String]) {
    let written = Lines(level)
    Self.endCalls(
      CallLog(
        logger: written.logger, denials: DenialCounts(clock: TestClock().server)))
    #expect(written.kinds == lines)
  }

  @Test("follows its logger's level when it is told, up and down")
  func change() {
    let written = Lines(.critical)
    let log = CallLog(
      logger: written.logger, denials: DenialCounts(clock: TestClock().server))
    Self.endCalls(log)
    #expect(written.kinds == [])
    written.level = .debug
    log.takeUpLevel()
    Self.endCalls(log)
    #expect(written.kinds == ["probe", "call", "fault", "fault"])
    written.level = .critical
    log.takeUpLevel()
    Self.endCalls(log)
    #expect(written.kinds.count == 4)
  }

  private static func endCalls(_ log: CallLog) {
    log.ended(probe, .ok, by: nil, since: nil)
    log.ended(signedInCall, .notFound, by: nil, since: nil)
    log.ended(probe, .internalError, by: nil, since: nil)
    log.ended(signedInCall, .internalError, by: nil, since: nil)
  }
}

/// A log whose level can change while it is written, and what was written.
private final class Lines: Sendable {
  private let state: Mutex<(level: Logger.Level, kinds: [String])>

  init(_ level: Logger.Level) { state = Mutex((level, [])) }

  var level: Logger.Level {
    get { state.withLock { $0.level } }
    set { state.withLock { $0.level = newValue } }
  }

  /// What each line was about, from its level.
  var kinds: [String] { state.withLock { $0.kinds } }

  var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

  private func append(_ level: Logger.Level) {
    let kind = level == .error ? "fault" : level == .info ? "call" : "probe"
    state.withLock { $0.kinds.append(kind) }
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level {
      get { lines.level }
      set { lines.level = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.append(event.level) }
  }
}
