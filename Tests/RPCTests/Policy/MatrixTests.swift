import Testing

@testable import Domain

/// The policy matrix as people wrote it, read by a second, naive evaluator that shares no code with
/// the first.
///
/// L list, R read, C create, U update, P propose, A approve, X export, D ask for erasure or destroy; a
/// word behind the letters says how much is shown where it is not everything. A line holds where what
/// stands behind `if` is true besides.
///
/// Where it says more than the design's matrix:
///
/// - Admins and campus systems keep the directory, so they read who students are and how they are
///   reached; and who may read records of their own, or of their students, may list them.
/// - Staff profiles, courses, sessions, referrals, limits on bookings, elevation, break-glass, inboxes and the feed for campus systems have no column there, and its
///   audit log is three here: who has seen what, the ledger's leaves, and whether it is sound, which
///   admins may know too. Wellbeing staff see who the staff are.
/// - Elevation and broken glass, which the design states in words, are standings.
///
/// - Staff record consents of their own students, and see and revoke their own referrals; the data protection
///   officer and supervisors look at those for safety afterwards.
///
/// Where it says less: the data protection officer does not open commitments, and admins do not list
/// kinds of leaves: there is no method for it. Allocating a case is to approve its header. Tutors read
/// a student's contact whole, as it is an e-mail address only.
private let matrix = """
  role                    | standing        | if                  | profile        | contact | academic_booking | booking_limit | academic_notes | note_reply | wellbeing_booking | referral | case_header | case_notes
  student                 | ownself         |                     | R              | RU      | LRCU             | LR            | LR published   | CU         | LRCU              | LRCU     | LR status   |
  academic_staff          | tutor           |                     | LR             | R       | LRCU             | LRCU          | LRCU           |            |                   | C        |             |
  academic_staff          | tutor           | own                 |                |         |                  |               |                |            |                   | LRU      |             |
  academic_staff          | module          |                     | LR name_and_id |         |                  |               |                |            |                   | C        |             |
  academic_staff          | module          | own                 |                |         |                  |               | LRCU           |            |                   | LRU      |             |
  academic_staff          | programme_staff |                     | LR name_and_id |         |                  |               |                |            |                   | C        |             |
  academic_staff          | programme_staff | own                 |                |         |                  |               | LRCU           |            |                   | LRU      |             |
  academic_staff          | programme       |                     | LR             | R       | L                | LRCU          | LR             |            |                   | C        |             |
  academic_staff          | programme       | own                 |                |         |                  |               | CU             |            |                   | LRU      |             |
  academic_staff          | own_students    |                     | L name_and_id  |         |                  |               |                |            |                   |          |             |
  academic_staff          | host            |                     | R name_and_id  |         | LRCU             |               |                |            |                   |          |             |
  wellbeing_practitioner  | case_team       |                     | LR             | R       | L metadata       |               |                |            | LRCU              | R        | LRCU        | LRCU
  wellbeing_practitioner  | intake          |                     | LR             | R       |                  |               |                |            | LRCU              | LRCU     | LRCU        |
  wellbeing_practitioner  | broken_glass    |                     | R              | R       |                  |               |                |            |                   |          | LR          | LR
  wellbeing_supervisor    | supervises      |                     | LR             | R       |                  |               |                |            |                   | LRUA     | LRUA        |
  wellbeing_supervisor    | supervises      | reasoned            |                |         |                  |               |                |            |                   |          |             | LR
  wellbeing_supervisor    | broken_glass    |                     | R              | R       |                  |               |                |            |                   |          | LR          | LR
  it_support              | any             |                     |                |         | L metadata       |               |                |            |                   |          |             |
  it_support              | elevated        |                     | R name_and_id  |         | LR               |               | LR             |            |                   |          |             |
  data_protection_officer | any             |                     | LR             | R       |                  |               |                |            |                   | LRA      | LR          |
  data_protection_officer | any             | requested           |                |         | X                | X             | X              |            | X                 |          |             |
  data_protection_officer | any             | clinically_reviewed |                |         |                  |               |                |            |                   |          |             | X
  service                 | any             |                     | LR             | R       |                  |               |                |            |                   |          |             |
  service                 | scope           |                     |                |         | C                |               |                |            |                   |          | C           |
  admin                   | any             |                     | LR             | R       |                  |               |                |            |                   |          |             |

  role                    | standing        | if        | supervision_extract | adjustments    | disclosure | received_request | consent | paper | complaint | retention | erasure
  student                 | ownself         |           |                     | LR             | LR         |                  | LRCU    | LR    | LRC       | R         | D
  academic_staff          | tutor           |           |                     |                | LRP        |                  | LRCU    |       |           |           |
  academic_staff          | tutor           | consented |                     | LR             |            |                  |         |       |           |           |
  academic_staff          | module          |           |                     |                |            |                  | LRCU    |       |           |           |
  academic_staff          | module          | consented |                     | LR needed_part |            |                  |         |       |           |           |
  academic_staff          | programme       |           |                     |                |            |                  | LRCU    |       |           |           |
  academic_staff          | programme       | consented |                     | LR needed_part |            |                  |         |       |           |           |
  academic_staff          | programme_staff |           |                     |                |            |                  | LRCU    |       |           |           |
  wellbeing_practitioner  | case_team       |           | LC                  | LRCU           | LRP        | LR               | LRC     | LRCU  |           | P         |
  wellbeing_supervisor    | supervises      |           | LR                  | LRA            | LRA        | LR               | LRC     | LRCU  |           | P         |
  clinical_supervisor     | clinical        |           | LR pseudonymised    |                |            |                  |         |       |           |           |
  data_protection_officer | any             |           |                     | L status       | LRA        | LRCU             | LR      | LR    | LRCU      | LRCUA     | A
  data_protection_officer | any             | requested |                     | X              | X          | X                |         |       |           |           | D
  university_secretary    | any             |           |                     |                |            |                  |         |       | LRU       |           |
  records_manager         | any             |           |                     |                |            |                  |         | LRCUD |           | LRC       |
  records_manager         | any             | approved  |                     |                |            |                  |         |       |           | D         |
  service                 | scope           |           |                     | R              |            |                  |         |       |           |           |
  service                 | scope           | approved  |                     |                | R          |                  |         |       |           |           |
  admin                   | any             |           |                     |                |            |                  |         |       |           |           | C

  role                    | standing   | if | availability | staff_profile | directory | course | notice | partner | session | audit_log | elevation | break_glass | ledger | ledger_head | principals | telemetry | inbox | events
  student                 | ownself    |    |              |               | LR        |        |        |         |         | LR        |           |             |        |             |            |           |       |
  student                 | bookable   |    | LR           | LR            |           |        |        |         |         |           |           |             |        |             |            |           |       |
  academic_staff          | ownself    |    | LRCU         |               | LR        |        |        |         |         |           |           |             |        |             |            |           |       |
  academic_staff          | any        |    |              | LR            |           |        |        | LR      |         |           |           |             |        |             |            |           |       |
  academic_staff          | tutor      |    |              |               | LR        |        |        |         |         |           |           |             |        |             |            |           |       |
  academic_staff          | programme  |    |              |               | LR        |        |        |         |         |           |           |             |        |             |            |           |       |
  academic_staff          | module     |    |              |               | LR        |        |        |         |         |           |           |             |        |             |            |           |       |
  wellbeing_practitioner  | any        |    |              | LR            |           |        |        | LR      |         |           |           | C           |        |             |            |           |       |
  wellbeing_practitioner  | ownself    |    | LRCU         |               |           |        |        |         |         |           |           | LRU         |        |             |            |           |       |
  wellbeing_practitioner  | case_team  |    |              |               | LR        |        |        |         |         |           |           |             |        |             |            |           |       |
  wellbeing_supervisor    | any        |    |              | LR            |           |        |        | LR      |         |           |           | C           |        |             |            |           |       |
  wellbeing_supervisor    | ownself    |    | LRCU         |               |           |        |        |         |         |           |           | LRU         |        |             |            |           |       |
  wellbeing_supervisor    | supervises |    |              |               | LR        |        |        |         |         |           |           | LRA         |        |             |            |           |       |
  it_support              | any        |    |              |               |           |        |        |         |         |           | C         |             |        | R           |            | R         |       |
  it_support              | ownself    |    |              |               |           |        |        |         |         |           | LRU       |             |        |             |            |           |       |
  data_protection_officer | any        |    |              | LR            | LR        |        | CU     | LRCU    |         | LRX       | LRA       | LRA         | LR     | R           | LRA        |           |       |
  service                 | any        |    |              | LR            | LRCU      |        |        |         |         |           |           |             |        |             |            |           |       | L
  service                 | ownself    |    |              |               |           |        |        |         |         |           |           |             |        |             |            | R         |       |
  admin                   | any        |    |              | LR            | LRCU      |        |        | LR      |         |           |           |             |        | R           | LRCUPA     | R         |       | L
  everybody               | any        |    |              |               |           | LR     | LR     |         | R       |           |           |             |        |             |            |           |       |
  everybody               | ownself    |    |              |               |           |        |        |         |         |           |           |             |        |             |            |           | LU    |
  """

@Suite("The policy and the matrix that people wrote")
struct MatrixTests {
  private let cells = Cell.all(in: matrix)
  private let byResource = Dictionary(grouping: Cell.all(in: matrix), by: \.resource)

  @Test("agree on every single role, resource, action, standing and condition")
  func singles() {
    for role in Role.allCases {
      for resource in Resource.allCases {
        for action in Action.allCases {
          for standing in PolicyGolden.standings(of: role) {
            for condition in [nil] + Condition.allCases {
              compare([role], action, resource, [standing], condition.map { [$0] } ?? [])
            }
          }
        }
      }
    }
  }

  @Test("agree where people have several roles and stand to a record in several ways")
  func mixtures() {
    var random = SeededGenerator(seed: 7)
    func some<Case: CaseIterable>(_ type: Case.Type, oneIn count: Int) -> [Case] {
      type.allCases.filter { _ in Int.random(in: 0..<count, using: &random) == 0 }
    }
    for _ in 0..<20_000 {
      // Neither list is ever empty.
      let action = Action.allCases.randomElement(using: &random)!
      let resource = Resource.allCases.randomElement(using: &random)!
      compare(
        some(Role.self, oneIn: 4), action, resource, Set(some(Standing.self, oneIn: 3)),
        Set(some(Condition.self, oneIn: 3)), Set(some(RecordState.self, oneIn: 6)),
        Purpose.allCases.randomElement(using: &random))
    }
  }

  @Test("name the same columns: a new resource must be entered in both")
  func columns() {
    #expect(Set(cells.map(\.resource)) == Set(Resource.allCases.map(\.rawValue)))
  }

  @Test("say of every cell that is filled something that the policy allows")
  func filled() {
    for cell in cells where !cell.letters.isEmpty {
      // Cells name resources and standings that exist: `columns`, and the next line but one.
      let resource = Resource(rawValue: cell.resource)!
      let standing = Standing(rawValue: cell.standing)!
      let role = Role(rawValue: cell.role) ?? .recordsManager
      let question = PolicyQuestion.of(
        role, Action.allCases.first { cell.letters.contains($0.letter) }!, resource, [standing],
        Condition(rawValue: cell.condition).map { [$0] } ?? [])
      #expect(decide(question).showing != nil, "\(cell)")
    }
  }

  private func compare(
    _ roles: [Role], _ action: Action, _ resource: Resource, _ standings: Set<Standing>,
    _ conditions: Set<Condition> = [], _ states: Set<RecordState> = [], _ purpose: Purpose? = nil
  ) {
    let verdict = decide(
      PolicyQuestion(
        .with(roles), action, resource, standings: standings, conditions: conditions,
        states: states, purpose: purpose))
    let expected = naive(
      roles.map(\.rawValue), action.rawValue, resource.rawValue, standings.map(\.rawValue),
      conditions.map(\.rawValue), states.map(\.rawValue), purpose?.rawValue)
    #expect(
      verdict.showing?.rawValue == expected,
      """
      \(roles) \(action) \(resource) \(standings.map(\.rawValue).sorted()) \
      \(conditions.map(\.rawValue).sorted()) \(states.map(\.rawValue).sorted())
      """)
  }

  /// Goes through the cells one by one and keeps the most that any of them gives.
  private func naive(
    _ roles: [String], _ action: String, _ resource: String, _ standings: [String],
    _ conditions: [String], _ states: [String], _ purpose: String?
  ) -> String? {
    let isStudents = """
      profile contact academic_booking booking_limit academic_notes note_reply wellbeing_booking referral \
      case_header \
      case_notes supervision_extract adjustments disclosure received_request consent paper
      """.contains(resource)
    let isCase = """
      wellbeing_booking case_header case_notes supervision_extract adjustments disclosure received_request \
      paper
      """.contains(resource)
    if states.contains("shredded") && isStudents { return nil }
    if states.contains("sealed") && !states.contains("named") && isCase { return nil }
    if states.contains("payload_differs") && resource == "disclosure" { return nil }
    let letter = action == "destroy" ? "D" : action == "export" ? "X" : action.first!.uppercased()
    var most: String?
    for cell in byResource[resource] ?? [] {
      if cell.role != "everybody" || roles.isEmpty { if !roles.contains(cell.role) { continue } }
      if cell.standing != "any" { if !standings.contains(cell.standing) { continue } }
      if cell.condition != "" { if !conditions.contains(cell.condition) { continue } }
      if !cell.letters.contains(letter) { continue }
      if cell.standing == "elevated" && purpose != "technical_support" { continue }
      if cell.standing == "broken_glass" && purpose != "safety" { continue }
      let isExceptional = ["elevation", "break_glass"].contains(resource)
      if isExceptional && states.contains("conflict") && cell.standing != "ownself" { continue }
      if isStudents {
        if states.contains("restricted") && cell.role != "data_protection_officer" { continue }
        let isPartial = states.contains("conflict") || standings.contains("ownself")
        if isPartial && cell.standing != "ownself" { continue }
      }
      if most == nil || order.firstIndex(of: cell.showing)! > order.firstIndex(of: most!)! {
        most = cell.showing
      }
    }
    return most
  }

  /// What is shown, from least to most.
  private let order = [
    "metadata", "name_and_id", "status", "published", "needed_part", "pseudonymised", "everything",
  ]
}

extension Action {
  /// Its letter in the matrix.
  fileprivate var letter: String {
    switch self {
    case .destroy: "D"
    case .export: "X"
    default: rawValue.prefix(1).uppercased()
    }
  }
}

/// One cell of the matrix as it is written.
private struct Cell {
  let role: String
  let standing: String
  let condition: String
  let resource: String
  let letters: String
  let showing: String

  static func all(in text: String) -> [Cell] {
    text.split(separator: "\n\n").flatMap { table($0) }
  }

  private static func table(_ text: Substring) -> [Cell] {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").map(String.init)
      }
    }
    let heads = lines[0].map { $0.first ?? "" }
    return lines.dropFirst().flatMap { line in
      line.indices.dropFirst(3).map { column in
        Cell(
          role: line[0].first ?? "", standing: line[1].first ?? "", condition: line[2].first ?? "",
          resource: heads[column], letters: line[column].first ?? "",
          showing: line[column].count > 1 ? line[column][1] : "everything")
      }
    }
  }
}
