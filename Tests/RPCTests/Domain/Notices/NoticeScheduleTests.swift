import Domain
import Promises
import Testing

@Suite("Versions of the privacy notices")
struct NoticeScheduleTests {
  static let today = day("2026-11-23")
  static let schedule = NoticeSchedule([
    entry("1", from: "2025-08-01"), entry("2", from: "2026-11-23"), entry("3", from: "2027-01-01"),
    .init(NoticeVersion(notice: "student-life-and-wellbeing", version: "9"), from: today),
  ])

  static func entry(_ version: String, from date: String) -> NoticeSchedule.Entry {
    .init(NoticeVersion(notice: "see-my-tutor", version: version), from: day(date))
  }

  @Test(
    "One is in force from its first day until the next one's",
    .tags(.s4),
    arguments: [
      ("2025-08-01", "1"), ("2026-11-22", "1"), ("2026-11-23", "2"), ("2026-12-31", "2"),
      ("2027-01-01", "3"), ("2099-01-01", "3"),
      // What came in before any notice was known here is kept under the first.
      ("2020-01-01", "1"),
    ])
  func inForce(date: String, version: String) {
    #expect(Self.schedule.inForce(.seeMyTutor, on: day(date))?.version == version)
  }

  @Test("A notice that has no version has none in force")
  func none() {
    #expect(NoticeSchedule([]).inForce(.wellbeing, on: Self.today) == nil)
  }

  @Test("A later version may be published, and one that is not in force yet again")
  func allowed() {
    for entry in [
      Self.entry("4", from: "2026-11-24"), Self.entry("4", from: "2028-11-22"),
      Self.entry("3", from: "2027-01-01"), Self.entry("3", from: "2027-02-01"),
    ] {
      #expect(Self.wrong(entry).isEmpty)
    }
  }

  static func wrong(_ entry: NoticeSchedule.Entry) -> [String] {
    NoticeRules.violations(publishing: entry, over: schedule, today: today).map(\.field)
  }

  @Test(
    "What is in force stays, and no two versions begin together",
    arguments: [
      (entry("4", from: "2026-11-23"), "notice.from"),
      (entry("4", from: "2028-11-23"), "notice.from"),
      (entry("4", from: "2027-01-01"), "notice.from"),
      (entry("2", from: "2027-02-01"), "notice.version.version"),
      (entry("a b", from: "2027-02-01"), "notice.version.version"),
      (
        .init(NoticeVersion(notice: "other", version: "1"), from: day("2027-02-01")),
        "notice.version.notice"
      ),
    ])
  func refused(entry: NoticeSchedule.Entry, field: String) {
    #expect(Self.wrong(entry) == [field])
  }

  @Test("Everything that is wrong is named at once")
  func several() {
    let entry = NoticeSchedule.Entry(
      NoticeVersion(notice: "other", version: "a b"), from: Self.today)
    #expect(
      Self.wrong(entry) == [
        "notice.version.notice", "notice.version.version", "notice.from",
      ])
  }
}
