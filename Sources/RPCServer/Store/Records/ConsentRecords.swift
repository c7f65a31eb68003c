public import Domain

/// What students agreed to. The facts (whose, for what, to whom, until when) are what decisions and rules
/// look at; how it was said comes only with a decision.
extension Transaction {
  /// A consent by id; nil where there is none.
  public func consent(_ id: String) throws -> Consent? {
    try row(
      """
      select id, student_id, purpose, service, fields, until_date, wording_version,
        wording_sha256, notice, notice_version, manner, given_at, recorded_at, recorded_by,
        withdrawn_at, withdrawal_recorded_by
      from consent where id = $1
      """, id
    ).map { try Consent($0) }
  }

  /// A page of a student's consents, newest first.
  ///
  /// - Parameters:
  ///   - purposes: Only those to them.
  ///   - liveOn: Only those that can be relied on that day; nil for all.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  public func consents(
    of student: Identifier, to purposes: [Consent.Purpose], liveOn day: LocalDate?,
    before: (recorded: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [Consent] {
    note(student, by: decision)
    return try rows(
      """
      select id, student_id, purpose, service, fields, until_date, wording_version,
        wording_sha256, notice, notice_version, manner, given_at, recorded_at, recorded_by,
        withdrawn_at, withdrawal_recorded_by
      from consent
      where student_id = $1 and instr($6, ',' || purpose || ',') > 0
        and ($2 = '' or (withdrawn_at is null and (until_date is null or until_date >= $2)))
        and (recorded_at < $3 or (recorded_at = $3 and id > $4))
      order by recorded_at desc, id limit $5
      """, student, day?.iso ?? "",
      before?.recorded ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit,
      "," + purposes.map(\.rawValue).joined(separator: ",") + ","
    ).map { try Consent($0) }
  }

  /// How a consent was given and withdrawn.
  public func words(of consent: Consent, by decision: Decision) throws -> ConsentWords {
    note(consent.studentID, by: decision)
    let sealed = try row("select details from consent where id = $1", consent.id)?.blobOrNil(0)
    guard let sealed else { return ConsentWords() }
    do {
      let bytes = try open(sealed, at: Self.place(of: consent))
      guard let texts = LengthPrefixed.texts(in: bytes, count: 2) else { throw StoreError.corrupt }
      return ConsentWords(given: texts[0], withdrawn: texts[1])
    } catch KeyError.destroyed {
      return ConsentWords()
    }
  }

  /// Keeps a new consent.
  public func insert(_ consent: Consent, _ words: ConsentWords, by decision: Decision) throws {
    try run(
      """
      insert into consent
        (id, student_id, purpose, service, fields, until_date, wording_version, wording_sha256,
         notice, notice_version, manner, given_at, recorded_at, recorded_by, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """, consent.id, consent.studentID, consent.purpose.rawValue, consent.service.rawValue,
      consent.fields.storeText, consent.until, consent.wording.version, consent.wordingHash,
      consent.noticeVersion.notice, consent.noticeVersion.version, consent.manner.rawValue,
      consent.given, consent.recorded, consent.recordedBy, try sealed(words, of: consent))
  }

  /// Keeps that a consent was withdrawn.
  public func update(_ consent: Consent, _ words: ConsentWords, by decision: Decision) throws {
    try run(
      """
      update consent set withdrawn_at = $2, withdrawal_recorded_by = $3, details = $4 where id = $1
      """, consent.id, consent.withdrawal?.at, consent.withdrawal?.recordedBy,
      try sealed(words, of: consent))
  }

  /// Nil where the student's key was destroyed: a withdrawal is kept all the same.
  private func sealed(_ words: ConsentWords, of consent: Consent) throws -> [UInt8]? {
    var bytes = LengthPrefixed()
    bytes.append(words.given)
    bytes.append(words.withdrawn)
    do {
      return try seal(bytes.bytes, at: Self.place(of: consent))
    } catch KeyError.destroyed {
      return nil
    }
  }

  private static func place(of consent: Consent) -> SealedPlace {
    SealedPlace(
      table: "consent", column: "details", owner: consent.studentID.text, record: consent.id,
      version: consent.withdrawal == nil ? 1 : 2)
  }
}

/// What students were, are and will be shown, which is nobody's data.
extension Transaction {
  /// All versions of all wordings, each wording's newest first. A university has few.
  public func consentWordings() throws -> [ConsentWording] {
    try rows(
      """
      select purpose, version, from_date, text, sha256 from consent_wording
      order by purpose, from_date desc limit 1000
      """
    ).map { row in
      guard let purpose = Consent.Purpose(rawValue: try row.text(0)) else {
        throw StoreError.corrupt
      }
      return ConsentWording(
        name: ConsentWording.Name(purpose: purpose, version: try row.text(1)),
        from: try row.date(2), text: try row.text(3), hash: try row.blob(4))
    }
  }

  /// Keeps a wording, in place of one of that name that is not yet in use.
  public func publish(
    _ wording: ConsentWording, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      insert into consent_wording
        (purpose, version, from_date, text, sha256, published_at, published_by)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (purpose, version) do update
        set from_date = excluded.from_date, text = excluded.text, sha256 = excluded.sha256,
          published_at = excluded.published_at, published_by = excluded.published_by
      """, wording.name.purpose.rawValue, wording.name.version, wording.from, wording.text,
      wording.hash, now, decision.caller.principal)
  }
}

extension [ReferralField] {
  /// Their names with commas between them.
  var storeText: String { map(\.rawValue).joined(separator: ",") }

  init(storeText: String) throws {
    self = try storeText.split(separator: ",").map { name in
      guard let field = ReferralField(rawValue: String(name)) else { throw StoreError.corrupt }
      return field
    }
  }
}

extension Consent {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let purpose = Purpose(rawValue: try row.text(2)),
      let service = UniversityService(rawValue: try row.text(3)),
      let manner = Manner(rawValue: try row.text(10))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1), purpose: purpose,
      service: service, fields: try [ReferralField](storeText: row.text(4)),
      until: try row.dateOrNil(5),
      wording: ConsentWording.Name(purpose: purpose, version: try row.text(6)),
      wordingHash: try row.blob(7),
      noticeVersion: NoticeVersion(notice: try row.text(8), version: try row.text(9)),
      manner: manner, given: try row.instant(11), recorded: try row.instant(12),
      recordedBy: try row.text(13),
      withdrawal: try row.instantOrNil(14).map {
        Withdrawal(at: $0, recordedBy: try row.text(15))
      })
  }
}
