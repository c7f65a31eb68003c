import Domain

/// How a university's files for Student Finance England look: who it is, which columns there are and what they are
/// called, how days are written, and what the records of the two imports are. All that is the Student Loans Company's
/// own, which it sends to universities and does not publish, so it is configured.
public struct FinanceFormat: Equatable, Sendable {
  /// The university's code with the Student Loans Company, such as `L34`.
  public let universityCode: String
  /// What columns are called where not as in `Column.heading`.
  private let headings: [Column: String]
  /// What a file says for a word of ours, where not as in `word`.
  private let words: [String: String]
  /// The columns of a kind of change, where not as in `ChangeOfCircumstance.columns`.
  private let configured: [ChangeOfCircumstance.Kind: [Column]]
  private let days: DayPattern
  let attendance: ImportTemplate
  let registration: ImportTemplate

  /// - Parameters:
  ///   - headings: By the column's name, as in `Column`.
  ///   - words: By the answer that they stand for, such as `fee-revision` or `part-year`.
  ///   - columns: The columns of a file in their order, by the kind of change.
  ///   - days: How days are written, such as `dd/MM/yyyy`.
  ///   - attendance: The cells of that import's records, by `header`, `detail` and `footer`.
  ///   - registration: Of the other's.
  /// - Throws: `FinanceFormatFault`, which names the key that is wrong.
  public init(
    universityCode: String, headings: [String: String] = [:], words: [String: String] = [:],
    columns: [String: [String]] = [:], days: String = "yyyy-MM-dd",
    attendance: [String: [String]] = [:], registration: [String: [String]] = [:]
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
    for (word, text) in words.sorted(by: { $0.key < $1.key }) {
      guard Self.configurable.contains(word) else { throw .unknownWord }
      guard FinanceText.isCell(text), !text.isEmpty, text.count <= 100 else { throw .word(word) }
    }
    guard let days = DayPattern(days) else { throw .days }
    self.universityCode = universityCode
    self.headings = known
    self.words = words
    configured = try Self.columns(columns)
    self.days = days
    self.attendance = try ImportTemplate(attendance, of: .attendance)
    self.registration = try ImportTemplate(registration, of: .registration)
  }

  /// A file says which change, whose, and of which year; and no kind has another's columns, which would stand empty.
  private static func columns(
    _ named: [String: [String]]
  ) throws(FinanceFormatFault) -> [ChangeOfCircumstance.Kind: [Column]] {
    var columns: [ChangeOfCircumstance.Kind: [Column]] = [:]
    for (name, texts) in named.sorted(by: { $0.key < $1.key }) {
      guard let kind = ChangeOfCircumstance.Kind(rawValue: name) else { throw .unknownKind }
      let known = ChangeOfCircumstance.columns(of: kind)
      let found = texts.compactMap { Column(rawValue: $0) }.filter {
        known.contains($0) || [.otherCourseYear, .explanation].contains($0)
      }
      guard found.count == texts.count, Set(found).count == found.count,
        Set(found).isSuperset(of: [.change, .number, .year])
      else { throw .columns(name, known.map(\.rawValue)) }
      columns[kind] = found
    }
    return columns
  }

  /// The columns of a file of that kind, in their order.
  func columns(of kind: ChangeOfCircumstance.Kind) -> [Column] {
    configured[kind] ?? ChangeOfCircumstance.columns(of: kind)
  }

  /// A day as files have it.
  func text(of day: LocalDate) -> String { days.text(of: day) }

  /// The answers for which a file may have other words.
  static let configurable: [String] =
    ChangeOfCircumstance.Kind.allCases.map(\.rawValue)
    + ChangeOfCircumstance.Reason.allCases.map(\.rawValue)
    + ChangeOfCircumstance.Period.allCases.map(\.rawValue)
    + ChangeOfCircumstance.FeeReason.allCases.map(\.rawValue)

  /// What a file says for an answer out of a list.
  func word(_ answer: String) -> String {
    if let word = words[answer] { return word }
    // The guide writes kinds of change in capitals.
    return ChangeOfCircumstance.Kind(rawValue: answer) == nil
      ? answer : answer.uppercased().replacing("-", with: " ")
  }

  func heading(_ column: Column) -> String { headings[column] ?? column.heading }
}

/// What is wrong with how the files are to look, in a sentence for an admin.
public enum FinanceFormatFault: Error, Equatable, Sendable, CustomStringConvertible {
  case universityCode
  case unknownColumn
  case heading(String)
  case unknownWord
  case word(String)
  case unknownKind
  /// Of a kind of change, with the columns that it has.
  case columns(String, [String])
  case days
  /// Of an import.
  case unknownRecord(String)
  /// Of a record, with the values that there are for it.
  case record(String, [String])
  /// Of a record, with the values that it must have.
  case incompleteRecord(String, [String])

  public var description: String {
    switch self {
    case .universityCode:
      "university-code must be 1 to 8 capital letters and digits."
    case .unknownColumn:
      "headings must name columns: "
        + Column.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .heading(let name):
      "headings.\(name) must be 1 to 100 characters without ~, <, #, \\ and line breaks."
    case .unknownWord:
      "words must name answers: " + FinanceFormat.configurable.joined(separator: ", ") + "."
    case .word(let name):
      "words.\(name) must be 1 to 100 characters without ~, <, #, \\ and line breaks."
    case .unknownKind:
      "columns must name kinds of change: "
        + ChangeOfCircumstance.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .columns(let name, let known):
      "columns.\(name) must have change, number and year, and each column once out of: "
        + known.joined(separator: ", ") + ", other-course-year, explanation."
    case .days:
      "days must be yyyy, MM and dd, once each, with nothing or -, /, . or a space between."
    case .unknownRecord(let name): "\(name) must have header, detail and footer alone."
    case .record(let key, let known):
      "\(key) must be cells of at most 100 characters without ~, <, #, \\ and line breaks, in which braces hold "
        + known.joined(separator: ", ") + "."
    case .incompleteRecord(let key, let needed):
      "\(key) must have " + needed.map { "{\($0)}" }.joined(separator: ", ") + "."
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
  case transfers
  case newCourse = "new-course"
  case newUCASCourse = "new-ucas-course"
  case newCourseYear = "new-course-year"
  case revisedEnd = "revised-end"
  case repeated
  case repeatsFrom = "repeats-from"
  case repeatsUntil = "repeats-until"
  case credits
  case feeReason = "fee-reason"

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
    case .transfers: "Transfer effective date"
    case .newCourse: "New SLC course code"
    case .newUCASCourse: "New UCAS course code"
    case .newCourseYear: "New course year"
    case .revisedEnd: "Revised course end date"
    case .repeated: "Period of course to be repeated"
    case .repeatsFrom: "Student is repeating study from"
    case .repeatsUntil: "Student is repeating study to"
    case .credits: "Credits"
    case .feeReason: "Fee change reason"
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
