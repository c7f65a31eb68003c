import Domain
import PluginAPI

/// Which year of which course a student of Student Finance England is on: what every line of every file begins with.
struct CourseRecord: Equatable {
  let number: SupportNumber
  /// Such as `2026/27`.
  let year: String
  /// The Student Loans Company's code of the course.
  let course: String
  /// 1 to 9.
  let courseYear: Int

  /// By the names that templates have for them.
  func values(in format: FinanceFormat) -> [String: String] {
    [
      "university": format.universityCode, "number": number.text, "year": year, "course": course,
      "course-year": "\(courseYear)",
    ]
  }
}

/// What every file asks about the student's course.
enum CourseQuestions {
  static let number = FormQuestion(
    code: "student.number", text: "Student Support Number", kind: .text(lengthMax: 20),
    isRequired: true)
  static let year = FormQuestion(
    code: "year", text: "Academic year, such as 2026/27", kind: .text(lengthMax: 7),
    isRequired: true)
  static let course = FormQuestion(
    code: "course", text: "SLC course code", kind: .text(lengthMax: 20), isRequired: true)
  /// For a document that people read.
  static let courseTitle = FormQuestion(
    code: "course", text: "Title of the course", kind: .text(lengthMax: 200), isRequired: true)

  static let all = [
    number, year, course,
    FormQuestion(
      code: "course.year", text: "Year of the course", kind: .text(lengthMax: 1),
      isRequired: true),
  ]
}

extension AnswerReader {
  /// Nil where one of the answers is wrong.
  mutating func courseRecord() -> CourseRecord? {
    let (number, year) = (number(), year())
    let (course, courseYear) = (code("course"), courseYear())
    guard let number, let year, let course, let courseYear else { return nil }
    return CourseRecord(number: number, year: year, course: course, courseYear: courseYear)
  }
}
