/// What an item of somebody's inbox tells them. Spelt as in `pastoral.v1.InboxKind`.
public enum InboxKind: String, CaseIterable, Sendable {
  /// Somebody of IT support may see more than usual for a while.
  case elevationBegan = "elevation_began"
  /// Somebody opened records in an emergency that are otherwise closed to them.
  case breakGlassBegan = "break_glass_began"
  /// Something is to be reviewed.
  case reviewDue = "review_due"
  /// Something waits for the reader's approval.
  case approvalDue = "approval_due"
  /// A note of a meeting was shared with the reader.
  case noteShared = "note_shared"
  /// A note that was shared with the reader says something else now.
  case noteAmended = "note_amended"
  /// Who is the student's personal tutor changes.
  case tutorChanged = "tutor_changed"
  /// An appointment begins within a day.
  case appointmentSoon = "appointment_soon"
  /// An appointment should be looked at: a link has ended, or the day is closed.
  case appointmentFlagged = "appointment_flagged"
  /// How many appointments the reader may have ahead was limited.
  case bookingLimited = "booking_limited"
  /// Staff recorded that the reader agreed to something.
  case consentRecorded = "consent_recorded"
  /// A consent was withdrawn: told to its student where staff recorded it, and to who relied on it.
  case consentWithdrawn = "consent_withdrawn"
  /// The reader was referred to another service, or a referral waits for the reader's service.
  case referralMade = "referral_made"
  /// The service accepted, rejected or completed a referral.
  case referralAnswered = "referral_answered"
  /// A referral was taken back before it was accepted.
  case referralRevoked = "referral_revoked"
  /// Something was passed on without consent, for somebody's safety.
  case safetyGroundUsed = "safety_ground_used"
  /// A student added their own words to the reader's note.
  case noteCommented = "note_commented"
  /// A time has become free that the reader waits for.
  case waitlistOffer = "waitlist_offer"
  /// The reader is asked to book with a member of staff.
  case campaignInvitation = "campaign_invitation"
  /// The same once more.
  case campaignReminder = "campaign_reminder"
  /// It is the reader's turn in a drop-in session.
  case dropInCalled = "drop_in_called"
  /// A case waits for the reader to take it in or to allocate it.
  case caseOpened = "case_opened"
  /// A case was given to the reader, or one of the reader's own has found somebody.
  case caseAllocated = "case_allocated"
  /// The reader can open a case now.
  case caseJoined = "case_joined"
  /// Somebody asks to join a case of the reader's.
  case caseJoinRequested = "case_join_requested"
  /// Somebody would hand a case to the reader.
  case caseTransferProposed = "case_transfer_proposed"
  /// That was answered.
  case caseTransferAnswered = "case_transfer_answered"
  /// Something in a case of the reader's was kept on a consent that was withdrawn.
  case caseRestricted = "case_restricted"
  /// A task of a case is the reader's now.
  case caseTaskGiven = "case_task_given"
  /// A task of the reader's is due.
  case caseTaskDue = "case_task_due"
  /// Paper that the reader answers for should have come back by now.
  case paperOverdue = "paper_overdue"
  /// The reader answers for paper from now on.
  case paperInCustody = "paper_in_custody"
  /// The reader, a clinical supervisor, was shown something of a case.
  case extractShared = "extract_shared"
  /// An adjustment waits for the reader, a supervisor, to agree to it.
  case adjustmentProposed = "adjustment_proposed"
  /// An adjustment that the reader proposed, or of the reader's own, was agreed to.
  case adjustmentAgreed = "adjustment_agreed"
  /// A disclosure waits for the reader's decision.
  case disclosureProposed = "disclosure_proposed"
  /// A disclosure that the reader proposed was decided, or taken back because its ground has gone.
  case disclosureDecided = "disclosure_decided"
  /// One person disclosed something in an emergency, which somebody else is to look at.
  case disclosureEmergency = "disclosure_emergency"
  /// Nobody can say whether a partner has received a disclosure, or it came back.
  case disclosureUnresolved = "disclosure_unresolved"
  /// A student should have been told of a disclosure by now.
  case disclosureUnexplained = "disclosure_unexplained"
  /// Something about the reader was shared with a partner.
  case disclosureMade = "disclosure_made"
  /// The police have asked for something.
  case requestReceived = "request_received"
  /// A plugin suggests a disclosure about somebody whom the reader works with.
  case disclosureSuggested = "disclosure_suggested"
  /// Nobody said for a month whether a partner has what it was sent.
  case disclosureUnanswered = "disclosure_unanswered"
  /// A partner should have answered by now what the reader proposed.
  case disclosureOverdue = "disclosure_overdue"
  /// Whom the sign-on means by a subject was said: the reader, or somebody else where a data protection officer is told.
  case identityBound = "identity_bound"
  /// A campus system that acts for people was given a token.
  case tokenIssued = "token_issued"
  /// Something in the reader's calendar begins within a day.
  case meetingSoon = "meeting_soon"
  /// Something in the reader's calendar was booked, moved or cancelled by somebody else.
  case meetingChanged = "meeting_changed"
  /// Something in the reader's calendar, or of somebody they work with, should be looked at.
  case meetingFlagged = "meeting_flagged"
}

extension InboxKind {
  /// As what people are told of it. A student is told what is about themself, staff what is theirs to do.
  public var roles: RoleSet {
    switch self {
    case .noteShared, .noteAmended, .appointmentSoon, .bookingLimited, .consentRecorded,
      .waitlistOffer, .campaignInvitation, .campaignReminder, .dropInCalled, .disclosureMade:
      RoleSet(.student)
    case .noteCommented: RoleSet(.academicStaff)
    case .tutorChanged, .appointmentFlagged: RoleSet([.student, .academicStaff])
    case .consentWithdrawn, .meetingSoon, .meetingChanged, .caseAllocated, .caseTransferAnswered,
      .adjustmentAgreed, .referralMade:
      Self.wellbeing.union(RoleSet(.student))
    case .referralAnswered, .referralRevoked:
      Self.wellbeing.union(RoleSet([.student, .academicStaff]))
    case .caseOpened, .caseJoined, .caseJoinRequested, .caseTransferProposed, .caseRestricted,
      .caseTaskGiven, .caseTaskDue, .meetingFlagged, .adjustmentProposed, .disclosureSuggested:
      Self.wellbeing
    case .disclosureDecided, .disclosureUnresolved, .disclosureUnexplained, .disclosureUnanswered,
      .disclosureOverdue:
      // A tutor proposes some themself.
      Self.oversight.union(RoleSet(.academicStaff))
    case .breakGlassBegan, .reviewDue, .safetyGroundUsed, .disclosureProposed,
      .disclosureEmergency, .requestReceived:
      Self.oversight
    case .elevationBegan, .tokenIssued: RoleSet(.dataProtectionOfficer)
    // Whoever it is that can sign in by it.
    case .identityBound: Self.oversight.union(RoleSet([.student, .academicStaff]))
    case .approvalDue: RoleSet([.admin, .dataProtectionOfficer])
    case .extractShared: RoleSet(.clinicalSupervisor)
    case .paperOverdue, .paperInCustody: Self.wellbeing.union(RoleSet(.recordsManager))
    }
  }

  private static let wellbeing = RoleSet([.wellbeingPractitioner, .wellbeingSupervisor])
  private static let oversight = wellbeing.union(RoleSet(.dataProtectionOfficer))

  /// The kinds that reach a person through a campus system that acts for them: those that they are told in none but
  /// the roles that count there (F1). What a tutor is told as a supervisor stays with their own session.
  ///
  /// - Parameter held: All roles of the person.
  public static func reaching(_ caller: Caller, whoHolds held: RoleSet) -> [InboxKind] {
    allCases.filter {
      let told = $0.roles.intersection(held)
      return !told.isEmpty && told.isSubset(of: caller.roles)
    }
  }
}

/// Something that a person must see: what happened, and by when they should act.
///
/// Says which record it is about and nothing of what stands there, so that it needs no key; whoever
/// wants to know more opens that record, under the policy of its own.
public struct InboxItem: Equatable, Sendable {
  /// Counts all inboxes' items in the order of their delivery: a later one has a higher number.
  public let number: Int64
  public let id: Identifier
  public let kind: InboxKind
  /// The record it is about, such as an elevation; never a student.
  public let about: Identifier
  /// When it was delivered.
  public let at: Instant
  /// By when the reader should act; nil where nothing is asked of them.
  public let due: Instant?
  /// When the reader said that they have seen it; nil while it is unread.
  public let acknowledged: Instant?

  public init(
    number: Int64, id: Identifier, kind: InboxKind, about: Identifier, at: Instant, due: Instant?,
    acknowledged: Instant?
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.about = about
    self.at = at
    self.due = due
    self.acknowledged = acknowledged
  }
}
