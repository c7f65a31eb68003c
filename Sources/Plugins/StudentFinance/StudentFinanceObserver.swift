public import Domain

/// What people might tell Student Finance England, since a registration changed: as much of its form as the change
/// says. Codes, fees and reasons are for a person to find out.
extension StudentFinanceChange {
  public func observe(_ event: RegistrationEvent) -> [SuggestedShare] {
    let kind: ChangeOfCircumstance.Kind
    let dayCode: String
    switch event.change {
    case .suspended: (kind, dayCode) = (.suspension, "left")
    case .resumed: (kind, dayCode) = (.resumption, "resumes")
    case .withdrawn: (kind, dayCode) = (.withdrawal, "last.attended")
    }
    return [
      SuggestedShare(
        answers: [
          "change": kind.rawValue, "year": Self.academicYear(of: event.day),
          dayCode: event.day.iso,
        ],
        why: "Student Finance England is to be told when a course is suspended, resumed or left.")
    ]
  }

  /// Student Finance's academic year of courses that begin in autumn, such as `2026/27`: from 1 September.
  private static func academicYear(of day: LocalDate) -> String {
    let first = day.month < 9 ? day.year - 1 : day.year
    let second = (first + 1) % 100
    return "\(first)/\(second < 10 ? "0" : "")\(second)"
  }
}
