public import Domain
import Ledger

/// What is done differently for students. What is to be done is told to who teaches them; why is opened only for
/// a decision on the case's notes.
extension Transaction {
  /// An adjustment by id; nil where there is none.
  public func adjustment(_ id: String) throws -> Adjustment? {
    try row(
      """
      select id, case_id, student_id, state, for_teaching, for_exams, until_date, proposed_by,
        proposed_at, agreed_by, agreed_at, revision
      from adjustment where id = $1
      """, id
    ).map { try Adjustment($0) }
  }

  /// A student's adjustments, newest first. Which of them somebody may see is for the policy to say.
  ///
  /// - Parameter caseID: Only of this case; empty for all of the student's.
  public func adjustments(
    ofStudent student: String, inCase caseID: String, limit: Int
  ) throws -> [Adjustment] {
    try rows(
      """
      select id, case_id, student_id, state, for_teaching, for_exams, until_date, proposed_by,
        proposed_at, agreed_by, agreed_at, revision
      from adjustment where student_id = $1 and ($2 = '' or case_id = $2)
      order by proposed_at desc, id limit $3
      """, student, caseID, limit
    ).map { try Adjustment($0) }
  }

  /// A page of all adjustments that are agreed, those agreed last first, but for those of sealed cases. Which of
  /// them somebody may see is for the policy to say.
  public func agreedAdjustments(
    before: (agreed: Instant, id: String)?, limit: Int
  ) throws -> [Adjustment] {
    try rows(
      """
      select a.id, a.case_id, a.student_id, a.state, a.for_teaching, a.for_exams, a.until_date,
        a.proposed_by, a.proposed_at, a.agreed_by, a.agreed_at, a.revision
      from adjustment a join support_case c on c.id = a.case_id
      where a.state = 'agreed' and c.sealed = 0
        and (a.agreed_at < $1 or (a.agreed_at = $1 and a.id > $2))
      order by a.agreed_at desc, a.id limit $3
      """, before?.agreed ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try Adjustment($0) }
  }

  /// Whether a student has agreed, until further notice, that who teaches them is told.
  public func isTellingAgreed(by student: String, on day: LocalDate) throws -> Bool {
    try row(
      """
      select exists (select 1 from consent
        where student_id = $1 and purpose = 'adjustments' and withdrawn_at is null
          and (until_date is null or until_date >= $2))
      """, student, day)?.int(0) == 1
  }

  /// What is to be done; empty once the student's key was destroyed.
  public func what(of adjustment: Adjustment, by decision: Decision) throws -> String {
    note(adjustment.studentID, by: decision)
    guard decision.resource == .adjustments else { throw Refusal.denied }
    let row = try row("select what, words_revision from adjustment where id = $1", adjustment.id)
    guard let sealed = try row?.blobOrNil(0), let revision = try row?.integer(1) else { return "" }
    return try adjustmentText {
      try open(sealed, at: Self.place(of: adjustment, "what", revision: revision))
    }
  }

  /// Why; empty once the student's key was destroyed.
  ///
  /// - Parameter decision: One on the notes of the case.
  public func why(of adjustment: Adjustment, by decision: Decision) throws -> String {
    note(adjustment.studentID, by: decision)
    let row = try row("select why, words_revision from adjustment where id = $1", adjustment.id)
    guard let sealed = try row?.blobOrNil(0), let revision = try row?.integer(1) else { return "" }
    return try adjustmentText {
      try openConfidential(
        sealed, at: Self.place(of: adjustment, "why", revision: revision), of: .caseNotes,
        by: decision)
    }
  }

  /// Keeps a new adjustment, or how far it is, and the ledger's leaf.
  ///
  /// - Parameter words: Nil where nobody changed them.
  public func put(
    _ adjustment: Adjustment, _ words: AdjustmentWords?, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      insert into adjustment
        (id, case_id, student_id, state, for_teaching, for_exams, until_date, proposed_by,
         proposed_at, agreed_by, agreed_at, revision, words_revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
      on conflict (id) do update
        set state = excluded.state, for_teaching = excluded.for_teaching,
          for_exams = excluded.for_exams, until_date = excluded.until_date,
          proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
          agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at,
          revision = excluded.revision
      """, adjustment.id, adjustment.caseID, adjustment.studentID, adjustment.state.rawValue,
      adjustment.reach.teaching ? 1 : 0, adjustment.reach.exams ? 1 : 0, adjustment.until,
      adjustment.proposedBy, adjustment.proposed, adjustment.approval?.by,
      adjustment.approval?.at, adjustment.revision)
    if let words {
      let revision = adjustment.revision
      try run(
        "update adjustment set what = $2, why = $3, words_revision = $4 where id = $1",
        adjustment.id,
        try sealUnlessDestroyed(
          Array(words.what.utf8), at: Self.place(of: adjustment, "what", revision: revision)),
        try sealUnlessDestroyed(
          Array(words.why.utf8), at: Self.place(of: adjustment, "why", revision: revision)),
        revision)
    }
    var detail = LengthPrefixed(format: "pastoral-adjustment/v1")
    detail.append(adjustment.id.text)
    detail.append(adjustment.revision)
    detail.append(adjustment.state.rawValue)
    let student = adjustment.studentID.text
    try append(
      detail.bytes, ownedBy: keyOwner(for: student, [.audit, .content]), at: now
    ) { id in
      .relationChange(
        actor: try commitment(to: decision.caller.principal, .actor, of: id),
        subject: try commitment(to: student, .subject, of: id))
    }
  }

  private func adjustmentText(_ opened: () throws -> [UInt8]) throws -> String {
    do {
      guard let text = String(validating: try opened(), as: UTF8.self) else {
        throw StoreError.corrupt
      }
      return text
    } catch KeyError.destroyed {
      return ""
    }
  }

  private static func place(
    of adjustment: Adjustment, _ column: StaticString, revision: Int64
  ) -> SealedPlace {
    SealedPlace(
      table: "adjustment", column: column, owner: adjustment.studentID.text,
      record: adjustment.id, version: revision)
  }
}

extension Adjustment {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(3)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), studentID: try row.identifier(2),
      state: state, reach: Reach(teaching: try row.int(4) == 1, exams: try row.int(5) == 1),
      until: try row.dateOrNil(6), proposedBy: try row.text(7), proposed: try row.instant(8),
      approval: try row.textOrNil(9).map { Approval(by: $0, at: try row.instant(10)) },
      revision: try row.integer(11))
  }
}
