import Domain

// Short ways to write days, moments and ids in the tables of these tests.

/// The day so written, which must be a real one.
func day(_ iso: String) -> LocalDate {
  // A wrong day in a test is a mistake of the test, and should stop it.
  LocalDate(iso: iso)!
}

/// The moment at which the wall clock of London first shows that time, such as `09:30`.
func london(_ iso: String, _ time: String) -> Instant {
  // As above.
  WallClock.london.instant(of: day(iso), minute: minute(time))!
}

/// The moment at that time of UTC.
func utc(_ iso: String, _ time: String) -> Instant {
  Instant(secondsSince1970: Int64(day(iso).daysSince1970) * 86_400)
    .adding(minutes: minute(time))
}

/// Minutes after midnight of a time such as `09:30`.
func minute(_ time: String) -> Int {
  let parts = time.split(separator: ":").map { Int($0)! }  // As above.
  return parts[0] * 60 + parts[1]
}

/// The same id for the same kind and number.
func id(_ kind: Identifier.Kind, _ number: UInt64) -> Identifier {
  var random = SeededGenerator(seed: number)
  return Identifier(kind, from: &random)
}

/// The fields that a refusal names, in order; nil where it is no refusal of fields.
func fields(_ refusal: Refusal?) -> [String]? {
  guard case .invalid(let violations) = refusal else { return nil }
  return violations.map(\.field)
}

/// The reason of a rule's refusal; nil where it is none.
func reason(_ refusal: Refusal?) -> Reason? {
  guard case .rule(let reason, _) = refusal else { return nil }
  return reason
}
