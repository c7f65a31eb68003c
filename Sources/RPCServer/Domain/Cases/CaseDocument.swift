/// A document in a case, as far as it stands in the clear. What it is called and about is `DocumentContent`;
/// its bytes stand in pieces beside it.
///
///     begin ──► receiving ── finish ──► complete ── (its consent ends) ──► restricted
///                   │                      ▲────────────── rebase ─────────────┘
///                   └─ (breaks off) ──► forgotten after a day
public struct CaseDocument: Equatable, Sendable {
  public let id: Identifier
  public let caseID: Identifier
  public let studentID: Identifier
  public let author: String
  public let added: Instant
  /// The notice that was in force when what is said of it was written as it stands.
  public internal(set) var noticeVersion: NoticeVersion
  public let length: Int64
  /// The version of what is said of it, from 1. Its bytes have but one.
  public internal(set) var version: Int64
  /// Whether the consent that it is kept on does not hold any more, and so nobody opens it (W13).
  public internal(set) var isRestricted: Bool

  public init(
    id: Identifier, caseID: Identifier, studentID: Identifier, author: String, added: Instant,
    noticeVersion: NoticeVersion, length: Int64, version: Int64 = 1, isRestricted: Bool
  ) {
    self.id = id
    self.caseID = caseID
    self.studentID = studentID
    self.author = author
    self.added = added
    self.noticeVersion = noticeVersion
    self.length = length
    self.version = version
    self.isRestricted = isRestricted
  }
}

/// What is said of a document: sealed wherever it is kept.
public struct DocumentContent: Equatable, Sendable {
  public var file: DocumentFile
  public var description: String
  public var category: CaseCategory
  public var source: InformationSource
  public var thirdParty: ThirdPartySource?
  public var ground: Ground
  /// Why the ground holds that it was re-based on; empty where it was not.
  public var rebaseReason: String

  public init(
    file: DocumentFile, description: String, category: CaseCategory, source: InformationSource,
    thirdParty: ThirdPartySource?, ground: Ground, rebaseReason: String = ""
  ) {
    self.file = file
    self.description = description
    self.category = category
    self.source = source
    self.thirdParty = thirdParty
    self.ground = ground
    self.rebaseReason = rebaseReason
  }
}

/// How a document goes on once it is there: functions of values, without clock or store.
public enum CaseDocumentRules {
  /// Keeps a restricted document on another ground. Only what is said of it changes.
  ///
  /// - Parameters:
  ///   - reason: Why that ground holds.
  ///   - consent: The one that the ground names.
  /// - Throws: `Refusal.invalid`, naming every wrong field; CASE_STATE where nothing restricts it; a stale
  ///   revision; CASE_FULL.
  public static func rebase(
    _ document: CaseDocument, _ current: DocumentContent, on ground: GroundProposal?,
    reason: String, version: Int64, consent: Consent?, noticeVersion: NoticeVersion,
    today: LocalDate
  ) throws(Refusal) -> (CaseDocument, DocumentContent) {
    // Nobody can know that a document has nothing of a special category.
    let checked = try Ground.rebased(
      ground, isSpecial: true, reason: reason, "reason", consent: consent,
      of: document.studentID, today: today)
    guard document.isRestricted else { throw CaseItemRules.notRestricted }
    guard document.version == version else { throw .staleRevision }
    guard document.version < CaseItemRules.versionsMax else {
      throw .rule(
        .caseFull,
        "The document has \(CaseItemRules.versionsMax) versions, which is as many as it may.")
    }
    var rebased = document
    rebased.version += 1
    rebased.noticeVersion = noticeVersion
    rebased.isRestricted = false
    var content = current
    content.ground = checked
    content.rebaseReason = reason
    return (rebased, content)
  }
}

/// A document as somebody would add it, before the rules have looked at it.
public struct DocumentProposal: Sendable {
  public var file: FileProposal
  public var description: String
  public var category: CaseCategory?
  public var source: InformationSource?
  public var thirdParty: ThirdPartyProposal?
  public var ground: GroundProposal?

  public init(
    file: FileProposal, description: String, category: CaseCategory?, source: InformationSource?,
    thirdParty: ThirdPartyProposal?, ground: GroundProposal?
  ) {
    self.file = file
    self.description = description
    self.category = category
    self.source = source
    self.thirdParty = thirdParty
    self.ground = ground
  }

  public static let descriptionLengthMax = 500
  /// More than any case has, and as many as one answer carries.
  public static let documentsMax = 500

  /// What the head says, once nothing is wrong with it. The type is what the first bytes will show.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field; CASE_STATE for a closed case.
  public func checked(
    for record: Case, consent: Consent?, thirdPartyConsent: Consent?, documentCount: Int,
    today: LocalDate
  ) throws(Refusal) -> DocumentContent {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "head.\(field)", description: description))
    }
    let file = self.file.checked("head", &violations)
    if let problem = TextRules.problem(
      with: description, atMost: Self.descriptionLengthMax, required: false)
    {
      refuse("description", problem)
    }
    if category == nil { refuse("category", "must be a category") }
    if source == nil { refuse("source", "must say where the information came from") }
    var ground: Ground?
    if let proposed = self.ground {
      ground = proposed.checked(
        "head.ground", isSpecial: true, consent: consent, of: record.studentID, today: today,
        &violations)
    } else {
      refuse("ground", "must be given")
    }
    var thirdParty: ThirdPartySource?
    if (self.thirdParty != nil) != (source?.isOutside ?? false) {
      refuse("third_party", "must be given with PARTNER or THIRD_PARTY, and only then")
    } else if let proposed = self.thirdParty {
      thirdParty = proposed.checked(
        "head.third_party", consent: thirdPartyConsent, of: record.studentID, today: today,
        &violations)
    }
    guard violations.isEmpty, let file, let category, let source, let ground else {
      throw .invalid(violations)
    }
    guard record.state != .closed else {
      throw .rule(.caseState, "Nothing is added to a closed case.")
    }
    guard documentCount < Self.documentsMax else {
      throw .rule(.caseState, "A case has at most \(Self.documentsMax) documents.")
    }
    return DocumentContent(
      file: file, description: description, category: category, source: source,
      thirdParty: thirdParty, ground: ground)
  }
}
