import Domain
import LocalAuthority
import PluginAPI
import Testing

/// What is said of a form with some answers changed.
struct ChangedForm: Sendable, CustomTestStringConvertible {
  let changing: [String: String?]
  /// What each issue is about; none for a form that is right.
  let about: [String]
  var born = "1990-02-28"

  init(_ changing: [String: String?], _ about: String...) {
    self.changing = changing
    self.about = about
  }

  init(born: String, _ about: String...) {
    changing = [:]
    self.about = about
    self.born = born
  }

  var testDescription: String { "\(changing.keys.sorted()) \(born)" }

  /// A share that is proposed on 23 November 2026.
  func share(of answers: [String: String]) -> SelectedShare {
    var all = answers
    for (code, answer) in changing { all[code] = answer }
    return .made(
      authority: .seriousConcern, fields: [.name: ["Ada Lovelace"], .born: [born]], answers: all)
  }
}

@Suite("A concern about an adult")
struct AdultConcernTests {
  private static let plugin = AdultConcern()
  private static let answers = [
    "concern.what": "Her money is kept from her.", "concern.abuse": "financial, psychological",
    "incident.on": "2026-11-20", "incident.time": "in the evening", "incident.place": "At home",
    "care.needs": "Help with letters.", "s42.needs": "yes",
    "s42.needs.evidence": "She cannot read.",
    "s42.risk": "yes", "s42.risk.evidence": "Her own account.", "s42.unable": "no",
    "adult.knows": "yes", "consent": "yes", "adult.wants": "yes", "kin.wants": "not-known",
    "capacity": "yes", "communication": "Large print", "gp": "Dr Byron",
    "nhs.number": "943 476 5919", "perpetrator": "Her landlord",
    "perpetrator.relation": "Her landlord", "perpetrator.staff": "no", "children.at-risk": "no",
    "agencies": "None", "safety.now": "She stays with a friend.", "phoned.on": "2026-11-22",
    "phoned.at": "14:05", "phoned.whom": "The duty desk", "reporter": "A friend",
    "referrer": "Student Life and Wellbeing",
  ]

  @Test("Whatever is asked can be answered, and stands on the form under its question")
  func whole() throws {
    let share = ChangedForm([:]).share(of: Self.answers)
    #expect(Self.plugin.issues(of: share).isEmpty)
    let page = String(decoding: try Self.plugin.render(share).bytes, as: UTF8.self)
    for question in Self.plugin.manifest.questions where Self.answers[question.code] != nil {
      #expect(page.contains(question.text.replacing("\"", with: "&quot;")), "\(question.code)")
    }
    #expect(page.contains("<p>financial, psychological</p>") && page.contains("943 476 5919"))
  }

  @Test(
    "What the council would send back is refused, answer by answer",
    arguments: [
      ChangedForm(["s42.needs.evidence": nil], "answers[s42.needs.evidence]"),
      ChangedForm(["s42.risk.evidence": nil], "answers[s42.risk.evidence]"),
      ChangedForm(["s42.unable": "yes"], "answers[s42.unable.evidence]"),
      ChangedForm(
        ["adult.knows": "no", "consent": "no", "consent.why-not": "Danger."],
        "answers[adult.knows.why]"),
      ChangedForm(["consent": "no"], "answers[consent.why-not]"),
      ChangedForm(["consent.why-not": "Danger."], "answers[consent.why-not]"),
      ChangedForm(["adult.knows": "no", "adult.knows.why": "Danger."], "answers[consent]"),
      ChangedForm(["capacity": "no"], "answers[capacity.why]"),
      ChangedForm(["capacity": "in-doubt"]),
      ChangedForm(["nhs.number": "943 476 5918"], "answers[nhs.number]"),
      ChangedForm(["nhs.number": "0000000000"], "answers[nhs.number]"),
      ChangedForm(["nhs.number": nil]),
      ChangedForm(
        ["perpetrator.staff": "yes", "perpetrator.relation": nil], "answers[perpetrator.relation]"),
      ChangedForm(["incident.on": "2026-11-24"], "answers[incident.on]"),
      // The call: not in the future, nor before the concern; its parts belong together.
      ChangedForm(["phoned.on": "2026-11-24"], "answers[phoned.on]"),
      ChangedForm(["phoned.on": "2026-11-19"], "answers[phoned.on]"),
      ChangedForm(["phoned.on": "2026-11-20"]),
      ChangedForm(["phoned.on": "2026-11-19", "incident.on": nil]),
      ChangedForm(["phoned.on": "2026-11-23"]),
      ChangedForm(["phoned.at": "24:00"], "answers[phoned.at]"),
      ChangedForm(["phoned.at": "9:30"], "answers[phoned.at]"),
      ChangedForm(["phoned.whom": nil], "answers[phoned.whom]"),
      ChangedForm(["phoned.on": nil], "answers[phoned.at]", "answers[phoned.whom]"),
      ChangedForm(["phoned.on": nil, "phoned.at": nil, "phoned.whom": nil]),
      // Eighteen on the day, and a day less.
      ChangedForm(born: "2008-11-23"),
      ChangedForm(born: "2008-11-24", "fields"),
      ChangedForm(born: "2026-12-01", "fields"),
    ])
  func rules(form: ChangedForm) {
    #expect(Self.plugin.issues(of: form.share(of: Self.answers)).map(\.about) == form.about)
  }

  @Test("Without a name there is nobody to look after")
  func nameless() {
    let share = SelectedShare.made(fields: [:], answers: Self.answers)
    #expect(Self.plugin.issues(of: share).map(\.about) == ["fields"])
  }
}

@Suite("A referral about a child")
struct ChildReferralTests {
  private static let plugin = ChildReferral()
  private static let answers = [
    "child.name": "Byron", "child.born": "2020-01-02", "child.ethnicity": "White British",
    "child.lives": "With the student", "household": "His grandmother", "child.school": "None yet",
    "interpreter": "No", "student.is": "The mother", "concern.what": "He is left alone.",
    "concern.on": "2026-11-20", "concern.significant": "no", "need.level": "3",
    "agencies": "The health visitor", "parents.aware": "yes", "consent": "yes",
    "consent.by": "The mother", "consent.for": "Byron", "phoned.on": "2026-11-23",
    "phoned.at": "09:30", "phoned.whom": "The duty desk",
    "referrer": "Student Life and Wellbeing",
  ]

  @Test("Whatever is asked can be answered, and stands on the form")
  func whole() throws {
    let share = ChangedForm([:]).share(of: Self.answers)
    #expect(Self.plugin.issues(of: share).isEmpty)
    let page = String(decoding: try Self.plugin.render(share).bytes, as: UTF8.self)
    for answer in Self.answers.values where !["yes", "no"].contains(answer) {
      #expect(page.contains(answer), "\(answer)")
    }
  }

  @Test(
    "What the hub would send back is refused, answer by answer",
    arguments: [
      ChangedForm(["consent.by": nil], "answers[consent.by]"),
      ChangedForm(["consent.for": nil], "answers[consent.for]"),
      ChangedForm(["consent.why-not": "Danger."], "answers[consent.why-not]"),
      ChangedForm(
        ["consent": "no"], "answers[consent.by]", "answers[consent.for]", "answers[consent.why-not]"
      ),
      ChangedForm(
        ["consent": "no", "consent.by": nil, "consent.for": nil], "answers[consent.why-not]"),
      ChangedForm([
        "consent": "no", "consent.by": nil, "consent.for": nil, "consent.why-not": "Refused.",
      ]),
      // Where significant harm is suspected nobody needs to agree.
      ChangedForm([
        "consent": "no", "consent.by": nil, "consent.for": nil, "concern.significant": "yes",
      ]),
      ChangedForm(["child.born": "2026-11-24"], "answers[child.born]"),
      ChangedForm(["child.born": "2008-11-23"], "answers[child.born]"),
      ChangedForm(["child.born": "2008-11-24"]),
      ChangedForm(["concern.on": "2026-11-24"], "answers[concern.on]"),
      ChangedForm(["phoned.on": "2026-11-19"], "answers[phoned.on]"),
      ChangedForm(["phoned.on": "2026-11-24"], "answers[phoned.on]"),
      ChangedForm(["phoned.at": "noon"], "answers[phoned.at]"),
    ])
  func rules(form: ChangedForm) {
    #expect(Self.plugin.issues(of: form.share(of: Self.answers)).map(\.about) == form.about)
  }
}
