/// On what terms a partner is given personal data, as the data protection officer settled them before anybody shares: what
/// the Information Commissioner's form asks about a recipient rather than about a share. Who proposes need not know them.
public struct PartnerTerms: Equatable, Sendable {
  /// Who decides what the data are used for once they are shared.
  public enum Controllership: String, CaseIterable, Sendable {
    /// Each for itself.
    case separate
    /// Both together.
    case joint
  }

  public var controllership: Controllership
  /// The basis in Article 6 where what allows a share does not say it, as a consent and a legal obligation do.
  public var basis: LawfulBasis
  /// The data protection impact assessment's reference; empty where none was made.
  public var assessment: String
  /// What came of the assessment; where none was made, why not.
  public var assessmentOutcome: String
  /// How long the partner keeps what it is told, and how it is deleted.
  public var retention: String
  public var security: String
  /// How people's rights are answered: who is asked, and who answers.
  public var rights: String

  public init(
    controllership: Controllership, basis: LawfulBasis, assessment: String,
    assessmentOutcome: String, retention: String, security: String, rights: String
  ) {
    self.controllership = controllership
    self.basis = basis
    self.assessment = assessment
    self.assessmentOutcome = assessmentOutcome
    self.retention = retention
    self.security = security
    self.rights = rights
  }

  public static let wordsLength = 10...1_000

  /// What is wrong with them, field by field. What does not apply says so in words.
  var problems: [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: "terms.\(field)", description: problem))
    }
    if !assessment.isEmpty { refuse("assessment", TextRules.problem(withCode: assessment)) }
    for (field, words) in [
      ("assessment_outcome", assessmentOutcome), ("retention", retention), ("security", security),
      ("rights", rights),
    ] { refuse(field, TextRules.problem(with: words, of: Self.wordsLength)) }
    return violations
  }
}
