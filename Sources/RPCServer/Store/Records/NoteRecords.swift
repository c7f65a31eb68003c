public import Domain

/// Notes of meetings. Their facts (whose, by whom, of which meeting, how far) are what decisions and rules
/// look at; what they say comes only with a decision, from `NoteContentRecords`.
extension Transaction {
  /// A note by id; nil where there is none.
  public func note(_ id: String) throws -> Note? {
    try row(
      """
      select n.id, n.student_id, n.author_id, n.appointment_id, n.drop_in_id,
        coalesce(a.staff_id, d.staff_id), coalesce(a.start_at, d.start_at, n.met_at),
        n.met_minutes, n.met_manner, n.state, n.version, n.revision, n.notice, n.notice_version,
        n.created_at, n.changed_at, n.shared_at
      from note n left join appointment a on a.id = n.appointment_id
        left join drop_in d on d.id = n.drop_in_id
      where n.id = $1
      """, id
    ).map { try Note($0) }
  }

  /// An action by id, with its note; nil where there is none.
  public func noteAction(_ id: String) throws -> (note: Note, action: ActionProgress)? {
    try row(
      """
      select n.id, n.student_id, n.author_id, n.appointment_id, n.drop_in_id,
        coalesce(a.staff_id, d.staff_id), coalesce(a.start_at, d.start_at, n.met_at),
        n.met_minutes, n.met_manner, n.state, n.version, n.revision, n.notice, n.notice_version,
        n.created_at, n.changed_at, n.shared_at,
        t.id, t.note_id, t.owner, t.due_date, t.state, t.revision, t.changed_at
      from note_action t join note n on n.id = t.note_id
        left join appointment a on a.id = n.appointment_id
        left join drop_in d on d.id = n.drop_in_id
      where t.id = $1
      """, id
    ).map { (try Note($0), try ActionProgress($0, from: 17)) }
  }

  /// A page of a student's notes, newest first.
  ///
  /// - Parameters:
  ///   - ownOf: Only those that this person wrote, or met the student for; nil for everybody's.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  public func notes(
    of student: Identifier, sharedOnly: Bool, ownOf person: String?,
    before: (created: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [Note] {
    note(student, by: decision)
    return try rows(
      """
      select n.id, n.student_id, n.author_id, n.appointment_id, n.drop_in_id,
        coalesce(a.staff_id, d.staff_id), coalesce(a.start_at, d.start_at, n.met_at),
        n.met_minutes, n.met_manner, n.state, n.version, n.revision, n.notice, n.notice_version,
        n.created_at, n.changed_at, n.shared_at
      from note n left join appointment a on a.id = n.appointment_id
        left join drop_in d on d.id = n.drop_in_id
      where n.student_id = $1 and ($2 = 0 or n.state = 'shared')
        and ($3 in ('', n.author_id, a.staff_id, d.staff_id))
        and (n.created_at < $4 or (n.created_at = $4 and n.id > $5))
      order by n.created_at desc, n.id limit $6
      """, student, sharedOnly ? 1 : 0, person ?? "",
      before?.created ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try Note($0) }
  }

  /// Keeps a new note and what it says.
  public func insert(_ note: Note, _ content: NoteContent, by decision: Decision) throws {
    var (appointment, dropIn, met): (Identifier?, Identifier?, Instant?) = (nil, nil, nil)
    var (minutes, manner): (Int?, String?) = (nil, nil)
    switch note.meeting {
    case .appointment(let id, _, _): appointment = id
    case .dropIn(let id, _, _): dropIn = id
    case .adHoc(let start, let length, let how):
      (met, minutes, manner) = (start, length, how.rawValue)
    }
    try run(
      """
      insert into note
        (id, student_id, author_id, appointment_id, drop_in_id, met_at, met_minutes, met_manner,
         state, version, revision, notice, notice_version, created_at, changed_at, shared_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      """, note.id, note.studentID, note.authorID, appointment, dropIn, met, minutes, manner,
      note.state.rawValue, note.version, note.revision, note.noticeVersion.notice,
      note.noticeVersion.version, note.created, note.changed, note.shared)
    try write(content, as: note, under: note.noticeVersion, by: decision)
    for action in content.actions { try insert(action, of: note, by: decision) }
  }

  /// Keeps how far a note is.
  public func update(_ note: Note, by decision: Decision) throws {
    try run(
      """
      update note set state = $2, version = $3, revision = $4, changed_at = $5, shared_at = $6
      where id = $1
      """, note.id, note.state.rawValue, note.version, note.revision, note.changed, note.shared)
  }

  /// Keeps what a note says now. Actions that stay keep their state; those that are gone from it go.
  public func amend(
    _ note: Note, _ content: NoteContent, under notice: NoticeVersion, by decision: Decision
  ) throws {
    try update(note, by: decision)
    try write(content, as: note, under: notice, by: decision)
    let before = try actionProgress(of: note)
    for action in content.actions {
      guard let old = before.first(where: { $0.id == action.id }) else {
        try insert(action, of: note, by: decision)
        continue
      }
      guard old.owner != action.owner || old.due != action.due else { continue }
      try run(
        """
        update note_action
        set owner = $2, due_date = $3, revision = revision + 1, changed_at = $4, changed_by = $5
        where id = $1
        """, action.id, action.owner.rawValue, action.due, note.changed,
        decision.caller.principal)
    }
    for old in before where !content.actions.contains(where: { $0.id == old.id }) {
      try run("delete from note_action where id = $1", old.id)
    }
  }

  /// Throws a draft away, with all that it said.
  public func discard(_ note: Note, by decision: Decision) throws {
    guard note.state == .draft else { throw StoreError.misuse("what was shared stays") }
    try run("delete from note_action where note_id = $1", note.id)
    try run("delete from note_version where note_id = $1", note.id)
    try run("delete from note where id = $1", note.id)
  }

  // MARK: Actions

  /// How far the actions of a note are, by due day.
  public func actionProgress(of note: Note) throws -> [ActionProgress] {
    try rows(
      """
      select id, note_id, owner, due_date, state, revision, changed_at from note_action
      where note_id = $1 order by due_date, id
      """, note.id
    ).map { try ActionProgress($0, from: 0) }
  }

  /// A page of the actions of all of a student's notes, by due day.
  ///
  /// - Parameters:
  ///   - ownOf: Only those of this person's own notes; nil for everybody's.
  ///   - openBefore: Only what is open and due before that day; nil for any.
  ///   - after: Where the page begins: the one before it; nil for the beginning.
  public func actions(
    of student: Identifier, sharedOnly: Bool, ownOf person: String?, openOnly: Bool,
    openBefore day: LocalDate?, after: (due: String, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [(note: Note, action: ActionProgress)] {
    note(student, by: decision)
    return try rows(
      """
      select n.id, n.student_id, n.author_id, n.appointment_id, n.drop_in_id,
        coalesce(a.staff_id, d.staff_id), coalesce(a.start_at, d.start_at, n.met_at),
        n.met_minutes, n.met_manner, n.state, n.version, n.revision, n.notice, n.notice_version,
        n.created_at, n.changed_at, n.shared_at,
        t.id, t.note_id, t.owner, t.due_date, t.state, t.revision, t.changed_at
      from note n join note_action t on t.note_id = n.id
        left join appointment a on a.id = n.appointment_id
        left join drop_in d on d.id = n.drop_in_id
      where n.student_id = $1 and ($2 = 0 or n.state = 'shared')
        and ($3 in ('', n.author_id, a.staff_id, d.staff_id))
        and ($4 = 0 or t.state = 'open') and ($5 = '' or t.due_date < $5)
        and (t.due_date, t.id) > ($6, $7)
      order by t.due_date, t.id limit $8
      """, student, sharedOnly ? 1 : 0, person ?? "", openOnly || day != nil ? 1 : 0,
      day?.iso ?? "", after?.due ?? "", after?.id ?? "", limit
    ).map { (try Note($0), try ActionProgress($0, from: 17)) }
  }

  /// Keeps how far an action is.
  public func update(_ action: ActionProgress, by decision: Decision) throws {
    try run(
      """
      update note_action set state = $2, revision = $3, changed_at = $4, changed_by = $5
      where id = $1
      """, action.id, action.state.rawValue, action.revision, action.changed,
      decision.caller.principal)
  }

  private func insert(_ action: AgreedAction, of note: Note, by decision: Decision) throws {
    try run(
      """
      insert into note_action
        (id, note_id, owner, due_date, state, revision, changed_at, changed_by)
      values ($1, $2, $3, $4, 'open', 1, $5, $6)
      """, action.id, note.id, action.owner.rawValue, action.due, note.changed,
      decision.caller.principal)
  }
}

extension Note {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    let meeting: Meeting
    let start = try row.instant(6)
    if let appointment = try row.textOrNil(3) {
      guard let id = Identifier(appointment) else { throw StoreError.columnMismatch(3) }
      meeting = .appointment(id, hostID: try row.identifier(5), start: start)
    } else if let dropIn = try row.textOrNil(4) {
      guard let id = Identifier(dropIn) else { throw StoreError.columnMismatch(4) }
      meeting = .dropIn(id, hostID: try row.identifier(5), start: start)
    } else {
      guard let manner = Meeting.Manner(rawValue: try row.text(8)) else {
        throw StoreError.corrupt
      }
      meeting = .adHoc(
        start: start, minutes: try row.integerOrNil(7).map { Int($0) }, manner: manner)
    }
    guard let state = State(rawValue: try row.text(9)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1), authorID: try row.identifier(2),
      meeting: meeting, state: state, version: try row.integer(10), revision: try row.integer(11),
      noticeVersion: NoticeVersion(notice: try row.text(12), version: try row.text(13)),
      created: try row.instant(14), changed: try row.instant(15), shared: try row.instantOrNil(16))
  }
}

extension ActionProgress {
  /// A row `id, note_id, owner, due_date, state, revision, changed_at` from that column on.
  fileprivate init(_ row: Row, from column: Int) throws {
    guard let owner = AgreedAction.Owner(rawValue: try row.text(column + 2)),
      let state = State(rawValue: try row.text(column + 4))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(column), noteID: try row.identifier(column + 1), owner: owner,
      due: try row.date(column + 3), state: state, revision: try row.integer(column + 5),
      changed: try row.instant(column + 6))
  }
}
