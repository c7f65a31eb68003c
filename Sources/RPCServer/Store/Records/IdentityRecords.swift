public import Domain

/// Principals and their tokens. Reading them needs no decision: they are what decisions are made of.
extension Transaction {
  /// The principal of that id; nil where there is none.
  public func principal(_ id: String) throws -> Principal? {
    // One row for each role, and one for a principal without any.
    let rows = try rows(
      """
      select p.kind, p.state, r.role
      from principal p left join principal_role r on r.principal_id = p.id where p.id = $1
      """, id)
    guard let first = rows.first else { return nil }
    guard let kind = Principal.Kind(rawValue: try first.text(0)) else { throw StoreError.corrupt }
    let acting =
      kind == .service
      ? try self.rows("select role from service_acting where principal_id = $1", id) : []
    return Principal(
      id: id, kind: kind, isActive: try first.text(1) == "active", roles: try Self.roles(rows, 2),
      actsFor: try Self.roles(acting, 0))
  }

  /// The roles that stand in a column, which is empty where there is none.
  private static func roles(_ rows: [Row], _ column: Int) throws -> RoleSet {
    var roles: RoleSet = []
    for row in rows {
      guard let name = try row.textOrNil(column) else { continue }
      guard let role = Role(rawValue: name) else { throw StoreError.corrupt }
      roles.formUnion(RoleSet(role))
    }
    return roles
  }

  /// Adds a principal with its roles; one that exists gets these roles besides its own.
  public func addPrincipal(_ principal: Principal, name: String, at now: Instant) throws {
    try run(
      """
      insert into principal (id, kind, state, name, created_at) values ($1, $2, $3, $4, $5)
      on conflict (id) do nothing
      """, principal.id, principal.kind.rawValue, principal.isActive ? "active" : "disabled",
      name, now)
    for role in principal.roles.roles {
      try run(
        """
        insert into principal_role (principal_id, role) values ($1, $2)
        on conflict (principal_id, role) do nothing
        """, principal.id, role.rawValue)
    }
    for role in principal.actsFor.roles {
      try run(
        """
        insert into service_acting (principal_id, role) values ($1, $2)
        on conflict (principal_id, role) do nothing
        """, principal.id, role.rawValue)
    }
  }

  /// Keeps a token's hash.
  ///
  /// - Parameters:
  ///   - certificate: The only client certificate that it is good with.
  ///   - identity: Of a session: the bound identity that led to it.
  public func addToken(
    _ token: Token, id: Identifier, for principal: String, at now: Instant, expires: Instant,
    certificate: CertificateThumbprint? = nil, identity: ExternalIdentity? = nil
  ) throws {
    try run(
      """
      insert into token
        (id, principal_id, sha256, kind, created_at, expires_at, certificate_sha256, issuer, subject)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, id, principal, CredentialHash(of: token).bytes, token.kind.rawValue, now, expires,
      certificate?.bytes, identity?.issuer, identity?.subject)
  }

  /// Every token that is neither revoked nor expired and every name in client certificates that is not
  /// revoked, of principals that may do something.
  ///
  /// - Parameter principal: Only this one's; nil for everybody's.
  public func liveCredentials(
    at now: Instant, of principal: String? = nil
  ) throws -> [StoredCredential] {
    let tokens = try rows(
      """
      select t.sha256, t.expires_at, t.principal_id, t.kind, t.certificate_sha256
      from token t join principal p on p.id = t.principal_id
      where t.revoked_at is null and t.expires_at > $1 and p.state = 'active'
        and ($2 = '' or t.principal_id = $2)
      """, now, principal ?? ""
    ).map { row in
      StoredCredential(
        hash: CredentialHash(bytes: try row.blob(0)), principal: try self.known(row.text(2)),
        expires: try row.instant(1),
        endsWhenIdle: try row.text(3) == Token.Kind.session.rawValue,
        certificate: try row.blobOrNil(4).map { CertificateThumbprint(stored: $0) })
    }
    let names = try rows(
      """
      select c.name, c.principal_id
      from principal_certificate c join principal p on p.id = c.principal_id
      where c.revoked_at is null and p.state = 'active' and ($1 = '' or c.principal_id = $1)
      """, principal ?? ""
    ).map { row in
      guard let name = CertificateName(try row.text(0)) else { throw StoreError.corrupt }
      return StoredCredential(name: name, principal: try self.known(row.text(1)))
    }
    return tokens + names
  }

  private func known(_ principal: String) throws -> Principal {
    guard let principal = try self.principal(principal) else { throw StoreError.corrupt }
    return principal
  }
}
