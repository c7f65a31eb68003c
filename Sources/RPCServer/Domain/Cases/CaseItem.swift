/// Something that is kept in a case: a note, a risk assessment, a safety plan or a contact. As far as it stands
/// in the clear; what it says is `CaseItemContent`.
///
///     add ──► version 1 ── amend ─► version 2 … ── rebase ─► version n
///
/// Every version is kept. It is restricted while the consent that its present version is kept on does not
/// hold: that is worked out and not kept, so that a withdrawal restricts in its own transaction.
public struct CaseItem: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case note
    case riskAssessment = "risk_assessment"
    case safetyPlan = "safety_plan"
    case contact
  }

  public let id: Identifier
  public let caseID: Identifier
  public let kind: Kind
  public let author: String
  public let added: Instant
  /// Who wrote the present version, and when.
  public var changedBy: String
  public var changed: Instant
  /// Counts versions from 1.
  public var version: Int64
  public var noticeVersion: NoticeVersion
  /// The consent that it is kept on was withdrawn, or has ended.
  public var isRestricted: Bool

  public init(
    id: Identifier, caseID: Identifier, kind: Kind, author: String, added: Instant,
    changedBy: String, changed: Instant, version: Int64, noticeVersion: NoticeVersion,
    isRestricted: Bool
  ) {
    self.id = id
    self.caseID = caseID
    self.kind = kind
    self.author = author
    self.added = added
    self.changedBy = changedBy
    self.changed = changed
    self.version = version
    self.noticeVersion = noticeVersion
    self.isRestricted = isRestricted
  }
}

/// What an item says in one of its versions: sealed wherever it is kept, its category too.
public struct CaseItemContent: Equatable, Sendable {
  public var category: CaseCategory
  public var paragraphs: [String]
  /// Why it is relevant to the support; empty where the notice does not ask.
  public var relevance: String
  /// Why it is necessary for the support; empty where the notice does not ask.
  public var necessity: String
  /// Why a category is kept that the type of support does not ordinarily collect; else empty.
  public var justification: String
  public var isSpecialCategory: Bool
  public var criminalOffence: CriminalOffenceData
  public var thirdParties: [ThirdPartySubject]
  public var source: InformationSource
  /// Who told, where it was neither the student nor the university.
  public var toldBy: ThirdPartySource?
  public var ground: Ground
  /// With a contact and only then.
  public var contact: CaseContact?
  /// Why it is kept on another ground than before, in the version that is that; else empty.
  public var rebaseReason: String

  public init(
    category: CaseCategory, paragraphs: [String], relevance: String, necessity: String,
    justification: String, isSpecialCategory: Bool, criminalOffence: CriminalOffenceData,
    thirdParties: [ThirdPartySubject], source: InformationSource, toldBy: ThirdPartySource?,
    ground: Ground, contact: CaseContact?, rebaseReason: String = ""
  ) {
    self.category = category
    self.paragraphs = paragraphs
    self.relevance = relevance
    self.necessity = necessity
    self.justification = justification
    self.isSpecialCategory = isSpecialCategory
    self.criminalOffence = criminalOffence
    self.thirdParties = thirdParties
    self.source = source
    self.toldBy = toldBy
    self.ground = ground
    self.contact = contact
    self.rebaseReason = rebaseReason
  }
}

/// Whether something is about criminal offences, and which condition of Schedule 1 to the Data Protection Act
/// 2018 then allows to keep it (W7).
public enum CriminalOffenceData: String, CaseIterable, Sendable {
  /// It is not about any.
  case noOffence = "none"
  /// Paragraph 10.
  case unlawfulActs = "unlawful_acts"
  /// Paragraph 17.
  case counselling
  /// Paragraph 18.
  case safeguarding
  /// Paragraph 30.
  case vitalInterests = "vital_interests"
  /// Paragraph 33.
  case legalClaims = "legal_claims"
}

/// Somebody else whom an item is about: a reference of their own, so that an export to others can leave them
/// out (W6).
public struct ThirdPartySubject: Equatable, Sendable {
  public let id: Identifier
  public let name: String
  /// What they are to the student.
  public let relation: String

  public init(id: Identifier, name: String, relation: String) {
    self.id = id
    self.name = name
    self.relation = relation
  }
}

/// That somebody was spoken or written to.
public struct CaseContact: Equatable, Sendable {
  public enum Manner: String, CaseIterable, Sendable {
    case inPerson = "in_person"
    case online, phone, email, letter, message
  }

  public let at: Instant
  public let manner: Manner
  public let withWhom: String

  public init(at: Instant, manner: Manner, withWhom: String) {
    self.at = at
    self.manner = manner
    self.withWhom = withWhom
  }
}

/// As much of what an item says as a list shows.
public struct CaseItemHead: Equatable, Sendable {
  public let category: CaseCategory
  public let isSpecialCategory: Bool
  public let isAboutOffences: Bool
  public let hasThirdParties: Bool

  public init(_ content: CaseItemContent) {
    category = content.category
    isSpecialCategory = content.isSpecialCategory
    isAboutOffences = content.criminalOffence != .noOffence
    hasThirdParties = !content.thirdParties.isEmpty
  }
}

/// That an item came to have a version.
public struct CaseItemVersion: Equatable, Sendable {
  public let version: Int64
  public let author: String
  public let written: Instant
  public let noticeVersion: NoticeVersion
  /// The consent that it was kept on was withdrawn, or has ended.
  public let isRestricted: Bool

  public init(
    version: Int64, author: String, written: Instant, noticeVersion: NoticeVersion,
    isRestricted: Bool
  ) {
    self.version = version
    self.author = author
    self.written = written
    self.noticeVersion = noticeVersion
    self.isRestricted = isRestricted
  }
}
