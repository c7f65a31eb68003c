import Domain
import Promises
import Testing

@Suite("What each type of support collects")
struct CategoryRulesTests {
  @Test(
    "Each type of support ordinarily collects what stands here, and the rest only when justified",
    .tags(.w2),
    arguments: [
      (.counselling, [.personalDetails, .circumstances, .health, .riskSafeguarding, .history]),
      (.mentalHealth, [.personalDetails, .circumstances, .health, .riskSafeguarding, .history]),
      (.disability, [.personalDetails, .circumstances, .health, .riskSafeguarding, .equality]),
      (.safeguarding, [.personalDetails, .circumstances, .health, .riskSafeguarding, .history]),
      (.welfare, [.personalDetails, .circumstances, .riskSafeguarding, .equality]),
      (.widerCircumstances, [.personalDetails, .circumstances, .riskSafeguarding, .history]),
    ] as [(SupportType, Set<CaseCategory>)])
  func matrix(type: SupportType, collected: Set<CaseCategory>) {
    #expect(CollectedCategories.of(type) == collected)
  }

  @Test("A caseload is in order of risk, lateness, due day, urgency and age", arguments: 0..<8)
  func caseload(seed: Int) throws {
    let day = try #require(LocalDate(iso: "2026-11-24"))
    func place(
      _ risk: CaseContent.Risk?, overdue: Int = 0, due: LocalDate? = nil,
      _ priority: Case.Priority = .routine, changed: Int64 = 10
    ) -> CaseloadPlace {
      CaseloadPlace(
        risk: risk, tasks: CaseTaskCount(nextDue: due, overdue: overdue), priority: priority,
        changed: Instant(millisecondsSince1970: changed))
    }
    let ordered = [
      place(.high), place(.medium, overdue: 1, due: day), place(.medium, due: day),
      place(.medium, due: day.adding(days: 1), .urgent), place(.medium, .urgent), place(.medium),
      place(nil, changed: 1), place(.notAssessed, changed: 2), place(.low, overdue: 9, .urgent),
    ]
    var random = SeededGenerator(seed: UInt64(seed))
    #expect(ordered.shuffled(using: &random).sorted() == ordered)
  }
}
