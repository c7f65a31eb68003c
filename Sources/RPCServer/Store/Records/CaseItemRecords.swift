public import Domain

/// Items of cases as far as they stand in the clear: in which case, of which kind, by whom, when. What they say,
/// their category too, comes only with a decision, from `CaseItemContentRecords`.
///
/// Whether an item is restricted is read with it: its consent was withdrawn, or has ended by `day`.
extension Transaction {
  /// An item by id; nil where there is none.
  public func caseItem(_ id: String, on day: LocalDate) throws -> CaseItem? {
    try row(
      """
      select i.id, i.case_id, i.kind, i.author_id, i.added_at, v.author_id, v.written_at,
        i.version, v.notice, v.notice_version,
        exists (select 1 from consent k where k.id = v.consent_id
          and (k.withdrawn_at is not null or k.until_date < $2))
      from case_item i join case_item_version v on v.item_id = i.id and v.version = i.version
      where i.id = $1
      """, id, day
    ).map { try CaseItem($0) }
  }

  /// A case's items, newest first.
  ///
  /// - Parameters:
  ///   - kind: Nil for all.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  func caseItems(
    of record: Case, kind: CaseItem.Kind?, before: (added: Instant, id: String)?,
    on day: LocalDate, limit: Int
  ) throws -> [CaseItem] {
    try rows(
      """
      select i.id, i.case_id, i.kind, i.author_id, i.added_at, v.author_id, v.written_at,
        i.version, v.notice, v.notice_version,
        exists (select 1 from consent k where k.id = v.consent_id
          and (k.withdrawn_at is not null or k.until_date < $2))
      from case_item i join case_item_version v on v.item_id = i.id and v.version = i.version
      where i.case_id = $1 and ($3 = '' or i.kind = $3)
        and (i.added_at < $4 or (i.added_at = $4 and i.id > $5))
      order by i.added_at desc, i.id limit $6
      """, record.id, day, kind?.rawValue ?? "",
      before?.added ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try CaseItem($0) }
  }

  /// How many items a case has.
  public func caseItemCount(of record: Case) throws -> Int {
    try row("select count(*) from case_item where case_id = $1", record.id)?.int(0) ?? 0
  }

  /// Which versions an item has, newest first.
  public func versions(
    of item: CaseItem, in record: Case, on day: LocalDate, by decision: Decision
  ) throws -> [CaseItemVersion] {
    note(record.studentID, by: decision)
    return try rows(
      """
      select v.version, v.author_id, v.written_at, v.notice, v.notice_version,
        exists (select 1 from consent k where k.id = v.consent_id
          and (k.withdrawn_at is not null or k.until_date < $2))
      from case_item_version v where v.item_id = $1 order by v.version desc
      """, item.id, day
    ).map { row in
      CaseItemVersion(
        version: try row.integer(0), author: try row.text(1), written: try row.instant(2),
        noticeVersion: NoticeVersion(notice: try row.text(3), version: try row.text(4)),
        isRestricted: try row.int(5) == 1)
    }
  }

  /// Keeps a new item, or a further version of one, and what it says.
  public func put(
    _ item: CaseItem, _ content: CaseItemContent, of record: Case, by decision: Decision
  ) throws {
    try run(
      """
      insert into case_item (id, case_id, kind, author_id, added_at, version)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (id) do update set version = excluded.version
      """, item.id, item.caseID, item.kind.rawValue, item.author, item.added, item.version)
    try run(
      """
      insert into case_item_version
        (item_id, version, author_id, written_at, notice, notice_version, consent_id, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """, item.id, item.version, item.changedBy, item.changed, item.noticeVersion.notice,
      item.noticeVersion.version, content.ground.consentID,
      try sealed(content, of: item, in: record))
  }

  // MARK: Consent

  /// The cases of which something is kept on a consent: their heads, an item or a document as it is now.
  public func cases(keptOn consent: Identifier) throws -> [(
    id: Identifier, type: SupportType, lead: String?
  )] {
    try rows(
      """
      select id, support_type, lead_id from support_case
      where consent_id = $1
        or id in (select i.case_id from case_item_version v
          join case_item i on i.id = v.item_id and i.version = v.version
          where v.consent_id = $1)
        or id in (select d.case_id from case_document_version v
          join case_document d on d.id = v.document_id and d.version = v.version
          where v.consent_id = $1 and d.complete = 1)
      order by id
      """, consent
    ).map { row in
      guard let type = SupportType(rawValue: try row.text(1)) else { throw StoreError.corrupt }
      return (try row.identifier(0), type, try row.textOrNil(2))
    }
  }

  /// Whether somebody has said, since a moment, why they read what is in a case.
  public func hasReason(
    toRead caseID: String, by person: String, since start: Instant
  ) throws -> Bool {
    try row(
      """
      select exists (select 1 from case_change
        where case_id = $1 and kind = 'reading_reasoned' and by = $2 and at >= $3)
      """, caseID, person, start)?.int(0) == 1
  }
}

extension CaseItem {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let kind = Kind(rawValue: try row.text(2)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.identifier(1), kind: kind,
      author: try row.text(3), added: try row.instant(4), changedBy: try row.text(5),
      changed: try row.instant(6), version: try row.integer(7),
      noticeVersion: NoticeVersion(notice: try row.text(8), version: try row.text(9)),
      isRestricted: try row.int(10) == 1)
  }
}
