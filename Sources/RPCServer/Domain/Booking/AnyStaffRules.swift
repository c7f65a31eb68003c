/// Whom a student meets who would meet any of their staff: the same for the same calendars, and fair to
/// those who are asked.
extension BookingRules {
  /// A member of staff who may be chosen.
  public struct Candidate: Sendable {
    public var staffID: Identifier
    public var relation: RelationKind
    /// How many appointments they have in the week of the time.
    public var bookedThatWeek: Int

    public init(staffID: Identifier, relation: RelationKind, bookedThatWeek: Int) {
      self.staffID = staffID
      self.relation = relation
      self.bookedThatWeek = bookedThatWeek
    }
  }

  /// The closest relation; of several the one with the fewest appointments that week; of several of
  /// those the first by id, so that asking again gives the same.
  public static func choose(among candidates: [Candidate]) -> Candidate? {
    func rank(_ candidate: Candidate) -> (Int, Int, Identifier) {
      (
        closestFirst.firstIndex(of: candidate.relation) ?? closestFirst.count,
        candidate.bookedThatWeek, candidate.staffID
      )
    }
    return candidates.min { rank($0) < rank($1) }
  }

  /// The week of a moment, Monday to Sunday by the university's clock.
  public static func week(of moment: Instant, clock: WallClock = .london) -> Range<Instant> {
    let day = clock.date(of: moment)
    let monday = day.adding(days: 1 - day.weekday.rawValue)
    return clock.startOfDay(monday)..<clock.startOfDay(monday.adding(days: 7))
  }
}
