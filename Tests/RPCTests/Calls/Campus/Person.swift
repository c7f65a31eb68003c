import Domain

/// Everybody of the test campus: students, staff by what they are to them, office holders, and
/// campus systems. `CampusTemplate` says who is enrolled and related where.
enum Person: String, CaseIterable, Sendable {
  // Students. Ada and Ben are on the same programme, Cat on another; Dan's time has ended with
  // yesterday, Eve's begins tomorrow.
  case ada, ben, cat, dan, eve

  // Staff, each named after what they are to Ada.
  case tutor, programmeLeader, moduleLeader, programmeStaff
  case formerTutor, nextTutor, formerModuleLeader
  /// Leads Cat's programme and is nothing to Ada.
  case stranger
  /// A member of staff who is an admin too.
  case adminOfStaff

  // Offices that the directory does not know.
  case admin, dataProtectionOfficer, itSupport, practitioner, supervisor, clinicalSupervisor
  case secretary, recordsManager
  /// Works in counselling, as `practitioner` does who takes its cases in too.
  case colleague
  /// The same, without having promised confidentiality.
  case newcomer
  /// Takes in the cases of disability support, and supervises that line.
  case disabilityAdviser, disabilitySupervisor

  // Campus systems: two keep the directory, one acts for people.
  case records, otherRecords, portal

  /// The number on the student or staff card; nil for who has none.
  var campusID: String? {
    switch self {
    case .ada: "S001"
    case .ben: "S002"
    case .cat: "S003"
    case .dan: "S004"
    case .eve: "S005"
    case .tutor: "T001"
    case .programmeLeader: "T002"
    case .moduleLeader: "T003"
    case .programmeStaff: "T004"
    case .formerTutor: "T005"
    case .nextTutor: "T006"
    case .formerModuleLeader: "T007"
    case .stranger: "T008"
    case .adminOfStaff: "T009"
    default: nil
    }
  }

  /// The role of somebody whom the directory does not know.
  var office: Role? {
    switch self {
    case .admin, .adminOfStaff: .admin
    case .dataProtectionOfficer: .dataProtectionOfficer
    case .itSupport: .itSupport
    case .practitioner, .colleague, .newcomer, .disabilityAdviser: .wellbeingPractitioner
    case .supervisor, .disabilitySupervisor: .wellbeingSupervisor
    case .clinicalSupervisor: .clinicalSupervisor
    case .secretary: .universitySecretary
    case .recordsManager: .recordsManager
    case .records, .otherRecords, .portal: .service
    default: nil
    }
  }

  /// Where somebody works in Student Life and Wellbeing.
  var post: (kind: SupportPost.Kind, type: SupportType)? {
    switch self {
    case .practitioner: (.intake, .counselling)
    case .colleague, .newcomer: (.practitioner, .counselling)
    case .supervisor: (.supervisor, .counselling)
    case .clinicalSupervisor: (.clinicalSupervisor, .counselling)
    case .disabilityAdviser: (.intake, .disability)
    case .disabilitySupervisor: (.supervisor, .disability)
    default: nil
    }
  }

  var isStudent: Bool { [.ada, .ben, .cat, .dan, .eve].contains(self) }
  var isStaff: Bool { campusID != nil && !isStudent }
  var isService: Bool { office == .service }

  static let students = allCases.filter(\.isStudent)
  static let staff = allCases.filter(\.isStaff)
}
