public import Domain

/// When staff can be booked.
extension Transaction {
  /// A member of staff's availability; empty, with revision 0, where nothing was ever set.
  ///
  /// - Parameter day: Exceptions before it are left out.
  public func availability(
    of staff: Identifier, from day: LocalDate, by decision: Decision
  ) throws -> Availability {
    guard let row = try row("select revision from availability where staff_id = $1", staff) else {
      return Availability(staffID: staff)
    }
    return Availability(
      staffID: staff, weeklyRules: try weeklyRules(of: staff),
      exceptions: try exceptions(of: staff, from: day), revision: try row.integer(0))
  }

  /// As much of a member of staff's availability as decides what they offer on one day: the rules
  /// of its weekday and its exceptions. It is not to be changed and put back, so its revision is 0.
  public func availability(
    of staff: Identifier, on day: LocalDate, by decision: Decision
  ) throws -> Availability {
    var availability = Availability(staffID: staff)
    let rows = try rows(
      """
      select 'weekly', null, position, start_minute, end_minute, slot_minutes, location,
        from_date, to_date
      from availability_rule where staff_id = $1 and weekday = $2
      union all
      select kind, id, 0, start_minute, end_minute, slot_minutes, location, null, null
      from availability_exception where staff_id = $1 and date = $3
      order by position, start_minute, id
      """, staff, day.weekday.rawValue, day)
    for row in rows {
      if try row.text(0) == "weekly" {
        availability.weeklyRules.append(
          WeeklyRule(
            weekday: day.weekday, startMinute: try row.int(3), endMinute: try row.int(4),
            slotMinutes: try row.int(5), span: try row.span(7, 8), location: try row.text(6)))
      } else {
        availability.exceptions.append(
          AvailabilityException(
            id: try row.identifier(1), kind: try Self.exceptionKind(row, 0, 5, 6), date: day,
            startMinute: try row.int(3), endMinute: try row.int(4)))
      }
    }
    return availability
  }

  /// Replaces the weekly rules and the exceptions of that day and later.
  public func put(
    _ availability: Availability, from day: LocalDate, by decision: Decision
  ) throws {
    let staff = availability.staffID
    try run(
      """
      insert into availability (staff_id, revision) values ($1, $2)
      on conflict (staff_id) do update set revision = $2
      """, staff, availability.revision)
    try run("delete from availability_rule where staff_id = $1", staff)
    for (position, rule) in availability.weeklyRules.enumerated() {
      try run(
        """
        insert into availability_rule
          (staff_id, position, weekday, start_minute, end_minute, slot_minutes, from_date, to_date,
           location)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """, staff, position, rule.weekday.rawValue, rule.startMinute, rule.endMinute,
        rule.slotMinutes, rule.span.from, rule.span.to, rule.location)
    }
    try run(
      "delete from availability_exception where staff_id = $1 and date >= $2", staff, day)
    for exception in availability.exceptions { try insert(exception, of: staff) }
  }

  private func insert(_ exception: AvailabilityException, of staff: Identifier) throws {
    let (kind, slotMinutes, location) =
      switch exception.kind {
      case .closed: ("closed", 0, "")
      case .open(let slotMinutes, let location): ("open", slotMinutes, location)
      }
    try run(
      """
      insert into availability_exception
        (id, staff_id, kind, date, start_minute, end_minute, slot_minutes, location)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """, exception.id, staff, kind, exception.date, exception.startMinute, exception.endMinute,
      slotMinutes, location)
  }

  private func weeklyRules(of staff: Identifier) throws -> [WeeklyRule] {
    try rows(
      """
      select weekday, start_minute, end_minute, slot_minutes, from_date, to_date, location
      from availability_rule where staff_id = $1 order by position
      """, staff
    ).map { row in
      guard let weekday = Weekday(rawValue: try row.int(0)) else { throw StoreError.corrupt }
      return WeeklyRule(
        weekday: weekday, startMinute: try row.int(1), endMinute: try row.int(2),
        slotMinutes: try row.int(3), span: try row.span(4, 5), location: try row.text(6))
    }
  }

  private func exceptions(
    of staff: Identifier, from day: LocalDate
  ) throws -> [AvailabilityException] {
    try rows(
      """
      select id, kind, date, start_minute, end_minute, slot_minutes, location
      from availability_exception where staff_id = $1 and date >= $2
      order by date, start_minute, id
      """, staff, day
    ).map { row in
      AvailabilityException(
        id: try row.identifier(0), kind: try Self.exceptionKind(row, 1, 5, 6),
        date: try row.date(2), startMinute: try row.int(3), endMinute: try row.int(4))
    }
  }

  /// The kind of an exception from the columns of its name, its slots' minutes and its location.
  private static func exceptionKind(
    _ row: Row, _ kind: Int, _ minutes: Int, _ location: Int
  ) throws -> AvailabilityException.Kind {
    switch try row.text(kind) {
    case "open": .open(slotMinutes: try row.int(minutes), location: try row.text(location))
    case "closed": .closed
    default: throw StoreError.corrupt
    }
  }
}
