/// A meeting that recurs: the same time by the clock on the wall, every so many weeks.
public struct Recurrence: Equatable, Sendable {
  public static let weeksApart = 1...4
  /// A term has twelve weeks of teaching, and a few around them.
  public static let count = 2...15

  public var first: Instant
  public var everyWeeks: Int
  public var count: Int

  /// - Throws: A refusal that names the field that is out of its limits.
  public init(first: Instant, everyWeeks: Int, count: Int) throws(Refusal) {
    guard Self.weeksApart.contains(everyWeeks) else {
      throw .invalid(
        "every_weeks", "must be \(Self.weeksApart.lowerBound) to \(Self.weeksApart.upperBound)")
    }
    guard Self.count.contains(count) else {
      throw .invalid("count", "must be \(Self.count.lowerBound) to \(Self.count.upperBound)")
    }
    self.first = first
    self.everyWeeks = everyWeeks
    self.count = count
  }

  /// The moments at which the meetings begin, in order. One on a day on which the clocks skip that time
  /// begins when they have, where no slot is.
  public func starts(clock: WallClock = .london) -> [Instant] {
    let (date, minute) = (clock.date(of: first), clock.minute(of: first))
    let seconds = first.millisecondsSince1970 % 60_000
    return (0..<count).map { index in
      let day = date.adding(days: 7 * everyWeeks * index)
      guard index > 0 else { return first }
      let start =
        clock.instant(of: day, minute: minute) ?? clock.startOfDay(day).adding(minutes: minute)
      return start.adding(milliseconds: seconds)
    }
  }
}
