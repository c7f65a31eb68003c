/// What somebody wants to pass on, before the rules have looked at it. What the wire could not tell is nil,
/// so that every wrong field is named at once.
public struct ReferralProposal: Sendable {
  /// What is said to allow it.
  public enum Authority: Sendable {
    /// A consent's id.
    case consent(String)
    /// - Parameter review: Nil where it is no day.
    case safety(risk: String, of: Referral.SafetyOf?, review: LocalDate?)
  }

  public var service: UniversityService?
  public var fields: [ReferralField?]
  /// Empty for none.
  public var noteID: String
  public var reason: String
  /// Nil where nothing was named.
  public var authority: Authority?

  public init(
    service: UniversityService?, fields: [ReferralField?], noteID: String, reason: String,
    authority: Authority?
  ) {
    self.service = service
    self.fields = fields
    self.noteID = noteID
    self.reason = reason
    self.authority = authority
  }

  /// The service and the fields, once nothing is wrong.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public func checked(
    today: LocalDate
  ) throws(Refusal) -> (service: UniversityService, fields: [ReferralField]) {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    if service == nil { refuse("service", "must be a service of the university") }
    let (fields, wrong) = ReferralField.choice(self.fields)
    violations += wrong
    if wrong.isEmpty, noteID.isEmpty == fields.contains(where: ReferralField.ofNotes.contains) {
      refuse("note_id", "must be given with MEETING_PURPOSE, KEY_POINTS or ACTIONS, and only then")
    }
    if fields.contains(.reason) {
      if let problem = TextRules.problem(
        with: reason, atMost: ReferralRules.reasonLengthMax, required: true)
      {
        refuse("reason", problem)
      }
    } else if !reason.isEmpty {
      refuse("reason", "must be given with REASON among the fields, and only then")
    }
    if case .safety(let risk, let of, let review) = authority {
      let length = ReferralRules.riskLength
      if let problem = TextRules.problem(with: risk, atMost: length.upperBound, required: true) {
        refuse("safety_ground.risk", problem)
      } else if risk.count < length.lowerBound {
        refuse("safety_ground.risk", "must have at least \(length.lowerBound) characters")
      }
      if of == nil { refuse("safety_ground.safety_of", "must be STUDENT or OTHERS") }
      let days = ReferralRules.reviewDays
      let first = today.adding(days: days.lowerBound)
      let last = today.adding(days: days.upperBound)
      if !(review.map { (first...last).contains($0) } ?? false) {
        refuse(
          "safety_ground.review",
          "must be a day from tomorrow to \(days.upperBound) days from today")
      }
    }
    guard violations.isEmpty, let service else { throw .invalid(violations) }
    return (service, fields)
  }
}
