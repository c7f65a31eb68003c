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
}

/// The reply that a request with an idempotency key got. Only committed successes are kept.
public struct StoredReply: Sendable {
  /// SHA-256 of the request's body as it was received.
  public let requestHash: [UInt8]
  /// The reply message's bytes.
  public let reply: [UInt8]

  public init(requestHash: [UInt8], reply: [UInt8]) {
    self.requestHash = requestHash
    self.reply = reply
  }
}

extension Transaction {
  /// For how long a key is remembered, in milliseconds: seven days.
  public static let idempotencyKeptFor: Int64 = 7 * 86_400_000

  /// The reply kept under a key; nil for a new one.
  public func storedReply(_ scope: IdempotencyScope) throws -> StoredReply? {
    try row(
      """
      select request_hash, reply from idempotency
      where principal_id = $1 and acting_for = $2 and method = $3 and key = $4
      """, scope.principal, scope.actingFor, scope.method, scope.key
    ).map { StoredReply(requestHash: try $0.blob(0), reply: try $0.blob(1)) }
  }

  /// Keeps a reply under its key.
  public func storeReply(
    _ stored: StoredReply, for scope: IdempotencyScope, at now: Instant
  ) throws {
    try run(
      """
      insert into idempotency
        (principal_id, acting_for, method, key, request_hash, reply, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      """, scope.principal, scope.actingFor, scope.method, scope.key, stored.requestHash,
      stored.reply, now)
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
