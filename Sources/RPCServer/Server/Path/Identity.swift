import Crypto
import Domain
import NIOCore
import Store
import Synchronization
import WireFormat

/// A caller whose token was found live. Whom a service acts for is checked in the lane's snapshot.
struct SignedIn: Sendable {
  var session: Session
  /// The principal id of the person to act for; nil for nobody.
  var onBehalfOf: String?

  /// The roles that could count: what the event loop checks a method's rule against.
  var possibleRoles: RoleSet {
    onBehalfOf == nil
      ? session.principal.roles : session.principal.actsFor.intersection(.actedFor)
  }

  /// The caller as the policy sees them, from the snapshot that the call runs in.
  ///
  /// - Throws: `Refusal.denied` where the service may not act for that person.
  func caller(in transaction: Transaction) throws -> Caller {
    guard let onBehalfOf else {
      guard let caller = Caller(authenticated: session.principal) else { throw Refusal.denied }
      return caller
    }
    guard let person = try transaction.principal(onBehalfOf),
      let caller = Caller.acting(session.principal, for: person)
    else { throw Refusal.denied }
    return caller
  }
}

/// A live token and whose it is.
struct Session: Sendable {
  let principal: Principal
  let tokenHash: TokenHash
  let expires: Instant
  /// The principal's, shared by all its sessions; nil for any number of calls.
  let allowance: CallAllowance?
}

/// The live tokens, in memory, by their hash. The event loops ask it on every call; whoever revokes
/// a token takes it out before the revocation is acknowledged.
final class IdentityTable: Sendable {
  private let sessions: Mutex<[TokenHash: Session]>
  private let rates: CallRates
  private let clock: ServerClock

  /// - Parameter tokens: What the store holds when the server starts.
  init(_ tokens: [StoredToken], rates: CallRates, clock: ServerClock) {
    self.clock = clock
    self.rates = rates
    sessions = Mutex([:])
    add(tokens)
  }

  /// Lets tokens in that are durable.
  func add(_ tokens: [StoredToken]) {
    sessions.withLock { sessions in
      // All of a principal's sessions share what it may ask in a second.
      var allowances: [String: CallAllowance] = [:]
      if tokens.count < sessions.count {
        let principals = Set(tokens.map(\.principal.id))
        for session in sessions.values where principals.contains(session.principal.id) {
          allowances[session.principal.id] = session.allowance
        }
      }
      for token in tokens {
        let principal = token.principal
        let allowance = allowances[principal.id] ?? rates.allowance(of: principal)
        allowances[principal.id] = allowance
        sessions[token.hash] = Session(
          principal: principal, tokenHash: token.hash, expires: token.expires,
          allowance: allowance)
      }
    }
  }

  /// Ends a token at once.
  ///
  /// - Returns: The token, to be added again where its revocation could not be kept.
  func end(_ hash: TokenHash) -> StoredToken? {
    sessions.withLock { $0.removeValue(forKey: hash) }.map { StoredToken($0) }
  }

  /// Ends all tokens of a principal at once.
  func end(sessionsOf principal: String) -> [StoredToken] {
    sessions.withLock { sessions in
      let ended = sessions.values.filter { $0.principal.id == principal }
      for session in ended { sessions[session.tokenHash] = nil }
      return ended.map { StoredToken($0) }
    }
  }

  /// Whoever a token belongs to.
  ///
  /// - Throws: UNAUTHENTICATED, the same for a malformed, unknown, expired or revoked token.
  func session(token text: String) throws(Status) -> Session {
    guard let token = Token(text) else { throw StatusMapping.unauthenticated }
    return try session(TokenHash(of: token))
  }

  /// Whoever an `authorization` value belongs to. The credential of the connection's last call is
  /// remembered, so that a caller who sends it every time is hashed once; whether it is still live
  /// is asked every time.
  func signedIn(
    bearer credential: ByteBuffer, onBehalfOf: String?,
    remembered: inout RememberedCredential?
  ) throws(Status) -> SignedIn {
    if let known = remembered, known.credential == credential {
      return SignedIn(session: try session(known.hash), onBehalfOf: onBehalfOf)
    }
    let text = String(buffer: credential)
    guard text.hasPrefix("Bearer "), let token = Token(String(text.dropFirst("Bearer ".count)))
    else { throw StatusMapping.unauthenticated }
    let hash = TokenHash(of: token)
    let session = try session(hash)
    // A copy, so that the read buffer it stands in can go.
    remembered = RememberedCredential(credential: ByteBuffer(string: text), hash: hash)
    return SignedIn(session: session, onBehalfOf: onBehalfOf)
  }

  /// Whether a caller bound to a connection may still go on.
  func isLive(_ signedIn: SignedIn) -> Bool {
    (try? session(signedIn.session.tokenHash)) != nil
  }

  private func session(_ hash: TokenHash) throws(Status) -> Session {
    guard let session = sessions.withLock({ $0[hash] }), clock.now() < session.expires,
      session.principal.isActive
    else { throw StatusMapping.unauthenticated }
    return session
  }
}

/// The credential of a connection's last call, and its token's hash.
struct RememberedCredential {
  let credential: ByteBuffer
  let hash: TokenHash
}

extension StoredToken {
  fileprivate init(_ session: Session) {
    self.init(
      hash: session.tokenHash, principal: session.principal, expires: session.expires)
  }
}
