import Foundation
import Histogram

/// What a run of `bench` found out.
struct LoadReport {
  let plan: LoadPlan
  let tally: Tally

  var callsPerSecond: Double { tally.callsPerSecond }
  private var calls: Int { Int(tally.latencies.totalCount) }

  private func microseconds(_ percentile: Double) -> Double {
    Double(tally.latencies.valueAtPercentile(percentile)) / 1_000
  }

  /// For people.
  var text: String {
    var lines = [
      "\(plan.connections) connections × \(plan.inFlight) in flight, "
        + "\(tally.seconds.formatted(.number.precision(.fractionLength(2)))) s",
      "\(calls.formatted()) calls, \(callsPerSecond.formatted(.number.precision(.fractionLength(0))))"
        + " a second",
    ]
    if calls > 0 {
      let percentiles = [50, 90, 99, 99.9, 100].map { percentile in
        "\(percentile.formatted()) %: "
          + microseconds(percentile).formatted(.number.precision(.fractionLength(1)))
      }
      lines.append("microseconds  " + percentiles.joined(separator: "  "))
    }
    for (code, count) in tally.errors.sorted(by: { $0.key < $1.key }) {
      lines.append("\(count.formatted()) ended with \(code)")
    }
    return lines.joined(separator: "\n")
  }

  /// For programs: one object, latencies in microseconds.
  func json() throws -> String {
    struct Latencies: Encodable {
      let mean, p50, p90, p99, p999, max: Double
    }
    struct Object: Encodable {
      let connections, inFlight, calls: Int
      let seconds, callsPerSecond: Double
      let latencyMicroseconds: Latencies?
      let errors: [String: Int]
    }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    let object = Object(
      connections: plan.connections, inFlight: plan.inFlight, calls: calls,
      seconds: tally.seconds, callsPerSecond: callsPerSecond,
      latencyMicroseconds: calls == 0
        ? nil
        : Latencies(
          mean: tally.latencies.mean / 1_000, p50: microseconds(50), p90: microseconds(90),
          p99: microseconds(99), p999: microseconds(99.9), max: microseconds(100)),
      errors: tally.errors)
    return String(decoding: try encoder.encode(object), as: UTF8.self)
  }
}
