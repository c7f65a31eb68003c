/// The law under which the police are told something. The paragraphs are those of the Data Protection Act 2018,
/// Schedule 2, Part 1. None of them compels: a person decides, save where a law or a court orders it.
public enum LegalGateway: String, CaseIterable, Sendable {
  /// The prevention or detection of crime.
  case prevention = "para-2-1-a"
  /// The apprehension or prosecution of offenders.
  case apprehension = "para-2-1-b"
  /// The assessment or collection of a tax or duty.
  case tax = "para-2-1-c"
  /// An enactment obliges the university to make it public.
  case published = "para-5-1"
  /// An enactment or a rule of law requires it.
  case required = "para-5-2"
  case courtOrder = "court-order"
  case proceedings = "para-5-3-a"
  case advice = "para-5-3-b"
  case rights = "para-5-3-c"
  /// The vital interests of the student or of somebody else.
  case vitalInterests = "vital-interests"

  /// What a disclosure under it can rest on.
  public var authorities: Set<DisclosureAuthority> {
    switch self {
    case .prevention, .apprehension, .tax: [.crime]
    case .published, .required, .courtOrder: [.legalObligation]
    case .proceedings, .advice, .rights: [.legalProceedings]
    case .vitalInterests: [.seriousConcern, .safetyConcern]
    }
  }
}
