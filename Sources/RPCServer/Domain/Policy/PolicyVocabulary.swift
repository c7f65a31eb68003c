/// What a decision is about. A column of the policy matrix.
public enum Resource: String, CaseIterable, Sendable {
  // Students.

  /// Who a student is: campus id and name.
  case profile
  /// How a student is reached.
  case contact
  /// Appointments with academic staff.
  case academicBooking = "academic_booking"
  /// How many appointments a student may have ahead for a while, and why.
  case bookingLimit = "booking_limit"
  /// Notes of meetings with academic staff.
  case academicNotes = "academic_notes"
  /// What a student adds to a shared note: comments, and how far their own actions are.
  case noteReply = "note_reply"
  /// Appointments with Student Life and Wellbeing.
  case wellbeingBooking = "wellbeing_booking"
  /// Passing something about a student to another service of the university.
  case referral
  /// That there is a case, of which service, in which state, and who works on it.
  case caseHeader = "case_header"
  /// What is in a case.
  case caseNotes = "case_notes"
  /// What an independent clinical supervisor is shown of a case.
  case supervisionExtract = "supervision_extract"
  /// What teaching does differently for a student.
  case adjustments
  /// What was, or is to be, shared with a partner.
  case disclosure
  /// What the police asked for.
  case receivedRequest = "received_request"
  /// What a student agreed to.
  case consent
  /// Paper records and where they are.
  case paper
  /// Complaints about how somebody's data was treated.
  case complaint
  /// When records are due to go, and what holds them back.
  case retention
  /// Destroying a person's data.
  case erasure

  // The university.

  /// When a member of staff can be booked.
  case availability
  /// Who a member of staff is.
  case staffProfile = "staff_profile"
  /// Programmes, modules and closed days, which are nobody's data.
  case course
  /// The directory as a whole, to keep it right: people, courses, enrolments and relations.
  case directory
  /// The privacy notices.
  case notice
  /// The bodies outside the university to which something may be disclosed, which are nobody's data.
  case partner

  // The service itself.

  /// The caller's own session.
  case session
  /// Who has seen what about a student.
  case auditLog = "audit_log"
  /// IT support's access, for a ticket and a while, to a student's meetings and notes.
  case elevation
  /// Wellbeing staff's access to a student's cases in an emergency.
  case breakGlass = "break_glass"
  /// The ledger's leaves. Partner, basis and moment together could point to a known event.
  case ledger
  /// How large the ledger is, its root, and whether it verifies: nothing of what it records.
  case ledgerHead = "ledger_head"
  /// Who may call, as what, and with which tokens.
  case principals
  /// What somebody must see.
  case inbox
  /// The feed for campus systems, which names records and nobody's data.
  case events
  /// How the service is doing: counts and times, without ids.
  case telemetry
}

extension Resource {
  /// What is about one student, and so obeys what is known of that student's record: sealed, restricted,
  /// in conflict, shredded.
  public static let studentRecords: Set<Resource> = [
    .profile, .contact, .academicBooking, .bookingLimit, .academicNotes, .noteReply,
    .wellbeingBooking, .referral, .caseHeader, .caseNotes, .supervisionExtract, .adjustments,
    .disclosure, .receivedRequest, .consent, .paper,
  ]

  /// That somebody has access to a student's records outside their ordinary rights. There `ownself` is whose the
  /// access is, and not whom it is about.
  public static let exceptionalAccess = Set(ExceptionalAccess.Kind.allCases.map(\.resource))

  /// What people write down about a student in confidence (F1).
  public static let confidential: Set<Resource> = [
    .academicNotes, .noteReply, .wellbeingBooking, .referral, .caseHeader, .caseNotes,
    .supervisionExtract, .paper,
  ]

  /// What falls under the See My Tutor notice, to which elevation is limited: the other notice knows
  /// nothing of IT staff.
  public static let seeMyTutor: Set<Resource> = [.academicBooking, .academicNotes, .noteReply]

  /// Cases and what hangs on them, which can be sealed (F5). Records managers are on no case's team, so of the
  /// paper of a sealed case they see only what its team gave into their hands.
  public static let cases: Set<Resource> = [
    .wellbeingBooking, .caseHeader, .caseNotes, .supervisionExtract, .adjustments, .disclosure,
    .receivedRequest, .paper,
  ]
}

/// What somebody wants to do. The letters are those of the policy matrix.
public enum Action: String, CaseIterable, Sendable {
  /// L: to see that records exist.
  case list
  /// R: to see what is in one.
  case read
  /// C: to add one.
  case create
  /// U: to change one, which makes a new version.
  case update
  /// P: to propose what somebody else approves.
  case propose
  /// A: to approve what somebody else proposed.
  case approve
  /// X: to give a copy of all of it to the person it is about.
  case export
  /// D: to ask for erasure, or to have something destroyed.
  case destroy
}

/// What the caller is to the record, on the day of the decision. Worked out from dated relations,
/// so one that has ended or not begun is simply not there (F3).
public enum Standing: String, CaseIterable, Sendable {
  /// No more than the role.
  case any
  /// The record is about the caller.
  case ownself
  /// Personal tutor of the student.
  case tutor
  /// Leads a programme of the student.
  case programme
  /// Leads a module that the student takes.
  case module
  /// Other academic staff of a programme of the student.
  case programmeStaff = "programme_staff"
  /// The list is of those students alone whom the caller has one of the relations above to.
  case ownStudents = "own_students"
  /// The appointment is with the caller.
  case host
  /// The member of staff is one whom the caller, a student, may book.
  case bookable
  /// Works on the case.
  case caseTeam = "case_team"
  /// Takes in referrals of the case's service, before it is allocated.
  case intake
  /// Supervises those who work on the case.
  case supervises
  /// Supervises them clinically, from outside and under contract.
  case clinical
  /// The campus system was given this part of the records.
  case scope
  /// Elevated for this student: a live exceptional access of IT support.
  case elevated
  /// Broke the glass for this student: a live exceptional access in an emergency.
  case brokenGlass = "broken_glass"
}

extension Standing {
  /// The roles that can have it. Other combinations cannot occur, and would be denied.
  public var holders: RoleSet {
    switch self {
    case .any, .ownself: .everyone
    case .tutor, .programme, .module, .programmeStaff, .ownStudents, .host:
      RoleSet(.academicStaff)
    case .bookable: RoleSet(.student)
    case .caseTeam, .intake: RoleSet(.wellbeingPractitioner)
    case .supervises: RoleSet(.wellbeingSupervisor)
    case .clinical: RoleSet(.clinicalSupervisor)
    case .scope: RoleSet(.service)
    case .elevated: RoleSet(.itSupport)
    case .brokenGlass: RoleSet([.wellbeingPractitioner, .wellbeingSupervisor])
    }
  }
}

/// What must be true besides for some of the rows.
public enum Condition: String, CaseIterable, Sendable {
  /// The student agreed to it, and has not withdrawn.
  case consented
  /// The caller wrote down why.
  case reasoned
  /// The student asked for it under data protection law, and the request is open.
  case requested
  /// A health professional said that it does no serious harm.
  case clinicallyReviewed = "clinically_reviewed"
  /// The caller wrote the record, or met the student.
  case own
  /// Somebody else approved it.
  case approved
}

/// What is known of a student's record that takes rights away, whoever has them.
public enum RecordState: String, CaseIterable, Sendable {
  /// The student asked that it be no longer used, or it is being argued about.
  case restricted
  /// Only people who are named in it may open it.
  case sealed
  /// The caller is one of them.
  case named
  /// The caller declared a conflict of interest, or it is about them though nothing of it is theirs as a student.
  case conflict
  /// Its key was destroyed.
  case shredded
  /// What is to be sent is not what was approved.
  case payloadDiffers = "payload_differs"
}

/// Why somebody's personal data is read. Spelt as in `pastoral.v1.Purpose`.
public enum Purpose: String, CaseIterable, Sendable {
  case academicAdvice = "academic_advice"
  case supportAccess = "support_access"
  case directoryUpkeep = "directory_upkeep"
  case dataProtection = "data_protection"
  case technicalSupport = "technical_support"
  case safety
  case caseSupport = "case_support"
  case caseManagement = "case_management"
}

extension Resource {
  /// What it may be read for, where its notice lists that; every purpose where it does not.
  ///
  /// See My Tutor collects for advice and for reaching other services; it knows concerns for somebody's
  /// safety, and IT staff who support the system, which also takes an elevation (F10). Cases are opened to
  /// support the student or to manage the case, and for nothing else (W26).
  public var purposes: Set<Purpose> {
    switch self {
    case .academicNotes, .noteReply:
      [.academicAdvice, .supportAccess, .safety, .technicalSupport]
    case .consent, .referral: [.academicAdvice, .supportAccess, .safety, .dataProtection]
    case .caseHeader, .caseNotes, .supervisionExtract, .wellbeingBooking, .paper:
      [.caseSupport, .caseManagement, .safety, .dataProtection]
    case .adjustments:
      [.academicAdvice, .supportAccess, .caseSupport, .caseManagement, .dataProtection]
    default: Set(Purpose.allCases)
    }
  }
}

/// How much of a record an allowed reader sees, from least to most. Of one kind of record only some of
/// them make sense.
public enum Showing: String, CaseIterable, Comparable, Sendable {
  /// Times and states, and nobody.
  case metadata
  /// Name and campus id only.
  case nameAndID = "name_and_id"
  /// That there is one, and how far it is.
  case status
  /// What has been shared with the student.
  case published
  /// What the reader needs for their part of the teaching.
  case neededPart = "needed_part"
  /// Chosen fields under a pseudonym.
  case pseudonymised
  /// The record.
  case everything

  public static func < (left: Showing, right: Showing) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .metadata: 0
    case .nameAndID: 1
    case .status: 2
    case .published: 3
    case .neededPart: 4
    case .pseudonymised: 5
    case .everything: 6
    }
  }
}
