import Foundation
import Logging
import Synchronization

/// Writes log lines to standard error: `time level message key=value …`, one line each, whatever a
/// value holds.
///
/// Lines gather in memory and leave together, so that a call does not wait for a write; warnings
/// and worse leave at once.
final class LogLines: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isFlushScheduled = false
  }

  private let state = Mutex(State())
  /// The place of `level` among all levels. Every call on every event loop asks, so without a lock.
  private let levelIndex: Atomic<Int>
  private static let levels = Logger.Level.allCases
  private let queue = DispatchQueue(label: "pastoral.log")
  private static let flushDelay = DispatchTimeInterval.milliseconds(100)

  init(level: Logger.Level) { levelIndex = Atomic(Self.index(of: level)) }

  /// The least level that is written; can be changed while the server runs.
  var level: Logger.Level {
    get { Self.levels[levelIndex.load(ordering: .relaxed)] }
    set { levelIndex.store(Self.index(of: newValue), ordering: .relaxed) }
  }

  private static func index(of level: Logger.Level) -> Int {
    levels.firstIndex(of: level) ?? 0
  }

  func append(_ line: String, at level: Logger.Level) {
    let mustSchedule = state.withLock { state in
      state.waiting.append(contentsOf: line.utf8)
      state.waiting.append(UInt8(ascii: "\n"))
      let mustSchedule = !state.isFlushScheduled
      state.isFlushScheduled = true
      return mustSchedule
    }
    if level >= .warning {
      flush()
    } else if mustSchedule {
      queue.asyncAfter(deadline: .now() + Self.flushDelay) { self.write() }
    }
  }

  /// Writes what waits, before it returns.
  func flush() { queue.sync { write() } }

  private func write() {
    let bytes = state.withLock { state in
      let bytes = state.waiting
      state.waiting = []
      state.isFlushScheduled = false
      return bytes
    }
    if !bytes.isEmpty { try? FileHandle.standardError.write(contentsOf: Data(bytes)) }
  }
}

/// swift-log's way into `LogLines`.
struct LineLogHandler: LogHandler {
  let lines: LogLines
  var metadata: Logger.Metadata = [:]

  init(lines: LogLines) { self.lines = lines }

  var logLevel: Logger.Level {
    get { lines.level }
    set { lines.level = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = "\(Self.time()) \(event.level.rawValue) \(Self.quoted("\(event.message)"))"
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line += " \(key)=\(Self.quoted("\(value)"))"
    }
    lines.append(line, at: event.level)
  }

  /// A value on one line that cannot pass for another: quoted where it holds more than plain
  /// characters, with everything that could steer a terminal escaped.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
        && byte != UInt8(ascii: "\\")
    }
    if isPlain, !text.isEmpty { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case " "..."~": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return quoted + "\""
  }

  private static func time() -> String {
    Date().ISO8601Format(.init(includingFractionalSeconds: true))
  }
}
