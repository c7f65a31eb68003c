import Domain

/// How a university's files for Student Finance England look: who it is, and what the columns are called. The
/// spellings are the Student Loans Company's own, which it sends to universities and does not publish, so they are
/// configured.
public struct FinanceFormat: Equatable, Sendable {
  /// The university's code with the Student Loans Company, such as `L34`.
  public let universityCode: String
  /// What columns are called where not as in `Column.heading`.
  private let headings: [Column: String]

  /// - Parameter headings: By the column's name, as in `Column`.
  /// - Throws: `FinanceFormatFault`.
  public init(
    universityCode: String, headings: [String: String] = [:]
  ) throws(FinanceFormatFault) {
    guard (1...8).contains(universityCode.utf8.count), FinanceText.isCode(universityCode) else {
      throw .universityCode
    }
    var known: [Column: String] = [:]
    for (name, heading) in headings.sorted(by: { $0.key < $1.key }) {
      guard let column = Column(rawValue: name) else { throw .unknownColumn }
      guard FinanceText.isCell(heading), !heading.isEmpty, heading.count <= 100 else {
        throw .heading(column.rawValue)
      }
      known[column] = heading
    }
    self.universityCode = universityCode
    self.headings = known
  }

  func heading(_ column: Column) -> String { headings[column] ?? column.heading }
}

/// What is wrong with how the files are to look, in a sentence for an admin.
public enum FinanceFormatFault: Error, Equatable, Sendable, CustomStringConvertible {
  case universityCode
  case unknownColumn
  case heading(String)

  public var description: String {
    switch self {
    case .universityCode:
      "university-code must be 1 to 8 capital letters and digits."
    case .unknownColumn:
      "headings must name columns: "
        + Column.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .heading(let name):
      "headings.\(name) must be 1 to 100 characters without ~, <, #, \\ and line breaks."
    }
  }
}

/// A column of a file of changes. The other files have no headings.
enum Column: String, CaseIterable, Sendable {
  case change, number, university, year, course
  case ucasCourse = "ucas-course"
  case courseYear = "course-year"
  case otherCourseYear = "other-course-year"
  case feeCharged = "fee-charged"
  case feeLiability = "fee-liability"
  case lastAttended = "last-attended"
  case left
  case isAgreed = "agreed"
  case reason, explanation, resumes
  case courseEnds = "course-ends"

  /// What it is called where nothing is configured: the guide's words.
  var heading: String {
    switch self {
    case .change: "CoC type"
    case .number: "Student Support Number"
    case .university: "HEI code"
    case .year: "Academic year"
    case .course: "SLC course code"
    case .ucasCourse: "UCAS course code"
    case .courseYear: "Actual course year"
    case .otherCourseYear: "Other course year"
    case .feeCharged: "Tuition fee charged"
    case .feeLiability: "Tuition fee liability"
    case .lastAttended: "Date of last attendance"
    case .left: "Date left"
    case .isAgreed: "Authority agreed"
    case .reason: "Reason"
    case .explanation: "Further explanation"
    case .resumes: "Date resuming"
    case .courseEnds: "Course end date"
    }
  }
}

/// What may stand in a file.
enum FinanceText {
  /// Neither the separator, nor what the guide has refused, nor anything that ends a line.
  static func isCell(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      !"~<#\\".unicodeScalars.contains(scalar) && scalar.value >= 0x20
        && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{2028}" && scalar != "\u{2029}"
    }
  }

  /// Capital letters and digits.
  static func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(ASCII.isCapitalOrDigit)
  }

  /// Such as `2026/27`.
  static func isAcademicYear(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /(20\d\d)\/(\d\d)/), let first = Int(match.1),
      let second = Int(match.2)
    else { return false }
    return (first + 1) % 100 == second
  }
}

/// Rows of cells with `~` between, one a line, in UTF-8.
struct FinanceFile {
  private(set) var text = ""

  mutating func line(_ cells: [String]) {
    text += cells.joined(separator: "~") + "\r\n"
  }

  var bytes: [UInt8] { Array(text.utf8) }
}
