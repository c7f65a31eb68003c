import Domain
import Promises
import Testing

@Suite("What became of a disclosure, as partners and people say it")
struct DisclosureResolutionTests {
  private static let now = utc("2026-11-23", "10:00")
  private let sample = SampleDisclosure()

  private func resolve(
    _ disclosure: Disclosure, _ resolution: DisclosureRules.Resolution?, code: String = "",
    why: String = "The duty desk was asked.", revision: Int64 = 4
  ) throws -> Disclosure {
    try DisclosureRules.resolve(
      disclosure, resolution, code: code, why: why, revision: revision, now: Self.now)
  }

  /// What each state becomes by what is found out; what does not stand here is refused.
  private static let table: [Disclosure.State: [DisclosureRules.Resolution: Disclosure.State]] = [
    .transmitted: [
      .received: .acknowledged, .rejected: .rejected, .undelivered: .undelivered,
    ],
    .acknowledged: [.rejected: .rejected],
    .rejected: [.received: .acknowledged, .abandoned: .abandoned],
    .undelivered: [.received: .acknowledged, .sendAgain: .queued, .abandoned: .abandoned],
    .unknown: [
      .received: .acknowledged, .sendAgain: .queued, .abandoned: .abandoned, .rejected: .rejected,
    ],
  ]

  @Test("A person finds out what fits its state, and nothing else", .tags(.w20))
  func resolved() throws {
    for state in Disclosure.State.allCases {
      for resolution in DisclosureRules.Resolution.allCases {
        let before = sample.disclosure(state, attempts: 2)
        guard let after = Self.table[state]?[resolution] else {
          let refusal = #expect(throws: Refusal.self) { try resolve(before, resolution) }
          #expect(reason(refusal) == .disclosureState, "\(state) \(resolution)")
          continue
        }
        let found = try resolve(before, resolution)
        #expect(found.state == after && found.revision == 5 && found.changed == Self.now)
        #expect(found.attempts == 2)
        // The day within which it is tried by itself begins anew.
        #expect(found.queued == (after == .queued ? Self.now : before.queued))
      }
    }
  }

  @Test("Who says nothing, has no words, or read another revision is refused")
  func refused() {
    let sent = sample.disclosure(.transmitted)
    #expect(fields(#expect(throws: Refusal.self) { try resolve(sent, nil) }) == ["resolution"])
    #expect(
      fields(#expect(throws: Refusal.self) { try resolve(sent, .rejected, why: "No.") }) == ["why"])
    #expect(
      #expect(throws: Refusal.self) { try resolve(sent, .rejected, revision: 3) }
        == .staleRevision)
  }

  @Test(
    "A code is the partner's, short, no words, and of what did not arrive",
    arguments: ["a b", "123456789", "é", "12/1", "1\n2"])
  func codes(wrong: String) throws {
    let sent = sample.disclosure(.transmitted)
    for code in ["17", "EPL-151", "R1"] {
      _ = try resolve(sent, .rejected, code: code)
      _ = try resolve(sent, .undelivered, code: code)
      #expect(
        fields(#expect(throws: Refusal.self) { try resolve(sent, .received, code: code) })
          == ["partner_code"])
    }
    #expect(
      fields(#expect(throws: Refusal.self) { try resolve(sent, .rejected, code: wrong) })
        == ["partner_code"])
    #expect(!DisclosureRules.isPartnerCode(wrong) && !DisclosureRules.isPartnerCode(""))
  }

  @Test("A partner says the same of what was sent, and of nothing else")
  func reported() {
    for report in DisclosureRules.Report.allCases {
      for state in Disclosure.State.allCases {
        let said = DisclosureRules.report(sample.disclosure(state), report, now: Self.now)
        let expected = state == .transmitted ? Self.table[state]?[report.resolution] : nil
        #expect(said?.state == expected, "\(state) \(report)")
      }
    }
  }

  @Test("The ledger says what was found out of the attempt, unless it says so already", .tags(.w20))
  func outcomes() {
    for state in Disclosure.State.allCases {
      func outcome(
        _ resolution: DisclosureRules.Resolution
      ) -> DisclosureRules.AttemptOutcome? { DisclosureRules.outcome(of: resolution, in: state) }
      #expect(outcome(.rejected) == .rejected && outcome(.undelivered) == .rejected)
      #expect(outcome(.sendAgain) == nil && outcome(.abandoned) == nil)
      #expect(outcome(.received) == (state == .transmitted ? nil : .transmitted))
    }
  }
}
