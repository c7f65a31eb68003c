import Foundation
import HostileInputs

/// What one attack did.
struct Finding {
  let attack: Attack
  let seen: String
  let probe: Probe.Latency
  let bytesBefore: Int
  let bytesPeak: Int
  let bytesAfter: Int
  let bytesMax: Int
  let logComplaints: [String]

  /// How long the slowest of a hundred of other peers' calls may take, in milliseconds.
  static let p99Max = 250.0

  /// How long an event loop may stand still, in milliseconds.
  static let stallMax = 50.0

  /// What is wrong; empty where the attack was withstood.
  var complaints: [String] {
    var complaints: [String] = []
    if seen != attack.expected { complaints.append("not as expected") }
    if let failure = probe.failure { complaints.append("the probe was cut off: \(failure)") }
    if probe.p99.milliseconds >= Self.p99Max { complaints.append("others waited too long") }
    if probe.stall.milliseconds > Self.stallMax { complaints.append("the loop stood still") }
    if bytesPeak > bytesMax { complaints.append("memory beyond its bound") }
    return complaints + logComplaints
  }

  var isGood: Bool { complaints.isEmpty }

  static let heading = """
    | row | attack | expected | seen | probe p99, ms | worst loop stall, ms | memory before, peak, \
    after, MiB | verdict |
    |---:|---|---|---|---:|---:|---:|---|
    """

  /// A row of the table.
  var row: String {
    let memory = [bytesBefore, bytesPeak, bytesAfter].map(\.mebibytes).joined(separator: ", ")
    let told = seen == attack.expected ? "as expected" : seen
    let cells = [
      "\(attack.row)", attack.name, attack.expected, told,
      probe.p99.told, probe.stall.told, memory,
      isGood ? "withstood" : complaints.joined(separator: "; "),
    ]
    return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
  }

  /// The same as an object in one line.
  var json: String {
    let object: [String: Any] = [
      "row": attack.row, "attack": attack.name, "expected": attack.expected, "seen": seen,
      "probeCalls": probe.calls, "probeP99Milliseconds": probe.p99.milliseconds,
      "probeLongestMilliseconds": probe.longest.milliseconds,
      "loopStallMilliseconds": probe.stall.milliseconds, "bytesBefore": bytesBefore,
      "bytesPeak": bytesPeak, "bytesAfter": bytesAfter, "isWithstood": isGood,
      "complaints": complaints,
    ]
    // Strings, numbers and truth values always serialise.
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}

/// The probe alone with the server. On a machine with other work it also waits for that, and so it
/// does in every attack: this is what the rows are to be compared with.
struct Quiet {
  let listener: Attack.Listener
  let probe: Probe.Latency
  let bytes: Int

  /// A row of the table.
  var row: String {
    let figures = [probe.p99.told, probe.stall.told, bytes.mebibytes].joined(separator: " | ")
    return "| – | nobody attacks (\(listener)) | – | – | \(figures) | – |"
  }

  /// The same as an object in one line.
  var json: String {
    let object: [String: Any] = [
      "attack": "none", "listener": "\(listener)", "probeCalls": probe.calls,
      "probeP99Milliseconds": probe.p99.milliseconds,
      "probeLongestMilliseconds": probe.longest.milliseconds,
      "loopStallMilliseconds": probe.stall.milliseconds, "bytesBefore": bytes,
    ]
    // Strings and numbers always serialise.
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

extension Duration {
  fileprivate var told: String { String(format: "%.1f", milliseconds) }
}

extension Int {
  fileprivate var mebibytes: String { String(format: "%.1f", Double(self) / 1_048_576) }
}
