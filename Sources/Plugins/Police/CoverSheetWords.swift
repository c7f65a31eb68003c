import Domain

extension LegalGateway {
  /// What a cover sheet calls it.
  var words: String {
    let schedule = "Data Protection Act 2018, Schedule 2, Part 1, paragraph"
    return switch self {
    case .prevention: "\(schedule) 2(1)(a): the prevention or detection of crime"
    case .apprehension: "\(schedule) 2(1)(b): the apprehension or prosecution of offenders"
    case .tax: "\(schedule) 2(1)(c): the assessment or collection of a tax or duty"
    case .published: "\(schedule) 5(1): what an enactment obliges one to make public"
    case .required: "\(schedule) 5(2): disclosure required by an enactment or a rule of law"
    case .courtOrder: "\(schedule) 5(2): disclosure required by an order of a court"
    case .proceedings: "\(schedule) 5(3)(a): legal proceedings"
    case .advice: "\(schedule) 5(3)(b): legal advice"
    case .rights: "\(schedule) 5(3)(c): establishing, exercising or defending legal rights"
    case .vitalInterests: "The vital interests of the student or of another person"
    }
  }
}

extension DisclosureAuthority {
  /// What a cover sheet calls it.
  var words: String {
    switch self {
    case .consent: "The student's consent"
    case .knowledge: "The student's knowledge"
    case .legalObligation: "A legal obligation"
    case .crime: "Crime"
    case .legalProceedings: "Legal proceedings, advice or rights"
    case .seriousConcern: "A serious concern for somebody"
    case .safetyConcern: "A concern for somebody's safety"
    }
  }
}
