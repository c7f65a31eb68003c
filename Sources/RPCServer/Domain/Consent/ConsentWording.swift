/// What students are shown when they are asked, in one of its versions. One that has come into use stays as
/// it is, since consents name it.
public struct ConsentWording: Equatable, Sendable {
  public struct Name: Hashable, Sendable {
    public var purpose: Consent.Purpose
    public var version: String

    public init(purpose: Consent.Purpose, version: String) {
      self.purpose = purpose
      self.version = version
    }
  }

  public var name: Name
  /// The first day on which it is shown.
  public var from: LocalDate
  public var text: String
  /// SHA-256 of the text in UTF-8.
  public var hash: [UInt8]

  public init(name: Name, from: LocalDate, text: String, hash: [UInt8]) {
    self.name = name
    self.from = from
    self.text = text
    self.hash = hash
  }

  /// Which of the wordings is shown on a day: of its purpose the one that began last.
  public static func inUse(
    _ purpose: Consent.Purpose, of wordings: [ConsentWording], on day: LocalDate
  ) -> ConsentWording? {
    wordings.filter { $0.name.purpose == purpose && $0.from <= day }.max { $0.from < $1.from }
  }
}

/// What a wording that is to be published must be.
public enum ConsentWordingRules {
  public static let textLengthMax = 4_000
  /// How far ahead one can be planned, in days.
  public static let daysAheadMax = 730

  /// - Parameters:
  ///   - purpose: Nil for one that is not known.
  ///   - known: All wordings that there are.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func publish(
    _ purpose: Consent.Purpose?, version: String, from: LocalDate, text: String, hash: [UInt8],
    over known: [ConsentWording], today: LocalDate
  ) throws(Refusal) -> ConsentWording {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "wording.\(field)", description: description))
    }
    if purpose == nil { refuse("purpose", "must be INTERNAL_REFERRAL") }
    if let problem = TextRules.problem(withCode: version) { refuse("version", problem) }
    // Who agreed today says which wording it was, so that must stay what it is.
    if from <= today { refuse("from", "must be later than today") }
    if from.daysSince1970 - today.daysSince1970 > daysAheadMax {
      refuse("from", "must be at most \(daysAheadMax) days ahead")
    }
    if let problem = TextRules.problem(with: text, atMost: textLengthMax, required: true) {
      refuse("text", problem)
    }
    for other in known where other.name.purpose == purpose {
      if other.name.version == version {
        if other.from <= today { refuse("version", "is the name of a version in use before") }
      } else if other.from == from {
        refuse("from", "is the first day of another version")
      }
    }
    guard violations.isEmpty, let purpose else { throw .invalid(violations) }
    return ConsentWording(
      name: ConsentWording.Name(purpose: purpose, version: version), from: from, text: text,
      hash: hash)
  }
}
