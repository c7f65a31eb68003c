/// What somebody says a student agrees to, before the rules have looked at it. What the wire could not tell
/// is nil, so that every wrong field is named at once.
public struct ConsentProposal: Sendable {
  public var purpose: Consent.Purpose?
  public var service: UniversityService?
  public var fields: [ReferralField?]
  /// Nil for no end.
  public var until: LocalDate?
  /// Nil where none was named.
  public var manner: Consent.Manner?
  /// Nil for now.
  public var given: Instant?
  public var details: String

  public init(
    purpose: Consent.Purpose?, service: UniversityService?, fields: [ReferralField?],
    until: LocalDate?, manner: Consent.Manner?, given: Instant?, details: String
  ) {
    self.purpose = purpose
    self.service = service
    self.fields = fields
    self.until = until
    self.manner = manner
    self.given = given
    self.details = details
  }
}

/// When a consent comes to be and ends: functions of values, without clock or store.
///
/// Who may ask is the policy's to say and was decided before.
public enum ConsentRules {
  public static let detailsLengthMax = 500
  /// How long ago staff may have been told, in milliseconds: 90 days.
  public static let recordedWithin: Int64 = 90 * 86_400_000

  /// A new consent.
  ///
  /// - Parameters:
  ///   - isSubject: Whether the student gives it themselves; else somebody records what they were told.
  ///   - wording: What the student was shown; nil where there is no such wording.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func give(
    _ proposal: ConsentProposal, of student: Identifier, recordedBy person: String,
    isSubject: Bool, wording: ConsentWording?, id: Identifier, noticeVersion: NoticeVersion,
    now: Instant, today: LocalDate
  ) throws(Refusal) -> Consent {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    if proposal.purpose == nil { refuse("purpose", "must be a purpose that students agree to") }
    if proposal.service == nil { refuse("service", "must be a service of the university") }
    var fields: [ReferralField] = []
    if proposal.purpose?.hasFields ?? true {
      let (chosen, wrong) = ReferralField.choice(proposal.fields)
      fields = chosen
      violations += wrong
    } else {
      if !proposal.fields.isEmpty { refuse("fields", "must be empty for that purpose") }
      if let service = proposal.service, service != .wellbeing {
        refuse("service", "must be WELLBEING for that purpose")
      }
    }
    if let until = proposal.until, until < today { refuse("until", "must not be in the past") }
    if wording.map({ $0.from > today }) ?? true {
      refuse("wording_version", "must be a wording that is, or was, in use")
    }
    let manner = proposal.manner ?? (isSubject ? .online : nil)
    if isSubject {
      if manner != .online { refuse("manner", "must be ONLINE in the student's own session") }
      if proposal.given != nil {
        refuse("given", "must be absent in the student's own session")
      }
    } else {
      if manner != .spoken, manner != .written { refuse("manner", "must be SPOKEN or WRITTEN") }
      if let given = proposal.given {
        let age = now.millisecondsSince1970 - given.millisecondsSince1970
        if !(0...recordedWithin).contains(age) {
          refuse("given", "must be in the last 90 days")
        }
      } else {
        refuse("given", "must be given: when you were told")
      }
    }
    if let problem = problem(withDetails: proposal.details) { refuse("details", problem) }
    guard violations.isEmpty, let purpose = proposal.purpose, let service = proposal.service,
      let wording, let manner
    else { throw .invalid(violations) }
    return Consent(
      id: id, studentID: student, purpose: purpose, service: service, fields: fields,
      until: proposal.until, wording: wording.name, wordingHash: wording.hash,
      noticeVersion: noticeVersion, manner: manner, given: proposal.given ?? now, recorded: now,
      recordedBy: person, withdrawal: nil)
  }

  /// The consent is taken back. Never too late: also after its last day.
  ///
  /// - Returns: Nil where it was before, and nothing changes.
  /// - Throws: `Refusal.invalid` for the details alone.
  public static func withdraw(
    _ consent: Consent, recordedBy person: String, details: String, now: Instant
  ) throws(Refusal) -> Consent? {
    if let problem = problem(withDetails: details) { throw .invalid("details", problem) }
    guard consent.withdrawal == nil else { return nil }
    var withdrawn = consent
    withdrawn.withdrawal = Consent.Withdrawal(at: now, recordedBy: person)
    return withdrawn
  }

  private static func problem(withDetails text: String) -> String? {
    TextRules.problem(with: text, atMost: detailsLengthMax, required: false)
  }
}
