/// An appointment of a case: one like any other, decided by `BookingRules`, and kept apart so that nobody outside
/// of the case comes across it. Where it takes place is sealed, and not in here.
public struct CaseAppointment: Equatable, Sendable {
  public let caseID: Identifier
  /// Its location is empty.
  public var appointment: Appointment

  public init(caseID: Identifier, appointment: Appointment) {
    self.caseID = caseID
    self.appointment = appointment
  }

  public var id: Identifier { appointment.id }
  public var practitioner: Identifier { appointment.staffID }
}

/// Who meets whom in a case: functions of values. When they can, `BookingRules` says.
public enum CaseAppointmentRules {
  public static let placeLengthMax = 100

  /// What a booking looks at of a practitioner.
  public struct Practitioner: Equatable, Sendable {
    public var id: Identifier?
    /// How they are named on the case; nil where they are not.
    public var member: CaseMember?
    /// They declared that they must not work with the student.
    public var hasConflict: Bool
    /// The student has met them in this case, or was to.
    public var isKnown: Bool

    public init(id: Identifier?, member: CaseMember?, hasConflict: Bool, isKnown: Bool) {
      self.id = id
      self.member = member
      self.hasConflict = hasConflict
      self.isKnown = isKnown
    }
  }

  /// Whom a student meets by being on a case: that practitioner, until the last day on which they are named.
  ///
  /// The team books while it works on the case, on hold too, since somebody looks again. A student books while it
  /// is active, and only with the lead or with whom the team has booked for them before: otherwise a name would
  /// be a way to find out who else is on the team.
  ///
  /// - Throws: CASE_STATE; NOT_ELIGIBLE, which does not say why.
  public static func situation(
    of record: Case, with practitioner: Practitioner, byStudent: Bool
  ) throws(Refusal) -> StudentSituation {
    guard record.state == .active || record.state == .onHold && !byStudent else {
      throw .rule(.caseState, "Appointments are booked while a case is active.")
    }
    guard let id = practitioner.id, let member = practitioner.member, !practitioner.hasConflict,
      !byStudent || practitioner.isKnown || member.principal == record.lead
    else { throw .rule(.notEligible, "That practitioner cannot be booked.") }
    return StudentSituation(record.studentID, meeting: id, until: member.until)
  }

  /// Holds a place against its limits.
  ///
  /// - Throws: `Refusal.invalid`; for any place that a student names.
  public static func check(place: String, byStudent: Bool) throws(Refusal) {
    if byStudent, !place.isEmpty { throw .invalid("place", "must be left to the practitioner") }
    if let problem = TextRules.problem(with: place, atMost: placeLengthMax, required: false) {
      throw .invalid("place", problem)
    }
  }
}

extension StudentSituation {
  /// The situation of a student who meets a practitioner for a case: no programme has a part in it.
  ///
  /// - Parameter last: The last day on which the practitioner is named on the case; nil for open-ended, and a
  ///   day in the past for one who is named no more.
  public init(_ student: Identifier, meeting practitioner: Identifier, until last: LocalDate?) {
    self.init(studentID: student, programmes: [], modules: [], responsibilities: [])
    practitioners = [practitioner: DateSpan(to: last)]
  }
}
