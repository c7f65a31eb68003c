import Domain
import Messages

/// Why personal data is read, between the wire and the domain.
extension Purpose {
  /// The purpose that a caller gave; nil where they gave none.
  ///
  /// - Throws: `Refusal.invalid` for one that this server does not know.
  init?(_ purpose: Pastoral_V1_Purpose, field: String) throws {
    switch purpose {
    case .unspecified: return nil
    case .academicAdvice: self = .academicAdvice
    case .supportAccess: self = .supportAccess
    case .directoryUpkeep: self = .directoryUpkeep
    case .dataProtection: self = .dataProtection
    case .technicalSupport: self = .technicalSupport
    case .safety: self = .safety
    case .caseSupport: self = .caseSupport
    case .caseManagement: self = .caseManagement
    case .UNRECOGNIZED: throw Refusal.invalid(field, "must be a known purpose")
    }
  }
}

extension Pastoral_V1_Purpose {
  init(_ purpose: Purpose) {
    self =
      switch purpose {
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
