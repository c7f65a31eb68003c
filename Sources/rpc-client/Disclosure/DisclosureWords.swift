import ArgumentParser
import Messages

/// What allows a disclosure, as a proposal spells it.
enum AuthorityName: String, FormWord {
  case consent, knowledge
  case legalObligation = "legal-obligation"
  case crime
  case legalProceedings = "legal-proceedings"
  case seriousConcern = "serious-concern"
  case safetyConcern = "safety-concern"

  var authority: Pastoral_V1_DisclosureAuthority {
    switch self {
    case .consent: .consent
    case .knowledge: .knowledge
    case .legalObligation: .legalObligation
    case .crime: .crime
    case .legalProceedings: .legalProceedings
    case .seriousConcern: .seriousConcern
    case .safetyConcern: .safetyConcern
    }
  }

  static func text(of authority: Pastoral_V1_DisclosureAuthority) -> String {
    allCases.first { $0.authority == authority }?.rawValue ?? "other"
  }
}

/// Why something goes abroad, as a proposal spells it.
enum TransferName: String, FormWord {
  case contract
  case overseasPartner = "overseas-partner"

  var transfer: Pastoral_V1_TransferReason {
    switch self {
    case .contract: .contract
    case .overseasPartner: .overseasPartner
    }
  }
}

/// What of a record can be disclosed, as a proposal spells it.
enum DisclosedFieldName: String, FormWord {
  case name, born, address, email, phone
  case campusID = "campus-id"
  case supportType = "support-type"
  case reason, risk, item, referral, note

  var field: Pastoral_V1_DisclosedField {
    switch self {
    case .name: .name
    case .born: .born
    case .address: .address
    case .email: .email
    case .phone: .phone
    case .campusID: .campusID
    case .supportType: .supportType
    case .reason: .reason
    case .risk: .risk
    case .item: .itemText
    case .referral: .referralText
    case .note: .noteText
    }
  }

  static func text(of selection: Pastoral_V1_FieldSelection) -> String {
    let name = text(of: selection.field)
    return selection.recordID.isEmpty ? name : "\(name):\(selection.recordID)"
  }

  static func text(of field: Pastoral_V1_DisclosedField) -> String {
    allCases.first { $0.field == field }?.rawValue ?? "other"
  }
}

enum PartnerKindName: String, CaseIterable, ExpressibleByArgument {
  case nhs
  case studentFinance = "student-finance"
  case police
  case localAuthority = "local-authority"
  case other

  var kind: Pastoral_V1_PartnerKind {
    switch self {
    case .nhs: .nhs
    case .studentFinance: .studentFinance
    case .police: .police
    case .localAuthority: .localAuthority
    case .other: .other
    }
  }

  static func text(of kind: Pastoral_V1_PartnerKind) -> String {
    allCases.first { $0.kind == kind }?.rawValue ?? "other"
  }
}

extension Pastoral_V1_DisclosureState {
  var word: String {
    switch self {
    case .proposed: "proposed"
    case .refused: "refused"
    case .cancelled: "cancelled"
    case .queued: "queued"
    case .attempted: "attempted"
    case .transmitted: "transmitted"
    case .acknowledged: "acknowledged"
    case .rejected: "rejected"
    case .undelivered: "undelivered"
    case .unknown: "unknown"
    case .abandoned: "abandoned"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

/// How disclosures are shown.
enum Disclosures {
  static let columns: [ListColumn<Pastoral_V1_Disclosure>] = [
    ListColumn("id") { $0.id },
    ListColumn("partner") { $0.partnerName },
    ListColumn("state") { $0.state.word },
    ListColumn("authority") { AuthorityName.text(of: $0.authority) },
    ListColumn("fields") { disclosure in
      disclosure.fields.map { DisclosedFieldName.text(of: $0) }.joined(separator: ", ")
    },
    ListColumn("emergency") { $0.emergency ? "yes" : "" },
    ListColumn("proposed", plain: { $0.hasProposed ? $0.proposed.at.london.iso : "" }) {
      $0.hasProposed ? "\($0.proposed.at.london.text), \($0.proposed.name)" : ""
    },
    ListColumn("decided", plain: { $0.hasDecided ? $0.decided.at.london.iso : "" }) {
      $0.hasDecided ? "\($0.decided.at.london.text), \($0.decided.name)" : ""
    },
    ListColumn("attempts") { $0.attempts == 0 ? "" : "\($0.attempts)" },
    ListColumn("outcomes") { disclosure in
      disclosure.attemptsMade.map { attempt in
        "\(attempt.outcome.isEmpty ? "under way" : attempt.outcome) (leaf \(attempt.leaf))"
      }.joined(separator: ", ")
    },
    ListColumn("form due", plain: { $0.hasFormDue ? $0.formDue.london.iso : "" }) { disclosure in
      guard disclosure.hasFormDue else { return "" }
      return disclosure.formDue.london.text + (disclosure.formLate ? " LATE" : "")
    },
    ListColumn("answer by") { disclosure in
      guard disclosure.hasAnswerDue else { return "" }
      return disclosure.answerDue.text + (disclosure.answerOverdue ? " OVERDUE" : "")
    },
    ListColumn("explain by") { disclosure in
      guard disclosure.hasExplanationDue else { return "" }
      return disclosure.explanationDue.text + (disclosure.explanationOverdue ? " OVERDUE" : "")
    },
    ListColumn("explained") { $0.hasExplained ? $0.explained.text : "" },
    ListColumn("review by", plain: { $0.hasReviewDue ? $0.reviewDue.london.iso : "" }) {
      $0.hasReviewDue && !$0.hasReviewed ? $0.reviewDue.london.text : ""
    },
    ListColumn("revision") { "\($0.revision)" },
  ]

  /// What a disclosure says besides, for one that is shown by itself.
  static let details: [ListColumn<Pastoral_V1_Disclosure>] =
    columns + [
      ListColumn("student_id") { $0.studentID },
      ListColumn("case_id") { $0.caseID },
      ListColumn("digest") { $0.digest.hexadecimal },
      ListColumn("bytes") { "\($0.payloadBytes)" },
      ListColumn("origins") { $0.origins.joined(separator: ", ") },
      ListColumn("plugin") { $0.plugin },
      ListColumn("purpose") { $0.purpose },
      ListColumn("repeats") { $0.repeats },
      ListColumn("told") { $0.hasTold ? "\($0.told.day.text): \($0.told.how)" : "" },
      ListColumn("conditions") { $0.conditions.joined(separator: "; ") },
      ListColumn("items") { disclosure in
        disclosure.items.map {
          ($0.released ? "released" : "refused") + ($0.why.isEmpty ? "" : ": \($0.why)")
        }.joined(separator: "; ")
      },
      ListColumn("necessity") { $0.necessity },
      ListColumn("proportionality") { $0.proportionality },
      ListColumn("concern") { $0.concern },
      ListColumn("reference") { $0.reference },
      ListColumn("request") { $0.requestID },
      ListColumn("decision") { $0.decision },
      ListColumn("officer's views") { $0.officerViews },
      ListColumn("explanation") { $0.explanation },
      ListColumn("review") { $0.review },
      ListColumn("resolution") { $0.resolution },
      ListColumn("partner's reference") { $0.partnerReference },
      ListColumn("partner's code") { $0.partnerCode },
    ]
}
