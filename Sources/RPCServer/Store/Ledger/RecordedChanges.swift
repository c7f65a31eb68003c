import Crypto
public import Domain
import Ledger

/// What admins and campus systems change of who may do what: a leaf each, with what exactly was changed
/// sealed beside it.
extension Transaction {
  /// What somebody changed of what principals may do.
  public enum PrincipalChange: String, Sendable {
    /// Added, or given further roles.
    case added
    case disabled
    case enabled
    case tokenIssued = "token-issued"
    case tokenRevoked = "token-revoked"
    case roleProposed = "role-proposed"
    case roleGranted = "role-granted"
    case roleRejected = "role-rejected"
    case roleRevoked = "role-revoked"
    case identityBound = "identity-bound"
    case identityUnbound = "identity-unbound"
    case certificateBound = "certificate-bound"
    case certificateRevoked = "certificate-revoked"
  }

  /// Has the ledger say that what a principal may do was changed.
  ///
  /// - Parameters:
  ///   - token: The token's id, where it is about one.
  ///   - role: The role, where it is about one.
  ///   - credential: What was bound, or is so no longer, where it is about that. A person's is sealed under
  ///     the person's key.
  ///   - decision: Nil where it was done at the machine, by nobody who called.
  public func record(
    _ change: PrincipalChange, of principal: String, _ credential: BoundCredential? = nil,
    token: Identifier? = nil, role: Role? = nil, at now: Instant, by decision: Decision?
  ) throws {
    var detail = LengthPrefixed(format: "pastoral-principal-change/v1")
    detail.append(change.rawValue)
    detail.append(principal)
    detail.append(token?.text ?? "")
    detail.append(role?.rawValue ?? "")
    switch credential {
    case .identity(let identity):
      detail.append(identity.issuer)
      detail.append(identity.subject)
    case .name(let name): detail.append(name.text)
    case .certificate(let certificate): detail.append(certificate.text)
    case nil: break
    }
    let owner =
      credential == nil ? KeyStore.system : try keyOwner(for: principal, [.audit, .content])
    let actor = decision.flatMap { $0.isSystem ? nil : $0.caller.principal }
    try append(detail.bytes, ownedBy: owner, at: now) { id in
      .policyChange(actor: try actor.map { try self.commitment(to: $0, .actor, of: id) })
    }
  }

  /// Has the ledger say that a person limited a student's bookings, or lifted the limit: that nothing is ever
  /// limited by itself can be shown (S25). Why is not in it.
  func record(_ limit: BookingLimit, at now: Instant, by decision: Decision) throws {
    var detail = LengthPrefixed(format: "pastoral-booking-limit/v1")
    detail.append(limit.lifted == nil ? "imposed" : "lifted")
    detail.append(limit.id.text)
    detail.append(limit.studentID.text)
    detail.append(Int64(limit.openMax))
    detail.append(limit.until.iso)
    let owner = try keyOwner(for: limit.studentID.text, [.audit, .content])
    let actor = decision.caller.principal
    try append(detail.bytes, ownedBy: owner, at: now) { id in
      .policyChange(actor: try self.commitment(to: actor, .actor, of: id))
    }
  }

  /// Has the ledger say that relations were granted or ended: one leaf for one relation, and one for all
  /// of a file, over the SHA-256 of what was changed.
  ///
  /// - Parameter changed: As they are now.
  public func record(
    _ changed: [Stored<Relation>], at now: Instant, by decision: Decision
  ) throws {
    guard let first = changed.first else { return }
    // What the programs do by themselves is no change that anybody made.
    guard !decision.isSystem else { return }
    let actor = decision.caller.principal
    if changed.count == 1 {
      let subject = try first.record.aboutID(in: self).text
      let owner = try keyOwner(for: subject, [.audit, .content])
      try append(try encoded(first), ownedBy: owner, at: now) { id in
        .relationChange(
          actor: try self.commitment(to: actor, .actor, of: id),
          subject: try self.commitment(to: subject, .subject, of: id))
      }
      return
    }
    var digest = SHA256()
    for relation in changed { digest.update(data: try encoded(relation)) }
    var detail = LengthPrefixed(format: "pastoral-relation-file/v1")
    detail.append(Int64(changed.count))
    detail.append(Array(digest.finalize()))
    try append(detail.bytes, ownedBy: KeyStore.system, at: now) { id in
      .relationChange(actor: try self.commitment(to: actor, .actor, of: id), subject: nil)
    }
  }

  /// A relation in bytes that can be read in one way only.
  private func encoded(_ relation: Stored<Relation>) throws -> [UInt8] {
    var bytes = LengthPrefixed(format: "pastoral-relation-change/v1")
    bytes.append(relation.id.text)
    bytes.append(relation.revision)
    bytes.append(relation.record.kind.storeName)
    bytes.append(relation.record.staffCampusID)
    bytes.append(relation.record.about)
    bytes.append(relation.record.from.iso)
    bytes.append(relation.record.to?.iso ?? "")
    return bytes.bytes
  }
}
