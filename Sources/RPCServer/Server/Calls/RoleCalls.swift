import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.AdminService` that says who is what, and what that means. The rules are
/// `RoleRules`'.
///
/// As in `AdminCalls`, what is taken away is gone from the identity table before COMMIT, and what is given
/// is there after it.
enum RoleCalls {
  static let routes: [Route] = [
    .write(AdminService.grantRole, .policy(.propose, .principals), grant),
    .write(AdminService.decideRoleGrant, .policy(.approve, .principals), decide),
    .write(AdminService.revokeRole, .policy(.update, .principals), revoke).goingOn(),
    .read(AdminService.listRoleGrants, .policy(.list, .principals), list),
    .read(AdminService.getPolicy, .policy(.read, .principals), policy),
  ]

  private static func grant(
    _ request: Pastoral_V1_GrantRoleRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_RoleGrant> {
    let decision = try call.decide(beneficiary: request.principalID)
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal
    let role = try AdminCalls.role(request.role, field: "role")
    let (proposer, now) = (call.caller.principal, call.now)
    var random = call.random
    var granted = false
    let reply = try call.once(decision, tx) {
      let grant = try RoleRules.propose(
        role, for: principal, by: proposer, id: Identifier(.roleGrant, from: &random), now: now)
      try tx.keep(grant, by: decision)
      granted = grant.state == .granted
      try tx.record(
        granted ? .roleGranted : .roleProposed, of: principal.id, role: role, at: now,
        by: decision)
      if !granted {
        let others = try
          (tx.principals(holding: .admin)
          + tx.principals(holding: .dataProtectionOfficer))
          .filter { $0 != proposer && $0 != principal.id }
        try tx.deliver(.approvalDue, about: grant.id, to: others, at: now, random: &random)
      }
      return (Pastoral_V1_RoleGrant(grant), nil)
    }
    if granted { letIn(principal.id, as: role, &call) }
    return reply
  }

  private static func decide(
    _ request: Pastoral_V1_DecideRoleGrantRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_RoleGrant> {
    let found = try tx.roleGrant(request.id)
    let decision = try call.decide(beneficiary: found?.principal, proposer: found?.proposer)
    guard let found else { throw Refusal.notFound("There is no such grant.") }
    let approve: Bool
    switch request.decision {
    case .approve: approve = true
    case .reject: approve = false
    case .unspecified, .UNRECOGNIZED:
      throw Refusal.invalid("decision", "must be APPROVE or REJECT")
    }
    let (decider, now) = (call.caller.principal, call.now)
    var granted = false
    let reply = try call.once(decision, tx) {
      let decided = try RoleRules.decide(
        found, approve: approve, by: decider, now: now)
      try tx.keep(decided, by: decision)
      granted = decided.state == .granted
      try tx.record(
        granted ? .roleGranted : .roleRejected, of: decided.principal, role: decided.role,
        at: now, by: decision)
      return (Pastoral_V1_RoleGrant(decided), nil)
    }
    if granted { letIn(found.principal, as: found.role, &call) }
    return reply
  }

  private static func revoke(
    _ request: Pastoral_V1_RevokeRoleRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Principal {
    let decision = try call.decide()
    let role = try AdminCalls.role(request.role, field: "role")
    let principal = try AdminCalls.found(request.principalID, tx, decision).principal
    // Whoever locked themselves out could not be let in again by this way.
    guard principal.id != call.caller.principal || role != .admin else {
      throw Refusal.invalid("role", "must not be the caller's own as admin")
    }
    if try tx.revoke(role, of: principal.id, by: decision) {
      try tx.record(.roleRevoked, of: principal.id, role: role, at: call.now, by: decision)
      let (identity, role, id) = (call.identity, RoleSet(role), principal.id)
      identity.change(id) { $0.roles.subtract(role) }
      call.onSettled { settlement in
        switch settlement {
        case .undone: identity.change(id) { $0.roles.formUnion(role) }
        // A session that was begun in the same batch has come in only now.
        case .done, .unknown: identity.change(id) { $0.roles.subtract(role) }
        }
      }
    }
    return Pastoral_V1_Principal(try AdminCalls.found(principal.id, tx, decision))
  }

  /// Has a principal's new role count once it is durable.
  private static func letIn(_ principal: String, as role: Role, _ call: inout CallContext) {
    let identity = call.identity
    call.onSettled { settlement in
      guard settlement == .done else { return }
      identity.change(principal) { $0.roles.formUnion(RoleSet(role)) }
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListRoleGrantsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListRoleGrantsResponse {
    let decision = try call.decide()
    let page = try call.page(request)
    let found = try tx.roleGrants(
      proposedOnly: request.proposedOnly, before: Paging.place(page.after),
      limit: page.size + 1, by: decision)
    let (grants, next) = call.paging.page(found, of: page) { Paging.place($0.proposed, $0.id) }
    var response = Pastoral_V1_ListRoleGrantsResponse()
    response.grants = grants.map { Pastoral_V1_RoleGrant($0) }
    response.nextPageToken = next
    return response
  }

  private static func policy(
    _ request: Pastoral_V1_GetPolicyRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Policy {
    _ = try call.decide()
    var response = Pastoral_V1_Policy()
    response.version = PolicyTable.version
    response.rows = PolicyTable.rows.map { row in
      .with {
        $0.rule = row.rule
        $0.role = row.role.rawValue
        $0.standing = row.standing.rawValue
        $0.condition = row.condition?.rawValue ?? ""
        $0.resource = row.resource.rawValue
        $0.actions = Action.allCases.filter { row.actions.contains($0) }.map(\.rawValue)
        $0.showing = row.showing.rawValue
      }
    }
    return response
  }
}

extension Pastoral_V1_RoleGrant {
  fileprivate init(_ grant: RoleGrant) {
    self.init()
    id = grant.id.text
    principalID = grant.principal
    role = grant.role.rawValue
    state =
      switch grant.state {
      case .proposed: .proposed
      case .granted: .granted
      case .rejected: .rejected
      }
    proposerID = grant.proposer
    proposed = Google_Protobuf_Timestamp(grant.proposed)
    deciderID = grant.decider
    if let moment = grant.decided { decided = Google_Protobuf_Timestamp(moment) }
  }
}

extension Pastoral_V1_ListRoleGrantsRequest: PagedRequest {}
