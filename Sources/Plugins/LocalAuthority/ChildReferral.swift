public import Domain
public import PluginAPI

/// A referral about a child to a multi-agency safeguarding hub. Consent is asked for where nothing significant
/// threatens; the telephone comes first, and the form follows within the days that the authority says.
public struct ChildReferral: DocumentPlugin {
  public let subject = "Referral about a child"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "local-authority-child", version: "1.1", contract: 1...1, kind: .localAuthority,
      authorities: [.consent, .legalObligation, .seriousConcern, .safetyConcern],
      fields: [
        .name, .born, .address, .email, .phone, .reason, .risk, .itemText, .referralText, .noteText,
      ],
      questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 512 << 10,
      call: TelephoneCall.asked)
  }

  private static let questions: [FormQuestion] =
    child + concern
    + TelephoneCall.questions(isRequired: true) + [
      FormQuestion(
        code: "referrer", text: "Who refers, and how are they reached?",
        kind: .text(lengthMax: 300), isRequired: true)
    ]

  private static let child = [
    FormQuestion(
      code: "child.name", text: "Name of the child", kind: .text(lengthMax: 200), isRequired: true),
    FormQuestion(
      code: "child.born", text: "Date of birth of the child", kind: .date, isRequired: false),
    FormQuestion(
      code: "child.ethnicity", text: "Ethnicity of the child", kind: .text(lengthMax: 100),
      isRequired: false),
    FormQuestion(
      code: "child.lives", text: "Where and with whom does the child live?",
      kind: .text(lengthMax: 500), isRequired: false),
    FormQuestion(
      code: "household", text: "Who else belongs to the household?", kind: .text(lengthMax: 1_000),
      isRequired: false),
    FormQuestion(
      code: "child.school", text: "School or nursery", kind: .text(lengthMax: 200),
      isRequired: false),
    FormQuestion(
      code: "interpreter", text: "Language, and whether an interpreter is needed",
      kind: .text(lengthMax: 200), isRequired: false),
    FormQuestion(
      code: "student.is", text: "What is the student to the child?", kind: .text(lengthMax: 200),
      isRequired: true),
  ]

  private static let concern = [
    FormQuestion(
      code: "concern.what", text: "What is the concern?", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "concern.on", text: "Day on which the concern arose", kind: .date, isRequired: false),
    FormQuestion(
      code: "concern.significant", text: "Is significant harm suspected?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "need.level", text: "Level of need, as the authority counts them, 1 to 4",
      kind: .choice(["1", "2", "3", "4"]), isRequired: false),
    FormQuestion(
      code: "agencies", text: "Which agencies were told already? \"None\" where none was",
      kind: .text(lengthMax: 500), isRequired: true),
    FormQuestion(
      code: "parents.aware", text: "Are the parents aware?", kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "consent", text: "Was consent given to the referral?", kind: .yesNo, isRequired: true),
    FormQuestion(
      code: "consent.by", text: "Who gave it?", kind: .text(lengthMax: 200), isRequired: false),
    FormQuestion(
      code: "consent.for", text: "For whom?", kind: .text(lengthMax: 200), isRequired: false),
    FormQuestion(
      code: "consent.why-not", text: "If not, why?", kind: .text(lengthMax: 500),
      isRequired: false),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var form = AnswerReader(share)
    if form.text("child.born") != nil,
      let born = form.day("child.born", notAfter: share.proposed), born.age(on: share.proposed) > 17
    {
      form.refuse("child.born", "must be of a child: an adult has another form")
    }
    if form.text("consent") == "yes" {
      form.require("consent.by", "must say who gave it")
      form.require("consent.for", "must say for whom it was given")
      form.refuseAny("consent.why-not", "must be left out where consent was given")
    } else {
      form.refuseAny("consent.by", "must be left out where no consent was given")
      form.refuseAny("consent.for", "must be left out where no consent was given")
      // Where significant harm is suspected nobody needs to agree.
      if form.text("concern.significant") == "no" {
        form.require("consent.why-not", "must say why there is none")
      }
    }
    TelephoneCall.check(&form, concern: "concern.on")
    return form.issues
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
