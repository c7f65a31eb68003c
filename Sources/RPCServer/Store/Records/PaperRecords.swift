public import Domain
import Ledger

/// The register of paper. Where it is in its life stands in the clear; what it is, where it stands and who has
/// borrowed it comes only with a decision, from seals bound to record and revision.
extension Transaction {
  /// Paper by id; nil where there is none.
  public func paperRecord(_ id: String) throws -> PaperRecord? {
    try row(
      """
      select id, case_id, student_id, state, control, custodian_id, loan_until,
        certificate_number, destruction_method, destroyed_date, witness_id, registered_at,
        registered_by, changed_at, revision
      from paper_record where id = $1
      """, id
    ).map { try PaperRecord($0) }
  }

  /// The paper of a case, or of a student, newest first. Which of it somebody may see is for the policy to say.
  ///
  /// - Parameters:
  ///   - caseID: Only of this case; empty for all.
  ///   - student: Only of this student's; empty where the case is named.
  public func paperRecords(
    ofCase caseID: String, ofStudent student: String, limit: Int
  ) throws -> [PaperRecord] {
    try rows(
      """
      select id, case_id, student_id, state, control, custodian_id, loan_until,
        certificate_number, destruction_method, destroyed_date, witness_id, registered_at,
        registered_by, changed_at, revision
      from paper_record
      where ($1 = '' or case_id = $1) and ($2 = '' or student_id = $2) and $1 || $2 <> ''
      order by registered_at desc, id limit $3
      """, caseID, student, limit
    ).map { try PaperRecord($0) }
  }

  /// What should have come back before a day, the longest overdue first: of cases that somebody is named on
  /// or whose line they supervise, what they hold themself, and everything for who oversees all. Which of it
  /// they may see is for the policy to say.
  public func overduePaper(
    on day: LocalDate, for principal: String, overseesAll: Bool, limit: Int
  ) throws -> [PaperRecord] {
    try rows(
      """
      select p.id, p.case_id, p.student_id, p.state, p.control, p.custodian_id, p.loan_until,
        p.certificate_number, p.destruction_method, p.destroyed_date, p.witness_id,
        p.registered_at, p.registered_by, p.changed_at, p.revision
      from paper_record p join support_case c on c.id = p.case_id
      where p.state = 'on_loan' and p.loan_until < $1
        and (p.custodian_id = $2
          or exists (select 1 from case_member m
            where m.case_id = c.id and m.principal_id = $2 and m.ended_at is null)
          or (c.sealed = 0 and ($3 = 1 or exists (select 1 from support_post s
            where s.principal_id = $2 and s.support_type = c.support_type
              and s.kind = 'supervisor'))))
      order by p.loan_until, p.id limit $4
      """, day, principal, overseesAll ? 1 : 0, limit
    ).map { try PaperRecord($0) }
  }

  /// What is said of paper; all empty once the student's key was destroyed.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it (F1).
  public func words(of paper: PaperRecord, by decision: Decision) throws -> PaperWords {
    note(paper.studentID, by: decision)
    let sealed = try row("select content from paper_record where id = $1", paper.id)?.blobOrNil(0)
    let texts = try paperTexts(
      sealed, at: Self.place(of: paper, revision: paper.revision), by: decision)
    return PaperWords(what: texts[0], location: texts[1], borrower: texts[2])
  }

  /// What was done with it, newest first.
  ///
  /// - Parameter before: Only what came before this revision; nil for all.
  public func steps(
    of paper: PaperRecord, before revision: Int64?, limit: Int, by decision: Decision
  ) throws -> [PaperStep] {
    note(paper.studentID, by: decision)
    return try rows(
      """
      select revision, kind, at, by, custodian_id, content from paper_step
      where paper_id = $1 and revision < $2 order by revision desc limit $3
      """, paper.id, revision ?? .max, limit
    ).map { row in
      guard let kind = PaperStep.Kind(rawValue: try row.text(1)) else { throw StoreError.corrupt }
      let number = try row.integer(0)
      let texts = try paperTexts(
        row.blobOrNil(5), at: Self.place(ofStep: number, of: paper), by: decision)
      return PaperStep(
        revision: number, kind: kind, at: try row.instant(2), by: try row.text(3),
        custodian: try row.text(4), location: texts[0], borrower: texts[1], words: texts[2])
    }
  }

  /// Keeps new paper, or how far it is now, with what was done and the ledger's leaf.
  public func put(
    _ paper: PaperRecord, _ words: PaperWords, _ step: PaperStep, by decision: Decision
  ) throws {
    try run(
      """
      insert into paper_record
        (id, case_id, student_id, state, control, custodian_id, loan_until, certificate_number,
         destruction_method, destroyed_date, witness_id, registered_at, registered_by, changed_at,
         revision, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      on conflict (id) do update
        set state = excluded.state, control = excluded.control,
          custodian_id = excluded.custodian_id, loan_until = excluded.loan_until,
          reminded_at = null, certificate_number = excluded.certificate_number,
          destruction_method = excluded.destruction_method,
          destroyed_date = excluded.destroyed_date, witness_id = excluded.witness_id,
          changed_at = excluded.changed_at, revision = excluded.revision,
          content = excluded.content
      """, paper.id, paper.caseID, paper.studentID, paper.state.rawValue, paper.control.rawValue,
      paper.custodian, paper.loanUntil, paper.certificate?.number,
      paper.certificate?.method.rawValue, paper.certificate?.date, paper.certificate?.witness,
      paper.registered, paper.registeredBy, paper.changed, paper.revision,
      try sealUnlessDestroyed(
        Self.bytes(words.what, words.location, words.borrower),
        at: Self.place(of: paper, revision: paper.revision)))
    try run(
      """
      insert into paper_step (paper_id, revision, kind, at, by, custodian_id, content)
      values ($1, $2, $3, $4, $5, $6, $7)
      """, paper.id, step.revision, step.kind.rawValue, step.at, step.by, step.custodian,
      try sealUnlessDestroyed(
        Self.bytes(step.location, step.borrower, step.words),
        at: Self.place(ofStep: step.revision, of: paper)))
    try appendStep(step, of: paper, by: decision)
  }

  /// Reminds those who answer for paper that should have come back before a day: once for each loan.
  ///
  /// - Returns: How many loans there were.
  public func remindOfPaper(
    at now: Instant, on day: LocalDate, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let overdue = try rows(
      """
      select id, custodian_id from paper_record
      where state = 'on_loan' and loan_until < $1 and reminded_at is null
      order by loan_until limit 100
      """, day
    ).map { (try $0.identifier(0), try $0.text(1)) }
    for (id, custodian) in overdue {
      try deliver(.paperOverdue, about: id, to: [custodian], at: now, random: &random)
      try run("update paper_record set reminded_at = $2 where id = $1", id, now)
    }
    return overdue.count
  }

  /// Has the ledger say who answers for it now, or that it was destroyed.
  private func appendStep(
    _ step: PaperStep, of paper: PaperRecord, by decision: Decision
  ) throws {
    var detail = LengthPrefixed(format: "pastoral-paper/v1")
    detail.append(paper.id.text)
    detail.append(step.revision)
    detail.append(step.kind.rawValue)
    detail.append(step.custodian)
    detail.append(paper.certificate?.number ?? "")
    let student = paper.studentID.text
    try append(
      detail.bytes, ownedBy: keyOwner(for: student, [.audit, .content]), at: step.at
    ) { id in
      let actor = try commitment(to: decision.caller.principal, .actor, of: id)
      let subject = try commitment(to: student, .subject, of: id)
      return step.kind == .destroyed
        ? .retentionDelete(actor: actor, subject: subject, accesses: nil)
        : .relationChange(actor: actor, subject: subject)
    }
  }

  // MARK: Seals

  private func paperTexts(
    _ sealed: [UInt8]?, at place: SealedPlace, by decision: Decision
  ) throws -> [String] {
    let none = ["", "", ""]
    guard let sealed else { return none }
    do {
      let bytes = try openConfidential(sealed, at: place, of: .paper, by: decision)
      guard let texts = LengthPrefixed.texts(in: bytes, count: none.count) else {
        throw StoreError.corrupt
      }
      return texts
    } catch KeyError.destroyed {
      return none
    }
  }

  private static func bytes(_ texts: String...) -> [UInt8] {
    var bytes = LengthPrefixed()
    for text in texts { bytes.append(text) }
    return bytes.bytes
  }

  private static func place(of paper: PaperRecord, revision: Int64) -> SealedPlace {
    SealedPlace(
      table: "paper_record", column: "content", owner: paper.studentID.text, record: paper.id,
      version: revision)
  }

  private static func place(ofStep revision: Int64, of paper: PaperRecord) -> SealedPlace {
    SealedPlace(
      table: "paper_step", column: "content", owner: paper.studentID.text, record: paper.id,
      version: revision)
  }
}

extension PaperRecord {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(3)),
      let control = Control(rawValue: try row.text(4))
    else { throw StoreError.corrupt }
    let certificate = try row.textOrNil(7).map { number in
      guard let method = Destruction(rawValue: try row.text(8)) else { throw StoreError.corrupt }
      return Certificate(
        number: number, method: method, date: try row.date(9), witness: try row.text(10))
    }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), studentID: try row.identifier(2),
      state: state, control: control, custodian: try row.text(5),
      loanUntil: try row.dateOrNil(6), certificate: certificate,
      registered: try row.instant(11), registeredBy: try row.text(12),
      changed: try row.instant(13), revision: try row.integer(14))
  }
}
