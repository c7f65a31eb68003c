public import Domain
public import PluginAPI

/// A letter that supports a student's claim for compelling personal reasons, on which Student Finance England may
/// pay for a year again. It names the kind of circumstance and what it did to the year's study. The student usually
/// sends it, with evidence of their own.
public struct CompellingReasons: DocumentPlugin {
  public let subject = "Compelling personal reasons"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-reasons", version: "1.0", contract: 1...1, kind: .studentFinance,
      authorities: [.consent, .knowledge], fields: [.name, .born, .address, .campusID],
      questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 64 << 10)
  }

  private static let questions = [
    CourseQuestions.number,
    FormQuestion(
      code: "year", text: "Academic year that was affected", kind: .text(lengthMax: 7),
      isRequired: true),
    CourseQuestions.courseTitle,
    FormQuestion(
      code: "circumstance", text: "Circumstance",
      kind: .choice(["illness", "bereavement", "pregnancy", "caring", "crisis"]),
      isRequired: true),
    FormQuestion(code: "from", text: "From", kind: .date, isRequired: true),
    FormQuestion(code: "until", text: "Until", kind: .date, isRequired: false),
    FormQuestion(
      code: "effect", text: "What it did to the study of that year", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "evidence", text: "Evidence seen, with its date", kind: .text(lengthMax: 500),
      isRequired: true),
    FormQuestion(
      code: "signed.by", text: "Signed by, with their post", kind: .text(lengthMax: 300),
      isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var form = AnswerReader(share)
    _ = form.number()
    _ = form.year()
    let from = form.day("from", notAfter: share.proposed)
    let until = form.text("until") == nil ? nil : form.day("until")
    if let from, let until, until < from { form.refuse("until", "must not be before it began") }
    form.requireName("the student's")
    return form.issues
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    var letter = FormDocument(
      title: "Compelling personal reasons",
      lead: "To Student Finance England. Reference \(share.shareID), \(share.proposed.iso).",
      reference: share.shareID)
    letter.section("The student")
    letter.person(of: share)
    letter.section("What happened, and what it did to their study")
    letter.answers(to: manifest.questions, of: share)
    letter.conditions(of: share)
    return letter.rendered
  }
}
