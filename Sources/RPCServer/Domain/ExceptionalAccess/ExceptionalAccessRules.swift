/// When somebody gets access outside their ordinary rights: functions of values, without clock or store.
///
/// Who may ask at all is the policy's to say and was decided before.
public enum ExceptionalAccessRules {
  /// For how long an elevation may be asked, in minutes.
  public static let elevationMinutes = 5...240
  /// For how long the glass stays broken, in minutes.
  public static let breakGlassMinutes = 60
  public static let reasonLength = 10...500
  public static let commentLengthMax = 1_000
  /// Working days within which somebody else must have looked at it.
  public static let reviewWorkingDays = 2
  /// How many live ones one person may have: enough for a bad day, too few to leaf through a campus.
  public static let liveMax = 3
  /// How many elevations of one day may wait for their review, those given back among them: two rounds of live ones.
  /// Whoever leafs through a campus one student after the other is stopped here.
  public static let unreviewedElevationsMax = 6

  /// What the caller has had already.
  public struct History: Sendable {
    /// How many are live now.
    public let live: Int
    /// How many elevations that began today nobody has reviewed.
    public let unreviewedElevations: Int
    /// Whether one waits for a review that is overdue.
    public let hasOverdueReview: Bool

    public init(live: Int, unreviewedElevations: Int, hasOverdueReview: Bool) {
      self.live = live
      self.unreviewedElevations = unreviewedElevations
      self.hasOverdueReview = hasOverdueReview
    }
  }

  /// Gives IT support what falls under See My Tutor of one student, for a ticket.
  ///
  /// - Parameters:
  ///   - minutes: 0 for an hour.
  ///   - closures: As for `reviewDue`.
  /// - Throws: `Refusal.invalid`, REVIEW_OVERDUE, TOO_MANY_LIVE.
  public static func elevate(
    _ holder: String, to student: Identifier, ticket: String, reason: String, minutes: Int,
    history: History, closures: [Closure] = [], id: Identifier, now: Instant
  ) throws(Refusal) -> ExceptionalAccess {
    let minutes = minutes == 0 ? 60 : minutes
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(withCode: ticket) {
      violations.append(FieldViolation(field: "ticket", description: problem))
    }
    if !elevationMinutes.contains(minutes) {
      violations.append(
        FieldViolation(
          field: "minutes",
          description:
            "must be \(elevationMinutes.lowerBound) to \(elevationMinutes.upperBound), or 0 for 60")
      )
    }
    violations += problems(withReason: reason)
    guard violations.isEmpty else { throw .invalid(violations) }
    try check(history)
    guard history.unreviewedElevations < unreviewedElevationsMax else {
      throw .rule(
        .tooManyLive,
        "\(unreviewedElevationsMax) elevations of yours of today wait for their review; that comes first."
      )
    }
    return ExceptionalAccess(
      id: id, kind: .elevation, holder: holder, student: student, ticket: ticket, emergency: nil,
      reason: reason, began: now, expires: now.adding(minutes: minutes), ended: nil,
      reviewDue: reviewDue(from: now, closures: closures), review: nil, revision: 1)
  }

  /// Opens one student's cases to wellbeing staff in an emergency.
  ///
  /// - Parameter isSteppedUp: Whether the caller has just proved afresh who they are.
  /// - Throws: `Refusal.invalid`, STEP_UP_REQUIRED, REVIEW_OVERDUE, TOO_MANY_LIVE.
  public static func breakGlass(
    _ holder: String, to student: Identifier, _ emergency: ExceptionalAccess.Emergency?,
    reason: String, isSteppedUp: Bool, history: History, closures: [Closure] = [],
    id: Identifier, now: Instant
  ) throws(Refusal) -> ExceptionalAccess {
    var violations = problems(withReason: reason)
    if emergency == nil {
      violations.append(
        FieldViolation(field: "emergency", description: "must say what kind of emergency it is"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    guard isSteppedUp else {
      throw .rule(.stepUpRequired, "Prove afresh who you are, then ask again.")
    }
    try check(history)
    return ExceptionalAccess(
      id: id, kind: .breakGlass, holder: holder, student: student, ticket: "",
      emergency: emergency, reason: reason, began: now,
      expires: now.adding(minutes: breakGlassMinutes), ended: nil,
      reviewDue: reviewDue(from: now, closures: closures), review: nil, revision: 1)
  }

  /// Its holder gives it back.
  ///
  /// - Throws: ALREADY_ENDED.
  public static func end(
    _ access: ExceptionalAccess, now: Instant
  ) throws(Refusal) -> ExceptionalAccess {
    guard access.isLive(at: now) else {
      throw .rule(.alreadyEnded, "The exceptional access is over already.")
    }
    var ended = access
    ended.ended = now
    ended.revision += 1
    return ended
  }

  /// Somebody else has looked at it.
  ///
  /// - Throws: `Refusal.invalid`; ALREADY_REVIEWED.
  public static func review(
    _ access: ExceptionalAccess, by reviewer: String, _ finding: ExceptionalAccess.Finding?,
    comment: String, now: Instant
  ) throws(Refusal) -> ExceptionalAccess {
    guard let finding else {
      throw .invalid("finding", "must say whether it was justified")
    }
    if let problem = TextRules.problem(
      with: comment, atMost: commentLengthMax, required: finding == .notJustified)
    {
      throw .invalid("comment", problem)
    }
    guard access.review == nil else {
      throw .rule(.alreadyReviewed, "The exceptional access was reviewed before.")
    }
    var reviewed = access
    reviewed.review = ExceptionalAccess.Review(
      reviewer: reviewer, at: now, finding: finding, comment: comment)
    reviewed.revision += 1
    return reviewed
  }

  /// The end of the second working day after the day it began, on the university's clock. Weekends and
  /// bank holidays are not worked; days that the university closes of its own accord count, since a
  /// review must not wait for weeks.
  ///
  /// - Parameter closures: At least those of the month that begins then.
  public static func reviewDue(
    from began: Instant, closures: [Closure] = [], clock: WallClock = .london
  ) -> Instant {
    let day = WorkingDays.day(
      reviewWorkingDays, after: clock.date(of: began), closures: closures)
    return clock.startOfDay(day.adding(days: 1))
  }

  private static func problems(withReason reason: String) -> [FieldViolation] {
    if let problem = TextRules.problem(
      with: reason, atMost: reasonLength.upperBound, required: true)
    {
      return [FieldViolation(field: "reason", description: problem)]
    }
    guard reason.count >= reasonLength.lowerBound else {
      return [
        FieldViolation(
          field: "reason", description: "must have at least \(reasonLength.lowerBound) characters")
      ]
    }
    return []
  }

  private static func check(_ history: History) throws(Refusal) {
    guard !history.hasOverdueReview else {
      throw .rule(
        .reviewOverdue,
        "An earlier exceptional access of yours is overdue for review; that comes first.")
    }
    guard history.live < liveMax else {
      throw .rule(
        .tooManyLive, "You have \(liveMax) live exceptional accesses; give one back first.")
    }
  }
}
