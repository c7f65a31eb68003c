public import Domain
public import PluginAPI

/// Tells Student Finance England what has changed in a student's course: the change-of-circumstance file of the
/// Student Information Service, which somebody there uploads. Nothing of a case's record can be put in it, and the
/// reason is a word from a list.
public struct StudentFinanceChange: DocumentPlugin {
  public let subject = "Change of circumstance"

  private let format: FinanceFormat

  public init(_ format: FinanceFormat) { self.format = format }

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "student-finance-change", version: "1.0", contract: 1...1, kind: .studentFinance,
      authorities: [.consent, .knowledge], fields: [], questions: Self.questions,
      ways: [.folder], payloadBytesMax: 4 << 10, repeatDays: 28,
      // What is sent when the year begins takes longer.
      answers: AnswerTime(days: 20, busy: 8...11, busyDays: 30))
  }

  private static let questions = [
    FormQuestion(
      code: "change", text: "What has changed?",
      kind: .choice(ChangeOfCircumstance.Kind.allCases.map(\.rawValue)), isRequired: true),
    FormQuestion(
      code: "level", text: "Level of the course: the file is for undergraduates alone",
      kind: .choice(["undergraduate", "postgraduate"]), isRequired: true),
    CourseQuestions.number, CourseQuestions.year, CourseQuestions.course,
    FormQuestion(
      code: "ucas.course", text: "UCAS course code", kind: .text(lengthMax: 20), isRequired: false),
    FormQuestion(
      code: "course.year", text: "Year of the course; of a resumption, the one entered",
      kind: .text(lengthMax: 1), isRequired: true),
    FormQuestion(
      code: "fee.charged",
      text: "Tuition fee of the year, in pounds; of a transfer, of the new course",
      kind: .text(lengthMax: 9), isRequired: false),
    FormQuestion(
      code: "fee.liability", text: "How much of it is owed", kind: .text(lengthMax: 9),
      isRequired: false),
    FormQuestion(
      code: "never.attended", text: "Withdrawal: did they never attend?", kind: .yesNo,
      isRequired: false),
    FormQuestion(
      code: "course.begins", text: "Withdrawal of who never attended: first day of the course",
      kind: .date, isRequired: false),
    FormQuestion(
      code: "last.attended", text: "Last day attended", kind: .date, isRequired: false),
    FormQuestion(
      code: "left", text: "Suspension: day on which they left", kind: .date, isRequired: false),
    FormQuestion(
      code: "agreed", text: "Suspension: did the university agree to it?", kind: .yesNo,
      isRequired: false),
    FormQuestion(
      code: "reason", text: "Reason, without any detail",
      kind: .choice(ChangeOfCircumstance.Reason.allCases.map(\.rawValue)), isRequired: false),
    FormQuestion(
      code: "resumes", text: "Resumption: day of the return", kind: .date, isRequired: false),
    FormQuestion(
      code: "course.ends", text: "Resumption or repetition: last day of the course", kind: .date,
      isRequired: false),
    FormQuestion(
      code: "transfers", text: "Transfer: first day on the new course", kind: .date,
      isRequired: false),
    FormQuestion(
      code: "new.course", text: "Transfer: SLC code of the new course", kind: .text(lengthMax: 20),
      isRequired: false),
    FormQuestion(
      code: "new.ucas.course", text: "Transfer: UCAS code of the new course",
      kind: .text(lengthMax: 20), isRequired: false),
    FormQuestion(
      code: "new.course.year", text: "Transfer: year of the new course", kind: .text(lengthMax: 1),
      isRequired: false),
    FormQuestion(
      code: "repeated", text: "Repetition: how much of the year?",
      kind: .choice(ChangeOfCircumstance.Period.allCases.map(\.rawValue)), isRequired: false),
    FormQuestion(
      code: "repeats.from", text: "Repetition: first day", kind: .date, isRequired: false),
    FormQuestion(
      code: "repeats.until", text: "Repetition: last day", kind: .date, isRequired: false),
    FormQuestion(
      code: "credits", text: "Credit, or a fee of part-time study: credits of the year",
      kind: .text(lengthMax: 3), isRequired: false),
    FormQuestion(
      code: "fee.reason", text: "Fee revision: why the fee is another",
      kind: .choice(ChangeOfCircumstance.FeeReason.allCases.map(\.rawValue)), isRequired: false),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] { read(share).issues }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    guard let change = read(share).change, let file = ChangeFile(format, [change]) else {
      throw RenderFault("must answer the questions of that change, and those alone")
    }
    return RenderedShare(bytes: file.bytes, mediaType: "text/csv; charset=utf-8")
  }

  /// The change that was answered; nil where something is wrong with it.
  private func read(_ share: SelectedShare) -> (change: ChangeOfCircumstance?, issues: [ShareIssue])
  {
    var form = AnswerReader(share)
    let kind = form.value("change", "must be what has changed") {
      ChangeOfCircumstance.Kind(rawValue: $0)
    }
    if form.text("level") != "undergraduate" {
      form.refuse("level", "must be undergraduate: of others the company is told in another way")
    }
    let course = form.courseRecord()
    let ucas = form.text("ucas.course") == nil ? "" : form.code("ucas.course")
    guard let kind else { return (nil, form.issues) }
    let fees = kind == .credit ? nil : self.fees(from: &form)
    guard let course, let ucas, kind == .credit || fees != nil else { return (nil, form.issues) }
    var change = ChangeOfCircumstance(
      kind: kind, course: course, ucasCourse: ucas, feeCharged: fees?.charged,
      feeLiability: fees?.liability)
    switch kind {
    case .suspension: fill(suspension: &change, from: &form, on: share.proposed)
    case .resumption: fill(resumption: &change, from: &form, on: share.proposed)
    case .withdrawal: fill(withdrawal: &change, from: &form, on: share.proposed)
    case .transfer: fill(transfer: &change, from: &form, on: share.proposed)
    case .repetition: fill(repetition: &change, from: &form)
    case .credit: change.credits = credits(from: &form)
    case .feeRevision:
      change.feeReason = form.value("fee.reason", "must be given") { .init(rawValue: $0) }
      if form.text("credits") != nil { change.credits = credits(from: &form) }
    }
    refuseOthers(of: kind, in: &form)
    return (form.issues.isEmpty ? change : nil, form.issues)
  }

  private func fees(
    from form: inout AnswerReader
  ) -> (charged: Amount, liability: Amount)? {
    let (charged, liability) = (form.amount("fee.charged"), form.amount("fee.liability"))
    guard let charged, let liability else { return nil }
    if liability > charged { form.refuse("fee.liability", "must be at most the fee") }
    return (charged, liability)
  }

  private func credits(from form: inout AnswerReader) -> Int? {
    form.value("credits", "must be 0 to 360") { text in
      Int(text).flatMap { (0...360).contains($0) && "\($0)" == text ? $0 : nil }
    }
  }

  private func fill(
    transfer change: inout ChangeOfCircumstance, from form: inout AnswerReader,
    on today: LocalDate
  ) {
    change.transfers = form.day("transfers", notAfter: today)
    change.newCourse = form.code("new.course")
    if form.text("new.ucas.course") != nil {
      change.newUCASCourse = form.code("new.ucas.course")
    }
    change.newCourseYear = form.courseYear("new.course.year")
    if change.newCourse == change.course.course, change.newCourseYear == change.course.courseYear {
      form.refuse("new.course", "must be another course, or another year of it")
    }
  }

  private func fill(
    repetition change: inout ChangeOfCircumstance, from form: inout AnswerReader
  ) {
    change.courseEnds = form.day("course.ends")
    change.repeated = form.value("repeated", "must be full-year or part-year") {
      .init(rawValue: $0)
    }
    change.repeatsFrom = form.day("repeats.from")
    change.repeatsUntil = form.day("repeats.until")
    guard let from = change.repeatsFrom, let until = change.repeatsUntil else { return }
    if until <= from || until > from.adding(days: 366) {
      form.refuse("repeats.until", "must be after the first day, by a year at most")
    } else if let ends = change.courseEnds, ends < until {
      form.refuse("course.ends", "must not be before the repetition ends")
    }
  }

  private func fill(
    suspension change: inout ChangeOfCircumstance, from form: inout AnswerReader,
    on today: LocalDate
  ) {
    change.lastAttended = form.day("last.attended", notAfter: today)
    change.left = form.day("left", notAfter: today)
    change.isAgreed = form.yesNo("agreed")
    change.reason = form.value("reason", "must be given") { .init(rawValue: $0) }
    if let attended = change.lastAttended, let left = change.left, left < attended {
      form.refuse("left", "must not be before the last day attended")
    }
  }

  private func fill(
    resumption change: inout ChangeOfCircumstance, from form: inout AnswerReader,
    on today: LocalDate
  ) {
    change.resumes = form.day("resumes", notAfter: today)
    change.courseEnds = form.day("course.ends")
    if let resumes = change.resumes, let ends = change.courseEnds, ends <= resumes {
      form.refuse("course.ends", "must be after the return")
    }
  }

  private func fill(
    withdrawal change: inout ChangeOfCircumstance, from form: inout AnswerReader,
    on today: LocalDate
  ) {
    change.reason = form.value("reason", "must be given") { .init(rawValue: $0) }
    if form.text("never.attended") == "yes" {
      // Then they left on the day before it began, and owe nothing.
      change.lastAttended = form.day("course.begins")?.adding(days: -1)
      if change.feeCharged?.pence != 0 || change.feeLiability?.pence != 0 {
        form.refuse("fee.liability", "must be 0, as the fee, where they never attended")
      }
      if form.text("last.attended") != nil {
        form.refuse("last.attended", "must be left out where they never attended")
      }
      return
    }
    if form.text("course.begins") != nil {
      form.refuse("course.begins", "must be given where they never attended, and only then")
    }
    change.lastAttended = form.day("last.attended", notAfter: today)
    guard let charged = change.feeCharged, let liability = change.feeLiability else { return }
    let shares = [25, 50, 100].map { charged.pence * $0 / 100 }
    if !shares.contains(liability.pence) {
      form.refuse("fee.liability", "must be 25, 50 or 100 percent of the fee")
    }
  }

  /// What another kind of change asks for would be lost without a word.
  private func refuseOthers(of kind: ChangeOfCircumstance.Kind, in form: inout AnswerReader) {
    let fees = ["fee.charged", "fee.liability"]
    let asked: [String] =
      switch kind {
      case .suspension: fees + ["last.attended", "left", "agreed", "reason"]
      case .resumption: fees + ["resumes", "course.ends"]
      case .withdrawal: fees + ["never.attended", "course.begins", "last.attended", "reason"]
      case .transfer: fees + ["transfers", "new.course", "new.ucas.course", "new.course.year"]
      case .repetition: fees + ["course.ends", "repeated", "repeats.from", "repeats.until"]
      case .credit: ["credits"]
      case .feeRevision: fees + ["fee.reason", "credits"]
      }
    let common = [
      "change", "level", "student.number", "year", "course", "ucas.course", "course.year",
    ]
    for code in Self.questions.map(\.code)
    where !common.contains(code) && !asked.contains(code) && form.text(code) != nil {
      form.refuse(code, "must be left out of a \(kind.rawValue)")
    }
  }
}
