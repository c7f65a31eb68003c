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

/// What a document is, as its first bytes show. Nothing that runs is among them.
public enum DocumentType: String, CaseIterable, Sendable {
  case pdf, png, jpeg, text, office

  /// The endings of names that go with it.
  public var endings: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg"]
    case .text: ["txt", "csv", "md"]
    case .office: ["docx", "xlsx", "pptx"]
    }
  }

  /// The type of a document that begins with these bytes; nil for one that is not taken.
  public init?(beginning bytes: some Collection<UInt8>) {
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if bytes.starts(with: [0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]),
      bytes.dropFirst(30).starts(with: "[Content_Types].xml".utf8)
    {
      self = .office
    } else if Self.isText(bytes) {
      self = .text
    } else {
      return nil
    }
  }

  /// Whether they are text. A character that is cut off at the end is not held against it.
  static func isText(_ bytes: some Collection<UInt8>) -> Bool {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f || [0x09, 0x0a, 0x0d].contains($0) }
    guard isPlain, !bytes.isEmpty else { return false }
    return (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}

/// What is said of a document: sealed wherever it is kept.
public struct DocumentContent: Equatable, Sendable {
  public var name: String
  public var description: String
  public var type: DocumentType
  public var sha256: [UInt8]
  public var category: CaseCategory
  public var source: InformationSource
  public var thirdParty: ThirdPartySource?
  public var ground: Ground
  /// Why the ground holds that it was re-based on; empty where it was not.
  public var rebaseReason: String

  public init(
    name: String, description: String, type: DocumentType, sha256: [UInt8],
    category: CaseCategory, source: InformationSource, thirdParty: ThirdPartySource?,
    ground: Ground, rebaseReason: String = ""
  ) {
    self.name = name
    self.description = description
    self.type = type
    self.sha256 = sha256
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
  public var name: String
  public var description: String
  public var length: Int64
  public var sha256: [UInt8]
  public var category: CaseCategory?
  public var source: InformationSource?
  public var thirdParty: ThirdPartyProposal?
  public var ground: GroundProposal?

  public init(
    name: String, description: String, length: Int64, sha256: [UInt8], category: CaseCategory?,
    source: InformationSource?, thirdParty: ThirdPartyProposal?, ground: GroundProposal?
  ) {
    self.name = name
    self.description = description
    self.length = length
    self.sha256 = sha256
    self.category = category
    self.source = source
    self.thirdParty = thirdParty
    self.ground = ground
  }

  public static let nameLengthMax = 120
  public static let descriptionLengthMax = 500
  /// 10 MiB.
  public static let lengthMax: Int64 = 10 * 1024 * 1024
  /// 256 KiB: a piece is sealed and kept by itself.
  public static let pieceLengthMax = 256 * 1024
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
    if let problem = TextRules.problem(with: name, atMost: Self.nameLengthMax, required: true) {
      refuse("name", problem)
    } else if name.contains(where: { $0 == "/" || $0 == "\\" }) || name.hasPrefix(".") {
      refuse("name", "must be a file's name without a folder")
    } else if type == nil {
      refuse("name", "must end as a type does that is taken, such as .pdf")
    }
    if let problem = TextRules.problem(
      with: description, atMost: Self.descriptionLengthMax, required: false)
    {
      refuse("description", problem)
    }
    if !(1...Self.lengthMax).contains(length) { refuse("length", "must be 1 to \(Self.lengthMax)") }
    if sha256.count != 32 { refuse("sha256", "must have 32 bytes") }
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
    guard violations.isEmpty, let type, let category, let source, let ground else {
      throw .invalid(violations)
    }
    guard record.state != .closed else {
      throw .rule(.caseState, "Nothing is added to a closed case.")
    }
    guard documentCount < Self.documentsMax else {
      throw .rule(.caseState, "A case has at most \(Self.documentsMax) documents.")
    }
    return DocumentContent(
      name: name, description: description, type: type, sha256: sha256, category: category,
      source: source, thirdParty: thirdParty, ground: ground)
  }

  /// What the name says that it is.
  private var type: DocumentType? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return DocumentType.allCases.first { $0.endings.contains(ending) }
  }
}
