/// A case and what of somebody's standing the store knows: enough to decide whether they may open it.
public struct CaseFacts: Equatable, Sendable {
  public let record: Case
  /// The last day on which they are named on it; nil where they are not.
  public let memberUntil: LocalDate?
  /// They declared that they must not work with the student.
  public let hasConflict: Bool

  public init(record: Case, memberUntil: LocalDate?, hasConflict: Bool) {
    self.record = record
    self.memberUntil = memberUntil
    self.hasConflict = hasConflict
  }

  public func isMember(on day: LocalDate) -> Bool { memberUntil.map { day <= $0 } ?? false }

  /// How they stand to the case: by name, as the intake of its type until it is allocated, and as the
  /// supervisor of its line.
  ///
  /// - Parameter posts: Theirs.
  public func standings(
    of person: String, posts: [SupportPost], on day: LocalDate
  ) -> Set<Standing> {
    var standings: Set<Standing> = []
    if record.studentID.text == person { standings.insert(.ownself) }
    if isMember(on: day) { standings.insert(.caseTeam) }
    for post in posts where post.type == record.type && post.span.contains(day) {
      switch post.kind {
      case .intake: if record.state == .open { standings.insert(.intake) }
      case .supervisor: standings.insert(.supervises)
      case .practitioner, .clinicalSupervisor, .ingest: break
      }
    }
    return standings
  }

  /// What takes rights away from them. The student is named in whatever is about themself.
  public func states(for person: String, on day: LocalDate) -> Set<RecordState> {
    var states: Set<RecordState> = []
    if record.isSealed { states.insert(.sealed) }
    if isMember(on: day) || record.studentID.text == person { states.insert(.named) }
    if hasConflict { states.insert(.conflict) }
    return states
  }
}

/// How many cases there are of one type and state.
public struct CaseCount: Equatable, Sendable {
  public let type: SupportType
  public let state: Case.State
  public let count: Int

  public init(type: SupportType, state: Case.State, count: Int) {
    self.type = type
    self.state = state
    self.count = count
  }

  /// As it is told; nil where it is one to four.
  public var told: Int? { ToldCount(count).told }
}
