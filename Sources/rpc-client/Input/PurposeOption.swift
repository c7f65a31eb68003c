import ArgumentParser
import Messages

/// Why somebody's data is read, as an option spells it.
enum PurposeName: String, ExpressibleByArgument, CaseIterable {
  case academicAdvice = "academic-advice"
  case supportAccess = "support-access"
  case directoryUpkeep = "directory-upkeep"
  case dataProtection = "data-protection"
  case technicalSupport = "technical-support"
  case safety
  case caseSupport = "case-support"
  case caseManagement = "case-management"

  var purpose: Pastoral_V1_Purpose {
    switch self {
    case .academicAdvice: .academicAdvice
    case .supportAccess: .supportAccess
    case .directoryUpkeep: .directoryUpkeep
    case .dataProtection: .dataProtection
    case .technicalSupport: .technicalSupport
    case .safety: .safety
    case .caseSupport: .caseSupport
    case .caseManagement: .caseManagement
    }
  }
}

/// Why bookings are read; advice unless something else is said.
struct BookingPurposeOption: ParsableArguments {
  @Option(help: "Why the data is read; recorded by the server.")
  var purpose = PurposeName.academicAdvice
}

/// Why the directory is read; its upkeep unless something else is said.
struct DirectoryPurposeOption: ParsableArguments {
  @Option(help: "Why the data is read; recorded by the server.")
  var purpose = PurposeName.directoryUpkeep
}
