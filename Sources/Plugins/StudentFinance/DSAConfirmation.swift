public import Domain
public import PluginAPI

/// The university's part of a claim for Disabled Students' Allowance: which course a student is on, and how. Of the
/// disability it says nothing; that is for the student's own evidence.
public struct DSAConfirmation: DocumentPlugin {
  public let subject = "Confirmation of study"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-dsa", version: "1.0", contract: 1...1, kind: .studentFinance,
      authorities: [.consent, .knowledge], fields: [.name, .born, .campusID],
      questions: Self.questions, ways: [.folder, .mail], payloadBytesMax: 64 << 10)
  }

  private static let questions = [
    CourseQuestions.number,
    FormQuestion(
      code: "year", text: "Academic year", kind: .text(lengthMax: 7), isRequired: true),
    CourseQuestions.courseTitle,
    FormQuestion(
      code: "course.begins", text: "First day of the course", kind: .date, isRequired: true),
    FormQuestion(
      code: "course.ends", text: "Last day of the course", kind: .date, isRequired: true),
    FormQuestion(
      code: "course.year", text: "Year of study", kind: .text(lengthMax: 1), isRequired: true),
    FormQuestion(
      code: "mode", text: "Mode of study",
      kind: .choice(["full-time", "part-time", "distance"]), isRequired: true),
    FormQuestion(
      code: "intensity", text: "Intensity, in percent of full time", kind: .text(lengthMax: 3),
      isRequired: true),
    FormQuestion(
      code: "level", text: "Level", kind: .choice(["undergraduate", "postgraduate"]),
      isRequired: true),
    FormQuestion(
      code: "confirmed.by", text: "Who confirms it, with their university address",
      kind: .text(lengthMax: 300), isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var form = AnswerReader(share)
    _ = form.number()
    _ = form.year()
    _ = form.courseYear()
    let (begins, ends) = (form.day("course.begins"), form.day("course.ends"))
    if let begins, let ends, ends <= begins {
      form.refuse("course.ends", "must be after the first")
    }
    _ = form.value("intensity", "must be 1 to 100") { text in
      Int(text).flatMap { (1...100).contains($0) && "\($0)" == text ? $0 : nil }
    }
    form.requireName("the student's")
    return form.issues
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    var form = FormDocument(
      title: "Confirmation of study for Disabled Students' Allowance",
      lead: "Reference \(share.shareID), \(share.proposed.iso).",
      reference: share.shareID)
    form.section("The student")
    form.person(of: share)
    form.section("The course")
    form.answers(to: manifest.questions, of: share)
    form.conditions(of: share)
    return form.rendered
  }
}
