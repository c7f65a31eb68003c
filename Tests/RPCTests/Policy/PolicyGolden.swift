import Foundation

@testable import Domain

/// What the policy says to every question that can be put with one role and one standing, as text:
/// a line for each role, resource and action, a column for each standing.
enum PolicyGolden {
  /// How many questions there are. A new role, resource, action or standing counts itself.
  static var questions: Int {
    Role.allCases.count * Resource.allCases.count * Action.allCases.count
      * Standing.allCases.count
  }

  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/decisions.txt")

  /// Writes the file anew where the environment says so; look at the difference before committing.
  static let variable = "PASTORAL_WRITE_GOLDEN"

  /// The whole text, for the table or for one that a test has changed.
  static func text(of rows: [PolicyRow] = PolicyTable.rows) -> String {
    var lines = [
      "# What the policy decides: \(questions) questions, one column for each standing.",
      "# - denied; n name and campus id only; e everything.",
      "# Written by PolicyTests under \(variable)=1.",
      "# " + Standing.allCases.map(\.rawValue).joined(separator: " "),
    ]
    for role in Role.allCases {
      for resource in Resource.allCases { lines += self.lines(role, resource, by: rows) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines of one role and resource.
  static func lines(
    _ role: Role, _ resource: Resource, by rows: [PolicyRow] = PolicyTable.rows
  ) -> [String] {
    Action.allCases.map { action in
      let cells = Standing.allCases.map { standing in
        letter(decide(.of(role, action, resource, [standing]), by: rows))
      }
      return "\(role.rawValue) \(resource.rawValue) \(action.rawValue) "
        + cells.joined(separator: " ")
    }
  }

  private static func letter(_ verdict: Verdict) -> String {
    switch verdict {
    case .deny: "-"
    case .allow(let decision): decision.showing == .everything ? "e" : "n"
    }
  }
}

extension PolicyQuestion {
  /// A question by somebody with one role.
  static func of(
    _ role: Role, _ action: Action, _ resource: Resource, _ standings: Set<Standing> = []
  ) -> PolicyQuestion {
    PolicyQuestion(.with([role]), action, resource, standings: standings)
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
}
