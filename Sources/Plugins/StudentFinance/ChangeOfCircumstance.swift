import Domain

/// A change in a student's course that Student Finance England must know of. Why is a word from a list: there is no
/// column into which anybody could write what somebody suffers from.
struct ChangeOfCircumstance: Equatable {
  enum Kind: String, CaseIterable {
    case suspension, resumption, withdrawal
    /// To another course, or another year of one, at this university.
    case transfer
    /// Of a year, or a part of one, that was not passed.
    case repetition
    /// How many credits somebody who studies part-time takes in the year.
    case credit
    /// The fee was wrong.
    case feeRevision = "fee-revision"
  }

  /// The guide's reasons. What lies behind `health` stays here.
  enum Reason: String, CaseIterable {
    case academic, disciplinary, health, other
  }

  let kind: Kind
  let course: CourseRecord
  let ucasCourse: String
  /// Of the year; of a transfer, on the course that they go to. Nil where the kind has none.
  var feeCharged: Amount?
  var feeLiability: Amount?
  /// All that the kind has: the others are nil.
  var lastAttended: LocalDate?
  var left: LocalDate?
  var isAgreed: Bool?
  var reason: Reason?
  var resumes: LocalDate?
  /// As it is from now on, where the kind changes it.
  var courseEnds: LocalDate?
  var transfers: LocalDate?
  var newCourse: String?
  var newUCASCourse: String?
  var newCourseYear: Int?
  var repeated: Period?
  var repeatsFrom: LocalDate?
  var repeatsUntil: LocalDate?
  var credits: Int?
  var feeReason: FeeReason?

  /// How much of a year is repeated: all three terms, or less.
  enum Period: String, CaseIterable {
    case fullYear = "full-year"
    case partYear = "part-year"
  }

  /// The guide's reasons for another fee: how much of a full-time course somebody studies, and nothing of why.
  enum FeeReason: String, CaseIterable {
    case notApplicable = "not-applicable"
    case intensityBelow25 = "intensity-below-25"
    case intensity25To50 = "intensity-25-to-50"
    case intensityAbove50 = "intensity-above-50"
    case notDesignated = "not-designated"
  }

  /// The columns of a file of that kind, in their order, where none are configured.
  static func columns(of kind: Kind) -> [Column] {
    let common: [Column] = [
      .change, .number, .university, .year, .course, .ucasCourse, .courseYear,
    ]
    switch kind {
    case .withdrawal:
      return common + [
        .otherCourseYear, .feeCharged, .feeLiability, .lastAttended, .reason, .explanation,
      ]
    case .suspension:
      return common + [.feeCharged, .feeLiability, .lastAttended, .left, .isAgreed, .reason]
    case .resumption:
      return common + [.feeCharged, .feeLiability, .resumes, .courseEnds]
    case .transfer:
      return common + [
        .transfers, .newCourse, .newUCASCourse, .newCourseYear, .feeCharged, .feeLiability,
      ]
    case .repetition:
      return common + [
        .feeCharged, .feeLiability, .revisedEnd, .repeated, .repeatsFrom, .repeatsUntil,
      ]
    case .credit: return common + [.credits]
    case .feeRevision: return common + [.feeCharged, .feeLiability, .feeReason, .credits]
    }
  }

  func cell(_ column: Column, in format: FinanceFormat) -> String {
    switch column {
    case .change: format.word(kind.rawValue)
    case .number: course.number.text
    case .university: format.universityCode
    case .year: course.year
    case .course: course.course
    case .ucasCourse: ucasCourse
    case .courseYear: "\(course.courseYear)"
    case .feeCharged: feeCharged?.text ?? ""
    case .feeLiability: feeLiability?.text ?? ""
    case .lastAttended: lastAttended.map(format.text(of:)) ?? ""
    case .left: left.map(format.text(of:)) ?? ""
    case .isAgreed: isAgreed.map { $0 ? "Y" : "N" } ?? ""
    case .reason: reason.map { format.word($0.rawValue) } ?? ""
    case .resumes: resumes.map(format.text(of:)) ?? ""
    case .courseEnds, .revisedEnd: courseEnds.map(format.text(of:)) ?? ""
    case .transfers: transfers.map(format.text(of:)) ?? ""
    case .newCourse: newCourse ?? ""
    case .newUCASCourse: newUCASCourse ?? ""
    case .newCourseYear: newCourseYear.map { "\($0)" } ?? ""
    case .repeated: repeated.map { format.word($0.rawValue) } ?? ""
    case .repeatsFrom: repeatsFrom.map(format.text(of:)) ?? ""
    case .repeatsUntil: repeatsUntil.map(format.text(of:)) ?? ""
    case .credits: credits.map { "\($0)" } ?? ""
    case .feeReason: feeReason.map { format.word($0.rawValue) } ?? ""
    // Nothing is ever said in them.
    case .otherCourseYear, .explanation: ""
    }
  }
}

/// A file of changes of one kind, as the Student Information Service takes it: a line of headings, then one for
/// each student.
struct ChangeFile {
  static let changesMax = 1_000

  let format: FinanceFormat
  /// 1 to `changesMax`, all of one kind.
  let changes: [ChangeOfCircumstance]

  /// - Returns: Nil where there are none, too many, or kinds are mixed.
  init?(_ format: FinanceFormat, _ changes: [ChangeOfCircumstance]) {
    guard (1...Self.changesMax).contains(changes.count), Set(changes.map(\.kind)).count == 1 else {
      return nil
    }
    self.format = format
    self.changes = changes
  }

  var bytes: [UInt8] {
    var file = FinanceFile()
    let columns = format.columns(of: changes[0].kind)
    file.line(columns.map(format.heading))
    for change in changes {
      file.line(columns.map { change.cell($0, in: format) })
    }
    return file.bytes
  }
}
