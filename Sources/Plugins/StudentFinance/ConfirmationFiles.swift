import Domain

/// Whether a student of whom Student Finance England pays the fees attends, with what it pays.
struct AttendanceConfirmation: Equatable {
  /// The codes that an import takes.
  enum Code: String, CaseIterable {
    case attending = "A"
    case courseMismatch = "C"
    case feeDisagreed = "F"
    case liabilityDisputed = "L"
    case liabilityUnresolved = "N"
    case suspended = "S"
    case notAttending = "X"
    /// Not to be confirmed yet: the record goes back as it came.
    case none = "NULL"
  }

  let course: CourseRecord
  /// The liability period, 1 to 3: each has its own share of the fee, and is confirmed by itself.
  let term: Int
  let code: Code
  let loan: Amount
  let grant: Amount
  let studentPays: Amount
}

/// That a student has registered: said only where it is so.
struct RegistrationConfirmation: Equatable {
  let course: CourseRecord
  let registered: LocalDate
}

/// A file of confirmations of one kind.
struct ConfirmationFile<Confirmation> {
  static var recordsMax: Int { 50_000 }
  let format: FinanceFormat
  let records: [Confirmation]

  /// - Returns: Nil where there are none or too many.
  init?(_ format: FinanceFormat, _ records: [Confirmation]) {
    guard (1...Self.recordsMax).contains(records.count) else { return nil }
    self.format = format
    self.records = records
  }
}

typealias AttendanceFile = ConfirmationFile<AttendanceConfirmation>
typealias RegistrationFile = ConfirmationFile<RegistrationConfirmation>

extension ConfirmationFile {
  /// A header, the records and a footer, as far as the templates have them.
  fileprivate func written(
    by template: ImportTemplate, totals: [String: String] = [:],
    values: (Confirmation) -> [String: String]
  ) -> [UInt8] {
    let sums = totals.merging(["records": "\(records.count)", "university": format.universityCode])
    {
      total, _ in total
    }
    var file = FinanceFile()
    if !template.header.isEmpty { file.line(template.header.filled(sums)) }
    for record in records { file.line(template.detail.filled(values(record))) }
    if !template.footer.isEmpty { file.line(template.footer.filled(sums)) }
    return file.bytes
  }
}

extension AttendanceFile {
  /// The attendance worklist as it is sent back: with the number of records and what they sum up to. The sums must be
  /// right, or none of it is taken.
  var bytes: [UInt8] {
    func sum(_ amount: (AttendanceConfirmation) -> Amount) -> String {
      Amount(pence: records.reduce(0) { $0 + amount($1).pence }).text
    }
    return written(
      by: format.attendance,
      totals: [
        "loan-total": sum(\.loan), "grant-total": sum(\.grant),
        "student-pays-total": sum(\.studentPays),
      ]
    ) { record in
      record.course.values(in: format).merging([
        "term": "\(record.term)", "attendance": record.code.rawValue, "loan": record.loan.text,
        "grant": record.grant.text, "student-pays": record.studentPays.text,
      ]) { value, _ in value }
    }
  }
}

extension RegistrationFile {
  var bytes: [UInt8] {
    written(by: format.registration) { record in
      record.course.values(in: format).merging([
        "registered": format.text(of: record.registered)
      ]) { value, _ in value }
    }
  }
}
