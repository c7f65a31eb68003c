import Domain
import Testing

@Suite("Setting weekly rules")
struct SetAvailabilityTests {
  let good = rule(.monday, "09:00", "10:00", 30)

  @Test("replaces the rules, keeps the exceptions and counts the revision up")
  func replaced() throws {
    let before = availability([good], [closed("2026-01-12", "09:00", "10:00")])
    let friday = rule(.friday, "13:00", "14:00", 20)
    let after = try BookingRules.setAvailability(before, weeklyRules: [friday], revision: 1)
    #expect(after.weeklyRules == [friday])
    #expect(after.exceptions == before.exceptions)
    #expect(after.revision == 2)
  }

  @Test("takes 0, 49 and 50 rules, and refuses 51")
  func count() throws {
    for count in [0, 49, 50] {
      let rules = Array(repeating: good, count: count)
      let after = try BookingRules.setAvailability(
        availability([]), weeklyRules: rules, revision: 1)
      #expect(after.weeklyRules.count == count)
    }
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.setAvailability(
        availability([]), weeklyRules: Array(repeating: good, count: 51), revision: 1)
    }
    #expect(fields(refusal) == ["weekly_rules"])
  }

  @Test(
    "names each field that breaks its limit, and none that does not",
    arguments: [
      // start, end, slot
      (0, 5, 5, []), (0, 1440, 240, []), (1435, 1440, 5, []), (540, 780, 240, []),
      (-1, 60, 30, ["start_minute"]), (1440, 1440, 30, ["start_minute"]),
      (.min, 60, 30, ["start_minute"]), (540, 1441, 30, ["end_minute"]),
      (540, 540, 30, ["end_minute"]), (540, 539, 30, ["end_minute"]),
      (540, .max, 30, ["end_minute"]), (540, 600, 4, ["slot_minutes"]),
      (540, 900, 241, ["slot_minutes"]), (540, 600, 0, ["slot_minutes"]),
      (540, 600, 60, []), (540, 600, 61, ["slot_minutes"]), (1439, 1440, 5, ["slot_minutes"]),
      (-1, 1441, 0, ["start_minute", "end_minute", "slot_minutes"]),
    ] as [(Int, Int, Int, [String])])
  func minutes(start: Int, end: Int, slot: Int, wrong: [String]) throws {
    let rule = WeeklyRule(
      weekday: .monday, startMinute: start, endMinute: end, slotMinutes: slot)
    try expect(rule, wrong: wrong)
  }

  @Test("takes a span of one day and refuses one that ends before it begins")
  func dates() throws {
    var rule = good
    rule.span = span("2026-01-12", "2026-01-12")
    try expect(rule, wrong: [])
    rule.span = span("2026-01-12", "2026-01-11")
    try expect(rule, wrong: ["to"])
  }

  @Test(
    "takes a location of 0 to 100 characters without controls",
    arguments: [
      ("", true), (String(repeating: "x", count: 99), true),
      (String(repeating: "é", count: 100), true), (String(repeating: "x", count: 101), false),
      ("Room\n1", false), ("Room \u{202E}1", false),
    ])
  func location(text: String, isRight: Bool) throws {
    var rule = good
    rule.location = text
    try expect(rule, wrong: isRight ? [] : ["location"])
  }

  @Test("with another revision than the present is refused as stale", arguments: [0, 2])
  func stale(revision: Int64) {
    #expect(throws: Refusal.staleRevision) {
      try BookingRules.setAvailability(availability([]), weeklyRules: [good], revision: revision)
    }
  }

  /// Sets a good rule and then this one, so that the second is the one named.
  private func expect(_ rule: WeeklyRule, wrong: [String]) throws {
    let set = { () throws(Refusal) -> Availability in
      try BookingRules.setAvailability(availability([]), weeklyRules: [good, rule], revision: 1)
    }
    if wrong.isEmpty {
      #expect(try set().weeklyRules == [good, rule])
    } else {
      let refusal = #expect(throws: Refusal.self) { try set() }
      #expect(fields(refusal) == wrong.map { "weekly_rules[1].\($0)" })
    }
  }
}

@Suite("Exceptions to the availability")
struct ExceptionTests {
  let today = day("2026-01-12")

  func add(
    _ exception: AvailabilityException, to availability: Availability = availability([]),
    revision: Int64 = 1
  ) throws(Refusal) -> Availability {
    try BookingRules.addException(exception, to: availability, revision: revision, today: today)
  }

  @Test("are kept in order of date and time, and count the revision up")
  func order() throws {
    var result = availability([])
    for exception in [
      closed("2026-02-01", "09:00", "10:00"), open("2026-01-12", "15:00", "16:00", 30),
      closed("2026-01-12", "09:00", "10:00"), open("2026-03-01", "09:00", "10:00", 30),
    ] {
      result = try add(exception, to: result, revision: result.revision)
    }
    #expect(
      result.exceptions.map { "\($0.date) \($0.startMinute)" } == [
        "2026-01-12 540", "2026-01-12 900", "2026-02-01 540", "2026-03-01 540",
      ])
    #expect(result.revision == 5)
  }

  @Test("may be of today, and not of yesterday")
  func past() throws {
    #expect(try add(closed("2026-01-12", "09:00", "10:00")).exceptions.count == 1)
    let refusal = #expect(throws: Refusal.self) {
      try add(closed("2026-01-11", "09:00", "10:00"))
    }
    #expect(fields(refusal) == ["exception.date"])
  }

  @Test("are at most 400 of today and later; those of the past do not count")
  func count() throws {
    let past = Array(repeating: closed("2026-01-11", "09:00", "10:00"), count: 10)
    let coming = Array(repeating: closed("2026-01-13", "09:00", "10:00"), count: 398)
    var result = availability([], past + coming)
    for _ in 399...400 {
      result = try add(
        closed("2026-01-12", "09:00", "10:00"), to: result, revision: result.revision)
    }
    let full = result
    let refusal = #expect(throws: Refusal.self) {
      try add(closed("2026-01-12", "09:00", "10:00"), to: full, revision: full.revision)
    }
    #expect(fields(refusal) == ["exception"])
  }

  @Test(
    "name each field that breaks its limit",
    arguments: [
      (closed("2026-01-12", "00:00", "24:00"), []),
      (closed("2026-01-12", "09:00", "09:01"), []),
      (closed("2026-01-12", "24:00", "24:00"), ["start_minute"]),
      (closed("2026-01-12", "09:00", "24:01"), ["end_minute"]),
      (open("2026-01-12", "09:00", "09:00", 30), ["end_minute"]),
      (open("2026-01-12", "09:00", "10:00", 60), []),
      (open("2026-01-12", "09:00", "10:00", 61), ["slot_minutes"]),
      (open("2026-01-12", "09:00", "10:00", 5), []),
      (open("2026-01-12", "09:00", "10:00", 4), ["slot_minutes"]),
      (open("2026-01-12", "09:00", "13:00", 240), []),
      (open("2026-01-12", "09:00", "14:00", 241), ["slot_minutes"]),
    ] as [(AvailabilityException, [String])])
  func limits(exception: AvailabilityException, wrong: [String]) throws {
    if wrong.isEmpty {
      #expect(try add(exception).exceptions == [exception])
    } else {
      let refusal = #expect(throws: Refusal.self) { try add(exception) }
      #expect(fields(refusal) == wrong.map { "exception.\($0)" })
    }
  }

  @Test("of kind OPEN have a location of at most 100 characters")
  func location() throws {
    func exception(characters: Int) -> AvailabilityException {
      var exception = open("2026-01-12", "09:00", "10:00", 30)
      exception.kind = .open(
        slotMinutes: 30, location: String(repeating: "x", count: characters))
      return exception
    }
    _ = try add(exception(characters: 100))
    let refusal = #expect(throws: Refusal.self) { try add(exception(characters: 101)) }
    #expect(fields(refusal) == ["exception.location"])
  }

  @Test("with another revision than the present are refused as stale")
  func stale() {
    let exception = closed("2026-01-12", "09:00", "10:00")
    #expect(throws: Refusal.staleRevision) { try add(exception, revision: 2) }
    #expect(throws: Refusal.staleRevision) {
      try BookingRules.removeException(
        exception.id, from: availability([], [exception]), revision: 0)
    }
  }

  @Test("can be taken away again, once")
  func removed() throws {
    let first = closed("2026-01-12", "09:00", "10:00", number: 1)
    let second = closed("2026-01-13", "09:00", "10:00", number: 2)
    let after = try BookingRules.removeException(
      first.id, from: availability([], [first, second]), revision: 1)
    #expect(after.exceptions == [second])
    #expect(after.revision == 2)
    let refusal = #expect(throws: Refusal.self) {
      try BookingRules.removeException(first.id, from: after, revision: 2)
    }
    guard case .notFound = refusal else {
      Issue.record("A missing exception should be NOT_FOUND.")
      return
    }
  }
}
