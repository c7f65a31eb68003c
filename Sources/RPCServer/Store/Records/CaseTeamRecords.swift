public import Domain

/// Requests to join cases, offers to take one over, and conflicts of interest. What people said is sealed under
/// the student's key.
extension Transaction {
  // MARK: Requests to join

  /// A request by id; nil where there is none.
  public func joinRequest(_ id: String) throws -> JoinRequest? {
    try row(
      """
      select id, principal_id, student_id, support_type, case_id, state, requested_at,
        answered_by, answered_at
      from join_request where id = $1
      """, id
    ).map { try JoinRequest($0) }
  }

  /// A page of somebody's own requests, newest first.
  public func joinRequests(
    by principal: String, before: (requested: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [JoinRequest] {
    try rows(
      """
      select id, principal_id, student_id, support_type, case_id, state, requested_at,
        answered_by, answered_at
      from join_request
      where principal_id = $1 and (requested_at < $2 or (requested_at = $2 and id > $3))
      order by requested_at desc, id limit $4
      """, principal, before?.requested ?? Instant(millisecondsSince1970: .max),
      before?.id ?? "", limit
    ).map { row in
      let request = try JoinRequest(row)
      note(request.studentID, by: decision)
      return request
    }
  }

  /// The requests that wait for an answer, of cases that somebody is named on or whose line they supervise,
  /// oldest first. Which of them they may answer is for the policy to say.
  ///
  /// - Parameter since: Those made before it have lapsed.
  public func joinRequestsToAnswer(
    by principal: String, since: Instant, limit: Int
  ) throws -> [JoinRequest] {
    try rows(
      """
      select j.id, j.principal_id, j.student_id, j.support_type, j.case_id, j.state,
        j.requested_at, j.answered_by, j.answered_at
      from join_request j join support_case c on c.id = j.case_id
      where j.state = 'waiting' and j.requested_at > $2 and j.principal_id <> $1
        and (exists (select 1 from case_member m
            where m.case_id = c.id and m.principal_id = $1 and m.ended_at is null)
          or exists (select 1 from support_post p where p.principal_id = $1
            and p.support_type = c.support_type and p.kind = 'supervisor'))
      order by j.requested_at, j.id limit $3
      """, principal, since, limit
    ).map { try JoinRequest($0) }
  }

  /// Keeps a new request, or its answer.
  public func put(_ request: JoinRequest, _ words: JoinWords, by decision: Decision) throws {
    var content = LengthPrefixed()
    for text in [words.reason, words.bestInterests, words.answer] { content.append(text) }
    try run(
      """
      insert into join_request
        (id, principal_id, student_id, support_type, case_id, state, requested_at, answered_by,
         answered_at, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (id) do update set state = excluded.state, answered_by = excluded.answered_by,
        answered_at = excluded.answered_at, content = excluded.content
      """, request.id, request.requester, request.studentID, request.type.rawValue,
      request.caseID, request.state.rawValue, request.requested, request.answeredBy,
      request.answered,
      try sealUnlessDestroyed(content.bytes, at: Self.place(ofWordsOf: request)))
  }

  /// What is said of a request; empty once the student's key was destroyed.
  public func words(of request: JoinRequest, by decision: Decision) throws -> JoinWords {
    note(request.studentID, by: decision)
    let sealed = try row("select content from join_request where id = $1", request.id)?.blobOrNil(0)
    let texts = try openedTexts(sealed, count: 3, at: Self.place(ofWordsOf: request))
    return JoinWords(reason: texts[0], bestInterests: texts[1], answer: texts[2])
  }

  /// Tells those who can answer of the requests that they have not been told of: apart from the asking, so
  /// that who asks cannot tell from the time it takes whether there is a case.
  ///
  /// - Returns: How many requests there were.
  public func tellOfJoinRequests(
    at now: Instant, on day: LocalDate, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let requests = try rows(
      """
      select id, principal_id, student_id, support_type, case_id, state, requested_at,
        answered_by, answered_at
      from join_request where told_at is null order by requested_at limit 100
      """
    ).map { try JoinRequest($0) }
    for request in requests {
      if let caseID = request.caseID?.text,
        let facts = try caseFacts(caseID, for: request.requester)
      {
        var told = try members(of: facts.record, on: day).map(\.principal)
        if !facts.record.isSealed {
          told += try principals(as: [.supervisor], in: facts.record.type, on: day)
        }
        told.removeAll { $0 == request.requester || $0 == request.studentID.text }
        try deliver(
          .caseJoinRequested, about: request.id, to: told, at: now, due: request.lapses,
          random: &random)
      }
      try run("update join_request set told_at = $2 where id = $1", request.id, now)
    }
    return requests.count
  }

  // MARK: Transfers

  /// An offer by id; nil where there is none.
  public func caseTransfer(_ id: String) throws -> CaseTransfer? {
    try row(
      """
      select t.id, t.case_id, c.student_id, c.support_type, t.from_id, t.to_id, t.state,
        t.proposed_at, t.answered_at
      from case_transfer t join support_case c on c.id = t.case_id where t.id = $1
      """, id
    ).map { try CaseTransfer($0) }
  }

  /// The offer of a case that waits for its answer; nil where there is none.
  public func waitingTransfer(of record: Case) throws -> CaseTransfer? {
    try row(
      """
      select t.id, t.case_id, c.student_id, c.support_type, t.from_id, t.to_id, t.state,
        t.proposed_at, t.answered_at
      from case_transfer t join support_case c on c.id = t.case_id
      where t.case_id = $1 and t.state = 'proposed'
      """, record.id
    ).map { try CaseTransfer($0) }
  }

  /// A page of the offers that somebody made or was made, newest first.
  public func caseTransfers(
    of principal: String, waitingOnly: Bool, before: (proposed: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [CaseTransfer] {
    try rows(
      """
      select t.id, t.case_id, c.student_id, c.support_type, t.from_id, t.to_id, t.state,
        t.proposed_at, t.answered_at
      from case_transfer t join support_case c on c.id = t.case_id
      where (t.from_id = $1 or t.to_id = $1) and ($2 = 0 or t.state = 'proposed')
        and (t.proposed_at < $3 or (t.proposed_at = $3 and t.id > $4))
      order by t.proposed_at desc, t.id limit $5
      """, principal, waitingOnly ? 1 : 0,
      before?.proposed ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { row in
      let transfer = try CaseTransfer(row)
      note(transfer.studentID, by: decision)
      return transfer
    }
  }

  /// Keeps a new offer, or what became of it.
  ///
  /// - Parameter words: What was said when it was made, and with its answer.
  public func put(
    _ transfer: CaseTransfer, _ words: (offer: String, answer: String), by decision: Decision
  ) throws {
    var content = LengthPrefixed()
    content.append(words.offer)
    content.append(words.answer)
    try run(
      """
      insert into case_transfer
        (id, case_id, from_id, to_id, state, proposed_at, answered_at, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (id) do update set state = excluded.state, answered_at = excluded.answered_at,
        content = excluded.content
      """, transfer.id, transfer.caseID, transfer.from, transfer.to, transfer.state.rawValue,
      transfer.proposed, transfer.answered,
      try sealUnlessDestroyed(content.bytes, at: Self.place(ofWordsOf: transfer)))
  }

  /// What was said of an offer; empty once the student's key was destroyed.
  public func words(
    of transfer: CaseTransfer, by decision: Decision
  ) throws -> (offer: String, answer: String) {
    note(transfer.studentID, by: decision)
    let sealed = try row("select content from case_transfer where id = $1", transfer.id)?
      .blobOrNil(0)
    let texts = try openedTexts(sealed, count: 2, at: Self.place(ofWordsOf: transfer))
    return (texts[0], texts[1])
  }

  // MARK: Conflicts of interest

  /// A page of conflicts, newest first: somebody's own, or those of the people in somebody's line.
  public func conflicts(
    of principal: String?, inLineOf supervisor: String, before: (declared: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [InterestConflict] {
    try rows(
      """
      select principal_id, student_id, declared_at, declared_by, withdrawn_at, content
      from interest_conflict
      where ($1 = '' or principal_id = $1)
        and ($1 <> '' or principal_id in (select p.principal_id from support_post p
          join support_post s on s.support_type = p.support_type and s.kind = 'supervisor'
          where s.principal_id = $2))
        and (declared_at < $3 or (declared_at = $3 and student_id > $4))
      order by declared_at desc, student_id limit $5
      """, principal ?? "", supervisor,
      before?.declared ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try conflict($0, by: decision) }
  }

  /// The conflict that somebody has with a student now; nil for none.
  public func standingConflict(
    of principal: String, with student: String, by decision: Decision
  ) throws -> InterestConflict? {
    try row(
      """
      select principal_id, student_id, declared_at, declared_by, withdrawn_at, content
      from interest_conflict
      where principal_id = $1 and student_id = $2 and withdrawn_at is null
      """, principal, student
    ).map { try conflict($0, by: decision) }
  }

  /// Keeps that somebody must not work with a student, or that this was taken back.
  public func put(_ conflict: InterestConflict, by decision: Decision) throws {
    var content = LengthPrefixed()
    content.append(conflict.words)
    try run(
      """
      insert into interest_conflict
        (principal_id, student_id, declared_at, declared_by, withdrawn_at, content)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (principal_id, student_id, declared_at)
        do update set withdrawn_at = excluded.withdrawn_at
      """, conflict.principal, conflict.studentID, conflict.declared, conflict.declaredBy,
      conflict.withdrawn,
      try sealUnlessDestroyed(content.bytes, at: Self.place(ofWordsOf: conflict)))
  }

  private func conflict(_ row: Row, by decision: Decision) throws -> InterestConflict {
    var conflict = InterestConflict(
      principal: try row.text(0), studentID: try row.identifier(1),
      declared: try row.instant(2), declaredBy: try row.text(3),
      withdrawn: try row.instantOrNil(4), words: "")
    note(conflict.studentID, by: decision)
    conflict.words = try openedTexts(
      row.blobOrNil(5), count: 1, at: Self.place(ofWordsOf: conflict))[0]
    return conflict
  }

  // MARK: Seals

  private func openedTexts(
    _ sealed: [UInt8]?, count: Int, at place: SealedPlace
  ) throws -> [String] {
    let none = Array(repeating: "", count: count)
    guard let sealed else { return none }
    do {
      guard let texts = LengthPrefixed.texts(in: try open(sealed, at: place), count: count) else {
        throw StoreError.corrupt
      }
      return texts
    } catch KeyError.destroyed {
      return none
    }
  }

  private static func place(ofWordsOf request: JoinRequest) -> SealedPlace {
    SealedPlace(
      table: "join_request", column: "content", owner: request.studentID.text,
      record: request.id, version: request.answered == nil ? 1 : 2)
  }

  private static func place(ofWordsOf transfer: CaseTransfer) -> SealedPlace {
    SealedPlace(
      table: "case_transfer", column: "content", owner: transfer.studentID.text,
      record: transfer.id, version: transfer.answered == nil ? 1 : 2)
  }

  private static func place(ofWordsOf conflict: InterestConflict) -> SealedPlace {
    var record = LengthPrefixed()
    record.append(conflict.principal)
    record.append(conflict.declared.millisecondsSince1970)
    return SealedPlace(
      table: "interest_conflict", column: "content", owner: conflict.studentID.text,
      record: record.bytes, version: 1)
  }
}

extension JoinRequest {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let type = SupportType(rawValue: try row.text(3)),
      let state = State(rawValue: try row.text(5))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), requester: try row.text(1), studentID: try row.identifier(2),
      type: type, caseID: try row.textOrNil(4).flatMap { Identifier($0) }, state: state,
      requested: try row.instant(6), answeredBy: try row.textOrNil(7),
      answered: try row.instantOrNil(8))
  }
}

extension CaseTransfer {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let type = SupportType(rawValue: try row.text(3)),
      let state = State(rawValue: try row.text(6))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), studentID: try row.identifier(2),
      type: type, from: try row.text(4), to: try row.text(5), state: state,
      proposed: try row.instant(7), answered: try row.instantOrNil(8))
  }
}
