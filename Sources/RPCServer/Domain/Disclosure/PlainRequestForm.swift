/// What a request of others than the police says, such as the NHS, a local authority, Student Finance or a court: plain words,
/// since each of them writes as it likes.
public struct PlainRequestForm: Equatable, Sendable {
  /// Who asks; a partner where the request names one.
  public var organisation: String
  public var person: String
  public var position: String
  /// Where the request says that they are reached; may be empty.
  public var phone: String
  /// Their own; may be empty.
  public var reference: String
  /// How they identify whom it is about.
  public var identifiers: String
  /// What is asked for, each by itself.
  public var items: [String]
  public var purpose: String
  /// The law or order that they name; empty where they name none.
  public var legalPower: String
  /// By when they ask to be answered; nil where they do not say.
  public var deadline: LocalDate?

  public init(
    organisation: String, person: String, position: String, phone: String, reference: String,
    identifiers: String, items: [String], purpose: String, legalPower: String,
    deadline: LocalDate?
  ) {
    self.organisation = organisation
    self.person = person
    self.position = position
    self.phone = phone
    self.reference = reference
    self.identifiers = identifiers
    self.items = items
    self.purpose = purpose
    self.legalPower = legalPower
    self.deadline = deadline
  }

  /// What is wrong with it, field by field.
  func problems(received: LocalDate) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: "plain.\(field)", description: problem))
    }
    for (field, text, isRequired) in [
      ("organisation", organisation, true), ("person", person, true), ("position", position, true),
      ("phone", phone, false), ("reference", reference, false), ("identifiers", identifiers, true),
      ("legal_power", legalPower, false),
    ] {
      refuse(
        field,
        TextRules.problem(
          with: text, atMost: PoliceRequestForm.nameLengthMax, required: isRequired))
    }
    for violation in RequestedItems.problems(with: items) {
      refuse(violation.field, violation.description)
    }
    refuse("purpose", TextRules.problem(with: purpose, of: PoliceRequestForm.wordsLength))
    if let deadline, deadline < received {
      refuse("deadline", "must not be before the day on which it came")
    }
    return violations
  }
}
