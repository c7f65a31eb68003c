/// Something that is published in versions, each with a name and a first day.
public protocol DatedVersion {
  /// As published, such as `2026.2`.
  var versionName: String { get }
  /// The first day on which it holds.
  var from: LocalDate { get }
}

/// Which of several versions holds on a day, and which may be published. Whatever was collected or agreed to
/// names the version that held then, so one that has begun stays what it is.
public enum DatedVersions {
  /// How far ahead a version can be planned, in days.
  public static let daysAheadMax = 730

  /// The version that began last; nil before the first one's day.
  public static func begun<Version: DatedVersion>(
    _ versions: [Version], by day: LocalDate
  ) -> Version? {
    versions.filter { $0.from <= day }.max { $0.from < $1.from }
  }

  /// All that forbids to publish a version. It may replace one of its name that has not begun.
  ///
  /// - Parameters:
  ///   - version: The version to publish.
  ///   - known: The versions of the same thing that there are.
  ///   - nameField: The field that a refusal of the name is about.
  ///   - fromField: The field that a refusal of the first day is about.
  public static func violations<Version: DatedVersion>(
    publishing version: Version, over known: [Version], today: LocalDate, nameField: String,
    fromField: String
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    if let problem = TextRules.problem(withCode: version.versionName) {
      refuse(nameField, problem)
    } else if known.contains(where: {
      $0.versionName == version.versionName && $0.from <= today
    }) {
      refuse(nameField, "is the name of a version that has begun")
    }
    if version.from <= today {
      refuse(fromField, "must be later than today")
    } else if version.from.daysSince1970 - today.daysSince1970 > daysAheadMax {
      refuse(fromField, "must be at most \(daysAheadMax) days ahead")
    } else if known.contains(where: {
      $0.versionName != version.versionName && $0.from == version.from
    }) {
      refuse(fromField, "is the first day of another version")
    }
    return violations
  }
}
