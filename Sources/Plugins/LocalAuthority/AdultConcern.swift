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
      name: "local-authority-adult", version: "1.0", contract: 1...1, kind: .localAuthority,
      authorities: [.consent, .legalObligation, .seriousConcern, .safetyConcern],
      fields: [
        .name, .born, .address, .email, .phone, .supportType, .reason, .risk, .itemText,
        .referralText, .noteText,
      ], questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 512 << 10)
  }

  private static let questions = [
    FormQuestion(
      code: "concern.what", text: "What is the concern?", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "concern.abuse", text: "Kind of abuse or neglect",
      kind: .choice([
        "physical", "domestic", "sexual", "psychological", "financial", "modern-slavery",
        "discriminatory", "organisational", "neglect", "self-neglect",
      ]), isRequired: true),
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
    FormQuestion(
      code: "adult.views", text: "What does the adult want to happen?",
      kind: .text(lengthMax: 1_000), isRequired: false),
    FormQuestion(
      code: "adult.knows", text: "Has this been discussed with them?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "adult.knows.why", text: "If not, why?", kind: .text(lengthMax: 500),
      isRequired: false),
    FormQuestion(
      code: "children.at-risk", text: "Are children at risk?", kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "safety.now", text: "What was done at once for their safety?",
      kind: .text(lengthMax: 1_000), isRequired: false),
    FormQuestion(
      code: "phoned.on", text: "Day of the telephone call", kind: .date, isRequired: false),
    FormQuestion(
      code: "phoned.whom", text: "Who was spoken to?", kind: .text(lengthMax: 200),
      isRequired: false),
    FormQuestion(
      code: "referrer", text: "Who refers, and how are they reached?", kind: .text(lengthMax: 300),
      isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var issues: [ShareIssue] = []
    if share.paragraphs(of: .name).isEmpty {
      issues.append(ShareIssue(about: "fields", description: "must have the adult's name"))
    }
    for part in ["s42.needs", "s42.risk", "s42.unable"]
    where share.answers[part] == "yes" && (share.answers["\(part).evidence"] ?? "").isEmpty {
      issues.append(
        ShareIssue(about: "answers[\(part).evidence]", description: "must say what shows that"))
    }
    if share.answers["adult.knows"] == "no", (share.answers["adult.knows.why"] ?? "").isEmpty {
      issues.append(
        ShareIssue(about: "answers[adult.knows.why]", description: "must say why it was not"))
    }
    return issues
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
