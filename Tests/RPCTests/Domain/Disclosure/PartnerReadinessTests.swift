import Domain
import Testing

@Suite("Whether something would leave for a partner")
struct PartnerReadinessTests {
  private static let today = LocalDate(iso: "2026-11-23")!

  private func partner(_ change: (inout Partner) -> Void = { _ in }) throws -> Partner {
    var random = SystemRandom()
    var partner = Partner(
      id: Identifier(.partner, from: &random), code: "city", kind: .localAuthority, plugin: "forms",
      details: PartnerDetails(
        name: "City", country: "GB", destination: .folder, terms: .made), state: .active,
      registered: Instant(secondsSince1970: 0), registeredBy: "prn_a",
      changed: Instant(secondsSince1970: 0), revision: 1)
    change(&partner)
    return partner
  }

  private func plugin(
    _ kind: Partner.Kind = .localAuthority, ways: Set<Destination.Way> = [.folder]
  ) -> PartnerManifest {
    PartnerManifest(
      name: "forms", version: "1.0", contract: 1...1, kind: kind, authorities: [.consent],
      fields: [.name], questions: [], ways: ways, payloadBytesMax: 1_000)
  }

  private func problems(
    of partner: Partner, plugin: PartnerManifest?, isDown: Bool = false, hasWay: Bool = true,
    isResting: Bool = false
  ) -> [String] {
    PartnerReadiness.problems(
      of: partner, plugin: plugin, isDown: isDown, hasWay: hasWay, isResting: isResting,
      today: Self.today
    ).map { "\($0.field) \($0.description)" }
  }

  @Test("One with a plugin that answers and a way to it has nothing in its way")
  func ready() throws {
    #expect(try problems(of: partner(), plugin: plugin()) == [])
  }

  @Test("What stands in the way is said, each thing for itself")
  func inTheWay() throws {
    let suspended = try partner { $0.state = .suspended }
    #expect(problems(of: suspended, plugin: plugin()) == ["state is suspended"])
    let sound = try partner()
    #expect(problems(of: sound, plugin: nil) == ["plugin is none that the server has"])
    let down = "plugin does not answer, and is started again by itself"
    #expect(problems(of: sound, plugin: nil, isDown: true) == [down])
    #expect(problems(of: sound, plugin: plugin(), isDown: true) == [down])
    #expect(
      problems(of: sound, plugin: plugin(), hasWay: false)
        == ["destination cannot be reached: the server has no such way out"])
    #expect(
      problems(of: sound, plugin: plugin(), isResting: true)
        == ["destination could not be reached lately, and is tried again by itself"])
    #expect(
      problems(of: sound, plugin: plugin(.police, ways: [.mail])) == [
        "plugin is no longer for partners of that kind",
        "destination must be reached in a way that the plugin knows",
      ])
  }

  @Test(
    "An agreement is spoken of from 30 days before its last day",
    arguments: [
      ("2026-11-22", "agreement_until has passed"),
      ("2026-11-23", "agreement_until passes within 30 days"),
      ("2026-12-22", "agreement_until passes within 30 days"), ("2026-12-23", nil),
    ])
  func agreement(until: String, said: String?) throws {
    let partner = try partner {
      $0.details.agreement = "AGR-1"
      $0.details.agreementUntil = LocalDate(iso: until)
    }
    #expect(problems(of: partner, plugin: plugin()) == [said].compactMap { $0 })
  }

  @Test("Abroad a safeguard must cover the day, where the country is not adequate")
  func abroad() throws {
    func there(_ country: String, until: String?) throws -> [String] {
      let partner = try partner {
        $0.details.country = country
        $0.details.onwardConditions = "To nobody else."
        $0.details.safeguards =
          until.map {
            [Safeguard(kind: .modelClauses, document: "IDTA-1", until: LocalDate(iso: $0)!)]
          } ?? []
      }
      return problems(of: partner, plugin: plugin())
    }
    #expect(try there("FR", until: nil) == [])
    #expect(try there("MY", until: "2026-11-23") == [])
    #expect(try there("MY", until: "2026-11-22") == ["safeguards do not cover today"])
    #expect(try there("MY", until: nil) == ["safeguards do not cover today"])
  }
}
