/// Which appointments are to be reminded of.
public enum ReminderRules {
  /// How long before an appointment its student is reminded, in milliseconds: a day.
  public static let ahead: Int64 = 86_400_000

  /// The starts that are to be reminded of now, later than the first moment and not later than the second;
  /// nil where there are none.
  ///
  /// What is booked less than a day ahead needs no reminder, and gets none. After a time in which the
  /// server was down, those that are still to come are.
  ///
  /// - Parameter mark: Up to which starts has been reminded.
  public static func due(after mark: Instant, now: Instant) -> (after: Instant, to: Instant)? {
    let (after, to) = (max(mark, now), now.adding(milliseconds: ahead))
    return after < to ? (after, to) : nil
  }
}
