/// One cell of the policy matrix: a role, standing in some way to a record, may do these things.
public struct PolicyRow: Sendable {
  /// The rule's name, which logs and tests quote.
  public let rule: String
  public let role: Role
  public let standing: Standing
  /// What must be true besides; nil for nothing.
  public let condition: Condition?
  public let actions: Set<Action>
  public let resource: Resource
  public let showing: Showing
}

/// The policy as data. What no row allows is denied; what a forbid names is denied whatever the
/// rows say (`Forbids.swift`).
///
/// The rows stand by resource, in the order of `Resource`.
public enum PolicyTable {
  /// The version that decisions are made under; to be raised with any change to the rows. A code of the
  /// ledger: small letters, digits, `.` and `-`.
  public static let version = "2026-11.9"

  public static let rows: [PolicyRow] =
    students + cases + rights + university + service
    // What is nobody's data, or only the caller's own, is open to all who signed in.
    + Role.allCases.map { row($0, .any, [.list, .read], .course) }
    + Role.allCases.filter { $0 != .dataProtectionOfficer }.map {
      row($0, .any, [.list, .read], .notice)
    }
    + Role.allCases.map { row($0, .any, [.read], .session) }
    + Role.allCases.map { row($0, .ownself, [.list, .update], .inbox) }

  /// The rows of one resource.
  static func rows(of resource: Resource) -> [PolicyRow] { byResource[resource] ?? [] }

  private static let byResource = Dictionary(grouping: rows, by: \.resource)

  /// The roles for which some row allows this action: what the event loop checks before a call
  /// takes a place in a lane.
  public static func roles(for action: Action, _ resource: Resource) -> RoleSet {
    RoleSet(
      rows.lazy.filter { $0.resource == resource && $0.actions.contains(action) }.map(\.role))
  }

  // MARK: Who students are, and their meetings

  private static let students: [PolicyRow] = [
    row(.student, .ownself, [.read], .profile),
    row(.academicStaff, .tutor, [.list, .read], .profile),
    row(.academicStaff, .programme, [.list, .read], .profile),
    row(.academicStaff, .module, [.list, .read], .profile, .nameAndID),
    row(.academicStaff, .programmeStaff, [.list, .read], .profile, .nameAndID),
    row(.academicStaff, .ownStudents, [.list], .profile, .nameAndID),
    row(.academicStaff, .host, [.read], .profile, .nameAndID),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read], .profile),
    row(.wellbeingPractitioner, .intake, [.list, .read], .profile),
    row(.wellbeingPractitioner, .brokenGlass, [.read], .profile),
    row(.wellbeingSupervisor, .supervises, [.list, .read], .profile),
    row(.wellbeingSupervisor, .brokenGlass, [.read], .profile),
    row(.itSupport, .elevated, [.read], .profile, .nameAndID),
    row(.dataProtectionOfficer, .any, [.list, .read], .profile),
    row(.admin, .any, [.list, .read], .profile),
    row(.service, .any, [.list, .read], .profile),

    row(.student, .ownself, [.read, .update], .contact),
    row(.academicStaff, .tutor, [.read], .contact),
    row(.academicStaff, .programme, [.read], .contact),
    row(.wellbeingPractitioner, .caseTeam, [.read], .contact),
    row(.wellbeingPractitioner, .intake, [.read], .contact),
    row(.wellbeingPractitioner, .brokenGlass, [.read], .contact),
    row(.wellbeingSupervisor, .supervises, [.read], .contact),
    row(.wellbeingSupervisor, .brokenGlass, [.read], .contact),
    row(.dataProtectionOfficer, .any, [.read], .contact),
    row(.admin, .any, [.read], .contact),
    row(.service, .any, [.read], .contact),

    row(.student, .ownself, [.list, .read, .create, .update], .academicBooking),
    row(.academicStaff, .tutor, [.list, .read, .create, .update], .academicBooking),
    row(.academicStaff, .programme, [.list], .academicBooking),
    row(.academicStaff, .host, [.list, .read, .create, .update], .academicBooking),
    row(.wellbeingPractitioner, .caseTeam, [.list], .academicBooking, .metadata),
    row(.itSupport, .any, [.list], .academicBooking, .metadata),
    row(.itSupport, .elevated, [.list, .read], .academicBooking),
    row(.dataProtectionOfficer, .any, [.export], .academicBooking, if: .requested),
    row(.service, .scope, [.create], .academicBooking),

    row(.student, .ownself, [.list, .read], .bookingLimit),
    row(.academicStaff, .tutor, [.list, .read, .create, .update], .bookingLimit),
    row(.academicStaff, .programme, [.list, .read, .create, .update], .bookingLimit),
    row(.dataProtectionOfficer, .any, [.export], .bookingLimit, if: .requested),

    row(.student, .ownself, [.list, .read], .academicNotes, .published),
    row(.academicStaff, .tutor, [.list, .read, .create, .update], .academicNotes),
    row(.academicStaff, .programme, [.list, .read], .academicNotes),
    row(.academicStaff, .programme, [.create, .update], .academicNotes, if: .own),
    row(.academicStaff, .module, [.list, .read, .create, .update], .academicNotes, if: .own),
    row(
      .academicStaff, .programmeStaff, [.list, .read, .create, .update], .academicNotes,
      if: .own),
    row(.itSupport, .elevated, [.list, .read], .academicNotes),
    row(.dataProtectionOfficer, .any, [.export], .academicNotes, if: .requested),

    row(.student, .ownself, [.create, .update], .noteReply),
  ]

  // MARK: Student Life and Wellbeing

  private static let cases: [PolicyRow] = [
    row(.student, .ownself, [.list, .read, .create, .update], .wellbeingBooking),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create, .update], .wellbeingBooking),
    row(.wellbeingPractitioner, .intake, [.list, .read, .create, .update], .wellbeingBooking),
    row(.dataProtectionOfficer, .any, [.export], .wellbeingBooking, if: .requested),

    row(.student, .ownself, [.list, .read, .create, .update], .referral),
    row(.academicStaff, .tutor, [.create], .referral),
    row(.academicStaff, .tutor, [.list, .read, .update], .referral, if: .own),
    row(.academicStaff, .programme, [.create], .referral),
    row(.academicStaff, .programme, [.list, .read, .update], .referral, if: .own),
    row(.academicStaff, .module, [.create], .referral),
    row(.academicStaff, .module, [.list, .read, .update], .referral, if: .own),
    row(.academicStaff, .programmeStaff, [.create], .referral),
    row(.academicStaff, .programmeStaff, [.list, .read, .update], .referral, if: .own),
    row(.wellbeingPractitioner, .intake, [.list, .read, .create, .update], .referral),
    row(.wellbeingPractitioner, .caseTeam, [.read], .referral),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .update, .approve], .referral),
    row(.dataProtectionOfficer, .any, [.list, .read, .approve], .referral),

    row(.student, .ownself, [.list, .read], .caseHeader, .status),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create, .update], .caseHeader),
    row(.wellbeingPractitioner, .intake, [.list, .read, .create, .update], .caseHeader),
    row(.wellbeingPractitioner, .brokenGlass, [.list, .read], .caseHeader),
    // To allocate is to approve.
    row(.wellbeingSupervisor, .supervises, [.list, .read, .update, .approve], .caseHeader),
    row(.wellbeingSupervisor, .brokenGlass, [.list, .read], .caseHeader),
    row(.dataProtectionOfficer, .any, [.list, .read], .caseHeader),
    row(.service, .scope, [.create], .caseHeader),

    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create, .update], .caseNotes),
    row(.wellbeingPractitioner, .brokenGlass, [.list, .read], .caseNotes),
    row(.wellbeingSupervisor, .supervises, [.list, .read], .caseNotes, if: .reasoned),
    row(.wellbeingSupervisor, .brokenGlass, [.list, .read], .caseNotes),
    row(.dataProtectionOfficer, .any, [.export], .caseNotes, if: .clinicallyReviewed),

    // Whoever shows something sees that it was shown and read; what is in it, its author has in front of them.
    row(.wellbeingPractitioner, .caseTeam, [.list, .create], .supervisionExtract),
    row(.wellbeingSupervisor, .supervises, [.list, .read], .supervisionExtract),
    row(.clinicalSupervisor, .clinical, [.list, .read], .supervisionExtract, .pseudonymised),

    row(.student, .ownself, [.list, .read], .adjustments),
    row(.academicStaff, .tutor, [.list, .read], .adjustments, if: .consented),
    row(.academicStaff, .module, [.list, .read], .adjustments, .neededPart, if: .consented),
    row(.academicStaff, .programme, [.list, .read], .adjustments, .neededPart, if: .consented),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create, .update], .adjustments),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .approve], .adjustments),
    row(.dataProtectionOfficer, .any, [.list], .adjustments, .status),
    row(.dataProtectionOfficer, .any, [.export], .adjustments, if: .requested),
    row(.service, .scope, [.read], .adjustments),
  ]

  // MARK: What students are promised

  private static let rights: [PolicyRow] = [
    row(.student, .ownself, [.list, .read], .disclosure),
    // Of what no case holds.
    row(.academicStaff, .tutor, [.list, .read, .propose], .disclosure),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .propose], .disclosure),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .approve], .disclosure),
    row(.dataProtectionOfficer, .any, [.list, .read, .approve], .disclosure),
    row(.dataProtectionOfficer, .any, [.export], .disclosure, if: .requested),
    // A partner's system fetches what was approved for it.
    row(.service, .scope, [.read], .disclosure, if: .approved),

    // What comes from outside is the data protection officer's to register; a case's team may answer it.
    row(.wellbeingPractitioner, .caseTeam, [.list, .read], .receivedRequest),
    row(.wellbeingSupervisor, .supervises, [.list, .read], .receivedRequest),
    row(.dataProtectionOfficer, .any, [.list, .read, .create, .update], .receivedRequest),
    row(.dataProtectionOfficer, .any, [.export], .receivedRequest, if: .requested),

    row(.student, .ownself, [.list, .read, .create, .update], .consent),
    row(.academicStaff, .tutor, [.list, .read, .create, .update], .consent),
    row(.academicStaff, .programme, [.list, .read, .create, .update], .consent),
    row(.academicStaff, .module, [.list, .read, .create, .update], .consent),
    row(.academicStaff, .programmeStaff, [.list, .read, .create, .update], .consent),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create], .consent),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .create], .consent),
    row(.dataProtectionOfficer, .any, [.list, .read], .consent),

    row(.student, .ownself, [.list, .read], .paper),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read, .create, .update], .paper),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .create, .update], .paper),
    row(.dataProtectionOfficer, .any, [.list, .read], .paper),
    row(.recordsManager, .any, [.list, .read, .create, .update, .destroy], .paper),

    row(.student, .ownself, [.list, .read, .create], .complaint),
    row(.dataProtectionOfficer, .any, [.list, .read, .create, .update], .complaint),
    row(.universitySecretary, .any, [.list, .read, .update], .complaint),

    row(.student, .ownself, [.read], .retention),
    row(.wellbeingPractitioner, .caseTeam, [.propose], .retention),
    row(.wellbeingSupervisor, .supervises, [.propose], .retention),
    row(
      .dataProtectionOfficer, .any, [.list, .read, .create, .update, .approve], .retention),
    row(.recordsManager, .any, [.list, .read, .create], .retention),
    row(.recordsManager, .any, [.destroy], .retention, if: .approved),

    row(.student, .ownself, [.destroy], .erasure),
    row(.dataProtectionOfficer, .any, [.approve], .erasure),
    row(.dataProtectionOfficer, .any, [.destroy], .erasure, if: .requested),
    row(.admin, .any, [.create], .erasure),
  ]

  // MARK: Staff and courses

  private static let university: [PolicyRow] = [
    row(.student, .bookable, [.list, .read], .availability),
    row(.academicStaff, .ownself, [.list, .read, .create, .update], .availability),
    row(.wellbeingPractitioner, .ownself, [.list, .read, .create, .update], .availability),
    row(.wellbeingSupervisor, .ownself, [.list, .read, .create, .update], .availability),

    row(.student, .bookable, [.list, .read], .staffProfile),
    row(.academicStaff, .any, [.list, .read], .staffProfile),
    row(.wellbeingPractitioner, .any, [.list, .read], .staffProfile),
    row(.wellbeingSupervisor, .any, [.list, .read], .staffProfile),
    row(.dataProtectionOfficer, .any, [.list, .read], .staffProfile),
    row(.admin, .any, [.list, .read], .staffProfile),
    row(.service, .any, [.list, .read], .staffProfile),

    row(.dataProtectionOfficer, .any, [.list, .read], .directory),
    row(.admin, .any, [.list, .read, .create, .update], .directory),
    row(.service, .any, [.list, .read, .create, .update], .directory),
    // One's own enrolments and relations, and those of one's own students.
    row(.student, .ownself, [.list, .read], .directory),
    row(.academicStaff, .ownself, [.list, .read], .directory),
    row(.academicStaff, .tutor, [.list, .read], .directory),
    row(.academicStaff, .programme, [.list, .read], .directory),
    row(.academicStaff, .module, [.list, .read], .directory),
    row(.wellbeingPractitioner, .caseTeam, [.list, .read], .directory),
    row(.wellbeingSupervisor, .supervises, [.list, .read], .directory),

    row(.dataProtectionOfficer, .any, [.list, .read, .create, .update], .notice),

    // Where something may go is the data protection officer's to say.
    row(.academicStaff, .any, [.list, .read], .partner),
    row(.wellbeingPractitioner, .any, [.list, .read], .partner),
    row(.wellbeingSupervisor, .any, [.list, .read], .partner),
    row(.dataProtectionOfficer, .any, [.list, .read, .create, .update], .partner),
    row(.admin, .any, [.list, .read], .partner),
  ]

  // MARK: The service itself

  private static let service: [PolicyRow] = [
    row(.student, .ownself, [.list, .read], .auditLog),
    row(.dataProtectionOfficer, .any, [.list, .read, .export], .auditLog),

    // One's own exceptional access is one's own; reviewing it is for others.
    row(.itSupport, .any, [.create], .elevation),
    row(.itSupport, .ownself, [.list, .read, .update], .elevation),
    row(.dataProtectionOfficer, .any, [.list, .read, .approve], .elevation),
    row(.wellbeingPractitioner, .any, [.create], .breakGlass),
    row(.wellbeingPractitioner, .ownself, [.list, .read, .update], .breakGlass),
    row(.wellbeingSupervisor, .any, [.create], .breakGlass),
    row(.wellbeingSupervisor, .supervises, [.list, .read, .approve], .breakGlass),
    row(.wellbeingSupervisor, .ownself, [.list, .read, .update], .breakGlass),
    row(.dataProtectionOfficer, .any, [.list, .read, .approve], .breakGlass),

    // Whoever runs the server may see that the ledger is sound, and nothing of what it says.
    row(.dataProtectionOfficer, .any, [.list, .read], .ledger),
    row(.dataProtectionOfficer, .any, [.read], .ledgerHead),
    row(.itSupport, .any, [.read], .ledgerHead),
    row(.admin, .any, [.read], .ledgerHead),

    row(.admin, .any, [.list, .read, .create, .update, .propose, .approve], .principals),
    row(.dataProtectionOfficer, .any, [.list, .read, .approve], .principals),

    row(.service, .any, [.list], .events),
    row(.admin, .any, [.list], .events),

    row(.itSupport, .any, [.read], .telemetry),
    row(.admin, .any, [.read], .telemetry),
    row(.service, .ownself, [.read], .telemetry),
  ]

  private static func row(
    _ role: Role, _ standing: Standing, _ actions: Set<Action>, _ resource: Resource,
    _ showing: Showing = .everything, if condition: Condition? = nil
  ) -> PolicyRow {
    let rule = "\(resource.rawValue).\(role.rawValue).\(standing.rawValue)"
    return PolicyRow(
      rule: condition.map { "\(rule).\($0.rawValue)" } ?? rule, role: role, standing: standing,
      condition: condition, actions: actions, resource: resource, showing: showing)
  }
}
