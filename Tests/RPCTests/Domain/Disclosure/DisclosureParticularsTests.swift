import Promises
import Testing

@testable import Domain

@Suite("What the record of a share asks")
struct DisclosureParticularsTests {
  // As days are spelt.
  private static let today = LocalDate(iso: "2026-11-23")!

  private func wrong(
    _ authority: DisclosureAuthority? = .consent, isEmergency: Bool = false,
    _ change: (inout DisclosureParticulars) -> Void = { _ in }
  ) -> [String] {
    var particulars = DisclosureParticulars(purpose: "So that they can act.")
    change(&particulars)
    return particulars.problems(
      under: authority, isEmergency: isEmergency, today: Self.today
    ).map(\.field)
  }

  private func told(_ day: String, _ how: String = "In our meeting.") throws -> StudentTold {
    StudentTold(day: try #require(LocalDate(iso: day)), how: how)
  }

  @Test("The purpose must be said, but nobody is stopped by it in an emergency", .tags(.w19))
  func purpose() {
    #expect(wrong() == [])
    #expect(wrong { $0.purpose = "" } == ["purpose"])
    #expect(wrong { $0.purpose = "Too short" } == ["purpose"])
    #expect(wrong { $0.purpose = String(repeating: "a", count: 1_000) } == [])
    #expect(wrong { $0.purpose = String(repeating: "a", count: 1_001) } == ["purpose"])
    #expect(wrong(.seriousConcern, isEmergency: true) { $0.purpose = "" } == [])
    #expect(wrong(.seriousConcern, isEmergency: true) { $0.purpose = "Short" } == ["purpose"])
  }

  @Test("What is told again says how often and until when")
  func repeats() {
    #expect(wrong { $0.repeats = "Weekly" } == ["repeats"])
    #expect(wrong { $0.repeats = "Each term, until the course ends" } == [])
  }

  @Test(
    "Who rests on the student's knowledge says when and how they were told, and nobody else does",
    .tags(.w19, .w22))
  func knowledge() throws {
    #expect(wrong(.knowledge) == ["told"])
    let yesterday = try told("2026-11-22")
    #expect(wrong(.knowledge) { $0.told = yesterday } == [])
    let today = try told("2026-11-23")
    #expect(wrong(.knowledge) { $0.told = today } == [])
    let tomorrow = try told("2026-11-24")
    #expect(wrong(.knowledge) { $0.told = tomorrow } == ["told.day"])
    let short = try told("2026-11-22", "Orally")
    #expect(wrong(.knowledge) { $0.told = short } == ["told.how"])
    for authority in DisclosureAuthority.allCases where authority != .knowledge {
      #expect(wrong(authority) { $0.told = yesterday } == ["told"], "\(authority)")
    }
  }

  @Test("The officer's views are words, where there are any")
  func views() throws {
    try DisclosureParticulars.check(officerViews: "")
    try DisclosureParticulars.check(officerViews: "Proportionate, as no more is told.")
    #expect(throws: Refusal.self) { try DisclosureParticulars.check(officerViews: "Fine") }
  }

  @Test("A partner is kept once, and again when anything about it is another", .tags(.w38))
  func partners() throws {
    var particulars = DisclosureParticulars()
    var details = PartnerDetails(name: "City", country: "GB", destination: .folder, terms: .made)
    func keep(_ occasion: PartnerThen.Occasion, _ minute: Int, cover: String = "Here.") -> Bool {
      particulars.keep(
        PartnerThen(
          occasion, at: Instant(secondsSince1970: Int64(minute) * 60), details: details,
          cover: cover))
    }
    #expect(keep(.proposal, 1) && !keep(.decision, 2))
    details.terms?.retention = "For ever and a day."
    #expect(keep(.decision, 3) && !keep(.attempt, 4))
    // The law can change without the partner.
    #expect(keep(.attempt, 5, cover: "Nothing covers it."))
    details.destination = .mail("duty@city.cjsm.net")
    #expect(keep(.attempt, 6, cover: "Nothing covers it."))
    #expect(particulars.partners.map(\.occasion) == [.proposal, .decision, .attempt, .attempt])
    #expect(particulars.partners[0].details.terms == .made)
  }

  @Test("Terms must say all that is asked, in words where something does not apply")
  func terms() {
    func wrong(_ change: (inout PartnerTerms) -> Void) -> [String] {
      var terms = PartnerTerms.made
      change(&terms)
      return terms.problems.map(\.field)
    }
    #expect(wrong { _ in } == [] && wrong { $0.assessment = "" } == [])
    #expect(wrong { $0.assessment = "DPIA 7" } == ["terms.assessment"])
    #expect(wrong { $0.assessmentOutcome = "" } == ["terms.assessment_outcome"])
    #expect(wrong { $0.retention = "" } == ["terms.retention"])
    #expect(wrong { $0.security = "None" } == ["terms.security"])
    #expect(wrong { $0.rights = String(repeating: "a", count: 1_001) } == ["terms.rights"])
  }

  @Test("A condition is told with its paragraph of Schedule 1")
  func conditions() {
    #expect(
      DataCondition.special(.safeguarding, document: "SLW-APD").words
        == "Article 9(2)(g), with the Data Protection Act 2018, Schedule 1, paragraph 18, under SLW-APD"
    )
    #expect(
      DataCondition.special(.explicitConsent, document: "").words
        == "Article 9(2)(a), explicit consent")
    #expect(
      DataCondition.offences(.legalClaims).words
        == "Data Protection Act 2018, Schedule 1, paragraph 33: criminal offences")
  }
}
