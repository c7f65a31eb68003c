import Domain
import Promises
import Testing

@Suite("What may be disclosed to whom, and why")
struct DisclosureAuthorityTests {
  /// One line a notice and recipient, as the notices have it.
  private static let table: [(NoticeName, Partner.Kind, [DisclosureAuthority])] = [
    (.wellbeing, .nhs, [.consent, .knowledge, .seriousConcern]),
    (.wellbeing, .studentFinance, [.consent, .knowledge]),
    (
      .wellbeing, .police, [.legalObligation, .crime, .legalProceedings, .seriousConcern]
    ),
    (.wellbeing, .localAuthority, [.consent, .legalObligation, .seriousConcern]),
    (.wellbeing, .other, [.consent, .legalObligation]),
    (.seeMyTutor, .nhs, [.seriousConcern, .safetyConcern]),
    (.seeMyTutor, .studentFinance, []),
    (
      .seeMyTutor, .police,
      [.legalObligation, .crime, .legalProceedings, .seriousConcern, .safetyConcern]
    ),
    (.seeMyTutor, .localAuthority, [.seriousConcern, .safetyConcern]),
    (.seeMyTutor, .other, [.seriousConcern, .safetyConcern]),
  ]

  @Test("is as the notices have it, cell by cell", .tags(.s14, .s15, .w19, .w20, .w21))
  func cells() {
    #expect(Self.table.count == NoticeName.allCases.count * Partner.Kind.allCases.count)
    for (notice, kind, authorities) in Self.table {
      #expect(
        DisclosureAuthority.allowed(for: kind, from: notice) == Set(authorities),
        "\(notice) \(kind)")
    }
  }

  @Test("Each authority has a code of its own that the ledger can hold")
  func codes() {
    let codes = DisclosureAuthority.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) })
    }
  }
}

@Suite("What may leave the United Kingdom", .tags(.w37, .w38))
struct TransferRulesTests {
  private static let today = LocalDate(iso: "2026-11-24")!

  private func refused(
    _ country: String, _ safeguards: [Safeguard] = [], origins: Set<NoticeName> = [.wellbeing],
    reason: TransferRules.Reason? = .contract
  ) -> Bool {
    let details = PartnerDetails(
      name: "P", country: country, destination: .folder, safeguards: safeguards,
      onwardConditions: "C")
    do throws(Refusal) {
      try TransferRules.check(details, origins: origins, reason: reason, on: Self.today)
      return false
    } catch {
      guard case .rule(.transferRefused, _) = error else { return false }
      return true
    }
  }

  private func safeguard(
    _ kind: Safeguard.Kind, until day: String = "2026-11-24"
  ) -> Safeguard {
    Safeguard(kind: kind, document: "D-1", until: LocalDate(iso: day)!)
  }

  @Test("Nothing is asked of a partner here")
  func here() {
    #expect(!refused("GB", origins: [.seeMyTutor, .wellbeing], reason: nil))
  }

  @Test("A country that is adequate needs a reason and no more")
  func adequate() {
    for country in ["FR", "IS", "CH", "NZ", "KR", "GI"] {
      #expect(!refused(country) && refused(country, reason: nil), "\(country)")
    }
  }

  @Test("Any other needs a safeguard that covers today", arguments: Safeguard.Kind.allCases)
  func safeguarded(_ kind: Safeguard.Kind) {
    #expect(refused("TR"))
    #expect(refused("TR", [safeguard(kind)]) == (kind == .adequacyEvidence))
    #expect(refused("TR", [safeguard(kind, until: "2026-11-23")]))
  }

  @Test(
    "Where a finding covers some recipients, it takes evidence that this is one, or a safeguard")
  func partly() {
    for country in ["US", "CA", "JP"] {
      #expect(refused(country))
      #expect(!refused(country, [safeguard(.adequacyEvidence)]))
      #expect(refused(country, [safeguard(.adequacyEvidence, until: "2026-11-23")]))
      #expect(!refused(country, [safeguard(.modelClauses)]))
    }
  }

  @Test("What was told to a tutor never leaves, whatever the safeguard", .tags(.s24))
  func seeMyTutor() {
    for country in ["FR", "US", "TR"] {
      #expect(
        refused(
          country, Safeguard.Kind.allCases.map { safeguard($0) },
          origins: [.seeMyTutor, .wellbeing]))
    }
  }
}
