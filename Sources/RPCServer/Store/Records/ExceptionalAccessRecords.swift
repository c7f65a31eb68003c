public import Domain
public import Ledger

/// Access outside one's ordinary rights. That there is one, whose and until when are facts that decisions
/// are made of; reasons come only with a decision.
extension Transaction {
  /// The kinds of access that somebody has for a student now.
  public func liveExceptionalAccess(
    of holder: String, toStudent student: String, at now: Instant
  ) throws -> [ExceptionalAccess.Kind] {
    try rows(
      """
      select kind from exceptional_access
      where holder_id = $1 and expires_at > $2 and student_id = $3 and ended_at is null
      """, holder, now, student
    ).map { try Self.exceptionalAccessKind($0, 0) }
  }

  /// What somebody has had already.
  public func exceptionalAccessHistory(
    of holder: String, at now: Instant
  ) throws -> ExceptionalAccessRules.History {
    let today = WallClock.london.startOfDay(WallClock.london.date(of: now))
    let row = try row(
      """
      select count(case when expires_at > $2 and ended_at is null then 1 end),
        count(case when kind = 'elevation' and reviewed_at is null and began_at >= $3 then 1 end),
        count(case when reviewed_at is null and review_due_at <= $2 then 1 end)
      from exceptional_access where holder_id = $1
      """, holder, now, today)
    return ExceptionalAccessRules.History(
      live: try row?.int(0) ?? 0, unreviewedElevations: try row?.int(1) ?? 0,
      hasOverdueReview: try row?.int(2) ?? 0 > 0)
  }

  /// What decisions on one look at; nil where there is none.
  public func exceptionalAccessFacts(_ id: String) throws -> ExceptionalAccessFacts? {
    try row(
      "select id, kind, holder_id, student_id, began_at from exceptional_access where id = $1", id
    ).map { try Self.exceptionalAccessFacts($0) }
  }

  /// What decisions on a page of one kind look at, newest first.
  ///
  /// - Parameters:
  ///   - holder: Only theirs; nil for everybody's.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  public func exceptionalAccessFacts(
    _ kind: ExceptionalAccess.Kind, of holder: String?, unreviewedOnly: Bool,
    before: (began: Instant, id: String)?, limit: Int
  ) throws -> [ExceptionalAccessFacts] {
    try rows(
      """
      select id, kind, holder_id, student_id, began_at from exceptional_access
      where kind = $1 and ($2 = '' or holder_id = $2) and ($3 = 0 or reviewed_at is null)
        and (began_at < $4 or (began_at = $4 and id > $5))
      order by began_at desc, id limit $6
      """, kind.rawValue, holder ?? "", unreviewedOnly ? 1 : 0,
      before?.began ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try Self.exceptionalAccessFacts($0) }
  }

  /// One by id; nil where there is none.
  public func exceptionalAccess(
    _ id: String, by decision: Decision
  ) throws -> ExceptionalAccess? {
    try row(
      """
      select id, kind, holder_id, student_id, ticket, emergency, details, began_at, expires_at,
        ended_at, review_due_at, reviewer_id, reviewed_at, finding, revision
      from exceptional_access where id = $1
      """, id
    ).map { try exceptionalAccess($0, by: decision) }
  }

  /// Keeps a new one, and the ledger's leaf that it began.
  public func insert(_ access: ExceptionalAccess, by decision: Decision) throws {
    let place = try append(
      details(access), ownedBy: keyOwner(for: access.student.text, [.audit, .content]),
      at: access.began
    ) { try event(access, .begun, by: decision, of: $0) }
    try run(
      """
      insert into exceptional_access
        (id, kind, holder_id, student_id, ticket, emergency, details, began_at, expires_at,
         review_due_at, reviewer_id, finding, revision, begun_place)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', $11, $12)
      """, access.id, access.kind.rawValue, access.holder, access.student, access.ticket,
      access.emergency?.rawValue ?? "", try sealedDetails(access), access.began, access.expires,
      access.reviewDue, access.revision, place)
  }

  /// Keeps that it was given back or reviewed, with a leaf of the ledger.
  ///
  /// - Parameter step: What it is now, of the number of the leaf that began it.
  public func update(
    _ access: ExceptionalAccess, _ step: (Int) -> Step, at now: Instant, by decision: Decision
  ) throws {
    let row = try row(
      """
      update exceptional_access
      set ended_at = $2, reviewer_id = $3, reviewed_at = $4, finding = $5, revision = $6,
        details = $7
      where id = $1 returning begun_place
      """, access.id, access.ended, access.review?.reviewer ?? "", access.review?.at,
      access.review?.finding.rawValue ?? "", access.revision, try sealedDetails(access))
    guard let begun = try row?.integer(0) else { throw StoreError.corrupt }
    try append(
      details(access), ownedBy: keyOwner(for: access.student.text, [.audit, .content]), at: now,
      after: Int(begun), step
    ) { try event(access, $1, by: decision, of: $0) }
  }

  /// What the ledger records of it. Whoever acts stands there: its holder, or at last the reviewer.
  private func event(
    _ access: ExceptionalAccess, _ step: Step, by decision: Decision, of leaf: LeafID
  ) throws -> Event {
    let actor = try commitment(to: decision.caller.principal, .actor, of: leaf)
    let subject = try commitment(to: access.student.text, .subject, of: leaf)
    switch access.kind {
    case .elevation: return .elevation(actor: actor, subject: subject, step)
    case .breakGlass:
      return .breakGlass(basis: Self.basis(access), actor: actor, subject: subject, step)
    }
  }

  private static func basis(_ access: ExceptionalAccess) -> Code {
    let name = access.emergency?.rawValue.replacing("_", with: "-") ?? "other"
    // The emergencies' names are short, of small letters and `-`.
    return Code("emergency.\(name)")!
  }

  // MARK: What is sealed

  private func place(
    _ id: Identifier, _ student: Identifier, _ revision: Int64
  ) -> SealedPlace {
    SealedPlace(
      table: "exceptional_access", column: "details", owner: student.text, record: id,
      version: revision)
  }

  /// Reason and comment, sealed; nil where the student's key was destroyed meanwhile.
  private func sealedDetails(_ access: ExceptionalAccess) throws -> [UInt8]? {
    do {
      return try seal(details(access), at: place(access.id, access.student, access.revision))
    } catch KeyError.destroyed {
      return nil
    }
  }

  private func details(_ access: ExceptionalAccess) -> [UInt8] {
    var details = LengthPrefixed()
    details.append(access.reason)
    details.append(access.review?.comment ?? "")
    return details.bytes
  }

  private func exceptionalAccess(
    _ row: Row, by decision: Decision
  ) throws -> ExceptionalAccess {
    let (id, student) = (try row.identifier(0), try row.identifier(3))
    note(student, by: decision)
    let revision = try row.integer(14)
    var details = ["", ""]
    if let sealed = try row.blobOrNil(6) {
      let content = try open(sealed, at: place(id, student, revision))
      guard let texts = LengthPrefixed.texts(in: content, count: 2) else {
        throw StoreError.corrupt
      }
      details = texts
    }
    var review: ExceptionalAccess.Review?
    if let at = try row.instantOrNil(12) {
      guard let finding = ExceptionalAccess.Finding(rawValue: try row.text(13)) else {
        throw StoreError.corrupt
      }
      review = ExceptionalAccess.Review(
        reviewer: try row.text(11), at: at, finding: finding, comment: details[1])
    }
    return ExceptionalAccess(
      id: id, kind: try Self.exceptionalAccessKind(row, 1), holder: try row.text(2),
      student: student,
      ticket: try row.text(4), emergency: ExceptionalAccess.Emergency(rawValue: try row.text(5)),
      reason: details[0], began: try row.instant(7), expires: try row.instant(8),
      ended: try row.instantOrNil(9), reviewDue: try row.instant(10), review: review,
      revision: revision)
  }

  /// A row `id, kind, holder_id, student_id, began_at`.
  private static func exceptionalAccessFacts(_ row: Row) throws -> ExceptionalAccessFacts {
    ExceptionalAccessFacts(
      id: try row.identifier(0), kind: try exceptionalAccessKind(row, 1), holder: try row.text(2),
      student: try row.identifier(3), began: try row.instant(4))
  }

  private static func exceptionalAccessKind(
    _ row: Row, _ column: Int
  ) throws -> ExceptionalAccess.Kind {
    guard let kind = ExceptionalAccess.Kind(rawValue: try row.text(column)) else {
      throw StoreError.corrupt
    }
    return kind
  }
}

/// Proofs that somebody has just shown afresh who they are.
extension Transaction {
  /// Keeps a proof's hash, and forgets those whose time has passed.
  public func addStepUp(
    _ token: Token, of principal: String, at now: Instant, expires: Instant
  ) throws {
    try run("delete from step_up where expires_at <= $1", now)
    try run(
      "insert into step_up (sha256, principal_id, expires_at) values ($1, $2, $3)",
      CredentialHash(of: token).bytes, principal, expires)
  }

  /// Uses up a principal's proof.
  ///
  /// - Returns: Whether it was theirs and still good.
  public func takeStepUp(_ token: Token, of principal: String, at now: Instant) throws -> Bool {
    try run(
      "delete from step_up where sha256 = $1 and principal_id = $2 and expires_at > $3",
      CredentialHash(of: token).bytes, principal, now) > 0
  }
}
