/// Which of the two privacy notices. The raw value is its name wherever it is spelt.
public enum NoticeName: String, CaseIterable, Sendable {
  case seeMyTutor = "see-my-tutor"
  case wellbeing = "student-life-and-wellbeing"
}

/// One version of a privacy notice, as something that was collected under it keeps it.
public struct NoticeVersion: Hashable, Sendable {
  /// Such as `see-my-tutor`.
  public var notice: String
  /// The version's name, as published.
  public var version: String

  public init(notice: String, version: String) {
    self.notice = notice
    self.version = version
  }
}

/// Which version of each notice is in force on which day.
public struct NoticeSchedule: Equatable, Sendable {
  /// A version and its first day.
  public struct Entry: DatedVersion, Equatable, Sendable {
    public var version: NoticeVersion
    public var from: LocalDate
    public var versionName: String { version.version }

    public init(_ version: NoticeVersion, from: LocalDate) {
      self.version = version
      self.from = from
    }
  }

  public let entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// The version in force on a day: the one that began last. Before the first one's day it is the first,
  /// since nothing is collected without a notice. Nil for a notice that has no version at all.
  public func inForce(_ notice: NoticeName, on day: LocalDate) -> NoticeVersion? {
    let versions = versions(of: notice.rawValue)
    let begun = DatedVersions.begun(versions, by: day)
    return (begun ?? versions.min { $0.from < $1.from })?.version
  }

  fileprivate func versions(of notice: String) -> [Entry] {
    entries.filter { $0.version.notice == notice }
  }
}

/// What a version of a notice that is to be published must be.
public enum NoticeRules {
  /// All that is wrong with it; empty where it may be published.
  ///
  /// - Parameters:
  ///   - entry: The version to publish.
  ///   - schedule: What there is.
  public static func violations(
    publishing entry: NoticeSchedule.Entry, over schedule: NoticeSchedule, today: LocalDate
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    if NoticeName(rawValue: entry.version.notice) == nil {
      let names = NoticeName.allCases.map(\.rawValue).joined(separator: " or ")
      violations.append(
        FieldViolation(field: "notice.version.notice", description: "must be \(names)"))
    }
    return violations
      + DatedVersions.violations(
        publishing: entry, over: schedule.versions(of: entry.version.notice), today: today,
        nameField: "notice.version.version", fromField: "notice.from")
  }
}
