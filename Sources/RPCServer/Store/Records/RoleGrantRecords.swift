public import Domain

/// Who was given which role, by whom, and with whose approval.
extension Transaction {
  /// Keeps a grant that was asked for or decided; one that is granted takes effect with it.
  public func keep(_ grant: RoleGrant, by decision: Decision) throws {
    try run(
      """
      insert into role_grant
        (id, principal_id, role, state, proposer_id, proposed_at, decider_id, decided_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (id) do update set state = $4, decider_id = $7, decided_at = $8
      """, grant.id, grant.principal, grant.role.rawValue, grant.state.rawValue, grant.proposer,
      grant.proposed, grant.decider, grant.decided)
    guard grant.state == .granted else { return }
    try run(
      """
      insert into principal_role (principal_id, role) values ($1, $2)
      on conflict (principal_id, role) do nothing
      """, grant.principal, grant.role.rawValue)
  }

  /// Takes a role away.
  ///
  /// - Returns: Whether the principal had it.
  public func revoke(_ role: Role, of principal: String, by decision: Decision) throws -> Bool {
    try run(
      "delete from principal_role where principal_id = $1 and role = $2", principal,
      role.rawValue) > 0
  }

  /// One grant; nil where there is none.
  public func roleGrant(_ id: String) throws -> RoleGrant? {
    try row(
      """
      select id, principal_id, role, state, proposer_id, proposed_at, decider_id, decided_at
      from role_grant where id = $1
      """, id
    ).map { try RoleGrant($0) }
  }

  /// A page of grants, newest first.
  ///
  /// - Parameter before: Where the page begins: the one before it; nil for the newest.
  public func roleGrants(
    proposedOnly: Bool, before: (proposed: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [RoleGrant] {
    try rows(
      """
      select id, principal_id, role, state, proposer_id, proposed_at, decider_id, decided_at
      from role_grant
      where ($1 = 0 or state = 'proposed')
        and (proposed_at < $2 or (proposed_at = $2 and id > $3))
      order by proposed_at desc, id limit $4
      """, proposedOnly ? 1 : 0, before?.proposed ?? Instant(millisecondsSince1970: .max),
      before?.id ?? "", limit
    ).map { try RoleGrant($0) }
  }
}

extension RoleGrant {
  /// A row `id, principal_id, role, state, proposer_id, proposed_at, decider_id, decided_at`.
  fileprivate init(_ row: Row) throws {
    guard let role = Role(rawValue: try row.text(2)), let state = State(rawValue: try row.text(3))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), principal: try row.text(1), role: role, state: state,
      proposer: try row.text(4), proposed: try row.instant(5), decider: try row.text(6),
      decided: try row.instantOrNil(7))
  }
}
