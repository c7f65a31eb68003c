public import Domain

/// When staff can be booked.
extension Transaction {
  /// A member of staff's availability; empty, with revision 0, where nothing was ever set.
  ///
  /// - Parameter day: Exceptions before it are left out.
  public func availability(
    of staff: Identifier, from day: LocalDate, by decision: Decision
  ) throws -> Availability {
    guard let remembered = database.remembered else {
      return try storedAvailability(of: staff, from: day)
    }
    guard let kept = remembered.availabilities[staff], kept.day <= day else {
      let stored = try storedAvailability(of: staff, from: day)
      if stored.weeklyRules.count + stored.exceptions.count <= Self.rememberedEntriesMax {
        remembered.availabilities.keep(.init(day: day, availability: stored), for: staff)
      }
      return stored
    }
    var availability = kept.availability
    if kept.day < day, availability.exceptions.contains(where: { $0.date < day }) {
      availability.exceptions.removeAll { $0.date < day }
    }
    return availability
  }

  /// An availability of more rules and exceptions is read each time: it would take more memory than many
  /// others.
  private static let rememberedEntriesMax = 64

  private func storedAvailability(
    of staff: Identifier, from day: LocalDate
  ) throws -> Availability {
    guard
      let row = try row(
        """
        select buffer_before_minutes, buffer_after_minutes, minimum_notice_minutes, horizon_days,
          cancellation_cutoff_minutes, open_bookings_max, revision
        from availability where staff_id = $1
        """, staff)
    else { return Availability(staffID: staff) }
    return Availability(
      staffID: staff, weeklyRules: try weeklyRules(of: staff),
      exceptions: try exceptions(of: staff, from: day),
      settings: try Self.settings(row, 0, 1, 2, 3, 4, 5), revision: try row.integer(6))
  }

  /// On which terms others book a member of staff.
  public func bookingSettings(
    of staff: Identifier, by decision: Decision
  ) throws -> BookingSettings {
    try row(
      """
      select buffer_before_minutes, buffer_after_minutes, minimum_notice_minutes, horizon_days,
        cancellation_cutoff_minutes, open_bookings_max
      from availability where staff_id = $1
      """, staff
    ).map { try Self.settings($0, 0, 1, 2, 3, 4, 5) } ?? BookingSettings()
  }

  /// What a member of staff offers on one day, and what stands against a student's booking it.
  public struct DayOffer: Sendable {
    public var availability: Availability
    /// Those of the day.
    public var closures: [Closure]
    /// How many appointments ahead the student may have because a person decided so; nil where nobody
    /// did.
    public var openMax: Int?

    public init(availability: Availability, closures: [Closure], openMax: Int? = nil) {
      self.availability = availability
      self.closures = closures
      self.openMax = openMax
    }
  }

  /// What every booking asks; the write lane remembers all of it.
  ///
  /// - Parameter today: The day on which a limit of the student's must hold.
  public func offer(
    of staff: Identifier, on day: LocalDate, to student: Identifier, today: LocalDate,
    by decision: Decision
  ) throws -> DayOffer {
    DayOffer(
      availability: try availability(of: staff, from: min(day, today), by: decision),
      closures: try closures(from: day, to: day),
      openMax: try imposedOpenMax(of: student, on: today))
  }

  /// Replaces the terms, the weekly rules, and the exceptions of that day and later.
  public func put(
    _ availability: Availability, from day: LocalDate, by decision: Decision
  ) throws {
    let (staff, settings) = (availability.staffID, availability.settings)
    try run(
      """
      insert into availability
        (staff_id, revision, buffer_before_minutes, buffer_after_minutes, minimum_notice_minutes,
         horizon_days, cancellation_cutoff_minutes, open_bookings_max)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (staff_id) do update set revision = $2, buffer_before_minutes = $3,
        buffer_after_minutes = $4, minimum_notice_minutes = $5, horizon_days = $6,
        cancellation_cutoff_minutes = $7, open_bookings_max = $8
      """, staff, availability.revision, settings.bufferBeforeMinutes, settings.bufferAfterMinutes,
      settings.minimumNoticeMinutes, settings.horizonDays, settings.cancellationCutoffMinutes,
      settings.openBookingsMax)
    try run("delete from availability_rule where staff_id = $1", staff)
    for (position, rule) in availability.weeklyRules.enumerated() {
      try run(
        """
        insert into availability_rule
          (staff_id, position, weekday, start_minute, end_minute, slot_minutes, step_minutes,
           from_date, to_date, location)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """, staff, position, rule.weekday.rawValue, rule.startMinute, rule.endMinute,
        rule.slotMinutes, rule.stepMinutes, rule.span.from, rule.span.to, rule.location)
    }
    try run(
      "delete from availability_exception where staff_id = $1 and date >= $2", staff, day)
    for exception in availability.exceptions { try insert(exception, of: staff) }
  }

  private func insert(_ exception: AvailabilityException, of staff: Identifier) throws {
    let (kind, slotMinutes, stepMinutes, location) =
      switch exception.kind {
      case .closed: ("closed", 0, 0, "")
      case .open(let slotMinutes, let stepMinutes, let location):
        ("open", slotMinutes, stepMinutes, location)
      }
    try run(
      """
      insert into availability_exception
        (id, staff_id, kind, date, start_minute, end_minute, slot_minutes, step_minutes, location)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, exception.id, staff, kind, exception.date, exception.startMinute, exception.endMinute,
      slotMinutes, stepMinutes, location)
  }

  private func weeklyRules(of staff: Identifier) throws -> [WeeklyRule] {
    try rows(
      """
      select weekday, start_minute, end_minute, slot_minutes, step_minutes, from_date, to_date,
        location
      from availability_rule where staff_id = $1 order by position
      """, staff
    ).map { row in
      guard let weekday = Weekday(rawValue: try row.int(0)) else { throw StoreError.corrupt }
      return WeeklyRule(
        weekday: weekday, startMinute: try row.int(1), endMinute: try row.int(2),
        slotMinutes: try row.int(3), stepMinutes: try row.int(4), span: try row.span(5, 6),
        location: try row.text(7))
    }
  }

  private func exceptions(
    of staff: Identifier, from day: LocalDate
  ) throws -> [AvailabilityException] {
    try rows(
      """
      select id, kind, date, start_minute, end_minute, slot_minutes, step_minutes, location
      from availability_exception where staff_id = $1 and date >= $2
      order by date, start_minute, id
      """, staff, day
    ).map { row in
      AvailabilityException(
        id: try row.identifier(0), kind: try Self.exceptionKind(row, 1, 5, 6, 7),
        date: try row.date(2), startMinute: try row.int(3), endMinute: try row.int(4))
    }
  }

  /// The kind of an exception from the columns of its name, its slots' minutes, its steps' and its
  /// location.
  private static func exceptionKind(
    _ row: Row, _ kind: Int, _ minutes: Int, _ step: Int, _ location: Int
  ) throws -> AvailabilityException.Kind {
    switch try row.text(kind) {
    case "open":
      .open(
        slotMinutes: try row.int(minutes), stepMinutes: try row.int(step),
        location: try row.text(location))
    case "closed": .closed
    default: throw StoreError.corrupt
    }
  }

  /// Settings from the columns of the buffers, notice, horizon, cut-off and limit.
  private static func settings(
    _ row: Row, _ before: Int, _ after: Int, _ notice: Int, _ horizon: Int, _ cutoff: Int,
    _ max: Int
  ) throws -> BookingSettings {
    BookingSettings(
      bufferBeforeMinutes: try row.int(before), bufferAfterMinutes: try row.int(after),
      minimumNoticeMinutes: try row.int(notice), horizonDays: try row.int(horizon),
      cancellationCutoffMinutes: try row.int(cutoff), openBookingsMax: try row.int(max))
  }
}
