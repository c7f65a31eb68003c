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
      let isOpen = try row.text(1) == "open"
      return AvailabilityException(
        id: try row.identifier(0),
        kind: isOpen ? .open(slotMinutes: try row.int(5), location: try row.text(6)) : .closed,
        date: try row.date(2), startMinute: try row.int(3), endMinute: try row.int(4))
    }
  }
}
