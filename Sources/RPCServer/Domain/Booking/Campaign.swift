/// A member of staff's request to a group of students to book with them within some days.
///
///     open ──close, or its last day passes──► ended
///
/// Who has booked is written nowhere: an appointment of the two in these days is all that it asks for.
public struct Campaign: Equatable, Sendable {
  public var id: Identifier
  public var staffID: Identifier
  public var name: String
  public var message: String
  /// On which to meet.
  public var days: ClosedRange<LocalDate>
  /// When it was ended before its last day; nil where it was not.
  public var closed: Instant?
  /// On which day those who had not answered were last told again.
  public var reminded: LocalDate?
  public var created: Instant

  public init(
    id: Identifier, staffID: Identifier, name: String, message: String,
    days: ClosedRange<LocalDate>, closed: Instant? = nil, reminded: LocalDate? = nil,
    created: Instant
  ) {
    self.id = id
    self.staffID = staffID
    self.name = name
    self.message = message
    self.days = days
    self.closed = closed
    self.reminded = reminded
    self.created = created
  }

  public func isLive(on day: LocalDate) -> Bool { closed == nil && day <= days.upperBound }
}

/// How far a student is who was invited.
public enum CampaignAnswer: Int, CaseIterable, Sendable {
  case notYet = 1
  /// Also where they had declined before.
  case booked = 2
  case declined = 3
}

/// How many of a group are how far.
public struct CampaignCounts: Equatable, Sendable {
  public var invited = 0
  public var booked = 0
  public var declined = 0

  public init(invited: Int = 0, booked: Int = 0, declined: Int = 0) {
    self.invited = invited
    self.booked = booked
    self.declined = declined
  }

  public var notYet: Int { invited - booked - declined }
}

/// What campaigns there may be. Nothing follows for a student from how they answer (S23).
public enum CampaignRules {
  /// The most students in one.
  public static let studentsMax = 500
  public static let nameCharactersMax = 100
  public static let messageCharactersMax = 500
  /// How many days after the first the last may be.
  public static let daysMax = 92

  /// The days on which to meet.
  ///
  /// - Throws: `.invalid`.
  public static func days(
    first: LocalDate, last: LocalDate, today: LocalDate
  ) throws(Refusal) -> ClosedRange<LocalDate> {
    guard first >= today else { throw .invalid("first", "must be today or later") }
    guard last >= first, last <= first.adding(days: daysMax) else {
      throw .invalid("last", "must be on the first day or at most \(daysMax) days later")
    }
    return first...last
  }

  /// - Throws: `.invalid` with every text that breaks its limit.
  public static func check(name: String, message: String) throws(Refusal) {
    let problems = [
      TextRules.problem(with: name, atMost: nameCharactersMax, required: true).map {
        FieldViolation(field: "name", description: $0)
      },
      TextRules.problem(with: message, atMost: messageCharactersMax, required: false).map {
        FieldViolation(field: "message", description: $0)
      },
    ].compactMap { $0 }
    guard problems.isEmpty else { throw .invalid(problems) }
  }

  /// Whether a student may be asked: somebody whom they could not book has no business to invite them.
  ///
  /// - Parameter situation: Nil for a student who does not exist, which nobody is told apart.
  public static func mayInvite(
    _ situation: StudentSituation?, to staff: Identifier, on days: ClosedRange<LocalDate>
  ) -> Bool {
    situation?.isBookable(staff, onAnyOf: days) ?? false
  }

  /// - Throws: ALREADY_ENDED.
  public static func close(
    _ campaign: Campaign, now: Instant, today: LocalDate
  ) throws(Refusal) -> Campaign {
    try checkLive(campaign, today: today)
    var closed = campaign
    closed.closed = now
    return closed
  }

  /// - Throws: ALREADY_ENDED; ALREADY_REMINDED for a second time on one day.
  public static func remind(
    _ campaign: Campaign, today: LocalDate
  ) throws(Refusal) -> Campaign {
    try checkLive(campaign, today: today)
    guard campaign.reminded != today else {
      throw .rule(.alreadyReminded, "They have been reminded today.")
    }
    var reminded = campaign
    reminded.reminded = today
    return reminded
  }

  /// - Throws: ALREADY_ENDED.
  public static func checkLive(_ campaign: Campaign, today: LocalDate) throws(Refusal) {
    guard campaign.isLive(on: today) else {
      throw .rule(.alreadyEnded, "The campaign is over.")
    }
  }
}
