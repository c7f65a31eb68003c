import Domain
import PluginAPI

/// Reads the answers to a form as values, and says of each that is wrong what it must be.
struct AnswerReader {
  private let share: SelectedShare
  private(set) var issues: [ShareIssue] = []

  init(_ share: SelectedShare) { self.share = share }

  mutating func refuse(_ code: String, _ description: String) {
    issues.append(ShareIssue(about: "answers[\(code)]", description: description))
  }

  /// The answer to a question; nil where there is none.
  func text(_ code: String) -> String? {
    share.answers[code].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// An answer of some form.
  mutating func value<Value>(
    _ code: String, _ description: String, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = text(code), let value = read(text) else {
      refuse(code, description)
      return nil
    }
    return value
  }

  /// Says that a document without the student's name is of no use.
  mutating func requireName() {
    guard share.paragraphs(of: .name).isEmpty else { return }
    issues.append(ShareIssue(about: "fields", description: "must have the student's name"))
  }

  mutating func number() -> SupportNumber? {
    value("student.number", "must be a Student Support Number, whose last letter checks the rest") {
      SupportNumber($0)
    }
  }

  mutating func year() -> String? {
    value("year", "must be an academic year such as 2026/27") {
      FinanceText.isAcademicYear($0) ? $0 : nil
    }
  }

  mutating func code(_ code: String) -> String? {
    value(code, "must be capital letters and digits, at most 20") {
      FinanceText.isCode($0) && $0.utf8.count <= 20 ? $0 : nil
    }
  }

  mutating func courseYear(_ code: String = "course.year") -> Int? {
    value(code, "must be a year of the course, 1 to 9") { text in
      Int(text).flatMap { (1...9).contains($0) && text.count == 1 ? $0 : nil }
    }
  }

  mutating func amount(_ code: String) -> Amount? {
    value(code, "must be pounds such as 9250 or 2312.50") { Amount($0) }
  }

  /// - Parameter last: The last day that it may be; nil for any.
  mutating func day(_ code: String, notAfter last: LocalDate? = nil) -> LocalDate? {
    guard let day = value(code, "must be a day such as 2026-11-22", { LocalDate(iso: $0) }) else {
      return nil
    }
    if let last, day > last {
      refuse(code, "must not be in the future")
      return nil
    }
    return day
  }

  mutating func yesNo(_ code: String) -> Bool? {
    value(code, "must be yes or no") { ["yes": true, "no": false][$0] }
  }
}
