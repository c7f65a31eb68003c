/// What an event of the feed says has happened. The numbers are those of `pastoral.v1.EventKind`, and
/// what the store keeps: every booking writes one.
public enum EventKind: Int, CaseIterable, Sendable {
  case appointmentBooked = 1
  case appointmentRescheduled
  case appointmentCancelled
  case availabilityChanged
  case studentChanged
  case staffChanged
  case programmeChanged
  case moduleChanged
  case enrolmentChanged
  case moduleEnrolmentChanged
  case relationChanged
  case importApplied
  case principalDisabled
  case principalEnabled
  case noteShared
  case noteAmended
  case actionChanged
  case appointmentHandedOver = 30
  case appointmentReminder = 31
  case consentGiven = 40
  case consentWithdrawn
  case referralMade
  case referralChanged
  case offerMade = 60
  case offerLapsed = 61
  case dropInChanged = 62

  /// What a change of a directory record of that kind is; nil for records of other kinds.
  public init?(changed record: Identifier.Kind) {
    switch record {
    case .student: self = .studentChanged
    case .staffMember: self = .staffChanged
    case .programme: self = .programmeChanged
    case .module: self = .moduleChanged
    case .enrolmentPeriod: self = .enrolmentChanged
    case .moduleEnrolment: self = .moduleEnrolmentChanged
    case .relation: self = .relationChanged
    default: return nil
    }
  }
}

/// One event of the feed for campus systems: which record was changed, and nobody's data.
public struct FeedEvent: Equatable, Sendable {
  /// Its place in the feed; a later event has a higher number.
  public let number: Int64
  public let at: Instant
  public let kind: EventKind
  /// The id of the record; of an import, the number of what was imported, as the protos count them.
  public let record: String
  /// Of appointments and relations: the member of staff.
  public let staffID: Identifier?
  /// Of relations: the student, programme or module.
  public let aboutID: Identifier?

  public init(
    number: Int64, at: Instant, kind: EventKind, record: String, staffID: Identifier?,
    aboutID: Identifier?
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.record = record
    self.staffID = staffID
    self.aboutID = aboutID
  }
}

/// Where a reader of the feed may go on.
public enum FeedRules {
  /// - Parameters:
  ///   - number: The last event that the reader has seen; 0 for none.
  ///   - kept: The oldest and the newest event that there are; nil where there never was one.
  /// - Throws: CURSOR_EXPIRED where events between the two are gone, or the reader has seen one that
  ///   this feed never had, as after an older backup was restored.
  public static func check(after number: Int64, kept: (oldest: Int64, newest: Int64)?) throws {
    guard number >= 0 else {
      throw Refusal.invalid("after", "must be 0 or the number of an event")
    }
    guard number > 0 else { return }
    guard let kept, number >= kept.oldest - 1, number <= kept.newest else {
      throw Refusal.rule(
        .cursorExpired,
        "The feed cannot go on after this event: read the directory, then begin anew.")
    }
  }
}
