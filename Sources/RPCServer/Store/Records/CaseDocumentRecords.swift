public import Domain

/// Documents of cases. All of it is sealed under the student's key; their bytes are `DocumentPieces`.
extension Transaction {
  /// A document that has come whole; nil where there is none.
  public func document(_ id: String, on day: LocalDate) throws -> CaseDocument? {
    try row(
      """
      select d.id, d.case_id, c.student_id, d.author_id, d.added_at, v.notice, v.notice_version,
        d.length, d.version, exists (select 1 from consent k
          where k.id = v.consent_id and (k.withdrawn_at is not null or k.until_date < $2))
      from case_document d join support_case c on c.id = d.case_id
        join case_document_version v on v.document_id = d.id and v.version = d.version
      where d.id = $1 and d.complete = 1
      """, id, day
    ).map { try CaseDocument($0) }
  }

  /// A case's documents, newest first.
  public func documents(
    of record: Case, on day: LocalDate, limit: Int, by decision: Decision
  ) throws -> [CaseDocument] {
    note(record.studentID, by: decision)
    return try rows(
      """
      select d.id, d.case_id, c.student_id, d.author_id, d.added_at, v.notice, v.notice_version,
        d.length, d.version, exists (select 1 from consent k
          where k.id = v.consent_id and (k.withdrawn_at is not null or k.until_date < $2))
      from case_document d join support_case c on c.id = d.case_id
        join case_document_version v on v.document_id = d.id and v.version = d.version
      where d.case_id = $1 and d.complete = 1 order by d.added_at desc, d.id limit $3
      """, record.id, day, limit
    ).map { try CaseDocument($0) }
  }

  /// How many documents a case has, those that are still coming included.
  public func documentCount(of record: Case) throws -> Int {
    try row("select count(*) from case_document where case_id = $1", record.id)?.int(0) ?? 0
  }

  /// Keeps the head of a document that is to come.
  public func begin(
    _ document: CaseDocument, _ content: DocumentContent, by decision: Decision
  ) throws {
    try run(
      """
      insert into case_document (id, case_id, author_id, added_at, length, complete, version)
      values ($1, $2, $3, $4, $5, 0, $6)
      """, document.id, document.caseID, document.author, document.added, document.length,
      document.version)
    try insert(content, of: document, by: document.author, at: document.added)
  }

  /// Keeps a further version of what is said of a document. Its bytes stay as they are.
  public func put(
    _ document: CaseDocument, _ content: DocumentContent, by decision: Decision, at now: Instant
  ) throws {
    try run(
      "update case_document set version = $2 where id = $1", document.id, document.version)
    try insert(content, of: document, by: decision.caller.person, at: now)
  }

  private func insert(
    _ content: DocumentContent, of document: CaseDocument, by author: String, at now: Instant
  ) throws {
    try run(
      """
      insert into case_document_version
        (document_id, version, author_id, written_at, notice, notice_version, consent_id, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """, document.id, document.version, author, now, document.noticeVersion.notice,
      document.noticeVersion.version, content.ground.consentID,
      try seal(content.bytes, at: Self.place(of: document)))
  }

  /// Keeps the next piece of one.
  public func append(
    _ piece: [UInt8], number: Int, to document: CaseDocument, by decision: Decision
  ) throws {
    try append(piece, number: number, of: document.id, ownedBy: document.studentID.text)
  }

  /// All of it has come.
  public func complete(_ document: CaseDocument, by decision: Decision) throws {
    try run("update case_document set complete = 1 where id = $1", document.id)
  }

  /// What is said of a document.
  ///
  /// - Parameter toRebase: Opens it although its ground does not hold, to keep it on another and not to show it.
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed.
  public func content(
    of document: CaseDocument, toRebase: Bool = false, by decision: Decision
  ) throws -> DocumentContent {
    note(document.studentID, by: decision)
    guard !document.isRestricted || toRebase else { throw Refusal.denied }
    let sealed = try row(
      "select content from case_document_version where document_id = $1 and version = $2",
      document.id, document.version)?.blobOrNil(0)
    return try DocumentContent(
      sealed: open(sealed, at: Self.place(of: document), by: decision))
  }

  /// A piece of a document; nil after the last.
  public func piece(
    _ number: Int, of document: CaseDocument, by decision: Decision
  ) throws -> [UInt8]? {
    guard decision.opensConfidential(.caseNotes) else { throw Refusal.denied }
    return try piece(number, of: document.id, ownedBy: document.studentID.text)
  }

  private func open(
    _ sealed: [UInt8]?, at place: SealedPlace, by decision: Decision
  ) throws -> [UInt8] {
    guard let sealed else { throw Refusal.denied }
    do {
      return try openConfidential(sealed, at: place, of: .caseNotes, by: decision)
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  private static func place(of document: CaseDocument) -> SealedPlace {
    SealedPlace(
      table: "case_document_version", column: "content", owner: document.studentID.text,
      record: document.id, version: document.version)
  }
}

extension CaseDocument {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), studentID: try row.identifier(2),
      author: try row.text(3), added: try row.instant(4),
      noticeVersion: NoticeVersion(notice: try row.text(5), version: try row.text(6)),
      length: try row.integer(7), version: try row.integer(8),
      isRestricted: try row.int(9) == 1)
  }
}

extension DocumentContent {
  var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    file.append(to: &bytes)
    bytes.append(description)
    bytes.append(category.rawValue)
    bytes.append(source.rawValue)
    bytes.append(thirdParty?.texts ?? [])
    bytes.append(ground.texts)
    bytes.append(rebaseReason)
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    let file = try DocumentFile(&texts)
    let description = try texts.next()
    guard let category = CaseCategory(rawValue: try texts.next()),
      let source = InformationSource(rawValue: try texts.next())
    else { throw .corrupt }
    let thirdParty = try ThirdPartySource(texts: texts.nextList())
    let ground = try Ground(texts: texts.nextList())
    let rebaseReason = try texts.next()
    try texts.end()
    self.init(
      file: file, description: description, category: category, source: source,
      thirdParty: thirdParty, ground: ground, rebaseReason: rebaseReason)
  }
}
