/// What each type of support ordinarily collects, as data (W2): the notice says that it depends on the type of
/// support. What stands outside is kept only with a justification in words. Concerns for somebody's safety can
/// come up anywhere.
public enum CollectedCategories {
  private static let table: [SupportType: Set<CaseCategory>] = [
    .counselling: [.personalDetails, .circumstances, .health, .riskSafeguarding, .history],
    .mentalHealth: [.personalDetails, .circumstances, .health, .riskSafeguarding, .history],
    .disability: [.personalDetails, .circumstances, .health, .riskSafeguarding, .equality],
    .safeguarding: [.personalDetails, .circumstances, .health, .riskSafeguarding, .history],
    .welfare: [.personalDetails, .circumstances, .riskSafeguarding, .equality],
    .widerCircumstances: [.personalDetails, .circumstances, .riskSafeguarding, .history],
  ]

  /// What a type of support ordinarily collects.
  public static func of(_ type: SupportType) -> Set<CaseCategory> { table[type] ?? [] }
}

/// What the notice asks of a category, once for all of them (W2–W8).
extension CaseCategory {
  /// The notice keeps it "where relevant" to the support: the relevance is said in words.
  public var asksRelevance: Bool {
    switch self {
    case .circumstances, .history, .equality: true
    case .personalDetails, .health, .riskSafeguarding: false
    }
  }

  /// The notice keeps it "where this is necessary": the necessity is said in words.
  public var asksNecessity: Bool { self == .health }

  /// It is always special category data.
  public var isSpecial: Bool { self == .health || self == .equality }

  /// Whether it is about criminal offences cannot be left unsaid.
  public var asksCriminalOffence: Bool { self == .history || self == .riskSafeguarding }

  /// Left out of lists unless the team asks for it (W8).
  public var isHiddenFromLists: Bool { self == .equality }
}
