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
}

/// Principals and their tokens. Reading them needs no decision: they are what decisions are made of.
extension Transaction {
  /// The principal of that id; nil where there is none.
  public func principal(_ id: String) throws -> Principal? {
    guard let row = try row("select kind, state from principal where id = $1", id) else {
      return nil
    }
    return try principal(id, kind: try row.text(0), state: try row.text(1))
  }

  private func principal(_ id: String, kind: String, state: String) throws -> Principal {
    guard let kind = Principal.Kind(rawValue: kind) else { throw StoreError.corrupt }
    let roles = try rows("select role from principal_role where principal_id = $1", id)
    let acting =
      kind == .service
      ? try rows("select role from service_acting where principal_id = $1", id) : []
    return Principal(
      id: id, kind: kind, isActive: state == "active", roles: try Self.roles(roles),
      actsFor: try Self.roles(acting))
  }

  private static func roles(_ rows: [Row]) throws -> RoleSet {
    RoleSet(
      try rows.map { row in
        guard let role = Role(rawValue: try row.text(0)) else { throw StoreError.corrupt }
        return role
      })
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
  public func liveTokens(at now: Instant) throws -> [StoredToken] {
    try rows(
      """
      select t.sha256, t.expires_at, p.id, p.kind, p.state
      from token t join principal p on p.id = t.principal_id
      where t.revoked_at is null and t.expires_at > $1 and p.state = 'active'
      """, now
    ).map { row in
      StoredToken(
        hash: TokenHash(bytes: try row.blob(0)),
        principal: try principal(
          try row.text(2), kind: try row.text(3), state: try row.text(4)),
        expires: try row.instant(1))
    }
  }
}
