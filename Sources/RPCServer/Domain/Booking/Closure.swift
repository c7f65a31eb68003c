/// Days on which the university is closed, or on which England has a bank holiday.
public struct Closure: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Weekly times are not offered; what a member of staff opens for that day is.
    case bankHoliday = "bank_holiday"
    /// Nothing is offered.
    case universityClosure = "university_closure"
  }

  public var id: Identifier
  public var kind: Kind
  /// The first day.
  public var first: LocalDate
  /// The last day, which may be the first.
  public var last: LocalDate
  /// What people call it. 1 to 100 characters.
  public var name: String

  public init(id: Identifier, kind: Kind, first: LocalDate, last: LocalDate, name: String) {
    self.id = id
    self.kind = kind
    self.first = first
    self.last = last
    self.name = name
  }

  public func contains(_ day: LocalDate) -> Bool { first <= day && day <= last }
}

/// What may be entered as closed days.
public enum ClosureRules {
  /// The most days of one closure.
  public static let daysMax = 62
  public static let nameCharactersMax = 100

  /// - Throws: `.invalid` with every field that breaks its limit, such as `closure.name`.
  public static func check(_ closure: Closure) throws(Refusal) {
    var violations: [FieldViolation] = []
    if closure.last < closure.first
      || closure.last.daysSince1970 - closure.first.daysSince1970 >= daysMax
    {
      violations.append(
        FieldViolation(
          field: "closure.last",
          description: "must not be before the first day, nor more than \(daysMax) days in all"))
    }
    if let problem = TextRules.problem(
      with: closure.name, atMost: nameCharactersMax, required: true)
    {
      violations.append(FieldViolation(field: "closure.name", description: problem))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
  }
}

extension Sequence<Closure> {
  /// What is closed on a day; nil where nothing is. A university closure counts before a bank holiday.
  public func kind(on day: LocalDate) -> Closure.Kind? {
    var found: Closure.Kind?
    for closure in self where closure.contains(day) {
      if closure.kind == .universityClosure { return .universityClosure }
      found = .bankHoliday
    }
    return found
  }

  /// Whether a day is a bank holiday, whatever else it is.
  public func hasBankHoliday(on day: LocalDate) -> Bool {
    contains { $0.kind == .bankHoliday && $0.contains(day) }
  }
}
