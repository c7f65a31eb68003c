/// When a member of staff can be booked: the weekly rules and the days that differ.
public struct Availability: Equatable, Sendable {
  public var staffID: Identifier
  /// At most 50.
  public var weeklyRules: [WeeklyRule]
  /// By date. Of those of today and later there are at most 400.
  public var exceptions: [AvailabilityException]
  /// On which terms others book.
  public var settings: BookingSettings
  /// Counts changes from 1; 0 where nothing was ever set.
  public var revision: Int64

  public init(
    staffID: Identifier, weeklyRules: [WeeklyRule] = [],
    exceptions: [AvailabilityException] = [], settings: BookingSettings = BookingSettings(),
    revision: Int64 = 0
  ) {
    self.staffID = staffID
    self.weeklyRules = weeklyRules
    self.exceptions = exceptions
    self.settings = settings
    self.revision = revision
  }

  /// The length in minutes of the longest appointments on offer; 0 where none are.
  public var longestSlotMinutes: Int {
    exceptions.reduce(weeklyRules.reduce(0) { max($0, $1.slotMinutes) }) { longest, exception in
      guard case .open(let slotMinutes, _, _) = exception.kind else { return longest }
      return max(longest, slotMinutes)
    }
  }
}

/// A time of one weekday, by the wall clock of Europe/London, cut into appointments.
public struct WeeklyRule: Equatable, Sendable {
  public var weekday: Weekday
  /// Minutes after midnight, 0 to 1439.
  public var startMinute: Int
  /// Minutes after midnight, later than the start, at most 1440.
  public var endMinute: Int
  /// Length of an appointment in minutes, 5 to 240.
  public var slotMinutes: Int
  /// Minutes from one start to the next, 5 to 240; 0 for the length of an appointment.
  public var stepMinutes: Int
  /// The days on which the rule holds.
  public var span: DateSpan
  /// Where the meetings take place. May be empty.
  public var location: String

  public init(
    weekday: Weekday, startMinute: Int, endMinute: Int, slotMinutes: Int, stepMinutes: Int = 0,
    span: DateSpan = DateSpan(), location: String = ""
  ) {
    self.weekday = weekday
    self.startMinute = startMinute
    self.endMinute = endMinute
    self.slotMinutes = slotMinutes
    self.stepMinutes = stepMinutes
    self.span = span
    self.location = location
  }
}

/// A time of one day that differs from the weekly rules.
public struct AvailabilityException: Equatable, Sendable {
  /// What the exception does.
  public enum Kind: Equatable, Sendable {
    /// Not to be booked in this time, whatever the rules and other exceptions say.
    case closed
    /// To be booked besides the weekly rules, in appointments of that length, 5 to 240 minutes, one
    /// every so many minutes: 5 to 240, or 0 for the length.
    case open(slotMinutes: Int, stepMinutes: Int = 0, location: String)
  }

  public var id: Identifier
  public var kind: Kind
  public var date: LocalDate
  /// Minutes after midnight on the wall clock, 0 to 1439.
  public var startMinute: Int
  /// Minutes after midnight, later than the start, at most 1440. CLOSED from 0 to 1440 is the
  /// whole day.
  public var endMinute: Int

  public init(id: Identifier, kind: Kind, date: LocalDate, startMinute: Int, endMinute: Int) {
    self.id = id
    self.kind = kind
    self.date = date
    self.startMinute = startMinute
    self.endMinute = endMinute
  }
}
