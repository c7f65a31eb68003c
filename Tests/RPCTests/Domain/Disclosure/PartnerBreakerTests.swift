import Domain
import Testing

@Suite("Leaving a partner alone that is not there")
struct PartnerBreakerTests {
  private static let bounds = PartnerBreaker.Bounds(sharesMax: 3, rest: 1_000, restMax: 3_000)

  private static func at(_ milliseconds: Int64) -> Instant {
    Instant(millisecondsSince1970: milliseconds)
  }

  /// What became of a share at a moment, and where that leaves the partner.
  typealias Step = (
    at: Int64, share: String, outcome: DisclosureRules.AttemptOutcome, left: PartnerBreaker.Position
  )

  private static func open(_ until: Int64) -> PartnerBreaker.Position { .open(until: at(until)) }

  @Test(
    "It stands where what became of the shares before puts it",
    arguments: [
      // Different shares in a row, and only when there are so many.
      [
        (0, "a", .notSent, .closed), (1, "b", .notSent, .closed), (2, "c", .notSent, open(1_002)),
      ],
      // One share, or two, tried again and again do not.
      [
        (0, "a", .notSent, .closed), (1, "a", .notSent, .closed), (2, "b", .notSent, .closed),
        (3, "a", .notSent, .closed), (4, "b", .notSent, .closed),
      ],
      // Whatever else becomes of one in between, somebody was there.
      [
        (0, "a", .notSent, .closed), (1, "b", .notSent, .closed), (2, "c", .transmitted, .closed),
        (3, "d", .notSent, .closed), (4, "e", .notSent, .closed), (5, "f", .rejected, .closed),
        (6, "g", .notSent, .closed), (7, "h", .notSent, .closed), (8, "i", .unknown, .closed),
        (9, "j", .notSent, .closed),
      ],
      // The one that is tried opens it again for longer, up to the longest, and closes it where it arrives.
      [
        (0, "a", .notSent, .closed), (0, "b", .notSent, .closed), (0, "c", .notSent, open(1_000)),
        (1_000, "d", .notSent, open(3_000)), (3_000, "a", .notSent, open(6_000)),
        (6_000, "b", .notSent, open(9_000)), (9_000, "c", .transmitted, .closed),
        // And then all begins anew, the first wait too.
        (9_001, "a", .notSent, .closed), (9_001, "b", .notSent, .closed),
        (9_001, "c", .notSent, open(10_001)),
      ],
      // What was begun before it opened does not lengthen it, and closes it where it arrives.
      [
        (0, "a", .notSent, .closed), (0, "b", .notSent, .closed), (0, "c", .notSent, open(1_000)),
        (500, "d", .notSent, open(1_000)), (501, "e", .transmitted, .closed),
      ],
    ] as [[Step]])
  func steps(steps: [Step]) {
    var breaker = PartnerBreaker()
    for (index, step) in steps.enumerated() {
      breaker.note(step.outcome, of: step.share, at: Self.at(step.at), within: Self.bounds)
      #expect(breaker.position(at: Self.at(step.at)) == step.left, "\(index)")
    }
  }

  @Test("It is half-open from the moment on until which it was open")
  func halfOpen() {
    var breaker = PartnerBreaker()
    #expect(breaker.position(at: Self.at(0)) == .closed)
    for share in ["a", "b", "c"] {
      breaker.note(.notSent, of: share, at: Self.at(0), within: Self.bounds)
    }
    #expect(breaker.position(at: Self.at(999)) == .open(until: Self.at(1_000)))
    #expect(breaker.position(at: Self.at(1_000)) == .halfOpen)
    #expect(breaker.position(at: Self.at(1_000_000)) == .halfOpen)
  }

  @Test("Bounds at their ends do not overflow")
  func bounds() {
    let longest = PartnerBreaker.Bounds(sharesMax: 1, rest: 86_400_000, restMax: 86_400_000)
    var breaker = PartnerBreaker()
    var now: Int64 = 0
    for _ in 0..<100 {
      breaker.note(.notSent, of: "a", at: Self.at(now), within: longest)
      now += 86_400_000
      #expect(breaker.position(at: Self.at(now)) == .halfOpen)
      #expect(breaker.position(at: Self.at(now - 1)) == .open(until: Self.at(now)))
    }
  }
}
