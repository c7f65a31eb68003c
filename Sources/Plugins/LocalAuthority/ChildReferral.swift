public import Domain
public import PluginAPI

/// A referral about a child to a multi-agency safeguarding hub. Consent is asked for where nothing significant
/// threatens; the telephone comes first, and the form follows within the days that the authority says.
public struct ChildReferral: DocumentPlugin {
  public let subject = "Referral about a child"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "local-authority-child", version: "1.0", contract: 1...1, kind: .localAuthority,
      authorities: [.consent, .legalObligation, .seriousConcern, .safetyConcern],
      fields: [
        .name, .born, .address, .email, .phone, .reason, .risk, .itemText, .referralText, .noteText,
      ],
      questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 512 << 10)
  }

  private static let questions = [
    FormQuestion(
      code: "child.name", text: "Name of the child", kind: .text(lengthMax: 200), isRequired: true),
    FormQuestion(
      code: "child.born", text: "Date of birth of the child", kind: .date, isRequired: false),
    FormQuestion(
      code: "child.lives", text: "Where and with whom does the child live?",
      kind: .text(lengthMax: 500), isRequired: false),
    FormQuestion(
      code: "child.school", text: "School or nursery", kind: .text(lengthMax: 200),
      isRequired: false),
    FormQuestion(
      code: "interpreter", text: "Language, and whether an interpreter is needed",
      kind: .text(lengthMax: 200), isRequired: false),
    FormQuestion(
      code: "student.is", text: "What is the student to the child?", kind: .text(lengthMax: 200),
      isRequired: true),
    FormQuestion(
      code: "concern.what", text: "What is the concern?", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "concern.significant", text: "Is significant harm suspected?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "parents.aware", text: "Are the parents aware?", kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "parents.consent", text: "Have they agreed, and who?", kind: .text(lengthMax: 500),
      isRequired: false),
    FormQuestion(
      code: "parents.why-not", text: "If not, why?", kind: .text(lengthMax: 500),
      isRequired: false),
    FormQuestion(
      code: "phoned.on", text: "Day of the telephone call", kind: .date, isRequired: true),
    FormQuestion(
      code: "phoned.whom", text: "Who was spoken to?", kind: .text(lengthMax: 200),
      isRequired: true),
    FormQuestion(
      code: "referrer", text: "Who refers, and how are they reached?", kind: .text(lengthMax: 300),
      isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    let isAgreed = !(share.answers["parents.consent"] ?? "").isEmpty
    let hasReason = !(share.answers["parents.why-not"] ?? "").isEmpty
    // Where significant harm is suspected nobody needs to agree.
    guard share.answers["concern.significant"] == "no", !isAgreed, !hasReason else { return [] }
    return [
      ShareIssue(
        about: "answers[parents.consent]", description: "must be answered, or why there is none")
    ]
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    var form = FormDocument(
      title: "Referral about a child",
      lead: "Multi-agency referral. Reference \(share.shareID), \(share.proposed.iso).")
    form.section("The child and the concern")
    form.answers(to: manifest.questions, of: share)
    form.section("The student")
    form.person(of: share)
    form.section("From the university's record")
    form.record(of: share)
    form.conditions(of: share)
    return form.rendered
  }
}
