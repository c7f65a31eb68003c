public import Domain

/// Reads the answers to a form as values, and says of each that is wrong what it must be.
public struct AnswerReader {
  /// What is answered.
  public let share: SelectedShare
  /// What is wrong with it, in the order in which it was read.
  public private(set) var issues: [ShareIssue] = []

  public init(_ share: SelectedShare) { self.share = share }

  /// Says what an answer must be, quoting nothing of it.
  public mutating func refuse(_ code: String, _ description: String) {
    issues.append(ShareIssue(about: "answers[\(code)]", description: description))
  }

  /// The answer to a question; nil where there is none.
  public func text(_ code: String) -> String? {
    share.answers[code].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// An answer of some form.
  public mutating func value<Value>(
    _ code: String, _ description: String, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = text(code), let value = read(text) else {
      refuse(code, description)
      return nil
    }
    return value
  }

  /// Says that one answer asks for another that is not there.
  public mutating func require(_ code: String, _ description: String) {
    if text(code) == nil { refuse(code, description) }
  }

  /// Says that an answer is to be left out that another gives no reason for.
  public mutating func refuseAny(_ code: String, _ description: String) {
    if text(code) != nil { refuse(code, description) }
  }

  /// Says that a document without the name of whom it is about is of no use.
  ///
  /// - Parameter whose: Such as `the student's`.
  public mutating func requireName(_ whose: String) {
    guard share.paragraphs(of: .name).isEmpty else { return }
    refuseFields("must have \(whose) name")
  }

  /// Says what must be selected of the record.
  public mutating func refuseFields(_ description: String) {
    issues.append(ShareIssue(about: "fields", description: description))
  }

  /// An answer that is a day.
  ///
  /// - Parameter last: The last day that it may be; nil for any.
  public mutating func day(_ code: String, notAfter last: LocalDate? = nil) -> LocalDate? {
    guard let day = value(code, "must be a day such as 2026-11-22", { LocalDate(iso: $0) }) else {
      return nil
    }
    if let last, day > last {
      refuse(code, "must not be in the future")
      return nil
    }
    return day
  }

  /// An answer that is yes or no.
  public mutating func yesNo(_ code: String) -> Bool? {
    value(code, "must be yes or no") { ["yes": true, "no": false][$0] }
  }
}
