import Domain

/// A change in a student's course that Student Finance England must know of. Why is a word from a list: there is no
/// column into which anybody could write what somebody suffers from.
struct ChangeOfCircumstance: Equatable {
  enum Kind: String, CaseIterable {
    case suspension, resumption, withdrawal
  }

  /// The guide's reasons. What lies behind `health` stays here.
  enum Reason: String, CaseIterable {
    case academic, disciplinary, health, other
  }

  let kind: Kind
  let course: CourseRecord
  let ucasCourse: String
  let feeCharged: Amount
  let feeLiability: Amount
  /// All that the kind has: the others are nil.
  var lastAttended: LocalDate?
  var left: LocalDate?
  var isAgreed: Bool?
  var reason: Reason?
  var resumes: LocalDate?
  var courseEnds: LocalDate?

  /// The columns of a file of that kind, in their order.
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
    }
  }

  func cell(_ column: Column, of university: String) -> String {
    switch column {
    case .change: kind.rawValue.uppercased()
    case .number: course.number.text
    case .university: university
    case .year: course.year
    case .course: course.course
    case .ucasCourse: ucasCourse
    case .courseYear: "\(course.courseYear)"
    case .feeCharged: feeCharged.text
    case .feeLiability: feeLiability.text
    case .lastAttended: lastAttended?.iso ?? ""
    case .left: left?.iso ?? ""
    case .isAgreed: isAgreed.map { $0 ? "Y" : "N" } ?? ""
    case .reason: reason?.rawValue ?? ""
    case .resumes: resumes?.iso ?? ""
    case .courseEnds: courseEnds?.iso ?? ""
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
    let columns = ChangeOfCircumstance.columns(of: changes[0].kind)
    file.line(columns.map(format.heading))
    for change in changes {
      file.line(columns.map { change.cell($0, of: format.universityCode) })
    }
    return file.bytes
  }
}
