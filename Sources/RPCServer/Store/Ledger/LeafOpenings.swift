public import Domain
public import Ledger

/// What somebody thinks a leaf means. Nil is not asked.
public struct LeafQuestion: Sendable {
  /// Who did it, by id.
  public var actor: String?
  /// Whom it is about, by id.
  public var subject: String?
  /// The SHA-256 of what was sent about that subject.
  public var payload: [UInt8]?
  /// Whether the detail beside it is asked for.
  public var detail: Bool

  public init(actor: String?, subject: String?, payload: [UInt8]?, detail: Bool) {
    self.actor = actor
    self.subject = subject
    self.payload = payload
    self.detail = detail
  }
}

/// What one line of a leaf means, and what shows that to whoever has the leaf.
public struct LeafOpening: Sendable {
  public let field: Commitment.Field
  /// An id, the SHA-256 of what was sent, or the detail.
  public let value: [UInt8]
  public let opening: Ledger.Opening
}

extension Transaction {
  /// A leaf, and of what was asked that which it means: nothing where the audit key is destroyed that hides it. About
  /// whomever it shows something, that is noted.
  ///
  /// - Returns: Nil where the log has no such leaf.
  /// - Throws: `LedgerFault` where the ledger, or what stands beside it, is damaged.
  public func openedLeaf(
    _ index: Int, in log: LedgerLog, _ question: LeafQuestion, by decision: Decision
  ) throws -> (bytes: [UInt8], openings: [LeafOpening])? {
    let tables = try log.tables(in: database)
    guard index >= 0, let (head, _) = try tables.head(), index < head.size else { return nil }
    guard let bytes = try tables.leaf(at: index) else { throw LedgerFault.leafMissing(index) }
    let leaf: Leaf
    do { leaf = try Leaf(bytes) } catch { throw LedgerFault.leafMalformed(index, error) }
    var openings: [LeafOpening] = []
    if let actor = question.actor {
      openings += try opening(.actor, of: leaf, Array(actor.utf8), about: actor, by: decision)
    }
    if let subject = question.subject {
      openings += try opening(.subject, of: leaf, Array(subject.utf8), about: subject, by: decision)
      if let payload = question.payload {
        openings += try opening(.payload, of: leaf, payload, about: subject, by: decision)
      }
    }
    if question.detail {
      do {
        if let (detail, owner) = try detail(besideLeafAt: tables.log.place(index)) {
          let found = try opening(.detail, of: leaf, detail, about: owner, by: decision)
          // It lies there, so unlike a guess it must fit.
          guard !found.isEmpty else { throw KeyError.altered }
          openings += found
        }
      } catch KeyError.altered {
        throw LedgerFault.detailChanged(index)
      }
    }
    return (bytes, openings)
  }

  /// What shows that a line stands for a value; nothing where it does not.
  ///
  /// - Parameter owner: By whose audit key, where they have one.
  private func opening(
    _ field: Commitment.Field, of leaf: Leaf, _ value: [UInt8], about owner: String,
    by decision: Decision
  ) throws -> [LeafOpening] {
    guard let commitment = leaf.commitment(field) else { return [] }
    let key = try keys.key(of: keyOwner(for: owner, [.audit]), for: .audit).key
    let opening = Ledger.Opening(field, of: leaf.id, auditKey: key)
    guard commitment.commits(to: value, opening) else { return [] }
    if let person = Identifier(owner), person.kind.isPerson { note(person, by: decision) }
    return [LeafOpening(field: field, value: value, opening: opening)]
  }

  private func detail(besideLeafAt place: Int) throws -> (detail: [UInt8], owner: String)? {
    try row("select owner, detail from audit_detail where place = $1", place).map { row in
      let owner = try row.text(0)
      return (try open(row.blob(1), at: .detail(ofLeafAt: place, owner: owner)), owner)
    }
  }
}
