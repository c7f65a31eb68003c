import Histogram

/// What one connection counted, or all of them together.
struct Tally {
  /// One minute, in nanoseconds: longer calls count as that long.
  private static let latencyMax: UInt64 = 60_000_000_000

  /// Nanoseconds of each call that went well, to three digits.
  private(set) var latencies = Histogram<UInt64>(
    lowestDiscernibleValue: 1, highestTrackableValue: Self.latencyMax)
  /// Calls that did not go well, by the name of their code.
  private(set) var errors: [String: Int] = [:]
  /// When counting began and ended, in nanoseconds of a clock that never goes back; 0 for not yet.
  var began: UInt64 = 0
  var ended: UInt64 = 0
  /// The sum over connections of each one's own rate.
  private(set) var callsPerSecond = 0.0

  /// Counts calls that went well and took that long.
  mutating func record(_ nanoseconds: UInt64, _ calls: Int) {
    guard calls > 0 else { return }
    latencies.record(min(nanoseconds, Self.latencyMax), count: UInt64(calls))
  }

  /// Counts calls that did not go well.
  mutating func fail(_ code: String, _ calls: Int = 1) { errors[code, default: 0] += calls }

  var seconds: Double { ended > began ? Double(ended - began) / 1e9 : 0 }

  /// Takes in what another connection counted.
  mutating func add(_ other: Tally) {
    latencies.add(other.latencies)
    errors.merge(other.errors, uniquingKeysWith: +)
    if other.seconds > 0 {
      callsPerSecond += Double(other.latencies.totalCount) / other.seconds
    }
    began = began == 0 ? other.began : min(began, other.began)
    ended = max(ended, other.ended)
  }
}
