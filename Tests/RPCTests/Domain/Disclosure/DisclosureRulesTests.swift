import Domain
import Promises
import Testing

@Suite("How a disclosure goes on")
struct DisclosureRulesTests {
  private static let now = utc("2026-11-23", "10:00")
  private static let today = day("2026-11-23")
  private static let why = "It is necessary and no more."
  private let sample = SampleDisclosure()

  /// A table of what each state becomes; what is not in it is refused.
  private func expect(
    _ table: [Disclosure.State: Disclosure.State], _ refused: Reason,
    _ change: (Disclosure) throws -> Disclosure
  ) throws {
    for state in Disclosure.State.allCases {
      let before = sample.disclosure(state)
      guard let after = table[state] else {
        let refusal = #expect(throws: Refusal.self) { try change(before) }
        #expect(reason(refusal) == refused, "\(state)")
        continue
      }
      let changed = try change(before)
      #expect(changed.state == after && changed.changed == Self.now, "\(state)")
      #expect(changed.revision == before.revision + 1, "\(state)")
    }
  }

  /// The same of what nobody is told the refusal of.
  private func expect(
    _ table: [Disclosure.State: Disclosure.State], _ change: (Disclosure) -> Disclosure?
  ) {
    for state in Disclosure.State.allCases {
      let changed = change(sample.disclosure(state))
      #expect(changed?.state == table[state], "\(state)")
      #expect(changed.map { $0.revision == 5 && $0.changed == Self.now } ?? true, "\(state)")
    }
  }

  // MARK: Proposing

  private func propose(
    isEmergency: Bool = false, isPreviewed: Bool = true, bytes: Int = 5
  ) throws -> Disclosure {
    try DisclosureRules.propose(
      sample.content,
      RenderedShare(bytes: [UInt8](repeating: 7, count: bytes), mediaType: "text/plain"),
      hash: SampleDisclosure.hash, isPreviewed: isPreviewed, to: sample.partner, sample.manifest,
      under: .seriousConcern, consent: nil, transfer: nil, isEmergency: isEmergency,
      reviewDue: utc("2026-11-24", "17:00"), of: .supportCase(SampleDisclosure.record),
      by: "prn_b", id: id(.disclosure, 2), now: Self.now, today: Self.today)
  }

  @Test("What is proposed waits for somebody else", .tags(.w20))
  func proposed() throws {
    let proposed = try propose()
    #expect(proposed.state == .proposed && proposed.revision == 1 && proposed.attempts == 0)
    #expect(proposed.proposal == Disclosure.Step(by: "prn_b", at: Self.now))
    #expect(proposed.decision == nil && proposed.queued == nil && proposed.reviewDue == nil)
    #expect(proposed.explanation == .notNeeded && proposed.origins == [.wellbeing])
  }

  @Test("In an emergency it goes at once, is looked at afterwards and explained", .tags(.w21, .w22))
  func emergency() throws {
    let sent = try propose(isEmergency: true)
    #expect(sent.state == .queued && sent.queued == Self.now)
    #expect(sent.decision == Disclosure.Step(by: "prn_b", at: Self.now))
    #expect(sent.reviewDue == utc("2026-11-24", "17:00"))
    #expect(sent.explanation == .due(day("2026-12-07")))
  }

  @Test("What nobody was shown, or is too long, is not proposed")
  func unseen() {
    let unseen = #expect(throws: Refusal.self) { try propose(isPreviewed: false) }
    #expect(reason(unseen) == .previewDiffers)
    #expect(throws: Never.self) { try propose(bytes: 1_000) }
    let long = #expect(throws: Refusal.self) { try propose(bytes: 1_001) }
    #expect(fields(long) == ["fields"])
  }

  @Test("The same counts as given for as long as the partner says, and else never")
  func repeats() {
    #expect(DisclosureRules.repeatBegins(sample.manifest, now: Self.now) == nil)
    let once = PartnerManifest(
      name: "forms", version: "1.0", contract: 1...1, kind: .other, authorities: [], fields: [],
      questions: [], ways: [.folder], payloadBytesMax: 1, repeatDays: 28)
    #expect(DisclosureRules.repeatBegins(once, now: Self.now) == utc("2026-10-26", "10:00"))
  }

  // MARK: Deciding

  private func approve(
    _ disclosure: Disclosure, why: String = Self.why, revision: Int64 = 4
  ) throws -> Disclosure {
    try DisclosureRules.approve(
      disclosure, why: why, revision: revision, by: "prn_s", now: Self.now, today: Self.today)
  }

  private func refuse(
    _ disclosure: Disclosure, why: String = Self.why, revision: Int64 = 4
  ) throws -> Disclosure {
    try DisclosureRules.refuse(
      disclosure, why: why, revision: revision, by: "prn_s", now: Self.now)
  }

  @Test("What is proposed is let go or refused, once", .tags(.w20))
  func decided() throws {
    try expect([.proposed: .queued], .alreadyDecided) { try approve($0) }
    try expect([.proposed: .refused], .alreadyDecided) { try refuse($0) }
    let approved = try approve(sample.disclosure(.proposed, queued: nil))
    #expect(approved.queued == Self.now && approved.decision?.by == "prn_s")
    #expect(try refuse(sample.disclosure(.proposed, queued: nil)).queued == nil)
    for decide in [approve, refuse] {
      let stale = #expect(throws: Refusal.self) {
        try decide(sample.disclosure(.proposed), Self.why, 3)
      }
      #expect(stale == .staleRevision)
      let wordless = #expect(throws: Refusal.self) {
        try decide(sample.disclosure(.proposed), "Yes.", 4)
      }
      #expect(fields(wordless) == ["why"])
    }
  }

  @Test(
    "What the student does not know of is explained to them; what they know is not", .tags(.w22))
  func explained() throws {
    #expect(try approve(sample.disclosure(.proposed)).explanation == .notNeeded)
    let concern = SampleDisclosure {
      $0.authority = .seriousConcern
      $0.consentID = nil
    }
    #expect(try approve(concern.disclosure(.proposed)).explanation == .due(day("2026-12-07")))
    #expect(try refuse(concern.disclosure(.proposed)).explanation == .notNeeded)
  }

  @Test("A person takes it back until it was tried, and not after")
  func cancelled() throws {
    try expect([.proposed: .cancelled, .queued: .cancelled], .disclosureState) {
      try DisclosureRules.cancel($0, revision: 4, now: Self.now)
    }
    let due = sample.disclosure(.queued, explanation: .due(day("2026-12-07")))
    #expect(try DisclosureRules.cancel(due, revision: 4, now: Self.now).explanation == .notNeeded)
    let stale = #expect(throws: Refusal.self) {
      try DisclosureRules.cancel(due, revision: 3, now: Self.now)
    }
    #expect(stale == .staleRevision)
  }

  // MARK: Sending

  @Test("Only what waits is tried, counted, and not for ever", .tags(.w20))
  func attempted() {
    expect([.queued: .attempted]) { DisclosureRules.attempt($0, now: Self.now) }
    let last = sample.disclosure(.queued, attempts: DisclosureRules.attemptsMax - 1)
    #expect(
      DisclosureRules.attempt(last, now: Self.now)?.attempts == DisclosureRules.attemptsMax)
    let over = sample.disclosure(.queued, attempts: DisclosureRules.attemptsMax)
    #expect(DisclosureRules.attempt(over, now: Self.now) == nil)
    expect([.queued: .undelivered]) { DisclosureRules.giveUp($0, now: Self.now) }
  }

  @Test(
    "It is tried again after twice as long each time, at most five minutes, and up to half as long again",
    arguments: [
      (0, 1_000), (1, 1_000), (2, 2_000), (3, 4_000), (9, 256_000), (10, 300_000), (500, 300_000),
    ])
  func retry(failures: Int, base: Int64) {
    var random = SeededGenerator(seed: 7)
    var waits: Set<Int64> = []
    for _ in 0..<200 {
      let retry = DisclosureRules.retry(after: failures, now: Self.now, random: &random)
      waits.insert(retry.millisecondsSince1970 - Self.now.millisecondsSince1970)
    }
    #expect(waits.allSatisfy { (base...(base + base / 2)).contains($0) })
    // Not all at once.
    #expect(waits.count > 50)
  }

  @Test("An attempt is settled once, by what became of it", .tags(.w20))
  func settled() {
    for (outcome, state) in [
      (DisclosureRules.AttemptOutcome.transmitted, Disclosure.State.transmitted),
      (.rejected, .rejected), (.notSent, .queued), (.unknown, .unknown),
    ] {
      expect([.attempted: state]) { DisclosureRules.settle($0, outcome, now: Self.now) }
    }
    // After a day a person is asked.
    let day = DisclosureRules.retryMinutes
    for (minutes, state) in [(day - 1, Disclosure.State.queued), (day, .undelivered)] {
      let tried = sample.disclosure(.attempted, queued: Self.now.adding(minutes: -minutes))
      #expect(DisclosureRules.settle(tried, .notSent, now: Self.now)?.state == state)
    }
    let nobodys = sample.disclosure(.attempted, queued: nil)
    #expect(DisclosureRules.settle(nobodys, .notSent, now: Self.now)?.state == .undelivered)
  }

  @Test("Under way is what was let go and has not arrived, until somebody closes it")
  func underWay() {
    let underWay = Disclosure.State.allCases.filter { state in
      QueuedDisclosure(
        id: id(.disclosure, 1), caseID: nil, partnerCode: "city", state: state, proposed: Self.now,
        since: Self.now, attempts: 1, nextAttempt: nil, revision: 2
      ).isUnderWay
    }
    #expect(underWay == [.queued, .attempted, .undelivered, .unknown])
  }

  // MARK: Afterwards

  private func explain(
    _ disclosure: Disclosure, words: String = Self.why, review: LocalDate? = nil,
    revision: Int64 = 4
  ) throws -> Disclosure {
    try DisclosureRules.explain(
      disclosure, words: words, review: review, revision: revision, now: Self.now,
      today: Self.today)
  }

  @Test(
    "The student was told, or cannot be until a day; and nothing is explained twice", .tags(.w22))
  func explanation() throws {
    let due = sample.disclosure(.transmitted, explanation: .due(day("2026-12-07")))
    #expect(try explain(due).explanation == .given(Self.today))
    let withheld = try explain(due, review: day("2026-12-01"))
    #expect(withheld.explanation == .notPossible(review: day("2026-12-01")))
    #expect(withheld.state == .transmitted && withheld.revision == 5)
    for wrong in ["2026-11-23", "2027-02-22"] {
      let refusal = #expect(throws: Refusal.self) { try explain(due, review: day(wrong)) }
      #expect(fields(refusal) == ["review"])
    }
    #expect(throws: Never.self) { try explain(due, review: day("2027-02-21")) }
    for over in [Explanation.notNeeded, .given(Self.today)] {
      let refusal = #expect(throws: Refusal.self) {
        try explain(sample.disclosure(.transmitted, explanation: over))
      }
      #expect(reason(refusal) == .disclosureState)
    }
    #expect(#expect(throws: Refusal.self) { try explain(due, revision: 3) } == .staleRevision)
    #expect(fields(#expect(throws: Refusal.self) { try explain(due, words: "Told.") }) == ["words"])
  }

  @Test("An emergency is reviewed once, and nothing else is", .tags(.w21))
  func reviewed() throws {
    func review(_ disclosure: Disclosure, _ words: String = Self.why) throws -> Disclosure {
      try DisclosureRules.review(disclosure, words: words, by: "prn_s", now: Self.now)
    }
    let emergency = sample.disclosure(.transmitted, isEmergency: true)
    let reviewed = try review(emergency)
    #expect(reviewed.review == Disclosure.Step(by: "prn_s", at: Self.now))
    #expect(reviewed.state == .transmitted && reviewed.revision == 5)
    #expect(
      reason(#expect(throws: Refusal.self) { try review(reviewed) }) == .alreadyReviewed)
    #expect(
      fields(#expect(throws: Refusal.self) { try review(sample.disclosure(.transmitted)) })
        == ["disclosure_id"])
    #expect(fields(#expect(throws: Refusal.self) { try review(emergency, "Fine.") }) == ["words"])
  }
}
