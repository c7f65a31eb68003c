import Domain
import Messages
import SwiftProtobuf

/// The words of Student Life and Wellbeing between the wire and the domain: each enumeration once.
extension CaseIterable {
  /// The value that a message names; nil for none, or one that is not known.
  ///
  /// - Parameter spelt: How each value is spelt on the wire.
  static func named<Wire: Equatable>(_ wire: Wire, spelt: (Self) -> Wire) -> Self? {
    allCases.first { spelt($0) == wire }
  }
}

extension Pastoral_V1_SupportType {
  init(_ type: SupportType) {
    self =
      switch type {
      case .counselling: .counselling
      case .mentalHealth: .mentalHealth
      case .disability: .disability
      case .safeguarding: .safeguarding
      case .welfare: .welfare
      case .widerCircumstances: .widerCircumstances
      }
  }
}

extension Pastoral_V1_SupportPostKind {
  init(_ kind: SupportPost.Kind) {
    self =
      switch kind {
      case .practitioner: .practitioner
      case .intake: .intake
      case .supervisor: .supervisor
      case .clinicalSupervisor: .clinicalSupervisor
      case .ingest: .ingest
      }
  }
}

extension Pastoral_V1_CaseState {
  init(_ state: Case.State) {
    self =
      switch state {
      case .open: .open
      case .active: .active
      case .onHold: .onHold
      case .closed: .closed
      }
  }
}

extension Pastoral_V1_CasePriority {
  init(_ priority: Case.Priority) {
    self =
      switch priority {
      case .routine: .routine
      case .soon: .soon
      case .urgent: .urgent
      }
  }
}

extension Pastoral_V1_RiskLevel {
  init(_ risk: CaseContent.Risk) {
    self =
      switch risk {
      case .notAssessed: .notAssessed
      case .low: .low
      case .medium: .medium
      case .high: .high
      }
  }
}

extension Pastoral_V1_CaseCategory {
  init(_ category: CaseCategory) {
    self =
      switch category {
      case .personalDetails: .personalDetails
      case .circumstances: .circumstances
      case .health: .health
      case .riskSafeguarding: .riskSafeguarding
      case .history: .history
      case .equality: .equality
      }
  }
}

extension Pastoral_V1_InformationSource {
  init(_ source: InformationSource) {
    self =
      switch source {
      case .subject: .subject
      case .staffReferral: .staffReferral
      case .partner: .partner
      case .thirdParty: .thirdParty
      case .campusSystem: .campusSystem
      }
  }
}

extension Pastoral_V1_LawfulBasis {
  init(_ basis: LawfulBasis) {
    self =
      switch basis {
      case .contract: .contract
      case .publicTask: .publicTask
      case .vitalInterests: .vitalInterests
      }
  }
}

extension Pastoral_V1_SpecialCategoryCondition {
  init(_ condition: SpecialCategoryCondition) {
    self =
      switch condition {
      case .explicitConsent: .explicitConsent
      case .disabilitySupport: .disabilitySupport
      case .counselling: .counselling
      case .safeguarding: .safeguarding
      case .economicWellbeing: .economicWellbeing
      }
  }
}

extension Pastoral_V1_CaseChangeKind {
  init(_ kind: CaseChange.Kind) {
    self =
      switch kind {
      case .opened: .opened
      case .assessed: .assessed
      case .allocated: .allocated
      case .held: .held
      case .resumed: .resumed
      case .closed: .closed
      case .reopened: .reopened
      case .sealed: .sealed
      case .unsealed: .unsealed
      case .memberAdded: .memberAdded
      case .memberEnded: .memberEnded
      case .transferred: .transferred
      case .rebased: .rebased
      case .readingReasoned: .readingReasoned
      }
  }
}

extension SupportType {
  init?(_ type: Pastoral_V1_SupportType) {
    guard let found = Self.named(type, spelt: { .init($0) }) else { return nil }
    self = found
  }
}

// MARK: Grounds and sources

extension GroundProposal {
  init(_ ground: Pastoral_V1_Ground) {
    self.init(
      basis: .named(ground.basis) { .init($0) }, vitalInterests: ground.vitalInterests,
      condition: .named(ground.condition) { .init($0) }, consentID: ground.consentID,
      policyDocument: ground.policyDocument)
  }
}

extension Pastoral_V1_Ground {
  init(_ ground: Ground) {
    self.init()
    basis = Pastoral_V1_LawfulBasis(ground.basis)
    vitalInterests = ground.vitalInterests
    if let allowed = ground.condition {
      condition = Pastoral_V1_SpecialCategoryCondition(allowed)
    }
    consentID = ground.consentID?.text ?? ""
    policyDocument = ground.policyDocument
  }
}

extension ThirdPartyProposal {
  init(_ source: Pastoral_V1_ThirdPartySource) {
    let lawful: Lawful? =
      switch source.lawful {
      case .consentID(let id): .consent(id)
      case .vitalInterests(let words): .vitalInterests(words)
      case .otherGround(let words): .otherGround(words)
      case nil: nil
      }
    self.init(name: source.name, lawful: lawful)
  }

  /// The consent that it names; empty for none.
  var consentID: String {
    if case .consent(let id) = lawful { id } else { "" }
  }
}

extension Pastoral_V1_ThirdPartySource {
  init(_ source: ThirdPartySource) {
    self.init()
    name = source.name
    lawful =
      switch source.lawful {
      case .consent(let id): .consentID(id.text)
      case .vitalInterests(let words): .vitalInterests(words)
      case .otherGround(let words): .otherGround(words)
      }
  }
}

extension Pastoral_V1_ConfidentialityTerms {
  init(_ terms: ConfidentialityTerms, accepted moment: Instant?) {
    self.init()
    version = terms.version
    text = terms.text
    from = Pastoral_V1_Date(terms.from)
    if let moment { accepted = Google_Protobuf_Timestamp(moment) }
  }
}
