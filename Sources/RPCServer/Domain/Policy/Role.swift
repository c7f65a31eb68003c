/// What somebody is at the university, as far as the policy cares.
public enum Role: String, CaseIterable, Sendable {
  case student
  /// Tutors, programme and module leaders, other programme staff. Which of these somebody is to a
  /// student is a relation, not a role.
  case academicStaff = "academic_staff"
  case wellbeingPractitioner = "wellbeing_practitioner"
  case wellbeingSupervisor = "wellbeing_supervisor"
  case clinicalSupervisor = "clinical_supervisor"
  case itSupport = "it_support"
  case dataProtectionOfficer = "data_protection_officer"
  case universitySecretary = "university_secretary"
  case recordsManager = "records_manager"
  /// Another campus system, when it acts for nobody but itself.
  case service
  case admin
}

/// A set of roles, cheap enough to compare on every call.
public struct RoleSet: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ role: Role) { rawValue = role.bit }

  public init(_ roles: some Sequence<Role>) {
    self.init(rawValue: roles.reduce(0) { $0 | $1.bit })
  }

  /// Every role there is.
  public static let everyone = RoleSet(Role.allCases)

  /// The roles a service may be allowed to act for. Never those with special powers: approvals,
  /// allocation and rights decisions need the person's own session.
  public static let actedFor: RoleSet = [RoleSet([.student, .academicStaff])]

  public func contains(_ role: Role) -> Bool { rawValue & role.bit != 0 }

  /// The roles in it, in the order of their declaration.
  public var roles: [Role] { Role.allCases.filter { contains($0) } }
}

extension Role {
  /// The role's place in a `RoleSet`, which never leaves the process.
  fileprivate var bit: UInt32 {
    switch self {
    case .student: 1 << 0
    case .academicStaff: 1 << 1
    case .wellbeingPractitioner: 1 << 2
    case .wellbeingSupervisor: 1 << 3
    case .clinicalSupervisor: 1 << 4
    case .itSupport: 1 << 5
    case .dataProtectionOfficer: 1 << 6
    case .universitySecretary: 1 << 7
    case .recordsManager: 1 << 8
    case .service: 1 << 9
    case .admin: 1 << 10
    }
  }
}
