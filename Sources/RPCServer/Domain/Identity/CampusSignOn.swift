/// The university's own sign-on, as a server is told of it: whose tokens it takes, and whom they name.
public struct CampusSignOn: Hashable, Sendable {
  /// How a token may be signed. The list has no `none` and nothing with a shared secret, so neither can
  /// be configured, whatever a token says of itself.
  public enum Algorithm: String, CaseIterable, Sendable {
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"
    case edDSA = "EdDSA"
  }

  /// How a subject leads to a person. Never by e-mail address, since these are given to others again.
  public enum Match: String, CaseIterable, Sendable {
    /// An admin has said whom it means.
    case binding
    /// It is the campus id of a student or member of staff.
    case campusID = "campus-id"
  }

  /// The `iss` of its tokens, letter for letter.
  public var issuer: String
  /// What this server is called in their `aud`.
  public var audience: String
  public var algorithms: Set<Algorithm>
  /// The claims that name the person; of several, the values stand with a blank between them.
  public var subjectClaims: [String]
  public var match: Match

  public init(
    issuer: String, audience: String, algorithms: Set<Algorithm> = [.es256, .rs256],
    subjectClaims: [String] = ["sub"], match: Match = .binding
  ) {
    self.issuer = issuer
    self.audience = audience
    self.algorithms = algorithms
    self.subjectClaims = subjectClaims
    self.match = match
  }

  /// Claims that may not name a person: addresses, and names to sign in with, that pass from one to another.
  public static let forbiddenSubjectClaims: Set<String> = [
    "email", "mail", "preferred_username", "unique_name", "upn",
  ]

  /// By how much the sign-on's clock and ours may differ, in milliseconds.
  public static let skew: Int64 = 60_000
  /// The longest token that is looked at, in bytes.
  public static let tokenBytesMax = 16_384
  /// The longest nonce that a token may have to carry, in characters.
  public static let nonceCharactersMax = 255
  /// How long a session lasts at most, in milliseconds: a working day.
  public static let sessionMax: Int64 = 8 * 3_600_000
  /// How long it lasts without a call, in milliseconds.
  public static let sessionIdleMax: Int64 = 15 * 60_000
  /// How long it counts that somebody has proved afresh who they are, in milliseconds.
  public static let stepUpMax: Int64 = 5 * 60_000
  /// How many sessions one person may have; a further one ends the oldest.
  public static let sessionsMax = 16
}

/// What a token of the sign-on says. It may be anybody's until `CampusSignOn.identity` has looked at it.
public struct CampusClaims: Hashable, Sendable {
  public var issuer: String?
  public var audiences: [String]
  /// The party that the token was made for, where it names one.
  public var authorizedParty: String?
  public var expires: Instant?
  public var notBefore: Instant?
  public var issuedAt: Instant?
  /// When the person last proved to the sign-on who they are.
  public var authenticatedAt: Instant?
  public var nonce: String?
  /// The claims that are texts, by name.
  public var texts: [String: String]

  public init(
    issuer: String?, audiences: [String], authorizedParty: String? = nil, expires: Instant?,
    notBefore: Instant? = nil, issuedAt: Instant?, authenticatedAt: Instant? = nil,
    nonce: String? = nil, texts: [String: String]
  ) {
    self.issuer = issuer
    self.audiences = audiences
    self.authorizedParty = authorizedParty
    self.expires = expires
    self.notBefore = notBefore
    self.issuedAt = issuedAt
    self.authenticatedAt = authenticatedAt
    self.nonce = nonce
    self.texts = texts
  }
}

extension CampusClaims {
  /// When nobody takes the token any more; nil for one without an end, which nobody takes at all.
  public var ends: Instant? { expires?.adding(milliseconds: CampusSignOn.skew) }
}

/// Somebody as a sign-on knows them.
public struct ExternalIdentity: Hashable, Sendable {
  public let issuer: String
  public let subject: String

  public init(issuer: String, subject: String) {
    self.issuer = issuer
    self.subject = subject
  }

  /// The longest issuer and the longest subject, in characters: what OpenID Connect allows.
  public static let charactersMax = 255
}

/// What a token of the sign-on is good for, once each.
public enum CampusTokenUse: String, Sendable {
  /// It begins a session.
  case session
  /// It proves that somebody has shown afresh who they are.
  case stepUp = "step_up"
}

/// Why a token of the sign-on is no good. For the log and for tests; callers are never told.
public enum SignOnFault: String, Error, CaseIterable, Sendable {
  case malformed
  case algorithm
  case unknownKey
  case signature
  case issuer
  case audience
  case expired
  case notYetValid
  case nonce
  case subject
  /// The person did not prove just now who they are.
  case notFresh
  /// It is somebody else's than the caller's.
  case otherPerson
  /// It is good, and nobody here is meant by it.
  case unknownPerson
  /// It was used before.
  case spent
}

extension CampusSignOn {
  /// Whom claims name whose signature was verified.
  ///
  /// - Parameters:
  ///   - nonce: What the caller says the token must carry; empty for nothing.
  ///   - now: The moment by this server's clock.
  /// - Throws: `SignOnFault`, for the first rule that is broken.
  public func identity(
    of claims: CampusClaims, nonce: String, at now: Instant
  ) throws(SignOnFault) -> ExternalIdentity {
    guard Self.isSame(claims.issuer, issuer) else { throw .issuer }
    // A token for several is only good where it says that it was made for this one.
    guard claims.audiences.contains(where: { Self.isSame($0, audience) }),
      claims.audiences.count == 1 || Self.isSame(claims.authorizedParty, audience)
    else { throw .audience }
    guard let ends = claims.ends, now < ends else { throw .expired }
    let latest = now.adding(milliseconds: Self.skew)
    guard let issuedAt = claims.issuedAt, issuedAt <= latest, claims.notBefore ?? now <= latest
    else { throw .notYetValid }
    guard nonce.isEmpty || Self.isSame(claims.nonce, nonce) else { throw .nonce }
    return ExternalIdentity(issuer: issuer, subject: try subject(of: claims))
  }

  /// Whom claims name whose signature was verified, and when they proved who they are, which must be less
  /// than five minutes ago.
  ///
  /// - Throws: `SignOnFault`, as `identity`, and `notFresh`.
  public func freshIdentity(
    of claims: CampusClaims, nonce: String, at now: Instant
  ) throws(SignOnFault) -> (identity: ExternalIdentity, authenticatedAt: Instant) {
    let identity = try identity(of: claims, nonce: nonce, at: now)
    guard let moment = claims.authenticatedAt, moment <= now.adding(milliseconds: Self.skew),
      now < moment.adding(milliseconds: Self.stepUpMax)
    else { throw .notFresh }
    return (identity, min(moment, now))
  }

  /// Compares bytes, since a text may equal another that is spelt otherwise: an accent may stand in a
  /// letter or after it.
  private static func isSame(_ text: String?, _ wanted: String) -> Bool {
    text?.utf8.elementsEqual(wanted.utf8) ?? false
  }

  private func subject(of claims: CampusClaims) throws(SignOnFault) -> String {
    var values: [String] = []
    for name in subjectClaims {
      guard let value = claims.texts[name], !value.isEmpty else { throw .subject }
      // With one in it, two values could be read as two others.
      guard subjectClaims.count == 1 || !value.contains(" ") else { throw .subject }
      values.append(value)
    }
    let subject = values.joined(separator: " ")
    guard !subject.isEmpty,
      TextRules.problem(with: subject, atMost: ExternalIdentity.charactersMax, required: true)
        == nil
    else { throw .subject }
    return subject
  }
}
