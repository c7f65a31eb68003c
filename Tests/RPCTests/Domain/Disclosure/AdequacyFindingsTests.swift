import Promises
import Testing

@testable import Domain

@Suite("Findings of adequacy", .tags(.w38))
struct AdequacyFindingsTests {
  private static let findings = """
    # A comment.
    FR\t2021-01-01\t2026-06-30\twhole\tSome law
    US\t2023-10-12\t-\tpart\tAnother: recipients on the list
    MY\t2026-01-01\t2026-12-31\tpart\tA third
    MY\t2026-03-01\t2026-03-31\twhole\tA fourth
    """

  @Test(
    "One holds from its first day to its last, and not the day before or after",
    arguments: [
      ("2020-12-31", false), ("2021-01-01", true), ("2026-06-29", true), ("2026-06-30", true),
      ("2026-07-01", false),
    ])
  func days(day: String, holds: Bool) throws {
    let found = try AdequacyFindings(text: Self.findings)
    let day = try #require(LocalDate(iso: day))
    #expect((found.finding(on: "FR", at: day) != nil) == holds)
    let details = PartnerDetails(
      name: "P", country: "FR", destination: .folder, onwardConditions: "C")
    #expect((TransferRules.cover(of: details, on: day, adequacy: found) != nil) == holds)
    do throws(Refusal) {
      try TransferRules.check(
        details, origins: [.wellbeing], reason: .contract, on: day, adequacy: found)
      #expect(holds)
    } catch {
      guard case .rule(.transferRefused, let sentence) = error else {
        return _ = #expect(Bool(false), "\(error)")
      }
      #expect(!holds && sentence.contains("has ended") == (day.iso > "2026-06-30"))
    }
  }

  @Test("A finding about the whole country goes before one about some recipients, while it lasts")
  func partly() throws {
    let found = try AdequacyFindings(text: Self.findings)
    func isPartial(_ day: String) throws -> Bool? {
      found.finding(on: "MY", at: try #require(LocalDate(iso: day)))?.isPartial
    }
    #expect(try isPartial("2026-02-28") == true && isPartial("2026-03-01") == false)
    #expect(try isPartial("2026-03-31") == false && isPartial("2026-04-01") == true)
    #expect(try isPartial("2027-01-01") == nil)
  }

  @Test("What covers a partner is told in words, with the law and the evidence")
  func words() throws {
    let found = try AdequacyFindings(text: Self.findings)
    let today = try #require(LocalDate(iso: "2026-03-15"))
    func cover(_ country: String, _ kind: Safeguard.Kind? = nil) -> String? {
      TransferRules.cover(
        of: PartnerDetails(
          name: "P", country: country, destination: .folder,
          safeguards: kind.map { [Safeguard(kind: $0, document: "D-1", until: today)] } ?? []),
        on: today, adequacy: found)?.words
    }
    #expect(cover("GB") == "The partner is in the United Kingdom.")
    #expect(cover("FR") == "Finding of adequacy: FR, Some law, from 2021-01-01 to 2026-06-30.")
    #expect(cover("US") == nil)
    #expect(
      cover("US", .adequacyEvidence)
        == "Finding of adequacy in part: US, Another: recipients on the list, from 2023-10-12. "
        + "Evidence that the partner is covered: adequacy evidence D-1, to 2026-03-15.")
    #expect(cover("TR", .modelClauses) == "Safeguard: model clauses D-1, to 2026-03-15.")
    #expect(cover("TR", .adequacyEvidence) == nil)
  }

  @Test(
    "A list that is wrong is refused by its line",
    arguments: [
      ("", 1, "must hold a finding"), ("# Nothing", 1, "must hold a finding"),
      ("FR 2021-01-01", 1, "must have five fields with tabs between"),
      ("#\nfr\t2021-01-01\t-\twhole\tL", 2, "must begin with a country abroad, such as CH"),
      ("GB\t2021-01-01\t-\twhole\tL", 1, "must begin with a country abroad, such as CH"),
      ("FR\t2021-02-30\t-\twhole\tL", 1, "must have a first day"),
      ("FR\t2021-01-01\tnever\twhole\tL", 1, "must have a last day, or -"),
      ("FR\t2021-01-02\t2021-01-01\twhole\tL", 1, "must not end before it begins"),
      ("FR\t2021-01-01\t-\tmostly\tL", 1, "must say whole or part"),
      ("FR\t2021-01-01\t-\twhole\t ", 1, "must be given: the law"),
    ])
  func wrong(text: String, line: Int, description: String) {
    #expect(throws: AdequacyFindings.Fault(line: line, description: description)) {
      try AdequacyFindings(text: text)
    }
  }

  @Test("What came with the program is a list, of no country twice at once, with a law for each")
  func committed() {
    let all = AdequacyFindings.committed.all
    #expect(all.count == 45 && Set(all.map(\.country)).count == 45)
    #expect(Set(all.filter(\.isPartial).map(\.country)) == ["US", "CA", "JP"])
    #expect(all.allSatisfy { !$0.source.isEmpty })
  }
}
