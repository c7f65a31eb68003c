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
      select kind, first, second, created_at from (
        select 'certificate' as kind, name as first, '' as second, created_at
        from principal_certificate where principal_id = $1 and revoked_at is null
        union all
        select 'identity', issuer, subject, created_at
        from principal_external where principal_id = $1) bound
      where (kind, first, second) > ($2, $3, $4)
      order by kind, first, second limit $5
      """, principal, place.kind, place.first, place.second, limit
    ).map { row in
      Binding(
        credential: try Self.credential(row), principal: principal, bound: try row.instant(3))
    }
  }

  private static func credential(_ row: Row) throws -> BoundCredential {
    let (first, second) = (try row.text(1), try row.text(2))
    if try row.text(0) == "identity" {
      return .identity(ExternalIdentity(issuer: first, subject: second))
    }
    guard let name = CertificateName(first) else { throw StoreError.corrupt }
    return .name(name)
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
