public import Domain

/// What items of cases say: sealed under the student's key, bound to case, item and version, and opened only
/// for a decision that may (F1), and not while the ground that it is kept on does not hold (W13).
extension Transaction {
  /// What an item says in one of its versions; nil where there is no such version, or its ground does not
  /// hold any more.
  ///
  /// - Parameters:
  ///   - version: Nil for the present one.
  ///   - toRebase: Opens it although its ground does not hold, to keep it on another and not to show it.
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of item: CaseItem, in record: Case, version: Int64? = nil, on day: LocalDate,
    toRebase: Bool = false, by decision: Decision
  ) throws -> CaseItemContent? {
    note(record.studentID, by: decision)
    let version = version ?? item.version
    let row = try row(
      """
      select v.content, exists (select 1 from consent k where k.id = v.consent_id
        and (k.withdrawn_at is not null or k.until_date < $3))
      from case_item_version v where v.item_id = $1 and v.version = $2
      """, item.id, version, day)
    guard let row, try row.int(1) == 0 || toRebase else { return nil }
    guard let sealed = try row.blobOrNil(0) else { throw Refusal.denied }
    do {
      return try CaseItemContent(
        sealed: openConfidential(
          sealed, at: Self.place(of: item, in: record, version: version), of: .caseNotes,
          by: decision))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// A page of a case's items with as much of what they say as a list shows, newest first; without it where
  /// their ground does not hold any more.
  ///
  /// - Parameter includesHidden: Also what lists leave out (W8).
  public func caseItemHeads(
    of record: Case, kind: CaseItem.Kind?, includesHidden: Bool,
    before: (added: Instant, id: String)?, on day: LocalDate, limit: Int, by decision: Decision
  ) throws -> [(item: CaseItem, head: CaseItemHead?)] {
    note(record.studentID, by: decision)
    var found: [(item: CaseItem, head: CaseItemHead?)] = []
    var place = before
    // What is left out is known only once it was opened, so a page may take more than one reading.
    while found.count < limit {
      let items = try caseItems(of: record, kind: kind, before: place, on: day, limit: limit)
      for item in items {
        let content = try content(of: item, in: record, on: day, toRebase: true, by: decision)
        guard let content, includesHidden || !content.category.isHiddenFromLists else { continue }
        found.append((item, item.isRestricted ? nil : CaseItemHead(content)))
      }
      guard items.count == limit, let last = items.last else { break }
      place = (last.added, last.id.text)
    }
    return Array(found.prefix(limit))
  }

  /// Nil where the student's key was destroyed meanwhile.
  func sealed(
    _ content: CaseItemContent, of item: CaseItem, in record: Case
  ) throws -> [UInt8]? {
    try sealUnlessDestroyed(
      content.bytes, at: Self.place(of: item, in: record, version: item.version))
  }

  private static func place(
    of item: CaseItem, in record: Case, version: Int64
  ) -> SealedPlace {
    var place = LengthPrefixed()
    place.append(record.id.text)
    place.append(item.id.text)
    return SealedPlace(
      table: "case_item_version", column: "content", owner: record.studentID.text,
      record: place.bytes, version: version)
  }
}

extension CaseItemContent {
  /// What is sealed.
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(category.rawValue)
    bytes.append(paragraphs)
    for text in [relevance, necessity, justification, isSpecialCategory ? "special" : ""] {
      bytes.append(text)
    }
    bytes.append(criminalOffence.rawValue)
    bytes.append(thirdParties.flatMap { [$0.id.text, $0.name, $0.relation] })
    bytes.append(source.rawValue)
    bytes.append(toldBy?.texts ?? [])
    bytes.append(ground.texts)
    bytes.append(contact?.texts ?? [])
    bytes.append(rebaseReason)
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    guard let category = CaseCategory(rawValue: try texts.next()) else { throw .corrupt }
    let paragraphs = try texts.nextList()
    let relevance = try texts.next()
    let necessity = try texts.next()
    let justification = try texts.next()
    let isSpecial = try texts.next() == "special"
    guard let offence = CriminalOffenceData(rawValue: try texts.next()) else { throw .corrupt }
    let thirdParties = try texts.nextList(width: 3) { parts in
      Identifier(parts[0]).map {
        ThirdPartySubject(id: $0, name: parts[1], relation: parts[2])
      }
    }
    guard let source = InformationSource(rawValue: try texts.next()) else { throw .corrupt }
    let toldBy = try ThirdPartySource(texts: texts.nextList())
    let ground = try Ground(texts: texts.nextList())
    let contact = try CaseContact(texts: texts.nextList())
    let rebaseReason = try texts.next()
    try texts.end()
    self.init(
      category: category, paragraphs: paragraphs, relevance: relevance, necessity: necessity,
      justification: justification, isSpecialCategory: isSpecial, criminalOffence: offence,
      thirdParties: thirdParties, source: source, toldBy: toldBy, ground: ground,
      contact: contact, rebaseReason: rebaseReason)
  }
}

extension CaseContact {
  fileprivate var texts: [String] {
    ["\(at.millisecondsSince1970)", manner.rawValue, withWhom]
  }

  /// Nil where there are none.
  fileprivate init?(texts: [String]) throws(StoreError) {
    guard !texts.isEmpty else { return nil }
    guard texts.count == 3, let milliseconds = Int64(texts[0]),
      let manner = Manner(rawValue: texts[1])
    else { throw .corrupt }
    self.init(
      at: Instant(millisecondsSince1970: milliseconds), manner: manner, withWhom: texts[2])
  }
}
