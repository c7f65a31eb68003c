import Domain
import PluginAPI
import Testing

@testable import Police

@Suite("A disclosure to the police")
struct DisclosurePackTests {
  static func share(
    authority: DisclosureAuthority = .crime, fields: [DisclosedField: [String]] = [.name: ["Ada"]],
    _ answers: [String: String] = [:]
  ) -> SelectedShare {
    let usual = [
      "recipient": "Det Sgt Holmes, 221", "police.reference": "MP/221", "purpose": "An inquiry",
      "legal.gateway": "para-2-1-a", "subject.role": "suspect", "caller.verified": "Called back.",
      "student.told": "no", "discloser": "Student Life and Wellbeing",
    ]
    return .made(
      authority: authority, fields: fields, answers: usual.merging(answers) { $1 })
  }

  @Test("Has a cover sheet, the selected records, and a digest that anybody can compute of each")
  func pack() throws {
    let share = Self.share(fields: [.name: ["Ada"], .itemText: ["One <b>", "Two"]])
    let text = String(decoding: try DisclosurePack().render(share).bytes, as: UTF8.self)
    for words in [
      "Disclosed because of", "paragraph 2(1)(a)", "MP/221", "Det Sgt Holmes, 221",
      "1. From the record",
      "One &lt;b&gt;", "2. Name",
      // printf 'One <b>\nTwo' | sha256sum
      "c36131bb1f9a42a3ceb71dce27962a6ee3bcf3935019b7faa7c38deed8c59aea",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test(
    "A gateway goes with the authority that it belongs to, and with no other",
    arguments: LegalGateway.allCases, DisclosurePack().manifest.authorities)
  func gateways(gateway: LegalGateway, authority: DisclosureAuthority) {
    let share = Self.share(authority: authority, ["legal.gateway": gateway.rawValue])
    let issues = DisclosurePack().issues(of: share).map(\.about)
    #expect(issues == (gateway.authorities.contains(authority) ? [] : ["answers[legal.gateway]"]))
  }

  @Test(
    "What a victim or a witness has told is asked for as a line of enquiry",
    arguments: [("victim", true), ("witness", true), ("suspect", false), ("missing", false)])
  func enquiry(role: String, isNeeded: Bool) {
    let without = DisclosurePack().issues(of: Self.share(["subject.role": role])).map(\.about)
    #expect(without == (isNeeded ? ["answers[enquiry]"] : []))
    let with = Self.share(["subject.role": role, "enquiry": "Who was in the house."])
    #expect(DisclosurePack().issues(of: with).isEmpty)
  }

  @Test("A pack is about somebody: by name or by number")
  func somebody() {
    #expect(
      DisclosurePack().issues(of: Self.share(fields: [.itemText: ["One"]])).map(\.about)
        == ["fields"])
    #expect(DisclosurePack().issues(of: Self.share(fields: [.campusID: ["S1"]])).isEmpty)
  }
}
