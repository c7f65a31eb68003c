/// The six groups of information that the Student Life and Wellbeing notice lists.
public enum CaseCategory: String, CaseIterable, Sendable {
  case personalDetails = "personal_details"
  case circumstances
  case health
  case riskSafeguarding = "risk_safeguarding"
  case history
  case equality
}

/// Where information came from.
public enum InformationSource: String, CaseIterable, Sendable {
  case subject
  case staffReferral = "staff_referral"
  case partner
  case thirdParty = "third_party"
  case campusSystem = "campus_system"

  /// Whether somebody outside the university told, which needs a lawful ground of its own (W11).
  public var isOutside: Bool { self == .partner || self == .thirdParty }
}

/// The lawful bases that the notice relies on. There is no other, legitimate interests least of all (W12).
public enum LawfulBasis: String, CaseIterable, Sendable {
  /// Article 6(1)(b).
  case contract
  /// Article 6(1)(e).
  case publicTask = "public_task"
  /// Article 6(1)(d).
  case vitalInterests = "vital_interests"
}

/// What allows special category data: explicit consent, or Article 9(2)(g) with a paragraph of Schedule 1
/// to the Data Protection Act 2018 (W13).
public enum SpecialCategoryCondition: String, CaseIterable, Sendable {
  /// Article 9(2)(a).
  case explicitConsent = "explicit_consent"
  /// Paragraph 16.
  case disabilitySupport = "disability_support"
  /// Paragraph 17.
  case counselling
  /// Paragraph 18.
  case safeguarding
  /// Paragraph 19.
  case economicWellbeing = "economic_wellbeing"
}

/// On what ground something is kept.
public struct Ground: Equatable, Sendable {
  public var basis: LawfulBasis
  /// The emergency, in words; with `vitalInterests` and only then, else empty.
  public var vitalInterests: String
  /// Nil where nothing of a special category is kept.
  public var condition: SpecialCategoryCondition?
  /// With `explicitConsent` and only then.
  public var consentID: Identifier?
  /// The appropriate policy document; with the other conditions and only then, else empty.
  public var policyDocument: String

  public init(
    basis: LawfulBasis, vitalInterests: String = "", condition: SpecialCategoryCondition?,
    consentID: Identifier? = nil, policyDocument: String = ""
  ) {
    self.basis = basis
    self.vitalInterests = vitalInterests
    self.condition = condition
    self.consentID = consentID
    self.policyDocument = policyDocument
  }

  /// The appropriate policy document of the service, where nobody names another.
  public static let policyDocument = "SLW-APD"

  /// What is kept on by rule where nobody says a ground: a student's own words, and what a campus system brings
  /// in. Students need not know the law.
  public static func byRule(in type: SupportType) -> Ground {
    let condition: SpecialCategoryCondition =
      switch type {
      case .disability: .disabilitySupport
      case .safeguarding: .safeguarding
      case .counselling, .mentalHealth, .welfare, .widerCircumstances: .counselling
      }
    return Ground(basis: .publicTask, condition: condition, policyDocument: policyDocument)
  }
}

/// A ground as somebody gives it, before the rules have looked at it. What the wire could not tell is nil.
public struct GroundProposal: Sendable {
  public var basis: LawfulBasis?
  public var vitalInterests: String
  public var condition: SpecialCategoryCondition?
  /// Empty for none.
  public var consentID: String
  public var policyDocument: String

  public init(
    basis: LawfulBasis?, vitalInterests: String, condition: SpecialCategoryCondition?,
    consentID: String, policyDocument: String
  ) {
    self.basis = basis
    self.vitalInterests = vitalInterests
    self.condition = condition
    self.consentID = consentID
    self.policyDocument = policyDocument
  }

  /// How long the words of an emergency, or of another lawful ground, are.
  static let wordsLength = 10...500

  /// The ground, once nothing is wrong with it.
  ///
  /// - Parameters:
  ///   - field: The path of the field that holds it.
  ///   - isSpecial: Whether something of a special category is kept on it, which needs a condition.
  ///   - consent: The consent that it names; nil where there is none. It must be a live explicit consent of
  ///     the student.
  ///   - violations: What is wrong is added here.
  /// - Returns: Nil where something is wrong.
  public func checked(
    _ field: String, isSpecial: Bool, consent: Consent?, of student: Identifier,
    today: LocalDate, _ violations: inout [FieldViolation]
  ) -> Ground? {
    let before = violations.count
    func refuse(_ name: String, _ description: String) {
      violations.append(FieldViolation(field: "\(field).\(name)", description: description))
    }
    if basis == nil {
      refuse(
        "basis",
        "must be CONTRACT, PUBLIC_TASK or VITAL_INTERESTS: the notice relies on no other")
    }
    if basis == .vitalInterests {
      if let problem = TextRules.problem(with: vitalInterests, of: Self.wordsLength) {
        refuse("vital_interests", problem)
      }
    } else if !vitalInterests.isEmpty {
      refuse("vital_interests", "must be given with VITAL_INTERESTS, and only then")
    }
    if isSpecial, condition == nil {
      refuse("condition", "must be given for special category data")
    }
    var consentID: Identifier?
    if condition == .explicitConsent {
      if let consent, consent.studentID == student, consent.purpose == .wellbeingSupport,
        consent.isLive(on: today)
      {
        consentID = consent.id
      } else {
        refuse("consent_id", "must be a live explicit consent of this student to that support")
      }
    } else if !self.consentID.isEmpty {
      refuse("consent_id", "must be given with EXPLICIT_CONSENT, and only then")
    }
    if let condition, condition != .explicitConsent {
      if let problem = TextRules.problem(withCode: policyDocument) {
        refuse("policy_document", problem)
      }
    } else if !policyDocument.isEmpty {
      refuse("policy_document", "must be given with a condition of Article 9(2)(g), and only then")
    }
    guard violations.count == before, let basis else { return nil }
    return Ground(
      basis: basis, vitalInterests: vitalInterests, condition: condition, consentID: consentID,
      policyDocument: policyDocument)
  }
}

/// Who told, where it was neither the student nor the university, and what makes that lawful (W11).
public struct ThirdPartySource: Equatable, Sendable {
  public enum Lawful: Equatable, Sendable {
    case consent(Identifier)
    case vitalInterests(String)
    case otherGround(String)
  }

  public let name: String
  public let lawful: Lawful

  public init(name: String, lawful: Lawful) {
    self.name = name
    self.lawful = lawful
  }
}

/// The same as somebody gives it.
public struct ThirdPartyProposal: Sendable {
  public enum Lawful: Sendable {
    /// A consent's id.
    case consent(String)
    case vitalInterests(String)
    case otherGround(String)
  }

  public var name: String
  public var lawful: Lawful?

  public init(name: String, lawful: Lawful?) {
    self.name = name
    self.lawful = lawful
  }

  static let nameLengthMax = 200

  /// The source, once nothing is wrong with it.
  ///
  /// - Parameter consent: The consent that it names; nil where there is none.
  /// - Returns: Nil where something is wrong.
  public func checked(
    _ field: String, consent: Consent?, of student: Identifier, today: LocalDate,
    _ violations: inout [FieldViolation]
  ) -> ThirdPartySource? {
    let before = violations.count
    func refuse(_ name: String, _ description: String) {
      violations.append(FieldViolation(field: "\(field).\(name)", description: description))
    }
    if let problem = TextRules.problem(with: name, atMost: Self.nameLengthMax, required: true) {
      refuse("name", problem)
    }
    var found: ThirdPartySource.Lawful?
    switch lawful {
    case .consent:
      if let consent, consent.studentID == student, consent.isLive(on: today) {
        found = .consent(consent.id)
      } else {
        refuse("consent_id", "must be a live consent of this student")
      }
    case .vitalInterests(let words):
      if let problem = TextRules.problem(with: words, of: GroundProposal.wordsLength) {
        refuse("vital_interests", problem)
      }
      found = .vitalInterests(words)
    case .otherGround(let words):
      if let problem = TextRules.problem(with: words, of: GroundProposal.wordsLength) {
        refuse("other_ground", problem)
      }
      found = .otherGround(words)
    case nil: refuse("lawful", "must say what makes it lawful that they told")
    }
    guard violations.count == before, let found else { return nil }
    return ThirdPartySource(name: name, lawful: found)
  }
}

/// Something that the student chose not to tell (W36). Nothing follows from it but that the gap is shown.
public struct InformationGap: Equatable, Sendable {
  public let category: CaseCategory
  public let words: String

  public init(category: CaseCategory, words: String) {
    self.category = category
    self.words = words
  }
}

extension TextRules {
  /// What is wrong with a text whose length has bounds on both sides; nil where nothing is.
  static func problem(with text: String, of length: ClosedRange<Int>) -> String? {
    if let problem = problem(with: text, atMost: length.upperBound, required: true) {
      return problem
    }
    return text.count < length.lowerBound
      ? "must have at least \(length.lowerBound) characters" : nil
  }
}
