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
        Proved(
          identity: try rules.identity(of: token.claims, nonce: nonce, at: now), token: token))
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
      return .success((Proved(identity: fresh.identity, token: token), fresh.authenticatedAt))
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
    guard let ends = claims.ends else { throw .expired }
    return VerifiedToken(claims: claims, ends: ends, hash: CredentialHash(ofSigned: token.signed))
  }
}

/// A token of the sign-on whose signature holds.
struct VerifiedToken: Sendable {
  let claims: CampusClaims
  /// When nobody takes it any more.
  let ends: Instant
  /// What it is known by, so that it is used once.
  let hash: CredentialHash
}

/// Whom a token of the sign-on has named.
struct Proved: Sendable {
  let identity: ExternalIdentity
  let token: VerifiedToken
}
