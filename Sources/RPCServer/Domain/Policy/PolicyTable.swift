/// One cell of the policy matrix: a role, standing in some way to a record, may do these things.
public struct PolicyRow: Sendable {
  /// The rule's name, which logs and tests quote.
  public let rule: String
  public let role: Role
  public let standing: Standing
  public let actions: Set<Action>
  public let resource: Resource
  public let showing: Showing
}

/// The policy as data. What no row allows is denied; what a forbid names is denied whatever the
/// rows say (`Decide.swift`).
///
/// The rows stand by resource. Resources of systems that are not built yet have no rows, so nobody
/// reaches them.
public enum PolicyTable {
  /// The version that decisions are made under; to be raised with any change to the rows.
  public static let version = "2026-11"

  public static let rows: [PolicyRow] =
    [
      // Profile and contact of a student.
      row(.student, .ownself, [.read], .profile),
      row(.academicStaff, .tutor, [.list, .read], .profile),
      row(.academicStaff, .programme, [.list, .read], .profile),
      row(.academicStaff, .module, [.list, .read], .profile, .nameAndID),
      row(.academicStaff, .programmeStaff, [.list, .read], .profile, .nameAndID),
      row(.academicStaff, .ownStudents, [.list], .profile, .nameAndID),
      row(.academicStaff, .host, [.read], .profile, .nameAndID),
      row(.dataProtectionOfficer, .any, [.list, .read], .profile),
      row(.admin, .any, [.list, .read], .profile),
      row(.service, .any, [.list, .read], .profile),

      row(.student, .ownself, [.read], .contact),
      row(.academicStaff, .tutor, [.read], .contact),
      row(.academicStaff, .programme, [.read], .contact),
      row(.dataProtectionOfficer, .any, [.read], .contact),
      row(.admin, .any, [.read], .contact),
      row(.service, .any, [.read], .contact),

      // Appointments with academic staff.
      row(.student, .ownself, [.list, .read, .create, .update], .academicBooking),
      row(.academicStaff, .tutor, [.list, .read, .create, .update], .academicBooking),
      row(.academicStaff, .programme, [.list], .academicBooking),
      row(.academicStaff, .host, [.list, .read, .create, .update], .academicBooking),

      // When staff can be booked.
      row(.student, .bookable, [.list, .read], .availability),
      row(.academicStaff, .ownself, [.list, .read, .create, .update], .availability),

      // Who the staff are.
      row(.student, .bookable, [.list, .read], .staffProfile),
      row(.academicStaff, .any, [.list, .read], .staffProfile),
      row(.dataProtectionOfficer, .any, [.list, .read], .staffProfile),
      row(.admin, .any, [.list, .read], .staffProfile),
      row(.service, .any, [.list, .read], .staffProfile),

      // The directory.
      row(.dataProtectionOfficer, .any, [.list, .read], .directory),
      row(.admin, .any, [.list, .read, .create, .update], .directory),
      row(.service, .any, [.list, .read, .create, .update], .directory),
      // One's own enrolments and relations, and those of one's own students.
      row(.student, .ownself, [.list, .read], .directory),
      row(.academicStaff, .ownself, [.list, .read], .directory),
      row(.academicStaff, .tutor, [.list, .read], .directory),
      row(.academicStaff, .programme, [.list, .read], .directory),
      row(.academicStaff, .module, [.list, .read], .directory),

      // Who has seen what. Students see their own.
      row(.student, .ownself, [.list, .read], .auditLog),
      row(.dataProtectionOfficer, .any, [.list, .read], .auditLog),

      // The ledger. Whoever runs the server may see that it is sound, and nothing of what it says.
      row(.dataProtectionOfficer, .any, [.list, .read], .ledger),
      row(.dataProtectionOfficer, .any, [.read], .ledgerHead),
      row(.itSupport, .any, [.read], .ledgerHead),
      row(.admin, .any, [.read], .ledgerHead),

      // Who may call.
      row(.admin, .any, [.list, .read, .create, .update], .principals),
      row(.dataProtectionOfficer, .any, [.list, .read], .principals),

      // What was changed, for campus systems and for those who look after them.
      row(.service, .any, [.list], .events),
      row(.admin, .any, [.list], .events),
    ]
    // What is nobody's data, or only the caller's own session, is open to all who signed in.
    + Role.allCases.map { row($0, .any, [.list, .read], .course) }
    + Role.allCases.map { row($0, .any, [.read], .session) }
    // An inbox is its owner's alone.
    + Role.allCases.map { row($0, .ownself, [.list, .update], .inbox) }

  /// The roles for which some row allows this action: what the event loop checks before a call
  /// takes a place in a lane.
  public static func roles(for action: Action, _ resource: Resource) -> RoleSet {
    RoleSet(
      rows.lazy.filter { $0.resource == resource && $0.actions.contains(action) }.map(\.role))
  }

  private static func row(
    _ role: Role, _ standing: Standing, _ actions: Set<Action>, _ resource: Resource,
    _ showing: Showing = .everything
  ) -> PolicyRow {
    PolicyRow(
      rule: "\(resource.rawValue).\(role.rawValue).\(standing.rawValue)", role: role,
      standing: standing, actions: actions, resource: resource, showing: showing)
  }
}
