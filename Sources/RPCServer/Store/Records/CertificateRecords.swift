public import Domain

/// Which campus system a client certificate means, and which certificates are refused.
extension Transaction {
  /// The certificates that are refused, whatever their names.
  public func revokedCertificates() throws -> [CertificateThumbprint] {
    try rows("select sha256 from certificate_revoked").map {
      CertificateThumbprint(stored: try $0.blob(0))
    }
  }

  /// Says which campus system a name means; what was said of it before no longer holds.
  public func bind(
    _ name: CertificateName, to principal: String, at now: Instant, by decision: Decision
  ) throws {
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
    try run(
      "update principal_certificate set revoked_at = coalesce(revoked_at, $2) where name = $1",
      name.text, now) > 0
  }

  /// Refuses one certificate for good.
  public func revoke(
    _ certificate: CertificateThumbprint, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      insert into certificate_revoked (sha256, revoked_at) values ($1, $2)
      on conflict (sha256) do nothing
      """, certificate.bytes, now)
  }
}
