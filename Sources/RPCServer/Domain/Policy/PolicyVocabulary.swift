/// What a decision is about. A column of the policy matrix.
public enum Resource: String, CaseIterable, Sendable {
  /// Who a student is: campus id and name.
  case profile
  /// How a student is reached.
  case contact
  /// Appointments with academic staff.
  case academicBooking = "academic_booking"
  /// When a member of staff can be booked.
  case availability
  /// Who a member of staff is.
  case staffProfile = "staff_profile"
  /// Programmes and modules, which are nobody's data.
  case course
  /// The directory as a whole, to keep it right: people, courses, enrolments and relations.
  case directory
  /// The caller's own session.
  case session
  /// Who has seen what about a student.
  case auditLog = "audit_log"
  /// The ledger's leaves. Partner, basis and moment together could point to a known event.
  case ledger
  /// How large the ledger is, its root, and whether it verifies: nothing of what it records.
  case ledgerHead = "ledger_head"
  /// Who may call, and with which tokens.
  case principals
  /// What somebody must see.
  case inbox
  /// The feed for campus systems, which names records and nobody's data.
  case events
}

/// What somebody wants to do. The letters are those of the policy matrix.
public enum Action: String, CaseIterable, Sendable {
  /// L: to see that records exist.
  case list
  /// R: to see what is in one.
  case read
  /// C: to add one.
  case create
  /// U: to change one.
  case update
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
}

/// Why somebody's personal data is read. Spelt as in `pastoral.v1.Purpose`.
public enum Purpose: String, CaseIterable, Sendable {
  case academicAdvice = "academic_advice"
  case supportAccess = "support_access"
  case directoryUpkeep = "directory_upkeep"
  case dataProtection = "data_protection"
}

/// How much of a record an allowed reader sees.
public enum Showing: Comparable, Sendable {
  /// Name and campus id only.
  case nameAndID
  /// The record.
  case everything
}
