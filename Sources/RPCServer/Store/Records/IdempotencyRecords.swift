public import Domain

/// What an idempotency key is unique within.
public struct IdempotencyScope: Sendable {
  public let principal: String
  /// The person acted for; empty for nobody.
  public let actingFor: String
  /// `service/method`.
  public let method: String
  public let key: String

  public init(principal: String, actingFor: String, method: String, key: String) {
    self.principal = principal
    self.actingFor = actingFor
    self.method = method
    self.key = key
  }

  /// Where the reply stands, sealed under that owner's key.
  fileprivate func place(of owner: String) -> SealedPlace {
    var record = LengthPrefixed()
    for part in [principal, actingFor, method, key] { record.append(part) }
    return SealedPlace(
      table: "idempotency", column: "reply", owner: owner, record: record.bytes, version: 1)
  }
}

/// The reply that a request with an idempotency key got. Only committed successes are kept, sealed
/// like the record that they show.
public struct StoredReply: Sendable {
  /// SHA-256 of the request's body as it was received.
  public let requestHash: [UInt8]
  /// The reply message's bytes.
  public let reply: [UInt8]
  /// Whom the reply is about, and whose key seals it; nil where it is about nobody.
  public let subject: Identifier?
  /// Whether the reply shows something about them, so that whoever is given it again is shown it again.
  fileprivate let showsSubject: Bool

  public init(requestHash: [UInt8], reply: [UInt8], subject: Identifier?) {
    self.init(requestHash: requestHash, reply: reply, subject: subject, showsSubject: false)
  }

  fileprivate init(
    requestHash: [UInt8], reply: [UInt8], subject: Identifier?, showsSubject: Bool
  ) {
    self.requestHash = requestHash
    self.reply = reply
    self.subject = subject
    self.showsSubject = showsSubject
  }
}

extension Transaction {
  /// For how long a key is remembered, in milliseconds: seven days.
  public static let idempotencyKeptFor: Int64 = 7 * 86_400_000

  /// The reply kept under a key; nil for a new one.
  public func storedReply(_ scope: IdempotencyScope) throws -> StoredReply? {
    try row(
      """
      select request_hash, owner, reply, shows_owner from idempotency
      where principal_id = $1 and acting_for = $2 and method = $3 and key = $4
      """, scope.principal, scope.actingFor, scope.method, scope.key
    ).map { row in
      let owner = try row.text(1)
      return StoredReply(
        requestHash: try row.blob(0), reply: try open(row.blob(2), at: scope.place(of: owner)),
        subject: Identifier(owner), showsSubject: try row.int(3) == 1)
    }
  }

  /// Notes that somebody is given a kept reply.
  public func show(_ stored: StoredReply, by decision: Decision) {
    if stored.showsSubject { note(stored.subject, by: decision) }
  }

  /// Keeps a reply under its key, and whether what was done for it has shown something about its subject.
  public func storeReply(
    _ stored: StoredReply, for scope: IdempotencyScope, at now: Instant
  ) throws {
    let owner = stored.subject?.text ?? KeyStore.system
    try run(
      """
      insert into idempotency
        (principal_id, acting_for, method, key, request_hash, owner, reply, created_at,
         shows_owner)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, scope.principal, scope.actingFor, scope.method, scope.key, stored.requestHash, owner,
      try seal(stored.reply, at: scope.place(of: owner)), now,
      stored.subject.map { subject in accesses.contains { $0.subject == subject } } == true ? 1 : 0
    )
  }

  /// Forgets keys older than seven days, a bounded number at a time.
  ///
  /// - Returns: How many were forgotten.
  public func forgetOldReplies(at now: Instant, atMost count: Int = 500) throws -> Int {
    try run(
      """
      delete from idempotency where (principal_id, acting_for, method, key) in (
        select principal_id, acting_for, method, key from idempotency
        where created_at < $1 order by created_at limit $2)
      """, now.adding(milliseconds: -Self.idempotencyKeptFor), count)
  }
}
