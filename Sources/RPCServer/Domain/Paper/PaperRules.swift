/// How paper comes on the register and what can be done with it: functions of values, without clock or store.
/// Who may ask is the policy's to say and was decided before.
public enum PaperRules {
  public static let whatLengthMax = 200
  public static let placeLengthMax = 200
  public static let wordsLengthMax = 500
  /// How many days ahead paper that is lent comes back.
  public static let loanDays = 0...90

  /// Where paper is to stand, under which control and in whose hands, before the rules have looked at it.
  public struct Place: Sendable {
    public var location: String
    /// Nil where the wire could not tell.
    public var control: PaperRecord.Control?
    public var custodian: String
    /// Whether they can open the case, or keep records, and so may answer for it.
    public var isCustodianRight: Bool

    public init(
      location: String, control: PaperRecord.Control?, custodian: String, isCustodianRight: Bool
    ) {
      self.location = location
      self.control = control
      self.custodian = custodian
      self.isCustodianRight = isCustodianRight
    }
  }

  /// Puts paper of a case on the register.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func register(
    _ what: String, of record: Case, at place: Place, by person: String, id: Identifier,
    now: Instant
  ) throws(Refusal) -> (PaperRecord, PaperWords) {
    var violations = wrong(what, "what", atMost: whatLengthMax)
    let control = checked(place, &violations)
    guard violations.isEmpty, let control else { throw .invalid(violations) }
    let paper = PaperRecord(
      id: id, caseID: record.id, studentID: record.studentID, state: .held, control: control,
      custodian: place.custodian, loanUntil: nil, certificate: nil, registered: now,
      registeredBy: person, changed: now, revision: 1)
    return (paper, PaperWords(what: what, location: place.location))
  }

  /// Puts it somewhere else, or into somebody else's hands.
  ///
  /// - Throws: `Refusal.invalid`; PAPER_STATE; `Refusal.staleRevision`.
  public static func move(
    _ current: PaperRecord, _ words: PaperWords, to place: Place, because why: String,
    revision: Int64, now: Instant
  ) throws(Refusal) -> (PaperRecord, PaperWords) {
    var violations: [FieldViolation] = []
    let control = checked(place, &violations)
    violations += wrong(why, "words", atMost: wordsLengthMax)
    guard violations.isEmpty, let control else { throw .invalid(violations) }
    var moved = try changed(current, from: .held, revision, now)
    moved.control = control
    moved.custodian = place.custodian
    var said = words
    said.location = place.location
    return (moved, said)
  }

  /// Lends it.
  ///
  /// - Throws: As `move`.
  public static func loan(
    _ current: PaperRecord, _ words: PaperWords, to borrower: String, until day: LocalDate?,
    because why: String, revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> (PaperRecord, PaperWords) {
    var violations = wrong(borrower, "borrower", atMost: placeLengthMax)
    let days = day.map { $0.daysSince1970 - today.daysSince1970 }
    if !(days.map { loanDays.contains($0) } ?? false) {
      violations.append(
        FieldViolation(
          field: "until",
          description: "must be today or later, \(loanDays.upperBound) days ahead at most"))
    }
    violations += wrong(why, "words", atMost: wordsLengthMax)
    guard violations.isEmpty, let day else { throw .invalid(violations) }
    var lent = try changed(current, from: .held, revision, now)
    lent.state = .onLoan
    lent.loanUntil = day
    var said = words
    said.borrower = borrower
    return (lent, said)
  }

  /// It came back to where it stood.
  ///
  /// - Throws: As `move`.
  public static func returnLoan(
    _ current: PaperRecord, _ words: PaperWords, because why: String, revision: Int64,
    now: Instant
  ) throws(Refusal) -> (PaperRecord, PaperWords) {
    let violations = wrong(why, "words", atMost: wordsLengthMax)
    guard violations.isEmpty else { throw .invalid(violations) }
    var returned = try changed(current, from: .onLoan, revision, now)
    returned.state = .held
    returned.loanUntil = nil
    var said = words
    said.borrower = ""
    return (returned, said)
  }

  /// A certificate as somebody gives it. What the wire could not tell is nil.
  public struct CertificateProposal: Sendable {
    public var number: String
    public var method: PaperRecord.Destruction?
    public var date: LocalDate?
    public var witness: String
    /// Whether the witness may sign in.
    public var isWitnessActive: Bool

    public init(
      number: String, method: PaperRecord.Destruction?, date: LocalDate?, witness: String,
      isWitnessActive: Bool
    ) {
      self.number = number
      self.method = method
      self.date = date
      self.witness = witness
      self.isWitnessActive = isWitnessActive
    }
  }

  /// It was destroyed, before somebody else's eyes.
  ///
  /// - Parameters:
  ///   - person: Who records it.
  ///   - firstDay: The day on which it was registered.
  /// - Throws: As `move`; OWN_CUSTODY where `person` holds it.
  public static func destroy(
    _ current: PaperRecord, certificate: CertificateProposal, by person: String,
    because why: String, revision: Int64, now: Instant, today: LocalDate, firstDay: LocalDate
  ) throws(Refusal) -> PaperRecord {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "certificate.\(field)", description: description))
    }
    if let problem = TextRules.problem(withCode: certificate.number) { refuse("number", problem) }
    if certificate.method == nil { refuse("method", "must say how it was destroyed") }
    if !(certificate.date.map { firstDay <= $0 && $0 <= today } ?? false) {
      refuse("date", "must be from the day it was registered to today")
    }
    if !certificate.isWitnessActive || certificate.witness == person {
      refuse("witness_id", "must be somebody else who may sign in")
    }
    violations += wrong(why, "words", atMost: wordsLengthMax)
    guard violations.isEmpty, let method = certificate.method, let date = certificate.date else {
      throw .invalid(violations)
    }
    var destroyed = try changed(current, from: .held, revision, now)
    guard current.custodian != person else {
      throw .rule(.ownCustody, "Who answers for paper does not destroy it.")
    }
    destroyed.state = .destroyed
    destroyed.certificate = PaperRecord.Certificate(
      number: certificate.number, method: method, date: date, witness: certificate.witness)
    return destroyed
  }

  // MARK: What they share

  private static func changed(
    _ current: PaperRecord, from state: PaperRecord.State, _ revision: Int64, _ now: Instant
  ) throws(Refusal) -> PaperRecord {
    guard current.revision == revision else { throw .staleRevision }
    guard current.state == state else {
      throw .rule(.paperState, "That cannot be done with paper in its state.")
    }
    var next = current
    next.revision += 1
    next.changed = now
    return next
  }

  /// The control of a place, once nothing is wrong with it.
  private static func checked(
    _ place: Place, _ violations: inout [FieldViolation]
  ) -> PaperRecord.Control? {
    violations += wrong(place.location, "location", atMost: placeLengthMax)
    if place.control == nil {
      violations.append(
        FieldViolation(field: "control", description: "must say what keeps others from it"))
    }
    if !place.isCustodianRight {
      violations.append(
        FieldViolation(
          field: "custodian_id",
          description: "must be of the case's team, a supervisor of its line or a records manager"))
    }
    return place.control
  }

  private static func wrong(
    _ text: String, _ field: String, atMost limit: Int
  ) -> [FieldViolation] {
    TextRules.problem(with: text, atMost: limit, required: true)
      .map { [FieldViolation(field: field, description: $0)] } ?? []
  }
}
