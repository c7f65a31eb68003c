import Foundation
import Testing

@testable import Domain

@Suite("What the policy decides")
struct GoldenTests {
  @Test("is what the golden file says, for every role, resource, action and standing")
  func golden() throws {
    print("Policy: \(PolicyGolden.questions) questions.")
    let now = PolicyGolden.text()
    if ProcessInfo.processInfo.environment[PolicyGolden.variable] == "1" {
      try now.write(to: PolicyGolden.file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: PolicyGolden.file, encoding: .utf8)
    let (new, old) = (now.split(separator: "\n"), golden.split(separator: "\n"))
    for line in new where !old.contains(line) { Issue.record("Not in the golden file: \(line)") }
    #expect(now == golden)
    #expect(
      new.filter { !$0.hasPrefix("#") }.reduce(0) { $0 + $1.split(separator: " ").count - 3 }
        == PolicyGolden.questions)
  }

  @Test(
    "changes with every cell of the table: without it, some answer is another",
    arguments: PolicyTable.rows.indices)
  func mutation(index: Int) {
    let row = PolicyTable.rows[index]
    let before = PolicyGolden.lines(row.role, row.resource)

    var rows = PolicyTable.rows
    rows.remove(at: index)
    #expect(PolicyGolden.lines(row.role, row.resource, by: rows) != before, "\(row.rule) removed")

    for action in row.actions {
      rows = PolicyTable.rows
      rows[index] = row.with(actions: row.actions.subtracting([action]))
      #expect(
        PolicyGolden.lines(row.role, row.resource, by: rows) != before,
        "\(row.rule) without \(action.rawValue)")
    }
    rows = PolicyTable.rows
    rows[index] = row.with(showing: row.showing == .everything ? .nameAndID : .everything)
    #expect(
      PolicyGolden.lines(row.role, row.resource, by: rows) != before, "\(row.rule) showing")
  }

  @Test("names each row once, so that a log line says which rule it was")
  func names() {
    #expect(Set(PolicyTable.rows.map(\.rule)).count == PolicyTable.rows.count)
  }
}

extension PolicyRow {
  fileprivate func with(actions: Set<Action>? = nil, showing: Showing? = nil) -> PolicyRow {
    PolicyRow(
      rule: rule, role: role, standing: standing, actions: actions ?? self.actions,
      resource: resource, showing: showing ?? self.showing)
  }
}
