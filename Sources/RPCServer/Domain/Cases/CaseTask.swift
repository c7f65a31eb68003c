/// Something that is to be done in a case, by one of its team and by a day. What it is, is sealed apart.
///
///     open ◄──► done
///       ▲  ◄──► dropped        Any state may follow any other: people err.
public struct CaseTask: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case open, done, dropped
  }

  public let id: Identifier
  public let caseID: Identifier
  public var owner: String
  public var due: LocalDate
  public var state: State
  /// Counts changes from 1.
  public var revision: Int64
  public let addedBy: String
  public let added: Instant
  public var changed: Instant
  /// Its owner was reminded, or needs not be.
  public var isReminded: Bool

  public init(
    id: Identifier, caseID: Identifier, owner: String, due: LocalDate, state: State,
    revision: Int64, addedBy: String, added: Instant, changed: Instant, isReminded: Bool
  ) {
    self.id = id
    self.caseID = caseID
    self.owner = owner
    self.due = due
    self.state = state
    self.revision = revision
    self.addedBy = addedBy
    self.added = added
    self.changed = changed
    self.isReminded = isReminded
  }

  public func isOverdue(on day: LocalDate) -> Bool { state == .open && due < day }
}

/// The open tasks of a case at a glance.
public struct CaseTaskCount: Equatable, Sendable {
  /// The first day on which something is due; nil where nothing is open.
  public var nextDue: LocalDate?
  public var overdue: Int

  public init(nextDue: LocalDate?, overdue: Int) {
    self.nextDue = nextDue
    self.overdue = overdue
  }

  public static let none = CaseTaskCount(nextDue: nil, overdue: 0)
}

/// How tasks come to be and change: functions of values. Who may ask was decided before.
public enum CaseTaskRules {
  public static let textLengthMax = 500
  public static let tasksMax = 1_000
  /// How many days ahead something may be due.
  public static let dueDays = 0...366

  /// A new task.
  ///
  /// - Parameters:
  ///   - members: Who is named on the case.
  ///   - count: How many tasks the case has.
  /// - Throws: `Refusal.invalid`, naming every wrong field; CASE_STATE; CASE_FULL.
  public static func add(
    _ text: String, to record: Case, owner: String, due: LocalDate?, members: [CaseMember],
    after count: Int, by person: String, id: Identifier, now: Instant, today: LocalDate
  ) throws(Refusal) -> CaseTask {
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(with: text, atMost: textLengthMax, required: true) {
      violations.append(FieldViolation(field: "text", description: problem))
    }
    let owner = owner.isEmpty ? person : owner
    violations += wrong(owner, members) + wrong(due, today)
    guard violations.isEmpty, let due else { throw .invalid(violations) }
    guard record.state != .closed else { throw closed }
    guard count < tasksMax else {
      throw .rule(.caseFull, "The case has \(tasksMax) tasks, which is as many as it may.")
    }
    return CaseTask(
      id: id, caseID: record.id, owner: owner, due: due, state: .open, revision: 1,
      addedBy: person, added: now, changed: now, isReminded: false)
  }

  /// How far it is, whose, and by when.
  ///
  /// - Parameters:
  ///   - state: Nil where none was named.
  ///   - owner: Empty to leave it as it is.
  ///   - due: Nil to leave it as it is.
  /// - Throws: `Refusal.invalid`, naming every wrong field; a stale revision; CASE_STATE.
  public static func set(
    _ task: CaseTask, of record: Case, to state: CaseTask.State?, owner: String,
    due: LocalDate?, members: [CaseMember], revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> CaseTask {
    var violations: [FieldViolation] = []
    if state == nil {
      violations.append(
        FieldViolation(field: "state", description: "must be OPEN, DONE or DROPPED"))
    }
    if !owner.isEmpty { violations += wrong(owner, members) }
    if due != nil { violations += wrong(due, today) }
    guard violations.isEmpty, let state else { throw .invalid(violations) }
    guard task.revision == revision else { throw .staleRevision }
    guard record.state != .closed else { throw closed }
    var changed = task
    changed.state = state
    if !owner.isEmpty { changed.owner = owner }
    if let due {
      changed.due = due
      changed.isReminded = false
    }
    changed.revision += 1
    changed.changed = now
    return changed
  }

  private static let closed = Refusal.rule(
    .caseState, "The case is closed: open it again first.")

  private static func wrong(_ owner: String, _ members: [CaseMember]) -> [FieldViolation] {
    members.contains { $0.principal == owner }
      ? [] : [FieldViolation(field: "owner_id", description: "must be named on the case")]
  }

  private static func wrong(_ due: LocalDate?, _ today: LocalDate) -> [FieldViolation] {
    let first = today.adding(days: dueDays.lowerBound)
    let last = today.adding(days: dueDays.upperBound)
    return due.map { (first...last).contains($0) } ?? false
      ? [] : [FieldViolation(field: "due", description: "must be today or later, within a year")]
  }
}
