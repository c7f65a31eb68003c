import Foundation
import Promises
import Testing

@testable import Domain

@Suite("What the policy decides", .tags(.s16))
struct GoldenTests {
  @Test("is what the golden file says, for every role, resource, action, standing and condition")
  func golden() throws {
    print("Policy: \(PolicyGolden.questions) questions.")
    let now = PolicyGolden.text()
    if ProcessInfo.processInfo.environment[PolicyGolden.variable] == "1" {
      try now.write(to: PolicyGolden.file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: PolicyGolden.file, encoding: .utf8)
    let (new, old) = (now.split(separator: "\n"), Set(golden.split(separator: "\n")))
    for line in new where !old.contains(line) { Issue.record("Not in the golden file: \(line)") }
    #expect(now == golden)
  }

  @Test(
    "changes with every row of the table: without it, some answer is another",
    arguments: PolicyTable.rows.indices)
  func mutation(index: Int) {
    let row = PolicyTable.rows[index]
    let rows = PolicyTable.rows(of: row.resource)
    let before = PolicyGolden.lines(row.role, row.resource)
    func expectOther(_ changed: PolicyRow?, _ what: String) {
      let mutated = rows.compactMap { $0.rule == row.rule ? changed : $0 }
      #expect(
        PolicyGolden.lines(row.role, row.resource, by: mutated) != before, "\(row.rule) \(what)")
    }
    expectOther(nil, "removed")
    for action in row.actions {
      expectOther(
        row.with(actions: row.actions.subtracting([action])), "without \(action.rawValue)")
    }
    expectOther(row.with(showing: row.showing == .everything ? .metadata : .everything), "showing")
    if row.condition != nil {
      expectOther(row.with(condition: .some(nil)), "without its condition")
    } else if row.standing != .any || row.role != .service {
      expectOther(row.with(condition: .clinicallyReviewed), "with a condition")
    }
  }

  @Test("gives every cell of the matrix its own answer: any one flipped is seen")
  func everyCell() {
    var (flipped, forbidden) = (0, 0)
    for role in Role.allCases {
      for resource in Resource.allCases {
        let rows = PolicyTable.rows(of: resource)
        for standing in PolicyGolden.standings(of: role) {
          for action in Action.allCases {
            let question = PolicyQuestion.of(role, action, resource, [standing])
            let before = decide(question, by: rows).showing
            let mutated: [PolicyRow]
            if before == nil {
              let added = PolicyRow(
                rule: "added", role: role, standing: standing, condition: nil, actions: [action],
                resource: resource, showing: .metadata)
              mutated = rows + [added]
            } else {
              mutated = rows.map { row in
                row.role == role && (row.standing == standing || row.standing == .any)
                  && row.condition == nil
                  ? row.with(actions: row.actions.subtracting([action])) : row
              }
            }
            flipped += 1
            let after = decide(question, by: mutated)
            // Where a forbid keeps a cell empty, no row can fill it.
            if before == nil, let rule = after.denial, Forbid(rawValue: rule) != nil {
              forbidden += 1
            } else {
              #expect(after.showing != before, "\(role) \(resource) \(standing) \(action)")
            }
          }
        }
      }
    }
    print("Policy: \(flipped) cells flipped, all seen; \(forbidden) are kept empty by a forbid.")
    #expect(forbidden > 0)
  }

  @Test("names each row once, so that a log line says which rule it was")
  func names() {
    #expect(Set(PolicyTable.rows.map(\.rule)).count == PolicyTable.rows.count)
  }

  @Test("has no row for a standing that the role cannot have")
  func holders() {
    for row in PolicyTable.rows { #expect(row.standing.holders.contains(row.role), "\(row.rule)") }
  }
}

extension PolicyRow {
  fileprivate func with(
    actions: Set<Action>? = nil, showing: Showing? = nil, condition: Condition?? = nil
  ) -> PolicyRow {
    PolicyRow(
      rule: rule, role: role, standing: standing, condition: condition ?? self.condition,
      actions: actions ?? self.actions, resource: resource, showing: showing ?? self.showing)
  }
}
