import Testing

@testable import Domain

/// The policy matrix as people wrote it, read by a second, naive evaluator that shares no code with
/// the first.
///
/// L list, R read, C create, U update; `id` shows name and campus id only. Columns of systems that
/// are not built yet are left out. Where it says less than the design's matrix:
///
/// - A student does not update their contact, IT support and wellbeing practitioners do not list
///   appointments, and nobody exports: no method does that yet, and what no method does is denied.
/// - The data protection officer does not open commitments, and admins do not list kinds of leaves:
///   there is no method for it.
/// - Programme staff do not read the enrolments and relations of their programmes' students, whose
///   profile is name and id to them too.
///
/// Where it says more: admins and campus systems keep the directory, so they read who students are
/// and how they are reached; and who may read records of their own, or of their students, may list
/// them. Staff profiles, courses and sessions have no column there, and its audit log is three here:
/// who has seen what, the ledger's leaves, and whether it is sound, which admins may know too.
private let matrix = """
  role                    | standing        | profile | contact | academic_booking | availability | staff_profile | directory | course | session | audit_log | ledger | ledger_head | principals | inbox | events
  student                 | ownself         | R       | R       | LRCU             |              |               | LR        |        |         | LR        |        |             |            |       |
  student                 | bookable        |         |         |                  | LR           | LR            |           |        |         |           |        |             |            |       |
  academic_staff          | tutor           | LR      | R       | LRCU             |              |               | LR        |        |         |           |        |             |            |       |
  academic_staff          | module          | LR id   |         |                  |              |               | LR        |        |         |           |        |             |            |       |
  academic_staff          | programme_staff | LR id   |         |                  |              |               |           |        |         |           |        |             |            |       |
  academic_staff          | programme       | LR      | R       | L                |              |               | LR        |        |         |           |        |             |            |       |
  academic_staff          | own_students    | L id    |         |                  |              |               |           |        |         |           |        |             |            |       |
  academic_staff          | host            | R id    |         | LRCU             |              |               |           |        |         |           |        |             |            |       |
  academic_staff          | ownself         |         |         |                  | LRCU         |               | LR        |        |         |           |        |             |            |       |
  academic_staff          | any             |         |         |                  |              | LR            |           |        |         |           |        |             |            |       |
  it_support              | any             |         |         |                  |              |               |           |        |         |           |        | R           |            |       |
  data_protection_officer | any             | LR      | R       |                  |              | LR            | LR        |        |         | LR        | LR     | R           | LR         |       |
  service                 | any             | LR      | R       |                  |              | LR            | LRCU      |        |         |           |        |             |            |       | L
  admin                   | any             | LR      | R       |                  |              | LR            | LRCU      |        |         |           |        | R           | LRCU       |       | L
  everybody               | any             |         |         |                  |              |               |           | LR     | R       |           |        |             |            |       |
  everybody               | ownself         |         |         |                  |              |               |           |        |         |           |        |             |            | LU    |
  """

@Suite("The policy and the matrix that people wrote")
struct MatrixTests {
  private let cells = Cell.all(in: matrix)

  @Test("agree on every single role, resource, action and standing")
  func singles() {
    for role in Role.allCases {
      for resource in Resource.allCases {
        for action in Action.allCases {
          for standing in Standing.allCases {
            compare([role], action, resource, [standing])
          }
        }
      }
    }
  }

  @Test("agree where people have several roles and stand to a record in several ways")
  func mixtures() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<10_000 {
      let roles = Role.allCases.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      let standings = Standing.allCases.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      // Neither list is ever empty.
      compare(
        roles, Action.allCases.randomElement(using: &random)!,
        Resource.allCases.randomElement(using: &random)!, Set(standings))
    }
  }

  @Test("name the same columns: a new resource must be entered in both")
  func columns() {
    #expect(Set(cells.map(\.resource)) == Set(Resource.allCases.map(\.rawValue)))
  }

  @Test("would not agree if the matrix lacked a cell", arguments: [0, 12, 30, 50])
  func sensitivity(index: Int) {
    let filled = cells.indices.filter { !cells[$0].letters.isEmpty }
    let cell = cells[filled[index % filled.count]]
    let role = Role(rawValue: cell.role) ?? .recordsManager
    let differs = Action.allCases.contains { action in
      // Cells name resources and standings that exist: `columns` and the line above it.
      let question = PolicyQuestion(
        .with([role]), action, Resource(rawValue: cell.resource)!,
        standings: [Standing(rawValue: cell.standing)!])
      return decide(question).showing != nil
    }
    #expect(differs)
  }

  private func compare(
    _ roles: [Role], _ action: Action, _ resource: Resource, _ standings: Set<Standing>
  ) {
    let verdict = decide(PolicyQuestion(.with(roles), action, resource, standings: standings))
    let expected = naive(
      roles.map(\.rawValue), action.rawValue, resource.rawValue, standings.map(\.rawValue))
    #expect(
      verdict.showing == expected,
      "\(roles) \(action) \(resource) \(standings.map(\.rawValue).sorted())")
  }

  /// Goes through the cells one by one and keeps the most that any of them gives.
  private func naive(
    _ roles: [String], _ action: String, _ resource: String, _ standings: [String]
  ) -> Showing? {
    let letter = action.prefix(1).uppercased()
    var most: Showing?
    for cell in cells {
      if cell.resource != resource { continue }
      if cell.role != "everybody" || roles.isEmpty { if !roles.contains(cell.role) { continue } }
      if cell.standing != "any" { if !standings.contains(cell.standing) { continue } }
      if !cell.letters.contains(letter) { continue }
      if cell.isNameAndIDOnly {
        if most == nil { most = .nameAndID }
      } else {
        most = .everything
      }
    }
    return most
  }
}

/// One cell of the matrix as it is written.
private struct Cell {
  let role: String
  let standing: String
  let resource: String
  let letters: String
  let isNameAndIDOnly: Bool

  static func all(in text: String) -> [Cell] {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.trimmingPrefix(while: \.isWhitespace)).split(separator: " ").map(String.init)
      }
    }
    let heads = lines[0].map { $0.first ?? "" }
    return lines.dropFirst().flatMap { line in
      line.indices.dropFirst(2).map { column in
        Cell(
          role: line[0].first ?? "", standing: line[1].first ?? "", resource: heads[column],
          letters: line[column].first ?? "", isNameAndIDOnly: line[column].contains("id"))
      }
    }
  }
}
