/// The days on which somebody is a student's personal tutor.
public struct TutorPeriod: Equatable, Sendable {
  /// The relation that says so; nil for one that is yet to be made.
  public var relationID: Identifier?
  public var staffID: Identifier
  public var from: LocalDate
  /// Last day; nil where open-ended.
  public var to: LocalDate?

  public init(
    relationID: Identifier? = nil, staffID: Identifier, from: LocalDate, to: LocalDate?
  ) {
    self.relationID = relationID
    self.staffID = staffID
    self.from = from
    self.to = to
  }

  public var span: DateSpan { DateSpan(from: from, to: to) }
}

/// That somebody else, or nobody, is to be a student's personal tutor.
///
///     A ───────────────────────►            A ───────────────────────►
///     change to B from a day on             B covers from one day to another
///     A ─────┐                              A ─────┐          ┌──────►
///            └ B ──────────────►                   └ B ───────┘
///
/// A change to nobody leaves the gap empty, until another change fills it. Access follows the days, so
/// whoever is tutor on a day reads all earlier notes on that day, and whoever is not reads none.
public struct TutorChange: Equatable, Sendable {
  /// The new tutor; nil where there is to be none.
  public var staffID: Identifier?
  /// First day of the change.
  public var from: LocalDate
  /// Last day of a cover, after which everything is as it was planned before; nil for good.
  public var until: LocalDate?
  /// Whose place is taken, where the student has several tutors at once; nil for the only one.
  public var replaces: Identifier?

  /// How far ahead a change can be planned.
  public static let daysAheadMax = 730

  public init(
    staffID: Identifier?, from: LocalDate, until: LocalDate? = nil, replaces: Identifier? = nil
  ) {
    self.staffID = staffID
    self.from = from
    self.until = until
    self.replaces = replaces
  }

  public var span: DateSpan { DateSpan(from: from, to: until) }

  /// What a change makes of the relations that there are.
  public struct Plan: Equatable, Sendable {
    /// Those whose last day changes, as they then are.
    public var ended: [TutorPeriod] = []
    /// Those that would have begun within the change, and now never hold.
    public var withdrawn: [TutorPeriod] = []
    /// New ones: the new tutor's, and after a cover those of whoever comes back.
    public var begun: [TutorPeriod] = []
    /// Whose students' appointments within the change are to be looked at.
    public var formerStaff: [Identifier] = []
  }

  /// - Parameters:
  ///   - periods: All personal tutors that the student has had, has or is to have.
  ///   - today: By the university's clock.
  public func plan(over periods: [TutorPeriod], today: LocalDate) throws(Refusal) -> Plan {
    guard from >= today else {
      throw .invalid("from", "must not be before today: who was tutor then stays on record")
    }
    guard from.daysSince1970 - today.daysSince1970 <= Self.daysAheadMax else {
      throw .invalid("from", "must be at most \(Self.daysAheadMax) days ahead")
    }
    if let until, until < from {
      throw .invalid("until", "must not be before the first day")
    }
    let replaced = try replaced(periods)
    var plan = Plan()
    for period in periods where replaced(period) && overlaps(period) {
      if period.staffID != staffID, !plan.formerStaff.contains(period.staffID) {
        plan.formerStaff.append(period.staffID)
      }
      if period.from < from {
        var ended = period
        ended.to = from.adding(days: -1)
        plan.ended.append(ended)
      } else {
        plan.withdrawn.append(period)
      }
      if let until, period.to.map({ $0 > until }) ?? true {
        plan.begun.append(
          TutorPeriod(
            staffID: period.staffID, from: until.adding(days: 1), to: period.to))
      }
    }
    guard staffID != nil || !plan.formerStaff.isEmpty else {
      throw .rule(.tutorUnchanged, "The student has no personal tutor in that time.")
    }
    if let staffID {
      // One who is tutor on all these days already would only change relations for nothing.
      guard
        !(plan.formerStaff.isEmpty
          && periods.contains { $0.staffID == staffID && covers($0) })
      else {
        throw .rule(.tutorUnchanged, "The student has this personal tutor in that time already.")
      }
      plan.begun.insert(TutorPeriod(staffID: staffID, from: from, to: until), at: 0)
    }
    return plan
  }

  /// Which periods give way: those of the tutor named and of the new one, or of all where nobody need
  /// be named.
  private func replaced(
    _ periods: [TutorPeriod]
  ) throws(Refusal) -> (TutorPeriod) -> Bool {
    if let replaces {
      guard periods.contains(where: { $0.staffID == replaces && overlaps($0) }) else {
        throw .invalid(
          "replaces_staff_campus_id", "must be a personal tutor of the student in that time")
      }
      return { [staffID] in $0.staffID == replaces || $0.staffID == staffID }
    }
    let present = Set(periods.filter { $0.span.contains(from) }.map(\.staffID))
    guard present.subtracting([staffID].compactMap(\.self)).count <= 1 else {
      throw .invalid(
        "replaces_staff_campus_id", "must be given, as the student has several tutors then")
    }
    return { _ in true }
  }

  private func overlaps(_ period: TutorPeriod) -> Bool {
    (period.to.map { $0 >= from } ?? true) && (until.map { period.from <= $0 } ?? true)
  }

  private func covers(_ period: TutorPeriod) -> Bool {
    period.from <= from && (period.to.map { end in until.map { end >= $0 } ?? false } ?? true)
  }
}
