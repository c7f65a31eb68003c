import Domain
import Testing

@Suite("The feed for campus systems")
struct FeedEventTests {
  private static let expired = "CURSOR_EXPIRED"

  @Test(
    "goes on where nothing after the place is gone, and nowhere else",
    arguments: [
      // The oldest and the newest that are kept, the place, and what refuses it.
      (nil, 0, nil), (nil, 1, expired),
      ((1, 9), 0, nil), ((1, 9), 1, nil), ((1, 9), 9, nil), ((1, 9), 10, expired),
      // 4 was the last to go: whoever has seen it has missed nothing.
      ((5, 9), 4, nil), ((5, 9), 3, expired), ((5, 9), 0, nil),
      ((5, 9), -1, "after"),
    ] as [((Int64, Int64)?, Int64, String?)])
  func place(kept: (Int64, Int64)?, number: Int64, refused: String?) {
    var found: String?
    do {
      try FeedRules.check(after: number, kept: kept.map { (oldest: $0.0, newest: $0.1) })
    } catch Refusal.rule(let reason, _) {
      found = reason.rawValue
    } catch Refusal.invalid(let violations) {
      found = violations.map(\.field).joined()
    } catch {
      found = "\(error)"
    }
    #expect(found == refused)
  }

  @Test("has an event for each kind of record of the directory, and no two for one")
  func directory() {
    let records: [Identifier.Kind] = [
      .student, .staffMember, .programme, .module, .enrolmentPeriod, .moduleEnrolment, .relation,
    ]
    let events = Identifier.Kind.allCases.compactMap { EventKind(changed: $0) }
    #expect(Set(events).count == records.count)
    #expect(records.allSatisfy { EventKind(changed: $0) != nil })
  }
}
