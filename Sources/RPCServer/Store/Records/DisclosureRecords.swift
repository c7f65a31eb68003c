public import Domain
import Ledger

/// Disclosures as far as they stand in the clear: what decisions and rules look at. What was selected and said,
/// and the bytes themselves, come only with a decision, from `DisclosureContentRecords`.
extension Transaction {
  /// A disclosure by id; nil where there is none.
  public func disclosure(_ id: String) throws -> Disclosure? {
    try row(
      """
      select id, student_id, case_id, partner_id, authority, consent_id, origins, transfer,
        is_emergency, payload_hash, payload_bytes, media_type, proposed_by, proposed_at, state,
        decided_by, decided_at, attempts, explain_by, explained_on, is_withheld, review_due,
        reviewed_by, reviewed_at, changed_at, revision, queued_at
      from disclosure where id = $1
      """, id
    ).map { try Disclosure($0) }
  }

  /// Whether a partner was given those bytes since a moment, or is about to be. What was refused, taken back or came
  /// back does not count.
  public func hasShared(
    _ hash: [UInt8], with partner: Partner, since start: Instant, by decision: Decision
  ) throws -> Bool {
    try row(
      """
      select exists (select 1 from disclosure
        where payload_hash = $1 and partner_id = $2 and proposed_at >= $3
          and state not in ('refused', 'cancelled', 'rejected', 'undelivered', 'abandoned'))
      """, hash, partner.id, start)?.int(0) == 1
  }

  /// A page of the disclosures of a case, or of what a tutor knows, newest first.
  public func disclosures(
    of source: DisclosureSource, before: (proposed: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [Disclosure] {
    note(source.studentID, by: decision)
    return try rows(
      """
      select id, student_id, case_id, partner_id, authority, consent_id, origins, transfer,
        is_emergency, payload_hash, payload_bytes, media_type, proposed_by, proposed_at, state,
        decided_by, decided_at, attempts, explain_by, explained_on, is_withheld, review_due,
        reviewed_by, reviewed_at, changed_at, revision, queued_at
      from disclosure
      where student_id = $1 and case_id is $2
        and (proposed_at < $3 or (proposed_at = $3 and id > $4))
      order by proposed_at desc, id limit $5
      """, source.studentID, source.caseID,
      before?.proposed ?? Instant(millisecondsSince1970: .max), before?.id ?? "",
      limit
    ).map { try Disclosure($0) }
  }

  /// A page of what was disclosed of a student and they may know by now, newest first: nothing that was only
  /// proposed, refused or taken back, and nothing that cannot be told them yet.
  public func disclosuresTold(
    to student: Identifier, on day: LocalDate, before: (proposed: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [Disclosure] {
    note(student, by: decision)
    return try rows(
      """
      select id, student_id, case_id, partner_id, authority, consent_id, origins, transfer,
        is_emergency, payload_hash, payload_bytes, media_type, proposed_by, proposed_at, state,
        decided_by, decided_at, attempts, explain_by, explained_on, is_withheld, review_due,
        reviewed_by, reviewed_at, changed_at, revision, queued_at
      from disclosure
      where student_id = $1 and state not in ('proposed', 'refused', 'cancelled', 'queued')
        and (explain_by is null or explained_on is not null or explain_by < $2)
        and (proposed_at < $3 or (proposed_at = $3 and id > $4))
      order by proposed_at desc, id limit $5
      """, student, day, before?.proposed ?? Instant(millisecondsSince1970: .max),
      before?.id ?? "", limit
    ).map { try Disclosure($0) }
  }

  /// Since when a student is not told of something: the earliest of what is disclosed of them and cannot be told
  /// yet, and of what others asked for about them that is open or wants silence; nil where there is nothing.
  public func silence(about student: Identifier, on day: LocalDate) throws -> Instant? {
    try row(
      """
      select min(at) from (
        select coalesce(r.registered_at, d.proposed_at) as at
        from disclosure d
          left join request_answer a on a.disclosure_id = d.id
          left join received_request r on r.id = a.request_id
        where d.student_id = $1 and d.explained_on is null and d.explain_by >= $2
        union all
        select registered_at from received_request r
        where student_id = $1
          and (silent_until >= $2
            or state <> 'refused'
              and not exists (select 1 from request_answer a where a.request_id = r.id))
          and not exists (select 1 from request_answer a
            join disclosure d on d.id = a.disclosure_id
            where a.request_id = r.id and d.explained_on is not null)) as untold
      """, student, day)?.instantOrNil(0)
  }

  /// A page of what waits for a person, the oldest first: a decision, a resolution, an explanation, a review, or to ask
  /// why the partner does not answer. What was rejected waits for one too, until it is closed.
  ///
  /// - Parameter types: Of cases of these types; nil for all, and for what tutors know.
  public func disclosuresWaiting(
    in types: Set<SupportType>?, on day: LocalDate, after: (proposed: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [Disclosure] {
    let wanted = SupportType.names(in: types)
    return try rows(
      """
      select id, student_id, case_id, partner_id, authority, consent_id, origins, transfer,
        is_emergency, payload_hash, payload_bytes, media_type, proposed_by, proposed_at, state,
        decided_by, decided_at, attempts, explain_by, explained_on, is_withheld, review_due,
        reviewed_by, reviewed_at, changed_at, revision, queued_at
      from disclosure
      where id in (
          select id from disclosure
          where state in ('proposed', 'unknown', 'undelivered', 'rejected')
            or explain_by is not null and explained_on is null
            or review_due is not null and reviewed_at is null
          union all
          select d.id from disclosure d join disclosure_deadline t on t.disclosure_id = d.id
          where d.state = 'transmitted' and t.answer_due < $11)
        and (proposed_at, id) > ($1, $2)
        and (support_type in ($3, $4, $5, $6, $7, $8) or support_type is null and $9)
      order by proposed_at, id limit $10
      """, after?.proposed ?? Instant(millisecondsSince1970: 0), after?.id ?? "",
      wanted[0], wanted[1], wanted[2], wanted[3], wanted[4], wanted[5], types == nil ? 1 : 0,
      limit, day
    ).map { row in
      let found = try Disclosure(row)
      note(found.studentID, by: decision)
      return found
    }
  }

  /// What was proposed or waits to be sent and rests on a consent: by itself, or by something that it holds.
  public func disclosuresAhead(restingOn consent: Identifier) throws -> [Disclosure] {
    try rows(
      """
      select id, student_id, case_id, partner_id, authority, consent_id, origins, transfer,
        is_emergency, payload_hash, payload_bytes, media_type, proposed_by, proposed_at, state,
        decided_by, decided_at, attempts, explain_by, explained_on, is_withheld, review_due,
        reviewed_by, reviewed_at, changed_at, revision, queued_at
      from disclosure
      where state in ('proposed', 'queued') and (consent_id = $1
        or id in (select disclosure_id from disclosure_ground where consent_id = $1))
      order by proposed_at, id
      """, consent
    ).map { try Disclosure($0) }
  }

  /// The attempts that were made, in their order. Of a log that has ended, the number that the leaf has there.
  public func attempts(of disclosure: Disclosure) throws -> [DisclosureAttempt] {
    try rows(
      "select at, place, outcome from disclosure_attempt where disclosure_id = $1 order by number",
      disclosure.id
    ).map { row in
      let place = try row.int(1)
      return DisclosureAttempt(
        at: try row.instant(0), leaf: LogNumber(of: place).index(place),
        outcome: try row.textOrNil(2))
    }
  }

  /// What the partner calls it; empty where it has said nothing.
  ///
  /// - Returns: Beside it the partner's own code for why it does not have it; empty for none.
  public func partnerReference(
    of disclosure: Disclosure
  ) throws -> (reference: String, code: String) {
    let found = try row(
      "select partner_reference, partner_code from disclosure where id = $1", disclosure.id)
    return (try found?.text(0) ?? "", try found?.text(1) ?? "")
  }

  // MARK: Changes

  /// Keeps a new disclosure with what was selected and said and the very bytes. One that one person decided in
  /// an emergency waits to be sent from now on.
  ///
  /// - Parameters:
  ///   - type: The case's; nil for what a tutor knows.
  ///   - grounds: The consents that parts of it are kept on.
  public func insert(
    _ disclosure: Disclosure, of type: SupportType?, _ content: DisclosureContent,
    payload: [UInt8], grounds: Set<Identifier>, by decision: Decision
  ) throws {
    let explanation = disclosure.explanation.columns
    try run(
      """
      insert into disclosure
        (id, student_id, case_id, support_type, partner_id, authority, consent_id, origins,
         transfer, is_emergency, payload_hash, payload_bytes, media_type, proposed_by,
         proposed_at, state, decided_by, decided_at, attempts, explain_by, explained_on,
         is_withheld, review_due, partner_reference, changed_at, revision, content_revision,
         content, payload, queued_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21, $22, $23, '', $24, $25, $25, $26, $27, $28)
      """, disclosure.id, disclosure.studentID, disclosure.caseID, type?.rawValue,
      disclosure.partnerID, disclosure.authority.rawValue, disclosure.consentID,
      disclosure.origins.map(\.rawValue).sorted().joined(separator: ","),
      disclosure.transfer?.rawValue, disclosure.isEmergency ? 1 : 0, disclosure.payloadHash,
      disclosure.payloadBytes, disclosure.mediaType, disclosure.proposal.by,
      disclosure.proposal.at, disclosure.state.rawValue, disclosure.decision?.by,
      disclosure.decision?.at, disclosure.attempts, explanation.by, explanation.on,
      explanation.isWithheld, disclosure.reviewDue, disclosure.changed, disclosure.revision,
      try sealed(content, of: disclosure), try sealed(payload: payload, of: disclosure),
      disclosure.queued)
    for consent in grounds {
      try run(
        "insert into disclosure_ground (consent_id, disclosure_id) values ($1, $2)", consent,
        disclosure.id)
    }
    if disclosure.state == .queued { try queue(disclosure, at: disclosure.changed) }
  }

  /// Keeps how far a disclosure is. One that was approved waits to be sent from now on, in the same
  /// transaction; one that was refused or taken back waits no longer.
  ///
  /// - Parameter content: What people said of it so far; nil where nobody added anything.
  public func update(
    _ disclosure: Disclosure, _ content: DisclosureContent?, by decision: Decision
  ) throws {
    try keep(disclosure, content)
    switch disclosure.state {
    case .queued: try queue(disclosure, at: disclosure.changed)
    case .cancelled: try run("delete from outbox where disclosure_id = $1", disclosure.id)
    case .refused: try appendRefusal(of: disclosure, by: decision)
    default: break
    }
  }

  func keep(_ disclosure: Disclosure, _ content: DisclosureContent?) throws {
    changed.insert(.disclosures)
    let explanation = disclosure.explanation.columns
    try run(
      """
      update disclosure
      set state = $2, decided_by = $3, decided_at = $4, attempts = $5, explain_by = $6,
        explained_on = $7, is_withheld = $8, reviewed_by = $9, reviewed_at = $10,
        changed_at = $11, revision = $12, queued_at = $13
      where id = $1
      """, disclosure.id, disclosure.state.rawValue, disclosure.decision?.by,
      disclosure.decision?.at, disclosure.attempts, explanation.by, explanation.on,
      explanation.isWithheld, disclosure.review?.by, disclosure.review?.at, disclosure.changed,
      disclosure.revision, disclosure.queued)
    if let content {
      try run(
        "update disclosure set content = $2, content_revision = $3 where id = $1", disclosure.id,
        try sealed(content, of: disclosure), disclosure.revision)
    }
  }
}

extension Explanation {
  fileprivate var columns: (by: LocalDate?, on: LocalDate?, isWithheld: Int) {
    switch self {
    case .notNeeded: (nil, nil, 0)
    case .due(let day): (day, nil, 0)
    case .given(let day): (nil, day, 0)
    case .notPossible(let day): (day, nil, 1)
    }
  }
}

extension Disclosure {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    func step(_ column: Int) throws -> Step? {
      try row.textOrNil(column).map { Step(by: $0, at: try row.instant(column + 1)) }
    }
    guard let authority = DisclosureAuthority(rawValue: try row.text(4)),
      let state = State(rawValue: try row.text(14))
    else { throw StoreError.corrupt }
    let origins = try row.text(6).split(separator: ",").map { name throws(StoreError) in
      guard let notice = NoticeName(rawValue: String(name)) else { throw StoreError.corrupt }
      return notice
    }
    let explanation: Explanation
    switch (try row.dateOrNil(18), try row.dateOrNil(19), try row.int(20)) {
    case (_, let day?, _): explanation = .given(day)
    case (let day?, nil, 1): explanation = .notPossible(review: day)
    case (let day?, nil, _): explanation = .due(day)
    case (nil, nil, _): explanation = .notNeeded
    }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1),
      caseID: try row.textOrNil(2).flatMap { Identifier($0) },
      partnerID: try row.identifier(3), authority: authority,
      consentID: try row.textOrNil(5).flatMap { Identifier($0) }, origins: Set(origins),
      transfer: try row.textOrNil(7).flatMap { TransferRules.Reason(rawValue: $0) },
      isEmergency: try row.int(8) == 1, payloadHash: try row.blob(9),
      payloadBytes: try row.int(10), mediaType: try row.text(11),
      proposal: Step(by: try row.text(12), at: try row.instant(13)), state: state,
      decision: try step(15), queued: try row.instantOrNil(26), attempts: try row.int(17),
      explanation: explanation,
      reviewDue: try row.instantOrNil(21), review: try step(22), changed: try row.instant(24),
      revision: try row.integer(25))
  }
}
