/// The headings of a disclosure's record: first those of Annex B of the Information Commissioner's data sharing code, in its
/// order, then what happened to the share.
public enum RecordHeading: String, CaseIterable, Sendable {
  case receivingOrganisation = "receiving_organisation"
  case requestingOrganisation = "requesting_organisation"
  case requestingPerson = "requesting_person"
  case requestReceived = "request_received"
  case dataRequested = "data_requested"
  case controllership
  case agreement
  case purpose
  case lawfulBasis = "lawful_basis"
  case necessity
  case conditions
  case lawEnforcement = "law_enforcement"
  case legalPower = "legal_power"
  case impactAssessment = "impact_assessment"
  case officerViews = "officer_views"
  case retention
  case security
  case rights
  case interval
  case decision
  case reasons
  case decider
  case signed
  case dated

  case sent
  case student
  case explanation
  case origins
  case transfer
  case carriage
  case resolution
  case partner
  case review

  /// In words.
  public var title: String {
    switch self {
    case .receivingOrganisation: "Organisation receiving the request"
    case .requestingOrganisation: "Organisation requesting data"
    case .requestingPerson: "Name and position of the person requesting data"
    case .requestReceived: "Date the request was received"
    case .dataRequested: "Description of the data requested"
    case .controllership: "Data controller relationship"
    case .agreement: "Data sharing agreement in place"
    case .purpose: "Purpose of sharing"
    case .lawfulBasis: "Lawful basis for sharing"
    case .necessity: "Why sharing is necessary"
    case .conditions: "Conditions for special category and criminal offence data"
    case .lawEnforcement: "Part 3 of the Data Protection Act 2018"
    case .legalPower: "Legal power"
    case .impactAssessment: "Data protection impact assessment considered, and its outcome"
    case .officerViews: "Views of the data protection officer"
    case .retention: "Arrangements for retention and deletion"
    case .security: "Security"
    case .rights: "Arrangements for people's information rights"
    case .interval: "Dates, or intervals, of sharing"
    case .decision: "Decision"
    case .reasons: "Reasons for or against sharing"
    case .decider: "Decision taken by: name and position"
    case .signed: "Signed"
    case .dated: "Dated"
    case .sent: "What was shared"
    case .student: "Consent or knowledge of the student"
    case .explanation: "Whether the student was told why"
    case .origins: "Notices under which it was collected"
    case .transfer: "Transfer outside the United Kingdom"
    case .carriage: "How it went: plugin, attempts and receipts"
    case .resolution: "What was found out afterwards"
    case .partner: "The partner as it was"
    case .review: "Review of an emergency"
    }
  }
}
