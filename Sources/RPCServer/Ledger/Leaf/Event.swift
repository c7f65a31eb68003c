/// What a leaf records. Each kind has exactly what is listed with it, and nothing else fits in.
public enum Event: Equatable, Sendable {
  /// A payload is about to be sent to a partner. Durable before its first byte leaves.
  case shareAttempt(Share)
  /// What became of the attempt that leaf `of` recorded. An unknown outcome may be settled later by
  /// another leaf.
  case shareOutcome(Share, of: Int, ShareOutcome)
  /// A share was asked for and not allowed.
  case shareRefuse(partner: Code, basis: Code?, actor: Commitment, subject: Commitment)
  /// Reads of personal content, and denials, of one commit: their number, and the digest over them.
  case accessBatch(rows: Int, digest: Hash)
  /// Emergency access to one person's record.
  case breakGlass(basis: Code, actor: Commitment, subject: Commitment, Step)
  /// Access of IT support that a senior manager allowed for a ticket.
  case elevation(actor: Commitment, subject: Commitment?, Step)
  /// Another rule-set version came into force; with a detail, somebody changed what a principal may do, or how
  /// much a student may book.
  case policyChange(actor: Commitment?)
  /// A responsibility of one person for another was granted or ended; without a subject, those of a
  /// whole file.
  case relationChange(actor: Commitment?, subject: Commitment?)
  /// A person's keys are destroyed: begun before, ended after.
  case keyShred(actor: Commitment?, subject: Commitment, Step)
  /// The key that wraps all others was replaced: begun before, ended after.
  case keyRotate(actor: Commitment?, Step)
  /// Records were deleted at the end of their retention: rows of the access log, or others.
  case retentionDelete(actor: Commitment?, subject: Commitment?, accesses: DeletedAccesses?)
  /// The data came out of a backup.
  case restore(actor: Commitment?)
  /// This log goes on where another ended, whose last known checkpoint is named.
  case logContinue(Checkpoint)
}

/// One attempt to share one payload with one partner.
public struct Share: Equatable, Sendable {
  public var partner: Code
  public var basis: Code
  /// Counts the attempts of one share from 1.
  public var attempt: Int
  /// Who let it be sent.
  public var actor: Commitment
  /// Whom it is about.
  public var subject: Commitment
  /// Over the SHA-256 of the bytes as sent.
  public var payload: Commitment
  public var payloadLength: LengthBucket

  public static let attemptsMax = 9_999

  public init(
    partner: Code, basis: Code, attempt: Int, actor: Commitment, subject: Commitment,
    payload: Commitment, payloadLength: LengthBucket
  ) {
    precondition((1...Self.attemptsMax).contains(attempt), "Attempts are 1 to 9,999.")
    self.partner = partner
    self.basis = basis
    self.attempt = attempt
    self.actor = actor
    self.subject = subject
    self.payload = payload
    self.payloadLength = payloadLength
  }
}

/// How an attempt to share ended.
public enum ShareOutcome: String, CaseIterable, Sendable {
  /// The partner acknowledged it.
  case delivered
  /// The partner answered that it does not take it.
  case refused
  /// No byte of the payload was written.
  case notSent = "not-sent"
  /// Some may have been written; nobody can say until a person finds out.
  case unknown
}

/// Where an event that takes its time stands. `of` is the number of the leaf that began it.
public enum Step: Equatable, Sendable {
  case begun
  case ended(of: Int)
  /// Somebody looked at it afterwards.
  case reviewed(of: Int)
}

/// Which rows of the access log were deleted: all under a range of leaves.
public struct DeletedAccesses: Equatable, Sendable {
  /// The ended log that the leaves are of; nil for the log in which this is said.
  public var log: Origin?
  /// From the first `access.batch` leaf whose rows are gone to the last.
  public var leaves: ClosedRange<Int>

  public init(log: Origin?, leaves: ClosedRange<Int>) {
    self.log = log
    self.leaves = leaves
  }
}

/// A length in bytes, rounded up to a power of two from 16 on, since an exact length can give a
/// content away.
public struct LengthBucket: Hashable, Sendable {
  public let bytesMax: Int

  public static let smallest = 16
  /// 1 TiB; longer payloads count as this.
  public static let largest = 1 << 40

  /// The bucket of that many bytes.
  public init(holding bytes: Int) {
    var bucket = Self.smallest
    while bucket < bytes, bucket < Self.largest { bucket *= 2 }
    bytesMax = bucket
  }

  init?(exactly bytes: Int) {
    self.init(holding: bytes)
    guard bytesMax == bytes else { return nil }
  }
}
