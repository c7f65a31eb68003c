public import Domain

/// A principal with the name that admins know it by.
public struct NamedPrincipal: Sendable {
  public let principal: Principal
  /// Empty for people in the directory.
  public let name: String
}

/// A token without its secret.
public struct TokenRecord: Sendable {
  public let id: Identifier
  public let kind: Token.Kind
  public let principal: String
  public let created: Instant
  public let expires: Instant
  /// Nil while it has not been revoked.
  public let revoked: Instant?
  /// The only client certificate that it is good with; nil for good without one.
  public let certificate: CertificateThumbprint?

  public init(
    id: Identifier, kind: Token.Kind, principal: String, created: Instant, expires: Instant,
    revoked: Instant?, certificate: CertificateThumbprint? = nil
  ) {
    self.id = id
    self.kind = kind
    self.principal = principal
    self.created = created
    self.expires = expires
    self.revoked = revoked
    self.certificate = certificate
  }
}

/// Principals and their tokens, as admins keep them.
extension Transaction {
  /// One principal; nil where there is none.
  public func namedPrincipal(_ id: String, by decision: Decision) throws -> NamedPrincipal? {
    guard let principal = try principal(id) else { return nil }
    let name = try row("select name from principal where id = $1", id)?.text(0) ?? ""
    return NamedPrincipal(principal: principal, name: name)
  }

  /// A page of principals by id, all or those with a role.
  public func principals(
    with role: Role?, after: String, limit: Int, by decision: Decision
  ) throws -> [NamedPrincipal] {
    try rows(
      """
      select id from principal
      where id > $1 and ($2 = '' or id in (select principal_id from principal_role where role = $2))
      order by id limit $3
      """, after, role?.rawValue ?? "", limit
    ).compactMap { try namedPrincipal($0.text(0), by: decision) }
  }

  /// Lets a principal do what its roles allow, or nothing.
  public func setActive(_ isActive: Bool, principal: String, by decision: Decision) throws {
    try run(
      "update principal set state = $2 where id = $1", principal,
      isActive ? "active" : "disabled")
  }

  /// A page of a principal's tokens, newest first.
  public func tokens(
    of principal: String, before: (created: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [TokenRecord] {
    try rows(
      """
      select id, principal_id, created_at, expires_at, revoked_at, certificate_sha256, kind from token
      where principal_id = $1 and (created_at < $2 or (created_at = $2 and id > $3))
      order by created_at desc, id limit $4
      """, principal, before?.created ?? Instant(millisecondsSince1970: .max), before?.id ?? "",
      limit
    ).map { try TokenRecord($0) }
  }

  /// One token; nil where there is none.
  public func token(_ id: String, by decision: Decision) throws -> TokenRecord? {
    try row(
      """
      select id, principal_id, created_at, expires_at, revoked_at, certificate_sha256, kind
      from token where id = $1
      """, id
    ).map { try TokenRecord($0) }
  }

  /// Has a token end at that moment, unless it does sooner.
  ///
  /// - Returns: Its hash.
  public func endToken(_ id: Identifier, at end: Instant, by decision: Decision) throws
    -> CredentialHash
  {
    let row = try row(
      """
      update token set expires_at = case when expires_at < $2 then expires_at else $2 end
      where id = $1 returning sha256
      """, id, end)
    guard let row else { throw StoreError.corrupt }
    return CredentialHash(bytes: try row.blob(0))
  }

  /// Ends a token, unless it was revoked before.
  ///
  /// - Returns: The token as it then is, and its hash; nil where there is none.
  public func revokeToken(
    _ id: String, at now: Instant, by decision: Decision
  ) throws -> (TokenRecord, CredentialHash)? {
    try row(
      """
      update token set revoked_at = coalesce(revoked_at, $2) where id = $1
      returning id, principal_id, created_at, expires_at, revoked_at, certificate_sha256, kind,
        sha256
      """, id, now
    ).map { (try TokenRecord($0), CredentialHash(bytes: try $0.blob(7))) }
  }
}

extension TokenRecord {
  /// A row `id, principal_id, created_at, expires_at, revoked_at, certificate_sha256, kind`.
  fileprivate init(_ row: Row) throws {
    guard let kind = Token.Kind(rawValue: try row.text(6)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), kind: kind, principal: try row.text(1),
      created: try row.instant(2),
      expires: try row.instant(3), revoked: try row.instantOrNil(4),
      certificate: try row.blobOrNil(5).map { CertificateThumbprint(stored: $0) })
  }
}
