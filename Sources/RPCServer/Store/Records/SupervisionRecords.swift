import Crypto
public import Domain
public import Ledger

/// What clinical supervisors are shown of cases. The ledger says that something is to be shown before anybody
/// can read it, and then what became of it, as of every share with somebody outside.
extension Transaction {
  /// An extract by id; nil where there is none.
  public func supervisionExtract(_ id: String) throws -> SupervisionExtract? {
    try row(
      """
      select id, case_id, student_id, support_type, supervisor_id, shared_by, shared_at, read_at,
        withdrawn_at
      from supervision_extract where id = $1
      """, id
    ).map { try SupervisionExtract($0) }
  }

  /// A page of the extracts of a case, newest first.
  public func supervisionExtracts(
    of record: Case, before: (shared: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [SupervisionExtract] {
    note(record.studentID, by: decision)
    return try rows(
      """
      select id, case_id, student_id, support_type, supervisor_id, shared_by, shared_at, read_at,
        withdrawn_at
      from supervision_extract
      where case_id = $1 and (shared_at < $2 or (shared_at = $2 and id > $3))
      order by shared_at desc, id limit $4
      """, record.id, before?.shared ?? Instant(millisecondsSince1970: .max), before?.id ?? "",
      limit
    ).map { try SupervisionExtract($0) }
  }

  /// A page of what somebody was shown and can still read, newest first: not of students they have a conflict
  /// about.
  ///
  /// - Parameter types: Those that they supervise clinically.
  public func supervisionExtracts(
    shownTo supervisor: String, of types: Set<SupportType>,
    before: (shared: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [SupervisionExtract] {
    try rows(
      """
      select id, case_id, student_id, support_type, supervisor_id, shared_by, shared_at, read_at,
        withdrawn_at
      from supervision_extract e
      where supervisor_id = $1 and withdrawn_at is null
        and (support_type = 'counselling' and $2 = 1 or support_type = 'mental_health' and $3 = 1)
        and not exists (select 1 from interest_conflict k
          where k.principal_id = $1 and k.student_id = e.student_id and k.withdrawn_at is null)
        and (shared_at < $4 or (shared_at = $4 and id > $5))
      order by shared_at desc, id limit $6
      """, supervisor, types.contains(.counselling) ? 1 : 0,
      types.contains(.mentalHealth) ? 1 : 0,
      before?.shared ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try SupervisionExtract($0) }
  }

  /// What is in an extract: the bytes that were previewed.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of extract: SupervisionExtract, by decision: Decision
  ) throws -> ExtractContent {
    note(extract.studentID, by: decision)
    let row = try row("select content from supervision_extract where id = $1", extract.id)
    guard let sealed = try row?.blobOrNil(0) else { throw Refusal.denied }
    do {
      return try ExtractContent(
        sealed: openConfidential(
          sealed, at: Self.place(of: extract), of: .supervisionExtract, by: decision))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Keeps a new extract with the very bytes that are shown, and the ledger's leaf over them.
  public func insert(
    _ extract: SupervisionExtract, _ content: ExtractContent, by decision: Decision
  ) throws {
    let place = try append(
      attempt: Self.share(extract, content.bytes, by: decision), at: extract.shared)
    try run(
      """
      insert into supervision_extract
        (id, case_id, student_id, support_type, supervisor_id, shared_by, shared_at,
         attempt_place, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, extract.id, extract.caseID, extract.studentID, extract.type.rawValue,
      extract.supervisor, extract.sharedBy, extract.shared, place,
      try seal(content.bytes, at: Self.place(of: extract)))
  }

  /// Keeps that an extract was read or taken back.
  ///
  /// - Parameter outcome: What the ledger is to say became of it; nil where it said so before.
  public func update(
    _ extract: SupervisionExtract, outcome: ShareOutcome?, at now: Instant, by decision: Decision
  ) throws {
    try run(
      "update supervision_extract set read_at = $2, withdrawn_at = $3 where id = $1", extract.id,
      extract.read, extract.withdrawn)
    guard let outcome else { return }
    let row = try row(
      "select attempt_place, content from supervision_extract where id = $1", extract.id)
    guard let row else { throw StoreError.corrupt }
    let payload = try payload(toCommitTo: row.blobOrNil(1), at: Self.place(of: extract))
    try append(
      outcome, of: Self.share(extract, payload, by: decision), after: row.int(0), at: now)
  }

  /// What stands for the student of a case to one supervisor: worked out with the student's key, so that it is
  /// the same each time, says nothing without the key and goes with it.
  ///
  /// - Throws: `Refusal.denied` where the key was destroyed.
  public func pseudonym(of record: Case, for supervisor: String) throws -> String {
    try pseudonym(of: record.id, record.studentID, for: supervisor)
  }

  /// The one that an extract was shown under.
  public func pseudonym(of extract: SupervisionExtract) throws -> String {
    try pseudonym(of: extract.caseID, extract.studentID, for: extract.supervisor)
  }

  private func pseudonym(
    of caseID: Identifier, _ student: Identifier, for supervisor: String
  ) throws -> String {
    var content = LengthPrefixed(format: "pastoral-pseudonym/v1")
    content.append(caseID.text)
    content.append(supervisor)
    do {
      let key = try keys.key(of: student.text, for: .audit).key
      let code = Array(HMAC<SHA256>.authenticationCode(for: content.bytes, using: key))
      // No letter that is read as another, nor vowels that make words.
      let letters = Array("BCDFGHJKLMNPQRSTVWXZ")
      return "P-" + String(code.prefix(8).map { letters[Int($0) % letters.count] })
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// SHA-256 over what the supervisor would read and what was found in it.
  public func digest(
    of content: ExtractContent, _ findings: [FoundIdentifier], for supervisor: String
  ) -> [UInt8] {
    var bytes = LengthPrefixed(format: "pastoral-extract-preview/v1")
    bytes.append(supervisor)
    bytes.append(content.bytes)
    for finding in findings {
      bytes.append(finding.field)
      bytes.append(finding.span.kind.rawValue)
      bytes.append(finding.span.isSure ? "sure" : "")
      bytes.append(Int64(finding.span.range.lowerBound))
      bytes.append(Int64(finding.span.range.count))
    }
    return Array(SHA256.hash(data: bytes.bytes))
  }

  // MARK: Seals and leaves

  private static func share(
    _ extract: SupervisionExtract, _ payload: [UInt8], by decision: Decision
  ) -> RecordedShare {
    RecordedShare(
      partner: clinicalSupervision, basis: publicTask, actor: decision.caller.principal,
      student: extract.studentID, payloadHash: Array(SHA256.hash(data: payload)),
      payloadBytes: payload.count, detail: detail(extract))
  }

  // Both are codes: small letters, digits, `.` and `-`.
  private static let clinicalSupervision = Code("clinical-supervision")!
  private static let publicTask = Code("uk-gdpr-6.1.e")!

  private static func detail(_ extract: SupervisionExtract) -> [UInt8] {
    var detail = LengthPrefixed(format: "pastoral-supervision-extract/v1")
    detail.append(extract.id.text)
    detail.append(extract.supervisor)
    return detail.bytes
  }

  private static func place(of extract: SupervisionExtract) -> SealedPlace {
    SealedPlace(
      table: "supervision_extract", column: "content", owner: extract.studentID.text,
      record: extract.id, version: 1)
  }
}

extension ExtractContent {
  /// The bytes that are previewed, shown and committed to.
  var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(pseudonym)
    bytes.append(type.rawValue)
    bytes.append(presentingIssue)
    bytes.append(themes)
    bytes.append(risk.rawValue)
    bytes.append(question)
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    let pseudonym = try texts.next()
    guard let type = SupportType(rawValue: try texts.next()) else { throw .corrupt }
    let presentingIssue = try texts.next()
    let themes = try texts.nextList()
    guard let risk = CaseContent.Risk(rawValue: try texts.next()) else { throw .corrupt }
    let question = try texts.next()
    try texts.end()
    self.init(
      pseudonym: pseudonym, type: type, presentingIssue: presentingIssue, themes: themes,
      risk: risk, question: question)
  }
}

extension SupervisionExtract {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let type = SupportType(rawValue: try row.text(3)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), studentID: try row.identifier(2),
      type: type, supervisor: try row.text(4), sharedBy: try row.text(5),
      shared: try row.instant(6), read: try row.instantOrNil(7),
      withdrawn: try row.instantOrNil(8))
  }
}
