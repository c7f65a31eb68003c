public import Domain
public import Ledger

/// Referrals to other services of the university. Their facts (whose, by whom, to which service, how far) are
/// what decisions and rules look at; what is passed on comes only with a decision, from
/// `ReferralContentRecords`. The ledger says that one was made, and what became of it.
extension Transaction {
  /// A referral by id; nil where there is none.
  public func referral(_ id: String) throws -> Referral? {
    try row(
      """
      select id, student_id, author_id, service, note_id, fields, consent_id, safety_of,
        review_date, state, revision, notice, notice_version, created_at, changed_at,
        answered_by, answered_at, closed_by, closed_at, reviewed_by, reviewed_at, finding
      from referral where id = $1
      """, id
    ).map { try Referral($0) }
  }

  /// The referrals that were made under a consent, oldest first.
  public func referrals(under consent: Identifier) throws -> [Referral] {
    try rows(
      """
      select id, student_id, author_id, service, note_id, fields, consent_id, safety_of,
        review_date, state, revision, notice, notice_version, created_at, changed_at,
        answered_by, answered_at, closed_by, closed_at, reviewed_by, reviewed_at, finding
      from referral where consent_id = $1 order by created_at, id
      """, consent
    ).map { try Referral($0) }
  }

  /// A page of the referrals that a member of staff made, newest first: their facts, without a decision, since
  /// one is due for each student.
  ///
  /// - Parameter before: Where the page begins: the one before it; nil for the newest.
  public func referrals(
    by author: Identifier, openOnly: Bool, before: (created: Instant, id: String)?, limit: Int
  ) throws -> [Referral] {
    try rows(
      """
      select id, student_id, author_id, service, note_id, fields, consent_id, safety_of,
        review_date, state, revision, notice, notice_version, created_at, changed_at,
        answered_by, answered_at, closed_by, closed_at, reviewed_by, reviewed_at, finding
      from referral
      where author_id = $1 and ($2 = 0 or state in ('proposed', 'accepted'))
        and (created_at < $3 or (created_at = $3 and id > $4))
      order by created_at desc, id limit $5
      """, author, openOnly ? 1 : 0, before?.created ?? Instant(millisecondsSince1970: .max),
      before?.id ?? "", limit
    ).map { try Referral($0) }
  }

  /// A page of referrals, newest first: of a student, or for a service.
  ///
  /// - Parameters:
  ///   - student: Whose; nil for everybody's of the service.
  ///   - service: Only those for it; nil for all services.
  ///   - author: Only those that this person made; nil for everybody's.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  public func referrals(
    of student: Identifier?, for service: UniversityService?, by author: String?,
    openOnly: Bool, before: (created: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [Referral] {
    note(student, by: decision)
    return try rows(
      """
      select id, student_id, author_id, service, note_id, fields, consent_id, safety_of,
        review_date, state, revision, notice, notice_version, created_at, changed_at,
        answered_by, answered_at, closed_by, closed_at, reviewed_by, reviewed_at, finding
      from referral
      where ($1 = '' or student_id = $1) and ($2 = '' or service = $2)
        and ($3 = '' or author_id = $3) and ($4 = 0 or state in ('proposed', 'accepted'))
        and (created_at < $5 or (created_at = $5 and id > $6))
      order by created_at desc, id limit $7
      """, student?.text ?? "", service?.rawValue ?? "", author ?? "", openOnly ? 1 : 0,
      before?.created ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try Referral($0) }
  }

  /// Keeps a new referral with the very bytes that are passed on, and the ledger's leaf over them: before
  /// anybody of the service can read one.
  public func insert(
    _ referral: Referral, _ content: ReferralContent, _ words: ReferralWords,
    by decision: Decision
  ) throws {
    let place = try appendAttempt(of: referral, over: content.bytes, by: decision)
    var (consent, safetyOf, review): (Identifier?, String?, LocalDate?) = (nil, nil, nil)
    switch referral.authority {
    case .consent(let id): consent = id
    case .safety(let of, let day): (safetyOf, review) = (of.rawValue, day)
    }
    try run(
      """
      insert into referral
        (id, student_id, author_id, service, note_id, fields, consent_id, safety_of, review_date,
         state, revision, notice, notice_version, created_at, changed_at, attempt_place, content,
         words, words_revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $11)
      """, referral.id, referral.studentID, referral.authorID, referral.service.rawValue,
      referral.noteID, referral.fields.storeText, consent, safetyOf, review,
      referral.state.rawValue, referral.revision, referral.noticeVersion.notice,
      referral.noticeVersion.version, referral.created, referral.changed, place,
      try seal(content.bytes, at: Self.place(ofContentOf: referral)),
      try sealed(words, of: referral, revision: referral.revision))
  }

  /// Keeps how far a referral is.
  ///
  /// - Parameters:
  ///   - words: What people said of it so far; nil where nobody added anything.
  ///   - outcome: What the ledger is to say became of what was to be passed on; nil where it said so before.
  public func update(
    _ referral: Referral, _ words: ReferralWords?, outcome: ShareOutcome?, by decision: Decision
  ) throws {
    try run(
      """
      update referral
      set state = $2, revision = $3, changed_at = $4, answered_by = $5, answered_at = $6,
        closed_by = $7, closed_at = $8, reviewed_by = $9, reviewed_at = $10, finding = $11
      where id = $1
      """, referral.id, referral.state.rawValue, referral.revision, referral.changed,
      referral.answer?.by, referral.answer?.at, referral.closing?.by, referral.closing?.at,
      referral.review?.step.by, referral.review?.step.at, referral.review?.finding.rawValue)
    if let words {
      try run(
        "update referral set words = $2, words_revision = $3 where id = $1", referral.id,
        try sealed(words, of: referral, revision: referral.revision), referral.revision)
    }
    if let outcome { try append(outcome, of: referral, by: decision) }
  }
}

extension Referral {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    func step(_ column: Int) throws -> Step? {
      try row.textOrNil(column).map { Step(by: $0, at: try row.instant(column + 1)) }
    }
    let authority: Authority
    if let of = try row.textOrNil(7) {
      guard let of = SafetyOf(rawValue: of) else { throw StoreError.corrupt }
      authority = .safety(of: of, review: try row.date(8))
    } else {
      authority = .consent(try row.identifier(6))
    }
    guard let service = UniversityService(rawValue: try row.text(3)),
      let state = State(rawValue: try row.text(9))
    else { throw StoreError.corrupt }
    let review = try step(19).map { step in
      guard let finding = ExceptionalAccess.Finding(rawValue: try row.text(21)) else {
        throw StoreError.corrupt
      }
      return Review(step: step, finding: finding)
    }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1),
      authorID: try row.identifier(2), service: service,
      noteID: try row.textOrNil(4).flatMap { Identifier($0) },
      fields: try [ReferralField](storeText: row.text(5)), authority: authority, state: state,
      revision: try row.integer(10),
      noticeVersion: NoticeVersion(notice: try row.text(11), version: try row.text(12)),
      created: try row.instant(13), changed: try row.instant(14), answer: try step(15),
      closing: try step(17), review: review)
  }
}
