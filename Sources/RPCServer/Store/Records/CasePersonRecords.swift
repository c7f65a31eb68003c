public import Domain

/// Who a case is about, as it was set last.
public struct StoredCasePerson: Equatable, Sendable {
  public var person: CasePerson
  /// Counts changes from 1.
  public var revision: Int64
  public var changed: Instant
  public var changedBy: String

  public init(person: CasePerson, revision: Int64, changed: Instant, changedBy: String) {
    self.person = person
    self.revision = revision
    self.changed = changed
    self.changedBy = changedBy
  }
}

/// Who cases are about: sealed under the student's key, bound to case and revision.
extension Transaction {
  /// What is kept of who a case is about; nil where nobody has set any.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func person(of record: Case, by decision: Decision) throws -> StoredCasePerson? {
    note(record.studentID, by: decision)
    let row = try row(
      "select revision, changed_at, changed_by, content from case_person where case_id = $1",
      record.id)
    guard let row else { return nil }
    let revision = try row.integer(0)
    guard let sealed = try row.blobOrNil(3) else { throw Refusal.denied }
    do {
      let bytes = try openConfidential(
        sealed, at: Self.place(ofPersonOf: record, revision: revision), of: .caseNotes,
        by: decision)
      return StoredCasePerson(
        person: try CasePerson(sealed: bytes), revision: revision, changed: try row.instant(1),
        changedBy: try row.text(2))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Which revision it has; 0 where nobody has set any.
  public func personRevision(of record: Case) throws -> Int64 {
    try row("select revision from case_person where case_id = $1", record.id)?.integer(0) ?? 0
  }

  /// Keeps who a case is about, in place of what was kept.
  public func put(_ stored: StoredCasePerson, of record: Case, by decision: Decision) throws {
    try run(
      """
      insert into case_person (case_id, revision, changed_at, changed_by, content)
      values ($1, $2, $3, $4, $5)
      on conflict (case_id) do update set revision = excluded.revision,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by,
        content = excluded.content
      """, record.id, stored.revision, stored.changed, stored.changedBy,
      try sealUnlessDestroyed(
        stored.person.bytes, at: Self.place(ofPersonOf: record, revision: stored.revision)))
  }

  private static func place(ofPersonOf record: Case, revision: Int64) -> SealedPlace {
    SealedPlace(
      table: "case_person", column: "content", owner: record.studentID.text, record: record.id,
      version: revision)
  }
}

extension CasePerson {
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(name)
    bytes.append(address)
    for text in [email, phone, born?.iso ?? ""] { bytes.append(text) }
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    let name = try texts.next()
    let address = try texts.nextList()
    let email = try texts.next()
    let phone = try texts.next()
    let born = LocalDate(iso: try texts.next())
    try texts.end()
    self.init(name: name, address: address, email: email, phone: phone, born: born)
  }
}
