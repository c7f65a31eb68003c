/// Where a case stands in the caseload of whoever works on it: the highest risk first, then what is overdue,
/// then what is due next, then what is urgent, then what nobody has touched for longest.
public struct CaseloadPlace: Comparable, Sendable {
  public let risk: CaseContent.Risk
  public let tasks: CaseTaskCount
  public let priority: Case.Priority
  public let changed: Instant

  /// - Parameter risk: Nil where the case is restricted and its risk not known.
  public init(
    risk: CaseContent.Risk?, tasks: CaseTaskCount, priority: Case.Priority, changed: Instant
  ) {
    self.risk = risk ?? .notAssessed
    self.tasks = tasks
    self.priority = priority
    self.changed = changed
  }

  /// Whether the left stands before the right.
  public static func < (left: Self, right: Self) -> Bool {
    if left.risk != right.risk { return left.risk > right.risk }
    let (leftIsLate, rightIsLate) = (left.tasks.overdue > 0, right.tasks.overdue > 0)
    if leftIsLate != rightIsLate { return leftIsLate }
    let (leftDue, rightDue) = (left.tasks.nextDue ?? .last, right.tasks.nextDue ?? .last)
    if leftDue != rightDue { return leftDue < rightDue }
    if left.priority != right.priority { return left.priority > right.priority }
    return left.changed < right.changed
  }
}
