import Domain
import Messages
import SwiftProtobuf

/// What the record of a disclosure says, between the wire and the domain.
extension DisclosureParticulars {
  /// - Throws: `Refusal.invalid` for a day that is none, and for more things than a request asks for.
  init(_ request: Pastoral_V1_ProposeDisclosureRequest, conditions: [DataCondition]) throws {
    guard request.items.count <= PoliceRequestForm.itemsMax else {
      throw Refusal.invalid("items", "must be at most \(PoliceRequestForm.itemsMax)")
    }
    self.init(
      purpose: request.purpose, repeats: request.repeats,
      told: request.hasTold
        ? StudentTold(
          day: try LocalDate(request.told.day, field: "told.day"), how: request.told.how) : nil,
      conditions: conditions,
      items: request.items.map { AnsweredItem(isReleased: $0.released, why: $0.why) })
  }
}

extension Pastoral_V1_Disclosure {
  /// What who works with it sees of that.
  mutating func fill(_ particulars: DisclosureParticulars) {
    purpose = particulars.purpose
    repeats = particulars.repeats
    if let before = particulars.told {
      told = .with {
        $0.day = Pastoral_V1_Date(before.day)
        $0.how = before.how
      }
    }
    items = particulars.items.map { item in
      .with {
        $0.released = item.isReleased
        $0.why = item.why
      }
    }
    conditions = particulars.conditions.map(\.words)
    officerViews = particulars.officerViews
  }
}

extension Pastoral_V1_DisclosureRecord {
  init(_ record: DisclosureRecord, of disclosure: Disclosure, at now: Instant) {
    self.init()
    disclosureID = disclosure.id.text
    revision = disclosure.revision
    made = Google_Protobuf_Timestamp(now)
    entries = record.entries.map { heading, entry in
      .with {
        $0.heading = heading.rawValue
        $0.title = heading.title
        switch entry {
        case .lines(let lines): $0.lines = lines
        case .notApplicable(let why): $0.notApplicable = why
        }
      }
    }
  }
}

extension PartnerTerms {
  /// What a caller sent; nil where it does not say who decides, or on which basis.
  init?(_ message: Pastoral_V1_PartnerTerms) {
    guard let controllership = Controllership.named(message.controllership, spelt: { .init($0) }),
      let basis = LawfulBasis.named(message.basis, spelt: { .init($0) })
    else { return nil }
    self.init(
      controllership: controllership, basis: basis, assessment: message.assessment,
      assessmentOutcome: message.assessmentOutcome, retention: message.retention,
      security: message.security, rights: message.rights)
  }
}

extension Pastoral_V1_PartnerTerms {
  init(_ terms: PartnerTerms) {
    self.init()
    controllership = Pastoral_V1_Controllership(terms.controllership)
    basis = Pastoral_V1_LawfulBasis(terms.basis)
    assessment = terms.assessment
    assessmentOutcome = terms.assessmentOutcome
    retention = terms.retention
    security = terms.security
    rights = terms.rights
  }
}

extension Pastoral_V1_Controllership {
  init(_ controllership: PartnerTerms.Controllership) {
    self =
      switch controllership {
      case .separate: .separate
      case .joint: .joint
      }
  }
}
