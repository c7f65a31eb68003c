import Domain
import Testing

@Suite("What plugins suggest")
struct SuggestionRulesTests {
  private static let manifest = PartnerManifest(
    name: "partner", version: "1.0", contract: 1...1, kind: .other, authorities: [.consent],
    fields: [],
    questions: [
      FormQuestion(
        code: "change", text: "What?", kind: .choice(["left", "back"]), isRequired: true),
      FormQuestion(code: "day", text: "When?", kind: .date, isRequired: false),
      FormQuestion(
        code: "kinds", text: "Which?", kind: .choices(["a", "b c", "d"]), isRequired: false),
    ], ways: [.folder], payloadBytesMax: 1_024)

  @Test("is kept where the plugin's own form takes it, and at most four of one event")
  func fitting() {
    let right = SuggestedShare(answers: ["change": "left"], why: "They are to be told.")
    let wrong = [
      SuggestedShare(answers: ["change": "gone"], why: "They are to be told."),
      SuggestedShare(answers: ["day": "today"], why: "They are to be told."),
      SuggestedShare(answers: ["name": "Ada"], why: "They are to be told."),
      SuggestedShare(answers: ["change": "left"], why: ""),
      SuggestedShare(answers: ["change": "left"], why: "A\u{202E}"),
      SuggestedShare(answers: ["change": "left"], why: String(repeating: "a", count: 201)),
    ]
    for share in wrong {
      #expect(SuggestionRules.fitting([share, right], Self.manifest) == [right])
    }
    // What a form needs besides is for a person to answer.
    let bare = SuggestedShare(answers: [:], why: "They are to be told.")
    #expect(SuggestionRules.fitting([bare], Self.manifest) == [bare])
    #expect(
      SuggestionRules.fitting(Array(repeating: right, count: 100), Self.manifest).count
        == SuggestionRules.perEventMax)
  }

  @Test(
    "An answer that is some of a list has each once, with a comma and a space between",
    arguments: [
      ("a", true), ("b c", true), ("d, a", true), ("a, b c, d", true), ("a, a", false),
      ("a,d", false), ("a, e", false), ("a, ", false), (", a", false), ("a,  d", false),
      ("A", false),
    ])
  func several(answer: String, isRight: Bool) {
    let share = SuggestedShare(answers: ["kinds": answer], why: "They are to be told.")
    #expect(SuggestionRules.fitting([share], Self.manifest) == (isRight ? [share] : []))
  }

  @Test("is what a person left out; what they answered is theirs, nothing included")
  func answers() {
    let suggested = ["change": "left", "day": "2026-11-20"]
    #expect(SuggestionRules.answers([:], over: suggested) == suggested)
    #expect(
      SuggestionRules.answers(["day": "2026-11-19", "fee": "1"], over: suggested)
        == ["change": "left", "day": "2026-11-19", "fee": "1"])
    #expect(SuggestionRules.answers(["day": ""], over: suggested) == ["change": "left"])
    // What nobody suggested is as it was given, for the form to judge.
    #expect(SuggestionRules.answers(["fee": ""], over: [:]) == ["fee": ""])
  }

  @Test("is taken up or dismissed once, and not once it is overtaken")
  func settled() throws {
    func suggestion(_ state: Suggestion.State, isOvertaken: Bool = false) -> Suggestion {
      Suggestion(
        id: id(.suggestion, 1), studentID: id(.student, 1), plugin: "partner",
        event: RegistrationEvent(.withdrawn, on: day("2026-11-20"), programmeCode: "CS"),
        made: utc("2026-11-23", "09:00"), state: state, isOvertaken: isOvertaken)
    }
    for state in [Suggestion.State.taken, .dismissed] {
      #expect(try SuggestionRules.settle(suggestion(.open), state) == suggestion(state))
      for over in [
        suggestion(.taken), suggestion(.dismissed), suggestion(.open, isOvertaken: true),
      ] {
        let refusal = #expect(throws: Refusal.self) { try SuggestionRules.settle(over, state) }
        #expect(reason(refusal) == .suggestionState)
      }
    }
    #expect(
      fields(#expect(throws: Refusal.self) { try SuggestionRules.check(why: "No") }) == ["why"])
    try SuggestionRules.check(why: "They were told by the registry.")
  }
}
