public import Testing

/// What users of booking systems ask for, as tags of the tests that show it: the rows of the table in
/// docs/FEATURES.md.
extension Tag {
  /// Of many who want one time, one gets it.
  @Tag public static var raceFree: Self
  /// Whoever of the student's own staff is free.
  @Tag public static var anyStaff: Self
  /// Starts that come oftener than appointments are long.
  @Tag public static var steps: Self
  /// Time that is kept free around appointments.
  @Tag public static var buffers: Self
  /// How soon and how far ahead may be booked.
  @Tag public static var notice: Self
  /// Until when may be cancelled and moved.
  @Tag public static var cutoff: Self
  /// Days on which the clocks change.
  @Tag public static var daylightSaving: Self
  /// How many appointments a student may have ahead.
  @Tag public static var limits: Self
  /// Days that differ: exceptions, bank holidays and closures.
  @Tag public static var exceptions: Self
  /// Who came, and who did not.
  @Tag public static var attendance: Self
  /// What an appointment was before it was changed.
  @Tag public static var history: Self
  /// Appointments that a person should look at.
  @Tag public static var flags: Self
  /// Waiting for a time, and taking it when it is offered.
  @Tag public static var waitlist: Self
  /// A queue without appointments.
  @Tag public static var dropIn: Self
  /// Groups that are asked to book.
  @Tag public static var campaigns: Self
  /// Meetings that recur.
  @Tag public static var recurring: Self
  /// Entries for other calendars.
  @Tag public static var calendar: Self
  /// What such entries must not say.
  @Tag public static var calendarPrivacy: Self
  /// Reminders, once each.
  @Tag public static var reminders: Self
}
