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
  public struct Entry: Equatable, Sendable {
    public var version: NoticeVersion
    public var from: LocalDate

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
    let versions = entries.filter { $0.version.notice == notice.rawValue }
    let begun = versions.filter { $0.from <= day }.max { $0.from < $1.from }
    return (begun ?? versions.min { $0.from < $1.from })?.version
  }
}

/// What a version of a notice that is to be published must be.
public enum NoticeRules {
  /// How far ahead a version can be planned, in days.
  public static let daysAheadMax = 730

  /// - Parameters:
  ///   - entry: The version to publish.
  ///   - schedule: What there is.
  public static func check(
    _ entry: NoticeSchedule.Entry, against schedule: NoticeSchedule, today: LocalDate
  ) throws(Refusal) {
    guard NoticeName(rawValue: entry.version.notice) != nil else {
      throw .invalid(
        "notice.version.notice",
        "must be \(NoticeName.allCases.map(\.rawValue).joined(separator: " or "))")
    }
    if let problem = TextRules.problem(withCode: entry.version.version) {
      throw .invalid("notice.version.version", problem)
    }
    // What was collected today says which version it was collected under, so that must stay what it is.
    guard entry.from > today else {
      throw .invalid("notice.from", "must be later than today")
    }
    guard entry.from.daysSince1970 - today.daysSince1970 <= daysAheadMax else {
      throw .invalid("notice.from", "must be at most \(daysAheadMax) days ahead")
    }
    for other in schedule.entries where other.version.notice == entry.version.notice {
      if other.version == entry.version {
        guard other.from > today else {
          throw .invalid("notice.version.version", "is the name of a version in force before")
        }
      } else if other.from == entry.from {
        throw .invalid("notice.from", "is the first day of another version")
      }
    }
  }
}
