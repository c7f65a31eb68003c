public import Domain

/// What a principal is known by besides tokens.
public enum BoundCredential: Hashable, Sendable {
  /// A subject of the university's sign-on.
  case identity(ExternalIdentity)
  /// A name in client certificates.
  case name(CertificateName)
  /// One client certificate.
  case certificate(CertificateThumbprint)
}

/// That a principal is known by something.
public struct Binding: Hashable, Sendable {
  public let credential: BoundCredential
  public let principal: String
  /// When it was last said.
  public let bound: Instant
  /// A subject's only.
  public let id: Identifier?
  /// Who said so, of a subject's; nil where it was said on the machine.
  public let boundBy: String?
  /// When it was taken back, or said of somebody else; nil while it is in force.
  public let ended: Instant?
}

/// Bindings of all kinds, as admins list them.
extension Transaction {
  /// A page of what a principal is known by, in force: names by themselves, then identities by issuer and
  /// subject.
  ///
  /// - Parameter place: The `place` of the binding before the page; nil for the first page.
  public func bindings(
    of principal: String, after place: Binding.Place?, limit: Int, by decision: Decision
  ) throws -> [Binding] {
    let place = place ?? .beginning
    return try rows(
      """
      select kind, first, second, principal_id, created_at, id, bound_by, ended_at from (
        select 'certificate' as kind, name as first, '' as second, principal_id, created_at,
          null as id, null as bound_by, null as ended_at
        from principal_certificate where principal_id = $1 and revoked_at is null
        union all
        select 'identity', issuer, subject, principal_id, created_at, id, bound_by, ended_at
        from principal_external where principal_id = $1 and ended_at is null) bound
      where (kind, first, second) > ($2, $3, $4)
      order by kind, first, second limit $5
      """, principal, place.kind, place.first, place.second, limit
    ).map { try Binding($0) }
  }

  /// What a subject of the sign-on means, or meant; nil where no binding has that id.
  public func binding(_ id: String, by decision: Decision) throws -> Binding? {
    try row(
      """
      select 'identity', issuer, subject, principal_id, created_at, id, bound_by, ended_at
      from principal_external where id = $1
      """, id
    ).map { try Binding($0) }
  }
}

extension Binding {
  /// A row `kind, first, second, principal_id, created_at, id, bound_by, ended_at`.
  fileprivate init(_ row: Row) throws {
    let (first, second) = (try row.text(1), try row.text(2))
    if try row.text(0) == "identity" {
      credential = .identity(ExternalIdentity(issuer: first, subject: second))
    } else {
      guard let name = CertificateName(first) else { throw StoreError.corrupt }
      credential = .name(name)
    }
    principal = try row.text(3)
    bound = try row.instant(4)
    id = try row.textOrNil(5).flatMap { Identifier($0) }
    boundBy = try row.textOrNil(6)
    ended = try row.instantOrNil(7)
  }
}

extension Binding {
  /// Where a binding stands in the list of its principal's.
  public struct Place: Hashable, Sendable {
    fileprivate let kind: String
    fileprivate let first: String
    fileprivate let second: String

    fileprivate static let beginning = Place(kind: "", first: "", second: "")

    fileprivate init(kind: String, first: String, second: String) {
      self.kind = kind
      self.first = first
      self.second = second
    }

    /// A place from its text; nil where that is none.
    public init?(_ text: String) {
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { return nil }
      self.init(kind: parts[0], first: parts[1], second: parts[2])
    }

    /// In lines, which no part of a binding can have.
    public var text: String { [kind, first, second].joined(separator: "\n") }
  }

  public var place: Place {
    switch credential {
    case .identity(let identity):
      Place(kind: "identity", first: identity.issuer, second: identity.subject)
    case .name(let name): Place(kind: "certificate", first: name.text, second: "")
    case .certificate(let certificate):
      Place(kind: "certificate", first: certificate.text, second: "")
    }
  }
}
