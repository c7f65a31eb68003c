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
  /// What the connection showed of itself in its handshake; nil for nothing.
  var certificate: PeerCertificate?

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

/// A live token, or a name in client certificates that means somebody, and whose it is.
struct Session: Sendable {
  fileprivate(set) var principal: Principal
  let credential: CredentialHash
  fileprivate(set) var expires: Instant
  /// The principal's, shared by all its sessions; nil for any number of calls.
  let allowance: CallAllowance?
  /// What else must hold; nil for most, whose calls then cost no more for it.
  var terms: SessionTerms?
}

/// What holds for some sessions only: that they are used, or over one connection's certificate.
final class SessionTerms: Sendable {
  fileprivate let certificate: CertificateThumbprint?
  fileprivate let endsWhenIdle: Bool
  /// When it was last used, in milliseconds. A start of the server counts as a use.
  private let lastUse: Atomic<Int64>

  /// Nil where nothing else must hold.
  fileprivate init?(_ stored: StoredCredential, at now: Instant) {
    guard stored.endsWhenIdle || stored.certificate != nil else { return nil }
    certificate = stored.certificate
    endsWhenIdle = stored.endsWhenIdle
    lastUse = Atomic(now.millisecondsSince1970)
  }

  /// Whether the session may go on over a connection with that certificate.
  ///
  /// - Parameter isUse: Whether it then counts as used.
  fileprivate func admit(_ shown: PeerCertificate?, isUse: Bool, at now: Instant) -> Bool {
    guard certificate == nil || certificate == shown?.thumbprint, !isIdle(at: now) else {
      return false
    }
    if endsWhenIdle, isUse { lastUse.store(now.millisecondsSince1970, ordering: .relaxed) }
    return true
  }

  /// Whether it has ended because nobody used it.
  fileprivate func isIdle(at now: Instant) -> Bool {
    endsWhenIdle
      && now.millisecondsSince1970 - lastUse.load(ordering: .relaxed) >= CampusSignOn.sessionIdleMax
  }
}

/// Who may call, in memory: the live tokens and the names in client certificates, by their hash. The event
/// loops ask it on every call; whoever revokes one takes it out before the revocation is acknowledged.
final class IdentityTable: Sendable {
  private struct State {
    private(set) var sessions: [CredentialHash: Session] = [:]
    /// What each principal is known by in `sessions`.
    private(set) var known: [String: Set<CredentialHash>] = [:]
    /// Client certificates that are refused, with whatever else a call brings.
    var revoked: Set<CertificateThumbprint>

    init(revoked: Set<CertificateThumbprint>) { self.revoked = revoked }

    mutating func put(_ session: Session) {
      sessions[session.credential] = session
      known[session.principal.id, default: []].insert(session.credential)
    }

    mutating func remove(_ hash: CredentialHash) -> Session? {
      guard let session = sessions.removeValue(forKey: hash) else { return nil }
      known[session.principal.id]?.remove(hash)
      if known[session.principal.id]?.isEmpty == true { known[session.principal.id] = nil }
      return session
    }

    func sessions(of principal: String) -> [Session] {
      known[principal, default: []].compactMap { sessions[$0] }
    }

    /// Whether a name of that certificate means another campus system.
    func means(_ certificate: PeerCertificate, another principal: Principal) -> Bool {
      certificate.names.contains { sessions[$0].map { $0.principal.id != principal.id } ?? false }
    }
  }

  private let state: Mutex<State>
  private let rates: CallRates
  private let clock: ServerClock

  /// - Parameters:
  ///   - credentials: What the store holds when the server starts.
  ///   - revoked: The client certificates that it says are refused.
  init(
    _ credentials: [StoredCredential], revoked: [CertificateThumbprint] = [], rates: CallRates,
    clock: ServerClock
  ) {
    self.clock = clock
    self.rates = rates
    state = Mutex(State(revoked: Set(revoked)))
    add(credentials)
  }

  /// Lets tokens and names in that are durable.
  func add(_ credentials: [StoredCredential]) {
    let now = clock.now()
    state.withLock { state in
      for stored in credentials {
        let principal = stored.principal
        // All of a principal's sessions share what it may ask in a second.
        let allowance =
          state.known[principal.id]?.first.flatMap { state.sessions[$0] }?.allowance
          ?? rates.allowance(of: principal)
        // A name may have meant another before.
        _ = state.remove(stored.hash)
        state.put(
          Session(
            principal: principal, credential: stored.hash, expires: stored.expires,
            allowance: allowance, terms: SessionTerms(stored, at: now)))
      }
    }
  }

  /// Ends a token, or what a name means, at once.
  ///
  /// - Returns: It, to be added again where its revocation could not be kept.
  func end(_ hash: CredentialHash) -> StoredCredential? {
    state.withLock { $0.remove(hash) }.map { StoredCredential($0) }
  }

  /// Has a token end at that moment, unless it does sooner.
  ///
  /// - Returns: It as it was, to be added again where that could not be kept; nil where it is not there.
  func end(_ hash: CredentialHash, at end: Instant) -> StoredCredential? {
    state.withLock { state in
      guard var session = state.sessions[hash] else { return nil }
      let before = StoredCredential(session)
      session.expires = min(session.expires, end)
      state.put(session)
      return before
    }
  }

  /// Ends all that a principal is known by at once.
  func end(sessionsOf principal: String) -> [StoredCredential] {
    state.withLock { state in
      let ended = state.sessions(of: principal)
      for session in ended { _ = state.remove(session.credential) }
      return ended.map { StoredCredential($0) }
    }
  }

  /// Changes what a principal is, for all that they are known by: at once, and without ending anything.
  func change(_ principal: String, _ body: (inout Principal) -> Void) {
    state.withLock { state in
      for var session in state.sessions(of: principal) {
        body(&session.principal)
        state.put(session)
      }
    }
  }

  /// Refuses a client certificate from now on.
  ///
  /// - Returns: Whether it was not refused before.
  func refuse(_ certificate: CertificateThumbprint) -> Bool {
    state.withLock { $0.revoked.insert(certificate).inserted }
  }

  /// Refuses it no longer, since that could not be kept.
  func refuseNoLonger(_ certificate: CertificateThumbprint) {
    state.withLock { _ = $0.revoked.remove(certificate) }
  }

  /// Forgets what has ended by itself, which nobody can use any more.
  ///
  /// - Returns: The sessions that ended since nobody used them. The store does not know of it.
  func forgetEnded() -> [CredentialHash] {
    let now = clock.now()
    return state.withLock { state in
      var idle: [CredentialHash] = []
      for (hash, session) in state.sessions {
        let isIdle = session.terms?.isIdle(at: now) ?? false
        guard isIdle || now >= session.expires else { continue }
        _ = state.remove(hash)
        if isIdle { idle.append(hash) }
      }
      return idle
    }
  }

  /// Whoever a token belongs to.
  ///
  /// - Parameter certificate: What the connection has shown.
  /// - Throws: UNAUTHENTICATED, the same for a malformed, unknown, expired, idle or revoked token, for one
  ///   that is bound to another certificate, and for a campus system's over another's certificate.
  func session(token text: String, over certificate: PeerCertificate?) throws(Status) -> Session {
    guard let token = Token(text) else { throw StatusMapping.unauthenticated }
    return try session(CredentialHash(of: token), over: certificate)
  }

  /// The campus system that a connection's certificate means: one of its names does, and no other name
  /// means another.
  func signedIn(
    by certificate: PeerCertificate, onBehalfOf: String?
  ) throws(Status) -> SignedIn {
    for name in certificate.names {
      guard let session = try? session(name, over: certificate) else { continue }
      return SignedIn(session: session, onBehalfOf: onBehalfOf, certificate: certificate)
    }
    throw StatusMapping.unauthenticated
  }

  /// Whoever an `authorization` value belongs to. The credential of the connection's last call is
  /// remembered, so that a caller who sends it every time is hashed once; whether it is still live
  /// is asked every time.
  func signedIn(
    bearer credential: ByteBuffer, onBehalfOf: String?, over certificate: PeerCertificate?,
    remembered: inout RememberedCredential?
  ) throws(Status) -> SignedIn {
    if let known = remembered, known.credential == credential {
      return SignedIn(
        session: try session(known.hash, over: certificate), onBehalfOf: onBehalfOf,
        certificate: certificate)
    }
    let text = String(buffer: credential)
    guard text.hasPrefix("Bearer "), let token = Token(String(text.dropFirst("Bearer ".count)))
    else { throw StatusMapping.unauthenticated }
    let hash = CredentialHash(of: token)
    let session = try session(hash, over: certificate)
    // A copy, so that the read buffer it stands in can go.
    remembered = RememberedCredential(credential: ByteBuffer(string: text), hash: hash)
    return SignedIn(session: session, onBehalfOf: onBehalfOf, certificate: certificate)
  }

  /// Whether a caller bound to a connection, or to a stream, may still go on.
  func isLive(_ signedIn: SignedIn, isUse: Bool) -> Bool {
    (try? current(signedIn, isUse: isUse)) != nil
  }

  /// A caller as they are now: what they may do may be less than when they signed in.
  ///
  /// - Parameter isUse: Whether it is because of the caller that this is asked. A stream that merely stands
  ///   open does not keep a session from idling.
  /// - Throws: UNAUTHENTICATED where they may do nothing any more.
  func current(_ signedIn: SignedIn, isUse: Bool) throws(Status) -> SignedIn {
    var current = signedIn
    current.session = try session(
      signedIn.session.credential, over: signedIn.certificate, isUse: isUse)
    return current
  }

  private func session(
    _ hash: CredentialHash, over certificate: PeerCertificate?, isUse: Bool = true
  ) throws(Status) -> Session {
    let found = state.withLock { state -> Session? in
      guard let certificate else { return state.sessions[hash] }
      guard !state.revoked.contains(certificate.thumbprint), let found = state.sessions[hash],
        found.principal.kind == .person || !state.means(certificate, another: found.principal)
      else { return nil }
      return found
    }
    let now = clock.now()
    guard let found, now < found.expires, found.principal.isActive,
      found.terms?.admit(certificate, isUse: isUse, at: now) ?? true
    else { throw StatusMapping.unauthenticated }
    return found
  }
}

/// The credential of a connection's last call, and its token's hash.
struct RememberedCredential {
  let credential: ByteBuffer
  let hash: CredentialHash
}

extension StoredCredential {
  fileprivate init(_ session: Session) {
    self.init(
      hash: session.credential, principal: session.principal, expires: session.expires,
      endsWhenIdle: session.terms?.endsWhenIdle ?? false,
      certificate: session.terms?.certificate)
  }
}
