/// A moment in UTC, in whole milliseconds since 1970-01-01T00:00:00Z, as the store keeps it.
public struct Instant: Hashable, Comparable, Sendable {
  public var millisecondsSince1970: Int64

  public init(millisecondsSince1970: Int64) {
    self.millisecondsSince1970 = millisecondsSince1970
  }

  /// The first moment of that second.
  public init(secondsSince1970: Int64) {
    self.init(millisecondsSince1970: secondsSince1970 * 1_000)
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.millisecondsSince1970 < right.millisecondsSince1970
  }

  /// That many milliseconds later.
  public func adding(milliseconds: Int64) -> Instant {
    Instant(millisecondsSince1970: millisecondsSince1970 + milliseconds)
  }

  /// That many minutes later.
  public func adding(minutes: Int) -> Instant {
    adding(milliseconds: Int64(minutes) * 60_000)
  }
}
