import Messages
import Testing

@testable import rpc_client

@Suite("A proposal as a file")
struct DisclosureProposalTests {
  @Test("An answer of several words is a list, or the same on one line; what is empty is not sent")
  func lists() throws {
    let request = try DisclosureProposal.request(
      of: FormFile(
        parsing: """
          partner: prt_1
          answers:
            kinds: [financial, self-neglect]
            others:
              - physical
            line: financial, neglect
            agencies: None
            left-out:
            none: []
          """, "proposal", template: ""), for: "cas_1")
    let answers = Dictionary(uniqueKeysWithValues: request.answers.map { ($0.code, $0.answer) })
    #expect(
      answers == [
        "kinds": "financial, self-neglect", "others": "physical", "line": "financial, neglect",
        "agencies": "None",
      ])
  }
}
