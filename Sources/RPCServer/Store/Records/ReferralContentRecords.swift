import Crypto
public import Domain
import Ledger

/// What referrals pass on and what people said of them: sealed under the student's key, and opened only for
/// a decision that may (F1).
extension Transaction {
  /// What a referral passes on: the bytes that the ledger's leaf is over.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of referral: Referral, by decision: Decision
  ) throws -> ReferralContent {
    note(referral.studentID, by: decision)
    return try ReferralContent(
      sealed: open(
        "select content from referral where id = $1", referral,
        at: Self.place(ofContentOf: referral), by: decision))
  }

  /// What people said of a referral.
  ///
  /// - Throws: As `content`.
  public func words(of referral: Referral, by decision: Decision) throws -> ReferralWords {
    note(referral.studentID, by: decision)
    let row = try row("select words_revision from referral where id = $1", referral.id)
    let bytes = try open(
      "select words from referral where id = $1", referral,
      at: Self.place(ofWordsOf: referral, revision: try row?.integer(0) ?? 0), by: decision)
    guard let texts = LengthPrefixed.texts(in: bytes, count: 4) else { throw StoreError.corrupt }
    return ReferralWords(
      risk: texts[0], answer: texts[1], closing: texts[2], review: texts[3])
  }

  private func open(
    _ sql: SQL, _ referral: Referral, at place: SealedPlace, by decision: Decision
  ) throws -> [UInt8] {
    guard let sealed = try row(sql, referral.id)?.blobOrNil(0) else { throw Refusal.denied }
    do {
      return try openConfidential(sealed, at: place, of: .referral, by: decision)
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Nil where the student's key was destroyed meanwhile.
  func sealed(
    _ words: ReferralWords, of referral: Referral, revision: Int64
  ) throws -> [UInt8]? {
    var bytes = LengthPrefixed()
    for text in [words.risk, words.answer, words.closing, words.review] { bytes.append(text) }
    do {
      return try seal(bytes.bytes, at: Self.place(ofWordsOf: referral, revision: revision))
    } catch KeyError.destroyed {
      return nil
    }
  }

  static func place(ofContentOf referral: Referral) -> SealedPlace {
    SealedPlace(
      table: "referral", column: "content", owner: referral.studentID.text, record: referral.id,
      version: 1)
  }

  private static func place(ofWordsOf referral: Referral, revision: Int64) -> SealedPlace {
    SealedPlace(
      table: "referral", column: "words", owner: referral.studentID.text, record: referral.id,
      version: revision)
  }
}

/// What the ledger says of referrals: leaves like those of a share outside, with the service for a partner.
extension Transaction {
  /// - Parameter payload: The bytes that are passed on.
  /// - Returns: The leaf's place.
  func appendAttempt(
    of referral: Referral, over payload: [UInt8], by decision: Decision
  ) throws -> Int {
    try append(attempt: Self.share(referral, payload, by: decision), at: referral.created)
  }

  /// What became of it, after the leaf that said that it was made.
  func append(
    _ outcome: ShareOutcome, of referral: Referral, by decision: Decision
  ) throws {
    let row = try row("select attempt_place, content from referral where id = $1", referral.id)
    guard let row else { throw StoreError.corrupt }
    let payload = try payload(
      toCommitTo: row.blobOrNil(1), at: Self.place(ofContentOf: referral))
    try append(
      outcome, of: Self.share(referral, payload, by: decision), after: row.int(0),
      at: referral.changed)
  }

  private static func share(
    _ referral: Referral, _ payload: [UInt8], by decision: Decision
  ) -> RecordedShare {
    RecordedShare(
      partner: code("internal.\(referral.service.rawValue)"), basis: basis(of: referral),
      actor: decision.caller.principal, student: referral.studentID,
      payloadHash: Array(SHA256.hash(data: payload)), payloadBytes: payload.count,
      detail: detail(referral))
  }

  private static func basis(of referral: Referral) -> Code {
    switch referral.authority {
    case .consent: code("uk-gdpr-6.1.a")
    case .safety(let of, _): code("safety.\(of.rawValue)")
    }
  }

  /// A code of small letters, digits, `.` and `-`; underscores become `-`.
  private static func code(_ text: String) -> Code {
    // The services' and grounds' names are short and of such letters: a test spells each of them.
    Code(text.replacing("_", with: "-"))!
  }

  private static func detail(_ referral: Referral) -> [UInt8] {
    var detail = LengthPrefixed(format: "pastoral-referral/v1")
    detail.append(referral.id.text)
    detail.append(referral.revision)
    return detail.bytes
  }
}

extension ReferralContent {
  /// What is passed on. What was not chosen is not in it.
  var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(reason)
    bytes.append(meetingPurpose)
    bytes.append(contactEmail)
    bytes.append(keyPoints)
    bytes.append(actions.flatMap { [$0.text, $0.owner.rawValue, $0.due.iso] })
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    self.init()
    reason = try texts.next()
    meetingPurpose = try texts.next()
    contactEmail = try texts.next()
    keyPoints = try texts.nextList()
    actions = try texts.nextList(width: 3) { parts -> Action? in
      guard let owner = AgreedAction.Owner(rawValue: parts[1]),
        let due = LocalDate(iso: parts[2])
      else { return nil }
      return Action(text: parts[0], owner: owner, due: due)
    }
    try texts.end()
  }
}
