/// How many appointments a student may have ahead for a while, because a person decided so.
///
///     imposed ── `lift`, or its last day passes ──► over
///
/// The system only counts no-shows. That anything follows from them is for a person to decide, who says
/// why and can be spoken to (S25).
public struct BookingLimit: Equatable, Sendable {
  public var id: Identifier
  public var studentID: Identifier
  /// 1 to 20: a student whom nobody may meet could not be helped.
  public var openMax: Int
  /// The last day on which it holds.
  public var until: LocalDate
  /// Why, as the student reads it; empty once the student's key was destroyed.
  public var reason: String
  /// Who imposed it, by principal.
  public var imposedBy: String
  public var imposed: Instant
  /// When it was lifted before its last day; nil where it was not.
  public var lifted: Instant?
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, studentID: Identifier, openMax: Int, until: LocalDate, reason: String,
    imposedBy: String, imposed: Instant, lifted: Instant? = nil, revision: Int64 = 1
  ) {
    self.id = id
    self.studentID = studentID
    self.openMax = openMax
    self.until = until
    self.reason = reason
    self.imposedBy = imposedBy
    self.imposed = imposed
    self.lifted = lifted
    self.revision = revision
  }

  /// Whether it holds on a day.
  public func isLive(on day: LocalDate) -> Bool { lifted == nil && day <= until }
}

/// When a student's bookings may be limited. Who may do it is the policy's to say.
public enum BookingLimitRules {
  public static let openMax = 1...20
  public static let daysMax = 366
  public static let reasonLength = 10...500

  /// - Parameter hasLive: Whether the student has a limit that holds.
  /// - Throws: `.invalid` with every field that breaks its limit; then ALREADY_LIMITED.
  public static func check(_ limit: BookingLimit, hasLive: Bool, today: LocalDate) throws(Refusal) {
    var violations: [FieldViolation] = []
    if !openMax.contains(limit.openMax) {
      violations.append(
        FieldViolation(
          field: "open_max",
          description: "must be \(openMax.lowerBound) to \(openMax.upperBound)"))
    }
    if limit.until < today || limit.until > today.adding(days: daysMax) {
      violations.append(
        FieldViolation(
          field: "until", description: "must be today or later, and at most \(daysMax) days ahead"))
    }
    if let problem = TextRules.problem(
      with: limit.reason, atMost: reasonLength.upperBound, required: true)
    {
      violations.append(FieldViolation(field: "reason", description: problem))
    } else if limit.reason.count < reasonLength.lowerBound {
      violations.append(
        FieldViolation(
          field: "reason", description: "must have at least \(reasonLength.lowerBound) characters"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    guard !hasLive else {
      throw .rule(.alreadyLimited, "The student's bookings are limited already: lift that first.")
    }
  }

  /// Ends a limit before its last day.
  ///
  /// - Throws: `.staleRevision`; then ALREADY_ENDED.
  public static func lift(
    _ limit: BookingLimit, revision: Int64, today: LocalDate, now: Instant
  ) throws(Refusal) -> BookingLimit {
    guard limit.revision == revision else { throw .staleRevision }
    guard limit.isLive(on: today) else { throw .rule(.alreadyEnded, "The limit is over already.") }
    var lifted = limit
    lifted.lifted = now
    lifted.revision += 1
    return lifted
  }
}
