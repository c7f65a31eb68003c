public import Domain
import Ledger

/// Cases as far as they stand in the clear: what decisions and rules look at. What is said in one comes only
/// with a decision, from `CaseContentRecords`.
extension Transaction {
  /// A case and how somebody stands to it, in one statement: the same for a case that does not exist.
  public func caseFacts(
    _ id: String, for principal: String
  ) throws -> CaseFacts? {
    try row(
      """
      select id, student_id, support_type, state, priority, lead_id, sealed, hold_review, source,
        referral_id, notice, notice_version, opened_at, opened_by, changed_at, revision,
        member_until, has_conflict
      from case_seen where id = $1 and reader_id = $2
      """, id, principal
    ).map { try CaseFacts($0) }
  }

  /// A student's cases, newest first, and how somebody stands to each. Which of them they may see is for the
  /// policy to say.
  public func caseFacts(
    ofStudent student: String, for principal: String, limit: Int
  ) throws -> [CaseFacts] {
    try rows(
      """
      select id, student_id, support_type, state, priority, lead_id, sealed, hold_review, source,
        referral_id, notice, notice_version, opened_at, opened_by, changed_at, revision,
        member_until, has_conflict
      from case_seen where student_id = $1 and reader_id = $2
      order by opened_at desc, id limit $3
      """, student, principal, limit
    ).map { try CaseFacts($0) }
  }

  /// What waits to be allocated in a type of support, and how somebody stands to each: the urgent first, then
  /// the oldest.
  ///
  /// - Parameter after: Where the page begins: the one before it; nil for the first.
  public func waitingCaseFacts(
    in type: SupportType, for principal: String,
    after: (priority: Case.Priority, opened: Instant, id: String)?, limit: Int
  ) throws -> [CaseFacts] {
    try rows(
      """
      select id, student_id, support_type, state, priority, lead_id, sealed, hold_review, source,
        referral_id, notice, notice_version, opened_at, opened_by, changed_at, revision,
        member_until, has_conflict
      from case_seen
      where support_type = $1 and state = 'open' and reader_id = $2
        and (case priority when 'urgent' then 0 when 'soon' then 1 else 2 end, opened_at, id)
          > ($3, $4, $5)
      order by case priority when 'urgent' then 0 when 'soon' then 1 else 2 end, opened_at, id
      limit $6
      """, type.rawValue, principal, after.map { 2 - $0.priority.place } ?? -1,
      after?.opened ?? Instant(millisecondsSince1970: 0), after?.id ?? "", limit
    ).map { try CaseFacts($0) }
  }

  /// The cases that somebody can open by name and that are not closed: their caseload, but for students they
  /// have a conflict about. At most `caseloadMax`.
  public func caseload(
    of principal: String, on day: LocalDate, by decision: Decision
  ) throws -> [Case] {
    try rows(
      """
      select id, student_id, support_type, state, priority, lead_id, sealed, hold_review, source,
        referral_id, notice, notice_version, opened_at, opened_by, changed_at, revision
      from case_seen
      where id in (select case_id from case_member where principal_id = $1 and ended_at is null)
        and reader_id = $1 and member_until >= $2 and state <> 'closed' and has_conflict = 0
      order by changed_at desc, id limit $3
      """, principal, day, Self.caseloadMax
    ).map { row in
      let found = try Case(row)
      note(found.studentID, by: decision)
      return found
    }
  }

  /// More open cases than anybody can work on.
  public static let caseloadMax = 500

  /// Whether a case of that type of a student's waits to be allocated.
  public func hasWaitingCase(of student: Identifier, _ type: SupportType) throws -> Bool {
    try row(
      """
      select exists (select 1 from support_case
        where student_id = $1 and support_type = $2 and state = 'open')
      """, student, type.rawValue)?.int(0) == 1
  }

  /// Who can open a case by name on a day, the longest first.
  public func members(of record: Case, on day: LocalDate) throws -> [CaseMember] {
    try rows(
      """
      select principal_id, since_at, until_date from case_member
      where case_id = $1 and ended_at is null and (until_date is null or until_date >= $2)
      order by since_at, principal_id
      """, record.id, day
    ).map {
      CaseMember(
        principal: try $0.text(0), since: try $0.instant(1), until: try $0.dateOrNil(2))
    }
  }

  /// Who could take a case: practitioners of its type with no conflict, those with the fewest open cases first.
  public func eligiblePractitioners(
    for record: Case, on day: LocalDate
  ) throws -> [(principal: String, openCases: Int)] {
    try rows(
      """
      select p.principal_id,
        (select count(*) from case_member m join support_case c on c.id = m.case_id
          where m.principal_id = p.principal_id and m.ended_at is null
            and c.lead_id = p.principal_id and c.state in ('active', 'on_hold')) as load
      from support_post p
        join principal q on q.id = p.principal_id and q.state = 'active'
        join principal_role r on r.principal_id = p.principal_id
          and r.role = 'wellbeing_practitioner'
      where p.support_type = $1 and p.kind in ('practitioner', 'intake') and p.from_date <= $2
        and (p.to_date is null or p.to_date >= $2) and p.principal_id <> $3
        and not exists (select 1 from interest_conflict k where k.principal_id = p.principal_id
          and k.student_id = $3 and k.withdrawn_at is null)
      group by p.principal_id order by load, p.principal_id
      """, record.type.rawValue, day, record.studentID
    ).map { (try $0.text(0), try $0.int(1)) }
  }

  /// How many cases were opened in some days, by type and state.
  ///
  /// - Parameter types: Those of them that are counted.
  public func caseCounts(
    in types: Set<SupportType>, from first: Instant, before end: Instant, by decision: Decision
  ) throws -> [CaseCount] {
    try rows(
      """
      select support_type, state, count(*) from support_case
      where opened_at >= $1 and opened_at < $2 group by support_type, state
      """, first, end
    ).compactMap { row in
      guard let type = SupportType(rawValue: try row.text(0)),
        let state = Case.State(rawValue: try row.text(1))
      else { throw StoreError.corrupt }
      return types.contains(type)
        ? CaseCount(type: type, state: state, count: try row.int(2)) : nil
    }
  }

  /// Whether somebody declared that they must not work with a student.
  public func hasConflict(_ principal: String, with student: String) throws -> Bool {
    try row(
      """
      select exists (select 1 from interest_conflict
        where principal_id = $1 and student_id = $2 and withdrawn_at is null)
      """, principal, student)?.int(0) == 1
  }

  // MARK: Changes

  /// Keeps a new case with what is said in it, what was done, and the ledger's leaf.
  public func insert(
    _ record: Case, _ content: CaseContent, _ change: CaseChange, by decision: Decision
  ) throws {
    try run(
      """
      insert into support_case
        (id, student_id, support_type, state, priority, lead_id, sealed, hold_review, source,
         referral_id, notice, notice_version, opened_at, opened_by, changed_at, revision,
         consent_id, content, content_revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $16)
      """, record.id, record.studentID, record.type.rawValue, record.state.rawValue,
      record.priority.rawValue, record.lead, record.isSealed ? 1 : 0, record.holdReview,
      record.source.rawValue, record.referralID, record.noticeVersion.notice,
      record.noticeVersion.version, record.opened, record.openedBy, record.changed,
      record.revision, content.ground.consentID, try sealed(content, of: record))
    try keep(change, of: record, by: decision)
  }

  /// Keeps how far a case is, what was done, and the ledger's leaf.
  ///
  /// - Parameter content: What is said in it now; nil where nobody changed that.
  public func update(
    _ record: Case, _ content: CaseContent?, _ change: CaseChange, by decision: Decision
  ) throws {
    try run(
      """
      update support_case
      set state = $2, priority = $3, lead_id = $4, sealed = $5, hold_review = $6, changed_at = $7,
        revision = $8
      where id = $1
      """, record.id, record.state.rawValue, record.priority.rawValue, record.lead,
      record.isSealed ? 1 : 0, record.holdReview, record.changed, record.revision)
    if let content {
      try run(
        """
        update support_case set content = $2, content_revision = $3, consent_id = $4 where id = $1
        """, record.id, try sealed(content, of: record), record.revision,
        content.ground.consentID)
    }
    try keep(change, of: record, by: decision)
  }

  /// Names somebody on a case, unless they are.
  public func addMember(
    _ principal: String, to record: Case, at now: Instant, until: LocalDate? = nil,
    on day: LocalDate
  ) throws {
    let isMember = try members(of: record, on: day).contains { $0.principal == principal }
    guard !isMember else { return }
    // One whose days have passed is ended first, so that nobody is named twice.
    try endMember(principal, of: record, at: now)
    try run(
      """
      insert into case_member (case_id, principal_id, since_at, until_date) values ($1, $2, $3, $4)
      on conflict (case_id, principal_id, since_at)
        do update set ended_at = null, until_date = excluded.until_date
      """, record.id, principal, now, until)
  }

  /// Ends that somebody can open a case by name.
  public func endMember(_ principal: String, of record: Case, at now: Instant) throws {
    try run(
      """
      update case_member set ended_at = $3
      where case_id = $1 and principal_id = $2 and ended_at is null
      """, record.id, principal, now)
  }

  private func keep(_ change: CaseChange, of record: Case, by decision: Decision) throws {
    try run(
      """
      insert into case_change (case_id, revision, kind, at, by, member_id, content)
      values ($1, $2, $3, $4, $5, $6, $7)
      """, record.id, change.revision, change.kind.rawValue, change.at, change.by, change.member,
      try sealed(change, of: record))
    try appendChange(change, of: record, by: decision)
  }
}

extension CaseFacts {
  /// A row of `case_seen`, without its reader.
  fileprivate init(_ row: Row) throws {
    self.init(
      record: try Case(row), memberUntil: try row.dateOrNil(16),
      hasConflict: try row.int(17) == 1)
  }
}

extension Case {
  /// A row of the first sixteen columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let type = SupportType(rawValue: try row.text(2)),
      let state = State(rawValue: try row.text(3)),
      let priority = Priority(rawValue: try row.text(4)),
      let source = InformationSource(rawValue: try row.text(8))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1), type: type, state: state,
      priority: priority, lead: try row.textOrNil(5), isSealed: try row.int(6) == 1,
      holdReview: try row.dateOrNil(7), source: source,
      referralID: try row.textOrNil(9).flatMap { Identifier($0) },
      noticeVersion: NoticeVersion(notice: try row.text(10), version: try row.text(11)),
      opened: try row.instant(12), openedBy: try row.text(13), changed: try row.instant(14),
      revision: try row.integer(15))
  }
}
