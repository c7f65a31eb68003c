import Crypto
import Domain
import Ledger
import NIOCore
import PluginAPI
import Store
import SwiftProtobuf
import WireFormat

/// What an inline call may know: nothing of the store.
struct InlineContext {
  let metadata: RequestMetadata
  let connection: Connection
}

/// What a call in a lane knows about itself.
struct CallContext {
  let route: Route
  /// Who calls; worked out in the lane's snapshot when a service acts for a person.
  let caller: Caller
  /// When the work began, once for all that it stamps.
  let now: Instant
  var random: SystemRandom
  /// The caller's key against doubling; nil where none was sent.
  let idempotencyKey: IdempotencyKey?
  /// Makes and reads page tokens.
  let paging: Paging
  /// Who may call, in memory; for the calls that change it.
  let identity: IdentityTable
  /// Which notices are in force; for the calls that collect something.
  let notices: NoticesInForce
  /// The plugins that speak to partners, and whether there is a way to each.
  let partners: Partners
  /// What the ledger's checkpoints are verified with.
  let ledgerKey: VerifierKey
  /// Whether the ledger fits its anchor, or needs to fit none (G6).
  let isLedgerAnchored: Bool
  /// What decides: the policy of the product, to which tests listen.
  var policy: @Sendable (PolicyQuestion) -> Verdict = { Domain.decide($0) }
  /// Why the caller reads, once the request was asked.
  var purpose: Purpose?
  /// What the caller was known by; nil for a stranger.
  var credential: CredentialHash?
  /// What a plugin beside the server said of the call's share; nil where it was not asked.
  var prepared: PreparedShare?
  /// Whether the reply was given before, under the same idempotency key.
  private(set) var isReplay = false

  /// What became of a call's changes.
  enum Settlement {
    case done
    /// Nothing of them was written.
    case undone
    /// They may have been written.
    case unknown
  }

  /// What is to be done in memory once that is known.
  private(set) var settled: [@Sendable (Settlement) -> Void] = []

  /// Has something done, in the write lane, once it is known what became of the call's changes and before
  /// it is answered.
  mutating func onSettled(_ body: @escaping @Sendable (Settlement) -> Void) {
    settled.append(body)
  }

  /// To be asked before something about a student leaves or is promised to, and before a checkpoint or a proof of
  /// the log that grows is shown: two of one size might say different things.
  ///
  /// - Throws: LEDGER_UNANCHORED.
  func requireAnchoredLedger() throws(Refusal) {
    guard isLedgerAnchored else {
      throw .rule(
        .ledgerUnanchored,
        "The ledger does not fit its anchor: nothing is disclosed. Tell the server's admin.")
    }
  }

  /// Takes credentials out of the identity table, and puts them back where the batch certainly was not
  /// committed. Where it may have been they are taken out once more: what a call before this one in the
  /// same batch has let in comes in only then.
  mutating func end(_ credentials: [CredentialHash]) {
    let identity = identity
    let ended = credentials.compactMap { identity.end($0) }
    onSettled { settlement in
      switch settlement {
      case .undone: identity.add(ended)
      case .done, .unknown: for credential in credentials { _ = identity.end(credential) }
      }
    }
  }

  /// Asks the policy for the action that the method's rule names.
  ///
  /// - Parameters:
  ///   - standings: How the caller stands to the record.
  ///   - conditions: What is true besides.
  ///   - states: What is known of the record that takes rights away.
  ///   - beneficiary: Whom a new relation would benefit.
  ///   - proposer: Who proposed what is to be approved.
  ///   - least: As much as the method can show in part: where the policy shows less, it denies. A
  ///     method that shows times and states without people says so.
  /// - Throws: `Refusal.denied`.
  func decide(
    _ standings: Set<Standing> = [], conditions: Set<Condition> = [],
    states: Set<RecordState> = [], beneficiary: String? = nil, proposer: String? = nil,
    atLeast least: Showing = .nameAndID
  ) throws -> Decision {
    guard case .policy(let action, let resource) = route.rule else { throw Refusal.denied }
    return try decide(
      action, resource, standings, conditions: conditions, states: states,
      beneficiary: beneficiary, proposer: proposer, atLeast: least)
  }

  /// The decision on the method's own action, or nil where the policy does not allow it.
  func permission(
    _ standings: Set<Standing> = [], conditions: Set<Condition> = [],
    states: Set<RecordState> = [], beneficiary: String? = nil
  ) -> Decision? {
    try? decide(standings, conditions: conditions, states: states, beneficiary: beneficiary)
  }

  /// Asks the policy for a further action that this call needs.
  ///
  /// - Throws: `Refusal.denied`.
  func decide(
    _ action: Action, _ resource: Resource, _ standings: Set<Standing> = [],
    conditions: Set<Condition> = [], states: Set<RecordState> = [], beneficiary: String? = nil,
    proposer: String? = nil, atLeast least: Showing = .nameAndID
  ) throws -> Decision {
    let question = PolicyQuestion(
      caller, action, resource, standings: standings, conditions: conditions, states: states,
      beneficiary: beneficiary, proposer: proposer, purpose: purpose, method: route.path)
    guard case .allow(let decision) = policy(question), decision.showing >= least else {
      throw Refusal.denied
    }
    return decision
  }

  /// Does a write once for each idempotency key: a repetition gets the first one's reply and has no
  /// effect. The decision comes first, so that a reply is not given to somebody who lost the right.
  ///
  /// - Parameter write: Does it, and says whom the reply is about: it is kept sealed under that
  ///   person's key.
  /// - Throws: `Refusal.idempotencyKeyReused` where the key stands for another request.
  mutating func once<Reply: Message>(
    _ decision: Decision, _ transaction: Transaction,
    _ write: () throws -> (reply: Reply, subject: Identifier?)
  ) throws -> EncodedReply<Reply> {
    guard let key = idempotencyKey else { return try EncodedReply(write().reply) }
    let scope = IdempotencyScope(
      principal: decision.caller.principal, actingFor: decision.caller.actingFor ?? "",
      method: route.path, key: key.text)
    if let stored = try transaction.storedReply(scope) {
      guard stored.requestHash == key.requestHash else { throw Refusal.idempotencyKeyReused }
      isReplay = true
      transaction.show(stored, by: decision)
      return EncodedReply(bytes: stored.reply)
    }
    let (reply, subject) = try write()
    let encoded = try EncodedReply(reply)
    try transaction.storeReply(
      StoredReply(requestHash: key.requestHash, reply: encoded.bytes, subject: subject),
      for: scope, at: now)
    return encoded
  }

  /// The reply that this caller was given before under the call's key, for a write that leaves no record to
  /// decide on again, and for the head of a stream. Without a decision only for replies that say nothing of anybody.
  ///
  /// - Throws: `Refusal.idempotencyKeyReused`, as `once`.
  mutating func replay<Reply: Message>(_ transaction: Transaction) throws -> EncodedReply<Reply>? {
    guard let key = idempotencyKey else { return nil }
    let scope = IdempotencyScope(
      principal: caller.principal, actingFor: caller.actingFor ?? "", method: route.path,
      key: key.text)
    guard let stored = try transaction.storedReply(scope) else { return nil }
    guard stored.requestHash == key.requestHash else { throw Refusal.idempotencyKeyReused }
    isReplay = true
    return EncodedReply(bytes: stored.reply)
  }
}

/// A reply as the bytes of its message: encoded once, kept under its key and sent.
struct EncodedReply<Reply: Message>: Sendable {
  let bytes: [UInt8]

  init(_ reply: Reply) throws { bytes = try reply.serializedBytes() }

  /// A reply that was kept.
  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }
}

/// A caller's key against doubling, with the hash of the request it came with.
struct IdempotencyKey: Sendable {
  /// The metadata that carries it.
  static let metadataKey: StaticString = "idempotency-key"
  static let charactersMax = 128

  let text: String
  /// SHA-256 of the body, of a stream its first message, as it was received.
  let requestHash: [UInt8]

  /// - Throws: `Refusal.invalid` for a key that is empty or too long.
  init(_ text: String, body: ByteBuffer) throws {
    guard !text.isEmpty, text.utf8.count <= Self.charactersMax else {
      throw Refusal.invalid(
        "idempotency-key", "must be 1 to \(Self.charactersMax) characters of metadata")
    }
    self.text = text
    requestHash = body.withUnsafeReadableBytes { Array(SHA256.hash(data: $0)) }
  }
}
