/// What the record of a share says besides what was selected, why, and what became of it: sealed with that.
public struct DisclosureParticulars: Equatable, Sendable {
  /// What the share is for; empty in an emergency alone.
  public var purpose: String
  /// How often it is told again, and until when; empty for what is told once.
  public var repeats: String
  /// When and how the student was told before; with `knowledge` and only then.
  public var told: StudentTold?
  /// What allows data of a special category, and about offences, of the parts that are shared.
  public var conditions: [DataCondition]
  /// What became of each thing that a request asks for, in its order; empty for what answers none.
  public var items: [AnsweredItem]
  /// The data protection officer's views, as who decided recorded them; empty where they were not asked.
  public var officerViews: String
  /// As what somebody proposed and decided; nil where nobody did yet.
  public var proposerRole: Role?
  public var deciderRole: Role?
  /// What the partner was when it was proposed, decided and tried, as far as that changed.
  public private(set) var partners: [PartnerThen]

  public init(
    purpose: String = "", repeats: String = "", told: StudentTold? = nil,
    conditions: [DataCondition] = [], items: [AnsweredItem] = [], officerViews: String = "",
    proposerRole: Role? = nil, deciderRole: Role? = nil, partners: [PartnerThen] = []
  ) {
    self.purpose = purpose
    self.repeats = repeats
    self.told = told
    self.conditions = conditions
    self.items = items
    self.officerViews = officerViews
    self.proposerRole = proposerRole
    self.deciderRole = deciderRole
    self.partners = partners
  }

  /// Keeps what a partner is at a moment that counts, so that the record stays true when it changes. The last stands for
  /// what comes after, while nothing about the partner changes.
  ///
  /// - Returns: Whether there was anything to keep.
  @discardableResult
  public mutating func keep(_ partner: PartnerThen) -> Bool {
    if let last = partners.last, last.details == partner.details, last.cover == partner.cover {
      return false
    }
    partners.append(partner)
    return true
  }

  /// What is wrong with a proposal's, field by field. In an emergency nobody is stopped by words.
  func problems(
    under authority: DisclosureAuthority?, isEmergency: Bool, today: LocalDate
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: field, description: problem))
    }
    let wordsLength = DisclosureRules.wordsLength
    if !isEmergency || !purpose.isEmpty {
      refuse("purpose", TextRules.problem(with: purpose, of: wordsLength))
    }
    if !repeats.isEmpty { refuse("repeats", TextRules.problem(with: repeats, of: wordsLength)) }
    if authority == .knowledge {
      if let told {
        refuse("told.how", TextRules.problem(with: told.how, of: wordsLength))
        if told.day > today { refuse("told.day", "must not be in the future") }
      } else {
        refuse("told", "must say when and how the student was told")
      }
    } else if told != nil {
      refuse("told", "must be given with KNOWLEDGE, and only then")
    }
    return violations
  }

  /// - Throws: `Refusal.invalid`.
  public static func check(officerViews: String) throws(Refusal) {
    guard !officerViews.isEmpty,
      let problem = TextRules.problem(with: officerViews, of: DisclosureRules.wordsLength)
    else { return }
    throw .invalid("officer_views", problem)
  }
}

/// That the student was told of a share before it was made.
public struct StudentTold: Equatable, Sendable {
  public let day: LocalDate
  public let how: String

  public init(day: LocalDate, how: String) {
    self.day = day
    self.how = how
  }
}

/// What allows data of a special category, or about offences, in a part that is shared: the ground on which it is kept.
public enum DataCondition: Hashable, Sendable {
  /// - Parameter document: The appropriate policy document; empty with an explicit consent.
  case special(SpecialCategoryCondition, document: String)
  case offences(CriminalOffenceData)

  /// In words, for the preview and the record.
  public var words: String {
    switch self {
    case .special(.explicitConsent, _): "Article 9(2)(a), explicit consent"
    case .special(let condition, let document):
      "Article 9(2)(g), with the Data Protection Act 2018, Schedule 1, paragraph \(condition.paragraph), under \(document)"
    case .offences(let condition):
      "Data Protection Act 2018, Schedule 1, paragraph \(condition.paragraph): criminal offences"
    }
  }
}

extension SpecialCategoryCondition {
  fileprivate var paragraph: String {
    switch self {
    case .explicitConsent: "-"
    case .disabilitySupport: "16"
    case .counselling: "17"
    case .safeguarding: "18"
    case .economicWellbeing: "19"
    }
  }
}

extension CriminalOffenceData {
  fileprivate var paragraph: String {
    switch self {
    case .noOffence: "-"
    case .unlawfulActs: "10"
    case .counselling: "17"
    case .safeguarding: "18"
    case .vitalInterests: "30"
    case .legalClaims: "33"
    }
  }
}

/// What a partner was at a moment that counts.
public struct PartnerThen: Equatable, Sendable {
  public enum Occasion: String, CaseIterable, Sendable {
    case proposal, decision, attempt
  }

  public let occasion: Occasion
  public let at: Instant
  public let details: PartnerDetails
  /// What made it lawful that something went there, in words.
  public let cover: String

  public init(_ occasion: Occasion, at: Instant, details: PartnerDetails, cover: String) {
    self.occasion = occasion
    self.at = at
    self.details = details
    self.cover = cover
  }

  /// A partner as it is now.
  public init(
    _ occasion: Occasion, _ partner: Partner, at now: Instant, on today: LocalDate,
    adequacy: AdequacyFindings
  ) {
    self.init(
      occasion, at: now, details: partner.details,
      cover: TransferRules.cover(of: partner.details, on: today, adequacy: adequacy)?.words
        ?? "Nothing covers it.")
  }
}

/// What became of one thing that a request asks for.
public struct AnsweredItem: Equatable, Sendable {
  /// It is among what is told.
  public let isReleased: Bool
  /// Why so; of what is told the share's necessity says it, where this is empty.
  public let why: String

  public init(isReleased: Bool, why: String) {
    self.isReleased = isReleased
    self.why = why
  }
}
