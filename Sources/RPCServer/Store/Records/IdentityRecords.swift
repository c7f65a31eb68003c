import Crypto
public import Domain

/// The SHA-256 of a token: all that is kept of it.
public struct TokenHash: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(of token: Token) {
    bytes = Array(SHA256.hash(data: Array(token.text.utf8)))
  }

  init(bytes: [UInt8]) { self.bytes = bytes }
}

/// A token as the store keeps it, with whose it is.
public struct StoredToken: Sendable {
  public let hash: TokenHash
  public let principal: Principal
  public let expires: Instant

  public init(hash: TokenHash, principal: Principal, expires: Instant) {
    self.hash = hash
    self.principal = principal
    self.expires = expires
  }
}

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
  public func addToken(
    _ token: Token, id: Identifier, for principal: String, at now: Instant, expires: Instant
  ) throws {
    try run(
      """
      insert into token (id, principal_id, sha256, kind, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6)
      """, id, principal, TokenHash(of: token).bytes, token.kind.rawValue, now, expires)
  }

  /// Every token that is neither revoked nor expired, of principals that may do something.
  ///
  /// - Parameter principal: Only this one's; nil for everybody's.
  public func liveTokens(at now: Instant, of principal: String? = nil) throws -> [StoredToken] {
    try rows(
      """
      select t.sha256, t.expires_at, t.principal_id
      from token t join principal p on p.id = t.principal_id
      where t.revoked_at is null and t.expires_at > $1 and p.state = 'active'
        and ($2 = '' or t.principal_id = $2)
      """, now, principal ?? ""
    ).map { row in
      guard let principal = try self.principal(row.text(2)) else { throw StoreError.corrupt }
      return StoredToken(
        hash: TokenHash(bytes: try row.blob(0)), principal: principal,
        expires: try row.instant(1))
    }
  }
}
