/// What students are shown when they are asked, in one of its versions. One that has come into use stays as
/// it is, since consents name it.
public struct ConsentWording: DatedVersion, Equatable, Sendable {
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
  public var versionName: String { name.version }

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
    DatedVersions.begun(wordings.filter { $0.name.purpose == purpose }, by: day)
  }
}

/// What a wording that is to be published must be.
public enum ConsentWordingRules {
  public static let textLengthMax = 4_000

  /// - Parameters:
  ///   - purpose: Nil for one that is not known.
  ///   - known: All wordings that there are.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func publish(
    _ purpose: Consent.Purpose?, version: String, from: LocalDate, text: String, hash: [UInt8],
    over known: [ConsentWording], today: LocalDate
  ) throws(Refusal) -> ConsentWording {
    guard let purpose else { throw .invalid("wording.purpose", "must be INTERNAL_REFERRAL") }
    let wording = ConsentWording(
      name: ConsentWording.Name(purpose: purpose, version: version), from: from, text: text,
      hash: hash)
    var violations = DatedVersions.violations(
      publishing: wording, over: known.filter { $0.name.purpose == purpose }, today: today,
      nameField: "wording.version", fromField: "wording.from")
    if let problem = TextRules.problem(with: text, atMost: textLengthMax, required: true) {
      violations.append(FieldViolation(field: "wording.text", description: problem))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    return wording
  }
}
