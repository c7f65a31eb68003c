import Foundation
import HostileInputs
import RPCServer

/// docs/HOSTILE.md: a head that is written by hand, and the table of the last run.
enum HostilePage {
  private static let path = "docs/HOSTILE.md"
  private static let mark = "<!-- What follows is written by scripts/hostile --write. -->"

  /// Writes the table anew; what stands above the mark is kept.
  static func renew(
    _ findings: [Finding], _ quiet: [Quiet], limits: ServerLimits
  ) throws {
    let page = try String(contentsOfFile: path, encoding: .utf8)
    guard let range = page.range(of: mark) else { throw NoMark() }
    let rows =
      quiet.map(\.row) + findings.sorted { $0.attack.row < $1.attack.row }.map(\.row)
    let load = try String(contentsOfFile: "/proc/loadavg", encoding: .utf8).split(separator: " ")[0]
    let longest = findings.map(\.probe.longest.milliseconds).max() ?? 0
    let stall = findings.map(\.probe.stall.milliseconds).max() ?? 0
    let peak = (findings.map(\.bytesPeak).max() ?? 0) >> 20
    let shortened = LimitSetting.all
      .filter { $0.value(in: limits) != $0.value(in: ServerLimits()) }
      .map { "`\($0.name)` \($0.value(in: limits))" }
    let text =
      [
        page[..<range.upperBound], "", "## The last run", "",
        """
        \(findings.count) attacks, \(findings.count(where: \.isGood)) withstood. The longest that the \
        probe waited for any one call: \(String(format: "%.1f", longest)) ms. The longest that the \
        event loop stood still: \(String(format: "%.1f", stall)) ms. The most memory at any time: \
        \(peak) MiB. \(ProcessInfo.processInfo.processorCount) processors, load average \
        \(load) at the end. Limits other than the defaults: \
        \(shortened.joined(separator: ", ")).
        """, "", Substring(Finding.heading),
      ] + rows.map { Substring($0) }
    try (text.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  private struct NoMark: Error, CustomStringConvertible {
    var description: String { "\(HostilePage.path) lacks the line \(HostilePage.mark)" }
  }
}
