public import Domain
import Logging

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
  ) async -> Result<ExternalIdentity, SignOnFault> {
    do throws(SignOnFault) {
      return .success(
        try rules.identity(of: try await claims(in: text, at: now), nonce: nonce, at: now))
    } catch {
      return .failure(error)
    }
  }

  /// Whom a token names that says when they proved who they are, which must be just now.
  func freshIdentity(
    in text: String, nonce: String, at now: Instant
  ) async -> Result<(identity: ExternalIdentity, authenticatedAt: Instant), SignOnFault> {
    do throws(SignOnFault) {
      return .success(
        try rules.freshIdentity(of: try await claims(in: text, at: now), nonce: nonce, at: now))
    } catch {
      return .failure(error)
    }
  }

  /// What a token says whose signature holds.
  private func claims(in text: String, at now: Instant) async throws(SignOnFault) -> CampusClaims {
    let token = try CampusToken(text, allowed: rules.algorithms)
    guard let key = await keys.key(token.keyID, token.algorithm, at: now) else {
      throw .unknownKey
    }
    return try token.claims(by: key)
  }
}
