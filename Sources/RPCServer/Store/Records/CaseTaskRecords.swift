public import Domain

/// What is to be done in cases. Who, by when and how far stands in the clear, so that it can be reminded of; what
/// it is, is sealed under the student's key.
extension Transaction {
  /// A task by id; nil where there is none.
  public func caseTask(_ id: String) throws -> CaseTask? {
    try row(
      """
      select id, case_id, owner_id, due_date, state, revision, added_by, added_at, changed_at,
        reminded_at
      from case_task where id = $1
      """, id
    ).map { try CaseTask($0) }
  }

  /// A page of a case's tasks, by due day.
  ///
  /// - Parameter after: Where the page begins: the one before it; nil for the beginning.
  public func caseTasks(
    of record: Case, openOnly: Bool, after: (due: String, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [CaseTask] {
    note(record.studentID, by: decision)
    return try rows(
      """
      select id, case_id, owner_id, due_date, state, revision, added_by, added_at, changed_at,
        reminded_at
      from case_task
      where case_id = $1 and ($2 = 0 or state = 'open') and (due_date, id) > ($3, $4)
      order by due_date, id limit $5
      """, record.id, openOnly ? 1 : 0, after?.due ?? "", after?.id ?? "", limit
    ).map { try CaseTask($0) }
  }

  /// How many tasks a case has.
  public func caseTaskCount(of record: Case) throws -> Int {
    try row("select count(*) from case_task where case_id = $1", record.id)?.int(0) ?? 0
  }

  /// The open tasks of each case that somebody can open by name, by the case's id; none where nothing is
  /// open.
  public func caseTaskCounts(
    ofCaseloadOf principal: String, on day: LocalDate
  ) throws -> [String: CaseTaskCount] {
    let counts = try rows(
      """
      select case_id, min(due_date), sum(due_date < $2) from case_task
      where state = 'open' and case_id in (select case_id from case_member
        where principal_id = $1 and ended_at is null)
      group by case_id
      """, principal, day
    ).map { (try $0.text(0), CaseTaskCount(nextDue: try $0.date(1), overdue: try $0.int(2))) }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  /// Keeps a new task with what it is.
  public func insert(
    _ task: CaseTask, _ text: String, of record: Case, by decision: Decision
  ) throws {
    var content = LengthPrefixed()
    content.append(text)
    try run(
      """
      insert into case_task
        (id, case_id, owner_id, due_date, state, revision, added_by, added_at, changed_at, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """, task.id, task.caseID, task.owner, task.due, task.state.rawValue, task.revision,
      task.addedBy, task.added, task.changed,
      try sealUnlessDestroyed(content.bytes, at: Self.place(of: task, in: record)))
  }

  /// Keeps how far a task is, whose, and by when.
  public func update(_ task: CaseTask, by decision: Decision) throws {
    try run(
      """
      update case_task
      set owner_id = $2, due_date = $3, state = $4, revision = $5, changed_at = $6,
        reminded_at = case when $7 = 1 then reminded_at end
      where id = $1
      """, task.id, task.owner, task.due, task.state.rawValue, task.revision, task.changed,
      task.isReminded ? 1 : 0)
  }

  /// What a task is.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func text(
    of task: CaseTask, in record: Case, by decision: Decision
  ) throws -> String {
    note(record.studentID, by: decision)
    let sealed = try row("select content from case_task where id = $1", task.id)?.blobOrNil(0)
    guard let sealed else { throw Refusal.denied }
    do {
      let bytes = try openConfidential(
        sealed, at: Self.place(of: task, in: record), of: .caseNotes, by: decision)
      guard let text = LengthPrefixed.texts(in: bytes, count: 1)?.first else {
        throw StoreError.corrupt
      }
      return text
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  // MARK: Reminders

  /// Reminds of the open tasks that are due and have not been reminded of: each once, in one transaction with
  /// the mark that it was. Whoever is not named on the case any more is not told; its lead is.
  ///
  /// - Returns: How many there were.
  public func remindOfCaseTasks(
    at now: Instant, on day: LocalDate, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let due = try rows(
      """
      select t.id, t.owner_id, c.lead_id, exists (select 1 from case_member m
        where m.case_id = t.case_id and m.principal_id = t.owner_id and m.ended_at is null
          and (m.until_date is null or m.until_date >= $1)), t.due_date
      from case_task t join support_case c on c.id = t.case_id
      where t.state = 'open' and t.reminded_at is null and t.due_date <= $1
        and c.state <> 'closed'
      order by t.due_date, t.id limit 500
      """, day
    ).map { row in
      (
        id: try row.identifier(0), owner: try row.text(1), lead: try row.textOrNil(2),
        isNamed: try row.int(3) == 1, due: try row.date(4)
      )
    }
    for task in due {
      let told = task.isNamed ? [task.owner] : task.lead.map { [$0] } ?? []
      try deliver(
        .caseTaskDue, about: task.id, to: told, at: now,
        due: WallClock.london.startOfDay(task.due), random: &random)
      try run("update case_task set reminded_at = $2 where id = $1", task.id, now)
    }
    return due.count
  }

  private static func place(of task: CaseTask, in record: Case) -> SealedPlace {
    var place = LengthPrefixed()
    place.append(record.id.text)
    place.append(task.id.text)
    return SealedPlace(
      table: "case_task", column: "content", owner: record.studentID.text, record: place.bytes,
      version: 1)
  }
}

extension CaseTask {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(4)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), owner: try row.text(2),
      due: try row.date(3), state: state, revision: try row.integer(5),
      addedBy: try row.text(6), added: try row.instant(7), changed: try row.instant(8),
      isReminded: try row.instantOrNil(9) != nil)
  }
}
