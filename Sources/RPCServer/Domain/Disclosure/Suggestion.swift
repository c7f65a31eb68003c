/// What a plugin would have people propose to its partner, since something happened.
public struct SuggestedShare: Equatable, Sendable {
  /// What of the partner's form could be answered already, by the question's code.
  public let answers: [String: String]
  /// Why it is suggested: a sentence that is the same for every such event.
  public let why: String

  public init(answers: [String: String], why: String) {
    self.answers = answers
    self.why = why
  }
}

/// A disclosure that a plugin suggested to whoever works on a case of the student. Nothing of it leaves unless a
/// person proposes it.
///
///     open ── propose ──► taken
///       └──── dismiss ──► dismissed
///
/// One that the registration does not bear out any more is overtaken, which is worked out and not kept: it is as
/// good as gone, and is back should the registration say the same again.
public struct Suggestion: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case open, taken, dismissed
  }

  public let id: Identifier
  public let studentID: Identifier
  /// The plugin's name.
  public let plugin: String
  public let event: RegistrationEvent
  public let made: Instant
  public var state: State
  public let isOvertaken: Bool

  public init(
    id: Identifier, studentID: Identifier, plugin: String, event: RegistrationEvent,
    made: Instant, state: State, isOvertaken: Bool
  ) {
    self.id = id
    self.studentID = studentID
    self.plugin = plugin
    self.event = event
    self.made = made
    self.state = state
    self.isOvertaken = isOvertaken
  }
}

/// What becomes of suggestions: functions of values, without clock or store.
public enum SuggestionRules {
  /// So many of a plugin's suggestions for one event are kept.
  public static let perEventMax = 4
  public static let whyLengthMax = 200

  /// Those that fit the plugin's own form. Whatever does not would be refused to the person who takes it up.
  public static func fitting(
    _ suggested: [SuggestedShare], _ manifest: PartnerManifest
  ) -> [SuggestedShare] {
    suggested.prefix(perEventMax).filter { share in
      TextRules.problem(with: share.why, atMost: whyLengthMax, required: true) == nil
        && share.answers.allSatisfy { code, answer in
          manifest.questions.contains { $0.code == code && $0.problem(with: answer) == nil }
        }
    }
  }

  /// What is answered where a suggestion is taken up: what the person answered, and as suggested what they left out.
  /// A question that they answered with nothing stays without an answer.
  public static func answers(
    _ given: [String: String], over suggested: [String: String]
  ) -> [String: String] {
    suggested.merging(given) { $1 }.filter { !$0.value.isEmpty || suggested[$0.key] == nil }
  }

  /// Takes a suggestion up, or dismisses it.
  ///
  /// - Throws: SUGGESTION_STATE.
  public static func settle(
    _ suggestion: Suggestion, _ state: Suggestion.State
  ) throws(Refusal) -> Suggestion {
    try check(suggestion)
    var settled = suggestion
    settled.state = state
    return settled
  }

  /// Holds that a suggestion can still be taken up or dismissed.
  ///
  /// - Throws: SUGGESTION_STATE.
  public static func check(_ suggestion: Suggestion) throws(Refusal) {
    guard suggestion.state == .open else {
      throw .rule(.suggestionState, "The suggestion was taken up or dismissed already.")
    }
    guard !suggestion.isOvertaken else {
      throw .rule(.suggestionState, "The registration does not say that any more.")
    }
  }

  /// - Throws: `Refusal.invalid`.
  public static func check(why: String) throws(Refusal) {
    if let problem = TextRules.problem(with: why, of: DisclosureRules.wordsLength) {
      throw .invalid("why", problem)
    }
  }
}
