public import Domain
public import PluginAPI

/// A safeguarding concern about an adult: what the Care Act 2014, section 42, has a local authority ask about.
///
/// Urgent concerns are told by telephone first; the form says when that was, and follows.
public struct AdultConcern: DocumentPlugin {
  public let subject = "Safeguarding concern"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "local-authority-adult", version: "1.1", contract: 1...1, kind: .localAuthority,
      authorities: [.consent, .legalObligation, .seriousConcern, .safetyConcern],
      fields: [
        .name, .born, .address, .email, .phone, .supportType, .reason, .risk, .itemText,
        .referralText, .noteText,
      ], questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 512 << 10,
      call: TelephoneCall.asked)
  }

  private static let questions: [FormQuestion] =
    concern + careAct + adult + others
    + TelephoneCall.questions(isRequired: false) + [
      FormQuestion(
        code: "reporter", text: "Who reported it, if somebody else, and how are they reached?",
        kind: .text(lengthMax: 300), isRequired: false),
      FormQuestion(
        code: "referrer", text: "Who refers, and how are they reached?",
        kind: .text(lengthMax: 300), isRequired: true),
    ]

  private static let concern = [
    FormQuestion(
      code: "concern.what", text: "What is the concern?", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "concern.abuse", text: "Kinds of abuse or neglect",
      kind: .choices([
        "physical", "domestic", "sexual", "psychological", "financial", "modern-slavery",
        "discriminatory", "organisational", "neglect", "self-neglect",
      ]), isRequired: true),
    FormQuestion(
      code: "incident.on", text: "Day of the incident, or on which the concern arose",
      kind: .date, isRequired: false),
    FormQuestion(
      code: "incident.time", text: "At what time, as far as that is known",
      kind: .text(lengthMax: 100), isRequired: false),
    FormQuestion(
      code: "incident.place", text: "Where?", kind: .text(lengthMax: 300), isRequired: false),
    FormQuestion(
      code: "care.needs", text: "Which needs for care and support do they have?",
      kind: .text(lengthMax: 1_000), isRequired: true),
  ]

  private static let careAct = [
    FormQuestion(
      code: "s42.needs", text: "Does the adult have needs for care and support?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "s42.needs.evidence", text: "What shows that?", kind: .text(lengthMax: 1_000),
      isRequired: false),
    FormQuestion(
      code: "s42.risk", text: "Are they experiencing, or at risk of, abuse or neglect?",
      kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "s42.risk.evidence", text: "What shows that?", kind: .text(lengthMax: 1_000),
      isRequired: false),
    FormQuestion(
      code: "s42.unable", text: "Are they, because of their needs, unable to protect themselves?",
      kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "s42.unable.evidence", text: "What shows that?", kind: .text(lengthMax: 1_000),
      isRequired: false),
  ]

  private static let adult = [
    FormQuestion(
      code: "adult.knows", text: "Has this been discussed with them?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "adult.knows.why", text: "If not, why?", kind: .text(lengthMax: 500),
      isRequired: false),
    FormQuestion(
      code: "consent", text: "Do they consent to this being shared?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "consent.why-not", text: "If not, why is it shared without?",
      kind: .text(lengthMax: 500), isRequired: false),
    FormQuestion(
      code: "adult.wants", text: "Do they want the referral?",
      kind: .choice(["yes", "no", "not-known"]), isRequired: true),
    FormQuestion(
      code: "kin.wants", text: "Does their next of kin want it?",
      kind: .choice(["yes", "no", "not-known"]), isRequired: false),
    FormQuestion(
      code: "adult.views", text: "What does the adult want to happen?",
      kind: .text(lengthMax: 1_000), isRequired: false),
    FormQuestion(
      code: "capacity", text: "Have they the capacity to decide about this?",
      kind: .choice(["yes", "no", "in-doubt", "not-known"]), isRequired: false),
    FormQuestion(
      code: "capacity.why", text: "What shows that?", kind: .text(lengthMax: 500),
      isRequired: false),
    FormQuestion(
      code: "communication",
      text: "What do they need so as to be understood, such as an interpreter?",
      kind: .text(lengthMax: 300), isRequired: false),
    FormQuestion(
      code: "gp", text: "Their general practitioner", kind: .text(lengthMax: 300),
      isRequired: false),
    FormQuestion(
      code: "nhs.number", text: "NHS number, if they gave it", kind: .text(lengthMax: 20),
      isRequired: false),
  ]

  private static let others = [
    FormQuestion(
      code: "perpetrator", text: "Who is alleged to have done it?", kind: .text(lengthMax: 300),
      isRequired: false),
    FormQuestion(
      code: "perpetrator.relation", text: "What is that person to the adult?",
      kind: .text(lengthMax: 200), isRequired: false),
    FormQuestion(
      code: "perpetrator.staff", text: "Are they staff, or a volunteer, somewhere?", kind: .yesNo,
      isRequired: false),
    FormQuestion(
      code: "children.at-risk", text: "Are children at risk?", kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "agencies", text: "Which agencies were told already? \"None\" where none was",
      kind: .text(lengthMax: 500), isRequired: true),
    FormQuestion(
      code: "safety.now", text: "What was done at once for their safety?",
      kind: .text(lengthMax: 1_000), isRequired: false),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var form = AnswerReader(share)
    form.requireName("the adult's")
    if let born = share.paragraphs(of: .born).first.flatMap({ LocalDate(iso: $0) }),
      born.age(on: share.proposed) < 18
    {
      form.refuseFields("must be about somebody of 18 or older: a child has another form")
    }
    for part in ["s42.needs", "s42.risk", "s42.unable"] where form.text(part) == "yes" {
      form.require("\(part).evidence", "must say what shows that")
    }
    if form.text("adult.knows") == "no" {
      form.require("adult.knows.why", "must say why it was not")
    }
    checkConsent(&form)
    if form.text("capacity") == "no" {
      form.require("capacity.why", "must say what shows that")
    }
    if form.text("nhs.number") != nil {
      _ = form.value(
        "nhs.number", "must be an NHS number of England, Wales or the Isle of Man"
      ) { NHSNumber($0) }
    }
    if form.text("perpetrator.staff") == "yes" {
      form.require("perpetrator.relation", "must say what they are to the adult")
    }
    TelephoneCall.check(&form, concern: "incident.on")
    return form.issues
  }

  private func checkConsent(_ form: inout AnswerReader) {
    guard form.text("consent") == "yes" else {
      return form.require("consent.why-not", "must say why it is shared without")
    }
    form.refuseAny("consent.why-not", "must be left out where they consent")
    if form.text("adult.knows") == "no" {
      form.refuse("consent", "must be no where it was not discussed with them")
    }
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    var form = FormDocument(
      title: "Safeguarding concern about an adult",
      lead: "Care Act 2014, section 42. Reference \(share.shareID), \(share.proposed.iso).")
    form.section("The adult")
    form.person(of: share)
    form.section("The concern")
    form.answers(to: manifest.questions, of: share)
    form.section("From the university's record")
    form.record(of: share)
    form.conditions(of: share)
    return form.rendered
  }
}
