public import Domain
public import PluginAPI

/// Confirms to Student Finance England that a student attends, or does not.
public struct StudentFinanceAttendance: PartnerPlugin {
  private let format: FinanceFormat

  public init(_ format: FinanceFormat) { self.format = format }

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-attendance", version: "1.0", contract: 1...1, kind: .studentFinance,
      authorities: [.consent, .knowledge], fields: [],
      questions: CourseQuestions.all + [
        FormQuestion(
          code: "attendance",
          text: "A attends, C another course, F fee disagreed, L liability disputed, N not to be "
            + "resolved, S suspended, X does not attend",
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

  public func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    await deliverDocument(
      message, over: link, by: way, subject: "Attendance", extension: "txt")
  }

  private func read(
    _ share: SelectedShare
  ) -> (record: AttendanceConfirmation?, issues: [ShareIssue]) {
    var form = AnswerReader(share)
    let course = CourseQuestions.read(&form)
    let code = form.value("attendance", "must be one of the codes") {
      AttendanceConfirmation.Code(rawValue: $0)
    }
    let (loan, grant, pays) = (
      form.amount("loan"), form.amount("grant"), form.amount("student.pays")
    )
    guard let course, let code, let loan, let grant, let pays else { return (nil, form.issues) }
    return (
      AttendanceConfirmation(
        number: course.number, year: course.year, course: course.course,
        courseYear: course.courseYear, code: code, loan: loan, grant: grant, studentPays: pays),
      form.issues
    )
  }
}

/// Confirms to Student Finance England that a student has registered.
public struct StudentFinanceRegistration: PartnerPlugin {
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

  public func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    await deliverDocument(
      message, over: link, by: way, subject: "Registration", extension: "txt")
  }

  private func read(
    _ share: SelectedShare
  ) -> (record: RegistrationConfirmation?, issues: [ShareIssue]) {
    var form = AnswerReader(share)
    let course = CourseQuestions.read(&form)
    let registered = form.day("registered", notAfter: share.proposed)
    guard let course, let registered else { return (nil, form.issues) }
    return (
      RegistrationConfirmation(
        number: course.number, year: course.year, course: course.course,
        courseYear: course.courseYear, registered: registered),
      form.issues
    )
  }
}

/// What every file asks about the student's course.
enum CourseQuestions {
  static let all = [
    FormQuestion(
      code: "student.number", text: "Student Support Number", kind: .text(lengthMax: 20),
      isRequired: true),
    FormQuestion(
      code: "year", text: "Academic year, such as 2026/27", kind: .text(lengthMax: 7),
      isRequired: true),
    FormQuestion(
      code: "course", text: "SLC course code", kind: .text(lengthMax: 20), isRequired: true),
    FormQuestion(
      code: "course.year", text: "Year of the course", kind: .text(lengthMax: 1),
      isRequired: true),
  ]

  /// Nil where one of the answers is wrong.
  static func read(
    _ form: inout AnswerReader
  ) -> (number: SupportNumber, year: String, course: String, courseYear: Int)? {
    let (number, year) = (form.number(), form.year())
    let (course, courseYear) = (form.code("course"), form.courseYear())
    guard let number, let year, let course, let courseYear else { return nil }
    return (number, year, course, courseYear)
  }
}
