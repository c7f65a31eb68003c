import Domain

extension PartnerTerms {
  /// As a data protection officer might settle them.
  static let made = PartnerTerms(
    controllership: .separate, basis: .publicTask, assessment: "DPIA-2026-07",
    assessmentOutcome: "The risk is low.", retention: "As its own schedule says.",
    security: "Encrypted on its way.", rights: "Each answers for itself.")
}
