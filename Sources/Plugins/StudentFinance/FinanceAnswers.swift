import Domain
import PluginAPI

/// What Student Finance England's forms ask for, as values.
extension AnswerReader {
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
}
