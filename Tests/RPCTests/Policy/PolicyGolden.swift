import Foundation

@testable import Domain

/// What the policy says to every question that can be put with one role and one standing, as text: a
/// line for each role, resource and action, a column for each standing the role can have. Lines with
/// conditions stand below where they say something else than without.
///
/// Left out, by rule: standings that a role cannot have (`Standing.holders`), which a test holds to be
/// denied, and lines in which everything is denied.
enum PolicyGolden {
  /// How many questions there are. A new role, resource, action, standing, condition or state counts
  /// itself.
  static var questions: Int {
    Role.allCases.reduce(0) { $0 + standings(of: $1).count } * Resource.allCases.count
      * Action.allCases.count * (1 + Condition.allCases.count) * (1 + RecordState.allCases.count)
  }

  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/decisions.txt")

  /// Writes the file anew where the environment says so; look at the difference before committing.
  static let variable = "PASTORAL_WRITE_GOLDEN"

  /// The standings that somebody with that role can have.
  static func standings(of role: Role) -> [Standing] {
    Standing.allCases.filter { $0.holders.contains(role) }
  }

  static func text() -> String {
    var lines = [
      "# What the policy decides: \(questions) questions. Role, resource, action, and the standings",
      "# with which it is allowed, each with how much is shown where that is not everything. What",
      "# stands behind `if` must be true besides; what stands behind `when` is known of the record,",
      "# and these lines stand only where it takes something away.",
      "# Written by PolicyTests under \(variable)=1.",
    ]
    for role in Role.allCases {
      for resource in Resource.allCases { lines += self.lines(role, resource) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines of one role and resource.
  static func lines(
    _ role: Role, _ resource: Resource, by rows: [PolicyRow]? = nil,
    forbids: [Forbid] = Forbid.allCases
  ) -> [String] {
    let rows = rows ?? PolicyTable.rows(of: resource)
    return Action.allCases.flatMap { action -> [String] in
      let head = "\(role.rawValue) \(resource.rawValue) \(action.rawValue)"
      func cells(_ conditions: Set<Condition>, _ states: Set<RecordState>) -> String {
        standings(of: role).compactMap { standing -> String? in
          let question = PolicyQuestion.of(
            role, action, resource, [standing], conditions, states)
          switch decide(question, by: rows, forbids: forbids) {
          case .allow(let decision):
            return decision.showing == .everything
              ? standing.rawValue : "\(standing.rawValue):\(decision.showing.rawValue)"
          case .deny: return nil
          }
        }.joined(separator: " ")
      }
      var lines: [String] = []
      for condition in [nil] + Condition.allCases {
        let conditions = condition.map { Set([$0]) } ?? []
        let plain = cells(conditions, [])
        if plain.isEmpty || condition != nil && plain == cells([], []) { continue }
        let named = condition.map { "\(head) if \($0.rawValue)" } ?? head
        lines.append("\(named): \(plain)")
        for state in RecordState.allCases {
          let taken = cells(conditions, [state])
          if taken != plain { lines.append("\(named) when \(state.rawValue): \(taken)") }
        }
      }
      return lines
    }
  }
}

extension PolicyQuestion {
  /// A question by somebody with one role, for the purpose that fits the standing.
  static func of(
    _ role: Role, _ action: Action, _ resource: Resource, _ standings: Set<Standing> = [],
    _ conditions: Set<Condition> = [], _ states: Set<RecordState> = []
  ) -> PolicyQuestion {
    PolicyQuestion(
      .with([role]), action, resource, standings: standings, conditions: conditions,
      states: states, purpose: standings.contains(.brokenGlass) ? .safety : .technicalSupport)
  }
}

extension Caller {
  /// Somebody who signed in with those roles.
  static func with(_ roles: [Role], id: String = "prn_somebody") -> Caller {
    let principal = Principal(
      id: id, kind: roles == [.service] ? .service : .person, isActive: true,
      roles: RoleSet(roles))
    // An active principal always makes a caller.
    return Caller(authenticated: principal)!
  }
}

extension Verdict {
  /// How much is shown; nil where denied.
  var showing: Showing? {
    switch self {
    case .allow(let decision): decision.showing
    case .deny: nil
    }
  }

  /// The rule that denied; nil where allowed.
  var denial: String? {
    switch self {
    case .allow: nil
    case .deny(let rule): rule
    }
  }
}
