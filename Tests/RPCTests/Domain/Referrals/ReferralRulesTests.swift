import Domain
import Promises
import Testing

@Suite("The way of a referral")
struct ReferralRulesTests {
  private static let now = Instant(secondsSince1970: 1_795_424_400)
  private static let today = WallClock.london.date(of: now)

  private static func referral(_ state: Referral.State, forSafety: Bool) -> Referral {
    var random = SystemRandom()
    let student = Identifier(.student, from: &random)
    return Referral(
      id: Identifier(.referral, from: &random), studentID: student,
      authorID: Identifier(.staffMember, from: &random), service: .wellbeing, noteID: nil,
      fields: [.reason],
      authority: forSafety
        ? .safety(of: .student, review: today.adding(days: 7))
        : .consent(Identifier(.consent, from: &random)),
      state: state, revision: 4,
      noticeVersion: NoticeVersion(notice: "see-my-tutor", version: "1"), created: now,
      changed: now, answer: nil, closing: nil, review: nil)
  }

  /// What somebody does to it.
  enum Move: String, CaseIterable, Sendable { case accept, reject, complete, revoke, withdraw }

  /// The state that follows, or the reason why none does; nothing where nothing happens.
  private static let table: [Referral.State: [Move: String]] = [
    .proposed: [
      .accept: "accepted", .reject: "rejected", .complete: "NOT_ACCEPTED", .revoke: "revoked",
      .withdraw: "revoked",
    ],
    .accepted: [
      .accept: "ALREADY_DECIDED", .reject: "ALREADY_DECIDED", .complete: "done",
      .revoke: "ALREADY_DECIDED",
    ],
    .rejected: decided, .done: decided, .revoked: decided,
  ]
  private static let decided: [Move: String] = [
    .accept: "ALREADY_DECIDED", .reject: "ALREADY_DECIDED", .complete: "ALREADY_DECIDED",
    .revoke: "ALREADY_DECIDED",
  ]

  private static func after(_ move: Move, _ old: Referral, revision: Int64 = 4) -> Referral? {
    switch move {
    case .accept:
      try? ReferralRules.accept(
        old, under: nil, words: "", revision: revision, by: "p", now: now, today: today)
    case .reject:
      try? ReferralRules.reject(old, words: "No", revision: revision, by: "p", now: now)
    case .complete:
      try? ReferralRules.complete(old, words: "", revision: revision, by: "p", now: now)
    case .revoke:
      try? ReferralRules.revoke(old, words: "", revision: revision, by: "p", now: now)
    case .withdraw: ReferralRules.withdraw(old, by: "p", now: now)
    }
  }

  @Test("Each state takes its own steps and no other", .tags(.s13, .s21))
  func states() {
    for state in Referral.State.allCases {
      for move in Move.allCases {
        let new = Self.after(move, Self.referral(state, forSafety: true))
        let expected = Self.table[state]?[move]
        let next = expected.flatMap { Referral.State(rawValue: $0) }
        #expect(new?.state == next, "\(state) \(move)")
        #expect(new.map { $0.revision == 5 && $0.changed == Self.now } ?? true)
        // Only a withdrawal goes by whatever revision there is.
        if move != .withdraw {
          #expect(
            Self.after(move, Self.referral(state, forSafety: true), revision: 3) == nil,
            "\(state) \(move)")
        }
      }
    }
  }

  @Test("With consent, none is accepted without it", .tags(.s13))
  func withoutConsent() {
    let refusal = #expect(throws: Refusal.self) {
      try ReferralRules.accept(
        Self.referral(.proposed, forSafety: false), under: nil, words: "", revision: 4, by: "p",
        now: Self.now, today: Self.today)
    }
    guard case .rule(let reason, _) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(reason == .consentRequired)
  }

  @Test("What was not chosen is not passed on", .tags(.s13), arguments: ReferralField.allCases)
  func chosen(field: ReferralField) throws {
    var random = SystemRandom()
    let note = NoteContent(
      purpose: "purpose", keyPoints: ["point"], topics: [.academicProgress],
      actions: [
        AgreedAction(
          id: Identifier(.action, from: &random), text: "action", owner: .staff, due: Self.today)
      ], declined: [])
    let content = ReferralContent([field], reason: "reason", note: note, email: "email")
    #expect(content.reason == (field == .reason ? "reason" : ""))
    #expect(content.meetingPurpose == (field == .meetingPurpose ? "purpose" : ""))
    #expect(content.keyPoints == (field == .keyPoints ? ["point"] : []))
    #expect(content.actions.map(\.text) == (field == .actions ? ["action"] : []))
    #expect(content.contactEmail == (field == .contact ? "email" : ""))
  }
}
