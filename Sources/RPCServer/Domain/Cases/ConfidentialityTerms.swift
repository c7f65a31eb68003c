/// What everybody promises before they open a case (W18).
public struct ConfidentialityTerms: DatedVersion, Equatable, Sendable {
  public let version: String
  /// The first day on which they are in force.
  public let from: LocalDate
  public let text: String
  public var versionName: String { version }

  public init(version: String, from: LocalDate, text: String) {
    self.version = version
    self.from = from
    self.text = text
  }

  /// The roles that must have accepted them.
  public static let promisedBy: RoleSet = RoleSet([
    .wellbeingPractitioner, .wellbeingSupervisor, .clinicalSupervisor,
  ])
}

/// What terms that are to be published must be. Who accepted a version accepted that one alone, so another asks
/// everybody anew.
public enum ConfidentialityTermsRules {
  public static let textLengthMax = 4_000

  /// - Parameter known: All versions that there are.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func publish(
    _ version: String, from: LocalDate, text: String, over known: [ConfidentialityTerms],
    today: LocalDate
  ) throws(Refusal) -> ConfidentialityTerms {
    let terms = ConfidentialityTerms(version: version, from: from, text: text)
    var violations = DatedVersions.violations(
      publishing: terms, over: known, today: today, nameField: "terms.version",
      fromField: "terms.from")
    if let problem = TextRules.problem(with: text, atMost: textLengthMax, required: true) {
      violations.append(FieldViolation(field: "terms.text", description: problem))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    return terms
  }
}
