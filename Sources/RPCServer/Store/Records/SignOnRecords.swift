public import Domain

/// People as the university's sign-on knows them, and their sessions. Looking them up needs no decision:
/// it is how a caller comes to be known.
extension Transaction {
  /// The active person whom an admin bound to that identity; nil where there is none.
  public func person(boundTo identity: ExternalIdentity) throws -> Principal? {
    try boundPrincipal(identity).flatMap { try activePerson($0) }
  }

  /// The active person with that campus id; nil where there is none, or a student and a member of staff
  /// have the same.
  public func person(withCampusID campusID: String) throws -> Principal? {
    let ids = try rows(
      """
      select id from student where campus_id = $1
      union all select id from staff where campus_id = $1
      """, campusID
    ).map { try $0.text(0) }
    guard ids.count == 1 else { return nil }
    return try activePerson(ids[0])
  }

  private func activePerson(_ id: String) throws -> Principal? {
    guard let found = try principal(id), found.kind == .person, found.isActive else { return nil }
    return found
  }

  /// Uses a token of the sign-on, and forgets those that nobody would take any more.
  ///
  /// - Parameter ends: Until when it must be remembered.
  /// - Returns: Whether it was used for that for the first time.
  public func spend(
    _ token: CredentialHash, for use: CampusTokenUse, until ends: Instant, at now: Instant
  ) throws -> Bool {
    try run("delete from spent_campus_token where ends_at <= $1", now)
    return try run(
      "insert into spent_campus_token (sha256, use, ends_at) values ($1, $2, $3) on conflict do nothing",
      token.bytes, use.rawValue, ends) > 0
  }

  /// Deletes a person's oldest sessions until so many are left.
  ///
  /// - Returns: What was deleted.
  public func endOldSessions(of principal: String, leaving count: Int) throws -> [CredentialHash] {
    let old = try rows(
      """
      select id, sha256 from token where principal_id = $1 and kind = 'ses'
      order by created_at desc, id
      """, principal
    ).dropFirst(count)
    for row in old { try run("delete from token where id = $1", try row.text(0)) }
    return try old.map { CredentialHash(bytes: try $0.blob(1)) }
  }

  /// Ends all of a person's sessions, so that they do not come back with the person.
  public func endSessions(of principal: String, at now: Instant) throws {
    try run(
      """
      update token set revoked_at = $2
      where principal_id = $1 and kind = 'ses' and revoked_at is null
      """, principal, now)
  }

  /// Ends a token that its own holder gives up, or a session that nobody used.
  public func endToken(_ hash: CredentialHash, at now: Instant) throws {
    try run(
      "update token set revoked_at = coalesce(revoked_at, $2) where sha256 = $1", hash.bytes, now)
  }

  /// Forgets sessions that ended more than seven days ago, a bounded number at a time.
  ///
  /// - Returns: How many were forgotten.
  public func forgetOldSessions(at now: Instant, atMost count: Int) throws -> Int {
    try run(
      """
      delete from token where id in (
        select id from token where kind = 'ses' and expires_at < $1 order by expires_at limit $2)
      """, now.adding(milliseconds: -7 * 86_400_000), count)
  }

  // MARK: As admins keep them

  /// The principal that a sign-on means by an identity; nil where nobody has said.
  public func principal(
    boundTo identity: ExternalIdentity, by decision: Decision
  ) throws -> String? {
    try boundPrincipal(identity)
  }

  /// Says whom a sign-on means; what was said before no longer holds, and what it led to ends. The ledger has
  /// what changed, and that person and the data protection officers are told: whoever says it of a subject of
  /// their own could be that person.
  ///
  /// - Returns: The sessions that had not ended of whom it meant before.
  @discardableResult
  public func bind(
    _ identity: ExternalIdentity, to principal: String, at now: Instant, by decision: Decision,
    random: inout some RandomNumberGenerator
  ) throws -> [CredentialHash] {
    guard try boundPrincipal(identity) != principal else { return [] }
    let ended = try unbind(identity, at: now, by: decision) ?? []
    try record(.identityBound, of: principal, .identity(identity), at: now, by: decision)
    let id = Identifier(.identityBinding, from: &random)
    try run(
      """
      insert into principal_external (id, issuer, subject, principal_id, created_at, bound_by)
      values ($1, $2, $3, $4, $5, $6)
      """, id, identity.issuer, identity.subject, principal, now,
      decision.isSystem ? nil : decision.caller.principal)
    try deliver(
      .identityBound, about: id, to: [principal] + principals(holding: .dataProtectionOfficer),
      at: now, random: &random)
    return ended
  }

  /// Takes back whom a sign-on means, and ends the sessions and fresh proofs that it led to.
  ///
  /// - Returns: The sessions that had not ended; nil where it meant nobody.
  public func unbind(
    _ identity: ExternalIdentity, at now: Instant, by decision: Decision
  ) throws -> [CredentialHash]? {
    guard let principal = try boundPrincipal(identity) else { return nil }
    try run(
      """
      update principal_external set ended_at = $3
      where issuer = $1 and subject = $2 and ended_at is null
      """, identity.issuer, identity.subject, now)
    let sessions = try rows(
      "select sha256 from token where issuer = $1 and subject = $2 and revoked_at is null",
      identity.issuer, identity.subject
    ).map { CredentialHash(bytes: try $0.blob(0)) }
    for session in sessions { try endToken(session, at: now) }
    try run("delete from step_up where principal_id = $1", principal)
    try record(.identityUnbound, of: principal, .identity(identity), at: now, by: decision)
    return sessions
  }

  private func boundPrincipal(_ identity: ExternalIdentity) throws -> String? {
    try row(
      """
      select principal_id from principal_external
      where issuer = $1 and subject = $2 and ended_at is null
      """, identity.issuer, identity.subject
    )?.text(0)
  }
}
