public import Domain
import Ledger

/// What is said in cases, and what people said when they changed one: sealed under the student's key, bound to
/// case and revision, and opened only for a decision that may (F1).
extension Transaction {
  /// What is said in a case's head; nil where the ground that it is kept on does not hold any more (W13).
  ///
  /// - Parameter toRebase: Opens it although its ground does not hold, to keep it on another and not to show
  ///   it.
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of record: Case, on day: LocalDate, toRebase: Bool = false, by decision: Decision
  ) throws -> CaseContent? {
    note(record.studentID, by: decision)
    let row = try row(
      """
      select c.content, c.content_revision, exists (select 1 from consent k
        where k.id = c.consent_id and (k.withdrawn_at is not null or k.until_date < $2))
      from support_case c where c.id = $1
      """, record.id, day)
    if !toRebase, try row?.int(2) == 1 { return nil }
    guard let sealed = try row?.blobOrNil(0), let revision = try row?.integer(1) else {
      throw Refusal.denied
    }
    return try CaseContent(
      sealed: openCase(sealed, at: Self.place(of: record, revision: revision), by: decision))
  }

  /// Whether the ground that a case's head is kept on does not hold any more, so that nobody opens it (W13).
  public func isRestricted(_ record: Case, on day: LocalDate) throws -> Bool {
    try row(
      """
      select exists (select 1 from support_case c join consent k on k.id = c.consent_id
        where c.id = $1 and (k.withdrawn_at is not null or k.until_date < $2))
      """, record.id, day)?.int(0) == 1
  }

  /// What was done to a case, newest first; without words while the case is restricted.
  ///
  /// - Parameter before: Only what came before this revision; nil for all.
  public func changes(
    of record: Case, before revision: Int64?, on day: LocalDate, limit: Int,
    by decision: Decision
  ) throws -> [CaseChange] {
    let isRestricted = try content(of: record, on: day, by: decision) == nil
    return try rows(
      """
      select revision, kind, at, by, member_id, content from case_change
      where case_id = $1 and revision < $2 order by revision desc limit $3
      """, record.id, revision ?? .max, limit
    ).map { row in
      guard let kind = CaseChange.Kind(rawValue: try row.text(1)) else {
        throw StoreError.corrupt
      }
      let number = try row.integer(0)
      var words = ""
      if !isRestricted, let sealed = try row.blobOrNil(5) {
        let bytes = try openCase(
          sealed, at: Self.place(ofChange: number, of: record), by: decision)
        guard let text = LengthPrefixed.texts(in: bytes, count: 1)?.first else {
          throw StoreError.corrupt
        }
        words = text
      }
      return CaseChange(
        revision: number, kind: kind, at: try row.instant(2), by: try row.text(3),
        member: try row.textOrNil(4), words: words)
    }
  }

  /// Nil where the student's key was destroyed meanwhile.
  func sealed(_ content: CaseContent, of record: Case) throws -> [UInt8]? {
    try sealUnlessDestroyed(
      content.bytes, at: Self.place(of: record, revision: record.revision))
  }

  /// Nil where nothing was said, or the student's key was destroyed meanwhile.
  func sealed(_ change: CaseChange, of record: Case) throws -> [UInt8]? {
    guard !change.words.isEmpty else { return nil }
    var bytes = LengthPrefixed()
    bytes.append(change.words)
    return try sealUnlessDestroyed(
      bytes.bytes, at: Self.place(ofChange: change.revision, of: record))
  }

  /// Has the ledger say that who can open a case, or how far it is, was changed.
  func appendChange(
    _ change: CaseChange, of record: Case, by decision: Decision
  ) throws {
    var detail = LengthPrefixed(format: "pastoral-case-change/v1")
    detail.append(record.id.text)
    detail.append(change.revision)
    detail.append(change.kind.rawValue)
    detail.append(record.state.rawValue)
    detail.append(change.member ?? "")
    let student = record.studentID.text
    try append(
      detail.bytes, ownedBy: keyOwner(for: student, [.audit, .content]), at: change.at
    ) { id in
      .relationChange(
        actor: try commitment(to: decision.caller.principal, .actor, of: id),
        subject: try commitment(to: student, .subject, of: id))
    }
  }

  private func openCase(
    _ sealed: [UInt8], at place: SealedPlace, by decision: Decision
  ) throws -> [UInt8] {
    do {
      return try openConfidential(sealed, at: place, of: .caseHeader, by: decision)
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  private static func place(of record: Case, revision: Int64) -> SealedPlace {
    SealedPlace(
      table: "support_case", column: "content", owner: record.studentID.text, record: record.id,
      version: revision)
  }

  private static func place(ofChange revision: Int64, of record: Case) -> SealedPlace {
    SealedPlace(
      table: "case_change", column: "content", owner: record.studentID.text, record: record.id,
      version: revision)
  }
}

extension CaseContent {
  var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(reason)
    bytes.append(risk.rawValue)
    bytes.append(assessment)
    bytes.append(ground.texts)
    bytes.append(thirdParty?.texts ?? [])
    bytes.append(gaps.flatMap { [$0.category.rawValue, $0.words] })
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    let reason = try texts.next()
    guard let risk = Risk(rawValue: try texts.next()) else { throw .corrupt }
    let assessment = try texts.next()
    let ground = try Ground(texts: texts.nextList())
    let thirdParty = try ThirdPartySource(texts: texts.nextList())
    let gaps = try texts.nextList(width: 2) { parts in
      CaseCategory(rawValue: parts[0]).map { InformationGap(category: $0, words: parts[1]) }
    }
    try texts.end()
    self.init(
      reason: reason, risk: risk, assessment: assessment, ground: ground, thirdParty: thirdParty,
      gaps: gaps)
  }
}

extension Ground {
  /// How it stands among other texts.
  var texts: [String] {
    [
      basis.rawValue, vitalInterests, condition?.rawValue ?? "", consentID?.text ?? "",
      policyDocument,
    ]
  }

  init(texts: [String]) throws(StoreError) {
    guard texts.count == 5, let basis = LawfulBasis(rawValue: texts[0]) else { throw .corrupt }
    self.init(
      basis: basis, vitalInterests: texts[1],
      condition: SpecialCategoryCondition(rawValue: texts[2]), consentID: Identifier(texts[3]),
      policyDocument: texts[4])
  }
}

extension ThirdPartySource {
  /// How it stands among other texts.
  var texts: [String] {
    switch lawful {
    case .consent(let id): [name, "consent", id.text]
    case .vitalInterests(let words): [name, "vital_interests", words]
    case .otherGround(let words): [name, "other_ground", words]
    }
  }

  /// Nil where there are none.
  init?(texts: [String]) throws(StoreError) {
    guard !texts.isEmpty else { return nil }
    guard texts.count == 3 else { throw .corrupt }
    switch texts[1] {
    case "consent":
      guard let id = Identifier(texts[2]) else { throw .corrupt }
      self.init(name: texts[0], lawful: .consent(id))
    case "vital_interests": self.init(name: texts[0], lawful: .vitalInterests(texts[2]))
    case "other_ground": self.init(name: texts[0], lawful: .otherGround(texts[2]))
    default: throw .corrupt
    }
  }
}
