/// What nobody may do, whatever the rows say. Named as in the policy's list of forbids, F3 aside:
/// relations that have ended or not begun never become a standing.
enum Forbid: String, CaseIterable {
  /// F1: IT support, admins and campus systems read nothing that was written in confidence, save IT
  /// support what falls under See My Tutor, for a student they are elevated for.
  case confidential = "F1"
  /// F1: a service that acts for a person may only act for roles on its list.
  case actingBeyondScope = "F1.acting"
  /// F1: approvals, exceptional access, rights, limits on a student and giving consent need the person's own
  /// session.
  case ownSession = "F1.session"
  /// F2: nobody acts as staff on a record of their own, or one they declared a conflict about; nor gets, looks at
  /// or reviews exceptional access to either.
  case conflict = "F2"
  /// F4: nobody approves what they proposed.
  case ownProposal = "F4"
  /// F5: only people named in a sealed case open it.
  case sealed = "F5"
  /// F6: what is sent is what was approved.
  case otherPayload = "F6"
  /// F7: what was shredded is nobody's any more.
  case shredded = "F7"
  /// F8: no relation is granted by the one it benefits.
  case selfGranted = "F8"
  /// F9: only the data protection officer opens a restricted record.
  case restricted = "F9"
  /// F10: exceptional access is used for what it was made for.
  case otherPurpose = "F10"

  /// All of them, made once: every call goes through them.
  static let all = allCases

  /// Whether it denies the question, whatever row would allow it.
  func denies(_ question: PolicyQuestion) -> Bool {
    switch self {
    case .actingBeyondScope:
      return question.caller.actingFor != nil
        && !question.caller.roles.isSubset(of: RoleSet.actedFor)
    case .ownSession:
      return question.caller.actingFor != nil
        && (question.action == .approve || question.action == .destroy
          || Resource.exceptionalAccess.contains(question.resource)
          || question.resource == .bookingLimit && question.action.changes
          // In an emergency who proposes decides.
          || question.resource == .disclosure && question.action == .propose
          || question.resource == .consent && question.action == .create)
    case .ownProposal:
      return question.action == .approve && isTheCaller(question.proposer, question)
    case .otherPayload:
      return question.states.contains(.payloadDiffers) && question.resource == .disclosure
    case .shredded:
      return question.states.contains(.shredded)
        && Resource.studentRecords.contains(question.resource)
    case .sealed:
      return question.states.contains(.sealed) && !question.states.contains(.named)
        && Resource.cases.contains(question.resource)
    case .selfGranted: return isTheCaller(question.beneficiary, question)
    case .confidential, .conflict, .restricted, .otherPurpose: return false
    }
  }

  /// Whether it strikes out a row that would allow the question.
  func strikes(_ row: PolicyRow, for question: PolicyQuestion) -> Bool {
    switch self {
    case .confidential:
      switch row.role {
      case .itSupport, .admin, .service: break
      default: return false
      }
      guard Resource.confidential.contains(row.resource), question.action.opens else {
        return false
      }
      return !(row.standing == .elevated && Resource.seeMyTutor.contains(row.resource))
    case .conflict:
      let isRecord = Resource.studentRecords.contains(row.resource)
      guard row.standing != .ownself,
        isRecord || Resource.exceptionalAccess.contains(row.resource)
      else { return false }
      return question.states.contains(.conflict)
        || isRecord && question.standings.contains(.ownself)
    case .restricted:
      return question.states.contains(.restricted)
        && Resource.studentRecords.contains(row.resource) && row.role != .dataProtectionOfficer
    case .otherPurpose:
      switch row.standing {
      case .elevated: return question.purpose != .technicalSupport
      case .brokenGlass: return question.purpose != .safety
      default: return false
      }
    case .actingBeyondScope, .ownSession, .ownProposal, .otherPayload, .shredded, .sealed,
      .selfGranted:
      return false
    }
  }

  private func isTheCaller(_ person: String?, _ question: PolicyQuestion) -> Bool {
    guard let person else { return false }
    return person == question.caller.person || person == question.caller.principal
  }
}

extension Action {
  /// Whether the caller gets to see what is in the record, or that it is there.
  fileprivate var opens: Bool {
    switch self {
    case .list, .read, .export: true
    case .create, .update, .propose, .approve, .destroy: false
    }
  }

  /// Whether a record is added or changed by it.
  fileprivate var changes: Bool { self == .create || self == .update }
}
