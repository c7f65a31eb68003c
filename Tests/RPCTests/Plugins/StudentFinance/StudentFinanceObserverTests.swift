import Domain
import PluginAPI
import StudentFinance
import Testing

@Suite("What Student Finance might be told")
struct StudentFinanceObserverTests {
  private static let plugin = StudentFinanceChange(FinanceShares.format)

  private func suggested(
    _ change: RegistrationEvent.Change, _ iso: String, on programme: String = "CS"
  ) throws -> SuggestedShare {
    let day = try #require(LocalDate(iso: iso))
    let suggested = Self.plugin.observe(
      RegistrationEvent(change, on: day, programmeCode: programme))
    #expect(suggested.count == 1)
    return try #require(suggested.first)
  }

  @Test("is the change and its day, in the words of the form, and nothing that nobody said")
  func answers() throws {
    #expect(
      try suggested(.suspended, "2026-11-12").answers
        == ["change": "suspension", "year": "2026/27", "left": "2026-11-12"])
    #expect(
      try suggested(.resumed, "2026-11-23").answers
        == ["change": "resumption", "year": "2026/27", "resumes": "2026-11-23"])
    #expect(
      try suggested(.withdrawn, "2026-11-10").answers
        == ["change": "withdrawal", "year": "2026/27", "last.attended": "2026-11-10"])
    // Whichever programme it is.
    #expect(
      try suggested(.suspended, "2026-11-12", on: "LAW") == suggested(.suspended, "2026-11-12"))
  }

  @Test("is of the academic year that begins in September")
  func years() throws {
    for (iso, year) in [
      ("2026-08-31", "2025/26"), ("2026-09-01", "2026/27"), ("2027-01-01", "2026/27"),
      ("2099-12-31", "2099/00"), ("2008-10-01", "2008/09"),
    ] {
      #expect(try suggested(.suspended, iso).answers["year"] == year)
    }
  }

  @Test("is taken by the form once the rest is answered, and not before")
  func taken() throws {
    for (change, iso, sample) in [
      (.suspended, "2026-11-12", FinanceShares.suspension),
      (.resumed, "2026-11-23", FinanceShares.resumption),
      (.withdrawn, "2026-11-10", FinanceShares.withdrawal),
    ] as [(RegistrationEvent.Change, String, [String: String])] {
      let answers = try suggested(change, iso).answers
      #expect(!Self.plugin.issues(of: FinanceShares.share(answers)).isEmpty)
      let rest = sample.filter { answers[$0.key] == nil }
      let share = FinanceShares.share(SuggestionRules.answers(rest, over: answers))
      #expect(Self.plugin.issues(of: share) == [], "\(change)")
      #expect(try Self.plugin.render(share) == Self.plugin.render(FinanceShares.share(sample)))
    }
  }
}
