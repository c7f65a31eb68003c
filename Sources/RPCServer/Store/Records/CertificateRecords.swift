public import Domain

/// Which campus system a client certificate means, and which certificates are refused.
extension Transaction {
  /// The certificates that are refused, whatever their names.
  public func revokedCertificates() throws -> [CertificateThumbprint] {
    try rows("select sha256 from certificate_revoked").map {
      CertificateThumbprint(stored: try $0.blob(0))
    }
  }

  /// Says which campus system a name means; what was said of it before no longer holds. The ledger has what
  /// changed.
  public func bind(
    _ name: CertificateName, to principal: String, at now: Instant, by decision: Decision
  ) throws {
    let before = try meaning(of: name)
    if before?.principal != principal || before?.isRevoked == true {
      if let before, !before.isRevoked {
        try record(.certificateRevoked, of: before.principal, .name(name), at: now, by: decision)
      }
      try record(.certificateBound, of: principal, .name(name), at: now, by: decision)
    }
    try run(
      """
      insert into principal_certificate (name, principal_id, created_at) values ($1, $2, $3)
      on conflict (name) do update set principal_id = excluded.principal_id,
        created_at = excluded.created_at, revoked_at = null
      """, name.text, principal, now)
  }

  /// Ends what a name means.
  ///
  /// - Returns: Whether it ever meant anything.
  public func revoke(
    _ name: CertificateName, at now: Instant, by decision: Decision
  ) throws -> Bool {
    guard let before = try meaning(of: name) else { return false }
    if !before.isRevoked {
      try run("update principal_certificate set revoked_at = $2 where name = $1", name.text, now)
      try record(.certificateRevoked, of: before.principal, .name(name), at: now, by: decision)
    }
    return true
  }

  /// Refuses one certificate for good.
  public func revoke(
    _ certificate: CertificateThumbprint, at now: Instant, by decision: Decision
  ) throws {
    let known = try row("select 1 from certificate_revoked where sha256 = $1", certificate.bytes)
    guard known == nil else { return }
    try run(
      "insert into certificate_revoked (sha256, revoked_at) values ($1, $2)", certificate.bytes, now
    )
    // Whose it is, nobody need know to refuse it.
    try record(.certificateRevoked, of: "", .certificate(certificate), at: now, by: decision)
  }

  /// What was last said of a name; nil where nothing ever was.
  private func meaning(
    of name: CertificateName
  ) throws -> (principal: String, isRevoked: Bool)? {
    try row("select principal_id, revoked_at from principal_certificate where name = $1", name.text)
      .map { (try $0.text(0), try $0.instantOrNil(1) != nil) }
  }
}
