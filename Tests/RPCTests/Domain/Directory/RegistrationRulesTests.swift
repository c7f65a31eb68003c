import Domain
import Testing

@Suite("Changes of registrations")
struct RegistrationRulesTests {
  private static let today = day("2026-11-23")

  private static func period(
    _ from: String, _ to: String? = nil, _ ending: EnrolmentPeriod.Ending? = nil,
    on programme: String = "CS"
  ) -> EnrolmentPeriod {
    EnrolmentPeriod(
      studentCampusID: "1", programmeCode: programme, from: day(from), to: to.map { day($0) },
      ending: ending)
  }

  /// The events as `change day`.
  private func events(
    of after: EnrolmentPeriod, before: EnrolmentPeriod?, previous: EnrolmentPeriod? = nil
  ) -> [String] {
    RegistrationRules.events(of: after, before: before, today: Self.today) { previous }.map {
      #expect($0.programmeCode == after.programmeCode)
      return "\($0.change.rawValue) \($0.day.iso)"
    }
  }

  @Test("To suspend and to withdraw are events, once, on the last day")
  func ended() {
    let open = Self.period("2026-09-21")
    for ending in EnrolmentPeriod.Ending.allCases {
      let ended = Self.period("2026-09-21", "2026-11-20", ending)
      #expect(events(of: ended, before: open) == ["\(ending.rawValue) 2026-11-20"])
      #expect(events(of: ended, before: nil) == ["\(ending.rawValue) 2026-11-20"])
      #expect(events(of: ended, before: ended) == [])
      // Another day, or another word for it, is another change.
      #expect(
        events(of: ended, before: Self.period("2026-09-21", "2026-11-13", ending)) == [
          "\(ending.rawValue) 2026-11-20"
        ])
    }
    #expect(
      events(
        of: Self.period("2026-09-21", "2026-11-20", .withdrawn),
        before: Self.period("2026-09-21", "2026-11-20", .suspended)) == ["withdrawn 2026-11-20"])
  }

  @Test("To begin, to end as planned, to be moved and to be opened again are none")
  func planned() {
    let open = Self.period("2026-09-21")
    let ended = Self.period("2026-09-21", "2026-11-20")
    #expect(events(of: open, before: nil) == [])
    #expect(events(of: ended, before: nil) == [])
    #expect(events(of: ended, before: open) == [])
    #expect(events(of: ended, before: Self.period("2026-09-21", "2029-06-30")) == [])
    for ending in EnrolmentPeriod.Ending.allCases {
      #expect(events(of: open, before: Self.period("2026-09-21", "2026-11-20", ending)) == [])
      #expect(events(of: ended, before: Self.period("2026-09-21", "2026-11-20", ending)) == [])
    }
  }

  @Test("A new period after a suspended one is a return, on its first day")
  func resumed() {
    let back = Self.period("2026-11-23")
    let suspended = Self.period("2025-09-22", "2026-01-30", .suspended)
    #expect(events(of: back, before: nil, previous: suspended) == ["resumed 2026-11-23"])
    // It is there already; the one before ended otherwise, or not before it; there is none.
    #expect(events(of: back, before: back, previous: suspended) == [])
    #expect(
      events(of: back, before: nil, previous: Self.period("2025-09-22", "2026-01-30")) == [])
    #expect(
      events(of: back, before: nil, previous: Self.period("2025-09-22", "2026-01-30", .withdrawn))
        == [])
    #expect(
      events(of: back, before: nil, previous: Self.period("2025-09-22", "2026-11-23", .suspended))
        == [])
    #expect(events(of: back, before: nil) == [])
    // Back, and away again.
    #expect(
      events(
        of: Self.period("2026-10-05", "2026-11-20", .withdrawn), before: nil, previous: suspended)
        == ["resumed 2026-10-05", "withdrawn 2026-11-20"])
  }

  @Test("What lies further back than 90 days is history; what is still to come is news")
  func history() {
    let suspended = Self.period("2024-09-23", "2025-01-31", .suspended)
    for (last, isNews) in [
      ("2026-08-24", false), ("2026-08-25", true), ("2026-11-23", true), ("2027-06-30", true),
    ] {
      let ended = Self.period("2025-09-22", last, .withdrawn)
      #expect(events(of: ended, before: nil) == (isNews ? ["withdrawn \(last)"] : []))
      #expect(
        events(of: Self.period(last), before: nil, previous: suspended)
          == (isNews ? ["resumed \(last)"] : []))
    }
    // Nobody looks for what came before where it does not matter.
    for (after, before) in [
      (Self.period("2026-08-24"), nil), (Self.period("2026-11-23"), Self.period("2026-11-23")),
    ] as [(EnrolmentPeriod, EnrolmentPeriod?)] {
      _ = RegistrationRules.events(of: after, before: before, today: Self.today) {
        Issue.record("asked")
        return nil
      }
    }
  }
}
