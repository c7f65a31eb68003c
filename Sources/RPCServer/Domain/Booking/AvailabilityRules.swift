/// How a member of staff may change when they can be booked.
///
/// A change concerns future bookings only. Appointments that are booked already stay, also where
/// their time is no longer offered: somebody was promised it, and a person cancels it if need be.
extension BookingRules {
  /// The most weekly rules of one member of staff.
  public static let weeklyRulesMax = 50
  /// The most exceptions of today and later of one member of staff.
  public static let exceptionsMax = 400
  /// How long an appointment may be, in minutes.
  public static let slotMinutes = 5...240
  /// The most characters of a location.
  public static let locationCharactersMax = 100

  /// Replaces all weekly rules and keeps the exceptions.
  ///
  /// - Throws: `.invalid` with every field that breaks its limit, such as
  ///   `weekly_rules[0].end_minute`; then `.staleRevision`.
  public static func setAvailability(
    _ availability: Availability, weeklyRules: [WeeklyRule], revision: Int64
  ) throws(Refusal) -> Availability {
    guard weeklyRules.count <= weeklyRulesMax else {
      throw .invalid("weekly_rules", "must be at most \(weeklyRulesMax)")
    }
    let violations = weeklyRules.enumerated().flatMap { index, rule in
      Self.violations(of: rule, prefix: "weekly_rules[\(index)].")
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    var changed = try next(after: availability, revision: revision)
    changed.weeklyRules = weeklyRules
    return changed
  }

  /// Replaces the terms on which others book. Appointments that are booked already stay.
  ///
  /// - Throws: `.invalid` with every field that breaks its limit, such as `settings.horizon_days`;
  ///   then `.staleRevision`.
  public static func setSettings(
    _ availability: Availability, _ settings: BookingSettings, revision: Int64
  ) throws(Refusal) -> Availability {
    let violations = settings.violations(prefix: "settings.")
    guard violations.isEmpty else { throw .invalid(violations) }
    var changed = try next(after: availability, revision: revision)
    changed.settings = settings
    return changed
  }

  /// Adds a day that differs from the weekly rules, in order of date and time.
  ///
  /// - Throws: `.invalid` with every field that breaks its limit, such as `exception.date`; then
  ///   `.staleRevision`.
  public static func addException(
    _ exception: AvailabilityException, to availability: Availability, revision: Int64,
    today: LocalDate
  ) throws(Refusal) -> Availability {
    var violations = Self.violations(of: exception, prefix: "exception.")
    if exception.date < today {
      violations.append(
        FieldViolation(field: "exception.date", description: "must be today or later"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    var changed = try next(after: availability, revision: revision)
    guard changed.exceptions.count(where: { $0.date >= today }) < exceptionsMax else {
      throw .invalid("exception", "there may be at most \(exceptionsMax) of today and later")
    }
    let place = changed.exceptions.firstIndex { other in
      (other.date, other.startMinute) > (exception.date, exception.startMinute)
    }
    changed.exceptions.insert(exception, at: place ?? changed.exceptions.endIndex)
    return changed
  }

  /// Takes an exception away, so that the weekly rules hold again.
  ///
  /// - Throws: `.staleRevision`; then `.notFound` where there is no such exception.
  public static func removeException(
    _ id: Identifier, from availability: Availability, revision: Int64
  ) throws(Refusal) -> Availability {
    var changed = try next(after: availability, revision: revision)
    guard let place = changed.exceptions.firstIndex(where: { $0.id == id }) else {
      throw .notFound("There is no such exception to the availability.")
    }
    changed.exceptions.remove(at: place)
    return changed
  }
}

extension BookingRules {
  private static func next(
    after availability: Availability, revision: Int64
  ) throws(Refusal) -> Availability {
    guard availability.revision == revision else { throw .staleRevision }
    var changed = availability
    changed.revision += 1
    return changed
  }

  private static func violations(of rule: WeeklyRule, prefix: String) -> [FieldViolation] {
    var violations = windowViolations(
      start: rule.startMinute, end: rule.endMinute, slot: rule.slotMinutes,
      step: rule.stepMinutes, prefix: prefix)
    if rule.span.isEmpty {
      violations.append(
        FieldViolation(field: prefix + "to", description: "must not be before the first day"))
    }
    return violations + locationViolations(rule.location, prefix: prefix)
  }

  private static func violations(
    of exception: AvailabilityException, prefix: String
  ) -> [FieldViolation] {
    switch exception.kind {
    case .closed:
      return windowViolations(
        start: exception.startMinute, end: exception.endMinute, slot: nil, step: 0,
        prefix: prefix)
    case .open(let slotMinutes, let stepMinutes, let location):
      return windowViolations(
        start: exception.startMinute, end: exception.endMinute, slot: slotMinutes,
        step: stepMinutes, prefix: prefix)
        + locationViolations(location, prefix: prefix)
    }
  }

  private static func windowViolations(
    start: Int, end: Int, slot: Int?, step: Int, prefix: String
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func report(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: prefix + field, description: description))
    }
    let startIsRight = (0...1439).contains(start)
    if !startIsRight { report("start_minute", "must be 0 to 1439") }
    let endIsRight = end <= 1440 && (end > start || !startIsRight && end > 0)
    if !endIsRight { report("end_minute", "must be later than start_minute and at most 1440") }
    if let slot {
      if !slotMinutes.contains(slot) {
        report(
          "slot_minutes", "must be \(slotMinutes.lowerBound) to \(slotMinutes.upperBound)")
      } else if startIsRight && endIsRight && slot > end - start {
        report("slot_minutes", "must fit between start_minute and end_minute")
      }
    }
    if step != 0, !slotMinutes.contains(step) {
      report(
        "step_minutes",
        "must be \(slotMinutes.lowerBound) to \(slotMinutes.upperBound), or 0 for slot_minutes")
    }
    return violations
  }

  private static func locationViolations(_ location: String, prefix: String) -> [FieldViolation] {
    TextRules.problem(with: location, atMost: locationCharactersMax, required: false)
      .map { [FieldViolation(field: prefix + "location", description: $0)] } ?? []
  }
}
