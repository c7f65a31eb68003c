/// What a plugin says of itself when the server starts. Nothing that is not in it can be shared through it.
public struct PartnerManifest: Equatable, Sendable {
  /// The plugin's name: a code such as `local-authority`.
  public let name: String
  /// The plugin's own version, such as `1.0`.
  public let version: String
  /// The versions of the contract that it keeps.
  public let contract: ClosedRange<Int>
  public let kind: Partner.Kind
  /// Why something may be shared through it. The notice and the partner's kind narrow that further.
  public let authorities: Set<DisclosureAuthority>
  /// What of a record it can carry.
  public let fields: Set<DisclosedField>
  /// What it asks besides, in the order of the partner's form.
  public let questions: [FormQuestion]
  /// The ways in which it can reach a partner.
  public let ways: Set<Destination.Way>
  /// Whether the folder of its partners is one that a client of theirs works in, rather than one to collect from.
  public let hasClientFolder: Bool
  /// The longest payload, in bytes.
  public let payloadBytesMax: Int
  /// For so many days the partner takes the same bytes once only; 0 where it has no such rule.
  public let repeatDays: Int
  /// The telephone call that its form follows; nil where there is none.
  public let call: TelephonedFirst?
  /// In what time its partners answer, where they are registered with no time of their own; nil for none.
  public let answers: AnswerTime?
  /// The question whose answer names the organisation that it is for; nil where the partner is that by itself.
  public let addressee: String?
  /// The countries that its partners are in; none for any.
  public let countries: Set<String>
  /// The notices under which what it carries was collected; none for any.
  public let notices: Set<NoticeName>

  public init(
    name: String, version: String, contract: ClosedRange<Int>, kind: Partner.Kind,
    authorities: Set<DisclosureAuthority>, fields: Set<DisclosedField>,
    questions: [FormQuestion], ways: Set<Destination.Way>, hasClientFolder: Bool = false,
    payloadBytesMax: Int, repeatDays: Int = 0, call: TelephonedFirst? = nil,
    answers: AnswerTime? = nil, addressee: String? = nil, countries: Set<String> = [],
    notices: Set<NoticeName> = []
  ) {
    self.name = name
    self.version = version
    self.contract = contract
    self.kind = kind
    self.authorities = authorities
    self.fields = fields
    self.questions = questions
    self.ways = ways
    self.hasClientFolder = hasClientFolder
    self.payloadBytesMax = payloadBytesMax
    self.repeatDays = repeatDays
    self.call = call
    self.answers = answers
    self.addressee = addressee
    self.countries = countries
    self.notices = notices
  }
}

extension Destination {
  /// How it is reached.
  public enum Way: String, CaseIterable, Sendable {
    case folder, mail, https
  }

  public var way: Way {
    switch self {
    case .folder: .folder
    case .mail: .mail
    case .https: .https
    }
  }
}

/// A question of a partner's form that no record answers: whoever proposes writes the answer for this share.
public struct FormQuestion: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// Words of so many characters at most.
    case text(lengthMax: Int)
    /// `yes` or `no`.
    case yesNo
    /// A day as `2026-11-22`.
    case date
    /// One of these.
    case choice([String])
    /// Some of these, each once, with `, ` between; none of them has a comma.
    case choices([String])
  }

  /// What the answer is called, such as `s42.needs`.
  public let code: String
  /// The question in words.
  public let text: String
  public let kind: Kind
  public let isRequired: Bool

  public init(code: String, text: String, kind: Kind, isRequired: Bool) {
    self.code = code
    self.text = text
    self.kind = kind
    self.isRequired = isRequired
  }

  /// What is wrong with an answer; nil where nothing is.
  func problem(with answer: String?) -> String? {
    guard let answer, !answer.isEmpty else { return isRequired ? "must be answered" : nil }
    switch kind {
    case .text(let max): return TextRules.problem(with: answer, atMost: max, required: true)
    case .yesNo: return ["yes", "no"].contains(answer) ? nil : "must be yes or no"
    case .date: return LocalDate(iso: answer) == nil ? "must be a day such as 2026-11-22" : nil
    case .choice(let words):
      return words.contains(answer) ? nil : "must be one of \(words.joined(separator: ", "))"
    case .choices(let words):
      let chosen = Self.chosen(in: answer)
      return Set(chosen).isSubset(of: words) && Set(chosen).count == chosen.count
        ? nil : "must be some of \(words.joined(separator: ", ")), each once, with \", \" between"
    }
  }

  /// The words of an answer that is some out of a list.
  static func chosen(in answer: String) -> [String] {
    answer.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
  }
}
