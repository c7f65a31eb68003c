public import Domain
public import PluginAPI

/// Confirms to Student Finance England that a student attends, or does not.
public struct StudentFinanceAttendance: DocumentPlugin {
  public let subject = "Attendance"

  private let format: FinanceFormat

  public init(_ format: FinanceFormat) { self.format = format }

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-attendance", version: "1.0", contract: 1...1, kind: .studentFinance,
      authorities: [.consent, .knowledge], fields: [],
      questions: CourseQuestions.all + [
        FormQuestion(
          code: "term", text: "Liability period: the term that it is about",
          kind: .choice(["1", "2", "3"]), isRequired: true),
        FormQuestion(
          code: "attendance",
          text: "A attends, C another course, F fee disagreed, L liability disputed, N not to be "
            + "resolved, S suspended, X does not attend, NULL not to be confirmed yet",
          kind: .choice(AttendanceConfirmation.Code.allCases.map(\.rawValue)), isRequired: true),
        FormQuestion(
          code: "loan", text: "Tuition fee loan, in pounds", kind: .text(lengthMax: 9),
          isRequired: true),
        FormQuestion(
          code: "grant", text: "Tuition fee grant", kind: .text(lengthMax: 9), isRequired: true),
        FormQuestion(
          code: "student.pays", text: "What the student pays", kind: .text(lengthMax: 9),
          isRequired: true),
      ],
      // The same content is never taken twice.
      ways: [.folder], payloadBytesMax: 4 << 10, repeatDays: 3_650)
  }

  public func issues(of share: SelectedShare) -> [ShareIssue] { read(share).issues }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    guard let record = read(share).record, let file = AttendanceFile(format, [record]) else {
      throw RenderFault("must answer every question")
    }
    return RenderedShare(bytes: file.bytes, mediaType: "text/plain; charset=utf-8")
  }

  private func read(
    _ share: SelectedShare
  ) -> (record: AttendanceConfirmation?, issues: [ShareIssue]) {
    var form = AnswerReader(share)
    let course = form.courseRecord()
    let term = form.value("term", "must be 1, 2 or 3") { ["1": 1, "2": 2, "3": 3][$0] }
    let code = form.value("attendance", "must be one of the codes") {
      AttendanceConfirmation.Code(rawValue: $0)
    }
    let (loan, grant, pays) = (
      form.amount("loan"), form.amount("grant"), form.amount("student.pays")
    )
    guard let course, let term, let code, let loan, let grant, let pays else {
      return (nil, form.issues)
    }
    return (
      AttendanceConfirmation(
        course: course, term: term, code: code, loan: loan, grant: grant, studentPays: pays),
      form.issues
    )
  }
}

/// Confirms to Student Finance England that a student has registered.
public struct StudentFinanceRegistration: DocumentPlugin {
  public let subject = "Registration"

  private let format: FinanceFormat

  public init(_ format: FinanceFormat) { self.format = format }

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-registration", version: "1.0", contract: 1...1,
      kind: .studentFinance, authorities: [.consent, .knowledge], fields: [],
      questions: CourseQuestions.all + [
        FormQuestion(
          code: "registered", text: "Day of the registration", kind: .date, isRequired: true)
      ], ways: [.folder], payloadBytesMax: 4 << 10, repeatDays: 3_650)
  }

  public func issues(of share: SelectedShare) -> [ShareIssue] { read(share).issues }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    guard let record = read(share).record, let file = RegistrationFile(format, [record]) else {
      throw RenderFault("must answer every question")
    }
    return RenderedShare(bytes: file.bytes, mediaType: "text/plain; charset=utf-8")
  }

  private func read(
    _ share: SelectedShare
  ) -> (record: RegistrationConfirmation?, issues: [ShareIssue]) {
    var form = AnswerReader(share)
    let course = form.courseRecord()
    let registered = form.day("registered", notAfter: share.proposed)
    guard let course, let registered else { return (nil, form.issues) }
    return (
      RegistrationConfirmation(
        course: course, registered: registered),
      form.issues
    )
  }
}
