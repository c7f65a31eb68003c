public import Domain
import Logging
import Store

/// The university's sign-on, and where its keys are.
public struct SignOnConfiguration: Hashable, Sendable {
  public var rules: CampusSignOn
  /// Where its JSON Web Key Set is.
  public var keys: KeySetSource

  public init(_ rules: CampusSignOn, keys: KeySetSource) {
    self.rules = rules
    self.keys = keys
  }
}

/// The door for people: proves whom a token of the university's sign-on names.
final class SignOn: Sendable {
  let rules: CampusSignOn
  private let keys: CampusKeys

  /// - Throws: `CampusKeysError`.
  init(_ configuration: SignOnConfiguration, at now: Instant, logger: Logger) async throws {
    rules = configuration.rules
    keys = try await CampusKeys(
      configuration.keys, algorithms: configuration.rules.algorithms, at: now,
      logger: logger)
  }

  /// Reads the keys again; keeps those that it has where the new are not good.
  func reload(at now: Instant) async throws { try await keys.reload(at: now) }

  /// Whom a token names.
  ///
  /// - Parameter nonce: What the caller says the token must carry; empty for nothing.
  func identity(
    in text: String, nonce: String, at now: Instant
  ) async -> Result<Proved, SignOnFault> {
    do throws(SignOnFault) {
      let token = try await verified(text, at: now)
      return .success(
        Proved(try rules.identity(of: token.claims, nonce: nonce, at: now), by: token))
    } catch {
      return .failure(error)
    }
  }

  /// Whom a token names that says when they proved who they are, which must be just now.
  func freshIdentity(
    in text: String, nonce: String, at now: Instant
  ) async -> Result<(proved: Proved, authenticatedAt: Instant), SignOnFault> {
    do throws(SignOnFault) {
      let token = try await verified(text, at: now)
      let fresh = try rules.freshIdentity(of: token.claims, nonce: nonce, at: now)
      return .success((Proved(fresh.identity, by: token), fresh.authenticatedAt))
    } catch {
      return .failure(error)
    }
  }

  /// A token whose signature holds, and that ends.
  private func verified(
    _ text: String, at now: Instant
  ) async throws(SignOnFault) -> VerifiedToken {
    let token = try CampusToken(text, allowed: rules.algorithms)
    guard let key = await keys.key(token.keyID, token.algorithm, at: now) else {
      throw .unknownKey
    }
    let claims = try token.claims(by: key)
    guard let expires = claims.expires else { throw .expired }
    return VerifiedToken(
      claims: claims, hash: CredentialHash(ofSigned: token.signed), expires: expires)
  }
}

/// A token whose signature holds.
private struct VerifiedToken {
  let claims: CampusClaims
  let hash: CredentialHash
  let expires: Instant
}

/// Whom a token of the sign-on has named, and which token it was.
struct Proved: Sendable {
  let identity: ExternalIdentity
  /// What the token is known by, so that it is used once.
  let token: CredentialHash
  /// When nobody would take it any more.
  let ends: Instant

  fileprivate init(_ identity: ExternalIdentity, by token: VerifiedToken) {
    self.identity = identity
    self.token = token.hash
    ends = token.expires.adding(milliseconds: CampusSignOn.skew)
  }
}
