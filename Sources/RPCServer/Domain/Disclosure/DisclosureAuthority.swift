/// What allows a disclosure. It is apart from the ground on which something was collected: the notices promise to
/// disclose for reasons that they name for no collection.
public enum DisclosureAuthority: String, CaseIterable, Sendable {
  /// The student agreed to this.
  case consent
  /// The student was told before, and did not object (W19).
  case knowledge
  /// A law or a court's order compels it.
  case legalObligation = "legal_obligation"
  /// To prevent or detect crime, or apprehend somebody: Data Protection Act 2018, Schedule 2, paragraph 2.
  case crime
  /// Legal proceedings, advice or rights: Schedule 2, paragraph 5.
  case legalProceedings = "legal_proceedings"
  /// A serious concern for somebody, under Student Life and Wellbeing (W21).
  case seriousConcern = "serious_concern"
  /// A concern for the safety of the student or of others, under See My Tutor (S14).
  case safetyConcern = "safety_concern"

  /// What the ledger calls it.
  public var code: String {
    switch self {
    case .consent: "consent"
    case .knowledge: "knowledge"
    case .legalObligation: "legal-obligation"
    case .crime: "dpa-2018-sch2-2"
    case .legalProceedings: "dpa-2018-sch2-5"
    case .seriousConcern: "serious-concern"
    case .safetyConcern: "safety-concern"
    }
  }

  /// Whether the student knew before, so that nothing needs to be explained afterwards (W22).
  public var isKnownToStudent: Bool { self == .consent || self == .knowledge }

  /// Whether one person may use it alone in an emergency, to be looked at afterwards.
  public var allowsEmergency: Bool { self == .seriousConcern || self == .safetyConcern }

  /// Whether it rests on a law, a court or a form, whose reference must be given.
  public var needsReference: Bool {
    switch self {
    case .legalObligation, .crime, .legalProceedings: true
    case .consent, .knowledge, .seriousConcern, .safetyConcern: false
    }
  }

  /// What may be disclosed to whom for which reason, as the notices have it (S13 to S15, W19 to W21). What does
  /// not stand here is refused.
  ///
  /// What was told to a tutor goes to the police where the law requires it, and to anybody for somebody's safety
  /// alone; to student finance never. A serious concern is a concern, so that what came with a referral need not
  /// stay behind in an emergency; a concern that is not serious opens nothing of a case.
  public static func allowed(
    for kind: Partner.Kind, from notice: NoticeName
  ) -> Set<DisclosureAuthority> {
    switch (notice, kind) {
    case (.seeMyTutor, .police):
      [.legalObligation, .crime, .legalProceedings, .safetyConcern, .seriousConcern]
    case (.seeMyTutor, .studentFinance): []
    case (.seeMyTutor, _): [.safetyConcern, .seriousConcern]
    case (.wellbeing, .nhs): [.consent, .knowledge, .seriousConcern]
    case (.wellbeing, .studentFinance): [.consent, .knowledge]
    case (.wellbeing, .police): [.legalObligation, .crime, .legalProceedings, .seriousConcern]
    case (.wellbeing, .localAuthority): [.consent, .legalObligation, .seriousConcern]
    // Whom no notice lists is told what the student agreed to, and what a law or a court's order compels (W19).
    case (.wellbeing, .other): [.consent, .legalObligation]
    }
  }
}
