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
  }

  let course: CourseRecord
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

extension AttendanceFile {
  /// The attendance worklist as it is sent back: a header with the number of records and what they sum up to, then
  /// the records. The sums must be right, or none of it is taken.
  var bytes: [UInt8] {
    func sum(_ amount: (AttendanceConfirmation) -> Amount) -> String {
      Amount(pence: records.reduce(0) { $0 + amount($1).pence }).text
    }
    var file = FinanceFile()
    file.line([
      "H", format.universityCode, "\(records.count)", sum(\.loan), sum(\.grant),
      sum(\.studentPays),
    ])
    for record in records {
      file.line(
        ["D"] + record.course.cells + [
          record.code.rawValue, record.loan.text, record.grant.text, record.studentPays.text,
        ])
    }
    return file.bytes
  }
}

extension RegistrationFile {
  /// A header, the records, and a footer with how many there are.
  var bytes: [UInt8] {
    var file = FinanceFile()
    file.line(["H", format.universityCode])
    for record in records {
      file.line(["D"] + record.course.cells + [record.registered.iso])
    }
    file.line(["F", "\(records.count)"])
    return file.bytes
  }
}
