import Testing

@testable import Domain

@Suite("Access outside one's ordinary rights")
struct ExceptionalAccessRulesTests {
  // Monday, 23 November 2026, 09:00.
  private static let now = Instant(secondsSince1970: 1_795_424_400)
  private static let student = Identifier("stu_aaaaaaaaaaaaaaaaaaaaaaaaaa")!
  private static let id = Identifier("exa_aaaaaaaaaaaaaaaaaaaaaaaaaa")!
  private static let none = ExceptionalAccessRules.History(
    live: 0, unreviewedElevations: 0, hasOverdueReview: false)

  private static func elevate(
    ticket: String = "INC-7", reason: String = "The page stays empty for them.", minutes: Int = 0,
    history: ExceptionalAccessRules.History = none
  ) throws(Refusal) -> ExceptionalAccess {
    try ExceptionalAccessRules.elevate(
      "prn_it", to: student, ticket: ticket, reason: reason, minutes: minutes, history: history,
      id: id, now: now)
  }

  private static func breakGlass(
    _ emergency: ExceptionalAccess.Emergency? = .riskToLife,
    reason: String = "Their flatmate called, very worried.", isSteppedUp: Bool = true,
    history: ExceptionalAccessRules.History = none
  ) throws(Refusal) -> ExceptionalAccess {
    try ExceptionalAccessRules.breakGlass(
      "prn_p", to: student, emergency, reason: reason, isSteppedUp: isSteppedUp, history: history,
      id: id, now: now)
  }

  private func fields(_ body: () throws(Refusal) -> ExceptionalAccess) -> [String] {
    do throws(Refusal) {
      _ = try body()
      return []
    } catch {
      guard case .invalid(let violations) = error else { return ["?"] }
      return violations.map(\.field)
    }
  }

  private func reason(_ body: () throws(Refusal) -> ExceptionalAccess) -> Reason? {
    do throws(Refusal) {
      _ = try body()
      return nil
    } catch {
      guard case .rule(let reason, _) = error else { return nil }
      return reason
    }
  }

  @Test("An elevation lasts as long as it was asked for, an hour where nothing was said")
  func elevation() throws {
    for (asked, minutes) in [(0, 60), (5, 5), (240, 240)] {
      let access = try Self.elevate(minutes: asked)
      #expect(access.expires == Self.now.adding(minutes: minutes))
      #expect(access.kind.standing == .elevated)
    }
  }

  @Test("Broken glass lasts an hour")
  func brokenGlass() throws {
    let access = try Self.breakGlass()
    #expect(access.expires == Self.now.adding(minutes: 60))
    #expect(access.kind.standing == .brokenGlass)
    #expect(access.emergency == .riskToLife)
  }

  @Test(
    "What is asked for wrongly is refused field by field",
    arguments: [
      (ticket: "", reason: "Long enough.", minutes: 60, ["ticket"]),
      (ticket: "two words", reason: "Long enough.", minutes: 60, ["ticket"]),
      (ticket: String(repeating: "7", count: 33), reason: "Long enough.", minutes: 60, ["ticket"]),
      (ticket: "7", reason: "", minutes: 60, ["reason"]),
      (ticket: "7", reason: "Too short", minutes: 60, ["reason"]),
      (ticket: "7", reason: String(repeating: "a", count: 501), minutes: 60, ["reason"]),
      (ticket: "7", reason: "Long enough.", minutes: 4, ["minutes"]),
      (ticket: "7", reason: "Long enough.", minutes: 241, ["minutes"]),
      (ticket: "7", reason: "Long enough.", minutes: -1, ["minutes"]),
      (ticket: "", reason: "", minutes: 1, ["ticket", "minutes", "reason"]),
    ])
  func wrong(ticket: String, reason: String, minutes: Int, expected: [String]) {
    let found = fields { () throws(Refusal) in
      try Self.elevate(ticket: ticket, reason: reason, minutes: minutes)
    }
    #expect(found == expected)
  }

  @Test("A reason of 10 and one of 500 characters will do")
  func reasonLengths() {
    for count in [10, 500] {
      let reason = String(repeating: "a", count: count)
      #expect(fields { () throws(Refusal) in try Self.elevate(reason: reason) } == [])
      #expect(fields { () throws(Refusal) in try Self.breakGlass(reason: reason) } == [])
    }
  }

  @Test("Glass is not broken without an emergency, nor without a fresh proof of who it is")
  func steppedUp() {
    #expect(fields { () throws(Refusal) in try Self.breakGlass(nil) } == ["emergency"])
    #expect(
      reason { () throws(Refusal) in try Self.breakGlass(isSteppedUp: false) } == .stepUpRequired)
  }

  @Test("Whoever owes a review, or has three live ones, gets no more")
  func history() {
    typealias History = ExceptionalAccessRules.History
    for (history, expected) in [
      (History(live: 2, unreviewedElevations: 5, hasOverdueReview: false), nil),
      (History(live: 3, unreviewedElevations: 3, hasOverdueReview: false), Reason.tooManyLive),
      (History(live: 0, unreviewedElevations: 0, hasOverdueReview: true), .reviewOverdue),
    ] {
      #expect(reason { () throws(Refusal) in try Self.elevate(history: history) } == expected)
      #expect(reason { () throws(Refusal) in try Self.breakGlass(history: history) } == expected)
    }
  }

  @Test(
    "Six elevations of a day that nobody has reviewed are enough; in an emergency they do not count"
  )
  func unreviewed() {
    let history = ExceptionalAccessRules.History(
      live: 0, unreviewedElevations: 6, hasOverdueReview: false)
    #expect(reason { () throws(Refusal) in try Self.elevate(history: history) } == .tooManyLive)
    #expect(reason { () throws(Refusal) in try Self.breakGlass(history: history) } == nil)
  }

  @Test("It is live until its time has passed or it was given back, and is given back once")
  func end() throws {
    let access = try Self.elevate(minutes: 5)
    #expect(access.isLive(at: Self.now))
    #expect(access.isLive(at: Self.now.adding(milliseconds: 5 * 60_000 - 1)))
    #expect(!access.isLive(at: Self.now.adding(minutes: 5)))

    let ended = try ExceptionalAccessRules.end(access, now: Self.now.adding(minutes: 1))
    #expect(!ended.isLive(at: Self.now.adding(minutes: 1)))
    #expect(ended.revision == 2)
    for over in [ended, access] {
      #expect(
        reason { () throws(Refusal) in
          try ExceptionalAccessRules.end(over, now: Self.now.adding(minutes: 6))
        } == .alreadyEnded)
    }
  }

  @Test("It is reviewed once, and a comment must say why it was not justified")
  func review() throws {
    let access = try Self.elevate()
    func review(
      _ access: ExceptionalAccess, _ finding: ExceptionalAccess.Finding?, _ comment: String = ""
    ) throws(Refusal) -> ExceptionalAccess {
      try ExceptionalAccessRules.review(
        access, by: "prn_dpo", finding, comment: comment, now: Self.now)
    }
    let reviewed = try review(access, .justified)
    #expect(reviewed.review?.reviewer == "prn_dpo")
    #expect(reviewed.isLive(at: Self.now))
    #expect(reason { () throws(Refusal) in try review(reviewed, .justified) } == .alreadyReviewed)
    #expect(fields { () throws(Refusal) in try review(access, nil) } == ["finding"])
    #expect(fields { () throws(Refusal) in try review(access, .notJustified) } == ["comment"])
    let refuted = try review(access, .notJustified, "No ticket of that number.")
    #expect(refuted.review?.finding == .notJustified)
    let long = String(repeating: "a", count: 1_001)
    #expect(fields { () throws(Refusal) in try review(access, .justified, long) } == ["comment"])
  }

  @Test(
    "The review is due at the end of the second working day after",
    arguments: [
      ("2026-11-23", "2026-11-26"),  // Monday: Wednesday's end.
      ("2026-11-26", "2026-12-01"),  // Thursday: Monday's end.
      ("2026-11-27", "2026-12-02"),  // Friday: Tuesday's.
      ("2026-11-28", "2026-12-02"),  // Saturday and Sunday: Tuesday's.
      ("2026-11-29", "2026-12-02"),
      ("2026-03-26", "2026-03-31"),  // Over the night in which the clocks change.
    ])
  func reviewDue(began: String, due: String) throws {
    let clock = WallClock.london
    let (day, end) = (try #require(LocalDate(iso: began)), try #require(LocalDate(iso: due)))
    for minute in [0, 600, 1_439] {
      let moment = try #require(clock.instant(of: day, minute: minute))
      #expect(ExceptionalAccessRules.reviewDue(from: moment) == clock.startOfDay(end))
    }
  }

  @Test(
    "Bank holidays are no working days; days that the university closes by itself are",
    arguments: [
      (Closure.Kind.bankHoliday, "2026-12-24", "2026-12-31"),
      (.universityClosure, "2026-12-24", "2026-12-29"),
    ])
  func bankHolidays(kind: Closure.Kind, began: String, due: String) {
    let clock = WallClock.london
    var random = SeededGenerator(seed: 1)
    // Christmas Day is a Friday, and the Monday after stands in for Boxing Day.
    let closures = ["2026-12-25", "2026-12-28"].map {
      Closure(
        id: Identifier(.closure, from: &random), kind: kind, first: day($0), last: day($0),
        name: "Closed")
    }
    #expect(
      ExceptionalAccessRules.reviewDue(from: london(began, "10:00"), closures: closures)
        == clock.startOfDay(day(due)))
  }
}
