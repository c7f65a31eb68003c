/// That somebody is, or is to be, given a role.
///
///     `propose` ──► granted, for roles that need no second person
///     `propose` ──► proposed ── `decide`: approve ──► granted
///                      └─────── `decide`: reject ───► rejected
public struct RoleGrant: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case proposed
    case granted
    case rejected
  }

  public let id: Identifier
  /// Whom it benefits.
  public let principal: String
  public let role: Role
  public var state: State
  public let proposer: String
  public let proposed: Instant
  /// Who decided; empty while it waits.
  public var decider: String
  public var decided: Instant?

  public init(
    id: Identifier, principal: String, role: Role, state: State, proposer: String,
    proposed: Instant, decider: String, decided: Instant?
  ) {
    self.id = id
    self.principal = principal
    self.role = role
    self.state = state
    self.proposer = proposer
    self.proposed = proposed
    self.decider = decider
    self.decided = decided
  }
}

/// Who is given which role: functions of values. That nobody approves what they proposed, or what
/// benefits them, is the policy's to say (F4, F8).
public enum RoleRules {
  /// Roles that one person alone cannot give: those that open cases, and those that oversee others.
  public static let needSecondPerson = RoleSet([
    .wellbeingPractitioner, .wellbeingSupervisor, .clinicalSupervisor, .dataProtectionOfficer,
    .admin,
  ])

  /// Asks for a role.
  ///
  /// - Throws: `Refusal.invalid` where that principal cannot have it, or has it.
  public static func propose(
    _ role: Role, for principal: Principal, by proposer: String, id: Identifier, now: Instant
  ) throws(Refusal) -> RoleGrant {
    guard principal.kind == .person else {
      throw .invalid("principal_id", "must be a person's: campus systems have no other role")
    }
    guard role != .service else { throw .invalid("role", "must be a person's role") }
    guard !principal.roles.contains(role) else {
      throw .invalid("role", "must be one that the principal does not have")
    }
    let waits = needSecondPerson.contains(role)
    return RoleGrant(
      id: id, principal: principal.id, role: role, state: waits ? .proposed : .granted,
      proposer: proposer, proposed: now, decider: waits ? "" : proposer,
      decided: waits ? nil : now)
  }

  /// Approves it or turns it down.
  ///
  /// - Throws: ALREADY_DECIDED.
  public static func decide(
    _ grant: RoleGrant, approve: Bool, by decider: String, now: Instant
  ) throws(Refusal) -> RoleGrant {
    guard grant.state == .proposed else {
      throw .rule(.alreadyDecided, "Somebody has decided it before.")
    }
    var decided = grant
    decided.state = approve ? .granted : .rejected
    decided.decider = decider
    decided.decided = now
    return decided
  }
}
