import Crypto
import Domain
import Ledger

/// One attempt to pass something about a student on, as its leaves say it: to a partner, to another service of the
/// university, or to a clinical supervisor.
struct RecordedShare {
  let partner: Code
  let basis: Code
  /// Counts attempts from 1.
  var attempt = 1
  /// Who let it go.
  let actor: String
  let student: Identifier
  /// SHA-256 of the bytes that are passed on.
  let payloadHash: [UInt8]
  let payloadBytes: Int
  /// What stands sealed beside the leaf.
  let detail: [UInt8]
}

extension Transaction {
  /// Has the ledger say that it is about to be passed on.
  ///
  /// - Returns: The leaf's place.
  func append(attempt share: RecordedShare, at now: Instant) throws -> Int {
    let owner = try keyOwner(for: share.student.text, [.audit, .content])
    return try append(share.detail, ownedBy: owner, at: now) {
      .shareAttempt(try event(of: share, in: $0))
    }
  }

  /// Has the ledger say what became of it.
  ///
  /// - Parameter place: Of the leaf that said that it was about to be passed on.
  func append(
    _ outcome: ShareOutcome, of share: RecordedShare, after place: Int, at now: Instant
  ) throws {
    let owner = try keyOwner(for: share.student.text, [.audit, .content])
    try append(share.detail, ownedBy: owner, at: now, after: place, Step.ended(of:)) {
      leaf, step in
      let event = try event(of: share, in: leaf)
      guard case .ended(let attempt) = step else { return .shareAttempt(event) }
      return .shareOutcome(event, of: attempt, outcome)
    }
  }

  /// A payload for a commitment to it; nothing once the key was destroyed, as there is nothing left to commit to.
  func payload(toCommitTo sealed: [UInt8]?, at place: SealedPlace) throws -> [UInt8] {
    guard let sealed else { return [] }
    do {
      return try open(sealed, at: place)
    } catch KeyError.destroyed {
      return []
    }
  }

  private func event(of share: RecordedShare, in leaf: LeafID) throws -> Share {
    let student = share.student.text
    let owner = try keyOwner(for: student, [.audit])
    return Share(
      partner: share.partner, basis: share.basis, attempt: share.attempt,
      actor: try commitment(to: share.actor, .actor, of: leaf),
      subject: try commitment(to: student, .subject, of: leaf),
      payload: Commitment(
        to: share.payloadHash, .payload, of: leaf,
        auditKey: try keys.key(of: owner, for: .audit).key),
      payloadLength: LengthBucket(holding: share.payloadBytes))
  }
}
